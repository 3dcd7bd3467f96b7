//! Where only the card or mandate is at fault: one request for another one, and quiet for some days.
//!
//! A customer who pays by card or mandate, and whose card has expired, did not forget anything. As long as the policy's
//! days last, no reminder goes, and no person takes over: the customer is asked once to give another card or mandate.
//! When one is given, the ordinary steps go on with a collection.

use super::policy::RetryPlan;
use super::stage::{Question, Stage};
use super::step::{Findings, method_request};
use crate::documents::{Instrument, PaymentMethod};
use crate::error::Result;
use crate::reason::Reason;
use std::collections::BTreeSet;

/// Whether nothing but a request for another card or mandate is due; if so, it is proposed.
pub(super) fn only(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<bool> {
    let Some(rule) = &q.policy.method_first else { return Ok(false) };
    let quiet_days = i64::from(rule.quiet_days);
    if i64::from(stage.days) > quiet_days || !is_to_blame(q) {
        return Ok(false);
    }
    out.wake.in_days(quiet_days.saturating_add(1).saturating_sub(i64::from(stage.days)), q.clock)?;
    let methods: BTreeSet<PaymentMethod> = q.history.instruments.values().map(|i| i.method).collect();
    let plan = RetryPlan { after_days: 0, methods: methods.into_iter().collect() };
    let before = out.proposals.len();
    let occurrence = stage.due_date.to_string();
    method_request(q, stage, &plan, (&occurrence, stage.due_date.plus_days(1)?), out)?;
    let reason = Reason::new("method_first").with("quiet_days", rule.quiet_days);
    match out.proposals.get_mut(before) {
        Some(proposal) => proposal.reasons.push(reason),
        None => out.held.push(reason),
    }
    Ok(true)
}

/// Whether there are cards or mandates on file, none of them can be tried, and no operator has to look first.
fn is_to_blame(q: &Question<'_>) -> bool {
    let today = q.clock.today();
    let works = |i: &Instrument| {
        let standing = q.standing_of(&i.id);
        i.active
            && i.expires.is_none_or(|last| today <= last)
            && standing.is_none_or(|standing| standing.usable)
    };
    let on_file = &q.history.instruments;
    !on_file.is_empty()
        && !on_file.values().any(|i| works(i))
        && !q.instruments.iter().any(|standing| standing.needs_operator)
}
