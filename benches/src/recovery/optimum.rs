//! The best that can be done by one who knows the true chances: exact, by dynamic programming over the same hours.

use super::policy::{Policy, Rules};
use super::population::{Failed, Hour, Population};

/// Plans with the true chances.
pub struct Optimum<'a> {
    /// The truth.
    pub population: &'a Population,
    /// What every policy must keep.
    pub rules: Rules,
}

impl Policy for Optimum<'_> {
    fn next(&mut self, failed: &Failed, tried: &[Hour]) -> Option<Hour> {
        let now = tried.last().copied().unwrap_or(failed.at);
        let slots = self.rules.slots(failed, tried);
        let next = |slot: usize| slots.partition_point(|at| *at < slots[slot] + self.rules.gap);
        let left = self.rules.most.saturating_sub(tried.len());
        let mut after = vec![0.0; slots.len() + 1];
        let mut choice = None;
        // By tries left: the value at a slot of a payer who is still there.
        for made in (0..left).rev() {
            let mut row = vec![0.0; slots.len() + 1];
            choice = None;
            for slot in (0..slots.len()).rev() {
                let stays =
                    |to: usize| slots.get(to).map_or(0.0, |to| self.population.stays(*to - slots[slot]));
                let wait = stays(slot + 1) * row[slot + 1];
                let chance = self.population.chance(failed, slots[slot], tried.len() + made + 1);
                let rest = next(slot);
                let value = chance * failed.amount as f64 - self.rules.fee as f64
                    + (1.0 - chance) * stays(rest) * after[rest];
                if value >= wait && value > 0.0 {
                    row[slot] = value;
                    choice = Some(slot);
                } else {
                    row[slot] = wait;
                }
            }
            after = row;
        }
        debug_assert!(slots.iter().all(|at| *at >= now));
        choice.map(|slot| slots[slot])
    }
}
