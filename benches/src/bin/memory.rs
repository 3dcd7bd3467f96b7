//! Memory by open invoice: how many bytes the process grows by while it takes open invoices in.
//!
//! The facts are made one by one and dropped, so that only the ledger stays.

use clap::Parser;
use receivables::{Error, Ledger, Settings};
use receivables_benches::{OpenInvoices, resident_bytes};
use std::process::ExitCode;

/// Bytes of memory by open invoice.
#[derive(Parser)]
struct Arguments {
    /// How many open invoices.
    #[arg(long, default_value_t = 1_000_000)]
    invoices: usize,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match measure(OpenInvoices(arguments.invoices.max(1))) {
        Ok(Some(report)) => {
            println!("{report:#}");
            ExitCode::SUCCESS
        }
        Ok(None) => {
            eprintln!("memory: resident memory is read from /proc, which this system does not have");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("memory: {error} ({})", error.code());
            ExitCode::from(2)
        }
    }
}

fn measure(open: OpenInvoices) -> Result<Option<serde_json::Value>, Error> {
    let text = open.invoices().try_fold(0, |sum, fact| Ok::<_, Error>(sum + fact?.to_json()?.len()))?;
    let mut ledger = Ledger::new(Settings::default());
    for customer in open.customers() {
        ledger.apply(&customer?)?;
    }
    let Some(before) = resident_bytes() else { return Ok(None) };
    for invoice in open.invoices() {
        ledger.apply(&invoice?)?;
    }
    let Some(after) = resident_bytes() else { return Ok(None) };
    let whole = after.saturating_sub(before) / u64::try_from(open.0).unwrap_or(u64::MAX);
    let text = u64::try_from(text / open.0).unwrap_or(u64::MAX);
    Ok(Some(serde_json::json!({
        "open_invoices": open.0,
        "facts_in_the_ledger": ledger.len(),
        "bytes_of_json_text_by_invoice": text,
        "resident_bytes_by_invoice": whole,
        "resident_bytes_by_invoice_beyond_its_text": i64::try_from(whole).unwrap_or(i64::MAX) - i64::try_from(text).unwrap_or(i64::MAX),
        "resident_bytes_of_the_process": after,
    })))
}
