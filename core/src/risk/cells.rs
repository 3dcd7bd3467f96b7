//! The life of an example in spans, and what it says of coefficients: the slope and the curvature of the likelihood of what
//! was paid within each span.

use super::basis::{Coefficients, Gathered, Slope, Slopes, Values};
use super::day::spans;
use super::replay::Shot;
use super::rows::{Row, Rows};
use super::week::Week;
use crate::number::{exp, ln, whole};

/// An example is followed so many days at most, when it is past due; the next one goes on.
const LOOK_DAYS: i32 = 60;
/// One span of an example, kept small: there are dozens of them for each.
pub(super) struct Cell {
    /// Logarithm of the odds of payment by habit, in 2^20ths.
    ln_odds: i32,
    /// How far the customer departs from the terms, and from the days of the week, in 4096ths.
    departure: i16,
    weekday: i16,
    days_late: i16,
    /// Share of what was open that was paid within it, in 8192ths.
    paid: u16,
    /// How much it counts: the share of the invoice that was open, in 8192ths.
    weight: u16,
}

impl Cell {
    fn values(&self) -> Values {
        let [departure, weekday] = [self.departure, self.weekday].map(|d| f64::from(d) / DEPARTURES_IN_ONE);
        Values::new(i32::from(self.days_late), departure, weekday)
    }

    fn ln_odds(&self) -> f64 {
        f64::from(self.ln_odds) / LN_ODDS_IN_ONE
    }
}

const SHARES_IN_ONE: f64 = 8_192.0;
const DEPARTURES_IN_ONE: f64 = 4_096.0;
const LN_ODDS_IN_ONE: f64 = 1_048_576.0;

fn shares(part: f64) -> u16 {
    u16::try_from(whole(part * SHARES_IN_ONE)).unwrap_or(0)
}

fn departures(departure: f64) -> i16 {
    let most = f64::from(i16::MAX);
    i16::try_from(whole((departure * DEPARTURES_IN_ONE).clamp(-most, most))).unwrap_or(0)
}

/// What examples are made of.
pub(super) struct View<'a> {
    pub(super) rows: &'a Rows<'a>,
    pub(super) week: &'a Week,
    pub(super) later_weight: f64,
    pub(super) end: i32,
}

/// The cells of a few examples, one example after the other.
#[derive(Default)]
pub(super) struct Cells {
    cells: Vec<Cell>,
    /// Where those of each example end.
    ends: Vec<usize>,
}

impl Cells {
    /// Adds the cells of one example.
    pub(super) fn follow(&mut self, view: &View<'_>, row: &Row<'_>, day: i32, shot: &Shot<'_>) {
        let importance = if day == row.issue { 1.0 } else { view.later_weight };
        let (week, end) = (view.week, view.end);
        let most = row.due.max(day).saturating_add(LOOK_DAYS);
        for span in spans(day, row.due).take_while(|span| span.first <= most) {
            let after = span.first.saturating_add(span.days);
            // What went away without payment within the span says nothing of it.
            let left = row.open_on(after);
            let open = row.open_on(span.first) - row.gone_within(span.first, after);
            // A span that the history cuts short tells nothing, unless the invoice was closed within it.
            if open <= 1e-9 || (after > end && left > 0.0) {
                break;
            }
            let (odds, values) = Values::with_odds(&shot.habit, week, span, row.due);
            let (departure, weekday) = values.departures();
            self.cells.push(Cell {
                ln_odds: i32::try_from(whole(ln(odds) * LN_ODDS_IN_ONE)).unwrap_or(i32::MIN),
                departure: departures(departure),
                weekday: departures(weekday),
                days_late: i16::try_from(span.days_late(row.due)).unwrap_or(i16::MIN),
                paid: shares((open - left) / open),
                weight: shares(open * importance),
            });
        }
    }

    /// The cells of an example are all there.
    pub(super) fn end(&mut self) {
        self.ends.push(self.cells.len());
    }

    /// Those of an example, by its place in the part.
    pub(super) fn of(&self, place: usize) -> &[Cell] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.cells.get(start..end).unwrap_or_default()
    }
}

/// Cells side by side.
const SIDE: usize = 16;

/// Slope and curvature of the likelihood of one example.
pub(super) fn slopes_of(cells: &[Cell], steps: &Coefficients) -> Slopes {
    let mut sums = Gathered::default();
    for part in cells.chunks(SIDE) {
        let mut values = [Values::NONE; SIDE];
        let mut chances = [0.0; SIDE];
        for (cell, (values, power)) in part.iter().zip(values.iter_mut().zip(&mut chances)) {
            *values = cell.values();
            *power = cell.ln_odds() + values.times(steps);
        }
        // The same for all, so that a processor can work on several at once.
        for chance in &mut chances {
            let odds = exp(*chance);
            *chance = odds / (1.0 + odds);
        }
        for (cell, (values, chance)) in part.iter().zip(values.iter().zip(&chances)) {
            let weight = f64::from(cell.weight) / SHARES_IN_ONE;
            let paid = f64::from(cell.paid) / SHARES_IN_ONE;
            sums.gather(values, weight * (paid - chance), weight * chance * (1.0 - chance));
        }
    }
    sums.slopes()
}

/// Slope and curvature of the likelihood of one example on both sides of the due date.
pub(super) fn sides_of(cells: &[Cell], steps: &Coefficients) -> [Slope; 2] {
    let mut sides = [Slope::default(); 2];
    for cell in cells {
        let values = cell.values();
        let odds = exp(cell.ln_odds() + values.times(steps));
        let chance = odds / (1.0 + odds);
        let weight = f64::from(cell.weight) / SHARES_IN_ONE;
        let slope = weight * (f64::from(cell.paid) / SHARES_IN_ONE - chance);
        let bend = weight * chance * (1.0 - chance);
        let after = values.after_due();
        for (side, share) in sides.iter_mut().zip([1.0 - after, after]) {
            side.add(slope * share, bend * share * share);
        }
    }
    sides
}
