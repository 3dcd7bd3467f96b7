//! What was tried with each card or mandate, sorted out of the facts.
//!
//! A series of tries begins with a first decline and ends when the instrument pays or is updated; what follows the first
//! decline are reattempts. The same failure told twice under one network reference is one failure.

use super::limit::{AttemptLimit, LimitCounts, LimitScope};
use crate::calendar::{TimeZone, Timestamp};
use crate::documents::{Fact, FactBody, Instrument, PaymentFailure};
use crate::ids::{AttemptId, CustomerId, InstrumentId};
use crate::money::Money;
use std::collections::{BTreeMap, BTreeSet};

/// A decline.
#[derive(Clone, Copy)]
pub(super) struct Decline<'a> {
    pub(super) failure: &'a PaymentFailure,
    /// When it was declined.
    pub(super) at: Timestamp,
    /// When it was known to be.
    pub(super) known_at: Timestamp,
    /// Whether a series begins with it.
    first: bool,
}

/// A try that followed a decline.
pub(super) struct Followed<'a> {
    pub(super) first: Decline<'a>,
    pub(super) before: Decline<'a>,
    pub(super) tried_at: Timestamp,
    /// Number of the try after the first decline, from 1.
    pub(super) number: usize,
    pub(super) succeeded: bool,
}

/// What was tried with one instrument.
#[derive(Default)]
pub(super) struct Series<'a> {
    /// Every decline, older series included: the windows of the schemes count them.
    pub(super) declines: Vec<Decline<'a>>,
    /// Where the running series begins among them; at their end where none runs.
    begins: usize,
    /// Tries that followed a decline.
    pub(super) followed: Vec<Followed<'a>>,
    /// The card or mandate as last recorded, and when.
    pub(super) on_file: Option<(Timestamp, &'a Instrument)>,
}

/// What was tried with all instruments of a customer.
#[derive(Default)]
pub(super) struct Story<'a> {
    pub(super) series: BTreeMap<&'a InstrumentId, Series<'a>>,
    /// The last decline with any instrument, unless one of them paid since.
    pub(super) last: Option<Decline<'a>>,
    /// The customers' time zones as last recorded.
    pub(super) zones: BTreeMap<&'a CustomerId, TimeZone>,
    attempts: BTreeMap<&'a AttemptId, (Timestamp, Option<&'a InstrumentId>)>,
    references: BTreeSet<(Option<&'a AttemptId>, &'a str)>,
}

impl<'a> Series<'a> {
    /// The declines of the running series.
    pub(super) fn running(&self) -> &[Decline<'a>] {
        self.declines.get(self.begins..).unwrap_or(&[])
    }

    /// The tries that a limit counts, of a collection of an amount.
    pub(super) fn counted(&self, limit: &AttemptLimit, amount: Money) -> Vec<Timestamp> {
        let same =
            |d: &&Decline<'_>| limit.per != LimitScope::CredentialAndAmount || d.failure.amount == amount;
        // An entry is one collection presented again: older series were others.
        let declines = if limit.per == LimitScope::Entry { self.running() } else { &self.declines };
        let counts = |d: &&Decline<'_>| limit.counts == LimitCounts::Declines || !d.first;
        declines.iter().filter(same).filter(counts).map(|d| d.at).collect()
    }

    fn ends(&mut self) {
        self.begins = self.declines.len();
    }

    fn tried(&mut self, tried_at: Timestamp, succeeded: bool) {
        let running = self.running();
        let (number, pair) = (running.len(), running.first().copied().zip(running.last().copied()));
        if let Some((first, before)) = pair {
            let tried_at = tried_at.max(first.at);
            self.followed.push(Followed { first, before, tried_at, number, succeeded });
        }
    }
}

impl<'a> Story<'a> {
    /// The facts are those of one customer, or of several where `last` does not matter.
    pub(super) fn new(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut facts: Vec<&Fact> = facts.into_iter().collect();
        facts.sort_by(|a, b| (a.happened_at(), a.order()).cmp(&(b.happened_at(), b.order())));
        let mut story = Self::default();
        for fact in facts {
            story.take(fact);
        }
        story
    }

    fn take(&mut self, fact: &'a Fact) {
        let at = fact.happened_at();
        match &fact.body {
            FactBody::CustomerRecorded { customer } => {
                if let Some(zone) = customer.time_zone {
                    self.zones.insert(&customer.id, zone);
                }
            }
            FactBody::PaymentMethodUpdated { instrument } => {
                let series = self.series.entry(&instrument.id).or_default();
                series.ends();
                series.on_file = Some((at.max(fact.recorded), instrument));
            }
            FactBody::PaymentStarted { attempt } => {
                self.attempts.insert(&attempt.id, (at, attempt.instrument_id.as_ref()));
            }
            FactBody::PaymentReceived { payment } => {
                let attempt = payment.attempt_id.as_ref().and_then(|id| self.attempts.get(id)).copied();
                if let Some((tried_at, Some(instrument))) = attempt {
                    let series = self.series.entry(instrument).or_default();
                    series.tried(tried_at, true);
                    series.ends();
                    self.last = None;
                }
            }
            FactBody::PaymentFailed { failure } => self.failed(fact, failure, at),
            _ => {}
        }
    }

    fn failed(&mut self, fact: &Fact, failure: &'a PaymentFailure, at: Timestamp) {
        let reference = failure.network_reference.as_ref();
        let told = reference.map(|reference| (failure.attempt_id.as_ref(), reference.as_str()));
        if told.is_some_and(|told| !self.references.insert(told)) {
            return;
        }
        let attempt = failure.attempt_id.as_ref().and_then(|id| self.attempts.get(id)).copied();
        let attempted = attempt.and_then(|(_, instrument)| instrument);
        let Some(instrument) = failure.instrument_id.as_ref().or(attempted) else { return };
        let series = self.series.entry(instrument).or_default();
        series.tried(attempt.map_or(at, |(tried_at, _)| tried_at), false);
        let first = series.running().is_empty();
        let decline = Decline { failure, at, known_at: at.max(fact.recorded), first };
        series.declines.push(decline);
        self.last = Some(decline);
    }
}
