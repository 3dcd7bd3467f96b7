//! Decisions: all engines together. Facts, a playbook and an instant go in; what to do now comes out.
//!
//! | part of the answer | meaning |
//! | --- | --- |
//! | actions | what the host is asked to do, sorted by customer, then id |
//! | worklist | what a person should look at, most pressing first, each with its dossier |
//! | skipped | where something is overdue and nothing is done now, and why |
//! | next_wakeup | nothing changes before this instant unless a fact arrives |
//!
//! Money first: where the playbook says how bank movements are matched, those without a match are matched to what is open.
//! What is sure comes back as `apply_cash` with the facts to tell, the rest as `review_match`; and nobody is written to
//! about money that seems to have come.
//!
//! The same question has the same answer. An action keeps its id until the host reports it done; then it is not
//! proposed again. A case keeps the policy version, and the view of the customer's behaviour, with which it began.

mod action;
mod backtest;
mod caseload;
mod cash;
mod charges;
mod desk;
mod diff_report;
#[cfg(feature = "messages")]
mod draft;
mod exposure;
mod foresight;
mod logged;
mod months;
mod parallel;
mod policy_diff;
mod provision;
mod provision_rows;
mod replay;
mod retries;
mod times;
mod warning;

pub use action::{Action, ActionKind, CashApplication, CustomerSuccessAlert, Escalation, MatchReview};
pub use backtest::{BacktestOptions, PolicyBacktest, WorkEffect, policy_backtest, policy_backtest_with};
pub use caseload::{Caseload, CaseloadChange};
pub use diff_report::{
    AssumedResponse, CaseDiff, CashEffect, PlannedStep, PolicyDiff, PolicyDiffOptions, StepCount,
    StepResponse,
};
pub use exposure::{CreditTerms, CustomerCredit, CustomerExposure, PartLimit, credit_standings};
pub use foresight::{ForesightRules, RiskView, decide_with_risk};
pub use logged::{ActionRecovery, LoggedChoice, recovery_by_action};
pub use policy_diff::{policy_diff, policy_diff_with_risk};
pub use provision::{
    LossRateMethod, PeriodEnd, ProvisionBucket, ProvisionGroup, ProvisionMatrix, ProvisionOptions,
    SpecificReserve, provision_matrix,
};
pub use retries::learn_retries;
pub use times::answer_times;
pub use warning::{EarlyWarnings, HeldWarning, early_warnings};

use crate::calendar::{AsOf, Timestamp};
use crate::documents::AccountHistory;
use crate::dunning::{Clock, PolicyVersion};
use crate::error::Result;
use crate::ids::{CaseId, CustomerId};
use crate::ledger::Ledger;
use crate::money::{Currency, Money};
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::vocabulary::document;
use crate::worklist::WorklistEntry;
use cash::cash;
use desk::{Answer, Desk};
use parallel::Look;
use std::num::NonZeroUsize;

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
        /// Customers with something open who pay later than before and of whom nobody is told, by customer, then day: with
        /// risk only.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub held_warnings: Vec<HeldWarning>,
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
/// What the playbook refuses (see [`Playbook::check`]); [`Error::NameUnknown`](crate::Error::NameUnknown) for a policy that
/// an invoice or customer names and the playbook does not have;
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow), [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
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
    decide_in_parallel(ledger, playbook, now, NonZeroUsize::MIN)
}

/// What to do now, by a ledger: the same as [`decide`], with the customers shared among so many threads.
///
/// # Errors
/// As [`decide`].
///
/// # Examples
/// ```
/// use receivables::decide::decide_in_parallel;
/// use receivables::{Ledger, Playbook, Settings, decide};
/// use std::num::NonZeroUsize;
/// let (ledger, playbook) = (Ledger::new(Settings::default()), Playbook::standard()?);
/// let now = "2026-01-16T06:00:00Z".parse()?;
/// let two = NonZeroUsize::MIN.saturating_add(1);
/// assert_eq!(decide_in_parallel(&ledger, &playbook, now, two)?, decide(&ledger, &playbook, now)?);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn decide_in_parallel(
    ledger: &Ledger,
    playbook: &Playbook,
    now: Timestamp,
    threads: NonZeroUsize,
) -> Result<Decisions> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    let as_of = AsOf::known(playbook.company.time_zone.local_date(now)?, now);
    let cash = cash(ledger, playbook, now, &as_of)?;
    let look = Look { ledger, playbook, now, as_of: &as_of, holds: &cash.holds, foresight: None };
    all_decisions(look, cash.answer, threads)
}

/// What is to be done for all customers of a ledger, besides what open bank movements ask for.
fn all_decisions(look: Look<'_>, cash: Answer, threads: NonZeroUsize) -> Result<Decisions> {
    let Look { ledger, playbook, now, as_of, .. } = look;
    let clock = Clock::new(now, &playbook.company, playbook.company.time_zone)?;
    let mut all = cash;
    for answer in look.all(&ledger.customer_ids(), threads)? {
        all.add(answer);
    }
    if let Some(date) = ledger.next_effective(as_of) {
        all.wake(Some(clock.day_start(date)?));
    }
    Ok(all.decisions(now))
}

/// What to do now, by accounts as of the company's day, without cash application. Each customer is decided by
/// itself, so a batch may be split in any way.
///
/// # Errors
/// As [`decide`].
pub fn decide_accounts(
    accounts: impl IntoIterator<Item = AccountHistory>,
    playbook: &Playbook,
    now: Timestamp,
) -> Result<Decisions> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    let holds = cash::Holds::new();
    let mut desk = Desk::new(playbook, now, &holds)?;
    let mut all = Answer::default();
    for account in accounts {
        all.add(desk.answer(&account)?);
    }
    Ok(all.decisions(now))
}
