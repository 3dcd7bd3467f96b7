//! What a change of policies would do: two playbooks on the same cases of today.
//!
//! | question | answer |
//! | --- | --- |
//! | Who moves? | A running case keeps its policy and version until it is moved; what a new case would get is said, too. |
//! | Who is written to tomorrow? | What each playbook asks for on the company's next day, unless something happens before. |
//! | What does it bring? | What the caller says comes after which step; where nothing is said, what the table of assumptions says, and the answer says that it is assumed. |
//!
//! Nothing is changed: to put a change into effect, use the second playbook, and tell a `human_decision` with `move_to`
//! for each running case that is to move.

use super::Action;
use super::cash::{Holds, cash};
use super::desk::{Answer, Desk};
use super::diff_report::{CaseDiff, PlannedStep, PolicyDiff, PolicyDiffOptions, Sums, responses};
use super::foresight::{Foresight, RiskView};
use super::months::Months;
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::AccountHistory;
use crate::dunning::{Case, Clock, PolicyVersion, cases, outlook};
use crate::error::{Error, Result};
use crate::ids::{ActionId, CaseId, Name};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::playbook::{Playbook, PolicyChoice};
use crate::reason::Reason;
use std::collections::{BTreeMap, BTreeSet};

/// What the second playbook would change in the cases of today.
///
/// # Errors
/// What a playbook refuses, at `before` or `after`; [`Error::NumberOutOfRange`] and [`Error::IdTaken`] for the responses;
/// [`Error::ReferenceUnknown`] for a case to move that does not run; else as [`decide`](super::decide).
pub fn policy_diff(
    ledger: &Ledger,
    before: &Playbook,
    after: &Playbook,
    options: &PolicyDiffOptions,
    now: Timestamp,
) -> Result<PolicyDiff> {
    diff(ledger, (before, after), options, None, now)
}

/// The same with risk models, which have the same say under both playbooks as in
/// [`decide_with_risk`](super::decide_with_risk).
///
/// # Errors
/// As [`policy_diff`]; what [`RiskView::check`] refuses, at `risk`.
pub fn policy_diff_with_risk(
    ledger: &Ledger,
    before: &Playbook,
    after: &Playbook,
    options: &PolicyDiffOptions,
    risk: &RiskView,
    now: Timestamp,
) -> Result<PolicyDiff> {
    risk.check().map_err(|e| e.within("risk"))?;
    diff(ledger, (before, after), options, Some(risk), now)
}

fn diff(
    ledger: &Ledger,
    (before, after): (&Playbook, &Playbook),
    options: &PolicyDiffOptions,
    risk: Option<&RiskView>,
    now: Timestamp,
) -> Result<PolicyDiff> {
    before.check().map_err(|e| e.within("before"))?;
    after.check().map_err(|e| e.within("after"))?;
    let responses = responses(options)?;
    let today = before.company.time_zone.local_date(now)?;
    let holds = cash(ledger, before, now, &AsOf::known(today, now))?.holds;
    let months = Months::default();
    let foresight = risk.map(|risk| Foresight::of(ledger, before, risk, &months)).transpose()?;
    let mut view = View {
        foresight: foresight.as_ref(),
        before,
        after,
        options,
        now,
        today,
        holds: &holds,
        desks: BTreeMap::new(),
        unmoved: options.move_cases.iter().cloned().collect(),
    };
    let mut diff = PolicyDiff {
        now,
        tomorrow: today.plus_days(1)?,
        cases: 0,
        running: 0,
        differences: Vec::new(),
        counts: Vec::new(),
        cash: Vec::new(),
    };
    let mut sums = Sums { responses, counts: BTreeMap::new(), cash: BTreeMap::new() };
    for id in ledger.customer_ids() {
        let as_of = |date: Date| AsOf::known(date, now);
        let account = match ledger.account(id, &as_of(today)) {
            Ok(account) => account,
            Err(Error::CustomerUnknown { .. }) => continue,
            Err(error) => return Err(error),
        };
        let next = ledger.account(id, &as_of(diff.tomorrow))?;
        for case in view.cases(&account, &next)? {
            diff.cases = diff.cases.saturating_add(1);
            diff.running = diff.running.saturating_add(u64::from(case.running));
            sums.take(&case)?;
            if case.differs() {
                diff.differences.push(case);
            }
        }
    }
    if let Some(id) = view.unmoved.into_iter().next() {
        return Err(Error::ReferenceUnknown { field: "options.move_cases".into(), id: id.to_string() });
    }
    (diff.counts, diff.cash) = sums.results()?;
    Ok(diff)
}

/// Two playbooks, and the day on which they are looked at.
struct View<'a> {
    before: &'a Playbook,
    after: &'a Playbook,
    options: &'a PolicyDiffOptions,
    now: Timestamp,
    today: Date,
    holds: &'a Holds,
    foresight: Option<&'a Foresight<'a>>,
    /// Desks by playbook (the second or not) and instant: made once, not for each customer.
    desks: BTreeMap<(bool, Timestamp), Desk<'a>>,
    /// Cases to move that have not been met yet.
    unmoved: BTreeSet<CaseId>,
}

type Pins<'a> = Vec<(CaseId, PolicyChoice<'a>)>;

impl<'a> View<'a> {
    fn desk(&mut self, second: bool, at: Timestamp) -> Result<&mut Desk<'a>> {
        use std::collections::btree_map::Entry;
        match self.desks.entry((second, at)) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(free) => {
                let playbook = if second { self.after } else { self.before };
                Ok(free.insert(Desk::new(playbook, at, self.holds)?.foreseeing(self.foresight)))
            }
        }
    }

    /// What a playbook says of a case today.
    fn choice(&mut self, second: bool, account: &AccountHistory, case: &Case) -> Result<PolicyChoice<'a>> {
        let now = self.now;
        let desk = self.desk(second, now)?;
        let clock = desk.clock_of(account)?;
        desk.policy(account, case, &clock).map(|(choice, _)| choice)
    }

    /// The cases of a customer, as they stand today, with what each playbook asks for tomorrow.
    fn cases(&mut self, account: &AccountHistory, next: &AccountHistory) -> Result<Vec<CaseDiff>> {
        let (mut first, mut second): (Pins<'a>, Pins<'a>) = (Vec::new(), Vec::new());
        let mut found = Vec::new();
        for case in cases(account, self.today)? {
            let old = self.choice(false, account, &case)?;
            let new = self.choice(true, account, &case)?;
            let running = !case.upcoming;
            let moved = self.moved(account, &case)?;
            let chosen = if running { self.stays(&case, &old, &moved) } else { new };
            let differs = running && version(&moved) != version(&chosen);
            found.push(CaseDiff {
                customer_id: case.customer_id.clone(),
                currency: case.currency,
                case_id: case.id.clone(),
                running,
                overdue: overdue(account, &case, self.today)?,
                before: version(&old),
                after: version(&chosen),
                if_moved: differs.then(|| version(&moved)),
                steps_before: Vec::new(),
                steps_after: Vec::new(),
                reasons: chosen.reasons.clone(),
            });
            first.push((case.id.clone(), old));
            second.push((case.id, chosen));
        }
        if found.is_empty() {
            return Ok(found);
        }
        let before = self.tomorrow(false, next, &first)?;
        let after = self.tomorrow(true, next, &second)?;
        for case in &mut found {
            case.steps_before = steps_of(&before, case);
            case.steps_after = steps_of(&after, case);
        }
        Ok(found)
    }

    /// The policy of a case as if it began today under the second playbook.
    fn moved(&self, account: &AccountHistory, case: &Case) -> Result<PolicyChoice<'a>> {
        let rules = &self.after.behaviour;
        let company = Clock::new(self.now, &self.before.company, self.before.company.time_zone)?;
        let outlook = match self.foresight {
            Some(foresight) => foresight.outlook(account, rules, self.today, &company)?,
            None => outlook(account, rules, self.today)?,
        };
        let today = Case { start: case.start.max(self.today), ..case.clone() };
        self.after.policy_for(&today, &account.customer, &outlook)
    }

    /// The policy of a running case under the second playbook: the one it has, in the wording of the second where that
    /// still has it, unless it is moved.
    fn stays(&mut self, case: &Case, old: &PolicyChoice<'a>, moved: &PolicyChoice<'a>) -> PolicyChoice<'a> {
        let listed = self.unmoved.remove(&case.id) || self.options.move_cases.contains(&case.id);
        if listed || self.options.move_all {
            let mut choice = moved.clone();
            choice.reasons.insert(0, Reason::new("moved"));
            return choice;
        }
        let kept = self.after.version(&old.policy.id, old.policy.version);
        let reason = Reason::new(if kept.is_some() { "pinned" } else { "policy_gone" });
        let mut reasons = old.reasons.clone();
        reasons.insert(0, reason);
        PolicyChoice { policy: kept.unwrap_or(old.policy), reasons }
    }

    /// What a playbook asks for on the company's next day: at its begin, and whenever the answer changes on it.
    fn tomorrow(
        &mut self,
        second: bool,
        account: &AccountHistory,
        pins: &Pins<'a>,
    ) -> Result<BTreeMap<ActionId, Action>> {
        let (tomorrow, after) = (self.today.plus_days(1)?, self.today.plus_days(2)?);
        let now = self.now;
        let company = self.desk(false, now)?;
        let (mut at, end) = (company.day_start(tomorrow)?, company.day_start(after)?);
        let mut found = BTreeMap::new();
        // A day has few instants at which anything changes; the bound only keeps a mistake from running for ever.
        for _ in 0..100 {
            let desk = self.desk(second, at)?;
            for (case, choice) in pins {
                desk.pin(case.clone(), choice.clone());
            }
            let Answer { actions, next_change, .. } = desk.answer(account)?;
            for action in actions.into_iter().filter(|action| action.not_before < end) {
                found.entry(action.id.clone()).or_insert(action);
            }
            match next_change.filter(|next| *next < end && *next > at) {
                Some(next) => at = next,
                None => break,
            }
        }
        Ok(found)
    }
}

fn version(choice: &PolicyChoice<'_>) -> PolicyVersion {
    PolicyVersion { id: choice.policy.id.clone(), version: choice.policy.version }
}

fn overdue(account: &AccountHistory, case: &Case, today: Date) -> Result<Money> {
    let past_due = |item: &&crate::documents::ItemHistory| {
        item.item.open.currency() == case.currency && item.item.due_date < today && !item.item.no_credit
    };
    let mut items = account.items.iter().filter(past_due);
    items.try_fold(Money::zero(case.currency), |sum, entry| sum.plus(entry.item.open))
}

/// The actions of a case, by when they may happen, then id. An upcoming case has the id of the case that will begin.
fn steps_of(actions: &BTreeMap<ActionId, Action>, case: &CaseDiff) -> Vec<PlannedStep> {
    // What is not about a case, such as a card that expires, is the same under both.
    let of_case = |action: &&Action| action.case_id.is_some() && action.currency == case.currency;
    let mut steps: Vec<PlannedStep> = actions
        .values()
        .filter(of_case)
        .filter_map(|action| {
            Some(PlannedStep {
                kind: Name::new(action.kind.as_str()).ok()?,
                id: action.id.clone(),
                step: action.step.clone(),
                level: action.level,
                not_before: action.not_before,
            })
        })
        .collect();
    steps.sort_by(|a, b| (a.not_before, &a.id).cmp(&(b.not_before, &b.id)));
    steps
}
