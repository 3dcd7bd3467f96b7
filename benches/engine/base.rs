//! Splitting money, and due dates from payment terms.

use criterion::{BenchmarkId, Criterion, Throughput};
use receivables::calendar::{BaseDates, HolidayCalendar, PublicCalendar};
use receivables::money::{Weight, split};
use receivables::{Currency, Date, Money, PaymentTerms};
use std::hint::black_box;

pub(crate) fn money(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("money/split");
    for parts in [3_usize, 12, 1_000] {
        let weights: Vec<Weight> =
            (0..parts).map(|part| format!("{}.5", part % 7 + 1).parse().unwrap()).collect();
        let total = Money::from_minor(1_000_001, Currency::USD);
        group.throughput(Throughput::Elements(u64::try_from(parts).unwrap()));
        group.bench_function(BenchmarkId::from_parameter(parts), |bencher| {
            bencher.iter(|| {
                let split = split(black_box(total), black_box(&weights)).unwrap();
                let sum: i64 = split.iter().map(|part| part.minor()).sum();
                assert_eq!(sum, total.minor());
                split
            });
        });
    }
    group.finish();
}

pub(crate) fn calendar(criterion: &mut Criterion) {
    let weekends = HolidayCalendar::weekends_only();
    let target = PublicCalendar::Target.calendar(2024, 2025).unwrap();
    let issued: Date = "2024-03-15".parse().unwrap();
    let amount = Money::from_minor(100_001, Currency::EUR);
    let moved = r#"{"kind":"net","days":30,"business_day_rule":"modified_following"}"#;
    let cases: [(&str, PaymentTerms, &HolidayCalendar, &str); 4] = [
        ("net", PaymentTerms::net(30), &weekends, "2024-04-14"),
        ("discount", PaymentTerms::parse("2/10 net 30").unwrap(), &weekends, "2024-04-14"),
        ("end_of_month", PaymentTerms::parse("EOM + 30 days").unwrap(), &weekends, "2024-04-30"),
        // Sunday 14 April: the Monday after.
        ("business_day", serde_json::from_str(moved).unwrap(), &target, "2024-04-15"),
    ];
    let mut group = criterion.benchmark_group("calendar/schedule");
    group.throughput(Throughput::Elements(1));
    for (name, terms, calendar, due) in cases {
        let due: Date = due.parse().unwrap();
        let dates = BaseDates::issued(issued);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let schedule = black_box(&terms).schedule(&dates, amount, calendar).unwrap();
                assert_eq!(schedule.instalments[0].due_date, due);
                schedule
            });
        });
    }
    group.finish();
}
