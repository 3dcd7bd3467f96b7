//! The days of the week: how much is paid on each, and days on which banks are closed besides, which count as the day of
//! the week on which least is paid.

use super::day::{ByWeekday, weekday};
use crate::calendar::Date;
use crate::number::{add, at, real, shrunk};

/// What a history says of the days of the week.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Week {
    /// How much more is paid on a day of the week than on the mean day.
    factor: ByWeekday,
    /// The share of payments on each day of the week.
    pub(super) share: ByWeekday,
    /// Days since 1970-01-01 on which banks are closed besides, sorted.
    holidays: Vec<i32>,
    /// The day of the week on which least is paid.
    rest: u8,
}

impl Week {
    /// Days on which banks are closed besides; nothing else is known.
    pub(super) fn new(holidays: &[Date]) -> Self {
        let mut holidays: Vec<i32> = holidays.iter().map(|date| date.epoch_day()).collect();
        holidays.sort_unstable();
        holidays.dedup();
        Self { factor: [1.0; 7], share: [1.0 / real(7); 7], holidays, rest: 0 }
    }

    /// Learns from payments and the days on which they could have happened, both outside holidays.
    pub(super) fn learn(&mut self, paid: &ByWeekday, risk: &ByWeekday) {
        let (payments, days): (f64, f64) = (paid.iter().sum(), risk.iter().sum());
        let slots = self.factor.iter_mut().zip(&mut self.share);
        for ((factor, share), (paid, risk)) in slots.zip(paid.iter().zip(risk)) {
            *factor = shrunk(*paid, risk * payments / days.max(1.0), 2.0);
            *share = (paid + 0.5) / (payments + 0.5 * real(7));
        }
        let mut least = f64::MAX;
        for (place, factor) in (0_u8..).zip(&self.factor) {
            if *factor < least {
                (least, self.rest) = (*factor, place);
            }
        }
    }

    pub(super) fn is_holiday(&self, day: i32) -> bool {
        self.holidays.binary_search(&day).is_ok()
    }

    /// The day of the week, Monday 0, that a day counts as.
    pub(super) fn weekday(&self, day: i32) -> usize {
        if self.is_holiday(day) { usize::from(self.rest) } else { weekday(day) }
    }

    /// How much more is paid on a day of the week than on the mean day.
    pub(super) fn factor(&self, weekday: usize) -> f64 {
        at(&self.factor, weekday)
    }

    /// Adds the days from one to another, both counted, to the days of the week, by a share.
    pub(super) fn add_days(&self, from: i32, to: i32, share: f64, risk: &mut ByWeekday) {
        let days = to.saturating_sub(from);
        let weeks = f64::from(days / 7) * share;
        risk.iter_mut().for_each(|value| *value += weeks);
        for day in 0..=(days % 7) {
            add(risk, weekday(from.saturating_add(day)), share);
        }
        let first = self.holidays.partition_point(|day| *day < from);
        for day in self.holidays.iter().skip(first).take_while(|day| **day <= to) {
            add(risk, weekday(*day), -share);
        }
    }

    /// Whether its parts fit together: a snapshot may have been damaged.
    pub(super) fn is_sound(&self) -> bool {
        let numbers = self.factor.iter().chain(&self.share).all(|value| value.is_finite());
        numbers && self.rest < 7 && self.holidays.is_sorted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holiday_counts_as_the_day_on_which_least_is_paid() {
        // 2026-04-06 is Easter Monday, day 20,549 since 1970-01-01.
        let easter: Date = "2026-04-06".parse().unwrap();
        let mut week = Week::new(&[easter]);
        let monday = easter.epoch_day();
        let mut risk = [0.0; 7];
        // Two weeks from that Monday on, both ends counted: three Mondays, one of them a holiday.
        week.add_days(monday, monday + 14, 0.5, &mut risk);
        assert_eq!(risk, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
        week.learn(&[9.0, 9.0, 9.0, 9.0, 9.0, 1.0, 0.0], &[10.0; 7]);
        assert_eq!((week.weekday(monday), week.weekday(monday + 7)), (6, 0));
        assert!(week.factor(6) < week.factor(5) && week.factor(5) < week.factor(0));
        assert!(week.is_sound());
    }
}
