//! From the places and whole units of the search to the report.

use super::answers::Answer;
use super::assign::{Chosen, assign, shares};
use super::batch::{Answered, Batch};
use super::evidence::{Evidence, Weights};
use super::numbers::{millionths, whole};
use super::report::{
    EvidenceShare, Match, MatchCandidate, MatchDecision, MatchKind, MatchReport, MatchedItem,
};
use crate::documents::{Adjustment, AdjustmentKind, Customer, MatchItem};
use crate::money::{Figure, Money};
use rust_decimal::Decimal;

/// The report of a batch.
pub(super) fn report(
    batch: &Batch<'_>,
    answered: &[Answered],
    items: &[MatchItem],
    customers: &[Customer],
) -> MatchReport {
    let chosen = assign(answered, batch.book);
    let writer = Writer { batch, chosen: &chosen, items, customers };
    let matches = answered.iter().enumerate().filter_map(|(place, found)| writer.one(place, found)).collect();
    MatchReport { matches }
}

struct Writer<'a> {
    batch: &'a Batch<'a>,
    chosen: &'a [Chosen],
    items: &'a [MatchItem],
    customers: &'a [Customer],
}

/// A number of the scores with three decimals.
fn figure(value: f64) -> Figure {
    let thousandths = Decimal::new(whole(libm::rint(value * 1_000.0)), 3);
    Figure::new(thousandths).unwrap_or_else(|_| unreachable!("a figure has no bounds"))
}

fn confidence(share: f64) -> Figure {
    Figure::new(Decimal::new(millionths(share), 6)).unwrap_or_else(|_| unreachable!("a figure has no bounds"))
}

impl Writer<'_> {
    fn one(&self, place: usize, found: &Answered) -> Option<Match> {
        let movement = self.batch.movements.get(place)?;
        let chosen = self.chosen.get(place)?;
        let best = found.answers.get(chosen.at)?;
        let (likely, unlisted) = shares(found, chosen);
        let best_candidate = self.candidate(place, best, likely.get(chosen.at).copied().unwrap_or(0.0));
        let mut others: Vec<(f64, usize)> = likely
            .iter()
            .copied()
            .enumerate()
            .filter(|(at, _)| *at != chosen.at)
            .map(|(at, share)| (share, at))
            .collect();
        others.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let others = others
            .into_iter()
            .filter_map(|(share, at)| found.answers.get(at).map(|a| self.candidate(place, a, share)))
            .collect();
        let apply = best_candidate.confidence.value() >= self.batch.limits.options.apply_confidence.value();
        let decision = match best.kind {
            MatchKind::NotReceivable => {
                if apply {
                    MatchDecision::Ignore
                } else {
                    MatchDecision::Review
                }
            }
            _ => {
                if apply {
                    MatchDecision::Apply
                } else {
                    MatchDecision::Review
                }
            }
        };
        Some(Match {
            movement_id: movement.id.clone(),
            decision,
            best: best_candidate,
            margin: figure(chosen.margin),
            reasons: Vec::new(),
            unlisted: confidence(unlisted),
            unlisted_evidence: values(&found.unlisted, self.batch.weights),
            others,
            would_flip: Vec::new(),
        })
    }

    fn candidate(&self, place: usize, answer: &Answer, share: f64) -> MatchCandidate {
        let customer =
            answer.customer.and_then(|c| usize::try_from(c).ok()).and_then(|c| self.customers.get(c));
        let items: Vec<MatchedItem> =
            answer.lines.iter().filter_map(|(at, amount)| self.item(*at, *amount)).collect();
        let currency = items.first().map(|i| i.amount.currency());
        let kind = match answer.kind {
            MatchKind::Discount | MatchKind::LateDiscount => Some(AdjustmentKind::Discount),
            MatchKind::Withholding => Some(AdjustmentKind::Withholding),
            MatchKind::Fee => Some(AdjustmentKind::BankFee),
            MatchKind::Rounding => Some(AdjustmentKind::SmallDifference),
            _ => None,
        };
        let adjustment = kind.zip(currency).map(|(kind, currency)| Adjustment {
            kind,
            amount: Money::from_minor(answer.adjustment, currency),
        });
        let movement = self.batch.movements.get(place);
        let on_account = movement
            .filter(|_| answer.on_account != 0)
            .map(|m| Money::from_minor(answer.on_account, m.amount.currency()));
        MatchCandidate {
            kind: answer.kind,
            customer_id: customer.map(|c| c.id.clone()),
            items,
            adjustment,
            on_account,
            confidence: confidence(share),
            score: figure(answer.score),
            evidence: values(&answer.evidence, self.batch.weights),
        }
    }

    fn item(&self, at: u32, amount: i64) -> Option<MatchedItem> {
        let item = usize::try_from(at).ok().and_then(|at| self.items.get(at))?;
        Some(MatchedItem {
            invoice_id: item.invoice_id.clone(),
            instalment: item.instalment,
            credit_memo_id: item.credit_memo_id.clone(),
            customer_id: item.customer_id.clone(),
            amount: Money::from_minor(amount.saturating_abs(), item.open.currency()),
        })
    }
}

fn values(evidence: &Evidence, weights: &Weights) -> Vec<EvidenceShare> {
    let mut values = evidence.values().to_vec();
    values.sort_by_key(|v| v.0);
    let share = |(kind, value): (super::evidence::EvidenceKind, f64)| EvidenceShare {
        evidence: kind,
        value: figure(value),
        log_odds: figure(value * weights.of(kind)),
    };
    values.into_iter().map(share).collect()
}
