//! What a bank's file brought: each movement, and what it pays.

use super::super::statement::{Brought, Line, is_sure};
use super::table::{self, amount, words};
use std::fmt::Write;

pub(super) fn section(brought: &Brought, top: usize) -> String {
    let mut text = format!("{}\n", brought.title);
    let _ = writeln!(
        text,
        "  {} movements for the ledger, {} items settled",
        brought.lines.len(),
        brought.settled
    );
    for (reason, count) in &brought.left_out {
        let _ = writeln!(text, "    {count:>7} left out: {reason}");
    }
    if brought.returned > 0 {
        let _ = writeln!(text, "  {:>9} payments came back", brought.returned);
    }
    for (reason, count) in &brought.review {
        let _ = writeln!(text, "    {count:>7} came back, for a person: {reason}");
    }
    let rows = brought.lines.iter().take(top).map(row).collect();
    let header = words(&["day", "from or to", "kind", "what for", "pays", "amount", ""]);
    text.push_str(&table::section("", 5, header, rows));
    text
}

fn row(line: &Line) -> Vec<String> {
    let movement = &line.movement;
    let pays = match &line.found {
        Some(found) if is_sure(found) => {
            let items = found.best.items.iter().filter_map(|item| item.invoice_id.as_ref());
            items.map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(found) => format!("{} ({})", found.decision, found.best.kind),
        None => String::new(),
    };
    let what: String = movement.text.clone().unwrap_or_default().chars().take(40).collect();
    vec![
        movement.value_date.to_string(),
        movement.payer_name.clone().unwrap_or_default(),
        movement.kind.to_string(),
        what,
        pays,
        amount(movement.amount),
        movement.amount.currency().to_string(),
    ]
}
