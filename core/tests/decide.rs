//! Properties of `decide`, over the stories of `tests/vectors/decide.json`.

use receivables::dunning::{DunningPolicy, Level};
use receivables::{
    AsOf, Decisions, Fact, Ledger, Playbook, Settings, Timestamp, decide, decide_accounts, wire,
};
use serde_json::Value;

struct Story {
    name: String,
    ledger: Ledger,
    facts: Vec<Fact>,
    playbook: Playbook,
    now: Timestamp,
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    wire::from_json(&value.to_string()).unwrap()
}

fn stories() -> Vec<Story> {
    let text = include_str!("../../tests/vectors/decide.json");
    let vectors: Vec<Value> = serde_json::from_str(text).unwrap();
    let told = vectors.iter().filter(|v| v["operation"] == "decide" && v.get("expect").is_some());
    told.map(|vector| {
        let given = &vector["given"];
        let facts: Vec<Fact> = read(&given["facts"]);
        let mut ledger = Ledger::new(Settings::default());
        ledger.apply_all(&facts).unwrap();
        let playbook = given.get("playbook").map_or_else(|| Playbook::standard().unwrap(), read);
        Story { name: vector["name"].to_string(), ledger, facts, playbook, now: read(&given["now"]) }
    })
    .collect()
}

/// The decisions without the instant of the question.
fn without_now(mut decisions: Decisions, now: Timestamp) -> Decisions {
    assert_eq!(decisions.now, now);
    decisions.now = Timestamp::from_micros(0).unwrap();
    decisions
}

fn plus_minutes(at: Timestamp, minutes: i64) -> Timestamp {
    Timestamp::from_micros(at.micros() + minutes * 60_000_000).unwrap()
}

#[test]
fn nothing_changes_before_the_next_wakeup() {
    let (mut compared, mut changed, mut wakeups) = (0, 0, 0);
    for story in stories() {
        let ask = |at: Timestamp| decide(&story.ledger, &story.playbook, at).unwrap();
        let first = ask(story.now);
        let end = first.next_wakeup.unwrap_or(plus_minutes(story.now, 60 * 24 * 40));
        let expected = without_now(first.clone(), story.now);
        let mut at = plus_minutes(story.now, 20);
        while at < end {
            assert_eq!(without_now(ask(at), at), expected, "{} at {at}", story.name);
            compared += 1;
            // Twenty minutes at a time for a day, then five hours.
            let day_over = at.micros() > story.now.micros() + 24 * 3_600_000_000;
            at = plus_minutes(at, if day_over { 300 } else { 20 });
        }
        if let Some(wakeup) = first.next_wakeup {
            let before = Timestamp::from_micros(wakeup.micros() - 1).unwrap();
            assert_eq!(without_now(ask(before), before), expected, "{} at {before}", story.name);
            wakeups += 1;
            let then = ask(wakeup);
            assert!(then.next_wakeup.is_none_or(|next| next > wakeup), "{}: wakes for ever", story.name);
            changed += i32::from(without_now(then, wakeup) != expected);
        }
    }
    assert!(compared > 2_000 && wakeups > 40, "{compared} comparisons, {wakeups} wakeups");
    // What is announced changes: the announcement itself has moved on.
    assert_eq!(changed, wakeups);
}

#[test]
fn the_order_of_facts_does_not_matter() {
    for story in stories() {
        let mut backwards = Ledger::new(Settings::default());
        backwards.apply_all(story.facts.iter().rev()).unwrap();
        let expected = decide(&story.ledger, &story.playbook, story.now).unwrap();
        assert_eq!(decide(&backwards, &story.playbook, story.now).unwrap(), expected, "{}", story.name);
        let restored = Ledger::from_bytes(&story.ledger.to_bytes().unwrap()).unwrap();
        assert_eq!(decide(&restored, &story.playbook, story.now).unwrap(), expected, "{}", story.name);
    }
}

#[test]
fn what_is_reported_done_is_not_proposed_again() {
    let mut done = 0;
    for story in stories() {
        let before = decide(&story.ledger, &story.playbook, story.now).unwrap();
        for action in &before.actions {
            let mut ledger = story.ledger.clone();
            let day = story.playbook.company.time_zone.local_date(story.now).unwrap();
            let report = serde_json::json!({
                "kind": "action_done", "id": "report", "effective": day, "recorded": story.now,
                "outcome": {"action_id": action.id, "customer_id": action.customer_id},
            });
            ledger.apply(&read(&report)).unwrap();
            let after = decide(&ledger, &story.playbook, story.now).unwrap();
            assert!(after.actions.iter().all(|a| a.id != action.id), "{}: {}", story.name, action.id);
            done += 1;
        }
    }
    assert!(done > 30);
}

#[test]
fn accounts_and_ledger_give_the_same_decisions() {
    for story in stories() {
        let day = story.playbook.company.time_zone.local_date(story.now).unwrap();
        let as_of = AsOf::known(day, story.now);
        let accounts: Vec<_> = story
            .ledger
            .customer_ids()
            .into_iter()
            .map(|id| story.ledger.account(id, &as_of).unwrap())
            .collect();
        let mut expected = decide(&story.ledger, &story.playbook, story.now).unwrap();
        let found = decide_accounts(accounts, &story.playbook, story.now).unwrap();
        // An account as of a day does not hold facts that count later, which a ledger knows of.
        if story.ledger.next_effective(&as_of).is_some() {
            expected.next_wakeup = found.next_wakeup;
        }
        assert_eq!(found, expected, "{}", story.name);
    }
}

#[test]
fn decisions_survive_json_and_bytes() {
    for story in stories() {
        let decisions = decide(&story.ledger, &story.playbook, story.now).unwrap();
        let text = wire::to_json(&decisions).unwrap();
        assert_eq!(wire::from_json::<Decisions>(&text).unwrap(), decisions, "{}", story.name);
        let bytes = borsh::to_vec(&decisions).unwrap();
        assert_eq!(borsh::from_slice::<Decisions>(&bytes).unwrap(), decisions, "{}", story.name);
    }
    let extra = r#"{"kind":"escalate","unknown":1}"#;
    assert!(wire::from_json::<receivables::Action>(extra).is_err());
}

/// A customer who never answers is met by every level once, in rising order, and then by a person; a host that asks
/// every hour and one that asks once a day see the same.
#[test]
fn a_silent_customer_meets_every_level_once() {
    let playbook = Playbook::standard().unwrap();
    let policy: &DunningPolicy = &playbook.policies[0];
    let expected: Vec<u8> =
        policy.levels.iter().filter(|l: &&Level| l.message.is_some()).map(|l| l.level).collect();
    for step_minutes in [60, 60 * 24] {
        let mut ledger = Ledger::new(Settings::default());
        for fact in [
            r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","customer":{"id":"C","name":"C","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"a@c.example"}]}}"#,
            r#"{"kind":"invoice_issued","id":"f2","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","invoice":{"id":"I","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"10.00","currency":"EUR"},"terms":{"kind":"net","days":10}}}"#,
        ] {
            ledger.apply(&Fact::from_json(fact).unwrap()).unwrap();
        }
        let (mut levels, mut escalated) = (Vec::new(), 0);
        let mut now: Timestamp = "2026-01-05T10:00:00Z".parse().unwrap();
        for _ in 0..60 * 24 * 60 / step_minutes {
            for action in
                decide(&ledger, &playbook, now).unwrap().actions.iter().filter(|a| a.not_before <= now)
            {
                levels.extend(action.level);
                escalated += i32::from(action.step.as_str() == "window");
                let day = now.date();
                let report = serde_json::json!({
                    "kind": "action_done", "id": format!("done-{}", action.id), "effective": day, "recorded": now,
                    "outcome": {"action_id": action.id, "customer_id": "C"},
                });
                ledger.apply(&read(&report)).unwrap();
            }
            now = plus_minutes(now, step_minutes);
        }
        assert_eq!((levels, escalated), (expected.clone(), 1), "every {step_minutes} minutes");
    }
}
