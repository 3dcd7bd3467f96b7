//! What confirmed and rejected matches teach about payers: data with origin and date, never a hidden state.

use super::BankMovement;
use crate::calendar::Date;
use crate::documents::vocabulary::document;
use crate::error::Result;
use crate::ids::{CustomerId, Reference};
use std::collections::BTreeMap;

document! {
    /// How often an account, or a name, was seen to pay for a customer.
    pub struct PayerEvidence {
        /// The account or the name, as the bank showed it.
        pub seen: Reference,
        /// For whom it paid.
        pub customer_id: CustomerId,
        /// Matches that were confirmed.
        pub confirmed: u32,
        /// Matches that were rejected, or taken back.
        #[serde(default, skip_serializing_if = "is_zero")]
        pub rejected: u32,
        /// Value date of the first.
        pub first: Date,
        /// Value date of the last.
        pub last: Date,
    }

    /// Everything learned so far. The same confirmations in any order give the same evidence.
    #[derive(Default)]
    pub struct LearnedEvidence {
        /// By account.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub accounts: Vec<PayerEvidence>,
        /// By name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub names: Vec<PayerEvidence>,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl PayerEvidence {
    fn new(seen: &Reference, customer_id: &CustomerId, date: Date) -> Self {
        Self {
            seen: seen.clone(),
            customer_id: customer_id.clone(),
            confirmed: 0,
            rejected: 0,
            first: date,
            last: date,
        }
    }

    fn count(&mut self, date: Date, right: bool) {
        let counter = if right { &mut self.confirmed } else { &mut self.rejected };
        *counter = counter.saturating_add(1);
        self.first = self.first.min(date);
        self.last = self.last.max(date);
    }
}

/// Evidence by what was seen and by customer.
type ByPayer<'a> = BTreeMap<(&'a Reference, &'a CustomerId), PayerEvidence>;

/// Counts verdicts where there are many of them; gives the same as [`LearnedEvidence::confirm`] and
/// [`LearnedEvidence::reject`] one after the other.
#[derive(Debug, Default)]
pub(crate) struct EvidenceCounter<'a> {
    accounts: ByPayer<'a>,
    names: ByPayer<'a>,
}

impl<'a> EvidenceCounter<'a> {
    /// A match of a movement was right for a customer, or wrong.
    pub(crate) fn count(&mut self, movement: &'a BankMovement, customer_id: &'a CustomerId, right: bool) {
        for (seen, map) in
            [(&movement.payer_account, &mut self.accounts), (&movement.payer_name, &mut self.names)]
        {
            let Some(seen) = seen else { continue };
            let fresh = || PayerEvidence::new(seen, customer_id, movement.value_date);
            map.entry((seen, customer_id)).or_insert_with(fresh).count(movement.value_date, right);
        }
    }

    /// All of it, in order.
    pub(crate) fn evidence(self) -> LearnedEvidence {
        LearnedEvidence {
            accounts: self.accounts.into_values().collect(),
            names: self.names.into_values().collect(),
        }
    }
}

impl LearnedEvidence {
    /// Most entries of one kind.
    pub const MOST: usize = 2_000_000;

    /// Brings lists that came from elsewhere into their order: by what was seen, then customer.
    pub fn sort(&mut self) {
        for list in [&mut self.accounts, &mut self.names] {
            list.sort_by(|a, b| (&a.seen, &a.customer_id).cmp(&(&b.seen, &b.customer_id)));
        }
    }

    /// A match of this movement was confirmed for a customer.
    pub fn confirm(&mut self, movement: &BankMovement, customer_id: &CustomerId) {
        self.count(movement, customer_id, true);
    }

    /// A match of this movement was rejected for a customer, or taken back.
    pub fn reject(&mut self, movement: &BankMovement, customer_id: &CustomerId) {
        self.count(movement, customer_id, false);
    }

    fn count(&mut self, movement: &BankMovement, customer_id: &CustomerId, right: bool) {
        for (seen, list) in
            [(&movement.payer_account, &mut self.accounts), (&movement.payer_name, &mut self.names)]
        {
            let Some(seen) = seen else { continue };
            let place = list.binary_search_by(|e| (&e.seen, &e.customer_id).cmp(&(seen, customer_id)));
            let at = place.unwrap_or_else(|at| {
                list.insert(at, PayerEvidence::new(seen, customer_id, movement.value_date));
                at
            });
            if let Some(entry) = list.get_mut(at) {
                entry.count(movement.value_date, right);
            }
        }
    }

    /// Checks the bounds of the lists.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`](crate::Error::CountOutOfRange).
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.accounts.len(), Self::MOST, "accounts")?;
        crate::documents::at_most(self.names.len(), Self::MOST, "names")
    }
}
