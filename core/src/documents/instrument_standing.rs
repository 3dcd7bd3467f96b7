//! Whether a card or mandate on file may be tried: what the failures engine says to whoever plans an attempt.

use super::RetryProspect;
use super::vocabulary::document;
use crate::calendar::Timestamp;
use crate::ids::InstrumentId;
use crate::reason::Reason;

document! {
    /// What the failures so far leave of an instrument.
    pub struct InstrumentStanding {
        /// The card or mandate on file.
        pub instrument_id: InstrumentId,
        /// Whether it may be tried again at all before it is updated.
        pub usable: bool,
        /// Before this instant it must not be tried.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_before: Option<Timestamp>,
        /// An operator must look at the cause before the payer is written to.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub needs_operator: bool,
        /// What is planned with it, where plans are made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub retry: Option<RetryProspect>,
        /// Why.
        pub reasons: Vec<Reason>,
    }
}
