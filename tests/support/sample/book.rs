//! The books of one customer while their story is made up: every fact goes through here, so that nothing is ever
//! allocated that is not open, and no fact is recorded before one that it refers to.
//!
//! The story is told day by day; a fact may be recorded some days after the day for which it counts.

use super::days::{after, instant, later, working};
use super::entries::{Bill, Item, Put, Share, Source};
use super::profile::Profile;
use super::random::Stream;
use super::terms::Terms;
use receivables::{
    Adjustment, Allocation, AllocationId, CreditMemo, CreditMemoId, CustomerId, Date, Fact, FactBody, FactId,
    Invoice, InvoiceId, InvoiceKind, Money, Note, Payment, PaymentId, PaymentReturn, Reference, Refund,
    RefundId, Timestamp,
};

/// When a fact becomes known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// Right after midnight, before anything else of the day.
    Opening,
    /// At once, at any hour.
    System,
    /// By a person: on a working day, in daytime.
    Office,
    /// With the bank's statement: up to two days later, in the morning.
    Bank,
}

/// The books.
#[derive(Debug)]
pub(super) struct Book<'a> {
    pub(super) profile: &'a Profile,
    pub(super) facts: Vec<Fact>,
    pub(super) bills: Vec<Bill>,
    pub(super) items: Vec<Item>,
    pub(super) sources: Vec<Source>,
    /// When the customer was first recorded.
    pub(super) known: Timestamp,
    clock: Stream,
    last_day: Date,
    fact_count: usize,
    document_count: usize,
}

impl<'a> Book<'a> {
    pub(super) fn new(profile: &'a Profile, clock: Stream, last_day: Date) -> Self {
        Self {
            profile,
            facts: Vec::new(),
            bills: Vec::new(),
            items: Vec::new(),
            sources: Vec::new(),
            known: instant(profile.joined, 0),
            clock,
            last_day,
            fact_count: 0,
            document_count: 0,
        }
    }

    /// An id of this customer: `PAY-0042-7`.
    pub(super) fn next_id(&mut self, prefix: &str) -> String {
        self.document_count += 1;
        format!("{prefix}-{:04}-{}", self.profile.number(), self.document_count)
    }

    /// An amount in the currency of the invoices.
    pub(super) fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.profile.currency())
    }

    /// Writes a fact down that counts for `day`, recorded after `known`; says when it was recorded.
    ///
    /// What would be recorded after the last day of the sample is left out, and so is all that follows from it.
    pub(super) fn emit(&mut self, day: Date, clock: Clock, known: Timestamp, body: FactBody) -> Timestamp {
        let hour = 3_600;
        let random = &mut self.clock;
        let drawn = match clock {
            Clock::Opening => instant(day, 0),
            Clock::System => instant(day, random.between(hour / 4, 23 * hour)),
            Clock::Office => instant(working(day), random.between(8 * hour, 17 * hour)),
            Clock::Bank => {
                instant(working(after(day, random.between(0, 2))), random.between(6 * hour, 10 * hour))
            }
        };
        let earliest = later(known.max(self.known), random.between(1, 900));
        let recorded = drawn.max(earliest);
        self.fact_count += 1;
        if recorded.date() <= self.last_day {
            let id = format!("F-{:04}-{}", self.profile.number(), self.fact_count);
            let id = FactId::new(&id).expect("a sound id");
            self.facts.push(Fact::new(id, day, recorded, body));
        }
        recorded
    }

    /// Issues an invoice or debit memo; `adorn` adds what only some have.
    pub(super) fn issue(
        &mut self,
        day: Date,
        net: i64,
        tax: i64,
        terms: Terms,
        adorn: impl FnOnce(&mut Invoice),
    ) -> usize {
        let id = InvoiceId::new(&format!("INV-{:04}-{:02}", self.profile.number(), self.bills.len() + 1));
        let id = id.expect("a sound id");
        let amount = net + tax;
        let customer_id = self.profile.id.clone();
        let mut invoice =
            Invoice::new(id.clone(), customer_id, day, self.money(amount), terms.on_invoice(day));
        invoice.tax = (tax > 0).then(|| self.money(tax));
        adorn(&mut invoice);
        let single = invoice.document == InvoiceKind::DebitMemo;
        let body = FactBody::InvoiceIssued { invoice: Box::new(invoice) };
        let known = self.emit(day, Clock::System, self.known, body);
        let bill = self.bills.len();
        let first = self.items.len();
        let parts = terms.parts(day, amount);
        debug_assert!(!single || parts.len() == 1, "a debit memo is one item");
        let many = parts.len() > 1;
        for (at, (due, amount)) in parts.into_iter().enumerate() {
            let number = u32::try_from(at + 1).expect("few parts");
            self.items.push(Item {
                bill,
                instalment: many.then_some(number),
                due,
                amount,
                open: amount,
                known,
                disputed: 0,
                intent: None,
                paid_unseen: false,
                promised: None,
                in_plan: false,
                collecting: false,
            });
        }
        let items = first..self.items.len();
        self.bills.push(Bill { id, issue: day, amount, tax, terms, items, known, is_void: false });
        bill
    }

    /// Records a payment; `adorn` adds what only some have.
    pub(super) fn receive(
        &mut self,
        day: Date,
        clock: Clock,
        known: Timestamp,
        amount: Money,
        adorn: impl FnOnce(&mut Payment),
    ) -> usize {
        let id = PaymentId::new(&self.next_id("PAY")).expect("a sound id");
        let mut payment =
            Payment::new(id.clone(), Some(self.profile.id.clone()), day, amount, self.profile.method);
        payment.rail = Some(self.profile.rail);
        adorn(&mut payment);
        let body = FactBody::PaymentReceived { payment: Box::new(payment) };
        let known = self.emit(day, clock, known, body);
        self.add_source(Some(id), None, amount, known)
    }

    fn add_source(
        &mut self,
        payment: Option<PaymentId>,
        credit_memo: Option<CreditMemoId>,
        amount: Money,
        known: Timestamp,
    ) -> usize {
        self.sources.push(Source {
            payment,
            credit_memo,
            currency: amount.currency(),
            available: amount.minor(),
            known,
            live: Vec::new(),
        });
        self.sources.len() - 1
    }

    /// Issues a credit memo.
    pub(super) fn credit(&mut self, day: Date, bill: usize, amount: i64, reason: &str) -> usize {
        let id = CreditMemoId::new(&self.next_id("CM")).expect("a sound id");
        let (whole, tax) = (self.bills[bill].amount, self.bills[bill].tax);
        let tax = i64::try_from(i128::from(tax) * i128::from(amount) / i128::from(whole)).unwrap_or(0);
        let money = self.money(amount);
        let memo = CreditMemo {
            id: id.clone(),
            customer_id: self.profile.id.clone(),
            issue_date: day,
            amount: money,
            tax: (tax > 0).then(|| self.money(tax)),
            invoice_id: Some(self.bills[bill].id.clone()),
            reason: Note::new(reason).ok(),
            references: Vec::new(),
            exchange_rate: None,
            earned: false,
        };
        let known = self.bills[bill].known;
        let body = FactBody::CreditMemoIssued { credit_memo: Box::new(memo) };
        let known = self.emit(day, Clock::Office, known, body);
        self.add_source(None, Some(id), money, known)
    }

    /// Puts a part of a source on an item, at most what both have left; nothing where one has nothing.
    pub(super) fn allocate(&mut self, day: Date, clock: Clock, source: usize, share: Share) {
        let (from, item) = (&self.sources[source], &self.items[share.item]);
        let settled = share.settled();
        let fits = share.money > 0 && settled <= item.open && share.taken <= from.available;
        if !fits || self.bills[item.bill].is_void {
            return;
        }
        let known = from.known.max(item.known);
        let allocation = Allocation {
            payment_id: from.payment.clone(),
            credit_memo_id: from.credit_memo.clone(),
            invoice_id: Some(self.bills[item.bill].id.clone()),
            instalment: item.instalment,
            payment_amount: (from.currency != self.profile.currency())
                .then(|| Money::from_minor(share.taken, from.currency)),
            adjustments: share
                .adjustments
                .iter()
                .map(|&(kind, minor)| Adjustment { kind, amount: self.money(minor) })
                .collect(),
            ..self.blank_allocation(share.money)
        };
        let put = Some(share.item);
        self.put(day, clock, known, source, allocation, put, settled, share.taken);
        self.items[share.item].open -= settled;
    }

    /// Keeps what is left of a payment on the customer's account.
    pub(super) fn put_on_account(&mut self, day: Date, source: usize, customer: &CustomerId) {
        let (known, taken) = (self.sources[source].known, self.sources[source].available);
        let mut allocation = self.blank_allocation(0);
        allocation.amount = Money::from_minor(taken, self.sources[source].currency);
        allocation.payment_id = self.sources[source].payment.clone();
        allocation.on_account_customer_id = Some(customer.clone());
        self.put(day, Clock::Office, known, source, allocation, None, 0, taken);
    }

    fn blank_allocation(&self, minor: i64) -> Allocation {
        Allocation {
            id: AllocationId::new("-").expect("a sound id"),
            payment_id: None,
            credit_memo_id: None,
            invoice_id: None,
            instalment: None,
            on_account_customer_id: None,
            amount: self.money(minor),
            payment_amount: None,
            adjustments: Vec::new(),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one place where an allocation is written down")]
    fn put(
        &mut self,
        day: Date,
        clock: Clock,
        known: Timestamp,
        source: usize,
        mut allocation: Allocation,
        item: Option<usize>,
        settled: i64,
        taken: i64,
    ) {
        let id = AllocationId::new(&self.next_id("AL")).expect("a sound id");
        allocation.id = id.clone();
        let body = FactBody::CashAllocated { allocation: Box::new(allocation) };
        let known = self.emit(day, clock, known, body);
        let from = &mut self.sources[source];
        from.available -= taken;
        from.known = known;
        from.live.push(Put { id, item, settled, taken, known });
        if let Some(item) = item {
            self.items[item].known = known;
        }
    }

    /// Undoes one allocation of a source.
    pub(super) fn unallocate(&mut self, day: Date, source: usize, at: usize, reason: &str) {
        let put = self.sources[source].live.remove(at);
        let known = self.sources[source].known.max(put.known);
        let known = put.item.map_or(known, |item| known.max(self.items[item].known));
        let body =
            FactBody::CashUnallocated { allocation_id: put.id.clone(), reason: Note::new(reason).ok() };
        let known = self.emit(day, Clock::Office, known, body);
        self.sources[source].available += put.taken;
        self.sources[source].known = known;
        if let Some(item) = put.item {
            self.items[item].open += put.settled;
            self.items[item].known = known;
        }
    }

    /// The bank takes a payment back: all it had settled is open again. Says which items.
    pub(super) fn take_back(&mut self, day: Date, source: usize, code: &str, fee: Option<i64>) -> Vec<usize> {
        let live = std::mem::take(&mut self.sources[source].live);
        let items: Vec<usize> = live.iter().filter_map(|put| put.item).collect();
        let known =
            items.iter().map(|&item| self.items[item].known).fold(self.sources[source].known, Ord::max);
        let Some(payment_id) = self.sources[source].payment.clone() else { return Vec::new() };
        let payment_return = PaymentReturn {
            payment_id,
            amount: None,
            code: Reference::new(code).expect("a code"),
            fee: fee.map(|minor| self.money(minor)),
            network_reference: None,
        };
        let known = self.emit(day, Clock::Bank, known, FactBody::PaymentReturned { payment_return });
        self.sources[source].available = 0;
        self.sources[source].known = known;
        for put in live {
            if let Some(item) = put.item {
                self.items[item].open += put.settled;
                self.items[item].known = known;
            }
        }
        items
    }

    /// Pays back what is left of a source.
    pub(super) fn refund(&mut self, day: Date, source: usize, reason: &str) {
        let id = RefundId::new(&self.next_id("RF")).expect("a sound id");
        let from = &self.sources[source];
        let refund = Refund {
            id,
            payment_id: from.payment.clone(),
            credit_memo_id: from.credit_memo.clone(),
            amount: Money::from_minor(from.available, from.currency),
            reason: Note::new(reason).ok(),
        };
        let known = from.known;
        let known = self.emit(day, Clock::Office, known, FactBody::RefundPaid { refund });
        self.sources[source].known = known;
        self.sources[source].available = 0;
    }

    /// Voids an invoice; what had settled it is free again. Says which sources have something back.
    pub(super) fn void(&mut self, day: Date, bill: usize, reason: &str) -> Vec<usize> {
        let items = self.bills[bill].items.clone();
        let known = items.clone().map(|at| self.items[at].known).fold(self.bills[bill].known, Ord::max);
        let touched: Vec<usize> = (0..self.sources.len())
            .filter(|&at| {
                self.sources[at].live.iter().any(|put| put.item.is_some_and(|i| items.contains(&i)))
            })
            .collect();
        let known = touched.iter().map(|&at| self.sources[at].known).fold(known, Ord::max);
        let invoice_id = self.bills[bill].id.clone();
        let body = FactBody::InvoiceVoided { invoice_id, reason: Note::new(reason).ok() };
        let known = self.emit(day, Clock::Office, known, body);
        self.bills[bill].is_void = true;
        for at in items.clone() {
            self.items[at].open = 0;
            self.items[at].known = known;
        }
        for &at in &touched {
            let source = &mut self.sources[at];
            source.known = known;
            let freed: i64 = source
                .live
                .extract_if(.., |put| put.item.is_some_and(|i| items.contains(&i)))
                .map(|put| put.taken)
                .sum();
            source.available += freed;
        }
        touched
    }
}
