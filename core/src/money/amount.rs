//! An exact amount of one currency.

use super::{Currency, decimal};
use crate::error::{Error, Result, quoted};
use rust_decimal::Decimal;
use std::fmt;

/// An exact amount in a currency, always in whole smallest units (cents for USD, yen for JPY).
///
/// | operation | what it does | refuses |
/// | --- | --- | --- |
/// | [`Money::new`], [`Money::parse`] | one validated door | more decimals than the currency has, overflow |
/// | [`Money::plus`], [`Money::minus`] | exact | mixed currencies, overflow |
/// | [`Money::negated`], [`Money::abs`] | exact | overflow |
/// | [`split`](super::split), [`Rounding`](super::Rounding) | conserve the total; name the mode | |
///
/// There is no constructor from a float, no operator that can panic and no order between currencies.
/// In JSON: `{"amount":"1200.00","currency":"EUR"}`, the amount as text with exactly the currency's decimals;
/// trailing zeros beyond them are accepted and dropped.
///
/// # Examples
/// ```
/// use receivables::{Currency, Money};
/// let fee = Money::parse("0.10", Currency::EUR)?;
/// let total = Money::parse("12.50", Currency::EUR)?.plus(fee)?;
/// assert_eq!(total.to_string(), "12.60 EUR");
/// assert_eq!(Money::parse("0.001", Currency::EUR).unwrap_err().code(), "amount_over_precise");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(
    Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
pub struct Money {
    currency: Currency,
    minor: i64,
}

impl Money {
    /// An amount from a decimal.
    ///
    /// # Errors
    /// [`Error::AmountOverPrecise`], [`Error::AmountOverflow`].
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self> {
        let text = amount.normalize();
        if text.scale() > currency.exponent() {
            return Err(over_precise(&text.to_string(), currency));
        }
        let scaled = text.checked_mul(Decimal::from(currency.units())).ok_or_else(overflow)?;
        let minor = i64::try_from(scaled).map_err(|_| overflow())?;
        Ok(Self { currency, minor })
    }

    /// An amount from text in the strict decimal grammar.
    ///
    /// # Errors
    /// [`Error::NumberMalformed`], [`Error::AmountOverPrecise`], [`Error::AmountOverflow`].
    pub fn parse(amount: &str, currency: Currency) -> Result<Self> {
        match parse_minor(amount.as_bytes(), currency.exponent()) {
            Some(minor) => Ok(Self { currency, minor }),
            None => Self::new(decimal::parse_decimal(amount)?, currency).map_err(|e| {
                if matches!(e, Error::AmountOverPrecise { .. }) { over_precise(amount, currency) } else { e }
            }),
        }
    }

    /// An amount from a count of the smallest unit.
    #[must_use]
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { currency, minor }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { currency, minor: 0 }
    }

    /// The amount as a decimal with the currency's decimals.
    #[must_use]
    pub fn amount(self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    /// The amount in the smallest unit.
    #[must_use]
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether this is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Whether this is above zero.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.minor > 0
    }

    /// Whether this is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.minor < 0
    }

    /// The sum.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
    pub fn plus(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or_else(overflow)?;
        Ok(Self { minor, ..self })
    }

    /// The difference.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
    pub fn minus(self, other: Self) -> Result<Self> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or_else(overflow)?;
        Ok(Self { minor, ..self })
    }

    /// The amount with the other sign.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`].
    pub fn negated(self) -> Result<Self> {
        Ok(Self { minor: self.minor.checked_neg().ok_or_else(overflow)?, ..self })
    }

    /// The amount without its sign.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`].
    pub fn abs(self) -> Result<Self> {
        Ok(Self { minor: self.minor.checked_abs().ok_or_else(overflow)?, ..self })
    }

    /// Refuses another currency.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`].
    pub fn same_currency(self, other: Self) -> Result<()> {
        self.in_currency(other.currency).map_err(|_| Error::CurrencyMismatch {
            field: String::new(),
            expected: self.currency.to_string(),
            found: other.currency.to_string(),
        })
    }

    /// Refuses an amount that is not in the currency given.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`].
    pub fn in_currency(self, currency: Currency) -> Result<()> {
        if self.currency == currency {
            return Ok(());
        }
        Err(Error::CurrencyMismatch {
            field: String::new(),
            expected: currency.to_string(),
            found: self.currency.to_string(),
        })
    }

    /// Refuses zero and less.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`].
    pub fn positive(self) -> Result<Self> {
        if self.is_positive() { Ok(self) } else { Err(self.out_of_range("above 0")) }
    }

    /// Refuses less than zero.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`].
    pub fn not_negative(self) -> Result<Self> {
        if self.is_negative() { Err(self.out_of_range("0 or more")) } else { Ok(self) }
    }

    fn out_of_range(self, allowed: &str) -> Error {
        Error::AmountOutOfRange { field: String::new(), given: self.to_string(), allowed: allowed.into() }
    }

    /// The amount as text, such as `-1200.00`.
    #[must_use]
    pub fn amount_text(self) -> compact_str::CompactString {
        let mut buffer = [0_u8; 32];
        compact_str::CompactString::from_utf8_lossy(digits_of(
            self.minor,
            self.currency.exponent(),
            &mut buffer,
        ))
    }
}

/// Reads plain text straight into the smallest unit; `None` sends the caller to the exact slow way.
fn parse_minor(text: &[u8], exponent: u32) -> Option<i64> {
    let (negative, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, text),
    };
    let mut minor: i64 = 0;
    let mut whole: u32 = 0;
    let mut decimals: Option<u32> = None;
    for &byte in digits {
        match (byte, decimals) {
            (b'.', None) if whole > 0 => decimals = Some(0),
            (b'0'..=b'9', _) => {
                match decimals.as_mut() {
                    Some(n) => *n = n.checked_add(1)?,
                    None => whole = whole.checked_add(1)?,
                }
                let digit = i64::from(byte.checked_sub(b'0')?);
                minor = minor.checked_mul(10)?.checked_add(digit)?;
            }
            _ => return None,
        }
    }
    if whole == 0 || decimals == Some(0) {
        return None;
    }
    for _ in 0..exponent.checked_sub(decimals.unwrap_or(0))? {
        minor = minor.checked_mul(10)?;
    }
    Some(if negative { minor.checked_neg()? } else { minor })
}

/// Writes an amount from the right into a buffer and returns the part used.
fn digits_of(minor: i64, exponent: u32, buffer: &mut [u8; 32]) -> &[u8] {
    let mut rest = minor.unsigned_abs();
    let mut at = buffer.len();
    let mut written: u32 = 0;
    let mut put = |byte: u8, at: &mut usize| {
        *at = at.saturating_sub(1);
        if let Some(slot) = buffer.get_mut(*at) {
            *slot = byte;
        }
    };
    loop {
        if written == exponent && exponent > 0 {
            put(b'.', &mut at);
        }
        let digit = u8::try_from(rest % 10).unwrap_or(0);
        put(b'0'.saturating_add(digit), &mut at);
        rest /= 10;
        written = written.saturating_add(1);
        if rest == 0 && written > exponent {
            break;
        }
    }
    if minor < 0 {
        put(b'-', &mut at);
    }
    buffer.get(at..).unwrap_or_default()
}

fn overflow() -> Error {
    Error::AmountOverflow { field: String::new() }
}

fn over_precise(given: &str, currency: Currency) -> Error {
    Error::AmountOverPrecise {
        field: String::new(),
        given: quoted(given),
        currency: currency.to_string(),
        decimals: currency.exponent(),
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount_text(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for Money {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        struct Amount<'a>(&'a str);
        impl serde::Serialize for Amount<'_> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct("Decimal", self.0)
            }
        }
        let mut out = serializer.serialize_struct("Money", 2)?;
        out.serialize_field("amount", &Amount(&self.amount_text()))?;
        out.serialize_field("currency", &self.currency)?;
        out.end()
    }
}

impl<'de> serde::Deserialize<'de> for Money {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields, rename = "Money")]
        struct Raw {
            amount: AmountText,
            currency: Currency,
        }
        let raw = Raw::deserialize(deserializer)?;
        Self::parse(&raw.amount.0, raw.currency).map_err(|e| e.at("amount".into()).through())
    }
}

/// The text of an amount; a number where text belongs is refused by name.
struct AmountText(compact_str::CompactString);

impl<'de> serde::Deserialize<'de> for AmountText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct Visitor;
        fn refuse<E: serde::de::Error>(value: impl fmt::Display) -> std::result::Result<AmountText, E> {
            Err(Error::NumberMalformed { field: String::new(), given: format!("the number {value}") }
                .through())
        }
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = AmountText;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an amount as text")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<AmountText, E> {
                if text.len() > 64 {
                    return Err(
                        Error::NumberMalformed { field: String::new(), given: quoted(text) }.through()
                    );
                }
                Ok(AmountText(text.into()))
            }
            fn visit_newtype_struct<D: serde::Deserializer<'de>>(
                self,
                inner: D,
            ) -> std::result::Result<AmountText, D::Error> {
                inner.deserialize_any(self)
            }
            fn visit_f64<E: serde::de::Error>(self, value: f64) -> std::result::Result<AmountText, E> {
                refuse(value)
            }
            fn visit_i64<E: serde::de::Error>(self, value: i64) -> std::result::Result<AmountText, E> {
                refuse(value)
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> std::result::Result<AmountText, E> {
                refuse(value)
            }
        }
        // Named, so that a binding can tell a decimal from any other text.
        deserializer.deserialize_newtype_struct("Decimal", Visitor)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let currency = generator.subschema_for::<Currency>();
        schemars::json_schema!({
            "type": "object",
            "description": "An exact amount in a currency; the amount is text with at most the currency's decimals.",
            "properties": {
                "amount": { "type": "string", "format": "decimal", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
                "currency": currency,
            },
            "required": ["amount", "currency"],
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_both_ways() {
        for (text, currency, minor, canonical) in [
            ("0", Currency::EUR, 0, "0.00"),
            ("-0", Currency::EUR, 0, "0.00"),
            ("1.1", Currency::EUR, 110, "1.10"),
            ("-0.05", Currency::EUR, -5, "-0.05"),
            ("1.100", Currency::EUR, 110, "1.10"),
            ("100.00", Currency::JPY, 100, "100"),
            ("92233720368547758.07", Currency::EUR, i64::MAX, "92233720368547758.07"),
        ] {
            let money = Money::parse(text, currency).unwrap();
            assert_eq!((money.minor(), money.amount_text().as_str()), (minor, canonical), "{text}");
            assert_eq!(money.amount().to_string(), canonical);
        }
        for (text, code) in [
            ("1.005", "amount_over_precise"),
            ("1e2", "number_malformed"),
            ("1.", "number_malformed"),
            (".5", "number_malformed"),
            ("NaN", "number_malformed"),
            ("92233720368547758.08", "amount_overflow"),
        ] {
            assert_eq!(Money::parse(text, Currency::EUR).unwrap_err().code(), code, "{text}");
        }
    }

    #[test]
    fn json_is_strict() {
        let read = |text: &str| crate::wire::from_json::<Money>(text);
        assert_eq!(read(r#"{"amount":"5.00","currency":"EUR"}"#).unwrap().minor(), 500);
        assert_eq!(read(r#"{"amount":5.0,"currency":"EUR"}"#).unwrap_err().code(), "number_malformed");
        assert_eq!(read(r#"{"amount":5,"currency":"EUR"}"#).unwrap_err().code(), "number_malformed");
        assert_eq!(read(r#"{"amount":"5","currency":"EUR","x":1}"#).unwrap_err().code(), "malformed");
        assert_eq!(read(r#"{"amount":"5","currency":"ZZZ"}"#).unwrap_err().field(), "currency");
        assert_eq!(read(r#"{"amount":"5.001","currency":"EUR"}"#).unwrap_err().field(), "amount");
    }
}
