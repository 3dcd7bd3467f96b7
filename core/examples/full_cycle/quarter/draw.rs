//! Numbers that look drawn and are not: each is a hash of a seed, of whom it is about and of what.

/// Draws of one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draw(pub(crate) u64);

impl Draw {
    /// A number below `limit`: the same for the same customer, topic and count.
    pub(crate) fn below(self, who: u64, topic: u64, count: u64, limit: u64) -> u64 {
        let start = mix(self.0 ^ mix(who));
        mix(start ^ mix(topic.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ mix(count))) % limit.max(1)
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub(crate) fn happens(self, who: u64, topic: u64, count: u64, percent: u64) -> bool {
        self.below(who, topic, count, 100) < percent
    }
}

/// Spreads every bit of a number over all bits (the finaliser of SplitMix64).
const fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
