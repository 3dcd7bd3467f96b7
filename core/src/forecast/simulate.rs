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
    /// Collected by the end of each period, in each world.
    means: Vec<Vec<f64>>,
    /// Standard deviation of what comes in each period.
    deviations: Vec<f64>,
    total: f64,
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

pub(super) fn simulate(
    lots: &Lots,
    periods: usize,
    (paths, seed): (u32, u64),
    spread: Spread,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<Paths> {
    let rows: Vec<Row<'_>> = (0..lots.rows.len()).map(|row| Row::new(lots, row, periods, spread)).collect();
    let mut collected: Vec<Vec<Vec<f64>>> =
        rows.iter().map(|_| Vec::with_capacity(usize_of(paths))).collect();
    for path in 0..paths {
        if path.is_multiple_of(TOLD_EVERY) {
            progress(path.into(), paths.into())?;
        }
        let world = key(seed, 17, u64::from(path));
        let z = normal(unit(world));
        for (place, (row, paths)) in rows.iter().zip(&mut collected).enumerate() {
            paths.push(row.path(world, z, periods, spread, place));
        }
    }
    progress(paths.into(), paths.into())?;
    Ok(Paths { collected })
}

fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'a> Row<'a> {
    fn new(lots: &'a Lots, row: usize, periods: usize, spread: Spread) -> Self {
        let mut own: Vec<&Lot> = lots.lots.iter().filter(|lot| lot.row == row).collect();
        // Largest first; the key settles ties, so the order of the input does not matter.
        own.sort_by(|a, b| b.amount.total_cmp(&a.amount).then(a.own.cmp(&b.own)));
        let rest = own.split_off(own.len().min(SINGLE_LOTS));
        Self { single: own, rest: Rest::new(&rest, periods, spread) }
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
    fn new(lots: &[&Lot], periods: usize, spread: Spread) -> Self {
        let mut rest = Self {
            means: WORLDS.iter().map(|_| vec![0.0; periods]).collect(),
            deviations: vec![0.0; periods],
            total: lots.iter().map(|lot| lot.amount).sum(),
        };
        for lot in lots {
            let mut before = 1.0;
            for (period, hazard) in lot.hazards.iter().enumerate() {
                for (z, means) in WORLDS.iter().zip(&mut rest.means) {
                    let unpaid = unpaid(*hazard, spread.common * z, spread.customer);
                    crate::number::add(means, period, lot.amount * (1.0 - unpaid));
                }
                let now = unpaid(*hazard, 0.0, spread.customer);
                let chance = before - now;
                crate::number::add(
                    &mut rest.deviations,
                    period,
                    lot.amount * lot.amount * chance * (1.0 - chance),
                );
                before = now;
            }
        }
        rest.deviations.iter_mut().for_each(|variance| *variance = libm::sqrt(*variance));
        rest
    }

    /// Adds what the small lots bring on a path: cumulative, never falling, never more than there is.
    fn add(&self, world: u64, z: f64, row: u64, collected: &mut [f64]) {
        if self.total <= 0.0 {
            return;
        }
        let (lower, way) = between(z);
        let empty = Vec::new();
        let (low, high) = (
            self.means.get(lower).unwrap_or(&empty),
            self.means.get(lower.saturating_add(1)).unwrap_or(&empty),
        );
        let (mut noise, mut least) = (0.0, 0.0_f64);
        for (period, slot) in collected.iter_mut().enumerate() {
            let mean = at(low, period) + way * (at(high, period) - at(low, period));
            let draw = unit(key(world, row, u64::try_from(period).unwrap_or(0)));
            noise += normal(draw) * at(&self.deviations, period);
            // What came early is missing later: noise fades as the rest is used up.
            let left = (1.0 - mean / self.total).clamp(0.0, 1.0);
            least = (mean + noise * libm::sqrt(left.max(0.0)).min(1.0)).clamp(least, self.total);
            *slot += least;
        }
    }
}

/// The mean chance to be unpaid over customers who are faster or slower.
fn unpaid(hazard: f64, common: f64, spread: f64) -> f64 {
    CUSTOMERS.iter().map(|(point, weight)| weight * exp(-hazard * exp(common + spread * point))).sum()
}

/// The world at or below `z`, and how far it is to the next.
fn between(z: f64) -> (usize, f64) {
    let next = WORLDS.partition_point(|world| *world <= z).clamp(1, WORLDS.len().saturating_sub(1));
    let lower = next.saturating_sub(1);
    (lower, z.clamp(-4.0, 4.0) - at(&WORLDS, lower))
}

/// The value below which a share of values lies; the values are sorted by it.
pub(super) fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = share * (real(values.len()) - 1.0);
    let low = usize::try_from(crate::number::whole(libm::floor(place))).unwrap_or(0);
    let way = place - libm::floor(place);
    let (a, b) = (at(values, low), at(values, low.saturating_add(1).min(values.len().saturating_sub(1))));
    a + way * (b - a)
}
