//! A fact: something that happened, with the day it counts for and the instant it became known.

use super::{
    AccountNote, ActionOutcome, Allocation, BankMovement, Block, Call, Channel, CreditMemo, Customer,
    Dispute, DisputeOutcome, HumanDecision, Instrument, Invoice, Message, Payment, PaymentAttempt,
    PaymentFailure, PaymentPlan, PaymentReturn, Promise, Recovery, Refund, Reply, WriteOff,
};
use crate::calendar::{Date, Timestamp};
use crate::error::{Error, Result};
use crate::ids::{
    ActorId, AllocationId, BlockId, ContactId, CustomerId, DisputeId, FactId, InvoiceId, MessageId,
    MovementId, Note,
};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, de::MapAccess, de::Visitor};
use std::fmt;

/// Something that happened.
///
/// | field | meaning |
/// | --- | --- |
/// | `id` | names the fact for ever; told twice with the same content it counts once |
/// | `effective` | the day for which it counts, in the seller's calendar |
/// | `recorded` | the instant at which the host came to know it |
/// | `at` | the instant at which it happened, where that matters (messages, calls, failures); `recorded` if not given |
/// | `actor` | who or what did it, for the audit trail |
///
/// In JSON all of it is one flat object whose `kind` says which fact it is:
/// `{"kind":"invoice_voided","id":"f-9","effective":"2026-03-01","recorded":"2026-03-01T09:00:00Z","invoice_id":"INV-7"}`.
/// It is read fastest when `kind` stands first, as it is written here.
#[derive(Debug, Clone, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct Fact {
    /// Names the fact.
    pub id: FactId,
    /// The day for which it counts.
    pub effective: Date,
    /// The instant at which it became known.
    pub recorded: Timestamp,
    /// The instant at which it happened, where it differs from `recorded`.
    pub at: Option<Timestamp>,
    /// Who or what did it.
    pub actor: Option<ActorId>,
    /// What happened.
    pub body: FactBody,
}

impl Fact {
    /// A fact known at `recorded` that counts for `effective`.
    #[must_use]
    pub const fn new(id: FactId, effective: Date, recorded: Timestamp, body: FactBody) -> Self {
        Self { id, effective, recorded, at: None, actor: None, body }
    }

    /// The instant at which it happened: `at`, or `recorded` where that is not given.
    #[must_use]
    pub fn happened_at(&self) -> Timestamp {
        self.at.unwrap_or(self.recorded)
    }

    /// Reads a fact from JSON text.
    ///
    /// # Errors
    /// Whatever its fields refuse, with the path of the field.
    ///
    /// # Examples
    /// ```
    /// let text = r#"{"kind":"block_lifted","id":"f1","effective":"2026-03-01","recorded":"2026-03-01T09:00:00Z","block_id":"b1"}"#;
    /// let fact = receivables::Fact::from_json(text)?;
    /// assert_eq!(fact.body.kind(), "block_lifted");
    /// assert_eq!(fact.to_json()?, text);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        crate::json::from_json(text)
    }

    /// Writes the fact in its pinned JSON form.
    ///
    /// # Errors
    /// None in practice; see [`wire::to_json`](crate::wire::to_json).
    pub fn to_json(&self) -> Result<String> {
        crate::json::to_json(self)
    }

    /// The order in which facts of one instant are taken: by day, kind, then id.
    pub(crate) fn order(&self) -> (Timestamp, Date, u8, &str) {
        (self.recorded, self.effective, self.body.rank(), self.id.as_str())
    }
}

macro_rules! facts {
    ($($(#[doc = $doc:literal])+ $variant:ident $kind:literal {
        $($(#[$meta:meta])+ $field:ident : $ty:ty),+ $(,)?
    },)+) => {
        /// What happened: one variant for each kind of fact.
        #[derive(Debug, Clone, PartialEq, Eq, borsh::BorshSerialize, borsh::BorshDeserialize)]
        #[non_exhaustive]
        pub enum FactBody {
            $($(#[doc = $doc])+ $variant {
                $(#[doc = concat!("The `", stringify!($field), "` of the fact.")] $field: $ty),+
            },)+
        }

        impl FactBody {
            /// Every kind of fact as it stands in JSON, in the order in which facts of one instant are taken.
            pub const KINDS: &'static [&'static str] = &[$($kind,)+];

            /// The kind as it stands in JSON.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $kind,)+ }
            }
        }

        mod read {
            //! One flat shape for each kind of fact, as it stands in JSON.
            use super::*;
            $(
                #[derive(Deserialize)]
                #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
                #[serde(deny_unknown_fields)]
                $(#[doc = $doc])+
                pub(super) struct $variant {
                    /// Names the fact.
                    pub(super) id: FactId,
                    /// The day for which it counts.
                    pub(super) effective: Date,
                    /// The instant at which it became known.
                    pub(super) recorded: Timestamp,
                    /// The instant at which it happened, where it differs from `recorded`.
                    #[serde(default)]
                    pub(super) at: Option<Timestamp>,
                    /// Who or what did it.
                    #[serde(default)]
                    pub(super) actor: Option<ActorId>,
                    $($(#[$meta])+ pub(super) $field: $ty,)+
                }
            )+
        }

        /// Reads the fields that follow `kind`.
        fn read_fields<'de, D: Deserializer<'de>>(kind: &str, fields: D) -> std::result::Result<Fact, D::Error> {
            match kind {
                $($kind => {
                    let read::$variant { id, effective, recorded, at, actor, $($field),+ } = Deserialize::deserialize(fields)?;
                    Ok(Fact { id, effective, recorded, at, actor, body: FactBody::$variant { $($field),+ } })
                })+
                _ => Err(Error::NameUnknown { field: "kind".into(), given: crate::error::quoted(kind) }.through()),
            }
        }

        impl Serialize for Fact {
            fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                match &self.body {
                    $(FactBody::$variant { $($field),+ } => {
                        #[derive(Serialize)]
                        struct $variant<'a> {
                            kind: &'static str,
                            id: &'a FactId,
                            effective: Date,
                            recorded: Timestamp,
                            #[serde(skip_serializing_if = "Option::is_none")]
                            at: Option<Timestamp>,
                            #[serde(skip_serializing_if = "Option::is_none")]
                            actor: &'a Option<ActorId>,
                            $($(#[$meta])+ $field: &'a $ty,)+
                        }
                        $variant {
                            kind: $kind, id: &self.id, effective: self.effective, recorded: self.recorded,
                            at: self.at, actor: &self.actor, $($field),+
                        }.serialize(serializer)
                    })+
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for Fact {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                "Fact".into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let kinds: Vec<serde_json::Value> = vec![$({
                    let _ = generator.subschema_for::<read::$variant>();
                    serde_json::json!({ "title": stringify!($variant), "x-kind": $kind, "$ref": concat!("#/$defs/", stringify!($variant)) })
                },)+];
                schemars::json_schema!({
                    "description": "A fact: one flat object whose `kind` says which.",
                    "oneOf": kinds,
                })
            }
        }
    };
}

facts! {
    /// A customer became known, or what is known of them changed.
    CustomerRecorded "customer_recorded" {
        /// The customer as it is from the effective date on.
        customer: Box<Customer>,
    },
    /// An invoice or debit memo was issued; effective on its issue date.
    InvoiceIssued "invoice_issued" {
        /// The invoice.
        invoice: Box<Invoice>,
    },
    /// A credit memo was issued; effective on its issue date.
    CreditMemoIssued "credit_memo_issued" {
        /// The credit memo.
        credit_memo: Box<CreditMemo>,
    },
    /// A card or mandate was put on file, changed or taken off.
    PaymentMethodUpdated "payment_method_updated" {
        /// The card or mandate as it is now.
        instrument: Instrument,
    },
    /// An attempt to collect was started; its result is not known yet.
    PaymentStarted "payment_started" {
        /// The attempt.
        attempt: PaymentAttempt,
    },
    /// Money came in; effective on its value date.
    PaymentReceived "payment_received" {
        /// The payment.
        payment: Box<Payment>,
    },
    /// An attempt to collect failed.
    PaymentFailed "payment_failed" {
        /// The failure.
        failure: Box<PaymentFailure>,
    },
    /// An allocation was undone; the money is free again.
    CashUnallocated "cash_unallocated" {
        /// The allocation.
        allocation_id: AllocationId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Note>,
    },
    /// Money or a credit was put on an item or on account.
    CashAllocated "cash_allocated" {
        /// The allocation.
        allocation: Box<Allocation>,
    },
    /// Money was paid back to the customer.
    RefundPaid "refund_paid" {
        /// The refund.
        refund: Refund,
    },
    /// An amount was given up as lost.
    WrittenOff "written_off" {
        /// The write-off.
        write_off: WriteOff,
    },
    /// Money came for something written off.
    Recovered "recovered" {
        /// The recovery.
        recovery: Recovery,
    },
    /// An invoice was voided; what had settled it is free again.
    InvoiceVoided "invoice_voided" {
        /// The invoice.
        invoice_id: InvoiceId,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Note>,
    },
    /// The bank or network took a payment back.
    PaymentReturned "payment_returned" {
        /// The return.
        payment_return: PaymentReturn,
    },
    /// An invoice reached the customer.
    InvoiceDelivered "invoice_delivered" {
        /// The invoice.
        invoice_id: InvoiceId,
        /// Which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_id: Option<ContactId>,
        /// Through which channel.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<Channel>,
    },
    /// The customer opened an invoice.
    InvoiceViewed "invoice_viewed" {
        /// The invoice.
        invoice_id: InvoiceId,
        /// Which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_id: Option<ContactId>,
    },
    /// A message was sent.
    MessageSent "message_sent" {
        /// The message.
        message: Box<Message>,
    },
    /// A message was opened.
    MessageOpened "message_opened" {
        /// The message.
        message_id: MessageId,
        /// Which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_id: Option<ContactId>,
    },
    /// An invoice or message did not arrive. Exactly one of `invoice_id` and `message_id`.
    DeliveryFailed "delivery_failed" {
        /// The invoice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        invoice_id: Option<InvoiceId>,
        /// The message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message_id: Option<MessageId>,
        /// To which contact.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact_id: Option<ContactId>,
        /// Why.
        reason: Note,
    },
    /// The customer answered or wrote.
    ReplyReceived "reply_received" {
        /// The reply.
        reply: Reply,
    },
    /// The customer was called.
    CallLogged "call_logged" {
        /// The call.
        call: Call,
    },
    /// The customer promised to pay.
    PromiseMade "promise_made" {
        /// The promise.
        promise: Promise,
    },
    /// A payment plan was agreed.
    PlanAgreed "plan_agreed" {
        /// The plan.
        plan: PaymentPlan,
    },
    /// The customer disputes an invoice or a part of it.
    DisputeOpened "dispute_opened" {
        /// The dispute.
        dispute: Dispute,
    },
    /// A dispute ended. What it means for the amount follows as a credit memo or nothing.
    DisputeResolved "dispute_resolved" {
        /// The dispute.
        dispute_id: DisputeId,
        /// How it ended.
        outcome: DisputeOutcome,
        /// What was agreed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<Note>,
    },
    /// A person stopped dunning.
    BlockPlaced "block_placed" {
        /// The block.
        block: Block,
    },
    /// A block was lifted.
    BlockLifted "block_lifted" {
        /// The block.
        block_id: BlockId,
    },
    /// The CRM or a person noted something about a customer.
    AccountNoted "account_note" {
        /// The note.
        note: AccountNote,
    },
    /// The host carried a proposed action out.
    ActionDone "action_done" {
        /// Which action, and what happened.
        outcome: ActionOutcome,
    },
    /// The host could not carry a proposed action out.
    ActionFailed "action_failed" {
        /// Which action, and why.
        outcome: ActionOutcome,
    },
    /// A person decided on a case.
    HumanDecided "human_decision" {
        /// The decision.
        decision: HumanDecision,
    },
    /// A movement on the company's bank account; it changes no balance until it is matched.
    BankMovementSeen "bank_movement_seen" {
        /// The movement.
        movement: Box<BankMovement>,
    },
    /// A match of a bank movement was confirmed, by a person or by its confidence. What it settles follows as facts of
    /// its own.
    MatchConfirmed "match_confirmed" {
        /// The movement.
        movement_id: MovementId,
        /// Who paid; none where it is no receivable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer_id: Option<CustomerId>,
    },
    /// A match was rejected, or taken back after it was confirmed: the movement is open again.
    MatchRejected "match_rejected" {
        /// The movement.
        movement_id: MovementId,
        /// For whom it was matched; none where it was called no receivable.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer_id: Option<CustomerId>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Note>,
    },
}

impl FactBody {
    /// The place of the kind among facts of one instant: what others refer to comes first.
    #[must_use]
    pub fn rank(&self) -> u8 {
        let kind = self.kind();
        let place = Self::KINDS.iter().position(|k| *k == kind);
        place.and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
    }

    /// Whether it tells of a movement on a bank account, or of a match of one.
    #[must_use]
    pub const fn is_about_bank_movement(&self) -> bool {
        matches!(
            self,
            Self::BankMovementSeen { .. } | Self::MatchConfirmed { .. } | Self::MatchRejected { .. }
        )
    }

    /// Checks the documents inside.
    ///
    /// # Errors
    /// What the document refuses, with its path.
    pub fn check(&self) -> Result<()> {
        match self {
            Self::CustomerRecorded { customer } => customer.check().map_err(|e| e.within("customer")),
            Self::InvoiceIssued { invoice } => invoice.check().map_err(|e| e.within("invoice")),
            Self::CreditMemoIssued { credit_memo } => {
                credit_memo.check().map_err(|e| e.within("credit_memo"))
            }
            Self::PaymentStarted { attempt } => attempt.check().map_err(|e| e.within("attempt")),
            Self::PaymentReceived { payment } => payment.check().map_err(|e| e.within("payment")),
            Self::PaymentFailed { failure } => failure.check().map_err(|e| e.within("failure")),
            Self::CashAllocated { allocation } => allocation.check().map_err(|e| e.within("allocation")),
            Self::PaymentReturned { payment_return } => {
                payment_return.check().map_err(|e| e.within("payment_return"))
            }
            Self::RefundPaid { refund } => refund.check().map_err(|e| e.within("refund")),
            Self::WrittenOff { write_off } => write_off.check().map_err(|e| e.within("write_off")),
            Self::Recovered { recovery } => recovery.check().map_err(|e| e.within("recovery")),
            Self::BankMovementSeen { movement } => movement.check().map_err(|e| e.within("movement")),
            Self::PromiseMade { promise } => promise.check().map_err(|e| e.within("promise")),
            Self::PlanAgreed { plan } => plan.check().map_err(|e| e.within("plan")),
            Self::DisputeOpened { dispute } => match dispute.amount {
                Some(amount) => super::document_amount(amount).map_err(|e| e.within("dispute.amount")),
                None => Ok(()),
            },
            Self::DeliveryFailed { invoice_id, message_id, .. }
                if invoice_id.is_some() == message_id.is_some() =>
            {
                let reason = "expected exactly invoice_id or message_id".into();
                Err(Error::Malformed { field: "invoice_id".into(), reason })
            }
            Self::MessageSent { message } => {
                super::at_most(message.invoice_ids.len(), 10_000, "message.invoice_ids")
            }
            Self::BlockPlaced { block } => {
                super::at_most(block.invoice_ids.len(), 10_000, "block.invoice_ids")
            }
            _ => Ok(()),
        }
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        struct FactVisitor;
        impl<'de> Visitor<'de> for FactVisitor {
            type Value = Fact;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact: an object with `kind`")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Fact, A::Error> {
                let first: Option<compact_str::CompactString> = map.next_key()?;
                match first {
                    None => Err(A::Error::missing_field("kind")),
                    Some(key) if key == "kind" => {
                        let kind: compact_str::CompactString = map.next_value()?;
                        read_fields(&kind, MapAccessDeserializer::new(map))
                    }
                    Some(key) => read_unordered(key.as_str(), map),
                }
            }
        }
        deserializer.deserialize_map(FactVisitor)
    }
}

/// Reads a fact whose `kind` does not stand first: keeps the fields until it is found.
fn read_unordered<'de, A: MapAccess<'de>>(first: &str, mut map: A) -> std::result::Result<Fact, A::Error> {
    let mut fields = serde_json::Map::new();
    fields.insert(first.to_owned(), map.next_value()?);
    while let Some(key) = map.next_key::<String>()? {
        if fields.contains_key(&key) {
            return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
        }
        fields.insert(key, map.next_value()?);
    }
    let kind = match fields.remove("kind") {
        Some(serde_json::Value::String(kind)) => kind,
        Some(_) => return Err(A::Error::custom("`kind` is not a text")),
        None => return Err(A::Error::missing_field("kind")),
    };
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(serde_json::Value::Object(fields), &mut track);
    read_fields(&kind, tracked).map_err(|error| {
        let path = track.path().to_string();
        crate::json::from_serde(if path == "." { "" } else { &path }, &error.to_string()).through()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const VOID: &str = r#"{"kind":"invoice_voided","id":"f1","effective":"2026-03-01","recorded":"2026-03-01T09:00:00Z","invoice_id":"I"}"#;

    #[test]
    fn kind_may_stand_anywhere() {
        let last = r#"{"id":"f1","effective":"2026-03-01","recorded":"2026-03-01T09:00:00Z","invoice_id":"I","kind":"invoice_voided"}"#;
        assert_eq!(Fact::from_json(VOID).unwrap(), Fact::from_json(last).unwrap());
        assert_eq!(Fact::from_json(VOID).unwrap().to_json().unwrap(), VOID);
    }

    #[test]
    fn bad_fields_are_named_wherever_kind_stands() {
        let bad = VOID.replace("2026-03-01T09", "2026-03-01T99");
        let error = Fact::from_json(&bad).unwrap_err();
        assert_eq!((error.code(), error.field().as_str()), ("instant_malformed", "recorded"));
        let unordered =
            bad.replace(r#""kind":"invoice_voided","#, "").replace('}', r#","kind":"invoice_voided"}"#);
        assert_eq!(Fact::from_json(&unordered).unwrap_err(), error);
        let unknown = VOID.replace("invoice_voided", "invoice_eaten");
        assert_eq!(Fact::from_json(&unknown).unwrap_err().code(), "name_unknown");
        let extra = VOID.replace("\"id\"", "\"x\":1,\"id\"");
        assert_eq!(Fact::from_json(&extra).unwrap_err().code(), "malformed");
    }
}
