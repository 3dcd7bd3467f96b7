//! From the places and whole units of the search to the report.

use super::answers::Answer;
use super::assign::{Chosen, assign, shares};
use super::batch::{Answered, Batch};
use super::evidence::{Evidence, EvidenceKind, Weights};
use super::fields;
use super::numbers::{figure, millionths};
use super::report::{
    EvidenceShare, Match, MatchCandidate, MatchDecision, MatchKind, MatchReport, MatchedItem,
};
use super::words::WordClass;
use crate::documents::{Adjustment, AdjustmentKind, Customer, MatchItem};
use crate::money::{Figure, Money};
use crate::reason::Reason;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A margin below this, two to one, is called ambiguous.
const AMBIGUOUS: f64 = 0.7;
/// Most reasons that say what would flip an answer.
const MOST_FLIPS: usize = 6;

/// The report of a batch.
pub(super) fn report(
    batch: &Batch<'_>,
    answered: Vec<Answered>,
    items: &[&MatchItem],
    customers: &[&Customer],
) -> MatchReport {
    let chosen = assign(&answered, batch.book);
    let mut takers: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, (found, chosen)) in answered.iter().zip(&chosen).enumerate() {
        for (item, _) in found.answers.get(chosen.at).map(|a| a.lines.as_slice()).unwrap_or_default() {
            takers.entry(*item).or_default().push(place);
        }
    }
    let writer = Writer { batch, chosen: &chosen, takers, items, customers };
    let write = |(place, found): (usize, Answered)| writer.one(place, &found);
    let matches = answered.into_iter().enumerate().filter_map(write).collect();
    MatchReport { matches }
}

struct Writer<'a> {
    batch: &'a Batch<'a>,
    chosen: &'a [Chosen],
    /// Movements whose answer settles an item.
    takers: BTreeMap<u32, Vec<usize>>,
    items: &'a [&'a MatchItem],
    customers: &'a [&'a Customer],
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
        let share = likely.get(chosen.at).copied().unwrap_or(0.0);
        let mut order: Vec<(f64, usize)> =
            likely.into_iter().enumerate().map(|(at, share)| (share, at)).collect();
        order.retain(|o| o.1 != chosen.at);
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        order.truncate(usize::from(self.batch.limits.options.most_candidates));
        let rival = order.first().and_then(|o| found.answers.get(o.1));
        let other =
            |(share, at): &(f64, usize)| found.answers.get(*at).map(|a| self.candidate(place, a, *share));
        let best_candidate = self.candidate(place, best, share);
        let sure = best_candidate.confidence.value() >= self.batch.limits.options.apply_confidence.value();
        let stopped = stops(best, chosen);
        let decision = match best.kind {
            _ if !sure || !stopped.is_empty() => MatchDecision::Review,
            MatchKind::NotReceivable => MatchDecision::Ignore,
            _ => MatchDecision::Apply,
        };
        let mut reasons = self.reasons(best, chosen, &best_candidate);
        reasons.extend(why_a_part(best, &found.said));
        reasons.extend(stopped);
        if movement.structured_reference.as_ref().is_some_and(|r| fields::is_mistyped(r.as_str())) {
            reasons.push(Reason::new("reference_mistyped"));
        }
        Some(Match {
            movement_id: movement.id.clone(),
            decision,
            best: best_candidate,
            margin: figure(chosen.margin),
            reasons,
            unlisted: confidence(unlisted),
            unlisted_evidence: values(&found.unlisted, self.batch.weights),
            others: order.iter().filter_map(other).collect(),
            would_flip: rival.map(|rival| self.flips(place, best, rival)).unwrap_or_default(),
        })
    }

    /// What was found on the way to the answer.
    fn reasons(&self, best: &Answer, chosen: &Chosen, candidate: &MatchCandidate) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let Some(expected) = best.expected {
            let counted = Reason::new("sets_counted")
                .with("solutions", best.solutions)
                .with("expected_by_chance", expected);
            reasons.push(counted.with("complete", !best.open_search));
        }
        if chosen.rivals > 0 {
            reasons.push(Reason::new("wanted_by_others").with("movements", chosen.rivals));
        }
        if chosen.margin < AMBIGUOUS {
            reasons.push(Reason::new("ambiguous").with("margin", figure(chosen.margin)));
        }
        let needed = self.batch.limits.options.apply_confidence;
        if candidate.confidence.value() < needed.value() {
            reasons.push(Reason::new("below_threshold").with("needed", needed));
        }
        reasons
    }

    /// What, if it were not so, would put the runner-up first.
    fn flips(&self, place: usize, best: &Answer, rival: &Answer) -> Vec<Reason> {
        let gap = best.score - rival.score;
        let mut flips = Vec::new();
        let weights = self.batch.weights;
        for (kind, value) in sorted(best.evidence.values()) {
            let lead = value * weights.of(kind) - rival.evidence.part(kind, weights);
            if gap >= 0.0 && lead > gap && lead > 0.0 {
                flips.push(Reason::new("without").with("evidence", kind).with("log_odds", figure(lead)));
            }
        }
        for (item, _) in &rival.lines {
            let takers = self.takers.get(item).map(Vec::as_slice).unwrap_or_default();
            for taker in takers.iter().filter(|t| **t != place) {
                let (Some(other), Some(item)) = (self.batch.movements.get(*taker), self.item(*item, 0))
                else {
                    continue;
                };
                let name =
                    item.invoice_id.map(|i| i.to_string()).or(item.credit_memo_id.map(|c| c.to_string()));
                let reason = Reason::new("claimed_by").with("movement_id", &other.id);
                flips.push(reason.with("item", name.unwrap_or_default()));
            }
        }
        flips.truncate(MOST_FLIPS);
        flips
    }

    fn candidate(&self, place: usize, answer: &Answer, share: f64) -> MatchCandidate {
        let customer =
            answer.customer.and_then(|c| usize::try_from(c).ok()).and_then(|c| self.customers.get(c));
        let items: Vec<MatchedItem> =
            answer.lines.iter().filter_map(|(at, amount)| self.item(*at, *amount)).collect();
        let currency = items.first().map(|i| i.amount.currency());
        let named = |(kind, amount): &(AdjustmentKind, i64)| {
            currency.map(|currency| Adjustment { kind: *kind, amount: Money::from_minor(*amount, currency) })
        };
        let adjustments = answer.adjustments.iter().filter_map(named).collect();
        let movement = self.batch.movements.get(place);
        let on_account = movement
            .filter(|_| answer.on_account != 0)
            .map(|m| Money::from_minor(answer.on_account, m.amount.currency()));
        MatchCandidate {
            kind: answer.kind,
            customer_id: customer.map(|c| c.id.clone()),
            items,
            adjustments,
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

/// Why only a part is paid, as far as the text says.
fn why_a_part(best: &Answer, said: &[WordClass]) -> Vec<Reason> {
    let why = [
        WordClass::Discount,
        WordClass::Withholding,
        WordClass::Fee,
        WordClass::Partial,
        WordClass::Deduction,
    ];
    let told = why.iter().filter(|class| best.kind == MatchKind::Partial && said.contains(class));
    told.map(|class| Reason::new("text_says").with("what", class.as_str())).collect()
}

/// What sends an answer to a person however sure it is.
fn stops(best: &Answer, chosen: &Chosen) -> Vec<Reason> {
    let mut stops = Vec::new();
    if best.expected.is_some() && best.open_search {
        // Sets that were not looked at may add up too.
        stops.push(Reason::new("search_not_complete"));
    }
    if !chosen.proven {
        stops.push(Reason::new("choice_not_proven"));
    }
    if best.evidence.has(EvidenceKind::Disputed) {
        stops.push(Reason::new("disputed"));
    }
    if best.evidence.has(EvidenceKind::AccountOfOther) {
        stops.push(Reason::new("account_of_another"));
    }
    let named = |kind| best.evidence.has(kind);
    if named(EvidenceKind::Missed) && !named(EvidenceKind::Named) && !best.lines.is_empty() {
        // The text names open items, and the amount fits others.
        stops.push(Reason::new("names_other_items"));
    }
    if best.kind == MatchKind::LateDiscount {
        stops.push(Reason::new("discount_ended"));
    }
    let beyond_name = [
        EvidenceKind::AccountKnown,
        EvidenceKind::AccountInBatch,
        EvidenceKind::CustomerNumber,
        EvidenceKind::Named,
    ];
    let no_items = best.lines.is_empty() && best.customer.is_some();
    if no_items && !beyond_name.iter().any(|kind| best.evidence.has(*kind)) {
        // A name alone never posts.
        stops.push(Reason::new("name_alone"));
    }
    stops
}

fn sorted(values: &[(EvidenceKind, f64)]) -> Vec<(EvidenceKind, f64)> {
    let mut values = values.to_vec();
    values.sort_by_key(|v| v.0);
    values
}

fn values(evidence: &Evidence, weights: &Weights) -> Vec<EvidenceShare> {
    let share = |(kind, value): (EvidenceKind, f64)| EvidenceShare {
        evidence: kind,
        value: figure(value),
        log_odds: figure(value * weights.of(kind)),
    };
    sorted(evidence.values()).into_iter().map(share).collect()
}
