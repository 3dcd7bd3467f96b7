//! What cash application reads: bank movements, items that may be settled, and what was learned from earlier matches.

mod input;
mod item;
mod learned;
mod movement;

pub use input::{MatchInput, MatchVerdict};
pub use item::{MatchDiscount, MatchItem};
pub(crate) use learned::EvidenceCounter;
pub use learned::{LearnedEvidence, PayerEvidence};
pub use movement::BankMovement;
