//! What is open in each currency.

use super::table::{self, amount, words};
use receivables::{AsOf, Ledger, Result};

pub(super) fn section(ledger: &Ledger, at: &AsOf) -> Result<String> {
    let header = words(&[
        "",
        "open items",
        "disputed",
        "credit memos",
        "unapplied",
        "on account",
        "receivables",
        "payer unknown",
    ]);
    let rows = ledger.balances(at)?.into_iter().map(|balance| {
        let mut row = vec![balance.currency.to_string()];
        let amounts = [
            balance.open_items,
            balance.disputed,
            balance.credit_memos,
            balance.unapplied,
            balance.on_account,
            balance.receivables,
            balance.unidentified,
        ];
        row.extend(amounts.map(amount));
        row
    });
    Ok(table::section("Balances", 1, header, rows.collect()))
}
