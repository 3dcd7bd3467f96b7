//! Which item sets the stage of a case, and how far its clock has run.

use super::case::{Case, action_id};
use super::clock::Clock;
use super::history::History;
use super::pause::{Claim, less};
use super::policy::{DunningPolicy, Level};
use crate::calendar::{Date, Timestamp};
use crate::documents::{AccountHistory, CommitmentStanding, InstrumentStanding, Standing};
use crate::error::Result;
use crate::ids::{ActionId, InstrumentId, Name};
use crate::money::Money;
use crate::reason::Reason;

/// All that a step needs to know.
pub(super) struct Question<'a> {
    pub(super) account: &'a AccountHistory,
    pub(super) case: &'a Case,
    pub(super) policy: &'a DunningPolicy,
    pub(super) history: &'a History<'a>,
    pub(super) clock: &'a Clock<'a>,
    pub(super) standings: &'a [CommitmentStanding],
    pub(super) instruments: &'a [InstrumentStanding],
}

/// The oldest item that is pursued, and what follows from it.
pub(super) struct Stage<'a, 'b> {
    /// The items pursued now, oldest first: all past due, or all of the next due date.
    pub(super) claims: Vec<&'b Claim<'a>>,
    /// What is asked for: their amounts less credits.
    pub(super) total: Money,
    /// Due date of the item that sets the stage. A step can occur once for each.
    pub(super) due_date: Date,
    /// Days past due on the clock.
    pub(super) days: i32,
    /// The same, set back by part payments: what levels are measured by.
    pub(super) level_days: i32,
    /// Whether the due date has passed.
    pub(super) is_overdue: bool,
}

impl Question<'_> {
    pub(super) fn action(&self, step: &str, occurrence: &str) -> Result<ActionId> {
        action_id(&self.case.id, step, occurrence)
    }

    /// The id of the message of a level for a due date.
    pub(super) fn message_id(&self, level: &Level, due: Date) -> Result<ActionId> {
        self.action(&step_name("level", level)?, &due.to_string())
    }

    /// The id of the retry of a level for a due date.
    pub(super) fn retry_id(&self, level: &Level, due: Date) -> Result<ActionId> {
        self.action(&step_name("retry", level)?, &due.to_string())
    }

    /// What the failures so far leave of a card or mandate; none where there were none.
    pub(super) fn standing_of(&self, id: &InstrumentId) -> Option<&InstrumentStanding> {
        self.instruments.iter().find(|standing| standing.instrument_id == *id)
    }

    /// When the message or retry of a level was done for a due date.
    pub(super) fn level_done(&self, level: &Level, due: Date) -> Result<Option<Timestamp>> {
        let message = self.history.done_at(&self.message_id(level, due)?);
        let retry = self.history.done_at(&self.retry_id(level, due)?);
        Ok([message, retry].into_iter().flatten().min())
    }
}

pub(super) fn step_name(kind: &str, level: &Level) -> Result<String> {
    Ok(Name::new(&format!("{kind}-{}", level.level))?.to_string())
}

/// The stage of a case; none when nothing is left to pursue. With it, what is asked for after credits.
///
/// Credits count for the oldest items first, so what they cover neither sets the stage nor is asked for.
pub(super) fn stage<'a, 'b>(
    question: &Question<'_>,
    claims: &'b [Claim<'a>],
    credits: Money,
    is_overdue: bool,
) -> Result<Option<Stage<'a, 'b>>> {
    let mut credits = credits;
    let mut pursued: Vec<&Claim<'_>> = Vec::new();
    let mut total = Money::zero(credits.currency());
    let mut leading: Option<&Claim<'_>> = None;
    for claim in claims.iter().filter(|c| c.pursued.is_positive()) {
        pursued.push(claim);
        let rest = less(claim.pursued, credits)?;
        credits = less(credits, claim.pursued)?;
        total = total.plus(rest)?;
        if rest.is_positive() && leading.is_none_or(|known| claim.days > known.days) {
            leading = Some(claim);
        }
    }
    let Some(leading) = leading else { return Ok(None) };
    let due_date = leading.entry.item.due_date;
    let level_days = if is_overdue { set_back(question, leading)? } else { leading.days };
    Ok(Some(Stage { claims: pursued, total, due_date, days: leading.days, level_days, is_overdue }))
}

/// The clock set back by part payments: on the day of one it stands again where the last step done had it.
fn set_back(question: &Question<'_>, claim: &Claim<'_>) -> Result<i32> {
    if claim.part_payments.is_empty() || question.history.outcomes.is_empty() {
        return Ok(claim.days);
    }
    let due = claim.entry.item.due_date;
    let mut done = Vec::new();
    for level in question.policy.levels.iter().filter(|l| l.offset_days > 0) {
        if let Some(at) = question.level_done(level, due)? {
            done.push((question.clock.date_of(at)?, level.offset_days));
        }
    }
    let mut back: i32 = 0;
    for (date, days) in &claim.part_payments {
        let reached = done.iter().filter(|(on, _)| on <= date).map(|(_, offset)| *offset).max();
        let Some(reached) = reached else { continue };
        let beyond = days.saturating_sub(back).saturating_sub(reached);
        back = back.saturating_add(beyond.max(0));
    }
    Ok(claim.days.saturating_sub(back))
}

/// The level that a broken promise makes due at once: the one above the highest done when it was broken.
pub(super) struct Raised<'a> {
    /// None when no level is above: then a person takes over.
    pub(super) level: Option<&'a Level>,
    pub(super) since: Date,
    pub(super) commitment: &'a CommitmentStanding,
}

pub(super) fn raised<'a>(question: &Question<'a>, stage: &Stage<'_, '_>) -> Result<Option<Raised<'a>>> {
    let after_due = |level: &&Level| level.offset_days > 0 && (level.message.is_some() || level.escalate);
    let mut highest: Option<Raised<'a>> = None;
    for standing in question.standings.iter().filter(|s| s.standing == Standing::Broken) {
        let Some(since) = standing.ended_on else { continue };
        let about =
            |c: &&Claim<'_>| super::commitment::covers(&standing.invoice_ids, &c.entry.item.invoice_id);
        if !stage.claims.iter().any(|c| c.entry.item.due_date == stage.due_date && about(c)) {
            continue;
        }
        let start = question.clock.day_start(since)?;
        let mut next = None;
        for level in question.policy.levels.iter().filter(after_due).rev() {
            let id = question.message_id(level, stage.due_date)?;
            if question.history.done_at(&id).is_some_and(|at| at < start) {
                break;
            }
            next = Some(level);
        }
        let rank = |level: Option<&Level>| level.map_or(i32::MAX, |l| l.offset_days);
        if highest.as_ref().is_none_or(|known| rank(next) >= rank(known.level)) {
            highest = Some(Raised { level: next, since, commitment: standing });
        }
    }
    Ok(highest)
}

impl Raised<'_> {
    pub(super) fn reason(&self) -> Reason {
        Reason::new("promise_broken")
            .with("id", &self.commitment.id)
            .with("deadline", self.commitment.deadline)
            .with("amount", self.commitment.amount)
    }
}

impl Stage<'_, '_> {
    /// The day on which the stage reached a number of days by which levels are measured.
    pub(super) fn level_day(&self, offset_days: i32, clock: &Clock<'_>) -> Result<Date> {
        clock.today().plus_days(i64::from(offset_days).saturating_sub(i64::from(self.level_days)))
    }

    /// The day on which the clock of the stage reached a number of days.
    pub(super) fn clock_day(&self, days: i64, clock: &Clock<'_>) -> Result<Date> {
        clock.today().plus_days(days.saturating_sub(i64::from(self.days)))
    }
}
