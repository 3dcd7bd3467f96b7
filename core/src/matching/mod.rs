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
mod evidence;
mod fit;
mod fold;
mod hits;
mod lookup;
mod names;
mod numbers;
mod options;
mod payers;
mod reading;
mod render;
mod report;
mod subset;
mod weigh;
mod words;

pub use evidence::{EvidenceKind, EvidenceWeight, standard_weights};
pub use options::{MatchOptions, MatchRate};
pub use report::{EvidenceShare, Match, MatchCandidate, MatchDecision, MatchKind, MatchReport, MatchedItem};
pub use subset::{Subsets, find_subsets};
pub use words::{RemittanceWord, WordClass, standard_words};

use crate::documents::{BankMovement, Customer, LearnedEvidence, MatchItem};
use crate::error::Result;

/// Matches bank movements to open items.
///
/// # Errors
/// What a movement, an item, a customer or the options refuse, with its path.
pub fn match_cash(
    movements: &[BankMovement],
    items: &[MatchItem],
    customers: &[Customer],
    learned: &LearnedEvidence,
    options: &MatchOptions,
) -> Result<MatchReport> {
    options.check().map_err(|e| e.within("options"))?;
    learned.check().map_err(|e| e.within("learned"))?;
    for (at, movement) in movements.iter().enumerate() {
        movement.check().map_err(|e| e.within(&format!("movements[{at}]")))?;
    }
    let book = book::Book::new(customers, items, learned)?;
    let words = words::WordList::new(&options.word_list()?);
    let weights = evidence::Weights::new(&options.weight_list()?);
    let limits = fit::Limits::new(options);
    let mut order: Vec<&BankMovement> = movements.iter().collect();
    order.sort_by(|a, b| (a.value_date, &a.id).cmp(&(b.value_date, &b.id)));
    let batch = batch::Batch::new(&book, &limits, &weights, &words, order);
    let answered = batch.answered();
    Ok(render::report(&batch, &answered, items, customers))
}
