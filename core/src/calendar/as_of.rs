//! The two times of a question.

use super::{Date, Timestamp};
use crate::vocabulary::document;

document! {
    /// Which day a question is about, and what was known when.
    ///
    /// `as_of` asks what was true on that day: facts effective up to it. With `known_at` it asks what was believed
    /// then: only facts recorded up to that instant.
    #[derive(Copy)]
    pub struct AsOf {
        /// The day the question is about.
        pub as_of: Date,
        /// Only facts recorded up to this instant; all where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub known_at: Option<Timestamp>,
    }
}

impl AsOf {
    /// What was true on a day, with all that is known now.
    #[must_use]
    pub const fn day(as_of: Date) -> Self {
        Self { as_of, known_at: None }
    }

    /// What was believed at `known_at` to be true on a day.
    #[must_use]
    pub const fn known(as_of: Date, known_at: Timestamp) -> Self {
        Self { as_of, known_at: Some(known_at) }
    }

    /// Whether a fact with these two times counts for the question.
    #[must_use]
    pub fn sees(&self, effective: Date, recorded: Timestamp) -> bool {
        effective <= self.as_of && self.known_at.is_none_or(|known_at| recorded <= known_at)
    }
}
