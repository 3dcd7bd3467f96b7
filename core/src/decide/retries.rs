//! Failed payments in decisions: what is planned with each card or mandate, and what a ledger teaches about retries.

use crate::calendar::{AsOf, TimeZone, Timestamp};
use crate::documents::{Customer, Fact, FactBody, InstrumentStanding};
use crate::error::Result;
use crate::failures::{
    FailureTable, RetryPlanner, RetryPriors, RetrySuccess, instrument_standings, retry_observations,
};
use crate::ledger::Ledger;
use crate::playbook::Playbook;

/// What is planned with each card or mandate, where the playbook plans.
pub(super) struct Retries<'a> {
    table: &'a FailureTable,
    planner: Option<RetryPlanner<'a>>,
    zone: TimeZone,
}

impl<'a> Retries<'a> {
    pub(super) fn new(playbook: &'a Playbook) -> Result<Self> {
        let (table, company) = (playbook.failure_table()?, &playbook.company);
        let planner = playbook.retries.as_ref();
        let planner =
            planner.map(|program| RetryPlanner::new(table, program, &company.holidays)).transpose()?;
        Ok(Self { table, planner, zone: company.time_zone })
    }

    /// What the failures so far leave of each instrument of a customer.
    pub(super) fn standings<'f>(
        &self,
        customer: &Customer,
        facts: impl Iterator<Item = &'f Fact>,
        now: Timestamp,
    ) -> Result<Vec<InstrumentStanding>> {
        let facts: Vec<&Fact> = facts.filter(|fact| is_about_retries(&fact.body)).collect();
        if !facts.iter().any(|fact| matches!(fact.body, FactBody::PaymentFailed { .. })) {
            return Ok(Vec::new());
        }
        match &self.planner {
            Some(planner) => planner.standings(facts, customer.time_zone.unwrap_or(self.zone), now),
            None => instrument_standings(facts, self.table, now),
        }
    }
}

/// What all retries that a ledger knew of at a time teach, for the `success` of a program of retries.
///
/// # Errors
/// What the priors refuse; [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
///
/// # Examples
/// ```
/// use receivables::calendar::AsOf;
/// use receivables::failures::{FailureTable, RetryPriors};
/// use receivables::{Ledger, Settings, learn_retries};
/// let as_of = AsOf::day("2026-03-02".parse()?);
/// let ledger = Ledger::new(Settings::default());
/// let learned = learn_retries(&ledger, FailureTable::shared()?, &RetryPriors::standard()?, &as_of)?;
/// assert_eq!(learned.tries, 0);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn learn_retries(
    ledger: &Ledger,
    table: &FailureTable,
    priors: &RetryPriors,
    as_of: &AsOf,
) -> Result<RetrySuccess> {
    let mut facts = Vec::new();
    for fact in ledger.facts() {
        let fact = fact?;
        if as_of.sees(fact.effective, fact.recorded) && is_about_retries(&fact.body) {
            facts.push(fact);
        }
    }
    RetrySuccess::learn(&retry_observations(&facts, table)?, priors)
}

const fn is_about_retries(body: &FactBody) -> bool {
    matches!(
        body,
        FactBody::CustomerRecorded { .. }
            | FactBody::PaymentMethodUpdated { .. }
            | FactBody::PaymentStarted { .. }
            | FactBody::PaymentReceived { .. }
            | FactBody::PaymentFailed { .. }
    )
}
