//! The history, told once: every document by its id, and every dated change of a balance.
//!
//! Facts are told in the order of arrival. A fact that takes something back makes changes on the day for which it
//! counts, or on the day of what it takes back where that is later; they are known once both facts are known.
//!
//! | fact | what it takes back |
//! | --- | --- |
//! | allocation undone, invoice voided | from its day on nothing of the allocation is left on any day |
//! | payment returned | day by day what the payment is short of, from the newest allocations in force on that day |

use super::instalments;
use receivables::{
    Allocation, AllocationId, AllocationSource, AllocationTarget, AsOf, CreditMemo, CreditMemoId, Customer,
    CustomerId, Date, Dispute, DisputeId, Fact, FactBody, FactId, Invoice, InvoiceId, Payment, PaymentId,
    Recovery, RecoveryId, Refund, RefundId, Timestamp, WriteOff, WriteOffId,
};
use std::collections::{BTreeMap, BTreeSet};

/// An amount that is added from a day on, for those who knew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// From this day on.
    pub effective: Date,
    /// Known from this instant on.
    pub recorded: Timestamp,
    /// In the smallest unit; below zero when something is taken back.
    pub delta: i128,
}

/// Adds up the changes that a question sees.
#[must_use]
pub fn total(changes: &[Change], at: &AsOf) -> i128 {
    changes.iter().filter(|c| at.sees(c.effective, c.recorded)).map(|c| c.delta).sum()
}

/// An invoice and the number of one of its instalments.
pub type ItemKey = (InvoiceId, u32);

/// One item of an invoice.
#[derive(Debug, Clone, Copy)]
pub struct Instalment {
    /// When it is due.
    pub due_date: Date,
    /// What is asked for.
    pub amount: i128,
}

/// An invoice with its items and, once voided, the fact that did it.
#[derive(Debug, Clone)]
pub struct InvoiceRow<'a> {
    /// The fact that issued it.
    pub fact: &'a Fact,
    /// The invoice.
    pub invoice: &'a Invoice,
    /// Its items, numbered from 1 in this order.
    pub items: Vec<Instalment>,
    /// The fact that voided it.
    pub voided: Option<&'a Fact>,
}

/// What is in force of an allocation, or a change of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Force {
    /// Taken from the source, in its currency.
    pub taken: i128,
    /// Money on the item, in its currency.
    pub cash: i128,
    /// Adjustments on the item.
    pub adjusted: i128,
}

impl Force {
    fn plus(self, other: Self) -> Self {
        Self {
            taken: self.taken + other.taken,
            cash: self.cash + other.cash,
            adjusted: self.adjusted + other.adjusted,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            taken: self.taken - other.taken,
            cash: self.cash - other.cash,
            adjusted: self.adjusted - other.adjusted,
        }
    }

    /// The part that goes when this much of what was taken goes: all of it with all, else money in proportion, a part of
    /// the smallest unit cut, and no adjustment; but what stays never settles less than nothing.
    fn part(self, taken: i128) -> Self {
        if taken == self.taken {
            return self;
        }
        let mut part = Self { taken, cash: self.cash * taken / self.taken, adjusted: 0 };
        while self.cash - part.cash + self.adjusted - part.adjusted < 0 {
            part.adjusted -= 1;
        }
        part
    }
}

/// A change of what is in force of an allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForceChange {
    /// From this day on.
    pub effective: Date,
    /// Known from this instant on.
    pub recorded: Timestamp,
    /// The change.
    pub delta: Force,
}

/// What is in force for a question.
#[must_use]
pub fn in_force(changes: &[ForceChange], at: &AsOf) -> Force {
    let seen = changes.iter().filter(|change| at.sees(change.effective, change.recorded));
    seen.fold(Force::default(), |sum, change| sum.plus(change.delta))
}

/// An allocation and what is in force of it.
#[derive(Debug, Clone)]
pub struct AllocationRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The allocation.
    pub allocation: &'a Allocation,
    /// Changes of what is in force; the first is the allocation itself.
    pub live: Vec<ForceChange>,
}

/// A write-off and how much of it stands.
#[derive(Debug, Clone)]
pub struct WriteOffRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The write-off.
    pub write_off: &'a WriteOff,
    /// Changes of the amount that stands.
    pub live: Vec<Change>,
}

/// A dispute and the fact that resolved it.
#[derive(Debug, Clone)]
pub struct DisputeRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The dispute.
    pub dispute: &'a Dispute,
    /// The fact that resolved it.
    pub resolved: Option<&'a Fact>,
}

/// A document with the fact that brought it.
pub type Row<'a, T> = (&'a Fact, &'a T);

/// A return with the amount it took back.
#[derive(Debug, Clone, Copy)]
pub struct ReturnRow<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The payment.
    pub payment_id: &'a PaymentId,
    /// How much.
    pub amount: i128,
}

/// Everything that the facts say.
#[derive(Debug, Clone, Default)]
pub struct World<'a> {
    /// Versions of each customer.
    pub customers: BTreeMap<&'a CustomerId, Vec<Row<'a, Customer>>>,
    /// Invoices.
    pub invoices: BTreeMap<&'a InvoiceId, InvoiceRow<'a>>,
    /// Credit memos.
    pub credit_memos: BTreeMap<&'a CreditMemoId, Row<'a, CreditMemo>>,
    /// Payments.
    pub payments: BTreeMap<&'a PaymentId, Row<'a, Payment>>,
    /// Allocations.
    pub allocations: BTreeMap<&'a AllocationId, AllocationRow<'a>>,
    /// Returns.
    pub returns: Vec<ReturnRow<'a>>,
    /// The facts of those returns that took something out of allocations.
    pub unwinders: BTreeSet<&'a FactId>,
    /// Refunds.
    pub refunds: BTreeMap<&'a RefundId, Row<'a, Refund>>,
    /// Write-offs.
    pub write_offs: BTreeMap<&'a WriteOffId, WriteOffRow<'a>>,
    /// Recoveries.
    pub recoveries: BTreeMap<&'a RecoveryId, Row<'a, Recovery>>,
    /// Disputes.
    pub disputes: BTreeMap<&'a DisputeId, DisputeRow<'a>>,
    /// Other documents with an id of their own, by kind and id, with the fact that ended them.
    pub others: BTreeMap<(&'static str, &'a str), (&'a Fact, Option<&'a Fact>)>,
    /// Days on which something changes.
    pub days: BTreeSet<Date>,
    /// Instants at which something became known.
    pub instants: BTreeSet<Timestamp>,
}

impl<'a> World<'a> {
    /// Tells the facts.
    #[must_use]
    pub fn tell(facts: &'a [Fact]) -> Self {
        let mut world = World::default();
        for fact in facts {
            world.take(fact);
        }
        world
    }

    fn take(&mut self, fact: &'a Fact) {
        self.days.insert(fact.effective);
        self.instants.insert(fact.recorded);
        let now = |delta: i128| Change { effective: fact.effective, recorded: fact.recorded, delta };
        match &fact.body {
            FactBody::CustomerRecorded { customer } => {
                self.customers.entry(&customer.id).or_default().push((fact, customer));
            }
            FactBody::InvoiceIssued { invoice } => {
                let items = instalments(invoice)
                    .into_iter()
                    .map(|(due_date, amount)| Instalment { due_date, amount })
                    .collect();
                self.invoices.insert(&invoice.id, InvoiceRow { fact, invoice, items, voided: None });
            }
            FactBody::CreditMemoIssued { credit_memo } => {
                self.credit_memos.insert(&credit_memo.id, (fact, credit_memo));
            }
            FactBody::PaymentReceived { payment } => {
                self.payments.insert(&payment.id, (fact, payment));
            }
            FactBody::CashAllocated { allocation } => {
                let delta = whole(allocation);
                let live = vec![ForceChange { effective: fact.effective, recorded: fact.recorded, delta }];
                self.allocations.insert(&allocation.id, AllocationRow { fact, allocation, live });
            }
            FactBody::CashUnallocated { allocation_id, .. } => {
                self.end_allocation(allocation_id, fact);
            }
            FactBody::PaymentReturned { payment_return } => {
                self.unwind(fact, &payment_return.payment_id, payment_return.amount);
            }
            FactBody::RefundPaid { refund } => {
                self.refunds.insert(&refund.id, (fact, refund));
            }
            FactBody::WrittenOff { write_off } => {
                let live = vec![now(i128::from(write_off.amount.minor()))];
                self.write_offs.insert(&write_off.id, WriteOffRow { fact, write_off, live });
            }
            FactBody::Recovered { recovery } => {
                self.recoveries.insert(&recovery.id, (fact, recovery));
            }
            FactBody::InvoiceVoided { invoice_id, .. } => self.void(invoice_id, fact),
            FactBody::DisputeOpened { dispute } => {
                self.disputes.insert(&dispute.id, DisputeRow { fact, dispute, resolved: None });
            }
            FactBody::DisputeResolved { dispute_id, .. } => {
                if let Some(row) = self.disputes.get_mut(dispute_id) {
                    row.resolved = Some(fact);
                }
            }
            other => self.take_other(fact, other),
        }
    }

    /// Documents that change no amount.
    fn take_other(&mut self, fact: &'a Fact, body: &'a FactBody) {
        let named = match body {
            FactBody::PaymentStarted { attempt } => ("attempt", attempt.id.as_str()),
            FactBody::MessageSent { message } => ("message", message.id.as_str()),
            FactBody::PromiseMade { promise } => ("promise", promise.id.as_str()),
            FactBody::PlanAgreed { plan } => ("plan", plan.id.as_str()),
            FactBody::BlockPlaced { block } => ("block", block.id.as_str()),
            FactBody::BlockLifted { block_id } => {
                if let Some(row) = self.others.get_mut(&("block", block_id.as_str())) {
                    row.1 = Some(fact);
                }
                return;
            }
            _ => return,
        };
        self.others.insert(named, (fact, None));
    }

    /// Days from `from` on, on which something changes, and `from` itself.
    #[must_use]
    pub fn days_from(&self, from: Date) -> Vec<Date> {
        let mut days: BTreeSet<Date> = self.days.iter().copied().filter(|day| *day > from).collect();
        days.insert(from);
        days.into_iter().collect()
    }

    /// Instants from `from` on, at which something became known, and `from` itself.
    #[must_use]
    pub fn instants_from(&self, from: Timestamp) -> Vec<Timestamp> {
        let mut instants: BTreeSet<Timestamp> = self.instants.iter().copied().filter(|i| *i > from).collect();
        instants.insert(from);
        instants.into_iter().collect()
    }

    /// Every question about a day from `effective` on, asked with the knowledge of an instant from `recorded` on.
    #[must_use]
    pub fn questions_from(&self, effective: Date, recorded: Timestamp) -> Vec<AsOf> {
        let days = self.days_from(effective);
        let instants = self.instants_from(recorded);
        let of_instant = |instant: &Timestamp| {
            let instant = *instant;
            days.iter().map(move |day| AsOf::known(*day, instant)).collect::<Vec<_>>()
        };
        instants.iter().flat_map(of_instant).collect()
    }

    /// Undoes an allocation.
    fn end_allocation(&mut self, id: &AllocationId, cause: &Fact) {
        if let Some(row) = self.allocations.get_mut(id) {
            end(&mut row.live, cause);
        }
    }

    /// Voids an invoice: ends the allocations and write-offs on its items.
    fn void(&mut self, id: &InvoiceId, cause: &'a Fact) {
        for row in self.allocations.values_mut() {
            if row.allocation.invoice_id.as_ref() == Some(id) {
                end(&mut row.live, cause);
            }
        }
        for row in self.write_offs.values_mut() {
            if row.write_off.invoice_id == *id {
                for change in row.live.clone() {
                    row.live.push(Change {
                        effective: change.effective.max(cause.effective),
                        recorded: change.recorded.max(cause.recorded),
                        delta: -change.delta,
                    });
                }
            }
        }
        if let Some(row) = self.invoices.get_mut(id) {
            row.voided = Some(cause);
        }
    }

    /// A return: on each day from its own on, what the payment is short of comes out of the newest allocations in force
    /// on that day. What is out stays out until the allocation ends. Returns what could not be taken from anywhere.
    fn unwind(&mut self, fact: &'a Fact, id: &'a PaymentId, asked: Option<receivables::Money>) -> i128 {
        let amount = asked.map_or_else(|| self.not_yet_returned(id), |money| i128::from(money.minor()));
        let mut newest_first: Vec<(&'a AllocationId, &'a Fact)> = Vec::new();
        for (allocation_id, row) in &self.allocations {
            if row.allocation.payment_id.as_ref() == Some(id) {
                newest_first.push((allocation_id, row.fact));
            }
        }
        newest_first.sort_by_key(|(allocation_id, fact)| (fact.effective, fact.recorded, *allocation_id));
        newest_first.reverse();
        let before = self.clone();
        let mut out: BTreeMap<&AllocationId, (i128, Force)> = BTreeMap::new();
        let mut lacks = 0;
        for day in self.days_from(fact.effective) {
            let at = AsOf::day(day);
            let force = |allocation_id: &AllocationId| in_force(&before.allocations[allocation_id].live, &at);
            // What is out of an allocation that has ended, or shrunk, is out no more.
            let mut missing = amount - before.payment_available(id, &at);
            for (allocation_id, _) in &newest_first {
                let taken = &mut out.entry(*allocation_id).or_default().0;
                *taken = (*taken).min(force(allocation_id).taken);
                missing -= *taken;
            }
            for (allocation_id, _) in &newest_first {
                let (taken, changed) = out.entry(*allocation_id).or_default();
                let force = force(allocation_id);
                let more = (force.taken - *taken).min(missing).max(0);
                *taken += more;
                missing -= more;
                let now_out = force.part(*taken);
                if now_out == *changed {
                    continue;
                }
                let live = &mut self.allocations.get_mut(*allocation_id).unwrap().live;
                let counts = before.allocations[*allocation_id].live.iter().filter(|c| c.effective <= day);
                let known = counts.map(|c| c.recorded).max().unwrap().max(fact.recorded);
                let delta = changed.minus(now_out);
                live.push(ForceChange { effective: day, recorded: known, delta });
                *changed = now_out;
                self.unwinders.insert(&fact.id);
            }
            lacks = lacks.max(missing);
        }
        self.returns.push(ReturnRow { fact, payment_id: id, amount });
        lacks
    }

    /// Whether undoing something at a fact's time would have changed what a return of the same instant, and of the same
    /// day or a later one, took out of allocations: then the two cannot be told in this order.
    #[must_use]
    pub fn meets_a_return(&self, fact: &Fact, undone: &AllocationRow<'_>) -> bool {
        let Some(payment_id) = &undone.allocation.payment_id else { return false };
        self.returns.iter().any(|row| {
            let tied = row.fact.recorded == fact.recorded && row.fact.effective >= fact.effective;
            tied && row.payment_id == payment_id && self.unwinders.contains(&row.fact.id)
        })
    }

    /// What a return would fail to take: zero when it can be carried out.
    #[must_use]
    pub fn return_lacks(&self, fact: &'a Fact, id: &'a PaymentId, asked: Option<receivables::Money>) -> i128 {
        self.clone().unwind(fact, id, asked)
    }

    /// The part of a payment that no return has taken, on any day and whoever knew it.
    #[must_use]
    pub fn not_yet_returned(&self, id: &PaymentId) -> i128 {
        let whole = self.payments.get(id).map_or(0, |(_, payment)| i128::from(payment.amount.minor()));
        whole - self.returns.iter().filter(|row| row.payment_id == id).map(|row| row.amount).sum::<i128>()
    }

    /// Whether a payment is there for a question.
    #[must_use]
    pub fn sees_payment(&self, id: &PaymentId, at: &AsOf) -> bool {
        self.payments.get(id).is_some_and(|(fact, _)| seen(fact, at))
    }

    /// What is free of a payment: not allocated, refunded, returned, used for a recovery or put on account.
    #[must_use]
    pub fn payment_available(&self, id: &PaymentId, at: &AsOf) -> i128 {
        let Some((fact, payment)) = self.payments.get(id).filter(|(fact, _)| seen(fact, at)) else {
            return 0;
        };
        let _ = fact;
        let mut free = i128::from(payment.amount.minor());
        for row in self.allocations.values().filter(|row| row.allocation.payment_id.as_ref() == Some(id)) {
            free -= in_force(&row.live, at).taken;
        }
        for (fact, refund) in self.refunds.values() {
            if refund.payment_id.as_ref() == Some(id) && seen(fact, at) {
                free -= i128::from(refund.amount.minor());
            }
        }
        for row in self.returns.iter().filter(|row| row.payment_id == id && seen(row.fact, at)) {
            free -= row.amount;
        }
        for (fact, recovery) in self.recoveries.values() {
            if recovery.payment_id == *id && seen(fact, at) {
                free -= i128::from(recovery.amount.minor());
            }
        }
        free
    }

    /// What is open of a credit memo: not allocated, not refunded.
    #[must_use]
    pub fn credit_memo_open(&self, id: &CreditMemoId, at: &AsOf) -> i128 {
        let Some((_, memo)) = self.credit_memos.get(id).filter(|(fact, _)| seen(fact, at)) else { return 0 };
        let mut open = i128::from(memo.amount.minor());
        for row in self.allocations.values().filter(|row| row.allocation.credit_memo_id.as_ref() == Some(id))
        {
            open -= in_force(&row.live, at).taken;
        }
        for (fact, refund) in self.refunds.values() {
            if refund.credit_memo_id.as_ref() == Some(id) && seen(fact, at) {
                open -= i128::from(refund.amount.minor());
            }
        }
        open
    }

    /// What is free of the source of an allocation.
    #[must_use]
    pub fn source_available(&self, allocation: &Allocation, at: &AsOf) -> i128 {
        match allocation.source() {
            Ok(AllocationSource::Payment(id)) => self.payment_available(id, at),
            Ok(AllocationSource::CreditMemo(id)) => self.credit_memo_open(id, at),
            Err(_) => 0,
        }
    }

    /// What was asked for with an item: nothing before the invoice's date, nothing from the day it is voided.
    #[must_use]
    pub fn item_amount(&self, (invoice_id, number): &ItemKey, at: &AsOf) -> i128 {
        let Some(row) = self.invoices.get(invoice_id).filter(|row| seen(row.fact, at)) else { return 0 };
        if row.voided.is_some_and(|void| seen(void, at)) {
            return 0;
        }
        item_of(row, *number).map_or(0, |item| item.amount)
    }

    /// What is open of an item: its amount without what live allocations and write-offs settle.
    #[must_use]
    pub fn item_open(&self, key: &ItemKey, at: &AsOf) -> i128 {
        let mut open = self.item_amount(key, at);
        for row in self.allocations.values().filter(|row| targets(row.allocation, key)) {
            open -= settled_by(row, at);
        }
        for row in self.write_offs.values() {
            if row.write_off.invoice_id == key.0 && row.write_off.instalment.unwrap_or(1) == key.1 {
                open -= total(&row.live, at);
            }
        }
        open
    }

    /// The disputed part of an item: what its open disputes name, never more than is open.
    #[must_use]
    pub fn item_disputed(&self, key: &ItemKey, at: &AsOf) -> i128 {
        let mut disputed = 0;
        for row in self.disputes.values().filter(|row| seen(row.fact, at)) {
            let is_here = row.dispute.invoice_id == key.0 && row.dispute.instalment.unwrap_or(1) == key.1;
            if is_here && !row.resolved.is_some_and(|fact| seen(fact, at)) {
                let whole = self.invoices.get(&key.0).and_then(|invoice| item_of(invoice, key.1));
                let whole = whole.map_or(0, |item| item.amount);
                disputed += row.dispute.amount.map_or(whole, |amount| i128::from(amount.minor()));
            }
        }
        disputed.min(self.item_open(key, at))
    }

    /// The part of a write-off for which no money came.
    #[must_use]
    pub fn not_recovered(&self, id: &WriteOffId, at: &AsOf) -> i128 {
        let standing = self.write_offs.get(id).map_or(0, |row| total(&row.live, at));
        let recovered = self.recoveries.values().filter(|(fact, r)| r.write_off_id == *id && seen(fact, at));
        standing - recovered.map(|(_, recovery)| i128::from(recovery.amount.minor())).sum::<i128>()
    }

    /// A customer as known for a question: the latest version that counts, else the earliest one known.
    #[must_use]
    pub fn customer(&self, id: &CustomerId, at: &AsOf) -> Option<&'a Customer> {
        let order = |row: &&Row<'a, Customer>| (row.0.effective, row.0.recorded, row.0.id.clone());
        let known: Vec<&Row<'a, Customer>> = self
            .customers
            .get(id)?
            .iter()
            .filter(|(fact, _)| at.known_at.is_none_or(|known_at| fact.recorded <= known_at))
            .collect();
        let counts = known.iter().copied().filter(|(fact, _)| fact.effective <= at.as_of).max_by_key(order);
        counts.or_else(|| known.iter().copied().min_by_key(order)).map(|(_, customer)| *customer)
    }

    /// The topmost customer above this one, by the version of each that counts last, whatever the day; itself where
    /// there is none.
    #[must_use]
    pub fn topmost(&self, id: &CustomerId) -> CustomerId {
        let mut top = id.clone();
        for _ in 0..self.customers.len() {
            let versions = self.customers.get(&top).into_iter().flatten();
            let last = versions.max_by_key(|(fact, _)| (fact.effective, fact.recorded, fact.id.clone()));
            match last.and_then(|(_, customer)| customer.parent.clone()) {
                Some(parent) => top = parent,
                None => break,
            }
        }
        top
    }

    /// Every item, by invoice and number.
    #[must_use]
    pub fn items(&self) -> Vec<(ItemKey, &InvoiceRow<'a>, Instalment)> {
        let mut items = Vec::new();
        for (id, row) in &self.invoices {
            for (number, item) in (1..).zip(&row.items) {
                items.push((((*id).clone(), number), row, *item));
            }
        }
        items
    }
}

/// Whether a question sees a fact.
#[must_use]
pub fn seen(fact: &Fact, at: &AsOf) -> bool {
    at.sees(fact.effective, fact.recorded)
}

/// One item of an invoice by its number.
#[must_use]
pub fn item_of(row: &InvoiceRow<'_>, number: u32) -> Option<Instalment> {
    let at = usize::try_from(number).ok()?.checked_sub(1)?;
    row.items.get(at).copied()
}

fn targets(allocation: &Allocation, key: &ItemKey) -> bool {
    match allocation.target() {
        Ok(AllocationTarget::Invoice(id, number)) => *id == key.0 && number.unwrap_or(1) == key.1,
        _ => false,
    }
}

/// What an allocation settles of its item: money and adjustments in force.
#[must_use]
pub fn settled_by(row: &AllocationRow<'_>, at: &AsOf) -> i128 {
    let force = in_force(&row.live, at);
    force.cash + force.adjusted
}

/// What an allocation is worth when nothing of it was taken back.
fn whole(allocation: &Allocation) -> Force {
    let adjusted = allocation.adjustments.iter().map(|a| i128::from(a.amount.minor())).sum();
    Force {
        taken: i128::from(allocation.taken().minor()),
        cash: i128::from(allocation.amount.minor()),
        adjusted,
    }
}

/// Takes every change back on its own day, but not before the day of the cause: from there on nothing is left.
fn end(live: &mut Vec<ForceChange>, cause: &Fact) {
    for change in live.clone() {
        live.push(ForceChange {
            effective: change.effective.max(cause.effective),
            recorded: change.recorded.max(cause.recorded),
            delta: Force::default().minus(change.delta),
        });
    }
}
