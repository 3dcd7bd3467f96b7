//! What was put on items, payment by payment and day by day.

use super::Ledger;
use super::index::NONE;
use super::records::SourceKind;
use crate::calendar::{AsOf, Date};
use crate::documents::vocabulary::document;
use crate::error::Result;
use crate::ids::{CreditMemoId, InvoiceId, PaymentId};
use crate::money::Money;

document! {
    /// Money or a credit that was put on an item on a day, or taken off it again.
    ///
    /// Exactly one of `payment_id` and `credit_memo_id`. Amounts are below zero where an allocation was undone, a
    /// payment returned or an invoice voided. Adjustments are no part of them.
    pub struct Application {
        /// The payment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_id: Option<PaymentId>,
        /// The credit memo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit_memo_id: Option<CreditMemoId>,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Which instalment, from 1.
        pub instalment: u32,
        /// The day from which it counts.
        pub date: Date,
        /// How much of the item, in its currency.
        pub amount: Money,
        /// How much of the payment or credit memo, in its currency.
        pub taken: Money,
    }
}

impl Ledger {
    /// Everything that was put on items up to a day, in the order in which it was taken in.
    ///
    /// # Errors
    /// None in practice.
    pub fn applications(&self, as_of: &AsOf) -> Result<Vec<Application>> {
        let mut applications = Vec::new();
        for entry in &self.book.entries {
            if !entry.is_allocation() || entry.item == NONE || !self.sees_entry(as_of, entry) {
                continue;
            }
            let (item, source) = (self.item_or_unknown(entry.item)?, self.source(entry.source)?);
            let put = entry.item_delta.saturating_sub(entry.extra_delta).saturating_neg();
            let is_payment = source.kind == SourceKind::Payment;
            applications.push(Application {
                payment_id: if is_payment { Some(PaymentId::new(&source.id)?) } else { None },
                credit_memo_id: if is_payment { None } else { Some(CreditMemoId::new(&source.id)?) },
                invoice_id: item.invoice.clone(),
                instalment: u32::from(item.instalment),
                date: entry.effective,
                amount: Self::item_money(item, put),
                taken: Money::from_minor(entry.source_delta.saturating_neg(), source.currency),
            });
        }
        Ok(applications)
    }
}
