//! A history in columns: a long list crosses the border of a language without a document for each row.

use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::{Currency, Money};
use crate::vocabulary::document;

document! {
    /// Invoices as columns of one length: the same place in each belongs to one invoice.
    pub(crate) struct InvoiceTable {
        /// Who owes it.
        pub customer_id: Vec<CustomerId>,
        /// The invoice.
        pub invoice_id: Vec<InvoiceId>,
        /// Number of the instalment, from 1; all 1 where not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub instalment: Vec<u32>,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub segment: Vec<Option<Name>>,
        /// The company above the customer.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub parent_id: Vec<Option<CustomerId>>,
        /// Date on the invoice.
        pub issue_date: Vec<Date>,
        /// When it is due.
        pub due_date: Vec<Date>,
        /// What was asked for, above zero.
        pub amount: Vec<String>,
        /// The currency of the amount.
        pub currency: Vec<Currency>,
        /// The day on which it was paid; none while it is open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub paid_date: Vec<Option<Date>>,
    }
}

impl InvoiceTable {
    /// The rows. A column that is not as long as the first is refused, with its name; an amount, with its place.
    pub(super) fn rows(self) -> Result<Vec<PastInvoice>> {
        let count = self.customer_id.len();
        let as_long = |field: &str, given: usize, may_be_absent: bool| {
            if given == count || (may_be_absent && given == 0) {
                return Ok(());
            }
            let field = format!("invoices.{field}");
            Err(Error::CountOutOfRange { field, least: count, most: count, given })
        };
        as_long("invoice_id", self.invoice_id.len(), false)?;
        as_long("instalment", self.instalment.len(), true)?;
        as_long("segment", self.segment.len(), true)?;
        as_long("parent_id", self.parent_id.len(), true)?;
        as_long("issue_date", self.issue_date.len(), false)?;
        as_long("due_date", self.due_date.len(), false)?;
        as_long("amount", self.amount.len(), false)?;
        as_long("currency", self.currency.len(), false)?;
        as_long("paid_date", self.paid_date.len(), true)?;
        let mut rows = Vec::with_capacity(count);
        let mut instalments = self.instalment.into_iter();
        let mut segments = self.segment.into_iter();
        let mut parents = self.parent_id.into_iter();
        let mut paid = self.paid_date.into_iter();
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
