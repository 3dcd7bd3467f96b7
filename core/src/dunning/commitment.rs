//! Promises and payment plans: active, kept, broken, or replaced.
//!
//! A commitment is a list of days with amounts; a promise has one. On each day, prolonged by the business days of
//! grace, at least the sum of all parts so far must have come for its invoices since it was made: what settled them,
//! and money of the customer that belongs to no item yet. Money counts on the day it came, even if it was allocated
//! later. The first day that passes in vain breaks it.

use super::clock::Clock;
use super::history::{Dated, History};
use super::policy::DunningPolicy;
use crate::calendar::Date;
use crate::documents::{
    AccountHistory, CommitmentKind, CommitmentStanding, CreditKind, ItemHistory, Standing,
};
use crate::error::Result;
use crate::ids::{InvoiceId, Reference};
use crate::money::{Currency, Money};

struct Commitment<'a> {
    kind: CommitmentKind,
    id: Reference,
    made_on: Date,
    order: (Date, crate::calendar::Timestamp),
    scope: &'a [InvoiceId],
    parts: Vec<(Date, Money)>,
    currency: Currency,
}

/// Where every commitment of a customer in one currency stands, in the order in which they were made.
pub(super) fn standings(
    account: &AccountHistory,
    history: &History<'_>,
    currency: Currency,
    policy: &DunningPolicy,
    clock: &Clock<'_>,
) -> Result<Vec<CommitmentStanding>> {
    let all = commitments(history, currency)?;
    all.iter().map(|one| standing(one, &all, account, history, policy, clock)).collect()
}

fn commitments<'a>(history: &History<'a>, currency: Currency) -> Result<Vec<Commitment<'a>>> {
    let mut all = Vec::new();
    for Dated { fact, document: promise } in &history.promises {
        if promise.amount.currency() == currency {
            all.push(Commitment {
                kind: CommitmentKind::Promise,
                id: Reference::new(promise.id.as_str())?,
                made_on: fact.effective,
                order: (fact.effective, fact.happened_at()),
                scope: &promise.invoice_ids,
                parts: vec![(promise.promised_date, promise.amount)],
                currency,
            });
        }
    }
    for Dated { fact, document: plan } in &history.plans {
        if plan.instalments.first().is_some_and(|first| first.amount.currency() == currency) {
            all.push(Commitment {
                kind: CommitmentKind::Plan,
                id: Reference::new(plan.id.as_str())?,
                made_on: fact.effective,
                order: (fact.effective, fact.happened_at()),
                scope: &plan.invoice_ids,
                parts: plan.instalments.iter().map(|part| (part.date, part.amount)).collect(),
                currency,
            });
        }
    }
    all.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    Ok(all)
}

/// Whether a list of invoices covers an invoice; an empty list covers all.
pub(super) fn covers(scope: &[InvoiceId], invoice: &InvoiceId) -> bool {
    scope.is_empty() || scope.contains(invoice)
}

fn overlap(a: &[InvoiceId], b: &[InvoiceId]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|id| b.contains(id))
}

fn standing(
    one: &Commitment<'_>,
    all: &[Commitment<'_>],
    account: &AccountHistory,
    history: &History<'_>,
    policy: &DunningPolicy,
    clock: &Clock<'_>,
) -> Result<CommitmentStanding> {
    let currency = one.currency;
    let total = one.parts.iter().try_fold(Money::zero(currency), |sum, (_, amount)| sum.plus(*amount))?;
    let next = all.iter().find(|other| other.order > one.order && overlap(other.scope, one.scope));
    let mut due = Money::zero(currency);
    let mut result = CommitmentStanding {
        commitment: one.kind,
        id: one.id.clone(),
        made_on: one.made_on,
        invoice_ids: one.scope.to_vec(),
        amount: total,
        received: Money::zero(currency),
        standing: Standing::Kept,
        deadline: one.made_on,
        ended_on: None,
    };
    for (date, amount) in &one.parts {
        due = due.plus(*amount)?;
        result.deadline = deadline(*date, policy, clock)?;
        let until = result.deadline.min(clock.today());
        result.received = received(one, account, history, until)?;
        if result.received.minor() >= due.minor() {
            continue;
        }
        match next.filter(|other| other.made_on <= result.deadline) {
            Some(other) => (result.standing, result.ended_on) = (Standing::Replaced, Some(other.made_on)),
            None if clock.today() <= result.deadline => result.standing = Standing::Active,
            None => {
                (result.standing, result.ended_on) = (Standing::Broken, Some(result.deadline.plus_days(1)?));
            }
        }
        return Ok(result);
    }
    result.ended_on = fulfilled_on(one, total, account, history, result.deadline)?;
    Ok(result)
}

/// The first day on which all that was promised had come.
fn fulfilled_on(
    one: &Commitment<'_>,
    total: Money,
    account: &AccountHistory,
    history: &History<'_>,
    deadline: Date,
) -> Result<Option<Date>> {
    let settled = account.items.iter().flat_map(|entry| entry.settlements.iter().map(|s| s.date));
    let credited = account.credits.iter().map(|credit| credit.date);
    let mut days: Vec<Date> =
        settled.chain(credited).filter(|d| one.made_on <= *d && *d <= deadline).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        if received(one, account, history, day)?.minor() >= total.minor() {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

fn deadline(date: Date, policy: &DunningPolicy, clock: &Clock<'_>) -> Result<Date> {
    let grace_days = i32::try_from(policy.promise_grace_days).unwrap_or(i32::MAX);
    clock.company().holidays.plus_business_days(date, grace_days)
}

/// What came for the commitment's invoices from the day it was made up to a day.
fn received(
    one: &Commitment<'_>,
    account: &AccountHistory,
    history: &History<'_>,
    until: Date,
) -> Result<Money> {
    let currency = one.currency;
    let in_time = |date: Date| one.made_on <= date && date <= until;
    let mut sum = Money::zero(currency);
    let items = account.items.iter().filter(|entry| entry.item.open.currency() == currency);
    for entry in items.filter(|entry| covers(one.scope, &entry.item.invoice_id)) {
        for settlement in entry.settlements.iter().filter(|s| in_time(s.date)) {
            sum = sum.plus(settlement.amount)?;
        }
    }
    // Money that came in time and was put on the items only after that day.
    for Dated { fact, document: allocation } in &history.allocations {
        let came = allocation.payment_id.as_ref().and_then(|id| history.payments.get(id));
        let about = allocation.invoice_id.as_ref().is_some_and(|id| covers(one.scope, id));
        let live = !history.unallocated.contains(&allocation.id) && allocation.amount.currency() == currency;
        if fact.effective > until && about && live && came.is_some_and(|date| in_time(*date)) {
            sum = sum.plus(allocation.amount)?;
        }
    }
    let money = |kind: CreditKind| matches!(kind, CreditKind::Unapplied | CreditKind::OnAccount);
    for credit in account.credits.iter().filter(|c| money(c.credit) && c.open.currency() == currency) {
        if in_time(credit.date) {
            sum = sum.plus(credit.open)?;
        }
    }
    Ok(if sum.is_negative() { Money::zero(currency) } else { sum })
}

/// What was open on an item at the end of a day, by its settlements.
pub(super) fn open_on(entry: &ItemHistory, date: Date) -> Result<Money> {
    let mut settled = entry.settlements.iter().filter(|s| s.date <= date);
    settled.try_fold(entry.item.amount, |open, s| open.minus(s.amount))
}
