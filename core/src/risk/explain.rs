//! Why: the points that lead from the usual to the score of one invoice, and add up to it.
//!
//! The way is walked in one order: first an invoice of the same terms from a customer without history, then the
//! customer's habit, then topic by topic what the lines and the trees read from the features. Each step is the
//! change of the score when only that is put in, so the points add up exactly, whatever the form of the model.

use super::curve::Curve;
use super::feature::{Features, SISTERS, TOPICS};
use super::memory::Memory;
use super::rows::Row;
use super::steps::BySteps;
use crate::documents::{Contribution, RiskScore, ScoredChance};
use crate::number::{at, ln, real, whole};
use crate::reason::Reason;
use std::sync::LazyLock;

/// What is explained.
pub(super) struct Case<'a> {
    pub(super) row: &'a Row<'a>,
    /// The morning of the question.
    pub(super) day: i32,
    /// The morning up to which the customer is remembered.
    pub(super) today: i32,
    pub(super) memory: &'a Memory,
    pub(super) features: &'a Features,
}

/// The chance whose odds are told is kept this far from none and from certain.
const LEAST_CHANCE: f64 = 0.000_5;

fn points(chance: f64) -> i64 {
    let chance = chance.clamp(LEAST_CHANCE, 1.0 - LEAST_CHANCE);
    whole(100.0 * ln(chance / (1.0 - chance)))
}

/// What the points are about, and the last day of it.
pub(super) const fn scored(day: i32, due: i32) -> (ScoredChance, i32) {
    if day <= due {
        (ScoredChance::Late, due)
    } else {
        (ScoredChance::UnpaidInThirtyDays, day.saturating_add(29))
    }
}

/// The points of a curve, without the way that leads to them.
pub(super) fn points_of(curve: &Curve, day: i32, due: i32) -> RiskScore {
    let (chance, until) = scored(day, due);
    let points = points(curve.unpaid_after(until.saturating_sub(day)));
    RiskScore { chance, points, base_points: points, contributions: Vec::new() }
}

impl Case<'_> {
    /// The score, from the chance of an invoice of a customer without any history, and that of every step from there on.
    pub(super) fn score(&self, chance: ScoredChance, base: f64, steps: &BySteps) -> RiskScore {
        let base_points = points(base);
        let mut before = base_points;
        let mut contributions = Vec::with_capacity(steps.len());
        for (place, now) in steps.iter().map(|chance| points(*chance)).enumerate() {
            let points = now.saturating_sub(before);
            if points != 0 {
                contributions.push(Contribution { points, reason: self.reason(place) });
            }
            before = now;
        }
        contributions.sort_by(|a, b| {
            let by_size = b.points.unsigned_abs().cmp(&a.points.unsigned_abs());
            by_size.then_with(|| a.reason.code.cmp(&b.reason.code))
        });
        RiskScore { chance, points: before, base_points, contributions }
    }

    fn habit_reason(&self) -> Reason {
        let paid = self.memory.paid;
        let reason = reason_of(TOPICS.len()).with("payments", whole(libm::floor(paid)));
        if paid > 0.0 {
            reason.with("mean_days_late", whole(self.memory.sum_days_late / paid))
        } else {
            reason
        }
    }

    /// The reason behind a step: the customer's habit, then topic by topic.
    fn reason(&self, step: usize) -> Reason {
        let Some(place) = step.checked_sub(1) else { return self.habit_reason() };
        let reason = reason_of(place);
        let (memory, row) = (self.memory, self.row);
        match place {
            0 if memory.paid > 0.0 => {
                let reason = reason.with("recent_days_late", whole(memory.lately.0));
                reason.with("last_days_late", whole(memory.last_days_late().unwrap_or(0.0)))
            }
            1 => {
                let past_due = memory.open.iter().filter(|lot| lot.due < self.today);
                let oldest =
                    past_due.clone().map(|lot| self.today.saturating_sub(lot.due)).max().unwrap_or(0);
                let count = |lots: f64| whole(lots.max(0.0));
                reason
                    .with("open_items", count(memory.open.iter().map(|lot| lot.count).sum()))
                    .with("past_due_items", count(past_due.map(|lot| lot.count).sum()))
                    .with("oldest_days_past_due", oldest)
            }
            2 => match memory.last_payment {
                Some(last) => reason
                    .with("days_since_payment", self.today.saturating_sub(last))
                    .with("usual_gap_days", whole(memory.gap_days)),
                None => reason,
            },
            4 => reason.with("terms_days", row.terms_days()),
            7 => reason
                .with("days_since_issue", self.day.saturating_sub(row.issue))
                .with("marks", row.marks.iter().filter(|m| m.date.epoch_day() < self.day).count()),
            8 => reason.with("mean_days_late", whole(at(self.features, SISTERS))),
            _ => reason,
        }
    }
}

/// The codes of the topics, then that of the customer's habit: names are checked once.
static CODES: LazyLock<Vec<Reason>> =
    LazyLock::new(|| TOPICS.into_iter().chain(["customer_habit"]).map(Reason::new).collect());

/// A reason without figures yet.
fn reason_of(topic: usize) -> Reason {
    CODES.get(topic).cloned().unwrap_or_else(|| Reason::new("other"))
}

/// Payments known of a customer, rounded down.
pub(super) fn known_payments(memory: &Memory) -> u32 {
    u32::try_from(whole(libm::floor(memory.paid))).unwrap_or(u32::MAX)
}

/// The mean of two chances, as health from 0 to 100.
pub(super) fn health(late: f64, over_30: f64) -> u32 {
    let share = 1.0 - (late + over_30) / real(2);
    u32::try_from(whole(100.0 * share.clamp(0.0, 1.0))).unwrap_or(0)
}
