//! The shapes of which a departure from habit is made: a broken line over the days around the due date, how much of
//! the customer's own departure to believe, and how much of their days of the week.

use super::day::{Span, band};
use super::habit::Habit;
use super::week::Week;
use crate::number::at;
use std::sync::LazyLock;

/// Days late at which the broken line has its corners.
const KNOTS: [f64; 12] = [-20.0, -12.0, -7.0, -4.0, -2.0, 0.0, 2.0, 4.0, 7.0, 12.0, 25.0, 60.0];
const LAST_PIECE: usize = 10;

/// Corners of the broken line, and those up to the due date.
pub(super) const CORNERS: usize = 12;
pub(super) const CORNERS_TO_DUE: usize = 6;

/// Number of coefficients: a height at every corner, then belief in the departure, then in the days of the week.
pub(super) const SHAPES: usize = 14;
const DEPARTURE: usize = CORNERS;
const WEEKDAY: usize = 13;

/// A coefficient for each shape.
pub(super) type Coefficients = [f64; SHAPES];

/// The value of every shape at one span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Values {
    /// The corner at or before it, as a place.
    piece: usize,
    /// How far it is to the next corner, 0 to 1.
    way: f64,
    departure: f64,
    weekday: f64,
}

impl Values {
    /// Nothing: what stands where no span is.
    pub(super) const NONE: Self = Self { piece: 0, way: 0.0, departure: 0.0, weekday: 0.0 };

    /// The odds of payment by habit within a span, and the shapes there. Within a week the days of the week even out.
    pub(super) fn with_odds(habit: &Habit, week: &Week, span: Span, due: i32) -> (f64, Self) {
        let late = span.days_late(due);
        let band = band(late);
        let (odds, departure) = (at(&habit.odds, band), at(&habit.departs, band));
        if span.days > 1 {
            return (odds * f64::from(span.days), Self::new(late, departure, 0.0));
        }
        let day = week.weekday(span.first);
        let calendar = week.factor(day) * at(&habit.weekday, day);
        (odds * calendar, Self::new(late, departure, at(&habit.ln_weekday, day)))
    }

    /// The shapes so many days late.
    pub(super) fn new(late: i32, departure: f64, weekday: f64) -> Self {
        let (piece, way) = corner(late);
        Self { piece, way, departure, weekday }
    }

    /// How far the customer departs from the terms, and from the days of the week.
    pub(super) const fn departures(&self) -> (f64, f64) {
        (self.departure, self.weekday)
    }

    /// How much of it hangs on the corners after the due date.
    pub(super) const fn after_due(&self) -> f64 {
        if self.piece >= CORNERS_TO_DUE {
            1.0
        } else if self.piece.saturating_add(1) >= CORNERS_TO_DUE {
            self.way
        } else {
            0.0
        }
    }

    /// The sum of shapes times coefficients.
    pub(super) fn times(&self, c: &Coefficients) -> f64 {
        let pair = c.get(self.piece..).unwrap_or_default();
        let line = match pair {
            [here, next, ..] => here + self.way * (next - here),
            _ => 0.0,
        };
        line + at(c, DEPARTURE) * self.departure + at(c, WEEKDAY) * self.weekday
    }

    /// The same by several sets of coefficients at once; they stand side by side for each shape.
    pub(super) fn times_each<const N: usize>(&self, c: &[[f64; N]; SHAPES]) -> [f64; N] {
        let mut sums = [0.0; N];
        let [.., departure, weekday] = c;
        if let Some([here, next, ..]) = c.get(self.piece..) {
            let line = here.iter().zip(next).zip(departure.iter().zip(weekday));
            for (sum, ((here, next), (departure, weekday))) in sums.iter_mut().zip(line) {
                let line = here + self.way * (next - here);
                *sum = line + departure * self.departure + weekday * self.weekday;
            }
        }
        sums
    }
}

/// Days late for which corners are worked out in advance: farther ones lie beyond the last corner.
const LATE_BEFORE: i32 = -20;
const LATE_AFTER: i32 = 60;

/// Corners by days late, worked out once.
static CORNER_TABLE: LazyLock<Vec<(usize, f64)>> =
    LazyLock::new(|| (LATE_BEFORE..=LATE_AFTER).map(|late| piece(f64::from(late))).collect());

/// The corner at or before a number of days late, and how far it is to the next.
fn corner(late: i32) -> (usize, f64) {
    let place = late.clamp(LATE_BEFORE, LATE_AFTER).saturating_sub(LATE_BEFORE);
    usize::try_from(place).ok().and_then(|place| CORNER_TABLE.get(place)).copied().unwrap_or((0, 0.0))
}

fn piece(late: f64) -> (usize, f64) {
    let next = KNOTS.partition_point(|knot| *knot <= late);
    if next == 0 {
        return (0, 0.0);
    }
    let place = next.saturating_sub(1).min(LAST_PIECE);
    let (from, to) = (at(&KNOTS, place), at(&KNOTS, place.saturating_add(1)));
    (place, ((late - from) / (to - from)).clamp(0.0, 1.0))
}

/// Slope and curvature of the likelihood along one shape.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Slope {
    pub(super) slope: f64,
    pub(super) bend: f64,
}

impl Slope {
    pub(super) fn add(&mut self, slope: f64, bend: f64) {
        self.slope += slope;
        self.bend += bend;
    }
}

/// Slope and curvature along every shape.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Slopes(pub(super) [Slope; SHAPES]);

impl Slopes {
    pub(super) const ZERO: Self = Self([Slope { slope: 0.0, bend: 0.0 }; SHAPES]);

    pub(super) fn plus(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            own.add(other.slope, other.bend);
        }
    }

    pub(super) fn minus(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            own.add(-other.slope, -other.bend);
        }
    }

    /// What the best step along every shape gains, when `ridge` holds it back.
    pub(super) fn gain(&self, ridge: f64) -> f64 {
        self.0.iter().map(|s| s.slope * s.slope / (s.bend + ridge)).sum()
    }

    /// The gain of what is left of this one without `part`.
    pub(super) fn gain_without(&self, part: &Self, ridge: f64) -> f64 {
        let rest = |(whole, part): (&Slope, &Slope)| {
            let slope = whole.slope - part.slope;
            slope * slope / (whole.bend - part.bend + ridge)
        };
        self.0.iter().zip(&part.0).map(rest).sum()
    }

    /// The payments expected in it: the curvature along the broken line.
    pub(super) fn weight(&self) -> f64 {
        self.0.iter().take(DEPARTURE).map(|s| s.bend).sum()
    }

    /// The best step along every shape, shortened by `rate`.
    pub(super) fn step(&self, ridge: f64, rate: f64) -> Coefficients {
        self.0.map(|s| (rate * s.slope / (s.bend + ridge)).clamp(-1.0, 1.0))
    }
}

/// Slopes of one invoice as they are gathered day after day: sums that still change are held apart, so that a processor
/// need not write each of them down every time.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The corner at or before the days at hand, as a place.
    piece: usize,
    /// At that corner, and at the next.
    corners: [Slope; 2],
    departures: [Slope; 2],
    whole: Slopes,
}

impl Gathered {
    /// Adds a slope and a curvature of the likelihood at a span.
    pub(super) fn gather(&mut self, values: &Values, slope: f64, bend: f64) {
        if values.piece != self.piece {
            self.turn(values.piece);
        }
        let here = 1.0 - values.way;
        let add = |sum: &mut Slope, part: f64| sum.add(slope * part, bend * part * part);
        let [first, next] = &mut self.corners;
        add(first, here);
        add(next, values.way);
        let [departure, weekday] = &mut self.departures;
        add(departure, values.departure);
        add(weekday, values.weekday);
    }

    /// Goes on to another corner.
    fn turn(&mut self, piece: usize) {
        self.settle();
        self.piece = piece;
        let slots = self.whole.0.get_mut(piece..).unwrap_or_default();
        self.corners = [Slope::default(); 2];
        for (sum, slot) in self.corners.iter_mut().zip(slots) {
            *sum = *slot;
        }
    }

    fn settle(&mut self) {
        let slots = self.whole.0.get_mut(self.piece..).unwrap_or_default();
        for (slot, sum) in slots.iter_mut().zip(&self.corners) {
            *slot = *sum;
        }
    }

    /// The slopes of all that was gathered.
    pub(super) fn slopes(mut self) -> Slopes {
        self.settle();
        let slots = self.whole.0.get_mut(DEPARTURE..).unwrap_or_default();
        for (slot, sum) in slots.iter_mut().zip(&self.departures) {
            *slot = *sum;
        }
        self.whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_broken_line_passes_through_its_corners() {
        assert_eq!(piece(-400.0), (0, 0.0));
        assert_eq!(piece(0.0), (5, 0.0));
        assert_eq!(piece(1.0), (5, 0.5));
        assert_eq!(piece(400.0), (10, 1.0));
    }
}
