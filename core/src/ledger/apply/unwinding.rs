//! What a return takes back of what a payment was used for: allocations first, then recoveries, the newest first.

use crate::calendar::Date;
use crate::documents::Fact;
use crate::ledger::Ledger;
use crate::ledger::index::{NONE, at};
use crate::ledger::records::{Entry, EntryKind, Source};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

impl Ledger {
    /// What a return takes out of the uses of a payment: on each day what the payment is short of, from the newest
    /// allocations (by day, instant and id) that are in force on that day, and then from the newest recoveries.
    ///
    /// What was taken out of an allocation stays out until it ends; ending it then gives back only what was left. So a
    /// return of an early day finds the allocations of that day, and not only those in force today.
    pub(super) fn unwound(
        &self,
        fact: &Fact,
        source: &Source,
        amount: i64,
        counts: impl Fn(&Entry) -> bool,
    ) -> Vec<Entry> {
        let mut points = self.source_points(source, &counts);
        points.retain(|point| point.delta != 0);
        let days = points.iter().map(|point| point.effective).filter(|day| *day > fact.effective);
        let days: BTreeSet<Date> = days.chain([fact.effective]).collect();
        let mut uses = self.uses_of(source, &counts);
        let mut entries = Vec::new();
        for day in days {
            let counts = points.iter().filter(|point| point.effective <= day);
            let available =
                counts.fold(amount.saturating_neg(), |sum, point| sum.saturating_add(point.delta));
            let mut missing = available.saturating_neg();
            for used in &mut uses {
                used.live = Live::on(day, &used.entries);
                used.taken = used.taken.min(used.live.taken);
                missing = missing.saturating_sub(used.taken);
            }
            for used in &mut uses {
                let more = missing.clamp(0, used.live.taken.saturating_sub(used.taken).max(0));
                used.taken = used.taken.saturating_add(more);
                missing = missing.saturating_sub(more);
                entries.extend(used.next_entry(self, fact, day));
            }
        }
        entries
    }

    /// What a source was used for, with the entries, the one to unwind first in front.
    fn uses_of(&self, source: &Source, counts: impl Fn(&Entry) -> bool) -> Vec<Unwinding<'_>> {
        let mut by_use: BTreeMap<(bool, u32), Vec<&Entry>> = BTreeMap::new();
        let entries = self.book.source_entries(source);
        for entry in entries.filter(|entry| entry.is_allocation() || entry.is_recovery()) {
            if counts(entry) {
                by_use.entry((entry.is_recovery(), entry.subject)).or_default().push(entry);
            }
        }
        let mut uses: Vec<_> = by_use
            .into_iter()
            .filter_map(|((is_recovery, subject), entries)| {
                let (id, made_by) = self.use_of(is_recovery, subject)?;
                let key = (self.log.effective(made_by), self.log.recorded(made_by), id);
                let first = entries.first()?;
                let unwinding = Unwinding {
                    kind: if is_recovery { EntryKind::RecoveryUnwound } else { EntryKind::Unwound },
                    item: first.item,
                    source: first.source,
                    subject,
                    entries,
                    live: Live::default(),
                    taken: 0,
                    out: Live::default(),
                };
                Some(((is_recovery, Reverse(key)), unwinding))
            })
            .collect();
        uses.sort_by(|a, b| a.0.cmp(&b.0));
        uses.into_iter().map(|(_, unwinding)| unwinding).collect()
    }

    /// The id of an allocation or recovery, and the fact that made it.
    fn use_of(&self, is_recovery: bool, subject: u32) -> Option<(&str, u32)> {
        if is_recovery {
            return self.book.recoveries.get(at(subject)).map(|record| (record.id.as_str(), record.fact));
        }
        self.book.allocations.get(at(subject)).map(|record| (record.id.as_str(), record.fact))
    }
}

/// What is in force of an allocation or recovery on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Live {
    cash: i64,
    adjusted: i64,
    taken: i64,
}

impl Live {
    /// The sum of the entries up to a day.
    fn on(day: Date, entries: &[&Entry]) -> Self {
        let counts = entries.iter().filter(|entry| entry.effective <= day);
        counts.fold(Self::default(), |live, entry| Self {
            cash: live.cash.saturating_sub(entry.item_delta.saturating_sub(entry.extra_delta)),
            adjusted: live.adjusted.saturating_sub(entry.extra_delta),
            taken: live.taken.saturating_sub(entry.source_delta),
        })
    }

    /// The part of it that goes with a part of what was taken from the source. Between currencies the item's part is in
    /// proportion, rounded down, so that the rest is never less than nothing. Adjustments stay until the whole is given
    /// back; but one below zero stays only as far as the money that is left covers it.
    fn part(self, taken: i64) -> Self {
        if taken == self.taken {
            return self;
        }
        let cash = share(self.cash, taken, self.taken);
        let left = self.cash.saturating_sub(cash);
        let kept = self.adjusted.max(left.saturating_neg());
        Self { cash, adjusted: self.adjusted.saturating_sub(kept), taken }
    }
}

/// An allocation or recovery that a return is unwinding, day by day.
struct Unwinding<'a> {
    kind: EntryKind,
    item: u32,
    source: u32,
    subject: u32,
    entries: Vec<&'a Entry>,
    /// What was in force on the day without the return.
    live: Live,
    /// How much of it the return takes on that day.
    taken: i64,
    /// What the entries so far have taken out.
    out: Live,
}

impl Unwinding<'_> {
    /// The entry that brings what is taken out up to the day.
    fn next_entry(&mut self, ledger: &Ledger, fact: &Fact, day: Date) -> Option<Entry> {
        let out = self.live.part(self.taken);
        if out == self.out {
            return None;
        }
        let mut entry = Entry::new(self.kind, ledger.log.next(), day);
        (entry.item, entry.source, entry.subject) = (self.item, self.source, self.subject);
        entry.extra_delta = out.adjusted.saturating_sub(self.out.adjusted);
        entry.item_delta = out.cash.saturating_sub(self.out.cash).saturating_add(entry.extra_delta);
        entry.source_delta = out.taken.saturating_sub(self.out.taken);
        let counts = self.entries.iter().filter(|entry| entry.effective <= day);
        entry.known_with = counts.fold(NONE, |latest, entry| ledger.later_known(fact, latest, entry));
        self.out = out;
        Some(entry)
    }
}

/// `amount` × `part` / `whole`, rounded down.
fn share(amount: i64, part: i64, whole: i64) -> i64 {
    if amount == whole {
        return part;
    }
    let product = Decimal::from(amount).checked_mul(Decimal::from(part));
    let exact = product.and_then(|product| product.checked_div(Decimal::from(whole)));
    exact.and_then(|exact| i64::try_from(exact.floor()).ok()).unwrap_or(amount).min(amount)
}
