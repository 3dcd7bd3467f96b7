//! The lists of an activity, made of the documents.

use super::documents::Documents;
use crate::calendar::Date;
use crate::documents::{Invoice, Payment, Promise};
use crate::error::Result;
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::ledger::Application;
use crate::metrics::{
    AppliedActivity, DisputeActivity, InvoiceActivity, MonthlySales, PaymentActivity, PromiseActivity,
    PromiseOutcome, SegmentAmount,
};
use crate::money::{Currency, Money};
use std::collections::{BTreeMap, BTreeSet};

impl Documents {
    pub(super) fn invoices(&self, from: Date) -> Result<Vec<InvoiceActivity>> {
        let mut collected: BTreeMap<&InvoiceId, Money> = BTreeMap::new();
        for put in self.applications.iter().filter(|put| put.payment_id.is_some()) {
            let sum = collected.entry(&put.invoice_id).or_insert(Money::zero(put.amount.currency()));
            *sum = sum.plus(put.amount)?;
        }
        let disputed: BTreeSet<&InvoiceId> = self.disputes.iter().map(|(_, d)| &d.invoice_id).collect();
        let credited: BTreeSet<&InvoiceId> =
            self.credit_memos.iter().filter_map(|memo| memo.invoice_id.as_ref()).collect();
        let issued = self.invoices.values().filter(|invoice| self.inside(from, invoice.issue_date));
        let activities = issued.filter_map(|invoice| {
            let items = self.items.get(&invoice.id)?;
            let delivered_on = self.delivered.get(&invoice.id).copied();
            let since = delivered_on.unwrap_or(invoice.issue_date);
            let closed = items.iter().map(|item| item.closed_on).collect::<Option<Vec<Date>>>();
            Some(InvoiceActivity {
                id: invoice.id.clone(),
                customer_id: invoice.customer_id.clone(),
                segment: self.segment(&invoice.customer_id),
                issue_date: invoice.issue_date,
                // Terms may lie before the invoice (paid in advance); then it is due at once.
                due_date: items.iter().map(|item| item.item.due_date).max()?.max(invoice.issue_date),
                amount: invoice.amount,
                // A little too much, booked as a small difference, is not more than all of it.
                collected: collected
                    .get(&invoice.id)
                    .map_or(Money::zero(invoice.amount.currency()), |sum| (*sum).min(invoice.amount)),
                delivered_on,
                viewed_on: self.viewed.get(&invoice.id).copied().filter(|viewed| *viewed >= since),
                closed_on: closed.and_then(|days| days.into_iter().max()),
                is_disputed: disputed.contains(&invoice.id),
                is_credited: credited.contains(&invoice.id),
            })
        });
        Ok(activities.collect())
    }

    pub(super) fn credit_memos(&self, from: Date) -> Vec<SegmentAmount> {
        let issued = self.credit_memos.iter().filter(|memo| self.inside(from, memo.issue_date));
        let amount = |memo: &crate::documents::CreditMemo| SegmentAmount {
            segment: self.segment(&memo.customer_id),
            amount: memo.amount,
        };
        issued.map(amount).collect()
    }

    pub(super) fn payments(&self, from: Date) -> Result<Vec<PaymentActivity>> {
        let mut uses: BTreeMap<&str, BTreeMap<(&InvoiceId, u32), Money>> = BTreeMap::new();
        let mut last: BTreeMap<&str, Date> = BTreeMap::new();
        for put in &self.applications {
            let Some(payment) = &put.payment_id else { continue };
            let use_of = uses.entry(payment.as_str()).or_default();
            let place = (&put.invoice_id, put.instalment);
            let sum = use_of.entry(place).or_insert(Money::zero(put.taken.currency()));
            *sum = sum.plus(put.taken)?;
            let day = last.entry(payment.as_str()).or_insert(put.date);
            *day = put.date.max(*day);
        }
        let received = self.payments.iter().filter(|payment| self.inside(from, payment.value_date));
        let activities = received.map(|payment| {
            let id = payment.id.as_str();
            let uses = uses.get(id);
            let mut applied = Vec::new();
            for ((invoice, instalment), amount) in uses.into_iter().flatten().filter(|(_, m)| m.is_positive())
            {
                applied.extend(self.applied(payment, invoice, *instalment, *amount));
            }
            let used_up = !applied.is_empty() && !self.unused.contains(id);
            PaymentActivity {
                id: payment.id.clone(),
                customer_id: payment.customer_id.clone(),
                segment: payment.customer_id.as_ref().and_then(|customer| self.segment(customer)),
                method: payment.method,
                date: payment.value_date,
                amount: payment.amount,
                is_auto_posted: payment.auto_posted,
                applied_on: last.get(id).copied().filter(|_| used_up),
                applied,
            }
        });
        Ok(activities.collect())
    }

    fn applied(
        &self,
        payment: &Payment,
        invoice: &InvoiceId,
        instalment: u32,
        amount: Money,
    ) -> Option<AppliedActivity> {
        let items = self.items.get(invoice)?;
        let item = &items.iter().find(|item| item.item.instalment == instalment)?.item;
        Some(AppliedActivity {
            amount,
            days_late: payment.value_date.days_since(item.due_date),
            days_to_pay: payment.value_date.days_since(item.issue_date),
        })
    }

    pub(super) fn sales(&self) -> Result<Vec<MonthlySales>> {
        let mut sales: BTreeMap<(Date, Currency, Option<Name>), Money> = BTreeMap::new();
        let mut add = |day: Date, segment: Option<Name>, amount: Money| -> Result<()> {
            let month = Date::new(day.year(), day.month(), 1)?;
            let key = (month, amount.currency(), segment);
            let sum = sales.entry(key).or_insert(Money::zero(amount.currency()));
            *sum = sum.plus(amount)?;
            Ok(())
        };
        let counts = |invoice: &&Invoice| self.items.contains_key(&invoice.id);
        for invoice in self.invoices.values().filter(counts) {
            add(invoice.issue_date, self.segment(&invoice.customer_id), invoice.amount)?;
        }
        for memo in &self.credit_memos {
            add(memo.issue_date, self.segment(&memo.customer_id), memo.amount.negated()?)?;
        }
        let rows = sales.into_iter();
        Ok(rows.map(|((month, _, segment), amount)| MonthlySales { month, segment, amount }).collect())
    }

    pub(super) fn disputes(&self, from: Date) -> Vec<DisputeActivity> {
        let activities = self.disputes.iter().filter_map(|(opened_on, dispute)| {
            let closed_on = self.resolved.get(&dispute.id).copied();
            let counts =
                self.inside(from, *opened_on) || closed_on.is_some_and(|closed| self.inside(from, closed));
            let items = self.items.get(&dispute.invoice_id)?;
            let number = dispute.instalment.unwrap_or(1);
            let whole = items.iter().find(|item| item.item.instalment == number).map(|item| item.item.amount);
            Some(DisputeActivity {
                id: dispute.id.clone(),
                segment: self.segment_of_invoice(&dispute.invoice_id),
                amount: dispute.amount.or(whole)?,
                opened_on: *opened_on,
                closed_on,
            })
            .filter(|_| counts)
        });
        activities.collect()
    }

    pub(super) fn promises(&self, from: Date, grace_days: u32) -> Result<Vec<PromiseActivity>> {
        let came = Came::new(self);
        let mut activities = Vec::new();
        for (made_on, promise) in &self.promises {
            let last = promise.promised_date.plus_days(grace_days.into())?;
            if !self.inside(from, *made_on) && !self.inside(from, promise.promised_date) {
                continue;
            }
            let came = came.between(promise, *made_on, last)?;
            activities.push(PromiseActivity {
                id: promise.id.clone(),
                segment: self.segment(&promise.customer_id),
                amount: promise.amount,
                outcome: if came.minor() >= promise.amount.minor() {
                    PromiseOutcome::Kept
                } else if last >= self.to {
                    PromiseOutcome::Pending
                } else {
                    PromiseOutcome::Broken
                },
            });
        }
        Ok(activities)
    }

    pub(super) fn write_offs(&self, from: Date) -> Vec<SegmentAmount> {
        let inside = self.write_offs.iter().filter(|(day, _)| self.inside(from, *day));
        let amount = |write_off: &crate::documents::WriteOff| SegmentAmount {
            segment: self.segment_of_invoice(&write_off.invoice_id),
            amount: write_off.amount,
        };
        inside.map(|(_, write_off)| amount(write_off)).collect()
    }

    pub(super) fn recoveries(&self, from: Date) -> Vec<SegmentAmount> {
        let inside = self.recoveries.iter().filter(|(day, _)| self.inside(from, *day));
        let segment = |payment| {
            let payer = self.payers.get(payment).and_then(Option::as_ref);
            payer.and_then(|customer| self.segment(customer))
        };
        inside
            .map(|(_, (payment, amount))| SegmentAmount { segment: segment(payment), amount: *amount })
            .collect()
    }
}

/// Payments put on invoices, by customer.
struct Came<'a>(BTreeMap<&'a CustomerId, Vec<&'a Application>>);

impl<'a> Came<'a> {
    fn new(documents: &'a Documents) -> Self {
        let mut by_customer: BTreeMap<&CustomerId, Vec<&Application>> = BTreeMap::new();
        for put in documents.applications.iter().filter(|put| put.payment_id.is_some()) {
            if let Some(invoice) = documents.invoices.get(&put.invoice_id) {
                by_customer.entry(&invoice.customer_id).or_default().push(put);
            }
        }
        Self(by_customer)
    }

    /// What came for the invoices of a promise between two days.
    fn between(&self, promise: &Promise, first: Date, last: Date) -> Result<Money> {
        let currency = promise.amount.currency();
        let puts = self.0.get(&promise.customer_id).into_iter().flatten().filter(|put| {
            put.amount.currency() == currency
                && (first..=last).contains(&put.date)
                && (promise.invoice_ids.is_empty() || promise.invoice_ids.contains(&put.invoice_id))
        });
        puts.map(|put| put.amount).try_fold(Money::zero(currency), Money::plus)
    }
}
