//! A word that a customer pays at another pace than before: what a risk model or a person notices, as plain data.

use super::vocabulary::document;
use crate::calendar::Date;
use crate::ids::CustomerId;
use crate::money::Ratio;
use crate::reason::Reason;

document! {
    /// A change for the worse in how a customer pays.
    pub struct EarlyWarning {
        /// Who.
        pub customer_id: CustomerId,
        /// From which day on; it may move a little with every payment.
        pub since: Date,
        /// The day on which it was noticed.
        pub noticed_on: Date,
        /// Days late before, on average; below zero when early.
        pub days_late_before: i64,
        /// Days late since then.
        pub days_late_since: i64,
        /// Chance from 0 to 1 that it is no accident.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub probability: Option<Ratio>,
        /// Why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub reasons: Vec<Reason>,
    }
}
