//! Business days: a calendar of weekends and holidays, and the four rules that move a date off a closed day.
//!
//! | rule | Sunday 2024-03-31, no holidays | effect |
//! | --- | --- | --- |
//! | unadjusted | 2024-03-31 | keep the date |
//! | following | 2024-04-01 | next business day |
//! | modified following | 2024-03-29 | next business day, unless that is in another month: then the one before |
//! | preceding | 2024-03-29 | business day before |
//!
//! A calendar is plain data: take one of [`PublicCalendar`](super::PublicCalendar), or bring your own.
//!
//! Source: business-day conventions of the ISDA definitions.

use super::weekday::{check_some_left, weekday_of};
use super::{Date, Weekdays};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::vocabulary::words;
use serde::{Deserialize, Serialize};

/// Most holidays in one calendar.
pub const MOST_HOLIDAYS: usize = 20_000;

words! {
    /// What to do with a date that falls on a closed day.
    #[derive(Default)]
    BusinessDayRule {
        /// Keep the date. The default: nothing moves unless the contract says so.
        #[default]
        Unadjusted "unadjusted",
        /// The next business day.
        Following "following",
        /// The next business day, unless it lies in another month: then the business day before.
        ModifiedFollowing "modified_following",
        /// The business day before.
        Preceding "preceding",
    }
}

impl BusinessDayRule {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub(crate) fn is_unadjusted(&self) -> bool {
        *self == Self::Unadjusted
    }
}

/// Which days are closed: the weekend and a list of holidays.
///
/// Outside `valid_from` and `valid_until` (see [`HolidayCalendar::covers`]) only the weekend is known.
/// In JSON: `{"name":"target","holidays":["2024-03-29"]}`; the weekend is Saturday and Sunday unless given.
///
/// # Examples
/// ```
/// use receivables::calendar::{BusinessDayRule, HolidayCalendar, PublicCalendar};
/// let target = PublicCalendar::Target.calendar(2024, 2024)?;
/// let easter_sunday = "2024-03-31".parse()?;
/// assert_eq!(target.adjust(easter_sunday, BusinessDayRule::Following)?.to_string(), "2024-04-02");
/// assert_eq!(target.adjust(easter_sunday, BusinessDayRule::ModifiedFollowing)?.to_string(), "2024-03-28");
/// let weekends_only = HolidayCalendar::weekends_only();
/// assert_eq!(weekends_only.plus_business_days(easter_sunday, 1)?.to_string(), "2024-04-01");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, borsh::BorshSerialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HolidayCalendar {
    /// What the calendar is called.
    name: Name,
    /// The weekdays that are always closed; never all seven.
    #[serde(default = "usual_weekend")]
    weekend: Weekdays,
    /// The closed dates, sorted, each once. A date on the weekend is allowed and changes nothing.
    holidays: Vec<Date>,
    /// Where the holidays come from: a law, a published list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Name>,
    /// First date for which the holidays are complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    /// Last date for which the holidays are complete.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_until: Option<Date>,
}

fn usual_weekend() -> Weekdays {
    Weekdays::SATURDAY_SUNDAY
}

impl HolidayCalendar {
    /// A calendar of the weekend and the holidays given, which may come in any order and more than once.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`] when all seven days are weekend or there are more than [`MOST_HOLIDAYS`].
    pub fn new(name: Name, weekend: Weekdays, mut holidays: Vec<Date>) -> Result<Self> {
        check_some_left(weekend, "weekend", Weekdays::ALL)?;
        holidays.sort_unstable();
        holidays.dedup();
        if holidays.len() > MOST_HOLIDAYS {
            return Err(Error::CountOutOfRange {
                field: "holidays".into(),
                least: 0,
                most: MOST_HOLIDAYS,
                given: holidays.len(),
            });
        }
        Ok(Self { name, weekend, holidays, source: None, valid_from: None, valid_until: None })
    }

    /// A calendar that closes on Saturday and Sunday only, named `weekends`.
    #[must_use]
    pub fn weekends_only() -> Self {
        Self {
            name: Name::new("weekends").unwrap_or_else(|_| unreachable!("a literal name is sound")),
            weekend: Weekdays::SATURDAY_SUNDAY,
            holidays: Vec::new(),
            source: None,
            valid_from: None,
            valid_until: None,
        }
    }

    /// The same calendar with its source.
    #[must_use]
    pub fn with_source(mut self, source: Name) -> Self {
        self.source = Some(source);
        self
    }

    /// The same calendar with the dates for which it is complete, both included.
    ///
    /// # Errors
    /// [`Error::BeforeReference`] when the end is before the start.
    pub fn with_validity(mut self, from: Option<Date>, until: Option<Date>) -> Result<Self> {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            return Err(Error::BeforeReference {
                field: "valid_until".into(),
                given: until.to_string(),
                earliest: from.to_string(),
            });
        }
        (self.valid_from, self.valid_until) = (from, until);
        Ok(self)
    }

    /// What the calendar is called.
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The weekdays that are always closed.
    #[must_use]
    pub const fn weekend(&self) -> Weekdays {
        self.weekend
    }

    /// The closed dates, sorted, each once.
    #[must_use]
    pub fn holidays(&self) -> &[Date] {
        &self.holidays
    }

    /// Where the holidays come from.
    #[must_use]
    pub const fn source(&self) -> Option<&Name> {
        self.source.as_ref()
    }

    /// First date for which the holidays are complete; `None` when nobody said.
    #[must_use]
    pub const fn valid_from(&self) -> Option<Date> {
        self.valid_from
    }

    /// Last date for which the holidays are complete; `None` when nobody said.
    #[must_use]
    pub const fn valid_until(&self) -> Option<Date> {
        self.valid_until
    }

    /// Whether the holidays are known to be complete on a date. Elsewhere only the weekend is closed.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_until.is_none_or(|until| date <= until)
    }

    /// Whether the date is neither weekend nor holiday.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.weekend.contains(weekday_of(date)) && self.holidays.binary_search(&date).is_err()
    }

    /// The date moved off a closed day by the rule; a business day stays as it is.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] when no business day is left before the year 1900 or after 2199.
    pub fn adjust(&self, date: Date, rule: BusinessDayRule) -> Result<Date> {
        if rule.is_unadjusted() || self.is_business_day(date) {
            return Ok(date);
        }
        match rule {
            BusinessDayRule::Unadjusted => Ok(date),
            BusinessDayRule::Following => self.next_open(date, 1),
            BusinessDayRule::Preceding => self.next_open(date, -1),
            BusinessDayRule::ModifiedFollowing => match self.next_open(date, 1) {
                Ok(next) if (next.year(), next.month()) == (date.year(), date.month()) => Ok(next),
                _ => self.next_open(date, -1),
            },
        }
    }

    /// The business day that many business days after the date (before it when below zero). The date itself does not
    /// count, and with zero it is returned as it is, open or closed.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn plus_business_days(&self, date: Date, days: i32) -> Result<Date> {
        let step = i64::from(days.signum());
        let mut at = date;
        // Ends: each turn moves at least one day, and dates end in 1900 and 2199.
        for _ in 0..days.unsigned_abs() {
            at = self.next_open(at, step)?;
        }
        Ok(at)
    }

    /// The nearest business day strictly after (`step` 1) or before (-1) the date. Ends because dates do.
    fn next_open(&self, date: Date, step: i64) -> Result<Date> {
        let mut at = date.plus_days(step)?;
        while !self.is_business_day(at) {
            at = at.plus_days(step)?;
        }
        Ok(at)
    }
}

/// What stands in JSON or in a snapshot, before the checks.
#[derive(Deserialize, borsh::BorshDeserialize)]
#[serde(deny_unknown_fields, rename = "HolidayCalendar")]
struct Raw {
    name: Name,
    #[serde(default = "usual_weekend")]
    weekend: Weekdays,
    holidays: Vec<Date>,
    #[serde(default)]
    source: Option<Name>,
    #[serde(default)]
    valid_from: Option<Date>,
    #[serde(default)]
    valid_until: Option<Date>,
}

impl TryFrom<Raw> for HolidayCalendar {
    type Error = Error;
    fn try_from(raw: Raw) -> Result<Self> {
        let calendar = Self::new(raw.name, raw.weekend, raw.holidays)?;
        let calendar = Self { source: raw.source, ..calendar };
        calendar.with_validity(raw.valid_from, raw.valid_until)
    }
}

impl<'de> Deserialize<'de> for HolidayCalendar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::try_from(Raw::deserialize(deserializer)?).map_err(Error::through)
    }
}

impl borsh::BorshDeserialize for HolidayCalendar {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        Self::try_from(Raw::deserialize_reader(reader)?)
            .map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Name {
        Name::new("test").unwrap()
    }

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn absurd_calendars_end() {
        assert!(HolidayCalendar::new(name(), Weekdays::ALL, vec![]).is_err());
        let mut day = date("2145-03-31");
        let mut closed = vec![day];
        while let Ok(next) = day.plus_days(1) {
            closed.push(next);
            day = next;
        }
        assert!(closed.len() > 19_000 && closed.len() < MOST_HOLIDAYS);
        let shut = HolidayCalendar::new(name(), Weekdays::NONE, closed).unwrap();
        let out = shut.adjust(date("2150-01-01"), BusinessDayRule::Following).unwrap_err();
        assert_eq!(out.code(), "date_out_of_range");
        let back = shut.adjust(date("2199-12-31"), BusinessDayRule::ModifiedFollowing).unwrap();
        assert_eq!(back, date("2145-03-30"));
        assert!(shut.plus_business_days(date("1900-01-01"), i32::MIN).is_err());
        assert!(shut.plus_business_days(date("1900-01-01"), i32::MAX).is_err());
    }

    #[test]
    fn business_days_are_counted_without_the_first() {
        let calendar = HolidayCalendar::new(name(), usual_weekend(), vec![date("2024-05-01")]).unwrap();
        for (from, days, to) in [
            ("2024-04-30", 1, "2024-05-02"),
            ("2024-04-27", 1, "2024-04-29"),
            ("2024-04-27", 0, "2024-04-27"),
            ("2024-05-02", -1, "2024-04-30"),
            ("2024-04-26", 5, "2024-05-06"),
        ] {
            assert_eq!(calendar.plus_business_days(date(from), days).unwrap(), date(to), "{from} {days}");
        }
    }

    #[test]
    fn a_calendar_survives_both_forms() {
        let text = r#"{"name":"x","weekend":["friday"],"holidays":["2024-01-02","2024-01-01","2024-01-01"]}"#;
        let calendar: HolidayCalendar = crate::wire::from_json(text).unwrap();
        assert_eq!(calendar.holidays(), [date("2024-01-01"), date("2024-01-02")]);
        let bytes = borsh::to_vec(&calendar).unwrap();
        assert_eq!(borsh::from_slice::<HolidayCalendar>(&bytes).unwrap(), calendar);
        let json = crate::wire::to_json(&calendar).unwrap();
        assert_eq!(crate::wire::from_json::<HolidayCalendar>(&json).unwrap(), calendar);
    }
}
