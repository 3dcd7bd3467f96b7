//! The plain table of invoices: what good rows become, and how bad ones are refused.

use receivables::Fact;
use receivables_tests::invoice_csv::{InvoiceTable, Unusable};
use receivables_tests::refusal::Refusal;

fn rows(text: &str) -> Vec<(u64, Result<Vec<Fact>, Refusal>)> {
    InvoiceTable::open(text.as_bytes()).unwrap().collect()
}

fn kinds(row: &(u64, Result<Vec<Fact>, Refusal>)) -> Vec<&'static str> {
    row.1.as_ref().unwrap().iter().map(|fact| fact.body.kind()).collect()
}

const HEADER: &str = "customer_id,invoice_id,issue_date,due_date,amount,currency,paid_date";

#[test]
fn rows_become_facts() {
    let text = format!(
        "{HEADER}\nACME,INV-1,2026-01-01,2026-01-31,1200.00,EUR,2026-02-03\nACME,INV-2,2026-02-01,2026-03-03,5,EUR,\n"
    );
    let rows = rows(&text);
    assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(
        kinds(&rows[0]),
        ["customer_recorded", "invoice_issued", "payment_received", "cash_allocated"]
    );
    // The customer is told once; an empty day of payment leaves the invoice open.
    assert_eq!(kinds(&rows[1]), ["invoice_issued"]);
    let allocation = rows[0].1.as_ref().unwrap()[3].to_json().unwrap();
    assert!(allocation.contains(r#""effective":"2026-02-03""#), "{allocation}");
    assert!(allocation.contains(r#""amount":{"amount":"1200.00","currency":"EUR"}"#), "{allocation}");
}

#[test]
fn money_paid_ahead_waits_for_the_invoice() {
    let text = format!("{HEADER}\nACME,INV-1,2026-01-10,2026-01-31,7,EUR,2026-01-02\n");
    let rows = rows(&text);
    let days: Vec<_> =
        rows[0].1.as_ref().unwrap().iter().skip(1).map(|fact| fact.effective.to_string()).collect();
    assert_eq!(days, ["2026-01-10", "2026-01-02", "2026-01-10"]);
}

#[test]
fn columns_in_any_order_with_others_between_and_a_byte_order_mark() {
    let text = "\u{feff}note,paid_date,currency,amount,due_date,issue_date,invoice_id,customer_id\n\
                hello, ,JPY, 1200 ,2026-01-31,2026-01-01,INV-1,ACME\n";
    let rows = rows(text);
    assert_eq!(kinds(&rows[0]), ["customer_recorded", "invoice_issued"]);
}

#[test]
fn a_bad_row_is_refused_with_line_column_and_code_and_the_next_goes_on() {
    let good = "ACME,INV-9,2026-01-01,2026-01-31,10.00,EUR,";
    for (row, column, code) in [
        ("ACME,INV-1,2026-02-30,2026-03-31,10.00,EUR,", "issue_date", "date_malformed"),
        ("ACME,INV-1,2026-01-01,,10.00,EUR,", "due_date", "date_malformed"),
        ("ACME,INV-1,2026-01-01,2026-01-31,ten,EUR,", "amount", "number_malformed"),
        ("ACME,INV-1,2026-01-01,2026-01-31,\"1,200.00\",EUR,", "amount", "number_malformed"),
        ("ACME,INV-1,2026-01-01,2026-01-31,1.005,EUR,", "amount", "amount_over_precise"),
        ("ACME,INV-1,2026-01-01,2026-01-31,1.50,JPY,", "amount", "amount_over_precise"),
        ("ACME,INV-1,2026-01-01,2026-01-31,0,EUR,", "amount", "amount_out_of_range"),
        ("ACME,INV-1,2026-01-01,2026-01-31,-5,EUR,", "amount", "amount_out_of_range"),
        ("ACME,INV-1,2026-01-01,2026-01-31,99999999999999999.00,EUR,", "amount", "amount_overflow"),
        ("ACME,INV-1,2026-01-01,2026-01-31,10.00,XAU,", "currency", "currency_unknown"),
        ("ACME,INV-1,2026-01-01,2026-01-31,10.00,EUR,soon", "paid_date", "date_malformed"),
        (",INV-1,2026-01-01,2026-01-31,10.00,EUR,", "customer_id", "text_empty"),
        ("ACME,,2026-01-01,2026-01-31,10.00,EUR,", "invoice_id", "text_empty"),
        ("ACME,INV-1,2026-01-01", "due_date", "malformed"),
    ] {
        let rows = rows(&format!("{HEADER}\n{row}\n{good}\n"));
        let refusal = rows[0].1.as_ref().unwrap_err();
        assert_eq!(
            (refusal.line, refusal.field.as_str(), refusal.code.as_str()),
            (2, column, code),
            "{refusal}"
        );
        // A refused row leaves no trace: the customer is still to be told.
        assert_eq!(kinds(&rows[1]), ["customer_recorded", "invoice_issued"], "{row}");
    }
}

#[test]
fn bytes_that_are_not_text_are_refused_and_the_next_row_goes_on() {
    let mut bytes = format!("{HEADER}\nAC").into_bytes();
    bytes.extend([0xFF, b'\n']);
    bytes.extend(b"ACME,INV-9,2026-01-01,2026-01-31,10.00,EUR,\n");
    let rows: Vec<_> = InvoiceTable::open(bytes.as_slice()).unwrap().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].1.as_ref().unwrap_err().code, "malformed");
    assert_eq!(kinds(&rows[1]), ["customer_recorded", "invoice_issued"]);
}

#[test]
fn a_header_without_the_columns_is_of_no_use() {
    let refusal = InvoiceTable::open("invoice_id,amount,currency\n".as_bytes()).err().unwrap();
    let missing = vec!["customer_id", "issue_date", "due_date", "paid_date"];
    assert_eq!(refusal, Unusable::MissingColumns(missing));
    assert!(refusal.to_string().contains("due_date"));
    assert!(matches!(InvoiceTable::open(&b""[..]), Err(Unusable::MissingColumns(names)) if names.len() == 7));
}
