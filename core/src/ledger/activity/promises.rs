//! Promises to pay, with what became of them.
//!
//! A promise is kept when at least its amount came for its invoices from the day it was made up to its day and the
//! grace, in business days of the ledger's calendar.
//!
//! Which money counts, and on which day: `documents/standing.rs`, the rule that follow-up has too. Each promise is judged
//! by its own day, also where another one followed. A promise whose invoices were all voided is left out.

use super::{Draft, Frame};
use crate::calendar::Date;
use crate::documents::{
    FactBody, OpenCredit, Promise, PromiseActivity, PromiseOutcome, Receipts, Settlement,
};
use crate::error::Result;
use crate::ledger::index::{NONE, at, place};
use crate::ledger::records::{Item, NamedKind};
use crate::money::{Currency, Money};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Frame<'a> {
    /// Promises made in the period, or come due in it.
    pub(super) fn promises(&self, draft: &mut Draft<'a>) -> Result<()> {
        let mut promises = Vec::new();
        let mut credits: BTreeMap<u32, Vec<OpenCredit>> = BTreeMap::new();
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
            let free = match credits.entry(named.customer) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(self.ledger.customer_credits(named.customer, &self.end)?),
            };
            let came = self.came(&items, free, promise.amount.currency(), made_on, deadline)?;
            let outcome = if came.minor() >= promise.amount.minor() {
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
        credits: &[OpenCredit],
        currency: Currency,
        made_on: Date,
        deadline: Date,
    ) -> Result<Money> {
        let items = items.iter().filter(|item| item.currency == currency);
        let settled: Vec<Settlement> =
            items.flat_map(|item| self.ledger.settlements(item, &self.end).0).collect();
        Receipts::new(made_on, currency, &settled, credits).up_to(deadline)
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
