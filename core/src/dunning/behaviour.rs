//! How a customer has paid so far, by rule.
//!
//! | behaviour | rule (numbers are data) |
//! | --- | --- |
//! | chronic_late | at least 2 payments missed among the items due in the last 6 months: paid more than 10 days late, unpaid more than 10 days past due, or a failed collection and still unpaid past due |
//! | new | fewer than 3 items ever came due |
//! | reliable | at least 6 items paid in the last 12 months, 90 % of them on time, none more than 10 days late |
//! | standard | everything else |
//!
//! The first that fits counts. Paid is money, by its value date: what was written off was
//! never paid, and what credit memos took was not to be paid. Items sold without credit say nothing. Only what was effective up to the day asked about counts, so that a case that began on
//! that day keeps the answer. A fitted model may replace the rule: it fills the same [`PaymentOutlook`].

use crate::calendar::Date;
use crate::documents::{
    AccountHistory, FactBody, ItemHistory, PayerBehaviour, PaymentOutlook, SettlementKind,
};
use crate::error::{Error, Result};
use crate::money::{Money, Percent};
use crate::reason::Reason;
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

document! {
    /// When a customer is reliable.
    pub struct ReliableRule {
        /// How many months are looked at.
        pub months: u32,
        /// Fewest items closed in them.
        pub min_closed: u32,
        /// Least share of these that was closed on or before the due date.
        pub min_on_time_percent: Percent,
        /// Most days that any of these was late.
        pub max_days_late: u32,
    }

    /// When a customer is chronically late.
    pub struct ChronicRule {
        /// How many months are looked at.
        pub months: u32,
        /// Fewest payments missed among the items due in them.
        pub min_missed: u32,
        /// Days past due after which a payment counts as missed.
        pub missed_after_days: u32,
    }

    /// The rules by which behaviour is told.
    pub struct BehaviourRules {
        /// When a customer is reliable.
        pub reliable: ReliableRule,
        /// When a customer is chronically late.
        pub chronic_late: ChronicRule,
        /// Fewest items that ever came due for a customer not to be new.
        pub known_after_items: u32,
    }
}

impl BehaviourRules {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        for (field, given) in [
            ("reliable.months", self.reliable.months),
            ("reliable.min_closed", self.reliable.min_closed),
            ("chronic_late.months", self.chronic_late.months),
            ("chronic_late.min_missed", self.chronic_late.min_missed),
        ] {
            if given == 0 || given > 1_200 {
                let field = field.into();
                return Err(Error::NumberOutOfRange { field, least: 1, most: 1_200, given: given.into() });
            }
        }
        Ok(())
    }
}

/// An item as it was on a day.
struct Seen<'a> {
    entry: &'a ItemHistory,
    paid_on: Option<Date>,
}

impl Seen<'_> {
    fn days_late(&self, as_of: Date) -> i32 {
        self.paid_on.unwrap_or(as_of).days_since(self.entry.item.due_date)
    }
}

/// What is expected of a customer by rule, from what was effective up to a day.
///
/// # Errors
/// [`Error::AmountOverflow`], [`Error::DateOutOfRange`].
pub fn outlook(account: &AccountHistory, rules: &BehaviourRules, as_of: Date) -> Result<PaymentOutlook> {
    let mut seen = Vec::new();
    for entry in account.items.iter().filter(|e| e.item.due_date <= as_of && !e.voided && !e.item.no_credit) {
        match paid(entry, as_of)? {
            Paid::Nothing => {}
            Paid::No => seen.push(Seen { entry, paid_on: None }),
            Paid::On(day) => seen.push(Seen { entry, paid_on: Some(day) }),
        }
    }
    let missed = missed(account, &seen, &rules.chronic_late, as_of)?;
    let reliable = &rules.reliable;
    let since = as_of.minus_months(reliable.months)?;
    let closed: Vec<i32> = seen
        .iter()
        .filter(|s| s.paid_on.is_some_and(|day| day > since))
        .map(|s| s.days_late(as_of))
        .collect();
    let on_time = closed.iter().filter(|late| **late <= 0).count();
    let latest = closed.iter().copied().max().unwrap_or(0).max(0);
    let behaviour = if missed >= count(rules.chronic_late.min_missed) {
        PayerBehaviour::ChronicLate
    } else if seen.len() < count(rules.known_after_items) {
        PayerBehaviour::New
    } else if closed.len() >= count(reliable.min_closed)
        && is_share(on_time, closed.len(), reliable.min_on_time_percent)
        && i64::from(latest) <= i64::from(reliable.max_days_late)
    {
        PayerBehaviour::Reliable
    } else {
        PayerBehaviour::Standard
    };
    let past = Reason::new("payments_closed")
        .with("months", reliable.months)
        .with("closed", closed.len())
        .with("on_time", on_time)
        .with("latest_days", latest);
    let misses =
        Reason::new("payments_missed").with("months", rules.chronic_late.months).with("missed", missed);
    Ok(PaymentOutlook {
        customer_id: account.customer.id.clone(),
        as_of,
        behaviour,
        reasons: match behaviour {
            PayerBehaviour::ChronicLate => vec![misses],
            PayerBehaviour::New => vec![Reason::new("items_known").with("items", seen.len())],
            PayerBehaviour::Reliable | PayerBehaviour::Standard => vec![past, misses],
        },
        model: None,
        p_late: None,
        expected_date: None,
    })
}

fn count(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn is_share(part: usize, whole: usize, percent: Percent) -> bool {
    let part = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED);
    let least = Decimal::from(whole).checked_mul(percent.value());
    matches!((part, least), (Some(part), Some(least)) if part >= least)
}

/// How an item was paid up to a day.
enum Paid {
    /// Nothing was to be paid: credit memos took all of it.
    Nothing,
    /// Not in full.
    No,
    /// In full, by the value date of the payment that did it.
    On(Date),
}

/// How an item was paid up to a day. A credit memo lowers what is to be paid; what was written off was never paid.
fn paid(entry: &ItemHistory, as_of: Date) -> Result<Paid> {
    if entry.settlements.is_empty() {
        return Ok(entry.closed_on.filter(|day| *day <= as_of).map_or(Paid::No, Paid::On));
    }
    let mut owed = entry.item.amount;
    let mut payments: BTreeMap<Date, Money> = BTreeMap::new();
    for settlement in entry.settlements.iter().filter(|s| s.date <= as_of) {
        match settlement.kind {
            SettlementKind::CreditMemo => owed = owed.minus(settlement.amount)?,
            SettlementKind::Payment => {
                let sum = payments.entry(settlement.source_date()).or_insert(Money::zero(owed.currency()));
                *sum = sum.plus(settlement.amount)?;
            }
            SettlementKind::WriteOff => {}
        }
    }
    if !owed.is_positive() {
        return Ok(Paid::Nothing);
    }
    for (day, amount) in payments {
        owed = owed.minus(amount)?;
        if !owed.is_positive() {
            return Ok(Paid::On(day));
        }
    }
    Ok(Paid::No)
}

/// How many payments were missed among the items due in the months looked at.
fn missed(account: &AccountHistory, seen: &[Seen<'_>], rule: &ChronicRule, as_of: Date) -> Result<usize> {
    let since = as_of.minus_months(rule.months)?;
    let failed = |entry: &ItemHistory| {
        account.facts.iter().filter(|fact| fact.effective <= as_of).any(|fact| match &fact.body {
            FactBody::PaymentFailed { failure } => failure.invoice_ids.contains(&entry.item.invoice_id),
            _ => false,
        })
    };
    let is_missed = |s: &&Seen<'_>| {
        let late = s.days_late(as_of);
        let unpaid = s.paid_on.is_none() && late > 0;
        i64::from(late) > i64::from(rule.missed_after_days) || (unpaid && failed(s.entry))
    };
    Ok(seen.iter().filter(|s| s.entry.item.due_date > since).filter(is_missed).count())
}
