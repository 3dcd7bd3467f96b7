//! What a person said no to is not posted again by itself.

use super::report::{MatchDecision, MatchReport};
use crate::documents::MatchVerdict;
use crate::reason::Reason;

/// Sends every match to review whose payer, or whose being no receivable, was rejected for that movement before.
#[must_use]
pub fn heed_verdicts(mut report: MatchReport, verdicts: &[MatchVerdict]) -> MatchReport {
    for found in &mut report.matches {
        let payer = &found.best.customer_id;
        let no = |verdict: &MatchVerdict| {
            !verdict.confirmed && verdict.movement_id == found.movement_id && verdict.customer_id == *payer
        };
        if verdicts.iter().any(no) {
            let reason = Reason::new("rejected_before");
            found.reasons.push(match payer {
                Some(payer) => reason.with("customer_id", payer),
                None => reason,
            });
            found.decision = MatchDecision::Review;
        }
    }
    report
}
