//! A history in columns: a long list crosses the border of a language without a document for each row.

use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::{Currency, Money};
use crate::vocabulary::document;

document! {
    /// Invoices as columns of one length: the same place in each belongs to one invoice. Each was paid whole on one day, or is
    /// open: parts, credits and marks need documents.
    pub(crate) struct InvoiceTable {
        /// Who owes it.
        pub customer_id: Vec<CustomerId>,
        /// The invoice.
        pub invoice_id: Vec<InvoiceId>,
        /// Number of the instalment, from 1; all 1 where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instalment: Option<Vec<u32>>,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Vec<Option<Name>>>,
        /// The company above the customer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub parent_id: Option<Vec<Option<CustomerId>>>,
        /// Date on the invoice.
        pub issue_date: Vec<Date>,
        /// When it is due.
        pub due_date: Vec<Date>,
        /// What was asked for, above zero.
        pub amount: Vec<String>,
        /// The currency of the amount.
        pub currency: Vec<Currency>,
        /// The day on which it was paid; none while it is open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paid_date: Option<Vec<Option<Date>>>,
    }
}

impl InvoiceTable {
    /// The rows. A column that is not as long as the first is refused, with its name; an amount, with its place.
    pub(super) fn rows(self) -> Result<Vec<PastInvoice>> {
        let count = self.customer_id.len();
        let as_long = |field: &str, given: usize| {
            if given == count {
                return Ok(());
            }
            let field = format!("invoices.{field}");
            Err(Error::CountOutOfRange { field, least: count, most: count, given })
        };
        // A column that is left out says nothing; an empty one is too short.
        let length = |given: Option<usize>| given.unwrap_or(count);
        as_long("invoice_id", self.invoice_id.len())?;
        as_long("instalment", length(self.instalment.as_ref().map(Vec::len)))?;
        as_long("segment", length(self.segment.as_ref().map(Vec::len)))?;
        as_long("parent_id", length(self.parent_id.as_ref().map(Vec::len)))?;
        as_long("issue_date", self.issue_date.len())?;
        as_long("due_date", self.due_date.len())?;
        as_long("amount", self.amount.len())?;
        as_long("currency", self.currency.len())?;
        as_long("paid_date", length(self.paid_date.as_ref().map(Vec::len)))?;
        let mut rows = Vec::with_capacity(count);
        let mut instalments = self.instalment.into_iter().flatten();
        let mut segments = self.segment.into_iter().flatten();
        let mut parents = self.parent_id.into_iter().flatten();
        let mut paid = self.paid_date.into_iter().flatten();
        let names = self.customer_id.into_iter().zip(self.invoice_id);
        let dates = self.issue_date.into_iter().zip(self.due_date);
        let amounts = self.amount.iter().zip(self.currency);
        for (at, (((customer_id, invoice_id), (issue_date, due_date)), (amount, currency))) in
            names.zip(dates).zip(amounts).enumerate()
        {
            let amount =
                Money::parse(amount, currency).map_err(|e| e.within(&format!("invoices.amount[{at}]")))?;
            rows.push(PastInvoice {
                customer_id,
                invoice_id,
                instalment: instalments.next().unwrap_or(1),
                segment: segments.next().flatten(),
                parent_id: parents.next().flatten(),
                issue_date,
                due_date,
                amount,
                payments: Vec::new(),
                paid_date: paid.next().flatten(),
                marks: Vec::new(),
            });
        }
        Ok(rows)
    }
}
