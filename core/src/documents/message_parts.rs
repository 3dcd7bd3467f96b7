//! What messages are made of: the items that they speak of, a promise that was broken, charges that are asked for.

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::ids::{InvoiceId, Reference};
use crate::money::Money;

words! {
    /// What is asked for besides the invoices.
    ChargeKind {
        /// Interest for the days past due.
        LateInterest "late_interest",
        /// The fixed sum that a law or contract grants for the costs of recovery.
        Compensation "compensation",
        /// A fee for the reminder.
        Fee "fee",
    }
}

document! {
    /// An item that a message or an attempt is about.
    pub struct ItemLine {
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Which instalment, from 1.
        pub instalment: u32,
        /// Number as printed.
        pub number: Reference,
        /// When it is or was due.
        pub due_date: Date,
        /// What is open and pursued, above zero: without what is disputed, promised or otherwise held back.
        pub open: Money,
    }

    /// A promise to pay that was broken.
    pub struct BrokenPromise {
        /// How much was promised.
        pub amount: Money,
        /// The last day on which the money would have been in time, with the days of grace.
        pub deadline: Date,
    }

    /// Something that is asked for besides the invoices. It is proposed, not booked: the host books it with a fact.
    pub struct ChargeLine {
        /// What it is.
        pub kind: ChargeKind,
        /// The invoice it is for; none where it is for all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub invoice_id: Option<InvoiceId>,
        /// Which instalment of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// How much, above zero.
        pub amount: Money,
    }
}
