//! Taking in customers, invoices, credit memos and payments.

use super::Change;
use crate::calendar::{BaseDates, Date};
use crate::documents::{CreditMemo, Customer, Fact, Invoice, Payment};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::ledger::Ledger;
use crate::ledger::index::NONE;
use crate::ledger::records::{Item, Source, SourceKind};
use crate::money::{Money, Rate};

impl Ledger {
    pub(super) fn plan_customer(&self, fact: &Fact, customer: &Customer) -> Result<Change> {
        self.no_circle(fact, customer)?;
        Ok(Change::about(self.book.customer(customer.id.as_str()).unwrap_or(NONE)))
    }

    /// The place of a customer, or the refusal.
    pub(super) fn customer_place(&self, id: &CustomerId, field: &str) -> Result<u32> {
        let unknown = || Error::CustomerUnknown { field: field.into(), id: id.to_string() };
        self.book.customer(id.as_str()).ok_or_else(unknown)
    }

    pub(super) fn plan_invoice(&self, fact: &Fact, invoice: &Invoice) -> Result<Change> {
        same_day(fact.effective, invoice.issue_date, "issue_date")?;
        if self.book.invoice(invoice.id.as_str()).is_some() {
            return Err(Error::IdTaken { field: "id".into(), id: invoice.id.to_string() });
        }
        let customer = self.customer_place(&invoice.customer_id, "customer_id")?;
        self.need_rate(invoice.amount, invoice.exchange_rate, invoice.issue_date)?;
        let mut change = Change::about(customer);
        let make = |instalment: u16, instalments: u16, due: Date, amount: Money| Item {
            invoice: invoice.id.clone(),
            fact: self.log.next(),
            customer,
            amount: amount.minor(),
            open: amount.minor(),
            disputed: 0,
            issue: invoice.issue_date,
            due,
            latest: invoice.issue_date,
            currency: amount.currency(),
            last_entry: NONE,
            earlier_of_customer: NONE,
            instalment,
            instalments,
            kind: invoice.document,
            voided: false,
            no_credit: !invoice.terms.grants_credit_for(u32::from(instalment)),
        };
        if let Some(due) = invoice.terms.due_date_from_issue(invoice.issue_date) {
            change.item = Some(make(1, 1, due.map_err(|e| e.within("terms"))?, invoice.amount));
            return Ok(change);
        }
        let schedule = self.schedule(invoice)?;
        let count = u16::try_from(schedule.instalments.len()).unwrap_or(u16::MAX);
        let mut items = schedule.instalments.iter().zip(1_u16..).map(|(part, number)| {
            part.amount.positive().map_err(|e| e.within("terms"))?;
            Ok(make(number, count, part.due_date, part.amount))
        });
        change.item = items.next().transpose()?;
        change.more_items = items.collect::<Result<_>>()?;
        Ok(change)
    }

    /// When the parts of an invoice are due.
    pub(in crate::ledger) fn schedule(&self, invoice: &Invoice) -> Result<crate::calendar::PaymentSchedule> {
        let dates = BaseDates {
            issue_date: invoice.issue_date,
            delivery_date: invoice.delivery_date,
            receipt_date: invoice.receipt_date,
        };
        invoice.terms.schedule(&dates, invoice.amount, &self.holidays).map_err(|e| e.within("terms"))
    }

    pub(super) fn plan_credit_memo(&self, fact: &Fact, memo: &CreditMemo) -> Result<Change> {
        same_day(fact.effective, memo.issue_date, "issue_date")?;
        let customer = self.customer_place(&memo.customer_id, "customer_id")?;
        let source = self.new_source(
            SourceKind::CreditMemo,
            memo.id.as_str(),
            customer,
            memo.amount,
            memo.issue_date,
        )?;
        if let Some(invoice) = &memo.invoice_id {
            let place = self.item_place(invoice, "invoice_id")?;
            let item = self.item_or_unknown(place)?;
            self.same_group(fact, customer, item.customer, "invoice_id")?;
        }
        self.need_rate(memo.amount, memo.exchange_rate, memo.issue_date)?;
        if let Some(invoice) = &memo.invoice_id {
            let item = self.item_or_unknown(self.item_place(invoice, "invoice_id")?)?;
            self.not_before(fact, item.fact, Some(item.issue))?;
        }
        let mut change = Change::about(customer);
        change.source = Some(source);
        Ok(change)
    }

    pub(super) fn plan_payment(&self, fact: &Fact, payment: &Payment) -> Result<Change> {
        same_day(fact.effective, payment.value_date, "value_date")?;
        let customer = match &payment.customer_id {
            Some(id) => self.customer_place(id, "customer_id")?,
            None => NONE,
        };
        let source = self.new_source(
            SourceKind::Payment,
            payment.id.as_str(),
            customer,
            payment.amount,
            payment.value_date,
        )?;
        self.need_rate(payment.amount, payment.exchange_rate, payment.value_date)?;
        let mut change = Change::about(customer);
        change.source = Some(source);
        Ok(change)
    }

    fn new_source(
        &self,
        kind: SourceKind,
        id: &str,
        customer: u32,
        amount: Money,
        date: Date,
    ) -> Result<Source> {
        if self.book.source(kind, id).is_some() {
            return Err(Error::IdTaken { field: "id".into(), id: id.into() });
        }
        Ok(Source {
            id: id.into(),
            fact: self.log.next(),
            customer,
            amount: amount.minor(),
            available: amount.minor(),
            on_account: 0,
            returned: 0,
            date,
            latest: date,
            currency: amount.currency(),
            last_entry: NONE,
            earlier_of_customer: NONE,
            kind,
        })
    }

    /// With books in one currency, a document in another needs a rate: its own, or one of the table.
    fn need_rate(&self, amount: Money, stated: Option<Rate>, on: Date) -> Result<()> {
        self.functional(amount, stated, on).map(drop).map_err(|e| e.at("exchange_rate".into()))
    }
}

/// A document counts from its own date on: the fact must say the same.
fn same_day(effective: Date, stated: Date, field: &str) -> Result<()> {
    if effective == stated {
        return Ok(());
    }
    Err(Error::DatesDisagree {
        field: field.into(),
        expected: effective.to_string(),
        found: stated.to_string(),
    })
}
