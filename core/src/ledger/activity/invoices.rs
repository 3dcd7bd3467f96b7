//! Items: what was billed in the period, what of it was collected, and what is open at both ends.

use super::ends::End;
use super::told::Told;
use super::{Draft, Frame};
use crate::calendar::Date;
use crate::documents::InvoiceActivity;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::ledger::records::{Entry, EntryKind, Item, SourceKind};
use crate::money::Money;

impl<'a> Frame<'a> {
    /// Walks over all invoices.
    pub(super) fn invoices(&self, told: &Told, draft: &mut Draft<'a>) -> Result<()> {
        for items in self.ledger.book.items.chunk_by(|a, b| a.fact == b.fact) {
            let Some(first) = items.first().filter(|first| self.sees(first.fact)) else { continue };
            self.open_at_both_ends(items, draft);
            self.billed(first, items, told, draft)?;
        }
        Ok(())
    }

    fn open_at_both_ends(&self, items: &'a [Item], draft: &mut Draft<'a>) {
        for item in items {
            let group = self.group(item.currency, item.customer);
            for (end, as_of) in [(End::Beginning, &self.before), (End::Ending, &self.end)] {
                let state = self.ledger.item_state(item, as_of);
                if let Some(state) = state.filter(|state| state.open != 0) {
                    // What was sold without credit is never past due.
                    let days = if item.no_credit { 0 } else { as_of.as_of.days_since(item.due) };
                    draft.ends.item(group, end, days, state.open);
                }
            }
        }
    }

    /// Sales of its month, an entry of its own where it was issued in the period, and a reduction of the sales where an
    /// earlier one was voided in it.
    fn billed(&self, first: &'a Item, items: &'a [Item], told: &Told, draft: &mut Draft<'a>) -> Result<()> {
        let voided = self.voided(first);
        let taken_back = voided.filter(|day| first.issue < self.from && *day >= self.from);
        if voided.is_some() && taken_back.is_none() {
            return Ok(());
        }
        let group = self.group(first.currency, first.customer);
        let minor = items.iter().fold(0_i64, |sum, item| sum.saturating_add(item.amount));
        if let Some(day) = taken_back {
            draft.sell(day, group, minor.saturating_neg());
            draft.reduce(day, first.invoice.as_str(), group, minor);
        }
        if first.issue >= self.oldest_month {
            draft.sell(first.issue, group, minor);
        }
        if self.holds(first.issue) {
            draft.activity.invoices.push(self.invoice(first, items, minor, told)?);
        }
        Ok(())
    }

    /// The day on which an invoice was voided.
    fn voided(&self, first: &Item) -> Option<Date> {
        if !first.voided {
            return None;
        }
        let voided =
            |entry: &&Entry| entry.kind == EntryKind::Voided && self.ledger.sees_entry(&self.end, entry);
        self.ledger.book.item_entries(first).find(voided).map(|entry| entry.effective)
    }

    fn invoice(&self, first: &Item, items: &[Item], minor: i64, told: &Told) -> Result<InvoiceActivity> {
        let ledger = self.ledger;
        let (mut collected, mut disputed) = (0_i64, false);
        for entry in items.iter().flat_map(|item| ledger.book.item_entries(item)) {
            if ledger.sees_entry(&self.end, entry) {
                collected = collected.saturating_add(ledger.cash_of(entry));
                disputed |= entry.kind == EntryKind::DisputeOpened;
            }
        }
        let viewed_on = told.viewed.get(&first.fact).copied();
        let delivered = told.delivered.get(&first.fact).copied();
        Ok(InvoiceActivity {
            id: first.invoice.clone(),
            customer_id: ledger.customer_id(first.customer)?.clone(),
            segment: self.group(first.currency, first.customer).1.cloned(),
            issue_date: first.issue,
            due_date: items.iter().map(|item| item.due).max().unwrap_or(first.due),
            amount: Money::from_minor(minor, first.currency),
            // A small overpayment that was taken as a difference is not billed, so it is not collected.
            collected: Money::from_minor(collected.clamp(0, minor), first.currency),
            // What the customer has opened has reached them.
            delivered_on: delivered.map(|day| viewed_on.map_or(day, |viewed| viewed.min(day))),
            viewed_on,
            closed_on: self.closed(items),
            is_disputed: disputed,
            is_credited: told.credited.contains(&first.fact),
        })
    }

    /// The day on which nothing was open any more; none while an instalment is open.
    fn closed(&self, items: &[Item]) -> Option<Date> {
        let days = items.iter().map(|item| self.ledger.settlements(item, &self.end).1);
        days.collect::<Option<Vec<Date>>>()?.into_iter().max()
    }
}

impl Ledger {
    /// The money of a payment that an entry puts on an item, in the item's currency; below zero where it takes it back.
    pub(super) fn cash_of(&self, entry: &Entry) -> i64 {
        let of_payment =
            |entry: &Entry| self.source(entry.source).is_ok_and(|s| s.kind == SourceKind::Payment);
        if entry.is_allocation() && of_payment(entry) {
            return entry.extra_delta.saturating_sub(entry.item_delta);
        }
        0
    }
}
