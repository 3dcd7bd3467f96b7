//! Money in and out: payments, attempts, failures, returns, allocations, refunds, write-offs.

mod allocation;
mod attempt;
mod outcome;

pub use allocation::{Adjustment, AdjustmentKind, Allocation, AllocationSource, AllocationTarget};
pub use attempt::{Instrument, PaymentAttempt, PaymentFailure};
pub use outcome::{PaymentReturn, Recovery, Refund, WriteOff};

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::{AttemptId, CustomerId, PaymentId, Reference};
use crate::money::{Money, Rate};

words! {
    /// How the customer pays.
    PaymentMethod {
        /// Credit or debit card.
        Card "card",
        /// A debit that the company draws from the customer's account (ACH debit, SEPA direct debit, Bacs).
        BankDebit "bank_debit",
        /// A transfer that the customer sends (wire, ACH credit, SEPA credit transfer).
        BankTransfer "bank_transfer",
        /// A check.
        Check "check",
        /// Cash.
        Cash "cash",
        /// An online wallet.
        Wallet "wallet",
        /// Anything else.
        Other "other",
    }
}

words! {
    /// The network that moves the money.
    Rail {
        /// US ACH.
        Ach "ach",
        /// SEPA credit transfer.
        SepaCredit "sepa_credit",
        /// SEPA direct debit, Core scheme.
        SepaCore "sepa_core",
        /// SEPA direct debit, B2B scheme.
        SepaB2b "sepa_b2b",
        /// UK Bacs.
        Bacs "bacs",
        /// UK Faster Payments.
        FasterPayments "faster_payments",
        /// US instant rails (RTP, FedNow).
        Instant "instant",
        /// Bank wire, Fedwire, Swift.
        Wire "wire",
        /// Visa.
        Visa "visa",
        /// Mastercard.
        Mastercard "mastercard",
        /// American Express.
        Amex "amex",
        /// Another card network.
        CardOther "card_other",
        /// Anything else.
        Other "other",
    }
}

document! {
    /// Money that came in.
    ///
    /// A bank debit may be provisional: it counts as received, yet may be returned until `provisional_until`.
    pub struct Payment {
        /// The payment's id.
        pub id: PaymentId,
        /// Who paid; none while the payer is not identified.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// Day on which the money counts: value date of a transfer, capture of a card, settlement of a debit.
        pub value_date: Date,
        /// Gross amount, above zero.
        pub amount: Money,
        /// How it was paid.
        pub method: PaymentMethod,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// Last day on which it may be returned in the ordinary way; none when final.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provisional_until: Option<Date>,
        /// The attempt that led to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub attempt_id: Option<AttemptId>,
        /// Fee that the processor kept, contained in the amount; zero or more, not above it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fee: Option<Money>,
        /// Name of the payer as the bank gave it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_name: Option<Reference>,
        /// Account of the payer as the bank gave it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payer_account: Option<Reference>,
        /// What the payer wrote.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub references: Vec<Reference>,
        /// Units of the books' currency for one unit of the payment's; looked up by date where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub exchange_rate: Option<Rate>,
        /// Whether a program posted it without a person.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub auto_posted: bool,
    }
}

impl Payment {
    /// A payment with what every payment has.
    #[must_use]
    pub const fn new(
        id: PaymentId,
        customer_id: Option<CustomerId>,
        value_date: Date,
        amount: Money,
        method: PaymentMethod,
    ) -> Self {
        Self {
            id,
            customer_id,
            value_date,
            amount,
            method,
            rail: None,
            provisional_until: None,
            attempt_id: None,
            fee: None,
            payer_name: None,
            payer_account: None,
            references: Vec::new(),
            exchange_rate: None,
            auto_posted: false,
        }
    }

    /// Checks signs, currency and bounds.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`],
    /// [`Error::BeforeReference`].
    pub fn check(&self) -> Result<()> {
        super::at_most(self.references.len(), 1_000, "references")?;
        if let Some(fee) = self.fee {
            fee.in_currency(self.amount.currency()).map_err(|e| e.within("fee"))?;
        }
        super::document_amount(self.amount).map_err(|e| e.within("amount"))?;
        if let Some(fee) = self.fee {
            fee.not_negative().map_err(|e| e.within("fee"))?;
            if fee.minor() > self.amount.minor() {
                return Err(Error::AmountOutOfRange {
                    field: "fee".into(),
                    given: fee.to_string(),
                    allowed: "up to the amount".into(),
                });
            }
        }
        match self.provisional_until {
            Some(until) if until < self.value_date => Err(Error::BeforeReference {
                field: "provisional_until".into(),
                given: until.to_string(),
                earliest: self.value_date.to_string(),
            }),
            _ => Ok(()),
        }
    }
}
