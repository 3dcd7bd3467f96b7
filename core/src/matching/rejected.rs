//! What a person said no to is not posted again by itself.

use super::report::{MatchDecision, MatchReport};
use crate::documents::MatchVerdict;
use crate::reason::Reason;

/// Sends every match to review whose payer was rejected for that movement before.
#[must_use]
pub fn heed_verdicts(mut report: MatchReport, verdicts: &[MatchVerdict]) -> MatchReport {
    for found in &mut report.matches {
        let Some(payer) = &found.best.customer_id else { continue };
        let no = |verdict: &MatchVerdict| {
            !verdict.confirmed
                && verdict.movement_id == found.movement_id
                && verdict.customer_id.as_ref() == Some(payer)
        };
        if verdicts.iter().any(no) {
            found.reasons.push(Reason::new("rejected_before").with("customer_id", payer));
            found.decision = MatchDecision::Review;
        }
    }
    report
}
