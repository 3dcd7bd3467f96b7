//! Input that no vector file can hold: broken JSON, huge texts, deep nesting. Each is refused with a typed error, in
//! little time, and leaves the ledger as it was.

use receivables::wire::{call, from_json, query};
use receivables::{AsOf, Error, Fact, Ledger, Settings};

const INVOICE: &str = r#"{"kind":"invoice_issued","id":"f-1","effective":"2024-01-10","recorded":"2024-01-10T09:00:00Z","invoice":{"id":"INV-1","customer_id":"ALDER","issue_date":"2024-01-10","amount":{"amount":"1000.00","currency":"EUR"},"terms":{"kind":"net","days":30}}}"#;
const CUSTOMER: &str = r#"{"kind":"customer_recorded","id":"f-0","effective":"2024-01-01","recorded":"2024-01-01T09:00:00Z","customer":{"id":"ALDER","name":"Alder"}}"#;

/// A ledger with one customer and one invoice.
fn ledger() -> Ledger {
    let facts = [CUSTOMER, INVOICE].map(|text| Fact::from_json(text).unwrap());
    let mut ledger = Ledger::new(Settings::default());
    ledger.apply_all(&facts).unwrap();
    ledger
}

/// What becomes of a text that ought to be a fact: refused, without a trace.
#[track_caller]
fn refuse(text: &str, code: &str, field: &str) {
    let mut ledger = ledger();
    let before = ledger.to_bytes().unwrap();
    let error = Fact::from_json(text).and_then(|fact| ledger.apply(&fact)).unwrap_err();
    assert_eq!((error.code(), error.field().as_str()), (code, field), "{error}");
    assert_eq!(ledger.to_bytes().unwrap(), before);
    let message = error.to_json().to_string();
    assert!(message.len() < 2_000, "an error quotes little of its input: {} bytes", message.len());
}

#[test]
fn broken_json() {
    for text in ["", " ", "nul", "[]", "7", "\"f-1\"", "{", "{}", "{\"kind\"}", "\u{feff}{}", "NaN"] {
        assert_eq!(Fact::from_json(text).unwrap_err().code(), "malformed", "{text}");
        assert_eq!(call("check_fact", text).unwrap_err().code(), "malformed", "{text}");
    }
    for length in 1..INVOICE.len() {
        let code = Fact::from_json(&INVOICE[..length]).unwrap_err().code();
        assert_eq!(code, "malformed", "cut off after {length} bytes");
    }
    refuse(&format!("{INVOICE}{INVOICE}"), "malformed", "");
    refuse(&format!("{INVOICE}\0"), "malformed", "");
    refuse(&INVOICE.replace("\"1000.00\"", "NaN"), "malformed", "invoice.amount.amount");
    refuse(&INVOICE.replace("\"1000.00\"", "-Infinity"), "malformed", "invoice.amount.amount");
    refuse(&INVOICE.replace("\"id\":\"f-1\"", "\"id\":\"f-1\",\"id\":\"f-2\""), "malformed", "");
    refuse(&INVOICE.replace("\"INV-1\"", "\"\\ud800\""), "malformed", "invoice.id");
}

#[test]
fn numbers_that_are_no_amounts() {
    for number in ["1000.0", "1e3", "-0.0", "1000", "-1", "18446744073709551615", "1e308", "0.1"] {
        refuse(&INVOICE.replace("\"1000.00\"", number), "number_malformed", "invoice.amount.amount");
    }
    refuse(&INVOICE.replace("\"1000.00\"", "1e999"), "malformed", "invoice.amount.amount");
}

#[test]
fn texts_of_ten_megabytes() {
    let huge = "x".repeat(10_000_000);
    let with = |field: &str, text: &str| INVOICE.replace(field, text);
    refuse(&with("INV-1", &huge), "text_too_long", "invoice.id");
    refuse(&with("f-1", &huge), "text_too_long", "id");
    refuse(&with("invoice_issued", &huge), "name_unknown", "kind");
    refuse(&with("1000.00", &huge), "number_malformed", "invoice.amount.amount");
    refuse(&with("1000.00", &"9".repeat(10_000_000)), "number_malformed", "invoice.amount.amount");
    refuse(&with("EUR", &huge), "currency_unknown", "invoice.amount.currency");
    refuse(
        &with("\"effective\":\"2024-01-10\"", &format!("\"effective\":\"{huge}\"")),
        "date_malformed",
        "effective",
    );
    refuse(&with("2024-01-10T09:00:00Z", &huge), "instant_malformed", "recorded");
    refuse(&CUSTOMER.replace("\"Alder\"", &format!("\"{huge}\"")), "text_too_long", "customer.name");
    let call = |operation: &str, given: String| call(operation, &given).unwrap_err().code();
    assert_eq!(call("parse_terms", format!("{{\"text\":\"{huge}\"}}")), "text_too_long");
    assert_eq!(call("restore", format!("{{\"snapshot\":\"{huge}\"}}")), "text_invalid");
    assert_eq!(
        call("restore", format!("{{\"snapshot\":\"{}\"}}", "00".repeat(5_000_000))),
        "snapshot_unreadable"
    );
}

#[test]
fn a_field_name_of_ten_megabytes() {
    let name = "x".repeat(10_000_000);
    let text = INVOICE.replace("\"id\":\"f-1\"", &format!("\"id\":\"f-1\",\"{name}\":1"));
    let error = Fact::from_json(&text).unwrap_err();
    assert_eq!(error.code(), "malformed");
    assert!(error.to_json().to_string().len() < 2_000, "an error quotes little of its input");
}

#[test]
fn deep_nesting() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(Fact::from_json(&deep).unwrap_err().code(), "malformed");
        assert_eq!(call("ledger", &deep).unwrap_err().code(), "malformed");
        for kind_first in [true, false] {
            let text = INVOICE.replace("\"INV-1\"", &deep);
            let text = if kind_first { text } else { text.replacen("\"kind\":\"invoice_issued\",", "", 1) };
            assert_eq!(Fact::from_json(&text).unwrap_err().code(), "malformed");
        }
        assert_eq!(query(&ledger(), "balances", &deep).unwrap_err().code(), "malformed");
    }
}

#[test]
fn damaged_snapshots() {
    let whole = ledger().to_bytes().unwrap();
    assert_eq!(Ledger::from_bytes(&whole).unwrap().to_bytes().unwrap(), whole);
    let unreadable =
        |bytes: &[u8]| matches!(Ledger::from_bytes(bytes), Err(Error::SnapshotUnreadable { .. }));
    for length in 0..whole.len() {
        assert!(unreadable(&whole[..length]), "cut off after {length} bytes");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x10;
        assert!(unreadable(&bytes), "a bit of byte {at} changed");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(unreadable(&longer), "a byte too many");
}

#[test]
fn a_batch_is_taken_whole_or_not_at_all() {
    let mut ledger = ledger();
    let before = ledger.to_bytes().unwrap();
    let fact = |id: &str, invoice: &str, customer: &str| {
        let text = INVOICE.replace("f-1", id).replace("INV-1", invoice).replace("ALDER", customer);
        Fact::from_json(&text).unwrap()
    };
    let batch = [fact("f-2", "INV-2", "ALDER"), fact("f-3", "INV-3", "BIRCH"), fact("f-4", "INV-4", "ALDER")];
    let error = ledger.apply_all(&batch).unwrap_err();
    assert_eq!((error.code(), error.field().as_str()), ("customer_unknown", "facts[1].invoice.customer_id"));
    assert_eq!(ledger.to_bytes().unwrap(), before);
    let open = ledger.open_items(&AsOf::day("2024-12-31".parse().unwrap())).unwrap();
    assert_eq!(open.len(), 1);
    let same: Fact = from_json(INVOICE).unwrap();
    ledger.apply(&same).unwrap();
    assert_eq!(ledger.to_bytes().unwrap(), before, "told again: no effect");
}

#[test]
fn a_fact_known_before_what_it_refers_to() {
    let told = r#"{"kind":"invoice_delivered","id":"f-2","effective":"2024-01-10","recorded":"2024-01-10T08:59:59Z","invoice_id":"INV-1"}"#;
    // Told afterwards, the ledger sees that the two instants disagree.
    refuse(told, "before_reference", "recorded");
    // In one batch the facts are taken by instant: a second before nine there is no such invoice.
    let facts = [CUSTOMER, INVOICE, told].map(|text| Fact::from_json(text).unwrap());
    let mut ledger = Ledger::new(Settings::default());
    let error = ledger.apply_all(&facts).unwrap_err();
    assert_eq!((error.code(), error.field().as_str()), ("invoice_unknown", "facts[2].invoice_id"));
    assert!(ledger.is_empty());
}
