//! Promises to pay, with what became of them.
//!
//! A promise is kept when at least its amount came for its invoices from the day it was made up to its day and the
//! grace, in business days of the ledger's calendar.
//!
//! | what counts | on which day |
//! | --- | --- |
//! | a payment or credit memo put on its items since, adjustments included | its own date, so that late matching breaks no promise; the day of the allocation where the money was there before |
//! | money of the customer that belongs to no item yet, or is kept on account | its value date |
//!
//! What was taken back or written off does not count. Each promise is judged by its own day, also where another one
//! followed. A promise whose invoices were all voided is left out.

use super::{Draft, Frame};
use crate::calendar::Date;
use crate::documents::{FactBody, Promise, PromiseActivity, PromiseOutcome};
use crate::error::Result;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{Entry, Item, NamedKind, SourceKind};
use crate::money::Currency;
use std::collections::BTreeSet;

impl<'a> Frame<'a> {
    /// Promises made in the period, or come due in it.
    pub(super) fn promises(&self, draft: &mut Draft<'a>) -> Result<()> {
        let mut promises = Vec::new();
        let named = self.ledger.book.named.iter().filter(|named| named.kind == NamedKind::Promise);
        for named in named.filter(|named| self.sees(named.fact)) {
            let FactBody::PromiseMade { promise } = self.ledger.log.fact(named.fact)?.body else { continue };
            let made_on = self.ledger.log.effective(named.fact);
            let deadline = self.deadline(promise.promised_date);
            let items = self.promised_items(&promise, named.customer);
            let all_voided = !items.is_empty() && items.iter().all(|item| self.is_voided(item));
            if (!self.holds(made_on) && !self.holds(deadline))
                || (all_voided && !promise.invoice_ids.is_empty())
            {
                continue;
            }
            let group = self.group(promise.amount.currency(), named.customer);
            let came = self.came(&items, named.customer, promise.amount.currency(), made_on, deadline);
            let outcome = if came >= i128::from(promise.amount.minor()) {
                PromiseOutcome::Kept
            } else if self.end.as_of <= deadline {
                PromiseOutcome::Pending
            } else {
                PromiseOutcome::Broken
            };
            draft.ends.touch(group);
            let Promise { id, amount, .. } = promise;
            promises.push((made_on, PromiseActivity { id, segment: group.1.cloned(), amount, outcome }));
        }
        promises.sort_by(|a, b| (a.0, &a.1.id).cmp(&(b.0, &b.1.id)));
        draft.activity.promises = promises.into_iter().map(|(_, promise)| promise).collect();
        Ok(())
    }

    /// The last day in time; the promised day itself where the calendar ends.
    fn deadline(&self, promised: Date) -> Date {
        let grace = i32::try_from(self.options.promise_grace_days).unwrap_or(i32::MAX);
        self.ledger.holidays.plus_business_days(promised, grace).unwrap_or(promised)
    }

    /// The items that a promise is about: of its invoices, or all of the customer.
    fn promised_items(&self, promise: &Promise, customer: u32) -> Vec<&'a Item> {
        let ledger = self.ledger;
        if promise.invoice_ids.is_empty() {
            let last = ledger.book.customers.get(at(customer)).map_or(NONE, |record| record.last_item);
            let earlier = |item: &&'a Item| ledger.item(item.earlier_of_customer);
            return std::iter::successors(ledger.item(last), earlier).collect();
        }
        let invoices = promise.invoice_ids.iter().filter_map(|id| ledger.book.invoice(id.as_str()));
        let invoices: BTreeSet<u32> = invoices.collect();
        invoices.into_iter().flat_map(|first| ledger.instalments_from(first)).collect()
    }

    fn is_voided(&self, item: &Item) -> bool {
        self.ledger.item_state(item, &self.end).is_some_and(|state| state.voided)
    }

    /// What came for items, or is still free, from one day to another.
    fn came(
        &self,
        items: &[&Item],
        customer: u32,
        currency: Currency,
        made_on: Date,
        deadline: Date,
    ) -> i128 {
        let ledger = self.ledger;
        let in_time = |date: Date| made_on <= date && date <= deadline;
        let mut sum = 0_i128;
        for item in items.iter().filter(|item| item.currency == currency) {
            let allocations = ledger.book.item_entries(item).filter(|entry| entry.is_allocation());
            for entry in allocations.filter(|entry| ledger.sees_entry(&self.end, entry)) {
                if self.arrived(entry, made_on).is_some_and(in_time) {
                    sum = sum.saturating_sub(i128::from(entry.item_delta));
                }
            }
        }
        for source in ledger.customer_sources(customer) {
            let own =
                source.kind == SourceKind::Payment && source.currency == currency && in_time(source.date);
            if let Some(state) = ledger.source_state(source, &self.end).filter(|_| own) {
                let free = i128::from(state.available).saturating_add(i128::from(state.on_account));
                sum = sum.saturating_add(free);
            }
        }
        sum
    }

    /// The day on which the money of an allocation counts for a promise; none where it was put on the item before.
    fn arrived(&self, entry: &Entry, made_on: Date) -> Option<Date> {
        let record = self.ledger.book.allocations.get(at(entry.subject))?;
        let allocated = self.ledger.log.effective(record.fact);
        let source = self.ledger.source(record.source).ok()?;
        (allocated >= made_on).then_some(if source.date >= made_on { source.date } else { allocated })
    }
}

impl crate::ledger::Ledger {
    /// The instalments of an invoice, from the place of the first.
    pub(super) fn instalments_from(&self, first: u32) -> &[Item] {
        let count = self.item(first).map_or(0, |item| u32::from(item.instalments));
        debug_assert!(place(self.book.items.len()) >= first, "a place of an item");
        self.book.items.get(at(first)..at(first.saturating_add(count))).unwrap_or_default()
    }
}
