//! An instant in UTC.

use super::Date;
use crate::error::{Error, Result, quoted};
use chrono::{DateTime, Timelike, Utc};
use std::fmt;

const MICROS_PER_SECOND: i64 = 1_000_000;
const MICROS_PER_HOUR: i64 = 3_600 * MICROS_PER_SECOND;
/// 1900-01-01T00:00:00Z: 25,567 days before 1970.
const FIRST_MICRO: i64 = -25_567 * 24 * MICROS_PER_HOUR;
/// 2200-01-01T00:00:00Z: 84,006 days after the start of 1970.
const AFTER_LAST_MICRO: i64 = 84_006 * 24 * MICROS_PER_HOUR;

/// An instant in UTC with microseconds, in the years 1900 to 2199.
///
/// In JSON: `"2026-01-31T09:00:00Z"`, with up to six decimals of a second where they are not zero. An offset such as
/// `+02:00` is read and turned into UTC; an instant without one is refused.
///
/// # Examples
/// ```
/// use receivables::Timestamp;
/// let at: Timestamp = "2026-01-31T11:00:00+02:00".parse()?;
/// assert_eq!(at.to_string(), "2026-01-31T09:00:00Z");
/// assert_eq!("2026-01-31T09:00:00".parse::<Timestamp>().unwrap_err().code(), "instant_malformed");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant that many microseconds after 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn from_micros(micros: i64) -> Result<Self> {
        if (FIRST_MICRO..AFTER_LAST_MICRO).contains(&micros) {
            return Ok(Self(micros));
        }
        Err(Error::DateOutOfRange { field: String::new(), given: format!("{micros} microseconds") })
    }

    /// An instant of the `chrono` crate; parts of a microsecond are cut.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn from_chrono(instant: DateTime<Utc>) -> Result<Self> {
        Self::from_micros(instant.timestamp_micros())
    }

    /// Midnight UTC at the start of a date.
    #[must_use]
    pub fn start_of(date: Date) -> Self {
        Self(i64::from(date.epoch_day()).saturating_mul(24).saturating_mul(MICROS_PER_HOUR))
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// The instant as the `chrono` crate has it.
    #[must_use]
    pub fn chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0).unwrap_or_default()
    }

    /// The civil date in UTC.
    #[must_use]
    pub fn date(self) -> Date {
        Date::from_chrono(self.chrono().date_naive()).unwrap_or_else(|_| epoch())
    }

    /// The instant `hours` later.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn plus_hours(self, hours: i64) -> Result<Self> {
        let out = || Error::DateOutOfRange { field: String::new(), given: format!("{self} + {hours} hours") };
        let step = hours.checked_mul(MICROS_PER_HOUR).and_then(|step| self.0.checked_add(step));
        Self::from_micros(step.ok_or_else(out)?).map_err(|_| out())
    }

    fn write_text(self, buffer: &mut [u8; 27]) -> usize {
        let instant = self.chrono();
        let mut date = [0_u8; 10];
        self.date().write_text(&mut date);
        let digit = |part: u32| b'0'.wrapping_add(u8::try_from(part % 10).unwrap_or(0));
        let (h, m, s) = (instant.hour(), instant.minute(), instant.second());
        let time =
            [b'T', digit(h / 10), digit(h), b':', digit(m / 10), digit(m), b':', digit(s / 10), digit(s)];
        let micro = u32::try_from(self.0.rem_euclid(MICROS_PER_SECOND)).unwrap_or(0);
        let fraction =
            [100_000, 10_000, 1_000, 100, 10, 1].map(|unit| digit(micro.checked_div(unit).unwrap_or(0)));
        let shown = fraction.iter().rposition(|&b| b != b'0').map_or(0, |at| at.saturating_add(1));
        let text = date.iter().chain(&time).copied();
        let point = (shown > 0).then_some(b'.').into_iter().chain(fraction.into_iter().take(shown));
        let mut length = 0;
        for (slot, byte) in buffer.iter_mut().zip(text.chain(point).chain([b'Z'])) {
            *slot = byte;
            length = usize::saturating_add(length, 1);
        }
        length
    }
}

fn epoch() -> Date {
    Date::from_chrono(chrono::NaiveDate::default()).unwrap_or_else(|_| unreachable!("1970 is in range"))
}

impl std::str::FromStr for Timestamp {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let refuse = || Error::InstantMalformed { field: String::new(), given: quoted(text) };
        let decimals =
            text.split_once('.').map_or(0, |(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count());
        let leap = text.as_bytes().get(17..19) == Some(b"60");
        if text.len() > 35 || decimals > 6 || leap || text.as_bytes().get(10) != Some(&b'T') {
            return Err(refuse());
        }
        if let Some(fast) = parse_plain(text) {
            return Ok(fast);
        }
        let instant = DateTime::parse_from_rfc3339(text).map_err(|_| refuse())?;
        Self::from_chrono(instant.with_timezone(&Utc))
    }
}

/// Reads the canonical form without decimals, `2026-01-31T09:00:00Z`.
fn parse_plain(text: &str) -> Option<Timestamp> {
    let [b'T', a, b, b':', c, d, b':', e, f, b'Z'] = *text.as_bytes().get(10..)? else { return None };
    let date: Date = text.get(..10)?.parse().ok()?;
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte.wrapping_sub(b'0')));
    let two =
        |x: u8, y: u8, limit: i64| digit(x)?.checked_mul(10)?.checked_add(digit(y)?).filter(|n| *n < limit);
    let minutes = two(a, b, 24)?.checked_mul(60)?.checked_add(two(c, d, 60)?)?;
    let seconds = minutes.checked_mul(60)?.checked_add(two(e, f, 60)?)?;
    Timestamp::start_of(date).0.checked_add(seconds.checked_mul(MICROS_PER_SECOND)?).map(Timestamp)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut buffer = [0_u8; 27];
        let length = self.write_text(&mut buffer);
        f.pad(std::str::from_utf8(buffer.get(..length).unwrap_or_default()).unwrap_or_default())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut buffer = [0_u8; 27];
        let length = self.write_text(&mut buffer);
        let text = std::str::from_utf8(buffer.get(..length).unwrap_or_default()).unwrap_or_default();
        serializer.serialize_newtype_struct("Timestamp", text)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Timestamp;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an instant such as 2026-01-31T09:00:00Z")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Timestamp, E> {
                text.parse().map_err(Error::through)
            }
            fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                self,
                inner: D,
            ) -> std::result::Result<Timestamp, D::Error> {
                inner.deserialize_str(self)
            }
        }
        // Named, so that a binding can tell an instant from any other text.
        deserializer.deserialize_newtype_struct("Timestamp", Visitor)
    }
}

impl borsh::BorshDeserialize for Timestamp {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        Self::from_micros(i64::deserialize_reader(reader)?)
            .map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Timestamp {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Timestamp".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time", "description": "An instant in UTC." })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_both_ways() {
        for (text, canonical) in [
            ("2026-01-31T09:00:00Z", "2026-01-31T09:00:00Z"),
            ("2026-01-31T09:00:00.120Z", "2026-01-31T09:00:00.12Z"),
            ("2026-01-31T00:30:00.000001+01:00", "2026-01-30T23:30:00.000001Z"),
            ("1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z"),
        ] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), canonical);
        }
        for bad in [
            "2026-01-31 09:00:00Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T09:00:60Z",
            "2026-01-31T09:00:00.1234567Z",
            "now",
        ] {
            assert_eq!(bad.parse::<Timestamp>().unwrap_err().code(), "instant_malformed", "{bad}");
        }
    }
}
