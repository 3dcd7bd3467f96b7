//! A caseload that is kept up to date says what a fresh question says, over random histories.

use receivables::decide::{ActionKind, Caseload, decide_in_parallel};
use receivables::{
    AsOf, BankMovement, Decisions, Fact, FactBody, FactId, Ledger, MovementId, Playbook, Settings, Timestamp,
    decide,
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
fn millers(day: receivables::Date, recorded: Timestamp) -> Vec<Fact> {
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

fn check(caseload: &mut Caseload, ledger: &Ledger, now: Timestamp, seen: &mut Seen) -> Decisions {
    let change = caseload.refresh(ledger, now).unwrap();
    let fresh = decide(ledger, caseload.playbook(), now).unwrap();
    let kept = caseload.decisions().unwrap();
    assert_eq!(kept, fresh, "at {now}");
    assert_eq!(change.next_wakeup, fresh.next_wakeup);
    assert!(caseload.worklist().into_iter().eq(&fresh.worklist), "the worklist without a copy at {now}");
    let threads = NonZeroUsize::MIN.saturating_add(1 + usize::try_from(seen.compared % 4).unwrap());
    let shared = decide_in_parallel(ledger, caseload.playbook(), now, threads).unwrap();
    assert_eq!(shared, fresh, "by {threads} threads at {now}");
    seen.compared += 1;
    seen.with_actions += u64::from(!fresh.actions.is_empty());
    seen.spared += u64::from(change.looked_at < u64::try_from(ledger.customer_ids().len()).unwrap());
    for action in &fresh.actions {
        let kind = match action.kind {
            ActionKind::ApplyCash(_) => "apply_cash",
            ActionKind::ReviewMatch(_) => "review_match",
            _ => "follow_up",
        };
        *seen.kinds.entry(kind).or_default() += 1;
    }
    fresh
}

fn story(seed: u64, playbook: &Playbook, seen: &mut Seen) {
    let mut dice = SplitMix64(seed ^ 0x5eed);
    let mut ledger = Ledger::new(Settings::default());
    let mut caseload = Caseload::new(playbook.clone()).unwrap();
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
        let decisions = check(&mut caseload, &ledger, now, seen);
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
        check(&mut caseload, &ledger, now, seen);
    }
    for _ in 0..4 {
        now = later(now, &mut dice);
        check(&mut caseload, &ledger, now, seen);
    }
    // Back in time, and forward again.
    check(&mut caseload, &ledger, first.recorded, seen);
    check(&mut caseload, &ledger, now, seen);
}

#[test]
fn kept_up_to_date_is_asked_afresh() {
    let playbook = Playbook::standard().unwrap();
    let mut seen = Seen::default();
    let stories = std::env::var("CASELOAD_STORIES").map_or(25, |text| text.parse().unwrap());
    for seed in 0..stories {
        story(seed, &playbook, &mut seen);
    }
    assert!(seen.compared > stories * 10 && seen.with_actions * 4 > seen.compared, "{}", seen.with_actions);
    assert!(seen.spared * 3 > seen.compared, "{} of {}", seen.spared, seen.compared);
    for kind in ["apply_cash", "review_match", "follow_up"] {
        assert!(seen.kinds.get(kind).is_some_and(|count| *count > stories / 4), "{kind}: {:?}", seen.kinds);
    }
}
