//! From the ledger to the metrics: the lists against a small story worked out by hand, and against the balances of the
//! sample company.

use receivables::activity::activity;
use receivables::metrics::{Activity, MetricsOptions, PromiseOutcome, measure};
use receivables::{AsOf, Currency, Fact, Ledger, Money, Settings};
use receivables_tests::sample::{self, SampleOptions};

/// A fact of 2026 in short: kind, id, day, and the rest of its JSON.
fn fact(kind: &str, id: &str, day: &str, rest: &str) -> Fact {
    let text = format!(
        r#"{{"kind":"{kind}","id":"{id}","effective":"2026-{day}","recorded":"2026-{day}T12:00:00Z",{rest}}}"#
    );
    Fact::from_json(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn eur(amount: &str) -> Money {
    Money::parse(amount, Currency::EUR).unwrap()
}

fn invoice(id: &str, day: &str, amount: &str) -> Fact {
    let money = format!(r#"{{"amount":"{amount}","currency":"EUR"}}"#);
    let rest = format!(
        r#""invoice":{{"id":"{id}","customer_id":"C","issue_date":"2026-{day}","amount":{money},"terms":{{"kind":"net","days":30}}}}"#
    );
    fact("invoice_issued", &format!("f-{id}"), day, &rest)
}

fn payment(id: &str, day: &str, amount: &str) -> Fact {
    let rest = format!(
        r#""payment":{{"id":"{id}","customer_id":"C","value_date":"2026-{day}","amount":{{"amount":"{amount}","currency":"EUR"}},"method":"bank_transfer"}}"#
    );
    fact("payment_received", &format!("f-{id}"), day, &rest)
}

fn put(id: &str, day: &str, payment: &str, invoice: &str, amount: &str) -> Fact {
    let rest = format!(
        r#""allocation":{{"id":"{id}","payment_id":"{payment}","invoice_id":"{invoice}","amount":{{"amount":"{amount}","currency":"EUR"}}}}"#
    );
    fact("cash_allocated", &format!("f-{id}"), day, &rest)
}

/// A1 is paid in time; A2 in part, after a promise for March that is broken; A3 is voided; P2 comes back.
fn story() -> Activity {
    let facts = [
        fact(
            "customer_recorded",
            "f-C",
            "01-01",
            r#""customer":{"id":"C","name":"Acme","segment":"startup"}"#,
        ),
        invoice("A1", "01-10", "1000.00"),
        fact("invoice_delivered", "f-D", "01-12", r#""invoice_id":"A1""#),
        payment("P1", "02-05", "1100.00"),
        put("L1", "02-05", "P1", "A1", "1000.00"),
        invoice("A2", "02-01", "500.00"),
        fact(
            "promise_made",
            "f-R",
            "03-04",
            r#""promise":{"id":"R","customer_id":"C","invoice_ids":["A2"],"amount":{"amount":"500.00","currency":"EUR"},"promised_date":"2026-03-10"}"#,
        ),
        put("L2", "03-11", "P1", "A2", "100.00"),
        payment("P2", "03-09", "400.00"),
        put("L3", "03-09", "P2", "A2", "400.00"),
        fact("payment_returned", "f-B", "03-12", r#""payment_return":{"payment_id":"P2","code":"R01"}"#),
        invoice("A3", "03-20", "70.00"),
        fact("invoice_voided", "f-V", "03-21", r#""invoice_id":"A3""#),
    ];
    let mut ledger = Ledger::new(Settings::default());
    ledger.apply_all(&facts).unwrap();
    activity(&ledger, "2026-01-01".parse().unwrap(), &AsOf::day("2026-03-31".parse().unwrap()), 0).unwrap()
}

#[test]
fn a_small_story() {
    let story = story();
    story.check().unwrap();
    let invoices: Vec<_> = story.invoices.iter().map(|i| (i.id.as_str(), i.collected)).collect();
    // The voided one is none; what came back is not collected.
    assert_eq!(invoices, [("A1", eur("1000.00")), ("A2", eur("100.00"))]);
    assert_eq!(story.invoices[0].delivered_on.unwrap().to_string(), "2026-01-12");
    assert_eq!(story.invoices[0].closed_on.unwrap().to_string(), "2026-02-05");
    assert_eq!(story.invoices[1].closed_on, None);
    assert_eq!(story.invoices[0].segment.as_ref().unwrap().as_str(), "startup");
    // P1 was used up on 11 March: 4 days before the due date of A1, 26 after its issue; A2 was due on 3 March.
    let p1 = &story.payments[0];
    assert_eq!(p1.applied_on.unwrap().to_string(), "2026-03-11");
    let days: Vec<_> = p1.applied.iter().map(|a| (a.amount, a.days_late, a.days_to_pay)).collect();
    assert_eq!(days, [(eur("1000.00"), -4, 26), (eur("100.00"), -26, 4)]);
    assert!(story.payments[1].applied.is_empty() && story.payments[1].applied_on.is_none());
    // 400 of 500 came in time for the promise; that they came back later does not matter any more.
    assert_eq!(story.promises[0].outcome, PromiseOutcome::Broken);
    let balance = &story.balances[0];
    assert_eq!((balance.beginning.gross, balance.ending.gross), (eur("0.00"), eur("400.00")));
    assert_eq!((balance.ending.past_due, balance.ending.unapplied), (eur("400.00"), eur("0.00")));
    let sales: Vec<_> = story.sales.iter().map(|s| (s.month.to_string(), s.amount)).collect();
    assert_eq!(sales, [("2026-01-01".into(), eur("1000.00")), ("2026-02-01".into(), eur("500.00"))]);
    // 400 open of 1500 sold in 90 days; 1100 collected of 1500.
    let report = measure(&story, &MetricsOptions::default()).unwrap();
    let metrics = &report.by_currency[0].metrics;
    assert_eq!(metrics.dso.value().unwrap().to_string(), "24.00");
    assert_eq!(metrics.collection_rate.value().unwrap().to_string(), "73.33");
}

#[test]
fn a_period_that_ends_before_it_begins_is_refused() {
    let ledger = Ledger::new(Settings::default());
    let at = AsOf::day("2025-12-31".parse().unwrap());
    let refusal = activity(&ledger, "2026-01-01".parse().unwrap(), &at, 0).unwrap_err();
    assert_eq!((refusal.code(), refusal.field().as_str()), ("before_reference", "as_of"));
}

#[test]
fn the_balances_of_the_sample_tie_out() {
    let options = SampleOptions { customers: 80, ..SampleOptions::default() };
    let mut ledger = Ledger::new(Settings::default());
    ledger.apply_all(&sample::facts(&options)).unwrap();
    for day in ["2025-03-31", "2026-06-30", "2026-10-31"] {
        let at = AsOf::day(day.parse().unwrap());
        let from = at.as_of.plus_days(-89).unwrap();
        let year = activity(&ledger, from, &at, 2).unwrap();
        year.check().unwrap();
        assert!(measure(&year, &MetricsOptions::default()).is_ok());
        for balance in ledger.balances(&at).unwrap() {
            let parts = year.balances.iter().filter(|b| b.ending.gross.currency() == balance.currency);
            let (mut gross, mut credits) = (0, 0);
            for part in parts {
                gross += part.ending.gross.minor();
                credits += part.ending.unapplied.minor() + part.ending.credits.minor();
            }
            assert_eq!(gross, balance.open_items.minor(), "{day}");
            assert_eq!(gross - credits, balance.receivables.minor(), "{day}");
        }
    }
}
