//! Operations of early payment.

use super::operation::{Operation, operation_table};
use crate::discounts::{self, CostOfTerms, DiscountBenefit, DynamicDiscount, USUAL_BASIS_DAYS};
use crate::error::Result;
use crate::money::{Figure, Money, Percent};
use serde::{Deserialize, Serialize};

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What it costs a year to let an early-payment discount go.
    cost_of_terms,
    /// The discount for paying so many days early, at a yearly rate.
    dynamic_discount,
    /// What percent of a discount is left on a day when it falls evenly to nothing.
    sliding_discount,
    /// What a discount costs the seller, what it is worth, and at which discount both are the same.
    discount_benefit,
];

const fn usual() -> u32 {
    USUAL_BASIS_DAYS
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct TermsGiven {
    /// The discount, percent.
    discount_percent: Percent,
    /// Within how many days it can be taken.
    discount_days: u32,
    /// On which day the buyer pays otherwise.
    net_days: u32,
    /// Days of a year: 365 where not given.
    #[serde(default = "usual")]
    basis_days: u32,
}

fn cost_of_terms(given: TermsGiven) -> Result<CostOfTerms> {
    discounts::cost_of_terms(given.discount_percent, given.discount_days, given.net_days, given.basis_days)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DynamicGiven {
    /// The invoice, above zero.
    amount: Money,
    /// Percent a year.
    yearly_percent: Percent,
    /// How many days before it is due it is paid.
    days_early: u32,
    /// Days of a year: 365 where not given.
    #[serde(default = "usual")]
    basis_days: u32,
}

fn dynamic_discount(given: DynamicGiven) -> Result<DynamicDiscount> {
    discounts::dynamic_discount(given.amount, given.yearly_percent, given.days_early, given.basis_days)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SlidingGiven {
    /// The whole discount, percent.
    most_percent: Percent,
    /// The last day with all of it, counted from the base date.
    full_until_day: u32,
    /// The first day with nothing of it.
    zero_at_day: u32,
    /// The day of payment.
    pay_day: u32,
}

/// A percentage as the answer.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SlidingAnswer {
    /// Percent, half up to four decimals.
    percent: Figure,
}

fn sliding_discount(given: SlidingGiven) -> Result<SlidingAnswer> {
    let (full, zero) = (given.full_until_day, given.zero_at_day);
    let percent = discounts::sliding_percent(given.most_percent, full, zero, given.pay_day)?;
    Ok(SlidingAnswer { percent })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct BenefitGiven {
    /// The invoice, above zero.
    invoice: Money,
    /// The discount, percent.
    discount_percent: Percent,
    /// How many days earlier the money comes.
    days_gained: u32,
    /// What capital costs, percent a year.
    cost_of_capital_percent: Percent,
    /// Days of a year: 365 where not given.
    #[serde(default = "usual")]
    basis_days: u32,
}

fn discount_benefit(given: BenefitGiven) -> Result<DiscountBenefit> {
    discounts::discount_benefit(
        given.invoice,
        given.discount_percent,
        given.days_gained,
        given.cost_of_capital_percent,
        given.basis_days,
    )
}
