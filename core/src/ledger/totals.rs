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

/// The totals of a ledger at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) currencies: BTreeMap<Currency, CurrencyTotals>,
    pub(crate) by_due: BTreeMap<(Currency, Date), Cell>,
    pub(crate) by_issue: BTreeMap<(Currency, Date), Cell>,
}

/// Adds within bounds: amounts of documents are bounded and there are fewer than 2^32 of them, so an `i128` holds any
/// sum; saturating spells out that nothing here can wrap.
fn add(sum: &mut i128, part: i64, sign: i128) {
    *sum = sum.saturating_add(i128::from(part).saturating_mul(sign));
}

impl Totals {
    /// Adds (sign 1) or takes off (sign -1) what an item contributes. Closed items contribute nothing.
    pub(super) fn item(&mut self, share: ItemShare, sign: i8) {
        if share.open == 0 {
            return;
        }
        let wide = i128::from(sign);
        let totals = self.currencies.entry(share.currency).or_default();
        add(&mut totals.open, share.open, wide);
        add(&mut totals.disputed, share.disputed, wide);
        totals.items = totals.items.saturating_add(i64::from(sign));
        cell(&mut self.by_due, (share.currency, share.due), share, sign);
        cell(&mut self.by_issue, (share.currency, share.issue), share, sign);
    }

    /// Adds (sign 1) or takes off (sign -1) what a source contributes.
    pub(super) fn source(&mut self, share: SourceShare, sign: i8) {
        let wide = i128::from(sign);
        let totals = self.currencies.entry(share.currency).or_default();
        let available = match share.credit {
            SourceBucket::CreditMemo => &mut totals.credit_memos,
            SourceBucket::Unapplied => &mut totals.unapplied,
            SourceBucket::Unidentified => &mut totals.unidentified,
        };
        add(available, share.available, wide);
        add(&mut totals.on_account, share.on_account, wide);
    }
}

/// Changes one cell; a cell that becomes empty is taken out, so that a query costs time in the dates that are open.
fn cell(cells: &mut BTreeMap<(Currency, Date), Cell>, key: (Currency, Date), share: ItemShare, sign: i8) {
    let wide = i128::from(sign);
    let cell = cells.entry(key).or_default();
    add(&mut cell.open, share.open, wide);
    add(&mut cell.disputed, share.disputed, wide);
    cell.items = cell.items.saturating_add(i64::from(sign));
    if *cell == Cell::default() {
        cells.remove(&key);
    }
}
