//! Which message and which retry are due.
//!
//! Messages and retries are two tracks. On each the highest level reached counts, so a late run does not send three
//! messages at once: it takes the highest step and names the lower ones that it supersedes. A step is taken once for
//! each due date that sets the stage.

use super::commitment::covers;
use super::history::Outcome;
use super::policy::{Level, MessagePlan, RetryPlan};
use super::proposal::{MethodRequest, Proposal, Reminder, Retry, Superseded, Task, line};
use super::stage::{Question, Raised, Stage, step_name};
use super::wake::Wake;
use super::{limits, timing};
use crate::calendar::{BusinessDayRule, Date};
use crate::documents::{BrokenPromise, Channel, Contact, Instrument, ItemLine, PaymentAttempt, ReplyIntent};
use crate::error::Result;
use crate::ids::{ActionId, AttemptId, InstrumentId, Name};
use crate::reason::Reason;
use std::collections::BTreeMap;

/// What one engine step adds to the answer.
#[derive(Default)]
pub(super) struct Findings {
    pub(super) proposals: Vec<Proposal>,
    pub(super) held: Vec<Reason>,
    pub(super) attention: Vec<Reason>,
    /// Cards and mandates in whose place another one is asked for.
    pub(super) asked: Vec<InstrumentId>,
    pub(super) wake: Wake,
}

impl Findings {
    /// Whether an action was done, or the host could not do it: then it goes to a person, and is not proposed again.
    pub(super) fn is_over(&mut self, q: &Question<'_>, id: &ActionId, level: Option<u8>) -> bool {
        match q.history.outcomes.get(id) {
            None => false,
            Some(Outcome::Done(_)) => true,
            Some(Outcome::Failed) => {
                let reason = Reason::new("action_failed").with("action_id", id);
                let reason = level.iter().fold(reason, |reason, level| reason.with("level", level));
                self.attention.push(reason.clone());
                self.held.push(reason);
                true
            }
        }
    }
}

impl<'a> Question<'a> {
    /// The contacts that can be reached through a channel and whose address works, in order.
    pub(super) fn contacts(&self, channel: Channel) -> Vec<&'a Contact> {
        let mut contacts = self.account.customer.contacts_in_order();
        contacts.retain(|c| c.reached_by(channel) && !self.history.bounced.contains(&c.id));
        contacts
    }

    pub(super) fn language(&self, contact: &Contact) -> Option<Name> {
        let company = self.clock.company().language.as_ref();
        contact.language.as_ref().or(self.account.customer.language.as_ref()).or(company).cloned()
    }

    /// Texts for a template: who it is about, and whom it greets.
    pub(super) fn names(&self, contact: &Contact) -> BTreeMap<String, String> {
        let customer = ("customer_name".to_owned(), self.account.customer.name.to_string());
        let contact = contact.name.iter().map(|name| ("contact_name".to_owned(), name.to_string()));
        std::iter::once(customer).chain(contact).collect()
    }

    pub(super) fn level_reason(&self, level: &Level, due: Date) -> Reason {
        Reason::new("level_reached")
            .with("level", level.level)
            .with("offset_days", level.offset_days)
            .with("due_date", due)
    }
}

/// The items of a stage as a message or attempt lists them.
pub(super) fn lines(stage: &Stage<'_, '_>) -> Vec<ItemLine> {
    stage.claims.iter().map(|claim| line(claim.entry, claim.pursued)).collect()
}

/// The message that is due, if one is.
pub(super) fn message(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    raised: Option<&Raised<'_>>,
    out: &mut Findings,
) -> Result<()> {
    let on_track = |l: &&Level| {
        l.message.is_some()
            && (l.offset_days > 0) == stage.is_overdue
            && l.min_amount_in(q.case.currency).minor() <= stage.total.minor()
    };
    let by_clock = q.policy.levels.iter().filter(on_track).rfind(|l| l.offset_days <= stage.level_days);
    let by_promise = raised.and_then(|r| r.level.map(|level| (level, r.since))).filter(|(l, _)| on_track(l));
    let (level, since) = match (by_clock, by_promise) {
        (Some(clock), Some((raised, since))) if raised.offset_days > clock.offset_days => (raised, since),
        (None, Some((raised, since))) => (raised, since),
        (Some(clock), _) => (clock, stage.level_day(clock.offset_days, q.clock)?),
        (None, None) => return Ok(()),
    };
    let Some(plan) = &level.message else { return Ok(()) };
    let id = q.message_id(level, stage.due_date)?;
    if out.is_over(q, &id, Some(level.level)) {
        if q.history.done_at(&id).is_some() {
            out.held.push(Reason::new("step_done").with("level", level.level));
        }
        return Ok(());
    }
    let Some(since) = after_other_contact(q, level, since, out)? else { return Ok(()) };
    let contacts = q.contacts(plan.channel);
    let Some(first) = contacts.first() else {
        unreachable_customer(plan.channel, out);
        return Ok(());
    };
    let second = contacts.get(1).filter(|_| plan.also_secondary);
    let Some(since) = within_limits(q, first, since, out)? else { return Ok(()) };
    let (not_before, change, chosen) = timing::slot(q, first, since)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    let mut reasons = vec![q.level_reason(level, stage.due_date)];
    reasons.extend(raised.map(Raised::reason));
    reasons.extend(chosen);
    let superseded = superseded(q, stage, level, on_track, Question::message_id)?;
    let mut reminder = reminder(q, stage, plan, first, second.copied());
    if let Some(days) = plan.pay_within_days {
        reminder.pay_by = Some(q.clock.date_of(not_before)?.plus_days(days.into())?);
    }
    reminder.broken_promise = raised.map(|raised| BrokenPromise {
        amount: raised.commitment.amount,
        deadline: raised.commitment.deadline,
    });
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new(&step_name("level", level)?)?,
        level: Some(level.level),
        task: Task::Message(Box::new(reminder)),
        reasons,
        not_before,
        superseded,
    });
    Ok(())
}

/// The day from which a message may go to a contact; none while that day lies ahead.
pub(super) fn within_limits(
    q: &Question<'_>,
    contact: &Contact,
    since: Date,
    out: &mut Findings,
) -> Result<Option<Date>> {
    let Some((free, reason)) = limits::free_from(q, &contact.id, since)? else { return Ok(Some(since)) };
    if free <= q.clock.today() {
        return Ok(Some(free));
    }
    out.held.push(reason.with("contact_id", &contact.id).with("until", free));
    out.wake.on(free, q.clock);
    Ok(None)
}

fn unreachable_customer(channel: Channel, out: &mut Findings) {
    let reason = Reason::new("no_contact_known").with("channel", channel);
    out.attention.push(reason.clone());
    out.held.push(reason);
}

/// The day from which a level's message may go: not too soon after the last one, nor while a reply waits for a
/// person. None while that day lies ahead.
fn after_other_contact(
    q: &Question<'_>,
    level: &Level,
    since: Date,
    out: &mut Findings,
) -> Result<Option<Date>> {
    let mut since = since;
    if let Some(last) = q.history.sent.last() {
        let free = q.clock.date_of(last.fact.happened_at())?.plus_days(i64::from(level.min_gap_days))?;
        if free > q.clock.today() {
            out.held.push(Reason::new("min_gap").with("until", free).with("level", level.level));
            out.wake.on(free, q.clock);
            return Ok(None);
        }
        since = since.max(free);
    }
    if let Some((waits, free)) = reply_hold(q)? {
        if free > q.clock.today() {
            out.held.push(waits.with("until", free));
            out.wake.on(free, q.clock);
            return Ok(None);
        }
        since = since.max(free);
    }
    Ok(Some(since))
}

/// The last reply that a person should read, and the first day on which messages go on.
pub(super) fn reply_hold(q: &Question<'_>) -> Result<Option<(Reason, Date)>> {
    let plain = |intent| matches!(intent, ReplyIntent::WillPay | ReplyIntent::Automatic);
    let Some(last) = q.history.replies.iter().rfind(|r| !plain(r.document.intent)) else { return Ok(None) };
    let days = i32::try_from(q.policy.reply_hold_days).unwrap_or(i32::MAX);
    let held = q.clock.company().holidays.plus_business_days(last.fact.effective, days)?;
    let free = if days == 0 { last.fact.effective } else { held.plus_days(1)? };
    Ok(Some((Reason::new("reply_waiting").with("intent", last.document.intent), free)))
}

fn reminder(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    plan: &MessagePlan,
    first: &Contact,
    second: Option<&Contact>,
) -> Reminder {
    let items = lines(stage);
    let mut data = q.names(first);
    let mut put = |name: &str, value: String| {
        data.insert(name.to_owned(), value);
    };
    put("total", stage.total.to_string());
    put("oldest_due_date", stage.due_date.to_string());
    put("item_count", items.len().to_string());
    Reminder {
        contact_id: first.id.clone(),
        also_to: second.map(|c| c.id.clone()).into_iter().collect(),
        channel: plan.channel,
        tone: plan.tone,
        template: plan.template.clone(),
        language: q.language(first),
        payment_link: plan.payment_link,
        items,
        total: stage.total,
        pay_by: None,
        charges: Vec::new(),
        broken_promise: None,
        data,
    }
}

/// The lower steps of a track that were reached after the last one done, and never done themselves.
fn superseded<'a>(
    q: &Question<'a>,
    stage: &Stage<'_, '_>,
    taken: &Level,
    on_track: impl Fn(&&Level) -> bool,
    id_of: impl Fn(&Question<'a>, &Level, Date) -> Result<ActionId>,
) -> Result<Vec<Superseded>> {
    let mut skipped = Vec::new();
    let reached = |l: &&Level| l.offset_days < taken.offset_days && l.offset_days <= stage.level_days;
    for level in q.policy.levels.iter().filter(on_track).filter(reached).rev() {
        let action_id = id_of(q, level, stage.due_date)?;
        if q.history.outcomes.contains_key(&action_id) {
            break;
        }
        skipped.push(Superseded { level: level.level, action_id });
    }
    skipped.reverse();
    Ok(skipped)
}

/// The retry that a level plans, if one does.
pub(super) fn ladder(q: &Question<'_>, stage: &Stage<'_, '_>, out: &mut Findings) -> Result<()> {
    let on_track =
        |l: &&Level| l.retry.is_some() && l.min_amount_in(q.case.currency).minor() <= stage.total.minor();
    let reached = q.policy.levels.iter().filter(on_track).rfind(|l| l.offset_days <= stage.level_days);
    let Some((level, plan)) = reached.and_then(|l| l.retry.as_ref().map(|plan| (l, plan))) else {
        return Ok(());
    };
    let id = q.retry_id(level, stage.due_date)?;
    if out.is_over(q, &id, Some(level.level)) {
        return Ok(());
    }
    let planned = stage.level_day(level.offset_days, q.clock)?.plus_days(i64::from(plan.after_days))?;
    let planned = q.clock.company().holidays.adjust(planned, BusinessDayRule::Following)?;
    if let Some(standing) = q.instruments.iter().find(|standing| standing.needs_operator) {
        out.attention.push(Reason::new("request_at_fault").with("instrument", &standing.instrument_id));
        out.held.extend(standing.reasons.iter().cloned());
        return Ok(());
    }
    let Some(instrument) = usable(q, plan, planned) else {
        return method_request(
            q,
            stage,
            plan,
            (&stage.due_date.to_string(), stage.due_date.plus_days(1)?),
            out,
        );
    };
    let standing = q.standing_of(&instrument.id);
    let day_start = q.clock.day_start(planned)?;
    let not_before =
        standing.and_then(|standing| standing.not_before).map_or(day_start, |at| at.max(day_start));
    let planned = q.clock.date_of(not_before)?;
    if let Some(attempt) = pending(q, stage, instrument) {
        out.held.push(Reason::new("payment_in_flight").with("attempt_id", attempt));
        return Ok(());
    }
    let superseded = superseded(q, stage, level, on_track, Question::retry_id)?;
    let mut reasons = vec![
        q.level_reason(level, stage.due_date),
        Reason::new("retry_planned").with("on", planned).with("method", instrument.method),
    ];
    reasons.extend(standing.into_iter().flat_map(|standing| standing.reasons.iter().cloned()));
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new(&step_name("retry", level)?)?,
        level: Some(level.level),
        task: Task::Retry(Box::new(Retry {
            method: instrument.method,
            instrument_id: instrument.id.clone(),
            rail: instrument.rail,
            planned_date: planned,
            amount: stage.total,
            items: lines(stage),
            elsewhere: false,
            plan: None,
        })),
        reasons,
        not_before,
        superseded,
    });
    Ok(())
}

/// An attempt with a card or mandate for an item of the stage of which no result is known: until it is, nothing more is
/// tried with it, however long that takes, because both could succeed.
pub(super) fn pending<'a>(
    q: &Question<'a>,
    stage: &Stage<'_, '_>,
    instrument: &Instrument,
) -> Option<&'a AttemptId> {
    let with_it = |attempt: &PaymentAttempt| {
        attempt.instrument_id.as_ref().is_none_or(|id| *id == instrument.id)
            && stage.claims.iter().any(|c| covers(&attempt.invoice_ids, &c.entry.item.invoice_id))
    };
    q.history
        .pending()
        .map(|attempt| attempt.document)
        .find(|attempt| with_it(attempt))
        .map(|attempt| &attempt.id)
}

/// The first card or mandate on file that works on a day, in the order of methods preferred, then by id.
fn usable<'a>(q: &Question<'a>, plan: &RetryPlan, on: Date) -> Option<&'a Instrument> {
    let may_be_tried = |i: &Instrument| q.standing_of(&i.id).is_none_or(|standing| standing.usable);
    let works = |i: &Instrument| i.active && i.expires.is_none_or(|last| on <= last) && may_be_tried(i);
    plan.methods
        .iter()
        .find_map(|method| q.history.instruments.values().copied().find(|i| i.method == *method && works(i)))
}

/// Asks for a card or mandate where those on file do not work, once for each occurrence, from its day on; says why where
/// there never was one.
pub(super) fn method_request(
    q: &Question<'_>,
    stage: &Stage<'_, '_>,
    plan: &RetryPlan,
    (occurrence, since): (&str, Date),
    out: &mut Findings,
) -> Result<()> {
    let on_file = q.history.instruments.values().filter(|i| plan.methods.contains(&i.method));
    let unusable: Vec<_> = on_file.map(|i| i.id.clone()).collect();
    let id = q.action("method", occurrence)?;
    if unusable.is_empty() {
        out.held.push(Reason::new("no_auto_method"));
        return Ok(());
    }
    out.asked.extend(unusable.iter().cloned());
    if out.is_over(q, &id, None) {
        return Ok(());
    }
    let contacts = q.contacts(Channel::Email);
    let Some(contact) = contacts.first() else {
        unreachable_customer(Channel::Email, out);
        return Ok(());
    };
    let (not_before, change) = q.clock.send_slot(q.clock.day_start(since)?)?;
    change.into_iter().for_each(|at| out.wake.at(at, q.clock));
    out.proposals.push(Proposal {
        id,
        case_id: q.case.id.clone(),
        step: Name::new("method")?,
        level: None,
        task: Task::MethodRequest(Box::new(MethodRequest {
            contact_id: contact.id.clone(),
            language: q.language(contact),
            methods: plan.methods.clone(),
            unusable,
            total: Some(stage.total),
            expires: None,
            data: q.names(contact),
        })),
        reasons: vec![Reason::new("method_unusable")],
        not_before,
        superseded: Vec::new(),
    });
    Ok(())
}
