//! Holds the ledger against the reference model, and against the laws that any ledger must keep.
//!
//! Every function takes a sequence of facts and says in words what is wrong, so that the properties, the bulk run and
//! the stored sequences share one set of checks.

mod laws;
mod reports;

pub use laws::{
    a_failing_batch_leaves_no_trace, all_laws, books_in_one_currency_balance, later_facts_do_not_count,
    order_does_not_matter, rebuilding_changes_nothing, repeating_changes_nothing, same_ledgers,
};
pub use reports::{balanced, same_reports};

use crate::model::{Model, Verdict};
use receivables::ledger::Applied;
use receivables::{AsOf, Date, Error, Fact, Ledger, Settings, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong, in words; or nothing.
pub type Outcome = Result<(), String>;

/// What a run has seen: proof that the faults were really there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sequences held against the model.
    pub sequences: u64,
    /// Facts given to both.
    pub facts: u64,
    /// Facts accepted, by kind.
    pub accepted: BTreeMap<&'static str, u64>,
    /// Facts recognised as repetitions.
    pub repeated: u64,
    /// Facts refused, by code.
    pub refused: BTreeMap<&'static str, u64>,
    /// Questions whose every report was compared.
    pub questions: u64,
}

impl Tally {
    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.sequences += other.sequences;
        self.facts += other.facts;
        self.repeated += other.repeated;
        self.questions += other.questions;
        for (kind, count) in &other.accepted {
            *self.accepted.entry(kind).or_default() += count;
        }
        for (code, count) in &other.refused {
            *self.refused.entry(code).or_default() += count;
        }
    }
}

/// Shows a refusal of the ledger where there should be none.
fn must<T>(result: Result<T, Error>, what: &str) -> Result<T, String> {
    result.map_err(|error| format!("{what}: the ledger refuses with {}: {error}", error.code()))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Outcome {
    if expected == found {
        return Ok(());
    }
    Err(format!("{what}\n  expected {expected:#?}\n  found    {found:#?}"))
}

/// A ledger with these facts, told one by one.
///
/// # Errors
/// In words, when the ledger refuses one.
pub fn ledger_of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Result<Ledger, String> {
    let mut ledger = Ledger::new(Settings::default());
    for (at, fact) in facts.into_iter().enumerate() {
        must(ledger.apply(fact), &format!("fact {at} ({})", fact.id))?;
    }
    Ok(ledger)
}

/// Takes the facts that the ledger accepts, in their order.
#[must_use]
pub fn accepted(facts: &[Fact]) -> Vec<Fact> {
    let mut ledger = Ledger::new(Settings::default());
    facts.iter().filter(|fact| matches!(ledger.apply(fact), Ok(Applied::New))).cloned().collect()
}

/// Gives every fact to the model and to the ledger, and compares answers and reports.
///
/// # Errors
/// In words, when they differ.
pub fn agree(facts: &[Fact], after_every_fact: bool, tally: &mut Tally) -> Outcome {
    let mut model = Model::default();
    let mut ledger = Ledger::new(Settings::default());
    let mut digest = must(ledger.digest(), "digest")?;
    tally.sequences += 1;
    for (at, fact) in facts.iter().enumerate() {
        let said = format!("fact {at}: {}", fact.to_json().unwrap_or_default());
        tally.facts += 1;
        match (model.apply(fact), ledger.apply(fact)) {
            (Verdict::New, Ok(Applied::New)) => {
                *tally.accepted.entry(fact.body.kind()).or_default() += 1;
                digest = must(ledger.digest(), "digest")?;
                if after_every_fact {
                    tally.questions += 1;
                    same_reports(&model, &ledger, &AsOf::day(fact.effective))
                        .map_err(|e| format!("{said}\n{e}"))?;
                }
                continue;
            }
            (Verdict::Repeated, Ok(Applied::Repeated)) => tally.repeated += 1,
            (Verdict::Refused(codes), Err(error)) if codes.contains(error.code()) => {
                *tally.refused.entry(error.code()).or_default() += 1;
            }
            (expected, found) => {
                let found = found.map_err(|error| format!("{} {error}", error.code()));
                return Err(format!("{said}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        same(&format!("{said}\nno trace"), &digest, &must(ledger.digest(), "digest")?)?;
    }
    for at in questions(model.facts()) {
        tally.questions += 1;
        same_reports(&model, &ledger, &at)?;
    }
    Ok(())
}

/// Questions about the days and instants of some facts: the first, the last, some between, and one long after.
#[must_use]
pub fn questions(facts: &[Fact]) -> Vec<AsOf> {
    let days: BTreeSet<Date> = facts.iter().map(|fact| fact.effective).collect();
    let instants: BTreeSet<Timestamp> = facts.iter().map(|fact| fact.recorded).collect();
    let (days, instants) = (Vec::from_iter(days), Vec::from_iter(instants));
    let Some(last) = days.last() else { return Vec::new() };
    let mut asked: Vec<Date> = some(&days, 5);
    asked.push(last.plus_days(60).unwrap());
    let mut known: Vec<Option<Timestamp>> = some(&instants, 3).into_iter().map(Some).collect();
    known.push(None);
    let of = |day: &Date| {
        known.iter().map(|known_at| AsOf { as_of: *day, known_at: *known_at }).collect::<Vec<_>>()
    };
    asked.iter().flat_map(of).collect()
}

/// Up to `count` of a list, spread evenly, with the first and the last.
fn some<T: Copy>(list: &[T], count: usize) -> Vec<T> {
    let steps = count.min(list.len()).max(1);
    (0..steps)
        .filter_map(|step| list.get(step * (list.len().max(1) - 1) / (steps - 1).max(1)).copied())
        .collect()
}

/// Leaves facts out, one after another, as long as the sequence still fails.
#[must_use]
pub fn smallest(facts: &[Fact], fails: impl Fn(&[Fact]) -> bool) -> Vec<Fact> {
    let mut small = facts.to_vec();
    loop {
        let before = small.len();
        for at in (0..small.len()).rev() {
            let mut without = small.clone();
            without.remove(at);
            if fails(&without) {
                small = without;
            }
        }
        if small.len() == before {
            return small;
        }
    }
}
