//! What the host does of what it is asked for, and how customers answer to it.

use super::follow::{Event, Follow};
use super::payer::Temper;
use receivables::{
    Action, ActionKind, ActionOutcome, Call, CallOutcome, CaseId, Channel, ContactId, FactBody,
    HumanDecision, InvoiceId, ItemLine, Message, MessageId, Name, Result, Timestamp, Tone,
};

impl Follow {
    /// Asks what became different, and does what may be done by now.
    ///
    /// # Errors
    /// What the engine refuses to answer.
    pub(super) fn act(&mut self, now: Timestamp) -> Result<()> {
        let change = self.caseload.refresh(&self.ledger, now)?;
        self.tally.looked_at += change.looked_at;
        for id in &change.withdrawn {
            self.todo.remove(id);
        }
        for action in change.actions {
            self.todo.insert(action.id.clone(), action);
        }
        for entry in self.caseload.worklist() {
            if let Some(case) = &entry.case_id {
                let reasons = entry.reasons.iter().map(|reason| reason.code.to_string());
                self.notes.persons.entry(case.clone()).or_default().extend(reasons);
            }
        }
        let ready: Vec<_> = self.todo.values().filter(|action| action.not_before <= now).cloned().collect();
        for action in ready {
            self.todo.remove(&action.id);
            self.perform(&action, now)?;
        }
        Ok(())
    }

    fn perform(&mut self, action: &Action, now: Timestamp) -> Result<()> {
        let place = action.customer_id.as_ref().and_then(|id| self.places.get(id)).copied();
        let kind = match &action.kind {
            ActionKind::ApplyCash(application) => {
                if self.ledger.apply_all(&application.facts).is_err() {
                    self.tally.refused += 1;
                }
                "apply_cash"
            }
            ActionKind::ReviewMatch(_) => "review_match",
            kind => {
                let Some(place) = place else { return Ok(()) };
                self.in_case(kind, action, place, now)?
            }
        };
        *self.tally.done.entry(kind).or_default() += 1;
        Ok(())
    }

    fn in_case(
        &mut self,
        kind: &ActionKind,
        action: &Action,
        place: usize,
        now: Timestamp,
    ) -> Result<&'static str> {
        let (name, step) = match kind {
            ActionKind::SendMessage(reminder) => {
                let to = (reminder.contact_id.clone(), reminder.channel, Some(reminder.tone));
                self.send(action, place, to, &reminder.items, now)?;
                let policy = action.policy.as_ref().map(|policy| policy.id.to_string()).unwrap_or_default();
                ("send_message", format!("{} of {policy}", action.step))
            }
            ActionKind::ResendToOtherContact(copy) => {
                let to = (copy.contact_id.clone(), copy.channel, copy.tone);
                self.send(action, place, to, &copy.items, now)?;
                ("resend_to_other_contact", "copy".to_owned())
            }
            ActionKind::RequestPaymentMethod(request) => {
                let to = (request.contact_id.clone(), Channel::Email, None);
                self.send(action, place, to, &[], now)?;
                self.asked_for_card(place, now)?;
                ("request_payment_method", "method".to_owned())
            }
            ActionKind::RetryPayment(retry) => {
                let invoices = invoices(&retry.items);
                self.attempt(place, invoices, retry.amount, Some((&action.id, action.level)), now)?;
                ("retry_payment", "retry".to_owned())
            }
            ActionKind::Escalate(_) => {
                self.done(action, now)?;
                if let Some(case) = &action.case_id {
                    self.plan(now.plus_hours(22)?, Event::Call(place, case.clone()));
                }
                ("escalate", "person".to_owned())
            }
            _ => {
                self.done(action, now)?;
                return Ok("alert_customer_success");
            }
        };
        if let Some(case) = &action.case_id {
            self.notes.last_step.insert(case.clone(), step);
        }
        Ok(name)
    }

    fn done(&mut self, action: &Action, now: Timestamp) -> Result<()> {
        let Some(customer_id) = action.customer_id.clone() else { return Ok(()) };
        let outcome =
            ActionOutcome { action_id: action.id.clone(), customer_id, text: None, level: action.level };
        self.tell(now, FactBody::ActionDone { outcome })
    }

    fn send(
        &mut self,
        action: &Action,
        place: usize,
        (contact, channel, tone): (ContactId, Channel, Option<Tone>),
        items: &[ItemLine],
        now: Timestamp,
    ) -> Result<()> {
        let Some(payer) = self.payers.get(place) else { return Ok(()) };
        let (number, temper, trouble) = (payer.number, payer.temper, payer.trouble);
        let id = MessageId::new(&format!("quarter-m{}", action.id))?;
        let message = Message {
            id: id.clone(),
            customer_id: payer.id.clone(),
            contact_id: Some(contact),
            channel,
            invoice_ids: invoices(items),
            template: None,
            tone,
            action_id: Some(action.id.clone()),
            level: action.level,
        };
        self.tell(now, FactBody::MessageSent { message: Box::new(message) })?;
        let count = now.micros().unsigned_abs();
        if self.draw.happens(number, 6, count, 80) {
            let hours = i64::try_from(2 + self.draw.below(number, 7, count, 18)).unwrap_or(2);
            self.plan(now.plus_hours(hours)?, Event::Opened(id));
        }
        // A prompt payer whose card fails has to be reminded, too.
        let chance = match (temper, tone) {
            (_, None) => 0,
            (Temper::Hard, _) => 5,
            (Temper::Slow | Temper::Prompt, _) if trouble.is_none() => 0,
            (_, Some(Tone::Helpful)) => 10,
            (_, Some(Tone::Friendly)) => 35,
            (_, Some(Tone::Neutral)) => 40,
            (_, Some(Tone::Firm)) => 45,
            (_, Some(Tone::Formal)) => 50,
        };
        if self.draw.happens(number, 8, count, chance) {
            self.pays_within(place, 4, number, count, now)?;
        }
        Ok(())
    }

    /// The customer pays what is due, one to so many days later.
    fn pays_within(
        &mut self,
        place: usize,
        days: u64,
        number: u64,
        count: u64,
        now: Timestamp,
    ) -> Result<()> {
        let days = 1 + i64::try_from(self.draw.below(number, 9, count, days)).unwrap_or(0);
        self.plan(now.plus_hours(days * 24 - 2)?, Event::Pay(place, None));
        Ok(())
    }

    fn asked_for_card(&mut self, place: usize, now: Timestamp) -> Result<()> {
        let Some(number) = self.payers.get(place).map(|payer| payer.number) else { return Ok(()) };
        let count = now.micros().unsigned_abs();
        if self.draw.happens(number, 10, count, 65) {
            let days = 1 + i64::try_from(self.draw.below(number, 11, count, 5)).unwrap_or(0);
            self.plan(now.plus_hours(days * 24 - 3)?, Event::NewCard(place));
        }
        Ok(())
    }

    /// A person calls, and decides.
    pub(super) fn call(&mut self, place: usize, case: &CaseId, at: Timestamp) -> Result<()> {
        let Some(payer) = self.payers.get(place) else { return Ok(()) };
        let (number, customer_id) = (payer.number, payer.id.clone());
        let chance = if payer.temper == Temper::Hard { 60 } else { 85 };
        let call = Call {
            customer_id: customer_id.clone(),
            contact_id: None,
            outcome: CallOutcome::Reached,
            text: None,
            action_id: None,
        };
        self.tell(at, FactBody::CallLogged { call })?;
        let count = at.micros().unsigned_abs();
        let pays = self.draw.happens(number, 12, count, chance);
        if pays {
            self.pays_within(place, 7, number, count, at)?;
        }
        let decision = HumanDecision {
            customer_id,
            case_id: Some(case.clone()),
            action_id: None,
            decision: Name::new(if pays { "paying" } else { "external" })?,
            snooze_until: None,
            move_to: None,
            text: None,
        };
        self.tell(at, FactBody::HumanDecided { decision })
    }
}

fn invoices(items: &[ItemLine]) -> Vec<InvoiceId> {
    let mut ids: Vec<InvoiceId> = items.iter().map(|item| item.invoice_id.clone()).collect();
    ids.dedup();
    ids
}
