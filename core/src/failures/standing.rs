//! What the failures so far leave of each card or mandate on file.
//!
//! | what happened last | the instrument |
//! | --- | --- |
//! | it was recorded or updated, or paid | is as good as new |
//! | a soft failure | may be tried again after the wait advised, as often as its code and the scheme's windows allow |
//! | a failure that the payer must mend, or a dead credential | is not tried until it is updated |
//! | a fault of the request | is not tried until an operator has looked, nor is the payer written to for it |
//!
//! A series of tries begins with a first decline; what follows it are reattempts.

use super::code::{FailureClass, FailureSource};
use super::limit::{AttemptLimit, LimitCounts, LimitScope, attempt_limit};
use super::table::FailureTable;
use super::verdict::FailureVerdict;
use crate::calendar::Timestamp;
use crate::documents::{Fact, FactBody, InstrumentStanding, PaymentFailure, Rail};
use crate::error::Result;
use crate::ids::{AttemptId, InstrumentId};
use crate::money::Money;
use crate::reason::Reason;
use std::collections::BTreeMap;

/// The declines of an instrument since it was last good.
#[derive(Default)]
struct Series<'a> {
    declines: Vec<(Timestamp, &'a PaymentFailure)>,
}

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
    let mut facts: Vec<&Fact> = facts.into_iter().collect();
    facts.sort_by(|a, b| (a.happened_at(), a.order()).cmp(&(b.happened_at(), b.order())));
    let mut tried_with: BTreeMap<&AttemptId, &InstrumentId> = BTreeMap::new();
    let mut series: BTreeMap<&InstrumentId, Series<'_>> = BTreeMap::new();
    for fact in facts {
        match &fact.body {
            FactBody::PaymentMethodUpdated { instrument } => {
                series.remove(&instrument.id);
            }
            FactBody::PaymentStarted { attempt } => {
                if let Some(instrument) = &attempt.instrument_id {
                    tried_with.insert(&attempt.id, instrument);
                }
            }
            FactBody::PaymentReceived { payment } => {
                if let Some(instrument) = payment.attempt_id.as_ref().and_then(|id| tried_with.get(id)) {
                    series.remove(*instrument);
                }
            }
            FactBody::PaymentFailed { failure } => {
                let attempted = || failure.attempt_id.as_ref().and_then(|id| tried_with.get(id)).copied();
                if let Some(instrument) = failure.instrument_id.as_ref().or_else(attempted) {
                    series.entry(instrument).or_default().declines.push((fact.happened_at(), failure));
                }
            }
            _ => {}
        }
    }
    series.into_iter().map(|(id, series)| series.standing(id, table, now)).collect()
}

impl Series<'_> {
    fn standing(
        &self,
        id: &InstrumentId,
        table: &FailureTable,
        now: Timestamp,
    ) -> Result<InstrumentStanding> {
        let mut standing = InstrumentStanding {
            instrument_id: id.clone(),
            usable: true,
            not_before: None,
            needs_operator: false,
            reasons: Vec::new(),
        };
        let Some((failed_at, failure)) = self.declines.last() else { return Ok(standing) };
        let verdict = table.verdict(failure, *failed_at)?;
        standing.not_before = verdict.not_before.filter(|at| *at > now);
        standing.needs_operator = verdict.class == FailureClass::Config;
        let failed = Reason::new("instrument_failed").with("instrument", id).with("class", verdict.class);
        standing.reasons.push(failed.with("code", &failure.code));
        standing.reasons.extend(verdict.reasons.iter().cloned());
        let reattempts = u32::try_from(self.declines.len()).unwrap_or(u32::MAX).saturating_sub(1);
        if !verdict.may_retry() {
            standing.usable = false;
        } else if let Some(most) = verdict.most_retries.filter(|most| reattempts >= *most) {
            standing.usable = false;
            standing.reasons.push(Reason::new("retries_used_up").with("used", reattempts).with("most", most));
        }
        for limit in table.limits.iter().filter(|limit| applies(limit, failure, &verdict)) {
            let tried = self.counted(limit, failure.amount);
            let room = attempt_limit(limit, &tried, now)?;
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

    /// The tries that a limit counts.
    fn counted(&self, limit: &AttemptLimit, amount: Money) -> Vec<Timestamp> {
        let same = |failure: &PaymentFailure| {
            limit.per != LimitScope::CredentialAndAmount || failure.amount == amount
        };
        let skip = match limit.counts {
            LimitCounts::Reattempts => 1,
            LimitCounts::Declines => 0,
        };
        let of_it = self.declines.iter().filter(|(_, failure)| same(failure));
        of_it.map(|(at, _)| *at).skip(skip).collect()
    }
}

/// Whether a limit is one of the scheme over which a failure came.
fn applies(limit: &AttemptLimit, failure: &PaymentFailure, verdict: &FailureVerdict) -> bool {
    use crate::documents::PaymentMethod::{BankDebit, Card, Wallet};
    let source = match (failure.rail, failure.method) {
        (Some(Rail::Visa), _) => FailureSource::Visa,
        (Some(Rail::Mastercard), _) => FailureSource::MastercardAdvice,
        (Some(Rail::Ach), _) => FailureSource::Ach,
        (Some(Rail::SepaCore | Rail::SepaB2b), _) => FailureSource::Sepa,
        (Some(Rail::Bacs), _) => FailureSource::Bacs,
        (_, Card | Wallet) => FailureSource::Card,
        (_, BankDebit) => verdict.source.unwrap_or(FailureSource::Ach),
        _ => return false,
    };
    let in_category = limit.categories.is_empty()
        || verdict.category.is_none_or(|category| limit.categories.contains(&category));
    limit.source == source && in_category
}
