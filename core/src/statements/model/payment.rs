//! What a payment carries: ids, remittance, charges, exchange.

use super::StatementText;
use crate::calendar::Date;
use crate::references::ReferenceScheme;
use crate::statements::BankAmount;
use crate::statements::model::is_false;
use crate::vocabulary::document;

document! {
    /// Ids of a payment, each by its own name. `NOTPROVIDED` and `NONREF` are left out.
    #[derive(Default)]
    pub struct PaymentIds {
        /// Reference of the account servicer: `AcctSvcrRef`, the part of `:61:` after `//`, the bank reference of BAI2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bank_reference: Option<StatementText>,
        /// Reference of the entry: `NtryRef`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub entry_reference: Option<StatementText>,
        /// Reference of the account owner: customer reference of `:61:` and BAI2.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_reference: Option<StatementText>,
        /// End-to-end id, given by the payer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub end_to_end_id: Option<StatementText>,
        /// Id of the transaction, given by the first bank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub transaction_id: Option<StatementText>,
        /// Id of the instruction.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instruction_id: Option<StatementText>,
        /// Id of the message in which the payment was ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message_id: Option<StatementText>,
        /// Id of the payment group in that message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_information_id: Option<StatementText>,
        /// Id of the mandate.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mandate_id: Option<StatementText>,
        /// Id of the creditor who collects.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub creditor_id: Option<StatementText>,
        /// Unique end-to-end reference (UUID).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub uetr: Option<StatementText>,
        /// Reference of the clearing system.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub clearing_reference: Option<StatementText>,
        /// Number of the cheque.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub check_number: Option<StatementText>,
        /// Id given by the provider of the file, unique in the account (`FITID`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider_id: Option<StatementText>,
        /// Trace number of an ACH entry, or of the transfer behind a remittance advice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub trace_number: Option<StatementText>,
    }

    /// A reference in a form with check digits.
    pub struct StructuredReference {
        /// Its scheme; left out where only the bank knows it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub scheme: Option<ReferenceScheme>,
        /// The reference: normalised where the scheme is known and the check passes, else as written.
        pub value: StatementText,
        /// Whether the check digits are right; `false` also where no scheme is known.
        pub valid: bool,
        /// What the file calls it, such as `SCOR` or `QRR`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub declared: Option<StatementText>,
    }

    /// A deduction or addition to one document.
    pub struct RemittanceAdjustment {
        /// What the payer deducted (below zero) or added.
        pub amount: BankAmount,
        /// Code of the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<StatementText>,
        /// The reason in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<StatementText>,
    }

    /// A document that the payer says is paid.
    pub struct RemittedDocument {
        /// Its number.
        pub number: StatementText,
        /// What it is in the words of the format: `CINV`, `CREN`, `IV`, `CM` …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<StatementText>,
        /// Its date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        /// What was due.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub due: Option<BankAmount>,
        /// What is paid.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub remitted: Option<BankAmount>,
        /// Discount taken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub discount: Option<BankAmount>,
        /// Credit note set off.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit: Option<BankAmount>,
        /// Other adjustments.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub adjustments: Vec<RemittanceAdjustment>,
    }

    /// What the payment is for.
    #[derive(Default)]
    pub struct Remittance {
        /// The free text in one piece. Lines that are filled to their last column go on in the next without a blank, so
        /// that a number cut at the edge is whole again.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "schema", schemars(extend("default" = "")))]
        pub text: String,
        /// The lines as they stood, where there is more than one and no keys divide them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub lines: Vec<String>,
        /// Structured references.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub references: Vec<StructuredReference>,
        /// Documents that are paid.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub documents: Vec<RemittedDocument>,
        /// Adjustments that belong to no document.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub adjustments: Vec<RemittanceAdjustment>,
        /// Purpose code, such as `SALA`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub purpose: Option<StatementText>,
    }

    /// A charge of a bank on this movement.
    pub struct Charge {
        /// What was charged; above zero.
        pub amount: BankAmount,
        /// Who bears it: `SHAR`, `DEBT`, `CRED`, `SLEV`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub bearer: Option<StatementText>,
        /// Whether the amount of the movement is already less the charge.
        #[serde(default, skip_serializing_if = "is_false")]
        pub included: bool,
        /// What it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<StatementText>,
    }

    /// Where the payment was ordered in another amount or currency.
    #[derive(Default)]
    pub struct Exchange {
        /// What was ordered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instructed: Option<BankAmount>,
        /// The amount of the transaction between the banks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub transaction: Option<BankAmount>,
        /// The amount in the currency of the account before charges.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counter_value: Option<BankAmount>,
        /// The rate, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate: Option<StatementText>,
        /// Currency that the rate is for one of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit_currency: Option<StatementText>,
        /// Currency converted from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source_currency: Option<StatementText>,
        /// Currency converted to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub target_currency: Option<StatementText>,
    }
}

impl Remittance {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Exchange {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
