//! What the failures so far leave of each card or mandate on file.
//!
//! | what happened last | the instrument |
//! | --- | --- |
//! | it was recorded or updated, or paid | is as good as new, within the windows of the schemes |
//! | a soft failure | may be tried again after the wait advised, as often as its code and the scheme's windows allow |
//! | a failure that the payer must mend, or a dead credential | is not tried until it is updated |
//! | a fault of the request | is not tried until an operator has looked, nor is the payer written to for it |

use super::code::{FailureClass, FailureSource};
use super::limit::{AttemptLimit, attempt_limit};
use super::story::{Decline, Series, Story};
use super::table::FailureTable;
use super::verdict::FailureVerdict;
use crate::calendar::Timestamp;
use crate::documents::{Fact, InstrumentStanding, PaymentFailure, Rail};
use crate::error::Result;
use crate::ids::InstrumentId;
use crate::reason::Reason;

/// What the failures so far leave of each instrument that failed since it was last good, by instrument. Instruments
/// without failures are not listed: they may be tried.
///
/// The facts are those of one customer that count at `now`.
///
/// # Errors
/// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) at the end of the calendar.
pub fn instrument_standings<'a>(
    facts: impl IntoIterator<Item = &'a Fact>,
    table: &FailureTable,
    now: Timestamp,
) -> Result<Vec<InstrumentStanding>> {
    let story = Story::new(facts);
    let mut standings = Vec::new();
    for (id, series) in &story.series {
        if let Some(last) = series.running().last() {
            let verdict = table.verdict(last.failure, last.at)?;
            standings.push(series.standing(id, last, &verdict, table, now)?);
        }
    }
    Ok(standings)
}

impl Series<'_> {
    /// What its last decline leaves of an instrument.
    pub(super) fn standing(
        &self,
        id: &InstrumentId,
        last: &Decline<'_>,
        verdict: &FailureVerdict,
        table: &FailureTable,
        now: Timestamp,
    ) -> Result<InstrumentStanding> {
        let failure = last.failure;
        let failed = Reason::new("instrument_failed").with("instrument", id).with("class", verdict.class);
        let mut standing = InstrumentStanding {
            instrument_id: id.clone(),
            usable: verdict.may_retry(),
            not_before: verdict.not_before.filter(|at| *at > now),
            needs_operator: verdict.class == FailureClass::Config,
            retry: None,
            reasons: vec![failed.with("code", &failure.code)],
        };
        standing.reasons.extend(verdict.reasons.iter().cloned());
        let reattempts = u32::try_from(self.running().len()).unwrap_or(u32::MAX).saturating_sub(1);
        if let Some(most) = verdict.most_retries.filter(|most| standing.usable && reattempts >= *most) {
            standing.usable = false;
            standing.reasons.push(Reason::new("retries_used_up").with("used", reattempts).with("most", most));
        }
        for limit in table.limits.iter().filter(|limit| applies(limit, failure, verdict)) {
            let room = attempt_limit(limit, &self.counted(limit, failure.amount), now)?;
            if room.allowed {
                continue;
            }
            let reason = Reason::new("scheme_limit").with("source", limit.source).with("most", limit.most);
            standing.reasons.push(reason.with("days", limit.days));
            match room.next_allowed {
                Some(next) => standing.not_before = standing.not_before.max(Some(next)),
                None => standing.usable = false,
            }
        }
        Ok(standing)
    }
}

/// Whether a limit is one of the scheme over which a failure came.
pub(super) fn applies(limit: &AttemptLimit, failure: &PaymentFailure, verdict: &FailureVerdict) -> bool {
    let in_category = limit.categories.is_empty()
        || verdict.category.is_none_or(|category| limit.categories.contains(&category));
    scheme_of(failure, verdict) == Some(limit.source) && in_category
}

/// Whose limits count for a failure.
pub(super) fn scheme_of(failure: &PaymentFailure, verdict: &FailureVerdict) -> Option<FailureSource> {
    use crate::documents::PaymentMethod::{BankDebit, Card, Wallet};
    Some(match (failure.rail, failure.method) {
        (Some(Rail::Visa), _) => FailureSource::Visa,
        (Some(Rail::Mastercard), _) => FailureSource::MastercardAdvice,
        (Some(Rail::Ach), _) => FailureSource::Ach,
        (Some(Rail::SepaCore | Rail::SepaB2b), _) => FailureSource::Sepa,
        (Some(Rail::Bacs), _) => FailureSource::Bacs,
        (_, Card | Wallet) => FailureSource::Card,
        (_, BankDebit) => verdict.source.unwrap_or(FailureSource::Ach),
        _ => return None,
    })
}
