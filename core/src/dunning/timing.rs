//! When a message leaves: at the hour, and on the weekday, at which this contact answered before.
//!
//! An answer is a message opened, a reply that no machine wrote, or money that came. It counts in the hour and on the
//! weekday of the customer's clock; each hour and each weekday has one answer beforehand. Answers of the segment stand
//! beside them with the weight of so many answers as the policy says, so that a few answers do not decide alone. With fewer answers than the policy asks for, the message
//! leaves when contact hours begin.
//!
//! Only what was known when the message became due counts, so that the instant stands still while the message waits.

use super::clock::Clock;
use super::policy::{at_least_one, number};
use super::stage::Question;
use crate::calendar::{Date, Timestamp, Weekday};
use crate::documents::{AccountHistory, Contact, Fact, FactBody, ReplyIntent};
use crate::error::{Error, Result};
use crate::ids::{ContactId, MessageId, Name};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// How often customers of a segment answered in an hour of a weekday.
    pub struct AnswerCount {
        /// The segment; all customers of none where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// The weekday.
        pub weekday: Weekday,
        /// The hour by the customer's clock, 0 to 23.
        pub hour: u8,
        /// How often.
        pub answers: u32,
    }

    /// When the time of a message is chosen.
    pub struct ContactTimes {
        /// Fewest answers of the contact before anything is chosen.
        pub min_answers: u32,
        /// As many answers as this the segment counts for; 0 for not at all.
        #[serde(default)]
        pub segment_weight: u32,
        /// Days that a message may wait for a better weekday; 0 to choose the hour only.
        #[serde(default)]
        pub max_wait_days: u32,
        /// How the segments answered, such as the query `answer_times` counts it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub segments: Vec<AnswerCount>,
    }
}

impl ContactTimes {
    /// Checks the bounds.
    pub(super) fn check(&self) -> Result<()> {
        at_least_one("contact_times.min_answers", self.min_answers)?;
        number("contact_times.segment_weight", self.segment_weight.into(), 0, 10_000)?;
        number("contact_times.max_wait_days", self.max_wait_days.into(), 0, 30)?;
        crate::documents::at_most(self.segments.len(), 200_000, "contact_times.segments")?;
        let mut seen = BTreeSet::new();
        for (at, count) in self.segments.iter().enumerate() {
            let field = |name: &str| format!("contact_times.segments[{at}].{name}");
            number(&field("hour"), count.hour.into(), 0, 23)?;
            number(&field("answers"), count.answers.into(), 0, 1_000_000_000)?;
            if !seen.insert((&count.segment, count.weekday, count.hour)) {
                return Err(Error::IdTaken { field: field("hour"), id: count.hour.to_string() });
            }
        }
        Ok(())
    }
}

/// Answers by hour and by weekday.
#[derive(Default)]
struct Habit {
    hours: BTreeMap<u8, u64>,
    weekdays: BTreeMap<Weekday, u64>,
    total: u64,
}

impl Habit {
    fn add(&mut self, weekday: Weekday, hour: u8, answers: u64) {
        let hours = self.hours.entry(hour).or_default();
        *hours = hours.saturating_add(answers);
        let days = self.weekdays.entry(weekday).or_default();
        *days = days.saturating_add(answers);
        self.total = self.total.saturating_add(answers);
    }
}

/// The contact of a fact that is an answer; none in the outer option for any other fact.
fn answered_by<'a>(
    fact: &'a Fact,
    sent_to: &BTreeMap<&MessageId, Option<&'a ContactId>>,
) -> Option<Option<&'a ContactId>> {
    match &fact.body {
        FactBody::MessageOpened { message_id, contact_id } => {
            Some(contact_id.as_ref().or_else(|| sent_to.get(message_id).copied().flatten()))
        }
        FactBody::ReplyReceived { reply } if reply.intent != ReplyIntent::Automatic => {
            Some(reply.contact_id.as_ref())
        }
        FactBody::PaymentReceived { .. } => Some(None),
        _ => None,
    }
}

/// To whom each message went.
fn recipients(facts: &[Fact]) -> BTreeMap<&MessageId, Option<&ContactId>> {
    let sent = facts.iter().filter_map(|fact| match &fact.body {
        FactBody::MessageSent { message } => Some((&message.id, message.contact_id.as_ref())),
        _ => None,
    });
    sent.collect()
}

/// The hour and weekday of an answer by the customer's clock. Money has a day only where no instant was told: then it
/// says nothing of the hour, and is left out.
fn hour_of(fact: &Fact, clock: &Clock<'_>) -> Result<Option<(Weekday, u8)>> {
    if matches!(fact.body, FactBody::PaymentReceived { .. }) && fact.at.is_none() {
        return Ok(None);
    }
    clock.local_hour(fact.happened_at()).map(Some)
}

/// How a customer answered up to an instant: each contact's own answers, and those of nobody in particular.
fn habit(
    account: &AccountHistory,
    contact: &ContactId,
    before: Timestamp,
    clock: &Clock<'_>,
) -> Result<Habit> {
    let sent_to = recipients(&account.facts);
    let mut habit = Habit::default();
    for fact in &account.facts {
        let known = fact.recorded <= before && fact.happened_at() < before;
        let Some(by) = answered_by(fact, &sent_to).filter(|_| known) else { continue };
        if by.is_some_and(|by| by != contact) {
            continue;
        }
        if let Some((weekday, hour)) = hour_of(fact, clock)? {
            habit.add(weekday, hour, 1);
        }
    }
    Ok(habit)
}

/// How often customers answered, by segment, weekday and hour of their clock: what [`ContactTimes`] takes as segments.
///
/// # Errors
/// [`Error::DateOutOfRange`].
pub fn answer_times<'a>(
    accounts: impl IntoIterator<Item = (&'a AccountHistory, &'a Clock<'a>)>,
) -> Result<Vec<AnswerCount>> {
    let mut counts: BTreeMap<(Option<Name>, Weekday, u8), u32> = BTreeMap::new();
    for (account, clock) in accounts {
        let sent_to = recipients(&account.facts);
        for fact in account.facts.iter().filter(|fact| fact.recorded <= clock.now()) {
            if answered_by(fact, &sent_to).is_none() {
                continue;
            }
            if let Some((weekday, hour)) = hour_of(fact, clock)? {
                let count = counts.entry((account.customer.segment.clone(), weekday, hour)).or_default();
                *count = count.saturating_add(1);
            }
        }
    }
    let counts = counts.into_iter();
    Ok(counts
        .map(|((segment, weekday, hour), answers)| AnswerCount { segment, weekday, hour, answers })
        .collect())
}

/// When a message that became due on a day may leave, and when that answer changes; and why it is not when contact hours
/// begin.
pub(super) fn slot(
    q: &Question<'_>,
    contact: &Contact,
    since: Date,
) -> Result<(Timestamp, Option<Timestamp>, Option<Reason>)> {
    let due = q.clock.day_start(since)?;
    let plain = |chosen: Option<Reason>, at: Timestamp| -> Result<_> {
        let (not_before, change) = q.clock.send_slot(at)?;
        Ok((not_before, change, chosen))
    };
    let Some(rule) = &q.policy.contact_times else { return plain(None, due) };
    let own = habit(q.account, &contact.id, due, q.clock)?;
    if own.total < u64::from(rule.min_answers) {
        return plain(None, due);
    }
    let first = q.clock.first_allowed(due)?;
    let mut segment = Habit::default();
    for count in rule.segments.iter().filter(|c| c.segment == q.account.customer.segment) {
        segment.add(count.weekday, count.hour, count.answers.into());
    }
    let mut best: Option<(u128, Timestamp, Weekday, u8)> = None;
    for at in q.clock.hours_from(first, rule.max_wait_days)? {
        let (weekday, hour) = q.clock.local_hour(at)?;
        let score =
            share(&own.hours, &segment.hours, segment.total, rule.segment_weight, &hour).saturating_mul(
                share(&own.weekdays, &segment.weekdays, segment.total, rule.segment_weight, &weekday),
            );
        if best.as_ref().is_none_or(|(known, ..)| score > *known) {
            best = Some((score, at, weekday, hour));
        }
    }
    let Some((_, at, weekday, hour)) = best.filter(|(_, at, ..)| *at > first) else {
        return plain(None, due);
    };
    let reason =
        Reason::new("contact_time").with("weekday", weekday).with("hour", hour).with("answers", own.total);
    plain(Some(reason), at)
}

/// What an hour or weekday weighs: one, and the contact's answers in it, and the segment's scaled to the weight of so many
/// answers. In whole numbers: multiplied through by the segment's total.
fn share<K: Ord>(
    own: &BTreeMap<K, u64>,
    segment: &BTreeMap<K, u64>,
    segment_total: u64,
    weight: u32,
    key: &K,
) -> u128 {
    let of = |counts: &BTreeMap<K, u64>| u128::from(counts.get(key).copied().unwrap_or_default());
    let own = of(own).saturating_add(1).saturating_mul(u128::from(segment_total.max(1)));
    own.saturating_add(of(segment).saturating_mul(u128::from(weight)))
}
