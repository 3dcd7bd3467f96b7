//! Failed payments: verdicts, standings, plans, learning; and what stands beside them, routing and late interest.

use criterion::{BenchmarkId, Criterion, Throughput};
use receivables::failures::{
    FailureClass, FailureSource, FailureTable, RetryObservation, RetryPlanOptions, RetryPriors,
    RetryQuestion, RetrySuccess, instrument_standings, plan_retries,
};
use receivables::interest::{LateInterestScheme, PrincipalPayment, late_interest};
use receivables::routing::{MethodOffer, RoutingOptions, route};
use receivables::{Currency, Date, Fact, Money, Name, PaymentFailure, Timestamp};
use std::hint::black_box;

/// Five methods, as a contract may price them.
const OFFERS: &str = r#"[
{"method":"card","percent":"2.9","fixed":{"amount":"0.30","currency":"USD"},"settlement_days":2,"reversible_days":120},
{"method":"ach_debit","percent":"0.8","cap":{"amount":"5.00","currency":"USD"},"settlement_days":4,"reversible_days":60},
{"method":"wire","fixed":{"amount":"8.00","currency":"USD"},"settlement_days":0},
{"method":"wallet","percent":"3.1","settlement_days":2,"failure_percent":"4"},
{"method":"check","fixed":{"amount":"2.00","currency":"USD"},"settlement_days":7,"failure_percent":"1"}]"#;

const FAILURE: &str = r#"{"customer_id":"A","amount":{"amount":"49.00","currency":"USD"},"method":"card","rail":"visa","instrument_id":"t","code":"51"}"#;

fn failed() -> Timestamp {
    "2026-03-02T08:00:00Z".parse().unwrap()
}

fn question() -> RetryQuestion {
    let mut limits = FailureTable::shared().unwrap().limits.clone();
    limits.retain(|limit| matches!(limit.source, FailureSource::Visa | FailureSource::Card));
    assert_eq!(limits.len(), 2);
    RetryQuestion {
        id: Name::new("failure-1").unwrap(),
        amount: Money::parse("49.00", Currency::USD).unwrap(),
        class: FailureClass::Soft,
        code: None,
        failed_at: failed(),
        tried: Vec::new(),
        most_retries: None,
        not_before: None,
        not_after: None,
        business_days: None,
        limits,
        time_zone: None,
    }
}

pub(crate) fn failures(criterion: &mut Criterion) {
    let table = FailureTable::shared().unwrap();
    let failure: PaymentFailure = serde_json::from_str(FAILURE).unwrap();
    let facts: Vec<Fact> = (0..10).map(fact).collect();
    let now = failed().plus_hours(24 * 20).unwrap();
    let mut group = criterion.benchmark_group("failures");
    group.bench_function("verdict", |bencher| {
        bencher.iter(|| assert!(table.verdict(black_box(&failure), failed()).unwrap().may_retry()));
    });
    group.bench_function("standing", |bencher| {
        bencher.iter(|| assert!(instrument_standings(black_box(&facts), table, now).unwrap()[0].usable));
    });
    let success = RetrySuccess::unlearned(&RetryPriors::standard().unwrap());
    for (name, days) in [("3_weeks", 21), ("90_days", 90)] {
        let options = RetryPlanOptions { horizon_days: days, ..RetryPlanOptions::standard().unwrap() };
        group.bench_function(BenchmarkId::new("plan", name), |bencher| {
            bencher.iter(|| {
                let plan = plan_retries(black_box(&question()), &success, &options, failed()).unwrap();
                assert!(!plan.retries.is_empty());
            });
        });
    }
    let tries: Vec<RetryObservation> = (0..10_000).map(tried).collect();
    group.throughput(Throughput::Elements(10_000));
    group.bench_function(BenchmarkId::new("learn", "10k"), |bencher| {
        let priors = RetryPriors::standard().unwrap();
        bencher.iter(|| assert_eq!(RetrySuccess::learn(black_box(&tries), &priors).unwrap().tries, 10_000));
    });
    group.finish();
}

fn fact(number: i64) -> Fact {
    let when = failed().plus_hours(number * 36).unwrap();
    let day = when.date();
    let text = format!(
        r#"{{"kind":"payment_failed","id":"f{number}","effective":"{day}","recorded":"{when}","failure":{FAILURE}}}"#
    );
    Fact::from_json(&text).unwrap()
}

fn tried(number: i64) -> RetryObservation {
    let failed_at = failed().plus_hours(number).unwrap();
    RetryObservation {
        class: FailureClass::Soft,
        code: Some(["51", "05", "91"][usize::try_from(number % 3).unwrap()].parse().unwrap()),
        failed_at,
        tried_at: failed_at.plus_hours(24 + number % 97).unwrap(),
        attempt: u32::try_from(1 + number % 4).unwrap(),
        succeeded: number % 5 == 0,
        time_zone: None,
    }
}

pub(crate) fn collecting(criterion: &mut Criterion) {
    let offers: Vec<MethodOffer> = serde_json::from_str(OFFERS).unwrap();
    let (amount, options) = (Money::parse("1200.00", Currency::USD).unwrap(), RoutingOptions::default());
    criterion.bench_function("routing/choose", |bencher| {
        bencher.iter(|| {
            let route = route(black_box(amount), &offers, &options).unwrap();
            assert_eq!(route.alternatives.len(), 5);
        });
    });
    let scheme = LateInterestScheme::published("eu_ecb").unwrap();
    let debt = Money::parse("10000.00", Currency::EUR).unwrap();
    let due: Date = "2022-12-31".parse().unwrap();
    let payments: Vec<PrincipalPayment> = (1..=10)
        .map(|number| PrincipalPayment {
            date: due.plus_days(number * 90).unwrap(),
            amount: Money::parse("500.00", Currency::EUR).unwrap(),
        })
        .collect();
    let until = due.plus_days(3 * 365 - 10).unwrap();
    criterion.bench_function("interest/accrue", |bencher| {
        bencher.iter(|| {
            let found = late_interest(black_box(debt), due, until, &payments, &scheme).unwrap();
            assert!(found.interest.is_positive());
        });
    });
}
