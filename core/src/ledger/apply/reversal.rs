//! Taking things back: allocations undone, payments returned, invoices voided.

use super::Change;
use crate::calendar::Date;
use crate::documents::{Fact, PaymentReturn};
use crate::error::{Error, Result};
use crate::ids::{AllocationId, InvoiceId};
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at};
use crate::ledger::records::{AllocationRecord, Entry, EntryKind, Item, Source, WriteOffRecord};
use crate::ledger::timeline::{Point, lowest};
use crate::money::Money;
use std::collections::BTreeMap;

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
        let mut change = Change::about(self.customer_of(record));
        let source = self.source(record.source)?;
        self.release(fact, EntryKind::Unallocated, subject, self.book.source_entries(source), &mut change)?;
        Ok(change)
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
        change.named = self.named_return(back, source.customer);
        let unwound = self.unwound(fact, source, amount, |_| true);
        for entry in &unwound {
            change.entries.push(*entry);
        }
        let mut entry = Entry::new(EntryKind::Returned, self.log.next(), fact.effective);
        entry.source = source_place;
        entry.source_delta = amount.saturating_neg();
        change.entries.push(entry);
        self.returnable(fact, source, &change, amount)?;
        self.not_before(fact, source.fact, Some(source.date))?;
        self.return_in_order(fact, source, amount, &unwound)?;
        Ok(change)
    }

    /// Refuses a return that would leave less than nothing of a payment on some day.
    fn returnable(&self, fact: &Fact, source: &Source, change: &Change, amount: i64) -> Result<()> {
        let mut points = self.source_points(source, |_| true);
        points.extend(change.entries.iter().map(|entry| Point {
            effective: entry.effective,
            recorded: self.entry_known(entry, fact.recorded),
            delta: entry.source_delta,
        }));
        let lowest = lowest(&mut points, fact.effective, fact.recorded);
        if lowest >= 0 {
            return Ok(());
        }
        let is_there = fact.effective >= source.date && fact.recorded >= self.log.recorded(source.fact);
        let kept = source.amount.saturating_sub(source.returned);
        let refunds = self.book.source_entries(source).filter(|entry| entry.kind == EntryKind::Refunded);
        let refunded = refunds.fold(0_i64, |sum, entry| sum.saturating_sub(entry.source_delta));
        if is_there && amount <= kept && amount > kept.saturating_sub(refunded) {
            let reason = format!(
                "part of {} was refunded: return what is left, and issue a debit memo for what the bank took besides",
                source.id
            );
            return Err(Error::NotPossible { field: "amount".into(), reason });
        }
        let money = |minor: i64| Money::from_minor(minor, source.currency).to_string();
        Err(Error::ExceedsSource {
            field: "amount".into(),
            id: source.id.to_string(),
            asked: money(amount),
            available: money(amount.saturating_add(lowest).max(0)),
        })
    }

    /// Refuses to end an allocation out of order: after a return of the same payment that became known at the same instant,
    /// counts for the same day or a later one, and took something out of allocations. Told in order the return would have
    /// met other money, and what a set of facts means must not depend on their order.
    fn end_in_order(&self, fact: &Fact, source: &Source) -> Result<()> {
        let met = self.book.source_entries(source).any(|entry| {
            entry.is_unwound()
                && self.log.recorded(entry.fact) == fact.recorded
                && self.log.effective(entry.fact) >= fact.effective
        });
        if met { Err(out_of_order(source)) } else { Ok(()) }
    }

    /// Refuses a return that comes out of order: what became known of the payment at the same instant, and comes later by
    /// day, kind and id, would have met other money, or this return would have.
    fn return_in_order(&self, fact: &Fact, source: &Source, amount: i64, planned: &[Entry]) -> Result<()> {
        let later =
            |entry: &Entry| self.log.recorded(entry.fact) == fact.recorded && self.follows(fact, entry);
        let mut later_entries = self.book.source_entries(source).filter(|entry| later(entry)).peekable();
        if later_entries.peek().is_none() {
            return Ok(());
        }
        let takes = |entry: &Entry| {
            (
                entry.kind == EntryKind::Unwound,
                entry.subject,
                entry.effective,
                entry.item_delta,
                entry.extra_delta,
                entry.source_delta,
            )
        };
        let in_order = self.unwound(fact, source, amount, |entry| !later(entry));
        let met = !planned.iter().map(takes).eq(in_order.iter().map(takes))
            || later_entries.any(|entry| match entry.kind {
                EntryKind::Unwound | EntryKind::RecoveryUnwound => !planned.is_empty(),
                EntryKind::Unallocated | EntryKind::Released => {
                    planned.iter().any(|taken| taken.is_allocation() && taken.subject == entry.subject)
                }
                _ => false,
            });
        if met { Err(out_of_order(source)) } else { Ok(()) }
    }

    /// Whether an entry is of a fact that follows a return of the same instant, and gives money back or takes it out.
    fn follows(&self, fact: &Fact, entry: &Entry) -> bool {
        let effective = self.log.effective(entry.fact);
        match entry.kind {
            EntryKind::Unwound | EntryKind::RecoveryUnwound | EntryKind::Returned => {
                (effective, self.log.id_of(entry.fact)) > (fact.effective, fact.id.as_str().as_bytes())
            }
            EntryKind::Unallocated | EntryKind::Released => effective > fact.effective,
            _ => false,
        }
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
            let effective = fact.effective.max(self.log.effective(referred));
            Entry { item: item_place, known_with: referred, ..Entry::new(kind, self.log.next(), effective) }
        };
        let key =
            |entry: &Entry| (entry.effective, self.log.recorded(entry.fact), self.log.id_of(entry.fact));
        let mut made: Vec<&Entry> = self.book.item_entries(item).collect();
        made.sort_by(|a, b| key(a).cmp(&key(b)));
        for entry in made {
            match entry.kind {
                EntryKind::Allocated => {
                    let entries = self.book.item_entries(item);
                    self.release(fact, EntryKind::Released, entry.subject, entries, change)?;
                }
                EntryKind::WrittenOff => {
                    let record =
                        self.book.write_offs.get(at(entry.subject)).filter(|record| !record.released);
                    if record.is_some_and(|record| self.most_recovered(record, fact) > 0) {
                        let reason = "money was recovered on a write-off of the invoice".into();
                        return Err(Error::NotPossible { field: "invoice_id".into(), reason });
                    }
                    if let Some(record) = record {
                        let mut released = start(EntryKind::WriteOffReleased, record.fact);
                        released.subject = entry.subject;
                        released.item_delta = record.amount;
                        change.entries.push(released);
                    }
                }
                EntryKind::DisputeOpened => {
                    let record = self.book.disputes.get(at(entry.subject)).filter(|record| record.open);
                    if let Some(record) = record {
                        let mut ended = start(EntryKind::DisputeEnded, record.fact);
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

    /// The most that was recovered of a write-off on any day from a fact's on, whatever was known.
    fn most_recovered(&self, record: &WriteOffRecord, fact: &Fact) -> i64 {
        lowest(&mut self.recovery_points(record), fact.effective, fact.recorded).saturating_neg()
    }

    /// Takes an allocation back from the day of a fact on: each of its entries is reversed on its own day, but not before
    /// the fact's. So nothing of it is left on any day, also where it was taken back before for a later day.
    fn release<'a>(
        &'a self,
        fact: &Fact,
        kind: EntryKind,
        subject: u32,
        entries: impl Iterator<Item = &'a Entry>,
        change: &mut Change,
    ) -> Result<()> {
        let mut tied = false;
        let mut by_day: BTreeMap<(Date, u32), Entry> = BTreeMap::new();
        for entry in entries.filter(|entry| entry.is_allocation() && entry.subject == subject) {
            tied |= entry.kind == EntryKind::Unwound && self.log.recorded(entry.fact) == fact.recorded;
            let day = entry.effective.max(fact.effective);
            let known_with = self.later_known(fact, NONE, entry);
            let back = by_day.entry((day, known_with)).or_insert_with(|| Entry {
                item: entry.item,
                source: entry.source,
                subject,
                known_with,
                ..Entry::new(kind, self.log.next(), day)
            });
            back.item_delta = back.item_delta.saturating_sub(entry.item_delta);
            back.extra_delta = back.extra_delta.saturating_sub(entry.extra_delta);
            back.source_delta = back.source_delta.saturating_sub(entry.source_delta);
        }
        by_day.retain(|_, back| back.item_delta != 0 || back.source_delta != 0);
        if let Some(record) = self.book.allocations.get(at(subject)).filter(|_| tied || !by_day.is_empty()) {
            self.end_in_order(fact, self.source(record.source)?)?;
        }
        for back in by_day.into_values() {
            change.entries.push(back);
        }
        Ok(())
    }

    /// Of two facts the one that became known later, where that is after the fact being planned: `known_with`, or what
    /// an entry waits for.
    pub(super) fn later_known(&self, fact: &Fact, known_with: u32, entry: &Entry) -> u32 {
        [entry.fact, entry.known_with].into_iter().filter(|place| *place != NONE).fold(
            known_with,
            |latest, place| {
                let known = if latest == NONE { fact.recorded } else { self.log.recorded(latest) };
                if self.log.recorded(place) > known { place } else { latest }
            },
        )
    }

    /// The customer whom an allocation is about: that of the item, or of the account.
    fn customer_of(&self, record: &AllocationRecord) -> u32 {
        self.item(record.item).map_or(record.on_account_customer, |item| item.customer)
    }
}

fn out_of_order(source: &Source) -> Error {
    let reason = format!("what became known of {} at the same instant came in another order", source.id);
    Error::NotPossible { field: "recorded".into(), reason }
}
