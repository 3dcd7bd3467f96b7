//! Dunning: following overdue items up, step by step, and knowing when to stop.
//!
//! A [`Case`] is one customer, one currency and one connected run of overdue days. A [`DunningPolicy`] says which steps
//! follow the due date. What is due is computed from the facts, the policy and the calendar alone, never from how often
//! or when it was asked before: asked twice, the same proposals come with the same ids, and what the host reported done
//! is not proposed again.
//!
//! | rule | meaning |
//! | --- | --- |
//! | net overdue | open amounts past due, without what is disputed, promised, in a plan, blocked or being collected, less the customer's credits |
//! | stage | set by the oldest item that is pursued; a step occurs once for each due date that sets it |
//! | late run | only the highest step reached is proposed; the lower ones are named as superseded |
//! | pause | stops the clock of the items concerned (`pause.rs` has the table) |
//! | part payment | sets the clock back to the last step done; the end of the window does not move |
//! | broken promise | the step above the last one done is due at once |
//! | unopened, unviewed, undelivered | the message or invoice goes to the next contact |
//! | end of the window, silence, marks | a person takes over (`handover.rs` has the table) |
//! | upcoming | up to its due date the next item due gets the levels with an offset of zero or less, unless a case runs |
//!
//! Reasons: `level_reached`, `promise_broken`, `retry_planned`, `method_unusable`, `unopened`, `unviewed`, `delivery_failed`,
//! `window_over`, `unanswered`, `crm_mark` (why something is done); `credits_cover`, `below_minimum`, `disputed`,
//! `promised`, `plan_kept`, `blocked`, `snoozed`, `payment_in_flight`, `min_gap`, `reply_waiting`, `step_done`,
//! `no_auto_method`, `no_other_contact`, `decided` (why nothing is); `awaiting_decision`, `no_contact_known`,
//! `action_failed`, `dispute_open`, `attempt_without_result`, `attempts_overlap` (why a person should look).

mod behaviour;
mod case;
mod clock;
mod commitment;
mod expiring;
mod handover;
mod history;
mod instalment;
mod legal;
mod limits;
mod method_first;
mod pause;
mod policy;
mod proposal;
mod resend;
mod retrying;
mod stage;
mod step;
mod timing;
mod wake;

pub use behaviour::{BehaviourRules, ChronicRule, ReliableRule, outlook};
pub use case::{Case, cases};
pub use clock::Clock;
pub(crate) use clock::day_start;
pub use expiring::{ExpiryRequest, ExpiryRule, expiring};
pub use legal::LegalStep;
pub use policy::{
    ContactLimit, DunningPolicy, LONGEST_WINDOW_DAYS, Level, MarkEffect, MarkRule, MessagePlan, MethodFirst,
    RetryPlan, Unanswered,
};
pub use proposal::{
    MethodRequest, PolicyVersion, Proposal, Pursuit, Reminder, Resend, Retry, Superseded, Task,
};

pub use timing::{AnswerCount, ContactTimes, answer_times};

use crate::documents::{AccountHistory, CreditKind, CrmMark, InstrumentStanding, PaymentAttempt};
use crate::error::Result;
use crate::ids::Name;
use crate::money::Money;
use crate::reason::Reason;
use handover::Holder;
use history::History;
use pause::Claim;
use stage::{Question, Stage};
use step::Findings;

/// What is to be done in a case, and what a person should know of it. `instruments` says which cards and mandates on file
/// may be tried after the failures so far, and from when; those not listed may be.
///
/// # Errors
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow), [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
pub fn pursue(
    account: &AccountHistory,
    case: &Case,
    policy: &DunningPolicy,
    instruments: &[InstrumentStanding],
    clock: &Clock<'_>,
) -> Result<Pursuit> {
    let history = History::new(account, clock)?;
    let standings = commitment::standings(account, &history, case.currency, policy, clock)?;
    let spans = pause::spans(account, &history, &standings, case, policy)?;
    let claims = pause::claims(account, &spans, &standings, case.currency, clock.today())?;
    let mut out = Findings::default();
    let question =
        Question { account, case, policy, history: &history, clock, standings: &standings, instruments };
    let (overdue, next): (Vec<Claim<'_>>, Vec<Claim<'_>>) =
        claims.into_iter().partition(|c| c.entry.item.due_date < clock.today());
    out.wake.date_of_facts(&history, clock);
    for claim in overdue.iter().chain(&next) {
        claim.ends.into_iter().for_each(|date| out.wake.on(date, clock));
    }
    for claim in &next {
        out.wake.on(claim.entry.item.due_date.plus_days(1)?, clock);
    }
    let credits = open_credits(account, case)?;
    let stage = stage::stage(&question, &overdue, credits, true)?;
    let mut open_overdue = Money::zero(case.currency);
    for claim in &overdue {
        open_overdue = open_overdue.plus(claim.entry.item.open)?;
    }
    let net_overdue = stage.as_ref().map_or(Money::zero(case.currency), |stage| stage.total);
    match &stage {
        Some(stage) if stage.total.minor() > policy.min_overdue_in(case.currency).minor() => {
            overdue_steps(&question, stage, &next, &mut out)?;
        }
        Some(stage) => out.held.push(
            Reason::new("below_minimum")
                .with("net_overdue", stage.total)
                .with("minimum", policy.min_overdue_in(case.currency)),
        ),
        None => {
            if overdue.iter().any(|claim| claim.pursued.is_positive()) {
                out.held.push(Reason::new("credits_cover").with("credits", credits));
            }
            upcoming_steps(&question, &next, credits, &mut out)?;
        }
    }
    if marks_with(&question, MarkEffect::Stop)
        .chain(marks_with(&question, MarkEffect::Human))
        .next()
        .is_none()
    {
        instalment::instalments(&question, &mut out)?;
    }
    hold_reasons(&question, &overdue, &mut out)?;
    Ok(Pursuit {
        held: sorted(out.held),
        attention: sorted(out.attention),
        overdue: open_overdue,
        net_overdue,
        oldest_due: overdue.first().map(|claim| claim.entry.item.due_date),
        next_change: next_change(&out.wake, &out.proposals, clock)?,
        proposals: out.proposals,
        asked: out.asked,
        commitments: standings,
    })
}

fn next_change(
    wake: &wake::Wake,
    proposals: &[Proposal],
    clock: &Clock<'_>,
) -> Result<Option<crate::calendar::Timestamp>> {
    let starts = proposals.iter().map(|p| p.not_before).filter(|at| *at > clock.now());
    Ok(starts.chain(wake.earliest(clock)?).min())
}

fn sorted(mut reasons: Vec<Reason>) -> Vec<Reason> {
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

/// Credits of the customer in the case's currency: credit memos, unapplied money and money on account.
fn open_credits(account: &AccountHistory, case: &Case) -> Result<Money> {
    let known = account.credits.iter().filter(|c| c.credit != CreditKind::Unidentified);
    known
        .filter(|c| c.open.currency() == case.currency)
        .try_fold(Money::zero(case.currency), |sum, credit| sum.plus(credit.open))
}

/// The marks of the CRM with an effect, of a customer.
fn marks_with<'q>(q: &'q Question<'_>, effect: MarkEffect) -> impl Iterator<Item = CrmMark> + 'q {
    let rules = q.policy.marks.iter().filter(move |rule| rule.effect == effect);
    rules.map(|rule| rule.mark).filter(|mark| q.history.has_mark(*mark))
}

fn overdue_steps<'a>(
    q: &Question<'_>,
    stage: &Stage<'a, '_>,
    next: &[Claim<'a>],
    out: &mut Findings,
) -> Result<()> {
    if let Some(mark) = marks_with(q, MarkEffect::Stop).next() {
        out.attention.push(Reason::new("crm_mark").with("mark", mark));
        out.held.push(Reason::new("crm_mark").with("mark", mark));
        return Ok(());
    }
    let Holder::Program(resumed) = handover::holder(q, out)? else { return Ok(()) };
    for level in q.policy.levels.iter().filter(|l| l.offset_days > 0) {
        out.wake
            .in_days(i64::from(level.offset_days).saturating_sub(i64::from(stage.level_days)), q.clock)?;
    }
    let window_days = i64::from(q.policy.window_days);
    out.wake.in_days(window_days.saturating_sub(i64::from(stage.days)), q.clock)?;
    alerts(q, stage, out)?;
    let for_program = marks_with(q, MarkEffect::Human).next().is_none();
    if for_program && method_first::only(q, stage, out)? {
        return Ok(());
    }
    let raised = stage::raised(q, stage)?;
    if handover::escalate(q, stage, raised.as_ref(), resumed, out)? {
        return Ok(());
    }
    if for_program {
        let before = out.proposals.len();
        step::message(q, stage, raised.as_ref(), out)?;
        if out.proposals.len() == before {
            resend::resend(q, stage, out)?;
            let all: Vec<_> = stage.claims.iter().copied().chain(next).collect();
            resend::unread_invoices(q, &all, out)?;
        }
        retrying::retry(q, stage, out)?;
    }
    if out.proposals.is_empty() && i64::from(stage.days) >= window_days {
        out.attention.push(Reason::new("window_over").with("window_days", window_days));
    }
    Ok(())
}

/// Tells customer success once that a customer with a mark is overdue.
fn alerts(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<()> {
    for mark in marks_with(q, MarkEffect::Alert) {
        let id = q.action("alert", mark.as_str())?;
        if !out.is_over(q, &id, None) {
            out.proposals.push(Proposal {
                id,
                case_id: q.case.id.clone(),
                step: Name::new("alert")?,
                level: None,
                task: Task::Alert(mark),
                reasons: vec![Reason::new("crm_mark").with("mark", mark)],
                not_before: q.clock.day_start(stage.clock_day(1, q.clock)?)?,
                superseded: Vec::new(),
            });
        }
    }
    Ok(())
}

/// Before the due date: the levels with an offset of zero or less, for what is due next.
fn upcoming_steps(q: &Question<'_>, next: &[Claim<'_>], credits: Money, out: &mut Findings) -> Result<()> {
    let stopped = marks_with(q, MarkEffect::Stop).chain(marks_with(q, MarkEffect::Human)).next().is_some();
    if stopped {
        return Ok(());
    }
    let all: Vec<_> = next.iter().collect();
    resend::unread_invoices(q, &all, out)?;
    let Some(first) = next.iter().find(|claim| claim.pursued.is_positive()) else { return Ok(()) };
    let due = first.entry.item.due_date;
    let together = next.iter().take_while(|claim| claim.entry.item.due_date <= due).count();
    let claims = next.get(..together).unwrap_or(next);
    let case = Case::new(&q.case.customer_id, q.case.currency, due.plus_days(1)?)?;
    let question = Question { case: &case, ..*q };
    let Some(stage) = stage::stage(&question, claims, credits, false)? else { return Ok(()) };
    if stage.total.minor() <= q.policy.min_overdue_in(q.case.currency).minor() {
        return Ok(());
    }
    for level in q.policy.levels.iter().filter(|l| l.offset_days <= 0) {
        out.wake
            .in_days(i64::from(level.offset_days).saturating_sub(i64::from(stage.level_days)), q.clock)?;
    }
    let before = out.proposals.len();
    step::message(&question, &stage, None, out)?;
    if out.proposals.len() == before {
        resend::resend(&question, &stage, out)?;
    }
    retrying::upcoming(&question, &stage, out)
}

/// Says what holds overdue items back, and what of it a person should look at.
fn hold_reasons(q: &Question<'_>, overdue: &[Claim<'_>], out: &mut Findings) -> Result<()> {
    for claim in overdue {
        for reason in &claim.held {
            let reason = reason.clone().with("invoice_id", &claim.entry.item.invoice_id);
            if reason.code.as_str() == "disputed" {
                out.attention
                    .push(Reason::new("dispute_open").with("invoice_id", &claim.entry.item.invoice_id));
            }
            out.held.push(reason);
        }
    }
    if overdue.is_empty() {
        return Ok(());
    }
    attempts(q, overdue, out)?;
    if let Some((reason, _)) = step::reply_hold(q)?.filter(|_| !reply_read(q)) {
        out.attention.push(reason);
    }
    Ok(())
}

/// Attempts to collect that a person should look at: those without a result for too long, and two at once with one card
/// or mandate for one invoice, of which both may succeed.
fn attempts(q: &Question<'_>, overdue: &[Claim<'_>], out: &mut Findings) -> Result<()> {
    let pending: Vec<_> = q.history.pending().collect();
    for (at, attempt) in pending.iter().enumerate() {
        let (fact, attempt) = (attempt.fact, attempt.document);
        let about = |c: &&Claim<'_>| commitment::covers(&attempt.invoice_ids, &c.entry.item.invoice_id);
        if !overdue.iter().any(|c| about(&c)) {
            continue;
        }
        let stale = fact.effective.plus_days(i64::from(q.policy.in_flight_max_days))?;
        if stale < q.clock.today() {
            out.attention.push(Reason::new("attempt_without_result").with("attempt_id", &attempt.id));
        }
        let same = |earlier: &&&history::Dated<'_, PaymentAttempt>| {
            let earlier = earlier.document;
            earlier.instrument_id.is_some()
                && earlier.instrument_id == attempt.instrument_id
                && commitment::overlap(&earlier.invoice_ids, &attempt.invoice_ids)
        };
        if let Some(earlier) = pending.iter().take(at).find(same) {
            let reason = Reason::new("attempts_overlap").with("attempt_id", &attempt.id);
            out.attention.push(reason.with("pending", &earlier.document.id));
        }
    }
    Ok(())
}

/// Whether a person or a message came after the last reply.
fn reply_read(q: &Question<'_>) -> bool {
    let Some(last) = q.history.replies.last().map(|r| r.fact.happened_at()) else { return true };
    let decided = q.history.decisions.iter().any(|d| d.fact.happened_at() >= last);
    decided || q.history.sent.last().is_some_and(|sent| sent.fact.happened_at() >= last)
}
