//! The report, section by section.

mod ageing;
mod balances;
mod source;
mod table;

use super::arguments::Arguments;
use super::reading::Outcome;
use receivables::{AsOf, Error, Result};

pub(crate) use source::refusals;

/// The whole report.
///
/// # Errors
/// What the ledger refuses to answer, and a day that cannot be told.
pub(crate) fn full(outcome: &Outcome, arguments: &Arguments) -> Result<String> {
    let day = arguments.as_of.or(outcome.last_day).ok_or_else(|| Error::NotPossible {
        field: "as_of".into(),
        reason: "there is no day in the input".into(),
    })?;
    let at = AsOf::day(day);
    let sections = [
        source::section(outcome, day)?,
        balances::section(&outcome.ledger, &at)?,
        ageing::section(&outcome.ledger, &at)?,
        source::digest(&outcome.ledger)?,
    ];
    Ok(sections.join("\n"))
}
