//! The forecast: what is expected by period, with an interval, and the difference a change makes.

use super::lots::{Lots, check, weeks, weeks_as_before};
use super::options::ForecastOptions;
use super::scenario::Scenario;
use super::shocks::{Shocks, Spread};
use super::simulate::{Paths, quantile, simulate};
use crate::calendar::Date;
use crate::documents::PaymentChances;
use crate::error::Result;
use crate::ids::Name;
use crate::money::{Currency, Money};
use crate::number::{float, float_of, real, share_of};
use crate::vocabulary::document;
use std::num::NonZeroUsize;

document! {
    /// Cash expected in a period.
    pub struct CashPeriod {
        /// First day.
        pub from: Date,
        /// Last day.
        pub to: Date,
        /// Expected in it: the sum over invoices of amount times chance, rounded so that periods add up.
        pub expected: Money,
        /// The interval of the level asked for, to a millionth of what is open. It always holds what is expected.
        pub low: Money,
        /// Its upper end.
        pub high: Money,
        /// Expected from the first day of the forecast to the end of this period.
        pub expected_so_far: Money,
        /// The interval of that.
        pub low_so_far: Money,
        /// Its upper end.
        pub high_so_far: Money,
    }

    /// The forecast of a currency, or of a segment in it.
    pub struct CashRow {
        /// The currency.
        pub currency: Currency,
        /// The segment, where rows are split by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// What is open.
        pub open: Money,
        /// By period.
        pub periods: Vec<CashPeriod>,
        /// Expected after the last period, or never.
        pub later: Money,
    }

    /// Cash expected from what is open.
    pub struct CashForecast {
        /// The first day.
        pub as_of: Date,
        /// How it was made.
        pub options: ForecastOptions,
        /// By currency, then segment.
        pub rows: Vec<CashRow>,
    }

    /// The difference a scenario makes in one period, on the same paths.
    pub struct CashDifference {
        /// First day.
        pub from: Date,
        /// Last day.
        pub to: Date,
        /// Expected under the scenario less expected without it.
        pub expected: Money,
        /// The interval of the difference, drawn in pairs: chance that hits both sides alike cancels out. It always
        /// holds what is expected.
        pub low: Money,
        /// Its upper end.
        pub high: Money,
    }

    /// What a scenario changes for a currency or segment.
    pub struct DifferenceRow {
        /// The currency.
        pub currency: Currency,
        /// The segment, where rows are split by it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// By period.
        pub periods: Vec<CashDifference>,
    }

    /// A forecast with and without a change.
    pub struct WhatIf {
        /// Without the change.
        pub base: CashForecast,
        /// With it.
        pub changed: CashForecast,
        /// What it changes.
        pub difference: Vec<DifferenceRow>,
    }
}

/// A forecast with its paths.
struct Drawn {
    lots: Lots,
    paths: Paths,
}

/// Told how many paths are drawn, of how many.
type Progress<'p> = &'p mut dyn FnMut(u64, u64) -> Result<()>;

fn draw(
    (items, others): (&[PaymentChances], &[PaymentChances]),
    weeks: &[i32],
    as_of: Date,
    options: &ForecastOptions,
    threads: NonZeroUsize,
    progress: Progress<'_>,
) -> Result<Drawn> {
    options.check().map_err(|e| e.within("options"))?;
    let lots = Lots::new(items, others, weeks, as_of, options)?;
    let spread = Spread {
        common: float_of(options.common_spread.value()),
        customer: float_of(options.customer_spread.value()),
    };
    let periods = usize::try_from(options.periods).unwrap_or(usize::MAX);
    let shocks = Shocks::new(spread);
    let paths = simulate(&lots, periods, (options.paths, options.seed), &shocks, threads, progress)?;
    Ok(Drawn { lots, paths })
}

/// Forecasts the cash that comes from what is open, by period, from `as_of` on.
///
/// Expected amounts are exact sums. Intervals come from paths on which all customers are faster or slower together,
/// each customer by itself, and each lot of invoices by chance; see [`ForecastOptions`]. In the mean over the paths every
/// invoice is paid with the chances that were given, so what is expected is the mean of the paths.
///
/// # Errors
/// What [`ForecastOptions::check`] and [`PaymentChances::check`] refuse; [`crate::Error::IdTaken`] for an instalment given
/// twice; [`crate::Error::AmountOverflow`], [`crate::Error::DateOutOfRange`].
pub fn forecast_cash(
    items: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
) -> Result<CashForecast> {
    forecast_cash_with(items, as_of, options, &mut |_, _| Ok(()))
}

/// [`forecast_cash`] that tells how far it has come: paths drawn, and paths in all. What `progress` refuses stops it.
///
/// # Errors
/// As [`forecast_cash`]; what `progress` returns.
pub fn forecast_cash_with(
    items: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<CashForecast> {
    forecast_cash_in_parallel(items, as_of, options, NonZeroUsize::MIN, progress)
}

/// [`forecast_cash_with`] by so many threads: the same forecast.
///
/// # Errors
/// As [`forecast_cash_with`].
///
/// # Examples
/// ```
/// use receivables::forecast::{ForecastOptions, forecast_cash, forecast_cash_in_parallel};
/// use std::num::NonZeroUsize;
/// let (today, options) = ("2026-01-31".parse()?, ForecastOptions::default());
/// let two = NonZeroUsize::MIN.saturating_add(1);
/// let forecast = forecast_cash_in_parallel(&[], today, &options, two, &mut |_, _| Ok(()))?;
/// assert_eq!(forecast, forecast_cash(&[], today, &options)?);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn forecast_cash_in_parallel(
    items: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
    threads: NonZeroUsize,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<CashForecast> {
    let mut drawn = draw((items, &[]), &weeks(items, as_of), as_of, options, threads, progress)?;
    drawn.report(as_of, options)
}

/// Forecasts twice, as things are and under a scenario, on the same draws.
///
/// # Errors
/// As [`forecast_cash`], and what [`Scenario::check`] refuses.
pub fn what_if(
    items: &[PaymentChances],
    scenario: &Scenario,
    as_of: Date,
    options: &ForecastOptions,
) -> Result<WhatIf> {
    what_if_with(items, scenario, as_of, options, &mut |_, _| Ok(()))
}

/// [`what_if`] that tells how far it has come: paths drawn, and paths in all. What `progress` refuses stops it.
///
/// # Errors
/// As [`what_if`]; what `progress` returns.
pub fn what_if_with(
    items: &[PaymentChances],
    scenario: &Scenario,
    as_of: Date,
    options: &ForecastOptions,
    progress: Progress<'_>,
) -> Result<WhatIf> {
    scenario.check().map_err(|e| e.within("scenario"))?;
    compared(items, &scenario.applied(items, as_of), as_of, options, progress)
}

/// Forecasts twice, before and after a change of whatever kind, on the same draws: invoices that are in both are paid by the
/// same chance, so the difference is that of the change.
///
/// # Errors
/// As [`forecast_cash`].
///
/// # Examples
/// ```
/// use receivables::forecast::{ForecastOptions, compare_cash};
/// let answer = compare_cash(&[], &[], "2026-01-31".parse()?, &ForecastOptions::default())?;
/// assert!(answer.difference.is_empty());
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn compare_cash(
    before: &[PaymentChances],
    after: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
) -> Result<WhatIf> {
    compare_cash_with(before, after, as_of, options, &mut |_, _| Ok(()))
}

/// [`compare_cash`] that tells how far it has come: paths drawn, and paths in all. What `progress` refuses stops it.
///
/// # Errors
/// As [`compare_cash`]; what `progress` returns.
pub fn compare_cash_with(
    before: &[PaymentChances],
    after: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
    progress: Progress<'_>,
) -> Result<WhatIf> {
    check(before, "before")?;
    check(after, "after")?;
    compared(before, after, as_of, options, progress)
}

fn compared(
    before: &[PaymentChances],
    after: &[PaymentChances],
    as_of: Date,
    options: &ForecastOptions,
    progress: Progress<'_>,
) -> Result<WhatIf> {
    let one = NonZeroUsize::MIN;
    let mut first = |done, of: u64| progress(done, of.saturating_mul(2));
    let mut base = draw((before, after), &weeks(before, as_of), as_of, options, one, &mut first)?;
    let mut second = |done, of: u64| progress(of.saturating_add(done), of.saturating_mul(2));
    let weeks = weeks_as_before(after, before, as_of);
    let mut changed = draw((after, before), &weeks, as_of, options, one, &mut second)?;
    let difference = base.difference(&changed, as_of, options)?;
    Ok(WhatIf { base: base.report(as_of, options)?, changed: changed.report(as_of, options)?, difference })
}

impl Drawn {
    fn report(&mut self, as_of: Date, options: &ForecastOptions) -> Result<CashForecast> {
        let ends = options.ends(as_of)?;
        let mut rows = Vec::new();
        let expected = self.lots.rows.iter().zip(&self.lots.open).zip(&self.lots.expected);
        for ((((currency, segment), open), expected), paths) in expected.zip(&self.paths.collected) {
            let open = Money::from_minor(*open, *currency);
            let mut periods = Vec::new();
            let (mut from, mut before) = (as_of, Money::zero(*currency));
            for (place, (to, sum)) in ends.iter().zip(expected).enumerate() {
                let so_far = rounded(*sum, *currency);
                let expected = so_far.minus(before)?;
                let (low, high) = interval(paths, place, false, (open, expected), options);
                let (low_so_far, high_so_far) = interval(paths, place, true, (open, so_far), options);
                periods.push(CashPeriod {
                    from,
                    to: *to,
                    expected,
                    low,
                    high,
                    expected_so_far: so_far,
                    low_so_far,
                    high_so_far,
                });
                before = so_far;
                from = to.plus_days(1)?;
            }
            rows.push(CashRow {
                currency: *currency,
                segment: segment.clone(),
                open,
                periods,
                later: open.minus(before)?,
            });
        }
        Ok(CashForecast { as_of, options: options.clone(), rows })
    }

    fn difference(
        &self,
        changed: &Self,
        as_of: Date,
        options: &ForecastOptions,
    ) -> Result<Vec<DifferenceRow>> {
        let ends = options.ends(as_of)?;
        let mut rows = Vec::new();
        for (place, (currency, segment)) in self.lots.rows.iter().enumerate() {
            let empty = (Vec::new(), Vec::new());
            let sums = (self.lots.expected.get(place), changed.lots.expected.get(place));
            let paths = (self.paths.collected.get(place), changed.paths.collected.get(place));
            let (a, b) = (sums.0.unwrap_or(&empty.0), sums.1.unwrap_or(&empty.0));
            let (p, q) = (paths.0.unwrap_or(&empty.1), paths.1.unwrap_or(&empty.1));
            let open = |drawn: &Self| drawn.lots.open.get(place).copied().unwrap_or(0);
            let open = Money::from_minor(open(self).max(open(changed)), *currency);
            let (mut from, mut before) = (as_of, Money::zero(*currency));
            let mut periods = Vec::new();
            for (period, to) in ends.iter().enumerate() {
                let sum = |sums: &[i128]| rounded(sums.get(period).copied().unwrap_or(0), *currency);
                let so_far = sum(b).minus(sum(a))?;
                let expected = so_far.minus(before)?;
                let pairs = p.iter().zip(q);
                let mut values: Vec<f64> =
                    pairs.map(|(x, y)| within(y, period) - within(x, period)).collect();
                let (low, high) = bounds(&mut values, (open, expected), options);
                periods.push(CashDifference { from, to: *to, expected, low, high });
                before = so_far;
                from = to.plus_days(1)?;
            }
            rows.push(DifferenceRow { currency: *currency, segment: segment.clone(), periods });
        }
        Ok(rows)
    }
}

/// Millionths of smallest units as money, half up.
fn rounded(millionths: i128, currency: Currency) -> Money {
    let minor = millionths.saturating_add(500_000).div_euclid(1_000_000);
    Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX), currency)
}

/// What a path brings within a period.
fn within(path: &[f64], period: usize) -> f64 {
    let before = period.checked_sub(1).and_then(|before| path.get(before)).copied().unwrap_or(0.0);
    path.get(period).copied().unwrap_or(before) - before
}

fn interval(
    paths: &[Vec<f64>],
    period: usize,
    so_far: bool,
    of: (Money, Money),
    options: &ForecastOptions,
) -> (Money, Money) {
    let value = |path: &Vec<f64>| {
        if so_far { path.get(period).copied().unwrap_or(0.0) } else { within(path, period) }
    };
    let mut values: Vec<f64> = paths.iter().map(value).collect();
    bounds(&mut values, of, options)
}

/// The interval of values in smallest units, as shares of what is open. It holds what is expected, too: a few large
/// invoices that are paid by chances near none or certain would else leave it outside.
fn bounds(values: &mut [f64], (open, expected): (Money, Money), options: &ForecastOptions) -> (Money, Money) {
    let level = float_of(options.level.value());
    let total = float(open.minor()).max(1.0);
    let tail = (1.0 - level) / real(2);
    let money = |value: f64| {
        let share = share_of(open, value.abs() / total);
        if value < 0.0 { Money::from_minor(share.minor().saturating_neg(), open.currency()) } else { share }
    };
    let low = money(quantile(values, tail)).minor().min(expected.minor());
    let high = money(quantile(values, 1.0 - tail)).minor().max(expected.minor());
    (Money::from_minor(low, open.currency()), Money::from_minor(high, open.currency()))
}
