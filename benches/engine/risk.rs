//! Fitting a risk model, scoring, outlooks with reasons, forecasts.

use criterion::{BenchmarkId, Criterion, Throughput};
use receivables::documents::PastInvoice;
use receivables::forecast::{ForecastOptions, Scenario, compare_cash, forecast_cash};
use receivables::risk::{Curve, OutlookOptions, RiskModel, RiskOptions};
use receivables_benches::past_invoices;
use std::hint::black_box;

fn open(past: &[PastInvoice]) -> Vec<&PastInvoice> {
    past.iter().filter(|invoice| invoice.paid_date.is_none()).collect()
}

pub(crate) fn risk(criterion: &mut Criterion) {
    let past = past_invoices(10_000).unwrap();
    let as_of = past.iter().map(|invoice| invoice.issue_date).max().unwrap().plus_days(1).unwrap();
    let model = RiskModel::fit(&past, as_of, &RiskOptions::default()).unwrap();
    let portfolio = model.portfolio(&past, as_of).unwrap();
    let open = open(&past);
    let count = u64::try_from(open.len()).unwrap();

    let mut group = criterion.benchmark_group("risk");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function(BenchmarkId::new("fit", "10k"), |bencher| {
        bencher.iter(|| {
            let fitted = RiskModel::fit(black_box(&past), as_of, &RiskOptions::default()).unwrap();
            assert_eq!(fitted.invoices(), 10_000);
        });
    });
    group.throughput(Throughput::Elements(count));
    group.bench_function(BenchmarkId::new("score", open.len()), |bencher| {
        let mut curve = Curve::default();
        bencher.iter(|| {
            for invoice in &open {
                portfolio.curve_into(black_box(invoice), &mut curve).unwrap();
                assert!(curve.days() > 0);
            }
        });
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("outlook/1", |bencher| {
        let options = OutlookOptions::default();
        bencher.iter(|| portfolio.outlook(black_box(open[0]), &options).unwrap());
    });
    let items = portfolio.chances(&past, 91).unwrap();
    group.throughput(Throughput::Elements(count));
    group.bench_function(BenchmarkId::new("forecast_13_weeks", open.len()), |bencher| {
        bencher.iter(|| {
            let forecast = forecast_cash(black_box(&items), as_of, &ForecastOptions::default()).unwrap();
            assert_eq!(forecast.rows[0].periods.len(), 13);
        });
    });
    let later = Scenario::AllLater { days: 5 }.applied(&items, as_of);
    group.bench_function(BenchmarkId::new("compare_cash", open.len()), |bencher| {
        bencher.iter(|| {
            let options = ForecastOptions::default();
            let answer = compare_cash(black_box(&items), black_box(&later), as_of, &options).unwrap();
            assert_eq!(answer.difference.len(), answer.base.rows.len());
        });
    });
    group.finish();
}
