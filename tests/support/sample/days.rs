//! Days of the week and steps between days, for dates that are far from the ends of the calendar.

use receivables::{Date, Timestamp};

/// The day so many days later.
pub(super) fn after(day: Date, days: i64) -> Date {
    day.plus_days(days).expect("the sample stays in this century")
}

/// The day so many months later.
pub(super) fn months_after(day: Date, months: usize) -> Date {
    let months = u32::try_from(months).expect("few months");
    day.plus_months(months).expect("the sample stays in this century")
}

/// Monday is 0, Sunday 6.
pub(super) fn weekday(day: Date) -> i64 {
    // The first of January 1970 was a Thursday.
    (i64::from(day.epoch_day()) + 3).rem_euclid(7)
}

/// The day itself from Monday to Friday, else the Monday after.
pub(super) fn working(day: Date) -> Date {
    match weekday(day) {
        5 => after(day, 2),
        6 => after(day, 1),
        _ => day,
    }
}

/// The first such weekday on or after a day.
pub(super) fn next(day: Date, wanted: i64) -> Date {
    after(day, (wanted - weekday(day)).rem_euclid(7))
}

/// An instant so many seconds after midnight UTC.
pub(super) fn instant(day: Date, seconds: i64) -> Timestamp {
    later(Timestamp::start_of(day), seconds)
}

/// The instant so many seconds later.
pub(super) fn later(at: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_micros(at.micros() + seconds * 1_000_000).expect("the sample stays in this century")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_of_known_days() {
        let friday = Date::new(2026, 10, 30).unwrap();
        assert_eq!(weekday(friday), 4);
        assert_eq!(working(after(friday, 1)).to_string(), "2026-11-02");
        assert_eq!(next(friday, 3).to_string(), "2026-11-05");
        assert_eq!(next(friday, 4), friday);
    }
}
