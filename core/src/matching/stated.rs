//! Amounts that a text states: for each item that it names, as advice of payment does, or of what is missing.

use super::answers::{Answer, Line, Set, choices, line, push};
use super::fit::Fit;
use super::hits::Group;
use super::reading::{Reading, Span};
use super::report::MatchKind;
use super::weigh::Scene;
use super::words::WordClass;

/// The amount that the text states for each place that names an item: the first amount after it and before the next
/// such place, in smallest units of a currency with two decimals.
pub(super) fn stated(groups: &[Group], reading: &Reading) -> Vec<Option<i64>> {
    let one = |group: &Group| {
        let (at, amount) = reading.placed_amounts.iter().find(|a| a.0 > group.last)?;
        let between = |g: &Group| g.first > group.last && g.first < *at;
        let another = |s: &Span| s.class == Some(WordClass::Invoice) && !s.other_use;
        let numbers = reading.spans.get(group.last.saturating_add(1)..*at).unwrap_or_default();
        (!groups.iter().any(between) && !numbers.iter().any(another)).then_some(*amount)
    };
    groups.iter().map(one).collect()
}

/// What the text states for each item that it names, where that adds up to what was paid.
pub(super) fn as_stated(scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let question = scene.question;
    if question.reading.placed_amounts.is_empty() || question.paid.currency.units() != 100 {
        return;
    }
    let firm: Vec<&Group> = scene.groups.iter().filter(|g| g.last < usize::MAX).collect();
    for items in choices(&firm, scene).into_iter().take(4) {
        let lines: Option<Vec<Line>> = items.iter().map(|at| stated_line(*at, scene)).collect();
        let Some(lines) = lines.filter(|lines| !lines.is_empty()) else { continue };
        if lines.iter().fold(0_i64, |sum, l| sum.saturating_add(l.1)) != question.paid.amount {
            continue;
        }
        let in_part = |l: &Line| question.book.item(l.0).is_some_and(|i| i.open != l.1);
        if lines.iter().any(in_part) {
            let fit = Fit {
                kind: MatchKind::Partial,
                adjustments: Vec::new(),
                on_account: 0,
                lines: lines.clone(),
            };
            push(&fit, &Set::of(lines), &items, scene, answers);
        }
    }
}

/// What the text states for an item, where it is no more than is left of it.
fn stated_line(at: u32, scene: &Scene<'_>) -> Option<Line> {
    let (_, left) = line(at, scene.question)?;
    let group = scene.groups.iter().position(|g| g.items.contains(&at))?;
    let stated = scene.stated.get(group).copied().flatten()?;
    let amount = if left < 0 { stated.saturating_abs().saturating_neg() } else { stated };
    (amount != 0 && (amount < 0) == (left < 0) && amount.saturating_abs() <= left.saturating_abs())
        .then_some((at, amount))
}

/// Whether the text states what is paid of each item, or of more than them.
pub(super) fn part_is_stated(fit: &Fit, scene: &Scene<'_>) -> bool {
    let stated = |line: &(u32, i64)| {
        let group = scene.groups.iter().position(|g| g.items.contains(&line.0))?;
        scene.stated.get(group).copied().flatten().map(i64::saturating_abs)
    };
    if fit.kind == MatchKind::Overpayment {
        let sum = fit.lines.iter().try_fold(0_i64, |sum, l| Some(sum.saturating_add(stated(l)?)));
        return sum == Some(scene.question.paid.amount);
    }
    !fit.lines.is_empty() && fit.lines.iter().all(|l| stated(l) == Some(l.1.saturating_abs()))
}

/// Whether the text states what is missing of the items.
pub(super) fn difference_is_stated(fit: &Fit, asked: &[u32], scene: &Scene<'_>) -> bool {
    let open = asked.iter().filter_map(|at| scene.question.book.item(*at)).map(|i| i.open);
    let missing = open.fold(0_i64, i64::saturating_add).saturating_sub(scene.question.paid.amount);
    let in_hundredths = scene.question.paid.currency.units() == 100;
    in_hundredths
        && missing > 0
        && scene.question.reading.amounts.binary_search(&missing).is_ok()
        && !fit.lines.is_empty()
}
