//! Exact quotients of whole numbers, rounded once: where every conversion, tax and measure ends.
//!
//! `Decimal` multiplies and divides with 28 digits and rounds the rest in silence, half to even. A result that is
//! then rounded to cents would have been rounded twice. So products and quotients are built here from whole
//! numbers, in 256 bits if they must be, and the remainder decides the rounding.

use super::Rounding;
use std::cmp::Ordering;

/// Ten to the power `exponent`, up to 38.
pub(crate) fn power_of_ten(exponent: u32) -> Option<i128> {
    10_i128.checked_pow(exponent)
}

/// The product of `above` over the product of `below`, rounded to a whole number by `mode`.
///
/// `None` when a divisor is zero or the result does not fit.
pub(crate) fn rounded_quotient(above: &[i128], below: &[i128], mode: Rounding) -> Option<i128> {
    let negative = above.iter().chain(below).filter(|factor| factor.is_negative()).count() % 2 == 1;
    let divisor = product(below)?;
    let (quotient, remainder) = match product(above) {
        Some(dividend) => (dividend.checked_div(divisor)?, dividend.checked_rem(divisor)?),
        None => divide_wide(above, divisor)?,
    };
    let up = rounds_away(mode, negative, quotient % 2 == 1, remainder, divisor);
    let magnitude = i128::try_from(quotient.checked_add(u128::from(up))?).ok()?;
    if negative { magnitude.checked_neg() } else { Some(magnitude) }
}

fn product(factors: &[i128]) -> Option<u128> {
    factors.iter().try_fold(1_u128, |product, factor| product.checked_mul(factor.unsigned_abs()))
}

/// Whether a magnitude with this remainder goes one step away from zero.
fn rounds_away(mode: Rounding, negative: bool, odd: bool, remainder: u128, divisor: u128) -> bool {
    if remainder == 0 {
        return false;
    }
    // The remainder is below the divisor, so the difference cannot wrap.
    let half = remainder.cmp(&divisor.wrapping_sub(remainder));
    match mode {
        Rounding::HalfUp => half != Ordering::Less,
        Rounding::HalfDown => half == Ordering::Greater,
        Rounding::HalfEven => half == Ordering::Greater || (half == Ordering::Equal && odd),
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Ceil => !negative,
        Rounding::Floor => negative,
    }
}

/// Divides a product that needs up to 256 bits: the factors are gathered in two halves of 128 bits.
fn divide_wide(above: &[i128], divisor: u128) -> Option<(u128, u128)> {
    let (mut left, mut right) = (1_u128, 1_u128);
    for factor in above.iter().map(|factor| factor.unsigned_abs()) {
        match left.checked_mul(factor) {
            Some(product) => left = product,
            None => right = right.checked_mul(factor)?,
        }
    }
    let (mut remainder, mut low) = multiply_wide(left, right);
    if remainder >= divisor {
        return None;
    }
    let mut quotient = 0_u128;
    for _ in 0..u128::BITS {
        let carried = remainder >> 127 == 1;
        remainder = (remainder << 1) | (low >> 127);
        low <<= 1;
        quotient <<= 1;
        if carried || remainder >= divisor {
            remainder = remainder.wrapping_sub(divisor);
            quotient |= 1;
        }
    }
    Some((quotient, remainder))
}

/// The 256-bit product as its upper and lower half. No step can wrap: each partial product has 128 bits at most.
fn multiply_wide(left: u128, right: u128) -> (u128, u128) {
    const HALF: u128 = u128::MAX >> 64;
    let (left_high, left_low) = (left >> 64, left & HALF);
    let (right_high, right_low) = (right >> 64, right & HALF);
    let low = left_low.wrapping_mul(right_low);
    let middle = left_low.wrapping_mul(right_high).wrapping_add(low >> 64);
    let other = left_high.wrapping_mul(right_low).wrapping_add(middle & HALF);
    let high = left_high.wrapping_mul(right_high).wrapping_add(middle >> 64).wrapping_add(other >> 64);
    (high, (other << 64) | (low & HALF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_256_bits_divide_exactly() {
        let big = 170_141_183_460_469_231_731_687_303_715_884_105_727_i128;
        assert_eq!(rounded_quotient(&[big, big], &[big], Rounding::Down), Some(big));
        assert_eq!(rounded_quotient(&[big, 3], &[2, 3], Rounding::Up), Some(big / 2 + 1));
        assert_eq!(rounded_quotient(&[big, 3], &[2, -3], Rounding::Floor), Some(-(big / 2) - 1));
        assert_eq!(rounded_quotient(&[big, big], &[1], Rounding::Down), None);
        assert_eq!(rounded_quotient(&[1], &[0], Rounding::Down), None);
        // (10^30 + 1) * (10^30 - 1) = 10^60 - 1; over 10^30 that is 10^30 - 10^-30.
        let e30 = power_of_ten(30).unwrap();
        for (mode, expected) in [(Rounding::Down, e30 - 1), (Rounding::HalfEven, e30), (Rounding::Ceil, e30)]
        {
            assert_eq!(rounded_quotient(&[e30 + 1, e30 - 1], &[e30], mode), Some(expected));
        }
    }

    #[test]
    fn wide_and_narrow_ways_agree() {
        for (a, b, d) in
            [(7_i128, 9_i128, 4_i128), (123_456_789, 987_654_321, 1_000_003), (1, 1, 1), (0, 5, 3)]
        {
            let plain = a * b;
            assert_eq!(
                divide_wide(&[a, b], d.unsigned_abs()),
                Some(((plain / d).unsigned_abs(), (plain % d).unsigned_abs()))
            );
        }
    }
}
