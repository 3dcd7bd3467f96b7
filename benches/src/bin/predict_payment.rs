//! Predicts when invoices will be paid, from tables: only columns are translated here, the crate does the rest.
//!
//! A model is fitted to the invoices of `--train`. Each invoice of `--test` is scored on its issue date, each of
//! `--open` on the first day after the training data; both know the payments of `--payments` before their day.
//!
//! The exit code is 0 when every row was taken, 1 when some were refused, 2 when nothing could be answered.

use clap::Parser;
use receivables::documents::PastInvoice;
use receivables::risk::{Curve, RiskModel, RiskOptions};
use receivables::{Currency, CustomerId, Date, InvoiceId, Money};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Chances and dates of payment for tables of invoices.
#[derive(Parser)]
struct Arguments {
    /// CSV with `customer_id`, `invoice_id`, `issue_date`, `due_date`, `amount`, `currency`, `paid_date`, in any order.
    #[arg(long)]
    train: PathBuf,
    /// CSV of new invoices: the same columns without `paid_date`.
    #[arg(long)]
    test: PathBuf,
    /// CSV of the invoices of `--train` that are open when it ends.
    #[arg(long)]
    open: PathBuf,
    /// CSV with `invoice_id`, `paid_date`: payments since then.
    #[arg(long)]
    payments: PathBuf,
    /// The day after the training data; the first day of `--test` and `--payments` where not given.
    #[arg(long)]
    as_of: Option<Date>,
    /// Folder for `pred.csv` and `open.csv`.
    #[arg(long)]
    out: PathBuf,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("predict_payment: {why}");
            ExitCode::from(2)
        }
    }
}

/// A table: its rows by name of column.
struct Table {
    name: String,
    columns: BTreeMap<String, usize>,
    records: Vec<csv::StringRecord>,
}

impl Table {
    fn read(path: &Path) -> Result<Self, String> {
        let name = path.display().to_string();
        let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{name}: {error}"))?;
        let headers = reader.headers().map_err(|error| format!("{name}: {error}"))?.clone();
        let columns = headers.iter().enumerate().map(|(at, title)| (title.to_owned(), at)).collect();
        let records =
            reader.records().collect::<Result<_, _>>().map_err(|error| format!("{name}: {error}"))?;
        Ok(Self { name, columns, records })
    }

    fn field<'a>(&self, record: &'a csv::StringRecord, column: &str) -> &'a str {
        self.columns.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim()
    }

    /// Every row that can be one, as an invoice; the others go to standard error.
    fn invoices(&self) -> (Vec<PastInvoice>, bool) {
        let mut good = Vec::new();
        for record in &self.records {
            match self.invoice(record).and_then(|invoice| invoice.check().map(|()| invoice)) {
                Ok(invoice) => good.push(invoice),
                Err(error) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    eprintln!("{}: line {line}: {} ({error})", self.name, error.code());
                }
            }
        }
        let all = good.len() == self.records.len();
        (good, all)
    }

    fn invoice(&self, record: &csv::StringRecord) -> receivables::Result<PastInvoice> {
        let text = |column: &str| self.field(record, column);
        let within = |column: &'static str| move |error: receivables::Error| error.within(column);
        let currency = Currency::new(text("currency")).map_err(within("currency"))?;
        let paid = Some(text("paid_date")).filter(|text| !text.is_empty());
        Ok(PastInvoice {
            customer_id: CustomerId::new(text("customer_id")).map_err(within("customer_id"))?,
            invoice_id: InvoiceId::new(text("invoice_id")).map_err(within("invoice_id"))?,
            instalment: 1,
            segment: None,
            issue_date: text("issue_date").parse().map_err(within("issue_date"))?,
            due_date: text("due_date").parse().map_err(within("due_date"))?,
            amount: Money::parse(text("amount"), currency).map_err(within("amount"))?,
            payments: Vec::new(),
            paid_date: paid.map(str::parse).transpose().map_err(within("paid_date"))?,
            marks: Vec::new(),
        })
    }

    fn paid_dates(&self) -> Result<BTreeMap<String, Date>, String> {
        let row = |record: &csv::StringRecord| {
            let date = self.field(record, "paid_date").parse::<Date>();
            Ok((
                self.field(record, "invoice_id").to_owned(),
                date.map_err(|e| format!("{}: {e}", self.name))?,
            ))
        };
        self.records.iter().map(row).collect()
    }
}

/// Answers everything; says whether every row was taken.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let (train, train_whole) = Table::read(&arguments.train)?.invoices();
    let (test, test_whole) = Table::read(&arguments.test)?.invoices();
    let open = Table::read(&arguments.open)?;
    let paid = Table::read(&arguments.payments)?.paid_dates()?;
    let first = test.iter().map(|invoice| invoice.issue_date).chain(paid.values().copied()).min();
    let as_of = arguments.as_of.or(first).ok_or("nothing to predict: --test and --payments are empty")?;
    let model = RiskModel::fit(&train, as_of, &RiskOptions::default()).map_err(|error| error.to_string())?;

    let new = train.len()..train.len().saturating_add(test.len());
    let mut known = train;
    known.extend(test);
    for invoice in &mut known {
        let date = paid.get(invoice.invoice_id.as_str()).filter(|date| **date >= invoice.issue_date);
        invoice.paid_date = invoice.paid_date.or(date.copied());
    }
    let asked_open: BTreeSet<&str> =
        open.records.iter().map(|record| open.field(record, "invoice_id")).collect();
    let mut asked: Vec<(usize, Date)> = Vec::new();
    for (at, invoice) in known.iter().enumerate() {
        if new.contains(&at) {
            asked.push((at, invoice.issue_date));
        } else if asked_open.contains(invoice.invoice_id.as_str()) {
            asked.push((at, as_of));
        }
    }
    let curves = model.curves(&known, &asked).map_err(|error| error.to_string())?;
    let mut pred = String::from("invoice_key,p_late,p_late30,q10,q50,q90\n");
    let mut still_open = String::from("invoice_key,e7,e14,e30,e60,e90\n");
    for ((at, _), curve) in asked.iter().zip(&curves) {
        let Some(invoice) = known.get(*at) else { continue };
        if new.contains(at) {
            prediction(&mut pred, invoice, curve);
        } else {
            collection(&mut still_open, invoice, curve);
        }
    }
    std::fs::create_dir_all(&arguments.out).map_err(|error| error.to_string())?;
    for (name, text) in [("pred.csv", pred), ("open.csv", still_open)] {
        std::fs::write(arguments.out.join(name), text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(train_whole && test_whole)
}

fn prediction(out: &mut String, invoice: &PastInvoice, curve: &Curve) {
    let terms = invoice.due_date.days_since(invoice.issue_date);
    let late = curve.unpaid_after(terms);
    let very_late = curve.unpaid_after(terms.saturating_add(30));
    let last = i32::try_from(curve.days()).unwrap_or(i32::MAX);
    let quantile = |days: Option<i32>| days.unwrap_or(last);
    let (q10, q50) = (quantile(curve.quantile_days(0.1)), quantile(curve.median_days()));
    let q90 = quantile(curve.upper_days(0.9));
    let _ = writeln!(out, "{},{late:.6},{very_late:.6},{q10},{q50},{q90}", invoice.invoice_id);
}

fn collection(out: &mut String, invoice: &PastInvoice, curve: &Curve) {
    let _ = write!(out, "{}", invoice.invoice_id);
    for days in [7, 14, 30, 60, 90] {
        let _ = write!(out, ",{:.6}", 1.0 - curve.unpaid_after(days - 1));
    }
    out.push('\n');
}
