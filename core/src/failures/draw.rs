//! Numbers drawn by counting: the same seed, name and counter give the same numbers, on any machine and in any order.

use sha2::{Digest, Sha256};

/// Two numbers from 0 to 999,999.
pub(super) fn draw(seed: &str, name: &str, counter: usize) -> [i128; 2] {
    let mut hasher = Sha256::new();
    for part in [seed, name] {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.update(u64::try_from(counter).unwrap_or(u64::MAX).to_le_bytes());
    let digest = hasher.finalize();
    let number = |from: usize| {
        let bytes = digest.iter().skip(from).take(8);
        bytes.fold(0_u64, |sum, byte| sum.wrapping_shl(8) | u64::from(*byte))
    };
    // Of 2^64 numbers the remainder by a million prefers some by one in 18 million millions.
    [number(0), number(8)].map(|number| i128::from(number.checked_rem(1_000_000).unwrap_or(0)))
}
