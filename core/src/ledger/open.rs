//! What is open on a day.

use super::Ledger;
use super::history::{ItemState, SourceState};
use super::index::{NONE, at};
use super::records::{EntryKind, Item, Source, SourceKind};
use crate::calendar::AsOf;
use crate::documents::{CreditKind, OpenCredit, OpenItem};
use crate::error::Result;
use crate::ids::Reference;
use crate::money::Money;
use std::collections::BTreeMap;

impl Ledger {
    /// Every item open on a day, by due date, then invoice and instalment.
    ///
    /// # Errors
    /// None in practice.
    ///
    /// # Examples
    /// ```
    /// use receivables::{AsOf, ledger::{Ledger, Settings}};
    /// let ledger = Ledger::new(Settings::default());
    /// assert!(ledger.open_items(&AsOf::day("2026-01-31".parse()?))?.is_empty());
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn open_items(&self, as_of: &AsOf) -> Result<Vec<OpenItem>> {
        let live = self.is_live(as_of);
        let mut open = Vec::new();
        for item in &self.book.items {
            if live && item.open == 0 {
                continue;
            }
            if let Some(state) = self.item_state(item, as_of).filter(|state| state.open != 0) {
                open.push(self.open_item(item, state, as_of)?);
            }
        }
        open.sort_by(|a, b| {
            (a.due_date, &a.invoice_id, a.instalment).cmp(&(b.due_date, &b.invoice_id, b.instalment))
        });
        Ok(open)
    }

    /// An item as plain data.
    pub(super) fn open_item(&self, item: &Item, state: ItemState, as_of: &AsOf) -> Result<OpenItem> {
        Ok(OpenItem {
            invoice_id: item.invoice.clone(),
            instalment: u32::from(item.instalment),
            customer_id: self.customer_id(item.customer)?.clone(),
            segment: self.version_at(item.customer, as_of).and_then(|version| version.segment.clone()),
            document: item.kind,
            issue_date: item.issue,
            due_date: item.due,
            amount: Self::item_money(item, item.amount),
            open: Self::item_money(item, state.open),
            disputed: (state.disputed > 0).then(|| Self::item_money(item, state.disputed)),
            no_credit: item.no_credit,
        })
    }

    /// Every credit that is not used up on a day, by date, then id and kind.
    ///
    /// # Errors
    /// None in practice.
    pub fn open_credits(&self, as_of: &AsOf) -> Result<Vec<OpenCredit>> {
        let mut open = Vec::new();
        for source in &self.book.sources {
            if let Some(state) = self.source_state(source, as_of) {
                self.credits_of(source, state, as_of, &mut open)?;
            }
        }
        sort_credits(&mut open);
        Ok(open)
    }

    /// The credits that one source stands for: what is left of it, and what is kept on account by customer.
    pub(super) fn credits_of(
        &self,
        source: &Source,
        state: SourceState,
        as_of: &AsOf,
        out: &mut Vec<OpenCredit>,
    ) -> Result<()> {
        let mut push = |credit: CreditKind, customer: u32, minor: i64| -> Result<()> {
            out.push(OpenCredit {
                credit,
                id: Reference::new(&source.id)?,
                customer_id: if customer == NONE { None } else { Some(self.customer_id(customer)?.clone()) },
                segment: self.version_at(customer, as_of).and_then(|version| version.segment.clone()),
                date: source.date,
                open: Money::from_minor(minor, source.currency),
            });
            Ok(())
        };
        if state.available > 0 {
            let credit = match (source.kind, source.customer) {
                (SourceKind::CreditMemo, _) => CreditKind::CreditMemo,
                (SourceKind::Payment, NONE) => CreditKind::Unidentified,
                (SourceKind::Payment, _) => CreditKind::Unapplied,
            };
            push(credit, source.customer, state.available)?;
        }
        if state.on_account > 0 {
            for (customer, minor) in self.on_account(source, as_of) {
                push(CreditKind::OnAccount, customer, minor)?;
            }
        }
        Ok(())
    }

    /// What of a payment is kept on account, by customer.
    pub(super) fn on_account(&self, source: &Source, as_of: &AsOf) -> Vec<(u32, i64)> {
        let mut by_customer: BTreeMap<u32, i64> = BTreeMap::new();
        for entry in self.book.source_entries(source) {
            if !(entry.is_allocation() && entry.item == NONE && self.sees_entry(as_of, entry)) {
                continue;
            }
            debug_assert!(entry.kind != EntryKind::Voided, "an allocation entry");
            if let Some(record) = self.book.allocations.get(at(entry.subject)) {
                let sum = by_customer.entry(record.on_account_customer).or_default();
                *sum = sum.saturating_sub(entry.source_delta);
            }
        }
        by_customer.into_iter().filter(|(_, minor)| *minor > 0).collect()
    }
}

/// By date, then id, kind and customer.
pub(super) fn sort_credits(credits: &mut [OpenCredit]) {
    credits.sort_by(|a, b| {
        (a.date, &a.id, a.credit, &a.customer_id).cmp(&(b.date, &b.id, b.credit, &b.customer_id))
    });
}
