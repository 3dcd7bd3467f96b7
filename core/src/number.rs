//! Doors between whole numbers and the floats of the model, and the few functions it needs, the same on every machine.
//!
//! Floats live only inside the statistical rooms. Money never becomes a float that comes back: a share leaves as
//! millionths and is applied to whole smallest units.

use crate::error::Result;
use crate::money::{Money, Ratio};
use rust_decimal::Decimal;

/// One in millionths.
pub(crate) const MILLION: i64 = 1_000_000;

/// A count as a float; counts above 4 billion are cut there.
pub(crate) fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The nearest whole number; what is not a number is zero, what does not fit is the bound.
#[expect(
    clippy::as_conversions,
    reason = "the one door from float to whole number: `as` saturates, NaN is 0"
)]
pub(crate) fn whole(value: f64) -> i64 {
    value.round_ties_even() as i64
}

/// A share from 0 to 1 in millionths.
pub(crate) fn millionths(share: f64) -> i64 {
    whole(share.clamp(0.0, 1.0) * 1e6).clamp(0, MILLION)
}

/// A share as a decimal of six places.
pub(crate) fn ratio(share: f64) -> Result<Ratio> {
    Ratio::new(Decimal::new(millionths(share), 6))
}

/// A share of an amount, to the nearest smallest unit, half away from zero.
pub(crate) fn share_of(amount: Money, share: f64) -> Money {
    millionths_of(amount, millionths(share))
}

/// So many millionths of an amount, to the nearest smallest unit, half away from zero.
pub(crate) fn millionths_of(amount: Money, millionths: i64) -> Money {
    let exact = i128::from(amount.minor()).saturating_mul(i128::from(millionths));
    let half = if exact < 0 { -500_000 } else { 500_000 };
    let rounded = exact.saturating_add(half) / 1_000_000;
    Money::from_minor(i64::try_from(rounded).unwrap_or(0), amount.currency())
}

/// Half of the digits that a decimal can have, more or less: 2^53, to which floats are exact.
const HALF: i128 = 9_007_199_254_740_992;
const HALF_AS_FLOAT: f64 = 9_007_199_254_740_992.0;

/// A decimal as a float: what an option says, for use in statistics only.
pub(crate) fn float_of(value: Decimal) -> f64 {
    let scale = (0..value.scale()).fold(1.0, |scale, _| scale * 10.0);
    // In two halves: a decimal has up to 96 bits.
    let [high, low] = [value.mantissa().div_euclid(HALF), value.mantissa().rem_euclid(HALF)]
        .map(|half| i64::try_from(half).unwrap_or_default());
    (float(high) * HALF_AS_FLOAT + float(low)) / scale
}

/// A whole number as a float; exact up to 2^53.
pub(crate) fn float(value: i64) -> f64 {
    let high = i32::try_from(value >> 31).unwrap_or(i32::MAX);
    let low = u32::try_from(value & 0x7fff_ffff).unwrap_or(0);
    f64::from(high) * 2_147_483_648.0 + f64::from(low)
}

/// The number that a normal draw is, for a share from 0 to 1 of its distribution (Acklam's rational approximation,
/// relative error below 1.2e-9).
pub(crate) fn normal(share: f64) -> f64 {
    let share = share.clamp(1e-12, 1.0 - 1e-12);
    let poly = |x: f64, c: &[f64]| c.iter().fold(0.0, |sum, c| sum * x + c);
    let tail = |share: f64| {
        let q = libm::sqrt(-2.0 * ln(share));
        poly(q, &NORMAL_C) / (poly(q, &NORMAL_D) * q + 1.0)
    };
    if share < 0.02425 {
        tail(share)
    } else if share > 1.0 - 0.02425 {
        -tail(1.0 - share)
    } else {
        let q = share - 0.5;
        let r = q * q;
        poly(r, &NORMAL_A) * q / (poly(r, &NORMAL_B) * r + 1.0)
    }
}

const NORMAL_A: [f64; 6] = [
    -3.969_683_028_665_376e1,
    2.209_460_984_245_205e2,
    -2.759_285_104_469_687e2,
    1.383_577_518_672_69e2,
    -3.066_479_806_614_716e1,
    2.506_628_277_459_239,
];
const NORMAL_B: [f64; 5] = [
    -5.447_609_879_822_406e1,
    1.615_858_368_580_409e2,
    -1.556_989_798_598_866e2,
    6.680_131_188_771_972e1,
    -1.328_068_155_288_572e1,
];
const NORMAL_C: [f64; 6] = [
    -7.784_894_002_430_293e-3,
    -3.223_964_580_411_365e-1,
    -2.400_758_277_161_838,
    -2.549_732_539_343_734,
    4.374_664_141_464_968,
    2.938_163_982_698_783,
];
const NORMAL_D: [f64; 4] =
    [7.784_695_709_041_462e-3, 3.224_671_290_700_398e-1, 2.445_134_137_142_996, 3.754_408_661_907_416];

/// Natural logarithm of a number above zero, the same bits everywhere; error below 1e-11. What is not above the smallest
/// normal number counts as it.
///
/// The exponent is read from the bits; the rest, between the square roots of a half and of two, by the series of the
/// inverse hyperbolic tangent.
pub(crate) fn ln(value: f64) -> f64 {
    const FRACTION: u64 = 0x000f_ffff_ffff_ffff;
    const HALF: u64 = 0x3fe0_0000_0000_0000;
    let bits = value.clamp(f64::MIN_POSITIVE, f64::MAX).to_bits();
    let half = f64::from_bits((bits & FRACTION) | HALF);
    let exponent = i32::try_from(bits >> 52).unwrap_or(0).saturating_sub(1022);
    let is_small = half < std::f64::consts::FRAC_1_SQRT_2;
    let (part, exponent) = if is_small { (2.0 * half, exponent.saturating_sub(1)) } else { (half, exponent) };
    let s = (part - 1.0) / (part + 1.0);
    let t = s * s;
    let tail = 1.0 / 9.0 + t * (1.0 / 11.0 + t * (1.0 / 13.0));
    let series = 1.0 + t * (1.0 / 3.0 + t * (1.0 / 5.0 + t * (1.0 / 7.0 + t * tail)));
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * s * series
}

/// The exponential of `x`, cut to ±80; plain products and sums only, error below 1e-9 of the value.
///
/// Adding 1.5·2^52 rounds to a whole number whose low bits are that number: the power of two is then built from bits.
pub(crate) fn exp(x: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    let scaled = x.clamp(-80.0, 80.0) * std::f64::consts::LOG2_E;
    let shifted = scaled + SHIFT;
    let f = (scaled - (shifted - SHIFT)) * std::f64::consts::LN_2;
    // Two terms at a time, so that a processor can work on several at once.
    let (f2, pair) = (f * f, |low: f64, high: f64| low + f * high);
    let tail = pair(1.0 / 720.0, 1.0 / 5040.0) + f2 * (1.0 / 40320.0);
    let series =
        pair(1.0, 1.0) + f2 * (pair(0.5, 1.0 / 6.0) + f2 * (pair(1.0 / 24.0, 1.0 / 120.0) + f2 * tail));
    series * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

/// Two to a power, by [`exp`].
pub(crate) fn exp2(x: f64) -> f64 {
    exp(x * std::f64::consts::LN_2)
}

/// The value at a place, zero where there is none.
pub(crate) fn at(values: &[f64], place: usize) -> f64 {
    values.get(place).copied().unwrap_or(0.0)
}

/// Adds to the value at a place; nothing happens where there is none.
pub(crate) fn add(values: &mut [f64], place: usize, amount: f64) {
    if let Some(value) = values.get_mut(place) {
        *value += amount;
    }
}

/// The ratio of two sums, each raised by a weight of evidence: 1 without evidence.
pub(crate) fn shrunk(events: f64, expected: f64, weight: f64) -> f64 {
    (events + weight) / (expected + weight)
}

/// A number drawn from a counter: from 0 up to, not including, 1. The same key is the same number, for ever.
pub(crate) fn unit(key: u64) -> f64 {
    // 53 bits fit a float exactly: the upper bits of the draw, put behind the exponent of 1.
    f64::from_bits((mix(key) >> 12) | 0x3ff0_0000_0000_0000) - 1.0
}

/// Spreads a counter over 64 bits (the finaliser of SplitMix64).
pub(crate) const fn mix(key: u64) -> u64 {
    let z = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// One key out of three counters.
pub(crate) const fn key(first: u64, second: u64, third: u64) -> u64 {
    mix(mix(first ^ 0x5851_f42d_4c95_7f2d).wrapping_add(second)).wrapping_add(third)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_near_the_true_value() {
        let mut x = -79.0;
        while x < 79.0 {
            assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-9, "{x}");
            x += 0.37;
        }
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(f64::NEG_INFINITY) > 0.0 && exp(f64::INFINITY).is_finite());
    }

    #[test]
    fn normal_quantiles_are_those_of_the_tables() {
        for (share, expected) in
            [(0.5, 0.0), (0.975, 1.959_963_985), (0.1, -1.281_551_566), (0.001, -3.090_232_306)]
        {
            assert!((normal(share) - expected).abs() < 1e-7, "{share}");
        }
    }

    #[test]
    fn ln_is_near_the_true_value() {
        let mut x = 1e-300;
        while x < 1e300 {
            assert!((ln(x) - libm::log(x)).abs() < 1e-10, "{x}");
            x *= 1.37;
        }
        assert_eq!(ln(1.0), 0.0);
        assert!(ln(0.0).is_finite() && ln(-1.0).is_finite() && ln(f64::INFINITY).is_finite());
    }

    #[test]
    fn decimals_with_all_their_digits_are_floats() {
        let near = |text: &str, value: f64| {
            let found = float_of(text.parse().unwrap());
            assert!((found - value).abs() <= 1e-15 * value.abs(), "{text}: {found}");
        };
        near("0.6666666666666666666666666667", 2.0 / 3.0);
        near("-0.3333333333333333333333333333", -1.0 / 3.0);
        near("79228162514264337593543950335", 79_228_162_514_264_337_593_543_950_335.0);
        near("-1.25", -1.25);
        near("0", 0.0);
    }

    #[test]
    fn draws_are_even() {
        let n = 10_000;
        let mean = (0..n).map(unit).sum::<f64>() / 1e4;
        assert!((mean - 0.5).abs() < 0.01, "{mean}");
    }

    #[test]
    fn doors_never_panic() {
        assert_eq!((whole(f64::NAN), whole(1e300), whole(-2.5)), (0, i64::MAX, -2));
        assert_eq!((millionths(-1.0), millionths(0.25), millionths(f64::NAN)), (0, 250_000, 0));
    }
}
