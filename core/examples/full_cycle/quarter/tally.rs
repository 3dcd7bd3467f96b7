//! What happened in the days that were followed.

use receivables::CaseId;
use std::collections::{BTreeMap, BTreeSet};

/// Counts of the days that were followed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    /// Actions done, by kind.
    pub(crate) done: BTreeMap<&'static str, u64>,
    /// Facts told.
    pub(crate) facts: u64,
    /// Facts that the ledger refused: there should be none.
    pub(crate) refused: u64,
    /// Customers looked at.
    pub(crate) looked_at: u64,
    /// Cases that began.
    pub(crate) began: u64,
    /// Those that ended, by what was done last before: a level, a retry, a person.
    pub(crate) ended_after: BTreeMap<String, u64>,
    /// Those that were still open.
    pub(crate) open: u64,
    /// Those that a person had to see.
    pub(crate) with_person: u64,
    /// Cases that began thirty days or more before the end, and those of them that a person had to see.
    pub(crate) settled: (u64, u64),
    /// Invoices that fell due, and those in cases that a person had to see.
    pub(crate) invoices: (u64, u64),
    /// Why a person had to see them; a case may have several reasons.
    pub(crate) why: BTreeMap<String, u64>,
}

impl Tally {
    /// Adds the counts of other customers.
    pub(crate) fn add(&mut self, other: &Self) {
        for (kind, count) in &other.done {
            *self.done.entry(kind).or_default() += count;
        }
        for (mine, theirs) in [(&mut self.ended_after, &other.ended_after), (&mut self.why, &other.why)] {
            for (name, count) in theirs {
                *mine.entry(name.clone()).or_default() += count;
            }
        }
        self.facts += other.facts;
        self.refused += other.refused;
        self.looked_at += other.looked_at;
        self.began += other.began;
        self.open += other.open;
        self.with_person += other.with_person;
        self.invoices = (self.invoices.0 + other.invoices.0, self.invoices.1 + other.invoices.1);
        self.settled = (self.settled.0 + other.settled.0, self.settled.1 + other.settled.1);
    }

    /// The share that no person had to see, in tenths of a percent.
    pub(crate) fn touchless(all: u64, with_person: u64) -> String {
        let tenths = (all.saturating_sub(with_person) * 1_000).checked_div(all).unwrap_or(1_000);
        format!("{}.{} %", tenths / 10, tenths % 10)
    }
}

/// What is noted of the cases while days go by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    /// What was done last in a case.
    pub(crate) last_step: BTreeMap<CaseId, String>,
    /// Why a person had to see a case.
    pub(crate) persons: BTreeMap<CaseId, BTreeSet<String>>,
}
