//! The course of an open invoice: its days in spans, a few at a time, so that a processor works out their chances side by
//! side.

use super::basis::{Coefficients, Values};
use super::curve::reach;
use super::day::Span;
use super::habit::Habit;
use super::week::Week;
use crate::number::exp;

/// Spans side by side.
const SIDE: usize = 16;

/// A few spans, with the odds of payment by habit and the shapes there.
pub(super) struct Leg {
    count: usize,
    spans: [Span; SIDE],
    odds: [f64; SIDE],
    values: [Values; SIDE],
}

/// What the inverse chance to be unpaid grows by within each span of a leg.
pub(super) type Growths = [f64; SIDE];

/// The legs of an invoice, from the day of the question on.
pub(super) struct Course<'a, I> {
    spans: I,
    habit: &'a Habit,
    week: &'a Week,
    due: i32,
}

pub(super) fn course<'a>(
    habit: &'a Habit,
    week: &'a Week,
    (day, due): (i32, i32),
) -> Course<'a, impl Iterator<Item = Span>> {
    Course { spans: reach(day, due), habit, week, due }
}

impl<I: Iterator<Item = Span>> Course<'_, I> {
    /// Goes on: whether there was anything left.
    pub(super) fn next(&mut self, leg: &mut Leg) -> bool {
        let slots = leg.spans.iter_mut().zip(&mut leg.odds).zip(&mut leg.values);
        leg.count = 0;
        // The slots come first: a span that finds no slot would be lost.
        for (((to, odds), values), span) in slots.zip(&mut self.spans) {
            (*odds, *values) = Values::with_odds(self.habit, self.week, span, self.due);
            *to = span;
            leg.count = leg.count.saturating_add(1);
        }
        leg.count > 0
    }
}

impl Leg {
    pub(super) const EMPTY: Self = Self {
        count: 0,
        spans: [Span { first: 0, days: 1 }; SIDE],
        odds: [0.0; SIDE],
        values: [Values::NONE; SIDE],
    };

    /// The growth within each span, with coefficients that move the odds.
    pub(super) fn growths(&self, coefficients: &Coefficients) -> Growths {
        self.moved(coefficients).map(|odds| 1.0 + odds)
    }

    /// The odds of payment within each span, with coefficients that move them.
    pub(super) fn moved(&self, coefficients: &Coefficients) -> [f64; SIDE] {
        let mut moved = [0.0; SIDE];
        for (power, values) in moved.iter_mut().zip(&self.values).take(self.count) {
            *power = values.times(coefficients);
        }
        for (moved, odds) in moved.iter_mut().zip(&self.odds) {
            *moved = odds * exp(*moved);
        }
        moved
    }

    /// The odds of payment by habit within each span, and the shapes there.
    pub(super) fn parts(&self) -> impl Iterator<Item = (f64, &Values)> {
        self.odds.iter().copied().zip(&self.values).take(self.count)
    }

    /// The length of each span.
    pub(super) fn days(&self) -> impl Iterator<Item = i32> {
        self.spans.iter().map(|span| span.days).take(self.count)
    }

    /// Whether it goes on to the end of a day.
    pub(super) fn reaches(&self, day: i32) -> bool {
        let last = self.spans.iter().take(self.count).next_back();
        last.is_some_and(|span| span.first.saturating_add(span.days) > day)
    }

    /// How many spans end by a day; where that is not all of them, the share of the next one that lies before its end.
    pub(super) fn until(&self, day: i32) -> (usize, Option<f64>) {
        let ends = |span: &&Span| span.first.saturating_add(span.days) <= day.saturating_add(1);
        let spans = self.spans.iter().take(self.count);
        let whole = spans.clone().take_while(ends).count();
        let share = |span: &Span| {
            let days = day.saturating_sub(span.first).saturating_add(1).max(0);
            f64::from(days) / f64::from(span.days.max(1))
        };
        (whole, spans.skip(whole).map(share).next())
    }
}

#[cfg(test)]
mod tests {
    use super::super::basis::SHAPES;
    use super::super::day::BANDS;
    use super::*;

    #[test]
    fn legs_are_the_spans_of_the_course_one_after_the_other() {
        let habit = Habit {
            odds: std::array::from_fn(|band| 0.01 * f64::from(u32::try_from(band % BANDS).unwrap())),
            departs: [0.3; BANDS],
            weekday: [1.0, 1.2, 0.9, 1.0, 1.1, 0.1, 0.05],
            ln_weekday: [0.0, 0.2, -0.1, 0.0, 0.1, -2.0, -2.0],
        };
        let coefficients: Coefficients =
            std::array::from_fn(|place| 0.1 * f64::from(u32::try_from(place % SHAPES).unwrap()) - 0.5);
        let mut week = Week::new(&[]);
        week.learn(&[14.0, 13.0, 12.0, 13.0, 15.0, 2.0, 1.0], &[10.0; 7]);
        for (day, due) in [(100, 100), (100, 160), (300, 100), (0, 31)] {
            let mut leg = Leg::EMPTY;
            let (mut days, mut by_trees) = (Vec::new(), Vec::new());
            let mut legs = course(&habit, &week, (day, due));
            while legs.next(&mut leg) {
                days.extend(leg.days());
                by_trees.extend(leg.growths(&coefficients).into_iter().take(leg.count));
                let last = leg.spans[leg.count - 1];
                assert_eq!(leg.until(last.first + last.days - 1), (leg.count, None));
                if last.days > 1 {
                    assert_eq!(leg.until(last.first), (leg.count - 1, Some(1.0 / f64::from(last.days))));
                }
            }
            let spans: Vec<_> =
                reach(day, due).map(|span| (span, Values::with_odds(&habit, &week, span, due))).collect();
            let lengths: Vec<_> = spans.iter().map(|(span, _)| span.days).collect();
            let trees: Vec<_> = spans
                .iter()
                .map(|(_, (odds, values))| 1.0 + odds * exp(values.times(&coefficients)))
                .collect();
            assert_eq!((days, by_trees), (lengths, trees));
        }
    }
}
