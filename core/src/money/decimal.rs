//! Exact decimal numbers that are not money: rates, percents, quantities, unit prices.
//!
//! One strict grammar guards every door: an optional minus, digits, and optionally a point with digits; at most 28
//! digits in all. No exponent, no plus, no blanks, no separators, and never a float: anything that a parser might
//! round in silence is refused.

use crate::error::{Error, Result, quoted};
use rust_decimal::Decimal;

/// Reads a decimal in the strict grammar of this module.
///
/// # Errors
/// [`Error::NumberMalformed`].
///
/// # Examples
/// ```
/// use receivables::money::parse_decimal;
/// assert_eq!(parse_decimal("1.0837")?.to_string(), "1.0837");
/// for bad in ["1e3", "+5", "5.", ".5", "1_000", "NaN", "", "1,5", " 1"] {
///     assert_eq!(parse_decimal(bad).unwrap_err().code(), "number_malformed");
/// }
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn parse_decimal(text: &str) -> Result<Decimal> {
    let refuse = || Error::NumberMalformed { field: String::new(), given: quoted(text) };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || fraction.is_some_and(|f| !is_digits(f)) || digits.len() > 29 {
        return Err(refuse());
    }
    Decimal::from_str_exact(text).map_err(|_| refuse())
}

macro_rules! decimal_type {
    ($(#[doc = $doc:literal])+ $name:ident, $least:expr, $most:expr, $allowed:literal) => {
        decimal_type! { $(#[doc = $doc])+ $name, $least, $most, $allowed, |value: &Decimal| value.normalize() }
    };
    ($(#[doc = $doc:literal])+ $name:ident, $least:expr, $most:expr, $allowed:literal, $form:expr) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Decimal);

        impl $name {
            /// Takes the number if it is in bounds. Trailing zeros do not matter to equality.
            ///
            /// # Errors
            /// [`Error::AmountOutOfRange`].
            pub fn new(value: Decimal) -> Result<Self> {
                let (least, most): (Option<Decimal>, Option<Decimal>) = ($least, $most);
                if least.is_some_and(|l| value < l) || most.is_some_and(|m| value > m) {
                    return Err(Error::AmountOutOfRange {
                        field: String::new(),
                        given: value.to_string(),
                        allowed: $allowed.into(),
                    });
                }
                let form: fn(&Decimal) -> Decimal = $form;
                Ok(Self(form(&value)))
            }

            /// The number.
            #[must_use]
            pub const fn value(self) -> Decimal {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                Self::new(parse_decimal(text)?)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct("Decimal", &self.0.to_string())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                struct Visitor;
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a decimal number as text")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<$name, E> {
                        text.parse().map_err(Error::through)
                    }
                    fn visit_newtype_struct<D: serde::Deserializer<'de>>(self, inner: D) -> std::result::Result<$name, D::Error> {
                        inner.deserialize_any(self)
                    }
                    fn visit_f64<E: serde::de::Error>(self, value: f64) -> std::result::Result<$name, E> {
                        Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") }.through())
                    }
                    fn visit_i64<E: serde::de::Error>(self, value: i64) -> std::result::Result<$name, E> {
                        Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") }.through())
                    }
                    fn visit_u64<E: serde::de::Error>(self, value: u64) -> std::result::Result<$name, E> {
                        Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") }.through())
                    }
                }
                // Named, so that a binding can tell a decimal from any other text.
                deserializer.deserialize_newtype_struct("Decimal", Visitor)
            }
        }

        impl borsh::BorshSerialize for $name {
            fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
                writer.write_all(&self.0.serialize())
            }
        }

        impl borsh::BorshDeserialize for $name {
            fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
                let mut bytes = [0_u8; 16];
                reader.read_exact(&mut bytes)?;
                Ok(Self(Decimal::deserialize(bytes)))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string", "format": "decimal", "pattern": "^-?[0-9]+(\\.[0-9]+)?$",
                    "description": concat!($($doc),+),
                })
            }
        }
    };
}

decimal_type! {
    /// An exchange rate: units of the quote currency for one unit of the base currency. Above zero.
    Rate, Some(Decimal::new(1, 18)), Some(Decimal::new(1_000_000_000_000, 0)), "above 0, up to 1000000000000"
}

decimal_type! {
    /// A percentage from 0 to 100: `19` means 19 %.
    Percent, Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED), "0 to 100"
}

decimal_type! {
    /// A quantity of something sold, of any sign.
    Quantity, Some(Decimal::new(-1_000_000_000_000, 0)), Some(Decimal::new(1_000_000_000_000, 0)), "-1000000000000 to 1000000000000"
}

decimal_type! {
    /// A price for one unit, with as many decimals as it needs (up to 18). Rounded only when it becomes an amount.
    UnitPrice, Some(Decimal::new(-1_000_000_000_000, 0)), Some(Decimal::new(1_000_000_000_000, 0)), "-1000000000000 to 1000000000000"
}

decimal_type! {
    /// A weight in a split, zero or more.
    Weight, Some(Decimal::ZERO), Some(Decimal::new(1_000_000_000_000, 0)), "0 to 1000000000000"
}

decimal_type! {
    /// A plain ratio or measure in a report (days, percent, times), rounded as its field says. Of any sign.
    Ratio, None, None, "any decimal"
}

decimal_type! {
    /// A rounded number of a report that keeps its decimals: `22.50` stays `22.50`. Of any sign.
    Figure, None, None, "any decimal", |value: &Decimal| *value
}

impl Percent {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
}
