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

/// The decisions without what announces the next change.
fn content(decisions: &Decisions) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.retain(|name, _| !["now", "next_wakeup", "next_change"].contains(&name.as_str()));
                map.values_mut().for_each(strip);
            }
            Value::Array(list) => list.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = serde_json::to_value(decisions).unwrap();
    strip(&mut value);
    value
}

/// Asks again and again up to the next wakeup, and at it. Returns how often, and whether the wakeup changed anything.
fn sweep(name: &str, ledger: &Ledger, playbook: &Playbook, now: Timestamp) -> (u32, Option<bool>) {
    let ask = |at: Timestamp| decide(ledger, playbook, at).unwrap();
    let first = ask(now);
    let end = first.next_wakeup.unwrap_or(plus_minutes(now, 60 * 24 * 40));
    let expected = without_now(first.clone(), now);
    let (mut at, mut compared) = (plus_minutes(now, 20), 0);
    while at < end {
        assert_eq!(without_now(ask(at), at), expected, "{name} at {at}");
        compared += 1;
        // Twenty minutes at a time for a day, then five hours.
        let day_over = at.micros() > now.micros() + 24 * 3_600_000_000;
        at = plus_minutes(at, if day_over { 300 } else { 20 });
    }
    let Some(wakeup) = first.next_wakeup else { return (compared, None) };
    let before = Timestamp::from_micros(wakeup.micros() - 1).unwrap();
    assert_eq!(without_now(ask(before), before), expected, "{name} at {before}");
    let then = ask(wakeup);
    assert!(then.next_wakeup.is_none_or(|next| next > wakeup), "{name}: wakes for ever");
    (compared, Some(content(&then) != content(&first)))
}

#[test]
fn nothing_changes_before_the_next_wakeup() {
    let (mut compared, mut changed, mut wakeups) = (0, 0, 0);
    for story in stories() {
        let (asked, change) = sweep(&story.name, &story.ledger, &story.playbook, story.now);
        compared += asked;
        wakeups += u32::from(change.is_some());
        changed += u32::from(change == Some(true));
    }
    assert!(compared > 2_000 && wakeups > 40, "{compared} comparisons, {wakeups} wakeups");
    // Most wakeups change what is to be done; the others are the start of contact hours, for which a host must wake,
    // and days on which something could have changed.
    assert!(changed * 4 >= wakeups * 3, "{changed} of {wakeups} wakeups change anything");
}

/// A generator of numbers for the random stories: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Something that may happen on a day; what the ledger refuses does not happen.
fn happening(dice: &mut Dice, day: i64, n: u64) -> Value {
    let date = |after: i64| receivables::Date::new(2026, 1, 1).unwrap().plus_days(day + after).unwrap();
    let eur = |euros: u64| serde_json::json!({"amount": format!("{euros}.00"), "currency": "EUR"});
    let invoice = format!("I{}", dice.below(6));
    let days_on = i64::try_from(dice.below(9)).unwrap();
    let body = match dice.below(22) {
        0 | 1 | 16.. => {
            serde_json::json!({"kind": "invoice_issued", "invoice": {"id": invoice, "customer_id": "C",
            "issue_date": date(0), "amount": eur(100), "terms": {"kind": "net", "days": dice.below(15)}}})
        }
        2 => {
            serde_json::json!({"kind": "payment_received", "payment": {"id": format!("P{n}"), "customer_id": "C",
            "value_date": date(0), "amount": eur(20 + 40 * dice.below(3)), "method": "bank_transfer"}})
        }
        3 => serde_json::json!({"kind": "cash_allocated", "allocation": {"id": format!("A{n}"),
            "payment_id": format!("P{}", n.saturating_sub(1 + dice.below(4))), "invoice_id": invoice, "amount": eur(20)}}),
        4 => {
            serde_json::json!({"kind": "promise_made", "promise": {"id": format!("R{n}"), "customer_id": "C",
            "invoice_ids": [invoice], "amount": eur(50 + 50 * dice.below(2)), "promised_date": date(days_on)}})
        }
        5 => serde_json::json!({"kind": "dispute_opened", "dispute": {"id": format!("D{}", dice.below(3)),
            "invoice_id": invoice, "reason": "quality"}}),
        6 => {
            serde_json::json!({"kind": "dispute_resolved", "dispute_id": format!("D{}", dice.below(3)), "outcome": "rejected"})
        }
        7 => serde_json::json!({"kind": "block_placed", "block": {"id": format!("B{n}"), "customer_id": "C",
            "reason": "order", "until": date(days_on)}}),
        8 => serde_json::json!({"kind": "reply_received", "reply": {"customer_id": "C", "channel": "email",
            "intent": if dice.below(2) == 0 { "question" } else { "will_pay" }}}),
        9 => {
            serde_json::json!({"kind": "human_decision", "decision": {"customer_id": "C", "decision": "continue",
            "snooze_until": date(days_on)}})
        }
        10 => {
            serde_json::json!({"kind": "payment_started", "attempt": {"id": format!("T{n}"), "customer_id": "C",
            "invoice_ids": [invoice], "amount": eur(20), "method": "card"}})
        }
        11 => serde_json::json!({"kind": "plan_agreed", "plan": {"id": format!("L{n}"), "customer_id": "C",
            "invoice_ids": [invoice], "instalments": [{"date": date(1 + days_on), "amount": eur(30)},
            {"date": date(12 + days_on), "amount": eur(30)}]}}),
        12 | 13 => serde_json::json!({"kind": "invoice_delivered", "invoice_id": invoice, "contact_id": "a"}),
        14 => serde_json::json!({"kind": "invoice_viewed", "invoice_id": invoice}),
        _ => serde_json::json!({"kind": "account_note", "note": {"customer_id": "C", "mark": "key_account",
            "marked": dice.below(2) == 0}}),
    };
    let mut fact = body;
    fact["id"] = format!("f{n}").into();
    fact["effective"] = date(0).to_string().into();
    fact["recorded"] = format!("{}T{:02}:17:00Z", date(0), 6 + dice.below(14)).into();
    fact
}

/// A ledger after some weeks in which things happened at random and the host did what it was asked to do, or not.
fn random_story(seed: u64, playbook: &Playbook) -> (Ledger, Timestamp) {
    let mut dice = Dice(seed);
    let mut ledger = Ledger::new(Settings::default());
    let customer = r#"{"kind":"customer_recorded","id":"c","effective":"2026-01-01","recorded":"2026-01-01T01:00:00Z","customer":{"id":"C","name":"C","time_zone":"America/Chicago","contacts":[{"id":"a","role":"accounts_payable","order":1,"email":"a@c.example"},{"id":"b","role":"buyer","order":2,"email":"b@c.example"}]}}"#;
    ledger.apply(&Fact::from_json(customer).unwrap()).unwrap();
    let mut now: Timestamp = "2026-01-01T15:00:00Z".parse().unwrap();
    for n in 1..=18 + dice.below(30) {
        let day = i64::try_from(n).unwrap();
        let _refused = ledger.apply(&read(&happening(&mut dice, day, n)));
        now = plus_minutes("2026-01-01T00:00:00Z".parse().unwrap(), day * 1_440 + 21 * 60);
        for action in decide(&ledger, playbook, now).unwrap().actions {
            if dice.below(2) == 0 {
                let mut report = serde_json::json!({"kind": "action_done", "id": format!("done-{n}-{}", action.id),
                    "effective": now.date(), "recorded": now,
                    "outcome": {"action_id": action.id, "customer_id": "C"}});
                if action.step.as_str().starts_with("level") && action.not_before <= now {
                    report["kind"] = "message_sent".into();
                    report.as_object_mut().unwrap().remove("outcome");
                    report["message"] = serde_json::json!({"id": format!("M{n}"), "customer_id": "C",
                        "contact_id": "a", "channel": "email", "action_id": action.id});
                }
                ledger.apply(&read(&report)).unwrap();
            }
        }
    }
    (ledger, plus_minutes(now, i64::try_from(dice.below(700)).unwrap()))
}

#[test]
fn nothing_changes_before_the_next_wakeup_in_random_stories() {
    let mut playbook = Playbook::standard().unwrap();
    playbook.policies.iter_mut().for_each(|policy| {
        policy.unanswered = Some(receivables::dunning::Unanswered { messages: 2, after_days: 5 });
    });
    let (mut compared, mut acted) = (0, 0);
    for seed in 0..100 {
        let (ledger, now) = random_story(seed, &playbook);
        compared += sweep(&format!("seed {seed}"), &ledger, &playbook, now).0;
        acted += usize::from(!decide(&ledger, &playbook, now).unwrap().actions.is_empty());
    }
    assert!(compared > 2_000 && acted > 10, "{compared} comparisons, {acted} stories with actions");
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
