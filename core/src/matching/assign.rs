//! One choice for all movements together: each takes one answer, no item is settled beyond what is open on it, and the
//! sum of the evidence is as large as it can be.
//!
//! Movements that want the same money form a component; each component is solved exactly by branch and bound within a
//! budget of steps. For every answer the best total in which it is taken is worked out too: what it falls short by is
//! the margin, and from it follows how sure the choice is.

use super::batch::Answered;
use super::book::Book;
use super::groups::Groups;
use super::numbers::exp;
use std::collections::{BTreeMap, BTreeSet};

/// Answers this much less likely than the best of a movement, in log-odds, are left out of the choice.
const NEAR: f64 = 7.0;
/// Steps of one search.
const STEPS: usize = 3_000;
/// Most movements that are made to give way one after another.
const DEEPEST: usize = 200;

/// An answer as the choice sees it.
struct Choice<'a> {
    score: f64,
    /// The score as the movements believed it of each other, claims counted.
    believed: f64,
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
        let single = component.len() == 1;
        for (i, movement) in component.iter().enumerate() {
            let (Some(own), Some(all)) = (part.get(i), answered.get(*movement)) else { continue };
            let taken = best.picks.get(i).copied().unwrap_or(0);
            let mut gaps = vec![f64::NEG_INFINITY; all.answers.len()];
            let mut proven = best.proven;
            let own_belief = own.get(taken).map_or(0.0, |c| c.believed);
            for (pick, choice) in own.iter().enumerate() {
                let believed = (choice.believed - own_belief).min(0.0);
                let gap = if pick == taken {
                    0.0
                } else if single {
                    choice.score - best.total
                } else if best.proven {
                    let other = solve(&part, Some((i, pick)), book);
                    proven &= other.proven;
                    if other.proven { other.total - best.total } else { believed }
                } else {
                    believed
                };
                if let Some(slot) = gaps.get_mut(choice.at) {
                    *slot = gap.min(0.0);
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
        near.map(|(at, a)| Choice { score: a.free_score, believed: a.score, lines: &a.lines, at }).collect();
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
    let mut groups = Groups::new(choices.len());
    for (item, list) in &wants {
        let open = book.item(*item).map_or(0, |i| i.open.saturating_abs());
        let wanted = list.iter().fold(0_i64, |sum, w| sum.saturating_add(w.1.saturating_abs()));
        if let Some((first, _)) = list.first().filter(|_| wanted > open) {
            list.iter().for_each(|(other, _)| groups.join(*first, *other));
        }
    }
    groups.lists()
}

struct Solution {
    total: f64,
    picks: Vec<usize>,
    proven: bool,
}

/// The best choice for a component; with `forced`, one in which a movement takes a given answer.
fn solve(part: &[&[Choice<'_>]], forced: Option<(usize, usize)>, book: &Book) -> Solution {
    let mut barred: Vec<Vec<bool>> = part.iter().map(|own| vec![false; own.len()]).collect();
    if let Some((movement, pick)) = forced
        && let Some(bars) = barred.get_mut(movement)
    {
        bars.iter_mut().enumerate().for_each(|(at, bar)| *bar = at != pick);
    }
    let none = Solution { total: f64::NEG_INFINITY, picks: Vec::new(), proven: true };
    let mut search = Search { part, book, best: none, steps: STEPS, depth: 0 };
    if forced.is_none() {
        search.start();
    }
    search.go(&mut barred);
    search.best
}

struct Search<'a> {
    part: &'a [&'a [Choice<'a>]],
    book: &'a Book,
    best: Solution,
    steps: usize,
    depth: usize,
}

impl Search<'_> {
    /// Begins with what the movements believe of each other; where that clashes, the less sure one takes nothing.
    fn start(&mut self) {
        let believed = |own: &&[Choice<'_>]| {
            let best = own
                .iter()
                .enumerate()
                .max_by(|a, b| a.1.believed.total_cmp(&b.1.believed).then(b.0.cmp(&a.0)));
            best.map_or(0, |b| b.0)
        };
        let mut picks: Vec<usize> = self.part.iter().map(believed).collect();
        let mut used = self.used(&picks);
        let mut clashing: BTreeSet<u32> = used
            .iter()
            .filter(|(item, takes)| self.is_too_much(**item, takes))
            .map(|(item, _)| *item)
            .collect();
        while let Some(wanting) = clashing.first().and_then(|item| used.get(item)) {
            let lead = |movement: usize| {
                let own = self.part.get(movement).copied().unwrap_or_default();
                own.first().map_or(0.0, |c| c.score)
            };
            let Some(loser) =
                wanting.iter().map(|w| w.0).min_by(|a, b| lead(*a).total_cmp(&lead(*b)).then(b.cmp(a)))
            else {
                return;
            };
            let own = self.part.get(loser).copied().unwrap_or_default();
            let Some(nothing) = own.iter().position(|c| c.lines.is_empty()) else { return };
            let Some(pick) = picks.get_mut(loser) else { return };
            let given_up = own.get(*pick).map(|choice| choice.lines).unwrap_or_default();
            *pick = nothing;
            for (item, _) in given_up {
                let Some(takes) = used.get_mut(item) else { continue };
                takes.retain(|take| take.0 != loser);
                if !self.is_too_much(*item, takes) {
                    clashing.remove(item);
                }
            }
        }
        let total =
            self.part.iter().zip(&picks).filter_map(|(own, pick)| own.get(*pick)).map(|c| c.score).sum();
        self.best = Solution { total, picks, proven: true };
    }

    /// Lets each movement take the best answer that is not barred. Where that clashes over an item, at least one of
    /// those who want it must take less of it: each in turn is barred from what it takes, and the search goes on.
    fn go(&mut self, barred: &mut Vec<Vec<bool>>) {
        if self.steps == 0 || self.depth >= DEEPEST {
            self.best.proven = false;
            return;
        }
        self.steps = self.steps.saturating_sub(1);
        let mut picks = Vec::with_capacity(self.part.len());
        let mut total = 0.0;
        for (own, bars) in self.part.iter().zip(barred.iter()) {
            let Some(pick) = bars.iter().position(|barred| !barred) else { return };
            total += own.get(pick).map_or(0.0, |c| c.score);
            picks.push(pick);
        }
        // The first of equals stays.
        if total <= self.best.total + 1e-9 {
            return;
        }
        let Some((item, wanting)) = self.clash(&picks) else {
            (self.best.total, self.best.picks) = (total, picks);
            return;
        };
        for (movement, amount) in wanting {
            let Some(own) = self.part.get(movement) else { continue };
            let takes = |c: &Choice<'_>| {
                c.lines.iter().any(|l| l.0 == item && l.1.saturating_abs() >= amount.saturating_abs())
            };
            let before = barred.get(movement).cloned().unwrap_or_default();
            if let Some(bars) = barred.get_mut(movement) {
                bars.iter_mut().zip(own.iter()).for_each(|(bar, choice)| *bar |= takes(choice));
            }
            self.depth = self.depth.saturating_add(1);
            self.go(barred);
            self.depth = self.depth.saturating_sub(1);
            if let Some(bars) = barred.get_mut(movement) {
                *bars = before;
            }
        }
    }

    /// The first item of which more is taken than is open, with who takes how much.
    fn clash(&self, picks: &[usize]) -> Option<(u32, Vec<(usize, i64)>)> {
        self.used(picks).into_iter().find(|(item, takes)| self.is_too_much(*item, takes))
    }

    fn is_too_much(&self, item: u32, takes: &[(usize, i64)]) -> bool {
        let open = self.book.item(item).map_or(0, |i| i.open.saturating_abs());
        takes.iter().fold(0_i64, |sum, t| sum.saturating_add(t.1)).saturating_abs() > open
    }

    /// Who takes how much of each item.
    fn used(&self, picks: &[usize]) -> BTreeMap<u32, Vec<(usize, i64)>> {
        let mut used: BTreeMap<u32, Vec<(usize, i64)>> = BTreeMap::new();
        for (movement, (own, pick)) in self.part.iter().zip(picks).enumerate() {
            for (item, amount) in own.get(*pick).map(|c| c.lines).unwrap_or_default() {
                used.entry(*item).or_default().push((movement, *amount));
            }
        }
        used
    }
}

/// The share of each answer, and of one that was not found, given how far each falls short.
pub(super) fn shares(found: &Answered, chosen: &Chosen) -> (Vec<f64>, f64) {
    let taken = found.answers.get(chosen.at).map_or(0.0, |a| a.free_score);
    let unlisted = exp((found.unlisted_score - taken).min(50.0));
    let total = chosen.gaps.iter().map(|gap| exp(*gap)).sum::<f64>() + unlisted;
    (chosen.gaps.iter().map(|gap| exp(*gap) / total).collect(), unlisted / total)
}
