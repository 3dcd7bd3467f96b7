//! Plain numbers of the scores: from counts and smallest units to logarithms, the same on every platform.

use crate::money::Figure;
use rust_decimal::Decimal;

/// A count as a number. Exact up to 2^53.
pub(super) fn count(value: usize) -> f64 {
    let value = u64::try_from(value).unwrap_or(u64::MAX);
    let high = u32::try_from(value >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(value & 0xFFFF_FFFF).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// Smallest units as a number, for scores only. Exact up to 2^53.
pub(super) fn minor(value: i64) -> f64 {
    let size = count(usize::try_from(value.unsigned_abs()).unwrap_or(usize::MAX));
    if value < 0 { -size } else { size }
}

/// Natural logarithm.
pub(super) fn ln(value: f64) -> f64 {
    libm::log(value)
}

/// Natural exponential.
pub(super) fn exp(value: f64) -> f64 {
    libm::exp(value)
}

/// A share of one in millionths, rounded down, from 0 to 999,999: nothing is ever quite certain.
pub(super) fn millionths(share: f64) -> i64 {
    let scaled = libm::floor(share.clamp(0.0, 0.999_999) * 1_000_000.0);
    whole(scaled)
}

/// A number as a whole one, cut to what fits 2^52.
pub(super) fn whole(value: f64) -> i64 {
    let bounded = value.clamp(-4_503_599_627_370_496.0, 4_503_599_627_370_496.0);
    let size = libm::trunc(bounded);
    // No cast from a float without `as`: by its bits, which is exact for whole numbers below 2^53.
    let bits = libm::fabs(size).to_bits();
    let exponent = i64::try_from(bits >> 52).unwrap_or(0).saturating_sub(1023);
    if exponent < 0 {
        return 0;
    }
    let mantissa = (bits & 0x000F_FFFF_FFFF_FFFF) | 0x0010_0000_0000_0000;
    let shift = u32::try_from(52_i64.saturating_sub(exponent)).unwrap_or(0);
    let absolute = i64::try_from(mantissa.checked_shr(shift).unwrap_or(0)).unwrap_or(0);
    if value < 0.0 { absolute.saturating_neg() } else { absolute }
}

/// A number of the scores with three decimals.
pub(super) fn figure(value: f64) -> Figure {
    let thousandths = Decimal::new(whole(libm::rint(value * 1_000.0)), 3);
    Figure::new(thousandths).unwrap_or_else(|_| unreachable!("a figure has no bounds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_exact() {
        for value in [0_i64, 1, 2, 3, 1023, 1_000_000, 4_503_599_627_370_495] {
            assert_eq!(whole(minor(value)), value);
            assert_eq!(whole(minor(-value)), -value);
        }
        assert_eq!((whole(0.99), whole(-1.5), millionths(1.0)), (0, -1, 999_999));
    }
}
