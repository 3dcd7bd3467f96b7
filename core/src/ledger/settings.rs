//! What a ledger is set up with.

use super::AccountRole;
use crate::calendar::HolidayCalendar;
use crate::ids::Name;
use crate::money::{Currency, RateTable};
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// What a ledger is set up with. It does not change during the ledger's life: another setting is another ledger,
    /// rebuilt from the same facts.
    #[derive(Default)]
    #[serde(default)]
    pub struct Settings {
        /// The currency of the books. With it, documents in other currencies need an exchange rate, and gains and
        /// losses are posted; without it every currency keeps its own books.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub functional_currency: Option<Currency>,
        /// Exchange rates by date, for documents that do not state theirs.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rates: Option<RateTable>,
        /// Days on which nothing is due where the terms ask for business days; weekends only where not given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub holidays: Option<HolidayCalendar>,
        /// Names of accounts in the host's general ledger, by role. A role without a name keeps its own.
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub accounts: BTreeMap<AccountRole, Name>,
    }
}
