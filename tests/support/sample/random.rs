//! Reproducible choices: a counter-based generator, so that every customer has a stream of their own.
//!
//! A draw is a function of (seed, stream, counter) and nothing else: customers can be generated one by one, in any
//! order, on any machine. The mixing function is SplitMix64 (Steele, Lea, Flood, 2014).

const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;

/// One stream of draws.
#[derive(Debug, Clone)]
pub(super) struct Stream {
    key: u64,
    counter: u64,
}

const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Stream {
    /// The stream with a number, under a seed.
    pub(super) const fn new(seed: u64, stream: u64) -> Self {
        let key = mix(mix(seed.wrapping_add(GAMMA)) ^ stream.wrapping_mul(GAMMA).rotate_left(17));
        Self { key, counter: 0 }
    }

    /// The next 64 bits.
    pub(super) const fn bits(&mut self) -> u64 {
        self.counter = self.counter.wrapping_add(1);
        mix(self.key.wrapping_add(self.counter.wrapping_mul(GAMMA)))
    }

    /// A number from 0 up to, not including, `limit`; 0 where the limit is 0.
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        let wide = u128::from(self.bits()) * u128::from(limit);
        u64::try_from(wide >> 64).unwrap_or_default()
    }

    /// A whole number between two, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        let span = u64::try_from(most - least + 1).unwrap_or_default();
        least + i64::try_from(self.below(span)).unwrap_or_default()
    }

    /// True in `percent` of a hundred draws.
    pub(super) fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// True in `count` of a thousand draws.
    pub(super) fn per_mille(&mut self, count: u64) -> bool {
        self.below(1_000) < count
    }

    /// One entry of a list that is not empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[usize::try_from(self.below(list.len() as u64)).unwrap_or_default()]
    }

    /// One entry of a list of (weight, entry) that is not empty.
    pub(super) fn weighted<T: Copy>(&mut self, list: &[(u64, T)]) -> T {
        let mut at = self.below(list.iter().map(|(weight, _)| weight).sum());
        for &(weight, entry) in list {
            if at < weight {
                return entry;
            }
            at -= weight;
        }
        list[list.len() - 1].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mixing_function_is_splitmix64() {
        // First outputs of the reference implementation for the state 0: state += GAMMA, then mix.
        assert_eq!(mix(GAMMA), 0xE220_A839_7B1D_CDAF);
        assert_eq!(mix(GAMMA.wrapping_mul(2)), 0x6E78_9E6A_A1B9_65F4);
    }

    #[test]
    fn streams_differ_and_repeat() {
        let draws = |seed, stream| {
            let mut random = Stream::new(seed, stream);
            (0..4).map(|_| random.bits()).collect::<Vec<_>>()
        };
        assert_eq!(draws(1, 2), draws(1, 2));
        assert_ne!(draws(1, 2), draws(1, 3));
        assert_ne!(draws(1, 2), draws(2, 2));
    }

    #[test]
    fn bounds_hold_and_are_reached() {
        let mut random = Stream::new(7, 7);
        let drawn: Vec<_> = (0..500).map(|_| random.between(-2, 2)).collect();
        assert_eq!(drawn.iter().min(), Some(&-2));
        assert_eq!(drawn.iter().max(), Some(&2));
        let heavy = (0..1_000).filter(|_| random.weighted(&[(9, true), (1, false)])).count();
        assert!((850..950).contains(&heavy), "{heavy}");
    }
}
