//! What was said and tried so far with one customer, sorted out of the facts.

use super::clock::Clock;
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{
    AccountHistory, Block, CallOutcome, CrmMark, Dispute, Fact, FactBody, HumanDecision, Instrument, Message,
    PaymentAttempt, PaymentPlan, Promise, Reply, ReplyIntent,
};
use crate::error::Result;
use crate::ids::{ActionId, AttemptId, BlockId, ContactId, DisputeId, InstrumentId, InvoiceId, MessageId};
use std::collections::{BTreeMap, BTreeSet};

/// A document with the fact that brought it.
pub(super) struct Dated<'a, T> {
    pub(super) fact: &'a Fact,
    pub(super) document: &'a T,
}

/// One delivery of an invoice.
pub(super) struct Delivery<'a> {
    pub(super) fact: &'a Fact,
    pub(super) contact: Option<&'a ContactId>,
    pub(super) arrived: bool,
}

/// What became of a proposed action.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The host did it, at that instant.
    Done(Timestamp),
    /// The host could not do it.
    Failed,
}

/// The facts of one customer by what they mean to follow-up.
#[derive(Default)]
pub(super) struct History<'a> {
    pub(super) sent: Vec<Dated<'a, Message>>,
    pub(super) opened: BTreeSet<&'a MessageId>,
    pub(super) undelivered: BTreeSet<&'a MessageId>,
    pub(super) bounced: BTreeSet<&'a ContactId>,
    /// Every time an invoice was delivered, or failed to be: the fact, the contact, and whether it arrived.
    pub(super) deliveries: BTreeMap<&'a InvoiceId, Vec<Delivery<'a>>>,
    pub(super) viewed: BTreeSet<&'a InvoiceId>,
    /// Instants at which the customer answered in any way.
    pub(super) answers: Vec<Timestamp>,
    pub(super) replies: Vec<Dated<'a, Reply>>,
    pub(super) promises: Vec<Dated<'a, Promise>>,
    pub(super) plans: Vec<Dated<'a, PaymentPlan>>,
    pub(super) disputes: Vec<Dated<'a, Dispute>>,
    pub(super) resolved: BTreeMap<&'a DisputeId, Date>,
    pub(super) blocks: Vec<Dated<'a, Block>>,
    pub(super) lifted: BTreeMap<&'a BlockId, Date>,
    pub(super) attempts: Vec<Dated<'a, PaymentAttempt>>,
    pub(super) ended_attempts: BTreeSet<&'a AttemptId>,
    pub(super) instruments: BTreeMap<&'a InstrumentId, &'a Instrument>,
    pub(super) outcomes: BTreeMap<&'a ActionId, Outcome>,
    pub(super) decisions: Vec<Dated<'a, HumanDecision>>,
    marks: Vec<CrmMark>,
    /// The first day after today on which a fact that is known already begins to count.
    pub(super) next_effective: Option<Date>,
}

impl<'a> History<'a> {
    /// Sorts the facts that count at the clock's instant.
    pub(super) fn new(account: &'a AccountHistory, clock: &Clock<'_>) -> Result<Self> {
        let marks = account.marks(&AsOf::known(clock.today(), clock.now()));
        let mut history = Self { marks, ..Self::default() };
        let known = account.facts.iter().filter(|fact| fact.recorded <= clock.now());
        let mut facts: Vec<&Fact> = Vec::with_capacity(account.facts.len());
        for fact in known {
            if fact.effective <= clock.today() {
                facts.push(fact);
            } else {
                let earlier = history.next_effective.is_none_or(|next| fact.effective < next);
                history.next_effective = if earlier { Some(fact.effective) } else { history.next_effective };
            }
        }
        facts.sort_by(|a, b| {
            (a.effective, a.happened_at(), a.order()).cmp(&(b.effective, b.happened_at(), b.order()))
        });
        for fact in facts {
            history.take(fact);
        }
        history.sent.sort_by(|a, b| {
            (a.fact.happened_at(), &a.document.id).cmp(&(b.fact.happened_at(), &b.document.id))
        });
        history.answers.sort_unstable();
        Ok(history)
    }

    fn take(&mut self, fact: &'a Fact) {
        match &fact.body {
            // The customer's data was put right: addresses that failed may work now.
            FactBody::CustomerRecorded { .. } => self.bounced.clear(),
            FactBody::PaymentMethodUpdated { instrument } => {
                self.instruments.insert(&instrument.id, instrument);
            }
            FactBody::PaymentStarted { attempt } => {
                self.done(attempt.action_id.as_ref(), fact);
                self.attempts.push(Dated { fact, document: attempt });
            }
            FactBody::PaymentReceived { payment } => {
                self.answers.push(fact.happened_at());
                self.ended_attempts.extend(payment.attempt_id.as_ref());
            }
            FactBody::PaymentFailed { failure } => {
                self.ended_attempts.extend(failure.attempt_id.as_ref());
            }
            FactBody::ActionDone { outcome } => self.done(Some(&outcome.action_id), fact),
            FactBody::ActionFailed { outcome } => {
                self.outcomes.entry(&outcome.action_id).or_insert(Outcome::Failed);
            }
            FactBody::HumanDecided { decision } => self.decisions.push(Dated { fact, document: decision }),
            _ => self.take_interaction(fact),
        }
    }

    fn take_interaction(&mut self, fact: &'a Fact) {
        let at = fact.happened_at();
        match &fact.body {
            FactBody::MessageSent { message } => {
                self.done(message.action_id.as_ref(), fact);
                self.sent.push(Dated { fact, document: message });
            }
            FactBody::InvoiceDelivered { invoice_id, contact_id, .. } => {
                let delivery = Delivery { fact, contact: contact_id.as_ref(), arrived: true };
                self.deliveries.entry(invoice_id).or_default().push(delivery);
            }
            FactBody::InvoiceViewed { invoice_id, .. } => {
                self.viewed.insert(invoice_id);
            }
            FactBody::MessageOpened { message_id, .. } => {
                self.opened.insert(message_id);
            }
            FactBody::DeliveryFailed { invoice_id, message_id, contact_id, .. } => {
                self.undelivered.extend(message_id.as_ref());
                if let Some(id) = invoice_id {
                    let delivery = Delivery { fact, contact: contact_id.as_ref(), arrived: false };
                    self.deliveries.entry(id).or_default().push(delivery);
                }
                let sent = |id: &MessageId| self.sent.iter().find(|s| s.document.id == *id);
                let to = message_id.as_ref().and_then(sent).and_then(|s| s.document.contact_id.as_ref());
                self.bounced.extend(contact_id.as_ref().or(to));
            }
            FactBody::ReplyReceived { reply } => {
                if reply.intent != ReplyIntent::Automatic {
                    self.answers.push(at);
                    self.opened.extend(reply.message_id.as_ref());
                }
                self.replies.push(Dated { fact, document: reply });
            }
            FactBody::CallLogged { call } => {
                self.done(call.action_id.as_ref(), fact);
                if call.outcome == CallOutcome::Reached {
                    self.answers.push(at);
                }
            }
            FactBody::PromiseMade { promise } => {
                self.answers.push(at);
                self.promises.push(Dated { fact, document: promise });
            }
            FactBody::PlanAgreed { plan } => {
                self.answers.push(at);
                self.plans.push(Dated { fact, document: plan });
            }
            FactBody::DisputeOpened { dispute } => {
                self.answers.push(at);
                self.disputes.push(Dated { fact, document: dispute });
            }
            _ => self.take_stop(fact),
        }
    }

    fn take_stop(&mut self, fact: &'a Fact) {
        match &fact.body {
            FactBody::DisputeResolved { dispute_id, .. } => {
                self.resolved.insert(dispute_id, fact.effective);
            }
            FactBody::BlockPlaced { block } => self.blocks.push(Dated { fact, document: block }),
            FactBody::BlockLifted { block_id } => {
                self.lifted.insert(block_id, fact.effective);
            }
            _ => {}
        }
    }

    fn done(&mut self, action: Option<&'a ActionId>, fact: &Fact) {
        if let Some(id) = action {
            self.outcomes.insert(id, Outcome::Done(fact.happened_at()));
        }
    }

    /// Whether the customer has a mark.
    pub(super) fn has_mark(&self, mark: CrmMark) -> bool {
        self.marks.contains(&mark)
    }

    /// When an action was done; none while it is not.
    pub(super) fn done_at(&self, action: &ActionId) -> Option<Timestamp> {
        match self.outcomes.get(action) {
            Some(Outcome::Done(at)) => Some(*at),
            _ => None,
        }
    }

    /// Whether the host reported that it could not do an action.
    pub(super) fn has_failed(&self, action: &ActionId) -> bool {
        self.outcomes.get(action) == Some(&Outcome::Failed)
    }

    /// The attempts of which no result is known, in the order in which they were started.
    pub(super) fn pending(&self) -> impl Iterator<Item = &Dated<'a, PaymentAttempt>> {
        self.attempts.iter().filter(|attempt| !self.ended_attempts.contains(&attempt.document.id))
    }

    /// Whether the customer answered after an instant.
    pub(super) fn answered_after(&self, at: Timestamp) -> bool {
        self.answers.last().is_some_and(|last| *last > at)
    }
}
