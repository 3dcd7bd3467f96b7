//! What to do now, and why: actions by kind, and where nothing is done.

use super::table::{self, amount, words};
use receivables::{Action, ActionKind, Decisions, Money, Reason};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn section(decisions: &Decisions, top: usize) -> String {
    let mut text = format!("Decisions at {}\n", decisions.now);
    let (actions, skipped) = (decisions.actions.len(), decisions.skipped.len());
    let people = decisions.worklist.len();
    let _ = writeln!(
        text,
        "  {actions} actions, {people} matters for people, {skipped} cases where nothing is done now"
    );
    if let Some(wakeup) = decisions.next_wakeup {
        let _ = writeln!(text, "  nothing changes before {wakeup} unless a fact arrives");
    }
    let mut groups: BTreeMap<&str, Vec<(Option<Money>, &Action)>> = BTreeMap::new();
    for action in &decisions.actions {
        let (kind, money) = told(&action.kind);
        groups.entry(kind).or_default().push((money, action));
    }
    for (kind, mut actions) in groups {
        actions.sort_by_key(|(money, _)| {
            std::cmp::Reverse(money.map(|money| (money.currency(), money.minor())))
        });
        let title = format!("\n{kind}: {} of {}", actions.len().min(top), actions.len());
        let rows = actions.iter().take(top).map(|(money, action)| row(*money, action)).collect();
        let header = words(&["customer", "step", "not before", "why", "amount", ""]);
        text.push_str(&table::section(&title, 4, header, rows));
    }
    text.push_str(&skipped_by_reason(decisions));
    text
}

/// The kind of an action as it stands in JSON, and how much it is about.
fn told(kind: &ActionKind) -> (&'static str, Option<Money>) {
    match kind {
        ActionKind::SendMessage(reminder) => ("send_message", Some(reminder.total)),
        ActionKind::ResendToOtherContact(_) => ("resend_to_other_contact", None),
        ActionKind::RetryPayment(retry) => ("retry_payment", Some(retry.amount)),
        ActionKind::RequestPaymentMethod(_) => ("request_payment_method", None),
        ActionKind::Escalate(escalation) => ("escalate", Some(escalation.overdue)),
        ActionKind::AlertCustomerSuccess(alert) => ("alert_customer_success", Some(alert.overdue)),
        ActionKind::ApplyCash(cash) => ("apply_cash", Some(cash.movement.amount)),
        ActionKind::ReviewMatch(review) => ("review_match", Some(review.movement.amount)),
        _ => ("other", None),
    }
}

fn row(money: Option<Money>, action: &Action) -> Vec<String> {
    let (shown, currency) = money.map_or_else(
        || (String::new(), String::new()),
        |money| (amount(money), money.currency().to_string()),
    );
    let customer = action.customer_id.as_ref().map(ToString::to_string).unwrap_or_default();
    let step = action.step.to_string();
    vec![customer, step, action.not_before.to_string(), reasons(&action.reasons), shown, currency]
}

/// Reasons one below the other.
pub(super) fn reasons(reasons: &[Reason]) -> String {
    reasons.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn skipped_by_reason(decisions: &Decisions) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for code in decisions.skipped.iter().flat_map(|skipped| &skipped.reasons).map(|reason| &reason.code) {
        let count = counts.entry(code.to_string()).or_default();
        *count = count.saturating_add(1);
    }
    let mut text = String::from("\nWhy nothing is done now (a case may have several reasons)\n");
    for (code, count) in counts {
        let _ = writeln!(text, "  {count:>6} {code}");
    }
    text
}
