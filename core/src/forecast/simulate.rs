//! Paths: what comes in by period when everyone is a little faster or slower together, each customer by itself, and
//! each lot by chance.
//!
//! On a path the hazard of every lot is multiplied by `exp(z + u)`: `z` is drawn once for all, `u` once for each
//! customer. The lots that carry most money are drawn one by one; the many small ones of a row together, by their mean
//! at that `z` and a normal draw around it. Every draw is keyed by seed, path and customer or lot, so a path of one
//! scenario meets the same world as that path of another.

use super::lots::{Lot, Lots};
use crate::error::Result;
use crate::number::{at, exp, key, ln, mix, normal, real, unit};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// How many lots of a row are drawn one by one.
const SINGLE_LOTS: usize = 150;
/// The worlds for which the mean of the small lots is worked out.
const WORLDS: [f64; 7] = [-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
/// Three points and weights that stand for a normal draw of a customer (Gauss-Hermite).
const CUSTOMERS: [(f64, f64); 3] =
    [(-1.732_050_807_568_877_2, 1.0 / 6.0), (0.0, 2.0 / 3.0), (1.732_050_807_568_877_2, 1.0 / 6.0)];

/// How uncertain the world is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    pub(super) common: f64,
    pub(super) customer: f64,
}

/// The small lots of a row.
struct Rest {
    periods: Vec<RestPeriod>,
    total: f64,
}

/// What the small lots bring by the end of a period, and in it.
#[derive(Clone, Default)]
struct RestPeriod {
    /// Collected by its end, in each world.
    means: [f64; WORLDS.len()],
    /// Standard deviation of what comes in it.
    deviation: f64,
}

/// One row: what is drawn one by one, and the rest.
struct Row<'a> {
    single: Vec<&'a Lot>,
    rest: Rest,
}

/// What is paid by the end of each period, by path, for every row.
pub(super) struct Paths {
    /// By row, then path, then period; cumulative, in smallest units.
    pub(super) collected: Vec<Vec<Vec<f64>>>,
}

/// Paths after which progress is told.
const TOLD_EVERY: u32 = 500;

/// Paths that one thread draws at a time.
const PATHS_IN_PART: usize = 50;

pub(super) fn simulate(
    lots: &Lots,
    periods: usize,
    (paths, seed): (u32, u64),
    spread: Spread,
    threads: NonZeroUsize,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<Paths> {
    progress(0, paths.into())?;
    let row = |row| Row::new(lots, row, periods, spread, threads);
    let rows: Vec<Row<'_>> = (0..lots.rows.len()).map(row).collect();
    let mut collected = vec![vec![Vec::new(); usize_of(paths)]; rows.len()];
    let mut done = 0_u32;
    while done < paths {
        for (place, (row, paths)) in rows.iter().zip(&mut collected).enumerate() {
            let from = usize_of(done);
            let to = from.saturating_add(usize_of(TOLD_EVERY)).min(paths.len());
            let drawn = paths.get_mut(from..to).unwrap_or_default();
            in_parts(threads, drawn, PATHS_IN_PART, |first, part| {
                for (path, slot) in (from.saturating_add(first)..).zip(part) {
                    let world = key(seed, 17, u64::try_from(path).unwrap_or(u64::MAX));
                    *slot = row.path(world, normal(unit(world)), periods, spread, place);
                }
            });
        }
        done = done.saturating_add(TOLD_EVERY).min(paths);
        progress(done.into(), paths.into())?;
    }
    Ok(Paths { collected })
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'a> Row<'a> {
    fn new(lots: &'a Lots, row: usize, periods: usize, spread: Spread, threads: NonZeroUsize) -> Self {
        let mut own: Vec<&Lot> = lots.lots.iter().filter(|lot| lot.row == row).collect();
        // Largest first; the key settles ties, so the order of the input does not matter.
        own.sort_by(|a, b| b.amount.total_cmp(&a.amount).then(a.own.cmp(&b.own)));
        let rest = own.split_off(own.len().min(SINGLE_LOTS));
        Self { single: own, rest: Rest::new(&rest, periods, spread, threads) }
    }

    fn path(&self, world: u64, z: f64, periods: usize, spread: Spread, place: usize) -> Vec<f64> {
        let mut collected = vec![0.0; periods];
        for lot in &self.single {
            let own = normal(unit(mix(world ^ lot.customer))) * spread.customer;
            let needed = -ln(1.0 - unit(mix(world ^ lot.own))) * exp(-(spread.common * z + own));
            let period = lot.hazards.partition_point(|hazard| *hazard < needed);
            if let Some(slot) = collected.get_mut(period) {
                *slot += lot.amount;
            }
        }
        let mut sum = 0.0;
        for slot in &mut collected {
            sum += *slot;
            *slot = sum;
        }
        self.rest.add(world, z, u64::try_from(place).unwrap_or(0), &mut collected);
        collected
    }
}

impl Rest {
    /// Threads share the periods, not the lots: sums stay in one order.
    fn new(lots: &[&Lot], periods: usize, spread: Spread, threads: NonZeroUsize) -> Self {
        let rates = Rates::new(spread);
        let mut all = vec![RestPeriod::default(); periods];
        in_parts(threads, &mut all, periods.div_ceil(threads.get()), |first, part| {
            for lot in lots {
                let earlier = first.checked_sub(1).and_then(|place| lot.hazards.get(place));
                let mut before = earlier.map_or(1.0, |hazard| middle(&rates.unpaid(*hazard)));
                for (hazard, period) in lot.hazards.iter().skip(first).zip(part.iter_mut()) {
                    let unpaid = rates.unpaid(*hazard);
                    for (mean, unpaid) in period.means.iter_mut().zip(&unpaid) {
                        *mean += lot.amount * (1.0 - unpaid);
                    }
                    let now = middle(&unpaid);
                    let chance = before - now;
                    period.deviation += lot.amount * lot.amount * chance * (1.0 - chance);
                    before = now;
                }
            }
        });
        all.iter_mut().for_each(|period| period.deviation = libm::sqrt(period.deviation));
        Self { periods: all, total: lots.iter().map(|lot| lot.amount).sum() }
    }

    /// Adds what the small lots bring on a path: cumulative, never falling, never more than there is.
    fn add(&self, world: u64, z: f64, row: u64, collected: &mut [f64]) {
        if self.total <= 0.0 {
            return;
        }
        let (lower, way) = between(z);
        let (mut noise, mut least) = (0.0, 0.0_f64);
        for (place, (slot, period)) in (0_u64..).zip(collected.iter_mut().zip(&self.periods)) {
            let (low, high) = (at(&period.means, lower), at(&period.means, lower.saturating_add(1)));
            let mean = low + way * (high - low);
            noise += normal(unit(key(world, row, place))) * period.deviation;
            // What came early is missing later: noise fades as the rest is used up.
            let left = (1.0 - mean / self.total).clamp(0.0, 1.0);
            least = (mean + noise * libm::sqrt(left.max(0.0)).min(1.0)).clamp(least, self.total);
            *slot += least;
        }
    }
}

/// How much faster than usual everything is paid, in each world and by each kind of customer.
struct Rates([[f64; CUSTOMERS.len()]; WORLDS.len()]);

impl Rates {
    fn new(spread: Spread) -> Self {
        let in_world = |z: f64| CUSTOMERS.map(|(point, _)| exp(spread.common * z + spread.customer * point));
        Self(WORLDS.map(in_world))
    }

    /// The mean chance to be unpaid over customers who are faster or slower, in each world.
    fn unpaid(&self, hazard: f64) -> [f64; WORLDS.len()] {
        // All powers first, so that a processor can work on several at once.
        let powers = self.0.map(|rates| rates.map(|rate| exp(-hazard * rate)));
        powers.map(|powers| CUSTOMERS.iter().zip(&powers).map(|((_, weight), power)| weight * power).sum())
    }
}

/// The value in the world where everyone pays as usual.
const fn middle(worlds: &[f64; WORLDS.len()]) -> f64 {
    let [_, _, _, middle, ..] = *worlds;
    middle
}

/// The world at or below `z`, and how far it is to the next.
fn between(z: f64) -> (usize, f64) {
    let next = WORLDS.partition_point(|world| *world <= z).clamp(1, WORLDS.len().saturating_sub(1));
    let lower = next.saturating_sub(1);
    (lower, z.clamp(-4.0, 4.0) - at(&WORLDS, lower))
}

/// The value below which a share of values lies; the values change places.
pub(super) fn quantile(values: &mut [f64], share: f64) -> f64 {
    let place = share * (real(values.len()) - 1.0);
    let low = usize::try_from(crate::number::whole(libm::floor(place))).unwrap_or(0);
    if low >= values.len() {
        return 0.0;
    }
    let way = place - libm::floor(place);
    let (_, low, above) = values.select_nth_unstable_by(low, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(*low);
    *low + way * (next - *low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_values() {
        for count in [1_u64, 2, 7, 100] {
            let values: Vec<f64> = (0..count).map(|n| (unit(n) * 20.0).floor()).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            for share in [0.0, 0.1, 0.25, 0.5, 0.9, 1.0] {
                let place = share * (real(sorted.len()) - 1.0);
                let low = usize::try_from(crate::number::whole(place.floor())).unwrap();
                let high = sorted[(low + 1).min(sorted.len() - 1)];
                let expected = sorted[low] + (place - place.floor()) * (high - sorted[low]);
                assert_eq!(quantile(&mut values.clone(), share), expected, "{count} {share}");
            }
        }
        assert_eq!(quantile(&mut [], 0.5), 0.0);
    }

    #[test]
    fn a_path_of_the_small_lots_uses_the_mean_over_customers() {
        // Hazard 1, no spread: everyone is unpaid with the chance 1/e in every world.
        let rates = Rates::new(Spread { common: 0.0, customer: 0.0 });
        for unpaid in rates.unpaid(1.0) {
            assert!((unpaid - libm::exp(-1.0)).abs() < 1e-9);
        }
        // Three kinds of customers with the weights 1, 4, 1 of 6, in a world faster by e^0.3.
        let rates = Rates::new(Spread { common: 0.3, customer: 0.4 });
        let faster = |point: f64| libm::exp(-libm::exp(0.3 + 0.4 * point));
        let expected = (faster(-libm::sqrt(3.0)) + 4.0 * faster(0.0) + faster(libm::sqrt(3.0))) / 6.0;
        let [_, _, _, usual, one, ..] = rates.unpaid(1.0);
        assert!((one - expected).abs() < 1e-9 && usual > one);
        assert_eq!(middle(&rates.unpaid(1.0)), usual);
        assert!(WORLDS.windows(2).all(|pair| pair[0] < pair[1]) && WORLDS[3] == 0.0);
    }
}
