//! Fitting: habits are counted in one pass; then trees learn, step by step, where payment departs from habit.
//!
//! Each invoice is an example on its issue date and again every ten days while it is open, each time with only what
//! was known that morning. An example runs until the invoice is paid, given up or the history ends; without payment it
//! says only that it was not paid so far (censoring), a part counts by its share of the amount.

use super::basis::{Coefficients, SHAPES, Slopes};
use super::cells::{Cell, Cells, View, sides_of, slopes_of};
use super::feature::{FEATURES, Features};
use super::habit::Norms;
use super::model::RiskModel;
use super::options::RiskOptions;
use super::pull::{Pulls, add_sides};
use super::replay::{Counting, Question, Replay, Shot, week_of};
use super::rows::{Row, Rows, groups_of};
use super::tree::{CLASSES, Classes, Ground, Growth, Tree};
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::Result;
use crate::number::{at, key, real, unit, whole};
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// Days between two examples of an open invoice.
const REPEAT_DAYS: f64 = 10.0;
/// How much an example after the issue date counts.
const LATER_WEIGHT: f64 = 0.5;
/// An example ends so many days after the due date, whatever happens then.
const FOLLOWED_DAYS: i32 = 120;
/// Shares of examples and of features that each tree sees.
const SHARE_OF_EXAMPLES: f64 = 0.4;
const SHARE_OF_FEATURES: f64 = 0.5;

const GROWTH: Growth = Growth { leaves: 14, ridge: 8.0, rate: 0.12, least_weight: 20.0, least_gain: 15.0 };

/// Lines have few coefficients: so many examples settle them.
const MOST_EXAMPLES_FOR_LINES: usize = 8_000;

/// Examples that one thread takes at a time.
const EXAMPLES_IN_PART: usize = 512;

/// The examples, and how far the model has come for each.
struct Examples {
    classes: Vec<Classes>,
    edges: Vec<Vec<f64>>,
    /// Of each part of the examples.
    cells: Vec<Cells>,
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
        let mut slopes = vec![Slopes::ZERO; examples.steps.len()];
        model.base = examples.base(&mut slopes);
        model.pulls = Pulls::fit(&sample, threads, |place, sides| {
            let mut steps = model.base;
            add_sides(sides, &mut steps);
            sides_of(examples.cells_of(place.saturating_mul(each)), &steps)
        });
        for round in 0..trees {
            progress(trees.saturating_add(round), steps)?;
            let tree = examples.tree(round, options.seed, model.trees.last(), &mut slopes);
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
        let edges = edges(shots, threads);
        let parts = || questions.chunks(EXAMPLES_IN_PART).zip(shots.chunks(EXAMPLES_IN_PART));
        let mut cells: Vec<Cells> = parts().map(|_| Cells::default()).collect();
        in_parts(threads, &mut cells, 1, |first, part| {
            for ((questions, shots), cells) in parts().skip(first).zip(part) {
                for (question, shot) in questions.iter().zip(shots) {
                    if let Some((row, shot)) = view.rows.rows.get(question.row).zip(shot.as_ref()) {
                        cells.follow(view, row, question.day, shot);
                    }
                    cells.end();
                }
            }
        });
        let class =
            |shot: &Option<Shot<'static>>| shot.as_ref().map_or([0; FEATURES], |shot| classes(shot, &edges));
        let classes = shots.iter().map(class).collect();
        Self { classes, edges, cells, steps: vec![[0.0; SHAPES]; shots.len()], threads }
    }

    /// The coefficients that suit all examples together.
    fn base(&mut self, slopes: &mut [Slopes]) -> Coefficients {
        let mut base = [0.0; SHAPES];
        for _ in 0..6 {
            let mut total = Slopes::ZERO;
            self.slopes(None, |_| true, slopes);
            slopes.iter().for_each(|slopes| total.plus(slopes));
            let step = total.step(10.0, 0.5);
            for steps in self.steps.iter_mut().chain([&mut base]) {
                steps.iter_mut().zip(&step).for_each(|(own, step)| *own += step);
            }
        }
        base
    }

    /// The next tree, after the last one; `slopes` is room to work in, one for each example.
    fn tree(&mut self, round: u64, seed: u64, last: Option<&Tree>, slopes: &mut [Slopes]) -> Tree {
        let seen = |stream: u64, place: usize| {
            unit(key(key(seed, stream, round), 3, u64::try_from(place).unwrap_or(0)))
        };
        let features: Vec<usize> = (0..FEATURES)
            .filter(|f| seen(4, *f) < SHARE_OF_FEATURES && self.edges.get(*f).is_some_and(|e| !e.is_empty()))
            .collect();
        let rows = self.slopes(last, |place| seen(5, place) < SHARE_OF_EXAMPLES, slopes);
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
        let part = self.cells.get(place / EXAMPLES_IN_PART);
        part.map_or(&[], |cells| cells.of(place % EXAMPLES_IN_PART))
    }

    /// Takes the steps of a tree, then works out the slopes of every example that is seen: which ones.
    fn slopes(
        &mut self,
        tree: Option<&Tree>,
        is_seen: impl Fn(usize) -> bool + Sync,
        slopes: &mut [Slopes],
    ) -> Vec<usize> {
        let (classes, cells) = (&self.classes, &self.cells);
        let (steps, slopes) = (self.steps.chunks_mut(EXAMPLES_IN_PART), slopes.chunks_mut(EXAMPLES_IN_PART));
        let mut parts: Vec<_> = steps.zip(slopes).map(|part| (part, Vec::new())).collect();
        in_parts(self.threads, &mut parts, 1, |first, parts| {
            for ((part, cells), ((steps, slopes), rows)) in (first..).zip(cells.iter().skip(first)).zip(parts)
            {
                let start = part.saturating_mul(EXAMPLES_IN_PART);
                if let Some(tree) = tree {
                    let classes = classes.iter().skip(start);
                    classes
                        .zip(steps.iter_mut())
                        .for_each(|(classes, steps)| tree.add_by_class(classes, steps));
                }
                rows.extend((start..).take(steps.len()).filter(|place| is_seen(*place)));
                for place in rows.iter().map(|row: &usize| row.saturating_sub(start)) {
                    if let Some((steps, slot)) = steps.get(place).zip(slopes.get_mut(place)) {
                        *slot = slopes_of(cells.of(place), steps);
                    }
                }
            }
        });
        parts.into_iter().flat_map(|(_, rows)| rows).collect()
    }
}

/// Where the values of each feature are cut into classes of about the same size.
fn edges(shots: &[Option<Shot<'static>>], threads: NonZeroUsize) -> Vec<Vec<f64>> {
    let mut all = vec![Vec::new(); FEATURES];
    in_parts(threads, &mut all, 1, |feature, slots| {
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
        slots.iter_mut().for_each(|slot| *slot = std::mem::take(&mut edges));
    });
    all
}

fn classes(shot: &Shot<'_>, edges: &[Vec<f64>]) -> Classes {
    let mut classes = [0; FEATURES];
    for (class, (value, edges)) in classes.iter_mut().zip(shot.features.iter().zip(edges)) {
        *class = u8::try_from(edges.partition_point(|edge| edge < value)).unwrap_or(u8::MAX);
    }
    classes
}
