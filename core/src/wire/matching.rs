//! Operations of cash application.

use super::ledger::NoArguments;
use super::operation::{Operation, operation_table};
use super::progress::Told;
use crate::calendar::{Date, Timestamp};
use crate::documents::{BankMovement, Customer, Fact, LearnedEvidence, MatchItem};
use crate::error::Result;
use crate::ids::CustomerId;
use crate::matching::{self, MatchOptions, MatchOutcome, MatchReport};
use serde::{Deserialize, Serialize};

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Matches bank movements to open items: who paid, what each movement settles, how sure that is, and why.
    match_cash => match_cash_with,
    /// The same, with only what is to be posted: no figures, no runners-up.
    match_outcomes => match_outcomes_with,
    /// Which movements may want the same money: places in the list, to be matched apart from all others.
    match_shards,
    /// The facts that post a match of a movement: payment, allocations, confirmation.
    match_facts,
    /// Which items add up to an amount: the sets, how many there are, how many chance would give.
    find_subsets,
    /// The confidence from which matches may be applied without a person, chosen from labelled history.
    choose_threshold,
    /// What evidence weighs, learned from matches of which the right answer is known.
    learn_weights,
    /// Evidence about payers after matches were confirmed and rejected.
    learn_payers,
    /// The words of bank texts and the weights of evidence that come with the engine.
    standard_match_lists,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Cash {
    /// The movements, in any order.
    movements: Vec<BankMovement>,
    /// Open items and open credit memos, in any order.
    items: Vec<MatchItem>,
    /// The customers, in any order.
    customers: Vec<Customer>,
    /// What earlier matches taught.
    #[serde(default)]
    learned: LearnedEvidence,
    /// Limits, rates and thresholds.
    #[serde(default)]
    options: MatchOptions,
}

fn match_cash(given: Cash) -> Result<MatchReport> {
    matching::match_cash(&given.movements, &given.items, &given.customers, &given.learned, &given.options)
}

fn match_cash_with(given: Cash, progress: Told<'_>) -> Result<MatchReport> {
    let Cash { movements, items, customers, learned, options } = given;
    matching::match_cash_with(&movements, &items, &customers, &learned, &options, progress)
}

fn match_outcomes_with(given: Cash, progress: Told<'_>) -> Result<Vec<MatchOutcome>> {
    Ok(match_cash_with(given, progress)?.matches.iter().map(matching::Match::outcome).collect())
}

fn match_outcomes(given: Cash) -> Result<Vec<MatchOutcome>> {
    Ok(match_cash(given)?.matches.iter().map(matching::Match::outcome).collect())
}

fn match_shards(given: Cash) -> Result<Vec<Vec<usize>>> {
    let book = matching::CashBook::new(&given.customers, &given.items, &given.learned, &given.options)?;
    book.shards(&given.movements)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SubsetGiven {
    /// Open amounts in the smallest unit; a credit is below zero.
    amounts: Vec<i64>,
    /// Smallest sum looked for.
    least: i64,
    /// Largest sum looked for.
    most: i64,
    /// Partial sums that may be made; 4,000,000 where not given: enough to look at every set of 40 items.
    #[serde(default)]
    steps: Option<u64>,
    /// Most sets to give back, up to 1,000; 10 where not given. All are counted.
    #[serde(default)]
    wanted: Option<u32>,
}

fn find_subsets(given: SubsetGiven) -> Result<matching::Subsets> {
    let steps = given.steps.unwrap_or(4_000_000);
    let wanted = usize::try_from(given.wanted.unwrap_or(10)).unwrap_or(10);
    crate::documents::at_most(wanted, 1_000, "wanted")?;
    crate::documents::at_most(usize::try_from(steps).unwrap_or(usize::MAX), 100_000_000, "steps")?;
    crate::documents::at_most(given.amounts.len(), 10_000, "amounts")?;
    Ok(matching::find_subsets(&given.amounts, given.least, given.most, steps, wanted))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Posted {
    /// The movement.
    movement: BankMovement,
    /// What is to be posted for it.
    outcome: MatchOutcome,
    /// The instant at which it becomes known.
    recorded: Timestamp,
    /// How often it was posted before and taken back; 0 where not given.
    #[serde(default)]
    occurrence: u32,
    /// The day from which the allocations count, such as the day on which an item was opened again; the value date where
    /// not given or earlier.
    #[serde(default)]
    applied_on: Option<Date>,
}

fn match_facts(given: Posted) -> Result<Vec<Fact>> {
    given.movement.check().map_err(|e| e.within("movement"))?;
    let Posted { movement, outcome, recorded, occurrence, applied_on } = given;
    matching::match_facts(&movement, &outcome, &matching::PostingTerms { recorded, occurrence, applied_on })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Labelled {
    /// Matches of the past, in any order.
    labelled: Vec<matching::LabelledMatch>,
    /// How wrong applications may go, and how certain that has to be.
    #[serde(default)]
    options: matching::ThresholdOptions,
}

fn choose_threshold(given: Labelled) -> Result<matching::ThresholdChoice> {
    matching::choose_threshold(&given.labelled, &given.options)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Judged {
    /// Matches of the past with what was right, in any order.
    judged: Vec<matching::JudgedMatch>,
    /// Where to start from, and how far learning may go.
    #[serde(default)]
    options: matching::LearningOptions,
}

fn learn_weights(given: Judged) -> Result<matching::LearnedWeights> {
    matching::learn_weights(&given.judged, &given.options)
}

/// A match that a person, or a sure answer, confirmed or rejected.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Verdict {
    /// The movement.
    movement: BankMovement,
    /// The customer for whom it was matched.
    customer_id: CustomerId,
    /// Whether the match was right.
    right: bool,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Taught {
    /// What is known so far.
    #[serde(default)]
    learned: LearnedEvidence,
    /// What was confirmed and rejected, in any order.
    verdicts: Vec<Verdict>,
}

fn learn_payers(given: Taught) -> Result<LearnedEvidence> {
    let mut learned = given.learned;
    learned.check().map_err(|e| e.within("learned"))?;
    learned.sort();
    for verdict in &given.verdicts {
        if verdict.right {
            learned.confirm(&verdict.movement, &verdict.customer_id);
        } else {
            learned.reject(&verdict.movement, &verdict.customer_id);
        }
    }
    Ok(learned)
}

/// The lists that come with the engine.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Lists {
    /// Words of bank texts, with what each announces.
    words: Vec<matching::RemittanceWord>,
    /// What each kind of evidence weighs.
    weights: Vec<matching::EvidenceWeight>,
}

fn standard_match_lists(_: NoArguments) -> Result<Lists> {
    Ok(Lists { words: matching::standard_words()?, weights: matching::standard_weights()? })
}
