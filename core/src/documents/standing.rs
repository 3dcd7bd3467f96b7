//! Where a promise or payment plan stands on a day: plain data that one engine makes and others read.

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::ids::{InvoiceId, Reference};
use crate::money::Money;

words! {
    /// What kind of commitment it is.
    CommitmentKind {
        /// A promise to pay by a day.
        Promise "promise",
        /// A payment plan with instalments.
        Plan "plan",
    }
}

words! {
    /// Where a commitment stands.
    Standing {
        /// Its day has not passed.
        Active "active",
        /// The money came in time.
        Kept "kept",
        /// The money did not come in time.
        Broken "broken",
        /// Another commitment took its place before it was due.
        Replaced "replaced",
    }
}

document! {
    /// A promise or plan and where it stands.
    pub struct CommitmentStanding {
        /// Promise or plan.
        pub commitment: CommitmentKind,
        /// Its id.
        pub id: Reference,
        /// The day it was made.
        pub made_on: Date,
        /// For which invoices; all of its currency where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// What was promised in all.
        pub amount: Money,
        /// What came for it in time, zero or more.
        pub received: Money,
        /// Where it stands.
        pub standing: Standing,
        /// Last day, grace included, on which the money now awaited is in time; for a broken commitment the day that
        /// passed in vain.
        pub deadline: Date,
        /// The day on which it was kept in full, broken or replaced; none while it is active.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_on: Option<Date>,
    }
}
