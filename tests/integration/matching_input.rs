//! Cash application on input that nobody would choose: each gets a clear answer, in bounded work.

use receivables::matching::{
    MatchDecision, MatchKind, MatchOptions, find_subsets, match_cash, match_cash_with,
};
use receivables::{
    BankMovement, BankText, Currency, Customer, CustomerId, Date, Error, InvoiceId, LearnedEvidence,
    MatchItem, Money, MovementId, Name, Reference,
};

fn day(offset: i64) -> Date {
    Date::new(2024, 1, 1).unwrap().plus_days(offset).unwrap()
}

fn customer(id: &str, name: &str) -> Customer {
    Customer::new(CustomerId::new(id).unwrap(), Name::new(name).unwrap())
}

fn item(at: usize, customer: &str, open: Money) -> MatchItem {
    MatchItem {
        invoice_id: Some(InvoiceId::new(&format!("I{at}")).unwrap()),
        instalment: None,
        credit_memo_id: None,
        customer_id: CustomerId::new(customer).unwrap(),
        number: Some(Reference::new(&format!("INV-2024-{at:06}")).unwrap()),
        references: Vec::new(),
        structured_reference: None,
        issue_date: day(0),
        due_date: day(30),
        open,
        tax: None,
        discounts: Vec::new(),
        disputed: false,
    }
}

fn movement(at: usize, amount: Money, name: &str, text: &str) -> BankMovement {
    let mut movement = BankMovement::new(MovementId::new(&format!("M{at}")).unwrap(), day(40), amount);
    movement.payer_name = Reference::new(name).ok();
    movement.text = BankText::new(text).ok();
    movement
}

fn money(minor: i64, currency: Currency) -> Money {
    Money::from_minor(minor, currency)
}

fn report(
    movements: &[BankMovement],
    items: &[MatchItem],
) -> receivables::Result<receivables::matching::MatchReport> {
    let customers = [customer("C1", "Alder Logistik GmbH"), customer("C2", "Birch Foods Ltd")];
    match_cash(movements, items, &customers, &LearnedEvidence::default(), &MatchOptions::default())
}

#[test]
fn another_currency_without_a_rate_is_never_applied() {
    let usd: Currency = "USD".parse().unwrap();
    let gbp: Currency = "GBP".parse().unwrap();
    let items = [item(1, "C1", money(100_000, Currency::EUR)), item(2, "C1", money(200_000, usd))];
    for (currency, minor, text, settles) in [
        (gbp, 100_000, "INV-2024-000001", false),
        (usd, 100_000, "INV-2024-000001", false),
        (usd, 200_000, "INV-2024-000002", true),
    ] {
        let given = [movement(1, money(minor, currency), "ALDER LOGISTIK GMBH", text)];
        let found = &report(&given, &items).unwrap().matches[0];
        assert_eq!(found.decision == MatchDecision::Apply, settles, "{currency} {text}");
        assert!(found.best.items.iter().all(|i| i.amount.currency() == currency), "{currency} {text}");
    }
}

#[test]
fn items_of_unknown_customers_are_refused_by_place() {
    let items = [item(1, "C1", money(1, Currency::EUR)), item(2, "NOBODY", money(1, Currency::EUR))];
    let refused = report(&[], &items).unwrap_err();
    assert_eq!((refused.code(), refused.field()), ("customer_unknown", "items[1].customer_id".to_owned()));
}

#[test]
fn money_that_went_out_and_nothing_settle_nothing() {
    let items = [item(1, "C1", money(5_000, Currency::EUR))];
    let given: Vec<BankMovement> = [-5_000, 0, i64::MIN + 1]
        .into_iter()
        .enumerate()
        .map(|(at, minor)| {
            movement(at, money(minor, Currency::EUR), "ALDER LOGISTIK GMBH", "INV-2024-000001")
        })
        .collect();
    for given in given.chunks(1) {
        if let Ok(report) = report(given, &items) {
            assert_eq!(report.matches[0].best.kind, MatchKind::NotReceivable);
            assert!(report.matches[0].best.items.is_empty());
        }
    }
}

#[test]
fn hostile_texts_name_nothing_by_accident_and_end() {
    let items: Vec<MatchItem> = (0..200).map(|at| item(at, "C1", money(7_700, Currency::EUR))).collect();
    let texts = [
        String::new(),
        " \u{0}\u{7}\u{1b}[31m".to_owned(),
        "\u{202E}\u{200B}\u{FEFF}\u{1F4B6}\u{0301}".repeat(5_000),
        "\u{0661}\u{0662}\u{0663}\u{FF11}\u{1D7D8}".repeat(4_000),
        "INV".repeat(33_000),
        "9".repeat(100_000),
        "1 ".repeat(50_000),
        "INV-2024-".repeat(11_000),
        "INV-2024-000001 - INV-2024-000199 ".repeat(2_900),
    ];
    for (at, text) in texts.iter().enumerate() {
        let given = [movement(at, money(7_700, Currency::EUR), "ALDER LOGISTIK GMBH", text)];
        let found = &report(&given, &items).unwrap().matches[0];
        assert_eq!(found.decision, MatchDecision::Review, "text {at} names no single item");
    }
}

#[test]
fn ten_thousand_equal_amounts_abstain() {
    let items: Vec<MatchItem> = (0..10_000).map(|at| item(at, "C1", money(4_900, Currency::EUR))).collect();
    let given = [
        movement(1, money(4_900, Currency::EUR), "ALDER LOGISTIK GMBH", "subscription"),
        movement(2, money(49_000, Currency::EUR), "ALDER LOGISTIK GMBH", "subscriptions"),
        movement(3, money(4_900, Currency::EUR), "ALDER LOGISTIK GMBH", "INV-2024-000317"),
    ];
    let report = report(&given, &items).unwrap();
    let decisions: Vec<MatchDecision> = report.matches.iter().map(|m| m.decision).collect();
    assert_eq!(decisions, [MatchDecision::Review, MatchDecision::Review, MatchDecision::Apply]);
    assert_eq!(report.matches[2].best.items[0].invoice_id.as_ref().unwrap().as_str(), "I317");
}

#[test]
fn many_equal_movements_share_what_there_is() {
    let items: Vec<MatchItem> = (0..20).map(|at| item(at, "C1", money(4_900, Currency::EUR))).collect();
    let given: Vec<BankMovement> = (0..300)
        .map(|at| movement(at, money(4_900, Currency::EUR), "ALDER LOGISTIK GMBH", "subscription"))
        .collect();
    let report = report(&given, &items).unwrap();
    let mut taken: Vec<&str> = report
        .matches
        .iter()
        .flat_map(|m| &m.best.items)
        .filter_map(|i| i.invoice_id.as_ref())
        .map(|i| i.as_str())
        .collect();
    let count = taken.len();
    taken.sort_unstable();
    taken.dedup();
    assert_eq!(taken.len(), count, "no item is given away twice");
    assert!(report.matches.iter().all(|m| m.decision == MatchDecision::Review));
}

#[test]
fn counts_of_forty_items_agree_with_a_table_of_sums() {
    let mut state = 11_u64;
    for _ in 0..6 {
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 40).unwrap() % 900 + 1
        };
        let values: Vec<usize> = (0..40).map(|_| next()).collect();
        let target = next() * 9;
        // The slow reference: how many sets make each sum, item by item.
        let mut ways = vec![0_u64; target + 1];
        ways[0] = 1;
        for value in &values {
            for sum in (*value..=target).rev() {
                ways[sum] += ways[sum - value];
            }
        }
        let minor: Vec<i64> = values.iter().map(|v| i64::try_from(*v).unwrap()).collect();
        let sum = i64::try_from(target).unwrap();
        let found = find_subsets(&minor, sum, sum, 4_000_000, 5);
        assert!(found.is_complete);
        assert_eq!(found.solutions, ways[target], "{values:?} {target}");
    }
}

#[test]
fn progress_is_told_and_can_stop() {
    let items = [item(1, "C1", money(5_000, Currency::EUR))];
    let given: Vec<BankMovement> = (0..400)
        .map(|at| movement(at, money(5_000, Currency::EUR), "ALDER LOGISTIK GMBH", "INV-2024-000001"))
        .collect();
    let customers = [customer("C1", "Alder Logistik GmbH")];
    let (learned, options) = (LearnedEvidence::default(), MatchOptions::default());
    let mut told: Vec<(u64, u64)> = Vec::new();
    let mut note = |done, of| {
        told.push((done, of));
        Ok(())
    };
    let whole = match_cash_with(&given, &items, &customers, &learned, &options, &mut note).unwrap();
    assert_eq!(whole, match_cash(&given, &items, &customers, &learned, &options).unwrap());
    assert!(told.len() > 3 && told.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    assert!(told.last().is_some_and(|last| last.0 == last.1));
    let enough = || Error::NotPossible { field: "progress".into(), reason: "enough".into() };
    let mut once = 0;
    let mut stop = |_, _| {
        once += 1;
        if once == 2 { Err(enough()) } else { Ok(()) }
    };
    assert_eq!(match_cash_with(&given, &items, &customers, &learned, &options, &mut stop), Err(enough()));
    assert_eq!(once, 2);
}
