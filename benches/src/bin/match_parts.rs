//! The parts of cash application by themselves: who a name means, and which items make a sum. Writes what it asked, so
//! that another program can be asked the same, and prints its own times and answers as one JSON object.

use clap::Parser;
use receivables::matching::{CashBook, MatchOptions, find_subsets};
use receivables::{BankMovement, LearnedEvidence};
use receivables_benches::{Banking, Stopwatch, best_of};
use serde_json::json;
use std::fs;
use std::path::PathBuf;

/// Payer lookup and counted subset search, with their inputs.
#[derive(Parser)]
struct Arguments {
    /// Where `names.json`, `queries.json` and `sums.json` go.
    #[arg(long)]
    out: PathBuf,
    #[arg(long, default_value_t = 20_000)]
    customers: usize,
    #[arg(long, default_value_t = 2_000)]
    queries: usize,
    /// Open items from which a sum is made.
    #[arg(long, default_value_t = 40)]
    items: usize,
}

fn main() {
    let arguments = Arguments::parse();
    let banking = Banking::new(arguments.customers, arguments.customers * 10, arguments.queries * 2);
    let write = |name: &str, value: &serde_json::Value| {
        fs::write(arguments.out.join(name), value.to_string()).expect("a folder that can be written");
    };
    let names: Vec<_> = banking.customers.iter().map(|c| json!([c.id, c.name])).collect();
    write("names.json", &json!(names));
    let (asked, right) = asked(&banking, arguments.queries);
    let queries: Vec<_> = asked.iter().zip(&right).map(|(m, r)| json!([m.payer_name, r])).collect();
    write("queries.json", &json!(queries));

    let (learned, options) = (LearnedEvidence::default(), MatchOptions::default());
    let watch = Stopwatch::start();
    let book = CashBook::new(&banking.customers, &[], &learned, &options).expect("a sound book");
    let built = watch.seconds();
    let (sightings, seconds) = best_of(3, || book.sight(&asked)).expect("sound movements");
    let hits = sightings.iter().zip(&right).filter(|(seen, right)| {
        book.payers(seen).first().is_some_and(|payer| payer.as_str() == right.as_str())
    });
    let hits = hits.count();

    let sums = sums(arguments.items);
    write("sums.json", &json!(sums));
    let count = |(values, sum): &(Vec<i64>, i64)| find_subsets(values, *sum, *sum, STEPS, 10);
    let (counted, subset_seconds) =
        best_of(3, || Ok::<_, ()>(sums.iter().map(count).collect::<Vec<_>>())).expect("it cannot fail");
    let solutions: Vec<_> = counted.iter().map(|found| json!([found.solutions, found.is_complete])).collect();
    println!(
        "{}",
        json!({"book_seconds": built, "payer_seconds": seconds, "queries": asked.len(), "hits": hits,
            "subset_seconds": subset_seconds, "sums": sums.len(), "solutions": solutions})
    );
}

/// Enough to look at every set of 40 items.
const STEPS: u64 = 4_000_000;

/// Movements of which nothing is known but a name, with the customer who is meant.
fn asked(banking: &Banking, most: usize) -> (Vec<BankMovement>, Vec<String>) {
    let named = banking.movements.iter().zip(&banking.right).filter(|(_, right)| !right.is_empty());
    let one = |(movement, right): (&BankMovement, &Vec<usize>)| {
        let mut movement = movement.clone();
        (movement.text, movement.payer_account) = (None, None);
        (movement, banking.items[right[0]].customer_id.to_string())
    };
    named.map(one).take(most).unzip()
}

/// Open amounts and a sum that a few of them make.
fn sums(items: usize) -> Vec<(Vec<i64>, i64)> {
    let one = |round: u64| {
        let mut state = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(state >> 44).unwrap_or(0) + 10_000
        };
        let values: Vec<i64> = (0..items).map(|_| next()).collect();
        let mut rising = values.clone();
        rising.sort_unstable();
        // Three of the smaller ones: few sets make such a sum.
        let sum = [1, 4, 6].iter().filter_map(|at| rising.get(*at)).sum();
        (values, sum)
    };
    (0..3).map(one).collect()
}
