//! What looks ahead, and what is provided for, adds up to what the ledger says is open.

use receivables::ageing::{AgeingGroup, AgeingOptions};
use receivables::decide::{
    CreditTerms, LossRateMethod, ProvisionMatrix, ProvisionOptions, credit_standings, provision_matrix,
};
use receivables::documents::PastInvoice;
use receivables::forecast::{ForecastOptions, forecast_cash};
use receivables::risk::{LossOptions, OutlookOptions, RiskModel, RiskOptions};
use receivables::{AsOf, Currency, Date, Ledger, Money, Settings};
use receivables_tests::agreement::accepted;
use receivables_tests::strategies::seeded_sequence;
use std::collections::BTreeMap;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// A ledger of facts drawn at random.
fn drawn(seed: u64, most: usize) -> Ledger {
    let mut ledger = Ledger::new(Settings::default());
    ledger.apply_all(&accepted(&seeded_sequence(seed, most))).unwrap();
    ledger
}

/// A day after everything of a ledger.
fn after(ledger: &Ledger) -> Date {
    let last = ledger.facts().map(|fact| fact.unwrap().effective).max();
    last.map_or(date("2026-03-31"), |day| day.plus_days(1).unwrap())
}

type Sums = BTreeMap<Currency, Money>;

fn add(sums: &mut Sums, amount: Money) {
    if !amount.is_zero() {
        let sum = sums.entry(amount.currency()).or_insert(Money::zero(amount.currency()));
        *sum = sum.plus(amount).unwrap();
    }
}

/// Open items by currency.
fn open(ledger: &Ledger, day: Date) -> Sums {
    let mut sums = Sums::new();
    for balance in ledger.balances(&AsOf::day(day)).unwrap() {
        add(&mut sums, balance.open_items);
    }
    sums
}

#[test]
fn a_provision_matrix_ties_to_the_ageing_of_each_day() {
    let (mut rows, mut lost) = (0, 0);
    for seed in 0..60 {
        let ledger = drawn(seed, 60);
        let day = after(&ledger);
        for group_by in [AgeingGroup::None, AgeingGroup::Segment, AgeingGroup::Customer] {
            for method in [LossRateMethod::Cohort, LossRateMethod::Roll] {
                let ageing = AgeingOptions { group_by, ..AgeingOptions::default() };
                let options = ProvisionOptions {
                    ageing: ageing.clone(),
                    periods: 4,
                    follow_months: 0,
                    method,
                    ..ProvisionOptions::default()
                };
                let matrix = provision_matrix(&ledger, &AsOf::day(day), &options).unwrap();
                ties(&ledger, &matrix, &ageing);
                rows += matrix.groups.len();
                lost += matrix.groups.iter().filter(|group| group.allowance.is_positive()).count();
            }
        }
    }
    assert!(rows > 500 && lost > 20, "{rows} rows, {lost} with an allowance");
}

fn ties(ledger: &Ledger, matrix: &ProvisionMatrix, ageing: &AgeingOptions) {
    for (place, day) in
        matrix.groups.first().map(|group| group.periods.clone()).unwrap_or_default().iter().enumerate()
    {
        let report = ledger.ageing(&AsOf::day(day.day), ageing).unwrap();
        for row in report.rows.iter().filter(|row| row.open.is_positive()) {
            let group = matrix.groups.iter().find(|g| g.currency == row.currency && g.group == row.group);
            assert_eq!(group.unwrap().periods[place].amounts, row.amounts, "{} {row:?}", day.day);
        }
    }
    let report = ledger.ageing(&AsOf::day(matrix.as_of), ageing).unwrap();
    for group in &matrix.groups {
        let row = report.rows.iter().find(|r| r.currency == group.currency && r.group == group.group);
        assert_eq!(row.map_or(0, |row| row.open.minor()), group.gross.minor());
        let buckets: i64 = group.buckets.iter().map(|bucket| bucket.gross.minor()).sum();
        assert_eq!(buckets, group.gross.minor());
        let parts = group.buckets.iter().filter_map(|bucket| bucket.allowance);
        assert_eq!(parts.map(Money::minor).sum::<i64>(), group.allowance.minor());
        let unrated = group.buckets.iter().filter(|bucket| bucket.rate.is_none());
        assert_eq!(unrated.map(|b| b.gross.minor()).sum::<i64>(), group.without_rate.minor());
        assert!(group.buckets.iter().all(|b| b.cohort.lost.minor() <= b.cohort.reached.minor()));
    }
}

#[test]
fn parts_of_exposures_add_up_to_what_is_open() {
    let mut returned = 0;
    for seed in 0..150 {
        let ledger = drawn(seed, 60);
        let day = after(&ledger);
        let terms = CreditTerms {
            limit: Money::from_minor(100_000, Currency::EUR),
            part_limits: Vec::new(),
            hold_days_past_due: Some(30),
            review_from_percent: 90,
        };
        let exposures = credit_standings(&ledger, &AsOf::day(day), &[], Some(&terms)).unwrap();
        let mut sums = Sums::new();
        for exposure in exposures {
            exposure.exposure.parts.iter().for_each(|part| add(&mut sums, part.amount));
            exposure.other_currencies.iter().for_each(|amount| add(&mut sums, *amount));
            returned += usize::from(exposure.exposure.parts[2].amount.is_positive());
        }
        assert_eq!(sums, open(&ledger, day), "seed {seed}");
    }
    assert!(returned > 3, "{returned} with something returned");
}

#[test]
fn what_looks_ahead_adds_up_to_the_ledger() {
    let options = ForecastOptions { paths: 100, ..ForecastOptions::default() };
    let mut open_ledgers = 0;
    for seed in 0..60 {
        let ledger = drawn(seed, 60);
        let day = after(&ledger);
        let past = ledger.past_invoices(&AsOf::day(day)).unwrap();
        let model = RiskModel::fit(&past, day, &RiskOptions { trees: 0, ..RiskOptions::default() }).unwrap();
        let portfolio = model.portfolio(&past, day).unwrap();
        let [mut scored, mut forecast, mut lost] = [Sums::new(), Sums::new(), Sums::new()];
        for outlook in portfolio.outlooks(&past, &OutlookOptions::default()).unwrap() {
            add(&mut scored, outlook.open);
        }
        let chances = portfolio.chances(&past, 91).unwrap();
        for row in forecast_cash(&chances, day, &options).unwrap().rows {
            add(&mut forecast, row.open);
            let expected: i64 = row.periods.iter().map(|period| period.expected.minor()).sum();
            // Each period is rounded by itself.
            assert!((expected + row.later.minor() - row.open.minor()).abs() <= 14, "seed {seed}");
        }
        let third = LossOptions::new("0.3".parse().unwrap());
        for row in portfolio.losses(&past, &third).unwrap() {
            add(&mut lost, row.gross);
            assert!(
                row.allowance.minor() <= row.gross.minor() * 3 / 10 + i64::try_from(row.invoices).unwrap()
            );
        }
        let open = open(&ledger, day);
        open_ledgers += usize::from(!open.is_empty());
        assert_eq!((&scored, &forecast, &lost), (&open, &open, &open), "seed {seed}");
    }
    assert!(open_ledgers > 30);
}

/// An invoice of 1,000.00, due so many days before the day of the question.
fn owed(number: i64, days_past_due: i64, as_of: Date) -> PastInvoice {
    let due = as_of.plus_days(-days_past_due).unwrap();
    let text = serde_json::json!({
        "customer_id": format!("C{number}"), "invoice_id": format!("I{number}"),
        "issue_date": due.plus_days(-30).unwrap(), "due_date": due,
        "amount": {"amount": "1000.00", "currency": "EUR"},
    });
    serde_json::from_value(text).unwrap()
}

#[test]
fn losses_grow_with_age_and_with_an_earlier_default() {
    let as_of = date("2026-03-02");
    let past: Vec<PastInvoice> =
        [-20, 0, 30, 60, 89, 90, 91, 200].map(|days| owed(days + 20, days, as_of)).into();
    let model = RiskModel::fit(&[], as_of, &RiskOptions::default()).unwrap();
    let portfolio = model.portfolio(&past, as_of).unwrap();
    let allowance = |invoice: &PastInvoice, options: &LossOptions| {
        portfolio.losses(std::slice::from_ref(invoice), options).unwrap()[0].allowance.minor()
    };
    let half = LossOptions::new("0.5".parse().unwrap());
    let by_age: Vec<i64> = past.iter().map(|invoice| allowance(invoice, &half)).collect();
    assert!(by_age.windows(2).all(|pair| pair[0] <= pair[1]), "{by_age:?}");
    // From the end of the ninetieth day past due on it is in default, and half of it is lost.
    assert!(by_age[0] < by_age[4] && by_age[4] < 50_000, "{by_age:?}");
    assert_eq!(&by_age[6..], [50_000, 50_000]);
    let earlier = LossOptions { default_days_past_due: 30, ..half.clone() };
    assert!(past.iter().all(|invoice| allowance(invoice, &earlier) >= allowance(invoice, &half)));
    // Together they are the sum, whatever their order.
    let all = portfolio.losses(&past, &half).unwrap();
    assert_eq!((all.len(), all[0].invoices, all[0].allowance.minor()), (1, 8, by_age.iter().sum()));
    let mut turned = past.clone();
    turned.reverse();
    assert_eq!(portfolio.losses(&turned, &half).unwrap(), all);
}
