//! What another policy would have asked for in the days that were followed: the same days replayed, each with only what
//! was known on it.
//!
//! More is asked for than was done: the host of these days works at noon UTC, when customers in America and Asia are not to
//! be written to, while the replay does everything at the first hour at which it may be done.

use super::table;
use receivables::decide::{BacktestOptions, policy_backtest};
use receivables::{Date, Ledger, Playbook, Result, Timestamp};

/// So much later comes every level of the policy that is tried.
const LATER_DAYS: i32 = 3;

/// The standard playbook against one whose levels come later, over days of a ledger.
///
/// # Errors
/// What the engine refuses to answer.
pub(super) fn section(ledger: &Ledger, from: Date, until: Date) -> Result<String> {
    let before = Playbook::standard()?;
    let mut after = before.clone();
    for level in after.policies.iter_mut().flat_map(|policy| &mut policy.levels) {
        level.offset_days = level.offset_days.saturating_add(LATER_DAYS);
    }
    let now = Timestamp::start_of(until.plus_days(1)?);
    let report = policy_backtest(ledger, &before, &after, (from, until), &BacktestOptions::default(), now)?;
    let title = format!(
        "Back-test from {from} to {until}: every level {LATER_DAYS} days later; {} of {} customers differ, {} actions were done, at noon UTC only",
        report.differing, report.customers, report.done_in_truth
    );
    let rows = report.work.iter().map(|work| {
        let kind = work.level.map_or_else(|| work.kind.to_string(), |level| format!("{} {level}", work.kind));
        let end = |end: Option<i64>| end.map_or_else(String::new, |end| format!("{end:+}"));
        let more = format!("{:+}", work.more);
        vec![kind, work.before.to_string(), work.after.to_string(), more, end(work.low), end(work.high)]
    });
    let header = table::words(&["", "as it is", "later", "more", "low", "high"]);
    Ok(table::section(&title, 1, header, rows.collect()))
}
