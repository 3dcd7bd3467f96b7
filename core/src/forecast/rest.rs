//! The many small lots of a row, together: their mean in a world, and a normal draw around it.
//!
//! Whether a lot is paid by the end of a period is a draw of yes or no. With the chance `F` to be paid by one end and `G`
//! by a later one, its cash so far has the variance `F(1-F)`, and both have the covariance `F(1-G)`. Summed over the lots
//! these give the spread of every cumulative sum and of every period; a walk from period to period, each step a part of
//! the last noise and something new, has exactly both. Lots of one customer move together: what that adds is in the sums.

use super::lots::Lot;
use super::shocks::{COUNT, KINDS, Place, Shocks, USUAL, WORLDS, normal_points, place_of};
use crate::number::{at, key, normal, real, unit, whole};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// The small lots of a row.
pub(super) struct Rest {
    periods: Vec<Period>,
    total: f64,
}

/// What the small lots bring by the end of a period.
struct Period {
    /// Collected by its end, in each world.
    means: [f64; WORLDS],
    /// Standard deviation of that, in each world, over the one in the usual world.
    scales: [f64; WORLDS],
    /// How much of the last period's noise is left.
    kept: f64,
    /// Standard deviation of what is new in it.
    fresh: f64,
}

/// What is summed up over the lots for a period.
#[derive(Clone)]
struct Sums {
    /// Amount by place of the chance to be unpaid.
    amounts: Vec<f64>,
    /// Squared amount by place.
    squares: Vec<f64>,
    /// Of what is collected by its end, in the usual world.
    variance: f64,
    /// Of that with what was collected by the end of the period before.
    covariance: f64,
}

impl Rest {
    /// Threads share the periods, not the lots: sums stay in one order.
    pub(super) fn new(customers: &[&[Lot]], periods: usize, shocks: &Shocks, threads: NonZeroUsize) -> Self {
        let none =
            Sums { amounts: vec![0.0; COUNT], squares: vec![0.0; COUNT], variance: 0.0, covariance: 0.0 };
        let mut sums = vec![none; periods];
        in_parts(threads, &mut sums, periods.div_ceil(threads.get()), |first, part| {
            for lots in customers {
                lots.iter().for_each(|lot| count(lot, first, part, shocks));
                if lots.len() > 1 && shocks.spread.customer > 0.0 {
                    count_together(lots, first, part, shocks);
                }
            }
        });
        let (mut all, mut before) = (Vec::with_capacity(periods), 0.0);
        for sums in &sums {
            all.push(sums.period(before, shocks));
            before = sums.variance;
        }
        let amounts = customers.iter().flat_map(|lots| lots.iter()).map(|lot| lot.amount);
        Self { periods: all, total: amounts.sum() }
    }

    pub(super) const fn periods(&self) -> usize {
        self.periods.len()
    }

    /// Adds what the small lots bring on a path: cumulative, never falling, never more than there is.
    pub(super) fn add(&self, world: u64, z: f64, row: u64, collected: &mut [f64]) {
        if self.total <= 0.0 {
            return;
        }
        let (lower, way) = between(z);
        let in_world = |worlds: &[f64; WORLDS]| {
            let low = at(worlds, lower);
            low + way * (at(worlds, lower.saturating_add(1)) - low)
        };
        let (mut noise, mut least) = (0.0, 0.0_f64);
        for (place, (slot, period)) in (0_u64..).zip(collected.iter_mut().zip(&self.periods)) {
            noise = period.kept * noise + period.fresh * normal(unit(key(world, row, place)));
            let drawn = in_world(&period.means) + in_world(&period.scales) * noise;
            least = drawn.clamp(least, self.total);
            *slot += least;
        }
    }
}

/// Adds a lot to the sums of a part of the periods that begins with the `first`.
fn count(lot: &Lot, first: usize, part: &mut [Sums], shocks: &Shocks) {
    let before = first.checked_sub(1).map_or(1.0, |place| at(&lot.unpaid, place));
    let mut paid_before = 1.0 - shocks.usual(place_of(before));
    let square = lot.amount * lot.amount;
    for (unpaid, sums) in lot.unpaid.iter().skip(first).zip(part) {
        let place = place_of(*unpaid);
        let unpaid = shocks.usual(place);
        add_between(&mut sums.amounts, place, lot.amount);
        add_between(&mut sums.squares, place, square);
        sums.variance += square * unpaid * (1.0 - unpaid);
        sums.covariance += square * unpaid * paid_before;
        paid_before = 1.0 - unpaid;
    }
}

/// Adds an amount at two places, so that a straight line between them counts it as it should.
fn add_between(sums: &mut [f64], Place { lower, way }: Place, amount: f64) {
    if let [low, high, ..] = sums.get_mut(lower..).unwrap_or_default() {
        *low += amount * (1.0 - way);
        *high += amount * way;
    }
}

/// Adds what the lots of one customer have in common: they are faster or slower together.
fn count_together(lots: &[Lot], first: usize, part: &mut [Sums], shocks: &Shocks) {
    let weights = normal_points::<KINDS>(3.5).map(|(_, weight)| weight);
    let at_end = |lot: &Lot, period: Option<usize>| {
        shocks
            .kinds(place_of(period.map_or(1.0, |period| at(&lot.unpaid, period))))
            .map(|unpaid| lot.amount * unpaid)
    };
    let mut last: Vec<[f64; KINDS]> = lots.iter().map(|lot| at_end(lot, first.checked_sub(1))).collect();
    let mut sum_last = sum(&last);
    for (period, sums) in (first..).zip(part) {
        let now: Vec<[f64; KINDS]> = lots.iter().map(|lot| at_end(lot, Some(period))).collect();
        let sum_now = sum(&now);
        let own: f64 = now.iter().map(|now| covariance(now, now, &weights)).sum();
        let own_with_last: f64 =
            now.iter().zip(&last).map(|(now, last)| covariance(now, last, &weights)).sum();
        sums.variance += covariance(&sum_now, &sum_now, &weights) - own;
        sums.covariance += covariance(&sum_now, &sum_last, &weights) - own_with_last;
        (last, sum_last) = (now, sum_now);
    }
}

fn sum(lots: &[[f64; KINDS]]) -> [f64; KINDS] {
    lots.iter().fold([0.0; KINDS], |mut sum, lot| {
        sum.iter_mut().zip(lot).for_each(|(sum, value)| *sum += value);
        sum
    })
}

fn covariance(a: &[f64; KINDS], b: &[f64; KINDS], weights: &[f64; KINDS]) -> f64 {
    let (mut of_a, mut of_b, mut of_both) = (0.0, 0.0, 0.0);
    for ((a, b), weight) in a.iter().zip(b).zip(weights) {
        of_a += weight * a;
        of_b += weight * b;
        of_both += weight * a * b;
    }
    of_both - of_a * of_b
}

impl Sums {
    /// `before` is the variance of what was collected by the end of the period before.
    fn period(&self, before: f64, shocks: &Shocks) -> Period {
        let (mut means, mut variances) = ([0.0; WORLDS], [0.0; WORLDS]);
        for ((amount, square), worlds) in self.amounts.iter().zip(&self.squares).zip(&shocks.worlds) {
            if *amount <= 0.0 {
                continue;
            }
            for ((mean, variance), unpaid) in means.iter_mut().zip(&mut variances).zip(worlds) {
                *mean += amount * (1.0 - unpaid);
                *variance += square * unpaid * (1.0 - unpaid);
            }
        }
        let usual = at(&variances, USUAL);
        let scale = |variance: f64| if usual > 0.0 { libm::sqrt(variance / usual) } else { 0.0 };
        let kept = if before > 0.0 { self.covariance / before } else { 0.0 };
        let fresh = libm::sqrt((self.variance - kept * self.covariance).max(0.0));
        Period { means, scales: variances.map(scale), kept, fresh }
    }
}

/// The world at or below `z`, and how far it is to the next.
fn between(z: f64) -> (usize, f64) {
    let place = (z.clamp(-4.0, 4.0) + 4.0) * 4.0;
    let lower = libm::floor(place).min(real(WORLDS) - 2.0);
    (usize::try_from(whole(lower)).unwrap_or(0), place - lower)
}
