//! A message or invoice that nobody opened, or that did not arrive, goes to the next contact.

use super::case::{Case, action_id};
use super::history::{Dated, Delivery};
use super::pause::Claim;
use super::proposal::{Proposal, Resend, Task, line};
use super::stage::{Question, Stage};
use super::step::{Findings, lines};
use crate::calendar::Timestamp;
use crate::documents::{Channel, Contact, Message};
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
    if out.is_over(q, &id, None) {
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
    let Some(due) = within_limits(q, contact, due, out)? else { return Ok(()) };
    let (not_before, change) = q.clock.send_slot(due)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    let reason = Reason::new(if undelivered { "delivery_failed" } else { "unopened" });
    let reason = match q.policy.resend_unopened_after_hours.filter(|_| !undelivered) {
        Some(hours) => reason.with("hours", hours),
        None => reason,
    };
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new("resend")?,
        level: None,
        task: Task::Resend(Box::new(Resend {
            message_id: Some(last.document.id.clone()),
            invoice_id: None,
            contact_id: contact.id.clone(),
            channel: last.document.channel,
            tone: last.document.tone,
            template: last.document.template.clone(),
            language: q.language(contact),
            items: lines(stage),
            total: stage.total,
            data: q.names(contact),
        })),
        reasons: vec![reason.with("message_id", &last.document.id)],
        not_before,
        superseded: Vec::new(),
    });
    Ok(())
}

/// The instant from which a copy may go to a contact; none while that lies on a later day.
fn within_limits(
    q: &Question<'_>,
    contact: &Contact,
    due: Timestamp,
    out: &mut Findings,
) -> Result<Option<Timestamp>> {
    let day = q.clock.date_of(due)?;
    let free = super::step::within_limits(q, contact, day, out)?;
    free.map(|free| if free > day { q.clock.day_start(free) } else { Ok(due) }).transpose()
}

/// The invoices that nobody viewed, or that did not arrive, and about which no message has gone out since.
pub(super) fn unread_invoices(q: &Question<'_>, claims: &[&Claim<'_>], out: &mut Findings) -> Result<()> {
    let Some(hours) = q.policy.resend_unviewed_invoice_after_hours else { return Ok(()) };
    for claim in claims.iter().filter(|c| c.pursued.is_positive() && c.entry.item.instalment == 1) {
        let id = &claim.entry.item.invoice_id;
        let Some(deliveries) = q.history.deliveries.get(id) else { continue };
        let (Some(first), Some(last)) = (deliveries.first(), deliveries.last()) else { continue };
        let about = |m: &Message| m.invoice_ids.is_empty() || m.invoice_ids.contains(id);
        let since = first.fact.happened_at();
        let written = q.history.sent.iter().any(|s| s.fact.happened_at() >= since && about(s.document));
        if written || q.history.viewed.contains(id) || q.history.answered_after(since) {
            continue;
        }
        let sent_at = last.fact.happened_at();
        let due = if last.arrived { sent_at.plus_hours(i64::from(hours))? } else { sent_at };
        if due > q.clock.now() {
            out.wake.at(due, q.clock);
            continue;
        }
        unread_invoice(q, claim, deliveries, due, out)?;
    }
    Ok(())
}

/// The copy of one invoice for the next contact.
fn unread_invoice(
    q: &Question<'_>,
    claim: &Claim<'_>,
    deliveries: &[Delivery<'_>],
    due: Timestamp,
    out: &mut Findings,
) -> Result<()> {
    let item = &claim.entry.item;
    let Some(last) = deliveries.last() else { return Ok(()) };
    let mut contacts = q.contacts(Channel::Email);
    contacts.retain(|c| !deliveries.iter().any(|d| d.contact == Some(&c.id)));
    if deliveries.iter().any(|d| d.contact.is_none()) && !contacts.is_empty() {
        contacts.remove(0);
    }
    let Some(contact) = contacts.first() else {
        if !last.arrived {
            out.attention.push(Reason::new("no_other_contact").with("invoice_id", &item.invoice_id));
        }
        return Ok(());
    };
    // Before its due date an invoice belongs to the case that will begin unless it is paid.
    let case = if item.due_date < q.clock.today() {
        q.case.clone()
    } else {
        Case::new(&q.case.customer_id, q.case.currency, item.due_date.plus_days(1)?)?
    };
    let id = action_id(&case.id, "resend-invoice", last.fact.id.as_str())?;
    if out.is_over(q, &id, None) {
        return Ok(());
    }
    let Some(due) = within_limits(q, contact, due, out)? else { return Ok(()) };
    let (not_before, change) = q.clock.send_slot(due)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    let hours = q.policy.resend_unviewed_invoice_after_hours.filter(|_| last.arrived);
    let reason = match hours {
        Some(hours) => Reason::new("unviewed").with("hours", hours),
        None => Reason::new("delivery_failed"),
    };
    out.proposals.push(Proposal {
        id,
        case_id: case.id,
        step: Name::new("resend-invoice")?,
        level: None,
        task: Task::Resend(Box::new(Resend {
            message_id: None,
            invoice_id: Some(item.invoice_id.clone()),
            contact_id: contact.id.clone(),
            channel: Channel::Email,
            tone: None,
            template: None,
            language: q.language(contact),
            items: vec![line(claim.entry, claim.pursued)],
            total: claim.pursued,
            data: q.names(contact),
        })),
        reasons: vec![reason.with("invoice_id", &item.invoice_id)],
        not_before,
        superseded: Vec::new(),
    });
    Ok(())
}
