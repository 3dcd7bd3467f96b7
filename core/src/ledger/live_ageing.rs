//! Ageing from the live totals: its time is in the number of due dates that are open, not in the number of invoices.

use super::Ledger;
use crate::ageing::{AgeingBasis, AgeingGroup, AgeingOptions, AgeingReport, Columns, Tally, age};
use crate::calendar::AsOf;
use crate::documents::CreditKind;
use crate::error::Result;

impl Ledger {
    /// What is open on a day, by age.
    ///
    /// For a day and instant at or after everything the ledger has heard of, and not grouped, the answer comes from
    /// totals that every fact keeps up to date. For an earlier one the totals are corrected for what came later.
    ///
    /// # Errors
    /// What the options refuse, [`Error::AmountOverflow`](crate::Error::AmountOverflow).
    ///
    /// # Examples
    /// ```
    /// use receivables::{AsOf, ageing::AgeingOptions, ledger::{Ledger, Settings}};
    /// let ledger = Ledger::new(Settings::default());
    /// let report = ledger.ageing(&AsOf::day("2026-01-31".parse()?), &AgeingOptions::default())?;
    /// assert!(report.rows.is_empty());
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn ageing(&self, as_of: &AsOf, options: &AgeingOptions) -> Result<AgeingReport> {
        if options.group_by != AgeingGroup::None {
            return age(&self.open_items(as_of)?, &self.open_credits(as_of)?, as_of, options);
        }
        let mut tally = Tally::new(Columns::new(options)?);
        let totals = self.totals_at(as_of);
        let cells = match options.basis {
            AgeingBasis::DueDate => &totals.by_due,
            AgeingBasis::IssueDate => &totals.by_issue,
        };
        let today = as_of.as_of.epoch_day();
        for (key, cell) in cells {
            let days = today.saturating_sub(key.epoch_day());
            tally.row(key.currency(), None).item(days, cell.open, cell.disputed, cell.items);
        }
        for (currency, sums) in &totals.currencies {
            let row = tally.row(*currency, None);
            row.no_credit(sums.no_credit);
            row.credit(CreditKind::CreditMemo, sums.credit_memos);
            row.credit(CreditKind::Unapplied, sums.unapplied);
            row.credit(CreditKind::OnAccount, sums.on_account);
            row.credit(CreditKind::Unidentified, sums.unidentified);
        }
        tally.report(as_of, options)
    }
}
