//! What a part of a document carries in the currency of the books.
//!
//! A share is not rounded by itself: what is left is, and a share is the difference between before and after. So the
//! shares of a document that is used up add up to what it was booked at, to the smallest unit.

use super::Ledger;
use super::index::at;
use super::records::{Entry, EntryKind, Item, Source};
use crate::calendar::AsOf;
use crate::documents::FactBody;
use crate::error::Result;
use crate::money::{Money, Rate, Rounding, rounded_quotient, split_by_amounts};
use std::collections::BTreeMap;

/// Amounts of one entry in the currency of the books.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shares {
    /// Of an item.
    pub(super) item: i64,
    /// Of what is available of a payment or credit memo.
    pub(super) source: i64,
    /// Of what an allocation put on account.
    pub(super) on_account: i64,
    /// For an allocation, or what takes it back: the item's share when it was made.
    pub(super) allocated: i64,
    /// For money that leaves the ledger (returned, refunded, recovered): its share of all that left.
    pub(super) gone: i64,
}

impl Ledger {
    /// What each entry changes in the currency of the books; empty where the ledger has none.
    pub(super) fn shares(&self, as_of: &AsOf) -> Result<BTreeMap<u32, Shares>> {
        let mut shares: BTreeMap<u32, Shares> = BTreeMap::new();
        if self.settings.functional_currency.is_none() {
            return Ok(shares);
        }
        for (number, item) in self.book.items.iter().enumerate() {
            let booked = self.booked_item(item, number)?;
            let steps = self.steps(item.last_entry, as_of, |entry| (entry.item_delta, entry.earlier_of_item));
            for (entry, share) in parts(booked, item.amount, &steps) {
                shares.entry(entry).or_default().item = share;
            }
        }
        for source in &self.book.sources {
            let booked = self.booked_source(source)?;
            let mut steps =
                self.steps(source.last_entry, as_of, |entry| (entry.source_delta, entry.earlier_of_source));
            for (entry, share) in parts(booked, source.amount, &steps) {
                shares.entry(entry).or_default().source = share;
            }
            for (entry, share) in self.on_account_parts(booked, source.amount, &steps) {
                shares.entry(entry).or_default().on_account = share;
            }
            let leaves = |(number, _): &(u32, i64)| {
                self.book.entries.get(at(*number)).is_some_and(|entry| !entry.is_allocation())
            };
            steps.retain(leaves);
            for (entry, share) in parts(booked, source.amount, &steps) {
                shares.entry(entry).or_default().gone = share;
            }
        }
        Ok(shares)
    }

    /// What each allocation on account, and what takes it back, puts there: a share of the allocation's own share of the
    /// payment, so that nothing is left of it once it is wholly taken back.
    fn on_account_parts(&self, booked: i64, amount: i64, steps: &[(u32, i64)]) -> Vec<(u32, i64)> {
        let mut by_allocation: BTreeMap<u32, Vec<(u32, i64)>> = BTreeMap::new();
        for (number, delta) in steps {
            let entry = self.book.entries.get(at(*number)).filter(|entry| entry.is_allocation());
            if let Some(entry) = entry.filter(|entry| self.item(entry.item).is_none()) {
                by_allocation.entry(entry.subject).or_default().push((*number, *delta));
            }
        }
        let mut all = Vec::new();
        for entries in by_allocation.values() {
            let whole = entries.iter().map(|(_, delta)| *delta).min().unwrap_or(0).saturating_neg();
            let share = portion(booked, whole, amount);
            let (mut placed, mut placed_share) = (0_i64, 0_i64);
            for (number, delta) in entries {
                placed = placed.saturating_sub(*delta);
                let now = portion(share, placed, whole);
                all.push((*number, now.saturating_sub(placed_share)));
                placed_share = now;
            }
        }
        all
    }

    /// The entries of a list with their changes, in the order of day, instant, fact and subject.
    fn steps(&self, last: u32, as_of: &AsOf, change: impl Fn(&Entry) -> (i64, u32)) -> Vec<(u32, i64)> {
        let mut steps = Vec::new();
        let mut number = last;
        while let Some(entry) = self.book.entries.get(at(number)) {
            let (delta, earlier) = change(entry);
            if delta != 0 && entry.kind != EntryKind::Voided && self.sees_entry(as_of, entry) {
                let subject = self.log.id_of(self.made_by(entry));
                let key = (entry.effective, self.entry_recorded(entry), self.log.id_of(entry.fact), subject);
                steps.push((key, number, delta));
            }
            number = earlier;
        }
        steps.sort_by(|a, b| a.0.cmp(&b.0));
        steps.into_iter().map(|(_, number, delta)| (number, delta)).collect()
    }

    /// The fact that made what an entry makes or takes back: an allocation or a write-off; else the entry's own.
    fn made_by(&self, entry: &Entry) -> u32 {
        let subject = at(entry.subject);
        let fact = match entry.kind {
            EntryKind::WriteOffReleased => self.book.write_offs.get(subject).map(|record| record.fact),
            _ if entry.is_recovery() => self.book.recoveries.get(subject).map(|record| record.fact),
            _ if entry.is_allocation() => self.book.allocations.get(subject).map(|record| record.fact),
            _ => None,
        };
        fact.unwrap_or(entry.fact)
    }

    /// What an item was booked at: its part of the booked amount of the invoice.
    fn booked_item(&self, item: &Item, number: usize) -> Result<i64> {
        if Some(item.currency) == self.settings.functional_currency {
            return Ok(item.amount);
        }
        let FactBody::InvoiceIssued { invoice } = self.log.fact(item.fact)?.body else { return Ok(0) };
        let Some(booked) = self.functional(invoice.amount, invoice.exchange_rate, invoice.issue_date)? else {
            return Ok(0);
        };
        if item.instalments == 1 {
            return Ok(booked.minor());
        }
        let before = usize::from(item.instalment).saturating_sub(1);
        let first = number.saturating_sub(before);
        let siblings = self.book.items.get(first..first.saturating_add(usize::from(item.instalments)));
        let amounts: Vec<Money> =
            siblings.unwrap_or_default().iter().map(|i| Money::from_minor(i.amount, i.currency)).collect();
        Ok(split_by_amounts(booked, &amounts)?.get(before).map_or(0, |part| part.minor()))
    }

    fn booked_source(&self, source: &Source) -> Result<i64> {
        let amount = Money::from_minor(source.amount, source.currency);
        if Some(source.currency) == self.settings.functional_currency {
            return Ok(source.amount);
        }
        let rate: Option<Rate> = match self.log.fact(source.fact)?.body {
            FactBody::PaymentReceived { payment } => payment.exchange_rate,
            FactBody::CreditMemoIssued { credit_memo } => credit_memo.exchange_rate,
            _ => None,
        };
        Ok(self.functional(amount, rate, source.date)?.map_or(0, Money::minor))
    }
}

/// Splits what was booked over steps by what was used up before and after each; the parts of a document that is used up
/// add up to the whole.
fn parts(booked: i64, amount: i64, steps: &[(u32, i64)]) -> Vec<(u32, i64)> {
    let (mut left, mut left_share) = (amount, booked);
    let mut parts = Vec::with_capacity(steps.len());
    for (number, delta) in steps {
        left = left.saturating_add(*delta);
        let share = portion(booked, left, amount);
        parts.push((*number, share.saturating_sub(left_share)));
        left_share = share;
    }
    parts
}

/// `whole` × `part` / `of`, rounded half up once.
pub(super) fn portion(whole: i64, part: i64, of: i64) -> i64 {
    let wide = rounded_quotient(&[i128::from(whole), i128::from(part)], &[i128::from(of)], Rounding::HalfUp);
    wide.and_then(|minor| i64::try_from(minor).ok()).unwrap_or(0)
}
