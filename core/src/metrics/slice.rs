//! A slice of an activity: the entries of one currency, or of one currency and segment.

use super::{
    Activity, BalanceActivity, DisputeActivity, FailureActivity, InvoiceActivity, MonthlySales,
    PaymentActivity, PromiseActivity, ReceivablesBalance, ReceivablesBasis, SalesPeriod, SegmentAmount,
};
use crate::calendar::Date;
use crate::error::Result;
use crate::ids::Name;
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// The entries that belong together.
#[derive(Default)]
pub(super) struct Slice<'a> {
    pub(super) invoices: Vec<&'a InvoiceActivity>,
    pub(super) payments: Vec<&'a PaymentActivity>,
    pub(super) disputes: Vec<&'a DisputeActivity>,
    pub(super) promises: Vec<&'a PromiseActivity>,
    pub(super) failures: Vec<&'a FailureActivity>,
    balances: Vec<&'a BalanceActivity>,
    sales: Vec<&'a MonthlySales>,
    credit_memos: Vec<Money>,
    write_offs: Vec<Money>,
    recoveries: Vec<Money>,
    bad_debts: Vec<Money>,
}

/// The activity cut by a key of currency and segment, sorted by that key.
pub(super) fn slices<'a, K: Ord>(
    activity: &'a Activity,
    key: impl Fn(Currency, Option<&'a Name>) -> K,
) -> BTreeMap<K, Slice<'a>> {
    let mut out: BTreeMap<K, Slice<'a>> = BTreeMap::new();
    macro_rules! place {
        ($($list:ident by $amount:ident),+) => {
            $(for entry in &activity.$list {
                out.entry(key(entry.$amount.currency(), entry.segment.as_ref())).or_default().$list.push(entry);
            })+
        };
    }
    macro_rules! place_amounts {
        ($($list:ident),+) => {
            $(for SegmentAmount { segment, amount } in &activity.$list {
                out.entry(key(amount.currency(), segment.as_ref())).or_default().$list.push(*amount);
            })+
        };
    }
    place!(invoices by amount, payments by amount, disputes by amount, promises by amount, failures by amount, sales by amount);
    place_amounts!(credit_memos, write_offs, recoveries, bad_debts);
    for entry in &activity.balances {
        out.entry(key(entry.ending.gross.currency(), entry.segment.as_ref()))
            .or_default()
            .balances
            .push(entry);
    }
    out
}

impl Slice<'_> {
    /// Invoices of the period less its credit memos.
    pub(super) fn credit_sales(&self, currency: Currency) -> Result<Money> {
        self.invoiced(currency)?.minus(total(currency, self.credit_memos.iter().copied())?)
    }

    /// Invoices of the period.
    pub(super) fn invoiced(&self, currency: Currency) -> Result<Money> {
        total(currency, self.invoices.iter().map(|invoice| invoice.amount))
    }

    /// Balances at the beginning and the end; none where no balance was given.
    pub(super) fn balance(&self) -> Result<Option<(ReceivablesBalance, ReceivablesBalance)>> {
        let mut sum: Option<(ReceivablesBalance, ReceivablesBalance)> = None;
        for entry in &self.balances {
            sum = Some(match sum {
                None => (entry.beginning.clone(), entry.ending.clone()),
                Some((beginning, ending)) => (beginning.plus(&entry.beginning)?, ending.plus(&entry.ending)?),
            });
        }
        Ok(sum)
    }

    /// Receivables at the beginning and the end on a basis.
    pub(super) fn receivables(&self, basis: ReceivablesBasis) -> Result<Option<(Money, Money)>> {
        match self.balance()? {
            None => Ok(None),
            Some((beginning, ending)) => {
                Ok(Some((beginning.receivables(basis)?, ending.receivables(basis)?)))
            }
        }
    }

    /// Written off and recovered.
    pub(super) fn losses(&self, currency: Currency) -> Result<(Money, Money)> {
        let sum = |list: &[Money]| total(currency, list.iter().copied());
        Ok((sum(&self.write_offs)?, sum(&self.recoveries)?))
    }

    /// Bad debt expense; none where it was not given.
    pub(super) fn bad_debt(&self, currency: Currency) -> Result<Option<Money>> {
        if self.bad_debts.is_empty() {
            return Ok(None);
        }
        total(currency, self.bad_debts.iter().copied()).map(Some)
    }

    /// Sales by month from the month of `to` back to `oldest`, newest first; of the newest, the days up to `to`.
    pub(super) fn months(
        &self,
        currency: Currency,
        oldest: Option<Date>,
        to: Date,
    ) -> Result<Vec<SalesPeriod>> {
        let mut months: BTreeMap<Date, Money> = BTreeMap::new();
        let Some(oldest) = oldest else { return Ok(Vec::new()) };
        let mut month = oldest;
        while month <= to {
            months.insert(month, Money::zero(currency));
            match month.plus_months(1) {
                Ok(next) => month = next,
                Err(_) => break,
            }
        }
        for entry in &self.sales {
            let sum = months.entry(entry.month).or_insert_with(|| Money::zero(currency));
            *sum = sum.plus(entry.amount)?;
        }
        let days = |month: Date| month.month_end().min(to).day();
        Ok(months.into_iter().rev().map(|(month, sales)| SalesPeriod { days: days(month), sales }).collect())
    }
}

/// The sum of amounts of one currency.
pub(super) fn total(currency: Currency, amounts: impl IntoIterator<Item = Money>) -> Result<Money> {
    amounts.into_iter().try_fold(Money::zero(currency), Money::plus)
}
