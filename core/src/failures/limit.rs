//! How often one may try: the sliding windows of the schemes.
//!
//! A window of 30 days with at most 15 tries means: in no span of 30 days more than 15. The first decline is not a
//! reattempt; limits that count declines count it.

use super::code::FailureSource;
use crate::calendar::Timestamp;
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::vocabulary::{document, words};

words! {
    /// Over what a limit counts.
    LimitScope {
        /// One credential.
        Credential "credential",
        /// One credential and amount.
        CredentialAndAmount "credential_and_amount",
        /// One entry: the same collection presented again.
        Entry "entry",
    }
}

words! {
    /// What a limit counts.
    LimitCounts {
        /// Tries after the first decline.
        Reattempts "reattempts",
        /// Declined tries, the first among them.
        Declines "declines",
    }
}

document! {
    /// A limit of a scheme.
    pub struct AttemptLimit {
        /// Whose limit.
        pub source: FailureSource,
        /// Over what it counts.
        pub per: LimitScope,
        /// How many, at most.
        pub most: u32,
        /// In how many days.
        pub days: u32,
        /// What it counts.
        pub counts: LimitCounts,
        /// For which categories of the network; for all where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub categories: Vec<u8>,
        /// Where the figure comes from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub origin: Option<Name>,
    }

    /// Whether one more try keeps a limit.
    pub struct LimitVerdict {
        /// Whether it does.
        pub allowed: bool,
        /// How many tries stand in the window at that instant.
        pub used: u32,
        /// How many more may follow at that instant.
        pub left: u32,
        /// The first instant at which one more try keeps the limit; where none ever does, nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub next_allowed: Option<Timestamp>,
    }
}

impl AttemptLimit {
    /// Checks the window.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`] for a window of no day, or of more than ten years.
    pub fn check(&self) -> Result<()> {
        if (1..=3_660).contains(&self.days) {
            return Ok(());
        }
        let given = usize::try_from(self.days).unwrap_or(usize::MAX);
        Err(Error::CountOutOfRange { field: "days".into(), least: 1, most: 3_660, given })
    }
}

/// Whether one more try at an instant keeps a limit, given the tries so far that it counts, in any order.
///
/// A try leaves the window `days` × 24 hours after it was made. A limit of zero is never kept.
///
/// # Errors
/// [`Error::CountOutOfRange`] for the limit; [`Error::DateOutOfRange`] at the end of the calendar.
///
/// # Examples
/// ```
/// use receivables::failures::{AttemptLimit, FailureSource, LimitCounts, LimitScope, attempt_limit};
/// let limit = AttemptLimit {
///     source: FailureSource::Visa, per: LimitScope::CredentialAndAmount, most: 1, days: 30,
///     counts: LimitCounts::Reattempts, categories: vec![], origin: None,
/// };
/// let tried = ["2024-04-02T00:00:00Z".parse()?];
/// let verdict = attempt_limit(&limit, &tried, "2024-04-20T00:00:00Z".parse()?)?;
/// assert!(!verdict.allowed);
/// assert_eq!(verdict.next_allowed, Some("2024-05-02T00:00:00Z".parse()?));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn attempt_limit(limit: &AttemptLimit, tried: &[Timestamp], at: Timestamp) -> Result<LimitVerdict> {
    limit.check().map_err(|e| e.within("limit"))?;
    let hours = i64::from(limit.days).saturating_mul(24);
    let mut leaves = tried
        .iter()
        .filter(|tried| **tried <= at)
        .map(|tried| tried.plus_hours(hours))
        .collect::<Result<Vec<Timestamp>>>()?;
    leaves.retain(|leaves| *leaves > at);
    leaves.sort_unstable();
    let used = u32::try_from(leaves.len()).unwrap_or(u32::MAX);
    let left = limit.most.saturating_sub(used);
    // With `used` in the window, so many must leave it before there is room for one more.
    let must_leave = used.saturating_add(1).saturating_sub(limit.most);
    let next_allowed = match must_leave.checked_sub(1) {
        None => Some(at),
        Some(last) => leaves.get(usize::try_from(last).unwrap_or(usize::MAX)).copied(),
    };
    Ok(LimitVerdict { allowed: left > 0, used, left, next_allowed })
}
