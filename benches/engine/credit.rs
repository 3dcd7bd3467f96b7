//! What the credit desk asks a ledger: a provision matrix from its own history, and who may still be delivered.

use criterion::{BenchmarkId, Criterion, Throughput};
use receivables::decide::{CreditTerms, ProvisionOptions, credit_standings, provision_matrix};
use receivables::{AsOf, Currency, Ledger, Money, Settings};
use receivables_benches::{Trade, TradeKind};
use std::hint::black_box;

/// Over the mix of 100,000 facts; the number of the standings is that of customers.
pub(crate) fn credit(criterion: &mut Criterion) {
    let mut ledger = Ledger::new(Settings::default());
    for fact in &Trade::facts(TradeKind::Whole, 100_000).unwrap() {
        ledger.apply(fact).unwrap();
    }
    let today = AsOf::day(ledger.latest_effective().unwrap());
    let mut group = criterion.benchmark_group("credit");
    group.throughput(Throughput::Elements(100_000));
    group.bench_function(BenchmarkId::new("provision_matrix", "100k"), |bencher| {
        let options = ProvisionOptions::default();
        bencher.iter(|| {
            let matrix = provision_matrix(black_box(&ledger), &today, &options).unwrap();
            assert!(!matrix.groups.is_empty());
        });
    });
    let terms = CreditTerms {
        limit: Money::from_minor(5_000_000, Currency::EUR),
        part_limits: Vec::new(),
        hold_days_past_due: Some(45),
        review_from_percent: 90,
    };
    let customers = credit_standings(&ledger, &today, &[], Some(&terms)).unwrap().len();
    assert!(customers > 0);
    group.throughput(Throughput::Elements(u64::try_from(customers).unwrap()));
    group.bench_function(BenchmarkId::new("credit_standings", customers), |bencher| {
        bencher.iter(|| {
            let found = credit_standings(black_box(&ledger), &today, &[], Some(&terms)).unwrap();
            assert_eq!(found.len(), customers);
        });
    });
    group.finish();
}
