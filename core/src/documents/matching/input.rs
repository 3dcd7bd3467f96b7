//! Everything that cash application reads.

use super::{BankMovement, LearnedEvidence, MatchItem};
use crate::documents::Customer;
use crate::documents::vocabulary::document;

document! {
    /// Movements, items, customers and evidence, each in any order.
    pub struct MatchInput {
        /// Movements to match.
        pub movements: Vec<BankMovement>,
        /// Open items and open credit memos.
        pub items: Vec<MatchItem>,
        /// The customers.
        pub customers: Vec<Customer>,
        /// What earlier matches taught.
        #[serde(default)]
        pub learned: LearnedEvidence,
    }
}
