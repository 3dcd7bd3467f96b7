//! Ages a table of invoices: what was open on a day, by how long it had been due.
//!
//! An item is open on a day when it was issued on or before it and not paid on or before it. The table becomes facts in
//! a ledger, and the ledger answers; nothing is decided here. Refused rows go to standard error as line, field and code.
//!
//! The exit code is 0 when every row was taken, 1 when some were refused, 2 when nothing could be answered.

use clap::Parser;
use receivables::ageing::{AgeingBasis, AgeingOptions, AgeingReport};
use receivables::{AsOf, Date, Money};
use receivables_benches::Taken;
use serde::Serializer;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Ageing of a table of invoices, one JSON object a line for each day asked for.
#[derive(Parser)]
struct Arguments {
    /// CSV with `customer_id`, `invoice_id`, `issue_date`, `due_date`, `amount`, `currency`, `paid_date`, in any order.
    #[arg(long)]
    invoices: PathBuf,
    /// A day to answer for, such as 2026-01-31; may be given several times.
    #[arg(long = "as-of", required_unless_present = "month_ends")]
    as_of: Vec<Date>,
    /// Answer for every month end from the first to the last month in which an invoice was issued.
    #[arg(long)]
    month_ends: bool,
    /// From which date items age.
    #[arg(long, value_parser = basis, default_value = "due_date")]
    by: AgeingBasis,
}

fn basis(text: &str) -> Result<AgeingBasis, String> {
    serde_json::from_value(text.into()).map_err(|_| "due_date or issue_date".into())
}

/// The answer for one day.
#[derive(serde::Serialize)]
struct Answer<'a> {
    as_of: Date,
    by: AgeingBasis,
    rows: Vec<Row<'a>>,
}

/// What is open in one currency, in its smallest unit.
#[derive(serde::Serialize)]
struct Row<'a> {
    currency: &'a str,
    open_n: u64,
    open_minor: i64,
    #[serde(serialize_with = "as_object")]
    columns: Vec<(&'a str, i64)>,
}

fn as_object<S: Serializer>(columns: &Vec<(&str, i64)>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(columns.iter().copied())
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("age: {why}");
            ExitCode::from(2)
        }
    }
}

/// Answers every question; says whether every row was taken.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let name = arguments.invoices.display();
    let file = File::open(&arguments.invoices).map_err(|error| format!("{name}: {error}"))?;
    let taken = Taken::from_table(file).map_err(|why| format!("{name}: {why}"))?;
    for refusal in &taken.refusals {
        eprintln!("{refusal}");
    }
    if taken.rows == 0 && !taken.refusals.is_empty() {
        return Err(format!("{name}: every row was refused"));
    }
    let mut days = arguments.as_of.clone();
    if arguments.month_ends {
        days.extend(taken.month_ends().map_err(|error| error.to_string())?);
    }
    let options = AgeingOptions { basis: arguments.by, ..AgeingOptions::default() };
    let mut out = std::io::stdout().lock();
    for day in days {
        let report = taken.ledger.ageing(&AsOf::day(day), &options).map_err(|error| error.to_string())?;
        let line = serde_json::to_string(&answer(&report)).map_err(|error| error.to_string())?;
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    Ok(taken.refusals.is_empty())
}

/// The report in smallest units; `current` is called `not_due`, and currencies with nothing open are left out.
fn answer(report: &AgeingReport) -> Answer<'_> {
    let columns = |amounts: &[Money]| {
        let names = report.columns.iter().map(|column| match column.as_str() {
            "current" => "not_due",
            text => text,
        });
        names.zip(amounts.iter().map(|amount| amount.minor())).collect()
    };
    let open = report.rows.iter().filter(|row| row.items > 0);
    let rows = open.map(|row| Row {
        currency: row.currency.code(),
        open_n: row.items,
        open_minor: row.open.minor(),
        columns: columns(&row.amounts),
    });
    Answer { as_of: report.as_of, by: report.basis, rows: rows.collect() }
}
