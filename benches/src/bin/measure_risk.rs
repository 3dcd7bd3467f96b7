//! Measures the risk model and the forecast: time to fit, to score, to forecast, and how well intervals cover.

use clap::Parser;
use receivables::documents::{PastInvoice, PaymentChances};
use receivables::forecast::{ForecastOptions, forecast_cash, forecast_cash_in_parallel, judge_backtest};
use receivables::risk::{Curve, OutlookOptions, Portfolio, RiskModel, RiskOptions};
use receivables::{CustomerId, Date, InvoiceId};
use receivables_benches::{History, best_by_clock, best_of, past_invoices, peak_bytes, resident_bytes};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// Time of the processor for fitting, scoring and forecasting over made-up invoices, or a back-test over a table.
#[derive(Parser)]
struct Arguments {
    /// How many made-up invoices.
    #[arg(long, default_value_t = 10_000)]
    invoices: usize,
    /// How many open invoices are forecast.
    #[arg(long, default_value_t = 100_000)]
    open: usize,
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
        None => times(&arguments),
    }
}

/// The threads of a machine with two processors.
const TWO: NonZeroUsize = NonZeroUsize::MIN.saturating_add(1);

fn times(arguments: &Arguments) -> Outcome {
    let invoices = arguments.invoices;
    let past = past_invoices(invoices)?;
    let as_of = past.iter().map(|invoice| invoice.issue_date).max().ok_or("no invoices")?.plus_days(1)?;
    let model = fit(&past, as_of)?;
    let (portfolio, seconds) = best_of(1, || model.portfolio(&past, as_of))?;
    println!("portfolio: {seconds:.3} s");
    score(&portfolio, &past)?;
    let plain = OutlookOptions { without_reasons: true, ..OutlookOptions::default() };
    let (found, seconds) = best_of(3, || model.portfolio(&past, as_of)?.outlooks(&past, &plain))?;
    println!("the whole question, portfolio and {} outlooks: {seconds:.3} s", found.len());
    let (items, seconds) = best_of(3, || portfolio.chances(&past, 91))?;
    println!("chances of {} open invoices: {seconds:.3} s", items.len());
    forecast(&items, as_of, arguments.open)
}

fn fit(past: &[PastInvoice], as_of: Date) -> Result<RiskModel, Box<dyn std::error::Error>> {
    let (count, options) = (past.len(), RiskOptions::default());
    let before = resident_bytes().unwrap_or(0);
    let (model, one) = best_of(1, || RiskModel::fit(past, as_of, &options))?;
    let grown = peak_bytes().unwrap_or(0).saturating_sub(before) / u64::try_from(count)?.max(1);
    println!("fit {count}, one thread: {one:.3} s of the processor, model {} bytes", model.to_bytes()?.len());
    println!("memory at its peak, without the invoices themselves: {grown} bytes an invoice");
    let (same, two) =
        best_by_clock(2, || RiskModel::fit_in_parallel(past, as_of, &options, TWO, &mut |_, _| Ok(())))?;
    println!("fit {count}, two threads: {two:.3} s of the clock, the same model: {}", same == model);
    Ok(model)
}

fn score(portfolio: &Portfolio<'_>, past: &[PastInvoice]) -> Outcome {
    let mut open: Vec<&PastInvoice> = past.iter().filter(|invoice| invoice.paid_date.is_none()).collect();
    // As the engine's own batches do: customer by customer.
    open.sort_by(|a, b| a.customer_id.cmp(&b.customer_id));
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
        // The processor's time moves by milliseconds: so many that it does not matter.
        let asked: Vec<&PastInvoice> = open.iter().copied().cycle().take(40_000).collect();
        let outlooks = || asked.iter().try_for_each(|i| portfolio.outlook(i, &options).map(|_| ()));
        let (_, seconds) = best_of(5, outlooks)?;
        println!("outlook {name} reasons: {:.2} µs each", seconds * 1e6 / asked.len() as f64);
    }
    Ok(())
}

/// Thirteen weeks of so many open invoices: those given, again and again under other ids.
fn forecast(given: &[PaymentChances], as_of: Date, count: usize) -> Outcome {
    let mut items = Vec::with_capacity(count);
    for (place, item) in given.iter().cycle().take(count).enumerate() {
        let mut item = item.clone();
        let turn = place / given.len();
        item.customer_id = CustomerId::new(&format!("{}-{turn}", item.customer_id))?;
        item.invoice_id = InvoiceId::new(&format!("{}-{turn}", item.invoice_id))?;
        items.push(item);
    }
    let options = ForecastOptions::default();
    let (whole, one) = best_of(3, || forecast_cash(&items, as_of, &options))?;
    println!("forecast of {count} invoices, 13 weeks, 10000 paths, one thread: {one:.3} s of the processor");
    let (same, two) =
        best_by_clock(3, || forecast_cash_in_parallel(&items, as_of, &options, TWO, &mut |_, _| Ok(())))?;
    println!("the same, two threads: {two:.3} s of the clock, the same forecast: {}", same == whole);
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
