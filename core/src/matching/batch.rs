//! All movements of a batch against each other: beliefs are formed movement by movement, in the order of their dates, and
//! formed again until the movements agree about the money.

use super::answers::{Answer, Case, Question, no_receivable};
use super::beliefs::Beliefs;
use super::book::Book;
use super::evidence::{Evidence, EvidenceKind, Weights};
use super::fields;
use super::fit::{Limits, Paid};
use super::groups::Groups;
use super::lookup::KeyKind;
use super::numbers::exp;
use super::payers::{MaybePayer, customers_of, find_payers};
use super::report::MatchKind;
use super::sighting::Sighting;
use super::words::{WordClass, WordList};
use crate::documents::BankMovement;
use crate::error::Result;
use crate::money::Currency;
use std::collections::BTreeMap;

/// How often beliefs are formed.
const PASSES: usize = 3;
/// From this share on a movement that names what it pays is not heard again.
const SETTLED: f64 = 0.999;
/// Answers so much less likely than the best, in log-odds, are dropped.
const HOPELESS: f64 = 20.0;
/// A payer so far behind the best answer, in log-odds, is not searched.
const BEHIND: f64 = 8.0;
/// Days within which movements may be parts of one payment.
const PEER_DAYS: i32 = 60;
/// Movements after which progress is told.
const TOLD_EVERY: usize = 128;
/// Answers that are kept of each movement.
const MOST_ANSWERS: usize = 12;

/// What a batch is worked out with.
pub(super) struct Batch<'a> {
    pub(super) book: &'a Book,
    pub(super) limits: &'a Limits<'a>,
    pub(super) weights: &'a Weights,
    pub(super) words: &'a WordList,
    /// In the order of value date and id.
    pub(super) movements: Vec<&'a BankMovement>,
    seen: Vec<&'a Sighting<'a>>,
    twins: Vec<Option<usize>>,
    /// Movements by the customer they most look like and their currency, and which list a movement is in.
    peers: BTreeMap<(u32, Currency), Vec<(usize, i64)>>,
}

/// The answers to one movement, best first, with the share of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Answered {
    pub(super) answers: Vec<Answer>,
    pub(super) shares: Vec<f64>,
    /// The evidence for an answer that was not found, and its score.
    pub(super) unlisted: Evidence,
    pub(super) unlisted_score: f64,
    /// What the words of the text announce.
    pub(super) said: Vec<WordClass>,
}

impl<'a> Batch<'a> {
    pub(super) fn new(
        book: &'a Book,
        limits: &'a Limits<'a>,
        weights: &'a Weights,
        words: &'a WordList,
        seen: Vec<&'a Sighting<'a>>,
    ) -> Self {
        let movements: Vec<&BankMovement> = seen.iter().map(|s| s.movement).collect();
        let twins = twins(&movements, &seen, i32::from(limits.options.duplicate_days));
        let mut peers: BTreeMap<(u32, Currency), Vec<(usize, i64)>> = BTreeMap::new();
        for (place, (movement, seen)) in movements.iter().zip(&seen).enumerate() {
            if let Some(customer) = seen.likely().filter(|_| movement.amount.is_positive()) {
                let list = peers.entry((customer, movement.amount.currency())).or_default();
                list.push((place, movement.amount.minor()));
            }
        }
        Self { book, limits, weights, words, movements, seen, twins, peers }
    }

    /// Movements that share a possible payer, or an item that may be meant; `given` tells where each movement stood.
    pub(super) fn shards(&self, given: &[usize]) -> Vec<Vec<usize>> {
        let beliefs = Beliefs::new(self.movements.len());
        let mut groups = Groups::new(self.movements.len());
        for (place, seen) in self.seen.iter().enumerate() {
            let payers = customers_of(seen, place, self.book, &beliefs);
            let owners = seen.named.iter().filter_map(|n| self.book.item(n.0)).map(|i| i.customer);
            for customer in payers.into_iter().chain(owners).chain(seen.likely()) {
                groups.meet(KeyKind::Customer, u64::from(self.book.family_of(customer)), place);
            }
            seen.account.into_iter().for_each(|key| groups.meet(KeyKind::Account, key, place));
            seen.name.into_iter().for_each(|key| groups.meet(KeyKind::Name, key, place));
        }
        let place = |at: usize| given.get(at).copied();
        groups.lists().into_iter().map(|list| list.into_iter().filter_map(place).collect()).collect()
    }

    /// The answers to every movement, when all have been heard.
    pub(super) fn answered(&self, progress: &mut dyn FnMut(u64, u64) -> Result<()>) -> Result<Vec<Answered>> {
        let mut beliefs = Beliefs::new(self.movements.len());
        let mut answered = vec![Answered::default(); self.movements.len()];
        let steps = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let of = steps(self.movements.len().saturating_mul(PASSES));
        let mut done = 0_usize;
        for pass in 0..PASSES {
            for place in 0..self.movements.len() {
                if done.is_multiple_of(TOLD_EVERY) {
                    progress(steps(done), of)?;
                }
                done = done.saturating_add(1);
                if answered.get(place).is_some_and(|found| self.is_settled(place, found, &beliefs)) {
                    continue;
                }
                let found = self.answer(place, &beliefs);
                // First those speak who name what they pay.
                if pass > 0 || found.answers.first().is_some_and(|a| a.evidence.has(EvidenceKind::NamedAll)) {
                    self.hold(place, &found, &mut beliefs);
                }
                if let Some(slot) = answered.get_mut(place) {
                    *slot = found;
                }
            }
        }
        progress(of, of)?;
        Ok(answered)
    }

    /// Whether a movement names what it pays, beyond doubt, and no other wants it: hearing it again changes nothing.
    fn is_settled(&self, place: usize, found: &Answered, beliefs: &Beliefs) -> bool {
        let (Some(best), Some(share)) = (found.answers.first(), found.shares.first()) else { return false };
        let free = |line: &(u32, i64)| {
            let open = self.book.item(line.0).map_or(0, |i| i.open);
            beliefs.left(line.0, open, place).saturating_abs() >= line.1.saturating_abs()
        };
        *share >= SETTLED && best.evidence.has(EvidenceKind::NamedAll) && best.lines.iter().all(free)
    }

    fn hold(&self, place: usize, found: &Answered, beliefs: &mut Beliefs) {
        let (Some(best), Some(share), Some(seen)) =
            (found.answers.first(), found.shares.first(), self.seen.get(place))
        else {
            return;
        };
        // Who pays for others teaches nothing about accounts and names.
        let own =
            |line: &(u32, i64)| self.book.item(line.0).is_some_and(|i| Some(i.customer) == best.customer);
        let teaches = !best.lines.is_empty() && best.lines.iter().all(own);
        let taught = if teaches { (seen.account, seen.name) } else { (None, None) };
        let named = best.evidence.has(EvidenceKind::NamedAll);
        beliefs.hold(place, best.customer, &best.lines, *share, named, taught);
    }

    /// The answers to one movement, given what is believed of the others.
    pub(super) fn answer(&self, place: usize, beliefs: &Beliefs) -> Answered {
        let (Some(movement), Some(seen)) = (self.movements.get(place), self.seen.get(place)) else {
            return Answered::default();
        };
        let reading = fields::read(movement, self.words, &self.limits.options.text_lengths, self.book);
        if !movement.amount.is_positive() {
            return Answered {
                answers: vec![no_receivable(&reading, false)],
                shares: vec![1.0],
                unlisted: Evidence::default(),
                unlisted_score: f64::NEG_INFINITY,
                said: reading.classes,
            };
        }
        let payers = find_payers(seen, place, self.book, beliefs);
        let near = self.peers_of(place, seen);
        let question = Question {
            place,
            paid: Paid {
                amount: movement.amount.minor(),
                currency: movement.amount.currency(),
                day: seen.day,
            },
            reading: &reading,
            structured: movement.structured_reference.as_ref().map(|r| r.as_str()),
            book: self.book,
            beliefs,
            limits: self.limits,
            twin: self.twins.get(place).copied().flatten(),
            peers: &near,
        };
        let mut answers = vec![no_receivable(&reading, payers.iter().any(|p| p.known))];
        answers.extend(self.of_payers(&payers, &question));
        let mut unlisted = Evidence::default();
        unlisted.add(EvidenceKind::Unlisted, 1.0);
        unlisted.note(EvidenceKind::UnlistedCut, reading.cut);
        let mut answered = self.rank(answers, &payers, unlisted);
        answered.said = reading.classes;
        answered
    }

    /// The answers of all payers: what the text names for each, then a search for those who may still be right.
    fn of_payers(&self, payers: &[MaybePayer], question: &Question<'_>) -> Vec<Answer> {
        let mut cases: Vec<(f64, Case<'_>)> =
            payers.iter().map(|p| (p.evidence.score(self.weights), Case::new(p, question))).collect();
        cases.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.payer.customer.cmp(&b.1.payer.customer)));
        let full = |a: &&Answer| {
            !matches!(a.kind, MatchKind::Partial | MatchKind::Overpayment | MatchKind::OnAccount)
        };
        let score = |a: &Answer| a.evidence.score(self.weights);
        let mut answers: Vec<Answer> = Vec::new();
        let mut open = Vec::new();
        for (own, case) in &cases {
            let (found, settled) = case.named(question);
            answers.extend(found);
            if !settled {
                open.push((*own, case));
            }
        }
        let mut best = answers.iter().filter(full).map(score).fold(f64::NEG_INFINITY, f64::max);
        for (own, case) in open {
            // Who would stay far behind whatever is found for him need not be searched.
            if own < best - BEHIND {
                continue;
            }
            let found = case.searched(question);
            best = found.iter().filter(full).map(score).fold(best, f64::max);
            answers.extend(found);
        }
        answers
    }

    /// Movements of the same payer within some weeks.
    fn peers_of(&self, place: usize, seen: &Sighting<'_>) -> Vec<(usize, i64)> {
        let Some(customer) = seen.likely() else { return Vec::new() };
        let all = self
            .peers
            .get(&(customer, seen.movement.amount.currency()))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let is_near = |p: &&(usize, i64)| {
            p.0 != place
                && self.seen.get(p.0).is_some_and(|s| s.day.saturating_sub(seen.day).abs() <= PEER_DAYS)
        };
        all.iter().filter(is_near).copied().collect()
    }

    fn rank(&self, mut answers: Vec<Answer>, payers: &[MaybePayer], mut unlisted: Evidence) -> Answered {
        for answer in &mut answers {
            answer.score = answer.evidence.score(self.weights);
            answer.free_score = answer.score - answer.evidence.part(EvidenceKind::Claimed, self.weights);
        }
        answers.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then_with(|| {
                let left = (a.customer, a.kind, &a.lines, &a.adjustments);
                left.cmp(&(b.customer, b.kind, &b.lines, &b.adjustments))
            })
        });
        // The same answer may come by way of several payers of a group: the likeliest stays.
        let mut kept: Vec<Answer> = Vec::with_capacity(answers.len());
        for answer in answers {
            let same = |k: &Answer| {
                (k.customer, k.kind) == (answer.customer, answer.kind)
                    && k.lines == answer.lines
                    && (k.adjustments == answer.adjustments || answer.adjustments.len() < 2)
            };
            if !kept.iter().any(same) {
                kept.push(answer);
            }
        }
        let mut answers = kept;
        let best = answers.first().map_or(0.0, |a| a.score);
        // The right answer may be one that was not found: of the same payer, with the payer's evidence only.
        let payer = answers.first().and_then(|a| payers.iter().find(|p| Some(p.customer) == a.customer));
        if let Some(payer) = payer {
            unlisted = unlisted.with(&payer.evidence);
        }
        let named = answers.first().is_some_and(|a| a.evidence.has(EvidenceKind::Named));
        unlisted.note(EvidenceKind::UnlistedUnnamed, !named);
        let unlisted_score = unlisted.score(self.weights);
        let beyond = exp(unlisted_score - best);
        let total: f64 = answers.iter().map(|a| exp(a.score - best)).sum::<f64>() + beyond;
        // One answer that takes nothing stays, however unlikely: the choice for all needs it.
        let nothing = answers.iter().find(|a| a.lines.is_empty()).cloned();
        answers.retain(|a| a.score > best - HOPELESS);
        answers.truncate(MOST_ANSWERS);
        if !answers.iter().any(|a| a.lines.is_empty()) {
            answers.extend(nothing);
        }
        let shares = answers.iter().map(|a| exp(a.score - best) / total).collect();
        Answered { answers, shares, unlisted, unlisted_score, said: Vec::new() }
    }
}

/// For each movement the latest earlier one of the same payer and amount within some days.
fn twins(movements: &[&BankMovement], seen: &[&Sighting<'_>], days: i32) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..movements.len()).collect();
    let amount = |at: &usize| movements.get(*at).map(|m| (m.amount.currency(), m.amount.minor()));
    order.sort_by_key(|at| (amount(at), *at));
    let mut twins = vec![None; movements.len()];
    for (i, at) in order.iter().enumerate() {
        for before in order.get(..i).unwrap_or_default().iter().rev().take(50) {
            let (Some(now), Some(then)) = (seen.get(*at), seen.get(*before)) else { break };
            if amount(at) != amount(before) || now.day.saturating_sub(then.day) > days {
                break;
            }
            let same_account = now.account.is_some() && now.account == then.account;
            let same_name = now.name.is_some() && now.name == then.name;
            let other_account = now.account.is_some() && then.account.is_some() && !same_account;
            if same_account || (same_name && !other_account) {
                if let Some(slot) = twins.get_mut(*at) {
                    *slot = Some(*before);
                }
                break;
            }
        }
    }
    twins
}
