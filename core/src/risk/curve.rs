//! When an invoice will be paid: the chance that it is, by day.

use super::day::{Span, band, spans};
use super::habit::Habit;
use super::week::Week;
use crate::number::at;

/// The odds of payment by habit on one day.
pub(super) fn odds(habit: &Habit, week: &Week, day: i32, due: i32) -> f64 {
    let weekday = week.weekday(day);
    let calendar = week.factor(weekday) * at(&habit.weekday, weekday);
    at(&habit.odds, band(day.saturating_sub(due))) * calendar
}

/// How far a curve reaches: so many days after the due date, and so many after the day of the question.
const DAYS_AFTER_DUE: i32 = 365;
const DAYS_AHEAD: i32 = 180;
/// Days of most curves.
const MOST_DAYS: usize = 512;

/// The spans of a curve from a day on.
pub(super) fn reach(from: i32, due: i32) -> impl Iterator<Item = Span> {
    let end = due.saturating_add(DAYS_AFTER_DUE).max(from.saturating_add(DAYS_AHEAD));
    spans(from, due).take_while(move |span| span.first <= end)
}

/// The chance that an invoice which is open in the morning of a day is unpaid at the end of each day from it on.
///
/// The first value belongs to the day of the question itself. Within a week-long span the chance falls evenly; after
/// the last day it stays as it is: what is unpaid then may never be paid.
///
/// # Examples
/// ```
/// use receivables::risk::Curve;
/// let curve = Curve::from_unpaid(vec![0.9, 0.5, 0.2]);
/// assert_eq!(curve.unpaid_after(1), 0.5);
/// assert_eq!(curve.median_days(), Some(1)); // half is paid by the end of the second day
/// assert_eq!(curve.quantile_days(0.9), None); // four fifths is all that is paid
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Curve {
    unpaid: Vec<f64>,
}

impl Curve {
    /// A curve from the chances of being unpaid at the end of each day; each is brought into 0 to 1 and not above the
    /// one before.
    #[must_use]
    pub fn from_unpaid(mut unpaid: Vec<f64>) -> Self {
        let mut least = 1.0_f64;
        for value in &mut unpaid {
            least = if value.is_nan() { least } else { least.min(value.clamp(0.0, 1.0)) };
            *value = least;
        }
        Self { unpaid }
    }

    /// Begins anew, with room for most curves.
    pub(super) fn clear(&mut self) {
        self.unpaid.clear();
        self.unpaid.reserve(MOST_DAYS);
    }

    /// Adds a span at whose end so much is unpaid.
    pub(super) fn add(&mut self, days: i32, before: f64, after: f64) {
        let step = (after - before) / f64::from(days.max(1));
        let mut value = before;
        for _ in 1..days {
            value += step;
            self.unpaid.push(value);
        }
        self.unpaid.push(after);
    }

    /// Number of days it reaches.
    #[must_use]
    pub fn days(&self) -> usize {
        self.unpaid.len()
    }

    /// The chance of being unpaid at the end of each day, from the day of the question on.
    #[must_use]
    pub fn unpaid(&self) -> &[f64] {
        &self.unpaid
    }

    /// The chance of being unpaid at the end of the day so many days after the question; 1 before it.
    #[must_use]
    pub fn unpaid_after(&self, days: i32) -> f64 {
        let Ok(place) = usize::try_from(days) else { return 1.0 };
        self.unpaid.get(place).or(self.unpaid.last()).copied().unwrap_or(1.0)
    }

    /// The first day by which the chance of payment reaches `share`; none where it never does.
    #[must_use]
    pub fn quantile_days(&self, share: f64) -> Option<i32> {
        // Chances are sums of products: an allowance keeps an exact half from being missed by the last bit.
        let left = 1.0 - share + 1e-12;
        let place = self.unpaid.partition_point(|unpaid| *unpaid > left);
        if place == self.unpaid.len() { None } else { i32::try_from(place).ok() }
    }

    /// The day by which it is as likely paid as not.
    #[must_use]
    pub fn median_days(&self) -> Option<i32> {
        self.quantile_days(0.5)
    }

    /// The last day of an interval that leaves `1 - share` above it: payments come in lumps by day, and the interval
    /// from [`Self::quantile_days`] of `1 - share` to this day covers its nominal share on average, not more.
    #[must_use]
    pub fn upper_days(&self, share: f64) -> Option<i32> {
        let place = self.quantile_days(share)?;
        Some(place.saturating_sub(1).max(self.median_days().unwrap_or(0)))
    }
}
