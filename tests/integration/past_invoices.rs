//! What settles an invoice in other ways than by a payment on the day it is told: value dates, credits, write-offs.

use super::draw::Draw;
use receivables::documents::{PastInvoice, Settlement, SettlementKind};
use receivables::risk::{RiskModel, RiskOptions};
use receivables::{Currency, Date, Money};
use serde_json::{Value, json};

fn day(days: i64) -> Date {
    "2025-01-06".parse::<Date>().unwrap().plus_days(days).unwrap()
}

/// Habit alone: no trees, no lines.
fn habit() -> RiskOptions {
    RiskOptions { trees: 0, ..RiskOptions::default() }
}

/// Thirty invoices of three customers at 30 days, paid up to four days early, on the day, or up to four late.
fn history() -> Vec<PastInvoice> {
    let invoice = |n: i64| PastInvoice {
        customer_id: format!("C{}", n % 3).parse().unwrap(),
        invoice_id: format!("I{n:02}").parse().unwrap(),
        instalment: 1,
        segment: None,
        parent_id: None,
        issue_date: day(5 * n),
        due_date: day(5 * n + 30),
        amount: Money::from_minor(100_000, Currency::EUR),
        payments: Vec::new(),
        paid_date: Some(day(5 * n + 26 + n % 9)),
        marks: Vec::new(),
    };
    (0..30).map(invoice).collect()
}

/// The chance that an invoice issued on a day is unpaid thirty and forty days later.
fn unpaid(past: &[PastInvoice], now: Date) -> [f64; 2] {
    let model = RiskModel::fit(past, now, &habit()).unwrap();
    let (issue_date, due_date) = (now, now.plus_days(30).unwrap());
    let new = PastInvoice { issue_date, due_date, payments: vec![], paid_date: None, ..past[0].clone() };
    let curve = model.portfolio(past, now).unwrap().curve(&new).unwrap();
    [30, 40].map(|days| curve.unpaid_after(days))
}

#[test]
fn habit_goes_by_the_value_date_of_what_was_put_on_an_invoice_later() {
    let (punctual, now) = (history(), day(230));
    let mut told_late = punctual.clone();
    for invoice in &mut told_late {
        let paid = invoice.paid_date.take().unwrap();
        let part = Settlement::paid(paid.plus_days(25).unwrap(), invoice.amount);
        invoice.payments = vec![Settlement { source_date: Some(paid), ..part }];
    }
    for (a, b) in unpaid(&punctual, now).into_iter().zip(unpaid(&told_late, now)) {
        assert!((a - b).abs() < 1e-9, "{a} {b}");
    }
    // Before it is put on the invoices nothing is known of the money: as if nobody had paid since.
    let early = day(40);
    let mut open = told_late.clone();
    open.iter_mut().for_each(|invoice| invoice.payments.clear());
    assert_eq!(unpaid(&told_late, early), unpaid(&open, early));
}

#[test]
fn what_is_written_off_was_waited_for_until_then_and_is_no_payment() {
    let paid = history();
    let with = |kind: Option<SettlementKind>| {
        let mut past = paid.clone();
        for invoice in past.iter_mut().filter(|invoice| invoice.customer_id.as_str() == "C0") {
            let date = invoice.due_date.plus_days(20).unwrap();
            invoice.paid_date = None;
            let part = |kind| Settlement { kind, ..Settlement::paid(date, invoice.amount) };
            invoice.payments = kind.map(part).into_iter().collect();
        }
        past
    };
    let [open, lost, credited, late] = [
        None,
        Some(SettlementKind::WriteOff),
        Some(SettlementKind::CreditMemo),
        Some(SettlementKind::Payment),
    ]
    .map(with);
    // On the next morning all the same days were waited for, and nothing was paid; later it is not waited for any more.
    let (first, last) = (day(51), day(300));
    let one = |past: &[PastInvoice]| past[..1].to_vec();
    assert_eq!(unpaid(&one(&lost), first), unpaid(&one(&open), first));
    let [[open, _], [lost, _], [credited, _], [late, _]] =
        [open, lost, credited, late].map(|p| unpaid(&p, last));
    assert!(lost < open - 0.001, "{lost} {open}");
    assert_eq!(lost.to_bits(), credited.to_bits());
    assert!((lost - late).abs() > 0.001, "{lost} {late}");
}

/// The facts of ten invoices to which anything may happen, on even days.
fn facts(random: &mut Draw) -> Vec<Value> {
    let euro =
        |minor: u64| json!({"amount": format!("{}.{:02}", minor / 100, minor % 100), "currency": "EUR"});
    let mut facts: Vec<Value> = Vec::new();
    let mut tell = |kind: &str, id: &str, on: u64, name: &str, body: Value| {
        let date = day(i64::try_from(on).unwrap());
        let recorded = format!("{date}T09:00:00Z");
        facts.push(json!({"kind": kind, "id": format!("f-{id}"), "effective": date, "recorded": recorded, name: body}));
    };
    tell("customer_recorded", "C", 0, "customer", json!({"id": "C", "name": "C"}));
    for n in 0..10 {
        let (invoice, on) = (format!("I{n}"), 2 * random.below(40));
        let issue_date = day(i64::try_from(on).unwrap());
        let (terms, amount) = (json!({"kind": "net", "days": 14}), euro(10_000));
        let body = json!({"id": invoice, "customer_id": "C", "issue_date": issue_date, "amount": amount, "terms": terms});
        tell("invoice_issued", &invoice, on, "invoice", body);
        let (mut left, mut later) = (10_000, on);
        for part in 0..random.below(4) {
            later += 2 * (1 + random.below(10));
            let (id, amount) = (format!("{n}-{part}"), if part == 2 { left } else { 1 + random.below(left) });
            let date = day(i64::try_from(later).unwrap());
            let put = |source: &str| {
                let money = euro(amount);
                json!({"id": format!("A{id}"), source: format!("S{id}"), "invoice_id": invoice, "amount": money})
            };
            match random.below(4) {
                0 => {
                    let body = json!({"id": format!("W{id}"), "invoice_id": invoice, "amount": euro(amount)});
                    tell("written_off", &format!("W{id}"), later, "write_off", body);
                }
                1 => {
                    let body = json!({"id": format!("S{id}"), "customer_id": "C", "issue_date": date, "amount": euro(amount)});
                    tell("credit_memo_issued", &format!("S{id}"), later, "credit_memo", body);
                    tell("cash_allocated", &format!("A{id}"), later + 2, "allocation", put("credit_memo_id"));
                    later += 2;
                }
                choice => {
                    let body = json!({"id": format!("S{id}"), "customer_id": "C", "value_date": date, "amount": euro(amount),
                        "method": "bank_transfer"});
                    tell("payment_received", &format!("S{id}"), later, "payment", body);
                    later += 2 * random.below(8);
                    tell("cash_allocated", &format!("A{id}"), later, "allocation", put("payment_id"));
                    if choice == 3 {
                        later += 2;
                        tell(
                            "cash_unallocated",
                            &format!("U{id}"),
                            later,
                            "allocation_id",
                            json!(format!("A{id}")),
                        );
                        continue;
                    }
                }
            }
            left -= amount;
            if left == 0 {
                break;
            }
        }
        if random.below(8) == 0 {
            tell("invoice_voided", &format!("V{n}"), later + 2, "invoice_id", json!(invoice));
        }
    }
    facts
}

#[test]
fn what_is_looked_ahead_at_is_what_the_ledger_says_is_open() {
    let mut random = Draw(5);
    let minor = |amount: &Value| amount["amount"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let sum =
        |list: &Value, name: &str| list.as_array().unwrap().iter().map(|row| minor(&row[name])).sum::<i64>();
    let (mut open_somewhere, mut closed_somewhere) = (0, 0);
    for _ in 0..40 {
        let facts = facts(&mut random);
        let ask = |query: &str, arguments: Value| {
            let given = json!({"facts": facts, "query": query, "arguments": arguments}).to_string();
            serde_json::from_str::<Value>(&receivables::wire::call("ledger", &given).unwrap()).unwrap()
        };
        // Everything happens on even days, so the evening of an odd one is its morning.
        let as_of = day(i64::try_from(2 * random.below(70) + 1).unwrap());
        let model = ask("fit_risk", json!({"as_of": as_of, "options": {"trees": 0}}))["model"].clone();
        let question = json!({"as_of": as_of, "model": model, "loss_given_default": "0.5"});
        let without = |name: &str| {
            let mut question = question.clone();
            question.as_object_mut().unwrap().remove(name);
            question
        };
        let open = sum(&ask("balances", json!({"as_of": as_of})), "open_items");
        let scores = ask("score_invoices", without("loss_given_default"));
        assert_eq!(sum(&scores, "open"), open, "{as_of} {facts:?}");
        assert_eq!(sum(&ask("modelled_credit_loss", question.clone()), "gross"), open);
        let mut question = without("loss_given_default");
        question["options"] = json!({"paths": 100});
        assert_eq!(sum(&ask("cash_forecast", question)["rows"], "open"), open);
        open_somewhere += u32::from(open > 0);
        closed_somewhere += u32::from(scores.as_array().unwrap().len() < 5);
    }
    assert!(open_somewhere > 20 && closed_somewhere > 5, "{open_somewhere} {closed_somewhere}");
}
