//! The days that lie ahead, followed one by one: what was done, how cases ended, and which of them a person had to see.

use super::super::quarter::payer::payers_of;
use super::super::quarter::{Draw, Follow, Tally};
use super::table;
use receivables::{Date, Ledger, Playbook, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Follows so many days after a day, on a copy of the ledger.
///
/// # Errors
/// What the engine refuses to answer.
pub(super) fn section(ledger: &Ledger, day: Date, days: u32) -> Result<String> {
    if days == 0 {
        return Ok(String::new());
    }
    let draw = Draw(1);
    let payers = payers_of(ledger, day, draw)?;
    let mut follow = Follow::new(ledger.clone(), payers, Playbook::standard()?, draw)?;
    let tally = follow.run(day, days)?;
    let until = day.plus_days(i64::from(days))?;
    let past = super::backtest::section(&follow.ledger, day.plus_days(1)?, until)?;
    Ok(format!("{}\n{past}", shown(&tally, days)))
}

fn shown(tally: &Tally, days: u32) -> String {
    let mut text = format!("The next {days} days, followed one by one; how customers answer is made up\n");
    let ended: u64 = tally.ended_after.values().sum();
    let _ = writeln!(
        text,
        "  {} cases began, {ended} of them ended, {} are open; {} facts told, {} refused",
        tally.began, tally.open, tally.facts, tally.refused
    );
    let (invoices, seen) = tally.invoices;
    let share = Tally::touchless(invoices, seen);
    let _ = writeln!(text, "  no person needed: {share} of the {invoices} invoices that fell due");
    let share = Tally::touchless(tally.began, tally.with_person);
    let _ = writeln!(text, "  no person needed: {share} of the cases");
    let (settled, seen) = tally.settled;
    let share = Tally::touchless(settled, seen);
    let _ = writeln!(text, "  of those that began 30 days or more before the end: {share}");
    text.push_str(&counts("\nDone", tally.done.iter().map(|(kind, n)| ((*kind).to_owned(), *n)), None));
    text.push_str(&counts(
        "\nCases that ended, by what was done last",
        owned(&tally.ended_after),
        Some(ended),
    ));
    text.push_str(&counts(
        "\nHand-offs to a person: why (a case may have several reasons)",
        owned(&tally.why),
        None,
    ));
    text
}

fn owned(counts: &BTreeMap<String, u64>) -> impl Iterator<Item = (String, u64)> {
    counts.iter().map(|(name, count)| (name.clone(), *count))
}

/// A table of counts, largest first; with shares where the whole is given.
fn counts(title: &str, counts: impl Iterator<Item = (String, u64)>, whole: Option<u64>) -> String {
    let mut rows: Vec<(String, u64)> = counts.collect();
    rows.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), name.clone()));
    let share = |count: u64| {
        let tenths = whole.and_then(|whole| count.saturating_mul(1_000).checked_div(whole));
        tenths.map(|tenths| format!("{}.{} %", tenths / 10, tenths % 10)).unwrap_or_default()
    };
    let rows = rows.into_iter().map(|(name, count)| vec![name, count.to_string(), share(count)]).collect();
    table::section(title, 1, table::words(&["", "number", ""]), rows)
}
