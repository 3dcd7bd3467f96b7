//! Actions: what the host is asked to do, with everything it needs to do it.

use crate::calendar::Timestamp;
use crate::documents::{BankMovement, CrmMark, EarlyWarning, Fact};
use crate::dunning::{MethodRequest, PolicyVersion, Reminder, Resend, Retry, Superseded};
use crate::ids::{ActionId, CaseId, CustomerId, Name};
use crate::matching::{Match, MatchOutcome};
use crate::money::{Currency, Figure, Money};
use crate::reason::Reason;
use crate::vocabulary::document;
use crate::worklist::Dossier;
use serde::{Deserialize, Serialize};

document! {
    /// A case that a person takes over.
    pub struct Escalation {
        /// Open amount past due.
        pub overdue: Money,
        /// Everything that is known, with the complete log of what was said and tried.
        pub dossier: Box<Dossier>,
    }

    /// A word to customer success.
    pub struct CustomerSuccessAlert {
        /// The mark of the CRM that asks for it, where one does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mark: Option<CrmMark>,
        /// What was noticed, where an early warning is the cause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub warning: Option<EarlyWarning>,
        /// Open amount past due.
        pub overdue: Money,
    }

    /// Money that came in and is sure to settle something, or sure to be no receivable.
    pub struct CashApplication {
        /// The movement on the bank account.
        pub movement: BankMovement,
        /// What it settles.
        pub outcome: MatchOutcome,
        /// Chance that this is right in all its parts.
        pub confidence: Figure,
        /// What to tell the ledger, all or none: the payment, its allocations, the confirmation. They are recorded at the
        /// instant of the question.
        pub facts: Vec<Fact>,
    }

    /// Money that came in and that a person matches.
    pub struct MatchReview {
        /// The movement on the bank account.
        pub movement: BankMovement,
        /// The best answer, the others, their evidence, and what would make another one the best.
        pub found: Match,
    }
}

/// What is to be done. In JSON its `kind` and its fields stand in the action itself.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ActionKind {
    /// Send a message. Done when a `message_sent` with the action's id, or `action_done`, is reported.
    SendMessage(Box<Reminder>),
    /// Send a message again, to another contact.
    ResendToOtherContact(Box<Resend>),
    /// Try to collect. Done when a `payment_started` with the action's id, or `action_done`, is reported.
    RetryPayment(Box<Retry>),
    /// Ask for a card or mandate that works.
    RequestPaymentMethod(Box<MethodRequest>),
    /// Give the case to a person. Done when `action_done` is reported; a `human_decision` gives it back.
    Escalate(Box<Escalation>),
    /// Tell customer success that a customer they care for is overdue.
    AlertCustomerSuccess(Box<CustomerSuccessAlert>),
    /// Tell the ledger the facts that come with it. Done when they are told: the match is then confirmed.
    ApplyCash(Box<CashApplication>),
    /// Let a person match a movement. Done when a `match_confirmed` for it is told.
    ReviewMatch(Box<MatchReview>),
}

impl ActionKind {
    /// The kind as it stands in JSON.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::SendMessage(_) => "send_message",
            Self::ResendToOtherContact(_) => "resend_to_other_contact",
            Self::RetryPayment(_) => "retry_payment",
            Self::RequestPaymentMethod(_) => "request_payment_method",
            Self::Escalate(_) => "escalate",
            Self::AlertCustomerSuccess(_) => "alert_customer_success",
            Self::ApplyCash(_) => "apply_cash",
            Self::ReviewMatch(_) => "review_match",
        }
    }
}

/// One thing that the host is asked to do.
///
/// In JSON one flat object whose `kind` says which: `{"kind":"send_message","contact_id":…,"id":…}`. Asked again, the
/// same action comes with the same id until the host reports it done.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Action {
    /// What is to be done.
    #[serde(flatten)]
    pub kind: ActionKind,
    /// Digest of its cause: case, step and occurrence, or movement and occurrence.
    pub id: ActionId,
    /// The customer; none for money of an unknown payer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// The case; none for money that came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case_id: Option<CaseId>,
    /// The currency of the case, or of the money.
    pub currency: Currency,
    /// The step, such as `level-3`.
    pub step: Name,
    /// Number of the level, where a level is the cause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<u8>,
    /// The dunning policy and its version; none for money that came in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyVersion>,
    /// Why, and why under this policy.
    pub reasons: Vec<Reason>,
    /// Not before this instant: the next contact hours for what goes to a person, the planned day for an attempt.
    pub not_before: Timestamp,
    /// Lower steps that were reached, never done, and are not done any more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub superseded: Vec<Superseded>,
    /// The earliest instant after the question at which anything in this case can change without a new fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_change: Option<Timestamp>,
}
