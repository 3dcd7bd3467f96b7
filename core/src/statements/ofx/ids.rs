//! Ids that were there before. `FITID` is unique in an account.

use crate::statements::model::{BankAccount, Movement};
use rustc_hash::FxHasher;
use std::collections::BTreeSet;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// What is known of an id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    /// It was not there before.
    First,
    /// It was, with the same content.
    Again,
    /// It was, with other contents only.
    Other,
    /// It is the first one that is not kept.
    Full,
}

/// Digests of account and id, each with that of its content. Only equality counts, within one reading, and the order is
/// never looked at.
type Contents = hashbrown::HashMap<u64, u64, BuildHasherDefault<FxHasher>>;

/// The ids of a file.
#[derive(Default)]
pub(super) struct Ids {
    contents: Contents,
    /// Further contents under one id.
    others: BTreeSet<(u64, u64)>,
    /// Whether there were more than are kept.
    full: bool,
}

impl Ids {
    /// Takes the id of a movement; at most so many are kept.
    pub(super) fn see(
        &mut self,
        account: Option<&BankAccount>,
        id: &str,
        movement: &Movement,
        most: u64,
    ) -> Seen {
        // Banks may give one number to accounts of two types.
        let own =
            account.map(|account| (account.key(), account.bank.as_deref(), account.account_type.as_deref()));
        let key = digest(&(own, id));
        let content = content(movement);
        let known = self.contents.get(&key).copied();
        if known == Some(content) || (known.is_some() && self.others.contains(&(key, content))) {
            return Seen::Again;
        }
        let have = self.contents.len().saturating_add(self.others.len());
        if u64::try_from(have).unwrap_or(u64::MAX) < most {
            if known.is_some() {
                self.others.insert((key, content));
            } else {
                self.contents.insert(key, content);
            }
        } else if known.is_none() && !std::mem::replace(&mut self.full, true) {
            return Seen::Full;
        }
        if known.is_some() { Seen::Other } else { Seen::First }
    }
}

/// What a movement says, but for its place in the file.
fn content(movement: &Movement) -> u64 {
    let ids = &movement.ids;
    let references = [&ids.check_number, &ids.customer_reference, &ids.bank_reference, &ids.transaction_id];
    let party = movement.counterparty.as_ref();
    digest(&(
        (movement.amount, movement.booking_date, movement.value_date, movement.status),
        references.map(Option::as_deref),
        party.and_then(|party| party.name.as_deref()),
        party.and_then(|party| party.account.as_ref()),
        movement.remittance.text.as_str(),
        movement.codes.first().map(|code| code.code.as_str()),
    ))
}

fn digest(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
