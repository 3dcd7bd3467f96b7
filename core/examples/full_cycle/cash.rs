//! Money that came in: what is sure is told to the ledger, and what a person has to match is shown.

use receivables::decide::{CashApplication, MatchReview};
use receivables::{ActionKind, Decisions, Ledger, Playbook, Result, Timestamp, decide};

/// What became of the movements on the bank account.
pub(crate) struct Cash {
    pub(crate) applied: Vec<CashApplication>,
    pub(crate) reviews: Vec<MatchReview>,
}

/// Asks what to do, does what needs no person with money, and asks again. Nobody who has paid is written to.
///
/// # Errors
/// What the ledger or the playbook refuses.
pub(crate) fn apply(ledger: &mut Ledger, playbook: &Playbook, now: Timestamp) -> Result<(Cash, Decisions)> {
    let mut applied = Vec::new();
    let mut decisions = decide(ledger, playbook, now)?;
    // One round settles what is there; a second one would find nothing new.
    for action in std::mem::take(&mut decisions.actions) {
        if let ActionKind::ApplyCash(application) = action.kind {
            ledger.apply_all(&application.facts)?;
            applied.push(*application);
        }
    }
    let decisions = decide(ledger, playbook, now)?;
    let reviews = decisions.actions.iter().filter_map(|action| match &action.kind {
        ActionKind::ReviewMatch(review) => Some((**review).clone()),
        _ => None,
    });
    Ok((Cash { applied, reviews: reviews.collect() }, decisions))
}
