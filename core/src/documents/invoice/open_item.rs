//! What is open on a day: items the customer owes, and credits the customer has.

use super::InvoiceKind;
use crate::calendar::Date;
use crate::documents::vocabulary::{document, words};
use crate::ids::{CustomerId, InvoiceId, Name, Reference};
use crate::money::Money;

words! {
    /// What kind of credit a customer has.
    CreditKind {
        /// A credit memo that is not used up.
        CreditMemo "credit_memo",
        /// A payment, or the rest of one, that belongs to no item yet.
        Unapplied "unapplied",
        /// Money left open on purpose for a known customer.
        OnAccount "on_account",
        /// A payment whose payer is not known yet.
        Unidentified "unidentified",
    }
}

document! {
    /// An invoice, debit memo or instalment with what is open on it. Each instalment is an item of its own.
    pub struct OpenItem {
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1; 1 where there is only one.
        pub instalment: u32,
        /// Who owes it.
        pub customer_id: CustomerId,
        /// The customer's segment on that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Invoice or debit memo.
        #[serde(default = "super::invoice_kind", skip_serializing_if = "super::is_invoice")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = "invoice")))]
        pub document: InvoiceKind,
        /// Date on the invoice.
        pub issue_date: Date,
        /// When it is due.
        pub due_date: Date,
        /// What was asked for.
        pub amount: Money,
        /// What is still open, zero or more.
        pub open: Money,
        /// The part of the open amount that is disputed, zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub disputed: Option<Money>,
        /// Whether its terms grant no credit (paid before or on delivery): it does not age and is not dunned.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub no_credit: bool,
    }

    /// A credit that a customer has on a day.
    pub struct OpenCredit {
        /// What kind of credit.
        pub credit: CreditKind,
        /// The payment or credit memo.
        pub id: Reference,
        /// Whose it is; none while the payer is unknown.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// The customer's segment on that day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// Date of the credit memo, or value date of the payment.
        pub date: Date,
        /// What is left of it, above zero.
        pub open: Money,
    }
}

impl OpenItem {
    /// Days from the due date to `as_of`: above zero when past due, zero on the due date, below zero before.
    #[must_use]
    pub fn days_past_due(&self, as_of: Date) -> i32 {
        as_of.days_since(self.due_date)
    }

    /// The disputed part; zero where nothing is disputed.
    #[must_use]
    pub fn disputed_amount(&self) -> Money {
        self.disputed.unwrap_or(Money::zero(self.open.currency()))
    }
}
