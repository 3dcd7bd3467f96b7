//! What was read, what was refused, and the digest that proves which ledger this is.

use super::super::reading::Outcome;
use super::super::refusal::Refusal;
use receivables::{Date, FactBody, Ledger, Result};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Refused rows that are listed.
const LISTED: usize = 20;

pub(super) fn section(outcome: &Outcome, day: Date) -> Result<String> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in outcome.ledger.facts() {
        let count = kinds.entry(kind_of(&fact?.body)).or_default();
        *count = count.saturating_add(1);
    }
    let mut text = format!("Read {}, as of {day}\n", outcome.name);
    let customers = outcome.ledger.customer_ids().len();
    let facts = outcome.ledger.len();
    let (rows, refused, repeated) = (outcome.rows, outcome.refusals.len(), outcome.repeated);
    let _ = writeln!(text, "  {rows} rows: {refused} refused, {repeated} repeated");
    let _ = writeln!(text, "  {facts} facts about {customers} customers");
    for (kind, count) in kinds {
        let _ = writeln!(text, "    {count:>7} {kind}");
    }
    text.push_str(&refusals(outcome));
    Ok(text)
}

fn kind_of(body: &FactBody) -> &'static str {
    body.kind()
}

/// The first refused rows, and how many there are.
pub(crate) fn refusals(outcome: &Outcome) -> String {
    let refused = &outcome.refusals;
    if refused.is_empty() {
        return String::new();
    }
    let mut text = String::from("Refused rows\n");
    for refusal in refused.iter().take(LISTED) {
        let Refusal { line, field, code, message } = refusal;
        let field = if field.is_empty() { "-" } else { field };
        let _ = writeln!(text, "  line {line:>6}  {field}  {code}: {message}");
    }
    let more = refused.len().saturating_sub(LISTED);
    if more > 0 {
        let _ = writeln!(text, "  and {more} more");
    }
    text
}

pub(super) fn digest(ledger: &Ledger) -> Result<String> {
    Ok(format!("Digest of the ledger\n  {}\n", ledger.digest()?))
}
