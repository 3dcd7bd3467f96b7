//! Failed payments in decisions: what is planned with each card or mandate, and what a ledger teaches about retries.

use crate::calendar::{AsOf, Timestamp};
use crate::documents::{Customer, Fact, FactBody, InstrumentStanding};
use crate::error::Result;
use crate::failures::{
    FailureTable, RetryPlanner, RetryPriors, RetrySuccess, instrument_standings, retry_observations,
};
use crate::ledger::Ledger;
use crate::playbook::Playbook;

/// What the failures so far leave of each instrument of a customer, planned where the playbook plans.
pub(super) fn standings<'a>(
    playbook: &Playbook,
    customer: &Customer,
    facts: impl IntoIterator<Item = &'a Fact>,
    now: Timestamp,
) -> Result<Vec<InstrumentStanding>> {
    let table = playbook.failure_table()?;
    let Some(program) = &playbook.retries else { return instrument_standings(facts, table, now) };
    let zone = customer.time_zone.unwrap_or(playbook.company.time_zone);
    RetryPlanner::new(table, program, &playbook.company.holidays)?.standings(facts, zone, now)
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
