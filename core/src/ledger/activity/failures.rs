//! Failed payments, with what came back since.
//!
//! Failures of one invoice (of one customer, where none is named) in one currency are one case until its amount came
//! in: the first counts, retries do not. What came in later than that begins a new case.
//!
//! Recovered is the money put on the invoices whose value date is on or after the day of the first failure, within the
//! window, up to the amount that failed; money that went back does not count. Where no invoice is named it is the
//! money that the customer sent. The policy is the one named on the invoice, else on the customer.
//!
//! The level is the highest that a message, attempt or action about it says, from the day of the first failure, within
//! the window, up to the day on which the whole amount had come in. It is left open where none says one: silence does
//! not tell a case before its first reminder from a host that does not name levels.

use super::told::{Failed, Step, Told};
use super::{Draft, Frame};
use crate::calendar::{AsOf, Date};
use crate::documents::{FactBody, FailureActivity};
use crate::error::Result;
use crate::ids::{AttemptId, PolicyId};
use crate::ledger::index::NONE;
use crate::ledger::records::{Entry, EntryKind, SourceKind};
use crate::money::{Currency, Money};
use std::collections::{BTreeMap, BTreeSet};

/// What a failed payment was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// The first instalment of an invoice.
    Invoice(u32, Currency),
    Customer(u32, Currency),
}

/// Money by value date, added up.
struct Receipts {
    /// Up to and with each day, rising.
    sums: Vec<(Date, i128)>,
}

/// A payment that failed at first.
struct Case<'a> {
    first: &'a Failed,
    customer: u32,
    causes: Vec<Cause>,
}

/// Cases that are being put together.
#[derive(Default)]
struct Cases<'a> {
    list: Vec<Case<'a>>,
    by_cause: BTreeMap<Cause, usize>,
    receipts: BTreeMap<Cause, Receipts>,
}

impl<'a> Frame<'a> {
    /// Payments that failed at first in the period.
    pub(super) fn failures(&self, told: &Told, draft: &mut Draft<'a>) -> Result<()> {
        let mut cases = Cases::default();
        for failed in &told.failures {
            self.failed(failed, &mut cases);
        }
        let mut ids: BTreeSet<AttemptId> = BTreeSet::new();
        for case in &cases.list {
            let (began, failure) = (case.first.order.0, &case.first.failure);
            if !self.holds(began) {
                continue;
            }
            let window =
                self.options.recovery_days.map_or(Ok(self.end.as_of), |days| began.plus_days(days.into()));
            let until = window.unwrap_or(self.end.as_of);
            let recovered = cases.came_in(case, began, until);
            let recovered = i64::try_from(recovered).unwrap_or(i64::MAX).clamp(0, failure.amount.minor());
            let group = self.group(failure.amount.currency(), case.customer);
            draft.ends.touch(group);
            draft.activity.failures.push(FailureActivity {
                id: free_id(case.first, &mut ids)?,
                segment: group.1.cloned(),
                method: failure.method,
                amount: failure.amount,
                recovered: Money::from_minor(recovered, failure.amount.currency()),
                policy_id: self.policy(case)?,
                level: told
                    .steps
                    .get(&case.customer)
                    .and_then(|steps| cases.level(case, began, until, steps)),
            });
        }
        Ok(())
    }

    /// Adds a failure to its case, or begins one.
    fn failed<'f>(&self, failed: &'f Failed, cases: &mut Cases<'f>) {
        let failure = &failed.failure;
        let currency = failure.amount.currency();
        let book = &self.ledger.book;
        let customer = book.customer(failure.customer_id.as_str()).unwrap_or(NONE);
        let invoices = failure.invoice_ids.iter().filter_map(|id| book.invoice(id.as_str()));
        let invoices: BTreeSet<Cause> = invoices.map(|first| Cause::Invoice(first, currency)).collect();
        let mut causes: Vec<Cause> = invoices.into_iter().collect();
        if causes.is_empty() {
            causes.push(Cause::Customer(customer, currency));
        }
        for cause in &causes {
            cases.receipts.entry(*cause).or_insert_with(|| self.receipts(*cause));
        }
        let running = causes.iter().find_map(|cause| cases.running(*cause, failed.order.0));
        let place = running.unwrap_or(cases.list.len());
        for cause in &causes {
            if cases.running(*cause, failed.order.0).is_none() {
                cases.by_cause.insert(*cause, place);
            }
        }
        if running.is_none() {
            cases.list.push(Case { first: failed, customer, causes });
        }
    }

    /// The money that came in for a cause, less what went back.
    fn receipts(&self, cause: Cause) -> Receipts {
        let ledger = self.ledger;
        let seen = |entry: &&Entry| ledger.sees_entry(&self.end, entry);
        let mut days: BTreeMap<Date, i128> = BTreeMap::new();
        let mut add = |day: Date, minor: i64| {
            let sum = days.entry(day).or_default();
            *sum = sum.saturating_add(i128::from(minor));
        };
        match cause {
            Cause::Invoice(first, currency) => {
                let items = ledger.instalments_from(first).iter().filter(|item| item.currency == currency);
                for entry in items.flat_map(|item| ledger.book.item_entries(item)).filter(seen) {
                    if let Ok(source) = ledger.source(entry.source) {
                        add(source.date, ledger.cash_of(entry));
                    }
                }
            }
            Cause::Customer(customer, currency) => {
                let payments = ledger.customer_sources(customer);
                let payments = payments.filter(|s| s.kind == SourceKind::Payment && s.currency == currency);
                for source in payments.filter(|source| self.sees(source.fact)) {
                    let back = ledger.book.source_entries(source).filter(seen);
                    let back = back.filter(|entry| entry.kind == EntryKind::Returned);
                    add(source.date, back.fold(source.amount, |sum, e| sum.saturating_add(e.source_delta)));
                }
            }
        }
        Receipts::new(days)
    }

    /// The dunning policy named on the first invoice that names one, else on the customer.
    fn policy(&self, case: &Case<'_>) -> Result<Option<PolicyId>> {
        let log = &self.ledger.log;
        for cause in &case.causes {
            let Cause::Invoice(first, _) = cause else { continue };
            let Some(item) = self.ledger.item(*first) else { continue };
            if let FactBody::InvoiceIssued { invoice } = log.fact(item.fact)?.body
                && invoice.dunning_policy.is_some()
            {
                return Ok(invoice.dunning_policy);
            }
        }
        let then = AsOf { as_of: case.first.order.0, known_at: self.end.known_at };
        let version = self.ledger.version_at(case.customer, &then);
        match version.map(|version| log.fact(version.fact)).transpose()?.map(|fact| fact.body) {
            Some(FactBody::CustomerRecorded { customer }) => Ok(customer.dunning_policy),
            _ => Ok(None),
        }
    }
}

impl Cases<'_> {
    /// The case of a cause, where its amount had not come in before a day.
    fn running(&self, cause: Cause, day: Date) -> Option<usize> {
        let place = *self.by_cause.get(&cause)?;
        let case = self.list.get(place)?;
        let amount = i128::from(case.first.failure.amount.minor());
        let began = case.first.order.0;
        let before = day.plus_days(-1).ok().map_or(0, |before| self.came_in(case, began, before));
        (before < amount).then_some(place)
    }

    /// The highest level of the steps taken for a case before all of it had come in.
    fn level(&self, case: &Case<'_>, began: Date, until: Date, steps: &[Step]) -> Option<u32> {
        let amount = i128::from(case.first.failure.amount.minor());
        let about = |step: &&Step| {
            let named = |cause: &Cause| match cause {
                Cause::Invoice(first, _) => step.invoices.contains(first),
                Cause::Customer(..) => true,
            };
            step.invoices.is_empty() || case.causes.iter().any(named)
        };
        let in_time = |step: &&Step| (began..=until).contains(&step.day);
        let not_yet_in = |step: &&Step| {
            let before = step.day.plus_days(-1).ok().map_or(0, |before| self.came_in(case, began, before));
            before < amount
        };
        let taken = steps.iter().filter(about).filter(in_time).filter(not_yet_in);
        taken.map(|step| u32::from(step.level)).max()
    }

    fn came_in(&self, case: &Case<'_>, from: Date, to: Date) -> i128 {
        let receipts = case.causes.iter().filter_map(|cause| self.receipts.get(cause));
        receipts.fold(0, |sum, receipts| sum.saturating_add(receipts.between(from, to)))
    }
}

impl Receipts {
    fn new(days: BTreeMap<Date, i128>) -> Self {
        let mut sum = 0_i128;
        let add = |(day, minor): (Date, i128)| {
            sum = sum.saturating_add(minor);
            (day, sum)
        };
        Self { sums: days.into_iter().map(add).collect() }
    }

    /// What came in from one day to another, both included.
    fn between(&self, from: Date, to: Date) -> i128 {
        let up_to = |is_before: &dyn Fn(Date) -> bool| {
            let count = self.sums.partition_point(|(day, _)| is_before(*day));
            count.checked_sub(1).and_then(|last| self.sums.get(last)).map_or(0, |(_, sum)| *sum)
        };
        if to < from {
            return 0;
        }
        up_to(&|day| day <= to).saturating_sub(up_to(&|day| day < from))
    }
}

/// The id of the attempt, or of the fact where none was announced; told apart where a host uses one text for both.
fn free_id(failed: &Failed, taken: &mut BTreeSet<AttemptId>) -> Result<AttemptId> {
    let own = match &failed.failure.attempt_id {
        Some(id) => id.clone(),
        None => AttemptId::new(failed.order.2.as_str())?,
    };
    let mut id = own.clone();
    let mut number = 1_u32;
    while !taken.insert(id.clone()) {
        number = number.saturating_add(1);
        id = AttemptId::new(&format!("{own}#{number}"))?;
    }
    Ok(id)
}
