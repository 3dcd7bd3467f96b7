//! Everything that cash application reads.

use super::{BankMovement, LearnedEvidence, MatchItem};
use crate::documents::Customer;
use crate::documents::vocabulary::document;
use crate::ids::{CustomerId, MovementId};

document! {
    /// An earlier verdict on a movement that is open, or open again.
    pub struct MatchVerdict {
        /// The movement.
        pub movement_id: MovementId,
        /// For whom it was matched; none where it was called no receivable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// Whether the match was confirmed; else it was rejected, or taken back.
        pub confirmed: bool,
    }

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
        /// Earlier verdicts on these movements, in the order in which they became known.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub verdicts: Vec<MatchVerdict>,
    }
}
