//! How old it is: days past due, credits apart.

use super::table::{self, amount, words};
use receivables::ageing::AgeingOptions;
use receivables::{AsOf, Ledger, Result};

pub(super) fn section(ledger: &Ledger, at: &AsOf) -> Result<String> {
    let report = ledger.ageing(at, &AgeingOptions::default())?;
    let mut header = words(&["", "items"]);
    header.extend(report.columns.iter().map(ToString::to_string));
    header.extend(words(&["open", "credits", "total"]));
    let mut rows = Vec::new();
    for row in report.rows {
        let credits = row.credit_memos.plus(row.unapplied)?.plus(row.on_account)?;
        let mut cells = vec![row.currency.to_string(), row.items.to_string()];
        cells.extend(row.amounts.into_iter().map(amount));
        cells.extend([row.open, credits, row.total].map(amount));
        rows.push(cells);
    }
    Ok(table::section("Ageing by due date", 1, header, rows))
}
