//! Reads changed bank files for as long as asked, to find what panics, hangs or answers differently the second time.
//!
//! `cargo run --release -p receivables-tests --bin mutate_statements -- SECONDS [FIRST_SEED]`. A failure names sample and
//! seed, which make the same bytes on every machine. The time is shared by the samples of all formats.

use receivables::statements::{PostableOptions, StatementOptions, parse_statement, postable_movements};
use receivables_tests::mutation::{mutated, samples};
use std::time::{Duration, Instant};

#[expect(clippy::disallowed_methods, reason = "it runs for a time")]
fn now() -> Instant {
    Instant::now()
}

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse::<u64>().expect("a number"));
    let seconds = arguments.next().unwrap_or(60);
    let first = arguments.next().unwrap_or(1_000_000);
    let all = samples();
    let share = Duration::from_secs(seconds) / u32::try_from(all.len()).expect("few samples");
    for (name, bytes) in &all {
        let format = parse_statement(bytes, &StatementOptions::default()).expect("a sample").format;
        let start = now();
        let (mut runs, mut read, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
        while start.elapsed() < share {
            let changed = mutated(bytes, first + runs);
            let lenient = runs % 2 == 1;
            let options = StatementOptions {
                lenient,
                format: lenient.then_some(format),
                ..StatementOptions::default()
            };
            let began = now();
            let answer = parse_statement(&changed, &options);
            slowest = slowest.max(began.elapsed());
            assert_eq!(answer, parse_statement(&changed, &options), "{name}: seed {}", first + runs);
            if let Ok(file) = answer {
                let _ = postable_movements(&file.statements, &PostableOptions::default(), &[]);
                read += 1;
            }
            runs += 1;
        }
        println!("{name}: {runs} changed files, {read} read, the slowest in {slowest:?}");
    }
}
