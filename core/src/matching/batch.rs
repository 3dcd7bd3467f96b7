//! All movements of a batch against each other: beliefs are formed movement by movement, in the order of their dates, and
//! formed again until the movements agree about the money.

use super::answers::{Answer, Question, answers_for, no_receivable};
use super::beliefs::Beliefs;
use super::book::Book;
use super::evidence::Weights;
use super::fit::{Limits, Paid};
use super::numbers::exp;
use super::payers::{Seen, find_payers};
use super::reading::Reading;
use super::words::WordList;
use crate::documents::BankMovement;

/// How often beliefs are formed.
const PASSES: usize = 3;
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
    seen: Vec<Seen>,
    twins: Vec<Option<usize>>,
}

/// The answers to one movement, best first, with the share of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Answered {
    pub(super) answers: Vec<Answer>,
    pub(super) shares: Vec<f64>,
}

impl<'a> Batch<'a> {
    pub(super) fn new(
        book: &'a Book,
        limits: &'a Limits<'a>,
        weights: &'a Weights,
        words: &'a WordList,
        movements: Vec<&'a BankMovement>,
    ) -> Self {
        let seen: Vec<Seen> = movements.iter().map(|m| Seen::new(m, book)).collect();
        let twins = twins(&movements, &seen, i32::from(limits.options.duplicate_days));
        Self { book, limits, weights, words, movements, seen, twins }
    }

    /// The answers to every movement, when all have been heard.
    pub(super) fn answered(&self) -> Vec<Answered> {
        let mut beliefs = Beliefs::new(self.movements.len());
        let mut answered = vec![Answered::default(); self.movements.len()];
        for _ in 0..PASSES {
            for place in 0..self.movements.len() {
                let found = self.answer(place, &beliefs);
                self.hold(place, &found, &mut beliefs);
                if let Some(slot) = answered.get_mut(place) {
                    *slot = found;
                }
            }
        }
        answered
    }

    fn hold(&self, place: usize, found: &Answered, beliefs: &mut Beliefs) {
        let (Some(best), Some(share), Some(seen)) =
            (found.answers.first(), found.shares.first(), self.seen.get(place))
        else {
            return;
        };
        beliefs.hold(place, best.customer, &best.lines, *share, seen.account, seen.name);
    }

    /// The answers to one movement, given what is believed of the others.
    pub(super) fn answer(&self, place: usize, beliefs: &Beliefs) -> Answered {
        let (Some(movement), Some(seen)) = (self.movements.get(place), self.seen.get(place)) else {
            return Answered::default();
        };
        let text = movement.text.as_ref().map_or("", |t| t.as_str());
        let reading = Reading::new(text, self.words);
        if !movement.amount.is_positive() {
            return Answered { answers: vec![no_receivable(&reading, false)], shares: vec![0.999_999] };
        }
        let (payers, _) = find_payers(movement, place, seen, &reading, self.book, beliefs);
        let question = Question {
            place,
            paid: Paid { amount: movement.amount.minor(), currency: movement.amount.currency(), day: seen.day },
            reading: &reading,
            structured: movement.structured_reference.as_ref().map(|r| r.as_str()),
            book: self.book,
            beliefs,
            limits: self.limits,
            twin: self.twins.get(place).copied().flatten(),
        };
        let mut answers = vec![no_receivable(&reading, payers.iter().any(|p| p.known))];
        for payer in &payers {
            answers.extend(answers_for(payer, &question));
        }
        self.rank(answers)
    }

    fn rank(&self, mut answers: Vec<Answer>) -> Answered {
        for answer in &mut answers {
            answer.score = answer.evidence.score(self.weights);
        }
        answers.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then_with(|| (a.customer, a.kind, &a.lines).cmp(&(b.customer, b.kind, &b.lines)))
        });
        let best = answers.first().map_or(0.0, |a| a.score);
        let total: f64 = answers.iter().map(|a| exp(a.score - best)).sum();
        answers.truncate(MOST_ANSWERS);
        let shares = answers.iter().map(|a| exp(a.score - best) / total).collect();
        Answered { answers, shares }
    }
}

/// For each movement the latest earlier one of the same payer and amount within some days.
fn twins(movements: &[&BankMovement], seen: &[Seen], days: i32) -> Vec<Option<usize>> {
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
