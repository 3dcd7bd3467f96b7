//! How well receivables turn into cash.
//!
//! | measure | formula | worked |
//! | --- | --- | --- |
//! | collection effectiveness (CEI) | (beginning + sales − ending) / (beginning + sales − ending not yet due) × 100 | 1,150,000 / 1,300,000 = 88.46 % |
//! | turnover | credit sales / mean receivables | 4,800,000 / 425,000 = 11.29 times |
//! | collection period | mean receivables / credit sales × days | 32.32 days |
//! | collection rate | cash applied to the invoices of a period / invoiced | 92.00 % |
//! | past due share | past due / receivables | 33.33 % |
//! | roll rate | amount now in the next older bucket / amount in the bucket one period ago | 8.00 % |

use super::measure::{
    Measure, Precision, Unit, days_of, minor, not_negative, one_currency, percent, quotient, sum,
};
use crate::error::Result;
use crate::money::Money;

/// Collection effectiveness index: of what could have been collected in the period, how much was.
///
/// In percent; 100 means that nothing is past due at the end. For a period of several months `credit_sales` is their
/// sum. Not available when nothing was collectable.
///
/// # Errors
/// [`Error::CurrencyMismatch`](crate::Error::CurrencyMismatch),
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow).
///
/// # Examples
/// ```
/// use receivables::{Currency, Money, metrics::{Precision, collection_effectiveness}};
/// let usd = |text| Money::parse(text, Currency::USD);
/// let (begin, sales, end, not_due) = (usd("400000")?, usd("1200000")?, usd("450000")?, usd("300000")?);
/// let index = collection_effectiveness(begin, sales, end, not_due, Precision::default())?;
/// assert_eq!(index.value().map(|v| v.to_string()).as_deref(), Some("88.46"));
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: the standard definition of credit management.
pub fn collection_effectiveness(
    beginning_receivables: Money,
    credit_sales: Money,
    ending_receivables: Money,
    ending_current_receivables: Money,
    precision: Precision,
) -> Result<Measure> {
    one_currency([
        ("beginning_receivables", beginning_receivables),
        ("credit_sales", credit_sales),
        ("ending_receivables", ending_receivables),
        ("ending_current_receivables", ending_current_receivables),
    ])?;
    let billed = sum([minor(beginning_receivables), minor(credit_sales)]);
    let collected = billed.saturating_sub(minor(ending_receivables));
    let collectable = billed.saturating_sub(minor(ending_current_receivables));
    percent(collected, collectable, "collectable", precision)
}

/// Receivables turnover: credit sales over the mean of beginning and ending receivables.
///
/// In times per period. Not available when mean receivables are zero or below.
///
/// # Errors
/// [`Error::CurrencyMismatch`](crate::Error::CurrencyMismatch),
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow).
pub fn turnover(
    credit_sales: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    precision: Precision,
) -> Result<Measure> {
    let both = twice_the_mean(credit_sales, beginning_receivables, ending_receivables)?;
    quotient(&[minor(credit_sales), 2], both, "mean_receivables", Unit::Times, precision)
}

/// Collection period: the days of the period over the [`turnover`], from the exact turnover.
///
/// In days. Not available when credit sales are zero or below.
///
/// # Errors
/// As [`turnover`], and [`Error::NumberOutOfRange`](crate::Error::NumberOutOfRange) for a period without days.
pub fn collection_period(
    credit_sales: Money,
    beginning_receivables: Money,
    ending_receivables: Money,
    days: u32,
    precision: Precision,
) -> Result<Measure> {
    let both = twice_the_mean(credit_sales, beginning_receivables, ending_receivables)?;
    let twice = minor(credit_sales).saturating_mul(2);
    quotient(&[both, days_of(days)?], twice, "credit_sales", Unit::Days, precision)
}

fn twice_the_mean(credit_sales: Money, beginning: Money, ending: Money) -> Result<i128> {
    one_currency([
        ("credit_sales", credit_sales),
        ("beginning_receivables", beginning),
        ("ending_receivables", ending),
    ])?;
    Ok(sum([minor(beginning), minor(ending)]))
}

/// Collection rate of a cohort: cash applied so far to the invoices of a period, over what they billed.
///
/// In percent. Not available when nothing was invoiced.
///
/// # Errors
/// [`Error::CurrencyMismatch`](crate::Error::CurrencyMismatch),
/// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange) below zero.
pub fn collection_rate(collected: Money, invoiced: Money, precision: Precision) -> Result<Measure> {
    share(("collected", collected), ("invoiced", invoiced), precision)
}

/// Roll rate: of what was in an ageing bucket one period ago, how much is in the next older bucket now.
///
/// In percent. Assumes that the period is as long as a bucket is wide; otherwise amounts jump over a bucket. Not
/// available when the bucket was empty.
///
/// # Errors
/// As [`collection_rate`].
pub fn roll_rate(rolled: Money, previous: Money, precision: Precision) -> Result<Measure> {
    share(("rolled", rolled), ("previous", previous), precision)
}

/// Share of receivables that is past due.
///
/// In percent, of gross open items: unapplied cash has no due date. Not available without receivables.
///
/// # Errors
/// As [`collection_rate`].
pub fn past_due_share(past_due: Money, receivables: Money, precision: Precision) -> Result<Measure> {
    share(("past_due", past_due), ("receivables", receivables), precision)
}

/// One amount in percent of another, neither below zero.
pub(super) fn share(part: (&str, Money), whole: (&str, Money), precision: Precision) -> Result<Measure> {
    one_currency([whole, part])?;
    not_negative([part, whole])?;
    percent(minor(part.1), minor(whole.1), whole.0, precision)
}
