//! One measured number: its value with unit and rounding, or why there is none.
//!
//! A rate whose denominator is zero is *not available*: zero would say that nothing was collected, and infinity is
//! not a number. A count-back that runs out of history says *more than*. Every value is computed exactly from whole
//! smallest units and rounded once, half up to two decimals unless the caller asks otherwise.

use crate::error::{Error, Result};
use crate::money::{Figure, Money, Rounding, power_of_ten, rounded_quotient};
use crate::reason::Reason;
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

words! {
    /// What a measured number counts.
    Unit {
        /// Days.
        Days "days",
        /// Per hundred.
        Percent "percent",
        /// How many times in the period.
        Times "times",
        /// Units of the cost's currency for one invoice.
        AmountPerInvoice "amount_per_invoice",
        /// Invoices for one person.
        InvoicesPerHead "invoices_per_head",
    }
}

/// To how many decimals a measure is rounded, and how: half up to 2 unless stated.
///
/// In JSON: `{"places":2,"rounding":"half_up"}`, each of which may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Precision {
    /// Decimals, 0 to 12.
    #[serde(default = "two")]
    places: u32,
    /// How a tie or a rest is rounded.
    #[serde(default)]
    rounding: Rounding,
}

const MOST_PLACES: u32 = 12;

const fn two() -> u32 {
    2
}

impl Precision {
    /// So many decimals, rounded so.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] for more than 12 decimals.
    pub fn new(places: u32, rounding: Rounding) -> Result<Self> {
        if places > MOST_PLACES {
            return Err(Error::NumberOutOfRange {
                field: "places".into(),
                least: 0,
                most: i64::from(MOST_PLACES),
                given: i64::from(places),
            });
        }
        Ok(Self { places, rounding })
    }

    /// Three decimals, half up: for shares that are far below one percent.
    #[must_use]
    pub const fn three_places() -> Self {
        Self { places: 3, rounding: Rounding::HalfUp }
    }
}

impl Default for Precision {
    fn default() -> Self {
        Self { places: two(), rounding: Rounding::HalfUp }
    }
}

impl<'de> Deserialize<'de> for Precision {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename = "Precision")]
        struct Raw {
            #[serde(default = "two")]
            places: u32,
            #[serde(default)]
            rounding: Rounding,
        }
        let raw = Raw::deserialize(deserializer)?;
        Self::new(raw.places, raw.rounding).map_err(Error::through)
    }
}

/// A measured number, or why there is none.
///
/// In JSON: `{"kind":"value","value":"33.75","unit":"days","rounding":"half_up"}`,
/// `{"kind":"more_than","value":"59","unit":"days"}` or
/// `{"kind":"not_available","reason":{"code":"denominator_zero","parameters":{"denominator":"credit_sales"}}}`.
///
/// Reason codes: `denominator_zero` and `denominator_negative` (parameter `denominator`), `no_entries` (nothing to
/// weigh), `not_given` (parameter `input`), `receivables_negative`.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Measure {
    /// The number, with as many decimals as were asked for.
    Value {
        /// The number.
        value: Figure,
        /// What it counts.
        unit: Unit,
        /// How it was rounded.
        rounding: Rounding,
    },
    /// The number is larger than this: the history given does not reach far enough.
    MoreThan {
        /// What the whole history makes.
        value: Figure,
        /// What it counts.
        unit: Unit,
    },
    /// There is no number.
    NotAvailable {
        /// Why not.
        reason: Reason,
    },
}

impl Measure {
    /// The number, where there is one.
    #[must_use]
    pub const fn value(&self) -> Option<Figure> {
        match self {
            Self::Value { value, .. } => Some(*value),
            Self::MoreThan { .. } | Self::NotAvailable { .. } => None,
        }
    }

    pub(super) fn not_available(code: &'static str) -> Self {
        Self::NotAvailable { reason: Reason::new(code) }
    }

    pub(super) fn not_given(input: &str) -> Self {
        Self::NotAvailable { reason: Reason::new("not_given").with("input", input) }
    }
}

/// The product of `above` over `below`, as a measure; `denominator` names `below` where it is zero or less.
pub(super) fn quotient(
    above: &[i128],
    below: i128,
    denominator: &str,
    unit: Unit,
    precision: Precision,
) -> Result<Measure> {
    let code = match below {
        0 => "denominator_zero",
        ..0 => "denominator_negative",
        _ => return exact(above, below, unit, precision),
    };
    Ok(Measure::NotAvailable { reason: Reason::new(code).with("denominator", denominator) })
}

fn exact(above: &[i128], below: i128, unit: Unit, precision: Precision) -> Result<Measure> {
    let Precision { places, rounding } = precision;
    let overflow = || Error::AmountOverflow { field: "measure".into() };
    let factors = power_of_ten(places).into_iter().chain(above.iter().copied()).collect::<Vec<_>>();
    let steps = rounded_quotient(&factors, &[below], rounding).ok_or_else(overflow)?;
    let value = Decimal::try_from_i128_with_scale(steps, places).map_err(|_| overflow())?;
    Ok(Measure::Value { value: Figure::new(value)?, unit, rounding })
}

/// `part` per hundred of `whole`, both in one currency.
pub(super) fn percent(part: i128, whole: i128, denominator: &str, precision: Precision) -> Result<Measure> {
    quotient(&[part, 100], whole, denominator, Unit::Percent, precision)
}

/// `part` per hundred of `whole`, counted.
pub(super) fn percent_of_counts(
    (part_name, part): (&str, u64),
    (whole_name, whole): (&str, u64),
    precision: Precision,
) -> Result<Measure> {
    if part > whole && whole > 0 {
        let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        return Err(Error::NumberOutOfRange {
            field: part_name.into(),
            least: 0,
            most: signed(whole),
            given: signed(part),
        });
    }
    percent(i128::from(part), i128::from(whole), whole_name, precision)
}

/// Refuses amounts of several currencies; the first sets the currency, the field of the other is named.
pub(super) fn one_currency<const N: usize>(amounts: [(&str, Money); N]) -> Result<()> {
    let Some((_, first)) = amounts.first() else { return Ok(()) };
    amounts.iter().try_for_each(|(name, amount)| first.same_currency(*amount).map_err(|e| e.within(name)))
}

/// Refuses an amount below zero, naming its field.
pub(super) fn not_negative<const N: usize>(amounts: [(&str, Money); N]) -> Result<()> {
    amounts.iter().try_for_each(|(name, amount)| amount.not_negative().map(drop).map_err(|e| e.within(name)))
}

/// Refuses a period without days.
pub(super) fn days_of(days: u32) -> Result<i128> {
    if (1..=36_600).contains(&days) {
        return Ok(i128::from(days));
    }
    Err(Error::NumberOutOfRange { field: "days".into(), least: 1, most: 36_600, given: i64::from(days) })
}

/// The smallest units of an amount, wide enough that sums of four amounts cannot overflow.
pub(super) fn minor(amount: Money) -> i128 {
    i128::from(amount.minor())
}

/// The exact sum of a few amounts, given in smallest units of 64 bits each: it cannot leave 128 bits.
pub(super) fn sum<const N: usize>(minors: [i128; N]) -> i128 {
    minors.into_iter().fold(0, i128::saturating_add)
}

document! {
    /// An amount with the days that belong to it.
    #[derive(Copy)]
    pub struct AmountDays {
        /// The amount, zero or more: its weight.
        pub amount: Money,
        /// The days: of delay, of terms, until payment. Below zero means early.
        pub days: i32,
    }
}

/// The amount-weighted mean of days. `list` names the list in errors.
pub(super) fn weighted_days(
    entries: impl IntoIterator<Item = AmountDays>,
    list: &str,
    precision: Precision,
) -> Result<Measure> {
    let overflow = || Error::AmountOverflow { field: list.into() };
    let (mut currency, mut weight, mut days) = (None, 0_i128, 0_i128);
    for (at, entry) in entries.into_iter().enumerate() {
        let path = |e: Error| e.within(&format!("{list}[{at}].amount"));
        let expected = *currency.get_or_insert(entry.amount.currency());
        entry.amount.in_currency(expected).and_then(|()| entry.amount.not_negative()).map_err(path)?;
        let product = minor(entry.amount).checked_mul(i128::from(entry.days)).ok_or_else(overflow)?;
        weight = weight.checked_add(minor(entry.amount)).ok_or_else(overflow)?;
        days = days.checked_add(product).ok_or_else(overflow)?;
    }
    if currency.is_none() {
        return Ok(Measure::not_available("no_entries"));
    }
    quotient(&[days], weight, list, Unit::Days, precision)
}
