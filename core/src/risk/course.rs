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
        let mut growths = [0.0; SIDE];
        for (power, values) in growths.iter_mut().zip(&self.values).take(self.count) {
            *power = values.times(coefficients);
        }
        for (growth, odds) in growths.iter_mut().zip(&self.odds) {
            *growth = 1.0 + odds * exp(*growth);
        }
        growths
    }

    /// The length of each span.
    pub(super) fn days(&self) -> impl Iterator<Item = i32> {
        self.spans.iter().map(|span| span.days).take(self.count)
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
