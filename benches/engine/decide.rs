//! Decisions: over a whole ledger, after a single fact, between two playbooks; what a person gets of them, and drafts.

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput};
use receivables::decide::{Caseload, PolicyDiffOptions, policy_diff};
use receivables::messages::{MessageOptions, render_message};
use receivables::worklist::{WorkRules, plan_work};
use receivables::{Date, Ledger, Playbook, Timestamp, decide};
use receivables_benches::Debtors;
use std::hint::black_box;

const DEBTORS: Debtors = Debtors { customers: 1_000, items: 10 };

fn today() -> Date {
    "2026-03-02".parse().unwrap()
}

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

fn ledger() -> Ledger {
    DEBTORS.ledger(today()).unwrap()
}

pub(crate) fn decisions(criterion: &mut Criterion) {
    let (ledger, playbook) = (ledger(), Playbook::standard().unwrap());
    let mut group = criterion.benchmark_group("decide");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function(BenchmarkId::new("whole", "1k"), |bencher| {
        bencher
            .iter(|| assert_eq!(decide(black_box(&ledger), &playbook, now()).unwrap().actions.len(), 1_000));
    });
    group.bench_function(BenchmarkId::new("policy_diff", "1k"), |bencher| {
        let mut after = playbook.clone();
        after.policies.iter_mut().for_each(|policy| policy.window_days = 20);
        let options = PolicyDiffOptions::default();
        bencher.iter(|| {
            let diff = policy_diff(black_box(&ledger), &playbook, &after, &options, now()).unwrap();
            assert_eq!(diff.cases, 1_000);
        });
    });
    group.throughput(Throughput::Elements(1));
    let mut told = ledger.clone();
    let mut caseload = Caseload::new(playbook).unwrap();
    caseload.refresh(&told, now()).unwrap();
    let mut round = 0;
    group.bench_function("refresh", |bencher| {
        bencher.iter(|| {
            let at = Timestamp::from_micros(now().micros() + i64::try_from(round).unwrap()).unwrap();
            told.apply(&DEBTORS.message(round, at).unwrap()).unwrap();
            round += 1;
            assert!(caseload.refresh(&told, at).unwrap().looked_at > 0);
        });
    });
    group.finish();
}

pub(crate) fn people(criterion: &mut Criterion) {
    // Two months later every case is past its window: all of them are for a person.
    let late: Timestamp = "2026-05-04T10:00:00Z".parse().unwrap();
    let (ledger, playbook) = (ledger(), Playbook::standard().unwrap());
    let decisions = decide(&ledger, &playbook, late).unwrap();
    assert!(decisions.worklist.len() >= 1_000);
    let mut group = criterion.benchmark_group("worklist");
    group.throughput(Throughput::Elements(1_000));
    group.bench_function(BenchmarkId::new("dossiers", "1k"), |bencher| {
        bencher
            .iter(|| assert!(decide(black_box(&ledger), &playbook, late).unwrap().worklist.len() >= 1_000));
    });
    group.bench_function(BenchmarkId::new("plan", "1k"), |bencher| {
        let rules = WorkRules::standard().unwrap();
        bencher.iter_batched(
            || decisions.worklist.clone(),
            |entries| assert!(!plan_work(&entries, &rules, late.date()).unwrap().today.is_empty()),
            BatchSize::LargeInput,
        );
    });
    group.finish();
    let first = decide(&ledger, &playbook, now()).unwrap().actions.into_iter().next().unwrap();
    let input = first.message_input(today(), Some("https://pay.example/1")).unwrap().unwrap();
    let options = MessageOptions::default();
    criterion.bench_function("messages/draft", |bencher| {
        bencher.iter(|| assert!(!render_message(black_box(&input), &options).unwrap().body.is_empty()));
    });
}
