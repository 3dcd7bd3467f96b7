//! Taking things back: allocations undone, payments returned, invoices voided.

use super::Change;
use crate::documents::{Fact, PaymentReturn};
use crate::error::{Error, Result};
use crate::ids::{AllocationId, InvoiceId};
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{AllocationRecord, Entry, EntryKind, Item, Source};
use crate::ledger::timeline::{Point, lowest};
use crate::money::Money;
use rust_decimal::Decimal;

impl Ledger {
    pub(super) fn plan_unallocation(&self, fact: &Fact, id: &AllocationId) -> Result<Change> {
        let subject = self
            .book
            .allocation(id.as_str())
            .ok_or_else(|| super::cash::unknown("allocation_id", id.as_str()))?;
        let Some(record) = self.book.allocations.get(at(subject)) else {
            return Err(super::cash::unknown("allocation_id", id.as_str()));
        };
        if !record.is_live() {
            return Err(Error::AlreadyEnded { field: "allocation_id".into(), id: id.to_string() });
        }
        self.not_before(fact, record.fact, None)?;
        let mut entry = Entry::new(EntryKind::Unallocated, self.log.next(), fact.effective);
        release(&mut entry, subject, record);
        Ok(Change::about(self.customer_of(record)).with(entry))
    }

    pub(super) fn plan_return(&self, fact: &Fact, back: &PaymentReturn) -> Result<Change> {
        let source_place = self.payment_place(back.payment_id.as_str(), "payment_id")?;
        let source = self.source(source_place)?;
        for (amount, field) in [(back.amount, "amount"), (back.fee, "fee")] {
            amount.map_or(Ok(()), |a| a.in_currency(source.currency)).map_err(|e| e.within(field))?;
        }
        let left = source.amount.saturating_sub(source.returned);
        let amount = back.amount.map_or(left, Money::minor);
        if amount <= 0 {
            return Err(Error::AlreadyEnded { field: "payment_id".into(), id: source.id.to_string() });
        }
        let mut change = Change::about(source.customer);
        let mut missing = amount.saturating_sub(source.available.max(0));
        let mut live = self.live_allocations(source);
        while missing > 0 {
            let Some((subject, record)) = live.pop() else { break };
            let mut entry = Entry::new(EntryKind::Unwound, self.log.next(), fact.effective);
            entry.effective = entry.effective.max(self.log.effective(record.fact));
            if record.taken <= missing {
                release(&mut entry, subject, record);
            } else {
                release_part(&mut entry, subject, record, missing);
            }
            missing = missing.saturating_sub(entry.source_delta);
            change.entries.push(entry);
        }
        let mut entry = Entry::new(EntryKind::Returned, self.log.next(), fact.effective);
        entry.source = source_place;
        entry.source_delta = amount.saturating_neg();
        change.entries.push(entry);
        self.returnable(fact, source, &change, amount)?;
        self.not_before(fact, source.fact, Some(source.date))?;
        Ok(change)
    }

    /// Refuses a return that would leave less than nothing of a payment on some day.
    fn returnable(&self, fact: &Fact, source: &Source, change: &Change, amount: i64) -> Result<()> {
        let mut points = self.source_points(source);
        points.extend(change.entries.iter().map(|entry| Point {
            effective: entry.effective,
            recorded: self.entry_known(entry, fact.recorded),
            delta: entry.source_delta,
        }));
        let lowest = lowest(&mut points, fact.effective, fact.recorded);
        if lowest >= 0 {
            return Ok(());
        }
        let money = |minor: i64| Money::from_minor(minor, source.currency).to_string();
        Err(Error::ExceedsSource {
            field: "amount".into(),
            id: source.id.to_string(),
            asked: money(amount),
            available: money(amount.saturating_add(lowest).max(0)),
        })
    }

    /// The live allocations of a source, the one to unwind first at the end: the newest by day, instant and id.
    fn live_allocations(&self, source: &Source) -> Vec<(u32, &AllocationRecord)> {
        let mut live: Vec<(u32, &AllocationRecord)> = self
            .book
            .source_entries(source)
            .filter(|entry| entry.kind == EntryKind::Allocated)
            .filter_map(|entry| Some((entry.subject, self.book.allocations.get(at(entry.subject))?)))
            .filter(|(_, record)| record.is_live())
            .collect();
        live.sort_by_cached_key(|(_, record)| {
            (self.log.effective(record.fact), self.log.recorded(record.fact), record.id.clone())
        });
        live
    }

    pub(super) fn plan_void(&self, fact: &Fact, id: &InvoiceId) -> Result<Change> {
        let first = self.item_place(id, "invoice_id")?;
        let item = self.item_or_unknown(first)?;
        if item.voided {
            return Err(Error::DocumentVoided { field: "invoice_id".into(), id: id.to_string() });
        }
        self.not_before(fact, item.fact, Some(item.issue))?;
        let mut change = Change::about(item.customer);
        for place in first..first.saturating_add(u32::from(item.instalments)) {
            let item = self.item_or_unknown(place)?;
            self.release_item(fact, place, item, &mut change)?;
        }
        Ok(change)
    }

    /// Releases everything that settled an item, ends its disputes, and takes its amount away.
    fn release_item(&self, fact: &Fact, item_place: u32, item: &Item, change: &mut Change) -> Result<()> {
        let start = |kind, referred: u32| {
            Entry::new(kind, self.log.next(), fact.effective.max(self.log.effective(referred)))
        };
        for entry in self.book.item_entries(item) {
            match entry.kind {
                EntryKind::Allocated => {
                    let record =
                        self.book.allocations.get(at(entry.subject)).filter(|record| record.is_live());
                    if let Some(record) = record {
                        let mut released = start(EntryKind::Released, record.fact);
                        release(&mut released, entry.subject, record);
                        change.entries.push(released);
                    }
                }
                EntryKind::WrittenOff => {
                    let record =
                        self.book.write_offs.get(at(entry.subject)).filter(|record| !record.released);
                    if record.is_some_and(|record| record.recovered > 0) {
                        let reason = "money was recovered on a write-off of the invoice".into();
                        return Err(Error::NotPossible { field: "invoice_id".into(), reason });
                    }
                    if let Some(record) = record {
                        let mut released = start(EntryKind::WriteOffReleased, record.fact);
                        released.item = item_place;
                        released.subject = entry.subject;
                        released.item_delta = record.amount;
                        change.entries.push(released);
                    }
                }
                EntryKind::DisputeOpened => {
                    let record = self.book.disputes.get(at(entry.subject)).filter(|record| record.open);
                    if let Some(record) = record {
                        let mut ended = start(EntryKind::DisputeEnded, record.fact);
                        ended.item = item_place;
                        ended.subject = entry.subject;
                        ended.extra_delta = record.amount.saturating_neg();
                        change.entries.push(ended);
                    }
                }
                _ => {}
            }
        }
        let mut voided = Entry::new(EntryKind::Voided, self.log.next(), fact.effective);
        voided.item = item_place;
        voided.item_delta = item.amount.saturating_neg();
        change.entries.push(voided);
        Ok(())
    }

    /// The customer whom an allocation is about: that of the item, or of the account.
    fn customer_of(&self, record: &AllocationRecord) -> u32 {
        self.item(record.item).map_or(record.on_account_customer, |item| item.customer)
    }
}

/// Makes an entry give back all that is live of an allocation.
fn release(entry: &mut Entry, subject: u32, record: &AllocationRecord) {
    entry.item = record.item;
    entry.source = record.source;
    entry.subject = subject;
    entry.item_delta = record.cash.saturating_add(record.adjusted);
    entry.extra_delta = record.adjusted;
    entry.source_delta = record.taken;
}

/// Makes an entry give back a part of an allocation, counted in the source's currency. Adjustments stay until the
/// whole is given back. Between currencies the item's part is in proportion, rounded down, so that the rest is never
/// less than nothing.
fn release_part(entry: &mut Entry, subject: u32, record: &AllocationRecord, taken: i64) {
    entry.item = record.item;
    entry.source = record.source;
    entry.subject = subject;
    entry.source_delta = taken;
    entry.item_delta = if record.item == NONE { 0 } else { share(record.cash, taken, record.taken) };
    debug_assert!(place(0) == 0 && entry.item_delta <= record.cash, "a part is never more than the whole");
}

/// `amount` × `part` / `whole`, rounded down.
fn share(amount: i64, part: i64, whole: i64) -> i64 {
    if amount == whole {
        return part;
    }
    let product = Decimal::from(amount).checked_mul(Decimal::from(part));
    let exact = product.and_then(|product| product.checked_div(Decimal::from(whole)));
    exact.and_then(|exact| i64::try_from(exact.floor()).ok()).unwrap_or(amount).min(amount)
}
