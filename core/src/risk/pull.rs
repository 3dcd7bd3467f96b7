//! Straight lines beside the trees: how far each feature speeds payment up or slows it down, in proportion, before the due
//! date and after it.
//!
//! It is a logistic regression of the chance of payment on each day, held back by a ridge (Hoerl and Kennard, 1970). A
//! line needs fewer payments than the steps of a tree, so it helps most while the history is short. The calendar is left
//! to the trees: nothing lies on a line over the days of a week or a month.

use super::basis::{CORNERS, CORNERS_TO_DUE, Coefficients, Slope};
use super::feature::{CALENDAR, FEATURES, Features, TOPICS, UNKNOWN, topic};
use crate::number::{at, real};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// Holds every pull back, in payments.
const RIDGE: f64 = 100.0;
const ROUNDS: usize = 4;
/// Examples that one thread takes at a time.
const EXAMPLES_IN_PART: usize = 512;
/// Fewer known values make no line.
const FEWEST_VALUES: usize = 50;
/// One in so many values at either end counts as the next one within.
const OUTER: usize = 50;

/// The line of one feature.
#[derive(Debug, Clone, Copy, Default, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Line {
    /// Values beyond these count as these.
    least: f64,
    most: f64,
    mean: f64,
    /// One over the standard deviation; 0 where there is no line.
    scale: f64,
    /// Change of the logarithm of odds for a standard deviation: up to the due date, and after it.
    pull: [f64; 2],
}

/// The change of the logarithm of odds up to the due date, and after it.
pub(super) type Sides = [f64; 2];

/// The lines of all features; none where nothing was learned.
#[derive(Debug, Clone, Default, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Pulls {
    lines: Vec<Line>,
}

/// Features in standard deviations.
type Standing = [f64; FEATURES];

impl Line {
    /// Where the values of a feature lie.
    fn of(feature: usize, features: &[Features]) -> Self {
        let mut values: Vec<f64> =
            features.iter().map(|all| at(all, feature)).filter(|value| *value > UNKNOWN).collect();
        if topic(feature) == CALENDAR || values.len() < FEWEST_VALUES {
            return Self::default();
        }
        values.sort_by(f64::total_cmp);
        let outer = values.len() / OUTER;
        let (least, most) =
            (at(&values, outer), at(&values, values.len().saturating_sub(1).saturating_sub(outer)));
        let count = real(values.len());
        let mean = values.iter().map(|value| value.clamp(least, most)).sum::<f64>() / count;
        let squared = |value: &f64| {
            let way = value.clamp(least, most) - mean;
            way * way
        };
        let variance = values.iter().map(squared).sum::<f64>() / count;
        let scale = if variance > 1e-9 { 1.0 / libm::sqrt(variance) } else { 0.0 };
        Self { least, most, mean, scale, pull: [0.0; 2] }
    }

    /// How far a value is from the mean, in standard deviations; what is not known is the mean.
    fn standing(&self, value: f64) -> f64 {
        if value > UNKNOWN && self.scale > 0.0 {
            (value.clamp(self.least, self.most) - self.mean) * self.scale
        } else {
            0.0
        }
    }

    fn is_sound(&self) -> bool {
        let [before, after] = self.pull;
        [self.least, self.most, self.mean, self.scale, before, after].iter().all(|value| value.is_finite())
            && self.least <= self.most
    }
}

impl Pulls {
    /// Learns the lines from examples. `slopes` gives the slope and the curvature of the likelihood of an example that is
    /// pulled so far, on both sides of the due date.
    pub(super) fn fit(
        features: &[Features],
        threads: NonZeroUsize,
        slopes: impl Fn(usize, Sides) -> [Slope; 2] + Sync,
    ) -> Self {
        let mut pulls = Self { lines: vec![Line::default(); FEATURES] };
        in_parts(threads, &mut pulls.lines, 1, |feature, lines| {
            lines.iter_mut().for_each(|line| *line = Line::of(feature, features));
        });
        let standings: Vec<Standing> = features.iter().map(|all| pulls.standing(all)).collect();
        let mut of_sides = vec![[Slope::default(); 2]; features.len()];
        for _ in 0..ROUNDS {
            in_parts(threads, &mut of_sides, EXAMPLES_IN_PART, |first, part| {
                for ((place, standing), slot) in standings.iter().enumerate().skip(first).zip(part) {
                    *slot = slopes(place, pulls.pulled(standing));
                }
            });
            let mut sums = [Normal::ridge(), Normal::ridge()];
            // Threads share the sides, not the examples: sums stay in one order.
            in_parts(threads, &mut sums, 1, |side, sums| {
                for (standing, slopes) in standings.iter().zip(&of_sides) {
                    let slope = slopes.get(side).filter(|slope| slope.bend > 0.0);
                    sums.iter_mut().zip(slope).for_each(|(sum, slope)| sum.add(standing, *slope));
                }
            });
            for (side, sum) in sums.iter_mut().enumerate() {
                let step = sum.solve(&pulls.side(side));
                for (line, step) in pulls.lines.iter_mut().zip(&step) {
                    if let Some(pull) = line.pull.get_mut(side) {
                        *pull += step;
                    }
                }
            }
        }
        pulls
    }

    fn standing(&self, features: &Features) -> Standing {
        let mut standing = [0.0; FEATURES];
        for (slot, (line, value)) in standing.iter_mut().zip(self.lines.iter().zip(features)) {
            *slot = line.standing(*value);
        }
        standing
    }

    fn pulled(&self, standing: &Standing) -> Sides {
        let mut sides = [0.0; 2];
        for (line, standing) in self.lines.iter().zip(standing) {
            sides.iter_mut().zip(&line.pull).for_each(|(sum, pull)| *sum += pull * standing);
        }
        sides
    }

    fn side(&self, side: usize) -> Standing {
        let mut pulls = [0.0; FEATURES];
        pulls.iter_mut().zip(&self.lines).for_each(|(slot, line)| *slot = at(&line.pull, side));
        pulls
    }

    /// How far an invoice is pulled.
    pub(super) fn of(&self, features: &Features) -> Sides {
        self.pulled(&self.standing(features))
    }

    /// The same, and by topic.
    pub(super) fn by_topic(&self, features: &Features) -> (Sides, [Sides; TOPICS.len()]) {
        let (mut whole, mut all) = ([0.0; 2], [[0.0; 2]; TOPICS.len()]);
        for (feature, (line, value)) in self.lines.iter().zip(features).enumerate() {
            let standing = line.standing(*value);
            let pulled = line.pull.map(|pull| pull * standing);
            let add = |sides: &mut Sides| sides.iter_mut().zip(&pulled).for_each(|(sum, pull)| *sum += pull);
            add(&mut whole);
            all.get_mut(topic(feature)).into_iter().for_each(add);
        }
        (whole, all)
    }

    /// Whether every line is one: a snapshot may have been damaged.
    pub(super) fn is_sound(&self) -> bool {
        self.lines.iter().all(Line::is_sound) && (self.lines.is_empty() || self.lines.len() == FEATURES)
    }
}

/// Moves the broken line over the days around the due date up or down.
pub(super) fn add_sides([to_due, after]: Sides, to: &mut Coefficients) {
    for (corner, value) in to.iter_mut().take(CORNERS).enumerate() {
        *value += if corner < CORNERS_TO_DUE { to_due } else { after };
    }
}

/// The normal equations of one side of the due date.
struct Normal {
    bends: Vec<Standing>,
    slope: Standing,
}

impl Normal {
    fn ridge() -> Self {
        let mut bends = vec![[0.0; FEATURES]; FEATURES];
        for (place, row) in bends.iter_mut().enumerate() {
            if let Some(slot) = row.get_mut(place) {
                *slot = RIDGE;
            }
        }
        Self { bends, slope: [0.0; FEATURES] }
    }

    fn add(&mut self, standing: &Standing, slope: Slope) {
        for (sum, own) in self.slope.iter_mut().zip(standing) {
            *sum += slope.slope * own;
        }
        for (row, own) in self.bends.iter_mut().zip(standing) {
            let bend = slope.bend * own;
            row.iter_mut().zip(standing).for_each(|(sum, other)| *sum += bend * other);
        }
    }

    fn times(&self, step: &Standing) -> Standing {
        let mut product = [0.0; FEATURES];
        product.iter_mut().zip(&self.bends).for_each(|(slot, row)| *slot = dot(row, step));
        product
    }

    /// The step from where the pulls are now, by conjugate gradients (Hestenes and Stiefel, 1952).
    fn solve(&self, now: &Standing) -> Standing {
        let mut step = [0.0; FEATURES];
        let mut rest = self.slope;
        rest.iter_mut().zip(now).for_each(|(rest, pull)| *rest -= RIDGE * pull);
        let (mut way, mut size) = (rest, dot(&rest, &rest));
        for _ in 0..FEATURES {
            let product = self.times(&way);
            let bend = dot(&way, &product);
            if size < 1e-12 || bend <= 0.0 {
                break;
            }
            let length = size / bend;
            step.iter_mut().zip(&way).for_each(|(step, way)| *step += length * way);
            rest.iter_mut().zip(&product).for_each(|(rest, product)| *rest -= length * product);
            let left = dot(&rest, &rest);
            way.iter_mut().zip(&rest).for_each(|(way, rest)| *way = rest + left / size * *way);
            size = left;
        }
        step
    }
}

fn dot(a: &Standing, b: &Standing) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A likelihood whose best pull is known: one feature, slope `y - pull`, curvature 1, on the first side only.
    #[test]
    fn a_line_is_the_ridge_regression() {
        let features: Vec<Features> = (0..400)
            .map(|n| {
                let mut all = [UNKNOWN; FEATURES];
                all[17] = f64::from(n % 2);
                all
            })
            .collect();
        let pulls = Pulls::fit(&features, NonZeroUsize::MIN, |place, [pulled, _]| {
            let y = if place % 2 == 1 { 1.0 } else { -1.0 };
            [Slope { slope: y - pulled, bend: 1.0 }, Slope { slope: 0.0, bend: 0.0 }]
        });
        // In standard deviations the feature is -1 or 1, so the sum of squares is 400 and of products 400: 400 / 500.
        let [to_due, after] = pulls.of(&features[1]);
        assert!((to_due - 0.8).abs() < 1e-9, "{to_due}");
        assert_eq!(after, 0.0);
        let (whole, by_topic) = pulls.by_topic(&features[1]);
        assert_eq!((whole, by_topic[topic(17)]), ([to_due, after], [to_due, after]));
        assert!(pulls.is_sound() && Pulls::default().is_sound());
        assert_eq!(Pulls::default().of(&features[1]), [0.0, 0.0]);
    }
}
