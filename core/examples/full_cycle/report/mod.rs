//! The report, section by section.

mod ageing;
mod ahead;
mod backtest;
mod balances;
mod cash;
mod metrics;
mod quarter;
mod source;
mod statement;
mod table;
mod today;
mod worklist;

use super::arguments::Arguments;
use super::cash::apply;
use super::reading::Outcome;
use super::statement::Brought;
use receivables::{AsOf, Error, Playbook, Result, Timestamp};

pub(crate) use source::refusals;

/// The whole report.
///
/// # Errors
/// What the ledger refuses to answer, and a day that cannot be told.
pub(crate) fn full(outcome: &mut Outcome, brought: &[Brought], arguments: &Arguments) -> Result<String> {
    let day = arguments.as_of.or(outcome.last_day).ok_or_else(|| Error::NotPossible {
        field: "as_of".into(),
        reason: "there is no day in the input".into(),
    })?;
    let at = AsOf::day(day);
    // The end of that day: everything recorded on it counts.
    let now =
        Timestamp::from_micros(Timestamp::start_of(day.plus_days(1)?).micros().saturating_sub(1_000_000))?;
    let (cash, decisions) = apply(&mut outcome.ledger, &Playbook::standard()?, now)?;
    let mut sections = vec![source::section(outcome, day)?];
    sections.extend(brought.iter().map(|file| statement::section(file, arguments.top)));
    sections.extend([
        cash::section(&cash, arguments.top),
        balances::section(&outcome.ledger, &at)?,
        ageing::section(&outcome.ledger, &at)?,
        metrics::section(&outcome.ledger, &at)?,
        today::section(&decisions, arguments.top),
        worklist::section(&decisions.worklist, arguments.top),
        ahead::section(&outcome.ledger, day, arguments.top)?,
        quarter::section(&outcome.ledger, day, arguments.follow_days())?,
        source::digest(&outcome.ledger)?,
    ]);
    Ok(sections.join("\n"))
}
