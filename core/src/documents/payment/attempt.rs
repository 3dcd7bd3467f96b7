//! Attempts to collect a payment, and why they failed.

use super::{PaymentMethod, Rail};
use crate::calendar::Date;
use crate::documents::vocabulary::document;
use crate::error::Result;
use crate::ids::{ActionId, AttemptId, CustomerId, InstrumentId, InvoiceId, Name, Note, Reference};
use crate::money::Money;

document! {
    /// An attempt to collect money by card or bank debit. Until it is known to have succeeded or failed it is a
    /// barrier: nothing else is tried for its invoices, for the days that the policy gives it, and nothing with the same
    /// card or mandate until its result is told.
    ///
    /// A second attempt with the same card or mandate while one is pending is taken, because it has happened: a ledger
    /// that refused it would hide that the customer may be charged twice. It goes to a person (`attempts_overlap`).
    pub struct PaymentAttempt {
        /// The attempt's id.
        pub id: AttemptId,
        /// Whose money.
        pub customer_id: CustomerId,
        /// For which invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// How much, above zero.
        pub amount: Money,
        /// By which method.
        pub method: PaymentMethod,
        /// With which card or mandate on file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instrument_id: Option<InstrumentId>,
        /// The action that asked for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action_id: Option<ActionId>,
        /// Number of the dunning level that it belongs to, as the action said: from it the metrics know how far a case went.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u8>,
    }

    /// A payment that was tried and failed.
    pub struct PaymentFailure {
        /// The attempt, where it was announced before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attempt_id: Option<AttemptId>,
        /// Whose money.
        pub customer_id: CustomerId,
        /// For which invoices.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// How much, above zero.
        pub amount: Money,
        /// By which method.
        pub method: PaymentMethod,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// With which card or mandate on file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instrument_id: Option<InstrumentId>,
        /// The code as the network or processor gave it.
        pub code: Reference,
        /// Advice of the network or processor on what to do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub advice: Option<Name>,
        /// The words of the network or processor.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<Note>,
        /// The network's reference: the same failure told twice has the same one, and counts once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_reference: Option<Reference>,
    }

    /// A card, mandate or account on file, by the host's token. Never a number of a card.
    pub struct Instrument {
        /// The token.
        pub id: InstrumentId,
        /// Whose it is.
        pub customer_id: CustomerId,
        /// What it is.
        pub method: PaymentMethod,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// Last day on which it is good.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expires: Option<Date>,
        /// Whether it may be used.
        pub active: bool,
    }
}

impl PaymentAttempt {
    /// Checks sign and bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`](crate::Error::CountOutOfRange),
    /// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange).
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.invoice_ids.len(), 10_000, "invoice_ids")?;
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}

impl PaymentFailure {
    /// Checks sign and bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`](crate::Error::CountOutOfRange),
    /// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange).
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.invoice_ids.len(), 10_000, "invoice_ids")?;
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}
