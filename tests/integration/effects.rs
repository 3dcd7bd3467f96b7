//! Effects of actions: an experiment whose truth is known, and the back-test of policies over drawn histories.

use receivables::decide::{BacktestOptions, PolicyBacktest, policy_backtest};
use receivables::effects::{ComparedChoice, EffectOptions, LoggedOutcome, choice_effects, recovery_by_group};
use receivables::{
    Action, ActionKind, Currency, Date, Fact, Ledger, Money, Playbook, Settings, Timestamp, decide,
};
use receivables_tests::dunning::{Host, plain_history};
use receivables_tests::strategies::SplitMix64;
use serde_json::json;
use std::collections::BTreeMap;

fn chance(millionths: usize) -> receivables::Ratio {
    format!("0.{millionths:06}").parse().unwrap()
}

/// Customers who pay badly are written to more often. A message adds 0.2 to the chance of payment, whoever gets it.
fn experiment(seed: u64, customers: usize) -> Vec<LoggedOutcome> {
    let mut dice = SplitMix64(seed);
    let mut log = Vec::new();
    for customer in 0..customers {
        let bad = dice.below(2) == 0;
        let written = if bad { 800_000 } else { 200_000 };
        for _ in 0..4 {
            let sent = dice.below(1_000_000) < written;
            let pays = if bad { 100_000 } else { 700_000 } + if sent { 200_000 } else { 0 };
            log.push(LoggedOutcome {
                customer_id: format!("C{customer:05}").parse().unwrap(),
                group: if sent { "send_message" } else { "none" }.parse().unwrap(),
                chance: chance(if sent { written } else { 1_000_000 - written }),
                recovered: if dice.below(1_000_000) < pays { "1" } else { "0" }.parse().unwrap(),
                expected: Some(chance(if bad { 200_000 } else { 800_000 })),
            });
        }
    }
    log
}

fn mean(log: &[LoggedOutcome], group: &str) -> f64 {
    let own = log.iter().filter(|outcome| outcome.group.as_str() == group);
    let values: Vec<f64> = own.map(|o| o.recovered.to_string().parse::<f64>().unwrap()).collect();
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap())
}

#[test]
fn chance_undoes_what_choice_hides() {
    let number = |ratio: &receivables::Ratio| ratio.to_string().parse::<f64>().unwrap();
    let (mut held, mut narrower, rounds) = (0, 0, 40);
    for seed in 0..rounds {
        let mut log = experiment(seed, 400);
        // Bad payers get most messages: by the plain means a message seems to harm.
        assert!(mean(&log, "send_message") < mean(&log, "none"), "seed {seed}");
        let robust = recovery_by_group(&log, &EffectOptions::default()).unwrap();
        log.iter_mut().for_each(|outcome| outcome.expected = None);
        let plain = recovery_by_group(&log, &EffectOptions::default()).unwrap();
        // The truth: (0.1 + 0.7) / 2 without, (0.3 + 0.9) / 2 with a message.
        for (group, truth) in robust.iter().zip([0.4, 0.6]).chain(plain.iter().zip([0.4, 0.6])) {
            let estimate = group.estimate.as_ref().unwrap();
            held += i32::from(number(&estimate.low) <= truth && truth <= number(&estimate.high));
            assert!((number(&estimate.recovered) - truth).abs() < 0.12, "seed {seed}: {group:?}");
        }
        let width = |group: &receivables::effects::GroupRecovery| {
            group.estimate.as_ref().map_or(1.0, |e| number(&e.high) - number(&e.low))
        };
        narrower += i32::from(robust.iter().zip(&plain).all(|(r, p)| width(r) < width(p)));
    }
    // Nine in ten intervals hold the truth; of 160 that is 144, give or take 15 for chance and for draws of one log.
    let rounds = i32::try_from(rounds).unwrap();
    assert!((129..=157).contains(&held), "{held} of {} intervals", rounds * 4);
    assert!(narrower > rounds * 3 / 4, "a forecast narrows the interval: {narrower}");
}

#[test]
fn the_order_of_the_log_does_not_matter() {
    let mut log = experiment(7, 200);
    let before = recovery_by_group(&log, &EffectOptions::default()).unwrap();
    let compared = |log: &[LoggedOutcome]| {
        let choice = |(place, outcome): (usize, &LoggedOutcome)| ComparedChoice {
            outcome: outcome.clone(),
            overdue: Money::from_minor(10_000 + i64::try_from(place % 7).unwrap(), Currency::EUR),
            before: "none".parse().unwrap(),
            after: "send_message".parse().unwrap(),
        };
        log.iter().enumerate().map(choice).collect::<Vec<_>>()
    };
    let mut choices = compared(&log);
    let effect = choice_effects(&choices, &EffectOptions::default()).unwrap();
    let mut dice = SplitMix64(3);
    dice.shuffle(&mut log);
    dice.shuffle(&mut choices);
    assert_eq!(recovery_by_group(&log, &EffectOptions::default()).unwrap(), before);
    assert_eq!(choice_effects(&choices, &EffectOptions::default()).unwrap(), effect);
    // A message adds 0.2 of about 100.03 to each of 800 choices.
    let expected = effect[0].estimate.as_ref().unwrap().expected.minor();
    assert!((1_200_000..2_000_000).contains(&expected), "{expected}");
}

/// A ledger with everything told, and the days around it.
fn told(seed: u64) -> (Ledger, (Date, Date), Timestamp) {
    let events = plain_history(seed);
    let mut ledger = Ledger::new(Settings::default());
    for event in &events {
        let _refused = ledger.apply(&event.fact);
    }
    let first = events.iter().map(|event| event.fact.recorded).min().unwrap().date();
    let last = events.iter().map(|event| event.fact.recorded).max().unwrap().date().plus_days(30).unwrap();
    let now = Timestamp::start_of(last.plus_days(10).unwrap());
    (ledger, (first, last), now)
}

/// A playbook that asks for messages and hand-overs only, so that a host has nothing else to do.
fn playbook() -> Playbook {
    let mut playbook = Playbook::standard().unwrap();
    (playbook.cash, playbook.retries) = (None, None);
    for policy in &mut playbook.policies {
        (policy.unanswered, policy.resend_unopened_after_hours) = (None, None);
        policy.contact_times = None;
    }
    playbook
}

fn asked(report: &PolicyBacktest, kind: &str) -> i64 {
    report.work.iter().filter(|work| work.kind.as_str() == kind).map(|work| work.before).sum()
}

#[test]
fn the_replay_does_what_a_host_would_have_done() {
    let playbook = playbook();
    let mut seen = 0;
    for seed in 0..12 {
        let (ledger, days, now) = told(seed);
        let options = BacktestOptions::default();
        let report = policy_backtest(&ledger, &playbook, &playbook, days, &options, now).unwrap();
        assert_eq!(report.differing, 0, "seed {seed}: a playbook differs from itself");
        assert!(report.work.iter().all(|work| work.before == work.after && work.more == 0));
        // A host that looks every hour, and does everything at once.
        let events = plain_history(seed);
        let mut host = Host::new(&playbook);
        let mut dice = SplitMix64(1);
        let mut at = Timestamp::start_of(days.0);
        let end = Timestamp::start_of(days.1.plus_days(1).unwrap()).min(now);
        while at < end {
            host.tell(&events, at);
            while let Some(action) =
                host.ask(at).actions.into_iter().filter(|a| a.not_before <= at).min_by(|a, b| a.id.cmp(&b.id))
            {
                host.act(&action, at, &mut dice);
            }
            at = Timestamp::from_micros(at.micros() + 3_600_000_000).unwrap();
        }
        let sent = |wanted: fn(&ActionKind) -> bool| {
            i64::try_from(host.trace.done.iter().filter(|(_, action)| wanted(&action.kind)).count()).unwrap()
        };
        assert_eq!(
            asked(&report, "send_message"),
            sent(|k| matches!(k, ActionKind::SendMessage(_))),
            "{seed}"
        );
        assert_eq!(asked(&report, "escalate"), sent(|k| matches!(k, ActionKind::Escalate(_))), "{seed}");
        seen += asked(&report, "send_message") + asked(&report, "escalate");
    }
    assert!(seen > 20, "{seen}");
}

/// A host that looks every hour and does everything at once, but tells the ledger of it three hours later. Of its messages
/// every third bounces and every third is opened; the ledger hears of that two hours after the message.
struct LateTeller<'a> {
    ledger: Ledger,
    playbook: &'a Playbook,
    untold: BTreeMap<(Timestamp, usize), Fact>,
    done: BTreeMap<String, (String, Option<u8>)>,
}

impl LateTeller<'_> {
    fn tell_later(&mut self, at: Timestamp, hours: i64, id: String, mut body: serde_json::Value) {
        let recorded = at.plus_hours(hours).unwrap();
        body["id"] = id.into();
        body["effective"] = at.date().to_string().into();
        body["recorded"] = recorded.to_string().into();
        body["at"] = at.to_string().into();
        let place = self.untold.len();
        self.untold.insert((recorded, place), Fact::from_json(&body.to_string()).unwrap());
    }

    fn act(&mut self, action: &Action, at: Timestamp) {
        let n = self.done.len();
        let customer = action.customer_id.as_ref().unwrap();
        let level = action.level;
        self.done.insert(action.id.to_string(), (action.kind.as_str().to_owned(), level));
        let contact = match &action.kind {
            ActionKind::SendMessage(message) => &message.contact_id,
            ActionKind::ResendToOtherContact(copy) => &copy.contact_id,
            _ => {
                let mut body = json!({"kind": "action_done",
                    "outcome": {"action_id": action.id, "customer_id": customer}});
                if let Some(level) = level {
                    body["outcome"]["level"] = level.into();
                }
                return self.tell_later(at, 3, format!("done-{n}"), body);
            }
        };
        let message = format!("M{n}");
        let mut body = json!({"kind": "message_sent", "message": {"id": message, "customer_id": customer,
            "contact_id": contact, "channel": "email", "action_id": action.id}});
        if let Some(level) = level {
            body["message"]["level"] = level.into();
        }
        self.tell_later(at, 3, format!("done-{n}"), body);
        let echo = match n % 3 {
            0 => json!({"kind": "delivery_failed", "message_id": message, "reason": "bounced"}),
            1 => json!({"kind": "message_opened", "message_id": message}),
            _ => return,
        };
        self.tell_later(at.plus_hours(1).unwrap(), 4, format!("echo-{n}"), echo);
    }

    fn live(&mut self, seed: u64, days: (Date, Date)) {
        let mut events: Vec<Fact> = plain_history(seed).into_iter().map(|event| event.fact).rev().collect();
        let mut at = Timestamp::start_of(days.0);
        let end = Timestamp::start_of(days.1.plus_days(1).unwrap());
        while at < end {
            while events.last().is_some_and(|fact| fact.recorded <= at) {
                let _refused = self.ledger.apply(&events.pop().unwrap());
            }
            while self.untold.first_key_value().is_some_and(|((recorded, _), _)| *recorded <= at) {
                self.ledger.apply(&self.untold.pop_first().unwrap().1).unwrap();
            }
            for action in decide(&self.ledger, self.playbook, at).unwrap().actions {
                if action.not_before <= at && !self.done.contains_key(action.id.as_str()) {
                    self.act(&action, at);
                }
            }
            at = at.plus_hours(1).unwrap();
        }
        for fact in std::mem::take(&mut self.untold).into_values() {
            self.ledger.apply(&fact).unwrap();
        }
    }
}

#[test]
fn a_policy_that_was_in_use_is_replayed_as_it_was() {
    let mut playbook = Playbook::standard().unwrap();
    (playbook.cash, playbook.retries) = (None, None);
    playbook.policies.iter_mut().for_each(|policy| policy.contact_times = None);
    assert!(
        playbook.policies.iter().any(|p| p.unanswered.is_some() && p.resend_unopened_after_hours.is_some())
    );
    let mut kinds: BTreeMap<String, i64> = BTreeMap::new();
    for seed in 0..9 {
        let (_, days, now) = told(seed);
        let ledger = Ledger::new(Settings::default());
        let mut host =
            LateTeller { ledger, playbook: &playbook, untold: BTreeMap::new(), done: BTreeMap::new() };
        host.live(seed, days);
        let options = BacktestOptions::default();
        let report = policy_backtest(&host.ledger, &playbook, &playbook, days, &options, now).unwrap();
        let mut truth: BTreeMap<(String, Option<u8>), i64> = BTreeMap::new();
        host.done.values().for_each(|work| *truth.entry(work.clone()).or_default() += 1);
        let replayed: BTreeMap<(String, Option<u8>), i64> = report
            .work
            .iter()
            .filter(|work| work.kind.as_str() != "worklist_days")
            .map(|work| ((work.kind.to_string(), work.level), work.before))
            .collect();
        assert_eq!(replayed, truth, "seed {seed}");
        assert_eq!(report.done_in_truth, u64::try_from(host.done.len()).unwrap(), "seed {seed}");
        assert_eq!((report.differing, report.unfinished), (0, 0), "seed {seed}");
        for ((kind, _), count) in truth {
            *kinds.entry(kind).or_default() += count;
        }
    }
    // Bounces and silence had their consequences.
    for kind in ["send_message", "resend_to_other_contact", "escalate"] {
        assert!(kinds.get(kind).is_some_and(|count| *count > 3), "{kind}: {kinds:?}");
    }
}

#[test]
fn what_failed_for_the_program_does_not_fail_for_the_replay() {
    let playbook = playbook();
    let mut seen = 0;
    for seed in 0..6 {
        let (mut ledger, days, now) = told(seed);
        let options = BacktestOptions::default();
        let before = policy_backtest(&ledger, &playbook, &playbook, days, &options, now).unwrap();
        let mut at = Timestamp::start_of(days.0).plus_hours(12).unwrap();
        let action = loop {
            let found =
                decide(&ledger, &playbook, at).unwrap().actions.into_iter().find(|a| a.not_before <= at);
            at = at.plus_hours(24).unwrap();
            if found.is_some() || at > now {
                break found;
            }
        };
        let Some(action) = action else { continue };
        let customer = action.customer_id.unwrap();
        let recorded = action.not_before;
        for (id, body) in [
            (
                "failed",
                json!({"kind": "action_failed", "outcome": {"action_id": action.id, "customer_id": customer}}),
            ),
            (
                "try",
                json!({"kind": "payment_started", "attempt": {"id": "T", "customer_id": customer,
                "amount": {"amount": "1.00", "currency": "USD"}, "method": "card", "action_id": "a-try"}}),
            ),
            (
                "failure",
                json!({"kind": "payment_failed", "failure": {"attempt_id": "T", "customer_id": customer,
                "amount": {"amount": "1.00", "currency": "USD"}, "method": "card", "code": "51"}}),
            ),
        ] {
            let mut body = body;
            body["id"] = id.into();
            body["effective"] = recorded.date().to_string().into();
            body["recorded"] = recorded.to_string().into();
            ledger.apply(&Fact::from_json(&body.to_string()).unwrap()).unwrap();
        }
        let after = policy_backtest(&ledger, &playbook, &playbook, days, &options, now).unwrap();
        assert_eq!(after.work, before.work, "seed {seed}");
        assert_eq!((before.done_in_truth, after.done_in_truth), (0, 1), "a try to collect is something done");
        seen += 1;
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn what_comes_later_does_not_change_the_past() {
    let before = playbook();
    let mut after = playbook();
    for policy in &mut after.policies {
        for level in &mut policy.levels {
            level.offset_days -= i32::from(level.offset_days > 5);
        }
    }
    for seed in 0..6 {
        let (all, days, now) = told(seed);
        let until = days.0.plus_days(i64::from(days.1.days_since(days.0)) / 2).unwrap();
        let end = Timestamp::start_of(until.plus_days(1).unwrap());
        let mut early = Ledger::new(Settings::default());
        for event in plain_history(seed).iter().filter(|event| event.fact.recorded < end) {
            let _refused = early.apply(&event.fact);
        }
        let options = BacktestOptions::default();
        let ask = |ledger: &Ledger| {
            let report = policy_backtest(ledger, &before, &after, (days.0, until), &options, now).unwrap();
            (report.customers, report.differing, report.work)
        };
        assert_eq!(ask(&all), ask(&early), "seed {seed}");
    }
}
