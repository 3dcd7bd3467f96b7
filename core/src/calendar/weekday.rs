//! Days of the week, and sets of them.

use crate::error::{Error, Result};
use crate::vocabulary::words;
use serde::{Deserialize, Serialize};
use std::fmt;

words! {
    /// A day of the week; Monday comes first, as in ISO 8601.
    Weekday {
        /// Monday.
        Monday "monday",
        /// Tuesday.
        Tuesday "tuesday",
        /// Wednesday.
        Wednesday "wednesday",
        /// Thursday.
        Thursday "thursday",
        /// Friday.
        Friday "friday",
        /// Saturday.
        Saturday "saturday",
        /// Sunday.
        Sunday "sunday",
    }
}

impl Weekday {
    const fn bit(self) -> u8 {
        match self {
            Self::Monday => 1,
            Self::Tuesday => 2,
            Self::Wednesday => 4,
            Self::Thursday => 8,
            Self::Friday => 16,
            Self::Saturday => 32,
            Self::Sunday => 64,
        }
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// A set of weekdays. In JSON a list, written Monday first: `["saturday","sunday"]`; a day named twice is refused.
///
/// # Examples
/// ```
/// use receivables::calendar::{Weekday, Weekdays};
/// let weekend = Weekdays::new(&[Weekday::Sunday, Weekday::Saturday]);
/// assert_eq!(weekend, Weekdays::SATURDAY_SUNDAY);
/// assert!(weekend.contains(Weekday::Sunday) && !weekend.contains(Weekday::Monday));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Weekdays(u8);

impl Weekdays {
    /// No day.
    pub const NONE: Self = Self(0);
    /// Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Self = Self(0b001_1111);
    /// Saturday and Sunday.
    pub const SATURDAY_SUNDAY: Self = Self(0b110_0000);
    /// All seven days.
    pub const ALL: Self = Self(0b111_1111);

    /// The set of the days given.
    #[must_use]
    pub fn new(days: &[Weekday]) -> Self {
        Self(days.iter().fold(0, |bits, day| bits | day.bit()))
    }

    /// Whether the day is in the set.
    #[must_use]
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & day.bit() != 0
    }

    /// Whether no day is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days in the set, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.iter().copied().filter(move |day| self.contains(*day))
    }
}

impl fmt::Debug for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Weekdays {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let days = Vec::<Weekday>::deserialize(deserializer)?;
        let set = Self::new(&days);
        if set.iter().count() == days.len() {
            return Ok(set);
        }
        let error = Error::CountOutOfRange { field: String::new(), least: 0, most: 7, given: days.len() };
        let twice = Error::Malformed { field: String::new(), reason: "a weekday is named twice".into() };
        Err(if days.len() > 7 { error } else { twice }.through())
    }
}

impl borsh::BorshSerialize for Weekdays {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        borsh::BorshSerialize::serialize(&self.0, writer)
    }
}

impl borsh::BorshDeserialize for Weekdays {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let bits = u8::deserialize_reader(reader)?;
        if bits > Self::ALL.0 {
            return Err(borsh::io::ErrorKind::InvalidData.into());
        }
        Ok(Self(bits))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Weekdays {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Weekdays".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let day = generator.subschema_for::<Weekday>();
        schemars::json_schema!({
            "type": "array", "items": day, "uniqueItems": true, "description": "A set of weekdays.",
        })
    }
}

/// The weekday of a date.
pub(super) fn weekday_of(date: super::Date) -> Weekday {
    date.weekday().into()
}

/// Refuses the one set, all days or none, that leaves no day to work with.
pub(super) fn check_some_left(set: Weekdays, field: &str, forbidden: Weekdays) -> Result<()> {
    if set != forbidden {
        return Ok(());
    }
    let (least, most) = if forbidden.is_empty() { (1, 7) } else { (0, 6) };
    Err(Error::CountOutOfRange { field: field.into(), least, most, given: set.iter().count() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_written_in_order_and_read_strictly() {
        let set: Weekdays = crate::wire::from_json(r#"["sunday","friday"]"#).unwrap();
        assert_eq!(crate::wire::to_json(&set).unwrap(), r#"["friday","sunday"]"#);
        for bad in [r#"["sunday","sunday"]"#, r#"["Sun"]"#, r#""sunday""#] {
            assert_eq!(crate::wire::from_json::<Weekdays>(bad).unwrap_err().code(), "malformed", "{bad}");
        }
    }
}
