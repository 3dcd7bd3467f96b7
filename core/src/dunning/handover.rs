//! When a person takes a case over, and when the program goes on.
//!
//! | cause | when |
//! | --- | --- |
//! | window | the clock of the stage reached the end of the policy's window |
//! | unanswered | so many messages in a row went without an answer for so many days |
//! | level | a level of the policy says so |
//! | promise | a promise was broken and no level is left above the last one done |
//! | mark | the CRM says that a person must deal with the customer |
//!
//! The earliest cause counts. Until the host reports the hand-over done it is proposed again, alone. After that nothing
//! is proposed until a person decides: with a decision on which the policy resumes, with a day to wait for, or with
//! a policy to move to, the program goes on; with any other the case stays with the person.

use super::policy::MarkEffect;
use super::proposal::{Proposal, Task};
use super::stage::{Question, Raised, Stage, step_name};
use super::step::Findings;
use crate::calendar::{Date, Timestamp};
use crate::documents::CrmMark;
use crate::error::Result;
use crate::ids::{ActionId, InvoiceId, Name};
use crate::reason::Reason;
use std::collections::BTreeSet;

/// Who has the case.
#[derive(PartialEq, Eq)]
pub(super) enum Holder {
    /// The program; what was decided by a person before counts from that instant.
    Program(Option<Timestamp>),
    /// A person; nothing is proposed.
    Person,
}

/// Whether a person has the case.
pub(super) fn holder(q: &Question<'_>, out: &mut Findings) -> Result<Holder> {
    let mut handed_over: Option<Timestamp> = None;
    if !q.history.outcomes.is_empty() {
        for id in handovers(q)? {
            handed_over = handed_over.max(q.history.done_at(&id));
        }
    }
    let last = q.history.decisions.iter().rfind(|d| q.case.is_meant_by(d.document, d.fact.effective));
    let last = last.filter(|d| handed_over.is_none_or(|at| d.fact.happened_at() >= at));
    match last {
        Some(d)
            if d.document.snooze_until.is_some()
                || d.document.move_to.is_some()
                || q.policy.resume_on.contains(&d.document.decision) =>
        {
            Ok(Holder::Program(Some(d.fact.happened_at())))
        }
        Some(d) => {
            out.held.push(Reason::new("decided").with("decision", &d.document.decision));
            Ok(Holder::Person)
        }
        None if handed_over.is_some() => {
            out.attention.push(Reason::new("awaiting_decision"));
            out.held.push(Reason::new("awaiting_decision"));
            Ok(Holder::Person)
        }
        None => Ok(Holder::Program(None)),
    }
}

/// The ids of every hand-over that can have been proposed in the case.
fn handovers(q: &Question<'_>) -> Result<BTreeSet<ActionId>> {
    let mut ids = BTreeSet::new();
    let today = q.clock.today();
    let items = q.account.items.iter().filter(|e| e.item.open.currency() == q.case.currency);
    let dues: BTreeSet<Date> = items
        .map(|e| e.item.due_date)
        .filter(|due| q.case.start.days_since(*due) <= 1 && *due < today)
        .collect();
    for due in &dues {
        ids.insert(q.action("window", &due.to_string())?);
        for level in q.policy.levels.iter().filter(|l| l.escalate) {
            ids.insert(q.message_id(level, *due)?);
        }
    }
    for sent in &q.history.sent {
        ids.insert(q.action("unanswered", sent.document.id.as_str())?);
    }
    for standing in q.standings {
        ids.insert(q.action("promise", standing.id.as_str())?);
    }
    for mark in CrmMark::ALL {
        ids.insert(q.action("mark", mark.as_str())?);
    }
    Ok(ids)
}

struct Cause {
    since: Timestamp,
    step: String,
    occurrence: String,
    level: Option<u8>,
    reason: Reason,
}

/// The hand-over that is due, if one is: true when it was proposed.
pub(super) fn escalate(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    raised: Option<&Raised<'_>>,
    resumed: Option<Timestamp>,
    out: &mut Findings,
) -> Result<bool> {
    let mut causes = by_clock(q, stage, raised)?;
    causes.extend(by_silence(q, resumed, out)?);
    causes.extend(by_mark(q, stage)?);
    causes.sort_by(|a, b| (a.since, &a.step, &a.occurrence).cmp(&(b.since, &b.step, &b.occurrence)));
    for cause in causes {
        let id = q.action(&cause.step, &cause.occurrence)?;
        if q.history.has_failed(&id) {
            out.attention.push(Reason::new("action_failed").with("action_id", &id));
            return Ok(true);
        }
        if q.history.outcomes.contains_key(&id) {
            continue;
        }
        let mut reasons = vec![cause.reason];
        reasons.extend(raised.map(Raised::reason).filter(|r| !reasons.contains(r)));
        out.attention.extend(reasons.iter().cloned());
        out.proposals.push(Proposal {
            id,
            case_id: q.case.id.clone(),
            step: Name::new(&cause.step)?,
            level: cause.level,
            task: Task::Escalate,
            reasons,
            not_before: cause.since,
            superseded: Vec::new(),
        });
        return Ok(true);
    }
    Ok(false)
}

fn by_clock(q: &Question<'_>, stage: &Stage<'_, '_>, raised: Option<&Raised<'_>>) -> Result<Vec<Cause>> {
    let due = stage.due_date;
    let mut causes = Vec::new();
    let window_days = i64::from(q.policy.window_days);
    if i64::from(stage.days) >= window_days {
        let since = q.clock.day_start(stage.clock_day(window_days, q.clock)?)?;
        let reason = Reason::new("window_over").with("window_days", window_days).with("due_date", due);
        causes.push(Cause { since, step: "window".into(), occurrence: due.to_string(), level: None, reason });
    }
    let enough = |minimum: crate::money::Money| minimum.minor() <= stage.total.minor();
    for level in q.policy.levels.iter().filter(|l| l.escalate && enough(l.min_amount_in(q.case.currency))) {
        let by_promise = raised.filter(|r| r.level == Some(level)).map(|r| r.since);
        let by_clock =
            (level.offset_days <= stage.level_days).then(|| stage.level_day(level.offset_days, q.clock));
        let Some(since) = [by_promise, by_clock.transpose()?].into_iter().flatten().min() else { continue };
        causes.push(Cause {
            since: q.clock.day_start(since)?,
            step: step_name("level", level)?,
            occurrence: due.to_string(),
            level: Some(level.level),
            reason: q.level_reason(level, due),
        });
    }
    if let Some(raised) = raised.filter(|r| r.level.is_none()) {
        causes.push(Cause {
            since: q.clock.day_start(raised.since)?,
            step: "promise".into(),
            occurrence: raised.commitment.id.to_string(),
            level: None,
            reason: raised.reason(),
        });
    }
    Ok(causes)
}

/// Silence: so many messages since the last answer, and so many days after the last of these.
fn by_silence(q: &Question<'_>, resumed: Option<Timestamp>, out: &mut Findings) -> Result<Option<Cause>> {
    let Some(rule) = &q.policy.unanswered else { return Ok(None) };
    let begun = q.clock.day_start(q.case.start)?;
    let heard = [Some(begun), q.history.answers.last().copied(), resumed].into_iter().flatten().max();
    let since = |at: Timestamp| heard.is_none_or(|heard| at >= heard);
    let about = |id: &InvoiceId| {
        let mut items = q.account.items.iter().filter(|e| e.item.open.currency() == q.case.currency);
        items.any(|e| e.item.invoice_id == *id)
    };
    let mut unanswered = q.history.sent.iter().filter(|sent| {
        let invoices = &sent.document.invoice_ids;
        since(sent.fact.happened_at()) && (invoices.is_empty() || invoices.iter().any(about))
    });
    let nth = usize::try_from(rule.messages.saturating_sub(1)).unwrap_or(usize::MAX);
    let Some(enough) = unanswered.nth(nth) else { return Ok(None) };
    let sent = q.clock.date_of(enough.fact.happened_at())?;
    let due = sent.plus_days(i64::from(rule.after_days))?;
    if due > q.clock.today() {
        out.wake.on(due, q.clock);
        return Ok(None);
    }
    let reason = Reason::new("unanswered")
        .with("messages", rule.messages)
        .with("since", sent)
        .with("after_days", rule.after_days);
    Ok(Some(Cause {
        since: q.clock.day_start(due)?,
        step: "unanswered".into(),
        occurrence: enough.document.id.to_string(),
        level: None,
        reason,
    }))
}

/// A mark that puts a person in the place of the first message after the due date.
fn by_mark(q: &Question<'_>, stage: &Stage<'_, '_>) -> Result<Option<Cause>> {
    let first = q.policy.levels.iter().find(|l| l.offset_days > 0).map_or(1, |l| l.offset_days);
    let marked =
        |rule: &&super::policy::MarkRule| rule.effect == MarkEffect::Human && q.history.has_mark(rule.mark);
    let Some(rule) = q.policy.marks.iter().find(marked).filter(|_| first <= stage.level_days) else {
        return Ok(None);
    };
    Ok(Some(Cause {
        since: q.clock.day_start(stage.level_day(first, q.clock)?)?,
        step: "mark".into(),
        occurrence: rule.mark.to_string(),
        level: None,
        reason: Reason::new("crm_mark").with("mark", rule.mark),
    }))
}
