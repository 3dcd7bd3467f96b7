//! Replay: what a playbook would have asked for in a past period, day by day, with only what was known on each day.
//!
//! The customer did what the ledger says: invoices, payments, tries to collect, replies, promises, disputes, and what
//! people decided, each known from the instant at which it was recorded. What the program did in the period (messages,
//! calls and hand-overs that carry the id of an action) is taken out, and what the playbook asks for is put in its place,
//! done at the instant at which it is asked for. A message that was sent in truth is opened, or bounces, as it did, though
//! the ledger may have been told of it later; one that was not is taken as opened. Nobody knows whether a customer would have paid otherwise: the replay does not say.

use super::action::{Action, ActionKind};
use super::cash::Holds;
use super::desk::Desk;
use super::foresight::Foresight;
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{AccountHistory, ActionOutcome, Channel, Fact, FactBody, Message};
use crate::dunning::Clock;
use crate::error::{Error, Result};
use crate::ids::{ActionId, ContactId, CustomerId, FactId, InvoiceId, MessageId, Name};
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use std::collections::{BTreeMap, BTreeSet};

/// A kind of action, with its level where a level is the cause.
pub(super) type Work = (Name, Option<u8>);

/// What a playbook would have asked for from one customer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Trace {
    /// How often each kind of work.
    pub(super) work: BTreeMap<Work, i64>,
    /// The company's days on which a person had the customer on the worklist.
    pub(super) worklist_days: BTreeSet<Date>,
}

/// The past period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    /// Its first instant.
    pub(super) start: Timestamp,
    /// The instant at which it is over.
    pub(super) end: Timestamp,
}

/// The most actions that one instant can bring: a bound that only keeps a mistake from running for ever.
const MOST_AT_ONCE: usize = 100;

/// A customer in the past period, with what is known of it by now.
#[derive(Debug)]
pub(super) struct Past<'a> {
    pub(super) customer: &'a CustomerId,
    pub(super) period: Period,
    /// When something began to count.
    pub(super) instants: BTreeSet<Timestamp>,
    /// What the program sent in truth: it is taken out, so that to know it early tells of no outcome.
    pub(super) sent: Sent,
    /// Actions that were done in truth.
    pub(super) done: u64,
}

impl<'a> Past<'a> {
    /// The past of a customer, from the account as it is known now.
    pub(super) fn of(
        customer: &'a CustomerId,
        account: &AccountHistory,
        period: Period,
        clock: &Clock<'_>,
    ) -> Result<Self> {
        let (mut instants, mut sent) = (BTreeSet::new(), BTreeMap::new());
        let mut done = BTreeSet::new();
        for fact in &account.facts {
            let counts_from = fact.recorded.max(clock.day_start(fact.effective)?);
            if counts_from > period.start && counts_from < period.end {
                instants.insert(counts_from);
            }
            let happened = fact.happened_at();
            let Some(action) = action_of(&fact.body).filter(|_| happened >= period.start) else { continue };
            if happened < period.end {
                done.insert(action);
            }
            if let FactBody::MessageSent { message } = &fact.body {
                sent.insert(action.clone(), message.id.clone());
            }
        }
        let done = u64::try_from(done.len()).unwrap_or(u64::MAX);
        Ok(Self { customer, period, instants, sent: Sent(sent), done })
    }
}

/// What a playbook would have asked for from a customer in a period; none where that takes more than so many instants.
pub(super) fn replay(
    ledger: &Ledger,
    (playbook, foresight): (&Playbook, Option<&Foresight<'_>>),
    past: &Past<'_>,
    max_instants: u32,
) -> Result<Option<Trace>> {
    let Past { customer, period, instants, sent, .. } = past;
    if period.start >= period.end {
        return Ok(Some(Trace::default()));
    }
    let holds = Holds::new();
    let zone = playbook.company.time_zone;
    let (mut trace, mut told) = (Trace::default(), Vec::new());
    let mut now = period.start;
    for _ in 0..max_instants {
        let today = zone.local_date(now)?;
        let mut next = instants.range(now..).find(|at| **at > now).copied();
        if let Some(mut account) = known(ledger, customer, &AsOf::known(today, now))? {
            account.facts.retain(|fact| !is_replaced(fact, period.start));
            account.facts.extend(told.iter().cloned());
            let mut desk = Desk::new(playbook, now, &holds)?.foreseeing(foresight);
            let mut quiet = false;
            for _ in 0..MOST_AT_ONCE {
                let answer = desk.answer(&account)?;
                let due = answer.actions.iter().filter(|action| action.not_before <= now);
                let Some(action) = due.min_by(|a, b| a.id.cmp(&b.id)) else {
                    if !answer.worklist.is_empty() {
                        trace.worklist_days.insert(today);
                    }
                    next = [next, answer.next_change.filter(|at| *at > now)].into_iter().flatten().min();
                    quiet = true;
                    break;
                };
                trace.count(action)?;
                for fact in sent.done(action, (today, now), told.len())? {
                    account.facts.push(fact.clone());
                    told.push(fact);
                }
            }
            if !quiet {
                return Ok(None);
            }
        }
        match next {
            Some(at) if at < period.end => now = at,
            _ => return Ok(Some(trace)),
        }
    }
    Ok(None)
}

/// The account, where the customer was known.
pub(super) fn known(ledger: &Ledger, customer: &CustomerId, as_of: &AsOf) -> Result<Option<AccountHistory>> {
    match ledger.account(customer, as_of) {
        Ok(account) => Ok(Some(account)),
        Err(Error::CustomerUnknown { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The action that a fact says was done: a message, a call, a try to collect, or anything else.
fn action_of(body: &FactBody) -> Option<&ActionId> {
    match body {
        FactBody::MessageSent { message } => message.action_id.as_ref(),
        FactBody::CallLogged { call } => call.action_id.as_ref(),
        FactBody::PaymentStarted { attempt } => attempt.action_id.as_ref(),
        FactBody::ActionDone { outcome } => Some(&outcome.action_id),
        _ => None,
    }
}

/// Whether a fact says what became of an action of the program from an instant on: the replay puts its own in its place.
/// Tries to collect stay, as the money that came of them does.
fn is_replaced(fact: &Fact, start: Timestamp) -> bool {
    let of_program = match &fact.body {
        FactBody::PaymentStarted { .. } => false,
        FactBody::ActionFailed { .. } => true,
        body => action_of(body).is_some(),
    };
    of_program && fact.happened_at() >= start
}

impl Trace {
    fn count(&mut self, action: &Action) -> Result<()> {
        let work = (Name::new(action.kind.as_str())?, action.level);
        let count = self.work.entry(work).or_default();
        *count = count.saturating_add(1);
        Ok(())
    }
}

/// What the program sent in truth in the period: messages by action.
#[derive(Debug)]
pub(super) struct Sent(BTreeMap<ActionId, MessageId>);

impl Sent {
    /// The facts that say an action was done.
    fn done(&self, action: &Action, at: (Date, Timestamp), number: usize) -> Result<Vec<Fact>> {
        let Some(customer_id) = action.customer_id.clone() else { return Ok(Vec::new()) };
        let fact = |name: &str, body: FactBody| -> Result<Fact> {
            Ok(Fact::new(FactId::new(&format!("replay-{name}-{number}"))?, at.0, at.1, body))
        };
        let Some((contact, channel, invoice_ids)) = letter(&action.kind) else {
            let (action_id, level) = (action.id.clone(), action.level);
            let outcome = ActionOutcome { action_id, customer_id, text: None, level };
            return Ok(vec![fact("done", FactBody::ActionDone { outcome })?]);
        };
        let in_truth = self.0.get(&action.id);
        let id = match in_truth {
            Some(id) => id.clone(),
            None => MessageId::new(&format!("replay-{number}"))?,
        };
        let message = Message {
            id: id.clone(),
            customer_id,
            contact_id: Some(contact.clone()),
            channel,
            invoice_ids,
            template: None,
            tone: None,
            action_id: Some(action.id.clone()),
            level: action.level,
        };
        let mut facts = vec![fact("sent", FactBody::MessageSent { message: Box::new(message) })?];
        if in_truth.is_none() {
            facts.push(fact("opened", FactBody::MessageOpened { message_id: id, contact_id: None })?);
        }
        Ok(facts)
    }
}

/// To whom, how and about what something is written, where an action is to write.
fn letter(kind: &ActionKind) -> Option<(&ContactId, Channel, Vec<InvoiceId>)> {
    match kind {
        ActionKind::SendMessage(message) => {
            let invoices = message.items.iter().map(|item| item.invoice_id.clone()).collect();
            Some((&message.contact_id, message.channel, invoices))
        }
        ActionKind::ResendToOtherContact(copy) => {
            let invoices = copy.items.iter().map(|item| item.invoice_id.clone()).collect();
            Some((&copy.contact_id, copy.channel, invoices))
        }
        ActionKind::RequestPaymentMethod(request) => Some((&request.contact_id, Channel::Email, Vec::new())),
        _ => None,
    }
}
