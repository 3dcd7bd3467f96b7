//! One movement on an account.

use super::{Charge, Exchange, MovementKind, Party, PaymentIds, Remittance, StatementText};
use crate::calendar::Date;
use crate::statements::BankAmount;
use crate::statements::model::is_false;
use crate::vocabulary::{document, words};

words! {
    /// Whether the money has moved.
    MovementStatus {
        /// Booked.
        Booked "booked",
        /// Announced, not booked yet: never post it.
        Pending "pending",
        /// For information only.
        Information "information",
    }
}

document! {
    /// A code by which a bank says what a movement is.
    pub struct BankCode {
        /// Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` …
        pub scheme: StatementText,
        /// The code, such as `PMNT-RCDT-ESCT`, `TRF`, `166`, `142`.
        pub code: StatementText,
    }

    /// Why a payment came back.
    pub struct ReturnReason {
        /// Code, such as `AM04`, `R01`, `914`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<StatementText>,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<StatementText>,
    }

    /// A movement that stands for several payments.
    #[derive(Default)]
    pub struct PaymentBatch {
        /// How many payments it has, where the file says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub count: Option<u64>,
        /// Their sum, where the file says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub total: Option<BankAmount>,
        /// Id of the message in which they were ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message_id: Option<StatementText>,
        /// Id of the payment group in that message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_information_id: Option<StatementText>,
    }

    /// One movement on an account.
    pub struct Movement {
        /// The line of the file in which it begins, from 1.
        pub line: u64,
        /// What moved: above zero into the account, below zero out of it.
        pub amount: BankAmount,
        /// What it is.
        pub kind: MovementKind,
        /// Whether the money has moved.
        pub status: MovementStatus,
        /// Whether the bank marks it as undoing an earlier one.
        #[serde(default, skip_serializing_if = "is_false")]
        pub reversal: bool,
        /// The day the bank booked it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub booking_date: Option<Date>,
        /// The day from which it bears interest: the day that counts for a payment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value_date: Option<Date>,
        /// The other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counterparty: Option<Party>,
        /// What it is for.
        #[serde(default, skip_serializing_if = "Remittance::is_empty")]
        pub remittance: Remittance,
        /// Its ids.
        #[serde(default, skip_serializing_if = "PaymentIds::is_empty")]
        pub ids: PaymentIds,
        /// The codes of the bank.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub codes: Vec<BankCode>,
        /// Further words of the bank: posting text, additional information.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<StatementText>,
        /// Why it came back, where it is a return.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub return_reason: Option<Box<ReturnReason>>,
        /// Present where it stands for several payments.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub batch: Option<Box<PaymentBatch>>,
        /// Charges of the banks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub charges: Vec<Charge>,
        /// Amounts in other currencies.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub exchange: Option<Box<Exchange>>,
        /// The payments of a batch; their signed sum is checked against `amount`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub details: Vec<Movement>,
    }
}

impl PaymentIds {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Movement {
    /// A booked movement of a line, of which nothing else is known yet.
    #[must_use]
    pub fn new(line: u64, amount: BankAmount) -> Self {
        Self {
            line,
            amount,
            kind: MovementKind::Other,
            status: MovementStatus::Booked,
            reversal: false,
            booking_date: None,
            value_date: None,
            counterparty: None,
            remittance: Remittance::default(),
            ids: PaymentIds::default(),
            codes: Vec::new(),
            text: None,
            return_reason: None,
            batch: None,
            charges: Vec::new(),
            exchange: None,
            details: Vec::new(),
        }
    }

    /// The day that counts: value date, or else booking date.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.value_date.or(self.booking_date)
    }

    /// The signed sum of the details; `None` when there are none or they cannot be added.
    #[must_use]
    pub fn details_total(&self) -> Option<BankAmount> {
        let mut details = self.details.iter();
        let first = details.next()?.amount;
        details.try_fold(first, |sum, detail| sum.plus(detail.amount))
    }

    /// The single payments: the details where their sum is that of the movement, else the movement itself.
    pub fn payments(&self) -> impl Iterator<Item = &Self> {
        let whole = self.details_total() == Some(self.amount);
        let (details, own) = if whole { (self.details.as_slice(), None) } else { (&[][..], Some(self)) };
        details.iter().chain(own)
    }
}
