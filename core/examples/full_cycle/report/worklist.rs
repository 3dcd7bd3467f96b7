//! Whom a person should look at first, and everything that is known of the first one.

use super::table::{self, amount, words};
use super::today::reasons;
use receivables::worklist::{Dossier, WorklistEntry};
use std::fmt::Write;

pub(super) fn section(entries: &[WorklistEntry], top: usize) -> String {
    let title = format!("Worklist: {} of {}", entries.len().min(top), entries.len());
    let header = words(&["", "customer", "name", "next step", "why", "overdue", "", "priority"]);
    let rows = (1..).zip(entries).take(top).map(|(place, entry): (usize, &WorklistEntry)| {
        vec![
            place.to_string(),
            entry.customer_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            entry.dossier.as_ref().map(|dossier| dossier.name.to_string()).unwrap_or_default(),
            entry.next_step.to_string(),
            reasons(&entry.reasons),
            amount(entry.overdue),
            entry.currency.to_string(),
            entry.priority.to_string(),
        ]
    });
    let mut text = table::section(&title, 5, header, rows.collect());
    if let Some(first) = entries.iter().find_map(|entry| entry.dossier.as_ref()) {
        text.push('\n');
        text.push_str(&dossier(first));
    }
    text
}

fn dossier(dossier: &Dossier) -> String {
    let mut text = format!("Dossier of {} {} in {}\n", dossier.customer_id, dossier.name, dossier.currency);
    let _ = writeln!(text, "  overdue    {}", dossier.overdue);
    if let Some(behaviour) = dossier.behaviour {
        let _ = writeln!(text, "  pays       {behaviour}");
    }
    let counts = &dossier.promises;
    let _ = writeln!(
        text,
        "  promises   {} kept, {} broken, {} replaced, {} running",
        counts.kept, counts.broken, counts.replaced, counts.active
    );
    for mark in &dossier.marks {
        let _ = writeln!(text, "  mark       {mark}");
    }
    for contact in &dossier.contacts {
        let name = contact.name.as_ref().map_or("", |name| name.as_str());
        let mail = contact.email.as_ref().map_or("", |mail| mail.as_str());
        let phone = contact.phone.as_ref().map_or("", |phone| phone.as_str());
        let _ = writeln!(text, "  contact    {name}, {}, {mail} {phone}", contact.role);
    }
    text.push_str(&items(dossier));
    text.push_str(&log(dossier));
    text
}

fn items(dossier: &Dossier) -> String {
    let header = words(&["open item", "issued", "due", "days past due", "amount", "open", "disputed"]);
    let rows = dossier.items.iter().map(|item| {
        vec![
            format!("{} / {}", item.number, item.instalment),
            item.issue_date.to_string(),
            item.due_date.to_string(),
            item.days_past_due.to_string(),
            amount(item.amount),
            amount(item.open),
            item.disputed.map(amount).unwrap_or_default(),
        ]
    });
    let mut text = table::section("", 3, header, rows.collect());
    for credit in &dossier.credits {
        let _ = writeln!(text, "  credit     {} {} of {}", credit.credit, credit.open, credit.date);
    }
    text
}

fn log(dossier: &Dossier) -> String {
    let mut text = String::from("What was said and tried\n");
    for entry in &dossier.log {
        let _ = write!(text, "  {}  {}", entry.at, entry.what);
        for (name, value) in &entry.details {
            let _ = write!(text, "  {name} {value}");
        }
        if let Some(words) = &entry.text {
            let _ = write!(text, "  \"{}\"", words.as_str().replace(['\n', '\r'], " "));
        }
        text.push('\n');
    }
    text
}
