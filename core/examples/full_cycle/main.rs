//! The whole cycle on one set of facts: read them, see what is owed and how old it is, how well money comes in, what to
//! do today and why, whom to look at first, and how the next quarter goes, day by day.
//!
//! ```text
//! cargo run --release --example full_cycle                       # the sample company that ships with the crate
//! cargo run --release --example full_cycle -- --facts my.jsonl   # facts, one JSON object a line
//! cargo run --release --example full_cycle -- --invoices my.csv  # a plain table of invoices
//! cargo run --release --example full_cycle -- --statement my.xml # a bank's file, matched and applied
//! ```
//!
//! Rows that are refused are listed, the others go on. The exit code is 0 when every row was taken, 1 when some were
//! refused, 2 when the input is of no use.

mod arguments;
mod cash;
mod input;
mod invoice_csv;
mod progress;
mod quarter;
mod reading;
mod refusal;
mod report;
mod statement;

use arguments::Arguments;
use clap::Parser;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let input = match input::open(&arguments) {
        Ok(input) => input,
        Err(why) => return unusable(&why),
    };
    let mut outcome = reading::read(input);
    let refused = !outcome.refusals.is_empty();
    if outcome.ledger.is_empty() {
        show(&report::refusals(&outcome));
        return unusable("nothing in it could be read");
    }
    let mut brought = Vec::new();
    for path in &arguments.statements {
        match statement::take(&mut outcome.ledger, path) {
            Ok(file) => {
                outcome.last_day = outcome.last_day.max(file.last_day);
                brought.push(file);
            }
            Err(why) => return unusable(&why),
        }
    }
    match report::full(&mut outcome, &brought, &arguments) {
        Ok(text) => show(&text),
        Err(error) => return unusable(&format!("no report: {error} ({})", error.code())),
    }
    if refused { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn unusable(why: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "full_cycle: {why}");
    ExitCode::from(2)
}

/// Writes to standard output; a reader that has gone away is not an error.
fn show(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
