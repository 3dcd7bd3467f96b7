//! One pending attempt for an invoice with one card or mandate.

use receivables::{ActionKind, Fact, Ledger, Playbook, decide};

/// Whether a retry is proposed 13 days after the due date, when an attempt of the first day had that result.
fn is_retried(result: Option<&str>) -> bool {
    let mut facts = vec![
        r#"{"kind":"customer_recorded","id":"f1","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","customer":{"id":"C","name":"Cedar","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"ap@customer.example"}]}}"#,
        r#"{"kind":"invoice_issued","id":"f2","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","invoice":{"id":"I","customer_id":"C","issue_date":"2026-01-05","amount":{"amount":"500.00","currency":"EUR"},"terms":{"kind":"net","days":10}}}"#,
        r#"{"kind":"payment_method_updated","id":"f3","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","instrument":{"id":"card-1","customer_id":"C","method":"card","active":true}}"#,
        r#"{"kind":"payment_started","id":"f4","effective":"2026-01-16","recorded":"2026-01-16T12:00:00Z","attempt":{"id":"T1","customer_id":"C","invoice_ids":["I"],"amount":{"amount":"500.00","currency":"EUR"},"method":"card","instrument_id":"card-1"}}"#,
    ];
    facts.extend(result);
    let mut ledger = Ledger::default();
    for fact in facts {
        ledger.apply(&Fact::from_json(fact).unwrap()).unwrap();
    }
    let now = "2026-01-28T10:00:00Z".parse().unwrap();
    let decisions = decide(&ledger, &Playbook::standard().unwrap(), now).unwrap();
    let waits = decisions.worklist.iter().flat_map(|entry| &entry.reasons);
    assert_eq!(waits.filter(|r| r.code.as_str() == "attempt_without_result").count() == 1, result.is_none());
    decisions.actions.iter().any(|action| matches!(action.kind, ActionKind::RetryPayment(_)))
}

#[test]
fn nothing_is_tried_with_a_card_while_an_attempt_with_it_has_no_result() {
    assert!(!is_retried(None), "twelve days without a result: both could succeed");
    let failed = r#"{"kind":"payment_failed","id":"f5","effective":"2026-01-17","recorded":"2026-01-17T06:00:00Z","failure":{"attempt_id":"T1","customer_id":"C","invoice_ids":["I"],"amount":{"amount":"500.00","currency":"EUR"},"method":"card","instrument_id":"card-1","code":"51"}}"#;
    assert!(is_retried(Some(failed)));
}
