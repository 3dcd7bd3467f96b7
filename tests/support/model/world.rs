//! The history, told once: every document by its id, and every dated change of a balance.
//!
//! Facts are told in the order of arrival. A fact that takes something back makes changes on the day for which it
//! counts, or on the day of what it takes back where that is later; they are known once both facts are known.
//!
//! | fact | what it takes back |
//! | --- | --- |
//! | allocation undone, invoice voided | from its day on nothing of the allocation is left on any day |
//! | payment returned | day by day what the payment is short of, from the newest allocations in force on that day, then from the newest recoveries |

use super::check::changes_anything;
use super::force::{Change, Force, ForceChange, end, in_force, whole};
use super::instalments;
use super::rows::{
    AllocationRow, DisputeRow, Instalment, InvoiceRow, RecoveryRow, ReturnRow, Row, WriteOffRow,
};
use receivables::{
    AllocationId, AsOf, CreditMemo, CreditMemoId, Customer, CustomerId, Date, DisputeId, Fact, FactBody,
    FactId, InvoiceId, Payment, PaymentId, RecoveryId, Refund, RefundId, Timestamp, WriteOffId,
};
use std::collections::{BTreeMap, BTreeSet};

/// What money of a payment is used for and a return may take back, in the order in which it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use<'a> {
    /// An allocation.
    Allocation(&'a AllocationId),
    /// A recovery.
    Recovery(&'a RecoveryId),
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
    /// What returns took out of allocations and recoveries: the fact of the return, and what it took from.
    pub unwound: BTreeSet<(&'a FactId, Use<'a>)>,
    /// Allocations with the facts that ended what was left of them.
    pub ended: Vec<(&'a AllocationId, &'a Fact)>,
    /// Refunds.
    pub refunds: BTreeMap<&'a RefundId, Row<'a, Refund>>,
    /// Write-offs.
    pub write_offs: BTreeMap<&'a WriteOffId, WriteOffRow<'a>>,
    /// Recoveries.
    pub recoveries: BTreeMap<&'a RecoveryId, RecoveryRow<'a>>,
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
                    .map(|(due_date, amount, no_credit)| Instalment { due_date, amount, no_credit })
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
                let (effective, recorded) = (fact.effective, fact.recorded);
                let live = vec![ForceChange { cause: fact, effective, recorded, delta }];
                self.allocations.insert(&allocation.id, AllocationRow { fact, allocation, live });
            }
            FactBody::CashUnallocated { allocation_id, .. } => {
                self.end_allocation(allocation_id, fact);
            }
            FactBody::PaymentReturned { payment_return } => {
                let id = &payment_return.payment_id;
                self.unwind(fact, id, self.asked_back(id, payment_return.amount));
            }
            FactBody::RefundPaid { refund } => {
                self.refunds.insert(&refund.id, (fact, refund));
            }
            FactBody::WrittenOff { write_off } => {
                let live = vec![now(i128::from(write_off.amount.minor()))];
                self.write_offs.insert(&write_off.id, WriteOffRow { fact, write_off, live });
            }
            FactBody::Recovered { recovery } => {
                let delta = Force { taken: i128::from(recovery.amount.minor()), ..Force::default() };
                let (effective, recorded) = (fact.effective, fact.recorded);
                let live = vec![ForceChange { cause: fact, effective, recorded, delta }];
                self.recoveries.insert(&recovery.id, RecoveryRow { fact, recovery, live });
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
    fn end_allocation(&mut self, id: &AllocationId, cause: &'a Fact) {
        if let Some((id, row)) = self.allocations.get_key_value(id)
            && changes_anything(row, cause)
        {
            self.ended.push((id, cause));
        }
        if let Some(row) = self.allocations.get_mut(id) {
            end(&mut row.live, cause);
        }
    }

    /// Voids an invoice: ends the allocations and write-offs on its items.
    fn void(&mut self, id: &InvoiceId, cause: &'a Fact) {
        let on_it = self.allocations.values().filter(|row| row.allocation.invoice_id.as_ref() == Some(id));
        for allocation_id in on_it.map(|row| row.allocation.id.clone()).collect::<Vec<_>>() {
            self.end_allocation(&allocation_id, cause);
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

    /// What a payment is used for: the newest allocations first, then the newest recoveries.
    fn uses(&self, id: &PaymentId) -> Vec<Use<'a>> {
        let mut allocations = Vec::new();
        for (allocation_id, row) in &self.allocations {
            if row.allocation.payment_id.as_ref() == Some(id) {
                allocations.push((row.fact.effective, row.fact.recorded, *allocation_id));
            }
        }
        let mut recoveries = Vec::new();
        for (recovery_id, row) in &self.recoveries {
            if row.recovery.payment_id == *id {
                recoveries.push((row.fact.effective, row.fact.recorded, *recovery_id));
            }
        }
        allocations.sort();
        recoveries.sort();
        let allocations = allocations.into_iter().rev().map(|(.., id)| Use::Allocation(id));
        allocations.chain(recoveries.into_iter().rev().map(|(.., id)| Use::Recovery(id))).collect()
    }

    fn live(&self, of: Use<'_>) -> &Vec<ForceChange<'a>> {
        match of {
            Use::Allocation(id) => &self.allocations[id].live,
            Use::Recovery(id) => &self.recoveries[id].live,
        }
    }

    fn live_mut(&mut self, of: Use<'_>) -> &mut Vec<ForceChange<'a>> {
        match of {
            Use::Allocation(id) => &mut self.allocations.get_mut(id).unwrap().live,
            Use::Recovery(id) => &mut self.recoveries.get_mut(id).unwrap().live,
        }
    }

    /// A return: on each day from its own on, what the payment is short of comes out of the newest allocations in force
    /// on that day, and then out of the newest recoveries. What is out stays out until the allocation ends. Returns what
    /// could not be taken from anywhere.
    fn unwind(&mut self, fact: &'a Fact, id: &'a PaymentId, amount: i128) -> i128 {
        let newest_first = self.uses(id);
        let before = self.clone();
        let mut out: BTreeMap<Use<'_>, (i128, Force)> = BTreeMap::new();
        let mut lacks = 0;
        for day in self.days_from(fact.effective) {
            let at = AsOf::day(day);
            let force = |of: Use<'_>| in_force(before.live(of), &at);
            // What is out of an allocation that has ended, or shrunk, is out no more.
            let mut missing = amount - before.payment_available(id, &at);
            for of in &newest_first {
                let taken = &mut out.entry(*of).or_default().0;
                *taken = (*taken).min(force(*of).taken);
                missing -= *taken;
            }
            for of in &newest_first {
                let (taken, changed) = out.entry(*of).or_default();
                let force = force(*of);
                let more = (force.taken - *taken).min(missing).max(0);
                *taken += more;
                missing -= more;
                let now_out = force.part(*taken);
                if now_out == *changed {
                    continue;
                }
                let counts = before.live(*of).iter().filter(|c| c.effective <= day);
                let known = counts.map(|c| c.recorded).max().unwrap().max(fact.recorded);
                let delta = changed.minus(now_out);
                self.live_mut(*of).push(ForceChange { cause: fact, effective: day, recorded: known, delta });
                *changed = now_out;
                self.unwound.insert((&fact.id, *of));
            }
            lacks = lacks.max(missing);
        }
        self.returns.push(ReturnRow { fact, payment_id: id, amount });
        lacks
    }

    /// Whether undoing an allocation comes too late: a return of the same instant, and of the same day or a later one, has
    /// taken something out of the payment's allocations, and would have taken something else had it been told after.
    #[must_use]
    pub fn meets_a_return(&self, fact: &Fact, undone: &AllocationRow<'_>) -> bool {
        let Some(payment_id) = &undone.allocation.payment_id else { return false };
        let tied = |row: &&ReturnRow<'_>| {
            row.fact.recorded == fact.recorded
                && row.fact.effective >= fact.effective
                && row.payment_id == payment_id
        };
        let mut tied = self.returns.iter().filter(tied);
        tied.any(|row| {
            let mut out = self.unwound.iter().filter(|(id, _)| **id == row.fact.id).peekable();
            let from_it = out.clone().any(|(_, of)| *of == Use::Allocation(&undone.allocation.id));
            out.peek().is_some() && (from_it || changes_anything(undone, fact))
        })
    }

    /// Whether a return comes too late: it takes something out of allocations, and so did a return of the same payment
    /// and instant that comes after it by day and id; or it takes something out of an allocation that was ended at the
    /// same instant for a later day; or without those later returns and ends it would take something else.
    #[must_use]
    pub fn meets_another(
        &self,
        fact: &'a Fact,
        id: &'a PaymentId,
        asked: Option<receivables::Money>,
    ) -> bool {
        let amount = self.asked_back(id, asked);
        let out = self.taken_by(fact, id, amount);
        let later = self.later_returns(fact, id);
        let later_return = self.unwound.iter().any(|(by, _)| later.contains(by));
        let later_end = out.iter().any(|(of, _)| {
            let ends = self.ended.iter().filter(|(ended, _)| Use::Allocation(ended) == *of);
            ends.map(|(_, by)| by).any(|by| by.recorded == fact.recorded && by.effective > fact.effective)
        });
        if !out.is_empty() && (later_return || later_end) {
            return true;
        }
        let mut in_order = self.clone();
        in_order.returns.retain(|row| !later.contains(&row.fact.id));
        for row in
            in_order.allocations.values_mut().filter(|row| row.allocation.payment_id.as_ref() == Some(id))
        {
            row.live.retain(|change| match &change.cause.body {
                FactBody::PaymentReturned { .. } => !later.contains(&change.cause.id),
                FactBody::CashAllocated { .. } => true,
                _ => change.cause.recorded != fact.recorded || change.cause.effective <= fact.effective,
            });
        }
        for row in in_order.recoveries.values_mut().filter(|row| row.recovery.payment_id == *id) {
            row.live.retain(|change| !later.contains(&change.cause.id));
        }
        in_order.taken_by(fact, id, amount) != out
    }

    /// Returns of a payment of the same instant that come after one, by day and id.
    fn later_returns(&self, fact: &Fact, id: &PaymentId) -> BTreeSet<&'a FactId> {
        let later = |row: &&ReturnRow<'_>| {
            row.fact.recorded == fact.recorded
                && row.payment_id == id
                && (row.fact.effective, &row.fact.id) > (fact.effective, &fact.id)
        };
        self.returns.iter().filter(later).map(|row| &row.fact.id).collect()
    }

    /// What a return would take out of each use of a payment, day by day.
    fn taken_by(
        &self,
        fact: &'a Fact,
        id: &'a PaymentId,
        amount: i128,
    ) -> Vec<(Use<'a>, Vec<(Date, Force)>)> {
        let mut after = self.clone();
        after.unwind(fact, id, amount);
        let mut uses = after.uses(id);
        uses.sort();
        let of_it = |of: Use<'a>| {
            let made = after.live(of).iter().filter(|change| change.cause.id == fact.id);
            (of, made.map(|change| (change.effective, change.delta)).collect::<Vec<_>>())
        };
        uses.into_iter().map(of_it).filter(|(_, made)| !made.is_empty()).collect()
    }

    /// What a return would fail to take: zero when it can be carried out.
    #[must_use]
    pub fn return_lacks(&self, fact: &'a Fact, id: &'a PaymentId, asked: Option<receivables::Money>) -> i128 {
        self.clone().unwind(fact, id, self.asked_back(id, asked))
    }

    /// The amount of a return: what it says, else all that no return has taken.
    fn asked_back(&self, id: &PaymentId, asked: Option<receivables::Money>) -> i128 {
        asked.map_or_else(|| self.not_yet_returned(id), |money| i128::from(money.minor()))
    }

    /// The part of a payment that no return has taken, on any day and whoever knew it.
    #[must_use]
    pub fn not_yet_returned(&self, id: &PaymentId) -> i128 {
        let whole = self.payments.get(id).map_or(0, |(_, payment)| i128::from(payment.amount.minor()));
        whole - self.returns.iter().filter(|row| row.payment_id == id).map(|row| row.amount).sum::<i128>()
    }
}
