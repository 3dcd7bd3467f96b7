//! Invoices, credit memos and payments.

use super::choices::Choices;
use super::{Maker, money};
use crate::model::World;
use receivables::calendar::{DueRule, InstalmentShare, Instalments, TermsBase};
use receivables::money::RestRule;
use receivables::{
    CreditMemo, Date, FactBody, Invoice, InvoiceKind, Payment, PaymentId, PaymentMethod, PaymentTerms,
};

impl Maker {
    pub(super) fn invoice(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let day = self.own_day(c);
        let amount = money(c.fresh_amount(), c.currency());
        let id = self.fresh(c, "I");
        let mut invoice = Invoice::new(id, self.customer_id(c), day, amount, self.terms(c, day));
        if c.rarely(40) {
            invoice.document = InvoiceKind::DebitMemo;
        }
        if c.rarely(60) {
            invoice.tax = Some(money(i128::from(amount.minor()) / 5, amount.currency()));
        }
        invoice.earned = c.rarely(80);
        let effective = if c.rarely(6) { day.plus_days(1).unwrap() } else { day };
        (FactBody::InvoiceIssued { invoice: Box::new(invoice) }, effective)
    }

    pub(super) fn terms(&self, c: &mut Choices<'_>, day: Date) -> PaymentTerms {
        let net = |c: &mut Choices<'_>| DueRule::Net { days: u16::try_from(c.byte() % 40).unwrap() };
        match c.byte() % 16 {
            0..=6 => PaymentTerms::new(net(c)),
            7 => PaymentTerms::new(DueRule::On { due_date: day.plus_days(3).unwrap() }),
            8 => PaymentTerms::new(DueRule::CashOnDelivery),
            9 => PaymentTerms::new(DueRule::EndOfMonth),
            10 if c.rarely(60) => PaymentTerms::new(net(c)).with_base(TermsBase::DeliveryDate),
            _ => {
                let share = |c: &mut Choices<'_>| InstalmentShare {
                    weight: (c.byte() % 4 + 1).to_string().parse().unwrap(),
                    due: if c.rarely(24) { DueRule::CashBeforeNextDelivery } else { net(c) },
                };
                let parts = (0..c.byte() % 3 + 2).map(|_| share(c)).collect();
                PaymentTerms::instalments(Instalments::new(parts, RestRule::LargestRemainder).unwrap())
            }
        }
    }

    pub(super) fn credit_memo(&self, c: &mut Choices<'_>, world: &World<'_>) -> (FactBody, Date) {
        let mut day = self.own_day(c);
        let mut customer_id = self.customer_id(c);
        let mut amount = money(c.fresh_amount(), c.currency());
        let mut invoice_id = None;
        let invoices: Vec<_> = world.invoices.values().collect();
        if c.rarely(100)
            && let Some(row) = c.one(&invoices)
        {
            customer_id = row.invoice.customer_id.clone();
            amount = money(c.around(i128::from(row.invoice.amount.minor())), row.invoice.amount.currency());
            day = self.day_after(c, row.invoice.issue_date);
            invoice_id = Some(row.invoice.id.clone());
        }
        let memo = CreditMemo {
            id: self.fresh(c, "M"),
            customer_id,
            issue_date: day,
            amount,
            tax: None,
            invoice_id,
            reason: None,
            references: Vec::new(),
            exchange_rate: None,
            earned: c.rarely(80),
        };
        (FactBody::CreditMemoIssued { credit_memo: Box::new(memo) }, day)
    }

    pub(super) fn payment(&self, c: &mut Choices<'_>) -> (FactBody, Date) {
        let day = self.own_day(c);
        let customer_id = if c.rarely(40) { None } else { Some(self.customer_id(c)) };
        let amount = money(c.fresh_amount(), c.currency());
        let id: PaymentId = self.fresh(c, "P");
        let mut payment = Payment::new(id, customer_id, day, amount, PaymentMethod::BankTransfer);
        if c.rarely(30) {
            payment.fee = Some(money(i128::from(amount.minor()) / 10, amount.currency()));
        }
        let effective = if c.rarely(6) { day.plus_days(-1).unwrap() } else { day };
        (FactBody::PaymentReceived { payment: Box::new(payment) }, effective)
    }
}
