//! Operations of failed payments. A `table` left out is the standard one.

use super::calendar::CalendarGiven;
use super::operation::{Operation, operation_table};
use crate::calendar::{Date, Timestamp};
use crate::documents::{Fact, InstrumentStanding, PaymentFailure};
use crate::error::Result;
use crate::failures::{
    self, AchReturnRates, AttemptLimit, FailureTable, FailureVerdict, LimitVerdict, Reinitiation,
    ReinitiationRule, RetryObservation, RetryPlanOptions, RetryPriors, RetryQuestion, RetrySchedule,
    RetrySuccess, ReturnCeilings, ReturnCounts, ReturnWindow, SepaWindows, UnmappedCode,
};
use crate::ids::Reference;
use serde::{Deserialize, Serialize};

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What a failed payment permits: looked up by the network's advice, the code, the provider's words, the default.
    failure_verdict,
    /// What the failures so far leave of each card or mandate on file: whether it may be tried, and from when.
    instrument_standings,
    /// The failure codes that a table does not know, with how often each came.
    unmapped_failure_codes,
    /// When to try a failed payment again: the instants with the highest expected money recovered less cost, within every
    /// limit, and when to stop.
    plan_retries,
    /// The table of failure codes to start from.
    standard_failure_table,
    /// Whether one more try at an instant keeps a scheme's limit, and when the next one does.
    attempt_limit,
    /// The day by whose opening a return of an ACH debit must have been made available.
    ach_return_deadline,
    /// Whether a returned ACH entry may be presented again on a day.
    ach_reinitiation,
    /// Return rates of ACH debits against the network's ceilings.
    ach_return_rates,
    /// The last days on which a SEPA direct debit can come back.
    sepa_windows,
];

/// The table that was given, checked, or the standard one.
pub(super) fn table(given: Option<FailureTable>) -> Result<FailureTable> {
    let Some(table) = given else { return FailureTable::standard() };
    table.check().map_err(|e| e.within("table"))?;
    Ok(table)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct VerdictGiven {
    /// The failure.
    failure: PaymentFailure,
    /// The instant at which it failed.
    failed_at: Timestamp,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

fn failure_verdict(given: VerdictGiven) -> Result<FailureVerdict> {
    given.failure.check().map_err(|e| e.within("failure"))?;
    table(given.table)?.verdict(&given.failure, given.failed_at).map_err(|e| e.within("failed_at"))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct StandingsGiven {
    /// The facts of one customer.
    facts: Vec<Fact>,
    /// The instant of the question; facts recorded later do not count.
    now: Timestamp,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

fn instrument_standings(given: StandingsGiven) -> Result<Vec<InstrumentStanding>> {
    let counts = |fact: &&Fact| fact.recorded <= given.now && fact.effective <= given.now.date();
    let facts = given.facts.iter().filter(counts);
    failures::instrument_standings(facts, &table(given.table)?, given.now)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct UnmappedGiven {
    /// The failures.
    failures: Vec<PaymentFailure>,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

fn unmapped_failure_codes(given: UnmappedGiven) -> Result<Vec<UnmappedCode>> {
    Ok(failures::unmapped_codes(&table(given.table)?, &given.failures))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Nothing {}

fn standard_failure_table(_: Nothing) -> Result<FailureTable> {
    FailureTable::standard()
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PlanGiven {
    /// The failure.
    question: RetryQuestion,
    /// The instant of the question.
    now: Timestamp,
    /// Chances learned before; learned from the observations where not given.
    #[serde(default)]
    success: Option<RetrySuccess>,
    /// Tries that were made before, to learn from.
    #[serde(default)]
    observations: Vec<RetryObservation>,
    /// What is taken for granted before anything was seen; the standard one where not given.
    #[serde(default)]
    priors: Option<RetryPriors>,
    /// How plans are made; the standard ones where not given.
    #[serde(default)]
    options: Option<RetryPlanOptions>,
}

fn plan_retries(given: PlanGiven) -> Result<RetrySchedule> {
    let priors = given.priors.map_or_else(RetryPriors::standard, Ok)?;
    let options = given.options.map_or_else(RetryPlanOptions::standard, Ok)?;
    let success = match given.success {
        Some(success) => {
            success.check().map_err(|e| e.within("success"))?;
            success
        }
        None => RetrySuccess::learn(&given.observations, &priors)?,
    };
    failures::plan_retries(&given.question, &success, &options, given.now)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LimitGiven {
    /// The limit.
    limit: AttemptLimit,
    /// The tries so far that the limit counts.
    tried: Vec<Timestamp>,
    /// When the next one would be.
    at: Timestamp,
}

fn attempt_limit(given: LimitGiven) -> Result<LimitVerdict> {
    failures::attempt_limit(&given.limit, &given.tried, given.at)
}

/// A day as the answer.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Deadline {
    /// By the opening of this day.
    deadline: Date,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DeadlineGiven {
    /// The day on which the debit settled.
    settlement: Date,
    /// Which window.
    window: ReturnWindow,
    /// The banks' calendar.
    #[serde(default)]
    calendar: CalendarGiven,
}

fn ach_return_deadline(given: DeadlineGiven) -> Result<Deadline> {
    let deadline = failures::ach_return_deadline(given.settlement, given.window, &given.calendar.0);
    Ok(Deadline { deadline: deadline.map_err(|e| e.within("settlement"))? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ReinitiationGiven {
    /// The return code.
    code: Reference,
    /// The day on which the entry first settled.
    original_settlement: Date,
    /// How many times it was presented again.
    reinitiations: u32,
    /// The day on which it would be presented.
    on: Date,
    /// How often and how long; twice within 180 days where not given.
    #[serde(default)]
    rule: Option<ReinitiationRule>,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

fn ach_reinitiation(given: ReinitiationGiven) -> Result<Reinitiation> {
    let rule = given.rule.unwrap_or_default();
    let (code, first) = (given.code.as_str(), given.original_settlement);
    failures::ach_reinitiation(&table(given.table)?, &rule, code, first, given.reinitiations, given.on)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RatesGiven {
    /// Debits and their returns.
    counts: ReturnCounts,
    /// The ceilings; 0.5, 3 and 15 percent where not given.
    #[serde(default)]
    ceilings: Option<ReturnCeilings>,
}

fn ach_return_rates(given: RatesGiven) -> Result<AchReturnRates> {
    let ceilings = given.ceilings.map_or_else(ReturnCeilings::standard, Ok)?;
    failures::ach_return_rates(&given.counts, &ceilings).map_err(|e| e.within("counts"))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WindowsGiven {
    /// The day on which the debit settled.
    settlement: Date,
    /// The calendar of TARGET days.
    #[serde(default)]
    calendar: CalendarGiven,
}

fn sepa_windows(given: WindowsGiven) -> Result<SepaWindows> {
    failures::sepa_windows(given.settlement, &given.calendar.0).map_err(|e| e.within("settlement"))
}
