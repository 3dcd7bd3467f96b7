//! Searching: sets that the text names and that do not add up, sets that the amount alone singles out, parts and
//! overpayments of what nothing names.

use super::answers::{Answer, Line, Set, choices, consider, line, push};
use super::evidence::EvidenceKind;
use super::fit::Limits;
use super::hits::{Group, Strength};
use super::options::MatchOptions;
use super::report::MatchKind;
use super::subset::{Sums, chance};
use super::weigh::Scene;

/// Most sets that one search gives.
const MOST_SETS: usize = 8;
/// Steps of a search for simple sets: up to three items, for all but the longest lists.
const SIMPLE_STEPS: u64 = 2_000;
/// Sets that chance may give where a long search is made.
const MOST_BY_CHANCE: f64 = 1.0;

/// Named sets that do not add up: with one or two items left out, one changed, or others beside.
pub(super) fn repaired(groups: &[Group], scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let firm: Vec<&Group> = groups.iter().filter(|g| !g.doubtful && g.strength != Strength::Near).collect();
    let Some(base) = choices(&firm, scene).into_iter().next().filter(|b| !b.is_empty()) else { return };
    let lines: Vec<(u32, i64)> = base.iter().filter_map(|at| line(*at, scene.question)).collect();
    by_amount(&lines, scene, answers);
    if lines.len() > 40 {
        return;
    }
    for out in 0..lines.len() {
        let rest: Vec<(u32, i64)> =
            lines.iter().enumerate().filter(|(i, _)| *i != out).map(|(_, l)| *l).collect();
        let items: Vec<u32> = rest.iter().map(|l| l.0).collect();
        let set = Set::of(rest.clone());
        consider(&set, &items, scene, false, answers);
        if lines.len() <= 12 {
            by_amount(&rest, scene, answers);
        }
        for second in out.saturating_add(1)..lines.len().min(16) {
            let fewer: Vec<(u32, i64)> = lines
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != out && *i != second)
                .map(|(_, l)| *l)
                .collect();
            let items: Vec<u32> = fewer.iter().map(|l| l.0).collect();
            let set = Set::of(fewer);
            consider(&set, &items, scene, false, answers);
        }
    }
}

/// Items singled out by the amount, beside a base that is taken for granted.
pub(super) fn by_amount(base: &[(u32, i64)], scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let without = |from: &[(u32, i64)]| -> Vec<(u32, i64)> {
        from.iter().copied().filter(|f| !base.iter().any(|b| b.0 == f.0)).collect()
    };
    let rest = without(scene.free);
    let steps = short(scene.question.limits.options);
    add_up(&rest, base, steps, scene, answers);
    let contested = without(scene.contested);
    if !contested.is_empty() {
        // Only simple sets: who claims them knows better where it is more than that.
        add_up(&[rest.as_slice(), &contested].concat(), base, SIMPLE_STEPS, scene, answers);
    }
    in_other_currencies(&rest, base, scene, answers);
}

/// Steps of a search that is one of many: for sets of up to 28 items by the standard options.
pub(super) const fn short(options: &MatchOptions) -> u64 {
    options.search_steps / 44
}

/// Where nothing is named, the payer is known and no set was found: one long search for the very amount, if a set it
/// finds would mean something. Where chance alone gives sets, one more of them says nothing.
pub(super) fn at_length(scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let in_full = |a: &Answer| {
        let loose = [MatchKind::Partial, MatchKind::Overpayment, MatchKind::OnAccount, MatchKind::Duplicate];
        !a.lines.is_empty() && !loose.contains(&a.kind)
    };
    if !is_well_known(scene) || answers.iter().any(in_full) {
        return;
    }
    let paid = scene.question.paid;
    let own = |f: &&Line| scene.question.book.item(f.0).is_some_and(|i| i.currency == paid.currency);
    let values: Vec<i64> = scene.free.iter().filter(own).map(|f| f.1).collect();
    if chance(&values, paid.amount, paid.amount) <= MOST_BY_CHANCE {
        let same: Vec<Line> = scene.free.iter().filter(own).copied().collect();
        let sums = Sums::new(&values, scene.question.limits.options.search_steps, paid.amount);
        search(&sums, (paid.amount, paid.amount), (&same, &[]), scene, answers);
    }
}

/// Whether nothing is named and little doubt is left who paid: then the amount is all there is, and a long search pays.
fn is_well_known(scene: &Scene<'_>) -> bool {
    let sure = [
        EvidenceKind::AccountKnown,
        EvidenceKind::AccountInBatch,
        EvidenceKind::CustomerNumber,
        EvidenceKind::NameLearned,
        EvidenceKind::NameSame,
        EvidenceKind::NameClose,
    ];
    scene.groups.is_empty() && sure.iter().any(|kind| scene.payer.evidence.has(*kind))
}

/// Items out of `rest` that make up, with a base, what was paid; with each difference that has a name.
pub(super) fn add_up(
    rest: &[(u32, i64)],
    base: &[(u32, i64)],
    steps: u64,
    scene: &Scene<'_>,
    answers: &mut Vec<Answer>,
) {
    let question = scene.question;
    let paid = question.paid;
    let own = |f: &&(u32, i64)| question.book.item(f.0).is_some_and(|i| i.currency == paid.currency);
    let same: Vec<(u32, i64)> = rest.iter().filter(own).copied().collect();
    let (base_sum, base_off) = base.iter().fold((0_i64, 0_i64), |(sum, off), l| {
        let cut = question.book.item(l.0).map_or(0, |i| question.limits.discount(i, paid.day));
        (sum.saturating_add(l.1), off.saturating_add(cut))
    });
    let values: Vec<i64> = same.iter().map(|f| f.1).collect();
    let target = paid.amount.saturating_sub(base_sum);
    let mut windows = vec![(target, target)];
    for kept in &question.limits.kept {
        if let Some(gross) = Limits::gross(paid.amount, *kept) {
            let gross = gross.saturating_sub(base_sum);
            windows.push((gross.saturating_sub(1), gross.saturating_add(1)));
        }
    }
    let rounding = question.limits.rounding_most(paid.currency, paid.amount);
    windows.push((target.saturating_sub(rounding), target.saturating_add(rounding)));
    let fee = question.limits.fee_most(paid.currency);
    windows.push((target.saturating_add(rounding).saturating_add(1), target.saturating_add(fee)));
    // Of long lists simple sets are enough: a proof that leaves out the larger items would cost more than it tells.
    let sums = Sums::new(&values, steps, i64::MAX);
    for (least, most) in windows {
        search(&sums, (least, most), (&same, base), scene, answers);
    }
    let off = |f: &(u32, i64)| {
        question.book.item(f.0).filter(|i| i.open == f.1).map_or(0, |i| question.limits.discount(i, paid.day))
    };
    let cut: Vec<i64> = same.iter().map(|f| f.1.saturating_sub(off(f))).collect();
    let ratings = question.limits.options.interest_percents.len();
    for rate in 0..ratings {
        // Each item with the interest that a late payer would add to it.
        let owed = |f: &Line| {
            let item = question.book.item(f.0)?;
            question.limits.interest(item, paid.day).get(rate).copied().filter(|_| item.open == f.1)
        };
        let on_top = |lines: &[Line]| lines.iter().filter_map(owed).fold(0_i64, i64::saturating_add);
        let more: Vec<i64> = same.iter().map(|f| f.1.saturating_add(owed(f).unwrap_or(0))).collect();
        if more != values || on_top(base) != 0 {
            let target = target.saturating_sub(on_top(base));
            let window = (target.saturating_sub(1), target.saturating_add(1));
            search(&Sums::new(&more, steps, i64::MAX), window, (&same, base), scene, answers);
        }
    }
    if base_off != 0 || cut != values {
        let target = target.saturating_add(base_off);
        let window = (target.saturating_sub(1), target.saturating_add(1));
        search(&Sums::new(&cut, steps, i64::MAX), window, (&same, base), scene, answers);
    }
}

fn in_other_currencies(
    rest: &[(u32, i64)],
    base: &[(u32, i64)],
    scene: &Scene<'_>,
    answers: &mut Vec<Answer>,
) {
    let base_currency = base.first().and_then(|l| scene.question.book.item(l.0)).map(|i| i.currency);
    let base_sum = base.iter().fold(0_i64, |sum, l| sum.saturating_add(l.1));
    let question = scene.question;
    let paid = question.paid;
    let mut currencies: Vec<_> =
        rest.iter().filter_map(|f| question.book.item(f.0)).map(|i| i.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let meant =
        |c: &crate::money::Currency| *c != paid.currency && base_currency.is_none_or(|base| base == *c);
    for currency in currencies.into_iter().filter(meant) {
        let Some(worth) = question.limits.convert(paid.amount, paid.currency, currency) else { continue };
        let window = question.limits.rate_window(worth);
        let other: Vec<(u32, i64)> = rest
            .iter()
            .copied()
            .filter(|f| question.book.item(f.0).is_some_and(|i| i.currency == currency))
            .collect();
        let values: Vec<i64> = other.iter().map(|f| f.1).collect();
        let (least, most) = (worth.saturating_sub(window), worth.saturating_add(window));
        let window = (least.saturating_sub(base_sum), most.saturating_sub(base_sum));
        search(&Sums::new(&values, SIMPLE_STEPS, i64::MAX), window, (&other, base), scene, answers);
    }
}

fn search(
    sums: &Sums,
    window: (i64, i64),
    (from, base): (&[Line], &[Line]),
    scene: &Scene<'_>,
    answers: &mut Vec<Answer>,
) {
    if window.0 > window.1 || from.is_empty() {
        return;
    }
    let found = sums.find(window.0, window.1, MOST_SETS);
    for places in &found.sets {
        let mut lines: Vec<(u32, i64)> = base.to_vec();
        lines.extend(places.iter().filter_map(|at| from.get(*at)));
        lines.sort_unstable();
        let asked: Vec<u32> = lines.iter().map(|l| l.0).collect();
        let set = Set {
            lines,
            solutions: found.solutions,
            expected: Some(found.expected_by_chance),
            open_search: !found.is_complete || scene.left_out,
        };
        consider(&set, &asked, scene, false, answers);
    }
}

/// A part, or too much, for items that nothing names: the oldest, and single ones nearly paid.
pub(super) fn unnamed(scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let paid = scene.question.paid;
    let own = |f: &&(u32, i64)| scene.question.book.item(f.0).is_some_and(|i| i.currency == paid.currency);
    let free: Vec<(u32, i64)> = scene.free.iter().filter(own).copied().collect();
    let mut tries: Vec<Vec<(u32, i64)>> = Vec::new();
    tries.push(free.iter().copied().filter(|f| f.1 > 0).collect());
    let larger: Vec<(u32, i64)> = free.iter().filter(|f| f.1 > paid.amount).copied().collect();
    tries.extend(larger.iter().take(4).map(|f| vec![*f]));
    let adds =
        |f: &&(u32, i64)| scene.question.book.item(f.0).is_some_and(|i| scene.question.adds_to(f.0, i.open));
    if !scene.question.peers.is_empty() {
        // The first four stand in the list already; of the others only what other movements complete.
        tries.extend(larger.iter().skip(4).take(60).filter(adds).map(|f| vec![*f]));
    }
    let slightly = |f: &&(u32, i64)| {
        f.1 > 0
            && paid.amount > f.1
            && (paid.amount.saturating_sub(f.1) <= f.1 / 10 || paid.amount == f.1.saturating_mul(2))
    };
    tries.extend(free.iter().filter(slightly).take(4).map(|f| vec![*f]));
    for lines in tries {
        let asked: Vec<u32> = lines.iter().map(|l| l.0).collect();
        if let Some(fit) = scene.question.limits.otherwise(paid, &lines, scene.question.book) {
            let set = Set::of(lines);
            push(&fit, &set, &asked, scene, answers);
        }
    }
}
