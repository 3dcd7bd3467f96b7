//! How well money comes in: the last three and the last twelve months, by currency and by segment.

use super::table::{self, words};
use receivables::ledger::ActivityOptions;
use receivables::metrics::{Measure, MetricSet, MetricsOptions, Unit, measure};
use receivables::{AsOf, Date, Ledger, Result};

type Column = (&'static str, fn(&MetricSet) -> &Measure);

/// How a column is headed, and what is measured in it.
const COLUMNS: [Column; 10] = [
    ("DSO", |m| &m.dso),
    ("best DSO", |m| &m.best_possible_dso),
    ("ADD", |m| &m.average_days_delinquent),
    ("days to pay", |m| &m.weighted_days_to_pay),
    ("CEI", |m| &m.collection_effectiveness),
    ("collected", |m| &m.collection_rate),
    ("past due", |m| &m.past_due_share),
    ("promises kept", |m| &m.counts.promise_kept_rate),
    ("disputed", |m| &m.counts.dispute_rate),
    ("bad debt", |m| &m.bad_debt_to_sales),
];

pub(super) fn section(ledger: &Ledger, at: &AsOf) -> Result<String> {
    let quarter = period(ledger, at, months_back(at.as_of, 3)?)?;
    let year = period(ledger, at, months_back(at.as_of, 12)?)?;
    Ok(format!("{quarter}\n{year}"))
}

/// The first day of the period of so many months that ends on a day: months that end at their ends, else those that
/// begin on the day after.
fn months_back(day: Date, months: i32) -> Result<Date> {
    let next = day.plus_days(1)?;
    let month = next.year().saturating_mul(12).saturating_add_unsigned(next.month());
    let first = month.saturating_sub(months).saturating_sub(1);
    let first_month = u32::try_from(first.rem_euclid(12)).unwrap_or(0).saturating_add(1);
    let start = Date::new(first.div_euclid(12), first_month, 1)?;
    Ok(start.plus_days(i64::from(next.day()).saturating_sub(1))?.min(start.month_end()))
}

fn period(ledger: &Ledger, at: &AsOf, from: Date) -> Result<String> {
    let report =
        measure(&ledger.activity(from, at, &ActivityOptions::default())?, &MetricsOptions::default())?;
    let mut header = words(&["", "segment"]);
    header.extend(COLUMNS.iter().map(|(name, _)| (*name).to_owned()));
    let mut rows = Vec::new();
    for entry in &report.by_currency {
        rows.push(row(&entry.currency.to_string(), "all", &entry.metrics));
        for part in report.by_segment.iter().filter(|part| part.currency == entry.currency) {
            if let Some(segment) = &part.segment {
                rows.push(row("", segment.as_str(), &part.metrics));
            }
        }
    }
    Ok(table::section(&format!("Metrics from {} to {}", report.from, report.to), 2, header, rows))
}

fn row(currency: &str, segment: &str, metrics: &MetricSet) -> Vec<String> {
    let mut row = words(&[currency, segment]);
    row.extend(COLUMNS.iter().map(|(_, of)| shown(of(metrics))));
    row
}

fn shown(measure: &Measure) -> String {
    let unit = |unit: &Unit| if *unit == Unit::Percent { " %" } else { "" };
    match measure {
        Measure::Value { value, unit: of, .. } => format!("{value}{}", unit(of)),
        Measure::MoreThan { value, unit: of } => format!("> {value}{}", unit(of)),
        Measure::NotAvailable { .. } => "-".to_owned(),
    }
}
