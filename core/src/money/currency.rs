//! A currency of ISO 4217, with the number of decimals it is paid in.

use super::currency_table::{Row, TABLE};
use crate::error::{Error, Result, quoted};
use std::fmt;

/// A payable currency of ISO 4217 (edition of 2026-01-01).
///
/// Metals, funds, testing codes and withdrawn currencies are refused.
///
/// # Examples
/// ```
/// use receivables::Currency;
/// assert_eq!(Currency::new("KWD")?.exponent(), 3);
/// assert_eq!(Currency::new("XAU").unwrap_err().code(), "currency_unknown");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: ISO 4217 list one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

impl Currency {
    /// US dollar.
    pub const USD: Self = Self { code: *b"USD", exponent: 2 };
    /// Euro.
    pub const EUR: Self = Self { code: *b"EUR", exponent: 2 };
    /// Pound sterling.
    pub const GBP: Self = Self { code: *b"GBP", exponent: 2 };
    /// Yen.
    pub const JPY: Self = Self { code: *b"JPY", exponent: 0 };

    /// Looks a code up; letters must be capital.
    ///
    /// # Errors
    /// [`Error::CurrencyUnknown`].
    pub fn new(code: &str) -> Result<Self> {
        let row = Self::row_of(code.as_bytes())
            .ok_or_else(|| Error::CurrencyUnknown { field: String::new(), given: quoted(code) })?;
        Ok(Self { code: row.code, exponent: row.exponent })
    }

    fn row_of(code: &[u8]) -> Option<&'static Row> {
        let at = TABLE.binary_search_by(|row| row.code.as_slice().cmp(code)).ok()?;
        TABLE.get(at)
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }

    /// The number of decimals: 2 for USD, 0 for JPY, 3 for KWD.
    #[must_use]
    pub const fn exponent(self) -> u32 {
        match self.exponent {
            0 => 0,
            1 => 1,
            2 => 2,
            3 => 3,
            _ => 4,
        }
    }

    /// How many of the smallest unit make one: 100 for USD.
    #[must_use]
    pub const fn units(self) -> i64 {
        match self.exponent {
            0 => 1,
            1 => 10,
            2 => 100,
            3 => 1_000,
            _ => 10_000,
        }
    }

    /// The three-digit number of the standard.
    #[must_use]
    pub fn number(self) -> u16 {
        Self::row_of(&self.code).map_or(0, |row| row.number)
    }

    /// The English name in the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::row_of(&self.code).map_or("", |row| row.name)
    }

    /// The currency as one number that sorts by code.
    pub(crate) const fn packed(self) -> u32 {
        let [a, b, c] = self.code;
        u32::from_be_bytes([a, b, c, self.exponent])
    }

    /// The currency of [`Currency::packed`].
    pub(crate) const fn unpacked(packed: u32) -> Self {
        let [a, b, c, exponent] = packed.to_be_bytes();
        Self { code: [a, b, c], exponent }
    }

    /// Every payable currency, sorted by code.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| Self { code: row.code, exponent: row.exponent })
    }
}

/// By code. The three letters are compared as one number: totals by currency and date are looked up for every fact.
impl Ord for Currency {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.packed().cmp(&other.packed())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::str::FromStr for Currency {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::new(text)
    }
}

impl serde::Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Currency;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a currency code")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Currency, E> {
                Currency::new(text).map_err(Error::through)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl borsh::BorshSerialize for Currency {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        writer.write_all(&self.code)
    }
}

impl borsh::BorshDeserialize for Currency {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let mut code = [0_u8; 3];
        reader.read_exact(&mut code)?;
        let row =
            Self::row_of(&code).ok_or_else(|| borsh::io::Error::from(borsh::io::ErrorKind::InvalidData))?;
        Ok(Self { code: row.code, exponent: row.exponent })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[A-Z]{3}$",
            "description": "A payable currency of ISO 4217.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        let codes: Vec<_> = Currency::all().collect();
        assert!(codes.windows(2).all(|pair| pair[0].code < pair[1].code));
        assert_eq!(codes.len(), 158);
        assert!(codes.iter().all(|c| c.exponent() <= 4 && !c.name().is_empty()));
        for constant in [Currency::USD, Currency::EUR, Currency::GBP, Currency::JPY] {
            assert_eq!(Currency::new(constant.code()).unwrap(), constant);
        }
    }
}
