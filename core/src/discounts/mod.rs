//! Early payment: what a discount costs, what it is worth to the seller, and discounts that slide with the day of payment.
//!
//! | question | function |
//! | --- | --- |
//! | What does "2/10 net 30" cost a year? | [`cost_of_terms`] |
//! | What is the discount for paying so many days early, at a yearly rate? | [`dynamic_discount`] |
//! | What percent is left on a day, when the discount falls evenly to nothing? | [`sliding_percent`] |
//! | Does the seller gain by granting it? | [`discount_benefit`] |
//!
//! Percentages of an answer are rounded half up to four decimals, amounts half up to the smallest unit, each once. Days are
//! counted over a basis of 365 where nothing else is said.
//!
//! Source: arithmetic of trade credit; a discount d for k days costs d ÷ (1 − d) × basis ÷ k a year.

mod cost;
mod offer;

pub use cost::{CostOfTerms, DiscountBenefit, cost_of_terms, discount_benefit};
pub use offer::{DynamicDiscount, dynamic_discount, sliding_percent};

use crate::error::{Error, Result};
use crate::money::{Figure, Percent, Rounding, round_to_places};
use rust_decimal::Decimal;

/// Days of a year where nothing else is said.
pub const USUAL_BASIS_DAYS: u32 = 365;

/// Four decimals, half up.
fn figure(percent: Decimal) -> Result<Figure> {
    Figure::new(round_to_places(percent, 4, Rounding::HalfUp)?)
}

/// A percentage as a share, from nothing to less than the whole.
fn share(percent: Percent, field: &str) -> Result<Decimal> {
    let value = percent.value();
    if value.is_sign_negative() || value >= Decimal::ONE_HUNDRED {
        let allowed = "from 0 to less than 100".into();
        return Err(Error::AmountOutOfRange { field: field.into(), given: value.to_string(), allowed });
    }
    value.checked_div(Decimal::ONE_HUNDRED).ok_or_else(|| overflow(field))
}

fn overflow(field: &str) -> Error {
    Error::AmountOverflow { field: field.into() }
}

fn within(field: &str, given: u32, least: u32, most: u32) -> Result<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (least, most, given) = (i64::from(least), i64::from(most), i64::from(given));
    Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
}

/// A year has 360 to 366 days, as one counts.
fn basis(days: u32) -> Result<Decimal> {
    within("basis_days", days, 360, 366)?;
    Ok(Decimal::from(days))
}

/// The longest terms that are counted, in days.
const LONGEST_DAYS: u32 = 3_660;
