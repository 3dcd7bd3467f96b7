//! Ready-made holiday calendars, computed by rule for a span of years and returned as plain data.
//!
//! They are **defaults**: laws change and governments announce single holidays at short notice, so a host may extend
//! or replace them with its own [`HolidayCalendar`].
//!
//! | calendar | closed besides Saturday and Sunday | complete from |
//! | --- | --- | --- |
//! | `target` | 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December | 2002 |
//! | `us_federal_reserve` | eleven holidays; one on a Sunday moves to Monday, one on a Saturday is not moved | 1986 |
//! | `england_and_wales` | eight bank holidays; one on a weekend moves to the next free weekday; one-off days | 1998 |
//! | `germany` | nine holidays of the whole country; those of single states are not in it | 1995 |

use super::holiday_table::{self, HolidayRule, Rules, Shift};
use super::weekday::weekday_of;
use super::{Date, HolidayCalendar, Weekdays, easter_sunday};
use crate::error::{Error, Result, quoted};
use crate::ids::Name;
use crate::vocabulary::words;
use std::collections::BTreeSet;
use std::sync::OnceLock;

words! {
    /// A calendar that this crate knows by name.
    PublicCalendar {
        /// The euro payment system TARGET (T2). Source: European Central Bank, long-term calendar from 2002.
        Target "target",
        /// The Federal Reserve Banks (Fedwire, FedACH). Source: Federal Reserve holiday schedules, 5 U.S.C. 6103.
        UsFederalReserve "us_federal_reserve",
        /// Bank holidays of England and Wales, which Bacs and CHAPS keep too. Source: Banking and Financial Dealings
        /// Act 1971, royal proclamations, gov.uk/bank-holidays.
        EnglandAndWales "england_and_wales",
        /// Holidays of all German states. Source: holiday laws of the states, Unification Treaty article 2(2).
        Germany "germany",
    }
}

impl PublicCalendar {
    const fn rules(self) -> &'static Rules {
        match self {
            Self::Target => &holiday_table::TARGET,
            Self::UsFederalReserve => &holiday_table::US_FEDERAL_RESERVE,
            Self::EnglandAndWales => &holiday_table::ENGLAND_AND_WALES,
            Self::Germany => &holiday_table::GERMANY,
        }
    }

    /// The calendar of that name.
    ///
    /// # Errors
    /// [`Error::NameUnknown`].
    pub fn from_name(name: &str) -> Result<Self> {
        let unknown = || Error::NameUnknown { field: String::new(), given: quoted(name) };
        Self::ALL.iter().copied().find(|calendar| calendar.as_str() == name).ok_or_else(unknown)
    }

    /// The first year for which the rules are complete.
    #[must_use]
    pub const fn first_year(self) -> i32 {
        self.rules().first_year
    }

    /// Where the rules come from.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.rules().source
    }

    /// The holidays of the years given, both included.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] when the years are out of order, before [`PublicCalendar::first_year`] or after
    /// 2199.
    ///
    /// # Examples
    /// ```
    /// use receivables::calendar::PublicCalendar;
    /// let fed = PublicCalendar::UsFederalReserve.calendar(2027, 2027)?;
    /// // Independence Day 2027 is a Sunday: the banks close on Monday.
    /// assert!(!fed.is_business_day("2027-07-05".parse()?));
    /// // Juneteenth 2027 is a Saturday: the Friday before stays open.
    /// assert!(fed.is_business_day("2027-06-18".parse()?));
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn calendar(self, first_year: i32, last_year: i32) -> Result<HolidayCalendar> {
        let rules = self.rules();
        check_year("first_year", first_year, rules.first_year, 2199)?;
        check_year("last_year", last_year, first_year, 2199)?;
        let mut holidays = BTreeSet::new();
        for year in first_year..=last_year {
            add_year(rules, year, &mut holidays)?;
        }
        let calendar = HolidayCalendar::new(
            Name::new(self.as_str())?,
            Weekdays::SATURDAY_SUNDAY,
            holidays.into_iter().collect(),
        )?;
        let (from, until) = (Date::new(first_year, 1, 1)?, Date::new(last_year, 12, 31)?);
        calendar.with_source(Name::new(rules.source)?).with_validity(Some(from), Some(until))
    }

    /// The holidays of every year for which the rules are complete, up to 2199.
    ///
    /// # Errors
    /// None in practice; the type is that of [`PublicCalendar::calendar`].
    pub fn whole_calendar(self) -> Result<HolidayCalendar> {
        let known = self.computed();
        if let Some(calendar) = known.get() {
            return Ok(calendar.clone());
        }
        let calendar = self.calendar(self.first_year(), 2199)?;
        Ok(known.get_or_init(|| calendar).clone())
    }

    /// Where the whole calendar is kept once it was computed; it never differs.
    fn computed(self) -> &'static OnceLock<HolidayCalendar> {
        static TARGET: OnceLock<HolidayCalendar> = OnceLock::new();
        static US_FEDERAL_RESERVE: OnceLock<HolidayCalendar> = OnceLock::new();
        static ENGLAND_AND_WALES: OnceLock<HolidayCalendar> = OnceLock::new();
        static GERMANY: OnceLock<HolidayCalendar> = OnceLock::new();
        match self {
            Self::Target => &TARGET,
            Self::UsFederalReserve => &US_FEDERAL_RESERVE,
            Self::EnglandAndWales => &ENGLAND_AND_WALES,
            Self::Germany => &GERMANY,
        }
    }
}

fn check_year(field: &str, given: i32, least: i32, most: i32) -> Result<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (least, most, given) = (least.into(), most.into(), given.into());
    Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
}

/// Adds one year: first the holidays that stay, then those that move to a weekday which is still free.
fn add_year(rules: &Rules, year: i32, holidays: &mut BTreeSet<Date>) -> Result<()> {
    let mut moving = Vec::new();
    for dated in rules.rules.iter().filter(|rule| (rule.first_year..=rule.last_year).contains(&year)) {
        let date = date_of(dated.rule, year)?;
        let is_dropped = rules.dropped.iter().any(|(y, m, d)| ymd(date) == (*y, *m, *d));
        if is_dropped {
            continue;
        }
        if dated.shift != Shift::None && Weekdays::SATURDAY_SUNDAY.contains(weekday_of(date)) {
            moving.push((date, dated.shift));
        } else {
            holidays.insert(date);
        }
    }
    for (y, m, d) in rules.added.iter().filter(|(y, ..)| *y == year) {
        holidays.insert(Date::new(*y, *m, *d)?);
    }
    for (date, shift) in moving {
        holidays.insert(shifted(date, shift, holidays)?);
    }
    Ok(())
}

fn ymd(date: Date) -> (i32, u32, u32) {
    (date.year(), date.month(), date.day())
}

/// Where a holiday on a weekend is kept.
fn shifted(date: Date, shift: Shift, taken: &BTreeSet<Date>) -> Result<Date> {
    let is_sunday = weekday_of(date) == super::Weekday::Sunday;
    match shift {
        Shift::SundayToMonday if is_sunday => date.plus_days(1),
        Shift::None | Shift::SundayToMonday => Ok(date),
        Shift::WeekendToNextFreeWeekday => {
            let mut at = date.plus_days(1)?;
            while Weekdays::SATURDAY_SUNDAY.contains(weekday_of(at)) || taken.contains(&at) {
                at = at.plus_days(1)?;
            }
            Ok(at)
        }
    }
}

fn date_of(rule: HolidayRule, year: i32) -> Result<Date> {
    match rule {
        HolidayRule::Fixed { month, day } => Date::new(year, month, day),
        HolidayRule::Easter { offset_days } => easter_sunday(year)?.plus_days(offset_days),
        HolidayRule::NthWeekday { month, weekday, nth } => {
            let mut at = Date::new(year, month, 1)?;
            while weekday_of(at) != weekday {
                at = at.plus_days(1)?;
            }
            at.plus_days(i64::from(nth.saturating_sub(1)).saturating_mul(7))
        }
        HolidayRule::LastWeekday { month, weekday } => {
            let mut at = Date::new(year, month, 1)?.month_end();
            while weekday_of(at) != weekday {
                at = at.plus_days(-1)?;
            }
            Ok(at)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The closed dates of a year that are not on a weekend, as month and day.
    fn closed(calendar: PublicCalendar, year: i32) -> Vec<String> {
        let calendar = calendar.calendar(year, year).unwrap();
        let weekend = |date: &&Date| !calendar.weekend().contains(weekday_of(**date));
        calendar.holidays().iter().filter(weekend).map(|d| d.to_string()[5..].to_owned()).collect()
    }

    #[test]
    fn england_and_wales_agrees_with_the_published_lists() {
        // gov.uk/bank-holidays and its archive; one-off and moved days stand in 1999, 2002, 2011, 2012, 2020, 2022, 2023.
        for (year, published) in [
            (1999, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28 12-31"),
            (2000, "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26"),
            (2002, "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26"),
            (2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"),
            (2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"),
            (2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"),
            (2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"),
            (2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"),
            (2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"),
            (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        ] {
            assert_eq!(closed(PublicCalendar::EnglandAndWales, year).join(" "), published, "{year}");
        }
    }

    #[test]
    fn the_federal_reserve_agrees_with_its_schedule() {
        // federalreserve.gov/aboutthefed/k8.htm. In 2027 Juneteenth and Christmas fall on Saturdays and are not moved.
        for (year, published) in [
            (2021, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"),
            (2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"),
            (2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-23 12-25"),
            (2024, "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"),
            (2027, "01-01 01-18 02-15 05-31 07-05 09-06 10-11 11-11 11-25"),
        ] {
            assert_eq!(closed(PublicCalendar::UsFederalReserve, year).join(" "), published, "{year}");
        }
    }

    #[test]
    fn target_and_germany_agree_with_the_published_lists() {
        assert_eq!(closed(PublicCalendar::Target, 2024).join(" "), "01-01 03-29 04-01 05-01 12-25 12-26");
        assert_eq!(closed(PublicCalendar::Target, 2027).join(" "), "01-01 03-26 03-29");
        let germany = closed(PublicCalendar::Germany, 2017).join(" ");
        assert_eq!(germany, "04-14 04-17 05-01 05-25 06-05 10-03 10-31 12-25 12-26");
        assert_eq!(
            closed(PublicCalendar::Germany, 2024).join(" "),
            "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26"
        );
    }

    #[test]
    fn every_calendar_has_its_name_source_and_span() {
        for &calendar in PublicCalendar::ALL {
            let text = crate::wire::to_json(&calendar).unwrap();
            assert_eq!(text, format!("\"{}\"", calendar.as_str()));
            assert_eq!(PublicCalendar::from_name(calendar.as_str()).unwrap(), calendar);
            let whole = calendar.whole_calendar().unwrap();
            assert!(whole.holidays().len() < super::super::MOST_HOLIDAYS);
            assert_eq!(whole.source().unwrap().as_str(), calendar.source());
            assert_eq!(whole.valid_from().unwrap().year(), calendar.first_year());
            let early = calendar.calendar(calendar.first_year() - 1, 2030).unwrap_err();
            assert_eq!(early.field(), "first_year");
        }
        assert_eq!(PublicCalendar::from_name("mars").unwrap_err().code(), "name_unknown");
    }
}
