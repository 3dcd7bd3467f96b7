//! Times cash application on a made-up book: building it, matching all movements, single movements, and memory.
//!
//! Prints one JSON object.

use clap::Parser;
use receivables::matching::{CashBook, MatchReport, Sighting};
use receivables::{BankMovement, LearnedEvidence};
use receivables_benches::{Banking, Stopwatch, resident_bytes};
use serde_json::json;

/// Matches made-up bank movements and times it.
#[derive(Parser)]
struct Arguments {
    #[arg(long, default_value_t = 20_000)]
    customers: usize,
    #[arg(long, default_value_t = 1_000_000)]
    items: usize,
    #[arg(long, default_value_t = 100_000)]
    movements: usize,
    /// Threads that share the movements, by shards.
    #[arg(long, default_value_t = 2)]
    threads: usize,
    /// Movements that are matched one by one, to see how long one takes.
    #[arg(long, default_value_t = 2_000)]
    singles: usize,
}

fn main() {
    let arguments = Arguments::parse();
    let banking = Banking::new(arguments.customers, arguments.items, arguments.movements);
    let learned = LearnedEvidence::default();
    let before = resident_bytes();
    let whole = Stopwatch::start();
    let book =
        CashBook::new(&banking.customers, &banking.items, &learned, &banking.options).expect("a sound book");
    let built = whole.seconds();
    let watch = Stopwatch::start();
    let sightings = sighted(&book, &banking.movements, arguments.threads);
    let seen = watch.seconds();
    let watch = Stopwatch::start();
    let shards = if arguments.threads > 1 {
        book.shards_of(&sightings).expect("sound movements")
    } else {
        vec![(0..banking.movements.len()).collect()]
    };
    let sharded = watch.seconds();
    let parts = packed(shards, arguments.threads);
    let watch = Stopwatch::start();
    let reports: Vec<MatchReport> = std::thread::scope(|scope| {
        let run =
            |part: Vec<usize>| book.allocate(part.iter().map(|at| &sightings[*at])).expect("sound movements");
        let handles: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || run(part))).collect();
        handles.into_iter().map(|handle| handle.join().expect("a thread that ends")).collect()
    });
    let matched = watch.seconds();
    let total = whole.seconds();
    let after = resident_bytes();
    let (right, sure, wrong) = judged(&banking, &reports);
    let mut times: Vec<f64> = (0..arguments.singles)
        .map(|at| {
            let one = std::slice::from_ref(&banking.movements[at * 37 % banking.movements.len()]);
            let watch = Stopwatch::start();
            std::hint::black_box(book.match_movements(one).expect("a sound movement"));
            watch.seconds()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get(((times.len() as f64) * share) as usize).map(|t| t * 1e6);
    let grown = before.zip(after).map(|(b, a)| a.saturating_sub(b) / 1_048_576);
    println!(
        "{}",
        json!({"answers": digest(&reports), "book_seconds": built, "sight_seconds": seen, "shard_seconds": sharded, "match_seconds": matched, "seconds": total,
            "grown_mib": grown, "right": right, "applied": sure, "applied_wrong": wrong,
            "one_median_us": at(0.5), "one_p99_us": at(0.99)})
    );
}

/// A number that is the same for the same answers, whatever the shards: every answer is compared in full by it.
fn digest(reports: &[MatchReport]) -> String {
    let mut lines: Vec<String> = reports
        .iter()
        .flat_map(|report| &report.matches)
        .map(|found| serde_json::to_string(found).expect("plain data"))
        .collect();
    lines.sort();
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
    format!("{:016x}", lines.iter().flat_map(|line| line.bytes()).fold(0xCBF2_9CE4_8422_2325, step))
}

/// The first stage, in as many pieces as there are threads.
fn sighted<'m>(book: &CashBook<'_>, movements: &'m [BankMovement], threads: usize) -> Vec<Sighting<'m>> {
    let piece = movements.len().div_ceil(threads.max(1)).max(1);
    std::thread::scope(|scope| {
        let run = |piece: &'m [BankMovement]| book.sight(piece).expect("sound movements");
        let handles: Vec<_> = movements.chunks(piece).map(|piece| scope.spawn(move || run(piece))).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("a thread that ends")).collect()
    })
}

/// Shards dealt out to threads, the largest first, each to the one with the least.
fn packed(mut shards: Vec<Vec<usize>>, threads: usize) -> Vec<Vec<usize>> {
    shards.sort_by_key(|shard| std::cmp::Reverse(shard.len()));
    let mut parts = vec![Vec::new(); threads.max(1)];
    for shard in shards {
        if let Some(part) = parts.iter_mut().min_by_key(|part| part.len()) {
            part.extend(shard);
        }
    }
    parts
}

/// Movements answered rightly, those applied, and those applied wrongly.
fn judged(banking: &Banking, reports: &[MatchReport]) -> (usize, usize, usize) {
    let (mut right, mut applied, mut wrong) = (0, 0, 0);
    for found in reports.iter().flat_map(|report| &report.matches) {
        let at: usize = found.movement_id.as_str()[1..].parse().expect("a made-up id");
        let mut wanted: Vec<String> = banking.right[at]
            .iter()
            .filter_map(|p| banking.items[*p].invoice_id.as_ref())
            .map(|i| i.to_string())
            .collect();
        let mut got: Vec<String> =
            found.best.items.iter().filter_map(|i| i.invoice_id.as_ref()).map(|i| i.to_string()).collect();
        wanted.sort();
        got.sort();
        let is_right = wanted == got;
        let is_applied = found.decision == receivables::matching::MatchDecision::Apply;
        right += usize::from(is_right);
        applied += usize::from(is_applied);
        wrong += usize::from(is_applied && !is_right);
    }
    (right, applied, wrong)
}
