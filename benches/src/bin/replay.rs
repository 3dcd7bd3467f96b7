//! Replays made-up data and times each step: our side of `compare/compare.py`.
//!
//! Prints one JSON object: seconds of each step, and the answers, so that the other side can be held against them.

use clap::Parser;
use receivables::ageing::{AgeingOptions, AgeingReport, age};
use receivables::{AsOf, Date, Error, Fact, Ledger, Settings};
use receivables_benches::{Stopwatch, Taken, best_of, resident_bytes};
use serde_json::{Map, Value, json};
use std::fs::File;
use std::path::PathBuf;
use std::process::ExitCode;

/// Replays `facts.jsonl` or `invoices.csv` of a folder and times it.
#[derive(Parser)]
struct Arguments {
    /// Facts, one JSON object a line.
    #[arg(long, conflicts_with = "invoices", required_unless_present = "invoices")]
    facts: Option<PathBuf>,
    /// A table of invoices.
    #[arg(long)]
    invoices: Option<PathBuf>,
    /// A day long past to ask for, beside the last day of the data.
    #[arg(long)]
    past: Date,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(report) => {
            println!("{report}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("replay: {why}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<Value, Box<dyn std::error::Error>> {
    let mut seconds = Map::new();
    let ledger = match (&arguments.facts, &arguments.invoices) {
        (Some(path), _) => from_facts(path, &mut seconds)?,
        (None, Some(path)) => {
            let taken = Taken::from_table(File::open(path)?).map_err(|why| why.to_string())?;
            if let Some(refusal) = taken.refusals.first() {
                return Err(refusal.to_string().into());
            }
            taken.ledger
        }
        (None, None) => return Err("nothing to read".into()),
    };
    let last = ledger.latest_effective().ok_or("no fact was told")?;
    let options = AgeingOptions::default();
    let mut answers = Map::new();
    for (name, day) in [("last", last), ("past", arguments.past)] {
        let as_of = AsOf::day(day);
        let (report, took) = best_of(5, || ledger.ageing(&as_of, &options))?;
        let (items, took_items) = best_of(3, || ledger.open_items(&as_of))?;
        let (again, took_table) = best_of(5, || age(&items, &[], &as_of, &options))?;
        if again.rows.iter().zip(&report.rows).any(|(a, b)| a.amounts != b.amounts) {
            return Err(format!("two ways to age {day} disagree").into());
        }
        seconds.insert(format!("ageing_{name}"), took.into());
        seconds.insert(format!("open_items_{name}"), took_items.into());
        seconds.insert(format!("age_open_items_{name}"), took_table.into());
        answers.insert(name.to_owned(), json!({ "as_of": day, "rows": rows(&report) }));
    }
    Ok(json!({
        "facts": ledger.len(),
        "seconds": seconds,
        "answers": answers,
        "resident_bytes": resident_bytes(),
    }))
}

/// Reads all facts, then applies them: two steps, timed apart.
fn from_facts(
    path: &PathBuf,
    seconds: &mut Map<String, Value>,
) -> Result<Ledger, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    let watch = Stopwatch::start();
    let facts: Vec<Fact> = text.lines().map(Fact::from_json).collect::<Result<_, Error>>()?;
    seconds.insert("read".into(), watch.seconds().into());
    let mut ledger = Ledger::new(Settings::default());
    let watch = Stopwatch::start();
    for fact in &facts {
        ledger.apply(fact)?;
    }
    seconds.insert("apply".into(), watch.seconds().into());
    Ok(ledger)
}

/// The report by currency, in smallest units: how many items, then the columns from the youngest.
fn rows(report: &AgeingReport) -> Map<String, Value> {
    let row = |row: &receivables::ageing::AgeingRow| {
        let columns: Vec<i64> = row.amounts.iter().map(|amount| amount.minor()).collect();
        (row.currency.code().to_owned(), json!({ "open_n": row.items, "columns": columns }))
    };
    report.rows.iter().filter(|row| row.items > 0).map(row).collect()
}
