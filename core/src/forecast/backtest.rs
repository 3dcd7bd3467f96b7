//! Back-test: forecasts made at earlier days, held against what then came in.

use super::report::{CashForecast, CashPeriod};
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::Result;
use crate::ids::Name;
use crate::money::{Currency, Money, Ratio};
use crate::number::{MILLION, float, ratio};
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// One period of one forecast, with what came in.
    pub struct BacktestPeriod {
        /// The day the forecast was made for.
        pub as_of: Date,
        /// The currency.
        pub currency: Currency,
        /// The segment, where rows are split by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// What was expected, with its interval.
        pub forecast: CashPeriod,
        /// What came in within the period from the invoices that were open on the day of the forecast.
        pub received: Money,
    }

    /// How good the forecasts of one currency were.
    pub struct BacktestRow {
        /// The currency.
        pub currency: Currency,
        /// Periods judged.
        pub periods: u64,
        /// Sum of the absolute misses over what was received, at most 1,000; none where nothing was received.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub absolute_error: Option<Ratio>,
        /// Expected less received, summed over all periods.
        pub bias: Money,
        /// Share of periods whose receipts lie within their interval.
        pub covered: Ratio,
        /// The same for receipts from the first day to the end of each period.
        pub covered_so_far: Ratio,
    }

    /// Forecasts held against what came in.
    pub struct Backtest {
        /// Every period of every forecast, by day of forecast, then row.
        pub periods: Vec<BacktestPeriod>,
        /// By currency.
        pub rows: Vec<BacktestRow>,
    }
}

/// What is summed up for a currency.
#[derive(Default)]
struct Sum {
    periods: u64,
    missed: i128,
    received: i128,
    bias: i128,
    covered: u64,
    covered_so_far: u64,
}

/// Holds forecasts against the payments of a history that has gone on since.
///
/// Only invoices that were issued before the day of a forecast and open on it count, as in the forecast itself.
/// Periods that end after `known_until` are left out: what comes in them is not known yet.
///
/// # Errors
/// [`crate::Error::AmountOverflow`]; what [`PastInvoice::check`] refuses.
pub fn judge_backtest(
    forecasts: &[CashForecast],
    past: &[PastInvoice],
    known_until: Date,
) -> Result<Backtest> {
    for (at, invoice) in past.iter().enumerate() {
        invoice.check().map_err(|e| e.within(&format!("invoices[{at}]")))?;
    }
    let mut periods = Vec::new();
    let mut sums: BTreeMap<Currency, Sum> = BTreeMap::new();
    for forecast in forecasts {
        for row in &forecast.rows {
            let own = |invoice: &&PastInvoice| {
                invoice.amount.currency() == row.currency
                    && invoice.issue_date <= forecast.as_of
                    && (!forecast.options.by_segment || invoice.segment == row.segment)
            };
            let payments: Vec<(Date, Money)> = past
                .iter()
                .filter(own)
                .map(parts)
                .collect::<Result<Vec<_>>>()?
                .into_iter()
                .flatten()
                .collect();
            let mut so_far = Money::zero(row.currency);
            for period in row.periods.iter().filter(|period| period.to <= known_until) {
                let mut received = Money::zero(row.currency);
                for (_, amount) in payments.iter().filter(|(on, _)| (period.from..=period.to).contains(on)) {
                    received = received.plus(*amount)?;
                }
                so_far = so_far.plus(received)?;
                sums.entry(row.currency).or_default().count(period, received, so_far);
                periods.push(BacktestPeriod {
                    as_of: forecast.as_of,
                    currency: row.currency,
                    segment: row.segment.clone(),
                    forecast: period.clone(),
                    received,
                });
            }
        }
    }
    let rows = sums.into_iter().map(|(currency, sum)| sum.row(currency)).collect::<Result<_>>()?;
    Ok(Backtest { periods, rows })
}

/// The payments of an invoice.
fn parts(invoice: &PastInvoice) -> Result<Vec<(Date, Money)>> {
    let mut rest = invoice.amount;
    let mut parts = Vec::new();
    for part in &invoice.payments {
        rest = rest.minus(part.amount)?;
        parts.push((part.date, part.amount));
    }
    parts.extend(invoice.paid_date.filter(|_| rest.is_positive()).map(|date| (date, rest)));
    Ok(parts)
}

impl Sum {
    fn count(&mut self, period: &CashPeriod, received: Money, so_far: Money) {
        let difference = i128::from(period.expected.minor()).saturating_sub(i128::from(received.minor()));
        self.periods = self.periods.saturating_add(1);
        self.missed = self.missed.saturating_add(difference.abs());
        self.bias = self.bias.saturating_add(difference);
        self.received = self.received.saturating_add(i128::from(received.minor()));
        let holds =
            |low: Money, high: Money, value: Money| (low.minor()..=high.minor()).contains(&value.minor());
        self.covered = self.covered.saturating_add(u64::from(holds(period.low, period.high, received)));
        let covered = holds(period.low_so_far, period.high_so_far, so_far);
        self.covered_so_far = self.covered_so_far.saturating_add(u64::from(covered));
    }

    fn row(&self, currency: Currency) -> Result<BacktestRow> {
        let share = |count: u64| {
            let whole = i64::try_from(self.periods.max(1)).unwrap_or(i64::MAX);
            ratio(float(i64::try_from(count).unwrap_or(0)) / float(whole))
        };
        let million = i128::from(MILLION);
        let error = self.missed.saturating_mul(million).checked_div(self.received);
        let error =
            error.map(|error| i64::try_from(error.min(million.saturating_mul(1_000))).unwrap_or(MILLION));
        let error = error.map(|error| Ratio::new(rust_decimal::Decimal::new(error, 6))).transpose()?;
        Ok(BacktestRow {
            currency,
            periods: self.periods,
            absolute_error: error,
            bias: Money::from_minor(i64::try_from(self.bias).unwrap_or(i64::MAX), currency),
            covered: share(self.covered)?,
            covered_so_far: share(self.covered_so_far)?,
        })
    }
}
