//! Back-test: forecasts made at earlier days, held against what then came in.
//!
//! Each forecast sees the history as it was known in the morning of its day, and nothing else: later invoices are not
//! there, and what was paid or happened on that day or later is cut off. So whatever is fitted in it cannot look ahead.

use super::options::ForecastOptions;
use super::report::{CashForecast, CashPeriod, forecast_cash};
use crate::calendar::Date;
use crate::documents::{PastInvoice, PaymentChances, SettlementKind};
use crate::error::{Error, Result};
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

/// Most days for which one back-test makes forecasts.
const MOST_ORIGINS: usize = 100;

/// Makes a forecast at each of some days of a history, with what was known then, and holds all of them against what came
/// in (rolling origins).
///
/// `chances` is asked for the chances of each day: it is given the history as it was known in the morning of the day,
/// the day, and for how many days chances are needed. A model is fitted there, or one that was fitted by then is used.
/// Periods that end after `known_until`, the last day whose payments are known, are left out.
///
/// # Errors
/// [`Error::CountOutOfRange`] for `origins`, 1 to 100; what `chances` returns; else as [`forecast_cash`] and
/// [`judge_backtest`].
///
/// # Examples
/// ```
/// use receivables::documents::PastInvoice;
/// use receivables::forecast::{ForecastOptions, backtest_forecast};
/// use receivables::risk::{RiskModel, RiskOptions};
/// use receivables::{Currency, Date, Money};
///
/// // One invoice a week for 100.00 at 14 days, always paid on the day.
/// let first: Date = "2025-01-06".parse()?;
/// let week = |number: i64| -> receivables::Result<PastInvoice> {
///     let issue_date = first.plus_days(7 * number)?;
///     let due_date = issue_date.plus_days(14)?;
///     Ok(PastInvoice {
///         customer_id: "ACME".parse()?,
///         invoice_id: format!("I{number}").parse()?,
///         instalment: 1,
///         segment: None,
///         parent_id: None,
///         issue_date,
///         due_date,
///         amount: Money::parse("100.00", Currency::EUR)?,
///         payments: vec![],
///         paid_date: Some(due_date),
///         marks: vec![],
///     })
/// };
/// let past = (0..52).map(week).collect::<receivables::Result<Vec<_>>>()?;
/// let origins = ["2025-09-01".parse()?, "2025-10-06".parse()?];
/// let options = ForecastOptions { periods: 2, ..ForecastOptions::default() };
/// let report = backtest_forecast(&past, &origins, "2025-12-31".parse()?, &options, |known, day, days| {
///     assert!(known.iter().all(|invoice| invoice.issue_date <= day && invoice.paid_date.is_none_or(|on| on < day)));
///     RiskModel::fit(known, day, &RiskOptions::default())?.portfolio(known, day)?.chances(known, days)
/// })?;
/// assert_eq!(report.rows[0].periods, 4); // two weeks from each of two Mondays
/// assert_eq!(report.periods[0].received.to_string(), "100.00 EUR");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn backtest_forecast(
    past: &[PastInvoice],
    origins: &[Date],
    known_until: Date,
    options: &ForecastOptions,
    chances: impl FnMut(&[PastInvoice], Date, u32) -> Result<Vec<PaymentChances>>,
) -> Result<Backtest> {
    backtest_forecast_with(past, origins, known_until, options, chances, &mut |_, _| Ok(()))
}

/// [`backtest_forecast`] that tells how far it has come: days done, and days in all. What `progress` refuses stops it.
///
/// # Errors
/// As [`backtest_forecast`]; what `progress` returns.
pub fn backtest_forecast_with(
    past: &[PastInvoice],
    origins: &[Date],
    known_until: Date,
    options: &ForecastOptions,
    mut chances: impl FnMut(&[PastInvoice], Date, u32) -> Result<Vec<PaymentChances>>,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<Backtest> {
    let given = origins.len();
    if given == 0 || given > MOST_ORIGINS {
        let field = "origins".to_owned();
        return Err(Error::CountOutOfRange { field, least: 1, most: MOST_ORIGINS, given });
    }
    options.check().map_err(|e| e.within("options"))?;
    let all = u64::try_from(given).unwrap_or(u64::MAX);
    let mut forecasts = Vec::with_capacity(given);
    for (done, origin) in (0_u64..).zip(origins) {
        progress(done, all)?;
        let known: Vec<PastInvoice> = past.iter().filter_map(|invoice| as_known(invoice, *origin)).collect();
        let items = chances(&known, *origin, options.days())?;
        forecasts.push(forecast_cash(&items, *origin, options)?);
    }
    let judged = judge_backtest(&forecasts, past, known_until)?;
    progress(all, all)?;
    Ok(judged)
}

/// An invoice as it was known in the morning of a day; none where it was issued later.
fn as_known(invoice: &PastInvoice, day: Date) -> Option<PastInvoice> {
    if invoice.issue_date > day {
        return None;
    }
    let mut known = invoice.clone();
    known.payments.retain(|part| part.date < day);
    known.paid_date = known.paid_date.filter(|date| *date < day);
    known.marks.retain(|mark| mark.date < day);
    Some(known)
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
/// Only invoices that were issued on the day of a forecast or before and open on it count, as in the forecast itself.
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
                .map(|invoice| parts(invoice, forecast.as_of))
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

/// The payments of an invoice from a day on, by value date; what was credited or written off is no cash. Money that was
/// there already, but was put on the invoice only then, comes in on the first day.
fn parts(invoice: &PastInvoice, as_of: Date) -> Result<Vec<(Date, Money)>> {
    let mut rest = invoice.amount;
    let mut parts = Vec::new();
    for part in &invoice.payments {
        rest = rest.minus(part.amount)?;
        if part.kind == SettlementKind::Payment && part.date >= as_of {
            parts.push((invoice.paid_on(part).max(as_of), part.amount));
        }
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
        let overflow = || Error::AmountOverflow { field: "invoices".into() };
        let error = self.missed.saturating_mul(million).checked_div(self.received);
        let error =
            error.map(|error| i64::try_from(error.min(million.saturating_mul(1_000))).unwrap_or(MILLION));
        let error = error.map(|error| Ratio::new(rust_decimal::Decimal::new(error, 6))).transpose()?;
        Ok(BacktestRow {
            currency,
            periods: self.periods,
            absolute_error: error,
            bias: Money::from_minor(i64::try_from(self.bias).map_err(|_| overflow())?, currency),
            covered: share(self.covered)?,
            covered_so_far: share(self.covered_so_far)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::Settlement;

    #[test]
    fn what_was_credited_or_written_off_is_no_cash() {
        let euro = |text: &str| Money::parse(text, Currency::EUR).unwrap();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let part =
            |date: &str, amount: &str, kind| Settlement { kind, ..Settlement::paid(day(date), euro(amount)) };
        let invoice = PastInvoice {
            customer_id: "ACME".parse().unwrap(),
            invoice_id: "I1".parse().unwrap(),
            instalment: 1,
            segment: None,
            parent_id: None,
            issue_date: day("2025-01-06"),
            due_date: day("2025-02-05"),
            amount: euro("1000.00"),
            payments: vec![
                part("2025-02-04", "500.00", SettlementKind::Payment),
                part("2025-02-05", "200.00", SettlementKind::CreditMemo),
                part("2025-02-06", "300.00", SettlementKind::WriteOff),
            ],
            paid_date: None,
            marks: vec![],
        };
        // One week from Monday 3 February on: of 1,000.00 open, 500.00 come in.
        let origin = day("2025-02-03");
        let options = ForecastOptions { periods: 1, paths: 100, ..ForecastOptions::default() };
        let chances = |known: &[PastInvoice], from: Date, _: u32| {
            let told = |invoice: &PastInvoice| PaymentChances {
                customer_id: invoice.customer_id.clone(),
                invoice_id: invoice.invoice_id.clone(),
                instalment: invoice.instalment,
                segment: None,
                open: invoice.amount,
                from,
                unpaid_millionths: vec![500_000; 7],
            };
            Ok(known.iter().map(told).collect())
        };
        let report = backtest_forecast(&[invoice], &[origin], day("2025-02-28"), &options, chances).unwrap();
        assert_eq!(report.periods.iter().map(|p| p.received).collect::<Vec<_>>(), [euro("500.00")]);
    }
}
