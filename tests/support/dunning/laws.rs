//! The laws of follow-up.
//!
//! | law | held by |
//! | --- | --- |
//! | asked again, the same answer; nothing changes before the next wake-up | asking again, and at instants drawn up to it |
//! | the order of facts of one instant does not matter | telling all facts anew, shuffled, as one batch |
//! | questions that nobody acts on do not matter | a caseload that is refreshed in between says the same |
//! | no step is proposed again once done, none is done twice | the ids of the trace |
//! | what is paid gets no message | each item named is open by the ledger, by at least as much |
//! | messages leave in contact hours, and no contact gets too many | the trace, by the customer's clock |
//! | a coarser cadence takes no step that a finer one neither takes nor supersedes | the same plain history, asked hourly, daily, every few days |
//! | a pause advances no step | the same plain history with a stop put in |

use super::host::{Host, Trace, instant};
use super::{Event, date, fact, history, plain_history, playbook};
use crate::strategies::SplitMix64;
use receivables::decide::Caseload;
use receivables::{
    Action, ActionKind, AsOf, Decisions, Ledger, Playbook, Settings, TimeZone, Timestamp, decide,
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What was looked at.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Histories.
    pub histories: u64,
    /// Questions.
    pub questions: u64,
    /// Actions done, by kind.
    pub done: BTreeMap<String, u64>,
    /// Steps that higher ones made needless.
    pub superseded: u64,
    /// Questions in a pause.
    pub pauses: u64,
}

/// Holds the histories of a seed against the laws.
///
/// # Errors
/// What is broken, in words.
pub fn hold(seed: u64, tally: &mut Tally) -> Result<(), String> {
    any_history(seed, tally)?;
    cadences(seed, tally)?;
    pauses(seed, tally)?;
    tally.histories += 1;
    Ok(())
}

fn check(holds: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what()) }
}

/// The answer without the instant of the question.
fn content(mut decisions: Decisions) -> Decisions {
    decisions.now = Timestamp::from_micros(0).unwrap();
    decisions
}

fn any_history(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut dice = SplitMix64(seed ^ 0x5EED);
    let playbook = playbook(seed);
    let events = history(seed);
    let mut host = Host::new(&playbook);
    let mut caseload = Caseload::new(playbook.clone()).unwrap();
    let last = events.last().map_or(0, |event| event.day) + 8;
    let mut day = 0;
    while day <= last {
        let now = instant(day, u32::try_from(8 + dice.below(12)).unwrap());
        host.tell(&events, now);
        if dice.below(2) == 0 {
            // A question in between, on which nobody acts.
            caseload.refresh(&host.ledger, now).unwrap();
        }
        let answer = host.ask(now);
        tally.questions += 1;
        sound(&host, &answer, now)?;
        if dice.below(4) == 0 {
            stands_still(&host, &answer, now, &mut dice, tally)?;
            caseload.refresh(&host.ledger, now).unwrap();
            let kept = caseload.decisions().ok_or("a caseload without an answer")?;
            check(kept == answer, || format!("day {day}: the caseload says something else"))?;
        }
        for action in answer.actions.iter().filter(|action| action.not_before <= now) {
            // A host that does not do everything at once; an action of the same run may be needless by then.
            let still = || host.ask(now).actions.iter().any(|other| other.id == action.id);
            if dice.below(4) > 0 && still() {
                let kind = serde_json::to_value(&action.kind).unwrap()["kind"].as_str().unwrap().to_owned();
                *tally.done.entry(kind).or_default() += 1;
                host.act(action, now, &mut dice);
            }
        }
        day += i64::try_from(1 + dice.below(3)).unwrap();
    }
    tally.superseded += u64::try_from(host.trace.superseded.len()).unwrap();
    done_once(&host.trace)?;
    limits_hold(&host.trace, &playbook)?;
    let now = instant(last, 10);
    order_does_not_matter(&host, now, &mut dice)
}

/// What every answer must be.
fn sound(host: &Host<'_>, answer: &Decisions, now: Timestamp) -> Result<(), String> {
    let done: BTreeSet<&str> = host.trace.done.iter().map(|(_, action)| action.id.as_str()).collect();
    let today = host.playbook.company.time_zone.local_date(now).unwrap();
    let open: BTreeMap<(String, u32), i64> = host
        .ledger
        .open_items(&AsOf::known(today, now))
        .unwrap()
        .into_iter()
        .map(|item| ((item.invoice_id.to_string(), item.instalment), item.open.minor()))
        .collect();
    let mut ids = BTreeSet::new();
    for action in &answer.actions {
        check(ids.insert(&action.id), || format!("{now}: {} twice", action.id))?;
        check(!done.contains(action.id.as_str()), || format!("{now}: {} is proposed again", action.step))?;
        let items = match &action.kind {
            ActionKind::SendMessage(message) => &message.items,
            ActionKind::ResendToOtherContact(copy) => &copy.items,
            ActionKind::RetryPayment(retry) => &retry.items,
            _ => continue,
        };
        for item in items {
            let left = open.get(&(item.invoice_id.to_string(), item.instalment)).copied().unwrap_or(0);
            check(item.open.minor() > 0 && item.open.minor() <= left, || {
                format!(
                    "{now}: {} asks {} for {}, of which {left} is open",
                    action.step, item.open, item.invoice_id
                )
            })?;
        }
        if !matches!(action.kind, ActionKind::RetryPayment(_)) {
            in_hours(action, host.playbook)?;
        }
    }
    Ok(())
}

fn zone_of(action: &Action) -> TimeZone {
    let name = if action.customer_id.as_ref().unwrap().as_str() == "C" {
        "America/Chicago"
    } else {
        "Europe/Warsaw"
    };
    TimeZone::new(name).unwrap()
}

fn in_hours(action: &Action, playbook: &Playbook) -> Result<(), String> {
    let company = &playbook.company;
    let allowed =
        company.contact_hours.allows(action.not_before, zone_of(action), &company.holidays).unwrap();
    check(allowed, || format!("{} leaves at {}", action.step, action.not_before))
}

/// Asked again, and at instants up to the next wake-up, the same answer.
fn stands_still(
    host: &Host<'_>,
    answer: &Decisions,
    now: Timestamp,
    dice: &mut SplitMix64,
    tally: &mut Tally,
) -> Result<(), String> {
    check(&host.ask(now) == answer, || format!("{now}: asked again, another answer"))?;
    let end = answer.next_wakeup.map_or(now.micros() + 40 * 86_400_000_000, Timestamp::micros);
    let span = usize::try_from(end - now.micros()).unwrap();
    let told = host.told_after(now);
    for _ in 0..2 {
        let at = Timestamp::from_micros(now.micros() + i64::try_from(dice.below(span)).unwrap()).unwrap();
        // A message that was opened an hour after it was sent is known from then on.
        if told.is_some_and(|known| known <= at) {
            continue;
        }
        tally.questions += 1;
        let then = content(host.ask(at));
        check(then == content(answer.clone()), || format!("{at}: differs from {now}, wake-up {end}"))?;
    }
    Ok(())
}

impl Host<'_> {
    /// When the next fact becomes known that the ledger has already.
    fn told_after(&self, now: Timestamp) -> Option<Timestamp> {
        self.ledger.facts().map(|fact| fact.unwrap().recorded).filter(|at| *at > now).min()
    }
}

fn done_once(trace: &Trace) -> Result<(), String> {
    let mut ids = BTreeSet::new();
    let mut twice = trace.done.iter().filter(|(_, action)| !ids.insert(action.id.to_string()));
    twice.next().map_or(Ok(()), |(at, action)| Err(format!("{at}: {} done twice", action.step)))
}

/// No contact gets more messages than the limits of the policy allow.
fn limits_hold(trace: &Trace, playbook: &Playbook) -> Result<(), String> {
    let mut sent: BTreeMap<String, Vec<receivables::Date>> = BTreeMap::new();
    for (at, action) in &trace.done {
        let contact = match &action.kind {
            ActionKind::SendMessage(message) => &message.contact_id,
            ActionKind::ResendToOtherContact(copy) => &copy.contact_id,
            _ => continue,
        };
        sent.entry(contact.to_string()).or_default().push(at.date());
    }
    for limit in &playbook.policies[0].contact_limits {
        let most = usize::try_from(limit.messages).unwrap();
        for (contact, days) in &sent {
            for window in days.windows(most + 1) {
                let apart = window[most].days_since(window[0]);
                check(i64::from(apart) >= i64::from(limit.days), || {
                    format!("{contact} got {} messages in {apart} days", most + 1)
                })?;
            }
        }
    }
    Ok(())
}

/// The facts in any order, told as one batch, give the same answer.
fn order_does_not_matter(host: &Host<'_>, now: Timestamp, dice: &mut SplitMix64) -> Result<(), String> {
    let mut facts: Vec<_> = host.ledger.facts().map(Result::unwrap).collect();
    dice.shuffle(&mut facts);
    let mut ledger = Ledger::new(Settings::default());
    if ledger.apply_all(&facts).is_err() {
        // Told one by one as it happened, something was accepted that is refused in the order of the instants.
        return Ok(());
    }
    if ledger.digest().unwrap() != host.ledger.digest().unwrap() {
        return Ok(());
    }
    let again = decide(&ledger, host.playbook, now).unwrap();
    check(again == host.ask(now), || format!("{now}: the order of facts matters"))
}

/// What a host does that asks at every `hours` and does everything at once.
fn prompt(events: &[Event], playbook: &Playbook, hours: usize, tally: &mut Tally) -> Trace {
    let mut host = Host::new(playbook);
    let mut dice = SplitMix64(1);
    let last = events.last().map_or(0, |event| event.day) + 30;
    let mut hour = 9;
    while hour / 24 <= usize::try_from(last).unwrap() {
        let now = instant(i64::try_from(hour / 24).unwrap(), u32::try_from(hour % 24).unwrap());
        host.tell(events, now);
        let answer = host.ask(now);
        tally.questions += 1;
        for action in answer.actions.iter().filter(|action| action.not_before <= now) {
            host.act(action, now, &mut dice);
        }
        hour += hours;
    }
    host.trace
}

fn cadences(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut playbook = Playbook::standard().unwrap();
    (playbook.cash, playbook.retries) = (None, None);
    for policy in &mut playbook.policies {
        // Silence and copies depend on what was sent before, so on what a host did: they are not part of this law.
        (policy.unanswered, policy.resend_unopened_after_hours) = (None, None);
        policy.contact_times = None;
    }
    let events = plain_history(seed);
    // Every fourth history is asked so often that it is asked in every hour of contact.
    let finest = if seed.is_multiple_of(8) { 3 } else { 24 };
    let fine = prompt(&events, &playbook, finest, tally);
    done_once(&fine)?;
    let known: BTreeSet<String> = fine.levels().union(&fine.superseded).cloned().collect();
    for hours in [24, 24 * 3, 24 * 7] {
        let coarse = prompt(&events, &playbook, hours, tally);
        done_once(&coarse)?;
        let more: Vec<_> = coarse.levels().difference(&known).cloned().collect();
        check(more.is_empty(), || format!("asked every {hours} hours, steps appear: {more:?}"))?;
        let taken: BTreeSet<String> = coarse.levels().union(&coarse.superseded).cloned().collect();
        check(taken.is_subset(&known), || format!("asked every {hours} hours, other steps are superseded"))?;
    }
    Ok(())
}

/// The level of the message that is due for a customer, if one is.
fn level(decisions: &Decisions) -> Option<u8> {
    let message = |action: &&Action| matches!(action.kind, ActionKind::SendMessage(_));
    decisions.actions.iter().filter(message).filter_map(|action| action.level).max()
}

fn pauses(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let mut dice = SplitMix64(seed ^ 0xB10C);
    let playbook = playbook(1);
    // Invoices only, all due before the stop.
    let mut events = plain_history(seed);
    events.retain(|event| matches!(event.fact.body.kind(), "customer_recorded" | "invoice_issued"));
    let (from, days) =
        (24 + i64::try_from(dice.below(8)).unwrap(), 1 + i64::try_from(dice.below(12)).unwrap());
    let block = json!({"kind": "block_placed", "block": {"id": "B", "customer_id": "C", "reason": "order",
        "until": date(from + days - 1)}});
    let mut stopped = events.clone();
    stopped.push(Event { day: from, fact: fact("block", from, 0, 1, block) });
    let (mut free, mut held) = (Host::new(&playbook), Host::new(&playbook));
    let end = instant(from + days + 30, 23);
    free.tell(&events, end);
    held.tell(&stopped, end);
    for day in from..from + days {
        tally.pauses += 1;
        let answer = held.ask(instant(day, 16));
        let sends =
            answer.actions.iter().any(|action| !matches!(action.kind, ActionKind::AlertCustomerSuccess(_)));
        check(!sends, || format!("day {day}: something is done in a pause"))?;
    }
    for after in 0..3 {
        let (without, with) =
            (free.ask(instant(from + after, 16)), held.ask(instant(from + days + after, 16)));
        check(level(&with) <= level(&without).or(level(&with).filter(|_| handed_over(&without))), || {
            format!("after a pause of {days} days: {:?} in place of {:?}", level(&with), level(&without))
        })?;
        check(handed_over(&without) || !handed_over(&with), || "a pause hands the case over".into())?;
    }
    Ok(())
}

fn handed_over(decisions: &Decisions) -> bool {
    decisions.actions.iter().any(|action| matches!(action.kind, ActionKind::Escalate(_)))
}
