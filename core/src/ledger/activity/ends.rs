//! Receivables at both ends of a period, by currency and segment.

use super::{Group, Ledger};
use crate::ageing::Columns;
use crate::documents::{BalanceActivity, BucketBalance, ReceivablesBalance};
use crate::error::Result;
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// One end of a period.
#[derive(Clone, Copy)]
pub(super) enum End {
    Beginning,
    Ending,
}

/// Sums of one group at one end, in the smallest unit. Amounts of documents are bounded, so an `i128` holds any sum;
/// saturating spells out that nothing can wrap.
#[derive(Clone, Default)]
struct Sums {
    columns: Vec<i128>,
    unapplied: i128,
    credits: i128,
    unidentified: i128,
}

/// What kind of credit is left.
#[derive(Clone, Copy)]
pub(super) enum Credit {
    Unapplied,
    /// A credit memo, or money kept on account.
    Open,
    Unidentified,
}

/// The balances of every group that occurs.
pub(super) struct Ends<'a> {
    columns: Columns,
    groups: BTreeMap<Group<'a>, (Sums, Sums)>,
}

impl<'a> Ends<'a> {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns, groups: BTreeMap::new() }
    }

    /// Makes sure that a group has balances, if only zero ones: nothing open is an answer.
    pub(super) fn touch(&mut self, group: Group<'a>) {
        self.groups.entry(group).or_default();
    }

    /// Every group that occurs, sorted.
    pub(super) fn groups(&self) -> Vec<Group<'a>> {
        self.groups.keys().copied().collect()
    }

    /// Adds what is open of an item that is so many days past due.
    pub(super) fn item(&mut self, group: Group<'a>, end: End, days: i32, open: i64) {
        let column = self.columns.of(days);
        let width = self.columns.names().len();
        let sums = self.at(group, end);
        sums.columns.resize(width, 0);
        if let Some(sum) = sums.columns.get_mut(column) {
            *sum = sum.saturating_add(i128::from(open));
        }
    }

    /// Adds what is left of a payment or credit memo.
    pub(super) fn credit(&mut self, group: Group<'a>, end: End, credit: Credit, left: i64) {
        if left == 0 {
            return;
        }
        let sums = self.at(group, end);
        let sum = match credit {
            Credit::Unapplied => &mut sums.unapplied,
            Credit::Open => &mut sums.credits,
            Credit::Unidentified => &mut sums.unidentified,
        };
        *sum = sum.saturating_add(i128::from(left));
    }

    fn at(&mut self, group: Group<'a>, end: End) -> &mut Sums {
        let (beginning, ending) = self.groups.entry(group).or_default();
        match end {
            End::Beginning => beginning,
            End::Ending => ending,
        }
    }

    /// The balances, by currency and segment.
    pub(super) fn finish(self) -> Result<Vec<BalanceActivity>> {
        let columns = self.columns;
        let balance = |((currency, segment), (beginning, ending)): (Group<'_>, (Sums, Sums))| {
            Ok(BalanceActivity {
                segment: segment.cloned(),
                beginning: beginning.finish(currency, &columns)?,
                ending: ending.finish(currency, &columns)?,
            })
        };
        self.groups.into_iter().map(balance).collect()
    }
}

impl Sums {
    fn finish(&self, currency: Currency, columns: &Columns) -> Result<ReceivablesBalance> {
        let money = |minor: i128| Ledger::wide_money(minor, currency);
        let zero = Money::zero(currency);
        let amount = |at: usize| self.columns.get(at).map_or(Ok(zero), |minor| money(*minor));
        let buckets = columns.names().iter().enumerate();
        let buckets: Vec<BucketBalance> = buckets
            .map(|(at, name)| Ok(BucketBalance { name: name.clone(), amount: amount(at)? }))
            .collect::<Result<_>>()?;
        let past_due = self.columns.iter().skip(1).fold(0, |sum: i128, minor| sum.saturating_add(*minor));
        let past_due = money(past_due)?;
        Ok(ReceivablesBalance {
            gross: amount(0)?.plus(past_due)?,
            current: amount(0)?,
            past_due,
            unapplied: money(self.unapplied)?,
            credits: money(self.credits)?,
            unidentified: (self.unidentified != 0).then(|| money(self.unidentified)).transpose()?,
            buckets,
        })
    }
}
