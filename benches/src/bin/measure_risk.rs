//! Measures the risk model and the forecast: time to fit, to score, to forecast, and how well intervals cover.

use clap::Parser;
use receivables::Date;
use receivables::documents::{PastInvoice, PaymentChances};
use receivables::forecast::{ForecastOptions, forecast_cash, judge_backtest};
use receivables::risk::{Curve, OutlookOptions, RiskModel, RiskOptions};
use receivables_benches::{History, best_of, past_invoices, resident_bytes};
use std::path::PathBuf;

/// Time of the processor for fitting, scoring and forecasting over made-up invoices, or a back-test over a table.
#[derive(Parser)]
struct Arguments {
    /// How many made-up invoices.
    #[arg(long, default_value_t = 10_000)]
    invoices: usize,
    /// CSV with `customer_id`, `invoice_id`, `issue_date`, `due_date`, `amount`, `currency`, `paid_date`: judge weekly
    /// forecasts over its last weeks instead.
    #[arg(long)]
    history: Option<PathBuf>,
    /// Number of forecasts of the back-test, a week apart.
    #[arg(long, default_value_t = 8)]
    origins: i64,
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let arguments = Arguments::parse();
    match &arguments.history {
        Some(path) => backtest(&History::read(path)?.invoices().0, arguments.origins),
        None => times(arguments.invoices),
    }
}

fn times(invoices: usize) -> Outcome {
    let past = past_invoices(invoices)?;
    let as_of = past.iter().map(|invoice| invoice.issue_date).max().ok_or("no invoices")?.plus_days(1)?;
    let before = resident_bytes().unwrap_or(0);
    let (model, seconds) = best_of(1, || RiskModel::fit(&past, as_of, &RiskOptions::default()))?;
    println!("fit {invoices}: {seconds:.3} s, model {} bytes", model.to_bytes()?.len());
    let grown = resident_bytes().unwrap_or(0).saturating_sub(before);
    println!("memory left behind by the fit: {} bytes an invoice", grown / u64::try_from(invoices)?.max(1));

    let (portfolio, seconds) = best_of(1, || model.portfolio(&past, as_of))?;
    println!("portfolio: {seconds:.3} s");

    let open: Vec<&PastInvoice> = past.iter().filter(|invoice| invoice.paid_date.is_none()).collect();
    let asked: Vec<&PastInvoice> = open.iter().copied().cycle().take(200_000).collect();
    let score = |part: &[&PastInvoice]| {
        let mut curve = Curve::default();
        part.iter()
            .map(|i| portfolio.curve_into(i, &mut curve).map(|()| curve.unpaid_after(30)))
            .sum::<Result<f64, _>>()
    };
    let (_, one) = best_of(3, || score(&asked))?;
    println!("score, one thread: {:.0} invoices/s, {:.2} µs each", 200_000.0 / one, one / 0.2);
    let (left, right) = asked.split_at(100_000);
    let (_, two) = best_of(3, || {
        std::thread::scope(|scope| {
            let other = scope.spawn(|| score(left));
            let own = score(right);
            other.join().map_or(own, |sum| sum)
        })
    })?;
    println!("score, two threads: {:.0} invoices/s", 200_000.0 / two);
    for (name, without_reasons) in [("with", false), ("without", true)] {
        let options = OutlookOptions { without_reasons, ..OutlookOptions::default() };
        let asked: Vec<&PastInvoice> = open.iter().copied().take(2_000).collect();
        let outlooks = || {
            asked.iter().map(|i| portfolio.outlook(i, &options).map(|_| ())).collect::<Result<Vec<()>, _>>()
        };
        let (_, seconds) = best_of(5, outlooks)?;
        println!("outlook {name} reasons: {:.1} µs each", seconds * 1e6 / asked.len() as f64);
    }

    let (items, seconds): (Vec<PaymentChances>, f64) = best_of(1, || portfolio.chances(&past, 91))?;
    println!("chances of {} open invoices: {seconds:.3} s", items.len());
    let (forecast, seconds) = best_of(3, || forecast_cash(&items, as_of, &ForecastOptions::default()))?;
    println!(
        "forecast of {} invoices, 13 weeks, 10000 paths: {seconds:.3} s, {} rows",
        items.len(),
        forecast.rows.len()
    );
    Ok(())
}

fn backtest(past: &[PastInvoice], origins: i64) -> Outcome {
    let last = past.iter().filter_map(|i| i.paid_date).max().ok_or("nothing was paid")?;
    let options = ForecastOptions { periods: 4, ..ForecastOptions::default() };
    let mut forecasts = Vec::new();
    for back in 0..origins {
        let origin: Date = last.plus_days(-7 * (back + 2))?;
        let model = RiskModel::fit(past, origin, &RiskOptions::default())?;
        let known: Vec<PastInvoice> = past.iter().filter(|i| i.issue_date <= origin).cloned().collect();
        let items = model.portfolio(&known, origin)?.chances(&known, 28)?;
        forecasts.push(forecast_cash(&items, origin, &options)?);
    }
    let judged = judge_backtest(&forecasts, past, last)?;
    for period in &judged.periods {
        let f = &period.forecast;
        println!(
            "{} {} {}..{}: expected {} ({} to {}), received {}",
            period.as_of, period.currency, f.from, f.to, f.expected, f.low, f.high, period.received
        );
    }
    for row in judged.rows {
        println!(
            "{}: {} periods, absolute error {:?}, bias {}, covered {}, so far {}",
            row.currency, row.periods, row.absolute_error, row.bias, row.covered, row.covered_so_far
        );
    }
    Ok(())
}
