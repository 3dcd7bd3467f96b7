//! The evidence of an answer: what its kind, its payer, the numbers in the text, its dates and the other movements say.

use super::answers::Question;
use super::evidence::{Evidence, EvidenceKind};
use super::fit::Fit;
use super::hits::{Group, Strength};
use super::numbers::{count, ln, minor};
use super::payers::{MaybePayer, choice};
use super::report::MatchKind;
use super::stated::{difference_is_stated, part_is_stated};
use super::words::WordClass;
use crate::documents::AdjustmentKind;

/// A payer with what the text names among its items, and which of them have money left.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) payer: &'a MaybePayer,
    pub(super) groups: &'a [Group],
    /// The amount that the text states for each of them.
    pub(super) stated: &'a [Option<i64>],
    pub(super) free: &'a [(u32, i64)],
    /// Items that others claim without naming them.
    pub(super) contested: &'a [(u32, i64)],
    /// The text is cut, or its list goes on.
    pub(super) cut: bool,
    /// Items of the payer were not looked at: there are too many.
    pub(super) left_out: bool,
    pub(super) question: &'a Question<'a>,
}

/// The evidence of settling items in a way; `asked` are the items that were meant, of which a part may be settled.
pub(super) fn weigh(fit: &Fit, asked: &[u32], scene: &Scene<'_>) -> Evidence {
    let mut evidence = scene.payer.evidence.clone();
    let firm = scene.groups.iter().any(|g| !g.doubtful);
    of_kind(fit, asked, firm, scene, &mut evidence);
    of_words(fit, asked, scene, &mut evidence);
    of_numbers(fit, asked, firm, scene, &mut evidence);
    of_items(fit, asked, scene, &mut evidence);
    evidence
}

fn is_round(amount: i64, unit: i64) -> bool {
    amount.checked_rem(unit) == Some(0)
}

/// What a bank kept.
fn fee_of(fit: &Fit) -> i64 {
    fit.adjustments.iter().find(|a| a.0 == AdjustmentKind::BankFee).map_or(0, |a| a.1)
}

/// Banks charge whole units or halves of them.
fn is_usual(fee: i64, units: i64) -> bool {
    if units == 1 { is_round(fee, 100) } else { is_round(fee.saturating_mul(2), units) }
}

fn of_kind(fit: &Fit, asked: &[u32], firm: bool, scene: &Scene<'_>, evidence: &mut Evidence) {
    let paid = scene.question.paid;
    let units = paid.currency.units();
    let named = firm && asked.iter().all(|at| is_named(*at, scene));
    let hundred = units.saturating_mul(100);
    match fit.kind {
        MatchKind::Exact | MatchKind::NotReceivable => {}
        MatchKind::Discount => evidence.add(EvidenceKind::Discount, 1.0),
        MatchKind::LateDiscount => evidence.add(EvidenceKind::LateDiscount, 1.0),
        MatchKind::Withholding => evidence.add(EvidenceKind::Withholding, 1.0),
        MatchKind::Fee => {
            evidence.add(EvidenceKind::Fee, 1.0);
            evidence.note(EvidenceKind::FeeUsual, is_usual(fee_of(fit), units));
        }
        MatchKind::Interest => evidence.add(EvidenceKind::Interest, 1.0),
        MatchKind::Rounding => {
            evidence.add(EvidenceKind::Rounding, 1.0);
            evidence.note(EvidenceKind::RoundingWhole, is_round(paid.amount, units));
        }
        MatchKind::Partial => {
            evidence.add(if named { EvidenceKind::PartialNamed } else { EvidenceKind::PartialUnnamed }, 1.0);
            evidence.note(EvidenceKind::PartialRound, is_round(paid.amount, hundred));
        }
        MatchKind::Overpayment => {
            evidence.add(if named { EvidenceKind::OverNamed } else { EvidenceKind::OverUnnamed }, 1.0);
            let total = paid.amount.saturating_sub(fit.on_account);
            let little = fit.on_account <= total / 20;
            evidence.note(EvidenceKind::OverRound, little && is_round(paid.amount, hundred));
            let one_more = fit.lines.iter().any(|l| l.1 == fit.on_account) || fit.on_account == total;
            evidence.note(EvidenceKind::OverTwice, one_more);
        }
        MatchKind::Exchange => evidence.add(EvidenceKind::Exchange, 1.0),
        MatchKind::OnAccount => {
            evidence.add(EvidenceKind::OnAccount, 1.0);
            evidence.note(EvidenceKind::OnAccountRound, is_round(paid.amount, hundred));
            evidence.note(EvidenceKind::OnAccountStated, scene.question.reading.says(WordClass::Advance));
        }
        MatchKind::Duplicate => {
            evidence.add(EvidenceKind::Duplicate, 1.0);
            evidence.note(EvidenceKind::DuplicateNamed, names_the_twins_items(scene));
        }
    }
    if fit.adjustments.len() > 1 {
        // The second difference; only a charge of the bank comes second.
        evidence.add(EvidenceKind::Fee, 1.0);
        evidence.note(EvidenceKind::FeeUsual, is_usual(fee_of(fit), units));
    }
    let loose = matches!(fit.kind, MatchKind::Partial | MatchKind::Overpayment);
    evidence.note(EvidenceKind::LooseOpen, loose && named && scene.cut);
    evidence.note(EvidenceKind::SplitAdds, adds_up(fit, scene));
    let settles = !matches!(fit.kind, MatchKind::Duplicate);
    evidence.note(EvidenceKind::TwinAgainst, settles && scene.question.twin.is_some());
}

/// Whether this movement and others of the same payer, none of which is settled elsewhere, add up to the item.
fn adds_up(fit: &Fit, scene: &Scene<'_>) -> bool {
    let question = scene.question;
    let [(at, amount)] = fit.lines.as_slice() else { return false };
    let Some(item) = question.book.item(*at) else { return false };
    item.open > *amount
        && matches!(fit.kind, MatchKind::Partial | MatchKind::Exact)
        && question.adds_to(*at, item.open)
}

/// Whether what the text names was settled by the earlier movement like this one.
fn names_the_twins_items(scene: &Scene<'_>) -> bool {
    let question = scene.question;
    let belief = question.twin.and_then(|twin| question.beliefs.belief(twin));
    let family = |c: u32| question.book.family_of(c);
    let same = |c: Option<u32>| c.is_some_and(|c| family(c) == family(scene.payer.customer));
    let Some(belief) = belief.filter(|b| same(b.customer)) else { return false };
    if scene.groups.is_empty() {
        return belief.lines.iter().all(|l| !scene.free.iter().any(|f| f.0 == l.0));
    }
    scene.groups.iter().any(|g| g.items.iter().any(|at| belief.lines.iter().any(|l| l.0 == *at)))
}

fn of_words(fit: &Fit, asked: &[u32], scene: &Scene<'_>, evidence: &mut Evidence) {
    let reading = scene.question.reading;
    let part = fit.kind == MatchKind::Partial && !reading.amounts.is_empty();
    let loose = matches!(fit.kind, MatchKind::Partial | MatchKind::Overpayment);
    let in_part = loose && !reading.amounts.is_empty() && part_is_stated(fit, scene);
    let difference = part && difference_is_stated(fit, asked, scene);
    evidence.note(EvidenceKind::PartStated, in_part);
    evidence.note(EvidenceKind::DifferenceStated, difference);
    evidence.note(EvidenceKind::PurposeAgainst, reading.says(WordClass::Purpose));
    let pairs = [
        (WordClass::Discount, MatchKind::Discount),
        (WordClass::Withholding, MatchKind::Withholding),
        (WordClass::Fee, MatchKind::Fee),
        (WordClass::Interest, MatchKind::Interest),
        (WordClass::Partial, MatchKind::Partial),
        (WordClass::Deduction, MatchKind::Partial),
    ];
    for (class, kind) in pairs {
        if reading.says(class) {
            let late = kind == MatchKind::Discount && fit.kind == MatchKind::LateDiscount;
            // A discount that no terms grant is a part of what was asked for.
            let beyond_terms = kind == MatchKind::Discount && (in_part || difference);
            let second = kind == MatchKind::Fee && fit.adjustments.len() > 1;
            // Interest that no rate explains is too much.
            let on_top = kind == MatchKind::Interest && fit.kind == MatchKind::Overpayment;
            let agrees = kind == fit.kind || late || beyond_terms || second || on_top;
            evidence.note(EvidenceKind::Stated, agrees);
            evidence.note(EvidenceKind::StatedOther, !agrees);
        }
    }
}

fn is_named(item: u32, scene: &Scene<'_>) -> bool {
    scene.groups.iter().any(|g| g.items.contains(&item))
}

fn of_numbers(fit: &Fit, asked: &[u32], firm: bool, scene: &Scene<'_>, evidence: &mut Evidence) {
    let reading = scene.question.reading;
    let (mut bits, mut missed, mut doubtful) = (0.0_f64, 0.0_f64, 0.0_f64);
    let (mut near, mut range, mut structured) = (0.0_f64, false, false);
    for group in scene.groups {
        let met = group.items.iter().any(|at| asked.contains(at));
        // A number of the text that stands in another field too says the same once more.
        let again = reading.is_field(group.first)
            && scene.groups.iter().any(|g| !reading.is_field(g.first) && g.items == group.items);
        let worth = if again { 0.0 } else { group.bits.min(12.0) };
        match (met, group.strength) {
            (true, strength) => {
                bits += worth;
                near += if strength == Strength::Near { 1.0 } else { 0.0 };
                range |= strength == Strength::Range;
                structured |= strength == Strength::Structured;
            }
            (false, Strength::Range) => missed += 0.2,
            (false, _) if group.doubtful => doubtful += worth / 6.0,
            (false, Strength::Near) => doubtful += 0.5,
            (false, _) => missed += worth / 6.0,
        }
    }
    if fit.kind == MatchKind::Duplicate {
        // It names what the first payment settled: nothing is missed.
        (missed, doubtful) = (0.0, 0.0);
    }
    evidence.add(EvidenceKind::Named, bits.min(25.0) / 10.0);
    evidence.note(EvidenceKind::NamedStructured, structured);
    evidence.add(EvidenceKind::NamedNear, near.min(3.0));
    evidence.note(EvidenceKind::NamedRange, range);
    evidence.add(EvidenceKind::Missed, missed.min(4.0));
    evidence.add(EvidenceKind::MissedDoubtful, doubtful.min(3.0));
    let stray = reading.tokens.iter().filter(|t| {
        let span = reading.spans.get(t.first);
        t.first == t.last
            && t.length >= 4
            && span.is_some_and(|s| s.class == Some(WordClass::Invoice) && !s.other_use)
            && !(scene.cut && reading.is_last(t.last))
            && !scene.groups.iter().any(|g| g.first <= t.last && t.first <= g.last)
    });
    evidence.add(EvidenceKind::Stray, count(stray.count()).min(2.0));
    let elsewhere = scene.payer.strangers.iter().filter(|at| !asked.contains(at));
    evidence.add(EvidenceKind::NamedElsewhere, count(elsewhere.count()).min(3.0));
    if asked.is_empty() {
        return;
    }
    let unnamed: Vec<u32> = asked.iter().copied().filter(|at| !is_named(*at, scene)).collect();
    evidence.note(EvidenceKind::NamedAll, unnamed.is_empty());
    let agree = asked.iter().filter(|at| {
        let item = scene.question.book.item(**at);
        // Amounts of a text are read in hundredths.
        item.is_some_and(|i| {
            i.currency.units() == 100 && reading.amounts.binary_search(&i.open.saturating_abs()).is_ok()
        })
    });
    evidence.add(EvidenceKind::AmountsAgree, count(agree.count()) / count(asked.len()));
    if unnamed.is_empty() {
        return;
    }
    let bits = choice_among(&unnamed, asked, scene);
    let goes_on = scene.cut;
    let kind = match (firm, goes_on) {
        (false, _) => EvidenceKind::ChoiceFree,
        (true, true) => EvidenceKind::ChoiceOpen,
        (true, false) => EvidenceKind::ChoiceBeside,
    };
    evidence.add(kind, bits.min(30.0));
}

/// Logarithm of how many choices as simple as this one there were: few for all open items or a run of them.
fn choice_among(unnamed: &[u32], asked: &[u32], scene: &Scene<'_>) -> f64 {
    // Of the contested ones there is a choice only where one of them is meant.
    let contested = scene.contested.iter().any(|c| unnamed.contains(&c.0)).then_some(scene.contested);
    let rest: Vec<u32> = scene
        .free
        .iter()
        .chain(contested.into_iter().flatten())
        .map(|f| f.0)
        .filter(|at| unnamed.contains(at) || !asked.contains(at))
        .collect();
    let of = rest.len().max(unnamed.len());
    let free = choice(of, unnamed.len()) + ln(1.0 + count(unnamed.len()));
    let places: Vec<usize> =
        rest.iter().enumerate().filter(|(_, at)| unnamed.contains(at)).map(|(i, _)| i).collect();
    let run = match (places.first(), places.last()) {
        (Some(first), Some(last))
            if last.saturating_sub(*first).saturating_add(1) == places.len() && places.len() > 1 =>
        {
            // The oldest ones, or all, are what is expected first.
            let start = if *first == 0 { 0.0 } else { ln(count(of)) };
            let end = if last.saturating_add(1) == of { 0.0 } else { ln(count(of)) };
            0.7 + start + end
        }
        _ => f64::MAX,
    };
    free.min(run)
}

fn of_items(fit: &Fit, asked: &[u32], scene: &Scene<'_>, evidence: &mut Evidence) {
    let question = scene.question;
    let book = question.book;
    let family = book.family_of(scene.payer.customer);
    let (mut group, mut stranger, mut disputed, mut far) = (false, 0.0_f64, false, 0.0_f64);
    for at in asked {
        let Some(item) = book.item(*at) else { continue };
        if item.customer != scene.payer.customer {
            if book.family_of(item.customer) == family { group = true } else { stranger += 1.0 }
        }
        disputed |= item.disputed;
        let gap = question.paid.day.saturating_sub(item.due).saturating_abs();
        far += (f64::from(gap) - 20.0).max(0.0) / 30.0;
    }
    evidence.note(EvidenceKind::Group, group);
    evidence.add(EvidenceKind::Stranger, stranger.min(3.0));
    evidence.note(EvidenceKind::Disputed, disputed);
    if asked.is_empty() {
        return;
    }
    evidence.add(EvidenceKind::FarFromDue, (far / count(asked.len())).min(4.0));
    let newest =
        asked.iter().filter(|at| !is_named(**at, scene)).filter_map(|at| book.item(*at)).map(|i| i.due).max();
    if let Some(newest) = newest {
        let older = scene.free.iter().filter(|f| !asked.contains(&f.0));
        let older = older.filter(|f| book.item(f.0).is_some_and(|i| i.due < newest)).count();
        evidence.add(EvidenceKind::OlderSkipped, count(older) / count(scene.free.len().max(1)));
    }
    let mut claimed = 0.0;
    for (at, amount) in &fit.lines {
        let Some(item) = book.item(*at) else { continue };
        let left = question.beliefs.left(*at, item.open, question.place);
        if minor(amount.saturating_abs()) > minor(left.saturating_abs()) {
            claimed += question.beliefs.held_by_others(*at, question.place);
        }
    }
    evidence.add(EvidenceKind::Claimed, claimed.min(15.0));
}
