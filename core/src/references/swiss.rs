//! The recursive modulus 10 of Swiss references.

const TABLE: [u8; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

/// The check digit over the digits before it.
pub(super) fn check_digit(base: &[u8]) -> u8 {
    let carry = base.iter().fold(0_u8, |carry, digit| {
        let at = usize::from(carry.saturating_add(*digit) % 10);
        TABLE.get(at).copied().unwrap_or(0)
    });
    10_u8.saturating_sub(carry) % 10
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_example_of_the_guidelines() {
        let base = super::super::digits::digits("21000000000313947143000901").unwrap();
        assert_eq!(super::check_digit(&base), 7);
    }
}
