//! Taking in allocations, refunds, write-offs and recoveries: whatever uses up an item or a source.

use super::Change;
use crate::calendar::{Date, Timestamp};
use crate::documents::{Allocation, AllocationSource, AllocationTarget, Fact, Recovery, Refund, WriteOff};
use crate::error::{Error, Result};
use crate::ids::InvoiceId;
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{
    AllocationRecord, Entry, EntryKind, Item, Named, NamedKind, RecoveryRecord, Source, SourceKind,
    WriteOffRecord,
};
use crate::ledger::timeline::{Point, lowest};
use crate::money::Money;

impl Ledger {
    pub(super) fn plan_allocation(&self, fact: &Fact, allocation: &Allocation) -> Result<Change> {
        if self.book.allocation(allocation.id.as_str()).is_some() {
            return Err(Error::IdTaken { field: "id".into(), id: allocation.id.to_string() });
        }
        let source_place = self.allocation_source(allocation)?;
        let source = self.source(source_place)?;
        let record = |item: u32, customer: u32| AllocationRecord {
            id: allocation.id.clone(),
            fact: self.log.next(),
            item,
            source: source_place,
            on_account_customer: customer,
            cash: 0,
            taken: 0,
            adjusted: 0,
        };
        let mut entry = Entry::new(EntryKind::Allocated, self.log.next(), fact.effective);
        entry.source = source_place;
        entry.subject = place(self.book.allocations.len());
        match allocation.target()? {
            AllocationTarget::OnAccount(id) => {
                let customer = self.customer_place(id, "on_account_customer_id")?;
                self.same_group(fact, source.customer, customer, "on_account_customer_id")?;
                allocation.amount.in_currency(source.currency).map_err(|e| e.within("amount"))?;
                same_amount(allocation)?;
                self.take(source, fact, allocation.amount.minor(), "amount")?;
                self.not_before(fact, source.fact, Some(source.date))?;
                entry.source_delta = allocation.amount.minor().saturating_neg();
                let mut change = Change::about(customer).with(entry);
                change.allocation = Some(record(NONE, customer));
                Ok(change)
            }
            AllocationTarget::Invoice(id, instalment) => {
                let item_place = self.instalment_place(id, instalment)?;
                let item = self.item_or_unknown(item_place)?;
                self.same_group(fact, source.customer, item.customer, "invoice_id")?;
                allocation.amount.in_currency(item.currency).map_err(|e| e.within("amount"))?;
                allocation.taken().in_currency(source.currency).map_err(|e| {
                    e.within(if allocation.payment_amount.is_some() { "payment_amount" } else { "amount" })
                })?;
                if item.currency == source.currency {
                    same_amount(allocation)?;
                }
                let settled = allocation.settled()?;
                self.take(source, fact, allocation.taken().minor(), "amount")?;
                self.settle(item, fact, settled.minor(), "amount")?;
                self.not_before(fact, source.fact, Some(source.date))?;
                self.not_before(fact, item.fact, Some(item.issue))?;
                entry.item = item_place;
                entry.item_delta = settled.minor().saturating_neg();
                entry.extra_delta = allocation.amount.minor().saturating_sub(settled.minor());
                entry.source_delta = allocation.taken().minor().saturating_neg();
                let mut change = Change::about(item.customer).with(entry);
                change.allocation = Some(record(item_place, NONE));
                Ok(change)
            }
        }
    }

    fn allocation_source(&self, allocation: &Allocation) -> Result<u32> {
        match allocation.source()? {
            AllocationSource::Payment(id) => self.payment_place(id.as_str(), "payment_id"),
            AllocationSource::CreditMemo(id) => self.credit_memo_place(id.as_str(), "credit_memo_id"),
        }
    }

    pub(super) fn plan_refund(&self, fact: &Fact, refund: &Refund) -> Result<Change> {
        self.free_name(NamedKind::Refund, refund.id.as_str())?;
        let source_place = match (&refund.payment_id, &refund.credit_memo_id) {
            (Some(id), _) => self.payment_place(id.as_str(), "payment_id")?,
            (None, Some(id)) => self.credit_memo_place(id.as_str(), "credit_memo_id")?,
            (None, None) => {
                return Err(Error::Malformed { field: "payment_id".into(), reason: "missing".into() });
            }
        };
        let source = self.source(source_place)?;
        refund.amount.in_currency(source.currency).map_err(|e| e.within("amount"))?;
        self.take(source, fact, refund.amount.minor(), "amount")?;
        self.not_before(fact, source.fact, Some(source.date))?;
        let mut entry = Entry::new(EntryKind::Refunded, self.log.next(), fact.effective);
        entry.source = source_place;
        entry.source_delta = refund.amount.minor().saturating_neg();
        let mut change = Change::about(source.customer).with(entry);
        change.named = Some(self.name(NamedKind::Refund, refund.id.as_str(), source.customer, NONE));
        Ok(change)
    }

    pub(super) fn plan_write_off(&self, fact: &Fact, write_off: &WriteOff) -> Result<Change> {
        self.free_name(NamedKind::WriteOff, write_off.id.as_str())?;
        let item_place = self.instalment_place(&write_off.invoice_id, write_off.instalment)?;
        let item = self.item_or_unknown(item_place)?;
        write_off.amount.in_currency(item.currency).map_err(|e| e.within("amount"))?;
        self.settle(item, fact, write_off.amount.minor(), "amount")?;
        self.not_before(fact, item.fact, Some(item.issue))?;
        let subject = place(self.book.write_offs.len());
        let mut entry = Entry::new(EntryKind::WrittenOff, self.log.next(), fact.effective);
        entry.item = item_place;
        entry.subject = subject;
        entry.item_delta = write_off.amount.minor().saturating_neg();
        let mut change = Change::about(item.customer).with(entry);
        change.write_off = Some(WriteOffRecord {
            item: item_place,
            fact: self.log.next(),
            amount: write_off.amount.minor(),
            released: false,
            last_recovery: NONE,
        });
        change.named = Some(self.name(NamedKind::WriteOff, write_off.id.as_str(), item.customer, subject));
        Ok(change)
    }

    pub(super) fn plan_recovery(&self, fact: &Fact, recovery: &Recovery) -> Result<Change> {
        self.free_name(NamedKind::Recovery, recovery.id.as_str())?;
        let named = self.named(NamedKind::WriteOff, recovery.write_off_id.as_str(), "write_off_id")?;
        let source_place = self.payment_place(recovery.payment_id.as_str(), "payment_id")?;
        let source = self.source(source_place)?;
        let (subject, customer) = (named.subject, named.customer);
        let Some(write_off) = self.book.write_offs.get(at(subject)).copied() else {
            return Err(unknown("write_off_id", recovery.write_off_id.as_str()));
        };
        self.same_group(fact, source.customer, customer, "payment_id")?;
        let item = self.item_or_unknown(write_off.item)?;
        recovery.amount.in_currency(item.currency).map_err(|e| e.within("amount"))?;
        recovery.amount.in_currency(source.currency).map_err(|e| e.within("amount"))?;
        let mut points = self.recovery_points(&write_off);
        let left = write_off.amount.saturating_add(lowest(&mut points, fact.effective, fact.recorded));
        if recovery.amount.minor() > left {
            return Err(Error::ExceedsItem {
                field: "amount".into(),
                id: item.invoice.to_string(),
                asked: recovery.amount.to_string(),
                open: Money::from_minor(left.max(0), item.currency).to_string(),
            });
        }
        self.take(source, fact, recovery.amount.minor(), "amount")?;
        if write_off.released {
            return Err(Error::DocumentVoided {
                field: "write_off_id".into(),
                id: recovery.write_off_id.to_string(),
            });
        }
        self.not_before(fact, source.fact, Some(source.date))?;
        self.not_before(fact, write_off.fact, None)?;
        let mut entry = Entry::new(EntryKind::Recovered, self.log.next(), fact.effective);
        entry.source = source_place;
        entry.subject = place(self.book.recoveries.len());
        entry.source_delta = recovery.amount.minor().saturating_neg();
        let mut change = Change::about(customer).with(entry);
        change.recovery = Some(RecoveryRecord {
            id: recovery.id.clone(),
            fact: self.log.next(),
            write_off: subject,
            source: source_place,
            earlier_of_write_off: NONE,
        });
        change.named = Some(self.name(NamedKind::Recovery, recovery.id.as_str(), customer, subject));
        Ok(change)
    }

    /// What was recovered of a write-off, below zero, and what returns took back of it.
    pub(super) fn recovery_points(&self, write_off: &WriteOffRecord) -> Vec<Point> {
        let mut points = Vec::new();
        let mut subject = write_off.last_recovery;
        for record in self.book.recoveries_of(write_off) {
            let Some(source) = self.book.sources.get(at(record.source)) else { continue };
            let entries = self.book.source_entries(source);
            let of_it = entries.filter(|entry| entry.is_recovery() && entry.subject == subject);
            points.extend(of_it.map(|entry| Point {
                effective: entry.effective,
                recorded: self.entry_recorded(entry),
                delta: entry.source_delta,
            }));
            subject = record.earlier_of_write_off;
        }
        points
    }

    /// Refuses to take more from a source than it has left on any day from the fact's on.
    fn take(&self, source: &Source, fact: &Fact, amount: i64, field: &str) -> Result<()> {
        let left = if self.is_newest(fact, source.latest) {
            source.available
        } else {
            lowest(&mut self.source_points(source, |_| true), fact.effective, fact.recorded)
        };
        if amount > left {
            let money = |minor: i64| Money::from_minor(minor, source.currency).to_string();
            return Err(Error::ExceedsSource {
                field: field.into(),
                id: source.id.to_string(),
                asked: money(amount),
                available: money(left.max(0)),
            });
        }
        Ok(())
    }

    /// Refuses to settle more of an item than is open on any day from the fact's on. A voided item is refused as such:
    /// it has no open amount to compare with.
    fn settle(&self, item: &Item, fact: &Fact, amount: i64, field: &str) -> Result<()> {
        if item.voided {
            return Err(Error::DocumentVoided { field: "invoice_id".into(), id: item.invoice.to_string() });
        }
        let open = if self.is_newest(fact, item.latest) {
            item.open
        } else {
            lowest(&mut self.item_points(item), fact.effective, fact.recorded)
        };
        if amount > open {
            let money = |minor: i64| Money::from_minor(minor, item.currency).to_string();
            return Err(Error::ExceedsItem {
                field: field.into(),
                id: item.invoice.to_string(),
                asked: money(amount),
                open: money(open.max(0)),
            });
        }
        Ok(())
    }

    /// Whether a fact counts and became known after everything that happened to a document so far.
    fn is_newest(&self, fact: &Fact, latest: Date) -> bool {
        fact.effective >= latest && Some(fact.recorded) >= self.latest_recorded
    }

    /// The changes of a source's available amount, its receipt first.
    pub(super) fn source_points(&self, source: &Source, counts: impl Fn(&Entry) -> bool) -> Vec<Point> {
        let receipt =
            Point { effective: source.date, recorded: self.log.recorded(source.fact), delta: source.amount };
        let change = |entry: &Entry| Point {
            effective: entry.effective,
            recorded: self.entry_recorded(entry),
            delta: entry.source_delta,
        };
        let entries = self.book.source_entries(source).filter(|entry| counts(entry));
        std::iter::once(receipt).chain(entries.map(change)).collect()
    }

    /// The changes of an item's open amount, its issue first.
    fn item_points(&self, item: &Item) -> Vec<Point> {
        let issue =
            Point { effective: item.issue, recorded: self.log.recorded(item.fact), delta: item.amount };
        let change = |entry: &Entry| Point {
            effective: entry.effective,
            recorded: self.entry_recorded(entry),
            delta: entry.item_delta,
        };
        std::iter::once(issue).chain(self.book.item_entries(item).map(change)).collect()
    }

    /// Refuses a fact that counts, or became known, before what it refers to.
    pub(super) fn not_before(&self, fact: &Fact, referred: u32, date: Option<Date>) -> Result<()> {
        let earliest: Date = date.unwrap_or_else(|| self.log.effective(referred));
        let known: Timestamp = self.log.recorded(referred);
        let refuse = |field: &str, given: String, earliest: String| {
            Err(Error::BeforeReference { field: field.into(), given, earliest })
        };
        if fact.effective < earliest {
            return refuse("effective", fact.effective.to_string(), earliest.to_string());
        }
        if fact.recorded < known {
            return refuse("recorded", fact.recorded.to_string(), known.to_string());
        }
        Ok(())
    }

    /// The item that an invoice and instalment name.
    pub(super) fn instalment_place(&self, id: &InvoiceId, instalment: Option<u32>) -> Result<u32> {
        let first = self.item_place(id, "invoice_id")?;
        let count = self.item(first).map_or(1, |item| u32::from(item.instalments));
        match instalment {
            None if count == 1 => Ok(first),
            None => Err(Error::Malformed {
                field: "instalment".into(),
                reason: format!("the invoice has {count} instalments: name one"),
            }),
            Some(number) if (1..=count).contains(&number) => {
                Ok(first.saturating_add(number.saturating_sub(1)))
            }
            Some(number) => Err(Error::InvoiceUnknown {
                field: "instalment".into(),
                id: format!("{id} instalment {number}"),
            }),
        }
    }
}

/// Where item and payment are in one currency there is only one amount.
fn same_amount(allocation: &Allocation) -> Result<()> {
    match allocation.payment_amount {
        Some(taken) if taken != allocation.amount => Err(Error::TotalsDisagree {
            field: "payment_amount".into(),
            expected: allocation.amount.to_string(),
            found: taken.to_string(),
        }),
        _ => Ok(()),
    }
}

/// Something with an id that is not there.
pub(super) fn unknown(field: &str, id: &str) -> Error {
    Error::ReferenceUnknown { field: field.into(), id: id.into() }
}

impl Ledger {
    /// The place of a payment.
    pub(super) fn payment_place(&self, id: &str, field: &str) -> Result<u32> {
        let unknown = || Error::PaymentUnknown { field: field.into(), id: id.into() };
        self.book.source(SourceKind::Payment, id).ok_or_else(unknown)
    }

    fn credit_memo_place(&self, id: &str, field: &str) -> Result<u32> {
        let unknown = || Error::CreditMemoUnknown { field: field.into(), id: id.into() };
        self.book.source(SourceKind::CreditMemo, id).ok_or_else(unknown)
    }

    /// Refuses an id that is taken.
    pub(super) fn free_name(&self, kind: NamedKind, id: &str) -> Result<()> {
        match self.book.named(kind, id) {
            None => Ok(()),
            Some(_) => Err(Error::IdTaken { field: "id".into(), id: id.into() }),
        }
    }

    /// A new named record.
    pub(super) fn name(&self, kind: NamedKind, id: &str, customer: u32, subject: u32) -> Named {
        Named { kind, id: id.into(), fact: self.log.next(), customer, subject, ended: false }
    }

    /// The named record with an id.
    pub(super) fn named(&self, kind: NamedKind, id: &str, field: &str) -> Result<&Named> {
        let found = self.book.named(kind, id).and_then(|place| self.book.named.get(at(place)));
        found.ok_or_else(|| unknown(field, id))
    }
}
