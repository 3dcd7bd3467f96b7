//! Scores from columns to columns: a long list crosses the border of a language without a document for each row.

use super::operation::{Operation, operation_table};
use super::progress::{Stages, Told};
use super::risk::{model_or_prior, outlooks};
use crate::calendar::Date;
use crate::documents::{InvoiceOutlook, PastInvoice};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::{Currency, Money, Ratio};
use crate::risk::OutlookOptions;
use crate::vocabulary::document;
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What is expected of every open invoice, like `score_invoices` without its reasons, from columns to columns.
    score_table => score_table_with,
];

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

    /// Outlooks as columns of one length, by due date, then invoice and instalment.
    pub(crate) struct OutlookTable {
        /// Who owes it.
        pub customer_id: Vec<CustomerId>,
        /// The invoice.
        pub invoice_id: Vec<InvoiceId>,
        /// Number of the instalment, from 1.
        pub instalment: Vec<u32>,
        /// When it is due.
        pub due_date: Vec<Date>,
        /// What is open, above zero.
        pub open: Vec<String>,
        /// The currency of what is open.
        pub currency: Vec<Currency>,
        /// Chance from 0 to 1 that it is paid after its due date.
        pub p_late: Vec<Ratio>,
        /// Chance from 0 to 1 that it is paid more than 30 days after its due date, or never.
        pub p_late_over_30: Vec<Ratio>,
        /// First day by which it is paid with a chance of one in ten.
        pub early_date: Vec<Option<Date>>,
        /// First day by which it is as likely paid as not.
        pub expected_date: Vec<Option<Date>>,
        /// With `early_date`, the bounds between which it is paid with a chance of about four in five.
        pub late_date: Vec<Option<Date>>,
        /// The points of its score.
        pub points: Vec<i64>,
        /// Payments of the customer that were known.
        pub known_payments: Vec<u32>,
        /// Horizons in days, as asked for.
        pub horizon_days: Vec<u32>,
        /// The chance of being unpaid by each horizon, a column for each.
        pub p_unpaid: Vec<Vec<Ratio>>,
    }
}

/// A history in columns, and a model to look ahead with.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScoredTable {
    /// The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
    #[serde(default)]
    model: Option<String>,
    /// The invoices of the customers in question, paid ones too: they are what a customer is known by.
    invoices: InvoiceTable,
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Horizons, which may be the days of a curve one by one; reasons and curves are never told.
    #[serde(default)]
    options: OutlookOptions,
}

fn score_table(given: ScoredTable) -> Result<OutlookTable> {
    score_table_with(given, &mut |_, _| Ok(()))
}

fn score_table_with(given: ScoredTable, progress: Told<'_>) -> Result<OutlookTable> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    let options = OutlookOptions { curve_days: 0, without_reasons: true, ..given.options };
    let past = given.invoices.rows().map_err(|e| e.within("invoices"))?;
    let found = outlooks(&model, &past, given.as_of, &options, &mut Stages::new(2, progress))?;
    Ok(OutlookTable::of(found, options.horizon_days))
}

impl InvoiceTable {
    /// The rows; a column that is not as long as the first is refused.
    fn rows(self) -> Result<Vec<PastInvoice>> {
        let count = self.customer_id.len();
        let as_long = |field: &str, given: usize, may_be_absent: bool| {
            if given == count || (may_be_absent && given == 0) {
                return Ok(());
            }
            Err(Error::CountOutOfRange { field: field.into(), least: count, most: count, given })
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
            let amount = Money::parse(amount, currency).map_err(|e| e.within(&format!("amount[{at}]")))?;
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

impl OutlookTable {
    fn of(outlooks: Vec<InvoiceOutlook>, horizon_days: Vec<u32>) -> Self {
        let mut table = Self {
            customer_id: Vec::new(),
            invoice_id: Vec::new(),
            instalment: Vec::new(),
            due_date: Vec::new(),
            open: Vec::new(),
            currency: Vec::new(),
            p_late: Vec::new(),
            p_late_over_30: Vec::new(),
            early_date: Vec::new(),
            expected_date: Vec::new(),
            late_date: Vec::new(),
            points: Vec::new(),
            known_payments: Vec::new(),
            p_unpaid: vec![Vec::new(); horizon_days.len()],
            horizon_days,
        };
        for outlook in outlooks {
            table.open.push(outlook.open.amount_text().into());
            table.currency.push(outlook.open.currency());
            table.customer_id.push(outlook.customer_id);
            table.invoice_id.push(outlook.invoice_id);
            table.instalment.push(outlook.instalment);
            table.due_date.push(outlook.due_date);
            table.p_late.push(outlook.p_late);
            table.p_late_over_30.push(outlook.p_late_over_30);
            table.early_date.push(outlook.early_date);
            table.expected_date.push(outlook.expected_date);
            table.late_date.push(outlook.late_date);
            table.points.push(outlook.score.points);
            table.known_payments.push(outlook.known_payments);
            for (column, horizon) in table.p_unpaid.iter_mut().zip(&outlook.horizons) {
                column.push(horizon.p_unpaid);
            }
        }
        table
    }
}
