//! A caseload that is kept up to date says what a fresh question says, over random histories.

use receivables::decide::{
    ActionKind, Caseload, ForesightRules, RiskView, decide_in_parallel, decide_with_risk,
};
use receivables::playbook::EarlyWarningRules;
use receivables::risk::{RiskModel, RiskOptions};
use receivables::{
    AsOf, BankMovement, Date, Decisions, Fact, FactBody, FactId, Ledger, MovementId, Playbook, Settings,
    Timestamp, decide,
};
use receivables_tests::strategies::{SplitMix64, seeded_sequence};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;

const MINUTE: i64 = 60_000_000;

/// What a run has seen: proof that it looked at something.
#[derive(Default)]
struct Seen {
    compared: u64,
    with_actions: u64,
    spared: u64,
    kinds: BTreeMap<&'static str, u64>,
}

fn later(now: Timestamp, dice: &mut SplitMix64) -> Timestamp {
    // The same instant, minutes, hours, days; now and then a month.
    let minutes = [0, 7, 90, 600, 1_440, 4_000, 45_000][dice.below(7)];
    Timestamp::from_micros(now.micros() + minutes * MINUTE).unwrap()
}

/// A bank movement that pays an open item, by its number or only by its amount, or nobody's.
fn movement(ledger: &Ledger, now: Timestamp, number: usize, dice: &mut SplitMix64) -> Option<Fact> {
    let today = now.date();
    let mut items = ledger.open_items(&AsOf::known(today, now)).ok()?;
    if dice.below(2) == 0 {
        items.retain(|item| item.customer_id.as_str() == "MILLERS");
    }
    let item = items.get(dice.below(items.len()))?;
    let id = MovementId::new(&format!("B{number}")).ok()?;
    let mut movement = BankMovement::new(id, today, item.open);
    if dice.below(4) > 0 {
        movement.text = receivables::BankText::new(&format!("invoice {}", item.invoice_id)).ok();
    }
    let body = FactBody::BankMovementSeen { movement: Box::new(movement) };
    Some(Fact::new(FactId::new(&format!("seen-{number}")).ok()?, today, now, body))
}

/// A customer whose numbers are long enough to be sure of, with three invoices of ten days.
fn millers(day: Date, recorded: Timestamp) -> Vec<Fact> {
    let read = |value: serde_json::Value| Fact::from_json(&value.to_string()).unwrap();
    let mut facts =
        vec![read(serde_json::json!({"kind": "customer_recorded", "id": "millers", "effective": day,
        "recorded": recorded, "customer": {"id": "MILLERS", "name": "Northwind Paper Mills", "contacts":
        [{"id": "ap", "role": "accounts_payable", "order": 1, "email": "ap@mills.example"}]}}))];
    for (number, amount) in
        [("RE-2026-00417", "1190.00"), ("RE-2026-00431", "530.17"), ("RE-2026-00502", "88.41")]
    {
        facts.push(read(serde_json::json!({"kind": "invoice_issued", "id": number, "effective": day,
            "recorded": recorded, "invoice": {"id": number, "customer_id": "MILLERS", "issue_date": day,
            "amount": {"amount": amount, "currency": "EUR"}, "terms": {"kind": "net", "days": 10}}})));
    }
    facts
}

fn check(
    caseload: &mut Caseload,
    risk: Option<&RiskView>,
    ledger: &Ledger,
    now: Timestamp,
    seen: &mut Seen,
) -> Decisions {
    let change = caseload.refresh(ledger, now).unwrap();
    let fresh = match risk {
        Some(risk) => decide_with_risk(ledger, caseload.playbook(), &risk.models, &risk.rules, now).unwrap(),
        None => decide(ledger, caseload.playbook(), now).unwrap(),
    };
    let kept = caseload.decisions().unwrap();
    assert_eq!(kept, fresh, "at {now}");
    assert_eq!(change.next_wakeup, fresh.next_wakeup);
    assert!(caseload.worklist().into_iter().eq(&fresh.worklist), "the worklist without a copy at {now}");
    if risk.is_none() {
        let threads = NonZeroUsize::MIN.saturating_add(1 + usize::try_from(seen.compared % 4).unwrap());
        let shared = decide_in_parallel(ledger, caseload.playbook(), now, threads).unwrap();
        assert_eq!(shared, fresh, "by {threads} threads at {now}");
    }
    seen.compared += 1;
    seen.with_actions += u64::from(!fresh.actions.is_empty());
    seen.spared += u64::from(change.looked_at < u64::try_from(ledger.customer_ids().len()).unwrap());
    for action in &fresh.actions {
        let kind = match action.kind {
            ActionKind::ApplyCash(_) => "apply_cash",
            ActionKind::ReviewMatch(_) => "review_match",
            ActionKind::AlertCustomerSuccess(_) => "alert",
            _ => "follow_up",
        };
        *seen.kinds.entry(kind).or_default() += 1;
    }
    let reasons = fresh.worklist.iter().flat_map(|entry| &entry.reasons);
    let weighed = reasons.filter(|reason| reason.code.as_str() == "expected_unpaid").count();
    *seen.kinds.entry("weighed").or_default() += u64::try_from(weighed).unwrap();
    fresh
}

fn story(seed: u64, playbook: &Playbook, risk: Option<&RiskView>, seen: &mut Seen) {
    let mut dice = SplitMix64(seed ^ 0x5eed);
    let mut ledger = Ledger::new(Settings::default());
    let mut caseload = Caseload::new(playbook.clone()).unwrap();
    if let Some(risk) = risk {
        let threads = NonZeroUsize::MIN.saturating_add(usize::try_from(seed % 3).unwrap());
        caseload = caseload.with_threads(threads).with_risk(risk.clone()).unwrap();
    }
    let facts = seeded_sequence(seed, 40);
    let Some(first) = facts.first() else { return };
    let mut now = first.recorded;
    for fact in millers(first.effective, first.recorded) {
        ledger.apply(&fact).unwrap();
    }
    for (number, fact) in facts.iter().enumerate() {
        let _refused = ledger.apply(fact);
        if dice.below(4) == 0
            && let Some(fact) = movement(&ledger, now, number, &mut dice)
        {
            let _refused = ledger.apply(&fact);
        }
        if dice.below(3) > 0 {
            continue;
        }
        now = later(now, &mut dice);
        let decisions = check(&mut caseload, risk, &ledger, now, seen);
        if dice.below(2) == 0 {
            continue;
        }
        // What is proposed can be told, all of it.
        for action in &decisions.actions {
            if let ActionKind::ApplyCash(application) = &action.kind {
                ledger.apply_all(&application.facts).unwrap_or_else(|error| {
                    panic!("seed {seed}: {error}: {:?}", application.facts);
                });
            }
        }
        check(&mut caseload, risk, &ledger, now, seen);
    }
    for _ in 0..4 {
        now = later(now, &mut dice);
        check(&mut caseload, risk, &ledger, now, seen);
    }
    // Back in time, and forward again.
    check(&mut caseload, risk, &ledger, first.recorded, seen);
    check(&mut caseload, risk, &ledger, now, seen);
}

#[test]
fn kept_up_to_date_is_asked_afresh() {
    let playbook = Playbook::standard().unwrap();
    let mut seen = Seen::default();
    let stories = std::env::var("CASELOAD_STORIES").map_or(25, |text| text.parse().unwrap());
    for seed in 0..stories {
        story(seed, &playbook, None, &mut seen);
    }
    assert!(seen.compared > stories * 10 && seen.with_actions * 4 > seen.compared, "{}", seen.with_actions);
    assert!(seen.spared * 3 > seen.compared, "{} of {}", seen.spared, seen.compared);
    for kind in ["apply_cash", "review_match", "follow_up"] {
        assert!(seen.kinds.get(kind).is_some_and(|count| *count > stories / 4), "{kind}: {:?}", seen.kinds);
    }
}

/// Rules under which a grade counts from the first payment on, and a change of pace is soon noticed.
fn eager() -> ForesightRules {
    let mut rules = ForesightRules { min_known_payments: 1, ..ForesightRules::default() };
    rules.velocity.settled_after = 3;
    rules.velocity.alarm = "0.5".parse().unwrap();
    rules.velocity.tolerated = "0.05".parse().unwrap();
    rules
}

#[test]
fn kept_up_to_date_is_asked_afresh_with_risk_models() {
    let mut playbook = Playbook::standard().unwrap();
    playbook.behaviour.known_after_items = 0;
    playbook.early_warning = Some(EarlyWarningRules { quiet_days: 2, ..EarlyWarningRules::default() });
    let mut seen = Seen::default();
    let stories = std::env::var("CASELOAD_STORIES").map_or(12, |text| text.parse().unwrap());
    for seed in 0..stories {
        let facts = seeded_sequence(seed, 40);
        let Some(first) = facts.first() else { continue };
        // Every other story has models of its own: of the first day, and of a day in the middle.
        let mut models = Vec::new();
        if seed % 2 == 1 {
            let middle = first.recorded.date().plus_days(20).unwrap();
            for day in [first.recorded.date(), middle] {
                models.push(RiskModel::fit(&[], day, &RiskOptions::default()).unwrap());
            }
        }
        story(seed, &playbook, Some(&RiskView { models, rules: eager() }), &mut seen);
    }
    assert!(seen.compared > stories * 10 && seen.with_actions * 4 > seen.compared, "{}", seen.with_actions);
    assert!(seen.spared * 5 > seen.compared, "{} of {}", seen.spared, seen.compared);
    for kind in ["apply_cash", "follow_up", "weighed"] {
        assert!(seen.kinds.get(kind).is_some_and(|count| *count > stories / 4), "{kind}: {:?}", seen.kinds);
    }
}

#[test]
fn a_payment_told_late_reaches_the_models_of_a_caseload() {
    // Slow customers are warned of against what was usual on the first of the month: a fact that belongs to it comes late.
    let mut ledger = Ledger::new(Settings::default());
    let mut caseload =
        Caseload::new(Playbook::standard().unwrap()).unwrap().with_risk(RiskView::default()).unwrap();
    for fact in slowing() {
        ledger.apply(&fact).unwrap();
    }
    let now: Timestamp = "2026-06-15T10:00:00Z".parse().unwrap();
    let mut seen = Seen::default();
    let risk = RiskView::default();
    let before = check(&mut caseload, Some(&risk), &ledger, now, &mut seen);
    assert!(before.actions.iter().any(|a| matches!(a.kind, ActionKind::AlertCustomerSuccess(_))));
    let late = Fact::from_json(
        r#"{"kind":"payment_received","id":"late","effective":"2026-05-02","recorded":"2026-05-02T08:00:00Z","payment":{"id":"late","customer_id":"S","value_date":"2026-05-02","amount":{"amount":"1.00","currency":"EUR"},"method":"bank_transfer"}}"#,
    )
    .unwrap();
    let change = caseload.refresh(&ledger, now).unwrap();
    assert_eq!(change.looked_at, 0);
    ledger.apply(&late).unwrap();
    // Day after day, with nothing told in between.
    for hours in [0, 5, 24, 30, 24 * 16, 24 * 47] {
        check(&mut caseload, Some(&risk), &ledger, now.plus_hours(hours).unwrap(), &mut seen);
    }
}

/// A customer who paid on the day ten times and twenty days late since, with one invoice open.
fn slowing() -> Vec<Fact> {
    let read = |day: Date, id: String, mut body: serde_json::Value| {
        body["id"] = id.into();
        body["effective"] = day.to_string().into();
        body["recorded"] = format!("{day}T08:00:00Z").into();
        Fact::from_json(&body.to_string()).unwrap()
    };
    let first: Date = "2026-01-01".parse().unwrap();
    let amount = serde_json::json!({"amount": "500.00", "currency": "EUR"});
    let mut facts = vec![read(
        first,
        "s".into(),
        serde_json::json!({"kind": "customer_recorded", "customer": {"id": "S", "name": "S"}}),
    )];
    for number in 0..17_i64 {
        let issued = first.plus_days(7 * number).unwrap();
        let id = format!("S-{number}");
        facts.push(read(
            issued,
            id.clone(),
            serde_json::json!({"kind": "invoice_issued", "invoice": {"id": id, "customer_id": "S",
                "issue_date": issued, "amount": amount, "terms": {"kind": "net", "days": 10}}}),
        ));
        if number == 16 {
            continue;
        }
        let paid = issued.plus_days(10 + if number < 10 { 0 } else { 20 }).unwrap();
        facts.push(read(
            paid,
            format!("p{number}"),
            serde_json::json!({"kind": "payment_received", "payment": {"id": id, "customer_id": "S",
                "value_date": paid, "amount": amount, "method": "bank_transfer"}}),
        ));
        facts.push(read(
            paid,
            format!("a{number}"),
            serde_json::json!({"kind": "cash_allocated", "allocation": {"id": id, "payment_id": id,
                "invoice_id": id, "amount": amount}}),
        ));
    }
    facts.sort_by_key(|fact| fact.recorded);
    facts
}
