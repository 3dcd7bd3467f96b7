//! Conversion between currencies, and what a change of the rate does to the books.
//!
//! From base to quote an amount is multiplied by the rate as published; from quote to base it is *divided* by it. An
//! inverse rate is never formed, because a rounded inverse gives a wrong amount: 10,000 USD at EUR/USD 1.0837 are
//! 9,227.65 EUR, while the inverse 0.9228 would give 9,228.00. The result is rounded once, to the smallest unit.
//!
//! A foreign item carries two amounts: that of the document and that of the books (the *functional* currency).
//!
//! | event | what is recorded |
//! | --- | --- |
//! | booking | document amount at the rate of the transaction date |
//! | month end | open amount at the closing rate less the carrying amount: unrealised difference, reversed the next day |
//! | settlement | cash at the rate of the settlement date less the carrying amount of the part settled: realised difference |
//!
//! Sources: Regulation (EC) 1103/97, article 4; IAS 21.

use super::rates::check_places;
use super::{Currency, ExchangeRate, Figure, Money, Rounding, power_of_ten, rounded_quotient};
use crate::error::{Error, Result};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount in another currency: multiplied by the rate from base to quote, divided by it from quote to base.
///
/// Exact until the one rounding to the smallest unit of `to`; regulation 1103/97 asks for half up.
///
/// # Errors
/// [`Error::CurrencyMismatch`] when the rate is not between these two currencies, [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{ExchangeRate, Rounding, convert}};
/// let rate = ExchangeRate::new(Currency::EUR, Currency::USD, "2024-03-28".parse()?, "1.0837".parse()?)?;
/// let dollars = Money::parse("10000.00", Currency::USD)?;
/// assert_eq!(convert(dollars, Currency::EUR, &rate, Rounding::HalfUp)?.to_string(), "9227.65 EUR");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: Regulation (EC) 1103/97, article 4.
pub fn convert(amount: Money, to: Currency, rate: &ExchangeRate, rounding: Rounding) -> Result<Money> {
    let (above, below) = factor(rate, amount.currency(), to)?;
    let minor = i128::from(amount.minor());
    let units = (i128::from(amount.currency().units()), i128::from(to.units()));
    to_money(rounded_quotient(&[minor, above, units.1], &[below, units.0], rounding), to)
}

/// What an amount became in another currency, and by which rates.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    /// The amount in the currency asked for.
    pub amount: Money,
    /// The amount in the currency in the middle, as rounded there; absent when there was none or no rounding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub intermediate: Option<Figure>,
    /// The rates used, in order: none for the same currency, two through a third currency.
    pub rates: Vec<ExchangeRate>,
}

/// An amount in another currency through a third one, by two rates.
///
/// With `intermediate_places` the amount in the middle is rounded half up to that many decimals (3 to 12); without,
/// it is not rounded at all. The final amount is rounded to the smallest unit.
///
/// # Errors
/// [`Error::NumberOutOfRange`] for fewer than 3 or more than 12 places, [`Error::CurrencyMismatch`] when the rates
/// do not lead from one currency to the other, [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{ExchangeRate, Rounding, triangulate}};
/// let sek = Currency::new("SEK")?;
/// let day = "2024-03-28".parse()?;
/// let eur_gbp = ExchangeRate::new(Currency::EUR, Currency::GBP, day, "0.85432".parse()?)?;
/// let eur_sek = ExchangeRate::new(Currency::EUR, sek, day, "11.4567".parse()?)?;
/// let pounds = Money::parse("1000.00", Currency::GBP)?;
/// let through = triangulate(pounds, sek, &eur_gbp, &eur_sek, Some(3), Rounding::HalfUp)?;
/// assert_eq!(through.intermediate.map(|f| f.to_string()).as_deref(), Some("1170.522"));
/// assert_eq!(through.amount.to_string(), "13410.32 SEK");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: Regulation (EC) 1103/97, article 4(4).
pub fn triangulate(
    amount: Money,
    to: Currency,
    first: &ExchangeRate,
    second: &ExchangeRate,
    intermediate_places: Option<u32>,
    rounding: Rounding,
) -> Result<Conversion> {
    intermediate_places.map_or(Ok(()), check_places)?;
    let middle = other_side(first, amount.currency()).map_err(|e| e.at("first".into()))?;
    let (above, below) = factor(first, amount.currency(), middle).map_err(|e| e.at("first".into()))?;
    let (next_above, next_below) = factor(second, middle, to).map_err(|e| e.at("second".into()))?;
    let minor = i128::from(amount.minor());
    let (units, to_units) = (i128::from(amount.currency().units()), i128::from(to.units()));
    let rates = vec![first.clone(), second.clone()];
    let Some(places) = intermediate_places else {
        let exact =
            rounded_quotient(&[minor, above, next_above, to_units], &[units, below, next_below], rounding);
        return Ok(Conversion { amount: to_money(exact, to)?, intermediate: None, rates });
    };
    let scale = power_of_ten(places).ok_or_else(overflow)?;
    let steps =
        rounded_quotient(&[minor, above, scale], &[units, below], Rounding::HalfUp).ok_or_else(overflow)?;
    let last = rounded_quotient(&[steps, next_above, to_units], &[scale, next_below], rounding);
    let intermediate = Decimal::try_from_i128_with_scale(steps, places).map_err(|_| overflow())?;
    Ok(Conversion { amount: to_money(last, to)?, intermediate: Some(Figure::new(intermediate)?), rates })
}

/// A foreign item as the books carry it: the amount of the document and the amount in the functional currency.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Carrying {
    /// What is open in the currency of the document.
    pub amount: Money,
    /// What the books carry for it in the functional currency.
    pub functional: Money,
}

/// The functional amount at which a document is booked: its amount at the rate of the transaction date.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
pub fn book(
    amount: Money,
    functional: Currency,
    rate: &ExchangeRate,
    rounding: Rounding,
) -> Result<Carrying> {
    Ok(Carrying { amount, functional: convert(amount, functional, rate, rounding)? })
}

/// What the settlement of a foreign item, or of a part of it, does to the books.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RealisedDifference {
    /// The cash in functional currency, at the settlement rate.
    pub received: Money,
    /// The carrying amount of the part settled.
    pub carrying: Money,
    /// Received less carrying amount: above zero is a gain on a receivable.
    pub realised: Money,
    /// What stays open, at its old carrying amount.
    pub remaining: Carrying,
}

/// The realised exchange difference of a settlement.
///
/// The part settled takes its share of the carrying amount, rounded; the last part takes all that is left, so that
/// an item whose document amount is settled leaves nothing behind in functional currency.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] when the part has the other sign or is more than is open,
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{Carrying, ExchangeRate, Rounding, realised_difference}};
/// let eur = |text| Money::parse(text, Currency::EUR);
/// let booked = Carrying { amount: eur("10000")?, functional: Money::parse("11000", Currency::USD)? };
/// let rate = ExchangeRate::new(Currency::EUR, Currency::USD, "2024-04-15".parse()?, "1.0750".parse()?)?;
/// let paid = realised_difference(booked, eur("4000")?, &rate, Rounding::HalfUp)?;
/// assert_eq!(paid.realised.to_string(), "-100.00 USD");
/// assert_eq!(paid.remaining.functional.to_string(), "6600.00 USD");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: IAS 21, paragraph 28.
pub fn realised_difference(
    item: Carrying,
    settled: Money,
    settlement_rate: &ExchangeRate,
    rounding: Rounding,
) -> Result<RealisedDifference> {
    item.amount.same_currency(settled).map_err(|e| e.within("settled"))?;
    let left = item.amount.minus(settled)?;
    let opposed = |a: Money, b: Money| a.minor().signum().saturating_mul(b.minor().signum()) < 0;
    if opposed(item.amount, settled)
        || opposed(item.amount, left)
        || (item.amount.is_zero() && !settled.is_zero())
    {
        return Err(Error::AmountOutOfRange {
            field: "settled".into(),
            given: settled.to_string(),
            allowed: format!("0 to {}", item.amount),
        });
    }
    let functional = item.functional.currency();
    let received = convert(settled, functional, settlement_rate, rounding)?;
    let carrying = if left.is_zero() {
        item.functional
    } else {
        let share = [i128::from(item.functional.minor()), i128::from(settled.minor())];
        to_money(rounded_quotient(&share, &[i128::from(item.amount.minor())], rounding), functional)?
    };
    Ok(RealisedDifference {
        received,
        carrying,
        realised: received.minus(carrying)?,
        remaining: Carrying { amount: left, functional: item.functional.minus(carrying)? },
    })
}

/// What a month end does to an open foreign item.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Remeasurement {
    /// The open amount at the closing rate.
    pub at_close: Money,
    /// At close less carrying amount: above zero is a gain on a receivable.
    pub unrealised: Money,
    /// What is posted the next day, when differences are reversed: the unrealised difference with the other sign.
    pub reversal: Money,
}

/// The unrealised exchange difference of an open monetary item (a receivable, unapplied cash) at a closing rate.
///
/// Deferred revenue is not monetary and keeps the rate of the advance: do not pass it here.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
///
/// Source: IAS 21, paragraph 23.
pub fn remeasure(item: Carrying, closing_rate: &ExchangeRate, rounding: Rounding) -> Result<Remeasurement> {
    let at_close = convert(item.amount, item.functional.currency(), closing_rate, rounding)?;
    let unrealised = at_close.minus(item.functional)?;
    Ok(Remeasurement { at_close, unrealised, reversal: unrealised.negated()? })
}

/// What an amount is multiplied by and divided by, to go from one currency to the other by this rate.
fn factor(rate: &ExchangeRate, from: Currency, to: Currency) -> Result<(i128, i128)> {
    let value = rate.rate().value();
    let (mantissa, scale) = (value.mantissa(), power_of_ten(value.scale()).ok_or_else(overflow)?);
    if (from, to) == (rate.base(), rate.quote()) {
        Ok((mantissa, scale))
    } else if (from, to) == (rate.quote(), rate.base()) {
        Ok((scale, mantissa))
    } else {
        Err(Error::CurrencyMismatch {
            field: "rate".into(),
            expected: format!("{from}/{to} or {to}/{from}"),
            found: format!("{}/{}", rate.base(), rate.quote()),
        })
    }
}

/// The currency at the other side of a rate.
fn other_side(rate: &ExchangeRate, from: Currency) -> Result<Currency> {
    if from == rate.base() {
        Ok(rate.quote())
    } else if from == rate.quote() {
        Ok(rate.base())
    } else {
        Err(Error::CurrencyMismatch {
            field: "rate".into(),
            expected: format!("a rate of {from}"),
            found: format!("{}/{}", rate.base(), rate.quote()),
        })
    }
}

fn to_money(minor: Option<i128>, currency: Currency) -> Result<Money> {
    let minor = minor.and_then(|minor| i64::try_from(minor).ok()).ok_or_else(overflow)?;
    Ok(Money::from_minor(minor, currency))
}

fn overflow() -> Error {
    Error::AmountOverflow { field: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(base: Currency, quote: Currency, rate: &str) -> ExchangeRate {
        ExchangeRate::new(base, quote, "2024-03-28".parse().unwrap(), rate.parse().unwrap()).unwrap()
    }

    #[test]
    fn exact_beyond_28_digits() {
        // 92,233,720,368,547,758.07 x 0.99999999999999999999999999 falls short of the amount by 9.2e-10.
        let most = Money::from_minor(i64::MAX, Currency::EUR);
        let almost = rate(Currency::EUR, Currency::USD, "0.99999999999999999999999999");
        assert_eq!(convert(most, Currency::USD, &almost, Rounding::HalfUp).unwrap().minor(), i64::MAX);
        assert_eq!(convert(most, Currency::USD, &almost, Rounding::Down).unwrap().minor(), i64::MAX - 1);
        let over = convert(most, Currency::GBP, &rate(Currency::EUR, Currency::GBP, "2"), Rounding::Down);
        assert_eq!(over.unwrap_err().code(), "amount_overflow");
    }

    #[test]
    fn parts_settled_one_by_one_leave_nothing() {
        let r = rate(Currency::EUR, Currency::USD, "1.10");
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let mut item = Carrying { amount: eur(1000), functional: Money::from_minor(1101, Currency::USD) };
        let mut carried = 0;
        for part in [333, 333, 334] {
            let settlement = realised_difference(item, eur(part), &r, Rounding::HalfUp).unwrap();
            carried += settlement.carrying.minor();
            item = settlement.remaining;
        }
        assert_eq!((carried, item.amount.minor(), item.functional.minor()), (1101, 0, 0));
        let too_much = realised_difference(Carrying { amount: eur(5), ..item }, eur(6), &r, Rounding::HalfUp);
        assert_eq!(too_much.unwrap_err().field(), "settled");
    }
}
