//! The state of an item or source on a day, as known at an instant, from its entries.

use super::Ledger;
use super::index::{NONE, at};
use super::records::{Entry, EntryKind, Item, Source, SourceKind, Version};
use crate::calendar::{AsOf, Date};
use crate::documents::{Settlement, SettlementKind};
use crate::error::Result;
use crate::money::Money;
use std::collections::BTreeMap;

/// An item on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemState {
    pub(super) open: i64,
    pub(super) disputed: i64,
    pub(super) voided: bool,
}

/// A source on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SourceState {
    pub(super) available: i64,
    pub(super) on_account: i64,
}

impl Ledger {
    /// Whether a question counts every fact there is, so that the live state is the answer.
    pub(super) fn is_live(&self, as_of: &AsOf) -> bool {
        self.latest_effective.is_none_or(|latest| latest <= as_of.as_of)
            && as_of.known_at.is_none_or(|known| self.latest_recorded.is_none_or(|latest| latest <= known))
    }

    pub(super) fn sees_entry(&self, as_of: &AsOf, entry: &Entry) -> bool {
        // The recorded instant costs a look into the log: only a question about what was known needs it.
        entry.effective <= as_of.as_of
            && as_of.known_at.is_none_or(|known_at| self.entry_recorded(entry) <= known_at)
    }

    fn sees_fact(&self, as_of: &AsOf, fact: u32, effective: Date) -> bool {
        effective <= as_of.as_of && as_of.known_at.is_none_or(|known_at| self.log.recorded(fact) <= known_at)
    }

    /// An item on a day; `None` when it was not issued, or not known, by then.
    pub(super) fn item_state(&self, item: &Item, as_of: &AsOf) -> Option<ItemState> {
        if !self.sees_fact(as_of, item.fact, item.issue) {
            return None;
        }
        let mut state = ItemState { open: item.amount, disputed: 0, voided: false };
        for entry in self.book.item_entries(item).filter(|entry| self.sees_entry(as_of, entry)) {
            state.open = state.open.saturating_add(entry.item_delta);
            if entry.is_dispute() {
                state.disputed = state.disputed.saturating_add(entry.extra_delta);
            }
            state.voided |= entry.kind == EntryKind::Voided;
        }
        state.disputed = state.disputed.min(state.open);
        Some(state)
    }

    /// A source on a day; `None` when it was not there, or not known, by then.
    pub(super) fn source_state(&self, source: &Source, as_of: &AsOf) -> Option<SourceState> {
        if !self.sees_fact(as_of, source.fact, source.date) {
            return None;
        }
        let mut state = SourceState { available: source.amount, on_account: 0 };
        for entry in self.book.source_entries(source).filter(|entry| self.sees_entry(as_of, entry)) {
            state.available = state.available.saturating_add(entry.source_delta);
            if entry.is_allocation() && entry.item == NONE {
                state.on_account = state.on_account.saturating_sub(entry.source_delta);
            }
        }
        Some(state)
    }

    /// What settled an item by day, and the day on which it last became closed.
    pub(super) fn settlements(&self, item: &Item, as_of: &AsOf) -> (Vec<Settlement>, Option<Date>) {
        let mut days: BTreeMap<Date, i64> = BTreeMap::new();
        let mut settled: BTreeMap<(Date, SettlementKind, Date, Date), i64> = BTreeMap::new();
        let settles = |entry: &&Entry| !entry.is_dispute() && entry.kind != EntryKind::Voided;
        let seen = self.book.item_entries(item).filter(|entry| self.sees_entry(as_of, entry));
        let mut voided = None;
        for entry in seen {
            if settles(&entry) {
                let (kind, source_date, allocated_on) = self.settled_by(entry);
                let key = (entry.effective, kind, source_date, allocated_on);
                for sum in [days.entry(entry.effective).or_default(), settled.entry(key).or_default()] {
                    *sum = sum.saturating_sub(entry.item_delta);
                }
            } else if entry.kind == EntryKind::Voided {
                voided = Some(entry.effective);
            }
        }
        let (mut open, mut closed_on) = (item.amount, None);
        for (day, settled) in &days {
            open = open.saturating_sub(*settled);
            closed_on = match (open, closed_on) {
                (0, None) => Some(*day),
                (0, closed) => closed,
                _ => None,
            };
        }
        let settlement = |((date, kind, source_date, allocated_on), minor)| Settlement {
            date,
            kind,
            amount: Self::item_money(item, minor),
            source_date: Some(source_date).filter(|day| *day != date),
            allocated_on: Some(allocated_on).filter(|day| *day != date),
        };
        let list = settled.into_iter().filter(|(_, minor)| *minor != 0).map(settlement).collect();
        (list, closed_on.or(voided))
    }

    /// What settled an item by an entry, the date of the payment or credit memo, and the day on which it was put on the
    /// item.
    fn settled_by(&self, entry: &Entry) -> (SettlementKind, Date, Date) {
        let record = self.book.allocations.get(at(entry.subject)).filter(|_| entry.is_allocation());
        let source = record.and_then(|record| self.book.sources.get(at(record.source)));
        let (Some(record), Some(source)) = (record, source) else {
            return (SettlementKind::WriteOff, entry.effective, entry.effective);
        };
        let kind = match source.kind {
            SourceKind::Payment => SettlementKind::Payment,
            SourceKind::CreditMemo => SettlementKind::CreditMemo,
        };
        (kind, source.date, self.log.effective(record.fact))
    }

    /// What was known of a customer on a day: the version that counts last of those effective and known by then, else
    /// the earliest of those known by then; none where nothing was known of the customer yet.
    pub(super) fn version_at(&self, customer: u32, as_of: &AsOf) -> Option<&Version> {
        let versions = &self.book.customers.get(at(customer))?.versions;
        let known = |version: &&Version| as_of.known_at.is_none_or(|known_at| version.recorded <= known_at);
        if let [only] = versions.as_slice() {
            return Some(only).filter(known);
        }
        let effective = versions.iter().filter(known).filter(|version| version.effective <= as_of.as_of);
        self.newest(effective).or_else(|| {
            let key = |v: &Version| (v.effective, v.recorded, self.log.id_of(v.fact).to_vec());
            versions.iter().filter(known).min_by_key(|version| key(version))
        })
    }

    /// Money of an item's currency.
    pub(super) fn item_money(item: &Item, minor: i64) -> Money {
        Money::from_minor(minor, item.currency)
    }

    /// The customer's id, where there is one.
    pub(super) fn customer_id(&self, customer: u32) -> Result<&crate::ids::CustomerId> {
        let unknown = || crate::Error::CustomerUnknown { field: "customer_id".into(), id: String::new() };
        self.book.customers.get(at(customer)).map(|record| &record.id).ok_or_else(unknown)
    }
}
