//! Decisions that read a risk model: who gets which policy, who comes first, who is told of.

use receivables::calendar::AsOf;
use receivables::decide::{
    BacktestOptions, ForesightRules, PolicyBacktest, PolicyDiffOptions, RiskView, decide_with_risk,
    policy_backtest_with, policy_diff, policy_diff_with_risk,
};
use receivables::documents::{PayerBehaviour, RiskGrade};
use receivables::playbook::EarlyWarningRules;
use receivables::risk::{RiskModel, RiskOptions};
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
    // From Mondays to Fridays in turn; the open one on a Monday.
    let issued =
        date("2025-01-06").plus_days(14 * number + if number < 16 { number % 5 } else { 0 }).unwrap();
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

/// Twenty customers: even ones pay three or four days early, odd ones 25 days late; each has one invoice open, due on 15 October 2025.
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
    let rules = ForesightRules::default();
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
    // The due date is five days ago. Who pays 25 days late will pay within 30 days more often than not, but later and
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
    let seen = decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap();
    assert_eq!(seen.held_warnings, []);
    tell(&mut ledger, date("2025-10-20"), "done", done);
    assert_eq!(alerts(&ledger), []);
    // That nobody is told again, and why, is part of the answer.
    let seen = decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap();
    let [held] = seen.held_warnings.as_slice() else { unreachable!("{:?}", seen.held_warnings) };
    assert_eq!((held.customer_id.as_str(), held.since), ("ZELDA", warning.since));
    assert_eq!(held.reasons.iter().map(|r| r.code.as_str()).collect::<Vec<_>>(), ["told_before"]);
}

#[test]
fn a_warning_keeps_its_id_when_its_first_day_moves() {
    let (playbook, rules) = (playbook(), ForesightRules::default());
    let mut ledger = Ledger::new(Settings::default());
    tell(
        &mut ledger,
        date("2025-01-01"),
        "k",
        json!({"kind": "customer_recorded", "customer": {"id": "Z", "name": "Z"}}),
    );
    // On the day nine times, twenty days late since; the ninth, due on 31 May, is not known to be paid yet.
    for number in 0..16 {
        let late = if number < 9 { 0 } else { 20 };
        invoice(&mut ledger, "Z", number, Some(late).filter(|_| number != 8));
    }
    invoice(&mut ledger, "Z", 18, None);
    let alerts = |ledger: &Ledger| -> Vec<receivables::Action> {
        let seen = decide_with_risk(ledger, &playbook, &[], &rules, now()).unwrap();
        seen.actions.into_iter().filter(|a| matches!(a.kind, ActionKind::AlertCustomerSuccess(_))).collect()
    };
    let since = |action: &receivables::Action| match &action.kind {
        ActionKind::AlertCustomerSuccess(alert) => alert.warning.as_ref().unwrap().since,
        _ => unreachable!(),
    };
    let before = alerts(&ledger);
    // One more payment: it was paid on the day, and is told late.
    let amount = json!({"amount": "500.00", "currency": "EUR"});
    tell(
        &mut ledger,
        date("2025-05-31"),
        "pay",
        json!({"kind": "payment_received", "payment": {"id": "Z-08",
        "customer_id": "Z", "value_date": "2025-05-31", "amount": amount, "method": "bank_transfer"}}),
    );
    tell(
        &mut ledger,
        date("2025-05-31"),
        "put",
        json!({"kind": "cash_allocated", "allocation": {"id": "Z-08",
        "payment_id": "Z-08", "invoice_id": "Z-08", "amount": amount}}),
    );
    let after = alerts(&ledger);
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_eq!((since(&before[0]), since(&after[0])), (date("2025-05-31"), date("2025-06-15")));
    assert_eq!(before[0].id, after[0].id);
    // Whichever of the two the host did: it is done.
    let done = json!({"kind": "action_done", "outcome": {"action_id": before[0].id, "customer_id": "Z"}});
    tell(&mut ledger, date("2025-10-20"), "done", done);
    assert_eq!(alerts(&ledger), []);
}

#[test]
fn what_is_told_after_a_case_began_does_not_change_its_policy() {
    let (playbook, mut rules) = (playbook(), ForesightRules::default());
    rules.behaviour_by_grade.insert(RiskGrade::B, PayerBehaviour::Reliable);
    let amount = json!({"amount": "500.00", "currency": "EUR"});
    // EVE pays three days early. All but two of her payments are told at once, on a day before or after her case began,
    // which was on 16 October.
    let policy = |recorded: &str| -> String {
        let mut ledger = trade();
        let eve = json!({"kind": "customer_recorded", "customer": {"id": "EVE", "name": "EVE"}});
        tell(&mut ledger, date("2025-01-01"), "eve", eve);
        for number in 0..16 {
            let in_time = number < 2;
            invoice(&mut ledger, "EVE", number, Some(-3).filter(|_| in_time));
            if in_time {
                continue;
            }
            let paid = date("2025-01-06").plus_days(14 * number + 27).unwrap();
            let id = format!("EVE-{number:02}");
            for (fact, mut body) in [
                (
                    "p",
                    json!({"kind": "payment_received", "payment": {"id": id, "customer_id": "EVE",
                    "value_date": paid, "amount": amount, "method": "bank_transfer"}}),
                ),
                (
                    "a",
                    json!({"kind": "cash_allocated", "allocation": {"id": id, "payment_id": id,
                    "invoice_id": id, "amount": amount}}),
                ),
            ] {
                body["id"] = format!("{fact}{id}").into();
                body["effective"] = paid.to_string().into();
                body["recorded"] = recorded.into();
                ledger.apply(&Fact::from_json(&body.to_string()).unwrap()).unwrap();
            }
        }
        invoice(&mut ledger, "EVE", 18, None);
        let early = model(&ledger, "2025-10-01");
        let seen = decide_with_risk(&ledger, &playbook, &[early], &rules, now()).unwrap();
        policies(&seen).into_iter().find(|(customer, _)| customer == "EVE").unwrap().1
    };
    assert_eq!(policy("2025-10-15T20:00:00Z"), "reliable_payer");
    assert_eq!(policy("2025-10-16T08:00:00Z"), "standard_21");
}

#[test]
fn money_that_came_in_is_not_weighed_by_what_will_be_paid() {
    let (mut ledger, playbook) = (trade(), playbook());
    let seen = json!({"kind": "bank_movement_seen", "movement": {"id": "B", "value_date": "2025-10-20",
        "amount": {"amount": "77.00", "currency": "EUR"}, "text": "thank you"}});
    tell(&mut ledger, date("2025-10-20"), "b", seen);
    let seen = decide_with_risk(&ledger, &playbook, &[], &ForesightRules::default(), now()).unwrap();
    let plain = decide(&ledger, &playbook, now()).unwrap();
    let (of_money, of_cases): (Vec<_>, Vec<_>) =
        seen.worklist.iter().partition(|entry| entry.reasons.iter().any(|r| r.code.as_str() == "match_open"));
    assert_eq!((of_money.len(), of_cases.len()), (1, 21));
    assert!(plain.worklist.contains(of_money[0]), "as it is without a model");
    for entry in of_cases {
        assert!(entry.reasons.iter().any(|reason| reason.code.as_str() == "expected_unpaid"));
    }
}

#[test]
fn later_facts_do_not_change_the_view_of_a_running_case() {
    let (mut ledger, playbook, rules) = (trade(), playbook(), ForesightRules::default());
    let before = policies(&decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap());
    let of = |found: &[(String, String)], customer: &str| {
        found.iter().find(|(id, _)| id == customer).map(|(_, policy)| policy.clone())
    };
    assert_eq!(of(&before, "C00").as_deref(), Some("reliable_payer"));
    assert_ne!(of(&before, "C01").as_deref(), Some("reliable_payer"));
    // On 17 October, after the cases began, C01 pays thirty new invoices on the spot, and C00 gets as many that it
    // does not pay when they are due, the same day.
    let (then, amount) = (date("2025-10-17"), json!({"amount": "500.00", "currency": "EUR"}));
    for (customer, issued, days) in [("C00", "2025-10-17", 0), ("C01", "2025-10-17", 30)] {
        for number in 50..80 {
            let id = format!("{customer}-{number}");
            let body = json!({"id": id, "customer_id": customer, "issue_date": issued, "amount": amount,
                "terms": {"kind": "net", "days": days}});
            tell(&mut ledger, then, &format!("i{id}"), json!({"kind": "invoice_issued", "invoice": body}));
            if days > 0 {
                let payment = json!({"id": id, "customer_id": customer, "value_date": then, "amount": amount,
                    "method": "bank_transfer"});
                tell(
                    &mut ledger,
                    then,
                    &format!("p{id}"),
                    json!({"kind": "payment_received", "payment": payment}),
                );
                let put = json!({"id": id, "payment_id": id, "invoice_id": id, "amount": amount});
                tell(
                    &mut ledger,
                    then,
                    &format!("a{id}"),
                    json!({"kind": "cash_allocated", "allocation": put}),
                );
            }
        }
    }
    let after = policies(&decide_with_risk(&ledger, &playbook, &[], &rules, now()).unwrap());
    let customers = ["C00", "C01", "C02", "C03", "ZELDA"];
    assert_eq!(customers.map(|id| of(&before, id)), customers.map(|id| of(&after, id)));
}

#[test]
fn a_difference_of_policies_reads_the_models_too() {
    let (ledger, before) = (trade(), playbook());
    let mut after = playbook();
    for policy in after.policies.iter_mut().filter(|policy| policy.id.as_str() == "reliable_payer") {
        policy.version += 1;
    }
    let options = PolicyDiffOptions::default();
    let plain = policy_diff(&ledger, &before, &after, &options, now()).unwrap();
    assert_eq!(plain.differences, [], "by rule nobody is reliable");
    let risk = RiskView { rules: ForesightRules::default(), ..RiskView::default() };
    let seen = policy_diff_with_risk(&ledger, &before, &after, &options, &risk, now()).unwrap();
    // The cases that decisions with the same models put under that policy, and no other.
    let decided = policies(&decide_with_risk(&ledger, &before, &[], &risk.rules, now()).unwrap());
    let reliable: Vec<&str> = decided
        .iter()
        .filter(|(_, policy)| policy == "reliable_payer")
        .map(|(customer, _)| customer.as_str())
        .collect();
    assert!(reliable.len() >= 10, "{reliable:?}");
    let pinned: Vec<&str> = seen
        .differences
        .iter()
        .filter(|case| case.before.id.as_str() == "reliable_payer")
        .map(|case| case.customer_id.as_str())
        .collect();
    assert_eq!(pinned, reliable);
}

#[test]
fn a_back_test_with_models_knows_no_more_than_was_known() {
    let (ledger, before) = (trade(), playbook());
    let mut after = playbook();
    after.early_warning = Some(EarlyWarningRules { min_more_days: 100, ..EarlyWarningRules::default() });
    let days = (date("2025-07-20"), date("2025-09-10"));
    let customers = ["C00", "C01", "ZELDA"].map(|id| id.parse().unwrap()).to_vec();
    let options = BacktestOptions { customers, ..BacktestOptions::default() };
    let risk = RiskView::default();
    let ask = |ledger: &Ledger, risk: Option<&RiskView>| {
        let both = (&before, &after);
        policy_backtest_with(ledger, both, days, &options, risk, now(), &mut |_, _| Ok(())).unwrap()
    };
    let alerts = |report: &PolicyBacktest| {
        let work = report.work.iter().find(|work| work.kind.as_str() == "alert_customer_success");
        work.map(|work| (work.before, work.after, work.more))
    };
    let seen = ask(&ledger, Some(&risk));
    assert_eq!(
        alerts(&seen),
        Some((1, 0, -1)),
        "ZELDA pays twenty days later, not a hundred, and once is enough"
    );
    assert_eq!(alerts(&ask(&ledger, None)), None);
    // What was told after the period changes nothing.
    let mut early = Ledger::new(Settings::default());
    for fact in ledger.facts().map(Result::unwrap).filter(|fact| fact.recorded.date() <= days.1) {
        early.apply(&fact).unwrap();
    }
    assert!(early.len() < ledger.len());
    assert_eq!(ask(&early, Some(&risk)).work, seen.work);
}
