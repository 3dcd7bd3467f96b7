//! The days, and what happens on them without the program.

use super::cases;
use super::draw::Draw;
use super::payer::{Payer, Temper};
use super::tally::{Notes, Tally};
use receivables::calendar::DueRule;
use receivables::decide::Caseload;
use receivables::{
    Action, ActionId, Allocation, AllocationId, AsOf, AttemptId, CaseId, CustomerId, Date, Fact, FactBody,
    FactId, Invoice, InvoiceId, ItemHistory, Ledger, MessageId, Money, Payment, PaymentAttempt,
    PaymentFailure, PaymentId, PaymentTerms, Playbook, Rail, Reference, Result, Timestamp,
};
use std::collections::BTreeMap;

/// What happens at an instant.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// The next invoice of a customer.
    Bill(usize),
    /// A customer pays one invoice, or all that is due.
    Pay(usize, Option<InvoiceId>),
    /// The company collects an invoice from the card or mandate on file.
    Collect(usize, InvoiceId),
    /// What became of an attempt.
    Result(usize, Box<PaymentAttempt>),
    /// A message was opened.
    Opened(MessageId),
    /// The customer gave another card.
    NewCard(usize),
    /// A person calls.
    Call(usize, CaseId),
}

/// A company that is followed day by day.
pub(crate) struct Follow {
    pub(crate) ledger: Ledger,
    pub(super) caseload: Caseload,
    pub(super) payers: Vec<Payer>,
    pub(super) places: BTreeMap<CustomerId, usize>,
    pub(super) draw: Draw,
    pub(super) todo: BTreeMap<ActionId, Action>,
    pub(super) tally: Tally,
    pub(super) notes: Notes,
    ahead: BTreeMap<(Timestamp, u64), Event>,
    number: u64,
}

/// An hour of a day, UTC.
pub(super) fn hour(day: Date, hour: i64) -> Result<Timestamp> {
    Timestamp::start_of(day).plus_hours(hour)
}

impl Follow {
    /// A company with its customers and its policies.
    ///
    /// # Errors
    /// What the playbook refuses.
    pub(crate) fn new(ledger: Ledger, payers: Vec<Payer>, playbook: Playbook, draw: Draw) -> Result<Self> {
        let places = payers.iter().enumerate().map(|(place, payer)| (payer.id.clone(), place)).collect();
        Ok(Self {
            ledger,
            caseload: Caseload::new(playbook)?,
            payers,
            places,
            draw,
            todo: BTreeMap::new(),
            tally: Tally::default(),
            notes: Notes::default(),
            ahead: BTreeMap::new(),
            number: 0,
        })
    }

    /// Follows so many days after a day, and counts.
    ///
    /// # Errors
    /// What the engine refuses to answer.
    pub(crate) fn run(&mut self, after: Date, days: u32) -> Result<Tally> {
        for place in 0..self.payers.len() {
            let Some(payer) = self.payers.get(place).cloned() else { continue };
            self.plan(hour(payer.next_bill, 7)?, Event::Bill(place));
            self.open_before(place, &payer, after)?;
        }
        let (from, until) = (after.plus_days(1)?, after.plus_days(days.into())?);
        let mut day = from;
        while day <= until {
            let now = hour(day, 12)?;
            while let Some(entry) = self.ahead.first_entry().filter(|entry| entry.key().0 <= now) {
                let ((at, _), event) = entry.remove_entry();
                self.happens(at, event)?;
            }
            self.act(now)?;
            day = day.plus_days(1)?;
        }
        for payer in &self.payers {
            let account = self.ledger.account(&payer.id, &AsOf::day(until))?;
            cases::count(&account, (from, until), &self.notes, &mut self.tally)?;
        }
        Ok(self.tally.clone())
    }

    /// What a customer owes already is paid as later invoices are.
    fn open_before(&mut self, place: usize, payer: &Payer, today: Date) -> Result<()> {
        let account = self.ledger.account(&payer.id, &AsOf::day(today))?;
        for entry in account.items.iter().filter(|entry| entry.item.open.is_positive()) {
            let due = entry.item.due_date.max(today.plus_days(1)?);
            self.will_be_paid(place, payer, &entry.item.invoice_id, due)?;
        }
        Ok(())
    }

    pub(super) fn plan(&mut self, at: Timestamp, event: Event) {
        self.number += 1;
        self.ahead.insert((at, self.number), event);
    }

    /// Tells the ledger a fact.
    pub(super) fn tell(&mut self, at: Timestamp, body: FactBody) -> Result<()> {
        self.number += 1;
        let fact = Fact::new(FactId::new(&format!("quarter-{}", self.number))?, at.date(), at, body);
        self.tally.facts += 1;
        if self.ledger.apply(&fact).is_err() {
            self.tally.refused += 1;
        }
        Ok(())
    }

    fn happens(&mut self, at: Timestamp, event: Event) -> Result<()> {
        match event {
            Event::Bill(place) => self.bill(place, at),
            Event::Pay(place, invoice) => self.pay(place, invoice.as_ref(), at),
            Event::Collect(place, invoice) => self.collect(place, &invoice, at),
            Event::Result(place, attempt) => self.result(place, *attempt, at),
            Event::Opened(message_id) => {
                self.tell(at, FactBody::MessageOpened { message_id, contact_id: None })
            }
            Event::NewCard(place) => self.new_card(place, at),
            Event::Call(place, case) => self.call(place, &case, at),
        }
    }

    fn bill(&mut self, place: usize, at: Timestamp) -> Result<()> {
        let Some(payer) = self.payers.get_mut(place) else { return Ok(()) };
        let day = at.date();
        payer.next_bill = day.plus_days(30)?;
        let payer = payer.clone();
        let id = InvoiceId::new(&format!("{}-{day}", payer.id))?;
        let due_date = day.plus_days(payer.terms_days.into())?;
        let terms = PaymentTerms::new(DueRule::On { due_date });
        let invoice = Invoice::new(id.clone(), payer.id.clone(), day, payer.amount, terms);
        self.tell(at, FactBody::InvoiceIssued { invoice: Box::new(invoice) })?;
        self.plan(hour(payer.next_bill, 7)?, Event::Bill(place));
        self.will_be_paid(place, &payer, &id, due_date)
    }

    /// When an invoice is paid that nobody asks about.
    fn will_be_paid(&mut self, place: usize, payer: &Payer, invoice: &InvoiceId, due: Date) -> Result<()> {
        let count = u64::from(due.epoch_day().unsigned_abs());
        let drawn =
            |limit: u64| i64::try_from(self.draw.below(payer.number, 2, count, limit)).unwrap_or_default();
        let (day, event) = match (&payer.instrument, payer.temper) {
            (Some(_), _) => (due, Event::Collect(place, invoice.clone())),
            (None, Temper::Prompt) => (due.plus_days(-drawn(6))?, Event::Pay(place, Some(invoice.clone()))),
            (None, Temper::Slow) => (due.plus_days(1 + drawn(12))?, Event::Pay(place, Some(invoice.clone()))),
            (None, Temper::Forgetful | Temper::Hard) => return Ok(()),
        };
        self.plan(hour(day, 9)?, event);
        Ok(())
    }

    fn open_items(&self, place: usize, at: Timestamp) -> Result<Vec<ItemHistory>> {
        let Some(payer) = self.payers.get(place) else { return Ok(Vec::new()) };
        let account = self.ledger.account(&payer.id, &AsOf::known(at.date(), at))?;
        Ok(account.items.into_iter().filter(|entry| entry.item.open.is_positive()).collect())
    }

    fn pay(&mut self, place: usize, invoice: Option<&InvoiceId>, at: Timestamp) -> Result<()> {
        let mut items = self.open_items(place, at)?;
        items.retain(|entry| match invoice {
            Some(id) => entry.item.invoice_id == *id,
            None => entry.item.due_date <= at.date(),
        });
        self.settle(place, &items, None, at)
    }

    /// Money comes for items, and is put on them.
    fn settle(
        &mut self,
        place: usize,
        items: &[ItemHistory],
        attempt: Option<&AttemptId>,
        at: Timestamp,
    ) -> Result<()> {
        let Some(payer) = self.payers.get(place).cloned() else { return Ok(()) };
        let method =
            if attempt.is_some() { payer.method() } else { receivables::PaymentMethod::BankTransfer };
        for entry in items {
            self.number += 1;
            let id = PaymentId::new(&format!("quarter-p{}", self.number))?;
            let item = &entry.item;
            let mut payment = Payment::new(id.clone(), Some(payer.id.clone()), at.date(), item.open, method);
            payment.attempt_id = attempt.cloned();
            self.tell(at, FactBody::PaymentReceived { payment: Box::new(payment) })?;
            let allocation = AllocationId::new(&format!("quarter-a{}", self.number))?;
            let mut allocation = Allocation::of_payment(allocation, id, item.invoice_id.clone(), item.open);
            allocation.instalment = Some(item.instalment);
            self.tell(at, FactBody::CashAllocated { allocation: Box::new(allocation) })?;
        }
        Ok(())
    }

    fn collect(&mut self, place: usize, invoice: &InvoiceId, at: Timestamp) -> Result<()> {
        let mut items = self.open_items(place, at)?;
        items.retain(|entry| entry.item.invoice_id == *invoice);
        let Some(amount) = total(&items)? else { return Ok(()) };
        let count = u64::from(at.date().epoch_day().unsigned_abs());
        let draw = self.draw;
        if let Some(payer) = self.payers.get_mut(place)
            && payer.trouble.is_none()
            && draw.happens(payer.number, 3, count, 8)
        {
            payer.trouble = Some(match draw.below(payer.number, 4, count, 100) {
                0..45 => ("51", 35),
                45..70 => ("05", 20),
                70..85 => ("91", 80),
                _ => ("54", 0),
            });
        }
        self.attempt(place, vec![invoice.clone()], amount, None, at)
    }

    /// Starts an attempt; its result is known five minutes later.
    pub(super) fn attempt(
        &mut self,
        place: usize,
        invoice_ids: Vec<InvoiceId>,
        amount: Money,
        cause: Option<(&ActionId, Option<u8>)>,
        at: Timestamp,
    ) -> Result<()> {
        self.number += 1;
        let Some(payer) = self.payers.get(place) else { return Ok(()) };
        let attempt = PaymentAttempt {
            id: AttemptId::new(&format!("quarter-t{}", self.number))?,
            customer_id: payer.id.clone(),
            invoice_ids,
            amount,
            method: payer.method(),
            instrument_id: payer.instrument.as_ref().map(|instrument| instrument.id.clone()),
            action_id: cause.map(|(action, _)| action.clone()),
            level: cause.and_then(|(_, level)| level),
        };
        self.tell(at, FactBody::PaymentStarted { attempt: attempt.clone() })?;
        let known = Timestamp::from_micros(at.micros() + 300_000_000)?;
        self.plan(known, Event::Result(place, Box::new(attempt)));
        Ok(())
    }

    fn result(&mut self, place: usize, attempt: PaymentAttempt, at: Timestamp) -> Result<()> {
        let (draw, number) = (self.draw, self.number);
        let Some(payer) = self.payers.get_mut(place) else { return Ok(()) };
        let is_retry = attempt.action_id.is_some();
        let failed = payer
            .trouble
            .filter(|(_, percent)| !(is_retry && draw.happens(payer.number, 5, number, *percent)));
        payer.trouble = failed;
        let Some((code, _)) = failed else {
            let mut items = self.open_items(place, at)?;
            items.retain(|entry| attempt.invoice_ids.contains(&entry.item.invoice_id));
            return self.settle(place, &items, Some(&attempt.id), at);
        };
        let failure = PaymentFailure {
            attempt_id: Some(attempt.id),
            customer_id: attempt.customer_id,
            invoice_ids: attempt.invoice_ids,
            amount: attempt.amount,
            method: attempt.method,
            rail: Some(Rail::Visa).filter(|_| attempt.method == receivables::PaymentMethod::Card),
            instrument_id: attempt.instrument_id,
            code: Reference::new(code)?,
            advice: None,
            text: None,
            network_reference: None,
        };
        self.tell(at, FactBody::PaymentFailed { failure: Box::new(failure) })
    }

    fn new_card(&mut self, place: usize, at: Timestamp) -> Result<()> {
        let Some(payer) = self.payers.get_mut(place) else { return Ok(()) };
        payer.trouble = None;
        let Some(instrument) = payer.instrument.as_mut() else { return Ok(()) };
        instrument.expires = Some(at.date().plus_days(1_000)?);
        instrument.active = true;
        let instrument = instrument.clone();
        self.tell(at, FactBody::PaymentMethodUpdated { instrument })
    }
}

fn total(items: &[ItemHistory]) -> Result<Option<Money>> {
    let mut sum: Option<Money> = None;
    for entry in items {
        sum = Some(sum.map_or(Ok(entry.item.open), |sum| sum.plus(entry.item.open))?);
    }
    Ok(sum)
}
