//! Weights learned from judged matches: held against a search that knows nothing of slopes.

use receivables::matching::{
    EvidenceKind, EvidenceShare, EvidenceWeight, JudgedMatch, LearningOptions, Match, learn_weights,
};
use receivables_tests::strategies::SplitMix64;
use serde_json::json;

const SHOWN: [EvidenceKind; 4] =
    [EvidenceKind::Named, EvidenceKind::NameSame, EvidenceKind::Fee, EvidenceKind::Missed];

fn share(kind: EvidenceKind, value: usize) -> EvidenceShare {
    let text = json!({"evidence": kind, "value": value.to_string(), "log_odds": "0"});
    serde_json::from_value(text).unwrap()
}

fn candidate(dice: &mut SplitMix64) -> serde_json::Value {
    let evidence: Vec<_> = SHOWN.iter().map(|kind| share(*kind, dice.below(3))).collect();
    json!({"kind": "exact", "confidence": "0.5", "score": "0", "evidence": evidence})
}

fn judged(seed: u64, cases: usize) -> Vec<JudgedMatch> {
    let mut dice = SplitMix64(seed);
    (0..cases)
        .map(|at| {
            let found: Match =
                serde_json::from_value(json!({"movement_id": format!("M{at}"), "decision": "review",
                "best": candidate(&mut dice), "margin": "0", "unlisted": "0.1",
                "unlisted_evidence": [share(EvidenceKind::Unlisted, 1)],
                "others": [candidate(&mut dice), candidate(&mut dice)]}))
                .unwrap();
            // The answer with the larger number of named items is mostly right.
            let named = |c: &receivables::matching::MatchCandidate| c.evidence[0].value.value();
            let others = found.others.iter().enumerate().map(|(i, c)| (named(c), i + 1));
            let most = others.chain([(named(&found.best), 0)]).max().unwrap().1;
            let right = match dice.below(6) {
                0 => None,
                1 => Some(u32::try_from(dice.below(3)).unwrap()),
                _ => Some(u32::try_from(most).unwrap()),
            };
            let value_date = "2026-03-02".parse().unwrap();
            JudgedMatch { found, right, value_date }
        })
        .collect()
}

/// Loss and prior, written down once more.
fn loss(judged: &[JudgedMatch], weights: &dyn Fn(EvidenceKind) -> f64, spread: f64) -> f64 {
    let number = |figure: receivables::Figure| figure.to_string().parse::<f64>().unwrap();
    let score = |shares: &[EvidenceShare]| -> f64 {
        shares.iter().map(|s| number(s.value) * weights(s.evidence)).sum()
    };
    let mut sum = 0.0;
    for one in judged {
        let mut scores = vec![score(&one.found.best.evidence)];
        scores.extend(one.found.others.iter().map(|o| score(&o.evidence)));
        scores.push(score(&one.found.unlisted_evidence));
        let right = one.right.map_or(scores.len() - 1, |right| usize::try_from(right).unwrap());
        sum += libm::log(scores.iter().map(|s| libm::exp(*s)).sum::<f64>()) - scores[right];
    }
    let held: f64 = EvidenceKind::ALL.iter().map(|kind| weights(*kind) * weights(*kind)).sum();
    sum + held / (2.0 * spread * spread)
}

/// The best weights by trying each a little up and down, with smaller and smaller steps.
fn searched(judged: &[JudgedMatch], spread: f64) -> Vec<(EvidenceKind, f64)> {
    let mut weights: Vec<(EvidenceKind, f64)> =
        SHOWN.iter().chain(&[EvidenceKind::Unlisted]).map(|kind| (*kind, 0.0)).collect();
    let of = |weights: &[(EvidenceKind, f64)]| {
        let list = weights.to_vec();
        loss(judged, &|kind| list.iter().find(|w| w.0 == kind).map_or(0.0, |w| w.1), spread)
    };
    let mut step = 0.5;
    while step > 1e-5 {
        let mut moved = false;
        for at in 0..weights.len() {
            for by in [step, -step] {
                let mut tried = weights.clone();
                tried[at].1 += by;
                if tried[at].0 == EvidenceKind::Missed && tried[at].1 > 0.0 {
                    continue;
                }
                if of(&tried) < of(&weights) {
                    (weights, moved) = (tried, true);
                }
            }
        }
        if !moved {
            step /= 2.0;
        }
    }
    weights
}

fn from_zero() -> LearningOptions {
    let start = EvidenceWeight { evidence: EvidenceKind::Named, weight: "0".parse().unwrap() };
    LearningOptions { start: vec![start], spread: "1".parse().unwrap() }
}

#[test]
fn the_best_weights_are_found() {
    for seed in 0..6 {
        let judged = judged(seed, 40);
        let learned = learn_weights(&judged, &from_zero()).unwrap();
        for (kind, wanted) in searched(&judged, 1.0) {
            let found = learned.weights.iter().find(|w| w.evidence == kind).unwrap();
            let found: f64 = found.weight.to_string().parse().unwrap();
            assert!((found - wanted).abs() < 0.002, "seed {seed} {kind}: {found} {wanted}");
        }
        let named = learned.weights.iter().find(|w| w.evidence == EvidenceKind::Named).unwrap();
        assert!(named.weight.value() > "0.5".parse().unwrap(), "seed {seed}");
        let untouched = learned.weights.iter().filter(|w| w.weight.value().is_zero()).count();
        assert!(untouched >= EvidenceKind::ALL.len() - 5);
    }
}

#[test]
fn the_order_of_the_cases_does_not_matter() {
    let mut judged = judged(11, 60);
    let learned = learn_weights(&judged, &LearningOptions::default()).unwrap();
    judged.reverse();
    assert_eq!(learn_weights(&judged, &LearningOptions::default()).unwrap(), learned);
    assert!(learned.loss_after.value() < learned.loss_before.value());
}
