//! Named rounding: seven modes, applied once.
//!
//! Half up is the default for what a customer sees (tax, lines, totals): it is symmetric around zero, so a credit
//! memo mirrors its invoice to the cent. Half even suits statistics and long sums. Cash is rounded to the smallest
//! coin: only what is paid in cash, and the difference is posted on its own.

use super::{Currency, Money, power_of_ten, rounded_quotient};
use crate::error::{Error, Result};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How a number that lies between two steps becomes one of them.
///
/// | value | half_up | half_even | half_down | down | up | ceil | floor |
/// | --- | --- | --- | --- | --- | --- | --- | --- |
/// | 1.005 | 1.01 | 1.00 | 1.00 | 1.00 | 1.01 | 1.01 | 1.00 |
/// | 1.015 | 1.02 | 1.02 | 1.01 | 1.01 | 1.02 | 1.02 | 1.01 |
/// | -1.005 | -1.01 | -1.00 | -1.00 | -1.00 | -1.01 | -1.00 | -1.01 |
///
/// In JSON: `"half_up"`.
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
pub enum Rounding {
    /// To the nearest step; a tie goes away from zero. The default.
    #[default]
    HalfUp,
    /// To the nearest step; a tie goes to the even one.
    HalfEven,
    /// To the nearest step; a tie goes towards zero.
    HalfDown,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
    /// Towards the larger number.
    Ceil,
    /// Towards the smaller number.
    Floor,
}

impl Rounding {
    /// The number as an amount of `currency`, rounded to its smallest unit.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`].
    ///
    /// # Examples
    /// ```
    /// use receivables::{Currency, money::{Rounding, parse_decimal}};
    /// let exact = parse_decimal("37842.5")?;
    /// assert_eq!(Rounding::HalfUp.to_money(exact, Currency::JPY)?.to_string(), "37843 JPY");
    /// assert_eq!(Rounding::HalfEven.to_money(exact, Currency::JPY)?.to_string(), "37842 JPY");
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn to_money(self, value: Decimal, currency: Currency) -> Result<Money> {
        let minor = whole_steps(value, currency.exponent(), self)?;
        Ok(Money::from_minor(i64::try_from(minor).map_err(|_| overflow())?, currency))
    }
}

/// The number rounded to `places` decimals, which it shows even when they are zero.
///
/// # Errors
/// [`Error::NumberOutOfRange`] for more than 28 places, [`Error::AmountOverflow`] when the digits do not fit.
///
/// # Examples
/// ```
/// use receivables::money::{Rounding, parse_decimal, round_to_places};
/// let third = parse_decimal("0.125")?;
/// assert_eq!(round_to_places(third, 2, Rounding::HalfUp)?.to_string(), "0.13");
/// assert_eq!(round_to_places(third, 2, Rounding::HalfEven)?.to_string(), "0.12");
/// assert_eq!(round_to_places(parse_decimal("-0.001")?, 2, Rounding::Down)?.to_string(), "0.00");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn round_to_places(value: Decimal, places: u32, mode: Rounding) -> Result<Decimal> {
    if places > Decimal::MAX_SCALE {
        return Err(Error::NumberOutOfRange {
            field: "places".into(),
            least: 0,
            most: i64::from(Decimal::MAX_SCALE),
            given: i64::from(places),
        });
    }
    let steps = whole_steps(value, places, mode)?;
    Decimal::try_from_i128_with_scale(steps, places).map_err(|_| overflow())
}

/// How many steps of ten to the minus `places` the number has, rounded.
fn whole_steps(value: Decimal, places: u32, mode: Rounding) -> Result<i128> {
    let powers = power_of_ten(places).zip(power_of_ten(value.scale()));
    powers
        .and_then(|(above, below)| rounded_quotient(&[value.mantissa(), above], &[below], mode))
        .ok_or_else(overflow)
}

/// An amount rounded to what can be paid in coins, and what that changes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CashRounding {
    /// What is paid in cash: a multiple of the increment.
    pub rounded: Money,
    /// Rounded less exact amount, for the rounding account: below zero when the customer pays less.
    pub difference: Money,
}

/// The amount rounded to a multiple of the smallest coin (0.05 CHF, 1 SEK …), which the caller names.
///
/// Only cash payments are rounded so. The increment is policy: it differs by country and changes by law.
///
/// # Errors
/// [`Error::CurrencyMismatch`] and [`Error::AmountOutOfRange`] (not above zero) for the increment,
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, money::{Rounding, cash_round}};
/// let chf = Currency::new("CHF")?;
/// let due = Money::parse("10.03", chf)?;
/// let cash = cash_round(due, Money::parse("0.05", chf)?, Rounding::HalfUp)?;
/// assert_eq!(cash.rounded.to_string(), "10.05 CHF");
/// assert_eq!(cash.difference.to_string(), "0.02 CHF");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn cash_round(amount: Money, increment: Money, mode: Rounding) -> Result<CashRounding> {
    amount.same_currency(increment).and_then(|()| increment.positive()).map_err(|e| e.within("increment"))?;
    let step = i128::from(increment.minor());
    let rounded = rounded_quotient(&[i128::from(amount.minor())], &[step], mode)
        .and_then(|steps| steps.checked_mul(step))
        .and_then(|minor| i64::try_from(minor).ok())
        .ok_or_else(overflow)?;
    let rounded = Money::from_minor(rounded, amount.currency());
    Ok(CashRounding { rounded, difference: rounded.minus(amount)? })
}

fn overflow() -> Error {
    Error::AmountOverflow { field: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rounding::{Ceil, Down, Floor, HalfDown, HalfEven, HalfUp, Up};

    /// Against the strategies of the decimal library, an independent implementation.
    #[test]
    fn agrees_with_the_library() {
        use rust_decimal::RoundingStrategy as S;
        let modes = [
            (HalfUp, S::MidpointAwayFromZero),
            (HalfEven, S::MidpointNearestEven),
            (HalfDown, S::MidpointTowardZero),
            (Down, S::ToZero),
            (Up, S::AwayFromZero),
            (Ceil, S::ToPositiveInfinity),
            (Floor, S::ToNegativeInfinity),
        ];
        for thousandths in -3_050..3_050 {
            let value = Decimal::new(thousandths, 3);
            for (mode, strategy) in modes {
                for places in 0..4 {
                    let ours = round_to_places(value, places, mode).unwrap();
                    assert_eq!(
                        ours,
                        value.round_dp_with_strategy(places, strategy),
                        "{value} {mode:?} {places}"
                    );
                    assert_eq!(ours.scale(), places);
                }
            }
        }
    }

    #[test]
    fn bounds_are_refused() {
        assert_eq!(round_to_places(Decimal::ONE, 29, HalfUp).unwrap_err().code(), "number_out_of_range");
        assert_eq!(round_to_places(Decimal::MAX, 1, HalfUp).unwrap_err().code(), "amount_overflow");
        assert_eq!(HalfUp.to_money(Decimal::MAX, Currency::EUR).unwrap_err().code(), "amount_overflow");
        let one = Money::from_minor(1, Currency::EUR);
        assert_eq!(cash_round(one, Money::zero(Currency::EUR), HalfUp).unwrap_err().field(), "increment");
    }
}
