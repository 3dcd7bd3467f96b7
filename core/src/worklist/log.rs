//! The interaction log: what was said and tried with a customer, one line for each fact.

use crate::calendar::{Date, Timestamp};
use crate::documents::{Fact, FactBody};
use crate::error::Result;
use crate::ids::{ActorId, ContactId, FactId, InvoiceId, Name, Note};
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// One line of the interaction log.
    pub struct LogEntry {
        /// The fact.
        pub fact_id: FactId,
        /// The instant at which it happened.
        pub at: Timestamp,
        /// The day for which it counts.
        pub date: Date,
        /// What happened: the kind of the fact.
        pub what: Name,
        /// Who at the customer, where it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub who: Option<ContactId>,
        /// Who or what on the host's side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actor: Option<ActorId>,
        /// The particulars: names to texts, sorted by name.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub details: BTreeMap<String, String>,
        /// The words, where there are any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
    }
}

/// The interaction log: every fact but those that only state documents or bookkeeping, in time order.
pub(super) fn interaction_log(facts: &[Fact]) -> Result<Vec<LogEntry>> {
    let mut facts: Vec<&Fact> = facts.iter().filter(|fact| is_interaction(&fact.body)).collect();
    facts.sort_by_key(|fact| (fact.happened_at(), fact.order()));
    facts.into_iter().map(log_entry).collect()
}

fn is_interaction(body: &FactBody) -> bool {
    !matches!(
        body,
        FactBody::CustomerRecorded { .. }
            | FactBody::InvoiceIssued { .. }
            | FactBody::CreditMemoIssued { .. }
            | FactBody::CashAllocated { .. }
            | FactBody::CashUnallocated { .. }
    )
}

/// Collects the particulars of a log line.
#[derive(Default)]
struct Line {
    who: Option<ContactId>,
    text: Option<Note>,
    details: BTreeMap<String, String>,
}

impl Line {
    fn with(&mut self, name: &str, value: impl std::fmt::Display) -> &mut Self {
        self.details.insert(name.to_owned(), value.to_string());
        self
    }

    fn with_some(&mut self, name: &str, value: Option<impl std::fmt::Display>) -> &mut Self {
        if let Some(value) = value {
            self.with(name, value);
        }
        self
    }

    fn with_invoices(&mut self, invoices: &[InvoiceId]) -> &mut Self {
        if invoices.is_empty() {
            return self;
        }
        let names: Vec<&str> = invoices.iter().map(InvoiceId::as_str).collect();
        self.with("invoice_ids", names.join(", "))
    }

    fn said(&mut self, who: Option<&ContactId>, text: Option<&Note>) -> &mut Self {
        (self.who, self.text) = (who.cloned(), text.cloned());
        self
    }
}

fn log_entry(fact: &Fact) -> Result<LogEntry> {
    let mut line = Line::default();
    describe_contact(&fact.body, &mut line);
    Ok(LogEntry {
        fact_id: fact.id.clone(),
        at: fact.happened_at(),
        date: fact.effective,
        what: Name::new(fact.body.kind())?,
        who: line.who,
        actor: fact.actor.clone(),
        details: line.details,
        text: line.text,
    })
}

fn describe_contact(body: &FactBody, line: &mut Line) {
    match body {
        FactBody::InvoiceDelivered { invoice_id, contact_id, channel } => {
            line.said(contact_id.as_ref(), None)
                .with("invoice_id", invoice_id)
                .with_some("channel", *channel);
        }
        FactBody::InvoiceViewed { invoice_id, contact_id } => {
            line.said(contact_id.as_ref(), None).with("invoice_id", invoice_id);
        }
        FactBody::MessageSent { message } => {
            line.said(message.contact_id.as_ref(), None)
                .with("message_id", &message.id)
                .with("channel", message.channel)
                .with_invoices(&message.invoice_ids)
                .with_some("template", message.template.as_ref())
                .with_some("tone", message.tone)
                .with_some("level", message.level)
                .with_some("action_id", message.action_id.as_ref());
        }
        FactBody::MessageOpened { message_id, contact_id } => {
            line.said(contact_id.as_ref(), None).with("message_id", message_id);
        }
        FactBody::DeliveryFailed { invoice_id, message_id, contact_id, reason } => {
            line.said(contact_id.as_ref(), Some(reason))
                .with_some("invoice_id", invoice_id.as_ref())
                .with_some("message_id", message_id.as_ref());
        }
        FactBody::ReplyReceived { reply } => {
            line.said(reply.contact_id.as_ref(), reply.text.as_ref())
                .with("channel", reply.channel)
                .with("intent", reply.intent)
                .with_some("message_id", reply.message_id.as_ref());
        }
        FactBody::CallLogged { call } => {
            line.said(call.contact_id.as_ref(), call.text.as_ref())
                .with("outcome", call.outcome)
                .with_some("action_id", call.action_id.as_ref());
        }
        _ => describe_agreement(body, line),
    }
}

fn describe_agreement(body: &FactBody, line: &mut Line) {
    match body {
        FactBody::PromiseMade { promise } => {
            line.with("promise_id", &promise.id)
                .with("amount", promise.amount)
                .with("promised_date", promise.promised_date)
                .with_invoices(&promise.invoice_ids);
        }
        FactBody::PlanAgreed { plan } => {
            let parts: Vec<String> =
                plan.instalments.iter().map(|p| format!("{} {}", p.date, p.amount)).collect();
            line.with("plan_id", &plan.id)
                .with("instalments", parts.join(", "))
                .with_invoices(&plan.invoice_ids);
        }
        FactBody::DisputeOpened { dispute } => {
            line.said(None, dispute.text.as_ref())
                .with("dispute_id", &dispute.id)
                .with("invoice_id", &dispute.invoice_id)
                .with("reason", &dispute.reason)
                .with_some("amount", dispute.amount)
                .with_some("instalment", dispute.instalment);
        }
        FactBody::DisputeResolved { dispute_id, outcome, text } => {
            line.said(None, text.as_ref()).with("dispute_id", dispute_id).with("outcome", outcome);
        }
        FactBody::BlockPlaced { block } => {
            line.with("block_id", &block.id)
                .with("reason", &block.reason)
                .with_some("until", block.until)
                .with_invoices(&block.invoice_ids);
        }
        FactBody::BlockLifted { block_id } => {
            line.with("block_id", block_id);
        }
        FactBody::AccountNoted { note } => {
            line.said(None, note.text.as_ref());
            if let Some(mark) = note.mark {
                line.with("mark", mark).with("marked", note.marked);
            }
        }
        FactBody::ActionDone { outcome } | FactBody::ActionFailed { outcome } => {
            line.said(None, outcome.text.as_ref())
                .with("action_id", &outcome.action_id)
                .with_some("level", outcome.level);
        }
        FactBody::HumanDecided { decision } => {
            line.said(None, decision.text.as_ref())
                .with("decision", &decision.decision)
                .with_some("action_id", decision.action_id.as_ref())
                .with_some("snooze_until", decision.snooze_until)
                .with_some("move_to", decision.move_to.as_ref().map(|to| &to.policy_id));
        }
        _ => describe_money(body, line),
    }
}

fn describe_money(body: &FactBody, line: &mut Line) {
    match body {
        FactBody::PaymentMethodUpdated { instrument } => {
            line.with("instrument_id", &instrument.id)
                .with("method", instrument.method)
                .with("active", instrument.active)
                .with_some("expires", instrument.expires);
        }
        FactBody::PaymentStarted { attempt } => {
            line.with("attempt_id", &attempt.id)
                .with("amount", attempt.amount)
                .with("method", attempt.method)
                .with_invoices(&attempt.invoice_ids)
                .with_some("level", attempt.level)
                .with_some("action_id", attempt.action_id.as_ref());
        }
        FactBody::PaymentReceived { payment } => {
            line.with("payment_id", &payment.id)
                .with("amount", payment.amount)
                .with("method", payment.method)
                .with_some("attempt_id", payment.attempt_id.as_ref());
        }
        FactBody::PaymentFailed { failure } => {
            line.said(None, failure.text.as_ref())
                .with("amount", failure.amount)
                .with("method", failure.method)
                .with("code", &failure.code)
                .with_invoices(&failure.invoice_ids)
                .with_some("attempt_id", failure.attempt_id.as_ref());
        }
        FactBody::PaymentReturned { payment_return } => {
            line.with("payment_id", &payment_return.payment_id)
                .with("code", &payment_return.code)
                .with_some("amount", payment_return.amount);
        }
        FactBody::RefundPaid { refund } => {
            line.said(None, refund.reason.as_ref()).with("amount", refund.amount);
        }
        FactBody::WrittenOff { write_off } => {
            line.said(None, write_off.reason.as_ref())
                .with("invoice_id", &write_off.invoice_id)
                .with("amount", write_off.amount);
        }
        FactBody::Recovered { recovery } => {
            line.with("amount", recovery.amount);
        }
        FactBody::InvoiceVoided { invoice_id, reason } => {
            line.said(None, reason.as_ref()).with("invoice_id", invoice_id);
        }
        _ => {}
    }
}
