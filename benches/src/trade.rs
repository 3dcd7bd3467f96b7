//! A trade that is told day by day: invoices go out, money comes in, is allocated, and late payers are reminded.
//!
//! | what | how often |
//! | --- | --- |
//! | invoice paid | 92 of 100, from five days before it is due to forty after |
//! | two invoices paid at once | one in ten |
//! | paid in two parts | one in twelve |
//! | with a discount of 2 % | one in twenty |
//! | payer not identified | one in a hundred |
//! | reminded on the fifth day after it was due | where it is still open; six in ten are opened |

use crate::draw::Draw;
use crate::{DAYS, day};
use receivables::{
    Adjustment, AdjustmentKind, Allocation, AllocationId, Channel, Currency, Customer, CustomerId, Error,
    Fact, FactBody, FactId, Invoice, InvoiceId, Message, MessageId, Money, Name, Payment, PaymentId,
    PaymentMethod, PaymentTerms, Reference, Timestamp, Tone,
};
use std::collections::{BTreeMap, VecDeque};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TradeKind {
    /// Customers, invoices, payments, allocations, messages sent and opened.
    Whole,
    /// Without the messages: what changes an amount.
    MoneyOnly,
}

/// Facts without end, in the order in which they became known; take as many as are wanted.
#[derive(Debug, Clone)]
pub struct Trade {
    kind: TradeKind,
    customers: Vec<bool>,
    invoices_a_day: usize,
    today: usize,
    told: usize,
    told_today: i64,
    invoices: usize,
    agenda: BTreeMap<usize, Vec<Event>>,
    ready: VecDeque<Fact>,
}

#[derive(Debug, Clone)]
enum Event {
    Pay { claim: Claim, part: Part },
    Remind { claim: Claim },
    Open { message: MessageId },
}

/// Which part of the claim is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    WithDiscount,
    FirstHalf,
    Rest,
}

/// One or two invoices that are paid together.
#[derive(Debug, Clone)]
struct Claim {
    customer: usize,
    invoices: Vec<(InvoiceId, i64)>,
}

impl Iterator for Trade {
    type Item = Result<Fact, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            if let Err(error) = self.play() {
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

impl Trade {
    /// A trade of a size at which so many facts are told within 700 days or so.
    #[must_use]
    pub fn sized(kind: TradeKind, facts: usize) -> Self {
        Self {
            kind,
            customers: vec![false; (facts / 100).max(10)],
            invoices_a_day: (facts / (DAYS * 3)).max(1),
            today: 0,
            told: 0,
            told_today: 0,
            invoices: 0,
            agenda: BTreeMap::new(),
            ready: VecDeque::new(),
        }
    }

    /// The first facts of a trade of that size.
    ///
    /// # Errors
    /// None: the facts are sound.
    pub fn facts(kind: TradeKind, facts: usize) -> Result<Vec<Fact>, Error> {
        Self::sized(kind, facts).take(facts).collect()
    }

    /// One day: what was to happen on it, then the day's invoices.
    fn play(&mut self) -> Result<(), Error> {
        self.told_today = 0;
        for event in self.agenda.remove(&self.today).unwrap_or_default() {
            match event {
                Event::Pay { claim, part } => self.pay(&claim, part)?,
                Event::Remind { claim } => self.remind(&claim)?,
                Event::Open { message } => {
                    self.tell(FactBody::MessageOpened { message_id: message, contact_id: None })?;
                }
            }
        }
        for _ in 0..self.invoices_a_day {
            self.bill()?;
        }
        self.today += 1;
        Ok(())
    }

    fn tell(&mut self, body: FactBody) -> Result<(), Error> {
        let today = day(self.today);
        let second = self.told_today.min(86_399);
        let recorded = Timestamp::from_micros(Timestamp::start_of(today).micros() + second * 1_000_000)?;
        let id = FactId::new(&format!("evt_{:016x}", self.told))?;
        self.told += 1;
        self.told_today += 1;
        self.ready.push_back(Fact::new(id, today, recorded, body));
        Ok(())
    }

    fn at(&mut self, days: usize, event: Event) {
        self.agenda.entry(self.today + days).or_default().push(event);
    }

    /// Issues one invoice, or two that will be paid together, and plans what becomes of them.
    fn bill(&mut self) -> Result<(), Error> {
        let mut draw = Draw::of(2, self.invoices);
        let customer = draw.place(self.customers.len());
        self.introduce(customer)?;
        let days = [14, 30, 30, 30, 60][draw.place(5)];
        let count = if draw.happens(10) { 2 } else { 1 };
        let mut claim = Claim { customer, invoices: Vec::new() };
        for _ in 0..count {
            let minor = 2_000 + i64::try_from(draw.below(5_000_000)).unwrap_or_default();
            let id = InvoiceId::new(&format!("INV-2024-{:08}", self.invoices))?;
            self.invoices += 1;
            let amount = Money::from_minor(minor, currency_of(customer));
            let terms = PaymentTerms::net(days);
            let mut invoice =
                Invoice::new(id.clone(), customer_id(customer)?, day(self.today), amount, terms);
            if draw.happens(50) {
                invoice.tax = Some(Money::from_minor(minor / 6, amount.currency()));
            }
            if draw.happens(33) {
                invoice.po_number = Some(Reference::new(&format!("PO-{:06}", draw.below(1_000_000)))?);
            }
            self.tell(FactBody::InvoiceIssued { invoice: Box::new(invoice) })?;
            claim.invoices.push((id, minor));
        }
        self.plan(claim, usize::from(days), &mut draw);
        Ok(())
    }

    /// Decides when a claim is paid and how, and whether a reminder comes before.
    fn plan(&mut self, claim: Claim, terms: usize, draw: &mut Draw) {
        let late = terms - 5 + draw.place(46);
        let paid = match draw.below(100) {
            0..8 => None,
            8..16 if claim.invoices.len() == 1 => Some((late, Part::FirstHalf)),
            16..21 if claim.invoices.len() == 1 => Some((terms.min(10), Part::WithDiscount)),
            _ => Some((late, Part::Whole)),
        };
        if self.kind == TradeKind::Whole && paid.is_none_or(|(days, _)| days > terms + 5) {
            self.at(terms + 5, Event::Remind { claim: claim.clone() });
        }
        let Some((days, part)) = paid else { return };
        if part == Part::FirstHalf {
            self.at(days + 10, Event::Pay { claim: claim.clone(), part: Part::Rest });
        }
        self.at(days, Event::Pay { claim, part });
    }

    fn introduce(&mut self, customer: usize) -> Result<(), Error> {
        if std::mem::replace(&mut self.customers[customer], true) {
            return Ok(());
        }
        let name = Name::new(&format!("Customer {customer}"))?;
        let mut record = Customer::new(customer_id(customer)?, name);
        record.segment = Some(Name::new(["small", "middle", "large"][customer % 3])?);
        self.tell(FactBody::CustomerRecorded { customer: Box::new(record) })
    }

    /// Money comes in and is put on its invoices.
    fn pay(&mut self, claim: &Claim, part: Part) -> Result<(), Error> {
        let currency = currency_of(claim.customer);
        let settled: Vec<(&InvoiceId, i64, i64)> = claim
            .invoices
            .iter()
            .map(|(id, minor)| match part {
                Part::Whole => (id, *minor, 0),
                Part::WithDiscount => (id, minor - minor / 50, minor / 50),
                Part::FirstHalf => (id, minor / 2, 0),
                Part::Rest => (id, minor - minor / 2, 0),
            })
            .collect();
        let payment_id = PaymentId::new(&format!("pay_{:012x}", self.told))?;
        let known = !self.told.is_multiple_of(100);
        let total = Money::from_minor(settled.iter().map(|(_, cash, _)| cash).sum(), currency);
        let payer = if known { Some(customer_id(claim.customer)?) } else { None };
        let method = PaymentMethod::BankTransfer;
        let mut payment = Payment::new(payment_id.clone(), payer, day(self.today), total, method);
        for (id, ..) in &settled {
            payment.references.push(Reference::new(id.as_str())?);
        }
        self.tell(FactBody::PaymentReceived { payment: Box::new(payment) })?;
        for (invoice, cash, discount) in settled {
            let id = AllocationId::new(&format!("alc_{:012x}", self.told))?;
            let amount = Money::from_minor(cash, currency);
            let mut allocation = Allocation::of_payment(id, payment_id.clone(), invoice.clone(), amount);
            if discount > 0 {
                let amount = Money::from_minor(discount, currency);
                allocation.adjustments.push(Adjustment { kind: AdjustmentKind::Discount, amount });
            }
            self.tell(FactBody::CashAllocated { allocation: Box::new(allocation) })?;
        }
        Ok(())
    }

    fn remind(&mut self, claim: &Claim) -> Result<(), Error> {
        let id = MessageId::new(&format!("msg_{:012x}", self.told))?;
        if Draw::of(3, self.told).happens(60) {
            self.at(1, Event::Open { message: id.clone() });
        }
        let message = Message {
            id,
            customer_id: customer_id(claim.customer)?,
            contact_id: None,
            channel: Channel::Email,
            invoice_ids: claim.invoices.iter().map(|(id, _)| id.clone()).collect(),
            template: Some(Name::new("reminder-1")?),
            tone: Some(Tone::Friendly),
            action_id: None,
            level: None,
        };
        self.tell(FactBody::MessageSent { message: Box::new(message) })
    }
}

fn customer_id(place: usize) -> Result<CustomerId, Error> {
    CustomerId::new(&format!("C{place:06}"))
}

const fn currency_of(customer: usize) -> Currency {
    match customer % 10 {
        0 => Currency::GBP,
        1..4 => Currency::USD,
        _ => Currency::EUR,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use receivables::ledger::Applied;
    use receivables::{Ledger, Settings};

    #[test]
    fn every_fact_is_accepted_and_told_in_order() {
        for kind in [TradeKind::Whole, TradeKind::MoneyOnly] {
            let mut ledger = Ledger::new(Settings::default());
            let facts = Trade::facts(kind, 10_000).unwrap();
            assert!(facts.is_sorted_by_key(|fact| fact.recorded));
            for fact in &facts {
                assert_eq!(ledger.apply(fact).unwrap(), Applied::New, "{fact:?}");
            }
            let messages = facts.iter().filter(|fact| fact.body.kind().starts_with("message")).count();
            assert_eq!(messages > 0, kind == TradeKind::Whole);
        }
    }
}
