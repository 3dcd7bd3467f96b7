//! Taking in what changes no balance by itself: attempts, messages, promises, plans, disputes, blocks, notes, outcomes.

use super::Change;
use crate::calendar::Date;
use crate::documents::{Dispute, Fact, FactBody};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, DisputeId, InvoiceId, MovementId};
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{DisputeRecord, Entry, EntryKind, NamedKind};

/// Something with an id of its own, about a customer and perhaps invoices.
struct Naming<'a> {
    kind: NamedKind,
    id: &'a str,
    customer: &'a CustomerId,
    invoices: &'a [InvoiceId],
    document: &'static str,
    /// A day that may not lie before that of the fact, with its field.
    earliest: Option<(&'static str, Date)>,
}

impl<'a> Naming<'a> {
    /// What a fact brings with an id of its own; `None` where it brings nothing such.
    fn of(body: &'a FactBody) -> Option<Self> {
        let (kind, id, customer, invoices, document) = match body {
            FactBody::PaymentStarted { attempt: a } => {
                (NamedKind::Attempt, a.id.as_str(), &a.customer_id, &a.invoice_ids, "attempt")
            }
            FactBody::MessageSent { message: m } => {
                (NamedKind::Message, m.id.as_str(), &m.customer_id, &m.invoice_ids, "message")
            }
            FactBody::PromiseMade { promise: p } => {
                (NamedKind::Promise, p.id.as_str(), &p.customer_id, &p.invoice_ids, "promise")
            }
            FactBody::PlanAgreed { plan: p } => {
                (NamedKind::Plan, p.id.as_str(), &p.customer_id, &p.invoice_ids, "plan")
            }
            FactBody::BlockPlaced { block: b } => {
                (NamedKind::Block, b.id.as_str(), &b.customer_id, &b.invoice_ids, "block")
            }
            _ => return None,
        };
        let earliest = match body {
            FactBody::PromiseMade { promise } => Some(("promised_date", promise.promised_date)),
            FactBody::BlockPlaced { block } => block.until.map(|until| ("until", until)),
            FactBody::PlanAgreed { plan } => {
                plan.instalments.iter().map(|part| part.date).min().map(|date| ("instalments[0].date", date))
            }
            _ => None,
        };
        Some(Self { kind, id, customer, invoices, document, earliest })
    }
}

impl Ledger {
    pub(super) fn plan_interaction(&self, fact: &Fact, body: &FactBody) -> Result<Change> {
        if let Some(named) = Naming::of(body) {
            return self.named_about(fact, &named);
        }
        match body {
            FactBody::PaymentMethodUpdated { instrument } => {
                self.about(&instrument.customer_id, "instrument")
            }
            FactBody::PaymentFailed { failure } => {
                if let Some(id) = &failure.attempt_id {
                    self.known(fact, NamedKind::Attempt, id.as_str(), "failure.attempt_id")?;
                }
                let mut change = self.about(&failure.customer_id, "failure")?;
                change.named = self.named_failure(failure, change.customer);
                self.invoices(fact, &failure.invoice_ids, change.customer, "failure")?;
                Ok(change)
            }
            FactBody::InvoiceDelivered { invoice_id, .. } | FactBody::InvoiceViewed { invoice_id, .. } => {
                self.about_invoice(fact, invoice_id)
            }
            FactBody::DeliveryFailed { invoice_id: Some(id), .. } => self.about_invoice(fact, id),
            FactBody::DeliveryFailed { message_id: Some(id), .. }
            | FactBody::MessageOpened { message_id: id, .. } => {
                Ok(Change::about(self.known(fact, NamedKind::Message, id.as_str(), "message_id")?))
            }
            FactBody::ReplyReceived { reply } => {
                if let Some(id) = &reply.message_id {
                    self.known(fact, NamedKind::Message, id.as_str(), "reply.message_id")?;
                }
                self.about(&reply.customer_id, "reply")
            }
            FactBody::CallLogged { call } => self.about(&call.customer_id, "call"),
            FactBody::BlockLifted { block_id } => self.plan_block_end(fact, block_id.as_str()),
            FactBody::AccountNoted { note } => self.about(&note.customer_id, "note"),
            FactBody::ActionDone { outcome } | FactBody::ActionFailed { outcome } => {
                self.about(&outcome.customer_id, "outcome")
            }
            FactBody::BankMovementSeen { movement } => {
                self.free_name(NamedKind::Movement, movement.id.as_str())
                    .map_err(|e| e.within("movement"))?;
                let mut change = Change::about(NONE);
                change.named = Some(self.name(NamedKind::Movement, movement.id.as_str(), NONE, NONE));
                Ok(change)
            }
            FactBody::MatchConfirmed { movement_id, customer_id } => {
                self.plan_verdict(fact, movement_id, customer_id.as_ref())
            }
            FactBody::MatchRejected { movement_id, customer_id, .. } => {
                self.plan_verdict(fact, movement_id, customer_id.as_ref())
            }
            FactBody::HumanDecided { decision } => self.about(&decision.customer_id, "decision"),
            other => Err(Error::NameUnknown { field: "kind".into(), given: other.kind().into() }),
        }
    }

    /// A match that was confirmed or rejected: of a movement that was seen, for a customer who is known.
    fn plan_verdict(
        &self,
        fact: &Fact,
        movement: &MovementId,
        customer: Option<&CustomerId>,
    ) -> Result<Change> {
        let customer = customer.map(|id| self.customer_place(id, "customer_id")).transpose()?;
        self.known(fact, NamedKind::Movement, movement.as_str(), "movement_id")?;
        Ok(Change::about(customer.unwrap_or(NONE)))
    }

    fn about(&self, customer: &CustomerId, document: &str) -> Result<Change> {
        Ok(Change::about(self.customer_place(customer, &format!("{document}.customer_id"))?))
    }

    fn about_invoice(&self, fact: &Fact, id: &InvoiceId) -> Result<Change> {
        let place = self.item_place(id, "invoice_id")?;
        let item = self.item_or_unknown(place)?;
        self.not_before(fact, item.fact, Some(item.issue))?;
        Ok(Change::about(item.customer))
    }

    /// Something new with an id of its own.
    fn named_about(&self, fact: &Fact, named: &Naming<'_>) -> Result<Change> {
        self.free_name(named.kind, named.id).map_err(|e| e.within(named.document))?;
        let mut change = self.about(named.customer, named.document)?;
        self.invoices(fact, named.invoices, change.customer, named.document)?;
        if let Some((field, date)) = named.earliest.filter(|(_, date)| *date < fact.effective) {
            let field = format!("{}.{field}", named.document);
            let earliest = fact.effective.to_string();
            return Err(Error::BeforeReference { field, given: date.to_string(), earliest });
        }
        change.named = Some(self.name(named.kind, named.id, change.customer, NONE));
        Ok(change)
    }

    /// Refuses invoices that are not there, not yet, or of a customer outside the group.
    fn invoices(&self, fact: &Fact, invoices: &[InvoiceId], customer: u32, document: &str) -> Result<()> {
        let unknown = |at: usize, id: &InvoiceId| {
            let field = format!("{document}.invoice_ids[{at}]");
            Error::InvoiceUnknown { field, id: id.to_string() }
        };
        let items = invoices.iter().enumerate().map(|(at, id)| {
            let place = self.book.invoice(id.as_str()).ok_or_else(|| unknown(at, id))?;
            self.item_or_unknown(place)
        });
        let items = items.collect::<Result<Vec<_>>>()?;
        for (at, item) in items.iter().enumerate() {
            self.same_group(fact, customer, item.customer, &format!("{document}.invoice_ids[{at}]"))?;
        }
        for item in items {
            self.not_before(fact, item.fact, Some(item.issue))?;
        }
        Ok(())
    }

    /// The customer of a named record that must be there before the fact.
    fn known(&self, fact: &Fact, kind: NamedKind, id: &str, field: &str) -> Result<u32> {
        let named = self.named(kind, id, field)?;
        self.not_before(fact, named.fact, None)?;
        Ok(named.customer)
    }

    fn plan_block_end(&self, fact: &Fact, id: &str) -> Result<Change> {
        let customer = self.known(fact, NamedKind::Block, id, "block_id")?;
        let ends = self.book.named(NamedKind::Block, id).unwrap_or(NONE);
        if self.book.named.get(at(ends)).is_some_and(|named| named.ended) {
            return Err(Error::AlreadyEnded { field: "block_id".into(), id: id.into() });
        }
        let mut change = Change::about(customer);
        change.ends = ends;
        Ok(change)
    }

    pub(super) fn plan_dispute(&self, fact: &Fact, dispute: &Dispute) -> Result<Change> {
        self.free_name(NamedKind::Dispute, dispute.id.as_str())?;
        let item_place = self.instalment_place(&dispute.invoice_id, dispute.instalment)?;
        let item = self.item_or_unknown(item_place)?;
        if let Some(amount) = dispute.amount {
            amount.in_currency(item.currency).map_err(|e| e.within("amount"))?;
        }
        let amount = dispute.amount.map_or(item.amount, crate::money::Money::minor);
        if amount > item.amount {
            let money = |minor: i64| crate::money::Money::from_minor(minor, item.currency).to_string();
            return Err(Error::ExceedsItem {
                field: "amount".into(),
                id: item.invoice.to_string(),
                asked: money(amount),
                open: money(item.amount),
            });
        }
        if item.voided {
            return Err(Error::DocumentVoided { field: "invoice_id".into(), id: item.invoice.to_string() });
        }
        self.not_before(fact, item.fact, Some(item.issue))?;
        let subject = place(self.book.disputes.len());
        let mut entry = Entry::new(EntryKind::DisputeOpened, self.log.next(), fact.effective);
        entry.item = item_place;
        entry.subject = subject;
        entry.extra_delta = amount;
        let mut change = Change::about(item.customer).with(entry);
        change.dispute = Some(DisputeRecord { item: item_place, fact: self.log.next(), amount, open: true });
        change.named = Some(self.name(NamedKind::Dispute, dispute.id.as_str(), item.customer, subject));
        Ok(change)
    }

    pub(super) fn plan_dispute_end(&self, fact: &Fact, id: &DisputeId) -> Result<Change> {
        let named = self.named(NamedKind::Dispute, id.as_str(), "dispute_id")?;
        let Some(record) = self.book.disputes.get(at(named.subject)) else {
            return Err(super::cash::unknown("dispute_id", id.as_str()));
        };
        if !record.open {
            return Err(Error::AlreadyEnded { field: "dispute_id".into(), id: id.to_string() });
        }
        self.not_before(fact, named.fact, None)?;
        let mut entry = Entry::new(EntryKind::DisputeEnded, self.log.next(), fact.effective);
        entry.item = record.item;
        entry.subject = named.subject;
        entry.extra_delta = record.amount.saturating_neg();
        Ok(Change::about(named.customer).with(entry))
    }
}
