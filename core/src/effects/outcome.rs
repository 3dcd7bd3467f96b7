//! How much is recovered after each group of actions.

use super::EffectOptions;
use super::weighing::{Weighed, Weighing};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use crate::money::Ratio;
use crate::number::{float_of, ratio, whole};
use crate::reason::Reason;
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

document! {
    /// A choice whose chance was logged, and what came of it.
    pub struct LoggedOutcome {
        /// For whom it was made.
        pub customer_id: CustomerId,
        /// The group of actions that was chosen, in the host's words, such as `send_message` or `none`.
        pub group: Name,
        /// The chance with which it was chosen: above 0, at most 1.
        pub chance: Ratio,
        /// The share of what was overdue at the choice that was paid within the horizon, 0 to 1.
        pub recovered: Ratio,
        /// What a forecast made before the choice expected of it, whatever the action, 0 to 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<Ratio>,
    }

    /// The share that is recovered when a group of actions is chosen.
    pub struct RecoveryEstimate {
        /// The share, 0 to 1.
        pub recovered: Ratio,
        /// Lower end of its interval.
        pub low: Ratio,
        /// Upper end of its interval.
        pub high: Ratio,
        /// Whether only the errors of a forecast were weighted.
        pub doubly_robust: bool,
    }

    /// What the log tells of one group of actions.
    pub struct GroupRecovery {
        /// The group.
        pub group: Name,
        /// Choices of it.
        pub choices: u64,
        /// The effective number of them, rounded.
        pub effective: u64,
        /// The estimate; none where the log cannot tell.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub estimate: Option<RecoveryEstimate>,
        /// Why it cannot tell; empty where it can.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub cannot_tell: Vec<Reason>,
    }
}

impl LoggedOutcome {
    /// Checks that the chance is above 0 and at most 1, and the shares from 0 to 1.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`] with the bounds in millionths.
    pub fn check(&self) -> Result<()> {
        share_in(self.chance, "chance", 1)?;
        share_in(self.recovered, "recovered", 0)?;
        self.expected.map_or(Ok(()), |expected| share_in(expected, "expected", 0))
    }
}

/// Checks that a share is at least so many millionths, and at most one.
pub(super) fn share_in(share: Ratio, field: &str, least: i64) -> Result<()> {
    let value = share.value();
    if value >= Decimal::new(least, 6) && value <= Decimal::ONE {
        return Ok(());
    }
    let given = whole(float_of(value) * 1e6);
    Err(Error::NumberOutOfRange { field: field.into(), least, most: 1_000_000, given })
}

/// Checks every outcome; the customers among them by id.
pub(super) fn customers_of<'a>(
    outcomes: impl Iterator<Item = &'a LoggedOutcome>,
    path: impl Fn(usize) -> String,
) -> Result<Vec<&'a CustomerId>> {
    let mut customers = BTreeSet::new();
    for (at, outcome) in outcomes.enumerate() {
        outcome.check().map_err(|e| e.within(&path(at)))?;
        customers.insert(&outcome.customer_id);
    }
    Ok(customers.into_iter().collect())
}

/// One over the chance where the choice was of the group, else zero.
pub(super) fn weight_of(outcome: &LoggedOutcome, group: &Name) -> f64 {
    if outcome.group == *group { 1.0 / float_of(outcome.chance.value()) } else { 0.0 }
}

/// What a log of choices tells of each group of actions in it, by name.
///
/// The order of the outcomes does not matter. A group of which the log cannot tell says why.
///
/// # Errors
/// What [`LoggedOutcome::check`] and [`EffectOptions::check`] refuse.
///
/// # Examples
/// ```
/// use receivables::effects::{EffectOptions, LoggedOutcome, recovery_by_group};
/// let outcome = |n: usize| -> receivables::Result<LoggedOutcome> {
///     Ok(LoggedOutcome {
///         customer_id: format!("C{n}").parse()?,
///         group: "send_message".parse()?,
///         chance: "1".parse()?, // nobody was ever left alone
///         recovered: "0.5".parse()?,
///         expected: None,
///     })
/// };
/// let log = (0..60).map(outcome).collect::<receivables::Result<Vec<_>>>()?;
/// let groups = recovery_by_group(&log, &EffectOptions::default())?;
/// assert_eq!(groups.len(), 1); // of leaving people alone it says nothing
/// assert_eq!(groups[0].estimate.as_ref().map(|e| e.recovered.to_string()), Some("0.5".into()));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn recovery_by_group(outcomes: &[LoggedOutcome], options: &EffectOptions) -> Result<Vec<GroupRecovery>> {
    options.check().map_err(|e| e.within("options"))?;
    crate::documents::at_most(outcomes.len(), 5_000_000, "outcomes")?;
    let customers = customers_of(outcomes.iter(), |at| format!("outcomes[{at}]"))?;
    let doubly_robust = !outcomes.is_empty() && outcomes.iter().all(|outcome| outcome.expected.is_some());
    let groups: BTreeSet<&Name> = outcomes.iter().map(|outcome| &outcome.group).collect();
    // Sums of floats depend on their order: one order for all.
    let mut ordered: Vec<&LoggedOutcome> = outcomes.iter().collect();
    ordered.sort_by(|a, b| {
        let key =
            |o: &LoggedOutcome| (o.customer_id.clone(), o.group.clone(), o.chance, o.recovered, o.expected);
        key(a).cmp(&key(b))
    });
    let weighed = |outcome: &&LoggedOutcome, group: &Name| Weighed {
        customer: customers.binary_search(&&outcome.customer_id).unwrap_or(usize::MAX),
        weight: weight_of(outcome, group),
        amount: 1.0,
        recovered: float_of(outcome.recovered.value()),
        expected: expected_of(outcome, doubly_robust),
    };
    let tell = |group: &Name| {
        let all = Weighing::of(customers.len(), ordered.iter().map(|outcome| weighed(outcome, group)));
        let mut cannot_tell = all.objections(group.as_str(), options);
        let mut estimate = None;
        if cannot_tell.is_empty() {
            let ends = Weighing::interval(&[&all], options, |shares| shares.first().copied().flatten());
            match (all.share(), ends) {
                (Some(share), Some((low, high))) => {
                    let (recovered, low, high) = (ratio(share)?, ratio(low)?, ratio(high)?);
                    estimate = Some(RecoveryEstimate { recovered, low, high, doubly_robust });
                }
                _ => cannot_tell.push(Reason::new("few_customers").with("group", group)),
            }
        }
        let effective = u64::try_from(whole(all.effective())).unwrap_or(0);
        Ok(GroupRecovery { group: group.clone(), choices: all.own, effective, estimate, cannot_tell })
    };
    groups.into_iter().map(tell).collect()
}

/// What a forecast expected, where it is used.
pub(super) fn expected_of(outcome: &LoggedOutcome, used: bool) -> f64 {
    outcome.expected.filter(|_| used).map_or(0.0, |expected| float_of(expected.value()))
}
