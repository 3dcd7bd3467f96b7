//! Accounts and the people behind them.

use super::StatementText;
use crate::vocabulary::document;

document! {
    /// An account at a bank. What the file does not say is left out.
    #[derive(Default, Hash, PartialOrd, Ord)]
    pub struct BankAccount {
        /// The IBAN, without blanks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub iban: Option<StatementText>,
        /// Any other number, as it was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<StatementText>,
        /// BIC of the bank, or its national code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bank: Option<StatementText>,
        /// Currency of the account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<StatementText>,
        /// Name of the account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<StatementText>,
        /// Name of the owner.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<StatementText>,
        /// Type of the account in the words of the bank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account_type: Option<StatementText>,
    }

    /// The other side of a movement.
    #[derive(Default)]
    pub struct Party {
        /// Name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<StatementText>,
        /// Name of the one behind it, where the payer or payee acts for somebody else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ultimate_name: Option<StatementText>,
        /// Account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<BankAccount>,
        /// Address in one line.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub address: Option<StatementText>,
        /// Id of the organisation or person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<StatementText>,
    }
}

impl BankAccount {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The IBAN, or else the number; empty when neither is known.
    #[must_use]
    pub fn key(&self) -> &str {
        self.iban.as_deref().or(self.number.as_deref()).unwrap_or_default()
    }
}

impl Party {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
