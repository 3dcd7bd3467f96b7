//! What a discount costs the buyer who lets it go, and the seller who grants it.
#![allow(
    clippy::float_arithmetic,
    reason = "the effective rate is a root: a figure to be read, never an amount"
)]

use super::{LONGEST_DAYS, basis, figure, overflow, share, within};
use crate::error::{Error, Result};
use crate::money::{Figure, Money, Percent, Rounding};
use crate::number::float_of;
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// What it costs a year to pay at the end of the terms and not within the discount.
    pub struct CostOfTerms {
        /// Percent a year without interest on interest, half up to four decimals.
        pub simple_percent: Figure,
        /// Percent a year with it, half up to four decimals.
        pub effective_percent: Figure,
    }

    /// What the seller gives for money that comes earlier, and what it is worth.
    pub struct DiscountBenefit {
        /// The discount.
        pub cost: Money,
        /// What the money that comes earns until the day on which it would have come.
        pub benefit: Money,
        /// The benefit less the cost.
        pub net: Money,
        /// The discount at which both are the same, percent, half up to four decimals.
        pub break_even_percent: Figure,
    }
}

/// What it costs a year to let a discount go. `net_days` is the day on which the buyer pays otherwise: of terms kept, or
/// with the lateness that is usual.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for a discount that is not from 0 to less than 100 percent; [`Error::NumberOutOfRange`] for
/// days in the wrong order or a basis that is no year.
///
/// # Examples
/// ```
/// use receivables::discounts::cost_of_terms;
/// let cost = cost_of_terms("2".parse()?, 10, 30, 365)?;
/// assert_eq!(cost.simple_percent.to_string(), "37.2449");
/// assert_eq!(cost.effective_percent.to_string(), "44.5853");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn cost_of_terms(
    discount_percent: Percent,
    discount_days: u32,
    net_days: u32,
    basis_days: u32,
) -> Result<CostOfTerms> {
    let discount = share(discount_percent, "discount_percent")?;
    within("net_days", net_days, discount_days.saturating_add(1), LONGEST_DAYS)?;
    let basis = basis(basis_days)?;
    let days = Decimal::from(net_days.saturating_sub(discount_days));
    let paid = Decimal::ONE.checked_sub(discount).ok_or_else(|| overflow("discount_percent"))?;
    // Multiplied first: one division, so that nothing is rounded before the end.
    let simple = discount.checked_mul(basis).and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED));
    let simple = simple.zip(paid.checked_mul(days)).and_then(|(part, whole)| part.checked_div(whole));
    let grown = libm::pow(1.0 / float_of(paid), float_of(basis) / float_of(days));
    let effective = Decimal::try_from((grown - 1.0) * 100.0).ok();
    let (Some(simple), Some(effective)) = (simple, effective) else {
        return Err(overflow("discount_percent"));
    };
    Ok(CostOfTerms { simple_percent: figure(simple)?, effective_percent: figure(effective)? })
}

/// Whether a discount is worth it to the seller: its cost against what the money earns meanwhile, at the cost of capital.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for an invoice that is not above zero or a discount that is not from 0 to less than 100
/// percent; [`Error::NumberOutOfRange`] for the days; [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::discounts::discount_benefit;
/// use receivables::{Currency, Money};
/// let invoice = Money::parse("10000.00", Currency::USD)?;
/// let found = discount_benefit(invoice, "2".parse()?, 20, "9".parse()?, 365)?;
/// assert_eq!((found.cost.to_string(), found.benefit.to_string()), ("200.00 USD".into(), "48.33 USD".into()));
/// assert_eq!(found.break_even_percent.to_string(), "0.4907");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn discount_benefit(
    invoice: Money,
    discount_percent: Percent,
    days_gained: u32,
    cost_of_capital_percent: Percent,
    basis_days: u32,
) -> Result<DiscountBenefit> {
    invoice.positive().map_err(|e| e.within("invoice"))?;
    let discount = share(discount_percent, "discount_percent")?;
    if cost_of_capital_percent.value().is_sign_negative() {
        return Err(Error::AmountOutOfRange {
            field: "cost_of_capital_percent".into(),
            given: cost_of_capital_percent.to_string(),
            allowed: "zero or more".into(),
        });
    }
    within("days_gained", days_gained, 0, LONGEST_DAYS)?;
    let basis = basis(basis_days)?;
    let too_much = || overflow("invoice");
    let exact = invoice.amount().checked_mul(discount).ok_or_else(too_much)?;
    let cost = Rounding::HalfUp.to_money(exact, invoice.currency())?;
    // Rate × days, over 100 × basis.
    let days = Decimal::from(days_gained);
    let earned = cost_of_capital_percent.value().checked_mul(days).ok_or_else(too_much)?;
    let whole = basis.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(too_much)?;
    let benefit = invoice.minus(cost)?.amount().checked_mul(earned).and_then(|part| part.checked_div(whole));
    let benefit = Rounding::HalfUp.to_money(benefit.ok_or_else(too_much)?, invoice.currency())?;
    let even = whole
        .checked_add(earned)
        .and_then(|sum| earned.checked_mul(Decimal::ONE_HUNDRED).and_then(|part| part.checked_div(sum)));
    Ok(DiscountBenefit {
        cost,
        benefit,
        net: benefit.minus(cost)?,
        break_even_percent: figure(even.ok_or_else(too_much)?)?,
    })
}
