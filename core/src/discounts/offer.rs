//! Discounts that depend on the day of payment.

use super::{LONGEST_DAYS, basis, figure, overflow, share, within};
use crate::error::Result;
use crate::money::{Figure, Money, Percent, Rounding};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// A discount for paying early.
    pub struct DynamicDiscount {
        /// The discount.
        pub discount: Money,
        /// The same as percent of the invoice, half up to four decimals.
        pub percent: Figure,
        /// What is left to pay.
        pub pay: Money,
    }
}

/// The discount for paying so many days early, at a yearly rate: amount × rate × days ÷ basis.
///
/// # Errors
/// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange) for an amount that is not above zero, a rate that is not
/// from 0 to less than 100 percent; [`Error::NumberOutOfRange`](crate::Error::NumberOutOfRange) for the days.
///
/// # Examples
/// ```
/// use receivables::discounts::dynamic_discount;
/// use receivables::{Currency, Money};
/// let offer = dynamic_discount(Money::parse("10000.00", Currency::USD)?, "12".parse()?, 20, 365)?;
/// assert_eq!(offer.pay.to_string(), "9934.25 USD");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn dynamic_discount(
    amount: Money,
    yearly_percent: Percent,
    days_early: u32,
    basis_days: u32,
) -> Result<DynamicDiscount> {
    amount.positive().map_err(|e| e.within("amount"))?;
    share(yearly_percent, "yearly_percent")?;
    within("days_early", days_early, 0, basis_days)?;
    let basis = basis(basis_days)?;
    // Percent × days, over the basis.
    let part = yearly_percent.value().checked_mul(Decimal::from(days_early));
    let part = part.ok_or_else(|| overflow("yearly_percent"))?;
    let percent = part.checked_div(basis).ok_or_else(|| overflow("yearly_percent"))?;
    let whole = basis.checked_mul(Decimal::ONE_HUNDRED);
    let exact = amount.amount().checked_mul(part).zip(whole);
    let exact = exact.and_then(|(part, whole)| part.checked_div(whole)).ok_or_else(|| overflow("amount"))?;
    let discount = Rounding::HalfUp.to_money(exact, amount.currency())?;
    Ok(DynamicDiscount { discount, percent: figure(percent)?, pay: amount.minus(discount)? })
}

/// What percent is left on a day: all of it up to `full_until_day`, then evenly less, nothing from `zero_at_day` on. Days
/// are counted from the base date.
///
/// # Errors
/// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange) for a discount that is not from 0 to less than 100 percent;
/// [`Error::NumberOutOfRange`](crate::Error::NumberOutOfRange) where the end does not come after the start.
///
/// # Examples
/// ```
/// use receivables::discounts::sliding_percent;
/// assert_eq!(sliding_percent("2".parse()?, 10, 30, 15)?.to_string(), "1.5000");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn sliding_percent(
    most_percent: Percent,
    full_until_day: u32,
    zero_at_day: u32,
    pay_day: u32,
) -> Result<Figure> {
    share(most_percent, "most_percent")?;
    within("zero_at_day", zero_at_day, full_until_day.saturating_add(1), LONGEST_DAYS)?;
    let left = Decimal::from(zero_at_day.saturating_sub(pay_day.max(full_until_day)));
    let span = Decimal::from(zero_at_day.saturating_sub(full_until_day));
    let part = most_percent.value().checked_mul(left).and_then(|part| part.checked_div(span));
    figure(part.ok_or_else(|| overflow("most_percent"))?)
}
