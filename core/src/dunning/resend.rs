//! A message that nobody opened, or that did not arrive, goes to the next contact.

use super::history::Dated;
use super::proposal::{Proposal, Resend, Task};
use super::stage::{Question, Stage};
use super::step::{Findings, lines};
use crate::documents::Message;
use crate::error::Result;
use crate::ids::{InvoiceId, Name};
use crate::reason::Reason;

/// The last message of the case with the copies of it that went to other contacts.
fn last_chain<'q>(q: &'q Question<'_>, stage: &Stage<'_, '_>) -> Result<Vec<&'q Dated<'q, Message>>> {
    let earliest = q.policy.levels.first().map_or(0, |l| i64::from(l.offset_days));
    let from = stage.due_date.plus_days(earliest)?.min(q.case.start);
    let about = |m: &Message| {
        let named = |id: &InvoiceId| stage.claims.iter().any(|c| c.entry.item.invoice_id == *id);
        m.invoice_ids.is_empty() || m.invoice_ids.iter().any(named)
    };
    let mut chain: Vec<&Dated<'_, Message>> = Vec::new();
    for sent in &q.history.sent {
        if q.clock.date_of(sent.fact.happened_at())? < from || !about(sent.document) {
            continue;
        }
        let mut continues = false;
        for earlier in &chain {
            let copy = q.action("resend", earlier.document.id.as_str())?;
            let action = sent.document.action_id.as_ref();
            continues |=
                action == Some(&copy) || (action.is_some() && action == earlier.document.action_id.as_ref());
        }
        if !continues {
            chain.clear();
        }
        chain.push(sent);
    }
    Ok(chain)
}

/// The copy of the last message that is due, if one is.
pub(super) fn resend(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<()> {
    let chain = last_chain(q, stage)?;
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else { return Ok(()) };
    let sent_at = last.fact.happened_at();
    let opened = chain.iter().any(|sent| q.history.opened.contains(&sent.document.id));
    if opened || q.history.answered_after(first.fact.happened_at()) {
        return Ok(());
    }
    let undelivered = q.history.undelivered.contains(&last.document.id);
    let due = match q.policy.resend_unopened_after_hours {
        _ if undelivered => sent_at,
        Some(hours) => sent_at.plus_hours(i64::from(hours))?,
        None => return Ok(()),
    };
    if due > q.clock.now() {
        out.wake.at(due, q.clock);
        return Ok(());
    }
    let id = q.action("resend", last.document.id.as_str())?;
    if q.history.outcomes.contains_key(&id) {
        return Ok(());
    }
    let mut contacts = q.contacts(last.document.channel);
    contacts.retain(|c| !chain.iter().any(|sent| sent.document.contact_id.as_ref() == Some(&c.id)));
    if chain.iter().any(|sent| sent.document.contact_id.is_none()) && !contacts.is_empty() {
        // A message without a contact went to the first one.
        contacts.remove(0);
    }
    let Some(contact) = contacts.first() else {
        let reason = Reason::new("no_other_contact").with("message_id", &last.document.id);
        if undelivered {
            out.attention.push(reason)
        } else {
            out.held.push(reason)
        }
        return Ok(());
    };
    let (not_before, change) = q.clock.send_slot(due)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    let reason = Reason::new(if undelivered { "delivery_failed" } else { "unopened" });
    let reason = match q.policy.resend_unopened_after_hours.filter(|_| !undelivered) {
        Some(hours) => reason.with("hours", hours),
        None => reason,
    };
    out.proposals.push(Proposal {
        id,
        step: Name::new("resend")?,
        level: None,
        task: Task::Resend(Box::new(Resend {
            message_id: last.document.id.clone(),
            contact_id: contact.id.clone(),
            channel: last.document.channel,
            tone: last.document.tone,
            template: last.document.template.clone(),
            language: q.language(contact),
            items: lines(stage),
            total: stage.total,
        })),
        reasons: vec![reason.with("message_id", &last.document.id)],
        not_before,
        superseded: Vec::new(),
    });
    Ok(())
}
