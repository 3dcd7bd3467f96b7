//! The retry after a failure, where a planner says when.
//!
//! | the failures engine says | what is proposed |
//! | --- | --- |
//! | a next try with the failed card or mandate | the retry, at its instant, for the invoices of the failed collection |
//! | the same at once over another route | the retry, at once, marked `elsewhere` |
//! | none, but another one on file has not failed | a retry with that one, at once |
//! | none at all | a request for a card or mandate that works, once after the failure |
//! | the request was at fault | nothing: an operator looks at it first |
//!
//! A retry is named by what it follows, the failure or update: once done it is not proposed again, and the next failure
//! has a retry of its own. An attempt without a result is a barrier. Policies without a level that retries have no
//! retries here either.

use super::commitment::covers;
use super::pause::Claim;
use super::policy::RetryPlan;
use super::proposal::{Proposal, Retry, Task, line};
use super::stage::{Question, Stage};
use super::step::{Findings, ladder, method_request, pending};
use crate::documents::ItemLine;
use crate::documents::{Instrument, InstrumentStanding, RetryProspect};
use crate::error::Result;
use crate::ids::Name;
use crate::money::Money;
use crate::reason::Reason;

/// The retry that is due or planned: by a plan where a failure was planned for, else by the levels.
pub(super) fn retry(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<()> {
    let plans = prospects(q, stage);
    if plans.is_empty() { ladder(q, stage, out) } else { planned(q, stage, &plans, out) }
}

/// The retry of a collection that failed on or before its due date.
pub(super) fn upcoming(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<()> {
    let mut plans = prospects(q, stage);
    plans.retain(|(_, retry)| !retry.invoice_ids.is_empty() || stage.due_date <= q.clock.today());
    if plans.is_empty() { Ok(()) } else { planned(q, stage, &plans, out) }
}

/// What is planned for an item of the stage.
fn prospects<'a>(
    q: &Question<'a>,
    stage: &Stage<'_, '_>,
) -> Vec<(&'a InstrumentStanding, &'a RetryProspect)> {
    let about = |retry: &RetryProspect| {
        stage.claims.iter().any(|c| covers(&retry.invoice_ids, &c.entry.item.invoice_id))
    };
    let with_plan = q.instruments.iter().filter_map(|s| s.retry.as_ref().map(|retry| (s, retry)));
    with_plan.filter(|(_, retry)| retry.amount.currency() == q.case.currency && about(retry)).collect()
}

fn planned(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    plans: &[(&InstrumentStanding, &RetryProspect)],
    out: &mut Findings,
) -> Result<()> {
    let smallest =
        |l: &&super::policy::Level| l.min_amount_in(q.case.currency).minor() <= stage.total.minor();
    let level = q.policy.levels.iter().filter(smallest).find_map(|l| l.retry.as_ref().map(|plan| (l, plan)));
    let Some((level, plan)) = level else { return Ok(()) };
    if let Some((standing, _)) = plans.iter().find(|(standing, _)| standing.needs_operator) {
        out.attention.push(Reason::new("request_at_fault").with("instrument", &standing.instrument_id));
        out.held.extend(standing.reasons.iter().cloned());
        return Ok(());
    }
    let Some((standing, retry, instrument)) = next(q, plans, plan)? else {
        return stop(q, stage, plans, plan, out);
    };
    let Some(at) = retry.at else { return Ok(()) };
    let id = q.action("retry", &format!("{}/{}", standing.instrument_id, retry.follows))?;
    if out.is_over(q, &id, Some(level.level)) {
        return Ok(());
    }
    if let Some(attempt) = pending(q, stage, instrument) {
        out.held.push(Reason::new("payment_in_flight").with("attempt_id", attempt));
        return Ok(());
    }
    let (items, amount) = collected(stage, retry)?;
    let Some(amount) = amount.filter(|amount| amount.is_positive()) else { return Ok(()) };
    let on = q.clock.date_of(at)?;
    let mut reasons = vec![Reason::new("retry_planned").with("on", on).with("method", instrument.method)];
    if let Some(plan) = &retry.plan {
        let chosen = Reason::new("retry_chosen").with("attempt", plan.attempt);
        let chosen = chosen.with("success_percent", plan.success_percent);
        reasons.push(chosen.with("planned", retry.planned).with("drawn_with", plan.drawn_with));
    }
    if retry.elsewhere {
        reasons.extend(retry.reasons.iter().cloned());
    }
    if amount != retry.amount {
        let changed = Reason::new("amount_changed").with("failed", retry.amount);
        reasons.push(changed.with("now", amount));
    }
    reasons.extend(standing.reasons.iter().cloned());
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new("retry")?,
        level: Some(level.level),
        task: Task::Retry(Box::new(Retry {
            method: instrument.method,
            instrument_id: instrument.id.clone(),
            rail: instrument.rail,
            planned_date: on,
            amount,
            items,
            elsewhere: retry.elsewhere,
            plan: retry.plan.clone(),
        })),
        reasons,
        not_before: at,
        superseded: Vec::new(),
    });
    Ok(())
}

/// Which instrument is tried next: the one whose plan comes first, else one that did not fail.
fn next<'a>(
    q: &Question<'a>,
    plans: &[(&'a InstrumentStanding, &'a RetryProspect)],
    plan: &RetryPlan,
) -> Result<Option<(&'a InstrumentStanding, &'a RetryProspect, &'a Instrument)>> {
    let mut open = Vec::new();
    for (standing, retry) in plans {
        let (Some(at), Some(instrument)) = (retry.at, q.history.instruments.get(&standing.instrument_id))
        else {
            continue;
        };
        let rank = plan.methods.iter().position(|method| *method == instrument.method);
        let on = q.clock.date_of(at)?;
        if let Some(rank) = rank
            && instrument.active
            && instrument.expires.is_none_or(|last| on <= last)
        {
            let place =
                if retry.plan.is_some() || retry.elsewhere { (0, Some(at), rank) } else { (1, None, rank) };
            open.push((place, *standing, *retry, *instrument));
        }
    }
    open.sort_by_key(|(place, standing, ..)| (*place, &standing.instrument_id));
    Ok(open.into_iter().next().map(|(_, standing, retry, instrument)| (standing, retry, instrument)))
}

/// Nothing is tried any more: says why, and asks for a card or mandate that works.
fn stop(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    plans: &[(&InstrumentStanding, &RetryProspect)],
    plan: &RetryPlan,
    out: &mut Findings,
) -> Result<()> {
    for (standing, retry) in plans {
        out.held.extend(standing.reasons.iter().chain(&retry.reasons).cloned());
    }
    let Some(follows) = plans.iter().map(|(_, retry)| retry.follows).max() else { return Ok(()) };
    method_request(q, stage, plan, (&follows.to_string(), q.clock.date_of(follows)?), out)
}

/// The items of the failed collection with what is pursued of them, and how much is collected: no more than is asked for.
fn collected(stage: &Stage<'_, '_>, retry: &RetryProspect) -> Result<(Vec<ItemLine>, Option<Money>)> {
    let about = |c: &&&Claim<'_>| covers(&retry.invoice_ids, &c.entry.item.invoice_id);
    let mut sum: Option<Money> = None;
    let mut items = Vec::new();
    for claim in stage.claims.iter().filter(about) {
        sum = Some(sum.map_or(Ok(claim.pursued), |sum| sum.plus(claim.pursued))?);
        items.push(line(claim.entry, claim.pursued));
    }
    let amount = sum.map(|sum| if sum.minor() > stage.total.minor() { stage.total } else { sum });
    Ok((items, amount))
}
