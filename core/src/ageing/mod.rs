//! Ageing: what is open, by how long it has been due (or out).
//!
//! | basis | age of an item | columns with the usual limits |
//! | --- | --- | --- |
//! | due date (default) | days past due; 0 and less is current | current, 1-30, 31-60, 61-90, 90+ |
//! | issue date | days since the invoice | 0-30, 31-60, 61-90, 90+ |
//!
//! Each instalment ages by itself. Credits and unapplied cash stand in columns of their own, below zero, and are never
//! netted into the age columns; items whose terms grant no credit do not age and stand apart; disputed amounts stay in their column and are named beside it. The total of a row is
//! the receivables sub-ledger; money of unknown payers is shown, and is no part of it.
//!
//! In words, with a worked case: `docs/concepts/ageing.md`.

mod report;
mod tally;

pub use report::{AgeingBasis, AgeingGroup, AgeingOptions, AgeingReport, AgeingRow};
pub(crate) use tally::{Columns, Tally};

use crate::calendar::AsOf;
use crate::documents::{OpenCredit, OpenItem};
use crate::error::Result;

/// Ages items and credits that are open on the day of the question.
///
/// # Errors
/// What the options refuse, [`Error::AmountOverflow`](crate::Error::AmountOverflow).
///
/// # Examples
/// ```
/// use receivables::{AsOf, ageing::{AgeingOptions, age}};
/// let report = age(&[], &[], &AsOf::day("2024-06-30".parse()?), &AgeingOptions::default())?;
/// assert_eq!(report.columns.iter().map(|c| c.as_str()).collect::<Vec<_>>(), ["current", "1-30", "31-60", "61-90", "90+"]);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn age<'a>(
    items: impl IntoIterator<Item = &'a OpenItem>,
    credits: impl IntoIterator<Item = &'a OpenCredit>,
    as_of: &AsOf,
    options: &AgeingOptions,
) -> Result<AgeingReport> {
    let mut tally = Tally::new(Columns::new(options)?);
    for item in items {
        let date = match options.basis {
            AgeingBasis::DueDate => item.due_date,
            AgeingBasis::IssueDate => item.issue_date,
        };
        let group = options.group_by.of(&item.customer_id, item.segment.as_ref());
        let row = tally.row(item.open.currency(), group);
        if item.no_credit {
            row.no_credit(item.open.minor().into());
            continue;
        }
        row.item(
            as_of.as_of.days_since(date),
            item.open.minor().into(),
            item.disputed_amount().minor().into(),
            1,
        );
    }
    for credit in credits {
        let group = match &credit.customer_id {
            Some(customer) => options.group_by.of(customer, credit.segment.as_ref()),
            None => None,
        };
        tally.row(credit.open.currency(), group).credit(credit.credit, credit.open.minor().into());
    }
    tally.report(as_of, options)
}
