//! The log: every accepted fact in its compact form, in order of arrival.

use super::index::{Index, NONE, at, place};
use crate::calendar::{Date, Timestamp};
use crate::documents::Fact;
use crate::error::{Error, Result};

/// What is kept of a fact beside its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meta {
    start: u64,
    pub(super) recorded: Timestamp,
    pub(super) effective: Date,
    /// The first entry that the fact made; its entries stand together.
    pub(super) first_entry: u32,
    /// The customer whom the fact is about.
    pub(super) customer: u32,
    /// The fact before it about the same customer.
    pub(super) earlier: u32,
}

/// Every accepted fact.
#[derive(Debug, Clone, Default)]
pub(super) struct FactLog {
    bytes: Vec<u8>,
    metas: Vec<Meta>,
    index: Index,
}

impl FactLog {
    pub(super) fn len(&self) -> usize {
        self.metas.len()
    }

    pub(super) fn next(&self) -> u32 {
        place(self.metas.len())
    }

    /// What is kept of a fact.
    pub(super) fn meta(&self, fact: u32) -> Option<&Meta> {
        self.metas.get(at(fact))
    }

    pub(super) fn recorded(&self, fact: u32) -> Timestamp {
        self.meta(fact).map_or_else(|| Timestamp::start_of(earliest()), |meta| meta.recorded)
    }

    pub(super) fn effective(&self, fact: u32) -> Date {
        self.meta(fact).map_or_else(earliest, |meta| meta.effective)
    }

    /// The compact form of a fact.
    pub(super) fn bytes_of(&self, fact: u32) -> &[u8] {
        let start = self.meta(fact).map(|meta| meta.start);
        let end = fact
            .checked_add(1)
            .and_then(|next| self.meta(next))
            .map_or(place_of(self.bytes.len()), |m| m.start);
        start.and_then(|start| self.bytes.get(to_usize(start)..to_usize(end))).unwrap_or_default()
    }

    /// The id of a fact: it stands first in the compact form, after its length.
    pub(super) fn id_of(&self, fact: u32) -> &[u8] {
        let bytes = self.bytes_of(fact);
        let length = bytes.first_chunk::<4>().map_or(0, |raw| u32::from_le_bytes(*raw));
        bytes.get(4..).and_then(|rest| rest.get(..at(length))).unwrap_or_default()
    }

    /// The place of the fact with an id.
    pub(super) fn find(&self, id: &str) -> Option<u32> {
        self.index.find(id, |fact| self.id_of(fact) == id.as_bytes())
    }

    /// A fact as it came.
    pub(super) fn fact(&self, fact: u32) -> Result<Fact> {
        decode(self.bytes_of(fact))
    }

    /// Appends an accepted fact.
    pub(super) fn push(&mut self, fact: &Fact, bytes: &[u8], first_entry: u32, customer: u32, earlier: u32) {
        let meta = Meta {
            start: place_of(self.bytes.len()),
            recorded: fact.recorded,
            effective: fact.effective,
            first_entry,
            customer,
            earlier,
        };
        self.index.insert(fact.id.as_str(), place(self.metas.len()));
        self.bytes.extend_from_slice(bytes);
        self.metas.push(meta);
    }

    /// Takes the last fact off again.
    pub(super) fn pop(&mut self) -> Option<Meta> {
        let last = self.next().checked_sub(1)?;
        let id = String::from_utf8(self.id_of(last).to_vec()).ok()?;
        self.index.remove(&id, last);
        let meta = self.metas.pop()?;
        self.bytes.truncate(to_usize(meta.start));
        Some(meta)
    }

    /// Every fact in order of arrival.
    pub(super) fn facts(&self) -> impl Iterator<Item = Result<Fact>> {
        (0..self.next()).map(|fact| self.fact(fact))
    }

    /// The days for which facts count that were recorded up to an instant, in order of arrival.
    pub(super) fn effective_dates(&self, known_at: Option<Timestamp>) -> impl Iterator<Item = Date> {
        let known = move |meta: &&Meta| known_at.is_none_or(|known_at| meta.recorded <= known_at);
        self.metas.iter().filter(known).map(|meta| meta.effective)
    }

    /// The compact forms, one after another, in order of arrival.
    pub(super) fn encoded(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.next()).map(|fact| self.bytes_of(fact))
    }

    /// The facts of a customer, newest arrival first.
    pub(super) fn chain(&self, head: u32) -> impl Iterator<Item = u32> {
        let some = |fact: u32| (fact != NONE).then_some(fact);
        std::iter::successors(some(head), move |fact| self.meta(*fact).and_then(|meta| some(meta.earlier)))
    }
}

/// Reads the compact form of a fact.
pub(super) fn decode(bytes: &[u8]) -> Result<Fact> {
    borsh::from_slice(bytes).map_err(|e| Error::SnapshotUnreadable { reason: e.to_string() })
}

fn earliest() -> Date {
    Date::from_chrono(chrono::NaiveDate::default()).unwrap_or_else(|_| unreachable!("1970 is in range"))
}

fn place_of(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn to_usize(start: u64) -> usize {
    usize::try_from(start).unwrap_or(usize::MAX)
}
