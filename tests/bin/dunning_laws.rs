//! Holds follow-up against its laws over many random histories.
//!
//! `cargo run --release -p receivables-tests --bin dunning_laws -- --histories 100000 --seed 1`
//!
//! Prints what was asked and done, so that one can see that things really happened. A broken law ends the run with 1 and
//! the number by which its history is found again.

use receivables_tests::dunning::{Tally, hold};
use std::process::ExitCode;

fn arguments() -> Result<(u64, u64), String> {
    let (mut histories, mut seed) = (10_000, 1);
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} needs a number"))?;
        let number: u64 = value.parse().map_err(|_| format!("{name} is not a number: {value}"))?;
        match name.as_str() {
            "--histories" => histories = number,
            "--seed" => seed = number,
            _ => return Err(format!("unknown: {name}; known are --histories, --seed")),
        }
    }
    Ok((histories, seed))
}

fn main() -> ExitCode {
    let (histories, seed) = match arguments() {
        Ok(read) => read,
        Err(reason) => {
            eprintln!("{reason}");
            return ExitCode::from(2);
        }
    };
    let mut tally = Tally::default();
    for at in 0..histories {
        let number = seed.wrapping_mul(1 << 32).wrapping_add(at);
        if let Err(what) = hold(number, &mut tally) {
            eprintln!("history {number}: {what}");
            return ExitCode::FAILURE;
        }
        if (at + 1).is_multiple_of(1_000) {
            eprintln!("{} histories hold", at + 1);
        }
    }
    println!(
        "{} histories, {} questions, {} of them in a pause: all laws hold",
        tally.histories,
        tally.questions + tally.pauses,
        tally.pauses
    );
    println!("done");
    tally.done.iter().for_each(|(kind, count)| println!("{count:>10}  {kind}"));
    println!("{:>10}  (superseded)", tally.superseded);
    ExitCode::SUCCESS
}
