//! Adding up the columns of an ageing.

use super::{AgeingBasis, AgeingOptions, AgeingReport, AgeingRow};
use crate::calendar::AsOf;
use crate::documents::CreditKind;
use crate::error::{Error, Result};
use crate::ids::{Name, Reference};
use crate::money::{Currency, Money};
use std::collections::BTreeMap;

/// The columns of a report: their names, and the last day of each but the open one.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    names: Vec<Name>,
    last_days: Vec<i32>,
}

impl Columns {
    pub(crate) fn new(options: &AgeingOptions) -> Result<Self> {
        options.check()?;
        let (mut names, mut last_days) = (Vec::new(), Vec::new());
        let mut first = 0_u32;
        if options.basis == AgeingBasis::DueDate {
            names.push(Name::new("current")?);
            last_days.push(0);
            first = 1;
        }
        for days in &options.bucket_days {
            names.push(Name::new(&format!("{first}-{days}"))?);
            last_days.push(i32::try_from(*days).unwrap_or(i32::MAX));
            first = days.saturating_add(1);
        }
        names.push(Name::new(&format!("{}+", first.saturating_sub(1)))?);
        Ok(Self { names, last_days })
    }

    /// The names, youngest first.
    pub(crate) fn names(&self) -> &[Name] {
        &self.names
    }

    /// The ages in days at which the second column and each later one begin.
    pub(crate) fn entry_days(&self) -> Vec<i32> {
        self.last_days.iter().map(|last| last.saturating_add(1)).collect()
    }

    /// The place of the column for an age in days.
    pub(crate) fn of(&self, days: i32) -> usize {
        self.last_days.partition_point(|last| *last < days)
    }
}

/// A row that is being added up, in the smallest unit.
#[derive(Debug, Clone)]
pub(crate) struct TallyRow {
    columns: Columns,
    amounts: Vec<i128>,
    disputed: i128,
    items: i64,
    no_credit: i128,
    credit_memos: i128,
    unapplied: i128,
    on_account: i128,
    unidentified: i128,
}

impl TallyRow {
    /// Adds items of one age.
    pub(crate) fn item(&mut self, days: i32, open: i128, disputed: i128, items: i64) {
        let column = self.columns.of(days);
        if let Some(amount) = self.amounts.get_mut(column) {
            *amount = amount.saturating_add(open);
        }
        self.disputed = self.disputed.saturating_add(disputed);
        self.items = self.items.saturating_add(items);
    }

    /// Adds what is open without credit: it has no age.
    pub(crate) fn no_credit(&mut self, open: i128) {
        self.no_credit = self.no_credit.saturating_add(open);
    }

    /// Adds a credit, given above zero.
    pub(crate) fn credit(&mut self, kind: CreditKind, open: i128) {
        let sum = match kind {
            CreditKind::CreditMemo => &mut self.credit_memos,
            CreditKind::Unapplied => &mut self.unapplied,
            CreditKind::OnAccount => &mut self.on_account,
            CreditKind::Unidentified => &mut self.unidentified,
        };
        *sum = sum.saturating_add(open);
    }

    fn finish(&self, currency: Currency, group: Option<&str>) -> Result<AgeingRow> {
        let money = |minor: i128| {
            let minor = i64::try_from(minor).map_err(|_| Error::AmountOverflow { field: "ageing".into() })?;
            Ok::<_, Error>(Money::from_minor(minor, currency))
        };
        let open = self.amounts.iter().fold(0_i128, |sum, amount| sum.saturating_add(*amount));
        let credits = self.credit_memos.saturating_add(self.unapplied).saturating_add(self.on_account);
        Ok(AgeingRow {
            currency,
            group: group.map(Reference::new).transpose()?,
            amounts: self.amounts.iter().map(|amount| money(*amount)).collect::<Result<_>>()?,
            open: money(open)?,
            disputed: money(self.disputed)?,
            items: u64::try_from(self.items).unwrap_or(0),
            no_credit: (self.no_credit != 0).then(|| money(self.no_credit)).transpose()?,
            credit_memos: money(self.credit_memos.saturating_neg())?,
            unapplied: money(self.unapplied.saturating_neg())?,
            on_account: money(self.on_account.saturating_neg())?,
            total: money(open.saturating_add(self.no_credit).saturating_sub(credits))?,
            unidentified: money(self.unidentified)?,
        })
    }
}

/// All rows of a report that is being added up.
#[derive(Debug, Clone)]
pub(crate) struct Tally {
    columns: Columns,
    rows: BTreeMap<(Currency, Option<String>), TallyRow>,
}

impl Tally {
    pub(crate) const fn new(columns: Columns) -> Self {
        Self { columns, rows: BTreeMap::new() }
    }

    /// The row of a currency and group.
    pub(crate) fn row(&mut self, currency: Currency, group: Option<String>) -> &mut TallyRow {
        let columns = &self.columns;
        self.rows.entry((currency, group)).or_insert_with(|| TallyRow {
            amounts: vec![0; columns.names.len()],
            columns: columns.clone(),
            disputed: 0,
            items: 0,
            no_credit: 0,
            credit_memos: 0,
            unapplied: 0,
            on_account: 0,
            unidentified: 0,
        })
    }

    /// The report; rows in which nothing is open are left out.
    pub(crate) fn report(self, as_of: &AsOf, options: &AgeingOptions) -> Result<AgeingReport> {
        let mut report = AgeingReport::new(as_of, options, self.columns.names.clone());
        for ((currency, group), row) in &self.rows {
            let row = row.finish(*currency, group.as_deref())?;
            let credits = [row.credit_memos, row.unapplied, row.on_account, row.unidentified];
            if row.items > 0 || row.no_credit.is_some() || credits.iter().any(|credit| !credit.is_zero()) {
                report.rows.push(row);
            }
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ageing::AgeingGroup;

    #[test]
    fn days_fall_into_their_columns() {
        let options =
            |basis| AgeingOptions { basis, bucket_days: vec![30, 60, 90], group_by: AgeingGroup::None };
        let due = Columns::new(&options(AgeingBasis::DueDate)).unwrap();
        let of = |columns: &Columns, days| columns.names[columns.of(days)].to_string();
        for (days, name) in [
            (-5, "current"),
            (0, "current"),
            (1, "1-30"),
            (30, "1-30"),
            (31, "31-60"),
            (90, "61-90"),
            (91, "90+"),
        ] {
            assert_eq!(of(&due, days), name, "{days}");
        }
        let issue = Columns::new(&options(AgeingBasis::IssueDate)).unwrap();
        for (days, name) in [(0, "0-30"), (30, "0-30"), (31, "31-60"), (91, "90+")] {
            assert_eq!(of(&issue, days), name, "{days}");
        }
    }
}
