//! Live totals: what is open by currency and by date, kept up to date by every change.

use crate::calendar::Date;
use crate::money::Currency;
use std::collections::BTreeMap;

/// What is open with one date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) open: i128,
    pub(crate) disputed: i128,
    pub(crate) items: i64,
}

/// What is open in one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct CurrencyTotals {
    pub(crate) open: i128,
    pub(crate) disputed: i128,
    pub(crate) items: i64,
    /// The part of `open` whose terms grant no credit: it is in no cell.
    pub(crate) no_credit: i128,
    pub(crate) credit_memos: i128,
    pub(crate) unapplied: i128,
    pub(crate) on_account: i128,
    pub(crate) unidentified: i128,
}

/// What one item adds to the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ItemShare {
    pub(super) currency: Currency,
    pub(super) due: Date,
    pub(super) issue: Date,
    pub(super) open: i64,
    pub(super) disputed: i64,
    pub(super) no_credit: bool,
}

/// What one source adds to the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SourceShare {
    pub(super) currency: Currency,
    pub(super) credit: SourceBucket,
    pub(super) available: i64,
    pub(super) on_account: i64,
}

/// Under which heading the available part of a source stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceBucket {
    CreditMemo,
    Unapplied,
    Unidentified,
}

/// A currency and a date as one number that sorts by both: it is looked up for every fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CellKey(u64);

impl CellKey {
    fn new(currency: Currency, date: Date) -> Self {
        // Days before 1970 are below zero: with the sign turned they sort as they should.
        let day = u32::from_ne_bytes(date.epoch_day().to_ne_bytes()) ^ SIGN;
        Self(u64::from(currency.packed()) << 32 | u64::from(day))
    }

    pub(crate) fn currency(self) -> Currency {
        Currency::unpacked(u32::try_from(self.0 >> 32).unwrap_or(0))
    }

    /// Days since 1970-01-01.
    pub(crate) fn epoch_day(self) -> i32 {
        let day = u32::try_from(self.0 & u64::from(u32::MAX)).unwrap_or(0) ^ SIGN;
        i32::from_ne_bytes(day.to_ne_bytes())
    }
}

const SIGN: u32 = 1 << 31;

/// The totals of a ledger at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) currencies: BTreeMap<Currency, CurrencyTotals>,
    pub(crate) by_due: BTreeMap<CellKey, Cell>,
    pub(crate) by_issue: BTreeMap<CellKey, Cell>,
}

/// Adds within bounds: amounts of documents are bounded and there are fewer than 2^32 of them, so an `i128` holds any
/// sum; saturating spells out that nothing here can wrap.
fn add(sum: &mut i128, part: i64) {
    *sum = sum.saturating_add(i128::from(part));
}

/// What changes when one item goes from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    open: i64,
    disputed: i64,
    items: i64,
}

impl Totals {
    /// An item that was not counted counts from now on.
    pub(super) fn item_added(&mut self, share: ItemShare) {
        self.item_changed(ItemShare { open: 0, disputed: 0, ..share }, share);
    }

    /// An item no longer counts.
    pub(super) fn item_removed(&mut self, share: ItemShare) {
        self.item_changed(share, ItemShare { open: 0, disputed: 0, ..share });
    }

    /// An item's open or disputed amount changed. Closed items contribute nothing.
    pub(super) fn item_changed(&mut self, before: ItemShare, after: ItemShare) {
        let step = Step {
            open: after.open.saturating_sub(before.open),
            disputed: after.disputed.saturating_sub(before.disputed),
            items: i64::from(after.open != 0).saturating_sub(i64::from(before.open != 0)),
        };
        if step == (Step { open: 0, disputed: 0, items: 0 }) {
            return;
        }
        let totals = self.currencies.entry(after.currency).or_default();
        add(&mut totals.open, step.open);
        add(&mut totals.disputed, step.disputed);
        totals.items = totals.items.saturating_add(step.items);
        if after.no_credit {
            add(&mut totals.no_credit, step.open);
            return;
        }
        change_cell(&mut self.by_due, CellKey::new(after.currency, after.due), step);
        change_cell(&mut self.by_issue, CellKey::new(after.currency, after.issue), step);
    }

    /// A source that was not counted counts from now on.
    pub(super) fn source_added(&mut self, share: SourceShare) {
        self.source_changed(SourceShare { available: 0, on_account: 0, ..share }, share);
    }

    /// A source no longer counts.
    pub(super) fn source_removed(&mut self, share: SourceShare) {
        self.source_changed(share, SourceShare { available: 0, on_account: 0, ..share });
    }

    /// What is left of a source changed.
    pub(super) fn source_changed(&mut self, before: SourceShare, after: SourceShare) {
        let totals = self.currencies.entry(after.currency).or_default();
        let available = match after.credit {
            SourceBucket::CreditMemo => &mut totals.credit_memos,
            SourceBucket::Unapplied => &mut totals.unapplied,
            SourceBucket::Unidentified => &mut totals.unidentified,
        };
        add(available, after.available.saturating_sub(before.available));
        add(&mut totals.on_account, after.on_account.saturating_sub(before.on_account));
    }
}

/// Changes one cell; a cell that becomes empty is taken out, so that a query costs time in the dates that are open.
fn change_cell(cells: &mut BTreeMap<CellKey, Cell>, key: CellKey, step: Step) {
    let cell = cells.entry(key).or_default();
    add(&mut cell.open, step.open);
    add(&mut cell.disputed, step.disputed);
    cell.items = cell.items.saturating_add(step.items);
    if *cell == Cell::default() {
        cells.remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_its_parts_and_sorts_by_them() {
        let mut keys = Vec::new();
        for currency in [Currency::EUR, Currency::JPY, Currency::USD] {
            for day in ["1900-01-01", "1969-12-31", "1970-01-01", "2199-12-31"] {
                let date: Date = day.parse().unwrap();
                let key = CellKey::new(currency, date);
                assert_eq!((key.currency(), key.epoch_day()), (currency, date.epoch_day()));
                keys.push(key);
            }
        }
        assert!(keys.is_sorted());
    }
}
