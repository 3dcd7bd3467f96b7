//! A host: it tells a ledger what happens, asks what to do, does it or not, and reports.

use super::{Event, date};
use crate::strategies::SplitMix64;
use receivables::{Action, ActionKind, Decisions, Fact, Ledger, Playbook, Settings, Timestamp, decide};
use serde_json::json;
use std::collections::BTreeSet;

/// What a host did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trace {
    /// The actions done, in the order in which they were, each with its instant.
    pub done: Vec<(Timestamp, Action)>,
    /// Ids of steps that higher ones made needless.
    pub superseded: BTreeSet<String>,
}

impl Trace {
    /// The ids of the messages of levels that were sent.
    #[must_use]
    pub fn levels(&self) -> BTreeSet<String> {
        let level = |action: &&Action| action.step.as_str().starts_with("level-");
        self.done.iter().map(|(_, action)| action).filter(level).map(|a| a.id.to_string()).collect()
    }
}

/// A ledger and its host.
pub struct Host<'a> {
    /// The ledger.
    pub ledger: Ledger,
    /// The policies.
    pub playbook: &'a Playbook,
    /// What was done.
    pub trace: Trace,
    told: usize,
}

/// An hour of a day (UTC).
#[must_use]
pub(super) fn instant(day: i64, hour: u32) -> Timestamp {
    format!("{}T{hour:02}:30:00Z", date(day)).parse().unwrap()
}

impl<'a> Host<'a> {
    /// A host with an empty ledger.
    #[must_use]
    pub fn new(playbook: &'a Playbook) -> Self {
        Self { ledger: Ledger::new(Settings::default()), playbook, trace: Trace::default(), told: 0 }
    }

    /// Tells what happened up to an instant; what the ledger refuses did not happen.
    pub fn tell(&mut self, events: &[Event], until: Timestamp) {
        for event in &events[self.told..] {
            if event.fact.recorded > until {
                break;
            }
            let _refused = self.ledger.apply(&event.fact);
            self.told += 1;
        }
    }

    /// What is to be done.
    ///
    /// # Panics
    /// When the question is refused: none of these histories gives a reason to.
    #[must_use]
    pub fn ask(&self, now: Timestamp) -> Decisions {
        decide(&self.ledger, self.playbook, now).unwrap()
    }

    /// Does an action and reports it.
    ///
    /// # Panics
    /// When the report is refused.
    pub fn act(&mut self, action: &Action, now: Timestamp, dice: &mut SplitMix64) {
        let n = self.trace.done.len();
        let customer = action.customer_id.as_ref().unwrap().as_str();
        let sent = |contact: &str, invoices: Vec<&str>| {
            json!({"kind": "message_sent", "message": {"id": format!("M{n}"), "customer_id": customer,
                "contact_id": contact, "channel": "email", "invoice_ids": invoices, "action_id": action.id}})
        };
        let mut report = match &action.kind {
            ActionKind::SendMessage(message) => {
                let invoices = message.items.iter().map(|item| item.invoice_id.as_str()).collect();
                sent(message.contact_id.as_str(), invoices)
            }
            ActionKind::ResendToOtherContact(copy) => {
                let invoices = copy.items.iter().map(|item| item.invoice_id.as_str()).collect();
                sent(copy.contact_id.as_str(), invoices)
            }
            ActionKind::RequestPaymentMethod(request) => sent(request.contact_id.as_str(), Vec::new()),
            _ => json!({"kind": "action_done", "outcome": {"action_id": action.id, "customer_id": customer}}),
        };
        if let Some(message) = report.get_mut("message").and_then(serde_json::Value::as_object_mut) {
            message.retain(|_, value| value.as_array().is_none_or(|list| !list.is_empty()));
        }
        report["id"] = format!("done-{n}").into();
        report["effective"] = now.date().to_string().into();
        report["recorded"] = now.to_string().into();
        self.ledger.apply(&Fact::from_json(&report.to_string()).unwrap()).unwrap();
        // Now and then a message is opened, some hours later.
        if report.get("message").is_some() && dice.below(3) == 0 {
            let at = now.plus_hours(1).unwrap();
            let opened = json!({"kind": "message_opened", "id": format!("open-{n}"), "effective": at.date(),
                "recorded": at, "message_id": format!("M{n}")});
            self.ledger.apply(&Fact::from_json(&opened.to_string()).unwrap()).unwrap();
        }
        self.trace.superseded.extend(action.superseded.iter().map(|step| step.action_id.to_string()));
        self.trace.done.push((now, action.clone()));
    }
}
