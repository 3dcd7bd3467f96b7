//! What is believed so far about every movement: who paid, which items, how sure. Movements read each other through it,
//! so that no money is claimed twice and an account that shows itself once is known for the rest of the batch.

use super::numbers::ln;
use rustc_hash::FxHasher;
use std::collections::BTreeMap;
use std::hash::BuildHasherDefault;

/// Belief about one movement.
#[derive(Debug, Clone, Default)]
pub(super) struct Belief {
    pub(super) customer: Option<u32>,
    pub(super) lines: Vec<(u32, i64)>,
    /// From 0 to 1.
    pub(super) share: f64,
    /// The text names every item.
    named: bool,
    account: Option<u64>,
    name: Option<u64>,
}

/// Claims by item: asked, never walked, so that the order of a hash reaches no output.
type Claims = hashbrown::HashMap<u32, Vec<(usize, i64)>, BuildHasherDefault<FxHasher>>;

/// Beliefs about all movements, with what follows from them.
#[derive(Debug, Clone, Default)]
pub(super) struct Beliefs {
    of: Vec<Belief>,
    /// Claims on each item: movement and amount.
    claims: Claims,
    accounts: BTreeMap<u64, Vec<(usize, u32, f64)>>,
    names: BTreeMap<u64, Vec<(usize, u32, f64)>>,
}

/// From this share on a belief is held against others.
const HELD: f64 = 0.5;
/// From this share on a belief teaches others about accounts and names.
const TAUGHT: f64 = 0.9;

impl Beliefs {
    pub(super) fn new(movements: usize) -> Self {
        Self { of: vec![Belief::default(); movements], ..Self::default() }
    }

    pub(super) fn belief(&self, movement: usize) -> Option<&Belief> {
        self.of.get(movement)
    }

    /// Replaces what is believed of a movement.
    pub(super) fn hold(
        &mut self,
        movement: usize,
        customer: Option<u32>,
        lines: &[(u32, i64)],
        share: f64,
        named: bool,
        taught: (Option<u64>, Option<u64>),
    ) {
        self.forget(movement);
        let (account, name) = taught;
        if share >= HELD {
            for (item, amount) in lines {
                self.claims.entry(*item).or_default().push((movement, *amount));
            }
        }
        if let Some(customer) = customer.filter(|_| share >= TAUGHT) {
            for (key, map) in [(account, &mut self.accounts), (name, &mut self.names)] {
                if let Some(key) = key {
                    map.entry(key).or_default().push((movement, customer, share));
                }
            }
        }
        if let Some(belief) = self.of.get_mut(movement) {
            *belief = Belief { customer, lines: lines.to_vec(), share, named, account, name };
        }
    }

    fn forget(&mut self, movement: usize) {
        let Some(old) = self.of.get_mut(movement).map(std::mem::take) else { return };
        for (item, _) in &old.lines {
            if let Some(claims) = self.claims.get_mut(item) {
                claims.retain(|claim| claim.0 != movement);
            }
        }
        for (key, map) in [(old.account, &mut self.accounts), (old.name, &mut self.names)] {
            if let Some(list) = key.and_then(|key| map.get_mut(&key)) {
                list.retain(|entry| entry.0 != movement);
            }
        }
    }

    /// What is left of an item for a movement, after what others claim.
    pub(super) fn left(&self, item: u32, open: i64, movement: usize) -> i64 {
        let Some(claims) = self.claims.get(&item) else { return open };
        let taken = claims.iter().filter(|c| c.0 != movement).fold(0_i64, |sum, c| sum.saturating_add(c.1));
        let left = open.saturating_sub(taken);
        // More claimed than there is leaves nothing, not a debt.
        if (left < 0) == (open < 0) || left == 0 { left } else { 0 }
    }

    /// The log-odds of the surest other claim on an item.
    pub(super) fn held_by_others(&self, item: u32, movement: usize) -> f64 {
        let claims = self.claims.get(&item).map(Vec::as_slice).unwrap_or_default();
        let odds = |share: f64| ln(share.min(0.999_9) / (1.0 - share.min(0.999_9)));
        let shares =
            claims.iter().filter(|c| c.0 != movement).filter_map(|c| self.of.get(c.0)).map(|b| odds(b.share));
        shares.fold(0.0, f64::max)
    }

    /// Whether another movement that claims an item names it.
    pub(super) fn is_named(&self, item: u32, movement: usize) -> bool {
        self.claimants(item, movement).any(|place| self.of.get(place).is_some_and(|b| b.named))
    }

    /// Other movements that claim an item.
    pub(super) fn claimants(&self, item: u32, movement: usize) -> impl Iterator<Item = usize> + '_ {
        let claims = self.claims.get(&item).map(Vec::as_slice).unwrap_or_default();
        claims.iter().map(|c| c.0).filter(move |m| *m != movement)
    }

    /// Customers for whom other movements from this account paid, with weights.
    pub(super) fn account(&self, account: Option<u64>, movement: usize) -> Vec<(u32, f64)> {
        Self::taught(account.and_then(|a| self.accounts.get(&a)), movement)
    }

    /// Customers for whom other movements with this name paid, with weights.
    pub(super) fn name(&self, name: Option<u64>, movement: usize) -> Vec<(u32, f64)> {
        Self::taught(name.and_then(|n| self.names.get(&n)), movement)
    }

    fn taught(list: Option<&Vec<(usize, u32, f64)>>, movement: usize) -> Vec<(u32, f64)> {
        let mut weights: BTreeMap<u32, f64> = BTreeMap::new();
        for (other, customer, share) in list.map(Vec::as_slice).unwrap_or_default() {
            if *other != movement {
                *weights.entry(*customer).or_default() += *share;
            }
        }
        weights.into_iter().collect()
    }
}
