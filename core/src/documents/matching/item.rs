//! What a bank movement may settle.

use crate::calendar::Date;
use crate::documents::vocabulary::document;
use crate::error::{Error, Result};
use crate::ids::{CreditMemoId, CustomerId, InvoiceId, Reference};
use crate::money::{Money, Percent};

document! {
    /// A discount for early payment, as printed on an item.
    pub struct MatchDiscount {
        /// Percent off, above 0 and below 100.
        pub percent: Percent,
        /// Last day on which it may be taken.
        pub until: Date,
    }

    /// An open item or an open credit memo, with every number by which a payer may name it.
    ///
    /// Exactly one of `invoice_id` and `credit_memo_id`.
    pub struct MatchItem {
        /// The invoice or debit memo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Which instalment of it, from 1; may be left out where there is only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// The credit memo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit_memo_id: Option<CreditMemoId>,
        /// Who owes it, or has the credit.
        pub customer_id: CustomerId,
        /// The number as printed; the id where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<Reference>,
        /// Other numbers by which a payer may name it, such as the customer's order number.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub references: Vec<Reference>,
        /// Structured creditor reference printed on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub structured_reference: Option<Reference>,
        /// Date on the document: it can be paid from this day on.
        pub issue_date: Date,
        /// When it is due.
        pub due_date: Date,
        /// What is open on it, above zero, for a credit memo too.
        pub open: Money,
        /// Tax contained in the open amount, zero or more: where tax is withheld, it may be counted from the rest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tax: Option<Money>,
        /// Discounts printed on it; of several the first that still runs applies.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub discounts: Vec<MatchDiscount>,
        /// Whether the customer disputes it: it is matched only when the payer names it.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub disputed: bool,
    }
}

impl MatchItem {
    /// The number as printed: its own, or the id.
    #[must_use]
    pub fn printed_number(&self) -> &str {
        let id = || match (&self.invoice_id, &self.credit_memo_id) {
            (Some(id), _) => id.as_str(),
            (None, Some(id)) => id.as_str(),
            (None, None) => "",
        };
        self.number.as_ref().map_or_else(id, Reference::as_str)
    }

    /// Checks what a type alone cannot: one document, an amount above zero, short lists.
    ///
    /// # Errors
    /// [`Error::Malformed`], [`Error::CountOutOfRange`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.references.len(), 1_000, "references")?;
        crate::documents::at_most(self.discounts.len(), 10, "discounts")?;
        if self.invoice_id.is_some() == self.credit_memo_id.is_some() {
            let reason = "expected exactly invoice_id or credit_memo_id".into();
            return Err(Error::Malformed { field: "invoice_id".into(), reason });
        }
        if let Some(tax) = self.tax {
            tax.in_currency(self.open.currency()).map_err(|e| e.within("tax"))?;
        }
        crate::documents::document_amount(self.open).map_err(|e| e.within("open"))?;
        crate::documents::contained_tax(self.tax, self.open)
    }
}
