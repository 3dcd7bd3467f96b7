//! What is free, open or disputed for a question: sums over the history.

use super::force::{in_force, total};
use super::rows::{Instalment, InvoiceRow, Row, item_of, seen, settled_by, targets};
use super::{ItemKey, World};
use receivables::{
    Allocation, AllocationSource, AsOf, CreditMemoId, Customer, CustomerId, PaymentId, WriteOffId,
};

impl<'a> World<'a> {
    /// Whether a payment is there for a question.
    #[must_use]
    pub fn sees_payment(&self, id: &PaymentId, at: &AsOf) -> bool {
        self.payments.get(id).is_some_and(|(fact, _)| seen(fact, at))
    }

    /// What is free of a payment: not allocated, refunded, returned, used for a recovery or put on account.
    #[must_use]
    pub fn payment_available(&self, id: &PaymentId, at: &AsOf) -> i128 {
        let Some((_, payment)) = self.payments.get(id).filter(|(fact, _)| seen(fact, at)) else {
            return 0;
        };
        let mut free = i128::from(payment.amount.minor());
        for row in self.allocations.values().filter(|row| row.allocation.payment_id.as_ref() == Some(id)) {
            free -= in_force(&row.live, at).taken;
        }
        for (fact, refund) in self.refunds.values() {
            if refund.payment_id.as_ref() == Some(id) && seen(fact, at) {
                free -= i128::from(refund.amount.minor());
            }
        }
        for row in self.returns.iter().filter(|row| row.payment_id == id && seen(row.fact, at)) {
            free -= row.amount;
        }
        for row in self.recoveries.values().filter(|row| row.recovery.payment_id == *id) {
            free -= in_force(&row.live, at).taken;
        }
        free
    }

    /// What is open of a credit memo: not allocated, not refunded.
    #[must_use]
    pub fn credit_memo_open(&self, id: &CreditMemoId, at: &AsOf) -> i128 {
        let Some((_, memo)) = self.credit_memos.get(id).filter(|(fact, _)| seen(fact, at)) else { return 0 };
        let mut open = i128::from(memo.amount.minor());
        for row in self.allocations.values().filter(|row| row.allocation.credit_memo_id.as_ref() == Some(id))
        {
            open -= in_force(&row.live, at).taken;
        }
        for (fact, refund) in self.refunds.values() {
            if refund.credit_memo_id.as_ref() == Some(id) && seen(fact, at) {
                open -= i128::from(refund.amount.minor());
            }
        }
        open
    }

    /// What is free of the source of an allocation.
    #[must_use]
    pub fn source_available(&self, allocation: &Allocation, at: &AsOf) -> i128 {
        match allocation.source() {
            Ok(AllocationSource::Payment(id)) => self.payment_available(id, at),
            Ok(AllocationSource::CreditMemo(id)) => self.credit_memo_open(id, at),
            Err(_) => 0,
        }
    }

    /// What was asked for with an item: nothing before the invoice's date, nothing from the day it is voided.
    #[must_use]
    pub fn item_amount(&self, (invoice_id, number): &ItemKey, at: &AsOf) -> i128 {
        let Some(row) = self.invoices.get(invoice_id).filter(|row| seen(row.fact, at)) else { return 0 };
        if row.voided.is_some_and(|void| seen(void, at)) {
            return 0;
        }
        item_of(row, *number).map_or(0, |item| item.amount)
    }

    /// What is open of an item: its amount without what live allocations and write-offs settle.
    #[must_use]
    pub fn item_open(&self, key: &ItemKey, at: &AsOf) -> i128 {
        let mut open = self.item_amount(key, at);
        for row in self.allocations.values().filter(|row| targets(row.allocation, key)) {
            open -= settled_by(row, at);
        }
        for row in self.write_offs.values() {
            if row.write_off.invoice_id == key.0 && row.write_off.instalment.unwrap_or(1) == key.1 {
                open -= total(&row.live, at);
            }
        }
        open
    }

    /// The disputed part of an item: what its open disputes name, never more than is open.
    #[must_use]
    pub fn item_disputed(&self, key: &ItemKey, at: &AsOf) -> i128 {
        let mut disputed = 0;
        for row in self.disputes.values().filter(|row| seen(row.fact, at)) {
            let is_here = row.dispute.invoice_id == key.0 && row.dispute.instalment.unwrap_or(1) == key.1;
            if is_here && !row.resolved.is_some_and(|fact| seen(fact, at)) {
                let whole = self.invoices.get(&key.0).and_then(|invoice| item_of(invoice, key.1));
                let whole = whole.map_or(0, |item| item.amount);
                disputed += row.dispute.amount.map_or(whole, |amount| i128::from(amount.minor()));
            }
        }
        disputed.min(self.item_open(key, at))
    }

    /// The part of a write-off for which no money came.
    #[must_use]
    pub fn not_recovered(&self, id: &WriteOffId, at: &AsOf) -> i128 {
        let standing = self.write_offs.get(id).map_or(0, |row| total(&row.live, at));
        standing - self.recovered(id, at)
    }

    /// What came for a write-off, less what returns took back of it.
    #[must_use]
    pub fn recovered(&self, id: &WriteOffId, at: &AsOf) -> i128 {
        let recoveries = self.recoveries.values().filter(|row| row.recovery.write_off_id == *id);
        recoveries.map(|row| in_force(&row.live, at).taken).sum()
    }

    /// A customer as known for a question: the latest version that counts, else the earliest one known.
    #[must_use]
    pub fn customer(&self, id: &CustomerId, at: &AsOf) -> Option<&'a Customer> {
        let order = |row: &&Row<'a, Customer>| (row.0.effective, row.0.recorded, row.0.id.clone());
        let known: Vec<&Row<'a, Customer>> = self
            .customers
            .get(id)?
            .iter()
            .filter(|(fact, _)| at.known_at.is_none_or(|known_at| fact.recorded <= known_at))
            .collect();
        let counts = known.iter().copied().filter(|(fact, _)| fact.effective <= at.as_of).max_by_key(order);
        counts.or_else(|| known.iter().copied().min_by_key(order)).map(|(_, customer)| *customer)
    }

    /// The topmost customer above this one, for a question; itself where there is none. Of a customer who is not known
    /// for the question the earliest version counts.
    #[must_use]
    pub fn topmost(&self, id: &CustomerId, at: &AsOf) -> CustomerId {
        let order = |row: &&Row<'a, Customer>| (row.0.effective, row.0.recorded, row.0.id.clone());
        let mut chain = vec![id.clone()];
        while let Some(top) = chain.last().cloned() {
            let earliest =
                || self.customers.get(&top)?.iter().min_by_key(order).map(|(_, customer)| *customer);
            match self.customer(&top, at).or_else(earliest).and_then(|customer| customer.parent.clone()) {
                Some(parent) if self.customers.contains_key(&parent) && !chain.contains(&parent) => {
                    chain.push(parent);
                }
                _ => return top,
            }
        }
        id.clone()
    }

    /// Whether somebody is above themselves on some day, once all is known.
    #[must_use]
    pub fn has_circle(&self) -> bool {
        let first = self.days.first().map(|day| day.plus_days(-1).unwrap());
        let days = first.iter().chain(&self.days).map(|day| AsOf::day(*day));
        days.into_iter().any(|at| {
            self.customers.keys().any(|id| {
                let mut above = self.customer(id, &at).and_then(|customer| customer.parent.as_ref());
                let mut steps = 0;
                while let Some(parent) = above {
                    steps += 1;
                    if steps > self.customers.len() {
                        return true;
                    }
                    above = self.customer(parent, &at).and_then(|customer| customer.parent.as_ref());
                }
                false
            })
        })
    }

    /// Every item, by invoice and number.
    #[must_use]
    pub fn items(&self) -> Vec<(ItemKey, &InvoiceRow<'a>, Instalment)> {
        let mut items = Vec::new();
        for (id, row) in &self.invoices {
            for (number, item) in (1..).zip(&row.items) {
                items.push((((*id).clone(), number), row, *item));
            }
        }
        items
    }
}
