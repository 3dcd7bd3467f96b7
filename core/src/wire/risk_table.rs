//! Fitting, scoring and grading over a history in columns.

use super::invoice_table::InvoiceTable;
use super::operation::{Operation, operation_table};
use super::progress::{Stages, Told};
use super::risk::{FittedRisk, grades, model_or_prior, outlooks};
use crate::calendar::Date;
use crate::documents::{CustomerGrade, InvoiceOutlook};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId};
use crate::money::{Currency, Ratio};
use crate::risk::{OutlookOptions, RiskModel, RiskOptions};
use crate::vocabulary::document;
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Fits a risk model, like `fit_risk`, to a history in columns: the same model.
    fit_table => fit_table_with,
    /// What is expected of every open invoice, like `score_invoices` without its reasons, from columns to columns.
    score_table => score_table_with,
    /// The grade of every customer, like `grade_customers`, from a history in columns.
    grade_table => grade_table_with,
];

document! {
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

/// A history in columns to learn from.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct FittedTable {
    /// The invoices, each paid on one day or open.
    invoices: InvoiceTable,
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// How to fit.
    #[serde(default)]
    options: RiskOptions,
}

fn fit_table(given: FittedTable) -> Result<FittedRisk> {
    fit_table_with(given, &mut |_, _| Ok(()))
}

fn fit_table_with(given: FittedTable, progress: Told<'_>) -> Result<FittedRisk> {
    FittedRisk::of(&RiskModel::fit_with(&given.invoices.rows()?, given.as_of, &given.options, progress)?)
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
    /// Horizons, which may be the days of a curve one by one, and grades. A score never tells its reasons, and no curve.
    #[serde(default)]
    options: OutlookOptions,
}

fn score_table(given: ScoredTable) -> Result<OutlookTable> {
    score_table_with(given, &mut |_, _| Ok(()))
}

fn score_table_with(given: ScoredTable, progress: Told<'_>) -> Result<OutlookTable> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    let curve_days = given.options.curve_days;
    if curve_days > 0 {
        let field = "options.curve_days".to_owned();
        return Err(Error::NotPossible {
            field,
            reason: "a column of a table is a horizon: name its days".into(),
        });
    }
    let options = OutlookOptions { without_reasons: true, ..given.options };
    let past = given.invoices.rows()?;
    let found = outlooks(&model, &past, given.as_of, &options, &mut Stages::new(2, progress))?;
    Ok(OutlookTable::of(found, options.horizon_days))
}

fn grade_table(given: ScoredTable) -> Result<Vec<CustomerGrade>> {
    grade_table_with(given, &mut |_, _| Ok(()))
}

fn grade_table_with(given: ScoredTable, progress: Told<'_>) -> Result<Vec<CustomerGrade>> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    let past = given.invoices.rows()?;
    grades(&model, &past, given.as_of, &given.options, &mut Stages::new(2, progress))
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
