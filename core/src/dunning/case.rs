//! A dunning case: one customer, one currency, one connected run of days on which something was overdue.
//!
//! | question | answer |
//! | --- | --- |
//! | When does it begin? | The day after the first due date of the run. |
//! | Does it change when the oldest item is paid? | No, as long as on every day since something was overdue. |
//! | When does it end? | On the first day on which nothing is overdue. What becomes overdue later is a new case. |
//! | What is its id? | A digest of customer, currency and the day it began. |
//!
//! Items whose terms grant no credit make no case: what is paid before or on delivery is not owed on credit.
//!
//! Only due dates and the days on which items were closed count here, not amounts, disputes or credits: these decide
//! what is done in a case, never which case it is.

use crate::calendar::Date;
use crate::documents::{AccountHistory, HumanDecision, ItemHistory};
use crate::error::Result;
use crate::ids::{ActionId, CaseId, CustomerId, PolicyId, digest};
use crate::money::Currency;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// A dunning case.
    pub struct Case {
        /// Digest of customer, currency and start.
        pub id: CaseId,
        /// Who owes.
        pub customer_id: CustomerId,
        /// In which currency.
        pub currency: Currency,
        /// First day on which something was overdue.
        pub start: Date,
        /// Whether nothing is overdue yet: the case will begin unless what is due next is paid.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub upcoming: bool,
        /// The policy named on the items that opened it; the one of the lowest invoice id where several name one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_policy: Option<PolicyId>,
    }
}

/// The id of an action: a digest of the case, the step, and which occurrence of the step it is.
pub(super) fn action_id(case: &CaseId, step: &str, occurrence: &str) -> Result<ActionId> {
    ActionId::new(&digest(&["receivables/action", case.as_str(), step, occurrence]))
}

impl Case {
    /// The case that began on a day.
    ///
    /// # Errors
    /// None in practice: a digest is a sound id.
    pub fn new(customer_id: &CustomerId, currency: Currency, start: Date) -> Result<Self> {
        let id = digest(&["receivables/case", customer_id.as_str(), currency.code(), &start.to_string()]);
        Ok(Self {
            id: CaseId::new(&id)?,
            customer_id: customer_id.clone(),
            currency,
            start,
            upcoming: false,
            invoice_policy: None,
        })
    }

    /// Whether a decision is about this case: it names it, or names none and was made while it ran.
    #[must_use]
    pub fn is_meant_by(&self, decision: &HumanDecision, made_on: Date) -> bool {
        decision.case_id.as_ref().map_or(made_on >= self.start, |id| *id == self.id)
    }
}

/// The cases of a customer on a day, one for each currency with something open, sorted by currency.
///
/// Where nothing is overdue in a currency, it is the case that will begin the day after the next due date.
///
/// # Errors
/// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) for a due date at the end of the range.
pub fn cases(account: &AccountHistory, today: Date) -> Result<Vec<Case>> {
    let mut by_currency: BTreeMap<Currency, Vec<&ItemHistory>> = BTreeMap::new();
    for entry in account.items.iter().filter(|entry| !entry.item.no_credit) {
        by_currency.entry(entry.item.open.currency()).or_default().push(entry);
    }
    let mut cases = Vec::new();
    for (currency, entries) in by_currency {
        let next_due = entries.iter().filter(|e| e.item.open.is_positive()).map(|e| e.item.due_date).min();
        let Some(next_due) = next_due else { continue };
        let start = match run_start(&entries, today)? {
            Some(start) => start,
            None => next_due.plus_days(1)?,
        };
        let mut case = Case::new(&account.customer.id, currency, start)?;
        case.upcoming = start > today;
        let opening: BTreeSet<_> = entries
            .iter()
            .filter(|e| e.item.due_date < start && start.days_since(e.item.due_date) == 1)
            .filter_map(|e| e.dunning_policy.as_ref().map(|policy| (&e.item.invoice_id, policy)))
            .collect();
        case.invoice_policy = opening.first().map(|(_, policy)| (*policy).clone());
        cases.push(case);
    }
    Ok(cases)
}

/// The first day of the connected run of overdue days that reaches today; none when nothing is overdue today.
fn run_start(entries: &[&ItemHistory], today: Date) -> Result<Option<Date>> {
    let mut spans = Vec::new();
    for entry in entries {
        let from = entry.item.due_date.plus_days(1)?;
        let last = match entry.closed_on {
            Some(closed) => closed.plus_days(-1)?,
            None if entry.item.open.is_positive() => today,
            None => continue,
        };
        if from <= last && from <= today {
            spans.push((last.min(today), from));
        }
    }
    spans.sort_unstable_by(|a, b| b.cmp(a));
    let mut start: Option<Date> = None;
    for (last, from) in spans {
        start = match start {
            None if last < today => return Ok(None),
            None => Some(from),
            Some(start) if start.days_since(last) > 1 => break,
            Some(start) => Some(start.min(from)),
        };
    }
    Ok(start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::{Customer, OpenItem};
    use crate::ids::{InvoiceId, Name, Reference};
    use crate::money::Money;

    fn date(day: u32) -> Date {
        Date::new(2026, 1, 1).unwrap().plus_days(i64::from(day) - 1).unwrap()
    }

    fn entry(id: &str, due: u32, closed: Option<u32>) -> ItemHistory {
        let amount = Money::from_minor(100, Currency::EUR);
        ItemHistory {
            item: OpenItem {
                invoice_id: InvoiceId::new(id).unwrap(),
                instalment: 1,
                customer_id: CustomerId::new("C").unwrap(),
                segment: None,
                document: crate::documents::InvoiceKind::Invoice,
                issue_date: date(1),
                due_date: date(due),
                amount,
                open: if closed.is_some() { Money::zero(Currency::EUR) } else { amount },
                disputed: None,
                no_credit: false,
            },
            number: Reference::new(id).unwrap(),
            closed_on: closed.map(date),
            voided: false,
            settlements: vec![],
            dunning_policy: None,
        }
    }

    fn start(items: Vec<ItemHistory>, today: u32) -> Option<(u32, bool)> {
        let customer = Customer::new(CustomerId::new("C").unwrap(), Name::new("C").unwrap());
        let account = AccountHistory { customer, items, credits: vec![], facts: vec![] };
        let cases = cases(&account, date(today)).unwrap();
        cases.first().map(|c| (u32::try_from(c.start.days_since(date(1))).unwrap() + 1, c.upcoming))
    }

    #[test]
    fn a_case_keeps_its_start_while_something_is_overdue() {
        // First due on day 10, second on day 20. The first is paid on day 25: the run goes on.
        assert_eq!(start(vec![entry("a", 10, None), entry("b", 20, None)], 24), Some((11, false)));
        assert_eq!(start(vec![entry("a", 10, Some(25)), entry("b", 20, None)], 30), Some((11, false)));
        // Paid on day 20: overdue up to day 19, the second from day 21. Day 20 is free.
        assert_eq!(start(vec![entry("a", 10, Some(20)), entry("b", 20, None)], 30), Some((21, false)));
        // Paid on day 21: overdue up to day 20, the second from day 21. No free day between.
        assert_eq!(start(vec![entry("a", 10, Some(21)), entry("b", 20, None)], 30), Some((11, false)));
    }

    #[test]
    fn before_the_due_date_a_case_is_upcoming() {
        assert_eq!(start(vec![entry("b", 20, None)], 20), Some((21, true)));
        assert_eq!(start(vec![entry("a", 10, Some(9)), entry("b", 20, None)], 15), Some((21, true)));
        assert_eq!(start(vec![entry("a", 10, Some(9))], 15), None);
    }

    #[test]
    fn ids_are_digests_of_their_cause() {
        let case = Case::new(&CustomerId::new("C").unwrap(), Currency::EUR, date(11)).unwrap();
        // printf 'receivables/case\nC\nEUR\n2026-01-11' | sha256sum | cut -c1-32
        assert_eq!(case.id.as_str(), "27e46108ee76df419929d350a8773575");
    }
}
