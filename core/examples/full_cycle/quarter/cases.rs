//! The cases of a span of days, from what was open on each: counted without the program that followed them.

use super::tally::{Notes, Tally};
use receivables::dunning::Case;
use receivables::{AccountHistory, Currency, Date, Result};
use std::collections::BTreeMap;

/// Adds the cases of a customer that began from one day to another.
///
/// # Errors
/// A day at the end of the calendar.
pub(crate) fn count(
    account: &AccountHistory,
    (from, until): (Date, Date),
    notes: &Notes,
    tally: &mut Tally,
) -> Result<()> {
    let mut spans: BTreeMap<Currency, Vec<(Date, Option<Date>)>> = BTreeMap::new();
    for entry in account.items.iter().filter(|entry| !entry.item.no_credit) {
        let first = entry.item.due_date.plus_days(1)?;
        // The day on which it was closed is no overdue day any more.
        let closed = entry.closed_on.filter(|_| entry.item.open.is_zero());
        if first <= until && closed.is_none_or(|closed| closed > first) {
            spans.entry(entry.item.open.currency()).or_default().push((first, closed));
        }
    }
    let due = |currency: Currency| {
        let of_it =
            account.items.iter().map(|entry| &entry.item).filter(move |i| i.open.currency() == currency);
        of_it.map(|item| item.due_date).filter(|due| (from..=until).contains(due))
    };
    let all = account.items.iter().map(|entry| entry.item.due_date);
    let all = all.filter(|due| (from..=until).contains(due)).count();
    tally.invoices.0 += u64::try_from(all).unwrap_or_default();
    for (currency, mut spans) in spans {
        spans.sort_unstable();
        let mut runs: Vec<(Date, Option<Date>)> = Vec::new();
        for (first, closed) in spans {
            match runs.last_mut() {
                // No free day between: the same case.
                Some((_, end)) if end.is_none_or(|end| first <= end) => {
                    *end = end.and_then(|end| closed.map(|closed| closed.max(end)));
                }
                _ => runs.push((first, closed)),
            }
        }
        for (start, end) in runs.into_iter().filter(|(start, _)| (from..=until).contains(start)) {
            let case = Case::new(&account.customer.id, currency, start)?;
            let persons = notes.persons.get(&case.id);
            if persons.is_some() {
                // What fell due just before the case or while it ran.
                let first = start.plus_days(-1)?;
                let of_case = due(currency).filter(|due| *due >= first && end.is_none_or(|end| *due < end));
                tally.invoices.1 += u64::try_from(of_case.count()).unwrap_or_default();
            }
            tally.began += 1;
            tally.with_person += u64::from(persons.is_some());
            if until.days_since(start) >= 30 {
                tally.settled.0 += 1;
                tally.settled.1 += u64::from(persons.is_some());
            }
            for reason in persons.into_iter().flatten() {
                *tally.why.entry(reason.clone()).or_default() += 1;
            }
            if end.is_some_and(|end| end <= until) {
                let step = notes.last_step.get(&case.id).map_or("no step", String::as_str);
                *tally.ended_after.entry(step.to_owned()).or_default() += 1;
            } else {
                tally.open += 1;
            }
        }
    }
    Ok(())
}
