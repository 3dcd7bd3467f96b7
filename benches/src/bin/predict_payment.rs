//! Predicts when invoices will be paid, from tables: only columns are translated here, the crate does the rest.
//!
//! A model is fitted to the invoices of `--train`. Each invoice of `--test` is scored on its issue date, each of
//! `--open` on the first day after the training data; both know the payments of `--payments` before their day.
//!
//! A payment in `--payments` that is dated before its invoice is left out, and the invoice counts as open: a day of payment
//! before the invoice was there cannot be right, and the crate refuses such an invoice.
//!
//! The exit code is 0 when every row was taken, 1 when some were refused, 2 when nothing could be answered.

use clap::Parser;
use receivables::Date;
use receivables::documents::PastInvoice;
use receivables::risk::{Curve, RiskModel, RiskOptions};
use receivables_benches::History as Table;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;
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
    let asked_open: BTreeSet<&str> = open.column("invoice_id").collect();
    let mut asked: Vec<(usize, Date)> = Vec::new();
    for (at, invoice) in known.iter().enumerate() {
        if new.contains(&at) {
            asked.push((at, invoice.issue_date));
        } else if asked_open.contains(invoice.invoice_id.as_str()) {
            asked.push((at, as_of));
        }
    }
    let curves = model.curves_following(&known, &asked).map_err(|error| error.to_string())?;
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
