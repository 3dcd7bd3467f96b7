//! What failed payments change in the follow-up of a case.

use receivables::{ActionKind, Decisions, Fact, Ledger, Playbook, Settings, decide};

const CUSTOMER: &str = r#"{"kind":"customer_recorded","id":"c","effective":"2026-01-02","recorded":"2026-01-02T08:00:00Z","customer":{"id":"A","name":"Alder","contacts":[{"id":"ap","role":"accounts_payable","order":1,"email":"ap@alder.example"}]}}"#;
const CARD: &str = r#"{"kind":"payment_method_updated","id":"m","effective":"2026-01-02","recorded":"2026-01-02T08:00:00Z","instrument":{"id":"card-1","customer_id":"A","method":"card","rail":"mastercard","active":true}}"#;
const INVOICE: &str = r#"{"kind":"invoice_issued","id":"i","effective":"2026-01-05","recorded":"2026-01-05T09:00:00Z","invoice":{"id":"I","customer_id":"A","issue_date":"2026-01-05","amount":{"amount":"49.00","currency":"USD"},"terms":{"kind":"net","days":10}}}"#;

/// Due on Thursday 15 January; level 4 of the standard policy retries three days later, moved to Monday the 19th.
fn decisions(failure: Option<&str>) -> Decisions {
    let mut ledger = Ledger::new(Settings::default());
    for text in [CUSTOMER, CARD, INVOICE].into_iter().chain(failure) {
        ledger.apply(&Fact::from_json(text).unwrap()).unwrap();
    }
    // The levels alone plan the retries here.
    let playbook = Playbook { retries: None, ..Playbook::standard().unwrap() };
    decide(&ledger, &playbook, "2026-01-19T10:00:00Z".parse().unwrap()).unwrap()
}

fn failed(code: &str, advice: &str) -> String {
    format!(
        r#"{{"kind":"payment_failed","id":"x","effective":"2026-01-18","recorded":"2026-01-18T12:00:00Z","failure":{{"customer_id":"A","invoice_ids":["I"],"amount":{{"amount":"49.00","currency":"USD"}},"method":"card","rail":"mastercard","instrument_id":"card-1","code":"{code}"{advice}}}}}"#
    )
}

fn kinds(decisions: &Decisions) -> Vec<&'static str> {
    let kind = |kind: &ActionKind| match kind {
        ActionKind::RetryPayment(_) => "retry_payment",
        ActionKind::RequestPaymentMethod(_) => "request_payment_method",
        _ => "other",
    };
    let mut kinds: Vec<_> = decisions.actions.iter().map(|action| kind(&action.kind)).collect();
    kinds.retain(|kind| *kind != "other");
    kinds
}

#[test]
fn a_card_that_never_failed_is_tried() {
    assert_eq!(kinds(&decisions(None)), ["retry_payment"]);
}

#[test]
fn a_dead_card_is_not_tried_again_and_another_is_asked_for() {
    assert_eq!(kinds(&decisions(Some(&failed("stolen_card", "")))), ["request_payment_method"]);
    // A soft code does not help against advice to stop.
    let stopped = failed("insufficient_funds", r#","advice":"03""#);
    assert_eq!(kinds(&decisions(Some(&stopped))), ["request_payment_method"]);
}

#[test]
fn a_retry_waits_as_long_as_the_network_advises() {
    let waits = failed("insufficient_funds", r#","advice":"26""#);
    let found = decisions(Some(&waits));
    assert_eq!(kinds(&found), ["retry_payment"]);
    let retry =
        found.actions.iter().find(|action| matches!(action.kind, ActionKind::RetryPayment(_))).unwrap();
    assert_eq!(retry.not_before.to_string(), "2026-01-20T12:00:00Z");
    assert!(retry.reasons.iter().any(|reason| reason.code.as_str() == "wait_advised"));
}

#[test]
fn a_fault_of_the_request_goes_to_a_person_and_not_to_the_payer() {
    let found = decisions(Some(&failed("invalid_amount", "")));
    assert!(kinds(&found).is_empty());
    let told = found.worklist.iter().flat_map(|entry| &entry.reasons);
    assert!(told.map(|reason| reason.code.as_str()).any(|code| code == "request_at_fault"));
}
