//! Numbers that look drawn and are not: each is a hash of its place.

/// Draws by place: the same place gives the same number, whatever was drawn before.
#[derive(Debug, Clone, Copy)]
pub struct Draw(u64);

impl Draw {
    /// The draws of one thing, counted, under one topic.
    #[must_use]
    pub fn of(topic: u64, place: usize) -> Self {
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        Self(mix(topic.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ mix(place)))
    }

    /// The next number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0) % limit.max(1)
    }

    /// The next number below `limit`, as a place in a list.
    pub fn place(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX);
        usize::try_from(self.below(limit)).unwrap_or_default()
    }

    /// Whether something happens that happens `percent` times in a hundred.
    pub fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// Spreads every bit of a number over all bits (the finaliser of SplitMix64).
const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
