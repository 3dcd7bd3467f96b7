//! Policies that try failed payments again.

use super::population::{Failed, Hour, Population, hour, instant};
use receivables::failures::{
    AttemptLimit, FailureClass, FailureSource, FailureTable, RetryObservation, RetryPlanOptions, RetryPriors,
    RetryQuestion, RetrySuccess, plan_retries,
};
use receivables::{Currency, Money, Name, TimeZone};

/// What every policy must keep.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// How many tries.
    pub most: usize,
    /// Within how many days of the failure.
    pub days: Hour,
    /// Hours between two tries.
    pub gap: Hour,
    /// What a try costs, in cents.
    pub fee: i64,
}

impl Rules {
    /// The hours at which the planner and the optimum may try next.
    #[must_use]
    pub fn slots(&self, failed: &Failed, tried: &[Hour]) -> Vec<Hour> {
        let from = tried.last().map_or(failed.at, |last| last + self.gap);
        (from..=failed.at + self.days * 24).filter(|at| (at + failed.ahead).rem_euclid(3) == 0).collect()
    }
}

/// When to try next.
pub trait Policy {
    /// The hour of the next try after those made in vain; none to give up.
    fn next(&mut self, failed: &Failed, tried: &[Hour]) -> Option<Hour>;

    /// Takes what became of a failure.
    fn learn(&mut self, _failed: &Failed, _made: &Made) {}
}

/// What came of a failure.
#[derive(Debug, Clone, Default)]
pub struct Made {
    /// The tries.
    pub tried: Vec<Hour>,
    /// Whether the last one succeeded.
    pub recovered: bool,
}

impl Made {
    /// Lets a policy try until it succeeds, gives up, or the payer is lost.
    #[must_use]
    pub fn by(policy: &mut impl Policy, population: &Population, failed: &Failed) -> Self {
        let mut made = Self::default();
        while let Some(at) = policy.next(failed, &made.tried).filter(|at| *at < failed.lost_at) {
            made.tried.push(at);
            if population.succeeds(failed, at, made.tried.len()) {
                made.recovered = true;
                break;
            }
        }
        policy.learn(failed, &made);
        made
    }
}

/// Tries a fixed number of hours after the failure.
pub struct Ladder {
    /// Hours after the failure.
    pub after: Vec<Hour>,
    /// Moved on to this local hour, where given.
    pub hour: Option<Hour>,
}

impl Policy for Ladder {
    fn next(&mut self, failed: &Failed, tried: &[Hour]) -> Option<Hour> {
        let at = failed.at + self.after.get(tried.len())?;
        let wait = self.hour.map_or(0, |hour| (hour - at - failed.ahead).rem_euclid(24));
        Some(at + wait)
    }
}

/// The planner of the crate.
pub struct Planner {
    rules: Rules,
    options: RetryPlanOptions,
    limits: Vec<AttemptLimit>,
    success: RetrySuccess,
    seen: Vec<(Hour, RetryObservation)>,
    /// Hours after which it learns anew; never where not given.
    every: Option<Hour>,
    learned_at: Hour,
}

impl Planner {
    /// A planner that starts from the standard priors.
    ///
    /// # Errors
    /// None in practice.
    pub fn new(rules: Rules, every_days: Option<Hour>, explore: &str) -> receivables::Result<Self> {
        let options = RetryPlanOptions {
            most_tries: u32::try_from(rules.most).ok(),
            min_gap_hours: u32::try_from(rules.gap).unwrap_or(u32::MAX),
            fee: Some(Money::from_minor(rules.fee, Currency::USD)),
            explore_percent: explore.parse()?,
            ..RetryPlanOptions::standard()?
        };
        let mut limits = FailureTable::shared()?.limits.clone();
        limits.retain(|limit| limit.source == FailureSource::Visa);
        let success = RetrySuccess::unlearned(&RetryPriors::standard()?);
        let every = every_days.map(|days| days * 24);
        Ok(Self { rules, options, limits, success, seen: Vec::new(), every, learned_at: 0 })
    }

    /// What it has learned.
    #[must_use]
    pub fn success(&self) -> &RetrySuccess {
        &self.success
    }

    fn refresh(&mut self, now: Hour) {
        let Some(every) = self.every.filter(|every| now >= self.learned_at + every) else { return };
        self.learned_at = now - now.rem_euclid(every);
        let known = self.seen.iter().filter(|(at, _)| *at < self.learned_at).map(|(_, seen)| seen.clone());
        let known: Vec<RetryObservation> = known.collect();
        self.success = RetrySuccess::learn(&known, &self.success.priors).expect("tries after their failures");
    }
}

fn zone(failed: &Failed) -> TimeZone {
    let name = match failed.ahead {
        -5 => "Etc/GMT+5",
        1 => "Etc/GMT-1",
        _ => "UTC",
    };
    TimeZone::new(name).expect("a zone")
}

impl Policy for Planner {
    fn next(&mut self, failed: &Failed, tried: &[Hour]) -> Option<Hour> {
        if tried.is_empty() {
            self.refresh(failed.at);
        }
        let now = instant(tried.last().copied().unwrap_or(failed.at));
        let question = RetryQuestion {
            id: Name::new(&format!("{}/{}", failed.place, tried.len())).expect("a name"),
            amount: Money::from_minor(failed.amount, Currency::USD),
            class: FailureClass::Soft,
            code: Some(failed.code.parse().expect("a code")),
            failed_at: instant(failed.at),
            tried: tried.iter().map(|at| instant(*at)).collect(),
            most_retries: None,
            not_before: None,
            not_after: Some(instant(failed.at + self.rules.days * 24)),
            business_days: None,
            limits: self.limits.clone(),
            time_zone: Some(zone(failed)),
        };
        let plan = plan_retries(&question, &self.success, &self.options, now).expect("a sound question");
        plan.retries.first().map(|retry| hour(retry.at))
    }

    fn learn(&mut self, failed: &Failed, made: &Made) {
        for (place, at) in made.tried.iter().enumerate() {
            let seen = RetryObservation {
                class: FailureClass::Soft,
                code: Some(failed.code.parse().expect("a code")),
                failed_at: instant(failed.at),
                tried_at: instant(*at),
                attempt: u32::try_from(place + 1).expect("a number"),
                succeeded: made.recovered && place + 1 == made.tried.len(),
                time_zone: Some(zone(failed)),
            };
            self.seen.push((*at, seen));
        }
    }
}
