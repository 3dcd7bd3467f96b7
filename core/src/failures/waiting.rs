//! What is left of an amount after waiting: a share is lost with each day.

use super::success::{MILLION, times};
use crate::calendar::Timestamp;
use crate::money::Percent;
use rust_decimal::Decimal;

/// Microseconds of a day.
const DAY: i128 = 86_400_000_000;

/// What a day of waiting takes, in millionths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Waiting {
    from: Timestamp,
    a_day: i128,
}

impl Waiting {
    pub(super) fn new(from: Timestamp, percent_a_day: Percent) -> Self {
        let scaled = percent_a_day.value().checked_mul(Decimal::from(10_000)).unwrap_or(Decimal::ZERO);
        Self { from, a_day: i128::try_from(scaled.trunc()).unwrap_or(0).clamp(0, MILLION) }
    }

    pub(super) fn is_free(self) -> bool {
        self.a_day == 0
    }

    /// What is left at an instant, in millionths: the share of each whole day before it, and evenly within the day.
    pub(super) fn left(self, at: Timestamp) -> i128 {
        if self.is_free() {
            return MILLION;
        }
        let waited = i128::from(at.micros()).saturating_sub(i128::from(self.from.micros())).max(0);
        let (days, rest) = (waited.checked_div(DAY).unwrap_or(0), waited.checked_rem(DAY).unwrap_or(0));
        let kept = MILLION.saturating_sub(self.a_day);
        let whole = (0..days.min(4_000)).fold(MILLION, |left, _| times(left, kept));
        let of_the_day = self.a_day.saturating_mul(rest).checked_div(DAY).unwrap_or(0);
        times(whole, MILLION.saturating_sub(of_the_day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_what_is_left_goes_each_day() {
        let from: Timestamp = "2026-03-02T00:00:00Z".parse().unwrap();
        let waiting = Waiting::new(from, "2".parse().unwrap());
        let left = |hours: i64| waiting.left(from.plus_hours(hours).unwrap());
        // 0.98, its square, and a quarter of the way into the first day.
        assert_eq!((left(0), left(24), left(48), left(6)), (1_000_000, 980_000, 960_400, 995_000));
        assert_eq!(waiting.left(from.plus_hours(-5).unwrap()), 1_000_000);
    }
}
