//! Taking in many facts at once: all of them or none.

use super::Applied;
use crate::documents::{Fact, FactBody};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::ledger::records::NamedKind;
use std::collections::BTreeSet;

/// A fact with its place in the batch.
type Placed<'a> = (usize, &'a Fact);

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
    /// The facts may come in any order: they are taken by instant, day and kind, and one that needs another of the same
    /// instant waits for it. New customers are taken first, whenever they were recorded. Where that is refused,
    /// those of one instant are taken as they stand, and then all of them; so the facts of a ledger in order of arrival
    /// are always taken again.
    ///
    /// # Errors
    /// As [`Ledger::apply`], with the place of the fact in front of the field: `facts[17].allocation.amount`. When
    /// several facts are at fault, the first in that order is reported. The ledger is as it was before.
    pub fn apply_all<'a>(&mut self, facts: impl IntoIterator<Item = &'a Fact>) -> Result<Batch> {
        let told: Vec<Placed<'a>> = facts.into_iter().enumerate().collect();
        let is_sorted = told.is_sorted_by(|a, b| a.1.order() <= b.1.order());
        let mut sorted = told.clone();
        if !is_sorted {
            sorted.sort_by(|a, b| a.1.order().cmp(&b.1.order()));
        }
        let error = match self.by_instant(sorted) {
            Err(error) if !is_sorted => error,
            taken => return taken,
        };
        let mut by_instant = told.clone();
        by_instant.sort_by_key(|(_, fact)| fact.recorded);
        let taken = self.by_instant(by_instant).or_else(|_| self.all_or_none(told.chunks(1)));
        taken.map_err(|_| error)
    }

    /// Takes facts in that are sorted by instant.
    fn by_instant(&mut self, mut facts: Vec<Placed<'_>>) -> Result<Batch> {
        let customers = self.take_out_new_customers(&mut facts);
        let instants = facts.chunk_by(|a, b| a.1.recorded == b.1.recorded);
        self.all_or_none(std::iter::once(customers.as_slice()).chain(instants))
    }

    /// Takes groups of facts in, one after the other: all of them, or none.
    fn all_or_none<'a, 'g>(&mut self, groups: impl Iterator<Item = &'g [Placed<'a>]>) -> Result<Batch>
    where
        'a: 'g,
    {
        let start = self.log.len();
        let latest = (self.latest_effective, self.latest_recorded);
        let mut batch = Batch::default();
        for group in groups {
            if let Err((place, error)) = self.apply_instant(group, &mut batch) {
                self.take_back_to(start);
                (self.latest_effective, self.latest_recorded) = latest;
                return Err(error.within(&format!("facts[{place}]")));
            }
        }
        Ok(batch)
    }

    /// Takes the first word about each customer who is not known yet out of the batch: it goes before everything else,
    /// because history may be older than what is recorded of its customers.
    fn take_out_new_customers<'a>(&self, facts: &mut Vec<Placed<'a>>) -> Vec<Placed<'a>> {
        let mut seen = BTreeSet::new();
        let new = |(_, fact): &mut Placed<'a>| match &fact.body {
            FactBody::CustomerRecorded { customer } => {
                self.book.customer(customer.id.as_str()).is_none() && seen.insert(customer.id.as_str())
            }
            _ => false,
        };
        facts.extract_if(.., new).collect()
    }

    /// Takes the facts of one instant in. One that is refused is tried again after the others, as long as that helps;
    /// facts of later instants cannot help it, because nothing refers to what became known after it.
    fn apply_instant<'a>(
        &mut self,
        facts: &[Placed<'a>],
        batch: &mut Batch,
    ) -> std::result::Result<(), (usize, Error)> {
        let mut refused = self.apply_each(facts.iter().copied(), batch);
        while !refused.is_empty() {
            let before = refused.len();
            refused = self.apply_each(refused.into_iter().map(|(placed, _)| placed), batch);
            if refused.len() == before {
                break;
            }
        }
        refused.into_iter().next().map_or(Ok(()), |((place, _), error)| Err((place, error)))
    }

    /// Takes in what can be taken and returns the rest.
    fn apply_each<'a>(
        &mut self,
        facts: impl Iterator<Item = Placed<'a>>,
        batch: &mut Batch,
    ) -> Vec<(Placed<'a>, Error)> {
        let mut refused = Vec::new();
        for (place, fact) in facts {
            match self.apply(fact) {
                Ok(Applied::New) => batch.applied = batch.applied.saturating_add(1),
                Ok(Applied::Repeated) => batch.repeated = batch.repeated.saturating_add(1),
                Err(error) => refused.push(((place, fact), error)),
            }
        }
        refused
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
