//! Paths: what comes in by period when everyone is a little faster or slower together, each customer by itself, and
//! each lot by chance.
//!
//! On a path the hazard of every lot is multiplied by `exp(z + u)`: `z` is drawn once for all, `u` once for each
//! customer. The customers who owe most are drawn lot by lot; the many small ones of a row together, by their mean at that
//! `z` and a normal draw around it. Every draw is keyed by seed, path and customer or lot, so a path of one scenario meets
//! the same world as that path of another.

use super::lots::{Lot, Lots};
use super::rest::Rest;
use super::shocks::Shocks;
use crate::error::Result;
use crate::number::{exp, key, ln, mix, normal, real, unit};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// How many lots of a row are drawn one by one.
const SINGLE_LOTS: usize = 150;
/// Where a row has no more lots than this, all are: a normal draw shall not stand for a few.
const FEW_LOTS: usize = 200;

/// A lot that is drawn by itself.
struct Single<'a> {
    lot: &'a Lot,
    /// By period: the hazard up to its end, before shocks.
    hazards: Vec<f64>,
}

/// One row: what is drawn one by one, and the rest.
struct Row<'a> {
    single: Vec<Single<'a>>,
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
    shocks: &Shocks,
    threads: NonZeroUsize,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<Paths> {
    progress(0, paths.into())?;
    // A row may have no lots: what it is compared with has some.
    let of_row = |row: usize| {
        let [from, to] =
            [row, row.saturating_add(1)].map(|row| lots.lots.partition_point(|lot| lot.row < row));
        Row::new(lots.lots.get(from..to).unwrap_or_default(), periods, shocks, threads)
    };
    let rows: Vec<Row<'_>> = (0..lots.rows.len()).map(of_row).collect();
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
                    *slot = row.path(world, normal(unit(world)), shocks, place);
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
    /// The lots of a row, in the order of their customers.
    fn new(lots: &'a [Lot], periods: usize, shocks: &Shocks, threads: NonZeroUsize) -> Self {
        let most = if lots.len() <= FEW_LOTS { FEW_LOTS } else { SINGLE_LOTS };
        let (mut single, mut rest) = (Vec::new(), Vec::new());
        for customer in largest_first(lots) {
            // Whole customers: one draw makes all their lots faster or slower.
            if single.len().saturating_add(customer.len()) <= most {
                single.extend(customer.iter().map(|lot| Single {
                    lot,
                    hazards: lot.unpaid.iter().map(|unpaid| shocks.hazard(*unpaid)).collect(),
                }));
            } else {
                rest.push(customer);
            }
        }
        Self { single, rest: Rest::new(&rest, periods, shocks, threads) }
    }

    fn path(&self, world: u64, z: f64, shocks: &Shocks, place: usize) -> Vec<f64> {
        let mut collected = vec![0.0; self.rest.periods()];
        for Single { lot, hazards } in &self.single {
            let own = normal(unit(mix(world ^ lot.customer))) * shocks.spread.customer;
            let needed = -ln(1.0 - unit(mix(world ^ lot.own))) * exp(-(shocks.spread.common * z + own));
            let period = hazards.partition_point(|hazard| *hazard < needed);
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

/// The lots of each customer, of those who owe most first; of equal ones by key, so the order of the input does not
/// matter.
fn largest_first(lots: &[Lot]) -> Vec<&[Lot]> {
    let owed = |lots: &[Lot]| lots.iter().map(|lot| lot.amount).sum::<f64>();
    let first = |lots: &[Lot]| lots.first().map(|lot| lot.own);
    let customers = lots.chunk_by(|a, b| a.customer == b.customer);
    let mut customers: Vec<(f64, &[Lot])> = customers.map(|lots| (owed(lots), lots)).collect();
    customers.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| first(left).cmp(&first(right))));
    customers.into_iter().map(|(_, lots)| lots).collect()
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
}
