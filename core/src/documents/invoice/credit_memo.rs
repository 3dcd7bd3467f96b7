//! A credit memo: money the customer need not pay any more.

use crate::calendar::Date;
use crate::documents::vocabulary::document;
use crate::error::Result;
use crate::ids::{CreditMemoId, CustomerId, InvoiceId, Note, Reference};
use crate::money::{Money, Rate};

document! {
    /// A credit memo. Its amount is above zero and reduces what the customer owes once it is allocated to an item;
    /// until then it is an open credit, shown apart from the buckets.
    pub struct CreditMemo {
        /// The credit memo's id.
        pub id: CreditMemoId,
        /// Who gets the credit.
        pub customer_id: CustomerId,
        /// Date on the credit memo.
        pub issue_date: Date,
        /// Gross amount, above zero.
        pub amount: Money,
        /// Tax contained in the amount, zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tax: Option<Money>,
        /// The invoice it corrects, for the record; allocation is a fact of its own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Why it was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<Note>,
        /// Other numbers by which a payer may name it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub references: Vec<Reference>,
        /// Units of the books' currency for one unit of its own; looked up by date where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub exchange_rate: Option<Rate>,
        /// Whether it takes back earned revenue (else contract liability).
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub earned: bool,
    }
}

impl CreditMemo {
    /// Checks signs, currency and bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`](crate::Error::CountOutOfRange),
    /// [`Error::CurrencyMismatch`](crate::Error::CurrencyMismatch),
    /// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange).
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.references.len(), 1_000, "references")?;
        if let Some(tax) = self.tax {
            tax.in_currency(self.amount.currency()).map_err(|e| e.within("tax"))?;
        }
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))?;
        crate::documents::contained_tax(self.tax, self.amount)
    }
}
