//! What the tries so far teach, read off the facts.

use super::story::Story;
use super::success::RetryObservation;
use super::table::FailureTable;
use crate::documents::Fact;
use crate::error::Result;

/// The tries that followed a failure with the same card or mandate, with what became of them, out of the facts that count,
/// by instrument. A try without a result is not among them. Hours are those of the customer's time zone as last recorded.
///
/// # Errors
/// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) at the end of the calendar.
pub fn retry_observations<'a>(
    facts: impl IntoIterator<Item = &'a Fact>,
    table: &FailureTable,
) -> Result<Vec<RetryObservation>> {
    let story = Story::new(facts);
    let mut observations = Vec::new();
    for tried in story.series.values().flat_map(|series| &series.followed) {
        observations.push(RetryObservation {
            class: table.verdict(tried.before.failure, tried.before.at)?.class,
            code: Some(tried.before.failure.code.clone()),
            failed_at: tried.first.at,
            tried_at: tried.tried_at,
            attempt: u32::try_from(tried.number).unwrap_or(u32::MAX),
            succeeded: tried.succeeded,
            time_zone: story.zones.get(&tried.before.failure.customer_id).copied(),
        });
    }
    Ok(observations)
}
