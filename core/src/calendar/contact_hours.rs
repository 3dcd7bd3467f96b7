//! Contact hours: when a person at the customer may be written to or called.
//!
//! The business rule: a message leaves only while the wall clock in the *customer's* time zone is inside the hours,
//! on one of the weekdays, and (unless switched off) on a business day of the customer's calendar. `from` is inside,
//! `to` is not. When clocks change, the wall clock decides: hours that it skips do not exist, hours that it shows
//! twice are inside twice.

use super::weekday::{check_some_left, weekday_of};
use super::{Date, HolidayCalendar, TimeZone, Timestamp, Weekdays};
use crate::error::{Error, Result, quoted};
use chrono::{NaiveDateTime, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A wall-clock time in whole minutes, from `00:00` to `24:00` (the end of the day). In JSON: `"09:30"`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

const DAY_MINUTES: u16 = 1_440;

impl TimeOfDay {
    /// A time from its hour and minute.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] after `24:00`, or a minute above 59.
    pub fn new(hour: u16, minute: u16) -> Result<Self> {
        let out = |field: &str, most: i64, given: u16| Error::NumberOutOfRange {
            field: field.into(),
            least: 0,
            most,
            given: given.into(),
        };
        if minute > 59 {
            return Err(out("minute", 59, minute));
        }
        let minutes = hour.checked_mul(60).and_then(|minutes| minutes.checked_add(minute));
        minutes.filter(|m| *m <= DAY_MINUTES).map(Self).ok_or_else(|| out("hour", 24, hour))
    }

    /// Minutes since midnight, 0 to 1440.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    fn parse_text(text: &str) -> Option<Self> {
        let [a, b, b':', c, d] = *text.as_bytes() else { return None };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte.wrapping_sub(b'0')));
        let two = |x: u8, y: u8| digit(x)?.checked_mul(10)?.checked_add(digit(y)?);
        Self::new(two(a, b)?, two(c, d)?).ok()
    }

    /// This reading of the wall clock on a date.
    fn on(self, date: Date) -> NaiveDateTime {
        let midnight = NaiveDateTime::from(date.chrono());
        midnight.checked_add_signed(TimeDelta::minutes(self.0.into())).unwrap_or(midnight)
    }
}

impl std::str::FromStr for TimeOfDay {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::parse_text(text).ok_or_else(|| Error::TextInvalid {
            field: String::new(),
            reason: format!("not a time of day such as 09:30: {}", quoted(text)),
        })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl fmt::Debug for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = TimeOfDay;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a time of day such as 09:30")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<TimeOfDay, E> {
                text.parse().map_err(Error::through)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl borsh::BorshSerialize for TimeOfDay {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        borsh::BorshSerialize::serialize(&self.0, writer)
    }
}

impl borsh::BorshDeserialize for TimeOfDay {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let minutes = u16::deserialize_reader(reader)?;
        Self::new(minutes / 60, minutes % 60).map_err(|_| borsh::io::ErrorKind::InvalidData.into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TimeOfDay {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeOfDay".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$",
            "description": "A wall-clock time in whole minutes, 00:00 to 24:00.",
        })
    }
}

/// The hours in which a customer may be contacted, in the customer's own time zone.
///
/// The default is the careful one for business customers: 09:00 to 17:00, Monday to Friday, not on holidays. What the
/// law allows for consumers differs by country and is for the host to set.
///
/// # Examples
/// ```
/// use receivables::calendar::{ContactHours, HolidayCalendar, TimeZone};
/// let hours = ContactHours::default();
/// let berlin: TimeZone = "Europe/Berlin".parse()?;
/// // Friday evening in Berlin: wait for Monday 09:00, which is 07:00 in UTC in summer.
/// let next = hours.next_allowed("2026-06-05T18:30:00Z".parse()?, berlin, &HolidayCalendar::weekends_only())?;
/// assert_eq!(next.to_string(), "2026-06-08T07:00:00Z");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ContactHours {
    /// First allowed minute of the day.
    from: TimeOfDay,
    /// End of the allowed time, not included; after `from`.
    to: TimeOfDay,
    /// Allowed weekdays, at least one.
    weekdays: Weekdays,
    /// Whether days that the calendar closes are left out. True unless said otherwise.
    business_days_only: bool,
}

impl Default for ContactHours {
    fn default() -> Self {
        Self {
            from: TimeOfDay(9 * 60),
            to: TimeOfDay(17 * 60),
            weekdays: Weekdays::MONDAY_TO_FRIDAY,
            business_days_only: true,
        }
    }
}

impl ContactHours {
    /// Hours on business days among the weekdays given.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] when `to` is not after `from`; [`Error::CountOutOfRange`] without a weekday.
    pub fn new(from: TimeOfDay, to: TimeOfDay, weekdays: Weekdays) -> Result<Self> {
        if to <= from {
            return Err(Error::NumberOutOfRange {
                field: "to".into(),
                least: i64::from(from.0).saturating_add(1),
                most: DAY_MINUTES.into(),
                given: to.0.into(),
            });
        }
        check_some_left(weekdays, "weekdays", Weekdays::NONE)?;
        Ok(Self { from, to, weekdays, business_days_only: true })
    }

    /// The same hours, on holidays too.
    #[must_use]
    pub const fn holidays_too(mut self) -> Self {
        self.business_days_only = false;
        self
    }

    /// First allowed minute of the day.
    #[must_use]
    pub const fn from(&self) -> TimeOfDay {
        self.from
    }

    /// End of the allowed time, not included.
    #[must_use]
    pub const fn to(&self) -> TimeOfDay {
        self.to
    }

    /// Allowed weekdays.
    #[must_use]
    pub const fn weekdays(&self) -> Weekdays {
        self.weekdays
    }

    /// Whether days that the calendar closes are left out.
    #[must_use]
    pub const fn business_days_only(&self) -> bool {
        self.business_days_only
    }

    /// Whether contact is allowed at an instant.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] within a day of the ends of the range.
    pub fn allows(&self, at: Timestamp, zone: TimeZone, calendar: &HolidayCalendar) -> Result<bool> {
        let local = zone.local(at)?;
        let minute = local.hour().saturating_mul(60).saturating_add(local.minute());
        let is_inside = (u32::from(self.from.0)..u32::from(self.to.0)).contains(&minute);
        Ok(is_inside && self.allows_date(Date::from_chrono(local.date())?, calendar))
    }

    fn allows_date(&self, date: Date, calendar: &HolidayCalendar) -> bool {
        self.weekdays.contains(weekday_of(date))
            && (!self.business_days_only || calendar.is_business_day(date))
    }

    /// The earliest instant, not before `now`, at which contact is allowed.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] when no allowed day is left before 2200.
    pub fn next_allowed(
        &self,
        now: Timestamp,
        zone: TimeZone,
        calendar: &HolidayCalendar,
    ) -> Result<Timestamp> {
        if self.allows(now, zone, calendar)? {
            return Ok(now);
        }
        // Ends: dates end in 2199.
        let mut date = zone.local_date(now)?;
        loop {
            if self.allows_date(date, calendar) {
                for start in self.starts(date, zone) {
                    if start >= now && self.allows(start, zone, calendar)? {
                        return Ok(start);
                    }
                }
            }
            date = date.plus_days(1)?;
        }
    }

    /// The full hours of the wall clock on a date at which contact is allowed, in order.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] within a day of the ends of the range.
    pub fn full_hours(
        &self,
        date: Date,
        zone: TimeZone,
        calendar: &HolidayCalendar,
    ) -> Result<Vec<Timestamp>> {
        let mut hours = Vec::new();
        for hour in 0..24 {
            let [first, _] = zone.instants(TimeOfDay::new(hour, 0)?.on(date));
            if let Some(at) = first
                && self.allows(at, zone, calendar)?
            {
                hours.push(at);
            }
        }
        hours.sort_unstable();
        Ok(hours)
    }

    /// Every instant at which the hours of a date can begin, in order: when the wall clock reaches `from` (twice when
    /// it is set back over it), and when it is set forward or back.
    fn starts(&self, date: Date, zone: TimeZone) -> Vec<Timestamp> {
        let [first, second] = zone.instants(self.from.on(date));
        let mut starts: Vec<Timestamp> =
            [first, second, clock_change(date, zone)].into_iter().flatten().collect();
        starts.sort_unstable();
        starts
    }
}

/// The instant at which the clock of a zone changes on a date, if it does.
fn clock_change(date: Date, zone: TimeZone) -> Option<Timestamp> {
    // Local time is less than a day away from UTC, so the local date lies between these two.
    let mut before = Timestamp::start_of(date).plus_hours(-24).ok()?;
    let mut after = Timestamp::start_of(date).plus_hours(48).ok()?;
    let old_offset = zone.offset_seconds(before);
    if zone.offset_seconds(after) == old_offset {
        return None;
    }
    while before.micros() < after.micros().saturating_sub(1) {
        let step = after.micros().checked_sub(before.micros())? / 2;
        let middle = Timestamp::from_micros(before.micros().checked_add(step)?).ok()?;
        if zone.offset_seconds(middle) == old_offset {
            before = middle;
        } else {
            after = middle;
        }
    }
    (zone.local_date(after).ok()? == date).then_some(after)
}

/// What stands in JSON or in a snapshot, before the checks.
#[derive(Deserialize, borsh::BorshDeserialize)]
#[serde(deny_unknown_fields, default, rename = "ContactHours")]
struct Raw {
    from: TimeOfDay,
    to: TimeOfDay,
    weekdays: Weekdays,
    business_days_only: bool,
}

impl Default for Raw {
    fn default() -> Self {
        let ContactHours { from, to, weekdays, business_days_only } = ContactHours::default();
        Self { from, to, weekdays, business_days_only }
    }
}

impl TryFrom<Raw> for ContactHours {
    type Error = Error;
    fn try_from(raw: Raw) -> Result<Self> {
        let hours = Self::new(raw.from, raw.to, raw.weekdays)?;
        Ok(Self { business_days_only: raw.business_days_only, ..hours })
    }
}

impl<'de> Deserialize<'de> for ContactHours {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::try_from(Raw::deserialize(deserializer)?).map_err(Error::through)
    }
}

impl borsh::BorshDeserialize for ContactHours {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        Self::try_from(Raw::deserialize_reader(reader)?)
            .map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_day(from: &str, to: &str) -> ContactHours {
        ContactHours::new(from.parse().unwrap(), to.parse().unwrap(), Weekdays::ALL).unwrap().holidays_too()
    }

    fn next(hours: &ContactHours, now: &str, zone: &str) -> String {
        let calendar = HolidayCalendar::weekends_only();
        hours.next_allowed(now.parse().unwrap(), zone.parse().unwrap(), &calendar).unwrap().to_string()
    }

    #[test]
    fn the_skipped_hour_does_not_exist() {
        // Berlin, 2026-03-29: 02:00 becomes 03:00 at 01:00 UTC.
        let now = "2026-03-29T00:10:00Z";
        assert_eq!(next(&every_day("02:30", "04:00"), now, "Europe/Berlin"), "2026-03-29T01:00:00Z");
        assert_eq!(next(&every_day("02:15", "02:45"), now, "Europe/Berlin"), "2026-03-30T00:15:00Z");
    }

    #[test]
    fn the_repeated_hour_counts_twice() {
        // Berlin, 2026-10-25: 03:00 becomes 02:00 again at 01:00 UTC.
        let hours = every_day("02:15", "02:45");
        assert_eq!(next(&hours, "2026-10-24T23:00:00Z", "Europe/Berlin"), "2026-10-25T00:15:00Z");
        assert_eq!(next(&hours, "2026-10-25T00:50:00Z", "Europe/Berlin"), "2026-10-25T01:15:00Z");
        assert_eq!(next(&hours, "2026-10-25T01:50:00Z", "Europe/Berlin"), "2026-10-26T01:15:00Z");
        // Hours that ended are open again when the clock falls back into them.
        let early = every_day("01:00", "02:30");
        assert_eq!(next(&early, "2026-10-25T00:40:00Z", "Europe/Berlin"), "2026-10-25T01:00:00Z");
    }

    #[test]
    fn a_skipped_date_has_no_hours() {
        // Apia had no 2011-12-30: it went from UTC-10 to UTC+14 at 2011-12-30T10:00Z.
        let hours = every_day("09:00", "17:00");
        assert_eq!(next(&hours, "2011-12-30T05:00:00Z", "Pacific/Apia"), "2011-12-30T19:00:00Z");
    }

    #[test]
    fn every_start_is_inside_and_nothing_earlier_is() {
        let calendar = HolidayCalendar::weekends_only();
        let hours = [every_day("00:00", "00:30"), every_day("01:20", "02:40"), every_day("23:30", "24:00")];
        for zone in ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago"] {
            let zone: TimeZone = zone.parse().unwrap();
            for hours in hours {
                // Ten minutes at a time through a year, against a search that only asks `allows`.
                let step = 10 * 60 * 1_000_000;
                let start: Timestamp = "2024-01-01T00:00:00Z".parse().unwrap();
                let mut expected = None;
                for at in (0..366 * 144).rev() {
                    let now = Timestamp::from_micros(start.micros() + at * step).unwrap();
                    if hours.allows(now, zone, &calendar).unwrap() {
                        expected = Some(now);
                    }
                    if let (Some(expected), 0) = (expected, at % 7) {
                        assert_eq!(
                            hours.next_allowed(now, zone, &calendar).unwrap(),
                            expected,
                            "{now} {zone}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn impossible_hours_are_refused() {
        for (text, field) in [
            (r#"{"from":"17:00","to":"09:00"}"#, "to"),
            (r#"{"weekdays":[]}"#, "weekdays"),
            (r#"{"from":"9:00"}"#, "from"),
            (r#"{"to":"24:01"}"#, "to"),
        ] {
            assert_eq!(crate::wire::from_json::<ContactHours>(text).unwrap_err().field(), field, "{text}");
        }
        let default: ContactHours = crate::wire::from_json("{}").unwrap();
        assert_eq!(default, ContactHours::default());
    }
}
