//! What an invoice asks for and when: one item for each instalment of its terms.

use receivables::calendar::{Due, DueRule, TermsBase};
use receivables::{Date, Invoice};

/// The day from which the terms run, where it is given.
#[must_use]
pub fn base(invoice: &Invoice) -> Option<Date> {
    match invoice.terms.base() {
        TermsBase::IssueDate => Some(invoice.issue_date),
        TermsBase::DeliveryDate => invoice.delivery_date,
        other => unimplemented!("the model does not know the base {other}"),
    }
}

/// Due date and amount of each item, and whether it is asked for before or on delivery, in the order of the terms.
///
/// Every part is its share cut to the smallest unit; units left over go one each to the parts that lost most, on a tie
/// to the earlier part.
#[must_use]
pub fn instalments(invoice: &Invoice) -> Vec<(Date, i128, bool)> {
    let Some(base) = base(invoice) else { return Vec::new() };
    let whole = i128::from(invoice.amount.minor());
    let parts: Vec<(DueRule, i128)> = match invoice.terms.due() {
        Due::Once(rule) => vec![(*rule, 1)],
        Due::Instalments(instalments) => {
            let parts = instalments.parts().iter();
            parts.map(|part| (part.due, i128::try_from(part.weight.value()).unwrap())).collect()
        }
    };
    let sum: i128 = parts.iter().map(|(_, weight)| weight).sum();
    let mut amounts: Vec<i128> = parts.iter().map(|(_, weight)| whole * weight / sum).collect();
    let mut by_loss: Vec<usize> = (0..parts.len()).collect();
    by_loss.sort_by_key(|at| (-(whole * parts[*at].1 % sum), *at));
    let left_over = whole - amounts.iter().sum::<i128>();
    for (at, _) in by_loss.into_iter().zip(0..left_over) {
        amounts[at] += 1;
    }
    let dues = parts.iter().map(|(rule, _)| (due(*rule, base), is_without_credit(*rule)));
    dues.zip(amounts).map(|((due, no_credit), amount)| (due, amount, no_credit)).collect()
}

fn is_without_credit(rule: DueRule) -> bool {
    matches!(rule, DueRule::Prepaid { .. } | DueRule::CashOnDelivery | DueRule::CashBeforeNextDelivery)
}

fn due(rule: DueRule, base: Date) -> Date {
    match rule {
        DueRule::Net { days } => base.plus_days(i64::from(days)).unwrap(),
        DueRule::EndOfMonth => {
            let mut day = base;
            while day.plus_days(1).unwrap().month() == base.month() {
                day = day.plus_days(1).unwrap();
            }
            day
        }
        DueRule::On { due_date } => due_date,
        DueRule::Prepaid { .. } | DueRule::CashOnDelivery | DueRule::CashBeforeNextDelivery => base,
        other => unimplemented!("the model does not know the rule {other}"),
    }
}
