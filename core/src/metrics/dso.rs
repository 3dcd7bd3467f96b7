//! How long sales stay unpaid: the DSO family.
//!
//! | measure | formula | worked |
//! | --- | --- | --- |
//! | DSO of a period | receivables at its end / credit sales × days | 450,000 / 1,200,000 × 90 = 33.75 |
//! | DSO on average receivables | mean of beginning and end / credit sales × days | 425,000 / 4,800,000 × 365 = 32.32 |
//! | count-back | whole months, newest first, until receivables are used up; the last one pro rata | 31 + 150/200 × 28 = 52.00 |
//! | best possible | receivables not yet due / credit sales × days | 300,000 / 1,200,000 × 90 = 22.50 |
//! | average days delinquent | past due receivables / credit sales × days | 11.25 |
//! | weighted days late | amounts paid × days late / amounts paid | 7.08 |
//!
//! **Assumptions.** Receivables are gross open items less unapplied cash and open credits. Sales are what was
//! *billed* on credit, tax included when receivables include it: not revenue, which would make a year billed in
//! advance look like years of delay. The two DSO variants are different measures; never compare one with the other.

use super::measure::{
    AmountDays, Measure, Precision, Unit, days_of, minor, one_currency, quotient, sum, weighted_days,
};
use crate::error::{Error, Result};
use crate::money::{Figure, Money};
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;

/// Days sales outstanding of a period: receivables at its end, over credit sales of the period, times its days.
///
/// In days. Not available when credit sales are zero or below. Below zero when customers are in credit.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::NumberOutOfRange`] for a period without days, [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, metrics::{Precision, dso}};
/// let usd = |text| Money::parse(text, Currency::USD);
/// let quarter = dso(usd("450000")?, usd("1200000")?, 90, Precision::default())?;
/// assert_eq!(quarter.value().map(|v| v.to_string()).as_deref(), Some("33.75"));
/// let idle = dso(usd("450000")?, usd("0")?, 90, Precision::default())?;
/// assert_eq!(idle.value(), None);
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: the standard definition, as in the Credit Research Foundation's.
pub fn dso(receivables: Money, credit_sales: Money, days: u32, precision: Precision) -> Result<Measure> {
    one_currency([("receivables", receivables), ("credit_sales", credit_sales)])?;
    let above = [minor(receivables), days_of(days)?];
    quotient(&above, minor(credit_sales), "credit_sales", Unit::Days, precision)
}

/// DSO on the mean of beginning and ending receivables. Another measure than [`dso`]: label it, never mix.
///
/// In days; not available when credit sales are zero or below.
///
/// # Errors
/// As [`dso`].
pub fn dso_average(
    beginning_receivables: Money,
    ending_receivables: Money,
    credit_sales: Money,
    days: u32,
    precision: Precision,
) -> Result<Measure> {
    one_currency([
        ("beginning_receivables", beginning_receivables),
        ("ending_receivables", ending_receivables),
        ("credit_sales", credit_sales),
    ])?;
    let both = sum([minor(beginning_receivables), minor(ending_receivables)]);
    let twice = minor(credit_sales).saturating_mul(2);
    quotient(&[both, days_of(days)?], twice, "credit_sales", Unit::Days, precision)
}

document! {
    /// Credit sales of one past period, usually a month.
    #[derive(Copy)]
    pub struct SalesPeriod {
        /// Its calendar days, 1 or more.
        pub days: u32,
        /// What was billed on credit, less credit memos. Below zero when credits outweigh: it adds to what is left.
        pub sales: Money,
    }
}

/// DSO by count-back (exhaustion): `periods`, newest first, are taken whole while receivables last, the last pro rata.
///
/// In days. It does not swing with seasonal sales as [`dso`] does. *More than* all days given when history runs out;
/// not available without history, and when receivables are below zero.
///
/// # Errors
/// [`Error::CurrencyMismatch`] and [`Error::NumberOutOfRange`] (no days) with the period,
/// [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, metrics::{Precision, SalesPeriod, dso_count_back}};
/// let usd = |text| Money::parse(text, Currency::USD);
/// let march = SalesPeriod { days: 31, sales: usd("300000")? };
/// let february = SalesPeriod { days: 28, sales: usd("200000")? };
/// let days = dso_count_back(usd("450000")?, [march, february], Precision::default())?;
/// assert_eq!(days.value().map(|v| v.to_string()).as_deref(), Some("52.00"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn dso_count_back(
    receivables: Money,
    periods: impl IntoIterator<Item = SalesPeriod>,
    precision: Precision,
) -> Result<Measure> {
    let periods: Vec<SalesPeriod> = periods.into_iter().collect();
    for (at, period) in periods.iter().enumerate() {
        let place = |e: Error, field: &str| e.within(&format!("periods[{at}].{field}"));
        receivables.same_currency(period.sales).map_err(|e| place(e, "sales"))?;
        days_of(period.days).map_err(|e| e.at(format!("periods[{at}].days")))?;
    }
    if periods.is_empty() {
        return Ok(Measure::not_available("no_entries"));
    }
    if receivables.is_negative() {
        return Ok(Measure::not_available("receivables_negative"));
    }
    let (mut left, mut days) = (minor(receivables), 0_i128);
    for period in periods {
        let (sales, length) = (minor(period.sales), i128::from(period.days));
        if left < sales {
            let above = sum([days.saturating_mul(sales), left.saturating_mul(length)]);
            return quotient(&[above], sales, "sales", Unit::Days, precision);
        }
        left = left.saturating_sub(sales);
        days = days.saturating_add(length);
        if left == 0 {
            return quotient(&[days], 1, "sales", Unit::Days, precision);
        }
    }
    let overflow = |_| Error::AmountOverflow { field: "periods".into() };
    let value = Figure::new(Decimal::try_from_i128_with_scale(days, 0).map_err(overflow)?)?;
    Ok(Measure::MoreThan { value, unit: Unit::Days })
}

/// Best possible DSO: what it would be if nothing were past due.
///
/// In days; receivables not yet due over credit sales times days. Not available when credit sales are zero or below.
///
/// # Errors
/// As [`dso`].
pub fn best_possible_dso(
    current_receivables: Money,
    credit_sales: Money,
    days: u32,
    precision: Precision,
) -> Result<Measure> {
    dso(current_receivables, credit_sales, days, precision)
}

/// Average days delinquent: [`dso`] less [`best_possible_dso`], rounded once.
///
/// In days. Because the difference is rounded and not its two parts, it can differ from the difference of the two
/// printed numbers by one in the last decimal.
///
/// # Errors
/// As [`dso`].
pub fn average_days_delinquent(
    receivables: Money,
    current_receivables: Money,
    credit_sales: Money,
    days: u32,
    precision: Precision,
) -> Result<Measure> {
    one_currency([
        ("receivables", receivables),
        ("current_receivables", current_receivables),
        ("credit_sales", credit_sales),
    ])?;
    let late = minor(receivables).saturating_sub(minor(current_receivables));
    quotient(&[late, days_of(days)?], minor(credit_sales), "credit_sales", Unit::Days, precision)
}

words! {
    /// What a payment before its due date counts.
    #[derive(Default)]
    EarlyPayment {
        /// No days late: early payers do not hide late ones. The default.
        #[default]
        AsZero "as_zero",
        /// Days late below zero: the mean of all payments.
        AsNegative "as_negative",
    }
}

/// Mean days late of what was paid, weighted by amount.
///
/// In days. Not available without payments.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] for an amount below zero, [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, metrics::{AmountDays, EarlyPayment, Precision, weighted_days_late}};
/// let paid = |text, days| Money::parse(text, Currency::EUR).map(|amount| AmountDays { amount, days });
/// let payments = [paid("1000", 5)?, paid("4000", 20)?, paid("5000", 0)?, paid("2000", -3)?];
/// let late = weighted_days_late(payments, EarlyPayment::AsZero, Precision::default())?;
/// assert_eq!(late.value().map(|v| v.to_string()).as_deref(), Some("7.08"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn weighted_days_late(
    payments: impl IntoIterator<Item = AmountDays>,
    early: EarlyPayment,
    precision: Precision,
) -> Result<Measure> {
    let counted = move |entry: AmountDays| match early {
        EarlyPayment::AsZero => AmountDays { days: entry.days.max(0), ..entry },
        EarlyPayment::AsNegative => entry,
    };
    weighted_days(payments.into_iter().map(counted), "payments", precision)
}

/// Mean days granted (due date less issue date) of what was invoiced, weighted by amount.
///
/// In days. Not available without invoices.
///
/// # Errors
/// As [`weighted_days_late`].
pub fn weighted_days_to_terms(
    invoices: impl IntoIterator<Item = AmountDays>,
    precision: Precision,
) -> Result<Measure> {
    weighted_days(invoices, "invoices", precision)
}

/// Mean days from issue to payment of what was paid, weighted by amount.
///
/// In days. Not available without payments.
///
/// # Errors
/// As [`weighted_days_late`].
pub fn weighted_days_to_pay(
    payments: impl IntoIterator<Item = AmountDays>,
    precision: Precision,
) -> Result<Measure> {
    weighted_days(payments, "payments", precision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn usd(text: &str) -> Money {
        Money::parse(text, Currency::USD).unwrap()
    }

    fn count_back(receivables: &str, sales: &[(&str, u32)]) -> Measure {
        let periods = sales.iter().map(|(sales, days)| SalesPeriod { days: *days, sales: usd(sales) });
        dso_count_back(usd(receivables), periods, Precision::default()).unwrap()
    }

    #[test]
    fn count_back_at_its_edges() {
        let text = |measure: &Measure| measure.value().map(|value| value.to_string());
        // Used up to the cent by the second month: both months whole.
        assert_eq!(text(&count_back("500", &[("300", 31), ("200", 28)])).as_deref(), Some("59.00"));
        assert_eq!(text(&count_back("0", &[("300", 31)])).as_deref(), Some("0.00"));
        // A month without sales passes whole; one with net credits (-50) makes 250 out of 200: 31+30+250/500*28.
        assert_eq!(
            text(&count_back("500", &[("300", 31), ("-50", 30), ("500", 28)])).as_deref(),
            Some("75.00")
        );
        assert_eq!(
            text(&count_back("500", &[("300", 31), ("0", 30), ("400", 28)])).as_deref(),
            Some("75.00")
        );
        let Measure::MoreThan { value, unit: Unit::Days } = count_back("501", &[("300", 31), ("200", 28)])
        else {
            panic!("history has run out")
        };
        assert_eq!(value.to_string(), "59");
        assert_eq!(count_back("-1", &[("300", 31)]), Measure::not_available("receivables_negative"));
    }

    #[test]
    fn the_delinquent_days_are_rounded_once() {
        // 1/3 of 10 days is 3.33, 1/6 is 1.67; the exact difference 1.666… is 1.67, not 1.66.
        let late = average_days_delinquent(usd("2"), usd("1"), usd("6"), 10, Precision::default()).unwrap();
        assert_eq!(late.value().unwrap().to_string(), "1.67");
    }
}
