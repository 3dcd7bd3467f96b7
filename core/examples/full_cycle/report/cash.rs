//! Money that came in: what it settled, and what a person matches.

use super::super::cash::Cash;
use super::table::{self, amount, words};
use super::today::reasons;
use receivables::BankMovement;
use receivables::matching::{MatchCandidate, MatchedItem};
use std::fmt::Write;

pub(super) fn section(cash: &Cash, top: usize) -> String {
    if cash.applied.is_empty() && cash.reviews.is_empty() {
        return "Money that came in\n  no open movement on the bank account\n".into();
    }
    let mut text = String::from("Money that came in\n");
    let settled: usize = cash.applied.iter().map(|applied| applied.outcome.items.len()).sum();
    let (applied, reviews) = (cash.applied.len(), cash.reviews.len());
    let _ = writeln!(text, "  {applied} movements applied to {settled} items, {reviews} for a person");
    let title = format!("\nApplied: {} of {applied}", applied.min(top));
    let header = words(&["from or to", "what it says", "settles", "match", "confidence", "amount", ""]);
    let rows = cash.applied.iter().take(top).map(|found| {
        let items = names(&found.outcome.items);
        row(&found.movement, items, found.outcome.kind.to_string(), found.confidence.to_string())
    });
    text.push_str(&table::section(&title, 4, header, rows.collect()));
    let title = format!("\nFor a person: {} of {reviews}", reviews.min(top));
    let header = words(&["from or to", "what it says", "best answers", "why", "confidence", "amount", ""]);
    let rows = cash.reviews.iter().take(top).map(|review| {
        let found = &review.found;
        let answers = std::iter::once(&found.best).chain(found.others.iter().take(2)).map(candidate);
        let answers = answers.collect::<Vec<_>>().join("\n");
        row(&review.movement, answers, reasons(&found.reasons), found.best.confidence.to_string())
    });
    text.push_str(&table::section(&title, 4, header, rows.collect()));
    text
}

fn row(movement: &BankMovement, answer: String, why: String, confidence: String) -> Vec<String> {
    let payer = movement.payer_name.as_ref().map_or("", |name| name.as_str());
    let says = movement.text.as_ref().map_or("", |text| text.as_str());
    let shown = (amount(movement.amount), movement.amount.currency().to_string());
    vec![payer.to_owned(), says.chars().take(40).collect(), answer, why, confidence, shown.0, shown.1]
}

fn candidate(candidate: &MatchCandidate) -> String {
    let payer = candidate.customer_id.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
    let items = names(&candidate.items);
    format!("{}{payer} {items} ({})", candidate.kind, candidate.confidence)
}

fn names(items: &[MatchedItem]) -> String {
    let name = |item: &MatchedItem| {
        let invoice = item.invoice_id.as_ref().map(ToString::to_string);
        invoice.or_else(|| item.credit_memo_id.as_ref().map(ToString::to_string)).unwrap_or_default()
    };
    items.iter().map(name).collect::<Vec<_>>().join(", ")
}
