//! Check digits over plain digits.

/// The digits of a text; `None` where something else stands in it.
pub(super) fn digits(text: &str) -> Option<Vec<u8>> {
    text.bytes().map(|byte| byte.is_ascii_digit().then(|| byte.wrapping_sub(b'0'))).collect()
}

/// The remainder by 97 of a text of digits and letters, `A` being 10 and `Z` 35; `None` for other characters.
pub(super) fn modulus_97(text: impl Iterator<Item = u8>) -> Option<u32> {
    // Below this one more character still fits.
    const FULL: u64 = u64::MAX / 1_000;
    let mut rest = 0_u64;
    for byte in text {
        let (value, step) = match byte {
            b'0'..=b'9' => (byte.wrapping_sub(b'0'), 10_u64),
            b'A'..=b'Z' => (byte.wrapping_sub(b'A').saturating_add(10), 100),
            _ => return None,
        };
        if rest >= FULL {
            rest %= 97;
        }
        rest = rest.saturating_mul(step).saturating_add(u64::from(value));
    }
    u32::try_from(rest % 97).ok()
}

/// The check digit of modulus 10 with weights 2 and 1 from the right (Luhn).
pub(super) fn luhn(base: &[u8]) -> u8 {
    let sum = base.iter().rev().enumerate().fold(0_u32, |sum, (at, digit)| {
        let value = if at % 2 == 0 { digit.saturating_mul(2) } else { *digit };
        sum.saturating_add(u32::from(value / 10)).saturating_add(u32::from(value % 10))
    });
    to_ten(sum)
}

/// The check digit of weights 7, 3 and 1 from the right.
pub(super) fn seven_three_one(base: &[u8]) -> u8 {
    let weights = [7_u32, 3, 1].into_iter().cycle();
    let sum = base
        .iter()
        .rev()
        .zip(weights)
        .fold(0_u32, |sum, (digit, weight)| sum.saturating_add(weight.saturating_mul(u32::from(*digit))));
    to_ten(sum)
}

/// Eleven less the sum with weights from the right, modulo 11: 0 to 10. Weights run from 2 to `last`, then from 2 again.
pub(super) fn modulus_11(base: &[u8], last: u32) -> u8 {
    let weights = (2..=last).cycle();
    let sum = base
        .iter()
        .rev()
        .zip(weights)
        .fold(0_u32, |sum, (digit, weight)| sum.saturating_add(weight.saturating_mul(u32::from(*digit))));
    u8::try_from(11_u32.saturating_sub(sum % 11) % 11).unwrap_or(0)
}

/// What is missing to the next ten.
fn to_ten(sum: u32) -> u8 {
    u8::try_from(10_u32.saturating_sub(sum % 10) % 10).unwrap_or(0)
}

/// Sum of a routing number with weights 3, 7, 1, modulo 10.
pub(super) fn routing_sum(digits: &[u8]) -> u32 {
    let weights = [3_u32, 7, 1].into_iter().cycle();
    digits
        .iter()
        .zip(weights)
        .fold(0_u32, |sum, (digit, weight)| sum.saturating_add(weight.saturating_mul(u32::from(*digit))))
        % 10
}

/// A text in groups of `size`, the first group of `first`.
pub(super) fn grouped(text: &str, first: usize, size: usize) -> String {
    let mut out = String::with_capacity(text.len().saturating_add(8));
    for (at, letter) in text.chars().enumerate() {
        let in_first = at < first;
        if at > 0 && !in_first && at.saturating_sub(first).checked_rem(size) == Some(0) {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}

/// The same counted from the right.
pub(super) fn grouped_from_right(text: &str, size: usize) -> String {
    grouped(text, text.len().checked_rem(size).unwrap_or(0), size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_by_hand() {
        // 5*7 + 4*3 + 3*1 + 2*7 + 1*3 = 67, so 3.
        assert_eq!(seven_three_one(&[1, 2, 3, 4, 5]), 3);
        // Estonian Banking Association: 12131295 gives 98 and so 2.
        assert_eq!(seven_three_one(&digits("12131295").unwrap()), 2);
        assert_eq!(luhn(&digits("60224").unwrap()), 3);
        assert_eq!(modulus_11(&digits("60224").unwrap(), 7), 8);
        assert_eq!(modulus_11(&digits("10003").unwrap(), 7), 10);
        assert_eq!(modulus_97("539007547034RF18".bytes()), Some(1));
        assert_eq!(grouped("RF18539007547034", 4, 4), "RF18 5390 0754 7034");
        assert_eq!(grouped_from_right("1234561", 5), "12 34561");
        assert_eq!(grouped_from_right("12345", 5), "12345");
    }
}
