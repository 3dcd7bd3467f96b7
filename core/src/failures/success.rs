//! How likely a try is to succeed: learned from tries before, in whole millionths.
//!
//! The chance of a class of failures starts from a prior and moves to what was seen, first of all tries, then of the class:
//! few tries move it little. What is known of the moment (local hour, weekday, day of the month, days since the failure,
//! number of the try) raises or lowers it by the ratio of successes seen to successes expected, each ratio held back the
//! same way. So the first customer has sensible chances, and the ten-thousandth has one's own.
//!
//! Everything is counted in whole numbers: the same tries give the same chances on any machine.

use super::code::FailureClass;
use crate::calendar::{TimeZone, Timestamp};
use crate::error::{Error, Result};
use crate::money::{Percent, Ratio};
use crate::vocabulary::document;
use chrono::{Datelike, Timelike};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One.
pub(super) const MILLION: i128 = 1_000_000;

document! {
    /// A try that was made, with what became of it.
    pub struct RetryObservation {
        /// How the failure was taken.
        pub class: FailureClass,
        /// When it first failed.
        pub failed_at: Timestamp,
        /// When it was tried again.
        pub tried_at: Timestamp,
        /// Number of the try after the failure, from 1.
        pub attempt: u32,
        /// Whether it succeeded.
        pub succeeded: bool,
        /// The payer's time zone; UTC where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_zone: Option<TimeZone>,
    }

    /// What is taken for granted before anything was seen, and how hard it is to move. An assumption of ours: replace it.
    pub struct RetryPriors {
        /// Chance of success of the first try after a failure, by class.
        pub success_percent: BTreeMap<FailureClass, Percent>,
        /// By how much the chance changes with the number of the try: 1 for the first; the last one counts for all after.
        pub by_attempt: Vec<Ratio>,
        /// The same with whole days since the failure, from 0.
        pub by_days_since: Vec<Ratio>,
        /// Days of the month on which accounts are fuller, and by how much the chance changes.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub by_day_of_month: BTreeMap<u32, Ratio>,
        /// How many expected successes a prior weighs.
        pub weight: u32,
    }
}

impl RetryPriors {
    /// Three in ten soft failures succeed at the first try, fewer at each further one, most some days later and around
    /// the usual pay days. A starting point without a source: it yields to what was seen.
    ///
    /// # Errors
    /// None in practice.
    pub fn standard() -> Result<Self> {
        let ratio = |hundredths: i64| Ratio::new(Decimal::new(hundredths, 2));
        let ratios = |list: &[i64]| list.iter().map(|part| ratio(*part)).collect::<Result<Vec<_>>>();
        let percent = |whole: i64| Percent::new(Decimal::from(whole));
        let success = [
            (FailureClass::Soft, percent(30)?),
            (FailureClass::NeedsCustomer, percent(2)?),
            (FailureClass::Hard, Percent::ZERO),
            (FailureClass::Config, Percent::ZERO),
        ];
        let fuller = [1, 2, 3, 15, 16, 28].into_iter().map(|day| Ok((day, ratio(125)?)));
        Ok(Self {
            success_percent: success.into_iter().collect(),
            by_attempt: ratios(&[100, 75, 60, 45, 35, 30])?,
            by_days_since: ratios(&[60, 90, 100, 110, 110, 110, 110, 100])?,
            by_day_of_month: fuller.collect::<Result<_>>()?,
            weight: 20,
        })
    }

    /// Checks that nothing is missing.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`] for a list without a value, or a weight of zero; [`Error::NumberOutOfRange`] for a day
    /// that no month has.
    pub fn check(&self) -> Result<()> {
        let lists = [("by_attempt", self.by_attempt.len()), ("by_days_since", self.by_days_since.len())];
        for (field, given) in lists {
            if !(1..=400).contains(&given) {
                return Err(Error::CountOutOfRange { field: field.into(), least: 1, most: 400, given });
            }
        }
        if self.weight == 0 {
            return Err(Error::CountOutOfRange {
                field: "weight".into(),
                least: 1,
                most: 1_000_000,
                given: 0,
            });
        }
        match self.by_day_of_month.keys().find(|day| !(1..=31).contains(*day)) {
            Some(day) => Err(Error::NumberOutOfRange {
                field: format!("by_day_of_month.{day}"),
                least: 1,
                most: 31,
                given: i64::from(*day),
            }),
            None => Ok(()),
        }
    }
}

/// What is known of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Feature {
    Hour(u32),
    Weekday(u32),
    DayOfMonth(u32),
    DaysSince(u32),
    Attempt(u32),
}

/// Successes seen, and successes expected, in millionths.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    seen: i128,
    expected: i128,
}

/// Chances of success, learned.
#[derive(Debug, Clone)]
pub struct RetrySuccess {
    priors: RetryPriors,
    all: Tally,
    classes: BTreeMap<FailureClass, Tally>,
    features: BTreeMap<Feature, Tally>,
}

/// A moment at which a try is thought of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment {
    pub(super) failed_at: Timestamp,
    pub(super) at: Timestamp,
    pub(super) attempt: u32,
    pub(super) zone: TimeZone,
}

impl Moment {
    fn features(&self) -> Result<[Feature; 5]> {
        let local = self.zone.local(self.at)?;
        let micros = self.at.micros().saturating_sub(self.failed_at.micros()).max(0);
        let days = u32::try_from(micros.checked_div(86_400_000_000).unwrap_or(0)).unwrap_or(u32::MAX).min(60);
        Ok([
            Feature::Hour(local.hour()),
            Feature::Weekday(local.weekday().num_days_from_monday()),
            Feature::DayOfMonth(local.day()),
            Feature::DaysSince(days),
            Feature::Attempt(self.attempt.min(20)),
        ])
    }
}

impl RetrySuccess {
    /// Learns from tries, in any order.
    ///
    /// # Errors
    /// What the priors refuse; [`Error::BeforeReference`] for a try before its failure, [`Error::CountOutOfRange`] for a
    /// try of number zero, with its place.
    pub fn learn(observations: &[RetryObservation], priors: &RetryPriors) -> Result<Self> {
        priors.check().map_err(|e| e.within("priors"))?;
        let mut learned = Self {
            priors: priors.clone(),
            all: Tally::default(),
            classes: BTreeMap::new(),
            features: BTreeMap::new(),
        };
        for (at, seen) in observations.iter().enumerate() {
            check(seen).map_err(|e| e.within(&format!("observations[{at}]")))?;
            let moment = Moment {
                failed_at: seen.failed_at,
                at: seen.tried_at,
                attempt: seen.attempt,
                zone: seen.time_zone.unwrap_or(TimeZone::UTC),
            };
            let features = moment.features()?;
            let mut expected = learned.prior(seen.class);
            for feature in features {
                expected = times(expected, learned.prior_lift(feature));
            }
            let seen_millionths = if seen.succeeded { MILLION } else { 0 };
            let tallies = [&mut learned.all, learned.classes.entry(seen.class).or_default()];
            for tally in tallies {
                tally.seen = tally.seen.saturating_add(seen_millionths);
                tally.expected = tally.expected.saturating_add(expected);
            }
            for feature in features {
                let tally = learned.features.entry(feature).or_default();
                tally.seen = tally.seen.saturating_add(seen_millionths);
                tally.expected = tally.expected.saturating_add(expected);
            }
        }
        Ok(learned)
    }

    /// The chance of a try, in millionths: from one in a thousand to 95 in a hundred; none where the prior says none.
    pub(super) fn chance(&self, class: FailureClass, moment: &Moment) -> Result<i128> {
        let prior = self.prior(class);
        if prior == 0 {
            return Ok(0);
        }
        let overall = self.ratio(self.all, MILLION);
        let of_class = self.ratio(self.classes.get(&class).copied().unwrap_or_default(), overall);
        let mut chance = times(prior, of_class);
        for feature in moment.features()? {
            let tally = self.features.get(&feature).copied().unwrap_or_default();
            // What is expected of the moment already holds the level of all tries.
            let expected = times(tally.expected, overall);
            let lift = self.ratio(Tally { seen: tally.seen, expected }, MILLION);
            chance = times(times(chance, self.prior_lift(feature)), lift);
        }
        Ok(chance.clamp(1_000, 950_000))
    }

    /// Successes seen over successes expected, held back to a prior ratio.
    fn ratio(&self, tally: Tally, prior: i128) -> i128 {
        let weight = i128::from(self.priors.weight).saturating_mul(MILLION);
        let seen = tally.seen.saturating_add(times(weight, prior));
        let expected = tally.expected.saturating_add(weight);
        seen.saturating_mul(MILLION).checked_div(expected).unwrap_or(prior)
    }

    fn prior(&self, class: FailureClass) -> i128 {
        let percent = self.priors.success_percent.get(&class).copied().unwrap_or(Percent::ZERO);
        millionths(percent.value(), 10_000)
    }

    fn prior_lift(&self, feature: Feature) -> i128 {
        let of = |list: &[Ratio], at: u32| {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            list.get(at).or(list.last()).copied()
        };
        let ratio = match feature {
            Feature::Attempt(number) => of(&self.priors.by_attempt, number.saturating_sub(1)),
            Feature::DaysSince(days) => of(&self.priors.by_days_since, days),
            Feature::DayOfMonth(day) => self.priors.by_day_of_month.get(&day).copied(),
            Feature::Hour(_) | Feature::Weekday(_) => None,
        };
        ratio.map_or(MILLION, |ratio| millionths(ratio.value(), 1_000_000))
    }
}

fn check(seen: &RetryObservation) -> Result<()> {
    if seen.attempt == 0 {
        return Err(Error::CountOutOfRange { field: "attempt".into(), least: 1, most: 1_000, given: 0 });
    }
    if seen.tried_at < seen.failed_at {
        return Err(Error::BeforeReference {
            field: "tried_at".into(),
            given: seen.tried_at.to_string(),
            earliest: seen.failed_at.to_string(),
        });
    }
    Ok(())
}

/// A product of millionths.
pub(super) fn times(a: i128, b: i128) -> i128 {
    a.saturating_mul(b).checked_div(MILLION).unwrap_or(0)
}

fn millionths(value: Decimal, scale: i64) -> i128 {
    let scaled = value.checked_mul(Decimal::from(scale)).unwrap_or(Decimal::ZERO);
    i128::try_from(scaled.trunc()).unwrap_or(0)
}
