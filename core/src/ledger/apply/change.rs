//! What a sound fact changes.

use crate::documents::{Fact, FactBody};
use crate::ledger::book::Book;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{
    AllocationRecord, CustomerRecord, DisputeRecord, Entry, Item, Named, RecoveryRecord, Source, Version,
    WriteOffRecord,
};

/// Entries of one fact: most facts make one at most, which needs no allocation of memory.
#[derive(Debug, Default)]
pub(in crate::ledger) struct Entries {
    first: Option<Entry>,
    rest: Vec<Entry>,
}

impl Entries {
    pub(super) fn push(&mut self, entry: Entry) {
        if self.first.is_none() {
            self.first = Some(entry);
        } else {
            self.rest.push(entry);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.rest.len().saturating_add(usize::from(self.first.is_some()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.first.iter().chain(&self.rest)
    }
}

/// What a sound fact changes: records to append, then entries to let take effect.
#[derive(Debug)]
pub(in crate::ledger) struct Change {
    /// The customer whom the fact is about; `NONE` if there is none.
    pub(super) customer: u32,
    pub(super) item: Option<Item>,
    pub(super) more_items: Vec<Item>,
    pub(super) source: Option<Source>,
    pub(super) allocation: Option<AllocationRecord>,
    pub(super) write_off: Option<WriteOffRecord>,
    pub(super) recovery: Option<RecoveryRecord>,
    pub(super) dispute: Option<DisputeRecord>,
    pub(super) named: Option<Named>,
    /// The named record that ends.
    pub(super) ends: u32,
    pub(super) entries: Entries,
}

impl Change {
    /// Nothing but the fact itself, about a customer.
    pub(super) const fn about(customer: u32) -> Self {
        Self {
            customer,
            item: None,
            more_items: Vec::new(),
            source: None,
            allocation: None,
            write_off: None,
            recovery: None,
            dispute: None,
            named: None,
            ends: NONE,
            entries: Entries { first: None, rest: Vec::new() },
        }
    }

    /// The same with one more entry.
    pub(super) fn with(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Writes the change into the book. Returns the customer whom the fact is about, and the number of entries.
    pub(super) fn commit(self, book: &mut Book, fact: &Fact, fact_place: u32) -> (u32, usize) {
        let customer = match &fact.body {
            FactBody::CustomerRecorded { .. } => record_version(book, fact, fact_place, self.customer),
            _ => self.customer,
        };
        for item in self.item.into_iter().chain(self.more_items) {
            book.push_item(item);
        }
        if let Some(source) = self.source {
            book.push_source(source);
        }
        if let Some(allocation) = self.allocation {
            book.push_allocation(allocation);
        }
        book.write_offs.extend(self.write_off);
        if let Some(recovery) = self.recovery {
            book.push_recovery(recovery);
        }
        book.disputes.extend(self.dispute);
        if let Some(named) = self.named {
            book.push_named(named);
        }
        if let Some(named) = book.named.get_mut(at(self.ends)) {
            named.ended = true;
        }
        let count = self.entries.len();
        for entry in self.entries.first.into_iter().chain(self.entries.rest) {
            book.push_entry(entry);
        }
        (customer, count)
    }
}

/// Enters what a fact says of a customer, and the customer if it is new.
fn record_version(book: &mut Book, fact: &Fact, fact_place: u32, known: u32) -> u32 {
    let FactBody::CustomerRecorded { customer } = &fact.body else { return known };
    let version = Version {
        fact: fact_place,
        effective: fact.effective,
        recorded: fact.recorded,
        segment: customer.segment.clone(),
        parent: customer.parent.clone(),
    };
    if let Some(record) = book.customers.get_mut(at(known)) {
        record.versions.push(version);
        return known;
    }
    debug_assert_eq!(known, NONE, "a place that is no customer");
    debug_assert!(place(book.customers.len()) != NONE, "the book is full");
    book.push_customer(CustomerRecord {
        id: customer.id.clone(),
        versions: vec![version],
        last_fact: NONE,
        last_item: NONE,
        last_source: NONE,
        last_link: NONE,
    })
}
