//! Taking a match back: what was posted for it is unallocated, and the movement is open again.

use super::posting::payment_of;
use crate::calendar::{Date, Timestamp};
use crate::documents::{Fact, FactBody};
use crate::error::Result;
use crate::ids::{AllocationId, CustomerId, FactId, MovementId, Note};
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
/// `told` is what the ledger knows of the customer; other facts in it do not matter. Told twice, nothing is left to
/// unallocate and only the rejection comes back.
///
/// # Errors
/// [`Error::IdTooLong`](crate::Error) where an id has no room for what is added to it.
pub fn undo_facts(
    movement: &MovementId,
    customer: &CustomerId,
    told: &[Fact],
    terms: &UndoTerms,
) -> Result<Vec<Fact>> {
    let payment = payment_of(movement)?;
    let stem = format!("bank-{movement}-");
    let mut gone: BTreeSet<&AllocationId> = BTreeSet::new();
    let mut posted = Vec::new();
    for fact in told {
        match &fact.body {
            FactBody::CashUnallocated { allocation_id, .. } => {
                gone.insert(allocation_id);
            }
            FactBody::CashAllocated { allocation } => {
                // Credit memos that were used up with the money bear the movement in their allocation's id.
                let beside = allocation.credit_memo_id.is_some() && allocation.id.as_str().starts_with(&stem);
                if allocation.payment_id.as_ref() == Some(&payment) || beside {
                    posted.push(&allocation.id);
                }
            }
            _ => {}
        }
    }
    let rejected = told.iter().filter(|fact| rejects(&fact.body, movement)).count();
    let fact = |id: String, body| Ok(Fact::new(FactId::new(&id)?, terms.effective, terms.recorded, body));
    let mut facts = Vec::new();
    for id in posted.into_iter().rev().filter(|id| !gone.contains(id)) {
        let body = FactBody::CashUnallocated { allocation_id: id.clone(), reason: terms.reason.clone() };
        facts.push(fact(format!("{id}-undone"), body)?);
    }
    let body = FactBody::MatchRejected {
        movement_id: movement.clone(),
        customer_id: customer.clone(),
        reason: terms.reason.clone(),
    };
    facts.push(fact(format!("bank-{movement}-rejected-{rejected}"), body)?);
    Ok(facts)
}

fn rejects(body: &FactBody, movement: &MovementId) -> bool {
    matches!(body, FactBody::MatchRejected { movement_id, .. } if movement_id == movement)
}
