//! The rules behind the ready-made calendars, with the years in which each rule holds. Data only.

use super::Weekday;

/// How a holiday is found in a year.
#[derive(Clone, Copy)]
pub(super) enum HolidayRule {
    /// The same day every year.
    Fixed { month: u32, day: u32 },
    /// That many days after Easter Sunday.
    Easter { offset_days: i64 },
    /// The first, second … such weekday of a month.
    NthWeekday { month: u32, weekday: Weekday, nth: u32 },
    /// The last such weekday of a month.
    LastWeekday { month: u32, weekday: Weekday },
}

/// What happens to a holiday on a weekend.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// Nothing.
    None,
    /// From Sunday to Monday; a Saturday one is not moved.
    SundayToMonday,
    /// To the next weekday that is not a holiday already.
    WeekendToNextFreeWeekday,
}

/// A rule with the years in which it holds, both included.
pub(super) struct DatedRule {
    pub(super) rule: HolidayRule,
    pub(super) shift: Shift,
    pub(super) first_year: i32,
    pub(super) last_year: i32,
}

/// All rules of one calendar.
pub(super) struct Rules {
    pub(super) source: &'static str,
    /// First year for which the rules are complete.
    pub(super) first_year: i32,
    pub(super) rules: &'static [DatedRule],
    /// Single holidays: year, month, day.
    pub(super) added: &'static [(i32, u32, u32)],
    /// Days on which a rule did not hold, mostly because the holiday was moved.
    pub(super) dropped: &'static [(i32, u32, u32)],
}

const fn fixed(month: u32, day: u32, shift: Shift) -> DatedRule {
    always(HolidayRule::Fixed { month, day }, shift)
}

const fn easter(offset_days: i64) -> DatedRule {
    always(HolidayRule::Easter { offset_days }, Shift::None)
}

const fn nth(month: u32, weekday: Weekday, nth: u32) -> DatedRule {
    always(HolidayRule::NthWeekday { month, weekday, nth }, Shift::None)
}

const fn last(month: u32, weekday: Weekday) -> DatedRule {
    always(HolidayRule::LastWeekday { month, weekday }, Shift::None)
}

const fn always(rule: HolidayRule, shift: Shift) -> DatedRule {
    DatedRule { rule, shift, first_year: 1900, last_year: 2199 }
}

const fn since(first_year: i32, rule: DatedRule) -> DatedRule {
    DatedRule { first_year, ..rule }
}

pub(super) static TARGET: Rules = Rules {
    source: "European Central Bank, TARGET long-term calendar, press release of 14 December 2000",
    first_year: 2002,
    rules: &[
        fixed(1, 1, Shift::None),
        easter(-2),
        easter(1),
        fixed(5, 1, Shift::None),
        fixed(12, 25, Shift::None),
        fixed(12, 26, Shift::None),
    ],
    added: &[],
    dropped: &[],
};

pub(super) static US_FEDERAL_RESERVE: Rules = Rules {
    source: "Federal Reserve System, holidays observed (K.8); 5 U.S.C. 6103",
    first_year: 1986,
    rules: &[
        fixed(1, 1, Shift::SundayToMonday),
        nth(1, Weekday::Monday, 3),
        nth(2, Weekday::Monday, 3),
        last(5, Weekday::Monday),
        // Pub. L. 117-17 of 17 June 2021; the banks stayed open that year.
        since(2022, fixed(6, 19, Shift::SundayToMonday)),
        fixed(7, 4, Shift::SundayToMonday),
        nth(9, Weekday::Monday, 1),
        nth(10, Weekday::Monday, 2),
        fixed(11, 11, Shift::SundayToMonday),
        nth(11, Weekday::Thursday, 4),
        fixed(12, 25, Shift::SundayToMonday),
    ],
    added: &[],
    dropped: &[],
};

pub(super) static ENGLAND_AND_WALES: Rules = Rules {
    source: "Banking and Financial Dealings Act 1971 and royal proclamations; gov.uk/bank-holidays",
    first_year: 1998,
    rules: &[
        fixed(1, 1, Shift::WeekendToNextFreeWeekday),
        easter(-2),
        easter(1),
        nth(5, Weekday::Monday, 1),
        last(5, Weekday::Monday),
        last(8, Weekday::Monday),
        fixed(12, 25, Shift::WeekendToNextFreeWeekday),
        fixed(12, 26, Shift::WeekendToNextFreeWeekday),
    ],
    added: &[
        (1999, 12, 31), // millennium
        (2002, 6, 3),   // golden jubilee
        (2002, 6, 4),   // spring bank holiday, moved
        (2011, 4, 29),  // royal wedding
        (2012, 6, 4),   // spring bank holiday, moved
        (2012, 6, 5),   // diamond jubilee
        (2020, 5, 8),   // early May bank holiday, moved to VE day
        (2022, 6, 2),   // spring bank holiday, moved
        (2022, 6, 3),   // platinum jubilee
        (2022, 9, 19),  // state funeral of Queen Elizabeth II
        (2023, 5, 8),   // coronation of King Charles III
    ],
    dropped: &[(2002, 5, 27), (2012, 5, 28), (2020, 5, 4), (2022, 5, 30)],
};

pub(super) static GERMANY: Rules = Rules {
    source: "Holiday laws of the sixteen German states; Unification Treaty of 1990, article 2(2)",
    first_year: 1995,
    rules: &[
        fixed(1, 1, Shift::None),
        easter(-2),
        easter(1),
        fixed(5, 1, Shift::None),
        easter(39),
        easter(50),
        fixed(10, 3, Shift::None),
        fixed(12, 25, Shift::None),
        fixed(12, 26, Shift::None),
    ],
    added: &[(2017, 10, 31)], // 500 years of the Reformation, once in all states
    dropped: &[],
};
