//! Cash application: which customer paid, and which items a bank movement settles.
//!
//! Money arrives with a name, an account and a text, each of which may be missing, cut or wrong. The engine collects
//! every payer who may be meant and every set of items that the text names or the amount singles out, weighs the
//! evidence for each in log-odds, lets all movements of the batch claim their items together, and says how sure it is. An
//! answer that is not sure goes to a person with all that was found. A name alone never posts.

#![allow(clippy::float_arithmetic, reason = "scores are statistics; money stays in whole smallest units")]

mod answers;
mod assign;
mod batch;
mod beliefs;
mod book;
mod cash_book;
mod evidence;
mod fields;
mod fit;
mod fold;
mod groups;
mod hits;
mod learning;
mod letters;
mod lookup;
mod names;
mod numbers;
mod options;
mod payers;
mod policy;
mod posting;
mod ranges;
mod reading;
mod rejected;
mod render;
mod report;
mod search;
mod sighting;
mod stated;
mod subset;
mod threshold;
mod undoing;
mod weigh;
mod words;

pub use evidence::{EvidenceKind, EvidenceWeight, standard_weights};
pub use learning::{JudgedMatch, LearnedWeights, LearningOptions, learn_weights};
pub use options::{MatchOptions, MatchRate};
pub use policy::CashPolicy;
pub use posting::{PostingTerms, match_facts, payment_of};
pub use rejected::heed_verdicts;
pub use report::{
    EvidenceShare, Match, MatchCandidate, MatchDecision, MatchKind, MatchOutcome, MatchReport, MatchedItem,
};
pub use sighting::Sighting;
pub use subset::{Subsets, find_subsets};
pub use threshold::{LabelledMatch, ThresholdChoice, ThresholdOptions, choose_threshold};
pub use undoing::{UndoTerms, undo_facts};
pub use words::{RemittanceWord, WordClass, standard_words};

pub use cash_book::{CashBook, match_cash, match_cash_with};
