//! A payment plan that is kept: a word before each instalment, and nothing else.

use super::proposal::{Proposal, Reminder, Task};
use super::stage::Question;
use super::step::{Findings, within_limits};
use super::timing;
use crate::calendar::Date;
use crate::documents::{Channel, CommitmentKind, Standing, Tone};
use crate::error::Result;
use crate::ids::Name;
use crate::money::Money;
use crate::reason::Reason;

/// The word before the next instalment of each plan that is kept.
pub(super) fn instalments(q: &Question<'_>, out: &mut Findings) -> Result<()> {
    let Some(days) = q.policy.plan_reminder_days else { return Ok(()) };
    let kept = |id: &str| {
        let mut of_plan =
            q.standings.iter().filter(|s| s.commitment == CommitmentKind::Plan && s.id.as_str() == id);
        of_plan.find(|standing| standing.standing == Standing::Active)
    };
    for plan in &q.history.plans {
        let Some(standing) = kept(plan.document.id.as_str()) else { continue };
        let mut due = Money::zero(q.case.currency);
        let mut next = None;
        for part in &plan.document.instalments {
            due = due.plus(part.amount)?;
            if due.minor() > standing.received.minor() {
                next = Some(part.date);
                break;
            }
        }
        let Some(date) = next.filter(|date| *date >= q.clock.today()) else { continue };
        let since = date.plus_days(i64::from(days).saturating_neg())?;
        if since > q.clock.today() {
            out.wake.on(since, q.clock);
            continue;
        }
        out.wake.on(date.plus_days(1)?, q.clock);
        remind(q, plan.document.id.as_str(), date, since, due.minus(standing.received)?, out)?;
    }
    Ok(())
}

fn remind(
    q: &Question<'_>,
    plan: &str,
    date: Date,
    since: Date,
    total: Money,
    out: &mut Findings,
) -> Result<()> {
    let id = q.action("instalment", &format!("{plan}/{date}"))?;
    if out.is_over(q, &id, None) {
        return Ok(());
    }
    let contacts = q.contacts(Channel::Email);
    let Some(contact) = contacts.first() else { return Ok(()) };
    let Some(since) = within_limits(q, contact, since, out)? else { return Ok(()) };
    let (not_before, change, chosen) = timing::slot(q, contact, since)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    let reason = Reason::new("instalment_due").with("plan_id", plan).with("date", date);
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new("instalment")?,
        level: None,
        task: Task::Message(Box::new(Reminder {
            contact_id: contact.id.clone(),
            also_to: Vec::new(),
            channel: Channel::Email,
            tone: Tone::Helpful,
            template: Name::new("plan_instalment_due")?,
            language: q.language(contact),
            payment_link: true,
            items: Vec::new(),
            total,
            pay_by: Some(date),
            charges: Vec::new(),
            broken_promise: None,
            data: q.names(contact),
        })),
        reasons: std::iter::once(reason).chain(chosen).collect(),
        not_before,
        superseded: Vec::new(),
    });
    Ok(())
}
