//! Which money counts for a promise, and for a customer's name: the same in follow-up and in the metrics.

use receivables::dunning::{Case, Clock, outlook, pursue};
use receivables::{
    AsOf, Currency, CustomerId, Date, Fact, Ledger, PayerBehaviour, Playbook, PromiseOutcome, Standing,
    TimeZone,
};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn eur(amount: &str) -> String {
    format!(r#"{{"amount":"{amount}","currency":"EUR"}}"#)
}

/// A fact recorded on the morning of its day.
fn fact(kind: &str, id: &str, day: &str, rest: &str) -> Fact {
    let text =
        format!(r#"{{"kind":"{kind}","id":"{id}","effective":"{day}","recorded":"{day}T09:00:00Z",{rest}}}"#);
    Fact::from_json(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn invoice(id: &str, issued: &str, due_days: u32, amount: &str) -> Fact {
    let amount = eur(amount);
    fact(
        "invoice_issued",
        &format!("f-{id}"),
        issued,
        &format!(
            r#""invoice":{{"id":"{id}","customer_id":"C","issue_date":"{issued}","amount":{amount},"terms":{{"kind":"net","days":{due_days}}}}}"#
        ),
    )
}

fn payment(id: &str, payer: Option<&str>, day: &str, amount: &str) -> Fact {
    let amount = eur(amount);
    let payer = payer.map(|id| format!(r#""customer_id":"{id}","#)).unwrap_or_default();
    let rest = format!(
        r#""payment":{{"id":"{id}",{payer}"value_date":"{day}","amount":{amount},"method":"bank_transfer"}}"#
    );
    fact("payment_received", &format!("f-{id}"), day, &rest)
}

fn allocation(payment: &str, invoice: &str, day: &str, amount: &str) -> Fact {
    let amount = eur(amount);
    let id = format!("{payment}-{invoice}");
    let rest = format!(
        r#""allocation":{{"id":"{id}","payment_id":"{payment}","invoice_id":"{invoice}","amount":{amount}}}"#
    );
    fact("cash_allocated", &format!("f-{id}"), day, &rest)
}

fn returned(payment: &str, day: &str, amount: &str) -> Fact {
    let amount = eur(amount);
    let rest = format!(r#""payment_return":{{"payment_id":"{payment}","amount":{amount},"code":"MD06"}}"#);
    fact("payment_returned", &format!("f-return-{payment}"), day, &rest)
}

fn write_off(invoice: &str, day: &str, amount: &str) -> Fact {
    let amount = eur(amount);
    let rest = format!(r#""write_off":{{"id":"w-{invoice}","invoice_id":"{invoice}","amount":{amount}}}"#);
    fact("written_off", &format!("f-w-{invoice}"), day, &rest)
}

/// Puts all of a credit memo on an invoice.
fn credited(invoice: &str, day: &str, amount: &str) -> [Fact; 2] {
    let amount = eur(amount);
    let memo = format!(
        r#""credit_memo":{{"id":"m-{invoice}","customer_id":"C","issue_date":"{day}","amount":{amount}}}"#
    );
    let put = format!(
        r#""allocation":{{"id":"am-{invoice}","credit_memo_id":"m-{invoice}","invoice_id":"{invoice}","amount":{amount}}}"#
    );
    [
        fact("credit_memo_issued", &format!("f-m-{invoice}"), day, &memo),
        fact("cash_allocated", &format!("f-am-{invoice}"), day, &put),
    ]
}

fn ledger(facts: &[Fact]) -> Ledger {
    let mut ledger = Ledger::default();
    let customers = [
        fact("customer_recorded", "f-P", "2026-01-01", r#""customer":{"id":"P","name":"Parent"}"#),
        fact(
            "customer_recorded",
            "f-C",
            "2026-01-01",
            r#""customer":{"id":"C","name":"Child","parent":"P"}"#,
        ),
    ];
    ledger.apply_all(customers.iter().chain(facts)).unwrap();
    ledger
}

/// Where the promise stands on a day, by follow-up and by the metrics.
fn judged(facts: &[Fact], today: &str) -> (Standing, PromiseOutcome) {
    let ledger = ledger(facts);
    let playbook = Playbook::standard().unwrap();
    let id = CustomerId::new("C").unwrap();
    let as_of = AsOf::day(date(today));
    let account = ledger.account(&id, &as_of).unwrap();
    let case = Case::new(&id, Currency::EUR, date("2026-01-16")).unwrap();
    let now = format!("{today}T12:00:00Z").parse().unwrap();
    let clock = Clock::new(now, &playbook.company, TimeZone::UTC).unwrap();
    let policy = playbook.policies.first().unwrap();
    let pursuit = pursue(&account, &case, policy, &[], &clock).unwrap();
    let activity = ledger.activity(date("2026-01-01"), &as_of, &Default::default()).unwrap();
    let [commitment] = pursuit.commitments.as_slice() else { panic!("one promise") };
    let [promise] = activity.promises.as_slice() else { panic!("one promise") };
    (commitment.standing, promise.outcome)
}

/// An invoice of 1000 due on 15 January, and a promise of 20 January to pay 600 by Monday the 26th. With a business day
/// of grace money is in time up to the 27th; the question is put on 10 February.
fn promise_after(more: impl IntoIterator<Item = Fact>) -> (Standing, PromiseOutcome) {
    let amount = eur("600.00");
    let rest = format!(
        r#""promise":{{"id":"PR","customer_id":"C","invoice_ids":["I"],"amount":{amount},"promised_date":"2026-01-26"}}"#
    );
    let mut facts =
        vec![invoice("I", "2026-01-05", 10, "1000.00"), fact("promise_made", "f-PR", "2026-01-20", &rest)];
    facts.extend(more);
    judged(&facts, "2026-02-10")
}

const KEPT: (Standing, PromiseOutcome) = (Standing::Kept, PromiseOutcome::Kept);
const BROKEN: (Standing, PromiseOutcome) = (Standing::Broken, PromiseOutcome::Broken);
/// Half of it or more: the follow-up does not take it for broken; for the rate only what was paid in full is kept.
const PARTLY: (Standing, PromiseOutcome) = (Standing::PartlyKept, PromiseOutcome::Broken);

#[test]
fn money_in_time_keeps_a_promise() {
    let paid =
        [payment("P1", Some("C"), "2026-01-27", "600.00"), allocation("P1", "I", "2026-01-27", "600.00")];
    assert_eq!(promise_after(paid), KEPT);
    let late =
        [payment("P1", Some("C"), "2026-01-28", "600.00"), allocation("P1", "I", "2026-01-28", "600.00")];
    assert_eq!(promise_after(late), BROKEN);
}

#[test]
fn what_is_no_money_keeps_none() {
    assert_eq!(promise_after([]), BROKEN);
    assert_eq!(promise_after([write_off("I", "2026-01-22", "1000.00")]), BROKEN);
    assert_eq!(promise_after(credited("I", "2026-01-22", "1000.00")), BROKEN);
}

#[test]
fn whose_money_it_is_does_not_matter() {
    for payer in [None, Some("P"), Some("C")] {
        let matched_late =
            [payment("P1", payer, "2026-01-26", "600.00"), allocation("P1", "I", "2026-02-05", "600.00")];
        assert_eq!(promise_after(matched_late), KEPT, "{payer:?}");
    }
}

#[test]
fn only_what_was_returned_is_lost() {
    let paid = |back: &str| {
        promise_after([
            payment("P1", None, "2026-01-26", "1000.00"),
            allocation("P1", "I", "2026-02-02", "1000.00"),
            returned("P1", "2026-02-04", back),
        ])
    };
    assert_eq!(paid("400.00"), KEPT);
    assert_eq!(paid("400.01"), PARTLY);
    assert_eq!(paid("700.00"), PARTLY, "half of the 600.00 is left");
    assert_eq!(paid("700.01"), BROKEN);
    assert_eq!(paid("1000.00"), BROKEN);
}

#[test]
fn money_of_before_counts_from_the_day_it_is_put_on_the_item() {
    let before = payment("P1", Some("C"), "2026-01-12", "600.00");
    assert_eq!(promise_after([before.clone(), allocation("P1", "I", "2026-01-23", "600.00")]), KEPT);
    assert_eq!(promise_after([before.clone(), allocation("P1", "I", "2026-01-28", "600.00")]), BROKEN);
    assert_eq!(promise_after([before, allocation("P1", "I", "2026-01-19", "600.00")]), BROKEN);
}

/// The behaviour on 1 July of a customer with six invoices due on the 11th of each month from January on.
fn behaviour(settle: impl Fn(&str, &str) -> Vec<Fact>) -> PayerBehaviour {
    let mut facts = Vec::new();
    for month in 1..=6 {
        let id = format!("I{month}");
        facts.push(invoice(&id, &format!("2026-{month:02}-01"), 10, "100.00"));
        facts.extend(settle(&id, &format!("2026-{month:02}")));
    }
    let account =
        ledger(&facts).account(&CustomerId::new("C").unwrap(), &AsOf::day(date("2026-07-01"))).unwrap();
    outlook(&account, &Playbook::standard().unwrap().behaviour, date("2026-07-01")).unwrap().behaviour
}

#[test]
fn only_money_makes_a_customer_reliable() {
    let paid = |id: &str, on: String, matched: String| {
        vec![
            payment(&format!("P{id}"), Some("C"), &on, "100.00"),
            allocation(&format!("P{id}"), id, &matched, "100.00"),
        ]
    };
    let in_time = behaviour(|id, month| paid(id, format!("{month}-10"), format!("{month}-10")));
    assert_eq!(in_time, PayerBehaviour::Reliable);
    let matched_late = behaviour(|id, month| paid(id, format!("{month}-10"), format!("{month}-28")));
    assert_eq!(matched_late, PayerBehaviour::Reliable);
    let given_up = behaviour(|id, month| vec![write_off(id, &format!("{month}-05"), "100.00")]);
    assert_eq!(given_up, PayerBehaviour::ChronicLate);
    // Nothing was to be paid: nothing is known of them.
    let taken_back = behaviour(|id, month| credited(id, &format!("{month}-05"), "100.00").to_vec());
    assert_eq!(taken_back, PayerBehaviour::New);
}
