//! Learning what evidence weighs from matches of which the right answer is known.
//!
//! For each movement its answers compete, "none of these" among them: the chance of each is the exponential of its score,
//! divided by the sum over all. The weights are moved so that the right answers become likely, and held near those they
//! started from by a normal prior of a stated spread: few cases move them little, and a kind of evidence that no case
//! shows stays where it is. Loss and prior are convex, so there is one best list; Newton's steps find it, the same on
//! every platform and in any order of the cases.
//!
//! Source: D. McFadden, Conditional logit analysis of qualitative choice behavior (1974); the prior is a ridge penalty.

use super::evidence::{EvidenceKind, EvidenceWeight, KINDS, Weights};
use super::numbers::{exp, figure, ln};
use super::report::{EvidenceShare, Match};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::money::Figure;
use crate::vocabulary::document;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Newton's steps; some ten are enough.
const MOST_STEPS: usize = 40;
/// What speaks against an answer by its nature is never learned to speak for it.
const AT_MOST_ZERO: [EvidenceKind; 7] = [
    EvidenceKind::Claimed,
    EvidenceKind::Missed,
    EvidenceKind::AmountOnly,
    EvidenceKind::NameRival,
    EvidenceKind::ChoiceFree,
    EvidenceKind::ChoiceBeside,
    EvidenceKind::ChoiceOpen,
];

document! {
    /// A match of the past with what was right.
    pub struct JudgedMatch {
        /// The match as it was given, with its runners-up.
        pub found: Match,
        /// Which answer was right: 0 the best, 1 the first of the others; none where it was none of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub right: Option<u32>,
        /// Value date of the movement.
        pub value_date: Date,
    }

    /// How far learning may go.
    pub struct LearningOptions {
        /// The weights to start from, and to stay near to; the standard weights where not given. Where some are given, the
        /// kinds left out start from 0.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub start: Vec<EvidenceWeight>,
        /// How far a weight may be from its start by the prior: a standard deviation in log-odds, above 0 and at most 10;
        /// 0.5 where not given.
        #[serde(default = "half")]
        pub spread: Figure,
    }

    /// Weights with what they rest on, to be kept with the options of matching.
    pub struct LearnedWeights {
        /// The weights, one for each kind, in the order of the kinds.
        pub weights: Vec<EvidenceWeight>,
        /// Judged matches.
        pub cases: u64,
        /// Value date of the first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub first: Option<Date>,
        /// Value date of the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub last: Option<Date>,
        /// Mean surprise of the right answers before, in log-odds units (nats), to three decimals.
        pub loss_before: Figure,
        /// The same after, on the same cases: not what is to be expected of others.
        pub loss_after: Figure,
    }
}

fn half() -> Figure {
    Figure::new(Decimal::new(5, 1)).unwrap_or_else(|_| unreachable!("a plain number is sound"))
}

impl Default for LearningOptions {
    fn default() -> Self {
        Self { start: Vec::new(), spread: half() }
    }
}

/// Learns weights from judged matches, in any order.
///
/// # Errors
/// [`Error::CountOutOfRange`] above a million matches, or where `right` names no answer of its match;
/// [`Error::AmountOutOfRange`] for a spread that is not above 0 and at most 10.
///
/// # Examples
/// ```
/// use receivables::matching::{LearningOptions, learn_weights, standard_weights};
/// let learned = learn_weights(&[], &LearningOptions::default())?;
/// assert_eq!(learned.weights.len(), standard_weights()?.len());
/// assert_eq!(learned.cases, 0);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn learn_weights(judged: &[JudgedMatch], options: &LearningOptions) -> Result<LearnedWeights> {
    crate::documents::at_most(judged.len(), 1_000_000, "judged")?;
    let spread = options.spread.value().to_f64().unwrap_or(0.0);
    if !(spread > 0.0 && spread <= 10.0) {
        let given = options.spread.to_string();
        let (field, allowed) = ("options.spread".into(), "above 0, at most 10".into());
        return Err(Error::AmountOutOfRange { field, given, allowed });
    }
    let standard = super::evidence::standard_weights()?;
    let start = Weights::new(if options.start.is_empty() { &standard } else { &options.start });
    let mut order: Vec<(usize, &JudgedMatch)> = judged.iter().enumerate().collect();
    order.sort_by(|a, b| {
        (a.1.value_date, &a.1.found.movement_id).cmp(&(b.1.value_date, &b.1.found.movement_id))
    });
    let cases: Vec<Case> = order.iter().map(|(at, one)| Case::new(*at, one)).collect::<Result<_>>()?;
    let first: Vec<f64> = EvidenceKind::ALL.iter().map(|kind| within(*kind, start.of(*kind))).collect();
    let fitted = fit(&cases, &first, 1.0 / (spread * spread));
    let weight =
        |(kind, weight): (&EvidenceKind, &f64)| EvidenceWeight { evidence: *kind, weight: figure(*weight) };
    let mean = |weights: &[f64]| {
        let sum: f64 = cases.iter().map(|case| case.surprise(weights)).sum();
        figure(sum / super::numbers::count(cases.len().max(1)))
    };
    Ok(LearnedWeights {
        weights: EvidenceKind::ALL.iter().zip(&fitted).map(weight).collect(),
        cases: u64::try_from(cases.len()).unwrap_or(u64::MAX),
        first: order.first().map(|one| one.1.value_date),
        last: order.last().map(|one| one.1.value_date),
        loss_before: mean(&first),
        loss_after: mean(&fitted),
    })
}

/// The answers to a movement: their evidence by the place of its kind.
struct Case {
    answers: Vec<Vec<(usize, f64)>>,
    right: usize,
}

impl Case {
    /// The answers of a match, "none of these" last.
    fn new(at: usize, judged: &JudgedMatch) -> Result<Self> {
        let found = &judged.found;
        let of = |shares: &[EvidenceShare]| -> Vec<(usize, f64)> {
            let place = |share: &EvidenceShare| {
                let value = share.value.value().to_f64().unwrap_or(0.0);
                EvidenceKind::ALL.binary_search(&share.evidence).ok().map(|place| (place, value))
            };
            shares.iter().filter_map(place).collect()
        };
        let mut answers = vec![of(&found.best.evidence)];
        answers.extend(found.others.iter().map(|other| of(&other.evidence)));
        let listed = answers.len();
        answers.push(of(&found.unlisted_evidence));
        let right = match judged.right {
            None => listed,
            Some(right) => usize::try_from(right).unwrap_or(usize::MAX),
        };
        if judged.right.is_some() && right >= listed {
            let field = format!("judged[{at}].right");
            return Err(Error::CountOutOfRange {
                field,
                least: 0,
                most: listed.saturating_sub(1),
                given: right,
            });
        }
        Ok(Self { answers, right })
    }

    /// The chance of each answer.
    fn shares(&self, weights: &[f64]) -> Vec<f64> {
        let score = |answer: &Vec<(usize, f64)>| -> f64 {
            answer.iter().map(|(at, value)| weights.get(*at).copied().unwrap_or(0.0) * value).sum()
        };
        let scores: Vec<f64> = self.answers.iter().map(score).collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let grown: Vec<f64> = scores.iter().map(|s| exp(s - top)).collect();
        let whole: f64 = grown.iter().sum();
        grown.iter().map(|g| g / whole).collect()
    }

    /// How surprising the right answer is.
    fn surprise(&self, weights: &[f64]) -> f64 {
        let share = self.shares(weights).get(self.right).copied().unwrap_or(0.0);
        -ln(share.max(1e-300))
    }

    /// Adds to slope and curvature.
    fn bend(&self, weights: &[f64], slope: &mut [f64], curve: &mut [f64]) {
        let shares = self.shares(weights);
        let mut mean = vec![0.0; KINDS];
        for (answer, share) in self.answers.iter().zip(&shares) {
            for (at, value) in answer {
                add(&mut mean, *at, share * value);
            }
        }
        for (at, value) in self.answers.get(self.right).into_iter().flatten() {
            add(slope, *at, -value);
        }
        for (at, value) in mean.iter().enumerate() {
            add(slope, at, *value);
        }
        for (answer, share) in self.answers.iter().zip(&shares) {
            for (row, left) in answer {
                for (column, right) in answer {
                    add(curve, place(*row, *column), share * left * right);
                }
            }
        }
        let shown: Vec<(usize, f64)> = mean.into_iter().enumerate().filter(|m| m.1 != 0.0).collect();
        for (row, left) in &shown {
            for (column, right) in &shown {
                add(curve, place(*row, *column), -left * right);
            }
        }
    }
}

fn place(row: usize, column: usize) -> usize {
    row.saturating_mul(KINDS).saturating_add(column)
}

fn add(list: &mut [f64], at: usize, value: f64) {
    if let Some(slot) = list.get_mut(at) {
        *slot += value;
    }
}

fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or(0.0)
}

fn loss(cases: &[Case], weights: &[f64], first: &[f64], hold: f64) -> f64 {
    let gap: f64 = weights.iter().zip(first).map(|(w, f)| (w - f) * (w - f)).sum();
    cases.iter().map(|case| case.surprise(weights)).sum::<f64>() + hold * gap / 2.0
}

/// The best weights: Newton's steps, each made shorter until it helps, within the signs that are given.
fn fit(cases: &[Case], first: &[f64], hold: f64) -> Vec<f64> {
    let mut weights = first.to_vec();
    let mut best = loss(cases, &weights, first, hold);
    for _ in 0..MOST_STEPS {
        let mut slope: Vec<f64> = weights.iter().zip(first).map(|(w, f)| hold * (w - f)).collect();
        let mut curve = vec![0.0; KINDS.saturating_mul(KINDS)];
        for kind in 0..KINDS {
            add(&mut curve, place(kind, kind), hold);
        }
        cases.iter().for_each(|case| case.bend(&weights, &mut slope, &mut curve));
        hold_at_zero(&weights, &mut slope, &mut curve);
        let step = solved(curve, slope);
        let mut length = 1.0;
        let mut moved = false;
        for _ in 0..20 {
            let next: Vec<f64> = weights
                .iter()
                .zip(&step)
                .zip(EvidenceKind::ALL)
                .map(|((weight, step), kind)| within(*kind, weight - length * step))
                .collect();
            let value = loss(cases, &next, first, hold);
            if value < best - 1e-9 {
                (weights, best, moved) = (next, value, true);
                break;
            }
            length /= 2.0;
        }
        if !moved {
            break;
        }
    }
    weights
}

/// Leaves out of a step the weights that may not rise and would.
fn hold_at_zero(weights: &[f64], slope: &mut [f64], curve: &mut [f64]) {
    for (at, kind) in EvidenceKind::ALL.iter().enumerate() {
        let rises = self::at(weights, at) >= 0.0 && self::at(slope, at) < 0.0;
        if !rises || !AT_MOST_ZERO.contains(kind) {
            continue;
        }
        if let Some(slot) = slope.get_mut(at) {
            *slot = 0.0;
        }
        for other in (0..KINDS).filter(|other| *other != at) {
            for place in [place(at, other), place(other, at)] {
                if let Some(slot) = curve.get_mut(place) {
                    *slot = 0.0;
                }
            }
        }
    }
}

fn within(kind: EvidenceKind, weight: f64) -> f64 {
    if AT_MOST_ZERO.contains(&kind) { weight.min(0.0) } else { weight }
}

/// Solves `matrix · x = vector` for a matrix with a positive diagonal that dominates by its prior: elimination in order.
fn solved(mut matrix: Vec<f64>, mut vector: Vec<f64>) -> Vec<f64> {
    for pivot in 0..KINDS {
        let lead = at(&matrix, place(pivot, pivot));
        for row in pivot.saturating_add(1)..KINDS {
            let factor = at(&matrix, place(row, pivot)) / lead;
            if factor == 0.0 {
                continue;
            }
            for column in pivot..KINDS {
                let part = factor * at(&matrix, place(pivot, column));
                add(&mut matrix, place(row, column), -part);
            }
            let part = factor * at(&vector, pivot);
            add(&mut vector, row, -part);
        }
    }
    let mut solution = vec![0.0; KINDS];
    for row in (0..KINDS).rev() {
        let known: f64 = (row.saturating_add(1)..KINDS)
            .map(|column| at(&matrix, place(row, column)) * at(&solution, column))
            .sum();
        let value = (at(&vector, row) - known) / at(&matrix, place(row, row));
        add(&mut solution, row, value);
    }
    solution
}
