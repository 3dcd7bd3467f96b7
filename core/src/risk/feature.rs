//! Features: what is known of an invoice and its customer in the morning of a day, and nothing that came later.

use super::family::Paid;
use super::habit::{Habit, Norms};
use super::memory::Memory;
use super::rows::Row;
use crate::calendar::Date;
use crate::documents::MarkKind;
use crate::number::ln;

/// Number of features.
pub(super) const FEATURES: usize = 39;

/// The place of what sister companies tell.
pub(super) const SISTERS: usize = 38;

/// The features of an invoice on a day.
pub(super) type Features = [f64; FEATURES];

/// What stands for a value that is not known: below all others, so that a tree can tell.
pub(super) const UNKNOWN: f64 = -1e9;

/// What a group of features says, in the words of a clerk: the codes of the reasons.
pub(super) const TOPICS: [&str; 9] = [
    "recent_payments",
    "open_and_overdue",
    "payment_rhythm",
    "invoice_amount",
    "terms_and_group",
    "calendar",
    "usual_payment_day",
    "invoice_age_and_events",
    "sister_companies",
];

/// The place of the calendar among the topics.
pub(super) const CALENDAR: usize = 5;

/// The topic of a feature, in the order in which [`features`] lists them.
pub(super) fn topic(feature: usize) -> usize {
    match feature {
        0..=8 | 35..=37 => 0,
        9..=13 | 16 => 1,
        14 | 15 => 2,
        17 | 18 => 3,
        19 | 24 => 4,
        20..=23 => CALENDAR,
        25..=29 => 6,
        SISTERS => 8,
        _ => 7,
    }
}

/// An invoice in the morning of a day, with what its customer is remembered for.
pub(super) struct Scene<'a> {
    pub(super) row: &'a Row<'a>,
    pub(super) day: i32,
    pub(super) memory: &'a Memory,
    pub(super) norms: &'a Norms,
    pub(super) habit: &'a Habit,
    /// What other companies under the same parent paid.
    pub(super) sisters: Option<Paid>,
}

/// The features of an invoice on a day.
pub(super) fn features(scene: &Scene<'_>) -> Features {
    let (past, open, own) = (past(scene), open(scene), own(scene));
    let (usual, marks, kin) = (usual(scene), marks(scene), [kin(scene)]);
    let mut all = [UNKNOWN; FEATURES];
    let parts = past.iter().chain(&open).chain(&own).chain(&usual).chain(&marks).chain(&kin);
    for (slot, value) in all.iter_mut().zip(parts) {
        *slot = *value;
    }
    all
}

/// 0 to 8: how the customer paid so far.
fn past(scene: &Scene<'_>) -> [f64; 9] {
    let memory = scene.memory;
    let known = |value: f64| if memory.paid > 0.0 { value } else { UNKNOWN };
    let mean = (memory.sum_days_late + 2.0 * scene.norms.mean_days_late()) / (memory.paid + 2.0);
    let class = super::day::terms_class(scene.row.terms_days());
    let (sum, count) = memory.by_terms.get(class).copied().unwrap_or_default();
    let variance = memory.squared.0 - memory.days_late.0 * memory.days_late.0;
    [
        known(memory.days_late.0),
        mean,
        if memory.paid > 1.0 { libm::sqrt(variance.max(0.0)) } else { UNKNOWN },
        known(memory.late.0),
        known(memory.week_late.0),
        memory.last_days_late().unwrap_or(UNKNOWN),
        known(memory.lately.0),
        (sum + mean) / (count + 1.0),
        known(memory.days_to_pay.0),
    ]
}

/// 9 to 16: what the customer owes on that day, and how long ago they paid. Invoices of all currencies count; amounts are
/// those of the currency of the invoice.
fn open(scene: &Scene<'_>) -> [f64; 8] {
    let (mut count, mut amount, mut overdue, mut overdue_amount) = (0.0, 0.0, 0.0, 0.0);
    let (mut oldest, mut no_later) = (0_i32, 0.0);
    for lot in &scene.memory.open {
        count += lot.count;
        let own_amount = if lot.currency == scene.row.currency { lot.amount } else { 0.0 };
        amount += own_amount;
        let late = scene.day.saturating_sub(lot.due);
        if late > 0 {
            overdue += lot.count;
            overdue_amount += own_amount;
            oldest = oldest.max(late);
        }
        if lot.due <= scene.row.due {
            no_later += lot.count;
        }
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { UNKNOWN };
    let since = |day: i32| f64::from(scene.day.saturating_sub(day));
    [
        ln(1.0 + count),
        share(overdue, count),
        f64::from(oldest),
        share(overdue_amount, amount),
        ln(1.0 + overdue),
        scene.memory.last_payment.map_or(UNKNOWN, since),
        scene.memory.gap_days,
        ln(1.0 + no_later),
    ]
}

/// 17 to 24: the invoice itself.
fn own(scene: &Scene<'_>) -> [f64; 8] {
    let row = scene.row;
    let usual = scene.memory.mean_ln_amount(row.currency);
    let of_week = |day: i32| u32::try_from(scene.norms.week.weekday(day)).map_or(0.0, f64::from);
    let of_month = |day: i32| Date::from_epoch_day(day).map_or(0.0, |date| f64::from(date.day()));
    [
        row.ln_amount,
        usual.map_or(UNKNOWN, |usual| row.ln_amount - usual),
        f64::from(row.terms_days()),
        of_week(row.due),
        of_month(row.due),
        of_week(row.issue),
        of_month(scene.day),
        scene.norms.group_days_late(row.group),
    ]
}

/// Longest look ahead for the usual day of payment.
const LOOK_AHEAD_DAYS: i32 = 400;

/// 25 to 30: when the customer would pay by habit, and how old the invoice is.
fn usual(scene: &Scene<'_>) -> [f64; 6] {
    let (row, day) = (scene.row, scene.day);
    let (mut unpaid, mut late, mut ten_late) = (1.0, 1.0, 1.0);
    let mut quantiles = [UNKNOWN; 3];
    let end = row.due.saturating_add(91).max(day.saturating_add(30)).min(day.saturating_add(LOOK_AHEAD_DAYS));
    for next in day..end {
        unpaid /= 1.0 + super::curve::odds(scene.habit, &scene.norms.week, next, row.due);
        let days_late = next.saturating_sub(row.due);
        match days_late {
            0 => late = unpaid,
            10 => ten_late = unpaid,
            _ => {}
        }
        for (slot, left) in quantiles.iter_mut().zip([0.9, 0.5, 0.1]) {
            if *slot <= UNKNOWN && unpaid <= left {
                *slot = f64::from(days_late);
            }
        }
        if unpaid < 0.1 && days_late > 10 {
            break;
        }
    }
    let [first, middle, last] = quantiles;
    [late, ten_late, first, middle, last, f64::from(day.saturating_sub(row.due))]
}

/// 31 to 37: what happened to the invoice before that day, and how often such things happen with the customer.
fn marks(scene: &Scene<'_>) -> [f64; 7] {
    let (mut disputed, mut failed, mut promised, mut contacts) = (0.0, 0.0, 0.0, 0.0);
    let before = |mark: &&crate::documents::Mark| mark.date.epoch_day() < scene.day;
    for mark in scene.row.marks.iter().filter(before) {
        match mark.mark {
            MarkKind::DisputeOpened => disputed += 1.0,
            MarkKind::DisputeResolved => disputed -= 1.0,
            MarkKind::PaymentFailed => failed += 1.0,
            MarkKind::PromiseMade => promised += 1.0,
            MarkKind::PromiseBroken => promised -= 1.0,
            MarkKind::Contacted => contacts += 1.0,
        }
    }
    let invoices = scene.memory.invoices + 1.0;
    let [disputes, failures, broken] = scene.memory.troubles.map(|count| count / invoices);
    [disputed, failed, promised, contacts, disputes, failures, broken]
}

/// 38: days late of sister companies, drawn to those of all.
fn kin(scene: &Scene<'_>) -> f64 {
    let Some(paid) = scene.sisters else { return UNKNOWN };
    (paid.days_late + 2.0 * scene.norms.mean_days_late()) / (paid.count + 2.0)
}
