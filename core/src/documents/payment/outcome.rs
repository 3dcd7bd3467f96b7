//! What becomes of money and items besides payment: returns, refunds, write-offs, recoveries.

use crate::documents::vocabulary::document;
use crate::error::{Error, Result};
use crate::ids::{CreditMemoId, InvoiceId, Note, PaymentId, RecoveryId, Reference, RefundId, WriteOffId};
use crate::money::Money;

document! {
    /// A payment, or part of one, that the bank or network took back after it was received.
    ///
    /// What it had settled is open again from the return on, at its original due date. A return takes what is not
    /// allocated first, then the newest allocations, then the newest recoveries of what was written off. A payment can be
    /// returned more than once, up to its amount. What was refunded of it cannot be returned: the money left twice, so a
    /// return that would take it is refused (`not_possible`); return the rest, and issue a debit memo for what the bank
    /// took besides.
    pub struct PaymentReturn {
        /// The payment.
        pub payment_id: PaymentId,
        /// How much was taken back, above zero; all that is left of it where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub amount: Option<Money>,
        /// Reason code of the bank or network.
        pub code: Reference,
        /// Fee that the bank charged, zero or more. To pass it on, issue a debit memo.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fee: Option<Money>,
        /// The network's reference: the same return told twice has the same one, and counts once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub network_reference: Option<Reference>,
    }

    /// Money paid back to the customer, out of a payment or credit memo that is not used up.
    pub struct Refund {
        /// The refund's id.
        pub id: RefundId,
        /// The payment it comes out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_id: Option<PaymentId>,
        /// The credit memo it comes out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit_memo_id: Option<CreditMemoId>,
        /// How much, above zero.
        pub amount: Money,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<Note>,
    }

    /// An amount given up as lost.
    pub struct WriteOff {
        /// The write-off's id.
        pub id: WriteOffId,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Which instalment, from 1; may be left out where there is only one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<u32>,
        /// How much, above zero.
        pub amount: Money,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reason: Option<Note>,
    }

    /// Money that came for something written off. The item stays closed; the money is income.
    pub struct Recovery {
        /// The recovery's id.
        pub id: RecoveryId,
        /// The write-off.
        pub write_off_id: WriteOffId,
        /// The payment it comes out of.
        pub payment_id: PaymentId,
        /// How much, above zero, in the currency of both.
        pub amount: Money,
    }
}

impl PaymentReturn {
    /// Checks signs and currency.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        if let Some(amount) = self.amount {
            crate::documents::document_amount(amount).map_err(|e| e.within("amount"))?;
        }
        self.fee.map_or(Ok(()), |fee| fee.not_negative().map(drop).map_err(|e| e.within("fee")))
    }
}

impl Refund {
    /// Checks sign and that one source is named.
    ///
    /// # Errors
    /// [`Error::Malformed`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        if self.payment_id.is_some() == self.credit_memo_id.is_some() {
            return Err(Error::Malformed {
                field: "payment_id".into(),
                reason: "expected exactly payment_id or credit_memo_id".into(),
            });
        }
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}

impl WriteOff {
    /// Checks the sign.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}

impl Recovery {
    /// Checks the sign.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::document_amount(self.amount).map_err(|e| e.within("amount"))
    }
}
