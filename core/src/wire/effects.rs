//! Operations of the effects room, and the questions to a ledger that lead to them.

use super::decide::{RiskView, view_of};
use super::operation::{Operation, operation_table};
use super::progress::Told;
use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::decide::{self, ActionRecovery, BacktestOptions, LoggedChoice, PolicyBacktest};
use crate::effects::{self, ChoiceEffect, ComparedChoice, EffectOptions, GroupRecovery, LoggedOutcome};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::playbook::Playbook;
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// How much is recovered after each group of actions, by choices whose chances were logged; says where the log
    /// cannot tell.
    recovery_by_group,
    /// What the choices of a second policy would have brought in over those of a first, by currency.
    choice_effects,
];

/// What came of choices.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Outcomes {
    /// What was chosen, with its chance, and what came of it.
    outcomes: Vec<LoggedOutcome>,
    /// How much has to be known.
    #[serde(default)]
    options: EffectOptions,
}

fn recovery_by_group(given: Outcomes) -> Result<Vec<GroupRecovery>> {
    effects::recovery_by_group(&given.outcomes, &given.options)
}

/// What came of choices, and what two policies would have chosen.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Compared {
    /// The choices.
    choices: Vec<ComparedChoice>,
    /// How much has to be known.
    #[serde(default)]
    options: EffectOptions,
}

fn choice_effects(given: Compared) -> Result<Vec<ChoiceEffect>> {
    effects::choice_effects(&given.choices, &given.options)
}

/// Choices whose chances were logged.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryQuery {
    /// The day up to which payments are looked at.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The choices. Each customer, currency and instant once.
    choices: Vec<LoggedChoice>,
    /// Within how many days after a choice payment counts as its outcome, 1 to 365; 30 where not given.
    #[serde(default)]
    horizon_days: Option<u32>,
    /// How much has to be known.
    #[serde(default)]
    options: EffectOptions,
    /// The company's time zone, in which days begin and end; UTC where not given.
    #[serde(default)]
    time_zone: Option<TimeZone>,
}

pub(super) fn recovery_by_action(ledger: &Ledger, query: RecoveryQuery) -> Result<ActionRecovery> {
    let as_of = AsOf { as_of: query.as_of, known_at: query.known_at };
    let days = query.horizon_days.unwrap_or(BacktestOptions::default().horizon_days);
    decide::recovery_by_action(
        ledger,
        &query.choices,
        days,
        &query.options,
        &as_of,
        query.time_zone.unwrap_or(TimeZone::UTC),
    )
}

/// Two playbooks and a past period.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct BacktestQuery {
    /// The playbook in use; the standard one where not given.
    #[serde(default)]
    before: Option<Playbook>,
    /// The playbook that is thought of.
    after: Playbook,
    /// First day of the period.
    from: Date,
    /// Last day of the period.
    until: Date,
    /// Customers, logged choices, intervals.
    #[serde(default)]
    options: BacktestOptions,
    /// The risk models that have a say under both; none where not given.
    #[serde(default)]
    risk: Option<RiskView>,
    /// The instant of the question: what was recorded later does not count.
    now: Timestamp,
}

pub(super) fn policy_backtest(ledger: &Ledger, query: BacktestQuery) -> Result<PolicyBacktest> {
    policy_backtest_with(ledger, query, &mut |_, _| Ok(()))
}

pub(super) fn policy_backtest_with(
    ledger: &Ledger,
    query: BacktestQuery,
    progress: Told<'_>,
) -> Result<PolicyBacktest> {
    let before = query.before.map_or_else(Playbook::standard, Ok)?;
    let (playbooks, days) = ((&before, &query.after), (query.from, query.until));
    let risk = view_of(query.risk)?;
    decide::policy_backtest_with(ledger, playbooks, days, &query.options, risk.as_ref(), query.now, progress)
}
