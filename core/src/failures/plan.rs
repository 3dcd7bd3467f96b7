//! The retry plan: when to try again, and when to stop.
//!
//! Of all sets of instants within the horizon that keep every limit, the one with the highest expected money recovered,
//! less what the tries cost. A further try is planned only where it is expected to bring more than it costs; so a plan
//! ends by itself. Waiting costs a share of the amount a day, so that a better moment is waited for only as long as it pays.
//! Limits are held for certain: planned tries are counted into every window at their most.
//!
//! A share of the instants can be drawn at random around the best one, to learn from. The draw follows from a seed and the
//! failure alone, so that asking again gives the same plan; the chance with which each instant was drawn is kept, so that
//! other policies can be judged by what came of it.

use super::draw::draw;
use super::limit::{AttemptLimit, LimitCounts, attempt_limit};
use super::plan_options::{RetryPlanOptions, RetryQuestion};
use super::success::{MILLION, Moment, RetrySuccess, times};
use super::waiting::Waiting;
use crate::calendar::{HolidayCalendar, TimeZone, Timestamp};
use crate::documents::PlannedRetry;
use crate::error::Result;
use crate::money::{Figure, Money};
use crate::reason::Reason;
use crate::vocabulary::document;
use chrono::Timelike;
use rust_decimal::Decimal;

document! {
    /// When to try, and what is expected of it.
    pub struct RetrySchedule {
        /// The tries, in order; none where none is worth it.
        pub retries: Vec<PlannedRetry>,
        /// The amount × the chance that one of them succeeds, cut.
        pub expected_recovered: Money,
        /// What the tries are expected to cost, cut: those after a success are not made.
        pub expected_cost: Money,
        /// What waiting is expected to take of what is recovered, cut; left out where the options give it no cost.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_waiting_cost: Option<Money>,
        /// Why it stops where it stops.
        pub reasons: Vec<Reason>,
    }
}

/// The most tries that a plan ever has.
const MOST_PLANNED: usize = 20;

/// What the search goes over: instants, and for each number of tries before it the best that can follow.
struct Search {
    slots: Vec<Timestamp>,
    /// For each slot the first one after the gap.
    next: Vec<usize>,
    /// For each slot what waiting leaves of the amount, in millionths.
    worth: Vec<i128>,
    /// By number of planned tries before, then by slot: the value of going on, in millionths of a smallest unit, and
    /// whether a try is made there.
    best: Vec<Vec<(i128, bool)>>,
    /// By number of planned tries before, then by slot: the chance, where a try is allowed.
    chance: Vec<Vec<Option<i128>>>,
}

/// When to try a failed payment again.
///
/// # Errors
/// [`Error::AmountOutOfRange`](crate::Error::AmountOutOfRange) for an amount that is not above zero; what the options or a limit refuse;
/// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange).
///
/// # Examples
/// ```
/// use receivables::failures::{
///     FailureClass, RetryPlanOptions, RetryPriors, RetryQuestion, RetrySuccess, plan_retries,
/// };
/// use receivables::{Currency, Money, Name};
/// let question = RetryQuestion {
///     id: Name::new("failure-1")?, amount: Money::parse("49.00", Currency::USD)?, class: FailureClass::Soft,
///     code: None, failed_at: "2026-03-02T08:00:00Z".parse()?, tried: vec![], most_retries: Some(3), not_before: None,
///     not_after: None, business_days: None, limits: vec![], time_zone: None,
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
    let windows: Vec<Window<'_>> = question.limits.iter().map(|limit| Window::new(limit, question)).collect();
    plan_within(question, &windows, success, options, now)
}

/// A limit with the tries so far that it counts.
pub(super) struct Window<'a> {
    pub(super) limit: &'a AttemptLimit,
    pub(super) counted: Vec<Timestamp>,
}

impl<'a> Window<'a> {
    /// The tries of a question, and the failure itself where declines are counted.
    fn new(limit: &'a AttemptLimit, question: &RetryQuestion) -> Self {
        let mut counted = question.tried.clone();
        if limit.counts == LimitCounts::Declines {
            counted.push(question.failed_at);
        }
        Self { limit, counted }
    }
}

/// The same within windows of which the caller knows what they count; the limits of the question do not count.
pub(super) fn plan_within(
    question: &RetryQuestion,
    windows: &[Window<'_>],
    success: &RetrySuccess,
    options: &RetryPlanOptions,
    now: Timestamp,
) -> Result<RetrySchedule> {
    options.check(question.amount).map_err(|e| e.within("options"))?;
    let search = Search::new(question, windows, success, options, now)?;
    let chosen = search.walk();
    let drawn = search.drawn(&chosen, question, options)?;
    let mut schedule = RetrySchedule {
        retries: Vec::new(),
        expected_recovered: Money::zero(question.amount.currency()),
        expected_cost: Money::zero(question.amount.currency()),
        expected_waiting_cost: None,
        reasons: vec![search.stop(&chosen, question, options)],
    };
    let made = u32::try_from(question.tried.len()).unwrap_or(u32::MAX);
    let (mut still_open, mut recovered, mut cost, mut waited) = (MILLION, 0_i128, 0_i128, 0_i128);
    let fee = i128::from(options.fee.map_or(0, Money::minor));
    for (number, (slot, drawn_with)) in drawn.into_iter().enumerate() {
        let Some(at) = search.slots.get(slot).copied() else { continue };
        let chance = search.chance.get(number).and_then(|row| row.get(slot)).copied().flatten().unwrap_or(0);
        let open = still_open.saturating_mul(chance).checked_div(MILLION).unwrap_or(0);
        let expected = open.saturating_mul(i128::from(question.amount.minor()));
        recovered = recovered.saturating_add(expected);
        let lost = MILLION.saturating_sub(search.worth.get(slot).copied().unwrap_or(MILLION));
        waited = waited.saturating_add(times(expected, lost));
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
    schedule.expected_waiting_cost =
        Some(money(waited)).filter(|_| !options.waiting_percent_a_day.value().is_zero());
    Ok(schedule)
}

impl Search {
    fn new(
        question: &RetryQuestion,
        windows: &[Window<'_>],
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
        let waiting = Waiting::new(now, options.waiting_percent_a_day);
        let worth = slots.iter().map(|slot| waiting.left(*slot)).collect();
        let mut search = Self { slots, next, worth, best: Vec::new(), chance: Vec::new() };
        let made = u32::try_from(question.tried.len()).unwrap_or(u32::MAX);
        let most = [question.most_retries, options.most_tries].into_iter().flatten().min();
        let left = most.and_then(|most| usize::try_from(most.saturating_sub(made)).ok());
        search.chances(
            question,
            windows,
            success,
            options,
            left.unwrap_or(MOST_PLANNED).min(MOST_PLANNED),
        )?;
        search.solve(question, options);
        Ok(search)
    }

    /// The chances by number of planned tries before and slot, where every limit allows the try.
    fn chances(
        &mut self,
        question: &RetryQuestion,
        windows: &[Window<'_>],
        success: &RetrySuccess,
        options: &RetryPlanOptions,
        most: usize,
    ) -> Result<()> {
        let made = u32::try_from(question.tried.len()).unwrap_or(u32::MAX);
        self.chance = vec![Vec::with_capacity(self.slots.len()); most];
        for at in &self.slots {
            let mut rooms = Vec::with_capacity(windows.len());
            for window in windows {
                rooms.push((window.limit, attempt_limit(window.limit, &window.counted, *at)?.left));
            }
            let moment = Moment {
                class: question.class,
                code: question.code.as_ref(),
                failed_at: question.failed_at,
                at: *at,
                attempt: made.saturating_add(1),
                zone: question.time_zone.unwrap_or(TimeZone::UTC),
            };
            let chances = success.chances(&moment, most)?;
            for (planned, (row, chance)) in self.chance.iter_mut().zip(chances).enumerate() {
                let allowed =
                    rooms.iter().all(|(limit, left)| within_window(limit, options, planned) < *left);
                row.push(Some(chance).filter(|chance| allowed && *chance > 0));
            }
        }
        Ok(())
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
                    let later = times(missed, rest);
                    let worth = self.worth.get(slot).copied().unwrap_or(MILLION);
                    times(chance.saturating_mul(amount), worth).saturating_sub(fee).saturating_add(later)
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
    fn stop(&self, chosen: &[usize], question: &RetryQuestion, options: &RetryPlanOptions) -> Reason {
        let planned = chosen.len();
        let bounded = question.most_retries.is_some() || options.most_tries.is_some();
        let reason = match self.chance.get(planned) {
            None if bounded => Reason::new("retries_used_up"),
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
    let horizon = now.plus_hours(i64::from(options.horizon_days).saturating_mul(24))?;
    let end = question.not_after.map_or(horizon, |last| last.min(horizon));
    let mut at = whole_hour(earliest)?;
    let mut slots = Vec::new();
    while at <= end {
        if is_slot(options, zone, question.business_days.as_ref(), at)? {
            slots.push(at);
        }
        at = at.plus_hours(1)?;
    }
    Ok(slots)
}

/// The first instant from another on at which one may try; none within a month where the banks are closed so long.
pub(super) fn first_slot(
    options: &RetryPlanOptions,
    zone: TimeZone,
    business_days: Option<&HolidayCalendar>,
    from: Timestamp,
) -> Result<Option<Timestamp>> {
    let mut at = whole_hour(from)?;
    for _ in 0..24 * 31 {
        if is_slot(options, zone, business_days, at)? {
            return Ok(Some(at));
        }
        at = at.plus_hours(1)?;
    }
    Ok(None)
}

/// The first whole hour from an instant on; the instant itself where it is one.
fn whole_hour(earliest: Timestamp) -> Result<Timestamp> {
    const HOUR: i64 = 3_600_000_000;
    let whole = earliest.micros().checked_div_euclid(HOUR).unwrap_or(0).saturating_mul(HOUR);
    let at = Timestamp::from_micros(whole)?;
    if at < earliest { at.plus_hours(1) } else { Ok(at) }
}

fn is_slot(
    options: &RetryPlanOptions,
    zone: TimeZone,
    business_days: Option<&HolidayCalendar>,
    at: Timestamp,
) -> Result<bool> {
    if !options.hours.contains(&zone.local(at)?.hour()) {
        return Ok(false);
    }
    Ok(match business_days {
        Some(days) => days.is_business_day(zone.local_date(at)?),
        None => true,
    })
}

/// How many of the tries planned before can stand in a limit's window, at most.
fn within_window(limit: &AttemptLimit, options: &RetryPlanOptions, planned: usize) -> u32 {
    let hours = limit.days.saturating_mul(24).saturating_sub(1);
    let fit = hours.checked_div(options.min_gap_hours).unwrap_or(0);
    u32::try_from(planned).unwrap_or(u32::MAX).min(fit)
}
