//! Operations of `decide` and the playbook.

use super::ledger::NoArguments;
use super::operation::{Operation, operation_table};
use super::risk::model_of;
use crate::calendar::{Date, Timestamp};
use crate::decide::{
    self as desk, Caseload, CaseloadChange, Decisions, EarlyWarnings, ForesightRules, PolicyDiff,
    PolicyDiffOptions,
};
use crate::documents::{AccountHistory, EarlyWarning, Fact};
use crate::dunning::AnswerCount;
use crate::error::Result;
use crate::ledger::{Ledger, Settings};
use crate::playbook::Playbook;
use crate::worklist::{self, WorkPlan, WorkRules, WorklistEntry};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What to do now, by facts: builds a ledger from them and asks it.
    decide,
    /// What to do now, by accounts as of the company's day.
    decide_accounts,
    /// What becomes different from look to look: a caseload over facts as they become known, at each instant in turn.
    caseload_changes,
    /// A playbook to start from.
    standard_playbook,
    /// Checks a playbook by itself; gives it back in its pinned form.
    check_playbook,
    /// A day's work out of a worklist: gates first, then what waited too long, then by what it brings in a minute.
    plan_work,
    /// Rules of a day's work to start from.
    standard_work_rules,
];

/// Facts to build a ledger from, and the question.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Question {
    /// What the ledger is set up with.
    #[serde(default)]
    settings: Settings,
    /// The facts, in any order.
    facts: Vec<Fact>,
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The instant of the question.
    now: Timestamp,
}

/// The question, and the models that have a say.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RiskQuery {
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The models in force, as `fit_risk` gave them; fitted to the ledger's own history where none is given.
    #[serde(default)]
    models: Vec<String>,
    /// How decisions read them.
    #[serde(default)]
    rules: ForesightRules,
    /// The instant of the question.
    now: Timestamp,
}

pub(super) fn decide_with_risk(ledger: &Ledger, query: RiskQuery) -> Result<Decisions> {
    let RiskQuery { playbook, models, rules, now } = query;
    let view = RiskView { models, rules }.view()?;
    desk::decide_with_risk(ledger, &or_standard(playbook)?, &view.models, &view.rules, now)
}

/// The risk models that have a say in decisions.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RiskView {
    /// The models in force, as `fit_risk` gave them; fitted month by month to what the ledger knew then where none is
    /// given.
    #[serde(default)]
    models: Vec<String>,
    /// How decisions read them.
    #[serde(default)]
    rules: ForesightRules,
}

impl RiskView {
    /// The models themselves.
    fn view(self) -> Result<desk::RiskView> {
        crate::documents::at_most(self.models.len(), 100, "models")?;
        let read =
            |(at, text): (usize, &String)| model_of(text).map_err(|e| e.within(&format!("models[{at}]")));
        let models = self.models.iter().enumerate().map(read).collect::<Result<Vec<_>>>()?;
        Ok(desk::RiskView { models, rules: self.rules })
    }
}

/// The models that have a say, where they have.
pub(super) fn view_of(risk: Option<RiskView>) -> Result<Option<desk::RiskView>> {
    risk.map(|risk| risk.view().map_err(|e| e.within("risk"))).transpose()
}

/// A playbook and an instant.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct TimesQuery {
    /// The policies; the standard playbook where not given. Its company has the clock of customers without one.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The instant of the question.
    now: Timestamp,
}

pub(super) fn answer_times(ledger: &Ledger, query: TimesQuery) -> Result<Vec<AnswerCount>> {
    desk::answer_times(ledger, &or_standard(query.playbook)?, query.now)
}

/// Early warnings, and the question.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct WarningsQuery {
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// What was noticed.
    warnings: Vec<EarlyWarning>,
    /// The instant of the question.
    now: Timestamp,
}

pub(super) fn early_warnings(ledger: &Ledger, query: WarningsQuery) -> Result<EarlyWarnings> {
    desk::early_warnings(ledger, &or_standard(query.playbook)?, &query.warnings, query.now)
}

/// A worklist, and how a day's work is planned.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WorkGiven {
    /// The worklist of `decide`, the most pressing first.
    worklist: Vec<WorklistEntry>,
    /// How it is planned; the standard rules where not given.
    #[serde(default)]
    rules: Option<WorkRules>,
    /// The company's day.
    today: Date,
}

fn plan_work(given: WorkGiven) -> Result<WorkPlan> {
    let rules = given.rules.map_or_else(WorkRules::standard, Ok)?;
    worklist::plan_work(&given.worklist, &rules, given.today)
}

fn standard_work_rules(_: NoArguments) -> Result<WorkRules> {
    WorkRules::standard()
}

/// Two playbooks, and the question.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct DiffQuery {
    /// The playbook in use; the standard one where not given.
    #[serde(default)]
    before: Option<Playbook>,
    /// The playbook that is thought of.
    after: Playbook,
    /// Which running cases move, and what is known of their answers.
    #[serde(default)]
    options: PolicyDiffOptions,
    /// The risk models that have a say under both; none where not given.
    #[serde(default)]
    risk: Option<RiskView>,
    /// The instant of the question.
    now: Timestamp,
}

pub(super) fn policy_diff(ledger: &Ledger, query: DiffQuery) -> Result<PolicyDiff> {
    let before = or_standard(query.before)?;
    match view_of(query.risk)? {
        Some(risk) => {
            desk::policy_diff_with_risk(ledger, &before, &query.after, &query.options, &risk, query.now)
        }
        None => desk::policy_diff(ledger, &before, &query.after, &query.options, query.now),
    }
}

/// Accounts, and the question.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Accounts {
    /// The accounts.
    accounts: Vec<AccountHistory>,
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The instant of the question.
    now: Timestamp,
}

fn or_standard(playbook: Option<Playbook>) -> Result<Playbook> {
    playbook.map_or_else(Playbook::standard, Ok)
}

fn decide(given: Question) -> Result<Decisions> {
    let mut ledger = Ledger::new(given.settings);
    ledger.apply_all(&given.facts)?;
    crate::decide::decide(&ledger, &or_standard(given.playbook)?, given.now)
}

/// Facts, and the instants at which they are looked at.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Looks {
    /// What the ledger is set up with.
    #[serde(default)]
    settings: Settings,
    /// The facts, in any order: each is told before the first instant that is not before it was recorded.
    facts: Vec<Fact>,
    /// The policies; the standard playbook where not given.
    #[serde(default)]
    playbook: Option<Playbook>,
    /// The risk models that have a say; none where not given.
    #[serde(default)]
    risk: Option<RiskView>,
    /// The instants, in the order in which they are looked at.
    instants: Vec<Timestamp>,
}

fn caseload_changes(given: Looks) -> Result<Vec<CaseloadChange>> {
    crate::documents::at_most(given.instants.len(), 100_000, "instants")?;
    let mut ledger = Ledger::new(given.settings);
    let mut caseload = Caseload::new(or_standard(given.playbook)?)?;
    if let Some(risk) = view_of(given.risk)? {
        caseload = caseload.with_risk(risk)?;
    }
    let mut untold = given.facts;
    let look = |now: &Timestamp| {
        let told;
        (told, untold) = std::mem::take(&mut untold).into_iter().partition(|fact| fact.recorded <= *now);
        let told: Vec<Fact> = told;
        ledger.apply_all(&told)?;
        caseload.refresh(&ledger, *now)
    };
    given.instants.iter().map(look).collect()
}

/// A caseload under a playbook given as JSON text; under the standard one for `null`.
///
/// # Errors
/// What the playbook refuses, with its path.
pub fn caseload(playbook: &str) -> Result<Caseload> {
    let playbook: Option<Playbook> = super::from_json(playbook).map_err(|e| e.within("playbook"))?;
    Caseload::new(or_standard(playbook)?)
}

/// A caseload like [`caseload`], in which risk models have a say, given as JSON text; none have for `null`.
///
/// # Errors
/// As [`caseload`]; what the models and rules refuse, at `risk`.
pub fn caseload_with_risk(playbook: &str, risk: &str) -> Result<Caseload> {
    let made = caseload(playbook)?;
    let risk: Option<RiskView> = super::from_json(risk).map_err(|e| e.within("risk"))?;
    match view_of(risk)? {
        Some(risk) => made.with_risk(risk),
        None => Ok(made),
    }
}

/// Brings a caseload up to an instant given as JSON text; the answer is a [`CaseloadChange`] as JSON text.
///
/// # Errors
/// As [`Caseload::refresh`]; [`Error::Malformed`](crate::Error::Malformed) for the instant.
pub fn caseload_refresh(caseload: &mut Caseload, ledger: &Ledger, now: &str) -> Result<String> {
    let now: Timestamp = super::from_json(now).map_err(|e| e.within("now"))?;
    super::to_json(&caseload.refresh(ledger, now)?)
}

/// All decisions of a caseload as JSON text; `null` before the first look.
///
/// # Errors
/// None in practice.
pub fn caseload_decisions(caseload: &Caseload) -> Result<String> {
    super::to_json(&caseload.decisions())
}

fn decide_accounts(given: Accounts) -> Result<Decisions> {
    crate::decide::decide_accounts(given.accounts, &or_standard(given.playbook)?, given.now)
}

fn standard_playbook(_: NoArguments) -> Result<Playbook> {
    Playbook::standard()
}

fn check_playbook(playbook: Playbook) -> Result<Playbook> {
    playbook.check()?;
    Ok(playbook)
}
