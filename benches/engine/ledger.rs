//! The ledger: facts in, questions answered.

use criterion::measurement::WallTime;
use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, SamplingMode, Throughput};
use receivables::ageing::AgeingOptions;
use receivables::{AsOf, Currency, Fact, Ledger, Settings};
use receivables_benches::{DAYS, OpenInvoices, Trade, TradeKind, day};
use std::hint::black_box;

const SIZES: [(&str, usize); 3] = [("10k", 10_000), ("100k", 100_000), ("1M", 1_000_000)];
const MIDDLE: (&str, usize) = SIZES[1];

fn elements(count: usize) -> Throughput {
    Throughput::Elements(u64::try_from(count).unwrap())
}

fn applied(facts: &[Fact]) -> Ledger {
    let mut ledger = Ledger::new(Settings::default());
    for fact in facts {
        ledger.apply(fact).unwrap();
    }
    ledger
}

/// Applies all facts to a new ledger in every round; making and dropping the ledger is not counted.
fn bench_apply(group: &mut BenchmarkGroup<'_, WallTime>, name: &str, facts: &[Fact]) {
    group.throughput(elements(facts.len()));
    group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
        let start = || Ledger::new(Settings::default());
        let run = |mut ledger: Ledger| {
            for fact in facts {
                ledger.apply(black_box(fact)).unwrap();
            }
            assert_eq!(ledger.len(), facts.len());
            ledger
        };
        bencher.iter_batched(start, run, BatchSize::PerIteration);
    });
}

/// Taking facts in: the whole mix, and invoices alone.
pub(crate) fn apply(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ledger/apply");
    group.sampling_mode(SamplingMode::Flat);
    for (name, size) in SIZES {
        bench_apply(&mut group, name, &Trade::facts(TradeKind::Whole, size).unwrap());
    }
    group.finish();
    let mut group = criterion.benchmark_group("ledger/apply_invoices");
    group.sampling_mode(SamplingMode::Flat);
    bench_apply(&mut group, MIDDLE.0, &OpenInvoices(MIDDLE.1).facts().unwrap());
    group.finish();
}

/// How old is what is open: today, from live totals; and on a day long past. The number is that of open invoices.
pub(crate) fn ageing(criterion: &mut Criterion) {
    for (name, size) in SIZES {
        let ledger = applied(&OpenInvoices(size).facts().unwrap());
        let mut bench = |group: &str, as_of: AsOf| {
            let expected = ledger.open_items(&as_of).unwrap();
            let minor: i64 = expected.iter().map(|item| item.open.minor()).sum();
            if as_of.as_of >= day(DAYS) {
                assert_eq!(minor, OpenInvoices(size).total_minor());
            }
            let mut group = criterion.benchmark_group(group);
            group.throughput(elements(expected.len()));
            group.bench_function(BenchmarkId::from_parameter(name), |bencher| {
                bencher.iter(|| {
                    let report = ledger.ageing(black_box(&as_of), &AgeingOptions::default()).unwrap();
                    assert_eq!(report.rows[0].open.minor(), minor);
                    report
                });
            });
            group.finish();
        };
        bench("ledger/ageing", AsOf::day(day(DAYS + 100)));
        bench("ledger/ageing_past", AsOf::day(day(DAYS / 2)));
    }
}

/// Questions that read the whole ledger, over the mix of facts.
pub(crate) fn whole(criterion: &mut Criterion) {
    let facts = Trade::facts(TradeKind::Whole, MIDDLE.1).unwrap();
    let ledger = applied(&facts);
    let today = AsOf::day(ledger.latest_effective().unwrap());

    let bytes = ledger.to_bytes().unwrap();
    let digest = ledger.digest().unwrap();
    let mut group = criterion.benchmark_group("ledger");
    group.throughput(elements(facts.len()));
    group.bench_function(BenchmarkId::new("restore", MIDDLE.0), |bencher| {
        bencher.iter_with_large_drop(|| {
            let restored = Ledger::from_bytes(black_box(&bytes)).unwrap();
            assert_eq!(restored.len(), facts.len());
            restored
        });
    });
    group.bench_function(BenchmarkId::new("digest", MIDDLE.0), |bencher| {
        bencher.iter(|| assert_eq!(black_box(&ledger).digest().unwrap(), digest));
    });
    group.bench_function(BenchmarkId::new("journal", MIDDLE.0), |bencher| {
        let entries = ledger.journal(&today).unwrap().len();
        bencher.iter_with_large_drop(|| {
            let journal = ledger.journal(black_box(&today)).unwrap();
            assert_eq!(journal.len(), entries);
            journal
        });
    });
    let open = open_by_currency(&ledger, &today);
    let count = ledger.open_items(&today).unwrap().len();
    group.throughput(elements(count));
    group.bench_function(BenchmarkId::new("open_items", count), |bencher| {
        bencher.iter_with_large_drop(|| {
            let items = ledger.open_items(black_box(&today)).unwrap();
            assert_eq!(items.len(), count);
            items
        });
    });
    group.finish();
    // The two ways to what is open agree: item by item, and from the live totals.
    let report = ledger.ageing(&today, &AgeingOptions::default()).unwrap();
    let aged: Vec<(Currency, i64)> = report.rows.iter().map(|row| (row.currency, row.open.minor())).collect();
    assert_eq!(aged, open);
}

fn open_by_currency(ledger: &Ledger, as_of: &AsOf) -> Vec<(Currency, i64)> {
    let mut sums = std::collections::BTreeMap::new();
    for item in ledger.open_items(as_of).unwrap() {
        *sums.entry(item.open.currency()).or_insert(0) += item.open.minor();
    }
    sums.into_iter().collect()
}
