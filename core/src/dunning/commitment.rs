//! Promises and payment plans: active, kept, broken, or replaced.
//!
//! A commitment is a list of days with amounts; a promise has one. On each day, prolonged by the business days of
//! grace, at least the sum of all parts so far must have come for its invoices since it was made: money put on them, and
//! money of the customer that belongs to no item yet ([`Receipts`] says what counts on which day). The first day that
//! passes in vain breaks it, unless so large a part had come that the policy calls it partly kept: then the rest is
//! followed up where the clock stands, and no step is passed over.

use super::clock::Clock;
use super::history::{Dated, History};
use super::policy::DunningPolicy;
use crate::calendar::Date;
use crate::documents::{AccountHistory, CommitmentKind, CommitmentStanding, ItemHistory, Receipts, Standing};
use crate::error::Result;
use crate::ids::{InvoiceId, Reference};
use crate::money::{Currency, Money};
use rust_decimal::Decimal;

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
    all.iter().map(|one| standing(one, &all, account, policy, clock)).collect()
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

pub(super) fn overlap(a: &[InvoiceId], b: &[InvoiceId]) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|id| b.contains(id))
}

fn standing(
    one: &Commitment<'_>,
    all: &[Commitment<'_>],
    account: &AccountHistory,
    policy: &DunningPolicy,
    clock: &Clock<'_>,
) -> Result<CommitmentStanding> {
    let currency = one.currency;
    let total = one.parts.iter().try_fold(Money::zero(currency), |sum, (_, amount)| sum.plus(*amount))?;
    let next = all.iter().find(|other| other.order > one.order && overlap(other.scope, one.scope));
    let receipts = receipts(one, account);
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
        result.received = receipts.up_to(until)?;
        if result.received.minor() >= due.minor() {
            continue;
        }
        match next.filter(|other| other.made_on <= result.deadline) {
            Some(other) => (result.standing, result.ended_on) = (Standing::Replaced, Some(other.made_on)),
            None if clock.today() <= result.deadline => result.standing = Standing::Active,
            None => {
                let partly = is_partly_kept(result.received, due, policy);
                result.standing = if partly { Standing::PartlyKept } else { Standing::Broken };
                result.ended_on = Some(result.deadline.plus_days(1)?);
            }
        }
        return Ok(result);
    }
    result.ended_on = receipts.reached_on(total, result.deadline)?;
    Ok(result)
}

/// Whether so large a part of what was due came that the commitment does not count as broken.
fn is_partly_kept(received: Money, due: Money, policy: &DunningPolicy) -> bool {
    let Some(percent) = policy.partly_kept_percent.filter(|_| received.is_positive()) else { return false };
    let part = Decimal::from(received.minor()).checked_mul(Decimal::ONE_HUNDRED);
    let least = Decimal::from(due.minor()).checked_mul(percent.value());
    matches!((part, least), (Some(part), Some(least)) if part >= least)
}

fn deadline(date: Date, policy: &DunningPolicy, clock: &Clock<'_>) -> Result<Date> {
    let grace_days = i32::try_from(policy.promise_grace_days).unwrap_or(i32::MAX);
    clock.company().holidays.plus_business_days(date, grace_days)
}

/// The money that came for the commitment's invoices since it was made.
fn receipts(one: &Commitment<'_>, account: &AccountHistory) -> Receipts {
    let items = account.items.iter().filter(|entry| covers(one.scope, &entry.item.invoice_id));
    Receipts::new(one.made_on, one.currency, items.flat_map(|entry| &entry.settlements), &account.credits)
}

/// What was open on an item at the end of a day, by its settlements.
pub(super) fn open_on(entry: &ItemHistory, date: Date) -> Result<Money> {
    let mut settled = entry.settlements.iter().filter(|s| s.date <= date);
    settled.try_fold(entry.item.amount, |open, s| open.minus(s.amount))
}
