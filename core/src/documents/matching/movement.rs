//! A line of a bank statement.

use crate::calendar::Date;
use crate::documents::vocabulary::document;
use crate::error::{Error, Result};
use crate::ids::{BankText, MovementId, Reference};
use crate::money::Money;

document! {
    /// A movement on the company's bank account, as the bank delivered it.
    pub struct BankMovement {
        /// The movement's id, unique for the account and the statement.
        pub id: MovementId,
        /// Day on which the money counts.
        pub value_date: Date,
        /// Above zero when money came in, below zero when it went out; not zero.
        pub amount: Money,
        /// Name of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_name: Option<Reference>,
        /// Account of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_account: Option<Reference>,
        /// What the payer wrote, and what the bank put around it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<BankText>,
        /// Structured creditor reference.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub structured_reference: Option<Reference>,
        /// The payer's end-to-end id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub end_to_end_id: Option<Reference>,
        /// Ids of the bank or of a payment provider.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub provider_ids: Vec<Reference>,
    }
}

impl BankMovement {
    /// A movement with what every movement has.
    #[must_use]
    pub const fn new(id: MovementId, value_date: Date, amount: Money) -> Self {
        Self {
            id,
            value_date,
            amount,
            payer_name: None,
            payer_account: None,
            text: None,
            structured_reference: None,
            end_to_end_id: None,
            provider_ids: Vec::new(),
        }
    }

    /// Checks what a type alone cannot: an amount that is not zero and within bounds, short lists.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.provider_ids.len(), 100, "provider_ids")?;
        let size = self.amount.abs().unwrap_or(self.amount);
        crate::documents::document_amount(size).map_err(|e| match e.within("amount") {
            Error::AmountOutOfRange { field, .. } if self.amount.is_zero() => {
                Error::AmountOutOfRange { field, given: self.amount.to_string(), allowed: "not 0".into() }
            }
            other => other,
        })
    }
}
