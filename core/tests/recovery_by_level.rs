//! How far a failed payment went in dunning, from the levels that messages, attempts and actions name.

use receivables::metrics::{MetricsOptions, measure};
use receivables::{Activity, AsOf, Fact, Ledger};

fn ledger(lines: &[&str]) -> Ledger {
    let mut ledger = Ledger::default();
    for line in lines {
        // A fact: kind, id, day, document.
        let [kind, id, day, rest] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = format!(
            r#"{{"kind":"{kind}","id":"{id}","effective":"{day}","recorded":"{day}T09:00:00Z",{rest}}}"#
        );
        ledger.apply(&Fact::from_json(&text).unwrap()).unwrap_or_else(|error| panic!("{error}: {line}"));
    }
    ledger
}

fn activity(lines: &[&str]) -> Activity {
    let february = AsOf::day("2026-02-28".parse().unwrap());
    ledger(lines).activity("2026-02-01".parse().unwrap(), &february, &Default::default()).unwrap()
}

const BEGIN: [&str; 7] = [
    r#"customer_recorded f1 2026-01-01 "customer":{"id":"C","name":"C","dunning_policy":"soft"}"#,
    r#"invoice_issued f2 2026-01-05 "invoice":{"id":"I1","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"1000.00","currency":"EUR"},"terms":{"kind":"net","days":28}}"#,
    r#"invoice_issued f3 2026-01-05 "invoice":{"id":"I2","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"500.00","currency":"EUR"},"terms":{"kind":"net","days":28}}"#,
    r#"invoice_issued f4 2026-01-05 "invoice":{"id":"I3","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"200.00","currency":"EUR"},"terms":{"kind":"net","days":28}}"#,
    r#"payment_failed x1 2026-02-02 "failure":{"customer_id":"C","invoice_ids":["I1"],"amount":{"amount":"1000.00","currency":"EUR"},"method":"card","code":"51"}"#,
    r#"payment_failed x2 2026-02-02 "failure":{"customer_id":"C","invoice_ids":["I2"],"amount":{"amount":"500.00","currency":"EUR"},"method":"card","code":"51"}"#,
    r#"payment_failed x3 2026-02-02 "failure":{"customer_id":"C","invoice_ids":["I3"],"amount":{"amount":"200.00","currency":"EUR"},"method":"card","code":"51"}"#,
];

#[test]
fn a_failure_has_the_highest_level_reached_before_the_money_came() {
    let mut lines = BEGIN.to_vec();
    lines.extend([
        r#"message_sent m1 2026-02-04 "message":{"id":"M1","customer_id":"C","channel":"email","invoice_ids":["I1"],"level":3}"#,
        r#"message_sent m2 2026-02-09 "message":{"id":"M2","customer_id":"C","channel":"email","invoice_ids":["I1"],"level":4}"#,
        r#"payment_received p1 2026-02-10 "payment":{"id":"P1","customer_id":"C","value_date":"2026-02-10","amount":{"amount":"1000.00","currency":"EUR"},"method":"card"}"#,
        r#"cash_allocated a1 2026-02-10 "allocation":{"id":"A1","payment_id":"P1","invoice_id":"I1","amount":{"amount":"1000.00","currency":"EUR"}}"#,
        // After the money: it does not count.
        r#"message_sent m3 2026-02-16 "message":{"id":"M3","customer_id":"C","channel":"email","invoice_ids":["I1"],"level":5}"#,
        r#"message_sent m4 2026-02-05 "message":{"id":"M4","customer_id":"C","channel":"email","invoice_ids":["I2"],"level":3}"#,
        r#"payment_started t1 2026-02-06 "attempt":{"id":"T1","customer_id":"C","invoice_ids":["I2"],"amount":{"amount":"500.00","currency":"EUR"},"method":"card","level":4}"#,
        // A message without a level says nothing.
        r#"message_sent m5 2026-02-05 "message":{"id":"M5","customer_id":"C","channel":"email","invoice_ids":["I3"]}"#,
        // Before the failure: it does not count.
        r#"message_sent m6 2026-02-01 "message":{"id":"M6","customer_id":"C","channel":"email","invoice_ids":["I3"],"level":1}"#,
    ]);
    let activity = activity(&lines);
    let levels: Vec<_> = activity.failures.iter().map(|f| (f.id.to_string(), f.level)).collect();
    let expected = [("x1", Some(4)), ("x2", Some(4)), ("x3", None)];
    assert_eq!(levels, expected.map(|(id, level)| (id.to_owned(), level)));
    // Of 1500 that reached level 4, 1000 came in at it.
    let report = measure(&activity, &MetricsOptions::default()).unwrap();
    let [level] = report.by_level.as_slice() else { panic!("one level: {:?}", report.by_level) };
    assert_eq!((level.level, level.reached), (4, 2));
    assert_eq!(level.policy_id.as_ref().map(|id| id.as_str()), Some("soft"));
    assert_eq!(level.recovered.to_string(), "1000.00 EUR");
    assert_eq!(level.reached_amount.to_string(), "1500.00 EUR");
}

#[test]
fn an_action_done_counts_for_all_that_the_customer_owes() {
    let mut lines = BEGIN.to_vec();
    lines.push(
        r#"action_done d1 2026-02-20 "outcome":{"action_id":"handed-over","customer_id":"C","level":6}"#,
    );
    assert!(activity(&lines).failures.iter().all(|failure| failure.level == Some(6)));
}
