//! A customer's statement: what changed their balance, line by line, between two days.

use super::Ledger;
use super::index::{NONE, at};
use super::records::{Entry, EntryKind, Item, Source};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{OpenItem, Settlement};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, FactId, Name};
use crate::money::{Currency, Money};
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// One line: a fact that changed the balance.
    pub struct StatementLine {
        /// The day on which it counts.
        pub date: Date,
        /// The kind of fact.
        pub kind: Name,
        /// The fact.
        pub fact_id: FactId,
        /// The document: number of the invoice, id of the credit memo, payment, refund or write-off.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub document: Option<crate::ids::Reference>,
        /// Change of the balance: above zero when the customer owes more.
        pub amount: Money,
        /// The balance after it.
        pub balance: Money,
    }

    /// The statement in one currency.
    pub struct StatementSection {
        /// The currency.
        pub currency: Currency,
        /// What the customer owed, credits taken off, before the first day.
        pub opening: Money,
        /// What changed, by day.
        pub lines: Vec<StatementLine>,
        /// What the customer owes, credits taken off, at the end of the last day.
        pub closing: Money,
        /// What is open at the end of the last day, by due date.
        pub open_items: Vec<OpenItem>,
    }

    /// A customer's statement.
    pub struct Statement {
        /// The customer.
        pub customer_id: CustomerId,
        /// The first day.
        pub from: Date,
        /// The last day.
        pub to: Date,
        /// One section for each currency, by currency.
        pub sections: Vec<StatementSection>,
    }
}

/// An item of a customer on a day, with what settled it.
pub(super) struct ItemPast {
    pub(super) item: OpenItem,
    pub(super) settlements: Vec<Settlement>,
    pub(super) closed_on: Option<Date>,
    pub(super) voided: bool,
}

/// What a customer's balance was changed by, by currency and fact.
type Changes = BTreeMap<(Currency, Date, u32), i64>;

impl Ledger {
    /// A customer's statement from a day to the day of the question, both included.
    ///
    /// The balance is open items less credit memos, unapplied money and money on account. Putting a payment on an item
    /// does not change it, so an allocation is a line only where an adjustment, another payer or another currency is
    /// in it.
    ///
    /// # Errors
    /// [`Error::CustomerUnknown`]; [`Error::BeforeReference`] when `from` is after the day of the question.
    pub fn statement(&self, customer: &CustomerId, from: Date, as_of: &AsOf) -> Result<Statement> {
        let unknown = || Error::CustomerUnknown { field: "customer_id".into(), id: customer.to_string() };
        let place = self.book.customer(customer.as_str()).ok_or_else(unknown)?;
        if from > as_of.as_of {
            return Err(Error::BeforeReference {
                field: "as_of".into(),
                given: as_of.as_of.to_string(),
                earliest: from.to_string(),
            });
        }
        let changes = self.changes(place, as_of);
        let currencies: BTreeSet<Currency> = changes.keys().map(|(currency, ..)| *currency).collect();
        let sections =
            currencies.into_iter().map(|currency| self.section(place, currency, from, as_of, &changes));
        Ok(Statement {
            customer_id: customer.clone(),
            from,
            to: as_of.as_of,
            sections: sections.collect::<Result<_>>()?,
        })
    }

    fn section(
        &self,
        customer: u32,
        currency: Currency,
        from: Date,
        as_of: &AsOf,
        changes: &Changes,
    ) -> Result<StatementSection> {
        let overflow = || Error::AmountOverflow { field: "statement".into() };
        let mut balance: i64 = 0;
        let mut rows: Vec<(Date, Timestamp, crate::documents::Fact, i64)> = Vec::new();
        for ((_, date, fact), amount) in changes.iter().filter(|((c, ..), _)| *c == currency) {
            if *date < from {
                balance = balance.checked_add(*amount).ok_or_else(overflow)?;
            } else if *amount != 0 {
                rows.push((*date, self.log.recorded(*fact), self.log.fact(*fact)?, *amount));
            }
        }
        let opening = Money::from_minor(balance, currency);
        rows.sort_by(|a, b| (a.0, a.1, a.2.order()).cmp(&(b.0, b.1, b.2.order())));
        let mut lines = Vec::with_capacity(rows.len());
        for (date, _, fact, amount) in rows {
            balance = balance.checked_add(amount).ok_or_else(overflow)?;
            lines.push(StatementLine {
                date,
                kind: Name::new(fact.body.kind())?,
                document: document_of(&fact)?,
                fact_id: fact.id,
                amount: Money::from_minor(amount, currency),
                balance: Money::from_minor(balance, currency),
            });
        }
        let open = self.customer_items(customer, as_of)?;
        let open_items = open.into_iter().map(|past| past.item);
        Ok(StatementSection {
            currency,
            opening,
            lines,
            closing: Money::from_minor(balance, currency),
            open_items: open_items.filter(|i| i.open.currency() == currency && !i.open.is_zero()).collect(),
        })
    }

    /// The items of a customer on a day, by due date, then invoice and instalment, with what settled them.
    pub(super) fn customer_items(&self, customer: u32, as_of: &AsOf) -> Result<Vec<ItemPast>> {
        let first = self.book.customers.get(at(customer)).map_or(NONE, |record| record.last_item);
        let next = |item: &&Item| self.item(item.earlier_of_customer);
        let mut known: Vec<&Item> = std::iter::successors(self.item(first), next).collect();
        known.sort_by(|a, b| (a.due, &a.invoice, a.instalment).cmp(&(b.due, &b.invoice, b.instalment)));
        let mut items = Vec::with_capacity(known.len());
        for item in known {
            if let Some(state) = self.item_state(item, as_of) {
                let (settlements, closed_on) = self.settlements(item, as_of);
                let item = self.open_item(item, state, as_of)?;
                items.push(ItemPast { item, settlements, closed_on, voided: state.voided });
            }
        }
        Ok(items)
    }

    /// The sources of a customer, newest arrival first.
    pub(super) fn customer_sources(&self, customer: u32) -> impl Iterator<Item = &Source> {
        let first = self.book.customers.get(at(customer)).map_or(NONE, |record| record.last_source);
        std::iter::successors(self.book.sources.get(at(first)), |source| {
            self.book.sources.get(at(source.earlier_of_customer))
        })
    }

    /// Everything that changed a customer's balance up to a day.
    fn changes(&self, customer: u32, as_of: &AsOf) -> Changes {
        let mut changes = Changes::new();
        let mut add = |currency: Currency, date: Date, fact: u32, delta: i64| {
            let sum = changes.entry((currency, date, fact)).or_default();
            *sum = sum.saturating_add(delta);
        };
        let mut place = self.book.customers.get(at(customer)).map_or(NONE, |record| record.last_item);
        while let Some(item) = self.item(place) {
            place = item.earlier_of_customer;
            if self.item_state(item, as_of).is_none() {
                continue;
            }
            add(item.currency, item.issue, item.fact, item.amount);
            for entry in self.book.item_entries(item).filter(|entry| self.sees_entry(as_of, entry)) {
                add(item.currency, entry.effective, entry.fact, entry.item_delta);
            }
        }
        for source in self.customer_sources(customer) {
            if self.source_state(source, as_of).is_none() {
                continue;
            }
            add(source.currency, source.date, source.fact, source.amount.saturating_neg());
            for entry in self.book.source_entries(source).filter(|entry| self.sees_entry(as_of, entry)) {
                add(source.currency, entry.effective, entry.fact, entry.source_delta.saturating_neg());
            }
        }
        for (source, entry) in self.on_account_entries(customer, as_of) {
            add(source.currency, entry.effective, entry.fact, entry.source_delta);
        }
        changes
    }

    /// The entries that keep money on account for a customer, from whichever payment.
    pub(super) fn on_account_entries(&self, customer: u32, as_of: &AsOf) -> Vec<(&Source, &Entry)> {
        let mut found = Vec::new();
        let head = self.book.customers.get(at(customer)).map_or(NONE, |record| record.last_fact);
        for fact in self.log.chain(head) {
            let first = self.log.meta(fact).map_or(NONE, |meta| meta.first_entry);
            let Some(start) = self.book.entries.get(at(first)) else { continue };
            let record = self.book.allocations.get(at(start.subject));
            let kept = start.kind == EntryKind::Allocated && start.fact == fact && start.item == NONE;
            if !kept || record.is_none_or(|record| record.on_account_customer != customer) {
                continue;
            }
            let Some(source) = self.book.sources.get(at(start.source)) else { continue };
            let of_it = |entry: &&Entry| entry.is_allocation() && entry.subject == start.subject;
            let entries = self.book.source_entries(source).filter(of_it);
            found.extend(entries.filter(|entry| self.sees_entry(as_of, entry)).map(|entry| (source, entry)));
        }
        found
    }
}

/// The document that a statement names for a fact.
fn document_of(fact: &crate::documents::Fact) -> Result<Option<crate::ids::Reference>> {
    use crate::documents::FactBody as B;
    let id = match &fact.body {
        B::InvoiceIssued { invoice } => invoice.printed_number(),
        B::CreditMemoIssued { credit_memo } => credit_memo.id.as_str(),
        B::PaymentReceived { payment } => payment.id.as_str(),
        B::PaymentReturned { payment_return } => payment_return.payment_id.as_str(),
        B::RefundPaid { refund } => refund.id.as_str(),
        B::WrittenOff { write_off } => write_off.id.as_str(),
        B::Recovered { recovery } => recovery.id.as_str(),
        B::InvoiceVoided { invoice_id, .. } => invoice_id.as_str(),
        B::CashAllocated { allocation } => allocation.id.as_str(),
        B::CashUnallocated { allocation_id, .. } => allocation_id.as_str(),
        _ => return Ok(None),
    };
    crate::ids::Reference::new(id).map(Some)
}
