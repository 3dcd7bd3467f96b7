//! The JSON door: one fact read, and a stream of lines read and applied.

use criterion::{BatchSize, Criterion, Throughput};
use receivables::{Fact, Ledger, Settings};
use receivables_benches::{Trade, TradeKind};
use std::hint::black_box;

const LINES: usize = 100_000;

pub(crate) fn json(criterion: &mut Criterion) {
    let facts = Trade::facts(TradeKind::Whole, LINES).unwrap();
    let mut group = criterion.benchmark_group("json/read_fact");
    group.throughput(Throughput::Elements(1));
    for kind in ["invoice_issued", "payment_received", "cash_allocated", "message_sent"] {
        let fact = facts.iter().find(|fact| fact.body.kind() == kind).unwrap();
        let text = fact.to_json().unwrap();
        group.bench_function(kind, |bencher| {
            bencher.iter(|| {
                let read = Fact::from_json(black_box(&text)).unwrap();
                assert_eq!(read.id, fact.id);
                read
            });
        });
    }
    group.finish();

    let lines: Vec<String> = facts.iter().map(|fact| fact.to_json().unwrap()).collect();
    let mut group = criterion.benchmark_group("json/apply");
    group.throughput(Throughput::Elements(u64::try_from(LINES).unwrap()));
    group.bench_function("100k", |bencher| {
        let start = || Ledger::new(Settings::default());
        let run = |mut ledger: Ledger| {
            for line in &lines {
                ledger.apply(&Fact::from_json(line).unwrap()).unwrap();
            }
            assert_eq!(ledger.len(), LINES);
            ledger
        };
        bencher.iter_batched(start, run, BatchSize::PerIteration);
    });
    group.finish();
}
