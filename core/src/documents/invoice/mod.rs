//! What the company asks for: invoices and debit memos with their lines, and credit memos.

mod credit_memo;
mod line;
mod open_item;

pub use credit_memo::CreditMemo;
pub use line::InvoiceLine;
pub use open_item::{CreditKind, OpenCredit, OpenItem};

use super::vocabulary::{document, words};
use crate::calendar::{Date, PaymentTerms};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, PolicyId, Reference};
use crate::money::{Money, Rate};

words! {
    /// What kind of claim it is.
    InvoiceKind {
        /// An invoice for goods or services.
        Invoice "invoice",
        /// A debit memo: a fee, late interest or charge asked for apart from an invoice.
        DebitMemo "debit_memo",
    }
}

fn invoice_kind() -> InvoiceKind {
    InvoiceKind::Invoice
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_invoice(kind: &InvoiceKind) -> bool {
    *kind == InvoiceKind::Invoice
}

document! {
    /// An invoice or debit memo. Its amount is gross: what the customer is to pay, tax included.
    ///
    /// Amounts are in one currency and above zero. Where lines are given, their nets and the tax add up to the amount
    /// exactly (EN 16931: one smallest unit off is an error).
    pub struct Invoice {
        /// The invoice's id.
        pub id: InvoiceId,
        /// Who owes it.
        pub customer_id: CustomerId,
        /// Number as printed, where it differs from the id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<Reference>,
        /// Invoice or debit memo.
        #[serde(default = "invoice_kind", skip_serializing_if = "is_invoice")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = "invoice")))]
        pub document: InvoiceKind,
        /// Date on the invoice: it is owed from this day on.
        pub issue_date: Date,
        /// Gross amount, above zero.
        pub amount: Money,
        /// Tax contained in the amount, zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tax: Option<Money>,
        /// Lines, for the record; may be left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub lines: Vec<InvoiceLine>,
        /// When it is to be paid, with discounts and instalments.
        pub terms: PaymentTerms,
        /// Day of delivery, where the terms count from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub delivery_date: Option<Date>,
        /// Day on which the customer received the invoice, where the terms count from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub receipt_date: Option<Date>,
        /// The customer's order number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub po_number: Option<Reference>,
        /// Other numbers by which a payer may name it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub references: Vec<Reference>,
        /// Structured creditor reference printed on it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub structured_reference: Option<Reference>,
        /// Units of the books' currency for one unit of the invoice's; looked up by date where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub exchange_rate: Option<Rate>,
        /// Whether the revenue is already earned (posts to revenue) or performance comes later (contract liability).
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub earned: bool,
        /// Dunning policy for this invoice, before that of the customer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dunning_policy: Option<PolicyId>,
    }
}

impl Invoice {
    /// An invoice with what every invoice has.
    #[must_use]
    pub const fn new(
        id: InvoiceId,
        customer_id: CustomerId,
        issue_date: Date,
        amount: Money,
        terms: PaymentTerms,
    ) -> Self {
        Self {
            id,
            customer_id,
            number: None,
            document: InvoiceKind::Invoice,
            issue_date,
            amount,
            tax: None,
            lines: Vec::new(),
            terms,
            delivery_date: None,
            receipt_date: None,
            po_number: None,
            references: Vec::new(),
            structured_reference: None,
            exchange_rate: None,
            earned: false,
            dunning_policy: None,
        }
    }

    /// The number as printed: its own, or the id.
    #[must_use]
    pub fn printed_number(&self) -> &str {
        self.number.as_ref().map_or(self.id.as_str(), Reference::as_str)
    }

    /// The tax contained; zero where none is given.
    #[must_use]
    pub fn tax_amount(&self) -> Money {
        self.tax.unwrap_or(Money::zero(self.amount.currency()))
    }

    /// Checks what a type alone cannot: signs, one currency, lines that add up, bounded lists.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`],
    /// [`Error::TotalsDisagree`], [`Error::AmountOverflow`], and what the terms refuse.
    pub fn check(&self) -> Result<()> {
        super::at_most(self.lines.len(), 10_000, "lines")?;
        super::at_most(self.references.len(), 1_000, "references")?;
        if let Some(tax) = self.tax {
            tax.in_currency(self.amount.currency()).map_err(|e| e.within("tax"))?;
        }
        line::check_currency(&self.lines, self.amount.currency())?;
        super::document_amount(self.amount).map_err(|e| e.within("amount"))?;
        super::contained_tax(self.tax, self.amount)?;
        if self.lines.is_empty() {
            return Ok(());
        }
        let stated = line::total(&self.lines, self.tax, self.amount.currency())?;
        if stated != self.amount {
            return Err(Error::TotalsDisagree {
                field: "amount".into(),
                expected: stated.to_string(),
                found: self.amount.to_string(),
            });
        }
        Ok(())
    }
}
