//! How clean and how costly the work is: disputes, promises, automation, losses.
//!
//! | measure | formula | worked |
//! | --- | --- | --- |
//! | unapplied share | unapplied cash / gross receivables | 27,000 / 450,000 = 6.00 % |
//! | dispute rate | disputed invoices / invoices issued, by count or amount | 36 / 1,200 = 3.00 % |
//! | promise-kept rate | promises kept / promises that came due | 42 / 56 = 75.00 % |
//! | touchless rate | payments posted without a person / payments | 5,600 / 8,000 = 70.00 % |
//! | cost per invoice | cost of the receivables function / invoices | 186,000 / 24,000 = 7.75 |
//! | bad debt to sales | bad debt expense / credit sales | 18,000 / 4,800,000 = 0.375 % |
//! | write-off rate | (written off − recovered) / mean receivables | 9,600 / 425,000 = 2.26 % |
//! | dunning recovery | recovered / first failed, by amount or count | 73,500 / 105,000 = 70.00 % |
//! | right first time | invoices without dispute or credit memo / invoices | |

use super::effectiveness::share;
use super::measure::{
    Measure, Precision, Unit, minor, not_negative, one_currency, percent, percent_of_counts, quotient, sum,
};
use crate::error::{Error, Result};
use crate::money::{Money, Quantity, power_of_ten};

/// Unapplied cash in percent of gross receivables: money received that no one has matched yet.
///
/// Not available without receivables.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] below zero.
pub fn unapplied_share(unapplied: Money, receivables: Money, precision: Precision) -> Result<Measure> {
    share(("unapplied", unapplied), ("receivables", receivables), precision)
}

/// Disputed invoices in percent of the invoices issued, counted.
///
/// Not available when none were issued.
///
/// # Errors
/// [`Error::NumberOutOfRange`] when more are disputed than issued.
///
/// # Examples
/// ```
/// use receivables::metrics::{Precision, dispute_rate};
/// let rate = dispute_rate(36, 1200, Precision::default())?;
/// assert_eq!(rate.value().map(|v| v.to_string()).as_deref(), Some("3.00"));
/// assert_eq!(dispute_rate(0, 0, Precision::default())?.value(), None);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn dispute_rate(disputed: u64, issued: u64, precision: Precision) -> Result<Measure> {
    percent_of_counts(("disputed", disputed), ("issued", issued), precision)
}

/// Amount of disputed invoices in percent of the amount invoiced.
///
/// Not available when nothing was invoiced.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] below zero.
pub fn dispute_rate_by_amount(disputed: Money, issued: Money, precision: Precision) -> Result<Measure> {
    share(("disputed", disputed), ("issued", issued), precision)
}

/// Promises kept (paid in full by their date and grace) in percent of the promises that came due.
///
/// Promises still running do not count. Not available when none came due.
///
/// # Errors
/// [`Error::NumberOutOfRange`] when more were kept than came due.
pub fn promise_kept_rate(kept: u64, due: u64, precision: Precision) -> Result<Measure> {
    percent_of_counts(("kept", kept), ("due", due), precision)
}

/// Payments posted without a person in percent of all payments.
///
/// Not available without payments.
///
/// # Errors
/// [`Error::NumberOutOfRange`] when more were posted so than came in.
pub fn touchless_rate(auto_posted: u64, payments: u64, precision: Precision) -> Result<Measure> {
    percent_of_counts(("auto_posted", auto_posted), ("payments", payments), precision)
}

/// What one invoice costs: cost of the receivables function (people, systems, fees) over invoices handled.
///
/// In units of the cost's currency. Not available without invoices. The host states the cost.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for a cost below zero.
pub fn cost_per_invoice(cost: Money, invoices: u64, precision: Precision) -> Result<Measure> {
    not_negative([("cost", cost)])?;
    let below = i128::from(invoices).saturating_mul(i128::from(cost.currency().units()));
    quotient(&[minor(cost)], below, "invoices", Unit::AmountPerInvoice, precision)
}

/// Invoices handled by one person of the receivables function, full-time equivalents.
///
/// Not available without people.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for fewer than zero people, [`Error::AmountOverflow`].
pub fn invoices_per_head(invoices: u64, headcount: Quantity, precision: Precision) -> Result<Measure> {
    let people = headcount.value();
    if people.is_sign_negative() && !people.is_zero() {
        return Err(Error::AmountOutOfRange {
            field: "headcount".into(),
            given: people.to_string(),
            allowed: "0 or more".into(),
        });
    }
    let scale =
        power_of_ten(people.scale()).ok_or_else(|| Error::AmountOverflow { field: "headcount".into() })?;
    let above = [i128::from(invoices), scale];
    quotient(&above, people.mantissa(), "headcount", Unit::InvoicesPerHead, precision)
}

/// Bad debt expense of the period in percent of its credit sales.
///
/// The share is small: three decimals say more than two. The expense may be below zero when a provision is released.
/// Not available when credit sales are zero or below.
///
/// # Errors
/// [`Error::CurrencyMismatch`].
pub fn bad_debt_to_sales(bad_debt: Money, credit_sales: Money, precision: Precision) -> Result<Measure> {
    one_currency([("credit_sales", credit_sales), ("bad_debt", bad_debt)])?;
    percent(minor(bad_debt), minor(credit_sales), "credit_sales", precision)
}

/// Written off less recovered in percent of mean receivables.
///
/// Below zero when more came back than was given up. Not available when mean receivables are zero or below.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] for a write-off or recovery below zero.
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, metrics::{Precision, write_off_rate}};
/// let eur = |text| Money::parse(text, Currency::EUR);
/// let (begin, end) = (eur("400000")?, eur("450000")?);
/// let rate = write_off_rate(eur("9600")?, eur("0")?, begin, end, Precision::default())?;
/// assert_eq!(rate.value().map(|v| v.to_string()).as_deref(), Some("2.26"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn write_off_rate(
    written_off: Money,
    recovered: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    precision: Precision,
) -> Result<Measure> {
    one_currency([
        ("written_off", written_off),
        ("recovered", recovered),
        ("beginning_receivables", beginning_receivables),
        ("ending_receivables", ending_receivables),
    ])?;
    not_negative([("written_off", written_off), ("recovered", recovered)])?;
    let lost = minor(written_off).saturating_sub(minor(recovered)).saturating_mul(2);
    let both = sum([minor(beginning_receivables), minor(ending_receivables)]);
    percent(lost, both, "mean_receivables", precision)
}

/// Amount that dunning brought back in percent of the amount that had failed at first.
///
/// Not available when nothing failed.
///
/// # Errors
/// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`] below zero.
pub fn dunning_recovery(recovered: Money, failed: Money, precision: Precision) -> Result<Measure> {
    share(("recovered", recovered), ("failed", failed), precision)
}

/// Failed payments that dunning brought back in full, in percent of those that failed, counted.
///
/// Not available when none failed.
///
/// # Errors
/// [`Error::NumberOutOfRange`] when more were recovered than failed.
pub fn dunning_recovery_by_count(recovered: u64, failed: u64, precision: Precision) -> Result<Measure> {
    percent_of_counts(("recovered", recovered), ("failed", failed), precision)
}

/// Invoices that were right the first time: neither disputed nor corrected by a credit memo, in percent.
///
/// `faulty` counts an invoice once, however much was wrong with it. Not available without invoices.
///
/// # Errors
/// [`Error::NumberOutOfRange`] when more are faulty than were issued.
pub fn right_first_time_rate(faulty: u64, issued: u64, precision: Precision) -> Result<Measure> {
    percent_of_counts(("faulty", faulty), ("issued", issued), precision)?;
    let right = i128::from(issued).saturating_sub(i128::from(faulty));
    percent(right, i128::from(issued), "issued", precision)
}
