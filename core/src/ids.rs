//! Ids and bounded texts: one newtype each, made by one macro.
//!
//! An id is 1 to 128 bytes of printable text without blanks around it; it comes from the host and is never made up
//! here. A text is bounded too, so that no document can carry megabytes by accident.

use crate::error::{Error, Result};
use borsh::BorshDeserialize as _;
use compact_str::CompactString;
use sha2::{Digest, Sha256};

/// Checks an id: 1 to `limit` bytes, no control characters, no blanks at either end.
fn check_id(text: &str, limit: usize) -> Result<()> {
    // Most ids are of this kind; the other checks are for the rest.
    if !text.is_empty() && text.len() <= limit && text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    if text.trim().is_empty() {
        return Err(Error::TextEmpty { field: String::new() });
    }
    check_length(text, limit)?;
    if text.trim().len() != text.len() {
        return Err(Error::TextInvalid { field: String::new(), reason: "blanks at the start or end".into() });
    }
    check_control(text, false)
}

fn check_length(text: &str, limit: usize) -> Result<()> {
    if text.len() > limit {
        return Err(Error::TextTooLong { field: String::new(), limit, length: text.len() });
    }
    Ok(())
}

/// Refuses control characters; a note may have line breaks and tabs.
fn check_control(text: &str, breaks: bool) -> Result<()> {
    let bad = |c: char| c.is_control() && !(breaks && matches!(c, '\n' | '\r' | '\t'));
    if text.chars().any(bad) {
        return Err(Error::TextInvalid { field: String::new(), reason: "control characters".into() });
    }
    Ok(())
}

/// Reads a text in the compact form: its length in bytes in four bytes, then the bytes. Short texts, which most are, are
/// read in place.
fn read_text<T, R: borsh::io::Read>(
    reader: &mut R,
    limit: usize,
    make: impl Fn(&str) -> Result<T>,
) -> borsh::io::Result<T> {
    let invalid = |reason: String| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, reason);
    let length = u32::deserialize_reader(reader)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > limit {
        let field = String::new();
        return Err(invalid(Error::TextTooLong { field, limit, length }.to_string()));
    }
    let mut short = [0_u8; 64];
    let mut long = Vec::new();
    let bytes = match short.get_mut(..length) {
        Some(place) => place,
        None => {
            long.resize(length, 0);
            long.as_mut_slice()
        }
    };
    reader.read_exact(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| invalid(error.to_string()))?;
    make(text).map_err(|error| invalid(error.to_string()))
}

macro_rules! text_type {
    ($(#[doc = $doc:literal])+ $name:ident, $limit:literal, $check:expr) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(CompactString);

        impl $name {
            /// Largest length in bytes of UTF-8.
            pub const LIMIT: usize = $limit;

            /// Takes the text if it is acceptable.
            ///
            /// # Errors
            /// [`Error::TextEmpty`], [`Error::TextTooLong`], [`Error::TextInvalid`].
            pub fn new(text: &str) -> Result<Self> {
                let check: fn(&str, usize) -> Result<()> = $check;
                check(text, $limit)?;
                Ok(Self(CompactString::from(text)))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                Self::new(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("a text")
                    }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<$name, E> {
                        $name::new(text).map_err(Error::through)
                    }
                }
                deserializer.deserialize_str(Visitor)
            }
        }

        impl borsh::BorshSerialize for $name {
            fn serialize<W: borsh::io::Write>(&self, writer: &mut W) -> borsh::io::Result<()> {
                self.0.as_str().serialize(writer)
            }
        }

        impl borsh::BorshDeserialize for $name {
            fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
                read_text(reader, $limit, |text| Self::new(text))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "maxLength": $limit,
                    "description": concat!($($doc),+),
                })
            }
        }
    };
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])+ $name:ident;)+) => {
        $(text_type! { $(#[doc = $doc])+ $name, 128, check_id })+
    };
}

ids! {
    /// Names one fact, for ever: the same id with the same content is recognised as a repetition.
    FactId;
    /// Names a customer (the payer of invoices).
    CustomerId;
    /// Names a person or mailbox at a customer; unique within the customer.
    ContactId;
    /// Names an invoice or a debit memo.
    InvoiceId;
    /// Names a credit memo.
    CreditMemoId;
    /// Names a payment: money that came in.
    PaymentId;
    /// Names one attempt to collect a payment by card or bank debit.
    AttemptId;
    /// Names a card, mandate or account on file by the host's token; never a number of a card or account.
    InstrumentId;
    /// Names a movement on the company's bank account.
    MovementId;
    /// Names an allocation: a part of a payment or credit memo put on one item.
    AllocationId;
    /// Names a refund.
    RefundId;
    /// Names a write-off.
    WriteOffId;
    /// Names a recovery of money that was written off.
    RecoveryId;
    /// Names a message that was sent.
    MessageId;
    /// Names a promise to pay.
    PromiseId;
    /// Names a payment plan.
    PlanId;
    /// Names a dispute.
    DisputeId;
    /// Names a block: a stop on dunning, set by a person.
    BlockId;
    /// Names a dunning policy of the playbook.
    PolicyId;
    /// Names a dunning case: a digest of payer, currency and the day it opened.
    CaseId;
    /// Names an action: a digest of its cause, so that asking twice gives the same id.
    ActionId;
    /// Names who did something: a person or a program of the host.
    ActorId;
}

impl ActionId {
    /// The id of an action about a bank movement: a digest of the movement, the step, and how often it was posted before.
    ///
    /// # Errors
    /// None in practice: a digest is a sound id.
    pub(crate) fn of_movement(movement: &MovementId, step: &str, occurrence: u32) -> Result<Self> {
        Self::new(&digest(&["receivables/cash", movement.as_str(), step, &occurrence.to_string()]))
    }
}

/// The first 32 hexadecimal digits of the SHA-256 of the parts, joined by line feeds, which no id can contain.
pub(crate) fn digest(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            hasher.update(b"\n");
        }
        hasher.update(part);
    }
    let digit = |half: u8| char::from(if half < 10 { b'0' } else { b'a' - 10 }.wrapping_add(half));
    let mut text = String::with_capacity(32);
    for byte in hasher.finalize().iter().take(16) {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

text_type! {
    /// A short name: of a customer, a contact, a segment, a template.
    Name, 256, |text, limit| {
        if text.trim().is_empty() {
            return Err(Error::TextEmpty { field: String::new() });
        }
        check_length(text, limit)?;
        check_control(text, false)
    }
}

text_type! {
    /// A reference that another document may quote: an order number, a bank text, an account, a tax number.
    Reference, 512, |text, limit| {
        if text.trim().is_empty() {
            return Err(Error::TextEmpty { field: String::new() });
        }
        check_length(text, limit)?;
        check_control(text, false)
    }
}

text_type! {
    /// The text of a bank movement: what the payer wrote, and what the bank put around it. May have line breaks and
    /// control characters; may be empty.
    BankText, 131_072, |text, limit| check_length(text, limit)
}

text_type! {
    /// Free text written by a person or a program: a reply, a note, a reason. May have line breaks; may be empty.
    Note, 16384, |text, limit| {
        check_length(text, limit)?;
        check_control(text, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_bounded_and_clean() {
        assert_eq!(InvoiceId::new("INV-7").unwrap().as_str(), "INV-7");
        assert_eq!(InvoiceId::new("").unwrap_err().code(), "text_empty");
        assert_eq!(InvoiceId::new(" a").unwrap_err().code(), "text_invalid");
        assert_eq!(InvoiceId::new("a\u{0}b").unwrap_err().code(), "text_invalid");
        assert_eq!(InvoiceId::new(&"x".repeat(129)).unwrap_err().code(), "text_too_long");
        assert!(Note::new("two\nlines").is_ok());
        assert!(Name::new("two\nlines").is_err());
    }
}
