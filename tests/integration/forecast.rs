//! Laws of the cash forecast: widths of intervals against distributions worked out here, and expectations within them.

use receivables::documents::{PaymentChances, WHOLE_MILLIONTHS};
use receivables::forecast::{CashPeriod, ForecastOptions, Scenario, forecast_cash, what_if};
use receivables::{Currency, CustomerId, Date, InvoiceId, Money, Ratio};

fn today() -> Date {
    "2026-03-02".parse().unwrap()
}

/// An invoice with so many millionths unpaid at the end of each week.
fn invoice(customer: u64, number: u64, minor: i64, weeks: &[u32]) -> PaymentChances {
    PaymentChances {
        customer_id: CustomerId::new(&format!("C{customer}")).unwrap(),
        invoice_id: InvoiceId::new(&format!("I{number}")).unwrap(),
        instalment: 1,
        segment: None,
        open: Money::from_minor(minor, Currency::EUR),
        from: today(),
        // Paid on the last day of a week, if at all.
        unpaid_millionths: std::iter::once(WHOLE_MILLIONTHS)
            .chain(weeks.iter().copied())
            .flat_map(|unpaid| [unpaid; 7])
            .skip(1)
            .collect(),
    }
}

fn options(periods: usize, common: &str, customer: &str) -> ForecastOptions {
    let spread = |text: &str| Ratio::new(text.parse().unwrap()).unwrap();
    ForecastOptions {
        periods: u32::try_from(periods).unwrap(),
        common_spread: spread(common),
        customer_spread: spread(customer),
        ..ForecastOptions::default()
    }
}

fn periods(items: &[PaymentChances], options: &ForecastOptions) -> Vec<CashPeriod> {
    forecast_cash(items, today(), options).unwrap().rows.remove(0).periods
}

fn minor(money: Money) -> f64 {
    f64::from(i32::try_from(money.minor()).unwrap())
}

/// How many of so many draws of a chance come true at most in a share of all cases: the sum of the binomial's terms.
fn binomial_quantile(draws: u32, chance: f64, share: f64) -> f64 {
    let ln_factorial = |count: u32| libm::lgamma(f64::from(count) + 1.0);
    let mut sum = 0.0;
    for count in 0..=draws {
        let ways = ln_factorial(draws) - ln_factorial(count) - ln_factorial(draws - count);
        let term =
            ways + f64::from(count) * libm::log(chance) + f64::from(draws - count) * libm::log(1.0 - chance);
        sum += libm::exp(term);
        if sum >= share {
            return f64::from(count);
        }
    }
    f64::from(draws)
}

/// Two thousand customers with one invoice of 1.00 each and no shocks: every period and every sum so far is binomial.
#[test]
fn many_small_invoices_have_the_interval_of_the_binomial() {
    for weeks in [
        vec![700_000],
        vec![100_000],
        vec![30_000],
        vec![700_000, 450_000, 300_000, 200_000, 120_000, 80_000, 50_000],
        vec![100_000, 50_000, 20_000, 10_000],
    ] {
        let items: Vec<PaymentChances> = (0..2_000).map(|n| invoice(n, n, 100, &weeks)).collect();
        let mut before = WHOLE_MILLIONTHS;
        for (period, unpaid) in periods(&items, &options(weeks.len(), "0", "0")).iter().zip(&weeks) {
            let so_far = f64::from(WHOLE_MILLIONTHS - unpaid) / 1e6;
            let within = f64::from(before - unpaid) / 1e6;
            for (chance, low, high) in
                [(so_far, period.low_so_far, period.high_so_far), (within, period.low, period.high)]
            {
                let [least, most] = [0.1, 0.9].map(|share| 100.0 * binomial_quantile(2_000, chance, share));
                // Ten thousand paths tell an end to about a sixtieth of the deviation, the binomial jumps by one.
                let near = 0.05 * (most - least) + 100.0;
                let (low, high) = (minor(low), minor(high));
                assert!(
                    (low - least).abs() < near && (high - most).abs() < near,
                    "{chance}: {low} {high} {least} {most}"
                );
                assert!(
                    ((high - low) / (most - least) - 1.0).abs() < 0.08,
                    "{chance}: {low} {high} {least} {most}"
                );
            }
            before = *unpaid;
        }
    }
}

/// Lots of one customer in different weeks are paid faster or slower together. Four hundred customers, five lots each,
/// paid in a week of their own with a chance of 0.6 or never.
#[test]
fn what_one_customer_owes_in_many_weeks_widens_the_interval() {
    let lot = |customer: u64, week: u64| {
        let unpaid: Vec<u32> = (0..5).map(|n| if n < week { 1_000_000 } else { 400_000 }).collect();
        invoice(customer, 5 * customer + week, 100, &unpaid)
    };
    let items: Vec<PaymentChances> = (0..2_000).map(|n| lot(n / 5, n % 5)).collect();
    let last = periods(&items, &options(5, "0", "1")).pop().unwrap();
    // By sums over a normal draw: the hazard whose mean chance to be unpaid is 0.4, and the variance of the five lots.
    let mean = |of: &dyn Fn(f64) -> f64| {
        let (mut sum, mut weights) = (0.0, 0.0);
        for step in -700..=700 {
            let u = f64::from(step) / 100.0;
            let weight = libm::exp(-u * u / 2.0);
            sum += weight * of(libm::exp(u));
            weights += weight;
        }
        sum / weights
    };
    let (mut low, mut high) = (0.0_f64, 100.0_f64);
    for _ in 0..60 {
        let hazard = (low + high) / 2.0;
        let unpaid = mean(&|rate| libm::exp(-hazard * rate));
        (low, high) = if unpaid > 0.4 { (hazard, high) } else { (low, hazard) };
    }
    let both_unpaid = mean(&|rate| libm::exp(-2.0 * low * rate));
    let variance = 5.0 * 0.4 * 0.6 + 20.0 * (both_unpaid - 0.16);
    let expected = 2.0 * 1.281_552 * 100.0 * libm::sqrt(400.0 * variance);
    let width = minor(last.high_so_far) - minor(last.low_so_far);
    assert!((width / expected - 1.0).abs() < 0.06, "{width} {expected}");
    let alone = 2.0 * 1.281_552 * 100.0 * libm::sqrt(2_000.0 * 0.24);
    assert!(width > 1.2 * alone, "{width} {alone}");
}

/// A number drawn from a counter.
fn draw(counter: u64, below: u64) -> u64 {
    let mut z = counter.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (z ^ (z >> 31)) % below
}

/// So many invoices, falling by week to nearly nothing, of customers with one to three each.
fn book(seed: u64, invoices: u64) -> Vec<PaymentChances> {
    let one = |n: u64| {
        let drawn = |what: u64, below: u64| draw(seed * 1_000_000 + 7 * n + what, below);
        let mut unpaid = WHOLE_MILLIONTHS;
        let pace = 500 + u32::try_from(drawn(0, 450)).unwrap();
        let weeks: Vec<u32> = (0..13)
            .map(|_| {
                unpaid = unpaid / 1_000 * pace;
                unpaid
            })
            .collect();
        let amount = 1_000 + 1_000 * i64::try_from(drawn(1, 20) * drawn(2, 20)).unwrap();
        invoice(drawn(3, invoices / 2), n, amount, &weeks)
    };
    (0..invoices).map(one).collect()
}

#[test]
fn what_is_expected_lies_well_within_its_interval() {
    for seed in 0..6 {
        let items = book(seed, 1_500);
        for (common, customer) in [("0", "0"), ("0.15", "0.4"), ("0.6", "1"), ("2", "2"), ("0", "2")] {
            let options = ForecastOptions { paths: 2_000, ..options(13, common, customer) };
            let open: f64 = items.iter().map(|item| minor(item.open)).sum();
            for period in periods(&items, &options) {
                let so_far = (period.low_so_far, period.expected_so_far, period.high_so_far);
                for (low, expected, high) in [(period.low, period.expected, period.high), so_far] {
                    let [low, expected, high] = [low, expected, high].map(minor);
                    // Where a fiftieth is left to come or to be paid, chance has two sides.
                    let few = expected.min(open - expected) < 0.02 * open;
                    let margin = if few { 0.0 } else { 0.1 * (high - low) };
                    let is_within = low + margin <= expected && expected <= high - margin;
                    assert!(
                        is_within,
                        "{seed} {common} {customer} to {}: {low} {expected} {high}",
                        period.to
                    );
                }
            }
        }
    }
}

#[test]
fn what_is_expected_lies_within_its_interval_in_the_smallest_books() {
    for seed in 0..40 {
        let items = book(100 + seed, 2 + seed / 4);
        let options = ForecastOptions { paths: 100, ..options(13, "0.15", "0.4") };
        let is_within = |low: Money, expected: Money, high: Money| {
            (low.minor()..=high.minor()).contains(&expected.minor())
        };
        for period in periods(&items, &options) {
            assert!(is_within(period.low, period.expected, period.high));
            assert!(is_within(period.low_so_far, period.expected_so_far, period.high_so_far));
        }
        let later = what_if(&items, &Scenario::AllLater { days: 10 }, today(), &options).unwrap();
        for period in &later.difference[0].periods {
            assert!(is_within(period.low, period.expected, period.high));
        }
        // Later is never sooner: so far, no more is expected than without.
        let base = &later.base.rows[0].periods;
        for (usual, changed) in base.iter().zip(&later.changed.rows[0].periods) {
            assert!(changed.expected_so_far.minor() <= usual.expected_so_far.minor());
        }
    }
}
