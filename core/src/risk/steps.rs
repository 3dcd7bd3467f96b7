//! The way to a score: the chance with one topic after the other put in, worked out for all steps side by side while the
//! curve is drawn.

use super::basis::{Coefficients, SHAPES};
use super::course::Leg;
use super::feature::TOPICS;
use super::forest::TopicSums;
use super::pull::Sides;
use super::tree::add_sums;
use crate::number::exp;

/// The trees' roots, then a topic after the other.
const STEPS: usize = TOPICS.len() + 1;

/// A value at each step.
pub(super) type BySteps = [f64; STEPS];

/// Coefficients that move the odds of habit: little, for the habit that leans to what was learned, and as far as the trees
/// say.
pub(super) type Both = [Coefficients; 2];

/// How the odds of habit are moved at each step.
pub(super) struct Steps {
    /// The coefficients of the first step.
    pub(super) first: Both,
    /// As far as the trees say: by step, for each shape.
    trees: [BySteps; SHAPES],
    /// How far lines pull the habit from the first step on, up to the due date and after it.
    pulls: [Sides; STEPS],
    /// The exponential of that, on either side.
    factors: [BySteps; 2],
}

impl Steps {
    /// From the first step on, by what each topic changes in the trees, and in the lines.
    pub(super) fn new(first: Both, changes: &TopicSums, pulls: &[Sides; TOPICS.len()]) -> Self {
        let [_, mut trees] = first;
        let mut steps = Self {
            first,
            trees: trees.map(|value| [value; STEPS]),
            pulls: [[0.0; 2]; STEPS],
            factors: [[1.0; STEPS]; 2],
        };
        let mut pulled = [0.0; 2];
        for (step, (change, pull)) in (1..).zip(changes.iter().zip(pulls)) {
            add_sums(change, &mut trees);
            set(&mut steps.trees, step, &trees);
            pulled.iter_mut().zip(pull).for_each(|(sum, pull)| *sum += pull);
            set(&mut steps.factors, step, &pulled.map(exp));
            if let Some(slot) = steps.pulls.get_mut(step) {
                *slot = pulled;
            }
        }
        steps
    }

    /// What the odds of the first step are multiplied by at a span, so much of which hangs on the days after the due date.
    fn factors(&self, after_due: f64) -> BySteps {
        let [to_due, after] = &self.factors;
        if after_due <= 0.0 {
            *to_due
        } else if after_due >= 1.0 {
            *after
        } else {
            self.pulls.map(|[to_due, after]| exp(to_due + after_due * (after - to_due)))
        }
    }
}

/// Sets the values of a step.
fn set<const N: usize>(all: &mut [BySteps; N], step: usize, values: &[f64; N]) {
    for (by_step, value) in all.iter_mut().zip(values) {
        if let Some(slot) = by_step.get_mut(step) {
            *slot = *value;
        }
    }
}

/// A walk up to the end of a day.
pub(super) struct Walk<'s> {
    steps: &'s Steps,
    /// The weight of the trees.
    weight: f64,
    until: i32,
    /// The inverse chances to be unpaid by habit, and by the trees.
    products: [BySteps; 2],
    /// The chances to be unpaid at the end, once it is reached.
    reached: Option<BySteps>,
}

impl<'s> Walk<'s> {
    pub(super) const fn new(steps: &'s Steps, weight: f64, until: i32) -> Self {
        Self { steps, weight, until, products: [[1.0; STEPS]; 2], reached: None }
    }

    /// Walks along a leg: whether there is more to walk.
    pub(super) fn along(&mut self, leg: &Leg) -> bool {
        let (whole, share) = leg.until(self.until);
        let [of_habit, _] = &self.steps.first;
        let odds = leg.moved(of_habit);
        let mut spans = leg.parts().zip(odds).map(|((odds, values), of_habit)| {
            let habit = self.steps.factors(values.after_due()).map(|factor| 1.0 + of_habit * factor);
            [habit, values.times_each(&self.steps.trees).map(|power| 1.0 + odds * exp(power))]
        });
        for growths in spans.by_ref().take(whole) {
            multiply(&mut self.products, &growths);
        }
        let Some(share) = share else { return true };
        let mut before = self.chances();
        if let Some(growths) = spans.next().filter(|_| share > 0.0) {
            multiply(&mut self.products, &growths);
            let after = self.chances();
            before.iter_mut().zip(&after).for_each(|(chance, after)| *chance += (after - *chance) * share);
        }
        self.reached = Some(before);
        false
    }

    fn chances(&self) -> BySteps {
        let [habit, trees] = &self.products;
        let mut chances = [0.0; STEPS];
        for (chance, (habit, trees)) in chances.iter_mut().zip(habit.iter().zip(trees)) {
            *chance = self.weight / trees + (1.0 - self.weight) / habit;
        }
        chances
    }

    /// The chances to be unpaid at the end of the day, by step.
    pub(super) fn unpaid(&self) -> BySteps {
        self.reached.unwrap_or_else(|| self.chances())
    }
}

fn multiply(products: &mut [BySteps; 2], growths: &[BySteps; 2]) {
    for (products, growths) in products.iter_mut().zip(growths) {
        products.iter_mut().zip(growths).for_each(|(product, growth)| *product *= growth);
    }
}

#[cfg(test)]
mod tests {
    use super::super::basis::Values;
    use super::super::course::course;
    use super::super::day::BANDS;
    use super::super::habit::Habit;
    use super::super::pull::add_sides;
    use super::super::week::Week;
    use super::*;
    use crate::number::unit;

    /// Every step with coefficients of its own, day by day.
    #[test]
    fn a_walk_gives_what_each_step_gives_by_itself() {
        let draw = |place: usize| unit(u64::try_from(place).unwrap()) - 0.5;
        let habit = Habit {
            odds: std::array::from_fn(|band| 0.05 + 0.08 * draw(band)),
            departs: std::array::from_fn(|band| draw(BANDS + band)),
            weekday: [1.0, 1.2, 0.9, 1.0, 1.1, 0.1, 0.05],
            ln_weekday: [0.0, 0.2, -0.1, 0.0, 0.1, -2.0, -2.0],
        };
        let week = Week::new(&[]);
        let first: Both = [0, 1].map(|part| std::array::from_fn(|shape| draw(100 + 20 * part + shape)));
        let changes: TopicSums = std::array::from_fn(|topic| {
            std::array::from_fn(|shape| {
                i32::try_from((topic * 7919 + shape * 104_729) % 8_001).unwrap() - 4_000
            })
        });
        let pulls: [Sides; TOPICS.len()] =
            std::array::from_fn(|topic| [draw(200 + topic) * 0.4, draw(300 + topic) * 0.4]);
        let steps = Steps::new(first, &changes, &pulls);
        // Up to the due date, across it, after it, within a week far from it.
        for (day, due, until) in [(100, 130, 130), (100, 103, 112), (160, 103, 189), (100, 200, 117)] {
            let mut walk = Walk::new(&steps, 0.6, until);
            let (mut legs, mut leg) = (course(&habit, &week, (day, due)), Leg::EMPTY);
            while legs.next(&mut leg) && walk.along(&leg) {}
            let [mut of_habit, mut of_trees] = first;
            for (step, found) in walk.unpaid().into_iter().enumerate() {
                if let Some(topic) = step.checked_sub(1) {
                    add_sums(&changes[topic], &mut of_trees);
                    add_sides(pulls[topic], &mut of_habit);
                }
                let expected = by_itself(&habit, &week, (day, due, until), [&of_habit, &of_trees]);
                assert!((found - expected).abs() < 1e-9, "{step}: {found} {expected}");
            }
        }
    }

    fn by_itself(
        habit: &Habit,
        week: &Week,
        (day, due, until): (i32, i32, i32),
        coefficients: [&Coefficients; 2],
    ) -> f64 {
        let [by_habit, by_trees] = coefficients.map(|coefficients| {
            let mut curve = vec![1.0];
            for span in super::super::curve::reach(day, due).take_while(|span| span.first <= until) {
                let (odds, values) = Values::with_odds(habit, week, span, due);
                let before = curve.last().copied().unwrap();
                curve.push(before / (1.0 + odds * exp(values.times(coefficients))));
                let past = span.first + span.days - 1 - until;
                if past > 0 {
                    // Only a part of the last span belongs to it.
                    let left = curve.pop().unwrap();
                    curve.push(before + (left - before) * f64::from(span.days - past) / f64::from(span.days));
                }
            }
            curve.last().copied().unwrap()
        });
        0.6 * by_trees + 0.4 * by_habit
    }
}
