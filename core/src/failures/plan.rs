//! The retry plan: when to try again, and when to stop.
//!
//! Of all sets of instants within the horizon that keep every limit, the one with the highest expected money recovered,
//! less what the tries cost. A further try is planned only where it is expected to bring more than it costs; so a plan
//! ends by itself. Limits are held for certain: planned tries are counted into every window at their most.
//!
//! A share of the instants can be drawn at random around the best one, to learn from. The draw follows from a seed and the
//! failure alone, so that asking again gives the same plan; the chance with which each instant was drawn is kept, so that
//! other policies can be judged by what came of it.

use super::code::FailureClass;
use super::draw::draw;
use super::limit::{AttemptLimit, attempt_limit};
use super::success::{MILLION, Moment, RetrySuccess};
use crate::calendar::{TimeZone, Timestamp};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Figure, Money, Percent};
use crate::reason::Reason;
use crate::vocabulary::document;
use chrono::Timelike;
use rust_decimal::Decimal;

document! {
    /// A failure for which a plan is asked.
    pub struct RetryQuestion {
        /// What names the failure: it seeds the draw, together with `seed`.
        pub id: Name,
        /// What would be recovered, above zero.
        pub amount: Money,
        /// How the failure is taken.
        pub class: FailureClass,
        /// When it first failed.
        pub failed_at: Timestamp,
        /// The tries so far that the limits count.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub tried: Vec<Timestamp>,
        /// How many further tries its code allows, at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_retries: Option<u32>,
        /// No try before this instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_before: Option<Timestamp>,
        /// The limits of the scheme that apply.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub limits: Vec<AttemptLimit>,
        /// The payer's time zone; UTC where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_zone: Option<TimeZone>,
    }

    /// How plans are made.
    pub struct RetryPlanOptions {
        /// How many days ahead, 1 to 90.
        pub horizon_days: u32,
        /// Local hours at which one may try, 0 to 23.
        pub hours: Vec<u32>,
        /// Least hours between two tries.
        pub min_gap_hours: u32,
        /// What a try costs, in the currency of the amount; nothing where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fee: Option<Money>,
        /// The share of instants that are drawn at random, to learn from.
        #[serde(default = "nothing")]
        pub explore_percent: Percent,
        /// The seed of the draw.
        pub seed: Name,
    }

    /// A planned try.
    pub struct PlannedRetry {
        /// Number of the try after the failure, from 1.
        pub attempt: u32,
        /// When.
        pub at: Timestamp,
        /// Its chance of success, percent, cut to four decimals.
        pub success_percent: Figure,
        /// The chance with which this instant was drawn, 1 where nothing was left to chance; cut to six decimals.
        pub drawn_with: Figure,
    }

    /// When to try, and what is expected of it.
    pub struct RetrySchedule {
        /// The tries, in order; none where none is worth it.
        pub retries: Vec<PlannedRetry>,
        /// The amount × the chance that one of them succeeds, cut.
        pub expected_recovered: Money,
        /// What the tries are expected to cost, cut: those after a success are not made.
        pub expected_cost: Money,
        /// Why it stops where it stops.
        pub reasons: Vec<Reason>,
    }
}

fn nothing() -> Percent {
    Percent::ZERO
}

impl RetryPlanOptions {
    /// 21 days, every third hour of the day, a day between tries, nothing left to chance.
    ///
    /// # Errors
    /// None in practice.
    pub fn standard() -> Result<Self> {
        Ok(Self {
            horizon_days: 21,
            hours: vec![0, 3, 6, 9, 12, 15, 18, 21],
            min_gap_hours: 24,
            fee: None,
            explore_percent: Percent::ZERO,
            seed: Name::new("0")?,
        })
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`].
    pub fn check(&self, amount: Money) -> Result<()> {
        let within = |field: &str, given: u32, least: i64, most: i64| {
            if (least..=most).contains(&i64::from(given)) {
                return Ok(());
            }
            Err(Error::NumberOutOfRange { field: field.into(), least, most, given: i64::from(given) })
        };
        within("horizon_days", self.horizon_days, 1, 90)?;
        within("min_gap_hours", self.min_gap_hours, 1, 2_160)?;
        if self.hours.is_empty() {
            return Err(Error::CountOutOfRange { field: "hours".into(), least: 1, most: 24, given: 0 });
        }
        for (at, hour) in self.hours.iter().enumerate() {
            within(&format!("hours[{at}]"), *hour, 0, 23)?;
        }
        let Some(fee) = self.fee else { return Ok(()) };
        fee.in_currency(amount.currency()).map_err(|e| e.within("fee"))?;
        fee.not_negative().map(drop).map_err(|e| e.within("fee"))
    }
}

/// The most tries that a plan ever has.
const MOST_PLANNED: usize = 20;

/// What the search goes over: instants, and for each number of tries before it the best that can follow.
struct Search {
    slots: Vec<Timestamp>,
    /// For each slot the first one after the gap.
    next: Vec<usize>,
    /// By number of planned tries before, then by slot: the value of going on, in millionths of a smallest unit, and
    /// whether a try is made there.
    best: Vec<Vec<(i128, bool)>>,
    /// By number of planned tries before, then by slot: the chance, where a try is allowed.
    chance: Vec<Vec<Option<i128>>>,
}

/// When to try a failed payment again.
///
/// # Errors
/// [`Error::AmountOutOfRange`] for an amount that is not above zero; what the options or a limit refuse;
/// [`Error::DateOutOfRange`].
///
/// # Examples
/// ```
/// use receivables::failures::{
///     FailureClass, RetryPlanOptions, RetryPriors, RetryQuestion, RetrySuccess, plan_retries,
/// };
/// use receivables::{Currency, Money, Name};
/// let question = RetryQuestion {
///     id: Name::new("failure-1")?, amount: Money::parse("49.00", Currency::USD)?, class: FailureClass::Soft,
///     failed_at: "2026-03-02T08:00:00Z".parse()?, tried: vec![], most_retries: Some(3), not_before: None,
///     limits: vec![], time_zone: None,
/// };
/// let success = RetrySuccess::learn(&[], &RetryPriors::standard()?)?;
/// let now = "2026-03-02T08:00:00Z".parse()?;
/// let plan = plan_retries(&question, &success, &RetryPlanOptions::standard()?, now)?;
/// assert_eq!(plan.retries.len(), 3);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn plan_retries(
    question: &RetryQuestion,
    success: &RetrySuccess,
    options: &RetryPlanOptions,
    now: Timestamp,
) -> Result<RetrySchedule> {
    question.amount.positive().map_err(|e| e.within("question.amount"))?;
    options.check(question.amount).map_err(|e| e.within("options"))?;
    let search = Search::new(question, success, options, now)?;
    let chosen = search.walk();
    let drawn = search.drawn(&chosen, question, options)?;
    let mut schedule = RetrySchedule {
        retries: Vec::new(),
        expected_recovered: Money::zero(question.amount.currency()),
        expected_cost: Money::zero(question.amount.currency()),
        reasons: vec![search.stop(&chosen, question)],
    };
    let made = u32::try_from(question.tried.len()).unwrap_or(u32::MAX);
    let (mut still_open, mut recovered, mut cost) = (MILLION, 0_i128, 0_i128);
    let fee = i128::from(options.fee.map_or(0, Money::minor));
    for (number, (slot, drawn_with)) in drawn.into_iter().enumerate() {
        let Some(at) = search.slots.get(slot).copied() else { continue };
        let chance = search.chance.get(number).and_then(|row| row.get(slot)).copied().flatten().unwrap_or(0);
        let open = still_open.saturating_mul(chance).checked_div(MILLION).unwrap_or(0);
        recovered = recovered.saturating_add(open.saturating_mul(i128::from(question.amount.minor())));
        cost = cost.saturating_add(still_open.saturating_mul(fee));
        still_open = still_open.saturating_sub(open);
        let attempt = made.saturating_add(u32::try_from(number).unwrap_or(u32::MAX)).saturating_add(1);
        let success_percent = Figure::new(Decimal::new(i64::try_from(chance).unwrap_or(0), 4).normalize())?;
        let drawn_with = Figure::new(Decimal::new(i64::try_from(drawn_with).unwrap_or(0), 6).normalize())?;
        schedule.retries.push(PlannedRetry { attempt, at, success_percent, drawn_with });
    }
    let money = |millionths: i128| {
        let minor = i64::try_from(millionths.checked_div(MILLION).unwrap_or(0)).unwrap_or(i64::MAX);
        Money::from_minor(minor, question.amount.currency())
    };
    (schedule.expected_recovered, schedule.expected_cost) = (money(recovered), money(cost));
    Ok(schedule)
}

impl Search {
    fn new(
        question: &RetryQuestion,
        success: &RetrySuccess,
        options: &RetryPlanOptions,
        now: Timestamp,
    ) -> Result<Self> {
        let slots = slots(question, options, now)?;
        let gap = i64::from(options.min_gap_hours);
        let mut next = Vec::with_capacity(slots.len());
        for slot in &slots {
            let after = slot.plus_hours(gap)?;
            next.push(slots.partition_point(|other| *other < after));
        }
        let left = question.most_retries.and_then(|most| {
            let made = u32::try_from(question.tried.len()).unwrap_or(u32::MAX);
            usize::try_from(most.saturating_sub(made)).ok()
        });
        let most = left.unwrap_or(MOST_PLANNED).min(MOST_PLANNED);
        let mut search = Self { slots, next, best: Vec::new(), chance: Vec::new() };
        for planned in 0..most {
            let row = search.chances(question, success, options, planned)?;
            search.chance.push(row);
        }
        search.solve(question, options);
        Ok(search)
    }

    /// The chances of the try after so many planned ones, where every limit allows it.
    fn chances(
        &self,
        question: &RetryQuestion,
        success: &RetrySuccess,
        options: &RetryPlanOptions,
        planned: usize,
    ) -> Result<Vec<Option<i128>>> {
        let made = u32::try_from(question.tried.len().saturating_add(planned)).unwrap_or(u32::MAX);
        let zone = question.time_zone.unwrap_or(TimeZone::UTC);
        let mut row = Vec::with_capacity(self.slots.len());
        for at in &self.slots {
            let mut allowed = true;
            for limit in &question.limits {
                let room = attempt_limit(limit, &question.tried, *at)?;
                allowed &= within_window(limit, options, planned) < room.left;
            }
            let moment =
                Moment { failed_at: question.failed_at, at: *at, attempt: made.saturating_add(1), zone };
            let chance = success.chance(question.class, &moment)?;
            row.push(Some(chance).filter(|chance| allowed && *chance > 0));
        }
        Ok(row)
    }

    /// From the last slot backwards: go on, or try.
    fn solve(&mut self, question: &RetryQuestion, options: &RetryPlanOptions) {
        let amount = i128::from(question.amount.minor());
        let fee = i128::from(options.fee.map_or(0, Money::minor)).saturating_mul(MILLION);
        let mut after: Vec<(i128, bool)> = vec![(0, false); self.slots.len().saturating_add(1)];
        for chances in self.chance.iter().rev() {
            let mut row = vec![(0_i128, false); self.slots.len().saturating_add(1)];
            for slot in (0..self.slots.len()).rev() {
                let wait = row.get(slot.saturating_add(1)).map_or(0, |(value, _)| *value);
                let value = chances.get(slot).copied().flatten().map(|chance| {
                    let next = self.next.get(slot).copied().unwrap_or(usize::MAX);
                    let rest = after.get(next).map_or(0, |(value, _)| *value);
                    let missed = MILLION.saturating_sub(chance);
                    let later = missed.saturating_mul(rest).checked_div(MILLION).unwrap_or(0);
                    chance.saturating_mul(amount).saturating_sub(fee).saturating_add(later)
                });
                if let Some(place) = row.get_mut(slot) {
                    // A tie goes to the earlier instant; a try that brings nothing is not made.
                    *place = match value {
                        Some(value) if value >= wait && value > 0 => (value, true),
                        _ => (wait, false),
                    };
                }
            }
            self.best.push(row.clone());
            after = row;
        }
        self.best.reverse();
    }

    /// The slots of the best plan.
    fn walk(&self) -> Vec<usize> {
        let (mut chosen, mut slot) = (Vec::new(), 0_usize);
        for row in &self.best {
            let from = row.iter().enumerate().skip(slot).find(|(_, (_, tried))| *tried);
            let Some((at, _)) = from else { break };
            chosen.push(at);
            slot = self.next.get(at).copied().unwrap_or(usize::MAX);
        }
        chosen
    }

    /// The slots as drawn, each with the chance of its draw in millionths.
    fn drawn(
        &self,
        chosen: &[usize],
        question: &RetryQuestion,
        options: &RetryPlanOptions,
    ) -> Result<Vec<(usize, i128)>> {
        let explore = options.explore_percent.value().checked_mul(Decimal::from(10_000));
        let explore = explore.and_then(|share| i128::try_from(share.trunc()).ok()).unwrap_or(0);
        let gap = i64::from(options.min_gap_hours);
        let (mut drawn, mut earliest) = (Vec::new(), 0_usize);
        for (number, best) in chosen.iter().copied().enumerate() {
            let next = chosen.get(number.saturating_add(1)).and_then(|slot| self.slots.get(*slot));
            let latest = next.map(|next| next.plus_hours(gap.saturating_neg())).transpose()?;
            let allowed = |slot: &usize| {
                let open = self.chance.get(number).and_then(|row| row.get(*slot)).copied().flatten();
                let early = self.slots.get(*slot).zip(latest).is_none_or(|(at, latest)| *at <= latest);
                open.is_some() && early
            };
            let around: Vec<usize> = (earliest..self.slots.len()).filter(allowed).collect();
            let count = i128::try_from(around.len().max(1)).unwrap_or(1);
            let each = explore.checked_div(count).unwrap_or(0);
            let [first, second] = draw(options.seed.as_str(), question.id.as_str(), number);
            let slot = if first < explore {
                let place = second.saturating_mul(count).checked_div(MILLION).unwrap_or(0);
                usize::try_from(place).ok().and_then(|place| around.get(place)).copied().unwrap_or(best)
            } else {
                best
            };
            let greedy = if slot == best { MILLION.saturating_sub(explore) } else { 0 };
            drawn.push((slot, greedy.saturating_add(each).min(MILLION)));
            earliest = self.next.get(slot).copied().unwrap_or(usize::MAX);
        }
        Ok(drawn)
    }

    /// Why the plan has no further try.
    fn stop(&self, chosen: &[usize], question: &RetryQuestion) -> Reason {
        let planned = chosen.len();
        let reason = match self.chance.get(planned) {
            None if question.most_retries.is_some() => Reason::new("retries_used_up"),
            None => Reason::new("enough_tries"),
            Some(row) => {
                let from = chosen.last().and_then(|slot| self.next.get(*slot)).copied().unwrap_or(0);
                if from >= self.slots.len() {
                    Reason::new("horizon_over")
                } else if row.iter().skip(from).all(Option::is_none) {
                    Reason::new("no_try_permitted")
                } else {
                    Reason::new("not_worth_its_cost")
                }
            }
        };
        reason.with("planned", planned)
    }
}

/// The instants at which one may try.
fn slots(question: &RetryQuestion, options: &RetryPlanOptions, now: Timestamp) -> Result<Vec<Timestamp>> {
    let zone = question.time_zone.unwrap_or(TimeZone::UTC);
    let gap = i64::from(options.min_gap_hours);
    let last = question.tried.iter().max().map(|last| last.plus_hours(gap)).transpose()?;
    let earliest = [Some(now), question.not_before, last].into_iter().flatten().max().unwrap_or(now);
    let end = now.plus_hours(i64::from(options.horizon_days).saturating_mul(24))?;
    // Whole hours; the instant itself where it is one.
    const HOUR: i64 = 3_600_000_000;
    let whole = earliest.micros().checked_div_euclid(HOUR).unwrap_or(0).saturating_mul(HOUR);
    let mut at = Timestamp::from_micros(whole)?;
    if at < earliest {
        at = at.plus_hours(1)?;
    }
    let mut slots = Vec::new();
    while at <= end {
        if options.hours.contains(&zone.local(at)?.hour()) {
            slots.push(at);
        }
        at = at.plus_hours(1)?;
    }
    Ok(slots)
}

/// How many of the tries planned before can stand in a limit's window, at most.
fn within_window(limit: &AttemptLimit, options: &RetryPlanOptions, planned: usize) -> u32 {
    let hours = limit.days.saturating_mul(24).saturating_sub(1);
    let fit = hours.checked_div(options.min_gap_hours).unwrap_or(0);
    u32::try_from(planned).unwrap_or(u32::MAX).min(fit)
}
