//! A run whose instructions are worth counting: facts of one kind are applied in a function of their own.
//!
//! A count of instructions does not depend on what else the machine does:
//!
//! ```text
//! valgrind --tool=callgrind --collect-atstart=no --toggle-collect='*counted*' target/release/instructions --kind invoice_issued
//! ```

use clap::Parser;
use receivables::{Error, Fact, Ledger, Settings};
use receivables_benches::{Trade, TradeKind};
use std::process::ExitCode;

/// Applies facts, those of one kind in `counted`.
#[derive(Parser)]
struct Arguments {
    /// The kind, such as `invoice_issued`; `all` for all.
    #[arg(long)]
    kind: String,
    /// How many facts in all.
    #[arg(long, default_value_t = 100_000)]
    facts: usize,
    /// Read the counted facts from their JSON text as well.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("instructions: {error} ({})", error.code());
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, Error> {
    let mut ledger = Ledger::new(Settings::default());
    let mut applied = 0_usize;
    for fact in Trade::sized(TradeKind::Whole, arguments.facts).take(arguments.facts) {
        let fact = fact?;
        if arguments.kind != "all" && fact.body.kind() != arguments.kind {
            ledger.apply(&fact)?;
            continue;
        }
        applied += 1;
        if arguments.json {
            counted_json(&mut ledger, &fact.to_json()?)?;
        } else {
            counted(&mut ledger, &fact)?;
        }
    }
    Ok(format!("{applied} facts of kind {} counted, {} in the ledger", arguments.kind, ledger.len()))
}

#[inline(never)]
fn counted(ledger: &mut Ledger, fact: &Fact) -> Result<(), Error> {
    ledger.apply(fact).map(drop)
}

#[inline(never)]
fn counted_json(ledger: &mut Ledger, text: &str) -> Result<(), Error> {
    ledger.apply(&Fact::from_json(text)?).map(drop)
}
