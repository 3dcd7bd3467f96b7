//! The answers to one movement: for each payer the sets of items that the text names, that the amount singles out, or
//! none; and that it is no receivable at all. The second of the two stages, with [`fit`](super::fit).

use super::beliefs::Beliefs;
use super::book::Book;
use super::evidence::{Evidence, EvidenceKind};
use super::fit::{Adjusted, Fit, Limits, Paid};
use super::hits::{Group, Pool, Strength};
use super::payers::MaybePayer;
use super::reading::Reading;
use super::report::MatchKind;
use super::search::{add_up, at_length, by_amount, repaired, short, unnamed};
use super::stated::{as_stated, stated};
use super::subset::find_subsets;
use super::weigh::{Scene, weigh};
use super::words::WordClass;
use crate::money::Figure;

/// Most items among which a search by amount is made; of more the newest are taken.
const MOST_FREE: usize = 160;

/// An item with an amount of it.
pub(super) type Line = (u32, i64);
pub(super) type Lines = Vec<Line>;

/// One answer to a movement.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) customer: Option<u32>,
    pub(super) kind: MatchKind,
    pub(super) lines: Vec<(u32, i64)>,
    pub(super) adjustments: Adjusted,
    pub(super) on_account: i64,
    pub(super) evidence: Evidence,
    pub(super) score: f64,
    /// The score without what other movements claim: the choice for all sees to that.
    pub(super) free_score: f64,
    /// Sets that the amount allows as well as this one, and how many chance would allow.
    pub(super) solutions: u64,
    pub(super) expected: Option<Figure>,
    /// The search for other sets did not end.
    pub(super) open_search: bool,
}

/// What the answers to a movement are made from.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) place: usize,
    pub(super) paid: Paid,
    pub(super) reading: &'a Reading,
    pub(super) structured: Option<&'a str>,
    pub(super) book: &'a Book,
    pub(super) beliefs: &'a Beliefs,
    pub(super) limits: &'a Limits<'a>,
    /// An earlier movement like this one.
    pub(super) twin: Option<usize>,
    /// Other movements of the same payer and currency: place and amount.
    pub(super) peers: &'a [(usize, i64)],
}

impl Question<'_> {
    /// Whether this movement and one to three others of its payer, free or claiming the same item, add up to it.
    pub(super) fn adds_to(&self, item: u32, open: i64) -> bool {
        let missing = open.saturating_sub(self.paid.amount);
        let is_free = |place: usize| {
            self.beliefs
                .belief(place)
                .is_none_or(|b| b.share < 0.9 || b.lines.is_empty() || b.lines.iter().any(|l| l.0 == item))
        };
        let amounts: Vec<i64> = self
            .peers
            .iter()
            .filter(|p| p.0 != self.place && p.1 < missing.saturating_add(1) && is_free(p.0))
            .map(|p| p.1)
            .take(24)
            .collect();
        missing > 0 && find_subsets(&amounts, missing, missing, 1_000, 4).sets.iter().any(|s| s.len() <= 3)
    }
}

/// A set of items with how it was found.
#[derive(Debug, Clone)]
pub(super) struct Set {
    pub(super) lines: Vec<(u32, i64)>,
    pub(super) solutions: u64,
    pub(super) expected: Option<Figure>,
    pub(super) open_search: bool,
}

impl Set {
    pub(super) const fn of(lines: Vec<(u32, i64)>) -> Self {
        Self { lines, solutions: 0, expected: None, open_search: false }
    }
}

/// One payer of a movement, with what the text names among its items and which of them have money left.
pub(super) struct Case<'a> {
    pub(super) payer: &'a MaybePayer,
    groups: Vec<Group>,
    stated: Vec<Option<i64>>,
    free: Lines,
    contested: Lines,
    cut: bool,
    left_out: bool,
}

impl<'a> Case<'a> {
    pub(super) fn new(payer: &'a MaybePayer, question: &Question<'_>) -> Self {
        let items = items_of(payer, question);
        let pool = Pool::new(question.book, &items);
        let groups = pool.groups(question.reading, question.structured);
        let (free, contested, left_out) = free_items(&items, payer, question);
        let cut = question.reading.cut || pool.is_cut(question.reading, &groups);
        let stated = stated(&groups, question.reading);
        Self { payer, groups, stated, free, contested, cut, left_out }
    }

    fn scene<'b>(&'b self, question: &'b Question<'b>) -> Scene<'b> {
        let Self { payer, groups, stated, free, contested, cut, left_out } = self;
        Scene { payer, groups, stated, free, contested, cut: *cut, left_out: *left_out, question }
    }

    /// The answers by what the text names, and those without items; and whether the named items settle the matter.
    pub(super) fn named(&self, question: &Question<'_>) -> (Vec<Answer>, bool) {
        let scene = self.scene(question);
        let mut answers = Vec::new();
        named(&self.groups, &scene, &mut answers);
        as_stated(&scene, &mut answers);
        ranged(&self.groups, &scene, &mut answers);
        let settled = answers.iter().any(|a: &Answer| {
            !matches!(a.kind, MatchKind::Partial | MatchKind::Overpayment | MatchKind::LateDiscount)
                && !a.evidence.has(EvidenceKind::Claimed)
                && !a.evidence.has(EvidenceKind::Missed)
        });
        let kept =
            |kind| Fit { kind, adjustments: Vec::new(), on_account: question.paid.amount, lines: Vec::new() };
        let empty = Set::of(Vec::new());
        if question.twin.is_some() {
            push(&kept(MatchKind::Duplicate), &empty, &[], &scene, &mut answers);
        }
        push(&kept(MatchKind::OnAccount), &empty, &[], &scene, &mut answers);
        (answers, settled)
    }

    /// The answers that repair what the text names, or that the amount alone singles out.
    pub(super) fn searched(&self, question: &Question<'_>) -> Vec<Answer> {
        let scene = self.scene(question);
        let mut answers = Vec::new();
        repaired(&self.groups, &scene, &mut answers);
        by_amount(&[], &scene, &mut answers);
        at_length(&scene, &mut answers);
        unnamed(&scene, &mut answers);
        answers
    }
}

/// Items that the payer may settle: its own, its group's, and those of others that the text names.
fn items_of(payer: &MaybePayer, question: &Question<'_>) -> Vec<u32> {
    let book = question.book;
    let family = book.family_of(payer.customer);
    let members = book.families.get(&family).map(Vec::as_slice);
    let single = [payer.customer];
    let mut items: Vec<u32> = Vec::new();
    for member in members.unwrap_or(&single) {
        items.extend(book.payer(*member).map(|p| p.items.as_slice()).unwrap_or_default());
    }
    let latest = question.paid.day.saturating_add(i32::from(question.limits.options.lead_days));
    items.extend(&payer.strangers);
    items.retain(|at| book.item(*at).is_some_and(|item| item.issued <= latest));
    // The items of one payer are in this order already.
    if members.is_some() || !payer.strangers.is_empty() {
        items.sort_by_key(|at| book.item(*at).map(|item| (item.due, item.number.value, *at)));
        items.dedup();
    }
    items
}

/// Items with money left that no dispute holds, and those that another movement claims without naming them: they may as
/// well be meant here.
fn free_items(items: &[u32], payer: &MaybePayer, question: &Question<'_>) -> (Lines, Lines, bool) {
    let (mut free, mut contested) = (Vec::new(), Vec::new());
    for at in items {
        let Some(item) = question.book.item(*at) else { continue };
        if item.disputed || payer.strangers.contains(at) {
            continue;
        }
        let left = question.beliefs.left(*at, item.open, question.place);
        if left != 0 {
            free.push((*at, left));
        } else if !question.beliefs.is_named(*at, question.place) {
            contested.push((*at, item.open));
        }
    }
    let left_out = free.len() > MOST_FREE;
    let excess = free.len().saturating_sub(MOST_FREE);
    free.drain(..excess);
    let excess = contested.len().saturating_sub(MOST_FREE);
    contested.drain(..excess);
    (free, contested, left_out)
}

/// What is left of an item for this movement; all of it where others claim all, so that the clash is seen.
pub(super) fn line(at: u32, question: &Question<'_>) -> Option<(u32, i64)> {
    let item = question.book.item(at)?;
    let left = question.beliefs.left(at, item.open, question.place);
    Some((at, if left == 0 { item.open } else { left }))
}

/// The sets that the text names: with and without what is doubtful.
fn named(groups: &[Group], scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let keeps: [fn(&Group) -> bool; 6] = [
        |g| !g.doubtful,
        |g| !g.doubtful && g.strength != Strength::Range,
        |g| !g.doubtful && !matches!(g.strength, Strength::Near | Strength::Range),
        |g| matches!(g.strength, Strength::Structured | Strength::Full),
        |g| matches!(g.strength, Strength::Order) || g.strength == Strength::Structured,
        |_| true,
    ];
    let mut tried: Vec<Vec<u32>> = Vec::new();
    for keep in keeps {
        let kept: Vec<&Group> = groups.iter().filter(|g| keep(g)).collect();
        for items in choices(&kept, scene) {
            if items.is_empty() || tried.contains(&items) {
                continue;
            }
            let lines: Vec<(u32, i64)> = items.iter().filter_map(|at| line(*at, scene.question)).collect();
            let whole = |at: &u32| scene.question.book.item(*at).map(|item| (*at, item.open));
            let wholes: Vec<(u32, i64)> = items.iter().filter_map(whole).collect();
            if wholes != lines {
                // As if no other movement claimed any of it: the claims then weigh against it.
                consider(&Set::of(wholes), &items, scene, false, answers);
            }
            consider(&Set::of(lines), &items, scene, true, answers);
            tried.push(items);
        }
    }
}

/// A range whose items do not all belong to it: those that add up, with its ends and what else is named.
fn ranged(groups: &[Group], scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let is_range = |g: &&Group| g.strength == Strength::Range;
    let inner: Vec<u32> = groups.iter().filter(is_range).flat_map(|g| g.items.iter().copied()).collect();
    if inner.is_empty() {
        return;
    }
    let firm: Vec<&Group> = groups.iter().filter(|g| !g.doubtful && !is_range(g)).collect();
    for base in choices(&firm, scene).into_iter().take(4) {
        let lines: Vec<(u32, i64)> = base.iter().filter_map(|at| line(*at, scene.question)).collect();
        let free: Vec<(u32, i64)> =
            scene.free.iter().filter(|f| inner.contains(&f.0) && !base.contains(&f.0)).copied().collect();
        let steps = short(scene.question.limits.options);
        add_up(&free, &lines, steps, scene, answers);
    }
}

/// One item for each place of the text; where a place may mean several, each in turn, within bounds.
pub(super) fn choices(groups: &[&Group], scene: &Scene<'_>) -> Vec<Vec<u32>> {
    let mut sets: Vec<Vec<u32>> = vec![Vec::new()];
    for group in groups {
        let mut options: Vec<u32> = group.items.clone();
        if options.iter().any(|o| sets.iter().all(|s| s.contains(o))) {
            continue;
        }
        options.sort_by_key(|at| !scene.free.iter().any(|f| f.0 == *at));
        if group.strength == Strength::Order {
            // An order number means every open item of the order.
            let open: Vec<u32> =
                options.iter().copied().filter(|at| scene.free.iter().any(|f| f.0 == *at)).collect();
            let whole = if open.is_empty() { options } else { open };
            let single: Vec<Vec<u32>> = sets
                .iter()
                .flat_map(|s| whole.iter().map(|o| [s.as_slice(), &[*o]].concat()))
                .take(6)
                .collect();
            sets.iter_mut().for_each(|set| set.extend(&whole));
            if whole.len() > 1 {
                sets.extend(single);
            }
        } else {
            let few = if sets.len() > 8 { 1 } else { 4 };
            sets = sets
                .iter()
                .flat_map(|set| options.iter().take(few).map(|o| [set.as_slice(), &[*o]].concat()))
                .take(24)
                .collect();
        }
    }
    for set in &mut sets {
        set.sort_unstable();
        set.dedup();
    }
    sets
}

/// Weighs every way in which the payment may settle a set; `asked` are the items that were meant.
pub(super) fn consider(
    set: &Set,
    asked: &[u32],
    scene: &Scene<'_>,
    loosely: bool,
    answers: &mut Vec<Answer>,
) {
    let question = scene.question;
    let fits = question.limits.in_full(question.paid, &set.lines, question.book);
    // What is equal, or within the tolerance for small differences, is neither a part nor too much.
    let exact = fits.iter().any(|f| matches!(f.kind, MatchKind::Exact | MatchKind::Rounding));
    for fit in &fits {
        push(fit, set, asked, scene, answers);
    }
    if loosely && fits.is_empty() {
        // Two differences at once explain too much where nothing is named.
        let two = question.limits.in_two(question.paid, &set.lines, question.book);
        for fit in two.iter().filter(|fit| is_told(fit.kind, question.reading)) {
            push(fit, set, asked, scene, answers);
        }
    }
    if loosely
        && !exact
        && let Some(fit) = question.limits.otherwise(question.paid, &set.lines, question.book)
    {
        push(&fit, set, asked, scene, answers);
    }
}

/// Whether the first of two differences is to be expected: a discount that still runs, or what the text speaks of.
fn is_told(kind: MatchKind, reading: &Reading) -> bool {
    match kind {
        MatchKind::Discount => true,
        MatchKind::LateDiscount => reading.says(WordClass::Discount),
        MatchKind::Withholding => reading.says(WordClass::Withholding),
        MatchKind::Interest => reading.says(WordClass::Interest),
        _ => false,
    }
}

pub(super) fn push(fit: &Fit, set: &Set, asked: &[u32], scene: &Scene<'_>, answers: &mut Vec<Answer>) {
    let Some(owner) = owner(asked, scene) else { return };
    let customer = Some(owner);
    let same = |a: &Answer| {
        a.customer == customer
            && a.kind == fit.kind
            && a.lines == fit.lines
            && (a.adjustments == fit.adjustments || fit.adjustments.len() < 2)
    };
    if answers.iter().any(same) {
        return;
    }
    answers.push(Answer {
        customer,
        kind: fit.kind,
        lines: fit.lines.clone(),
        adjustments: fit.adjustments.clone(),
        on_account: fit.on_account,
        evidence: weigh(fit, asked, scene),
        score: 0.0,
        free_score: 0.0,
        solutions: set.solutions,
        expected: set.expected,
        open_search: set.open_search,
    });
}

/// For whom a set is posted: its owner where it has one in the payer's group, else the payer. None where all of it is
/// another's: that answer belongs to the other customer.
fn owner(asked: &[u32], scene: &Scene<'_>) -> Option<u32> {
    let book = scene.question.book;
    let payer = scene.payer.customer;
    let mut owners = asked.iter().filter_map(|at| book.item(*at)).map(|item| item.customer);
    let Some(first) = owners.next() else { return Some(payer) };
    if owners.any(|other| other != first) {
        return Some(payer);
    }
    (first == payer || book.family_of(first) == book.family_of(payer)).then_some(first)
}

/// The answer that no known customer paid a receivable.
pub(super) fn no_receivable(reading: &Reading, anyone: bool) -> Answer {
    let mut evidence = Evidence::default();
    evidence.add(EvidenceKind::NotReceivable, 1.0);
    evidence.note(EvidenceKind::StatedPurpose, reading.says(WordClass::Purpose));
    evidence.note(EvidenceKind::NobodyInSight, !anyone);
    Answer {
        customer: None,
        kind: MatchKind::NotReceivable,
        lines: Vec::new(),
        adjustments: Vec::new(),
        on_account: 0,
        evidence,
        score: 0.0,
        free_score: 0.0,
        solutions: 0,
        expected: None,
        open_search: false,
    }
}
