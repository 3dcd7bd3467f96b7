//! Writes made-up data for the comparisons: the same bytes for the same sizes, on every machine.

use clap::Parser;
use receivables_benches::{TableRow, Trade, TradeKind, table_rows};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Made-up facts (`facts.jsonl`) and a made-up table of invoices (`invoices.csv`).
#[derive(Parser)]
struct Arguments {
    /// The folder to write to; it is made where it is missing.
    #[arg(long)]
    out: PathBuf,
    /// How many facts: customers, invoices, payments, allocations.
    #[arg(long, default_value_t = 1_000_000)]
    facts: usize,
    /// How many rows of the table.
    #[arg(long, default_value_t = 1_000_000)]
    rows: usize,
}

fn main() -> ExitCode {
    match write(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("make_data: {why}");
            ExitCode::from(2)
        }
    }
}

fn write(arguments: &Arguments) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(&arguments.out)?;
    let facts = Trade::sized(TradeKind::MoneyOnly, arguments.facts).take(arguments.facts);
    lines(&arguments.out.join("facts.jsonl"), facts.map(|fact| fact?.to_json()))?;
    let rows = table_rows(arguments.rows).map(|row| Ok(row.line()));
    let header = std::iter::once(Ok(TableRow::HEADER.to_owned()));
    lines(&arguments.out.join("invoices.csv"), header.chain(rows))
}

fn lines(
    path: &Path,
    lines: impl Iterator<Item = receivables::Result<String>>,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut file = BufWriter::new(File::create(path)?);
    for line in lines {
        writeln!(file, "{}", line?)?;
    }
    Ok(file.flush()?)
}
