//! The documents that count for the question, sorted out of the facts in one pass.

use crate::calendar::{AsOf, Date};
use crate::documents::{CreditMemo, Dispute, FactBody, Invoice, ItemHistory, Payment, Promise, WriteOff};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, DisputeId, InvoiceId, Name, PaymentId};
use crate::ledger::{Application, Ledger};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};

/// A document with the day for which its fact counts.
pub(super) type Dated<T> = (Date, T);

/// Everything that the lists are made of.
pub(super) struct Documents {
    pub(super) to: Date,
    /// Every customer with the segment at the end of the period.
    pub(super) segments: BTreeMap<CustomerId, Option<Name>>,
    /// Items by invoice, in the order of the instalments; those of voided invoices are left out.
    pub(super) items: BTreeMap<InvoiceId, Vec<ItemHistory>>,
    pub(super) invoices: BTreeMap<InvoiceId, Invoice>,
    pub(super) credit_memos: Vec<CreditMemo>,
    pub(super) payments: Vec<Payment>,
    pub(super) payers: BTreeMap<PaymentId, Option<CustomerId>>,
    pub(super) delivered: BTreeMap<InvoiceId, Date>,
    pub(super) viewed: BTreeMap<InvoiceId, Date>,
    pub(super) disputes: Vec<Dated<Dispute>>,
    pub(super) resolved: BTreeMap<DisputeId, Date>,
    pub(super) promises: Vec<Dated<Promise>>,
    pub(super) write_offs: Vec<Dated<WriteOff>>,
    /// Money recovered, and from which payment.
    pub(super) recoveries: Vec<Dated<(PaymentId, Money)>>,
    /// What was put on items, up to the end of the period.
    pub(super) applications: Vec<Application>,
    /// Payments that have something left.
    pub(super) unused: BTreeSet<String>,
}

impl Documents {
    pub(super) fn read(ledger: &Ledger, at: &AsOf) -> Result<Self> {
        let mut documents = Self {
            to: at.as_of,
            segments: BTreeMap::new(),
            items: BTreeMap::new(),
            invoices: BTreeMap::new(),
            credit_memos: Vec::new(),
            payments: Vec::new(),
            payers: BTreeMap::new(),
            delivered: BTreeMap::new(),
            viewed: BTreeMap::new(),
            disputes: Vec::new(),
            resolved: BTreeMap::new(),
            promises: Vec::new(),
            write_offs: Vec::new(),
            recoveries: Vec::new(),
            applications: ledger.applications(at)?,
            unused: ledger.open_credits(at)?.into_iter().map(|credit| credit.id.to_string()).collect(),
        };
        for id in ledger.customer_ids() {
            let account = match ledger.account(id, at) {
                // Not known yet at that instant.
                Err(Error::CustomerUnknown { .. }) => continue,
                other => other?,
            };
            documents.segments.insert(id.clone(), account.customer.segment);
            for item in account.items.into_iter().filter(|item| !item.voided) {
                documents.items.entry(item.item.invoice_id.clone()).or_default().push(item);
            }
        }
        for fact in ledger.facts() {
            let fact = fact?;
            if at.sees(fact.effective, fact.recorded) {
                documents.take(fact.effective, fact.body);
            }
        }
        for items in documents.items.values_mut() {
            items.sort_by_key(|item| item.item.instalment);
        }
        Ok(documents)
    }

    fn take(&mut self, day: Date, body: FactBody) {
        match body {
            FactBody::InvoiceIssued { invoice } => {
                self.invoices.insert(invoice.id.clone(), *invoice);
            }
            FactBody::CreditMemoIssued { credit_memo } => self.credit_memos.push(*credit_memo),
            FactBody::PaymentReceived { payment } => {
                self.payers.insert(payment.id.clone(), payment.customer_id.clone());
                self.payments.push(*payment);
            }
            FactBody::InvoiceDelivered { invoice_id, .. } => first(&mut self.delivered, invoice_id, day),
            FactBody::InvoiceViewed { invoice_id, .. } => first(&mut self.viewed, invoice_id, day),
            FactBody::DisputeOpened { dispute } => self.disputes.push((day, dispute)),
            FactBody::DisputeResolved { dispute_id, .. } => first(&mut self.resolved, dispute_id, day),
            FactBody::PromiseMade { promise } => self.promises.push((day, promise)),
            FactBody::WrittenOff { write_off } => self.write_offs.push((day, write_off)),
            FactBody::Recovered { recovery } => {
                self.recoveries.push((day, (recovery.payment_id, recovery.amount)));
            }
            _ => {}
        }
    }

    /// The segment of a customer at the end of the period.
    pub(super) fn segment(&self, customer: &CustomerId) -> Option<Name> {
        self.segments.get(customer).cloned().flatten()
    }

    /// The segment of the customer of an invoice.
    pub(super) fn segment_of_invoice(&self, invoice: &InvoiceId) -> Option<Name> {
        self.invoices.get(invoice).and_then(|invoice| self.segment(&invoice.customer_id))
    }

    /// Whether a day lies in the period.
    pub(super) fn inside(&self, from: Date, day: Date) -> bool {
        (from..=self.to).contains(&day)
    }
}

/// Keeps the first day.
fn first<K: Ord>(days: &mut BTreeMap<K, Date>, key: K, day: Date) {
    days.entry(key).and_modify(|known| *known = day.min(*known)).or_insert(day);
}
