//! Doors between whole numbers and the floats of the model, and the few functions it needs, the same on every machine.
//!
//! Floats live only inside the statistical rooms. Money never becomes a float that comes back: a share leaves as
//! millionths and is applied to whole smallest units.

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
pub(crate) const fn whole(value: f64) -> i64 {
    value.round_ties_even() as i64
}

/// A share from 0 to 1 in millionths.
pub(crate) fn millionths(share: f64) -> i64 {
    whole(share.clamp(0.0, 1.0) * 1e6).clamp(0, MILLION)
}

/// Natural logarithm, the same bits everywhere.
pub(crate) fn ln(value: f64) -> f64 {
    libm::log(value)
}

/// The exponential of `x`, cut to ±80; plain products and sums only, error below 1e-9 of the value.
///
/// Adding 1.5·2^52 rounds to a whole number whose low bits are that number: the power of two is then built from bits.
pub(crate) fn exp(x: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    let scaled = x.clamp(-80.0, 80.0) * std::f64::consts::LOG2_E;
    let shifted = scaled + SHIFT;
    let f = (scaled - (shifted - SHIFT)) * std::f64::consts::LN_2;
    let tail = 1.0 / 120.0 + f * (1.0 / 720.0 + f * (1.0 / 5040.0 + f * (1.0 / 40320.0)));
    let series = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * tail))));
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
