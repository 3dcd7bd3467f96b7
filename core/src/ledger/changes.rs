//! What arrived since an earlier look, and whom it touches.

use super::Ledger;
use super::index::{at, place};
use crate::calendar::{Date, Timestamp};
use crate::documents::FactBody;
use crate::error::Result;
use crate::ids::{CustomerId, FactId};

/// A fact that arrived, as far as it concerns who has to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerChange {
    /// The customers whose account it changes: the one it is about, and those whose items or money it moves.
    pub customers: Vec<CustomerId>,
    /// The day for which it counts.
    pub effective: Date,
    /// The instant at which it became known.
    pub recorded: Timestamp,
}

impl Ledger {
    /// The facts that arrived after so many others, in order of arrival, with the customers whom each touches.
    ///
    /// # Errors
    /// None in practice.
    pub fn changes_since(&self, facts: usize) -> Result<Vec<LedgerChange>> {
        let first = place(facts);
        let mut changes: Vec<LedgerChange> = Vec::new();
        for fact in first..self.log.next() {
            let Some(meta) = self.log.meta(fact) else { continue };
            let customers = self.book.customers.get(at(meta.customer)).map(|c| c.id.clone());
            changes.push(LedgerChange {
                customers: customers.into_iter().collect(),
                effective: meta.effective,
                recorded: meta.recorded,
            });
        }
        for link in self.book.links_since(first) {
            let change = changes.get_mut(at(link.via.saturating_sub(first)));
            let customer = self.book.customers.get(at(link.customer)).map(|c| &c.id);
            if let (Some(change), Some(customer)) = (change, customer)
                && !change.customers.contains(customer)
            {
                change.customers.push(customer.clone());
            }
        }
        Ok(changes)
    }

    /// Whether a fact arrived after so many others that can change what is open, who owes it, or what is known of payers
    /// and bank movements. What was said, sent, opened, called or tried does not.
    ///
    /// # Errors
    /// None in practice.
    pub fn money_moved_since(&self, facts: usize) -> Result<bool> {
        for fact in place(facts)..self.log.next() {
            match self.log.fact(fact)?.body {
                FactBody::MessageSent { .. }
                | FactBody::MessageOpened { .. }
                | FactBody::InvoiceDelivered { .. }
                | FactBody::InvoiceViewed { .. }
                | FactBody::DeliveryFailed { .. }
                | FactBody::ReplyReceived { .. }
                | FactBody::CallLogged { .. }
                | FactBody::PaymentStarted { .. }
                | FactBody::PaymentFailed { .. }
                | FactBody::ActionDone { .. }
                | FactBody::ActionFailed { .. } => {}
                _ => return Ok(true),
            }
        }
        Ok(false)
    }

    /// The ledger as it was when only what was recorded up to an instant had arrived; none where nothing was recorded
    /// later, so that the ledger is it.
    #[must_use]
    pub fn as_known_at(&self, known_at: Timestamp) -> Option<Self> {
        if self.latest_recorded.is_none_or(|latest| latest <= known_at) {
            return None;
        }
        let mut earlier = Self::new(self.settings.clone());
        for fact in self.facts().flatten().filter(|fact| fact.recorded <= known_at) {
            // What was taken after a fact that was recorded later may be refused without it; then it was not known so.
            let _refused = earlier.apply(&fact);
        }
        Some(earlier)
    }

    /// The id of the last fact; none while the ledger is empty.
    #[must_use]
    pub fn last_fact(&self) -> Option<FactId> {
        self.fact_at(self.len())
    }

    /// The id of the fact with a number, from 1, in order of arrival; none where there is none.
    #[must_use]
    pub fn fact_at(&self, number: usize) -> Option<FactId> {
        let fact = place(number.checked_sub(1)?);
        self.log.meta(fact)?;
        FactId::new(std::str::from_utf8(self.log.id_of(fact)).ok()?).ok()
    }
}
