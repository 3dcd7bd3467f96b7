//! How long decisions take over a large ledger: everything at once, and after a single fact.

use clap::Parser;
use receivables::decide::{Caseload, decide_in_parallel};
use receivables::{Date, Fact, Ledger, Name, Playbook, Result, Settings, Timestamp, decide};
use receivables_benches::Stopwatch;
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

fn customer(number: usize, on: Date) -> Result<Fact> {
    Fact::from_json(&format!(
        r#"{{"kind":"customer_recorded","id":"c{number}","effective":"{on}","recorded":"{on}T00:00:00Z","customer":
        {{"id":"C{number:06}","name":"Made-up Ltd","contacts":[{{"id":"ap","role":"accounts_payable","order":1,
        "email":"ap@made-up.example"}}]}}}}"#
    ))
}

fn invoice(number: usize, at: usize, on: Date) -> Result<Fact> {
    let euros = 100 + (number * 7 + at * 13) % 900;
    Fact::from_json(&format!(
        r#"{{"kind":"invoice_issued","id":"i{number}-{at}","effective":"{on}","recorded":"{on}T00:00:00Z","invoice":
        {{"id":"I{number:06}-{at}","customer_id":"C{number:06}","issue_date":"{on}",
        "amount":{{"amount":"{euros}.00","currency":"EUR"}},"terms":{{"kind":"net","days":30}}}}}}"#
    ))
}

fn message(round: usize, number: usize, at: Timestamp) -> Result<Fact> {
    let on = at.date();
    Fact::from_json(&format!(
        r#"{{"kind":"message_sent","id":"m{round}","effective":"{on}","recorded":"{at}","message":{{"id":"M{round}",
        "customer_id":"C{number:06}","contact_id":"ap","channel":"email"}}}}"#
    ))
}

/// A ledger in which one invoice of each customer came due between one day and a month before `today`, the others later.
fn ledger(arguments: &Arguments, today: Date) -> Result<Ledger> {
    let mut ledger = Ledger::new(Settings::default());
    let first = today.plus_days(-70)?;
    for number in 0..arguments.customers {
        ledger.apply(&customer(number, first)?)?;
        for at in 0..arguments.items {
            let back = if at == 0 { 31 + number % 30 } else { (number + at * 5) % 30 };
            ledger.apply(&invoice(number, at, today.plus_days(-i64::try_from(back).unwrap_or(0))?)?)?;
        }
    }
    Ok(ledger)
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let today: Date = "2026-03-02".parse()?;
    let clock = Stopwatch::start();
    let mut ledger = ledger(&arguments, today)?;
    println!("{} facts taken in: {:.2} s", ledger.len(), clock.seconds());
    let mut playbook = Playbook::standard()?;
    let now: Timestamp = "2026-03-02T10:00:00Z".parse()?;
    let items = arguments.customers * arguments.items;
    let clock = Stopwatch::start();
    let decisions = decide(&ledger, &playbook, now)?;
    let cold = clock.seconds();
    let actions = decisions.actions.len();
    println!(
        "decide over {items} open items of {} customers, {actions} actions: {cold:.2} s",
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
        let told = message(round, (round * 7_919) % arguments.customers, recorded)?;
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
