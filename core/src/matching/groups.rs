//! Sets of movements that grow together when they meet.

use super::lookup::KeyKind;
use std::collections::BTreeMap;

/// Movements in groups; at first each is alone.
pub(super) struct Groups {
    root: Vec<usize>,
    first: BTreeMap<(u8, u64), usize>,
}

impl Groups {
    pub(super) fn new(movements: usize) -> Self {
        Self { root: (0..movements).collect(), first: BTreeMap::new() }
    }

    /// All that meet at the same key are one group.
    pub(super) fn meet(&mut self, kind: KeyKind, key: u64, movement: usize) {
        let kind = match kind {
            KeyKind::Account => 0,
            KeyKind::Name => 1,
            _ => 2,
        };
        let first = *self.first.entry((kind, key)).or_insert(movement);
        self.join(first, movement);
    }

    fn top(&mut self, of: usize) -> usize {
        let mut at = of;
        while let Some(next) = self.root.get(at).copied().filter(|next| *next != at) {
            // Halves the way for the next one who asks.
            let beyond = self.root.get(next).copied().unwrap_or(next);
            if let Some(slot) = self.root.get_mut(at) {
                *slot = beyond;
            }
            at = next;
        }
        at
    }

    /// Makes two groups one; the lower place leads.
    pub(super) fn join(&mut self, left: usize, right: usize) {
        let (a, b) = (self.top(left), self.top(right));
        if let Some(slot) = self.root.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    /// The groups by their first movement, each rising.
    pub(super) fn lists(mut self) -> Vec<Vec<usize>> {
        let mut lists: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for movement in 0..self.root.len() {
            let top = self.top(movement);
            lists.entry(top).or_default().push(movement);
        }
        lists.into_values().collect()
    }
}
