//! Lifts fitted together: each is successes seen over successes expected, given all the others.
//!
//! Round by round and kind by kind, the lift of a value (this hour, that code) becomes
//! (seen + weight) ÷ (expected + weight), what is expected being the priors and the other lifts together. The rounds are
//! few and fixed: the same tries give the same lifts, in any order.

use super::success::{Feature, MILLION};
use std::collections::BTreeMap;

/// After so many rounds lifts of a few thousand tries move by less than one in ten thousand.
const ROUNDS: usize = 8;

/// One, in the fine unit in which successes are summed.
const WHOLE: i128 = 1_000_000_000_000;

/// A try: its features by place, what is expected of it, and whether it succeeded.
struct Try {
    features: Vec<usize>,
    expected: i128,
    succeeded: bool,
}

/// What is fitted.
#[derive(Default)]
pub(super) struct Fit<'a> {
    places: BTreeMap<Feature<'a>, usize>,
    tries: Vec<Try>,
}

impl<'a> Fit<'a> {
    /// Takes a try with its chance before anything was learned, in millionths.
    pub(super) fn take(&mut self, features: Vec<Feature<'a>>, prior: i128, succeeded: bool) {
        let mut places = Vec::with_capacity(features.len());
        for feature in features {
            let next = self.places.len();
            places.push(*self.places.entry(feature).or_insert(next));
        }
        self.tries.push(Try { features: places, expected: prior.saturating_mul(MILLION), succeeded });
    }

    /// The lift of each feature that was seen, in millionths.
    pub(super) fn lifts(mut self, weight: u32) -> Vec<(Feature<'a>, i128)> {
        let weight = i128::from(weight).saturating_mul(WHOLE);
        let mut lifts = vec![MILLION; self.places.len()];
        // Values of one kind stand together: a kind is fitted as a whole, given the other kinds.
        let mut kinds: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
        for (feature, place) in &self.places {
            kinds.entry(kind(*feature)).or_default().push(*place);
        }
        for _ in 0..ROUNDS {
            for places in kinds.values() {
                self.fit_kind(places, weight, &mut lifts);
            }
        }
        let of = |place: usize| lifts.get(place).copied().unwrap_or(MILLION);
        self.places.iter().map(|(feature, place)| (*feature, of(*place))).collect()
    }

    fn fit_kind(&mut self, places: &[usize], weight: i128, lifts: &mut [i128]) {
        let mut sums = vec![(false, 0_i128, 0_i128); lifts.len()];
        for place in places {
            if let Some(sum) = sums.get_mut(*place) {
                sum.0 = true;
            }
        }
        for tried in &mut self.tries {
            for place in &tried.features {
                let (Some(sum), Some(lift)) = (sums.get_mut(*place), lifts.get(*place)) else { continue };
                if sum.0 {
                    tried.expected =
                        tried.expected.saturating_mul(MILLION).checked_div(*lift).unwrap_or(tried.expected);
                    sum.1 = sum.1.saturating_add(if tried.succeeded { WHOLE } else { 0 });
                    sum.2 = sum.2.saturating_add(tried.expected);
                }
            }
        }
        for (lift, (_, seen, expected)) in lifts.iter_mut().zip(&sums).filter(|(_, sum)| sum.0) {
            let seen = seen.saturating_add(weight).saturating_mul(MILLION);
            *lift = seen.checked_div(expected.saturating_add(weight)).unwrap_or(MILLION).max(1);
        }
        for tried in &mut self.tries {
            for place in &tried.features {
                let (Some(sum), Some(lift)) = (sums.get(*place), lifts.get(*place)) else { continue };
                if sum.0 {
                    tried.expected =
                        tried.expected.saturating_mul(*lift).checked_div(MILLION).unwrap_or(tried.expected);
                }
            }
        }
    }
}

const fn kind(feature: Feature<'_>) -> u8 {
    match feature {
        Feature::All => 0,
        Feature::Class(_) => 1,
        Feature::Code(_) => 2,
        Feature::Hour(_) => 3,
        Feature::Weekday(_) => 4,
        Feature::DayOfMonth(_) => 5,
        Feature::DaysSince(_) => 6,
        Feature::Attempt(_) => 7,
    }
}
