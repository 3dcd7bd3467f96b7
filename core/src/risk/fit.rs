//! Fitting: habits are counted in one pass; then trees learn, step by step, where payment departs from habit.
//!
//! Each invoice is an example on its issue date and again every ten days while it is open, each time with only what
//! was known that morning. An example runs until the invoice is paid, given up or the history ends; without payment it
//! says only that it was not paid so far (censoring), a part counts by its share of the amount.

use super::basis::{Coefficients, Gathered, SHAPES, Slope, Slopes, Values};
use super::day::spans;
use super::feature::{FEATURES, Features};
use super::habit::Norms;
use super::model::RiskModel;
use super::options::RiskOptions;
use super::pull::{Pulls, Sides, add_sides};
use super::replay::{Counting, Question, Replay, Shot, week_of};
use super::rows::{Row, Rows, groups_of};
use super::tree::{CLASSES, Classes, Ground, Growth, Tree};
use super::week::Week;
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::Result;
use crate::number::{at, exp, key, ln, real, unit, whole};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// Days between two examples of an open invoice.
const REPEAT_DAYS: f64 = 10.0;
/// How much an example after the issue date counts.
const LATER_WEIGHT: f64 = 0.5;
/// An example ends so many days after the due date, whatever happens then.
const FOLLOWED_DAYS: i32 = 120;
/// An example is followed so many days at most, when it is past due; the next one goes on.
const LOOK_DAYS: i32 = 60;
/// Shares of examples and of features that each tree sees.
const SHARE_OF_EXAMPLES: f64 = 0.4;
const SHARE_OF_FEATURES: f64 = 0.5;

const GROWTH: Growth = Growth { leaves: 14, ridge: 8.0, rate: 0.12, least_weight: 20.0, least_gain: 15.0 };

/// One span of an example, kept small: there are dozens of them for each.
struct Cell {
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

/// Lines have few coefficients: so many examples settle them.
const MOST_EXAMPLES_FOR_LINES: usize = 8_000;

/// Examples that one thread takes at a time.
const EXAMPLES_IN_PART: usize = 2_048;

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
struct View<'a> {
    rows: &'a Rows<'a>,
    week: &'a Week,
    later_weight: f64,
    end: i32,
}

/// The examples, and how far the model has come for each.
struct Examples {
    classes: Vec<Classes>,
    edges: Vec<Vec<f64>>,
    cells: Vec<Cell>,
    /// Where the cells of each example end.
    ends: Vec<usize>,
    steps: Vec<Coefficients>,
    threads: NonZeroUsize,
}

impl RiskModel {
    /// Fits a model to a history as it was known in the morning of `as_of`: what happened on that day or later is
    /// left out, so that a later telling of the same history gives the same model.
    ///
    /// An empty history is no error: the model then answers from its prior and says so.
    ///
    /// # Errors
    /// [`crate::Error::NumberOutOfRange`] for the options; what [`PastInvoice::check`] refuses;
    /// [`crate::Error::IdTaken`] for an instalment given twice; [`crate::Error::NotPossible`] where dates lie decades
    /// apart.
    ///
    /// # Examples
    /// ```
    /// use receivables::risk::{RiskModel, RiskOptions};
    /// let nothing_known = RiskModel::fit(&[], "2026-01-31".parse()?, &RiskOptions::default())?;
    /// assert_eq!(nothing_known.invoices(), 0);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn fit(past: &[PastInvoice], as_of: Date, options: &RiskOptions) -> Result<Self> {
        Self::fit_with(past, as_of, options, &mut |_, _| Ok(()))
    }

    /// [`Self::fit`] that tells how far it has come: steps done, and steps in all. What `progress` refuses stops it.
    ///
    /// # Errors
    /// As [`Self::fit`]; what `progress` returns.
    pub fn fit_with(
        past: &[PastInvoice],
        as_of: Date,
        options: &RiskOptions,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Self> {
        Self::fit_in_parallel(past, as_of, options, NonZeroUsize::MIN, progress)
    }

    /// [`Self::fit_with`] by so many threads: the same model, byte for byte.
    ///
    /// # Errors
    /// As [`Self::fit_with`].
    ///
    /// # Examples
    /// ```
    /// use receivables::risk::{RiskModel, RiskOptions};
    /// use std::num::NonZeroUsize;
    /// let (today, options) = ("2026-01-31".parse()?, RiskOptions::default());
    /// let two = NonZeroUsize::MIN.saturating_add(1);
    /// let model = RiskModel::fit_in_parallel(&[], today, &options, two, &mut |_, _| Ok(()))?;
    /// assert_eq!(model.to_bytes()?, RiskModel::fit(&[], today, &options)?.to_bytes()?);
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn fit_in_parallel(
        past: &[PastInvoice],
        as_of: Date,
        options: &RiskOptions,
        threads: NonZeroUsize,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Self> {
        options.check().map_err(|e| e.within("options"))?;
        // Remembering the history takes about as long as all trees.
        let trees = u64::from(options.trees);
        let steps = trees.saturating_mul(2).max(1);
        progress(0, steps)?;
        let end = as_of.epoch_day();
        let groups = groups_of(past, end);
        let mut rows = Rows::new(past, &groups).map_err(|e| e.within("invoices"))?;
        rows.know(end);
        let week = week_of(&rows, end, &options.holidays);
        let norms = Norms::new(week.clone(), groups.len());
        let half_life_days = f64::from(options.half_life_days);
        let (questions, later_weight) = questions(&rows, end, options);
        let mut shots: Vec<Option<Shot<'static>>> = questions.iter().map(|_| None).collect();
        let mut replay = Replay::new(&rows, norms, Counting::All, half_life_days);
        let keep = |place: usize, shot: Shot<'static>| {
            if let Some(slot) = shots.get_mut(place) {
                *slot = Some(shot);
            }
        };
        let mut told = 0;
        replay.run(&questions, end, keep, &mut |day, days| {
            let done = trees.saturating_mul(day).checked_div(days).unwrap_or(0);
            if done > told {
                told = done;
                progress(done, steps)?;
            }
            Ok(())
        })?;
        let norms = replay.norms;
        let invoices = u64::try_from(rows.rows.len()).unwrap_or(u64::MAX);
        let mut model = Self::from_norms(options.clone(), as_of, groups, norms, invoices);
        let view = View { rows: &rows, week: &week, later_weight, end };
        let mut examples = Examples::new(&view, &questions, &shots, threads);
        let each = shots.len().div_ceil(MOST_EXAMPLES_FOR_LINES).max(1);
        let sample: Vec<Features> = shots.iter().flatten().step_by(each).map(|shot| shot.features).collect();
        drop(shots);
        let mut slopes = vec![Slopes::ZERO; examples.ends.len()];
        model.base = examples.base(&mut slopes);
        model.pulls = Pulls::fit(&sample, |place, sides| {
            examples.sides(place.saturating_mul(each), &model.base, sides)
        });
        for round in 0..trees {
            progress(trees.saturating_add(round), steps)?;
            let tree = examples.tree(round, options.seed, &mut slopes);
            examples.advance(&tree);
            model.trees.push(tree);
        }
        progress(steps, steps)?;
        Ok(model)
    }
}

/// Examples after the issue date for each invoice, on average; more are thinned and count the more.
const LATER_EXAMPLES: f64 = 1.5;
/// So many are never thinned.
const FEW_EXAMPLES: f64 = 15_000.0;

/// When each invoice is looked at, and how much an example after the issue date counts; of a long history only a
/// sample of invoices.
fn questions(rows: &Rows<'_>, end: i32, options: &RiskOptions) -> (Vec<Question>, f64) {
    if options.trees == 0 {
        return (Vec::new(), LATER_WEIGHT);
    }
    let invoices = real(rows.rows.len());
    let later: f64 = rows.rows.iter().map(|row| f64::from(lives(row, end).max(0)) / REPEAT_DAYS).sum();
    let kept_later = ((LATER_EXAMPLES * invoices).max(FEW_EXAMPLES) / later.max(1.0)).min(1.0);
    // What is over the limit is left out before anything is computed.
    let kept = f64::from(options.max_examples) / (invoices + later * kept_later).max(1.0);
    let mut all = Vec::new();
    for (place, row) in rows.rows.iter().enumerate() {
        let counter = u64::try_from(place).unwrap_or(0);
        if unit(key(options.seed, 1, counter)) >= kept {
            continue;
        }
        all.push(Question { day: row.issue, row: place });
        let last = f64::from(row.issue) + f64::from(lives(row, end));
        let mut day = f64::from(row.issue) + 1.0 + unit(key(options.seed, 2, counter)) * REPEAT_DAYS;
        let mut turn = 0_u64;
        while day < last + 1.0 {
            turn = turn.saturating_add(1);
            if unit(key(key(options.seed, 6, counter), 6, turn)) < kept_later {
                let day = i32::try_from(whole(libm::floor(day))).unwrap_or(row.issue);
                all.push(Question { day, row: place });
            }
            day += REPEAT_DAYS;
        }
    }
    (all, LATER_WEIGHT / kept_later.max(0.125))
}

/// Days after the issue date on which an invoice may be looked at again: while it is open and not long past due.
fn lives(row: &Row<'_>, end: i32) -> i32 {
    let last = row.closed().unwrap_or(i32::MAX).min(end.saturating_sub(1));
    last.min(row.due.saturating_add(FOLLOWED_DAYS)).saturating_sub(row.issue)
}

impl Examples {
    fn new(
        view: &View<'_>,
        questions: &[Question],
        shots: &[Option<Shot<'static>>],
        threads: NonZeroUsize,
    ) -> Self {
        let edges = edges(shots);
        let mut this = Self {
            classes: Vec::new(),
            edges,
            cells: Vec::new(),
            ends: Vec::new(),
            steps: Vec::new(),
            threads,
        };
        for (question, shot) in questions.iter().zip(shots) {
            let (Some(row), Some(shot)) = (view.rows.rows.get(question.row), shot) else { continue };
            this.classes.push(classes(shot, &this.edges));
            this.follow(view, row, question.day, shot);
            this.ends.push(this.cells.len());
            this.steps.push([0.0; SHAPES]);
        }
        this
    }

    /// Adds the cells of one example.
    fn follow(&mut self, view: &View<'_>, row: &Row<'_>, day: i32, shot: &Shot<'_>) {
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

    /// The coefficients that suit all examples together.
    fn base(&mut self, slopes: &mut [Slopes]) -> Coefficients {
        let mut base = [0.0; SHAPES];
        for _ in 0..6 {
            let mut total = Slopes::ZERO;
            self.slopes(|_| true, slopes);
            slopes.iter().for_each(|slopes| total.plus(slopes));
            let step = total.step(10.0, 0.5);
            for steps in self.steps.iter_mut().chain([&mut base]) {
                steps.iter_mut().zip(&step).for_each(|(own, step)| *own += step);
            }
        }
        base
    }

    /// The next tree; `slopes` is room to work in, one for each example.
    fn tree(&self, round: u64, seed: u64, slopes: &mut [Slopes]) -> Tree {
        let seen = |stream: u64, place: usize| {
            unit(key(key(seed, stream, round), 3, u64::try_from(place).unwrap_or(0)))
        };
        let features: Vec<usize> = (0..FEATURES)
            .filter(|f| seen(4, *f) < SHARE_OF_FEATURES && self.edges.get(*f).is_some_and(|e| !e.is_empty()))
            .collect();
        let is_seen: Vec<bool> =
            (0..self.ends.len()).map(|place| seen(5, place) < SHARE_OF_EXAMPLES).collect();
        let rows = (0..).zip(&is_seen).filter(|(_, is_seen)| **is_seen).map(|(place, _)| place).collect();
        self.slopes(|place| is_seen.get(place) == Some(&true), slopes);
        let ground = Ground {
            classes: &self.classes,
            slopes,
            threads: self.threads,
            features: &features,
            edges: &self.edges,
            growth: GROWTH,
        };
        Tree::grow(&ground, rows)
    }

    /// The cells of an example.
    fn cells_of(&self, place: usize) -> &[Cell] {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.cells.get(start..end).unwrap_or_default()
    }

    /// Works out the slopes of every example that is seen.
    fn slopes(&self, is_seen: impl Fn(usize) -> bool + Sync, all: &mut [Slopes]) {
        in_parts(self.threads, all, EXAMPLES_IN_PART, |first, part| {
            for (place, slot) in (first..).zip(part).filter(|(place, _)| is_seen(*place)) {
                if let Some(steps) = self.steps.get(place) {
                    *slot = slopes(self.cells_of(place), steps);
                }
            }
        });
    }

    /// Slope and curvature of the likelihood of an example on both sides of the due date, when pulled so far from the
    /// coefficients of all.
    fn sides(&self, place: usize, base: &Coefficients, pulled: Sides) -> [Slope; 2] {
        let mut steps = *base;
        add_sides(pulled, &mut steps);
        let mut sides = [Slope::default(); 2];
        for cell in self.cells_of(place) {
            let values = cell.values();
            let odds = exp(cell.ln_odds() + values.times(&steps));
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

    fn advance(&mut self, tree: &Tree) {
        let classes = &self.classes;
        in_parts(self.threads, &mut self.steps, EXAMPLES_IN_PART, |first, part| {
            for (classes, steps) in classes.iter().skip(first).zip(part) {
                tree.add_by_class(classes, steps);
            }
        });
    }
}

/// Cells side by side.
const SIDE: usize = 16;

/// Slope and curvature of the likelihood of one example.
fn slopes(cells: &[Cell], steps: &Coefficients) -> Slopes {
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

/// Where the values of each feature are cut into classes of about the same size.
fn edges(shots: &[Option<Shot<'static>>]) -> Vec<Vec<f64>> {
    let mut all = Vec::new();
    for feature in 0..FEATURES {
        let mut values: Vec<f64> = shots.iter().flatten().map(|shot| at(&shot.features, feature)).collect();
        values.sort_by(f64::total_cmp);
        let mut edges: Vec<f64> = Vec::new();
        for cut in 1..CLASSES {
            let place = cut.saturating_mul(values.len().saturating_sub(1)) / CLASSES;
            let value = at(&values, place);
            if edges.last().is_none_or(|last| value > *last)
                && values.last().is_some_and(|last| value < *last)
            {
                edges.push(value);
            }
        }
        all.push(edges);
    }
    all
}

fn classes(shot: &Shot<'_>, edges: &[Vec<f64>]) -> Classes {
    let mut classes = [0; FEATURES];
    for (class, (value, edges)) in classes.iter_mut().zip(shot.features.iter().zip(edges)) {
        *class = u8::try_from(edges.partition_point(|edge| edge < value)).unwrap_or(u8::MAX);
    }
    classes
}
