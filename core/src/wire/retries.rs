//! Operations of retries: what tries before teach, and what is planned with each card or mandate. A `table` left out is the
//! standard one.

use super::calendar::CalendarGiven;
use super::failures::table;
use super::operation::{Operation, operation_table};
use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::documents::{Fact, InstrumentStanding};
use crate::error::Result;
use crate::failures::{
    self, FailureTable, RetryObservation, RetryPlanner, RetryPriors, RetryProgram, RetrySuccess,
};
use crate::ledger::Ledger;
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// The tries that followed a failure with the same card or mandate, with what became of them, read off facts.
    retry_observations,
    /// Chances of success, learned from tries: plain data for `plan_retries` and a program of retries.
    learn_retries,
    /// What is planned with each card or mandate after the failures of one customer.
    plan_instruments,
    /// A program of retries to start from.
    standard_retry_program,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ObservationsGiven {
    /// The facts, in any order.
    facts: Vec<Fact>,
    /// Facts recorded later do not count.
    now: Timestamp,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

fn retry_observations(given: ObservationsGiven) -> Result<Vec<RetryObservation>> {
    let counts = |fact: &&Fact| fact.recorded <= given.now && fact.effective <= given.now.date();
    failures::retry_observations(given.facts.iter().filter(counts), &table(given.table)?)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LearnGiven {
    /// Tries that were made before.
    observations: Vec<RetryObservation>,
    /// What is taken for granted before anything was seen; the standard ones where not given.
    #[serde(default)]
    priors: Option<RetryPriors>,
}

fn learn_retries(given: LearnGiven) -> Result<RetrySuccess> {
    RetrySuccess::learn(&given.observations, &given.priors.map_or_else(RetryPriors::standard, Ok)?)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct InstrumentsGiven {
    /// The facts of one customer.
    facts: Vec<Fact>,
    /// The instant of the question; facts recorded later do not count.
    now: Timestamp,
    /// The program of retries; the standard one where not given.
    #[serde(default)]
    program: Option<RetryProgram>,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
    /// The banks' calendar: bank debits are tried on its business days.
    #[serde(default)]
    calendar: CalendarGiven,
    /// The customer's time zone; UTC where not given.
    #[serde(default)]
    time_zone: Option<TimeZone>,
}

fn plan_instruments(given: InstrumentsGiven) -> Result<Vec<InstrumentStanding>> {
    let program = given.program.map_or_else(RetryProgram::standard, Ok)?;
    program.check().map_err(|e| e.within("program"))?;
    let table = table(given.table)?;
    let planner = RetryPlanner::new(&table, &program, &given.calendar.0)?;
    let counts = |fact: &&Fact| fact.recorded <= given.now && fact.effective <= given.now.date();
    let facts = given.facts.iter().filter(counts);
    planner.standings(facts, given.time_zone.unwrap_or(TimeZone::UTC), given.now)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Nothing {}

fn standard_retry_program(_: Nothing) -> Result<RetryProgram> {
    RetryProgram::standard()
}

/// What a ledger teaches about retries.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct LearnQuery {
    /// The day of the question; what is effective later does not count.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// What is taken for granted before anything was seen; the standard ones where not given.
    #[serde(default)]
    priors: Option<RetryPriors>,
    /// The table of codes; the standard one where not given.
    #[serde(default)]
    table: Option<FailureTable>,
}

/// The chances that a ledger teaches.
pub(super) fn retry_success(ledger: &Ledger, query: LearnQuery) -> Result<RetrySuccess> {
    let as_of = AsOf { as_of: query.as_of, known_at: query.known_at };
    let priors = query.priors.map_or_else(RetryPriors::standard, Ok)?;
    crate::decide::learn_retries(ledger, &table(query.table)?, &priors, &as_of)
}
