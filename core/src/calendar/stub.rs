//! Placeholder until the calendar room lands.
use super::Date;
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
/// Terms.
pub enum PaymentTerms {
    /// Net days.
    Net {
        /// Days.
        days: u32,
    },
    /// Fixed date.
    On {
        /// Due.
        due_date: Date,
    },
}
/// Zone.
pub type TimeZone = crate::ids::Name;
