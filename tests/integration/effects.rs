//! Effects of actions: an experiment whose truth is known, and the back-test of policies over drawn histories.

use receivables::decide::{BacktestOptions, PolicyBacktest, policy_backtest};
use receivables::effects::{ComparedChoice, EffectOptions, LoggedOutcome, choice_effects, recovery_by_group};
use receivables::{ActionKind, Currency, Ledger, Money, Playbook, Settings, Timestamp};
use receivables_tests::dunning::{Host, plain_history};
use receivables_tests::strategies::SplitMix64;

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
fn told(seed: u64) -> (Ledger, (receivables::Date, receivables::Date), Timestamp) {
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
