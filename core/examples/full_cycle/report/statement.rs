//! What a bank's file brought. What its movements pay stands with all money that came in.

use super::super::statement::Brought;
use super::table::{self, amount, words};
use receivables::statements::PostableMovement;
use std::fmt::Write;

pub(super) fn section(brought: &Brought, top: usize) -> String {
    let mut text = format!("{}\n", brought.title);
    let _ = writeln!(text, "  {:>9} movements told to the ledger", brought.movements.len());
    for (reason, count) in &brought.left_out {
        let _ = writeln!(text, "    {count:>7} left out: {reason}");
    }
    if brought.returned > 0 {
        let _ = writeln!(text, "  {:>9} payments came back", brought.returned);
    }
    for (reason, count) in &brought.review {
        let _ = writeln!(text, "    {count:>7} came back, for a person: {reason}");
    }
    let rows = brought.movements.iter().take(top).map(row).collect();
    let header = words(&["day", "from or to", "kind", "what for", "amount", ""]);
    text.push_str(&table::section("", 4, header, rows));
    text
}

fn row(movement: &PostableMovement) -> Vec<String> {
    let what: String = movement.text.clone().unwrap_or_default().chars().take(40).collect();
    vec![
        movement.value_date.to_string(),
        movement.payer_name.clone().unwrap_or_default(),
        movement.kind.to_string(),
        what,
        amount(movement.amount),
        movement.amount.currency().to_string(),
    ]
}
