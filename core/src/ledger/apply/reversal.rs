//! Taking things back: allocations undone, payments returned, invoices voided.

use super::Change;
use crate::calendar::Date;
use crate::documents::{Fact, PaymentReturn};
use crate::error::{Error, Result};
use crate::ids::{AllocationId, InvoiceId};
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at};
use crate::ledger::records::{AllocationRecord, Entry, EntryKind, Item, Source};
use crate::ledger::timeline::{Point, lowest};
use crate::money::Money;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
        let money = |minor: i64| Money::from_minor(minor, source.currency).to_string();
        Err(Error::ExceedsSource {
            field: "amount".into(),
            id: source.id.to_string(),
            asked: money(amount),
            available: money(amount.saturating_add(lowest).max(0)),
        })
    }

    /// What a return takes out of allocations: on each day what the payment is short of, from the newest allocations
    /// (by day, instant and id) that are in force on that day.
    ///
    /// What was taken out of an allocation stays out until it ends; ending it then gives back only what was left. So a
    /// return of an early day finds the allocations of that day, and not only those in force today.
    fn unwound(
        &self,
        fact: &Fact,
        source: &Source,
        amount: i64,
        counts: impl Fn(&Entry) -> bool,
    ) -> Vec<Entry> {
        let mut points = self.source_points(source, &counts);
        points.retain(|point| point.delta != 0);
        let days = points.iter().map(|point| point.effective).filter(|day| *day > fact.effective);
        let days: BTreeSet<Date> = days.chain([fact.effective]).collect();
        let mut allocations = self.allocations_of(source, &counts);
        let mut entries = Vec::new();
        for day in days {
            let counts = points.iter().filter(|point| point.effective <= day);
            let available =
                counts.fold(amount.saturating_neg(), |sum, point| sum.saturating_add(point.delta));
            let mut missing = available.saturating_neg();
            for allocation in &mut allocations {
                allocation.live = Live::on(day, &allocation.entries);
                allocation.taken = allocation.taken.min(allocation.live.taken);
                missing = missing.saturating_sub(allocation.taken);
            }
            for allocation in &mut allocations {
                let more = missing.clamp(0, allocation.live.taken.saturating_sub(allocation.taken).max(0));
                allocation.taken = allocation.taken.saturating_add(more);
                missing = missing.saturating_sub(more);
                entries.extend(allocation.next_entry(self, fact, day));
            }
        }
        entries
    }

    /// The allocations of a source with their entries, the one to unwind first in front.
    fn allocations_of(&self, source: &Source, counts: impl Fn(&Entry) -> bool) -> Vec<Unwinding<'_>> {
        let mut by_subject: BTreeMap<u32, Vec<&Entry>> = BTreeMap::new();
        let entries = self.book.source_entries(source).filter(|entry| entry.is_allocation());
        for entry in entries.filter(|entry| counts(entry)) {
            by_subject.entry(entry.subject).or_default().push(entry);
        }
        let unwinding = |(subject, entries)| {
            let record = self.book.allocations.get(at(subject))?;
            Some(Unwinding {
                record,
                subject,
                entries,
                live: Live::default(),
                taken: 0,
                out: Live::default(),
            })
        };
        let mut allocations: Vec<_> = by_subject.into_iter().filter_map(unwinding).collect();
        allocations.sort_by_cached_key(|allocation| {
            let record = allocation.record;
            Reverse((self.log.effective(record.fact), self.log.recorded(record.fact), record.id.clone()))
        });
        allocations
    }

    /// Refuses to end an allocation out of order: after a return of the same payment that became known at the same instant,
    /// counts for the same day or a later one, and took something out of allocations. Told in order the return would have
    /// met other money, and what a set of facts means must not depend on their order.
    fn end_in_order(&self, fact: &Fact, source: &Source) -> Result<()> {
        let met = self.book.source_entries(source).any(|entry| {
            entry.kind == EntryKind::Unwound
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
            (entry.subject, entry.effective, entry.item_delta, entry.extra_delta, entry.source_delta)
        };
        let in_order = self.unwound(fact, source, amount, |entry| !later(entry));
        let met = !planned.iter().map(takes).eq(in_order.iter().map(takes))
            || later_entries.any(|entry| match entry.kind {
                EntryKind::Unwound => !planned.is_empty(),
                EntryKind::Unallocated | EntryKind::Released => {
                    planned.iter().any(|taken| taken.subject == entry.subject)
                }
                _ => false,
            });
        if met { Err(out_of_order(source)) } else { Ok(()) }
    }

    /// Whether an entry is of a fact that follows a return of the same instant, and gives money back or takes it out.
    fn follows(&self, fact: &Fact, entry: &Entry) -> bool {
        let effective = self.log.effective(entry.fact);
        match entry.kind {
            EntryKind::Unwound | EntryKind::Returned => {
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
                    if record.is_some_and(|record| record.recovered > 0) {
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
    fn later_known(&self, fact: &Fact, known_with: u32, entry: &Entry) -> u32 {
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

/// What is in force of an allocation on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Live {
    cash: i64,
    adjusted: i64,
    taken: i64,
}

impl Live {
    /// The sum of an allocation's entries up to a day.
    fn on(day: Date, entries: &[&Entry]) -> Self {
        let counts = entries.iter().filter(|entry| entry.effective <= day);
        counts.fold(Self::default(), |live, entry| Self {
            cash: live.cash.saturating_sub(entry.item_delta.saturating_sub(entry.extra_delta)),
            adjusted: live.adjusted.saturating_sub(entry.extra_delta),
            taken: live.taken.saturating_sub(entry.source_delta),
        })
    }

    /// The part of it that goes with a part of what was taken from the source. Between currencies the item's part is in
    /// proportion, rounded down, so that the rest is never less than nothing. Adjustments stay until the whole is given
    /// back; but one below zero stays only as far as the money that is left covers it.
    fn part(self, taken: i64) -> Self {
        if taken == self.taken {
            return self;
        }
        let cash = share(self.cash, taken, self.taken);
        let left = self.cash.saturating_sub(cash);
        let kept = self.adjusted.max(left.saturating_neg());
        Self { cash, adjusted: self.adjusted.saturating_sub(kept), taken }
    }
}

/// An allocation that a return is unwinding, day by day.
struct Unwinding<'a> {
    record: &'a AllocationRecord,
    subject: u32,
    entries: Vec<&'a Entry>,
    /// What was in force on the day without the return.
    live: Live,
    /// How much of it the return takes on that day.
    taken: i64,
    /// What the entries so far have taken out.
    out: Live,
}

impl Unwinding<'_> {
    /// The entry that brings what is taken out up to the day.
    fn next_entry(&mut self, ledger: &Ledger, fact: &Fact, day: Date) -> Option<Entry> {
        let out = self.live.part(self.taken);
        if out == self.out {
            return None;
        }
        let mut entry = Entry::new(EntryKind::Unwound, ledger.log.next(), day);
        (entry.item, entry.source, entry.subject) = (self.record.item, self.record.source, self.subject);
        entry.extra_delta = out.adjusted.saturating_sub(self.out.adjusted);
        entry.item_delta = out.cash.saturating_sub(self.out.cash).saturating_add(entry.extra_delta);
        entry.source_delta = out.taken.saturating_sub(self.out.taken);
        let counts = self.entries.iter().filter(|entry| entry.effective <= day);
        entry.known_with = counts.fold(NONE, |latest, entry| ledger.later_known(fact, latest, entry));
        self.out = out;
        Some(entry)
    }
}

fn out_of_order(source: &Source) -> Error {
    let reason = format!("what became known of {} at the same instant came in another order", source.id);
    Error::NotPossible { field: "recorded".into(), reason }
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
