//! The clock of a question: which day it is at the company, and when the customer may be written to.

use crate::calendar::{Date, TimeZone, Timestamp, Weekday};
use crate::documents::Company;
use crate::error::Result;
use chrono::{Datelike, Timelike};

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_MINUTE: i64 = 60 * MICROS_PER_SECOND;

/// What one instant means for the company and for customers in one time zone.
///
/// It holds the answers that need a search, so it is made once for each time zone, not for each customer.
#[derive(Debug, Clone)]
pub struct Clock<'a> {
    now: Timestamp,
    today: Date,
    zone: TimeZone,
    company: &'a Company,
    /// Start and end of the contact hours that hold at `now`, if they do.
    open: Option<(Timestamp, Timestamp)>,
    next_open: Timestamp,
}

impl<'a> Clock<'a> {
    /// What `now` means for a company and for customers in a time zone.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) within days of the ends of the range.
    pub fn new(now: Timestamp, company: &'a Company, zone: TimeZone) -> Result<Self> {
        let today = company.time_zone.local_date(now)?;
        let (hours, holidays) = (&company.contact_hours, &company.holidays);
        let next_open = hours.next_allowed(now, zone, holidays)?;
        let open = if hours.allows(now, zone, holidays)? {
            let local = zone.local_date(now)?;
            let start = hours.next_allowed(day_start(zone, local)?, zone, holidays)?;
            let midnight = day_start(zone, local.plus_days(1)?)?;
            let mut end = Timestamp::from_micros(
                now.micros().saturating_sub(now.micros().rem_euclid(MICROS_PER_MINUTE)),
            )?;
            while end < midnight && hours.allows(end, zone, holidays)? {
                end = Timestamp::from_micros(end.micros().saturating_add(MICROS_PER_MINUTE))?;
            }
            Some((start, end))
        } else {
            None
        };
        Ok(Self { now, today, zone, company, open, next_open })
    }

    /// The instant of the question.
    #[must_use]
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The day it is at the company.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// The company.
    #[must_use]
    pub const fn company(&self) -> &'a Company {
        self.company
    }

    /// The instant at which a day begins at the company.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn day_start(&self, date: Date) -> Result<Timestamp> {
        day_start(self.company.time_zone, date)
    }

    /// The day at the company on which an instant falls.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn date_of(&self, at: Timestamp) -> Result<Date> {
        self.company.time_zone.local_date(at)
    }

    /// The weekday and hour of the customer's clock at an instant.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn local_hour(&self, at: Timestamp) -> Result<(Weekday, u8)> {
        let local = self.zone.local(at)?;
        let hour = u8::try_from(local.hour()).unwrap_or_default();
        Ok((Weekday::from(local.weekday()), hour))
    }

    /// The first instant from another one on at which the customer may be written to.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn first_allowed(&self, from: Timestamp) -> Result<Timestamp> {
        self.company.contact_hours.next_allowed(from, self.zone, &self.company.holidays)
    }

    /// An instant and the full hours after it, up to so many days later, at which the customer may be written to.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn hours_from(&self, first: Timestamp, days: u32) -> Result<Vec<Timestamp>> {
        let (hours, holidays) = (&self.company.contact_hours, &self.company.holidays);
        let date = self.zone.local_date(first)?;
        let mut found = vec![first];
        for day in 0..=i64::from(days) {
            found.extend(hours.full_hours(date.plus_days(day)?, self.zone, holidays)?);
        }
        found.retain(|at| *at >= first);
        found.dedup();
        Ok(found)
    }

    /// When something that became due at an instant may be sent: the start of the contact hours that hold now or come
    /// next, and not before it became due. The second is when that answer changes: the end of the hours that hold now.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
    pub fn send_slot(&self, due: Timestamp) -> Result<(Timestamp, Option<Timestamp>)> {
        // What was due before them goes with the hours that hold now or come next: nothing to look for.
        match self.open {
            Some((start, end)) if due <= start => return Ok((start, Some(end))),
            None if due <= self.next_open => return Ok((self.next_open, None)),
            _ => {}
        }
        let first = self.first_allowed(due)?;
        Ok(match self.open {
            Some((_, end)) if first >= end => (first, None),
            Some((start, end)) => (first.max(start), Some(end)),
            None => (first.max(self.next_open), None),
        })
    }
}

/// The first instant of a day in a time zone, to the second.
pub(crate) fn day_start(zone: TimeZone, date: Date) -> Result<Timestamp> {
    let midnight = Timestamp::start_of(date);
    if zone == TimeZone::UTC {
        return Ok(midnight);
    }
    // Where the clock does not change near midnight, the day begins as far from midnight UTC as the zone is.
    let ahead = i64::from(zone.offset_seconds(midnight)).saturating_mul(MICROS_PER_SECOND);
    let near = Timestamp::from_micros(midnight.micros().saturating_sub(ahead))?;
    let before = Timestamp::from_micros(near.micros().saturating_sub(MICROS_PER_SECOND))?;
    if zone.local_date(near)? == date && zone.local_date(before)? < date {
        return Ok(near);
    }
    let seconds = |at: Timestamp| at.micros().div_euclid(MICROS_PER_SECOND);
    let at = |seconds: i64| Timestamp::from_micros(seconds.saturating_mul(MICROS_PER_SECOND));
    // Local time is less than a day away from UTC: the day begins between these two.
    let mut before = seconds(midnight.plus_hours(-24)?);
    let mut after = seconds(midnight.plus_hours(24)?);
    while before < after.saturating_sub(1) {
        let middle = before.midpoint(after);
        if zone.local_date(at(middle)?)? < date {
            before = middle;
        } else {
            after = middle;
        }
    }
    at(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{ContactHours, HolidayCalendar};

    fn company(zone: &str) -> Company {
        Company {
            time_zone: zone.parse().unwrap(),
            contact_hours: ContactHours::default(),
            holidays: HolidayCalendar::weekends_only(),
            language: None,
        }
    }

    #[test]
    fn a_day_begins_by_the_clock_of_the_company() {
        for (zone, date, start) in [
            ("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z"),
            ("Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00Z"),
            ("America/New_York", "2026-01-05", "2026-01-05T05:00:00Z"),
            ("Pacific/Kiritimati", "2026-01-05", "2026-01-04T10:00:00Z"),
            ("Pacific/Pago_Pago", "2026-01-05", "2026-01-05T11:00:00Z"),
        ] {
            let start_of_day = day_start(zone.parse().unwrap(), date.parse().unwrap()).unwrap();
            assert_eq!(start_of_day.to_string(), start, "{zone}");
        }
    }

    #[test]
    fn a_slot_stands_still_while_the_hours_do() {
        let company = company("UTC");
        let slot = |now: &str, due: &str| {
            let clock = Clock::new(now.parse().unwrap(), &company, TimeZone::UTC).unwrap();
            let (slot, change) = clock.send_slot(due.parse().unwrap()).unwrap();
            (slot.to_string(), change.map(|c| c.to_string()))
        };
        // Monday 2026-01-05: hours 09:00 to 17:00.
        let due = "2026-01-05T00:00:00Z";
        assert_eq!(slot("2026-01-05T03:00:00Z", due), ("2026-01-05T09:00:00Z".into(), None));
        let end = Some("2026-01-05T17:00:00Z".into());
        assert_eq!(slot("2026-01-05T09:00:00Z", due), ("2026-01-05T09:00:00Z".into(), end.clone()));
        assert_eq!(slot("2026-01-05T16:59:59Z", due), ("2026-01-05T09:00:00Z".into(), end.clone()));
        assert_eq!(slot("2026-01-05T17:00:00Z", due), ("2026-01-06T09:00:00Z".into(), None));
        assert_eq!(slot("2026-01-09T20:00:00Z", due), ("2026-01-12T09:00:00Z".into(), None));
        assert_eq!(
            slot("2026-01-05T15:00:00Z", "2026-01-05T14:37:00Z"),
            ("2026-01-05T14:37:00Z".into(), end)
        );
    }
}
