//! Gates: what a person looks at whatever the program does.
//!
//! | reason | when |
//! | --- | --- |
//! | `amount_above_limit` | more is past due than the limit of its currency |
//! | `contract_above_review` | the customer's contracts are worth more than the review value of their currency |
//! | `crm_mark` | the CRM set one of the marks named: legal, insolvent, renewal in negotiation, key account |
//! | `dispute_deadline` | a dispute has been open for so many days |
//! | `no_answer` | so many messages went since the case began, or since the last answer, and none came |
//! | `bank_details_changed` | the accounts from which the customer pays changed in the last days |
//!
//! Gates do not stop the program: what holds messages back is for the dunning policy and its marks to say.

use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{AccountHistory, CallOutcome, CrmMark, Customer, Fact, FactBody, ReplyIntent};
use crate::error::{Error, Result};
use crate::ids::{DisputeId, InvoiceId};
use crate::money::{Currency, Money};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// What a person looks at whatever the program does. A gate that is not given is open.
    #[derive(Default)]
    pub struct GateRules {
        /// Most that may be past due, one for each currency that has a limit.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub max_overdue: Vec<Money>,
        /// Yearly contract value above which a person looks, one for each currency.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub review_contract_value: Vec<Money>,
        /// Marks of the CRM for a person.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub marks: Vec<CrmMark>,
        /// Days after which an open dispute is for a person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dispute_days: Option<u32>,
        /// So many messages without an answer, 1 or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unanswered_messages: Option<u32>,
        /// Days for which changed accounts of the customer are for a person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bank_details_days: Option<u32>,
    }
}

impl GateRules {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::IdTaken`], [`Error::AmountOutOfRange`], [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        for (list, amounts) in
            [("max_overdue", &self.max_overdue), ("review_contract_value", &self.review_contract_value)]
        {
            let mut seen = BTreeSet::new();
            for (at, amount) in amounts.iter().enumerate() {
                let field = format!("{list}[{at}]");
                amount.not_negative().map_err(|e| e.within(&field))?;
                if !seen.insert(amount.currency()) {
                    return Err(Error::IdTaken { field, id: amount.currency().to_string() });
                }
            }
        }
        for (field, given) in [
            ("dispute_days", self.dispute_days),
            ("unanswered_messages", self.unanswered_messages),
            ("bank_details_days", self.bank_details_days),
        ] {
            if let Some(given) = given.filter(|days| *days == 0 || *days > 3_660) {
                let (field, given) = (field.into(), given.into());
                return Err(Error::NumberOutOfRange { field, least: 1, most: 3_660, given });
            }
        }
        Ok(())
    }
}

/// A case as the gates see it.
#[derive(Debug, Clone, Copy)]
pub struct Gated<'a> {
    /// The customer with everything known.
    pub account: &'a AccountHistory,
    /// The currency of the case.
    pub currency: Currency,
    /// What is past due.
    pub overdue: Money,
    /// The day on which the case began.
    pub start: Date,
    /// The company's day.
    pub today: Date,
    /// The instant of the question.
    pub now: Timestamp,
}

/// The gates that are closed, and the first day on which another one closes by itself.
///
/// # Errors
/// [`Error::DateOutOfRange`].
pub fn gates(matter: &Gated<'_>, rules: &GateRules) -> Result<(Vec<Reason>, Option<Date>)> {
    let mut reasons = Vec::new();
    let customer = &matter.account.customer;
    let above = |limits: &[Money], amount: Money| {
        limits.iter().copied().find(|l| l.currency() == amount.currency() && amount.minor() > l.minor())
    };
    if let Some(limit) = above(&rules.max_overdue, matter.overdue) {
        let reason = Reason::new("amount_above_limit").with("overdue", matter.overdue);
        reasons.push(reason.with("limit", limit));
    }
    if let Some(value) = customer.contract_value
        && let Some(limit) = above(&rules.review_contract_value, value)
    {
        reasons.push(Reason::new("contract_above_review").with("contract_value", value).with("limit", limit));
    }
    // What sorts all facts is asked only where there is something to find: most cases have nothing of it.
    let count = |is: fn(&FactBody) -> bool| matter.account.facts.iter().filter(|fact| is(&fact.body)).count();
    let noted = |body: &FactBody| matches!(body, FactBody::AccountNoted { .. });
    if !rules.marks.is_empty() && (!customer.marks.is_empty() || count(noted) > 0) {
        let marks = matter.account.marks(&AsOf::known(matter.today, matter.now));
        let marked = rules.marks.iter().filter(|mark| marks.contains(mark));
        reasons.extend(marked.map(|mark| Reason::new("crm_mark").with("mark", mark)));
    }
    let mut next = None;
    if let Some(days) =
        rules.dispute_days.filter(|_| count(|b| matches!(b, FactBody::DisputeOpened { .. })) > 0)
    {
        next = disputes(matter, &matter.facts(), days, &mut reasons)?;
    }
    if let Some(most) = rules.unanswered_messages {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        if count(|body| matches!(body, FactBody::MessageSent { .. })) >= most {
            let sent = unanswered(matter, &matter.facts());
            if sent >= most {
                reasons.push(Reason::new("no_answer").with("messages", sent));
            }
        }
    }
    if let Some(days) = rules.bank_details_days
        && count(|body| matches!(body, FactBody::CustomerRecorded { .. })) > 1
        && let Some(on) = details_changed(&matter.facts(), customer)
        && i64::from(matter.today.days_since(on)) < i64::from(days)
    {
        reasons.push(Reason::new("bank_details_changed").with("on", on));
    }
    Ok((reasons, next))
}

impl<'a> Gated<'a> {
    /// The facts that count, in order.
    fn facts(&self) -> Vec<&'a Fact> {
        let (today, now) = (self.today, self.now);
        let mut facts: Vec<&'a Fact> = self
            .account
            .facts
            .iter()
            .filter(|fact| fact.effective <= today && fact.recorded <= now)
            .collect();
        facts.sort_by_key(|fact| (fact.effective, fact.happened_at(), fact.order()));
        facts
    }

    fn is_about(&self, invoice: &InvoiceId) -> bool {
        let mut items = self.account.items.iter().filter(|e| e.item.open.currency() == self.currency);
        items.any(|entry| entry.item.invoice_id == *invoice && entry.item.open.is_positive())
    }
}

/// Disputes that have been open for too long; the first day on which another one will have been.
fn disputes(
    matter: &Gated<'_>,
    facts: &[&Fact],
    days: u32,
    reasons: &mut Vec<Reason>,
) -> Result<Option<Date>> {
    let resolved: BTreeSet<&DisputeId> = facts
        .iter()
        .filter_map(|fact| match &fact.body {
            FactBody::DisputeResolved { dispute_id, .. } => Some(dispute_id),
            _ => None,
        })
        .collect();
    let mut next: Option<Date> = None;
    for fact in facts {
        let FactBody::DisputeOpened { dispute } = &fact.body else { continue };
        if resolved.contains(&dispute.id) || !matter.is_about(&dispute.invoice_id) {
            continue;
        }
        let deadline = fact.effective.plus_days(days.into())?;
        if deadline <= matter.today {
            let reason = Reason::new("dispute_deadline").with("dispute_id", &dispute.id);
            reasons.push(reason.with("since", fact.effective).with("days", days));
        } else {
            next = Some(next.map_or(deadline, |known| known.min(deadline)));
        }
    }
    Ok(next)
}

/// Messages since the case began, or since the last answer.
fn unanswered(matter: &Gated<'_>, facts: &[&Fact]) -> usize {
    let mut sent = 0_usize;
    for fact in facts.iter().filter(|fact| fact.effective >= matter.start) {
        match &fact.body {
            FactBody::MessageSent { message } => {
                let about = message.invoice_ids.is_empty()
                    || message.invoice_ids.iter().any(|invoice| matter.is_about(invoice));
                sent = sent.saturating_add(usize::from(about));
            }
            FactBody::ReplyReceived { reply } if reply.intent != ReplyIntent::Automatic => sent = 0,
            FactBody::CallLogged { call } if call.outcome == CallOutcome::Reached => sent = 0,
            FactBody::PaymentReceived { .. }
            | FactBody::PromiseMade { .. }
            | FactBody::PlanAgreed { .. }
            | FactBody::DisputeOpened { .. } => sent = 0,
            _ => {}
        }
    }
    sent
}

/// The day on which the accounts of the customer last changed; the first record is no change.
fn details_changed(facts: &[&Fact], customer: &Customer) -> Option<Date> {
    let mut known: Option<BTreeSet<&str>> = None;
    let mut changed = None;
    for fact in facts {
        let FactBody::CustomerRecorded { customer: version } = &fact.body else { continue };
        if version.id != customer.id {
            continue;
        }
        let accounts: BTreeSet<&str> = version.accounts.iter().map(|account| account.as_str()).collect();
        if known.as_ref().is_some_and(|before| *before != accounts) {
            changed = Some(fact.effective);
        }
        known = Some(accounts);
    }
    changed
}
