//! Which items add up to an amount: all of them, counted, with what chance alone would give.
//!
//! Up to some thirty items every subset is looked at, by meeting in the middle: the sums of each half are made in
//! rising order and walked against each other. Beyond that, sets of up to three items and runs of items in a row are
//! looked at, and the answer says that it is not a proof.

use super::numbers::{count, exp, figure, ln, minor};
use crate::money::Figure;
use std::cmp::Reverse;

/// What a search found.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Subsets {
    /// Sets of places in the list, smallest first, at most as many as asked for.
    pub sets: Vec<Vec<usize>>,
    /// How many sets there are; cut at 2^63.
    pub solutions: u64,
    /// How many sets would hit the amount by chance, to three decimals.
    pub expected_by_chance: Figure,
    /// Whether every set of every size was looked at.
    pub is_complete: bool,
}

/// Finds the sets of `values` whose sum lies from `least` to `most`; the empty set does not count.
///
/// `steps` bounds the work: so many partial sums are made at most. `wanted` bounds the sets that are given back; all
/// are counted.
///
/// # Examples
/// ```
/// use receivables::matching::find_subsets;
/// let open = [70_000, 55_000, 48_000, 77_000, 33_000];
/// let found = find_subsets(&open, 88_000, 88_000, 10_000, 10);
/// assert_eq!((found.sets, found.solutions, found.is_complete), (vec![vec![1, 4]], 1, true));
/// assert_eq!(find_subsets(&open, 103_000, 103_000, 10_000, 10).solutions, 2);
/// assert_eq!(find_subsets(&open, 178_500, 178_500, 10_000, 10).solutions, 0);
/// ```
#[must_use]
pub fn find_subsets(values: &[i64], least: i64, most: i64, steps: u64, wanted: usize) -> Subsets {
    Sums::new(values, steps, most).find(least, most, wanted)
}

/// Values made ready for searches, so that several windows cost little more than one.
pub(super) struct Sums {
    /// Values that can be part of a sum, with their places in the list.
    values: Vec<i64>,
    places: Vec<usize>,
    steps: u64,
    ready: Ready,
    /// How many values were given; mean of the sum of a random set of them, and its standard deviation.
    given: usize,
    mean: f64,
    deviation: f64,
}

enum Ready {
    /// The sums of both halves, and the size of the first: every set is looked at.
    Halves(Vec<(i64, u32)>, Vec<(i64, u32)>, usize),
    /// Values with their places, rising: sets of up to three.
    Order(Vec<(i64, usize)>),
}

impl Sums {
    /// Takes values; `most` is the largest sum that will be looked for.
    pub(super) fn new(values: &[i64], steps: u64, most: i64) -> Self {
        // Credits may bring a sum down; what is larger still takes part in none.
        let credits = values.iter().filter(|v| **v < 0).fold(0_i64, |sum, v| sum.saturating_add(*v));
        let bound = most.saturating_sub(credits);
        let (places, kept): (Vec<usize>, Vec<i64>) =
            values.iter().copied().enumerate().filter(|(_, v)| *v <= bound).unzip();
        let half = kept.len().saturating_add(1) / 2;
        let needed = 1_u64.checked_shl(u32::try_from(half).unwrap_or(64)).map(|n| n.saturating_mul(2));
        let ready = if half <= 30 && needed.is_some_and(|needed| needed <= steps) {
            let (left, right) = kept.split_at(half);
            Ready::Halves(sums(left), sums(right), half)
        } else {
            let mut order: Vec<(i64, usize)> = kept.iter().copied().zip(0..).collect();
            order.sort_unstable();
            Ready::Order(order)
        };
        let total: f64 = values.iter().map(|v| minor(*v)).sum();
        let squares: f64 = values.iter().map(|v| minor(*v) * minor(*v)).sum();
        let deviation = libm::sqrt(squares / 4.0);
        Self { values: kept, places, steps, ready, given: values.len(), mean: total / 2.0, deviation }
    }

    /// The sets whose sum lies from `least` to `most`.
    pub(super) fn find(&self, least: i64, most: i64, wanted: usize) -> Subsets {
        let mut found = match &self.ready {
            Ready::Halves(left, right, half) => meet(left, right, *half, least, most, wanted),
            Ready::Order(order) => small_sets(&self.values, order, (least, most), self.steps, wanted),
        };
        let given = |at: &mut usize| *at = self.places.get(*at).copied().unwrap_or(*at);
        found.sets.iter_mut().flatten().for_each(given);
        found.expected_by_chance = figure(expected(self.given, (self.mean, self.deviation), least, most));
        found
    }
}

/// Subsets that would hit a window by chance: all of them, times the density of their sum there.
///
/// The sum of a random subset has the mean ½Σa and the variance ¼Σa²; 2ⁿ subsets spread over it.
pub(super) fn chance(values: &[i64], least: i64, most: i64) -> f64 {
    let total: f64 = values.iter().map(|v| minor(*v)).sum();
    let squares: f64 = values.iter().map(|v| minor(*v) * minor(*v)).sum();
    expected(values.len(), (total / 2.0, libm::sqrt(squares / 4.0)), least, most)
}

fn expected(given: usize, (mean, deviation): (f64, f64), least: i64, most: i64) -> f64 {
    if deviation <= 0.0 {
        return 0.0;
    }
    let width = minor(most.saturating_sub(least)) + 1.0;
    let distance = ((minor(least) + minor(most)) / 2.0 - mean) / deviation;
    let log = count(given) * std::f64::consts::LN_2 + ln(width / deviation)
        - distance * distance / 2.0
        - 0.918_938_533_204_672_7;
    exp(log.min(35.0))
}

impl Subsets {
    fn none(is_complete: bool) -> Self {
        Self { sets: Vec::new(), solutions: 0, expected_by_chance: figure(0.0), is_complete }
    }
}

/// Every sum of a few values with the set that gives it, rising.
fn sums(values: &[i64]) -> Vec<(i64, u32)> {
    let mut sums: Vec<(i64, u32)> = vec![(0, 0)];
    for (at, value) in values.iter().enumerate() {
        let bit = 1_u32.checked_shl(u32::try_from(at).unwrap_or(32)).unwrap_or(0);
        let mut merged = Vec::with_capacity(sums.len().saturating_mul(2));
        let mut with = sums.iter().map(|(sum, set)| (sum.saturating_add(*value), set | bit)).peekable();
        let mut without = sums.iter().copied().peekable();
        loop {
            match (without.peek(), with.peek()) {
                (Some(a), Some(b)) if a.0 <= b.0 => merged.extend(without.next()),
                (_, Some(_)) => merged.extend(with.next()),
                (Some(_), None) => merged.extend(without.next()),
                (None, None) => break,
            }
        }
        sums = merged;
    }
    sums
}

fn meet(
    left: &[(i64, u32)],
    right: &[(i64, u32)],
    half: usize,
    least: i64,
    most: i64,
    wanted: usize,
) -> Subsets {
    let mut found = Subsets::none(true);
    let mut sets: Vec<Ranked> = Vec::new();
    // As the left sum rises, the window on the right moves down.
    let (mut from, mut to) = (right.len(), right.len());
    for (sum, set) in left {
        while from > 0 && right.get(from.saturating_sub(1)).is_some_and(|r| sum.saturating_add(r.0) >= least)
        {
            from = from.saturating_sub(1);
        }
        while to > 0 && right.get(to.saturating_sub(1)).is_some_and(|r| sum.saturating_add(r.0) > most) {
            to = to.saturating_sub(1);
        }
        let window = right.get(from..to).unwrap_or_default();
        found.solutions = found.solutions.saturating_add(u64::try_from(window.len()).unwrap_or(u64::MAX));
        for (_, other) in window.iter().take(wanted.saturating_mul(8).max(64)) {
            let shifted = u64::from(*other).checked_shl(u32::try_from(half).unwrap_or(64)).unwrap_or(0);
            let both = u64::from(*set) | shifted;
            if both != 0 {
                sets.push((both.count_ones(), Reverse(both.reverse_bits())));
            }
        }
        if sets.len() > 20_000 {
            keep_smallest(&mut sets, wanted);
        }
    }
    // The empty set was counted where its sum of nothing lies in the window, looked at or not.
    found.solutions = found.solutions.saturating_sub(u64::from((least..=most).contains(&0)));
    keep_smallest(&mut sets, wanted);
    found.sets = sets.iter().map(|(_, Reverse(set))| places(set.reverse_bits())).collect();
    found
}

/// A set by its size, then by its places from the first on.
type Ranked = (u32, Reverse<u64>);

fn keep_smallest(sets: &mut Vec<Ranked>, wanted: usize) {
    sets.sort_unstable();
    sets.truncate(wanted);
}

fn places(set: u64) -> Vec<usize> {
    (0..64_usize)
        .filter(|at| set.checked_shr(u32::try_from(*at).unwrap_or(64)).is_some_and(|s| s & 1 == 1))
        .collect()
}

/// Sets of one, two and three items, and runs of items in a row.
fn small_sets(
    values: &[i64],
    order: &[(i64, usize)],
    (least, most): (i64, i64),
    steps: u64,
    wanted: usize,
) -> Subsets {
    let mut found = Subsets::none(false);
    let mut left = steps;
    let within = |sum: i64| (least..=most).contains(&sum);
    let mut sets: Vec<Vec<usize>> = Vec::new();
    let mut take = |set: Vec<usize>, solutions: &mut u64| {
        *solutions = solutions.saturating_add(1);
        if sets.len() < wanted.saturating_mul(4) && !sets.contains(&set) {
            sets.push(set);
        }
    };
    for (value, at) in order {
        if within(*value) {
            take(vec![*at], &mut found.solutions);
        }
    }
    for (i, (a, first)) in order.iter().enumerate() {
        let rest = order.get(i.saturating_add(1)..).unwrap_or_default();
        pairs(
            rest,
            least.saturating_sub(*a),
            most.saturating_sub(*a),
            |set| {
                take(sorted([&[*first], set].concat()), &mut found.solutions);
            },
            1,
        );
        left = left.saturating_sub(u64::try_from(rest.len()).unwrap_or(u64::MAX));
        // Sets that were found cost as much as sums that were made.
        if found.solutions > steps {
            break;
        }
    }
    for (i, (a, first)) in order.iter().enumerate() {
        let rest = order.get(i.saturating_add(1)..).unwrap_or_default();
        let cost = u64::try_from(rest.len()).unwrap_or(u64::MAX).saturating_mul(2);
        if cost > left || found.solutions > steps {
            break;
        }
        left = left.saturating_sub(cost);
        pairs(
            rest,
            least.saturating_sub(*a),
            most.saturating_sub(*a),
            |set| {
                take(sorted([&[*first], set].concat()), &mut found.solutions);
            },
            2,
        );
    }
    for from in 0..values.len() {
        let mut sum = 0_i64;
        for (length, value) in values.iter().skip(from).enumerate() {
            sum = sum.saturating_add(*value);
            if left == 0 {
                break;
            }
            left = left.saturating_sub(1);
            if length >= 3 && within(sum) {
                let to = from.saturating_add(length);
                take((from..=to).collect(), &mut found.solutions);
            }
        }
    }
    sets.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    sets.truncate(wanted);
    found.sets = sets;
    found
}

/// One or two more items out of a rising list, whose sum lies in a window.
fn pairs(order: &[(i64, usize)], least: i64, most: i64, mut take: impl FnMut(&[usize]), size: usize) {
    if size == 1 {
        let from = order.partition_point(|o| o.0 < least);
        for (_, at) in order.get(from..).unwrap_or_default().iter().take_while(|o| o.0 <= most) {
            take(&[*at]);
        }
        return;
    }
    let (mut from, mut to) = (order.len(), order.len());
    for (i, (value, at)) in order.iter().enumerate() {
        let after = i.saturating_add(1);
        while from > 0
            && order.get(from.saturating_sub(1)).is_some_and(|o| value.saturating_add(o.0) >= least)
        {
            from = from.saturating_sub(1);
        }
        while to > 0 && order.get(to.saturating_sub(1)).is_some_and(|o| value.saturating_add(o.0) > most) {
            to = to.saturating_sub(1);
        }
        for (_, other) in order.get(from.max(after)..to).unwrap_or_default() {
            take(&[*at, *other]);
        }
    }
}

fn sorted(mut set: Vec<usize>) -> Vec<usize> {
    set.sort_unstable();
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brute(values: &[i64], least: i64, most: i64) -> u64 {
        let all = 1_u64 << values.len();
        let sum = |set: u64| (0..values.len()).filter(|i| set >> i & 1 == 1).map(|i| values[i]).sum::<i64>();
        u64::try_from((1..all).filter(|set| (least..=most).contains(&sum(*set))).count()).unwrap()
    }

    #[test]
    fn counts_agree_with_brute_force() {
        let mut state = 7_u64;
        for round in 0_i64..200 {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                i64::try_from(state >> 40).unwrap() % 50 - 10
            };
            let values: Vec<i64> = (0..1 + round % 12).map(|_| next()).collect();
            let least = next();
            let most = least + round % 3;
            let found = find_subsets(&values, least, most, 1 << 20, usize::MAX >> 8);
            assert_eq!(found.solutions, brute(&values, least, most), "{values:?} {least} {most}");
            assert!(found.is_complete);
            let mut seen = found.sets.clone();
            seen.sort();
            seen.dedup();
            assert_eq!(u64::try_from(seen.len()).unwrap(), found.solutions);
            for set in found.sets {
                let sum: i64 = set.iter().map(|i| values[*i]).sum();
                assert!((least..=most).contains(&sum));
            }
        }
    }

    #[test]
    fn without_steps_it_is_no_proof() {
        let values: Vec<i64> = (1..=60).map(|v| v * 1_000 + v).collect();
        // 61 times 1,001: no single value, thirty pairs, and many larger sets.
        let found = find_subsets(&values, 61_061, 61_061, 5_000, 10);
        assert!(!found.is_complete);
        assert!(found.sets.contains(&vec![0, 59]) && found.sets.contains(&vec![1, 58]));
    }
}
