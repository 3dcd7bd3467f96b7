//! A table of invoices with the day on which each was paid, as a billing system exports it.

use crate::draw::Draw;
use crate::{DAYS, customers_for, day};
use receivables::documents::PastInvoice;
use receivables::{Currency, CustomerId, Date, InvoiceId, Money};

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Who owes it.
    pub customer_id: String,
    /// Names the invoice.
    pub invoice_id: String,
    /// Date on the invoice.
    pub issue_date: Date,
    /// 14, 30 or 60 days later.
    pub due_date: Date,
    /// Above zero, in one of three currencies.
    pub amount: Money,
    /// The day it was paid in full; none while it is open at the end of the story.
    pub paid_date: Option<Date>,
}

impl TableRow {
    /// The names of the columns.
    pub const HEADER: &str = "customer_id,invoice_id,issue_date,due_date,amount,currency,paid_date";

    /// The row as a line of the file.
    #[must_use]
    pub fn line(&self) -> String {
        let paid = self.paid_date.map(|date| date.to_string()).unwrap_or_default();
        format!(
            "{},{},{},{},{},{},{paid}",
            self.customer_id,
            self.invoice_id,
            self.issue_date,
            self.due_date,
            self.amount.amount_text(),
            self.amount.currency(),
        )
    }
}

/// So many rows, by day of issue. Nine in ten are paid, from five days before they are due to forty after.
pub fn table_rows(rows: usize) -> impl Iterator<Item = TableRow> {
    (0..rows).map(move |place| {
        let mut draw = Draw::of(1, place);
        let issued = place * DAYS / rows;
        let due = issued + [14, 30, 30, 60][draw.place(4)];
        let customer = draw.place(customers_for(rows));
        let currency = [Currency::EUR, Currency::EUR, Currency::USD, Currency::GBP][customer % 4];
        let minor = 2_000 + i64::try_from(draw.below(5_000_000)).unwrap_or_default();
        let paid = due - 5 + draw.place(46);
        TableRow {
            customer_id: format!("C{customer:06}"),
            invoice_id: format!("INV-{place:08}"),
            issue_date: day(issued),
            due_date: day(due),
            amount: Money::from_minor(minor, currency),
            paid_date: (draw.happens(90) && paid < DAYS).then(|| day(paid)),
        }
    })
}

/// The same rows as a history.
///
/// # Errors
/// None: the rows are sound.
pub fn past_invoices(rows: usize) -> receivables::Result<Vec<PastInvoice>> {
    let invoice = |row: TableRow| {
        Ok(PastInvoice {
            customer_id: CustomerId::new(&row.customer_id)?,
            invoice_id: InvoiceId::new(&row.invoice_id)?,
            instalment: 1,
            segment: None,
            parent_id: None,
            issue_date: row.issue_date,
            due_date: row.due_date,
            amount: row.amount,
            payments: Vec::new(),
            paid_date: row.paid_date,
            marks: Vec::new(),
        })
    };
    table_rows(rows).map(invoice).collect()
}
