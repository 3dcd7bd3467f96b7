//! The desk: what is to be done for one customer, from the account as it stands.

use super::action::{Action, ActionKind, CustomerSuccessAlert, Escalation};
use super::cash::Holds;
use super::foresight::Foresight;
use super::retries::Retries;
use super::{Decisions, HeldWarning, Skipped};
use crate::calendar::{Date, TimeZone, Timestamp};
use crate::documents::{AccountHistory, Customer, Fact, FactBody, PaymentOutlook, PolicyMove};
use crate::dunning::{
    Case, Clock, ExpiryRequest, PolicyVersion, Proposal, Pursuit, Task, cases, expiring, outlook, pursue,
};
use crate::error::{Error, Result};
use crate::ids::{CaseId, InstrumentId, Name};
use crate::interest::LateInterestScheme;
use crate::money::{Currency, Money};
use crate::playbook::{Playbook, PolicyChoice};
use crate::reason::Reason;
use crate::worklist::{self, Dossier, Gated, Matter, WorklistEntry, dossier, gates};
use std::collections::BTreeMap;

/// What is to be done for a customer, or for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answer {
    pub(super) actions: Vec<Action>,
    pub(super) worklist: Vec<WorklistEntry>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) held_warnings: Vec<HeldWarning>,
    /// The earliest instant at which any of it can change without a new fact.
    pub(super) next_change: Option<Timestamp>,
}

impl Answer {
    pub(super) fn wake(&mut self, instant: Option<Timestamp>) {
        self.next_change = [self.next_change, instant].into_iter().flatten().min();
    }

    pub(super) fn add(&mut self, other: Self) {
        self.actions.extend(other.actions);
        self.worklist.extend(other.worklist);
        self.skipped.extend(other.skipped);
        self.held_warnings.extend(other.held_warnings);
        self.wake(other.next_change);
    }

    /// Puts everything in order.
    pub(super) fn decisions(mut self, now: Timestamp) -> Decisions {
        self.actions.sort_by(|a, b| (&a.customer_id, &a.id).cmp(&(&b.customer_id, &b.id)));
        self.skipped.sort_by(|a, b| (&a.customer_id, a.currency).cmp(&(&b.customer_id, b.currency)));
        self.held_warnings.sort_by(|a, b| (&a.customer_id, a.since).cmp(&(&b.customer_id, b.since)));
        worklist::sort(&mut self.worklist);
        Decisions {
            now,
            actions: self.actions,
            worklist: self.worklist,
            skipped: self.skipped,
            held_warnings: self.held_warnings,
            next_wakeup: self.next_change,
        }
    }
}

/// Where customers are looked at, one by one, at one instant.
pub(super) struct Desk<'a> {
    pub(super) playbook: &'a Playbook,
    now: Timestamp,
    company: Clock<'a>,
    clocks: BTreeMap<TimeZone, Clock<'a>>,
    holds: &'a Holds,
    retries: Retries<'a>,
    /// Policies of cases that are chosen from outside.
    pins: BTreeMap<CaseId, PolicyChoice<'a>>,
    /// What risk models say of the customers.
    foresight: Option<&'a Foresight<'a>>,
    /// Schemes of late interest that were needed.
    pub(super) schemes: BTreeMap<Name, LateInterestScheme>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(playbook: &'a Playbook, now: Timestamp, holds: &'a Holds) -> Result<Self> {
        let company = Clock::new(now, &playbook.company, playbook.company.time_zone)?;
        Ok(Self {
            playbook,
            now,
            company,
            clocks: BTreeMap::new(),
            holds,
            retries: Retries::new(playbook)?,
            pins: BTreeMap::new(),
            foresight: None,
            schemes: BTreeMap::new(),
        })
    }

    /// The instant at which a day begins at the company.
    pub(super) fn day_start(&self, date: Date) -> Result<Timestamp> {
        self.company.day_start(date)
    }

    fn clock(&mut self, zone: TimeZone) -> Result<Clock<'a>> {
        if let Some(clock) = self.clocks.get(&zone) {
            return Ok(clock.clone());
        }
        let clock = Clock::new(self.now, &self.playbook.company, zone)?;
        self.clocks.insert(zone, clock.clone());
        Ok(clock)
    }

    /// What is to be done for a customer.
    pub(super) fn answer(&mut self, account: &AccountHistory) -> Result<Answer> {
        let mut answer = self.follow_up(account)?;
        if let Some(foresight) = self.foresight {
            let own_day = self.clock_of(account)?.today();
            foresight.look_ahead(account, self.playbook, (&self.company, own_day), &mut answer)?;
        }
        Ok(answer)
    }

    fn follow_up(&mut self, account: &AccountHistory) -> Result<Answer> {
        let mut answer = Answer::default();
        let cases = cases(account, self.company.today())?;
        if cases.is_empty() {
            self.expiring(account, &[], &mut answer)?;
            return Ok(answer);
        }
        let mut asked = Vec::new();
        let clock = self.clock_of(account)?;
        let counts = |fact: &&Fact| fact.effective <= clock.today() && fact.recorded <= clock.now();
        let facts = account.facts.iter().filter(counts);
        let instruments = self.retries.standings(&account.customer, facts, clock.now())?;
        for case in cases {
            let (choice, outlook) = self.policy(account, &case, &clock)?;
            let mut pursuit = pursue(account, &case, choice.policy, &instruments, &clock)?;
            asked.append(&mut pursuit.asked);
            self.hold_for_cash(&case, &mut pursuit, &clock)?;
            self.gate(account, &case, &mut pursuit, &clock)?;
            self.charge(account, &case, choice.policy, &mut pursuit, &clock)?;
            let policy = PolicyVersion { id: choice.policy.id.clone(), version: choice.policy.version };
            let why = Why { policy, reasons: choice.reasons, outlook };
            self.file(account, &case, &why, pursuit, &clock, &mut answer)?;
        }
        self.expiring(account, &asked, &mut answer)?;
        Ok(answer)
    }

    /// The policy of a case, and the view of the customer with which the case began.
    pub(super) fn policy(
        &self,
        account: &AccountHistory,
        case: &Case,
        clock: &Clock<'_>,
    ) -> Result<(PolicyChoice<'a>, PaymentOutlook)> {
        let rules = &self.playbook.behaviour;
        let outlook = match self.foresight {
            Some(foresight) => foresight.outlook(account, rules, case.start, &self.company)?,
            None => outlook(account, rules, case.start)?,
        };
        if let Some(pinned) = self.pins.get(&case.id) {
            return Ok((pinned.clone(), outlook));
        }
        let choice = match moved(account, case, clock) {
            Some((to, on)) => self.playbook.policy_moved_to(to, on)?,
            None => self.playbook.policy_for(case, customer_at(account, case, clock)?, &outlook)?,
        };
        Ok((choice, outlook))
    }

    /// What a person looks at whatever the program does.
    fn gate(
        &self,
        account: &AccountHistory,
        case: &Case,
        pursuit: &mut Pursuit,
        clock: &Clock<'_>,
    ) -> Result<()> {
        let Some(rules) = self.playbook.worklist.gates.as_ref().filter(|_| pursuit.overdue.is_positive())
        else {
            return Ok(());
        };
        let matter = Gated {
            account,
            currency: case.currency,
            overdue: pursuit.overdue,
            start: case.start,
            today: clock.today(),
            now: clock.now(),
        };
        let (reasons, next) = gates(&matter, rules)?;
        pursuit.attention.extend(reasons);
        pursuit.attention.sort_unstable();
        pursuit.attention.dedup();
        if let Some(date) = next {
            let at = clock.day_start(date)?;
            pursuit.next_change = Some(pursuit.next_change.map_or(at, |known| known.min(at)));
        }
        Ok(())
    }

    /// Asks for another card or mandate before what is on file expires, unless the follow-up of a case asks in its place
    /// already because it failed: a customer gets one request for it, not two.
    fn expiring(
        &mut self,
        account: &AccountHistory,
        asked: &[InstrumentId],
        answer: &mut Answer,
    ) -> Result<()> {
        let Some(rule) = &self.playbook.expiry else { return Ok(()) };
        let clock = self.clock_of(account)?;
        let (requests, next_change) = expiring(account, rule, &clock)?;
        let open = |request: &ExpiryRequest| !request.request.unusable.iter().all(|id| asked.contains(id));
        for request in requests.into_iter().filter(open) {
            answer.actions.push(Action {
                kind: ActionKind::RequestPaymentMethod(Box::new(request.request)),
                id: request.id,
                customer_id: Some(account.customer.id.clone()),
                case_id: None,
                currency: request.currency,
                step: request.step,
                level: None,
                policy: None,
                reasons: request.reasons,
                not_before: request.not_before,
                superseded: Vec::new(),
                next_change,
            });
        }
        answer.wake(next_change);
        Ok(())
    }

    /// Lets risk models have a say.
    #[must_use]
    pub(super) fn foreseeing(mut self, foresight: Option<&'a Foresight<'a>>) -> Self {
        self.foresight = foresight;
        self
    }

    /// Chooses the policy of a case from outside.
    pub(super) fn pin(&mut self, case: CaseId, choice: PolicyChoice<'a>) {
        self.pins.insert(case, choice);
    }

    /// The clock by which a customer is written to.
    pub(super) fn clock_of(&mut self, account: &AccountHistory) -> Result<Clock<'a>> {
        self.clock(account.customer.time_zone.unwrap_or(self.playbook.company.time_zone))
    }

    /// The dossier of a customer in a currency, whether or not anything is overdue.
    pub(super) fn story(&mut self, account: &AccountHistory, currency: Currency) -> Result<Dossier> {
        let clock = self.clock_of(account)?;
        let (mut commitments, mut behaviour) = (Vec::new(), None);
        for case in cases(account, clock.today())?.into_iter().filter(|case| case.currency == currency) {
            let (choice, outlook) = self.policy(account, &case, &clock)?;
            commitments = pursue(account, &case, choice.policy, &[], &clock)?.commitments;
            behaviour = Some(outlook.behaviour);
        }
        dossier(account, currency, clock.today(), commitments, behaviour)
    }

    /// Where money of the customer seems to have come, nothing is sent, tried or handed over for a few days.
    fn hold_for_cash(&self, case: &Case, pursuit: &mut Pursuit, clock: &Clock<'_>) -> Result<()> {
        let Some(hold) = self.holds.get(&(case.customer_id.clone(), case.currency)) else { return Ok(()) };
        pursuit.proposals.retain(|proposal| matches!(proposal.task, Task::Alert(_)));
        if pursuit.overdue.is_positive() {
            pursuit.held.push(hold.reason.clone());
            pursuit.held.sort_unstable();
        }
        let end = clock.day_start(hold.until.plus_days(1)?)?;
        pursuit.next_change = Some(pursuit.next_change.map_or(end, |at| at.min(end)));
        Ok(())
    }

    /// Files what was found in a case: as actions, on the worklist, or as skipped.
    fn file(
        &self,
        account: &AccountHistory,
        case: &Case,
        why: &Why,
        pursuit: Pursuit,
        clock: &Clock<'_>,
        answer: &mut Answer,
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
            answer.actions.push(action);
        }
        if let Some(dossier) = dossier.filter(|_| needs_person) {
            let matter = Matter {
                customer_id: Some(case.customer_id.clone()),
                currency: case.currency,
                case_id: Some(case.id.clone()),
                action_id: handed_over,
                overdue: pursuit.overdue,
                oldest_due: pursuit.oldest_due,
                reasons: pursuit.attention,
            };
            answer.worklist.push(worklist::entry(
                matter,
                clock.today(),
                Some(dossier),
                &self.playbook.worklist,
            )?);
        }
        if is_quiet && pursuit.overdue.is_positive() {
            answer.skipped.push(Skipped {
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
        answer.wake(next_change);
        Ok(())
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
        Task::Alert(mark) => ActionKind::AlertCustomerSuccess(Box::new(CustomerSuccessAlert {
            mark: Some(mark),
            warning: None,
            overdue,
        })),
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
        customer_id: Some(case.customer_id.clone()),
        case_id: Some(proposal.case_id),
        currency: case.currency,
        step: proposal.step,
        level: proposal.level,
        policy: Some(why.policy.clone()),
        reasons,
        not_before: proposal.not_before,
        superseded: proposal.superseded,
        next_change,
    })
}

/// The policy to which a person moved a case last, and the day of it.
fn moved<'a>(account: &'a AccountHistory, case: &Case, clock: &Clock<'_>) -> Option<(&'a PolicyMove, Date)> {
    let counts = |fact: &&Fact| fact.effective <= clock.today() && fact.recorded <= clock.now();
    let decided = account.facts.iter().filter(counts).filter_map(|fact| match &fact.body {
        FactBody::HumanDecided { decision } if case.is_meant_by(decision, fact.effective) => {
            decision.move_to.as_ref().map(|to| (fact, to))
        }
        _ => None,
    });
    let last = decided.max_by_key(|(fact, _)| (fact.effective, fact.happened_at(), fact.order()));
    last.map(|(fact, to)| (to, fact.effective))
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
