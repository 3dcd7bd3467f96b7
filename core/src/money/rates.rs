//! Exchange rates: dated, of a stated kind, in the order in which they were published.
//!
//! A rate says how many units of the *quote* currency one unit of the *base* currency is worth: EUR/USD 1.0837 means
//! that one euro buys 1.0837 dollars. A table answers for a date with the rate of that date or, on a day without
//! publication (a weekend, a holiday), with the last earlier one within a stated number of days; beyond that it
//! refuses rather than use a stale rate.
//!
//! | kind | used for |
//! | --- | --- |
//! | spot | booking and settlement on their dates |
//! | average | sales of a month in reports |
//! | closing | remeasuring open items at a month end |
//! | contract | a rate agreed with the customer |
//! | tax | tax in national currency, on the tax date |
//!
//! One table holds one rate per pair, kind and day, so that an answer never depends on the order of loading: keep one
//! table per source.

use super::{Conversion, Currency, Money, Rate, Rounding, convert, triangulate};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::Name;
use serde::{Deserialize, Serialize};

/// What an exchange rate is meant for.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RateKind {
    /// The rate of the day. The default.
    #[default]
    Spot,
    /// The mean of a period, dated at its end.
    Average,
    /// The rate at the end of a period.
    Closing,
    /// A rate agreed in a contract.
    Contract,
    /// The rate that the tax law prescribes.
    Tax,
}

impl RateKind {
    /// The kind as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Spot => "spot",
            Self::Average => "average",
            Self::Closing => "closing",
            Self::Contract => "contract",
            Self::Tax => "tax",
        }
    }
}

/// One published rate: units of `quote` for one unit of `base`, on a date.
///
/// In JSON: `{"base":"EUR","quote":"USD","date":"2024-03-28","rate":"1.0811","kind":"spot","source":"ECB"}`; `kind`
/// may be left out for `spot`, `source` may be absent.
///
/// # Examples
/// ```
/// use receivables::{Currency, money::ExchangeRate};
/// let rate = ExchangeRate::new(Currency::EUR, Currency::USD, "2024-03-28".parse()?, "1.0811".parse()?)?;
/// assert_eq!(rate.to_string(), "EUR/USD 1.0811 (spot, 2024-03-28)");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// One unit of this currency …
    base: Currency,
    /// … is worth `rate` units of this one.
    quote: Currency,
    /// The day it was published for.
    date: Date,
    /// Units of the quote currency for one unit of the base currency.
    rate: Rate,
    /// What it is meant for.
    #[serde(default)]
    kind: RateKind,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Name>,
}

impl ExchangeRate {
    /// A spot rate without a source.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`] when both currencies are the same.
    pub fn new(base: Currency, quote: Currency, date: Date, rate: Rate) -> Result<Self> {
        if base == quote {
            return Err(Error::CurrencyMismatch {
                field: "quote".into(),
                expected: format!("another currency than {base}"),
                found: quote.to_string(),
            });
        }
        Ok(Self { base, quote, date, rate, kind: RateKind::Spot, source: None })
    }

    /// The same rate of another kind.
    #[must_use]
    pub fn with_kind(self, kind: RateKind) -> Self {
        Self { kind, ..self }
    }

    /// The same rate with its source.
    #[must_use]
    pub fn with_source(self, source: Name) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The currency of which one unit is priced.
    #[must_use]
    pub const fn base(&self) -> Currency {
        self.base
    }

    /// The currency in which it is priced.
    #[must_use]
    pub const fn quote(&self) -> Currency {
        self.quote
    }

    /// The day it was published for.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// Units of the quote currency for one unit of the base currency.
    #[must_use]
    pub const fn rate(&self) -> Rate {
        self.rate
    }

    /// What it is meant for.
    #[must_use]
    pub const fn kind(&self) -> RateKind {
        self.kind
    }

    /// Who published it.
    #[must_use]
    pub const fn source(&self) -> Option<&Name> {
        self.source.as_ref()
    }

    fn key(&self) -> (Currency, Currency, RateKind, Date) {
        (self.base, self.quote, self.kind, self.date)
    }
}

impl std::fmt::Display for ExchangeRate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { base, quote, date, rate, kind, .. } = self;
        write!(f, "{base}/{quote} {rate} ({}, {date})", kind.as_str())
    }
}

impl<'de> Deserialize<'de> for ExchangeRate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "ExchangeRate")]
        struct Raw {
            base: Currency,
            quote: Currency,
            date: Date,
            rate: Rate,
            #[serde(default)]
            kind: RateKind,
            #[serde(default)]
            source: Option<Name>,
        }
        let raw = Raw::deserialize(deserializer)?;
        let rate = Self::new(raw.base, raw.quote, raw.date, raw.rate).map_err(Error::through)?;
        Ok(Self { kind: raw.kind, source: raw.source, ..rate })
    }
}

/// Dated exchange rates with the rule for days without a rate. Plain data; sorted by pair, kind and date.
///
/// In JSON: `{"lookback_days":7,"pivot":"EUR","intermediate_places":3,"rates":[…]}`.
///
/// # Examples
/// ```
/// use receivables::{Currency, Date, Money, money::{ExchangeRate, RateKind, RateTable, Rounding}};
/// let friday = ExchangeRate::new(Currency::EUR, Currency::USD, "2024-03-22".parse()?, "1.0823".parse()?)?;
/// let table = RateTable::new(3, [friday])?;
/// let sunday: Date = "2024-03-24".parse()?;
/// assert_eq!(table.rate(Currency::USD, Currency::EUR, sunday)?.date().to_string(), "2024-03-22");
/// let stale = table.rate(Currency::EUR, Currency::USD, "2024-03-26".parse()?).unwrap_err();
/// assert_eq!(stale.code(), "exchange_rate_missing");
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateTable {
    /// How many days old the last earlier rate may be; 0 to 366.
    lookback_days: u32,
    /// The currency to go through when a pair has no rate of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pivot: Option<Currency>,
    /// Decimals kept of the amount in the pivot currency; 3 to 12.
    #[serde(default = "least_places")]
    intermediate_places: u32,
    /// The rates.
    rates: Vec<ExchangeRate>,
}

/// Regulation (EC) 1103/97, article 4(4): the amount in the middle keeps at least three decimals.
const LEAST_PLACES: u32 = 3;
const MOST_PLACES: u32 = 12;
const MOST_LOOKBACK_DAYS: u32 = 366;

const fn least_places() -> u32 {
    LEAST_PLACES
}

impl RateTable {
    /// A table that accepts a rate up to `lookback_days` days old. The order of `rates` does not matter.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] for more than 366 days, [`Error::IdTaken`] for a second rate of the same pair,
    /// kind and day, even from another source.
    pub fn new(lookback_days: u32, rates: impl IntoIterator<Item = ExchangeRate>) -> Result<Self> {
        in_range("lookback_days", lookback_days, 0, MOST_LOOKBACK_DAYS)?;
        let given: Vec<ExchangeRate> = rates.into_iter().collect();
        let mut order: Vec<(usize, &ExchangeRate)> = given.iter().enumerate().collect();
        order.sort_by_key(|(at, rate)| (rate.key(), *at));
        for ((_, first), (at, second)) in order.iter().zip(order.iter().skip(1)) {
            if first.key() == second.key() {
                return Err(Error::IdTaken { field: format!("rates[{at}]"), id: second.to_string() });
            }
        }
        let rates = order.into_iter().map(|(_, rate)| rate.clone()).collect();
        Ok(Self { lookback_days, pivot: None, intermediate_places: LEAST_PLACES, rates })
    }

    /// The same table with a currency to go through when a pair has no rate of its own.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] for fewer than 3 or more than 12 intermediate places.
    pub fn with_pivot(self, pivot: Currency, intermediate_places: u32) -> Result<Self> {
        check_places(intermediate_places)?;
        Ok(Self { pivot: Some(pivot), intermediate_places, ..self })
    }

    /// Every rate, sorted by base, quote, kind and date.
    #[must_use]
    pub fn rates(&self) -> &[ExchangeRate] {
        &self.rates
    }

    /// The spot rate between two currencies on a date, in whichever direction it is published.
    ///
    /// # Errors
    /// [`Error::ExchangeRateMissing`].
    pub fn rate(&self, from: Currency, to: Currency, on: Date) -> Result<&ExchangeRate> {
        self.rate_of(RateKind::Spot, from, to, on)
    }

    /// The rate of a kind between two currencies on a date: that day's, else the last earlier one within the days
    /// that the table allows.
    ///
    /// When both directions are published, the later one counts; on the same day the one quoted `from` to `to`. There
    /// is no rate of a currency to itself: [`RateTable::convert`] leaves such an amount as it is.
    ///
    /// # Errors
    /// [`Error::ExchangeRateMissing`].
    pub fn rate_of(&self, kind: RateKind, from: Currency, to: Currency, on: Date) -> Result<&ExchangeRate> {
        let direct = self.last_published(kind, from, to, on);
        let reverse = self.last_published(kind, to, from, on);
        let found = match (direct, reverse) {
            (Some(direct), Some(reverse)) if reverse.date > direct.date => Some(reverse),
            (direct, reverse) => direct.or(reverse),
        };
        found.filter(|rate| i64::from(on.days_since(rate.date)) <= i64::from(self.lookback_days)).ok_or_else(
            || Error::ExchangeRateMissing {
                field: String::new(),
                from: from.to_string(),
                to: to.to_string(),
                date: on.to_string(),
            },
        )
    }

    fn last_published(
        &self,
        kind: RateKind,
        base: Currency,
        quote: Currency,
        on: Date,
    ) -> Option<&ExchangeRate> {
        let after = self.rates.partition_point(|rate| rate.key() <= (base, quote, kind, on));
        let last = self.rates.get(after.checked_sub(1)?)?;
        ((last.base, last.quote, last.kind) == (base, quote, kind)).then_some(last)
    }

    /// An amount in another currency at the rates of a date: by the pair's own rate, else through the pivot.
    ///
    /// An amount that is already in `to` stays as it is. The result is rounded once to the smallest unit; through the
    /// pivot, the amount in the middle keeps the table's intermediate places.
    ///
    /// # Errors
    /// [`Error::ExchangeRateMissing`], [`Error::AmountOverflow`].
    pub fn convert(
        &self,
        amount: Money,
        to: Currency,
        on: Date,
        kind: RateKind,
        rounding: Rounding,
    ) -> Result<Conversion> {
        let from = amount.currency();
        if from == to {
            return Ok(Conversion { amount, intermediate: None, rates: Vec::new() });
        }
        let own = self.rate_of(kind, from, to, on);
        match (own, self.pivot) {
            (Err(_), Some(pivot)) if pivot != from && pivot != to => {
                let first = self.rate_of(kind, from, pivot, on)?;
                let second = self.rate_of(kind, pivot, to, on)?;
                triangulate(amount, to, first, second, Some(self.intermediate_places), rounding)
            }
            (own, _) => {
                let rate = own?;
                let amount = convert(amount, to, rate, rounding)?;
                Ok(Conversion { amount, intermediate: None, rates: vec![rate.clone()] })
            }
        }
    }
}

impl<'de> Deserialize<'de> for RateTable {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "RateTable")]
        struct Raw {
            lookback_days: u32,
            #[serde(default)]
            pivot: Option<Currency>,
            #[serde(default = "least_places")]
            intermediate_places: u32,
            rates: Vec<ExchangeRate>,
        }
        let raw = Raw::deserialize(deserializer)?;
        check_places(raw.intermediate_places).map_err(Error::through)?;
        let table = Self::new(raw.lookback_days, raw.rates).map_err(Error::through)?;
        Ok(Self { pivot: raw.pivot, intermediate_places: raw.intermediate_places, ..table })
    }
}

/// Refuses an amount in the middle with fewer decimals than the regulation asks for.
pub(super) fn check_places(places: u32) -> Result<()> {
    in_range("intermediate_places", places, LEAST_PLACES, MOST_PLACES)
}

fn in_range(field: &str, given: u32, least: u32, most: u32) -> Result<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (least, most, given) = (i64::from(least), i64::from(most), i64::from(given));
    Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(base: &str, quote: &str, date: &str, rate: &str) -> ExchangeRate {
        let currency = |code| Currency::new(code).unwrap();
        ExchangeRate::new(currency(base), currency(quote), date.parse().unwrap(), rate.parse().unwrap())
            .unwrap()
    }

    fn dated(table: &RateTable, from: Currency, to: Currency, on: &str) -> Option<String> {
        table
            .rate(from, to, on.parse().unwrap())
            .ok()
            .map(|rate| format!("{}/{} {}", rate.base, rate.quote, rate.date))
    }

    #[test]
    fn the_last_earlier_rate_within_the_days_allowed() {
        let (eur, usd) = (Currency::EUR, Currency::USD);
        let rates = [rate("EUR", "USD", "2024-03-20", "1.09"), rate("EUR", "USD", "2024-03-11", "1.08")];
        let table = RateTable::new(4, rates).unwrap();
        for (on, expected) in [
            ("2024-03-10", None),
            ("2024-03-11", Some("EUR/USD 2024-03-11")),
            ("2024-03-15", Some("EUR/USD 2024-03-11")),
            ("2024-03-16", None),
            ("2024-03-24", Some("EUR/USD 2024-03-20")),
            ("2024-03-25", None),
        ] {
            assert_eq!(dated(&table, usd, eur, on).as_deref(), expected, "{on}");
        }
        assert_eq!(dated(&table, eur, Currency::GBP, "2024-03-20"), None);
    }

    #[test]
    fn the_later_direction_counts_and_the_asked_one_breaks_the_tie() {
        let (eur, usd) = (Currency::EUR, Currency::USD);
        let table = RateTable::new(
            9,
            [
                rate("EUR", "USD", "2024-03-01", "1.08"),
                rate("USD", "EUR", "2024-03-01", "0.92"),
                rate("USD", "EUR", "2024-03-02", "0.93"),
            ],
        )
        .unwrap();
        assert_eq!(dated(&table, eur, usd, "2024-03-01").as_deref(), Some("EUR/USD 2024-03-01"));
        assert_eq!(dated(&table, usd, eur, "2024-03-01").as_deref(), Some("USD/EUR 2024-03-01"));
        assert_eq!(dated(&table, eur, usd, "2024-03-02").as_deref(), Some("USD/EUR 2024-03-02"));
    }

    #[test]
    fn duplicates_are_refused_and_kinds_kept_apart() {
        let spot = rate("EUR", "USD", "2024-03-01", "1.08");
        let other = rate("EUR", "USD", "2024-03-01", "1.09").with_source(Name::new("bank").unwrap());
        let refusal = RateTable::new(9, [spot.clone(), other.clone()]).unwrap_err();
        assert_eq!((refusal.code(), refusal.field().as_str()), ("id_taken", "rates[1]"));
        let table = RateTable::new(9, [spot, other.with_kind(RateKind::Closing)]).unwrap();
        let on = "2024-03-02".parse().unwrap();
        let closing = table.rate_of(RateKind::Closing, Currency::EUR, Currency::USD, on).unwrap();
        assert_eq!(closing.rate.to_string(), "1.09");
    }
}
