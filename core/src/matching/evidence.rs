//! Evidence: what speaks for and against an answer, each kind with a weight in log-odds.
//!
//! An answer's score is the sum of value times weight over its evidence; the answers to one movement compete, with "not
//! a receivable" always among them. The standard weights were fitted to confirmed matches of three made-up companies
//! (`benches/compare/fit_match_weights.py`); a caller with labelled history of his own may replace them.

use crate::error::{Error, Result};
use crate::money::Figure;
use crate::vocabulary::{document, words};
use rust_decimal::prelude::ToPrimitive;

words! {
    /// A kind of evidence.
    EvidenceKind {
        /// The answer "not a receivable, or of no known customer".
        NotReceivable "not_receivable",
        /// That answer, where the text states such a purpose.
        StatedPurpose "stated_purpose",
        /// That answer, where no customer is in sight.
        NobodyInSight "nobody_in_sight",
        /// A customer, where the text states a purpose that is not a receivable.
        PurposeAgainst "purpose_against",
        /// An early-payment discount is missing.
        Discount "discount",
        /// A discount is missing that had ended.
        LateDiscount "late_discount",
        /// Withheld tax is missing.
        Withholding "withholding",
        /// A bank charge is missing.
        Fee "fee",
        /// The missing charge is a usual amount.
        FeeUsual "fee_usual",
        /// Late interest was paid on top.
        Interest "interest",
        /// A small difference.
        Rounding "rounding",
        /// A small difference up to a whole amount.
        RoundingWhole "rounding_whole",
        /// A part of named items.
        PartialNamed "partial_named",
        /// A part of items that are not named.
        PartialUnnamed "partial_unnamed",
        /// A round part.
        PartialRound "partial_round",
        /// More than named items.
        OverNamed "over_named",
        /// More than items that are not named.
        OverUnnamed "over_unnamed",
        /// A little more, up to a round amount.
        OverRound "over_round",
        /// More by one of the items, or twice the items.
        OverTwice "over_twice",
        /// More, or a part, while the list of the text is cut or goes on.
        LooseOpen "loose_open",
        /// Other movements of the payer and this one add up to the item.
        SplitAdds "split_adds",
        /// Paid in another currency.
        Exchange "exchange",
        /// Without items.
        OnAccount "on_account",
        /// Without items, a round amount.
        OnAccountRound "on_account_round",
        /// Without items, and the text says that it is in advance.
        OnAccountStated "on_account_stated",
        /// The same payment a second time.
        Duplicate "duplicate",
        /// The first payment settled what this one names.
        DuplicateNamed "duplicate_named",
        /// Items, where the same payment came shortly before.
        TwinAgainst "twin_against",
        /// The text states the difference that is missing.
        Stated "stated",
        /// The text states another difference.
        StatedOther "stated_other",
        /// The payer's account is known for the customer.
        AccountKnown "account_known",
        /// That account is known for other customers too.
        AccountShared "account_shared",
        /// The payer's account is known for others only.
        AccountOfOther "account_of_other",
        /// Other movements of the batch show the account to be the customer's.
        AccountInBatch "account_in_batch",
        /// Other movements of the batch show the account to be another's.
        AccountInBatchOther "account_in_batch_other",
        /// The account was never seen.
        AccountNew "account_new",
        /// The same name.
        NameSame "name_same",
        /// Nearly the same name.
        NameClose "name_close",
        /// Half of the name.
        NamePartly "name_partly",
        /// A little of the name.
        NameWeak "name_weak",
        /// Another name.
        NameUnlike "name_unlike",
        /// Another customer's name is more like it.
        NameRival "name_rival",
        /// Another legal form.
        OtherForm "other_form",
        /// The name was learned for the customer.
        NameLearned "name_learned",
        /// Other movements of the batch show the name to be the customer's.
        NameInBatch "name_in_batch",
        /// The customer's own number stands in the text.
        CustomerNumber "customer_number",
        /// Items of others in the customer's group.
        Group "group",
        /// Named items of customers outside the group.
        Stranger "stranger",
        /// How much the numbers in the text say for the items.
        Named "named",
        /// By a structured reference.
        NamedStructured "named_structured",
        /// Every item is named.
        NamedAll "named_all",
        /// An item is named by a number with a wrong digit.
        NamedNear "named_near",
        /// Items between two named ones.
        NamedRange "named_range",
        /// Choice of items that are not named beside named ones.
        ChoiceBeside "choice_beside",
        /// The same, where the list of the text is cut or goes on.
        ChoiceOpen "choice_open",
        /// Choice of items where none is named.
        ChoiceFree "choice_free",
        /// Items that the text names and the answer leaves out.
        Missed "missed",
        /// Numbers that may name items and that the answer leaves out.
        MissedDoubtful "missed_doubtful",
        /// Numbers announced as invoices that are not in the book.
        Stray "stray",
        /// Items of other customers that the text names.
        NamedElsewhere "named_elsewhere",
        /// Amounts in the text are those of the items.
        AmountsAgree "amounts_agree",
        /// A part, or more than the items, and the text states so much for each of them.
        PartStated "part_stated",
        /// A part, and the text states what is missing.
        DifferenceStated "difference_stated",
        /// How far payment is from the due date.
        FarFromDue "far_from_due",
        /// Older items are passed over.
        OlderSkipped "older_skipped",
        /// Items that the customer disputes.
        Disputed "disputed",
        /// Money that other movements claim.
        Claimed "claimed",
        /// Only the amount speaks for the payer.
        AmountOnly "amount_only",
        /// An answer that was not found.
        Unlisted "unlisted",
        /// The same, where the text is cut or goes on.
        UnlistedCut "unlisted_cut",
        /// The same, where the text names no item.
        UnlistedUnnamed "unlisted_unnamed",
    }
}

/// How many kinds there are.
pub(super) const KINDS: usize = EvidenceKind::ALL.len();

document! {
    /// What a kind of evidence weighs, in log-odds for one unit of it.
    pub struct EvidenceWeight {
        /// The kind.
        pub evidence: EvidenceKind,
        /// Its weight: above zero speaks for, below zero against.
        pub weight: Figure,
    }
}

const WEIGHTS: &str = include_str!("../../data/match_weights.csv");

/// The weights that come with the crate (`core/data/match_weights.csv`).
///
/// # Errors
/// [`Error::Malformed`]; the weights that come with the crate do not cause it.
pub fn standard_weights() -> Result<Vec<EvidenceWeight>> {
    let read = |line: &str| {
        let (name, weight) = line.split_once(',')?;
        let evidence = EvidenceKind::ALL.iter().copied().find(|kind| kind.as_str() == name)?;
        Some(EvidenceWeight { evidence, weight: weight.parse().ok()? })
    };
    let bad = |line: &str| Error::Malformed { field: "weights".into(), reason: line.to_owned() };
    let lines = WEIGHTS.lines().skip(1).filter(|line| !line.is_empty());
    lines.map(|line| read(line).ok_or_else(|| bad(line))).collect()
}

/// Weights by kind.
#[derive(Debug, Clone)]
pub(super) struct Weights([f64; KINDS]);

impl Weights {
    pub(super) fn new(list: &[EvidenceWeight]) -> Self {
        let mut weights = [0.0; KINDS];
        for (slot, kind) in weights.iter_mut().zip(EvidenceKind::ALL) {
            let given = list.iter().rev().find(|w| w.evidence == *kind);
            *slot = given.and_then(|w| w.weight.value().to_f64()).unwrap_or(0.0);
        }
        Self(weights)
    }

    pub(super) fn of(&self, kind: EvidenceKind) -> f64 {
        place(kind).and_then(|at| self.0.get(at)).copied().unwrap_or(0.0)
    }
}

fn place(kind: EvidenceKind) -> Option<usize> {
    // The words are declared in the order of their discriminants.
    EvidenceKind::ALL.binary_search(&kind).ok()
}

/// The evidence of one answer: kinds with their values, each kind once.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    values: Vec<(EvidenceKind, f64)>,
}

impl Evidence {
    /// Adds to a kind.
    pub(super) fn add(&mut self, kind: EvidenceKind, value: f64) {
        if value == 0.0 {
            return;
        }
        match self.values.iter_mut().find(|v| v.0 == kind) {
            Some(known) => known.1 += value,
            None => self.values.push((kind, value)),
        }
    }

    /// Adds one unit where a claim holds.
    pub(super) fn note(&mut self, kind: EvidenceKind, holds: bool) {
        if holds {
            self.add(kind, 1.0);
        }
    }

    /// The evidence of both.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (kind, value) in &other.values {
            both.add(*kind, *value);
        }
        both
    }

    pub(super) fn values(&self) -> &[(EvidenceKind, f64)] {
        &self.values
    }

    pub(super) fn has(&self, kind: EvidenceKind) -> bool {
        self.values.iter().any(|v| v.0 == kind && v.1 > 0.0)
    }

    /// What one kind adds to the log-odds.
    pub(super) fn part(&self, kind: EvidenceKind, weights: &Weights) -> f64 {
        self.values.iter().filter(|v| v.0 == kind).map(|v| weights.of(kind) * v.1).sum()
    }

    /// The log-odds.
    pub(super) fn score(&self, weights: &Weights) -> f64 {
        self.values.iter().map(|(kind, value)| weights.of(*kind) * value).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_standard_weight() {
        let weights = standard_weights().unwrap();
        for kind in EvidenceKind::ALL {
            assert_eq!(weights.iter().filter(|w| w.evidence == *kind).count(), 1, "{kind}");
        }
    }
}
