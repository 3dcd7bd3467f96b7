//! How likely a try is to succeed: learned from tries before, in whole millionths.
//!
//! The chance of a class of failures starts from a prior and is raised or lowered by what was seen: of all tries, of the
//! class, of the code, and of the moment (local hour, weekday, day of the month, days since the failure, number of the
//! try). Each of these is a lift: successes seen over successes expected, held back by a weight, so that few tries move it
//! little and a code that was hardly seen counts as its class. The lifts are fitted together, each given the others: what
//! the number of the try explains is not put on the days since the failure once more.
//!
//! So the first customer has sensible chances, and the ten-thousandth has one's own. Everything is counted in whole
//! numbers: the same tries, in any order, give the same chances on any machine.

use super::code::FailureClass;
use super::fit::Fit;
use crate::calendar::{TimeZone, Timestamp};
use crate::error::{Error, Result};
use crate::ids::Reference;
use crate::money::{Percent, Ratio};
use crate::vocabulary::document;
use chrono::{Datelike, Timelike};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Further tries count as this one.
const MOST_TOLD_APART: u32 = 20;

/// One.
pub(super) const MILLION: i128 = 1_000_000;

document! {
    /// A try that was made, with what became of it.
    pub struct RetryObservation {
        /// How the failure before it was taken.
        pub class: FailureClass,
        /// The code of the failure before it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Reference>,
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

document! {
    /// Chances of success, learned. A lift of 1,000,000 changes nothing; what is not listed was never seen.
    pub struct RetrySuccess {
        /// What was taken for granted.
        pub priors: RetryPriors,
        /// From how many tries it was learned.
        #[serde(default)]
        pub tries: u32,
        /// How many of them succeeded.
        #[serde(default)]
        pub successes: u32,
        /// The lift of all tries, in millionths.
        #[serde(default = "unchanged")]
        pub overall: u32,
        /// The lift of each class besides, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub classes: BTreeMap<FailureClass, u32>,
        /// The lift of each code besides, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub codes: BTreeMap<Reference, u32>,
        /// The lift of each local hour, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub hours: BTreeMap<u32, u32>,
        /// The lift of each weekday, 0 for Monday, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub weekdays: BTreeMap<u32, u32>,
        /// The lift of each day of the month, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub days_of_month: BTreeMap<u32, u32>,
        /// The lift of the whole days since the failure, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub days_since: BTreeMap<u32, u32>,
        /// The lift of the number of the try, in millionths.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub attempts: BTreeMap<u32, u32>,
    }
}

fn unchanged() -> u32 {
    1_000_000
}

/// A try as far as its chance goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) class: FailureClass,
    pub(super) code: Option<&'a Reference>,
    pub(super) failed_at: Timestamp,
    pub(super) at: Timestamp,
    pub(super) attempt: u32,
    pub(super) zone: TimeZone,
}

/// What a lift is learned of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature<'a> {
    All,
    Class(FailureClass),
    Code(&'a Reference),
    Hour(u32),
    Weekday(u32),
    DayOfMonth(u32),
    DaysSince(u32),
    Attempt(u32),
}

impl<'a> Moment<'a> {
    pub(super) fn features(&self) -> Result<Vec<Feature<'a>>> {
        let local = self.zone.local(self.at)?;
        let micros = self.at.micros().saturating_sub(self.failed_at.micros()).max(0);
        let days = u32::try_from(micros.checked_div(86_400_000_000).unwrap_or(0)).unwrap_or(u32::MAX).min(60);
        let mut features = vec![Feature::All, Feature::Class(self.class)];
        features.extend(self.code.map(Feature::Code));
        features.extend([
            Feature::Hour(local.hour()),
            Feature::Weekday(local.weekday().num_days_from_monday()),
            Feature::DayOfMonth(local.day()),
            Feature::DaysSince(days),
            Feature::Attempt(self.attempt.min(MOST_TOLD_APART)),
        ]);
        Ok(features)
    }
}

impl RetrySuccess {
    /// Learns from tries, in any order. Tries of a class to which the priors give no chance teach nothing.
    ///
    /// # Errors
    /// What the priors refuse; [`Error::BeforeReference`] for a try before its failure, [`Error::CountOutOfRange`] for a
    /// try of number zero, with its place.
    ///
    /// # Examples
    /// ```
    /// use receivables::failures::{FailureClass, RetryObservation, RetryPriors, RetrySuccess};
    /// let seen = RetryObservation {
    ///     class: FailureClass::Soft, code: None, failed_at: "2026-03-02T08:00:00Z".parse()?,
    ///     tried_at: "2026-03-05T09:00:00Z".parse()?, attempt: 1, succeeded: true, time_zone: None,
    /// };
    /// let success = RetrySuccess::learn(&[seen], &RetryPriors::standard()?)?;
    /// assert!(success.hours[&9] > 1_000_000);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn learn(observations: &[RetryObservation], priors: &RetryPriors) -> Result<Self> {
        priors.check().map_err(|e| e.within("priors"))?;
        let mut fit = Fit::default();
        for (at, seen) in observations.iter().enumerate() {
            check(seen).map_err(|e| e.within(&format!("observations[{at}]")))?;
            let features = seen.moment().features()?;
            let prior = features.iter().fold(priors.of(seen.class), |p, f| times(p, priors.lift(*f)));
            if prior > 0 {
                fit.take(features, prior, seen.succeeded);
            }
        }
        let count = |given: usize| u32::try_from(given).unwrap_or(u32::MAX);
        let mut learned = Self {
            tries: count(observations.len()),
            successes: count(observations.iter().filter(|seen| seen.succeeded).count()),
            ..Self::unlearned(priors)
        };
        for (feature, lift) in fit.lifts(priors.weight) {
            learned.put(feature, u32::try_from(lift).unwrap_or(u32::MAX));
        }
        Ok(learned)
    }

    /// The priors alone.
    #[must_use]
    pub fn unlearned(priors: &RetryPriors) -> Self {
        Self {
            priors: priors.clone(),
            tries: 0,
            successes: 0,
            overall: unchanged(),
            classes: BTreeMap::new(),
            codes: BTreeMap::new(),
            hours: BTreeMap::new(),
            weekdays: BTreeMap::new(),
            days_of_month: BTreeMap::new(),
            days_since: BTreeMap::new(),
            attempts: BTreeMap::new(),
        }
    }

    /// The one door: checks the priors.
    ///
    /// # Errors
    /// As [`RetryPriors::check`].
    pub fn check(&self) -> Result<()> {
        self.priors.check().map_err(|e| e.within("priors"))
    }

    /// The chances of a try at one moment, in millionths, if it is the one with its number, the next one, and so on: from
    /// one in a thousand to 95 in a hundred; none where the prior says none.
    pub(super) fn chances(&self, moment: &Moment<'_>, count: usize) -> Result<Vec<i128>> {
        let mut chance = self.priors.of(moment.class);
        if chance == 0 {
            return Ok(vec![0; count]);
        }
        for feature in moment.features()?.into_iter().filter(|f| !matches!(f, Feature::Attempt(_))) {
            chance = times(times(chance, self.priors.lift(feature)), self.lift(feature));
        }
        let numbers = (moment.attempt..).take(count);
        Ok(numbers
            .map(|number| {
                let feature = Feature::Attempt(number.min(MOST_TOLD_APART));
                times(times(chance, self.priors.lift(feature)), self.lift(feature)).clamp(1_000, 950_000)
            })
            .collect())
    }

    fn lift(&self, feature: Feature<'_>) -> i128 {
        let of = |map: &BTreeMap<u32, u32>, key: u32| map.get(&key).copied();
        let known = match feature {
            Feature::All => Some(self.overall),
            Feature::Class(class) => self.classes.get(&class).copied(),
            Feature::Code(code) => self.codes.get(code).copied(),
            Feature::Hour(hour) => of(&self.hours, hour),
            Feature::Weekday(weekday) => of(&self.weekdays, weekday),
            Feature::DayOfMonth(day) => of(&self.days_of_month, day),
            Feature::DaysSince(days) => of(&self.days_since, days),
            Feature::Attempt(number) => of(&self.attempts, number),
        };
        i128::from(known.unwrap_or(unchanged()))
    }

    fn put(&mut self, feature: Feature<'_>, lift: u32) {
        match feature {
            Feature::All => self.overall = lift,
            Feature::Class(class) => drop(self.classes.insert(class, lift)),
            Feature::Code(code) => drop(self.codes.insert(code.clone(), lift)),
            Feature::Hour(hour) => drop(self.hours.insert(hour, lift)),
            Feature::Weekday(weekday) => drop(self.weekdays.insert(weekday, lift)),
            Feature::DayOfMonth(day) => drop(self.days_of_month.insert(day, lift)),
            Feature::DaysSince(days) => drop(self.days_since.insert(days, lift)),
            Feature::Attempt(number) => drop(self.attempts.insert(number, lift)),
        }
    }
}

impl RetryObservation {
    fn moment(&self) -> Moment<'_> {
        Moment {
            class: self.class,
            code: self.code.as_ref(),
            failed_at: self.failed_at,
            at: self.tried_at,
            attempt: self.attempt,
            zone: self.time_zone.unwrap_or(TimeZone::UTC),
        }
    }
}

impl RetryPriors {
    /// The chance of a class before anything was seen, in millionths.
    fn of(&self, class: FailureClass) -> i128 {
        let percent = self.success_percent.get(&class).copied().unwrap_or(Percent::ZERO);
        millionths(percent.value(), 10_000)
    }

    fn lift(&self, feature: Feature<'_>) -> i128 {
        let of = |list: &[Ratio], at: u32| {
            let at = usize::try_from(at).unwrap_or(usize::MAX);
            list.get(at).or(list.last()).copied()
        };
        let ratio = match feature {
            Feature::Attempt(number) => of(&self.by_attempt, number.saturating_sub(1)),
            Feature::DaysSince(days) => of(&self.by_days_since, days),
            Feature::DayOfMonth(day) => self.by_day_of_month.get(&day).copied(),
            _ => None,
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
    // Nearly always both fit, and a division of 64 bits is several times faster than one of 128.
    let narrow = i64::try_from(a).ok().zip(i64::try_from(b).ok()).and_then(|(a, b)| a.checked_mul(b));
    match narrow.and_then(|product| product.checked_div(1_000_000)) {
        Some(product) => i128::from(product),
        None => a.saturating_mul(b).checked_div(MILLION).unwrap_or(0),
    }
}

fn millionths(value: Decimal, scale: i64) -> i128 {
    let scaled = value.checked_mul(Decimal::from(scale)).unwrap_or(Decimal::ZERO);
    i128::try_from(scaled.trunc()).unwrap_or(0)
}
