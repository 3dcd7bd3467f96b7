//! Tax on lines and documents: rounded per line or per category, taken out of gross prices, spread over lines.
//!
//! | way | what is rounded | where |
//! | --- | --- | --- |
//! | per category | the base of each tax category and rate, once; lines show their share | European e-invoices (EN 16931, BR-CO-14 and BR-CO-17) |
//! | per line | the tax of each line; the document adds them up | where the seller chose it and keeps to it |
//!
//! The two differ: five lines of 0.99 at 19 % make 0.95 by lines and 0.94 by document. A seller keeps to one. When the
//! tax of the document is shown on lines too, it is spread by largest remainder, so that the lines add up to it.

use super::{Money, Percent, Rounding, power_of_ten, rounded_quotient};
use crate::error::{Error, Result};
use crate::ids::Name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One taxed line: its net amount, with its rate and, if there is one, its tax category.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxLine {
    /// The amount without tax; below zero on a credit or a discount.
    pub net: Money,
    /// The tax rate in percent: `19` is 19 %.
    pub rate_percent: Percent,
    /// The tax category, such as `S`, `Z`, `E` or `AE` of UNTDID 5305. Lines of different categories are kept apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Name>,
}

/// Where tax is rounded.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TaxMethod {
    /// Once for each category and rate of the document, as EN 16931 asks. The default.
    #[default]
    PerCategory,
    /// On each line.
    PerLine,
}

/// The tax of one category and rate.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxCategory {
    /// The category, if its lines have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Name>,
    /// The rate in percent.
    pub rate_percent: Percent,
    /// Net amount of its lines.
    pub net: Money,
    /// Its tax.
    pub tax: Money,
}

/// The tax of a document.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxTotals {
    /// Net amount of all lines.
    pub net: Money,
    /// Tax of all categories.
    pub tax: Money,
    /// Net and tax together.
    pub gross: Money,
    /// By category and rate, sorted.
    pub categories: Vec<TaxCategory>,
    /// The tax shown on each line, in the order given. Adds up to the tax of the categories.
    pub line_taxes: Vec<Money>,
}

/// The tax of a document's lines, rounded where `method` says.
///
/// Every amount is in the currency of the first line. A credit memo with the same lines below zero has the same
/// taxes below zero.
///
/// # Errors
/// [`Error::CountOutOfRange`] without lines, [`Error::CurrencyMismatch`], [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{Rounding, TaxLine, TaxMethod, tax_totals}};
/// let line = TaxLine { net: Money::parse("0.99", Currency::EUR)?, rate_percent: "19".parse()?, category: None };
/// let lines = vec![line; 5];
/// let by_line = tax_totals(&lines, TaxMethod::PerLine, Rounding::HalfUp)?;
/// let by_category = tax_totals(&lines, TaxMethod::PerCategory, Rounding::HalfUp)?;
/// assert_eq!(by_line.tax.to_string(), "0.95 EUR");
/// assert_eq!(by_category.tax.to_string(), "0.94 EUR");
/// assert_eq!(by_category.line_taxes.last().map(ToString::to_string).as_deref(), Some("0.18 EUR"));
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: EN 16931, rules BR-CO-14 and BR-CO-17.
pub fn tax_totals(lines: &[TaxLine], method: TaxMethod, rounding: Rounding) -> Result<TaxTotals> {
    type Members = Vec<(usize, Money)>;
    let currency = lines.first().map(|line| line.net.currency()).ok_or_else(|| Error::CountOutOfRange {
        field: "lines".into(),
        least: 1,
        most: usize::MAX,
        given: 0,
    })?;
    let mut groups: BTreeMap<(Option<&Name>, Percent), Members> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        line.net.in_currency(currency).map_err(|e| e.at(format!("lines[{at}].net")))?;
        groups.entry((line.category.as_ref(), line.rate_percent)).or_default().push((at, line.net));
    }
    let mut totals = TaxTotals {
        net: Money::zero(currency),
        tax: Money::zero(currency),
        gross: Money::zero(currency),
        categories: Vec::new(),
        line_taxes: vec![Money::zero(currency); lines.len()],
    };
    for ((category, rate_percent), members) in groups {
        let nets: Vec<Money> = members.iter().map(|(_, net)| *net).collect();
        let taxes = match method {
            TaxMethod::PerLine => {
                nets.iter().map(|net| tax_on(*net, rate_percent, rounding)).collect::<Result<Vec<_>>>()?
            }
            TaxMethod::PerCategory => spread_tax(&nets, rate_percent, rounding)?,
        };
        let add = |sum: Money, amount: &Money| sum.plus(*amount);
        let net = nets.iter().try_fold(Money::zero(currency), add)?;
        let tax = taxes.iter().try_fold(Money::zero(currency), add)?;
        for ((at, _), tax) in members.iter().zip(taxes) {
            if let Some(slot) = totals.line_taxes.get_mut(*at) {
                *slot = tax;
            }
        }
        totals.net = totals.net.plus(net)?;
        totals.tax = totals.tax.plus(tax)?;
        totals.categories.push(TaxCategory { category: category.cloned(), rate_percent, net, tax });
    }
    totals.gross = totals.net.plus(totals.tax)?;
    Ok(totals)
}

/// A gross price taken apart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TaxInclusive {
    /// The price with tax.
    pub gross: Money,
    /// The price without tax: gross less tax.
    pub net: Money,
    /// The tax inside the price, rounded.
    pub tax: Money,
}

/// The tax inside a gross price: gross × rate / (100 + rate), rounded; the net is what is left.
///
/// # Errors
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{Rounding, tax_included}};
/// let price = tax_included(Money::parse("119.99", Currency::EUR)?, "19".parse()?, Rounding::HalfUp)?;
/// assert_eq!((price.net.to_string(), price.tax.to_string()), ("100.83 EUR".into(), "19.16 EUR".into()));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn tax_included(gross: Money, rate_percent: Percent, rounding: Rounding) -> Result<TaxInclusive> {
    let (rate, hundred) = parts(rate_percent)?;
    let divisor = hundred.checked_add(rate).ok_or_else(overflow)?;
    let tax = to_money(rounded_quotient(&[i128::from(gross.minor()), rate], &[divisor], rounding), gross)?;
    Ok(TaxInclusive { gross, net: gross.minus(tax)?, tax })
}

/// The tax on one net amount.
fn tax_on(net: Money, rate_percent: Percent, rounding: Rounding) -> Result<Money> {
    let (rate, hundred) = parts(rate_percent)?;
    to_money(rounded_quotient(&[i128::from(net.minor()), rate], &[hundred], rounding), net)
}

/// The tax on the sum of the lines, spread over them: each gets its exact tax rounded down, and the units left over
/// go one each to the largest fractions, the earlier line first.
///
/// Lines that sum to less than zero are spread as their mirror image, so that a credit memo mirrors its invoice.
fn spread_tax(nets: &[Money], rate_percent: Percent, rounding: Rounding) -> Result<Vec<Money>> {
    let Some(first) = nets.first() else { return Ok(Vec::new()) };
    let (rate, hundred) = parts(rate_percent)?;
    let sum: i128 = nets.iter().map(|net| i128::from(net.minor())).fold(0, i128::saturating_add);
    let tax = rounded_quotient(&[sum, rate], &[hundred], rounding).ok_or_else(overflow)?;
    let leading = nets.iter().map(|net| net.minor().signum()).find(|sign| *sign != 0).unwrap_or(1);
    let sign = if sum == 0 { i128::from(leading) } else { sum.signum() };
    let mut shares = Vec::with_capacity(nets.len());
    let mut left = tax.saturating_mul(sign);
    for (at, net) in nets.iter().enumerate() {
        let exact = i128::from(net.minor()).saturating_mul(sign).checked_mul(rate).ok_or_else(overflow)?;
        // The divisor is a power of ten, so neither can fail.
        let (floor, fraction) = (exact.div_euclid(hundred), exact.rem_euclid(hundred));
        left = left.checked_sub(floor).ok_or_else(overflow)?;
        shares.push((at, floor, fraction));
    }
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|at| shares.get(*at).map(|(at, _, fraction)| (std::cmp::Reverse(*fraction), *at)));
    for at in order {
        if left <= 0 {
            break;
        }
        if let Some((_, share, _)) = shares.get_mut(at) {
            *share = share.saturating_add(1);
            left = left.saturating_sub(1);
        }
    }
    shares.into_iter().map(|(_, share, _)| to_money(Some(share.saturating_mul(sign)), *first)).collect()
}

/// A percentage as a whole number over a whole number: 8.875 % is 8875 over 100000.
fn parts(rate_percent: Percent) -> Result<(i128, i128)> {
    let value = rate_percent.value();
    let hundred = value.scale().checked_add(2).and_then(power_of_ten).ok_or_else(overflow)?;
    Ok((value.mantissa(), hundred))
}

fn to_money(minor: Option<i128>, like: Money) -> Result<Money> {
    let minor = minor.and_then(|minor| i64::try_from(minor).ok()).ok_or_else(overflow)?;
    Ok(Money::from_minor(minor, like.currency()))
}

fn overflow() -> Error {
    Error::AmountOverflow { field: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn lines(nets: &[i64], rate: &str) -> Vec<TaxLine> {
        let line = |minor: &i64| TaxLine {
            net: Money::from_minor(*minor, Currency::EUR),
            rate_percent: rate.parse().unwrap(),
            category: None,
        };
        nets.iter().map(line).collect()
    }

    /// Lines add up to the document, no line is off by a unit or more, and the negated document is the mirror image.
    #[test]
    fn spreading_conserves_and_mirrors() {
        let modes = [Rounding::HalfUp, Rounding::HalfEven, Rounding::HalfDown, Rounding::Down, Rounding::Up];
        for nets in [&[99, 99, 99, 99, 99][..], &[115, 235, 775], &[10000, -333, 1], &[5, -5], &[0, 0], &[7]]
        {
            for rate in ["19", "7.7", "8.875", "0", "100", "33.3333"] {
                for mode in modes {
                    let totals = tax_totals(&lines(nets, rate), TaxMethod::PerCategory, mode).unwrap();
                    let shown: i64 = totals.line_taxes.iter().map(|tax| tax.minor()).sum();
                    assert_eq!(shown, totals.tax.minor());
                    let sum = Money::from_minor(nets.iter().sum(), Currency::EUR);
                    assert_eq!(totals.tax, tax_on(sum, rate.parse().unwrap(), mode).unwrap());
                    for (net, tax) in nets.iter().zip(&totals.line_taxes) {
                        let (p, h) = parts(rate.parse().unwrap()).unwrap();
                        let off = i128::from(tax.minor()) * h - i128::from(*net) * p;
                        assert!(off.abs() <= h, "{nets:?} {rate} {mode:?}");
                    }
                    let negated: Vec<i64> = nets.iter().map(|net| -net).collect();
                    let mirror = tax_totals(&lines(&negated, rate), TaxMethod::PerCategory, mode).unwrap();
                    let back: Vec<_> = mirror.line_taxes.iter().map(|tax| tax.negated().unwrap()).collect();
                    assert_eq!(back, totals.line_taxes);
                }
            }
        }
    }

    #[test]
    fn refusals() {
        assert_eq!(tax_totals(&[], TaxMethod::PerLine, Rounding::HalfUp).unwrap_err().field(), "lines");
        let mut mixed = lines(&[1, 2], "19");
        mixed[1].net = Money::from_minor(2, Currency::USD);
        let refusal = tax_totals(&mixed, TaxMethod::PerLine, Rounding::HalfUp).unwrap_err();
        assert_eq!((refusal.code(), refusal.field().as_str()), ("currency_mismatch", "lines[1].net"));
    }
}
