//! What only the facts themselves say: deliveries, views, which invoice a credit memo corrects, failed payments, and the
//! dunning levels of messages, attempts and actions.

use super::Frame;
use crate::calendar::{Date, Timestamp};
use crate::documents::{FactBody, PaymentFailure};
use crate::error::Result;
use crate::ids::{ActorId, FactId, InvoiceId};
use crate::ledger::index::at;
use borsh::BorshDeserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A payment that failed, as its fact tells.
pub(super) struct Failed {
    pub(super) order: (Date, Timestamp, FactId),
    pub(super) failure: PaymentFailure,
}

/// A step of a dunning level that was taken.
pub(super) struct Step {
    pub(super) day: Date,
    pub(super) level: u8,
    /// The first instalments of its invoices; all of the customer where empty.
    pub(super) invoices: Vec<u32>,
}

/// What was told; invoices by the place of the fact that brought them.
#[derive(Default)]
pub(super) struct Told {
    /// The day on which an invoice first reached the customer.
    pub(super) delivered: BTreeMap<u32, Date>,
    /// The day on which the customer first opened it.
    pub(super) viewed: BTreeMap<u32, Date>,
    /// Invoices that a credit memo corrects.
    pub(super) credited: BTreeSet<u32>,
    /// Every failure that counts, in the order in which they happened.
    pub(super) failures: Vec<Failed>,
    /// Steps of dunning levels, by customer.
    pub(super) steps: BTreeMap<u32, Vec<Step>>,
}

/// How the compact form of a fact begins: enough to tell its kind without reading the whole.
#[derive(BorshDeserialize)]
struct Head {
    _id: FactId,
    _effective: Date,
    _recorded: Timestamp,
    _at: Option<Timestamp>,
    _actor: Option<ActorId>,
    /// The place of the kind among [`FactBody::KINDS`].
    kind: u8,
}

/// The kind of a fact in its compact form.
pub(super) fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let mut rest = bytes;
    let head = Head::deserialize(&mut rest).ok()?;
    FactBody::KINDS.get(usize::from(head.kind)).copied()
}

impl Told {
    fn step(&mut self, fact: u32, level: Option<u8>, invoices: Vec<u32>, frame: &Frame<'_>) {
        let meta = frame.ledger.log.meta(fact);
        if let (Some(level), Some(meta)) = (level, meta) {
            self.steps.entry(meta.customer).or_default().push(Step { day: meta.effective, level, invoices });
        }
    }
}

impl Frame<'_> {
    /// Reads the facts of the kinds that matter.
    pub(super) fn told(&self) -> Result<Told> {
        let log = &self.ledger.log;
        let mut told = Told::default();
        for place in (0..log.next()).filter(|place| self.sees(*place)) {
            let effective = log.effective(place);
            match kind_of(log.bytes_of(place)) {
                Some("invoice_delivered" | "invoice_viewed") if effective < self.from => continue,
                Some("invoice_delivered" | "invoice_viewed" | "credit_memo_issued" | "payment_failed") => {}
                Some("message_sent" | "payment_started" | "action_done") => {}
                _ => continue,
            }
            let fact = log.fact(place)?;
            match fact.body {
                FactBody::InvoiceDelivered { invoice_id, .. } => {
                    self.first_day(&mut told.delivered, &invoice_id, effective);
                }
                FactBody::InvoiceViewed { invoice_id, .. } => {
                    self.first_day(&mut told.viewed, &invoice_id, effective);
                }
                FactBody::CreditMemoIssued { credit_memo } => {
                    told.credited.extend(credit_memo.invoice_id.and_then(|id| self.brought_by(&id)));
                }
                FactBody::PaymentFailed { failure } => {
                    told.failures
                        .push(Failed { order: (effective, fact.recorded, fact.id), failure: *failure });
                }
                FactBody::MessageSent { message } => {
                    told.step(place, message.level, self.firsts(&message.invoice_ids), self);
                }
                FactBody::PaymentStarted { attempt } => {
                    told.step(place, attempt.level, self.firsts(&attempt.invoice_ids), self);
                }
                FactBody::ActionDone { outcome } => told.step(place, outcome.level, Vec::new(), self),
                _ => {}
            }
        }
        told.failures.sort_by(|a, b| a.order.cmp(&b.order));
        Ok(told)
    }

    fn firsts(&self, invoices: &[InvoiceId]) -> Vec<u32> {
        invoices.iter().filter_map(|id| self.ledger.book.invoice(id.as_str())).collect()
    }

    fn first_day(&self, days: &mut BTreeMap<u32, Date>, invoice: &InvoiceId, day: Date) {
        if let Some(fact) = self.brought_by(invoice) {
            let first = days.entry(fact).or_insert(day);
            *first = day.min(*first);
        }
    }

    /// The place of the fact that brought an invoice.
    fn brought_by(&self, invoice: &InvoiceId) -> Option<u32> {
        let place = self.ledger.book.invoice(invoice.as_str())?;
        self.ledger.book.items.get(at(place)).map(|item| item.fact)
    }
}
