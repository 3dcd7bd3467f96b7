//! Whatever `decide` wants to apply can be applied, in currencies with and without decimals and with the differences that
//! have a name, one or two at once, and taken back again without a trace on the items.

use receivables::decide::{ActionKind, CashApplication};
use receivables::matching::{CashPolicy, UndoTerms, undo_facts};
use receivables::{AsOf, Date, Decisions, Fact, Ledger, MovementId, Playbook, Settings, Timestamp, decide};
use receivables_tests::strategies::SplitMix64;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const NAMES: [&str; 5] = [
    "Northwind Paper Mills",
    "Cascade Orchard Foods",
    "Silberhorn Maschinenbau",
    "Umeda Denki",
    "Halden Rederi",
];
const CURRENCIES: [&str; 3] = ["EUR", "USD", "JPY"];

fn fact(kind: &str, id: &str, day: &str, key: &str, value: Value) -> Fact {
    let mut text = json!({"kind": kind, "id": id, "effective": day, "recorded": format!("{day}T08:00:00Z")});
    text[key] = value;
    Fact::from_json(&text.to_string()).unwrap()
}

/// An amount in smallest units as text.
fn money(minor: i64, currency: &str) -> Value {
    let text =
        if currency == "JPY" { minor.to_string() } else { format!("{}.{:02}", minor / 100, minor % 100) };
    json!({"amount": text, "currency": currency})
}

struct Open {
    number: String,
    customer: usize,
    currency: &'static str,
    amount: i64,
}

fn books(dice: &mut SplitMix64) -> (Vec<Fact>, Vec<Open>) {
    let mut facts = Vec::new();
    for (at, name) in NAMES.iter().enumerate() {
        let account = format!("DE{:020}", 7_001 + at);
        let customer = json!({"id": format!("C{at}"), "name": name, "accounts": [account]});
        facts.push(fact("customer_recorded", &format!("c{at}"), "2026-01-02", "customer", customer));
    }
    let mut open = Vec::new();
    for at in 0..16 + dice.below(10) {
        let (customer, currency) = (dice.below(NAMES.len()), CURRENCIES[dice.below(3)]);
        let amount = i64::try_from(20_000 + dice.below(900_000)).unwrap();
        let number = format!("RE-2026-{:05}", 10_417 + 31 * at);
        let mut terms = json!({"kind": "net", "days": 30});
        if dice.below(3) == 0 {
            terms = json!({"kind": "net", "days": 60, "discounts": [{"percent": "2", "until": {"kind": "days", "days": 50}}]});
        }
        let invoice = json!({"id": number, "customer_id": format!("C{customer}"), "issue_date": "2026-01-05",
            "amount": money(amount, currency), "terms": terms});
        facts.push(fact("invoice_issued", &number, "2026-01-05", "invoice", invoice));
        open.push(Open { number, customer, currency, amount });
    }
    for at in 0..3 {
        let first = &open[dice.below(open.len())];
        let memo = json!({"id": format!("GS-2026-{:04}", 311 + at), "customer_id": format!("C{}", first.customer),
            "issue_date": "2026-01-08", "amount": money(5_000, first.currency)});
        facts.push(fact("credit_memo_issued", &format!("m{at}"), "2026-01-08", "credit_memo", memo));
    }
    (facts, open)
}

/// Money for one or two items, in full or with one of the differences that have a name.
fn movements(open: &[Open], dice: &mut SplitMix64) -> Vec<Fact> {
    let mut facts = Vec::new();
    for at in 0..10 + dice.below(10) {
        let first = &open[dice.below(open.len())];
        let (mut amount, mut text) = (first.amount, first.number.clone());
        let with = open.iter().find(|o| {
            o.number > first.number && (o.customer, o.currency) == (first.customer, first.currency)
        });
        if let Some(second) = with.filter(|_| dice.below(3) == 0) {
            amount += second.amount;
            text = format!("{text} {}", second.number);
        }
        // Nine percent a year for the sixteen days after the fourth of February.
        let interest = (amount * 9 * 16 + 18_250) / 36_500;
        amount = match dice.below(10) {
            0 => amount - (amount * 2 + 50) / 100,
            1 => amount - 1_500,
            2 => amount - (amount * 2 + 50) / 100 - 1_500,
            3 => amount + 4_200,
            4 => amount - 3,
            5 => amount / 2,
            6 => amount - amount / 10,
            7 => amount + interest,
            _ => amount,
        };
        let mut movement = json!({"id": format!("B{at}"), "value_date": "2026-02-20",
            "amount": money(amount, first.currency), "payer_name": NAMES[first.customer],
            "payer_account": format!("DE{:020}", 7_001 + first.customer)});
        match dice.below(5) {
            0 => movement["end_to_end_id"] = json!(text.split(' ').next()),
            1 => {}
            _ => movement["text"] = json!(text),
        }
        facts.push(fact("bank_movement_seen", &format!("b{at}"), "2026-02-20", "movement", movement));
    }
    facts
}

fn playbook() -> Playbook {
    let mut playbook = Playbook::standard().unwrap();
    let options = json!({"bank_fee_most": [{"amount": "20.00", "currency": "EUR"}, {"amount": "25.00", "currency": "USD"},
            {"amount": "3000", "currency": "JPY"}],
        "rounding_most": [{"amount": "0.05", "currency": "EUR"}, {"amount": "0.05", "currency": "USD"}],
        "withholding_percents": ["10"], "interest_percents": ["9"], "apply_confidence": "0.6",
        "rates": [{"currency": "EUR", "rate": "1"}, {"currency": "USD", "rate": "1.1"}]});
    let options = serde_json::from_value(options).unwrap();
    playbook.cash = Some(CashPolicy { options, ..CashPolicy::default() });
    playbook
}

fn applications(decisions: Decisions) -> Vec<CashApplication> {
    let cash = |kind| if let ActionKind::ApplyCash(cash) = kind { Some(*cash) } else { None };
    decisions.actions.into_iter().filter_map(|action| cash(action.kind)).collect()
}

/// What is open, by item.
fn open_amounts(ledger: &Ledger, as_of: &AsOf) -> BTreeMap<String, i64> {
    let open = ledger.open_items(as_of).unwrap();
    open.into_iter().map(|item| (item.invoice_id.to_string(), item.open.minor())).collect()
}

#[test]
fn what_is_proposed_can_be_told_and_taken_back() {
    let now: Timestamp = "2026-02-20T12:00:00Z".parse().unwrap();
    let later: Timestamp = "2026-02-20T13:00:00Z".parse().unwrap();
    let today: Date = "2026-02-20".parse().unwrap();
    let playbook = playbook();
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    for seed in 0..60 {
        let mut dice = SplitMix64(seed);
        let (mut facts, open) = books(&mut dice);
        facts.extend(movements(&open, &mut dice));
        let mut ledger = Ledger::new(Settings::default());
        ledger.apply_all(&facts).unwrap();
        let before = open_amounts(&ledger, &AsOf::known(today, now));
        let proposed = applications(decide(&ledger, &playbook, now).unwrap());
        let mut done: BTreeSet<MovementId> = BTreeSet::new();
        for cash in &proposed {
            let told = ledger.apply_all(&cash.facts);
            assert!(told.is_ok(), "seed {seed} {}: {told:?}", cash.movement.id);
            assert!(done.insert(cash.movement.id.clone()));
            *kinds.entry(format!("{}+{}", cash.outcome.kind, cash.outcome.adjustments.len())).or_default() +=
                1;
        }
        let after = open_amounts(&ledger, &AsOf::known(today, now));
        assert!(after.iter().all(|(id, left)| *left > 0 && *left <= before[id]), "seed {seed}");
        let again = applications(decide(&ledger, &playbook, now).unwrap());
        assert!(again.iter().all(|cash| !done.contains(&cash.movement.id)), "seed {seed}");
        for cash in proposed.iter().rev() {
            let told: Vec<Fact> = ledger.facts().collect::<Result<_, _>>().unwrap();
            let terms = UndoTerms { effective: today, recorded: later, reason: None };
            let back =
                undo_facts(&cash.movement.id, cash.outcome.customer_id.as_ref(), &told, &terms).unwrap();
            ledger.apply_all(&back).unwrap_or_else(|e| panic!("seed {seed} {}: {e}", cash.movement.id));
        }
        assert_eq!(open_amounts(&ledger, &AsOf::known(today, later)), before, "seed {seed}");
        decide(&ledger, &playbook, later).unwrap();
    }
    println!("{kinds:?}");
    let seen =
        |prefix: &str| kinds.iter().filter(|(k, _)| k.starts_with(prefix)).map(|(_, n)| n).sum::<u64>();
    for kind in [
        "exact",
        "discount+1",
        "discount+2",
        "fee",
        "rounding",
        "partial",
        "overpayment",
        "withholding",
        "interest",
    ] {
        assert!(seen(kind) >= 3, "{kind} was hardly seen: {kinds:?}");
    }
}
