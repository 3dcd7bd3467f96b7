//! What holds follow-up back, and for how long.
//!
//! | event | holds back | stops the clock |
//! | --- | --- | --- |
//! | dispute | the disputed amount | while the whole item is disputed |
//! | promise to pay | the promised amount, up to the promised day and the grace | where it covers all it speaks of |
//! | payment plan that is kept | its invoices | yes |
//! | block | its invoices, or everything | yes |
//! | decision of a person with a day to wait for | the whole case, before that day | yes |
//! | attempt to collect without a result | its invoices, for a limited time | no |
//!
//! The clock of an item counts the days past due on which it was not held back as a whole. So a customer who was
//! given time is not met with the hardest step at the end of it.

use super::case::Case;
use super::commitment::{covers, open_on};
use super::history::{Dated, History};
use super::policy::DunningPolicy;
use crate::calendar::Date;
use crate::documents::{
    AccountHistory, CommitmentKind, CommitmentStanding, ItemHistory, OpenItem, SettlementKind, Standing,
};
use crate::error::Result;
use crate::ids::InvoiceId;
use crate::money::{Currency, Money};
use crate::reason::Reason;

/// Days on which something held items back as a whole.
pub(super) struct Span<'a> {
    scope: Scope<'a>,
    from: Date,
    /// Last day; none while no end is known.
    until: Option<Date>,
    stops_clock: bool,
    reason: Reason,
}

enum Scope<'a> {
    Invoices(&'a [InvoiceId]),
    Instalment(&'a InvoiceId, Option<u32>),
}

impl Span<'_> {
    fn is_about(&self, item: &OpenItem) -> bool {
        match self.scope {
            Scope::Invoices(invoices) => covers(invoices, &item.invoice_id),
            Scope::Instalment(invoice, instalment) => {
                *invoice == item.invoice_id && instalment.is_none_or(|n| n == item.instalment)
            }
        }
    }

    fn holds_on(&self, date: Date) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }
}

/// An open item with what of it may be pursued today.
pub(super) struct Claim<'a> {
    pub(super) entry: &'a ItemHistory,
    /// What is open and not held back, zero or more. Credits are not taken off.
    pub(super) pursued: Money,
    /// What holds the rest back.
    pub(super) held: Vec<Reason>,
    /// Days past due on which nothing held the item back as a whole; zero or less up to the due date.
    pub(super) days: i32,
    /// First day on which something that holds it back ends by itself.
    pub(super) ends: Option<Date>,
    /// Days past the due date on which part of it was paid, each with the clock of that day.
    pub(super) part_payments: Vec<(Date, i32)>,
}

/// Everything that holds or held items of one currency back as a whole.
pub(super) fn spans<'a>(
    account: &AccountHistory,
    history: &'a History<'a>,
    standings: &'a [CommitmentStanding],
    case: &Case,
    policy: &DunningPolicy,
) -> Result<Vec<Span<'a>>> {
    let currency = case.currency;
    let mut spans = Vec::new();
    for standing in standings {
        spans.extend(commitment_span(account, standing, currency)?);
    }
    for Dated { fact, document: block } in &history.blocks {
        let lifted = history.lifted.get(&block.id).map(|date| date.plus_days(-1)).transpose()?;
        let until = [block.until, lifted].into_iter().flatten().min();
        let reason = Reason::new("blocked").with("block_id", &block.id).with("reason", &block.reason);
        let scope = Scope::Invoices(&block.invoice_ids);
        spans.push(Span { scope, from: fact.effective, until, stops_clock: true, reason });
    }
    for Dated { fact, document: attempt } in &history.attempts {
        if !history.ended_attempts.contains(&attempt.id) && attempt.amount.currency() == currency {
            let until = fact.effective.plus_days(i64::from(policy.in_flight_max_days))?;
            let reason = Reason::new("payment_in_flight").with("attempt_id", &attempt.id);
            let scope = Scope::Invoices(&attempt.invoice_ids);
            spans.push(Span { scope, from: fact.effective, until: Some(until), stops_clock: false, reason });
        }
    }
    for Dated { fact, document: decision } in &history.decisions {
        if let Some(until) = decision.snooze_until.filter(|_| case.is_meant_by(decision, fact.effective)) {
            let reason = Reason::new("snoozed").with("until", until).with("decision", &decision.decision);
            let until = Some(until.plus_days(-1)?);
            spans.push(Span {
                scope: Scope::Invoices(&[]),
                from: fact.effective,
                until,
                stops_clock: true,
                reason,
            });
        }
    }
    for Dated { fact, document: dispute } in &history.disputes {
        let item = account.items.iter().find(|entry| {
            entry.item.invoice_id == dispute.invoice_id
                && dispute.instalment.is_none_or(|n| n == entry.item.instalment)
        });
        let Some(item) = item else { continue };
        let whole = match dispute.amount {
            Some(amount) => amount.minor() >= open_on(item, fact.effective)?.minor(),
            None => true,
        };
        if whole {
            let until = history.resolved.get(&dispute.id).map(|date| date.plus_days(-1)).transpose()?;
            let reason = Reason::new("disputed").with("dispute_id", &dispute.id);
            let scope = Scope::Instalment(&dispute.invoice_id, dispute.instalment);
            spans.push(Span { scope, from: fact.effective, until, stops_clock: true, reason });
        }
    }
    Ok(spans)
}

/// A plan holds its invoices back as a whole; a promise does where it covers all that is open on them.
fn commitment_span<'a>(
    account: &AccountHistory,
    standing: &'a CommitmentStanding,
    currency: Currency,
) -> Result<Option<Span<'a>>> {
    if standing.commitment == CommitmentKind::Promise {
        let mut open = Money::zero(currency);
        let known = |entry: &&ItemHistory| {
            entry.item.open.currency() == currency
                && entry.item.issue_date <= standing.made_on
                && covers(&standing.invoice_ids, &entry.item.invoice_id)
        };
        for entry in account.items.iter().filter(known) {
            let was_open = open_on(entry, standing.made_on.plus_days(-1)?)?;
            open = if was_open.is_positive() { open.plus(was_open)? } else { open };
        }
        if standing.amount.minor() < open.minor() {
            return Ok(None);
        }
    }
    let until = match standing.ended_on {
        Some(ended) => ended.plus_days(-1)?,
        None => standing.deadline,
    };
    let (code, id) = match standing.commitment {
        CommitmentKind::Promise => ("promised", "promise_id"),
        CommitmentKind::Plan => ("plan_kept", "plan_id"),
    };
    let reason = Reason::new(code).with(id, &standing.id).with("deadline", standing.deadline);
    let scope = Scope::Invoices(&standing.invoice_ids);
    Ok(Some(Span { scope, from: standing.made_on, until: Some(until), stops_clock: true, reason }))
}

/// The open items of one currency with what of each may be pursued, oldest due date first.
pub(super) fn claims<'a>(
    account: &'a AccountHistory,
    spans: &[Span<'_>],
    standings: &[CommitmentStanding],
    currency: Currency,
    today: Date,
) -> Result<Vec<Claim<'a>>> {
    let mut claims = Vec::new();
    let mut entries: Vec<_> = account.items.iter().filter(|e| is_open(e, currency)).collect();
    entries.sort_by_key(|e| (e.item.due_date, &e.item.invoice_id, e.item.instalment));
    for entry in entries {
        let about: Vec<_> = spans.iter().filter(|span| span.is_about(&entry.item)).collect();
        let days = days_on_the_clock(&entry.item, &about, today)?;
        let part_payments = part_payments(entry)?
            .into_iter()
            .map(|date| Ok((date, days_on_the_clock(&entry.item, &about, date)?)))
            .collect::<Result<_>>()?;
        let now: Vec<_> = about.into_iter().filter(|span| span.holds_on(today)).collect();
        let mut claim =
            Claim { entry, pursued: entry.item.open, held: Vec::new(), days, ends: None, part_payments };
        if now.is_empty() {
            let disputed = entry.item.disputed_amount();
            if disputed.is_positive() {
                claim.pursued = less(claim.pursued, disputed)?;
                claim.held.push(Reason::new("disputed").with("amount", disputed));
            }
        } else {
            claim.pursued = Money::zero(currency);
            claim.held = now.iter().map(|span| span.reason.clone()).collect();
            // Held by several things, the answer changes when the first of them ends.
            let first = now.iter().filter_map(|span| span.until).min();
            claim.ends = first.map(|date| date.plus_days(1)).transpose()?;
        }
        claims.push(claim);
    }
    take_promised(&mut claims, standings)?;
    Ok(claims)
}

/// The days past the due date on which part of an item was paid, without what was taken back: a return undoes the
/// newest settlements first.
fn part_payments(entry: &ItemHistory) -> Result<Vec<Date>> {
    let mut standing: Vec<(Date, Money)> = Vec::new();
    for settlement in entry.settlements.iter().filter(|s| s.kind == SettlementKind::Payment) {
        let mut amount = settlement.amount;
        while amount.is_negative() {
            let Some((date, last)) = standing.pop() else { break };
            amount = amount.plus(last)?;
            if amount.is_positive() {
                standing.push((date, amount));
                amount = Money::zero(amount.currency());
            }
        }
        if amount.is_positive() {
            standing.push((settlement.date, amount));
        }
    }
    Ok(standing.into_iter().map(|(date, _)| date).filter(|date| *date > entry.item.due_date).collect())
}

fn is_open(entry: &ItemHistory, currency: Currency) -> bool {
    entry.item.open.is_positive() && entry.item.open.currency() == currency && !entry.item.no_credit
}

/// The difference, not below zero.
pub(super) fn less(amount: Money, taken: Money) -> Result<Money> {
    let rest = amount.minus(taken)?;
    Ok(if rest.is_negative() { Money::zero(amount.currency()) } else { rest })
}

/// Takes what is promised off the oldest items that a promise speaks of.
fn take_promised(claims: &mut [Claim<'_>], standings: &[CommitmentStanding]) -> Result<()> {
    let active =
        |s: &&CommitmentStanding| s.standing == Standing::Active && s.commitment == CommitmentKind::Promise;
    for promise in standings.iter().filter(active) {
        let mut rest = less(promise.amount, promise.received)?;
        let free = promise.deadline.plus_days(1)?;
        for claim in claims.iter_mut().filter(|c| covers(&promise.invoice_ids, &c.entry.item.invoice_id)) {
            let taken = if claim.pursued.minor() < rest.minor() { claim.pursued } else { rest };
            if taken.is_positive() {
                claim.pursued = claim.pursued.minus(taken)?;
                rest = rest.minus(taken)?;
                claim
                    .held
                    .push(Reason::new("promised").with("promise_id", &promise.id).with("amount", taken));
                claim.ends = Some(claim.ends.map_or(free, |ends| ends.min(free)));
            }
        }
    }
    Ok(())
}

/// Days past due without the days on which the item was held back as a whole; before the due date as they are.
fn days_on_the_clock(item: &OpenItem, spans: &[&Span<'_>], today: Date) -> Result<i32> {
    let past_due = item.days_past_due(today);
    let mut held: Vec<(Date, Date)> = Vec::new();
    for span in spans.iter().filter(|span| span.stops_clock) {
        let from = span.from.max(item.due_date.plus_days(1)?);
        held.push((from, span.until.map_or(today, |until| until.min(today))));
    }
    held.sort_unstable();
    let mut days = past_due;
    let mut counted: Option<Date> = None;
    for (from, until) in held {
        let from = match counted {
            Some(last) => from.max(last.plus_days(1)?),
            None => from,
        };
        if from <= until {
            days = days.saturating_sub(until.days_since(from).saturating_add(1));
            counted = Some(until);
        }
    }
    Ok(days)
}
