//! A contract's late fee for whole months.

use crate::error::{Error, Result};
use crate::money::{Money, Percent, Rounding};
use crate::vocabulary::words;
use rust_decimal::Decimal;

words! {
    /// Whether interest bears interest.
    Compounding {
        /// It does not.
        None "none",
        /// Month by month.
        Monthly "monthly",
    }
}

/// A late fee of so much percent for each full month, rounded once.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for a debt that is not above zero; [`Error::CountOutOfRange`] for more than 1,200 months;
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::interest::{Compounding, monthly_late_fee};
/// use receivables::{Currency, Money, Percent, Rounding};
/// let debt = Money::parse("8000.00", Currency::USD)?;
/// let percent = Percent::new("1.5".parse().unwrap())?;
/// let fee = monthly_late_fee(debt, percent, 2, Compounding::Monthly, Rounding::HalfEven)?;
/// assert_eq!(fee.to_string(), "241.80 USD");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn monthly_late_fee(
    principal: Money,
    monthly_percent: Percent,
    full_months: u32,
    compounding: Compounding,
    rounding: Rounding,
) -> Result<Money> {
    principal.positive().map_err(|e| e.within("principal"))?;
    let months = usize::try_from(full_months).unwrap_or(usize::MAX);
    crate::documents::at_most(months, 1_200, "full_months")?;
    let overflow = || Error::AmountOverflow { field: "principal".into() };
    let rate = monthly_percent.value().checked_div(Decimal::ONE_HUNDRED).ok_or_else(overflow)?;
    let factor = match compounding {
        Compounding::None => rate.checked_mul(Decimal::from(full_months)).ok_or_else(overflow)?,
        Compounding::Monthly => {
            let month = Decimal::ONE.checked_add(rate).ok_or_else(overflow)?;
            let mut grown = Decimal::ONE;
            for _ in 0..full_months {
                grown = grown.checked_mul(month).ok_or_else(overflow)?;
            }
            grown.checked_sub(Decimal::ONE).ok_or_else(overflow)?
        }
    };
    let exact = principal.amount().checked_mul(factor).ok_or_else(overflow)?;
    rounding.to_money(exact, principal.currency())
}
