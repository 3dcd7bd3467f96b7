//! Decisions that read a risk model: who gets which policy, who comes first, who is told of.

use receivables::calendar::AsOf;
use receivables::decide::{ForesightRules, decide_with_risk};
use receivables::risk::{OutlookOptions, RiskModel, RiskOptions};
use receivables::{ActionKind, Date, Decisions, Fact, Ledger, Playbook, Settings, Timestamp, decide};
use serde_json::json;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn tell(ledger: &mut Ledger, day: Date, id: &str, mut body: serde_json::Value) {
    body["id"] = id.into();
    body["effective"] = day.to_string().into();
    body["recorded"] = format!("{day}T08:00:00Z").into();
    ledger.apply(&Fact::from_json(&body.to_string()).unwrap()).unwrap();
}

/// An invoice of 500.00 at 30 days, paid so many days after the due date; open where that is not given.
fn invoice(ledger: &mut Ledger, customer: &str, number: i64, late: Option<i64>) {
    let issued = date("2025-01-06").plus_days(14 * number).unwrap();
    let id = format!("{customer}-{number:02}");
    let amount = json!({"amount": "500.00", "currency": "EUR"});
    tell(
        ledger,
        issued,
        &format!("i{id}"),
        json!({"kind": "invoice_issued", "invoice": {"id": id, "customer_id": customer, "issue_date": issued,
            "amount": amount, "terms": {"kind": "net", "days": 30}}}),
    );
    let Some(late) = late else { return };
    let paid = issued.plus_days(30 + late).unwrap();
    tell(
        ledger,
        paid,
        &format!("p{id}"),
        json!({"kind": "payment_received", "payment": {"id": id, "customer_id": customer, "value_date": paid,
            "amount": amount, "method": "bank_transfer"}}),
    );
    let allocation = json!({"id": id, "payment_id": id, "invoice_id": id, "amount": amount});
    tell(ledger, paid, &format!("a{id}"), json!({"kind": "cash_allocated", "allocation": allocation}));
}

/// Twenty customers: even ones pay three or four days early, odd ones 25 days late; each has one invoice open, due on 12 October 2025.
/// ZELDA paid on the day ten times and twenty days late since.
fn trade() -> Ledger {
    let mut ledger = Ledger::new(Settings::default());
    let names: Vec<String> = (0..20).map(|n| format!("C{n:02}")).collect();
    for (n, name) in names.iter().map(String::as_str).chain(["ZELDA"]).enumerate() {
        let customer = json!({"kind": "customer_recorded", "customer": {"id": name, "name": name}});
        tell(&mut ledger, date("2025-01-01"), &format!("k{name}"), customer);
        for number in 0..16 {
            let late = match name {
                "ZELDA" => {
                    if number < 10 {
                        0
                    } else {
                        20
                    }
                }
                _ if n % 2 == 0 => -3 - number % 2,
                _ => 25 + number % 3,
            };
            invoice(&mut ledger, name, number, Some(late));
        }
        invoice(&mut ledger, name, 18, None);
    }
    ledger
}

/// The standard playbook, in which no rule makes anyone reliable.
fn playbook() -> Playbook {
    let mut playbook = Playbook::standard().unwrap();
    playbook.behaviour.reliable.min_closed = 1_000;
    playbook.behaviour.chronic_late.min_missed = 1_000;
    playbook
}

fn model(ledger: &Ledger, day: &str) -> RiskModel {
    let past = ledger.past_invoices(&AsOf::day(date(day))).unwrap();
    RiskModel::fit(&past, date(day), &RiskOptions::default()).unwrap()
}

/// By customer: the policy, from where it is said.
fn policies(decisions: &Decisions) -> Vec<(String, String)> {
    let skipped = decisions.skipped.iter().map(|s| (s.customer_id.to_string(), s.policy.id.to_string()));
    let actions = decisions.actions.iter().filter_map(|action| {
        Some((action.customer_id.as_ref()?.to_string(), action.policy.as_ref()?.id.to_string()))
    });
    let mut all: Vec<_> = skipped.chain(actions).collect();
    all.sort();
    all.dedup();
    all
}

const NOW: &str = "2025-10-20T10:00:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

#[test]
fn a_grade_chooses_the_policy_of_a_case_and_a_later_model_does_not_move_it() {
    // Half of this trade pays 25 days late, so sixteen payments leave some doubt of the others: an A begins at 75 here.
    let outlooks = OutlookOptions { grade_health: [75, 60, 45, 30], ..OutlookOptions::default() };
    let rules = ForesightRules { outlooks, ..ForesightRules::default() };
    let (ledger, playbook) = (trade(), playbook());
    let plain = decide(&ledger, &playbook, now()).unwrap();
    assert!(policies(&plain).iter().all(|(_, policy)| policy == "standard_21"), "{:?}", policies(&plain));
    let early = model(&ledger, "2025-10-01");
    let seen = decide_with_risk(&ledger, &playbook, std::slice::from_ref(&early), &rules, now()).unwrap();
    let found = policies(&seen);
    assert_eq!(found.len(), 21);
    for (customer, policy) in &found {
        let number: Option<u32> = customer.strip_prefix('C').and_then(|n| n.parse().ok());
        match number {
            Some(n) if n % 2 == 0 => assert_eq!(policy, "reliable_payer", "{customer}"),
            Some(_) => assert_ne!(policy, "reliable_payer", "{customer}"),
            None => {}
        }
    }
    // A model that was fitted after the cases began has no say in them, whether or not the other one is there.
    let late = model(&ledger, "2025-10-18");
    let both = decide_with_risk(&ledger, &playbook, &[late.clone(), early], &rules, now()).unwrap();
    assert_eq!(policies(&both), found);
    let alone = decide_with_risk(&ledger, &playbook, &[late], &rules, now()).unwrap();
    assert_eq!(policies(&alone), policies(&plain));
    // Without models one is fitted as of the first of the month of the case: 1 October.
    let fitted = decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap();
    assert_eq!(policies(&fitted), found);
    assert_eq!(fitted, decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap());
}

#[test]
fn the_worklist_begins_with_what_will_stay_unpaid() {
    let (ledger, playbook) = (trade(), playbook());
    // Without a contact nobody can be written to: a person looks.
    let order = |decisions: &Decisions| -> Vec<String> {
        decisions.worklist.iter().filter_map(|entry| Some(entry.customer_id.as_ref()?.to_string())).collect()
    };
    let plain = decide(&ledger, &playbook, now()).unwrap();
    let names: Vec<String> =
        (0..20).map(|n| format!("C{n:02}")).chain(std::iter::once("ZELDA".to_owned())).collect();
    assert_eq!(order(&plain), names, "the same amount and age: by name");
    let seen = decide_with_risk(&ledger, &playbook, &[], &ForesightRules::default(), now()).unwrap();
    assert_eq!(seen.worklist.len(), 21);
    // The due date is eight days ago. Who pays 25 days late will pay within 30 days more often than not, but later and
    // less surely than who pays on the day; who pays on the day and has not paid is as unsure. The share is told.
    for entry in &seen.worklist {
        let reason = entry.reasons.iter().find(|reason| reason.code.as_str() == "expected_unpaid").unwrap();
        let share: f64 = reason.parameters["share"].parse().unwrap();
        assert!((0.0..=1.0).contains(&share), "{share}");
        let plain = plain.worklist.iter().find(|other| other.customer_id == entry.customer_id).unwrap();
        let (with, without): (f64, f64) =
            (entry.priority.to_string().parse().unwrap(), plain.priority.to_string().parse().unwrap());
        assert!((with - without * share).abs() < 1e-6 * without, "{with} {without} {share}");
    }
    assert!(seen.worklist.windows(2).all(|pair| pair[0].priority >= pair[1].priority));
}

#[test]
fn customer_success_hears_of_who_slows_down_once() {
    let (mut ledger, playbook, rules) = (trade(), playbook(), ForesightRules::default());
    let alerts = |ledger: &Ledger| -> Vec<receivables::Action> {
        let seen = decide_with_risk(ledger, &playbook, &[], &rules, now()).unwrap();
        seen.actions.into_iter().filter(|a| matches!(a.kind, ActionKind::AlertCustomerSuccess(_))).collect()
    };
    let found = alerts(&ledger);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].customer_id.as_ref().unwrap().as_str(), "ZELDA");
    let ActionKind::AlertCustomerSuccess(alert) = &found[0].kind else { unreachable!() };
    let warning = alert.warning.as_ref().unwrap();
    // The eleventh invoice, of 26 May, was the first that was late: due on 25 June.
    assert_eq!(warning.since, date("2025-06-25"));
    let done = json!({"kind": "action_done", "outcome": {"action_id": found[0].id, "customer_id": "ZELDA"}});
    tell(&mut ledger, date("2025-10-20"), "done", done);
    assert_eq!(alerts(&ledger), []);
}

#[test]
fn later_facts_do_not_change_the_view_of_a_running_case() {
    let (mut ledger, playbook, rules) = (trade(), playbook(), ForesightRules::default());
    let before = policies(&decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap());
    // C00 stops paying for good, C01 pays its next ones early: known from 15 October on, after the cases began.
    for number in 19..20 {
        invoice(&mut ledger, "C00", number, None);
        invoice(&mut ledger, "C01", number, Some(-20));
    }
    let after = policies(&decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap());
    assert_eq!(before, after);
}
