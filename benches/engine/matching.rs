//! Cash application in parts and as a whole, on a made-up book.

use criterion::{BenchmarkId, Criterion, Throughput};
use receivables::matching::{
    CashBook, JudgedMatch, LearningOptions, MatchDecision, find_subsets, learn_weights,
};
use receivables::{BankMovement, LearnedEvidence};
use receivables_benches::Banking;
use std::hint::black_box;

/// Movements of which only the payer's name, or only the text, is left.
fn only(movements: &[BankMovement], name: bool) -> Vec<BankMovement> {
    let strip = |movement: &BankMovement| {
        let mut movement = movement.clone();
        movement.payer_account = None;
        if name {
            movement.text = None
        } else {
            movement.payer_name = None
        }
        movement
    };
    movements.iter().map(strip).collect()
}

pub(crate) fn matching(criterion: &mut Criterion) {
    let banking = Banking::new(20_000, 100_000, 1_000);
    let learned = LearnedEvidence::default();
    let book = CashBook::new(&banking.customers, &banking.items, &learned, &banking.options).unwrap();
    let mut group = criterion.benchmark_group("matching");
    group.throughput(Throughput::Elements(1_000));
    for (family, movements) in
        [("payer", only(&banking.movements, true)), ("references", only(&banking.movements, false))]
    {
        group.bench_function(BenchmarkId::new(family, "20k"), |bencher| {
            bencher.iter(|| {
                let seen = book.sight(black_box(&movements)).unwrap();
                assert_eq!(seen.len(), 1_000);
            });
        });
    }
    group.bench_function(BenchmarkId::new("whole", "100k"), |bencher| {
        bencher.iter(|| {
            let report = book.match_movements(black_box(&banking.movements)).unwrap();
            let applied = report.matches.iter().filter(|m| m.decision == MatchDecision::Apply).count();
            assert!(applied > 800);
        });
    });
    group.throughput(Throughput::Elements(1));
    for items in [16_usize, 28, 40] {
        let values: Vec<i64> =
            (1..=items).map(|at| i64::try_from(at * at * 7_919 % 1_000_003).unwrap()).collect();
        let sum = values[1] + values[5] + values[9];
        group.bench_function(BenchmarkId::new("subset", items), |bencher| {
            bencher.iter(|| {
                let found = find_subsets(black_box(&values), sum, sum, 4_000_000, 10);
                assert!(found.is_complete && found.solutions > 0);
            });
        });
    }
    // Weights learned from a thousand judged matches: the best answer right in four of five, the next in the others.
    let matched = book.match_movements(&banking.movements).unwrap().matches.into_iter();
    let judged: Vec<JudgedMatch> = (matched.enumerate())
        .map(|(at, found)| JudgedMatch {
            right: Some(u32::from(at % 5 == 0 && !found.others.is_empty())),
            value_date: banking.movements[at].value_date,
            found,
        })
        .collect();
    group.throughput(Throughput::Elements(1_000));
    group.bench_function(BenchmarkId::new("learn", "1k"), |bencher| {
        bencher.iter(|| {
            let learned = learn_weights(black_box(&judged), &LearningOptions::default()).unwrap();
            assert_eq!(learned.cases, 1_000);
        });
    });
    group.finish();
    assign(criterion);
}

/// Movements of one customer over items of few amounts: all want the same money.
fn assign(criterion: &mut Criterion) {
    let mut banking = Banking::new(1, 60, 1);
    for (at, item) in banking.items.iter_mut().enumerate() {
        item.open = receivables::Money::from_minor(
            4_900 + i64::try_from(at % 3).unwrap() * 1_000,
            item.open.currency(),
        );
    }
    let template = banking.movements[0].clone();
    let movement = |at: usize| {
        let mut movement = template.clone();
        movement.id = receivables::MovementId::new(&format!("M{at}")).unwrap();
        movement.amount = banking.items[at].open;
        movement.payer_name = Some(banking.customers[0].name.as_str().parse().unwrap());
        movement.text = None;
        movement
    };
    let movements: Vec<BankMovement> = (0..40).map(movement).collect();
    let learned = LearnedEvidence::default();
    let book = CashBook::new(&banking.customers, &banking.items, &learned, &banking.options).unwrap();
    let mut group = criterion.benchmark_group("matching");
    group.throughput(Throughput::Elements(40));
    group.bench_function(BenchmarkId::new("assign", 40), |bencher| {
        bencher.iter(|| {
            let report = book.match_movements(black_box(&movements)).unwrap();
            assert_eq!(report.matches.len(), 40);
        });
    });
    group.finish();
}
