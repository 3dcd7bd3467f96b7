//! Taking in many facts at once: all of them or none.

use super::Applied;
use crate::documents::{Fact, FactBody};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::ledger::records::NamedKind;

/// What became of a batch of facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Batch {
    /// Facts that were new.
    pub applied: usize,
    /// Facts that were told before and changed nothing.
    pub repeated: usize,
}

impl Ledger {
    /// Takes many facts in: all of them, or none.
    ///
    /// The facts may come in any order: they are taken by instant, day and kind, and one that refers to another of the
    /// batch waits for it.
    ///
    /// # Errors
    /// As [`Ledger::apply`], with the place of the fact in front of the field: `facts[17].allocation.amount`. When
    /// several facts are at fault, the first in that order is reported. The ledger is as it was before.
    pub fn apply_all<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) -> Result<Batch> {
        let mut waiting: Vec<(usize, &Fact)> = facts.into_iter().enumerate().collect();
        if !waiting.is_sorted_by(|a, b| a.1.order() <= b.1.order()) {
            waiting.sort_by(|a, b| a.1.order().cmp(&b.1.order()));
        }
        let start = self.log.len();
        let latest = (self.latest_effective, self.latest_recorded);
        let mut batch = Batch::default();
        loop {
            let mut refused = Vec::new();
            let mut first_refusal = None;
            let before = waiting.len();
            for (place, fact) in waiting {
                match self.apply(fact) {
                    Ok(Applied::New) => batch.applied = batch.applied.saturating_add(1),
                    Ok(Applied::Repeated) => batch.repeated = batch.repeated.saturating_add(1),
                    Err(error) => {
                        first_refusal = first_refusal.or(Some((place, error)));
                        refused.push((place, fact));
                    }
                }
            }
            let Some((place, error)) = first_refusal else { return Ok(batch) };
            if refused.len() == before {
                self.take_back_to(start);
                (self.latest_effective, self.latest_recorded) = latest;
                return Err(error.within(&format!("facts[{place}]")));
            }
            waiting = refused;
        }
    }

    /// Takes the newest facts back until `length` are left.
    fn take_back_to(&mut self, length: usize) {
        while self.log.len() > length {
            let Some(place) = self.log.next().checked_sub(1) else { break };
            let Ok(fact) = self.log.fact(place) else { break };
            self.book.take_back(place);
            if let FactBody::BlockLifted { block_id } = &fact.body {
                self.book.reopen(NamedKind::Block, block_id.as_str());
            }
            let Some(meta) = self.log.pop() else { break };
            self.book.set_last_fact(meta.customer, meta.earlier);
            if matches!(fact.body, FactBody::CustomerRecorded { .. }) {
                self.book.take_back_customer(place, meta.customer);
            }
        }
    }
}
