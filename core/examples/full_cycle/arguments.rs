//! What can be asked on the command line.

use clap::Parser;
use receivables::Date;
use std::path::PathBuf;

/// Reads facts and shows the whole cycle: balances, ageing, metrics, today's actions, the worklist.
#[derive(Debug, Parser)]
pub(crate) struct Arguments {
    /// Facts, one JSON object a line; the sample company where nothing is given.
    #[arg(long, value_name = "FILE.jsonl", conflicts_with = "invoices")]
    pub(crate) facts: Option<PathBuf>,
    /// A table with customer_id, invoice_id, issue_date, due_date, amount, currency, paid_date.
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) invoices: Option<PathBuf>,
    /// A bank statement file whose movements are matched and told to the ledger; may be given several times.
    #[arg(long = "statement", value_name = "FILE")]
    pub(crate) statements: Vec<PathBuf>,
    /// The day the report is about; the last day in the input where not given.
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// How many entries of each list are shown.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(crate) top: usize,
    /// How many days ahead are followed one by one, with made-up answers; a quarter for the sample company, none for
    /// other input where nothing is given.
    #[arg(long, value_name = "N")]
    follow_days: Option<u32>,
}

impl Arguments {
    /// How many days ahead are followed.
    pub(crate) fn follow_days(&self) -> u32 {
        let is_sample = self.facts.is_none() && self.invoices.is_none();
        self.follow_days.unwrap_or(if is_sample { 91 } else { 0 })
    }
}
