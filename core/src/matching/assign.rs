//! One choice for all movements together: each takes one answer, no item is settled beyond what is open on it, and the
//! sum of the evidence is as large as it can be.
//!
//! Movements that want the same money form a component; each component is solved exactly by branch and bound within a
//! budget of steps. For every answer the best total in which it is taken is worked out too: what it falls short by is
//! the margin, and from it follows how sure the choice is.

use super::batch::Answered;
use super::book::Book;
use super::numbers::exp;
use std::collections::BTreeMap;

/// Answers this much less likely than the best of a movement, in log-odds, are left out of the choice.
const NEAR: f64 = 9.0;
/// Steps for one answer that is forced.
const STEPS: usize = 20_000;

/// An answer as the choice sees it.
struct Choice<'a> {
    score: f64,
    lines: &'a [(u32, i64)],
    /// Its place among the answers of the movement.
    at: usize,
}

/// What came out for a movement.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    /// Place of the answer that is taken.
    pub(super) at: usize,
    /// For each answer the best total in which it is taken, less the best total of all: zero or less.
    pub(super) gaps: Vec<f64>,
    /// By how much the best total without the answer taken is worse.
    pub(super) margin: f64,
    /// Other movements that want the same money.
    pub(super) rivals: usize,
    /// The budget was enough to prove the choice.
    pub(super) proven: bool,
}

/// Chooses for all movements.
pub(super) fn assign(answered: &[Answered], book: &Book) -> Vec<Chosen> {
    let choices: Vec<Vec<Choice<'_>>> = answered.iter().map(near_choices).collect();
    let mut chosen = vec![Chosen::default(); answered.len()];
    for component in components(&choices, book) {
        let part: Vec<&[Choice<'_>]> =
            component.iter().filter_map(|m| choices.get(*m)).map(Vec::as_slice).collect();
        let best = solve(&part, None, book);
        for (i, movement) in component.iter().enumerate() {
            let (Some(own), Some(all)) = (part.get(i), answered.get(*movement)) else { continue };
            let taken = best.picks.get(i).copied().unwrap_or(0);
            let mut gaps = vec![f64::NEG_INFINITY; all.answers.len()];
            let mut proven = best.proven;
            for (pick, choice) in own.iter().enumerate() {
                let forced = if pick == taken {
                    0.0
                } else {
                    let other = if component.len() == 1 {
                        Solution { total: choice.score, picks: Vec::new(), proven: true }
                    } else {
                        solve(&part, Some((i, pick)), book)
                    };
                    proven &= other.proven;
                    (other.total - best.total).min(0.0)
                };
                if let Some(slot) = gaps.get_mut(choice.at) {
                    *slot = forced;
                }
            }
            let at = own.get(taken).map_or(0, |c| c.at);
            let second = gaps.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, gap)| *gap);
            let margin = -second.fold(-20.0, f64::max);
            if let Some(slot) = chosen.get_mut(*movement) {
                *slot = Chosen { at, gaps, margin, rivals: component.len().saturating_sub(1), proven };
            }
        }
    }
    chosen
}

fn near_choices(found: &Answered) -> Vec<Choice<'_>> {
    let best = found.answers.iter().map(|a| a.free_score).fold(f64::NEG_INFINITY, f64::max);
    let near =
        found.answers.iter().enumerate().filter(|(_, a)| a.free_score >= best - NEAR || a.lines.is_empty());
    let mut choices: Vec<Choice<'_>> =
        near.map(|(at, a)| Choice { score: a.free_score, lines: &a.lines, at }).collect();
    choices.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.at.cmp(&b.at)));
    choices
}

/// Movements that may want more of an item than is open on it, together; each movement is in one component.
fn components(choices: &[Vec<Choice<'_>>], book: &Book) -> Vec<Vec<usize>> {
    let mut wants: BTreeMap<u32, Vec<(usize, i64)>> = BTreeMap::new();
    for (movement, own) in choices.iter().enumerate() {
        for (item, amount) in own.iter().flat_map(|c| c.lines) {
            let list = wants.entry(*item).or_default();
            match list.last_mut().filter(|last| last.0 == movement) {
                Some(last) if last.1.saturating_abs() < amount.saturating_abs() => last.1 = *amount,
                Some(_) => {}
                None => list.push((movement, *amount)),
            }
        }
    }
    let mut root: Vec<usize> = (0..choices.len()).collect();
    for (item, list) in &wants {
        let open = book.item(*item).map_or(0, |i| i.open.saturating_abs());
        let wanted = list.iter().fold(0_i64, |sum, w| sum.saturating_add(w.1.saturating_abs()));
        if let Some((first, _)) = list.first().filter(|_| wanted > open) {
            for (other, _) in list {
                join(&mut root, *first, *other);
            }
        }
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for movement in 0..choices.len() {
        members.entry(top(&root, movement)).or_default().push(movement);
    }
    members.into_values().collect()
}

fn top(root: &[usize], of: usize) -> usize {
    let mut at = of;
    while let Some(next) = root.get(at).copied().filter(|next| *next != at) {
        at = next;
    }
    at
}

fn join(root: &mut [usize], left: usize, right: usize) {
    let (a, b) = (top(root, left), top(root, right));
    if let Some(slot) = root.get_mut(a.max(b)) {
        *slot = a.min(b);
    }
}

struct Solution {
    total: f64,
    picks: Vec<usize>,
    proven: bool,
}

/// The best choice for a component; with `forced`, one in which a movement takes a given answer.
fn solve(part: &[&[Choice<'_>]], forced: Option<(usize, usize)>, book: &Book) -> Solution {
    // What the rest can still bring at most: the best of each, as if nothing clashed.
    let best_of = |i: usize, own: &[Choice<'_>]| match forced {
        Some((at, pick)) if at == i => own.get(pick).map_or(0.0, |c| c.score),
        _ => own.first().map_or(0.0, |c| c.score),
    };
    let mut rest = vec![0.0];
    for (i, own) in part.iter().enumerate().rev() {
        let after = rest.last().copied().unwrap_or(0.0);
        rest.push(after + best_of(i, own));
    }
    rest.reverse();
    let mut search = Search {
        part,
        forced,
        book,
        rest,
        used: BTreeMap::new(),
        picks: Vec::with_capacity(part.len()),
        best: Solution { total: f64::NEG_INFINITY, picks: Vec::new(), proven: true },
        steps: STEPS,
    };
    search.go(0.0);
    search.best
}

struct Search<'a> {
    part: &'a [&'a [Choice<'a>]],
    forced: Option<(usize, usize)>,
    book: &'a Book,
    rest: Vec<f64>,
    used: BTreeMap<u32, i64>,
    picks: Vec<usize>,
    best: Solution,
    steps: usize,
}

impl Search<'_> {
    fn go(&mut self, total: f64) {
        let at = self.picks.len();
        let part = self.part;
        let Some(own) = part.get(at) else {
            if total > self.best.total {
                self.best.total = total;
                self.best.picks.clone_from(&self.picks);
            }
            return;
        };
        for (pick, choice) in own.iter().enumerate() {
            if self.forced.is_some_and(|(movement, only)| movement == at && only != pick) {
                continue;
            }
            let after = self.rest.get(at.saturating_add(1)).copied().unwrap_or(0.0);
            // The first of equals stays: what cannot be better is not looked at.
            if total + choice.score + after <= self.best.total + 1e-9 {
                if self.forced.is_some_and(|(movement, _)| movement == at) { continue } else { break }
            }
            if self.steps == 0 {
                self.best.proven = false;
                return;
            }
            self.steps = self.steps.saturating_sub(1);
            if self.take(choice.lines) {
                self.picks.push(pick);
                self.go(total + choice.score);
                self.picks.pop();
                self.give_back(choice.lines);
            }
        }
    }

    /// Takes the money of an answer, if it is there.
    fn take(&mut self, lines: &[(u32, i64)]) -> bool {
        let fits = lines.iter().all(|(item, amount)| {
            let open = self.book.item(*item).map_or(0, |i| i.open);
            let used = self.used.get(item).copied().unwrap_or(0).saturating_add(*amount);
            used.saturating_abs() <= open.saturating_abs()
        });
        if fits {
            for (item, amount) in lines {
                let used = self.used.entry(*item).or_default();
                *used = used.saturating_add(*amount);
            }
        }
        fits
    }

    fn give_back(&mut self, lines: &[(u32, i64)]) {
        for (item, amount) in lines {
            if let Some(used) = self.used.get_mut(item) {
                *used = used.saturating_sub(*amount);
            }
        }
    }
}

/// The share of each answer, and of one that was not found, given how far each falls short.
pub(super) fn shares(found: &Answered, chosen: &Chosen) -> (Vec<f64>, f64) {
    let taken = found.answers.get(chosen.at).map_or(0.0, |a| a.free_score);
    let unlisted = exp((found.unlisted_score - taken).min(50.0));
    let total = chosen.gaps.iter().map(|gap| exp(*gap)).sum::<f64>() + unlisted;
    (chosen.gaps.iter().map(|gap| exp(*gap) / total).collect(), unlisted / total)
}
