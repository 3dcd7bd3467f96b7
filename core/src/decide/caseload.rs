//! A caseload: the decisions of a ledger, kept up to date from fact to fact.
//!
//! A customer is looked at again when a fact arrived that touches the account, when a fact that was known before begins
//! to count, or when the instant has come at which the answer can change by itself. All others keep their answer. What
//! comes out is what [`decide`](super::decide) says at the same instant, or [`decide_with_risk`](super::decide_with_risk)
//! where risk models have a say; a test holds this over random histories.

use super::Decisions;
use super::action::{Action, ActionKind};
use super::cash::{Cash, cash};
use super::desk::Answer;
use super::foresight::{Foresight, RiskView};
use super::months::Months;
use super::parallel::Look;
use crate::calendar::{AsOf, Timestamp};
use crate::dunning::Clock;
use crate::error::Result;
use crate::ids::{ActionId, CustomerId, FactId};
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use crate::vocabulary::document;
use crate::worklist::{WorklistEntry, by_priority};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::Arc;

document! {
    /// What became different since the last look.
    pub struct CaseloadChange {
        /// The instant of the question.
        pub now: Timestamp,
        /// Actions that are new, or asked for with other particulars than before, by customer, then id.
        pub actions: Vec<Action>,
        /// Actions that are not asked for any more: done, overtaken or not needed.
        pub withdrawn: Vec<ActionId>,
        /// How many customers were looked at again.
        pub looked_at: u64,
        /// The earliest instant after `now` at which anything can change without a new fact; none where nothing can.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_wakeup: Option<Timestamp>,
    }
}

/// The decisions of one ledger under one playbook, kept up to date.
///
/// # Examples
/// ```
/// use receivables::decide::{Caseload, decide};
/// use receivables::{Fact, Ledger, Playbook, Settings};
/// let mut ledger = Ledger::new(Settings::default());
/// let mut caseload = Caseload::new(Playbook::standard()?)?;
/// for text in [
///     r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","customer":{"id":"C","name":"Acme","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"ap@acme.example"}]}}"#,
///     r#"{"kind":"invoice_issued","id":"f2","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","invoice":{"id":"I","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"100.00","currency":"EUR"},"terms":{"kind":"net","days":10}}}"#,
/// ] {
///     ledger.apply(&Fact::from_json(text)?)?;
/// }
/// let now = "2026-01-16T10:00:00Z".parse()?;
/// let change = caseload.refresh(&ledger, now)?;
/// assert_eq!((change.actions.len(), change.looked_at), (1, 1));
/// // Nothing happened since: nothing is looked at, and the answer stands.
/// let change = caseload.refresh(&ledger, "2026-01-16T10:05:00Z".parse()?)?;
/// assert_eq!((change.actions.len(), change.looked_at), (0, 0));
/// assert_eq!(caseload.decisions().map(|all| all.actions.len()), Some(1));
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Caseload {
    playbook: Arc<Playbook>,
    threads: NonZeroUsize,
    /// What the last look saw: its instant, the number of facts, and the last of them.
    seen: Option<(Timestamp, usize, Option<FactId>)>,
    answers: BTreeMap<CustomerId, Answer>,
    /// When an answer can change by itself.
    due: BTreeSet<(Timestamp, CustomerId)>,
    /// When a fact that was told already begins to count; without a customer where it is about none.
    ahead: BTreeSet<(Timestamp, Option<CustomerId>)>,
    cash: Cash,
    next_wakeup: Option<Timestamp>,
    risk: Option<Arc<RiskView>>,
    /// Models of months, where none are given.
    months: Months,
}

impl Caseload {
    /// An empty caseload under a playbook.
    ///
    /// # Errors
    /// What the playbook refuses, with its path.
    pub fn new(playbook: Playbook) -> Result<Self> {
        playbook.check().map_err(|e| e.within("playbook"))?;
        Ok(Self {
            playbook: Arc::new(playbook),
            threads: NonZeroUsize::MIN,
            seen: None,
            answers: BTreeMap::new(),
            due: BTreeSet::new(),
            ahead: BTreeSet::new(),
            cash: Cash::default(),
            next_wakeup: None,
            risk: None,
            months: Months::default(),
        })
    }

    /// The same caseload, in which risk models have a say: its answers are those of
    /// [`decide_with_risk`](super::decide_with_risk). Every customer is looked at again.
    ///
    /// # Errors
    /// What [`RiskView::check`] refuses, at `risk`.
    pub fn with_risk(mut self, risk: RiskView) -> Result<Self> {
        risk.check().map_err(|e| e.within("risk"))?;
        self.forget();
        self.risk = Some(Arc::new(risk));
        Ok(self)
    }

    /// The same caseload, with the customers of a look shared among so many threads; one where not said. The answers are
    /// the same.
    #[must_use]
    pub const fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads;
        self
    }

    /// The playbook.
    #[must_use]
    pub fn playbook(&self) -> &Playbook {
        &self.playbook
    }

    /// Brings the answers up to an instant, and says what became different.
    ///
    /// The first look, a look at an earlier instant and a look at another ledger see every customer; any other sees
    /// those for whom something can have changed. A refused question leaves the caseload as it was before the first
    /// look.
    ///
    /// # Errors
    /// As [`decide`](super::decide), or [`decide_with_risk`](super::decide_with_risk).
    pub fn refresh(&mut self, ledger: &Ledger, now: Timestamp) -> Result<CaseloadChange> {
        let outcome = self.look(ledger, now);
        if outcome.is_err() {
            self.forget();
        }
        outcome
    }

    /// Everything, as [`decide`](super::decide) says it at the instant of the last look; none before the first.
    #[must_use]
    pub fn decisions(&self) -> Option<Decisions> {
        let now = self.seen.as_ref()?.0;
        let mut all = self.cash.answer.clone();
        for answer in self.answers.values() {
            all.add(answer.clone());
        }
        all.next_change = self.next_wakeup;
        Some(all.decisions(now))
    }

    /// What a person should look at as of the last look, most pressing first: the worklist of
    /// [`decisions`](Self::decisions), without a copy.
    #[must_use]
    pub fn worklist(&self) -> Vec<&WorklistEntry> {
        let of_cases = self.answers.values().flat_map(|answer| &answer.worklist);
        let mut entries: Vec<_> = self.cash.answer.worklist.iter().chain(of_cases).collect();
        entries.sort_by(|a, b| by_priority(a, b));
        entries
    }

    fn forget(&mut self) {
        self.seen = None;
        self.answers.clear();
        self.due.clear();
        self.ahead.clear();
        self.cash = Cash::default();
        self.next_wakeup = None;
        self.months = Months::default();
    }

    fn look(&mut self, ledger: &Ledger, now: Timestamp) -> Result<CaseloadChange> {
        let zone = self.playbook.company.time_zone;
        let as_of = AsOf::known(zone.local_date(now)?, now);
        let mut from = self.known_facts(ledger, now);
        if from > 0 && self.history_changed(ledger, from)? {
            from = 0;
        }
        if from == 0 {
            self.forget();
        }
        let mut cash = self.cash_at(ledger, now, &as_of, from)?;
        let playbook = Arc::clone(&self.playbook);
        let clock = Clock::new(now, &playbook.company, zone)?;
        let mut touched = self.reached(now);
        for change in ledger.changes_since(from)? {
            let counts_from = change.recorded.max(clock.day_start(change.effective)?);
            if change.customers.is_empty() && counts_from > now {
                self.ahead.insert((counts_from, None));
            }
            for customer in change.customers {
                if counts_from > now {
                    self.ahead.insert((counts_from, Some(customer.clone())));
                }
                touched.insert(customer);
            }
        }
        cash.stories(ledger, &playbook, now, &as_of, &touched)?;
        touched.extend(self.holds_changed(&cash));
        let mut change = CaseloadChange {
            now,
            actions: Vec::new(),
            withdrawn: Vec::new(),
            looked_at: u64::try_from(touched.len()).unwrap_or(u64::MAX),
            next_wakeup: None,
        };
        note(&self.cash.answer, &cash.answer, &mut change);
        let customers: Vec<&CustomerId> = touched.iter().collect();
        let risk = self.risk.clone();
        let foresight = risk.as_deref().map(|risk| Foresight::of(ledger, &playbook, risk, &self.months));
        let foresight = foresight.transpose()?;
        let foresight = foresight.as_ref();
        let look = Look { ledger, playbook: &playbook, now, as_of: &as_of, holds: &cash.holds, foresight };
        let answers = look.all(&customers, self.threads)?;
        for (customer, answer) in touched.into_iter().zip(answers) {
            self.replace(customer, answer, &mut change);
        }
        self.cash = cash;
        self.next_wakeup = [self.cash.answer.next_change, self.due.first().map(|(at, _)| *at)]
            .into_iter()
            .flatten()
            .chain(ledger.next_effective(&as_of).map(|date| clock.day_start(date)).transpose()?)
            .min();
        change.next_wakeup = self.next_wakeup;
        change.actions.sort_by(|a, b| (&a.customer_id, &a.id).cmp(&(&b.customer_id, &b.id)));
        change.withdrawn.sort_unstable();
        self.seen = Some((now, ledger.len(), ledger.last_fact()));
        Ok(change)
    }

    /// How many facts the last look saw; none where all has to be looked at.
    fn known_facts(&self, ledger: &Ledger, now: Timestamp) -> usize {
        match &self.seen {
            Some((then, facts, last)) if *then <= now && ledger.fact_at(*facts) == *last => *facts,
            _ => 0,
        }
    }

    /// Whether what a model was fitted to has changed: a fact arrived late that had been known by then.
    fn history_changed(&self, ledger: &Ledger, from: usize) -> Result<bool> {
        let zone = self.playbook.company.time_zone;
        for change in ledger.changes_since(from)? {
            if self.months.reads(change.recorded, zone)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Customers whose time has come.
    fn reached(&mut self, now: Timestamp) -> BTreeSet<CustomerId> {
        let mut reached = BTreeSet::new();
        while self.due.first().is_some_and(|(at, _)| *at <= now) {
            reached.extend(self.due.pop_first().map(|(_, customer)| customer));
        }
        while self.ahead.first().is_some_and(|(at, _)| *at <= now) {
            reached.extend(self.ahead.pop_first().and_then(|(_, customer)| customer));
        }
        reached
    }

    /// What open bank movements ask for: afresh where money or what is open may have changed, else with the instant
    /// brought up.
    fn cash_at(&self, ledger: &Ledger, now: Timestamp, as_of: &AsOf, from: usize) -> Result<Cash> {
        let overdue = self.cash.answer.next_change.is_some_and(|at| at <= now);
        let day_changed = match &self.seen {
            Some((then, ..)) => self.playbook.company.time_zone.local_date(*then)? != as_of.as_of,
            None => true,
        };
        let ahead = self.ahead.first().is_some_and(|(at, _)| *at <= now);
        let moved = from == 0 || ledger.money_moved_since(from)?;
        if moved || overdue || day_changed || ahead {
            return cash(ledger, &self.playbook, now, as_of);
        }
        let mut same = self.cash.clone();
        for action in &mut same.answer.actions {
            if let ActionKind::ApplyCash(application) = &mut action.kind {
                application.facts.iter_mut().for_each(|fact| fact.recorded = now);
            }
        }
        Ok(same)
    }

    fn holds_changed(&self, cash: &Cash) -> BTreeSet<CustomerId> {
        let differs = |a: &Cash, b: &Cash| {
            let other = |(key, hold): &(_, _)| b.holds.get(*key) != Some(*hold);
            a.holds.iter().filter(other).map(|((customer, _), _)| customer.clone()).collect::<Vec<_>>()
        };
        differs(&self.cash, cash).into_iter().chain(differs(cash, &self.cash)).collect()
    }

    fn replace(&mut self, customer: CustomerId, answer: Answer, change: &mut CaseloadChange) {
        let nothing = Answer::default();
        let before = self.answers.remove(&customer);
        note(before.as_ref().unwrap_or(&nothing), &answer, change);
        if let Some(at) = before.and_then(|before| before.next_change) {
            self.due.remove(&(at, customer.clone()));
        }
        if let Some(at) = answer.next_change {
            self.due.insert((at, customer.clone()));
        }
        if answer != nothing {
            self.answers.insert(customer, answer);
        }
    }
}

/// Notes what is asked for now and was not before, and the other way round.
fn note(before: &Answer, after: &Answer, change: &mut CaseloadChange) {
    let known: BTreeMap<&ActionId, &Action> = before.actions.iter().map(|known| (&known.id, known)).collect();
    let is_new = |action: &&Action| !known.get(&action.id).is_some_and(|known| is_same(known, action));
    change.actions.extend(after.actions.iter().filter(is_new).cloned());
    let asked: BTreeSet<&ActionId> = after.actions.iter().map(|action| &action.id).collect();
    let gone = before.actions.iter().filter(|action| !asked.contains(&action.id));
    change.withdrawn.extend(gone.map(|action| action.id.clone()));
}

/// Whether nothing is asked for differently: facts to tell are stamped with the instant of the question.
fn is_same(before: &Action, after: &Action) -> bool {
    let mut stamped = before.clone();
    if let (ActionKind::ApplyCash(before), ActionKind::ApplyCash(after)) = (&mut stamped.kind, &after.kind) {
        for (fact, told) in before.facts.iter_mut().zip(&after.facts) {
            fact.recorded = told.recorded;
        }
    }
    stamped == *after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_ledger_asks_for_nothing() {
        let ledger = Ledger::default();
        let mut caseload = Caseload::new(Playbook::standard().unwrap()).unwrap();
        let now: Timestamp = "2026-01-16T10:00:00Z".parse().unwrap();
        assert_eq!(caseload.refresh(&ledger, now).unwrap().looked_at, 0);
        let fresh = crate::decide(&ledger, caseload.playbook(), now).unwrap();
        assert_eq!(caseload.decisions(), Some(fresh));
    }
}
