//! The date of Easter in the Western churches, on which most moving holidays of Europe hang.

use super::Date;
use crate::error::Result;

/// Easter Sunday of a year by the Gregorian computus.
///
/// # Errors
/// [`crate::Error::DateOutOfRange`] outside 1900 to 2199.
///
/// # Examples
/// ```
/// use receivables::calendar::easter_sunday;
/// assert_eq!(easter_sunday(2024)?.to_string(), "2024-03-31");
/// assert_eq!(easter_sunday(2038)?.to_string(), "2038-04-25");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: the anonymous Gregorian algorithm (Nature, 20 April 1876; Butcher 1877; Meeus, Astronomical Algorithms).
#[expect(clippy::arithmetic_side_effects, reason = "the year has four digits, so every step fits")]
pub fn easter_sunday(year: i32) -> Result<Date> {
    let year = Date::new(year, 1, 1)?.year().unsigned_abs();
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let skipped_leap_days = century - century / 4;
    let moon_correction = (8 * century + 13) / 25;
    let epact = (19 * golden + skipped_leap_days + 15 - moon_correction) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let day = epact + to_sunday + 114 - 7 * late;
    Date::new(i32::try_from(year).unwrap_or(0), day / 31, day % 31 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_agrees_with_published_dates() {
        // U.S. Census Bureau, Easter dates 1600-2099; the earliest and latest possible days among them.
        for published in [
            "1900-04-15",
            "1913-03-23",
            "1943-04-25",
            "1954-04-18",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2099-04-12",
        ] {
            let date: Date = published.parse().unwrap();
            assert_eq!(easter_sunday(date.year()).unwrap(), date);
        }
        assert_eq!(easter_sunday(1899).unwrap_err().code(), "date_out_of_range");
    }

    #[test]
    fn easter_is_always_a_sunday_of_its_season() {
        for year in 1900..=2199 {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(easter.weekday(), chrono::Weekday::Sun);
            assert!((3, 22) <= (easter.month(), easter.day()) && (easter.month(), easter.day()) <= (4, 25));
        }
    }
}
