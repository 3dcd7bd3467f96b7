//! Decisions: all engines together. Facts, a playbook and an instant go in; what to do now comes out.
//!
//! | part of the answer | meaning |
//! | --- | --- |
//! | actions | what the host is asked to do, sorted by customer, then id |
//! | worklist | what a person should look at, most pressing first, each with its dossier |
//! | skipped | where something is overdue and nothing is done now, and why |
//! | next_wakeup | nothing changes before this instant unless a fact arrives |
//!
//! The same question has the same answer. An action keeps its id until the host reports it done; then it is not
//! proposed again. A case keeps the policy version, and the view of the customer's behaviour, with which it began.

mod action;
#[cfg(feature = "messages")]
mod draft;

pub use action::{Action, ActionKind, CustomerSuccessAlert, Escalation};

use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::documents::{AccountHistory, Customer, Fact, FactBody, PaymentOutlook};
use crate::dunning::{Case, Clock, PolicyVersion, Proposal, Pursuit, Task, cases, outlook, pursue};
use crate::error::{Error, Result};
use crate::failures::instrument_standings;
use crate::ids::{CaseId, CustomerId};
use crate::ledger::Ledger;
use crate::money::{Currency, Money};
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::vocabulary::document;
use crate::worklist::{self, Dossier, Matter, WorklistEntry, dossier};
use std::collections::BTreeMap;

document! {
    /// A customer with something overdue for whom nothing is done now.
    pub struct Skipped {
        /// The customer.
        pub customer_id: CustomerId,
        /// The currency.
        pub currency: Currency,
        /// The case.
        pub case_id: CaseId,
        /// The policy and its version.
        pub policy: PolicyVersion,
        /// Open amount past due.
        pub overdue: Money,
        /// The same without credits and what is held back.
        pub net_overdue: Money,
        /// Why nothing is done.
        pub reasons: Vec<Reason>,
        /// The earliest instant after the question at which this can change without a new fact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_change: Option<Timestamp>,
    }

    /// What to do now.
    pub struct Decisions {
        /// The instant of the question.
        pub now: Timestamp,
        /// What the host is asked to do, sorted by customer, then id.
        pub actions: Vec<Action>,
        /// What a person should look at, most pressing first.
        pub worklist: Vec<WorklistEntry>,
        /// Where nothing is done now, sorted by customer, then currency.
        pub skipped: Vec<Skipped>,
        /// The earliest instant after `now` at which this answer can change without a new fact; none where it cannot.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_wakeup: Option<Timestamp>,
    }
}

/// What to do now, by a ledger.
///
/// Only facts effective up to the company's day and recorded up to `now` count.
///
/// # Errors
/// What the playbook refuses (see [`Playbook::check`]); [`Error::NameUnknown`] for a policy that an invoice or customer
/// names and the playbook does not have; [`Error::AmountOverflow`], [`Error::DateOutOfRange`].
///
/// # Examples
/// ```
/// use receivables::{Fact, Ledger, Playbook, Settings, decide};
/// let mut ledger = Ledger::new(Settings::default());
/// for text in [
///     r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","customer":{"id":"C","name":"Acme","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"ap@acme.example"}]}}"#,
///     r#"{"kind":"invoice_issued","id":"f2","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","invoice":{"id":"I","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"100.00","currency":"EUR"},"terms":{"kind":"net","days":10}}}"#,
/// ] {
///     ledger.apply(&Fact::from_json(text)?)?;
/// }
/// // Due on Thursday 15 January; overdue on Friday, in the morning.
/// let decisions = decide(&ledger, &Playbook::standard()?, "2026-01-16T06:00:00Z".parse()?)?;
/// assert_eq!(decisions.actions.len(), 1);
/// assert_eq!(decisions.actions[0].step.as_str(), "level-3");
/// assert_eq!(decisions.actions[0].not_before.to_string(), "2026-01-16T09:00:00Z");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn decide(ledger: &Ledger, playbook: &Playbook, now: Timestamp) -> Result<Decisions> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    let today = playbook.company.time_zone.local_date(now)?;
    let as_of = AsOf::known(today, now);
    let mut desk = Desk::new(playbook, now);
    for id in ledger.customer_ids() {
        match ledger.account(id, &as_of) {
            Ok(account) => desk.take(&account)?,
            // Not known yet at that instant.
            Err(Error::CustomerUnknown { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    if let Some(date) = ledger.next_effective(&as_of) {
        let clock = desk.clock(playbook.company.time_zone)?;
        desk.wake(Some(clock.day_start(date)?));
    }
    Ok(desk.decisions())
}

/// What to do now, by accounts as of the company's day. Each customer is decided by itself, so a batch may be split in
/// any way.
///
/// # Errors
/// As [`decide`].
pub fn decide_accounts(
    accounts: impl IntoIterator<Item = AccountHistory>,
    playbook: &Playbook,
    now: Timestamp,
) -> Result<Decisions> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    let mut desk = Desk::new(playbook, now);
    for account in accounts {
        desk.take(&account)?;
    }
    Ok(desk.decisions())
}

/// Where decisions are collected.
struct Desk<'a> {
    playbook: &'a Playbook,
    clocks: BTreeMap<TimeZone, Clock<'a>>,
    decisions: Decisions,
}

impl<'a> Desk<'a> {
    const fn new(playbook: &'a Playbook, now: Timestamp) -> Self {
        let decisions = Decisions {
            now,
            actions: Vec::new(),
            worklist: Vec::new(),
            skipped: Vec::new(),
            next_wakeup: None,
        };
        Self { playbook, clocks: BTreeMap::new(), decisions }
    }

    fn clock(&mut self, zone: TimeZone) -> Result<Clock<'a>> {
        if let Some(clock) = self.clocks.get(&zone) {
            return Ok(clock.clone());
        }
        let clock = Clock::new(self.decisions.now, &self.playbook.company, zone)?;
        self.clocks.insert(zone, clock.clone());
        Ok(clock)
    }

    fn wake(&mut self, instant: Option<Timestamp>) {
        let known = self.decisions.next_wakeup;
        self.decisions.next_wakeup = [known, instant].into_iter().flatten().min();
    }

    fn take(&mut self, account: &AccountHistory) -> Result<()> {
        let clock = self.clock(account.customer.time_zone.unwrap_or(self.playbook.company.time_zone))?;
        let counts = |fact: &&Fact| fact.effective <= clock.today() && fact.recorded <= clock.now();
        let facts = account.facts.iter().filter(counts);
        let instruments = instrument_standings(facts, self.playbook.failure_table()?, clock.now())?;
        for case in cases(account, clock.today())? {
            let customer = customer_at(account, &case, &clock)?;
            let outlook = outlook(account, &self.playbook.behaviour, case.start)?;
            let choice = self.playbook.policy_for(&case, customer, &outlook)?;
            let pursuit = pursue(account, &case, choice.policy, &instruments, &clock)?;
            let policy = PolicyVersion { id: choice.policy.id.clone(), version: choice.policy.version };
            self.file(account, &case, &Why { policy, reasons: choice.reasons, outlook }, pursuit, &clock)?;
        }
        Ok(())
    }

    /// Files what was found in a case: as actions, on the worklist, or as skipped.
    fn file(
        &mut self,
        account: &AccountHistory,
        case: &Case,
        why: &Why,
        pursuit: Pursuit,
        clock: &Clock<'_>,
    ) -> Result<()> {
        let handed_over = pursuit.proposals.iter().find(|p| p.task == Task::Escalate).map(|p| p.id.clone());
        let is_quiet = pursuit.proposals.is_empty();
        let mut next_change = pursuit.next_change;
        let needs_person = !pursuit.attention.is_empty();
        let dossier = if needs_person || handed_over.is_some() {
            // Ages are part of it: it changes every day.
            let tomorrow = clock.day_start(clock.today().plus_days(1)?)?;
            next_change = Some(next_change.map_or(tomorrow, |at| at.min(tomorrow)));
            let standings = pursuit.commitments.clone();
            let behaviour = Some(why.outlook.behaviour);
            Some(dossier(account, case.currency, clock.today(), standings, behaviour)?)
        } else {
            None
        };
        for proposal in pursuit.proposals {
            let action = action(case, why, proposal, pursuit.overdue, dossier.as_ref(), next_change)?;
            self.decisions.actions.push(action);
        }
        if let Some(dossier) = dossier.filter(|_| needs_person) {
            let matter = Matter {
                customer_id: case.customer_id.clone(),
                currency: case.currency,
                case_id: Some(case.id.clone()),
                action_id: handed_over,
                overdue: pursuit.overdue,
                oldest_due: pursuit.oldest_due,
                reasons: pursuit.attention,
            };
            self.decisions.worklist.push(worklist::entry(matter, dossier, &self.playbook.worklist)?);
        }
        if is_quiet && pursuit.overdue.is_positive() {
            self.decisions.skipped.push(Skipped {
                customer_id: case.customer_id.clone(),
                currency: case.currency,
                case_id: case.id.clone(),
                policy: why.policy.clone(),
                overdue: pursuit.overdue,
                net_overdue: pursuit.net_overdue,
                reasons: pursuit.held,
                next_change,
            });
        }
        self.wake(next_change);
        Ok(())
    }

    fn decisions(mut self) -> Decisions {
        self.decisions.actions.sort_by(|a, b| (&a.customer_id, &a.id).cmp(&(&b.customer_id, &b.id)));
        let place = |s: &Skipped| (s.customer_id.clone(), s.currency);
        self.decisions.skipped.sort_by_cached_key(place);
        worklist::sort(&mut self.decisions.worklist);
        self.decisions
    }
}

/// Under which policy a case runs, and why.
struct Why {
    policy: PolicyVersion,
    reasons: Vec<Reason>,
    outlook: PaymentOutlook,
}

fn action(
    case: &Case,
    why: &Why,
    proposal: Proposal,
    overdue: Money,
    dossier: Option<&Dossier>,
    next_change: Option<Timestamp>,
) -> Result<Action> {
    let missing =
        || Error::NotPossible { field: "dossier".into(), reason: "a hand-over has a dossier".into() };
    let kind = match proposal.task {
        Task::Message(reminder) => ActionKind::SendMessage(reminder),
        Task::Resend(resend) => ActionKind::ResendToOtherContact(resend),
        Task::Retry(retry) => ActionKind::RetryPayment(retry),
        Task::MethodRequest(request) => ActionKind::RequestPaymentMethod(request),
        Task::Alert(mark) => {
            ActionKind::AlertCustomerSuccess(Box::new(CustomerSuccessAlert { mark, overdue }))
        }
        Task::Escalate => {
            let dossier = Box::new(dossier.ok_or_else(missing)?.clone());
            ActionKind::Escalate(Box::new(Escalation { overdue, dossier }))
        }
    };
    let mut reasons = proposal.reasons;
    reasons.extend(why.reasons.iter().cloned());
    Ok(Action {
        kind,
        id: proposal.id,
        customer_id: case.customer_id.clone(),
        case_id: proposal.case_id,
        currency: case.currency,
        step: proposal.step,
        level: proposal.level,
        policy: why.policy.clone(),
        reasons,
        not_before: proposal.not_before,
        superseded: proposal.superseded,
        next_change,
    })
}

/// The customer as known when the case began: the last version effective and recorded by then, or the first there is.
fn customer_at<'a>(account: &'a AccountHistory, case: &Case, clock: &Clock<'_>) -> Result<&'a Customer> {
    let begun = clock.day_start(case.start)?;
    let mut versions: Vec<(Date, Timestamp, &str, &Customer)> = Vec::new();
    for fact in &account.facts {
        if let FactBody::CustomerRecorded { customer } = &fact.body
            && fact.recorded <= clock.now()
        {
            versions.push((fact.effective, fact.recorded, fact.id.as_str(), customer));
        }
    }
    versions.sort_by_key(|(effective, recorded, id, _)| (*effective, *recorded, *id));
    let known =
        versions.iter().rfind(|(effective, recorded, ..)| *effective <= case.start && *recorded <= begun);
    Ok(known.or(versions.first()).map_or(&account.customer, |(.., customer)| *customer))
}
