//! What would be said of an invoice if nothing were known of its customer: the same for all invoices on like terms that are
//! due on the same day, so it is worked out once.

use super::day::{TERMS, terms_class};
use super::rows::Row;
use std::sync::OnceLock;

/// Days past due from and up to which chances are kept.
const FROM: i32 = -128;
const UP_TO: i32 = 383;

/// A chance for each day past due.
type ByDay = Vec<OnceLock<f64>>;

/// Chances of one morning, by class of terms, of invoices that are new on that day and of others.
#[derive(Debug, Default)]
pub(super) struct Plain([[OnceLock<ByDay>; 2]; TERMS]);

impl Plain {
    /// The chance of an invoice in the morning of that day.
    pub(super) fn of(&self, row: &Row<'_>, day: i32, work_out: impl FnOnce() -> f64) -> f64 {
        let past_due = day.saturating_sub(row.due);
        let place = usize::try_from(past_due.saturating_sub(FROM)).ok();
        let by_day = self.0.get(terms_class(row.terms_days())).map(|[older, new]| {
            let kept = if day <= row.issue { new } else { older };
            kept.get_or_init(|| (FROM..=UP_TO).map(|_| OnceLock::new()).collect())
        });
        match by_day.zip(place).and_then(|(by_day, place)| by_day.get(place)) {
            Some(kept) => *kept.get_or_init(work_out),
            None => work_out(),
        }
    }
}
