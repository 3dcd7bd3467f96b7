//! What a network tells twice: the same return or failure under two fact ids, once by a webhook and once in a file.
//!
//! The same payment or attempt, the same network reference and the same amount are one event, told again. Another amount
//! under the same reference is refused: one of the two is wrong, and the ledger does not guess which. Without a
//! reference every fact is an event of its own. A failure that names no attempt is known by its customer.

use crate::documents::{Fact, FactBody, PaymentFailure, PaymentReturn};
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at};
use crate::ledger::records::{EntryKind, Named, NamedKind};
use crate::money::Money;
use compact_str::{CompactString, format_compact};

/// Whose event a reference names, with the reference; a line feed can be in neither.
type Key = (NamedKind, CompactString);

fn return_key(back: &PaymentReturn, reference: &Reference) -> Key {
    (NamedKind::NetworkReturn, format_compact!("{}\n{reference}", back.payment_id))
}

fn failure_key(failure: &PaymentFailure, reference: &Reference) -> Key {
    match &failure.attempt_id {
        Some(attempt) => (NamedKind::NetworkFailure, format_compact!("{attempt}\n{reference}")),
        None => (NamedKind::NetworkFailure, format_compact!("{}\n\n{reference}", failure.customer_id)),
    }
}

impl Ledger {
    /// Whether the network told of this before, under another fact id.
    pub(super) fn is_retold(&self, fact: &Fact) -> Result<bool> {
        match &fact.body {
            FactBody::PaymentReturned { payment_return: back } => {
                let Some(reference) = &back.network_reference else { return Ok(false) };
                let Some(known) = self.told_by(&return_key(back, reference)) else { return Ok(false) };
                let same = back.amount.is_none_or(|amount| Some(amount) == self.returned_by(known));
                same_amount(same, "payment_return", reference)
            }
            FactBody::PaymentFailed { failure } => {
                let Some(reference) = &failure.network_reference else { return Ok(false) };
                let Some(known) = self.told_by(&failure_key(failure, reference)) else { return Ok(false) };
                let same = match self.log.fact(known)?.body {
                    FactBody::PaymentFailed { failure: before } => before.amount == failure.amount,
                    _ => false,
                };
                same_amount(same, "failure", reference)
            }
            _ => Ok(false),
        }
    }

    /// The record by which a return is known when it is told again.
    pub(super) fn named_return(&self, back: &PaymentReturn, customer: u32) -> Option<Named> {
        let (kind, id) = return_key(back, back.network_reference.as_ref()?);
        Some(self.name(kind, &id, customer, NONE))
    }

    /// The record by which a failure is known when it is told again.
    pub(super) fn named_failure(&self, failure: &PaymentFailure, customer: u32) -> Option<Named> {
        let (kind, id) = failure_key(failure, failure.network_reference.as_ref()?);
        Some(self.name(kind, &id, customer, NONE))
    }

    /// The fact that told of an event first.
    fn told_by(&self, (kind, id): &Key) -> Option<u32> {
        let place = self.book.named(*kind, id)?;
        self.book.named.get(at(place)).map(|named| named.fact)
    }

    /// What a return took back.
    fn returned_by(&self, fact: u32) -> Option<Money> {
        let first = self.log.meta(fact)?.first_entry;
        let mut entries = self.book.entries.get(at(first)..)?.iter().take_while(|entry| entry.fact == fact);
        let back = entries.find(|entry| entry.kind == EntryKind::Returned)?;
        let currency = self.source(back.source).ok()?.currency;
        Some(Money::from_minor(back.source_delta.saturating_neg(), currency))
    }
}

/// The same amount is the same event; another one is refused.
fn same_amount(same: bool, document: &str, reference: &Reference) -> Result<bool> {
    if same {
        return Ok(true);
    }
    Err(Error::IdTaken { field: format!("{document}.network_reference"), id: reference.to_string() })
}
