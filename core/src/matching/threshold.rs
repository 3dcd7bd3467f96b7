//! From which confidence on a match is applied without a person: chosen from history, not by eye.
//!
//! A threshold is sound when, with the stated certainty, the share of wrong applications at or above it is at most the
//! stated error. The upper bound is that of Clopper and Pearson: the share at which so few wrong ones, or fewer, would
//! be seen no more often than one minus the certainty. So without a single wrong one it takes 2,995 applications to be
//! 95 % certain of at most 0.1 %, and with one wrong one among them 4,742. Of all sound thresholds the smallest is taken.
//!
//! Source: C. J. Clopper, E. S. Pearson, The use of confidence or fiducial limits illustrated in the case of the
//! binomial, Biometrika 26 (1934).

use super::numbers::{count, exp, ln, millionths};
use crate::error::{Error, Result};
use crate::money::{Figure, Percent};
use crate::vocabulary::document;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

document! {
    /// Matches of the past of one confidence, and whether they were right in all their parts.
    pub struct LabelledMatch {
        /// The confidence that they had.
        pub confidence: Figure,
        /// Whether they were right.
        pub right: bool,
        /// How many; 1 where not given.
        #[serde(default = "one")]
        pub count: u32,
    }

    /// How wrong applications may go, and how certain that has to be.
    pub struct ThresholdOptions {
        /// Most wrong ones among those applied, in percent; 0.1 where not given.
        #[serde(default = "tenth")]
        pub wrong_percent: Percent,
        /// How certain, in percent, above 0 and below 100; 95 where not given.
        #[serde(default = "ninety_five")]
        pub certainty_percent: Percent,
    }

    /// The threshold, with what it rests on.
    pub struct ThresholdChoice {
        /// The smallest confidence from which matches may be applied; none where history does not prove any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub apply_confidence: Option<Figure>,
        /// Matches at or above it; where there is none, of all.
        pub applied: u64,
        /// Wrong ones among them.
        pub wrong: u64,
        /// Upper bound of the share of wrong ones, to six decimals, rounded up.
        pub wrong_bound: Figure,
        /// Labelled matches in all.
        pub labelled: u64,
        /// How many applications without a wrong one would be needed to prove any threshold.
        pub needed: u64,
    }
}

fn percent(value: i64, scale: u32) -> Percent {
    Percent::new(Decimal::new(value, scale)).unwrap_or_else(|_| unreachable!("a share of 100 is sound"))
}

const fn one() -> u32 {
    1
}

fn tenth() -> Percent {
    percent(1, 1)
}

fn ninety_five() -> Percent {
    percent(95, 0)
}

impl Default for ThresholdOptions {
    fn default() -> Self {
        Self { wrong_percent: tenth(), certainty_percent: ninety_five() }
    }
}

impl ThresholdOptions {
    /// The error and one minus the certainty, as shares of one.
    fn shares(&self) -> Result<(f64, f64)> {
        let share = |percent: Percent, field: &str| {
            let value = percent.value().to_f64().unwrap_or(0.0) / 100.0;
            if value > 0.0 && value < 1.0 {
                return Ok(value);
            }
            let given = percent.to_string();
            Err(Error::AmountOutOfRange { field: field.into(), given, allowed: "above 0, below 100".into() })
        };
        let certainty = share(self.certainty_percent, "certainty_percent")?;
        Ok((share(self.wrong_percent, "wrong_percent")?, 1.0 - certainty))
    }
}

/// Chooses the confidence from which matches may be applied.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for shares that are not above 0 and below 100; [`Error::CountOutOfRange`] above ten
/// million entries.
///
/// # Examples
/// ```
/// use receivables::matching::{LabelledMatch, ThresholdOptions, choose_threshold};
/// let right = LabelledMatch { confidence: "0.99".parse()?, right: true, count: 3_000 };
/// let wrong = LabelledMatch { confidence: "0.60".parse()?, right: false, count: 30 };
/// let choice = choose_threshold(&[right, wrong], &ThresholdOptions::default())?;
/// assert_eq!((choice.apply_confidence, choice.applied), (Some("0.99".parse()?), 3_000));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn choose_threshold(labelled: &[LabelledMatch], options: &ThresholdOptions) -> Result<ThresholdChoice> {
    crate::documents::at_most(labelled.len(), 10_000_000, "labelled")?;
    let (error, doubt) = options.shares().map_err(|e| e.within("options"))?;
    let mut by_confidence: BTreeMap<Figure, (usize, usize)> = BTreeMap::new();
    let (mut applied, mut wrong) = (0_usize, 0_usize);
    for one in labelled {
        let many = usize::try_from(one.count).unwrap_or(usize::MAX);
        let entry = by_confidence.entry(one.confidence).or_default();
        entry.0 = entry.0.saturating_add(many);
        applied = applied.saturating_add(many);
        if !one.right {
            entry.1 = entry.1.saturating_add(many);
            wrong = wrong.saturating_add(many);
        }
    }
    let all = (applied, wrong);
    let mut found = None;
    for (confidence, (of_it, wrong_of_it)) in by_confidence {
        if is_proven(wrong, applied, error, doubt) {
            found = Some(confidence);
            break;
        }
        (applied, wrong) = (applied.saturating_sub(of_it), wrong.saturating_sub(wrong_of_it));
    }
    let whole = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let labelled = whole(all.0);
    if found.is_none() {
        (applied, wrong) = all;
    }
    Ok(ThresholdChoice {
        apply_confidence: found,
        applied: whole(applied),
        wrong: whole(wrong),
        wrong_bound: figure(bound(wrong, applied, doubt)),
        labelled,
        needed: needed(error, doubt),
    })
}

/// Whether so few wrong ones, or fewer, would hardly be seen if the share of wrong ones were the error.
fn is_proven(wrong: usize, applied: usize, error: f64, doubt: f64) -> bool {
    count(wrong) <= error * count(applied) && at_most(wrong, applied, error) <= doubt
}

/// The chance of so many wrong ones or fewer among so many, for a share not below theirs: then each term is smaller than
/// the one above it.
fn at_most(wrong: usize, applied: usize, share: f64) -> f64 {
    if wrong >= applied {
        return 1.0;
    }
    let (k, n) = (count(wrong), count(applied));
    let ways = libm::lgamma(n + 1.0) - libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    let largest = ways + k * ln(share) + (n - k) * ln(1.0 - share);
    let (mut part, mut sum) = (1.0, 1.0);
    for k in (1..=wrong).rev() {
        part *= count(k) * (1.0 - share) / (count(applied.saturating_sub(k).saturating_add(1)) * share);
        sum += part;
        if part < 1e-18 {
            break;
        }
    }
    (exp(largest) * sum).min(1.0)
}

/// The upper bound of the share of wrong ones.
fn bound(wrong: usize, applied: usize, doubt: f64) -> f64 {
    if wrong >= applied {
        return 1.0;
    }
    let (mut low, mut high) = ((count(wrong) / count(applied)).max(1e-12), 1.0 - 1e-12);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if at_most(wrong, applied, middle) > doubt {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// The least number of applications without a wrong one that proves the error.
fn needed(error: f64, doubt: f64) -> u64 {
    let number = libm::ceil(ln(doubt) / ln(1.0 - error));
    u64::try_from(super::numbers::whole(number)).unwrap_or(u64::MAX)
}

/// A share to six decimals, rounded up.
fn figure(share: f64) -> Figure {
    let up = (share + 0.000_001).min(1.0);
    let scaled = if share >= 1.0 { 1_000_000 } else { millionths(up) };
    Figure::new(Decimal::new(scaled, 6)).unwrap_or_else(|_| unreachable!("a figure has no bounds"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_those_of_the_tables() {
        // 1 - 0.05^(1/n) for none wrong: n = 10 gives 0.258866, n = 100 gives 0.029513.
        assert!((bound(0, 10, 0.05) - 0.258_866).abs() < 1e-6);
        assert!((bound(0, 100, 0.05) - 0.029_513).abs() < 1e-6);
        // One of ten, one-sided 95 %: 0.394163 (beta quantile 0.95 of 2 and 9).
        assert!((bound(1, 10, 0.05) - 0.394_163).abs() < 1e-6);
        assert!((at_most(1, 4_742, 0.001) - 0.05).abs() < 1e-4);
    }

    #[test]
    fn the_least_number_is_exact() {
        // 0.999^2994 = 0.050013, 0.999^2995 = 0.049963.
        assert_eq!(needed(0.001, 0.05), 2_995);
        assert!(is_proven(0, 2_995, 0.001, 0.05) && !is_proven(0, 2_994, 0.001, 0.05));
        assert!(is_proven(1, 4_742, 0.001, 0.05) && !is_proven(1, 4_741, 0.001, 0.05));
    }
}
