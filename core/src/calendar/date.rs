//! A civil date.

use crate::error::{Error, Result, quoted};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A civil date from 1900-01-01 to 2199-12-31, in the seller's time zone unless its field says otherwise.
///
/// In JSON: `"2026-01-31"`. A date with a time is refused.
///
/// # Examples
/// ```
/// use receivables::Date;
/// let issued: Date = "2024-01-31".parse()?;
/// assert_eq!(issued.plus_days(30)?.to_string(), "2024-03-01");
/// assert_eq!("2023-02-29".parse::<Date>().unwrap_err().code(), "date_malformed");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;

impl Date {
    /// A date of the calendar.
    ///
    /// # Errors
    /// [`Error::DateMalformed`] when there is no such day, [`Error::DateOutOfRange`].
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| Error::DateMalformed {
            field: String::new(),
            given: format!("{year:04}-{month:02}-{day:02}"),
        })?;
        Self::from_chrono(date)
    }

    /// A date of the `chrono` crate.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn from_chrono(date: NaiveDate) -> Result<Self> {
        if (FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
            return Ok(Self(date));
        }
        Err(Error::DateOutOfRange { field: String::new(), given: date.to_string() })
    }

    /// The date as the `chrono` crate has it.
    #[must_use]
    pub const fn chrono(self) -> NaiveDate {
        self.0
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn epoch_day(self) -> i32 {
        self.0.to_epoch_days()
    }

    /// The date that many days after 1970-01-01.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn from_epoch_day(day: i32) -> Result<Self> {
        let date = NaiveDate::from_epoch_days(day).ok_or_else(|| Error::DateOutOfRange {
            field: String::new(),
            given: format!("epoch day {day}"),
        })?;
        Self::from_chrono(date)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> chrono::Weekday {
        self.0.weekday()
    }

    /// The date `days` later (earlier when below zero).
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn plus_days(self, days: i64) -> Result<Self> {
        let step = chrono::TimeDelta::try_days(days).and_then(|step| self.0.checked_add_signed(step));
        let date = step.ok_or_else(|| Error::DateOutOfRange {
            field: String::new(),
            given: format!("{self} + {days} days"),
        })?;
        Self::from_chrono(date)
    }

    /// The same day `months` later; the 31st becomes the last day of a shorter month.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn plus_months(self, months: u32) -> Result<Self> {
        let date = self.0.checked_add_months(chrono::Months::new(months)).ok_or_else(|| {
            Error::DateOutOfRange { field: String::new(), given: format!("{self} + {months} months") }
        })?;
        Self::from_chrono(date)
    }

    /// The same day so many months before, or the last day of that month where it is shorter.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] before 1900.
    pub fn minus_months(self, months: u32) -> Result<Self> {
        let date = self.0.checked_sub_months(chrono::Months::new(months)).ok_or_else(|| {
            Error::DateOutOfRange { field: String::new(), given: format!("{self} - {months} months") }
        })?;
        Self::from_chrono(date)
    }

    /// The last day of this date's month.
    #[must_use]
    pub fn month_end(self) -> Self {
        let last = self.0.num_days_in_month();
        Self(self.0.with_day(u32::from(last)).unwrap_or(self.0))
    }

    /// Days from `earlier` to this date; below zero when `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.epoch_day().saturating_sub(earlier.epoch_day())
    }

    fn parse_text(text: &str) -> Option<NaiveDate> {
        let bytes = text.as_bytes();
        let [a, b, c, d, b'-', e, f, b'-', g, h] = *bytes else { return None };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u32::from(byte.wrapping_sub(b'0')));
        let two = |x: u8, y: u8| digit(x)?.checked_mul(10)?.checked_add(digit(y)?);
        let year = two(a, b)?.checked_mul(100)?.checked_add(two(c, d)?)?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(e, f)?, two(g, h)?)
    }

    /// The text `2026-01-31` in a buffer.
    pub(crate) fn write_text(self, buffer: &mut [u8; 10]) {
        let year = u32::try_from(self.0.year()).unwrap_or(0);
        let (month, day) = (self.0.month(), self.0.day());
        let digit = |part: u32| b'0'.wrapping_add(u8::try_from(part % 10).unwrap_or(0));
        *buffer = [
            digit(year / 1000),
            digit(year / 100),
            digit(year / 10),
            digit(year),
            b'-',
            digit(month / 10),
            digit(month),
            b'-',
            digit(day / 10),
            digit(day),
        ];
    }
}

impl std::str::FromStr for Date {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let date = Self::parse_text(text)
            .ok_or_else(|| Error::DateMalformed { field: String::new(), given: quoted(text) })?;
        Self::from_chrono(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0_u8; 10];
        self.write_text(&mut buffer);
        f.pad(std::str::from_utf8(&buffer).unwrap_or_default())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut buffer = [0_u8; 10];
        self.write_text(&mut buffer);
        serializer.serialize_newtype_struct("Date", std::str::from_utf8(&buffer).unwrap_or_default())
    }
}

impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Date;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as 2026-01-31")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Date, E> {
                text.parse().map_err(Error::through)
            }
            fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                self,
                inner: D,
            ) -> std::result::Result<Date, D::Error> {
                inner.deserialize_str(self)
            }
        }
        // Named, so that a binding can tell a date from any other text.
        deserializer.deserialize_newtype_struct("Date", Visitor)
    }
}

impl borsh::BorshSerialize for Date {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        self.epoch_day().serialize(writer)
    }
}

impl borsh::BorshDeserialize for Date {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        Self::from_epoch_day(i32::deserialize_reader(reader)?)
            .map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "description": "A civil date, 1900 to 2199." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_survives_its_text() {
        let mut date = Date::new(1900, 1, 1).unwrap();
        while let Ok(next) = date.plus_days(1) {
            assert_eq!(date.to_string(), date.chrono().to_string());
            assert_eq!(date.to_string().parse::<Date>().unwrap(), date);
            assert_eq!(Date::from_epoch_day(date.epoch_day()).unwrap(), date);
            date = next;
        }
        assert_eq!(date.to_string(), "2199-12-31");
    }

    #[test]
    fn bad_dates_are_refused() {
        for bad in ["2024-02-30", "2024-2-3", "2024-01-01T00:00:00Z", "", "20240101", "٢٠٢٤-01-01"] {
            assert_eq!(bad.parse::<Date>().unwrap_err().code(), "date_malformed", "{bad}");
        }
        assert_eq!("1899-12-31".parse::<Date>().unwrap_err().code(), "date_out_of_range");
    }
}
