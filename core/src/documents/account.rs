//! One customer with everything the ledger knows of them: what follow-up, risk and a person at the desk read.

use super::vocabulary::document;
use super::{Customer, Fact, OpenCredit, OpenItem};
use crate::calendar::Date;
use crate::ids::{PolicyId, Reference};
use crate::money::Money;

document! {
    /// Money or another cause that settled part of an item on a day.
    pub struct Settlement {
        /// The day from which it counts.
        pub date: Date,
        /// How much was settled; below zero when a settlement was undone.
        pub amount: Money,
    }

    /// An item with its past.
    pub struct ItemHistory {
        /// The item as it is on the day of the question; its open amount may be zero.
        pub item: OpenItem,
        /// Number as printed on the invoice.
        pub number: Reference,
        /// Day on which the open amount last became zero; none while it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub closed_on: Option<Date>,
        /// Whether the invoice was voided.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub voided: bool,
        /// What settled it, by day; settlements of one day are one entry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub settlements: Vec<Settlement>,
        /// Dunning policy named on the invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dunning_policy: Option<PolicyId>,
    }

    /// A customer with items, credits and facts as of a day.
    pub struct AccountHistory {
        /// The customer as known.
        pub customer: Customer,
        /// Every item ever, by due date, then invoice and instalment.
        pub items: Vec<ItemHistory>,
        /// Credits that are not used up.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub credits: Vec<OpenCredit>,
        /// Every fact about the customer that counts for the question, in the order of the ledger (recorded, effective,
        /// kind, id).
        pub facts: Vec<Fact>,
    }
}
