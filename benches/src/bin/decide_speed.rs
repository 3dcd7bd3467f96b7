//! How long decisions take over a large ledger: everything at once, and after a single fact.

use clap::Parser;
use receivables::decide::{Caseload, decide_in_parallel};
use receivables::{Date, Name, Playbook, Result, Timestamp, decide};
use receivables_benches::{Debtors, Stopwatch, processor_seconds};
use std::num::NonZeroUsize;

/// Times `decide` and a caseload over made-up customers, each with open invoices of which some are overdue.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many customers; each has a case.
    #[arg(long, default_value_t = 100_000)]
    customers: usize,
    /// How many open invoices each.
    #[arg(long, default_value_t = 10)]
    items: usize,
    /// How often a single fact is told and taken account of.
    #[arg(long, default_value_t = 1_000)]
    rounds: usize,
    /// Among how many threads the customers are shared.
    #[arg(long, default_value = "2")]
    threads: NonZeroUsize,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let today: Date = "2026-03-02".parse()?;
    let clock = Stopwatch::start();
    let debtors = Debtors { customers: arguments.customers, items: arguments.items };
    let mut ledger = debtors.ledger(today)?;
    println!("{} facts taken in: {:.2} s", ledger.len(), clock.seconds());
    let mut playbook = Playbook::standard()?;
    let now: Timestamp = "2026-03-02T10:00:00Z".parse()?;
    let items = arguments.customers * arguments.items;
    let (clock, before) = (Stopwatch::start(), processor_seconds());
    let decisions = decide(&ledger, &playbook, now)?;
    let (cold, actions) = (clock.seconds(), decisions.actions.len());
    let used = processor_seconds().zip(before).map_or(f64::NAN, |(after, before)| after - before);
    println!(
        "decide over {items} open items of {} customers, {actions} actions: {cold:.2} s, {used:.2} of the processor",
        arguments.customers
    );
    let clock = Stopwatch::start();
    let shared = decide_in_parallel(&ledger, &playbook, now, arguments.threads)?;
    println!("the same by {} threads: {:.2} s", arguments.threads, clock.seconds());
    assert!(shared == decisions, "the answer depends on the number of threads");
    drop((decisions, shared));
    playbook.version = Name::new("measured")?;
    let mut caseload = Caseload::new(playbook)?.with_threads(arguments.threads);
    let clock = Stopwatch::start();
    let change = caseload.refresh(&ledger, now)?;
    println!("caseload, first look, {} actions: {:.2} s", change.actions.len(), clock.seconds());
    drop(change);
    let mut times = Vec::new();
    for round in 0..arguments.rounds {
        let recorded = Timestamp::from_micros(now.micros() + i64::try_from(round).unwrap_or(0))?;
        let told = debtors.message(round, recorded)?;
        ledger.apply(&told)?;
        let clock = Stopwatch::start();
        caseload.refresh(&ledger, recorded)?;
        times.push(clock.seconds() * 1_000.0);
    }
    times.sort_by(f64::total_cmp);
    let at = |share: usize| {
        times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    // The allocator puts in order what the first answer held as soon as that is let go: the first looks pay for it.
    println!("caseload after a single fact, the slowest of all: {:.1} ms", at(100));
    println!("caseload after a single fact: median {:.3} ms, 99th percentile {:.3} ms", at(50), at(99));
    Ok(())
}
