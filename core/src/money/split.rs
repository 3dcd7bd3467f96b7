//! Splitting an amount so that nothing is lost and nothing is made.
//!
//! The business rule: every part is its exact share cut to the smallest unit, and the units left over go one each to
//! the parts that lost most by the cut (largest remainder; on a tie the earlier part). An alternative common in
//! accounting packages gives everything left over to the last part.
//!
//! | total | weights | largest remainder | last takes the rest |
//! | --- | --- | --- | --- |
//! | 100.00 USD | 1, 1, 1 | 33.34, 33.33, 33.33 | 33.33, 33.33, 33.34 |
//! | 0.05 USD | 70, 20, 10 | 0.04, 0.01, 0.00 | 0.03, 0.01, 0.01 |
//!
//! Shares are compared exactly, as whole numbers over one denominator; nothing is rounded on the way.
//!
//! Source: the method of largest remainders (Hamilton).

use super::{Money, Weight};
use crate::error::{Error, Result};
use crate::vocabulary::words;

/// Most parts of one split.
pub const MOST_PARTS: usize = 100_000;

words! {
    /// Who gets the smallest units that remain once every share is cut to whole units.
    #[derive(Default)]
    RestRule {
        /// One unit each to the parts with the largest fraction cut off; on a tie the earlier part. The default.
        #[default]
        LargestRemainder "largest_remainder",
        /// All of them to the last part, whatever its weight.
        LastTakesRest "last_takes_rest",
    }
}

impl RestRule {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
    pub(crate) fn is_default(&self) -> bool {
        *self == Self::LargestRemainder
    }
}

/// Splits a total by weights, by largest remainder.
///
/// The parts are in the order of the weights, have the total's currency and sign, and add up to the total exactly.
/// A weight of zero gets zero. A total below zero is split by its absolute value, so a credit memo mirrors its
/// invoice.
///
/// # Errors
/// [`Error::CountOutOfRange`] without weights or with more than [`MOST_PARTS`]; [`Error::AmountOutOfRange`] when
/// all weights are zero; [`Error::AmountOverflow`] when weights differ by so many digits (about 38) that their exact
/// common form does not fit.
///
/// # Examples
/// ```
/// use receivables::money::split;
/// use receivables::{Currency, Money, Weight};
/// let total = Money::parse("1000.00", Currency::USD)?;
/// let thirds: Vec<Weight> = ["1", "1", "1"].iter().map(|w| w.parse()).collect::<Result<_, _>>()?;
/// let parts: Vec<String> = split(total, &thirds)?.iter().map(|part| part.amount_text().to_string()).collect();
/// assert_eq!(parts, ["333.34", "333.33", "333.33"]);
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: the method of largest remainders (Hamilton).
pub fn split(total: Money, weights: &[Weight]) -> Result<Vec<Money>> {
    split_with(total, weights, RestRule::LargestRemainder)
}

/// Splits a total by weights; `rest` says who gets the units left over.
///
/// With [`RestRule::LastTakesRest`] every part but the last is cut towards zero, so no part has another sign than the
/// total.
///
/// # Errors
/// As [`split`].
pub fn split_with(total: Money, weights: &[Weight], rest: RestRule) -> Result<Vec<Money>> {
    check_count(weights.len())?;
    split_whole(total, &whole_weights(weights)?, rest)
}

/// Splits a total in proportion to amounts (a discount over lines, a payment over items), by largest remainder.
///
/// # Errors
/// As [`split`]; [`Error::CurrencyMismatch`] when the amounts are not all in one currency (which need not be the
/// total's); [`Error::AmountOutOfRange`] when one is below zero.
///
/// # Examples
/// ```
/// use receivables::money::split_by_amounts;
/// use receivables::{Currency, Money};
/// let lines = [Money::parse("10.00", Currency::EUR)?, Money::parse("20.00", Currency::EUR)?];
/// let parts = split_by_amounts(Money::parse("1.00", Currency::EUR)?, &lines)?;
/// assert_eq!(parts[0].to_string(), "0.33 EUR");
/// assert_eq!(parts[1].to_string(), "0.67 EUR");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn split_by_amounts(total: Money, amounts: &[Money]) -> Result<Vec<Money>> {
    check_count(amounts.len())?;
    let mut whole = Vec::with_capacity(amounts.len());
    for (at, amount) in amounts.iter().enumerate() {
        let path = || format!("weights[{at}]");
        if let Some(first) = amounts.first() {
            first.same_currency(*amount).map_err(|e| e.at(path()))?;
        }
        let minor = amount.not_negative().map_err(|e| e.at(path()))?.minor();
        whole.push(u128::from(minor.unsigned_abs()));
    }
    split_whole(total, &whole, RestRule::LargestRemainder)
}

fn check_count(given: usize) -> Result<()> {
    if (1..=MOST_PARTS).contains(&given) {
        return Ok(());
    }
    Err(Error::CountOutOfRange { field: "weights".into(), least: 1, most: MOST_PARTS, given })
}

fn overflow() -> Error {
    Error::AmountOverflow { field: "weights".into() }
}

/// The weights as whole numbers in the same proportion: all brought to the scale of the finest one.
fn whole_weights(weights: &[Weight]) -> Result<Vec<u128>> {
    let scale = weights.iter().map(|w| w.value().scale()).max().unwrap_or(0);
    let whole = weights.iter().map(|weight| {
        let value = weight.value();
        let factor = 10_u128.checked_pow(scale.saturating_sub(value.scale()))?;
        value.mantissa().unsigned_abs().checked_mul(factor)
    });
    whole.collect::<Option<Vec<u128>>>().ok_or_else(overflow)
}

/// One part before the rest is handed out.
struct Share {
    at: usize,
    units: u64,
    remainder: u128,
}

fn split_whole(total: Money, weights: &[u128], rest: RestRule) -> Result<Vec<Money>> {
    let sum = weights.iter().try_fold(0_u128, |sum, w| sum.checked_add(*w));
    // Below 2^127 so that the doubling in `share_of` cannot overflow.
    let sum = sum.filter(|sum| *sum < 1 << 127).ok_or_else(overflow)?;
    if sum == 0 {
        return Err(Error::AmountOutOfRange {
            field: "weights".into(),
            given: "0".into(),
            allowed: "at least one weight above 0".into(),
        });
    }
    let units = total.minor().unsigned_abs();
    let mut left = units;
    let mut shares = Vec::with_capacity(weights.len());
    for (at, weight) in weights.iter().enumerate() {
        let (share, remainder) = share_of(units, *weight, sum)?;
        left = left.checked_sub(share).ok_or_else(overflow)?;
        shares.push(Share { at, units: share, remainder });
    }
    match rest {
        RestRule::LastTakesRest => {
            if let Some(last) = shares.last_mut() {
                last.units = last.units.checked_add(left).ok_or_else(overflow)?;
            }
        }
        // The remainders add up to `left` times the sum and each is below the sum, so more than `left` of them are
        // above zero (or none, and nothing is left): a weight of zero never receives a unit.
        RestRule::LargestRemainder if left > 0 => {
            shares.sort_unstable_by(|a, b| b.remainder.cmp(&a.remainder).then(a.at.cmp(&b.at)));
            let first = usize::try_from(left).map_err(|_| overflow())?;
            for share in shares.iter_mut().take(first) {
                share.units = share.units.checked_add(1).ok_or_else(overflow)?;
            }
            shares.sort_unstable_by_key(|share| share.at);
        }
        RestRule::LargestRemainder => {}
    }
    shares.iter().map(|share| signed(share.units, total)).collect()
}

fn signed(units: u64, total: Money) -> Result<Money> {
    let units = i128::from(units);
    let minor = if total.is_negative() { units.checked_neg() } else { Some(units) };
    let minor = minor.and_then(|minor| i64::try_from(minor).ok()).ok_or_else(overflow)?;
    Ok(Money::from_minor(minor, total.currency()))
}

/// `units * weight / sum` as whole quotient and remainder, exactly. `weight <= sum < 2^127`, `sum > 0`.
fn share_of(units: u64, weight: u128, sum: u128) -> Result<(u64, u128)> {
    if let Some(product) = u128::from(units).checked_mul(weight) {
        let quotient = product.checked_div(sum).and_then(|q| u64::try_from(q).ok()).ok_or_else(overflow)?;
        return Ok((quotient, product.checked_rem(sum).ok_or_else(overflow)?));
    }
    // Long multiplication by the bits of `units`, reduced at every step: no number here reaches 2 * sum.
    let (mut quotient, mut remainder) = (0_u64, 0_u128);
    for bit in (0..u64::BITS).rev() {
        quotient = quotient.checked_mul(2).ok_or_else(overflow)?;
        remainder = remainder.checked_mul(2).ok_or_else(overflow)?;
        let addend = if units.checked_shr(bit).unwrap_or(0) & 1 == 1 { weight } else { 0 };
        for step in [0, addend] {
            remainder = remainder.checked_add(step).ok_or_else(overflow)?;
            if remainder >= sum {
                remainder = remainder.checked_sub(sum).ok_or_else(overflow)?;
                quotient = quotient.checked_add(1).ok_or_else(overflow)?;
            }
        }
    }
    Ok((quotient, remainder))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn parts(total: i64, weights: &[&str], rest: RestRule) -> Result<Vec<i64>> {
        let weights: Vec<Weight> = weights.iter().map(|w| w.parse().unwrap()).collect();
        let money = split_with(Money::from_minor(total, Currency::USD), &weights, rest)?;
        Ok(money.iter().map(|part| part.minor()).collect())
    }

    #[test]
    fn long_and_short_arithmetic_agree() {
        // The long way is taken when the product does not fit; scaling all weights alike must change nothing.
        let tiny = "0.000000000000000000000000001";
        let weights = [tiny, "999999999.9999999999999999999", "0.5"];
        let long = parts(i64::MAX, &weights, RestRule::LargestRemainder).unwrap();
        assert_eq!(long.iter().map(|p| i128::from(*p)).sum::<i128>(), i128::from(i64::MAX));
        // 9223372036854775807 * 0.5 / 1000000000.4999999999999999 = 4611686016.12..., by exact fractions elsewhere.
        assert_eq!(long[2], 4_611_686_016);
        assert_eq!(long[0], 0);
        let (quotient, remainder) = share_of(u64::MAX, (1 << 126) - 1, (1 << 127) - 1).unwrap();
        // (2^64-1)(2^126-1) = q (2^127-1) + r, checked by hand: q = 2^63 - 1, r = 2^126 - 2^63.
        assert_eq!((quotient, remainder), ((1 << 63) - 1, (1 << 126) - (1 << 63)));
    }

    #[test]
    fn the_ends_of_the_range_hold() {
        assert_eq!(parts(i64::MIN, &["1"], RestRule::LargestRemainder).unwrap(), [i64::MIN]);
        assert_eq!(parts(0, &["1", "2"], RestRule::LargestRemainder).unwrap(), [0, 0]);
        let halves = parts(i64::MIN, &["1", "1"], RestRule::LargestRemainder).unwrap();
        assert_eq!(halves, [i64::MIN / 2, i64::MIN / 2]);
    }

    #[test]
    fn last_takes_rest_never_changes_sign() {
        assert_eq!(parts(5, &["70", "20", "10"], RestRule::LastTakesRest).unwrap(), [3, 1, 1]);
        assert_eq!(parts(-1, &["1", "1", "1"], RestRule::LastTakesRest).unwrap(), [0, 0, -1]);
    }

    #[test]
    fn impossible_splits_are_refused() {
        let code = |weights: &[&str]| parts(100, weights, RestRule::LargestRemainder).unwrap_err().code();
        assert_eq!(code(&[]), "count_out_of_range");
        assert_eq!(code(&["0", "0.0"]), "amount_out_of_range");
        assert_eq!(code(&["1000000000000", "0.000000000000000000000000001"]), "amount_overflow");
    }
}
