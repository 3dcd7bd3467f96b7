//! Taking a match back: what was posted for it is unallocated, and the movement is open again.

use super::posting::payment_of;
use crate::calendar::{Date, Timestamp};
use crate::documents::{Fact, FactBody};
use crate::error::Result;
use crate::ids::{AllocationId, CustomerId, FactId, MovementId, Note, PaymentId};
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// How a match is taken back.
    pub struct UndoTerms {
        /// The day from which it does not count any more.
        pub effective: Date,
        /// The instant at which that becomes known.
        pub recorded: Timestamp,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<Note>,
    }
}

/// The facts that take a match back, in the order in which they are to be told: every allocation that was posted for it
/// and still holds, last first, then the rejection. The payment stays, as unapplied money of the customer, and the next
/// match of the movement uses it.
///
/// `told` is everything that was told so far; only what the match posted matters. `customer` is for whom the match is
/// confirmed; none where it was called no receivable. Where an allocation counts from a later day than `effective`, it is
/// taken back from that day.
///
/// # Errors
/// [`Error::IdTooLong`](crate::Error) where an id has no room for what is added to it.
pub fn undo_facts<'a>(
    movement: &MovementId,
    customer: Option<&CustomerId>,
    told: impl IntoIterator<Item = &'a Fact>,
    terms: &UndoTerms,
) -> Result<Vec<Fact>> {
    let payment = payment_of(movement)?;
    let mut gone: BTreeSet<&AllocationId> = BTreeSet::new();
    let mut posted: Vec<(&AllocationId, Date)> = Vec::new();
    let mut rejected: u32 = 0;
    for fact in told {
        match &fact.body {
            FactBody::CashUnallocated { allocation_id, .. } => {
                gone.insert(allocation_id);
            }
            FactBody::CashAllocated { allocation } => {
                let beside = allocation.credit_memo_id.is_some() && is_posted_for(&payment, &allocation.id);
                if allocation.payment_id.as_ref() == Some(&payment) || beside {
                    posted.push((&allocation.id, fact.effective));
                }
            }
            FactBody::MatchRejected { movement_id, .. } if movement_id == movement => {
                rejected = rejected.saturating_add(1);
            }
            _ => {}
        }
    }
    let fact = |id: String, day: Date, body| Ok(Fact::new(FactId::new(&id)?, day, terms.recorded, body));
    let mut facts = Vec::new();
    for (id, day) in posted.into_iter().rev().filter(|(id, _)| !gone.contains(id)) {
        let body = FactBody::CashUnallocated { allocation_id: id.clone(), reason: terms.reason.clone() };
        facts.push(fact(format!("{id}-undone"), day.max(terms.effective), body)?);
    }
    let body = FactBody::MatchRejected {
        movement_id: movement.clone(),
        customer_id: customer.cloned(),
        reason: terms.reason.clone(),
    };
    facts.push(fact(format!("{payment}-rejected-{rejected}"), terms.effective, body)?);
    Ok(facts)
}

/// Whether an allocation of a credit memo was posted with the money of a movement: the id of the payment, perhaps the
/// occurrence, and a number.
fn is_posted_for(payment: &PaymentId, allocation: &AllocationId) -> bool {
    let Some(rest) = allocation.as_str().strip_prefix(payment.as_str()) else { return false };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match rest.strip_prefix('~') {
        Some(rest) => rest.split_once('-').is_some_and(|(occurrence, at)| number(occurrence) && number(at)),
        None => rest.strip_prefix('-').is_some_and(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_posted_for_another_movement_is_left_alone() {
        let is = |movement: &str, allocation: &str| {
            let payment = payment_of(&MovementId::new(movement).unwrap()).unwrap();
            is_posted_for(&payment, &AllocationId::new(allocation).unwrap())
        };
        assert!(is("S1", "bank-S1-2") && is("S1", "bank-S1~1-2"));
        assert!(!is("S1", "bank-S1-2-1") && is("S1-2", "bank-S1-2-1"));
        assert!(!is("S", "bank-S1-2") && !is("S1", "bank-S1-") && !is("S1", "bank-S1~x-1"));
    }
}
