//! What is to be expected: when open invoices will be paid and why, grades, customers who slow down, thirteen weeks of
//! cash, and what if the largest customers paid later.

use super::table::{self, amount, words};
use receivables::forecast::{ForecastOptions, Scenario, WhatIf, what_if};
use receivables::risk::{OutlookOptions, RiskModel, RiskOptions, VelocityOptions, payment_velocity};
use receivables::{AsOf, CustomerGrade, Date, InvoiceOutlook, Ledger, PastInvoice, Result, RiskGrade};
use std::fmt::Write;

/// The change that is asked about.
const LARGEST: u32 = 10;
const LATER_DAYS: u32 = 5;

pub(super) fn section(ledger: &Ledger, day: Date, top: usize) -> Result<String> {
    // The next morning: everything of the day counts.
    let morning = day.plus_days(1)?;
    let past = ledger.past_invoices(&AsOf::day(day))?;
    let model = RiskModel::fit(&past, morning, &RiskOptions::default())?;
    let portfolio = model.portfolio(&past, morning)?;
    let options = OutlookOptions::default();
    let outlooks = portfolio.outlooks(&past, &options)?;
    let scenario = Scenario::LargestCustomersLater { customers: LARGEST, days: LATER_DAYS };
    let forecast = ForecastOptions { paths: 2_000, ..ForecastOptions::default() };
    let answer = what_if(&portfolio.chances(&past, 91)?, &scenario, morning, &forecast)?;
    let sections = [
        doubtful(&outlooks, top),
        grades(&portfolio.grades(&past, &options)?),
        slowdowns(&past, morning, top)?,
        cash(&answer),
    ];
    Ok(sections.join("\n"))
}

/// The open invoices with the highest scores among those that are not past due.
fn doubtful(outlooks: &[InvoiceOutlook], top: usize) -> String {
    let mut ranked: Vec<&InvoiceOutlook> = outlooks.iter().filter(|o| o.due_date >= o.as_of).collect();
    ranked.sort_by_key(|outlook| (std::cmp::Reverse(outlook.score.points), &outlook.invoice_id));
    let title = format!("Likely late: {} of {} that are not due", ranked.len().min(top), ranked.len());
    let header = words(&["invoice", "customer", "due", "late", "paid about", "why", "open", ""]);
    let rows = ranked.into_iter().take(top).map(|outlook| {
        let why = outlook.score.contributions.iter().take(2);
        let why: Vec<String> = why.map(|c| format!("{:+} {}", c.points, c.reason)).collect();
        vec![
            outlook.invoice_id.to_string(),
            outlook.customer_id.to_string(),
            outlook.due_date.to_string(),
            outlook.p_late.to_string(),
            outlook.expected_date.map_or_else(|| "-".to_owned(), |date| date.to_string()),
            why.join("; "),
            amount(outlook.open),
            outlook.open.currency().to_string(),
        ]
    });
    table::section(&title, 6, header, rows.collect())
}

fn grades(grades: &[CustomerGrade]) -> String {
    let mut text = String::from("Grades\n ");
    for grade in RiskGrade::ALL {
        let count = grades.iter().filter(|customer| customer.grade == *grade).count();
        let _ = write!(text, " {} {count} ", grade.as_str().to_uppercase());
    }
    text.push('\n');
    text
}

fn slowdowns(past: &[PastInvoice], morning: Date, top: usize) -> Result<String> {
    let changes = payment_velocity(past, morning, &VelocityOptions::default())?;
    let title = format!("Another pace: {} of {} customers", changes.len().min(top), changes.len());
    let header = words(&["customer", "change", "since", "before", "now", "chance"]);
    let rows = changes.iter().take(top).map(|change| {
        vec![
            change.customer_id.to_string(),
            change.change.to_string(),
            change.since.to_string(),
            format!("{} days late", change.days_late_before),
            format!("{} days late", change.days_late_since),
            change.probability.to_string(),
        ]
    });
    Ok(table::section(&title, 3, header, rows.collect()))
}

fn cash(answer: &WhatIf) -> String {
    let mut text = String::new();
    for (row, change) in answer.base.rows.iter().zip(&answer.difference) {
        let title = format!(
            "Cash of thirteen weeks in {}, of {} open; and if the {LARGEST} largest paid {LATER_DAYS} days later",
            row.currency, row.open
        );
        let header = words(&["from", "to", "expected", "low", "high", "difference", "low", "high"]);
        let rows = row.periods.iter().zip(&change.periods).map(|(period, change)| {
            let mut cells = vec![period.from.to_string(), period.to.to_string()];
            let amounts =
                [period.expected, period.low, period.high, change.expected, change.low, change.high];
            cells.extend(amounts.map(amount));
            cells
        });
        text.push_str(&table::section(&title, 2, header, rows.collect()));
    }
    text
}
