//! Facts of one recorded instant, told one by one in another order, give the same journal to the byte: also the order of
//! the postings of a void, and who carries the odd cent in the currency of the books.

use receivables::{AsOf, Fact, Ledger, Settings};
use serde_json::{Value, json};

fn fact(kind: &str, id: &str, effective: &str, document: &Value) -> Fact {
    let mut text =
        json!({"kind": kind, "id": id, "effective": effective, "recorded": "2024-03-01T00:00:00Z"});
    let fields = document.as_object().unwrap().clone();
    text.as_object_mut().unwrap().extend(fields);
    Fact::from_json(&text.to_string()).unwrap()
}

fn euros(amount: &str) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

fn allocated(id: &str, amount: &str) -> Fact {
    let allocation = json!({"id": id, "payment_id": "PAY-1", "invoice_id": "INV-1", "amount": euros(amount)});
    fact("cash_allocated", id, "2024-01-20", &json!({"allocation": allocation}))
}

fn written_off(id: &str, amount: &str) -> Fact {
    let write_off = json!({"id": id, "invoice_id": "INV-1", "amount": euros(amount)});
    fact("written_off", id, "2024-01-20", &json!({"write_off": write_off}))
}

/// The journal of facts told one by one, with books in dollars.
fn journal(facts: &[&Fact]) -> String {
    let settings: Settings = receivables::wire::from_json(r#"{"functional_currency":"USD"}"#).unwrap();
    let mut ledger = Ledger::new(settings);
    for fact in facts {
        ledger.apply(fact).unwrap();
    }
    let end = AsOf::day("2024-12-31".parse().unwrap());
    receivables::wire::to_json(&ledger.journal(&end).unwrap()).unwrap()
}

#[test]
fn the_postings_of_a_void_do_not_depend_on_the_order_of_arrival() {
    let customer = json!({"customer": {"id": "ALDER", "name": "Alder"}});
    let customer = fact("customer_recorded", "c", "2024-01-01", &customer);
    let invoice = json!({"invoice": {"id": "INV-1", "customer_id": "ALDER", "issue_date": "2024-01-10",
        "amount": euros("10.00"), "exchange_rate": "1.1011", "terms": {"kind": "net", "days": 30}}});
    let invoice = fact("invoice_issued", "i", "2024-01-10", &invoice);
    let payment = json!({"payment": {"id": "PAY-1", "customer_id": "ALDER", "value_date": "2024-01-20",
        "amount": euros("9.00"), "exchange_rate": "1.0777", "method": "check"}});
    let payment = fact("payment_received", "p", "2024-01-20", &payment);
    let (a, b) = (allocated("A-1", "3.33"), allocated("A-2", "5.67"));
    let (x, y) = (written_off("WO-1", "0.35"), written_off("WO-2", "0.65"));
    let void = fact("invoice_voided", "v", "2024-02-01", &json!({"invoice_id": "INV-1"}));
    let told = journal(&[&customer, &invoice, &payment, &a, &b, &x, &y, &void]);
    assert_eq!(told, journal(&[&customer, &invoice, &payment, &b, &a, &x, &y, &void]), "allocations");
    assert_eq!(told, journal(&[&customer, &invoice, &payment, &a, &b, &y, &x, &void]), "write-offs");
    assert_eq!(told, journal(&[&customer, &payment, &invoice, &y, &b, &x, &a, &void]), "all of it");
}
