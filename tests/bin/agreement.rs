//! Holds the ledger against the reference model over many random sequences of facts.
//!
//! `cargo run --release -p receivables-tests --bin agreement -- --sequences 100000 --seed 1`
//!
//! Prints what was accepted and refused, so that one can see that the faults were really there. A disagreement is cut
//! down to the fewest facts that show it, written to standard error as one fact a line, and ends the run with 1.

use receivables_tests::agreement::{Tally, agree, all_laws, smallest};
use receivables_tests::strategies::{SplitMix64, seeded_sequence};
use std::process::ExitCode;

struct Arguments {
    sequences: u64,
    seed: u64,
    most: usize,
}

fn arguments() -> Result<Arguments, String> {
    let mut read = Arguments { sequences: 10_000, seed: 1, most: 40 };
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} needs a number"))?;
        let number: u64 = value.parse().map_err(|_| format!("{name} is not a number: {value}"))?;
        match name.as_str() {
            "--sequences" => read.sequences = number,
            "--seed" => read.seed = number,
            "--most" => read.most = usize::try_from(number).map_err(|e| e.to_string())?,
            _ => return Err(format!("unknown: {name}; known are --sequences, --seed, --most")),
        }
    }
    Ok(read)
}

/// What is wrong with the sequence of a seed.
fn hold(facts: &[receivables::Fact], seed: u64, tally: &mut Tally) -> Result<(), String> {
    // Every fourth sequence is compared after every fact, every eighth held against the laws.
    agree(facts, seed.is_multiple_of(4), tally)?;
    if seed.is_multiple_of(8) { all_laws(facts, &mut SplitMix64(seed)) } else { Ok(()) }
}

fn show(tally: &Tally) {
    println!(
        "{} sequences, {} facts, {} questions: all agree",
        tally.sequences, tally.facts, tally.questions
    );
    println!("accepted");
    tally.accepted.iter().for_each(|(kind, count)| println!("{count:>10}  {kind}"));
    println!("{:>10}  (repeated)", tally.repeated);
    println!("refused");
    tally.refused.iter().for_each(|(code, count)| println!("{count:>10}  {code}"));
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    for at in 0..arguments.sequences {
        let seed = arguments.seed.wrapping_mul(1 << 32).wrapping_add(at);
        let facts = seeded_sequence(seed, arguments.most);
        if hold(&facts, seed, &mut tally).is_err() {
            let small = smallest(&facts, |facts| hold(facts, seed, &mut Tally::default()).is_err());
            let what = hold(&small, seed, &mut Tally::default()).err().unwrap_or_default();
            eprintln!("sequence {at} of seed {}: {what}", arguments.seed);
            small.iter().for_each(|fact| eprintln!("{}", fact.to_json().unwrap_or_default()));
            return ExitCode::FAILURE;
        }
        if (at + 1).is_multiple_of(10_000) {
            eprintln!("{} sequences agree", at + 1);
        }
    }
    show(&tally);
    ExitCode::SUCCESS
}
