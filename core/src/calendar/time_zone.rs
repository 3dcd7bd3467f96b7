//! The time zone of a customer.

use super::{Date, Timestamp};
use crate::error::{Error, Result, quoted};
use chrono::{NaiveDateTime, Offset, TimeDelta, TimeZone as _};
use std::fmt;

/// A time zone of the IANA database, such as `Europe/Berlin`. In JSON: its name.
///
/// The rules come with the crate (`chrono-tz`), so an answer does not depend on the machine.
///
/// # Examples
/// ```
/// use receivables::calendar::TimeZone;
/// let zone: TimeZone = "America/New_York".parse()?;
/// // Half past three in the morning in UTC is still the day before in New York.
/// assert_eq!(zone.local_date("2026-03-02T03:30:00Z".parse()?)?.to_string(), "2026-03-01");
/// assert_eq!("Mars/Olympus".parse::<TimeZone>().unwrap_err().code(), "time_zone_unknown");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: IANA time zone database.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeZone(chrono_tz::Tz);

impl TimeZone {
    /// Coordinated universal time.
    pub const UTC: Self = Self(chrono_tz::Tz::UTC);

    /// Looks a name up; capital letters matter.
    ///
    /// # Errors
    /// [`Error::TimeZoneUnknown`].
    pub fn new(name: &str) -> Result<Self> {
        let zone = name.parse::<chrono_tz::Tz>();
        zone.map(Self).map_err(|_| Error::TimeZoneUnknown { field: String::new(), given: quoted(name) })
    }

    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The civil date in this zone at an instant.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`] within a day of the ends of the range.
    pub fn local_date(self, at: Timestamp) -> Result<Date> {
        Date::from_chrono(self.local(at)?.date())
    }

    /// Seconds by which local time is ahead of UTC at an instant.
    pub(crate) fn offset_seconds(self, at: Timestamp) -> i32 {
        self.0.offset_from_utc_datetime(&at.chrono().naive_utc()).fix().local_minus_utc()
    }

    /// The reading of a wall clock in this zone at an instant.
    pub(crate) fn local(self, at: Timestamp) -> Result<NaiveDateTime> {
        let offset = TimeDelta::seconds(self.offset_seconds(at).into());
        let local = at.chrono().naive_utc().checked_add_signed(offset);
        local.ok_or_else(|| Error::DateOutOfRange { field: String::new(), given: at.to_string() })
    }

    /// The instants at which a wall clock shows a reading: none when the clock skips it, two when it shows it twice.
    pub(super) fn instants(self, local: NaiveDateTime) -> [Option<Timestamp>; 2] {
        let found = self.0.from_local_datetime(&local);
        let known = |at: Option<chrono::DateTime<chrono_tz::Tz>>| {
            at.and_then(|at| Timestamp::from_chrono(at.to_utc()).ok())
        };
        [known(found.earliest()), known(found.latest())]
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for TimeZone {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::new(text)
    }
}

impl PartialOrd for TimeZone {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TimeZone {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.name().cmp(other.name())
    }
}

impl serde::Serialize for TimeZone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> serde::Deserialize<'de> for TimeZone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = TimeZone;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a time zone such as Europe/Berlin")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<TimeZone, E> {
                TimeZone::new(text).map_err(Error::through)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl borsh::BorshSerialize for TimeZone {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        self.name().serialize(writer)
    }
}

impl borsh::BorshDeserialize for TimeZone {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let name = String::deserialize_reader(reader)?;
        Self::new(&name).map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for TimeZone {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeZone".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "description": "A time zone of the IANA database, such as Europe/Berlin.",
        })
    }
}
