//! What an invoice asks for and when: one item for each instalment of its terms.

use receivables::{Date, Invoice, PaymentTerms};

/// Due date and amount of each item, in the order of the terms.
#[must_use]
pub fn instalments(invoice: &Invoice) -> Vec<(Date, i128)> {
    let whole = i128::from(invoice.amount.minor());
    match &invoice.terms {
        PaymentTerms::Net { days } => {
            let due = invoice.issue_date.plus_days(i64::from(*days)).unwrap_or(invoice.issue_date);
            vec![(due, whole)]
        }
        PaymentTerms::On { due_date } => vec![(*due_date, whole)],
    }
}
