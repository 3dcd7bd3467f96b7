//! The book: all records of a ledger with their indexes and live totals. It commits changes that were found sound, and
//! takes the last ones back.

use super::index::{Index, NONE, at, place};
use super::records::{
    AllocationRecord, CustomerRecord, DisputeRecord, Entry, EntryKind, Item, Link, Named, NamedKind,
    RecoveryRecord, Source, SourceKind, WriteOffRecord,
};
use super::totals::{ItemShare, SourceBucket, SourceShare, Totals};
use crate::calendar::Date;
use std::cmp::Ordering;

/// All records.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    pub(super) customers: Vec<CustomerRecord>,
    pub(super) items: Vec<Item>,
    pub(super) sources: Vec<Source>,
    pub(super) allocations: Vec<AllocationRecord>,
    pub(super) write_offs: Vec<WriteOffRecord>,
    pub(super) recoveries: Vec<RecoveryRecord>,
    pub(super) disputes: Vec<DisputeRecord>,
    pub(super) named: Vec<Named>,
    pub(super) entries: Vec<Entry>,
    /// Facts about bank movements and their matches, in order of arrival.
    pub(super) bank_facts: Vec<u32>,
    links: Vec<Link>,
    pub(super) totals: Totals,
    customer_index: Index,
    invoice_index: Index,
    payment_index: Index,
    credit_memo_index: Index,
    allocation_index: Index,
    named_index: Index,
}

/// What an item contributes to the totals.
pub(super) fn item_share(item: &Item) -> ItemShare {
    ItemShare {
        currency: item.currency,
        due: item.due,
        issue: item.issue,
        open: item.open,
        disputed: item.disputed_open(),
        no_credit: item.no_credit,
    }
}

/// What a source contributes to the totals.
pub(super) fn source_share(source: &Source) -> SourceShare {
    let credit = match (source.kind, source.customer) {
        (SourceKind::CreditMemo, _) => SourceBucket::CreditMemo,
        (SourceKind::Payment, NONE) => SourceBucket::Unidentified,
        (SourceKind::Payment, _) => SourceBucket::Unapplied,
    };
    SourceShare {
        currency: source.currency,
        credit,
        available: source.available,
        on_account: source.on_account,
    }
}

impl Book {
    pub(super) fn customer(&self, id: &str) -> Option<u32> {
        self.customer_index.find(id, |p| self.customers.get(at(p)).is_some_and(|c| c.id.as_str() == id))
    }

    /// The first instalment of an invoice.
    pub(super) fn invoice(&self, id: &str) -> Option<u32> {
        self.invoice_index.find(id, |p| self.items.get(at(p)).is_some_and(|i| i.invoice.as_str() == id))
    }

    pub(super) fn source(&self, kind: SourceKind, id: &str) -> Option<u32> {
        let index = match kind {
            SourceKind::Payment => &self.payment_index,
            SourceKind::CreditMemo => &self.credit_memo_index,
        };
        index.find(id, |p| self.sources.get(at(p)).is_some_and(|s| s.id == id && s.kind == kind))
    }

    pub(super) fn allocation(&self, id: &str) -> Option<u32> {
        self.allocation_index.find(id, |p| self.allocations.get(at(p)).is_some_and(|a| a.id.as_str() == id))
    }

    pub(super) fn named(&self, kind: NamedKind, id: &str) -> Option<u32> {
        self.named_index.find(id, |p| self.named.get(at(p)).is_some_and(|n| n.kind == kind && n.id == id))
    }

    pub(super) fn push_customer(&mut self, record: CustomerRecord) -> u32 {
        let new = place(self.customers.len());
        self.customer_index.insert(record.id.as_str(), new);
        self.customers.push(record);
        new
    }

    /// Appends an item and links it to its customer.
    pub(super) fn push_item(&mut self, mut item: Item) {
        let new = place(self.items.len());
        if item.instalment == 1 {
            self.invoice_index.insert(item.invoice.as_str(), new);
        }
        if let Some(customer) = self.customers.get_mut(at(item.customer)) {
            item.earlier_of_customer = customer.last_item;
            customer.last_item = new;
        }
        self.totals.item_added(item_share(&item));
        self.items.push(item);
    }

    /// Appends a source and links it to its customer.
    pub(super) fn push_source(&mut self, mut source: Source) {
        let new = place(self.sources.len());
        match source.kind {
            SourceKind::Payment => self.payment_index.insert(&source.id, new),
            SourceKind::CreditMemo => self.credit_memo_index.insert(&source.id, new),
        }
        if let Some(customer) = self.customers.get_mut(at(source.customer)) {
            source.earlier_of_customer = customer.last_source;
            customer.last_source = new;
        }
        self.totals.source_added(source_share(&source));
        self.sources.push(source);
    }

    pub(super) fn push_allocation(&mut self, record: AllocationRecord) {
        self.allocation_index.insert(record.id.as_str(), place(self.allocations.len()));
        self.allocations.push(record);
    }

    /// Appends a recovery and links it to its write-off.
    pub(super) fn push_recovery(&mut self, mut record: RecoveryRecord) {
        let new = place(self.recoveries.len());
        if let Some(write_off) = self.write_offs.get_mut(at(record.write_off)) {
            record.earlier_of_write_off = std::mem::replace(&mut write_off.last_recovery, new);
        }
        self.recoveries.push(record);
    }

    /// The recoveries of a write-off, newest arrival first.
    pub(super) fn recoveries_of(&self, write_off: &WriteOffRecord) -> impl Iterator<Item = &RecoveryRecord> {
        let first = self.recoveries.get(at(write_off.last_recovery));
        std::iter::successors(first, |record| self.recoveries.get(at(record.earlier_of_write_off)))
    }

    /// The write-off that a recovery entry is about.
    pub(super) fn recovered_write_off(&self, entry: &Entry) -> Option<&WriteOffRecord> {
        let record = self.recoveries.get(at(entry.subject)).filter(|_| entry.is_recovery())?;
        self.write_offs.get(at(record.write_off))
    }

    pub(super) fn push_named(&mut self, named: Named) {
        self.named_index.insert(&named.id, place(self.named.len()));
        self.named.push(named);
    }

    /// Appends an entry, links it and lets it take effect.
    pub(super) fn push_entry(&mut self, mut entry: Entry) {
        let new = place(self.entries.len());
        if let Some(item) = self.items.get_mut(at(entry.item)) {
            entry.earlier_of_item = item.last_entry;
            item.last_entry = new;
            item.latest = item.latest.max(entry.effective);
        }
        if let Some(source) = self.sources.get_mut(at(entry.source)) {
            entry.earlier_of_source = source.last_entry;
            source.last_entry = new;
            source.latest = source.latest.max(entry.effective);
        }
        self.take_effect(&entry, 1);
        self.entries.push(entry);
    }

    /// Links a fact, and the payments and credit memos that it put on something, to every customer whom its last entries
    /// touch besides the one it is about.
    pub(super) fn link_touched(&mut self, fact: u32, about: u32, entries: usize) {
        for number in self.entries.len().saturating_sub(entries)..self.entries.len() {
            for (customer, fact_of, linked) in self.touched_by(number, about) {
                if customer != NONE && customer != fact_of {
                    self.link(customer, linked, fact);
                }
            }
        }
    }

    /// The customers whom an entry touches, each with the customer whom the fact to link is about, and that fact.
    fn touched_by(&self, number: usize, about: u32) -> [(u32, u32, u32); 3] {
        let Some(entry) = self.entries.get(number) else { return [(NONE, NONE, NONE); 3] };
        let source = self.sources.get(at(entry.source));
        let payer = source.map_or(NONE, |source| source.customer);
        let kept = self.allocations.get(at(entry.subject)).filter(|_| entry.is_allocation());
        let owner = match (self.items.get(at(entry.item)), kept) {
            (Some(item), _) => item.customer,
            (None, Some(record)) => record.on_account_customer,
            (None, None) => self
                .recovered_write_off(entry)
                .and_then(|write_off| self.items.get(at(write_off.item)))
                .map_or(about, |item| item.customer),
        };
        let brings = matches!(entry.kind, EntryKind::Allocated | EntryKind::Recovered);
        let came = source.filter(|_| brings).map_or((NONE, NONE, NONE), |source| (owner, payer, source.fact));
        [(payer, about, entry.fact), (owner, about, entry.fact), came]
    }

    fn link(&mut self, customer: u32, fact: u32, via: u32) {
        let mut made = self.links.iter().rev().take_while(|link| link.via == via);
        if made.any(|link| link.customer == customer && link.fact == fact) {
            return;
        }
        let new = place(self.links.len());
        if let Some(record) = self.customers.get_mut(at(customer)) {
            let earlier_of_customer = std::mem::replace(&mut record.last_link, new);
            self.links.push(Link { customer, fact, via, earlier_of_customer });
        }
    }

    /// The links that facts from a place on made, newest first.
    pub(super) fn links_since(&self, fact: u32) -> impl Iterator<Item = &Link> {
        self.links.iter().rev().take_while(move |link| link.via >= fact)
    }

    /// The links of a customer, newest first.
    pub(super) fn links_of(&self, customer: u32) -> impl Iterator<Item = &Link> {
        let first = self.customers.get(at(customer)).and_then(|record| self.links.get(at(record.last_link)));
        std::iter::successors(first, |link| self.links.get(at(link.earlier_of_customer)))
    }

    /// The entries of an item, newest arrival first.
    pub(super) fn item_entries(&self, item: &Item) -> impl Iterator<Item = &Entry> {
        let first = self.entries.get(at(item.last_entry));
        std::iter::successors(first, |entry| self.entries.get(at(entry.earlier_of_item)))
    }

    /// The entries of a source, newest arrival first.
    pub(super) fn source_entries(&self, source: &Source) -> impl Iterator<Item = &Entry> {
        let first = self.entries.get(at(source.last_entry));
        std::iter::successors(first, |entry| self.entries.get(at(entry.earlier_of_source)))
    }

    /// Lets an entry take effect (sign 1) or takes its effect back (sign -1) on its item, source, subject and totals.
    fn take_effect(&mut self, entry: &Entry, sign: i64) {
        // Deltas are bounded by the amounts of documents, so these sums cannot reach the bounds of an i64.
        let signed = |delta: i64| delta.saturating_mul(sign);
        if let Some(item) = self.items.get_mut(at(entry.item)) {
            let before = item_share(item);
            item.open = item.open.saturating_add(signed(entry.item_delta));
            if entry.is_dispute() {
                item.disputed = item.disputed.saturating_add(signed(entry.extra_delta));
            }
            if entry.kind == EntryKind::Voided {
                item.voided = sign > 0;
            }
            self.totals.item_changed(before, item_share(item));
        }
        let on_account = entry.is_allocation() && entry.item == NONE;
        if let Some(source) = self.sources.get_mut(at(entry.source)) {
            let before = source_share(source);
            source.available = source.available.saturating_add(signed(entry.source_delta));
            if on_account {
                source.on_account = source.on_account.saturating_sub(signed(entry.source_delta));
            }
            if entry.kind == EntryKind::Returned {
                source.returned = source.returned.saturating_sub(signed(entry.source_delta));
            }
            self.totals.source_changed(before, source_share(source));
        }
        self.change_subject(entry, sign);
    }

    fn change_subject(&mut self, entry: &Entry, sign: i64) {
        let signed = |delta: i64| delta.saturating_mul(sign);
        match entry.kind {
            EntryKind::Allocated | EntryKind::Unallocated | EntryKind::Unwound | EntryKind::Released => {
                if let Some(record) = self.allocations.get_mut(at(entry.subject)) {
                    let cash = entry.item_delta.saturating_sub(entry.extra_delta);
                    record.cash = record.cash.saturating_sub(signed(cash));
                    record.adjusted = record.adjusted.saturating_sub(signed(entry.extra_delta));
                    record.taken = record.taken.saturating_sub(signed(entry.source_delta));
                }
            }
            EntryKind::WriteOffReleased => {
                if let Some(record) = self.write_offs.get_mut(at(entry.subject)) {
                    record.released = sign > 0;
                }
            }
            EntryKind::DisputeEnded => {
                if let Some(record) = self.disputes.get_mut(at(entry.subject)) {
                    record.open = sign < 0;
                }
            }
            EntryKind::Returned
            | EntryKind::Refunded
            | EntryKind::WrittenOff
            | EntryKind::Recovered
            | EntryKind::RecoveryUnwound
            | EntryKind::Voided
            | EntryKind::DisputeOpened => {}
        }
    }

    /// Takes back everything that a fact made; it must be the newest.
    pub(super) fn take_back(&mut self, fact: u32) {
        self.take_links_back(fact);
        while self.bank_facts.pop_if(|known| *known == fact).is_some() {}
        while let Some(entry) = self.entries.pop_if(|entry| entry.fact == fact) {
            self.take_effect(&entry, -1);
            self.unlink(&entry);
        }
        while let Some(record) = self.allocations.pop_if(|record| record.fact == fact) {
            self.allocation_index.remove(record.id.as_str(), place(self.allocations.len()));
        }
        self.take_recoveries_back(fact);
        while self.write_offs.pop_if(|record| record.fact == fact).is_some() {}
        while self.disputes.pop_if(|record| record.fact == fact).is_some() {}
        while let Some(named) = self.named.pop_if(|named| named.fact == fact) {
            self.named_index.remove(&named.id, place(self.named.len()));
        }
        while let Some(source) = self.sources.pop_if(|source| source.fact == fact) {
            self.totals.source_removed(source_share(&source));
            let old = place(self.sources.len());
            match source.kind {
                SourceKind::Payment => self.payment_index.remove(&source.id, old),
                SourceKind::CreditMemo => self.credit_memo_index.remove(&source.id, old),
            }
            if let Some(customer) = self.customers.get_mut(at(source.customer)) {
                customer.last_source = source.earlier_of_customer;
            }
        }
        while let Some(item) = self.items.pop_if(|item| item.fact == fact) {
            self.totals.item_removed(item_share(&item));
            if item.instalment == 1 {
                self.invoice_index.remove(item.invoice.as_str(), place(self.items.len()));
            }
            if let Some(customer) = self.customers.get_mut(at(item.customer)) {
                customer.last_item = item.earlier_of_customer;
            }
        }
    }

    fn take_links_back(&mut self, fact: u32) {
        while let Some(link) = self.links.pop_if(|link| link.via == fact) {
            if let Some(customer) = self.customers.get_mut(at(link.customer)) {
                customer.last_link = link.earlier_of_customer;
            }
        }
    }

    fn take_recoveries_back(&mut self, fact: u32) {
        while let Some(recovery) = self.recoveries.pop_if(|record| record.fact == fact) {
            if let Some(write_off) = self.write_offs.get_mut(at(recovery.write_off)) {
                write_off.last_recovery = recovery.earlier_of_write_off;
            }
        }
    }

    /// Makes a named record as if it had not ended.
    pub(super) fn reopen(&mut self, kind: NamedKind, id: &str) {
        if let Some(named) = self.named(kind, id).and_then(|place| self.named.get_mut(at(place))) {
            named.ended = false;
        }
    }

    /// Sets the newest fact of a customer.
    pub(super) fn set_last_fact(&mut self, customer: u32, fact: u32) {
        if let Some(record) = self.customers.get_mut(at(customer)) {
            record.last_fact = fact;
        }
    }

    /// Takes the version that a fact made off its customer, and the customer too if it was the first.
    pub(super) fn take_back_customer(&mut self, fact: u32, customer: u32) {
        let Some(record) = self.customers.get_mut(at(customer)) else { return };
        record.versions.retain(|version| version.fact != fact);
        if record.versions.is_empty()
            && let Some(record) = self.customers.pop()
        {
            self.customer_index.remove(record.id.as_str(), customer);
        }
    }

    /// Unlinks the newest entry from its item and source.
    fn unlink(&mut self, entry: &Entry) {
        if let Some(item) = self.items.get_mut(at(entry.item)) {
            item.last_entry = entry.earlier_of_item;
        }
        if let Some(source) = self.sources.get_mut(at(entry.source)) {
            source.last_entry = entry.earlier_of_source;
        }
        let latest_of = |entries: &mut dyn Iterator<Item = &Entry>, first: Date| {
            entries.map(|e| e.effective).fold(first, |a, b| if a.cmp(&b) == Ordering::Less { b } else { a })
        };
        let of_item = self.items.get(at(entry.item)).map(|i| latest_of(&mut self.item_entries(i), i.issue));
        let of_source =
            self.sources.get(at(entry.source)).map(|s| latest_of(&mut self.source_entries(s), s.date));
        if let (Some(item), Some(latest)) = (self.items.get_mut(at(entry.item)), of_item) {
            item.latest = latest;
        }
        if let (Some(source), Some(latest)) = (self.sources.get_mut(at(entry.source)), of_source) {
            source.latest = latest;
        }
    }
}
