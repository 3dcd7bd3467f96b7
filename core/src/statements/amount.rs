//! An amount exactly as a bank wrote it, and its currency, payable or not.

use crate::error::{Error, Result};
use crate::money::{Currency, Money};
use std::fmt;

/// Most digits of an amount in a bank file, leading zeros aside (ISO 20022 `totalDigits`).
pub(crate) const MOST_DIGITS: u32 = 18;
/// The first number that has more.
const BEYOND: i64 = 10_i64.pow(MOST_DIGITS);
/// Most decimals that are read.
pub(crate) const MOST_DECIMALS: u8 = 10;

/// Three capital letters that name a currency; also one that is no longer paid in, such as `DEM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CurrencyCode([u8; 3]);

impl CurrencyCode {
    /// Takes three capital letters.
    ///
    /// # Errors
    /// [`Error::CurrencyUnknown`] for anything else.
    pub fn new(code: &str) -> Result<Self> {
        Self::read(code)
            .ok_or_else(|| Error::CurrencyUnknown { field: String::new(), given: crate::error::quoted(code) })
    }

    /// The same without an error to build.
    pub(crate) fn read(code: &str) -> Option<Self> {
        let letters: [u8; 3] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// The payable currency of ISO 4217 with this code, if there is one today.
    #[must_use]
    pub fn payable(&self) -> Option<Currency> {
        Currency::new(self.as_str()).ok()
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for CurrencyCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for CurrencyCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(Error::through)
    }
}

impl borsh::BorshSerialize for CurrencyCode {
    fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
        writer.write_all(&self.0)
    }
}

impl borsh::BorshDeserialize for CurrencyCode {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let mut code = [0_u8; 3];
        reader.read_exact(&mut code)?;
        let text = std::str::from_utf8(&code).ok().and_then(Self::read);
        text.ok_or_else(|| borsh::io::Error::from(borsh::io::ErrorKind::InvalidData))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for CurrencyCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "CurrencyCode".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^[A-Z]{3}$",
            "description": "Three letters that name a currency, payable today or not.",
        })
    }
}

/// An amount as a bank file states it: exact, signed (money in is above zero), with as many decimals as were written.
///
/// It differs from [`Money`] in three ways, because a statement is evidence and must be readable as it is: the currency
/// may be one that is no longer paid in, may be missing, and there may be more decimals than the currency has.
/// [`BankAmount::money`] gives the strict amount where there is one. In JSON it has the same form as [`Money`].
///
/// # Examples
/// ```
/// use receivables::statements::BankAmount;
/// let amount = BankAmount::parse("5442.09000", Some("RON"))?;
/// assert_eq!(amount.amount_text(), "5442.09");
/// assert_eq!(amount.money()?.minor(), 544_209);
/// assert_eq!(BankAmount::parse("0.125", Some("EUR"))?.money().unwrap_err().code(), "amount_over_precise");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
pub struct BankAmount {
    currency: Option<CurrencyCode>,
    /// Without trailing zeros after the point.
    digits: i64,
    decimals: u8,
}

impl BankAmount {
    /// An amount from text in the strict decimal grammar (a point, no separators).
    ///
    /// # Errors
    /// [`Error::NumberMalformed`], [`Error::CurrencyUnknown`].
    pub fn parse(amount: &str, currency: Option<&str>) -> Result<Self> {
        let currency = currency.map(CurrencyCode::new).transpose()?;
        let malformed =
            || Error::NumberMalformed { field: "amount".into(), given: crate::error::quoted(amount) };
        let strict = !amount.starts_with('+') && !amount.ends_with('.') && !amount.starts_with('.');
        let read = if strict { Self::read(amount, b'.', currency) } else { None };
        read.ok_or_else(malformed)
    }

    /// Reads an amount with its decimal mark: an optional sign, digits, optionally the mark with digits.
    pub(crate) fn read(text: &str, mark: u8, currency: Option<CurrencyCode>) -> Option<Self> {
        let bytes = text.as_bytes();
        let (negative, bytes) = match bytes.split_first()? {
            (b'-', rest) => (true, rest),
            (b'+', rest) => (false, rest),
            _ => (false, bytes),
        };
        let (whole, part) = match bytes.iter().position(|byte| *byte == mark) {
            Some(at) => (bytes.get(..at)?, bytes.get(at.checked_add(1)?..)?),
            None => (bytes, &[][..]),
        };
        if (whole.is_empty() && part.is_empty()) || part.len() > usize::from(MOST_DECIMALS) {
            return None;
        }
        // Zeros at the end say nothing: amounts are shown with those of their currency.
        let mut kept = part;
        while let Some((b'0', rest)) = kept.split_last() {
            kept = rest;
        }
        let mut digits = 0_i64;
        for bytes in [whole, kept] {
            for byte in bytes {
                let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
                digits = digits.checked_mul(10)?.checked_add(i64::from(digit))?;
            }
        }
        if digits >= BEYOND {
            return None;
        }
        let decimals = u8::try_from(kept.len()).ok()?;
        let signed = if negative { digits.checked_neg()? } else { digits };
        Some(Self { currency, digits: signed, decimals })
    }

    /// An amount from a count of units with implied decimals.
    pub(crate) fn from_units(units: i64, decimals: u8, currency: Option<CurrencyCode>) -> Self {
        Self::normal(units, decimals, currency)
    }

    fn normal(mut digits: i64, mut decimals: u8, currency: Option<CurrencyCode>) -> Self {
        while decimals > 0 && digits % 10 == 0 {
            digits /= 10;
            decimals = decimals.saturating_sub(1);
        }
        Self { currency, digits, decimals }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Option<CurrencyCode>) -> Self {
        Self { currency, digits: 0, decimals: 0 }
    }

    /// The currency, where the file states one.
    #[must_use]
    pub const fn currency(self) -> Option<CurrencyCode> {
        self.currency
    }

    /// The same digits in another currency.
    pub(crate) const fn with_currency(self, currency: Option<CurrencyCode>) -> Self {
        Self { currency, ..self }
    }

    /// Whether this is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// Whether money went out.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The amount with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        // Digits are at most 18, so the negation fits.
        Self { digits: self.digits.wrapping_neg(), ..self }
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        if self.digits < 0 { self.negated() } else { self }
    }

    /// The sum; `None` when the currencies differ or it has more than 18 digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let currency = match (self.currency, other.currency) {
            (Some(one), Some(two)) if one != two => return None,
            (one, two) => one.or(two),
        };
        if self.decimals == other.decimals {
            // Two numbers of 18 digits fit.
            let sum = self.digits.checked_add(other.digits)?;
            let fits = sum.unsigned_abs() < BEYOND.unsigned_abs();
            if fits {
                return Some(Self::normal(sum, self.decimals, currency));
            }
        }
        let decimals = self.decimals.max(other.decimals);
        let at = |amount: Self| {
            let step = 10_i128.checked_pow(u32::from(decimals.checked_sub(amount.decimals)?))?;
            i128::from(amount.digits).checked_mul(step)
        };
        let mut sum = at(self)?.checked_add(at(other)?)?;
        let mut decimals = decimals;
        while decimals > 0 && sum % 10 == 0 {
            sum /= 10;
            decimals = decimals.saturating_sub(1);
        }
        let digits =
            i64::try_from(sum).ok().filter(|digits| digits.unsigned_abs() < BEYOND.unsigned_abs())?;
        Some(Self { currency, digits, decimals })
    }

    /// The strict amount, which a ledger takes.
    ///
    /// # Errors
    /// [`Error::CurrencyUnknown`] where there is no payable currency, [`Error::AmountOverPrecise`],
    /// [`Error::AmountOverflow`].
    pub fn money(self) -> Result<Money> {
        let code = self.currency.as_ref().map_or("", CurrencyCode::as_str);
        let currency = Currency::new(code).map_err(|e| e.at("currency".into()))?;
        Money::parse(&self.amount_text(), currency).map_err(|e| e.at("amount".into()))
    }

    /// The amount as text: the decimals of its currency, or more where they were written and are not zero.
    #[must_use]
    pub fn amount_text(self) -> String {
        let least = self.currency.and_then(|code| code.payable()).map_or(0, Currency::exponent);
        let own = u32::from(self.decimals);
        let shown = usize::try_from(least.max(own)).unwrap_or(0);
        let padded = usize::try_from(least.saturating_sub(own)).unwrap_or(0);
        let mut text = self.digits.unsigned_abs().to_string();
        if self.digits != 0 || shown > 0 {
            text.extend(std::iter::repeat_n('0', padded));
        }
        while text.len() <= shown {
            text.insert(0, '0');
        }
        if shown > 0 {
            text.insert(text.len().saturating_sub(shown), '.');
        }
        if self.digits < 0 {
            text.insert(0, '-');
        }
        text
    }
}

impl From<Money> for BankAmount {
    fn from(money: Money) -> Self {
        let currency = CurrencyCode::read(money.currency().code());
        Self::normal(money.minor(), u8::try_from(money.currency().exponent()).unwrap_or(0), currency)
    }
}

impl fmt::Display for BankAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.currency {
            Some(currency) => write!(f, "{} {currency}", self.amount_text()),
            None => f.write_str(&self.amount_text()),
        }
    }
}

impl fmt::Debug for BankAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl serde::Serialize for BankAmount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        struct Amount(String);
        impl serde::Serialize for Amount {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct("Decimal", &self.0)
            }
        }
        let fields = if self.currency.is_some() { 2 } else { 1 };
        let mut out = serializer.serialize_struct("BankAmount", fields)?;
        out.serialize_field("amount", &Amount(self.amount_text()))?;
        match self.currency {
            Some(currency) => out.serialize_field("currency", &currency)?,
            None => out.skip_field("currency")?,
        }
        out.end()
    }
}

impl<'de> serde::Deserialize<'de> for BankAmount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields, rename = "BankAmount")]
        struct Raw {
            amount: crate::money::Figure,
            #[serde(default)]
            currency: Option<CurrencyCode>,
        }
        let raw = Raw::deserialize(deserializer)?;
        let text = raw.amount.to_string();
        Self::read(&text, b'.', raw.currency).ok_or_else(|| {
            Error::NumberMalformed { field: "amount".into(), given: crate::error::quoted(&text) }.through()
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for BankAmount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BankAmount".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let currency = generator.subschema_for::<Option<CurrencyCode>>();
        schemars::json_schema!({
            "type": "object",
            "description": "An amount exactly as a bank file states it; money in is above zero.",
            "properties": {
                "amount": { "type": "string", "format": "decimal", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" },
                "currency": currency,
            },
            "required": ["amount"],
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_banks_are_exact() {
        for (text, mark, currency, shown) in [
            ("000000000147,64", b',', Some("EUR"), "147.64"),
            ("300,", b',', Some("EUR"), "300.00"),
            ("6800,", b',', Some("DEM"), "6800"),
            ("0.0001", b'.', None, "0.0001"),
            ("-13.00", b'.', Some("BRL"), "-13.00"),
            ("+0", b'.', Some("KWD"), "0.000"),
            ("5", b'.', Some("JPY"), "5"),
            ("123456789012345678", b'.', None, "123456789012345678"),
            ("123456789012345678.00", b'.', Some("EUR"), "123456789012345678.00"),
            ("0.050", b'.', Some("EUR"), "0.05"),
        ] {
            let amount = BankAmount::read(text, mark, currency.and_then(CurrencyCode::read)).unwrap();
            assert_eq!(amount.amount_text(), shown, "{text}");
        }
        for bad in ["", "-", "1,2,3", "1.2", "1 2", "1234567890123456789", "12345678901234567,01", "1e3"] {
            assert!(BankAmount::read(bad, b',', None).is_none(), "{bad}");
        }
    }

    #[test]
    fn sums_keep_every_decimal() {
        let read = |text: &str| BankAmount::parse(text, Some("EUR")).unwrap();
        assert_eq!(read("0.1").plus(read("0.025")).unwrap().amount_text(), "0.125");
        assert_eq!(read("1").plus(read("-1.00")).unwrap(), read("0"));
        assert!(read("1").plus(BankAmount::parse("1", Some("USD")).unwrap()).is_none());
    }
}
