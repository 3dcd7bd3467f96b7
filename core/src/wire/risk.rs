//! Operations of the risk room: fit a model, score invoices, grade customers.

use super::operation::{Operation, operation_table};
use super::progress::{Stages, Told};
use crate::calendar::Date;
use crate::documents::{CustomerGrade, InvoiceOutlook, PastInvoice};
use crate::error::{Error, Result};
use crate::risk::{OutlookOptions, RiskModel, RiskOptions};
use crate::vocabulary::document;
use serde::Deserialize;
use std::num::NonZeroUsize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Fits a risk model to a history of invoices. The same history and options give the same model.
    fit_risk => fit_risk_with,
    /// What is expected of every invoice that is open in the morning of a day: chances, dates, money by horizon, and why.
    score_invoices => score_invoices_with,
    /// The grade of every customer with an invoice before a day.
    grade_customers => grade_customers_with,
];

document! {
    /// A fitted risk model, as text that any language keeps and hands back.
    pub(crate) struct FittedRisk {
        /// The model: two hexadecimal digits for each byte.
        pub model: String,
        /// The day whose morning it was fitted for.
        pub as_of: Date,
        /// Invoices it was fitted to; where there are none, it answers from its prior.
        pub invoices: u64,
        /// How it was fitted.
        pub options: RiskOptions,
    }
}

impl FittedRisk {
    pub(super) fn of(model: &RiskModel) -> Result<Self> {
        Ok(Self {
            model: hexadecimal(&model.to_bytes()?),
            as_of: model.as_of(),
            invoices: model.invoices(),
            options: model.options().clone(),
        })
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The model in its text.
pub(super) fn model_of(text: &str) -> Result<RiskModel> {
    let bad = || Error::TextInvalid { field: "model".into(), reason: "expected hexadecimal digits".into() };
    RiskModel::from_bytes(&super::ledger::hexadecimal_bytes(text).ok_or_else(bad)?)
}

/// The model in its text, or the prior.
pub(super) fn model_or_prior(text: Option<&str>, as_of: Date) -> Result<RiskModel> {
    text.map_or_else(|| RiskModel::fit(&[], as_of, &RiskOptions::default()), model_of)
}

/// A history to learn from.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct History {
    /// The invoices with their payments.
    invoices: Vec<PastInvoice>,
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// How to fit.
    #[serde(default)]
    options: RiskOptions,
}

fn fit_risk(given: History) -> Result<FittedRisk> {
    fit_risk_with(given, &mut |_, _| Ok(()))
}

fn fit_risk_with(given: History, progress: Told<'_>) -> Result<FittedRisk> {
    FittedRisk::of(&RiskModel::fit_with(&given.invoices, given.as_of, &given.options, progress)?)
}

/// A history and a model to look ahead with.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Scored {
    /// The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
    #[serde(default)]
    model: Option<String>,
    /// The invoices of the customers in question, paid ones too: they are what a customer is known by.
    invoices: Vec<PastInvoice>,
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Horizons and grades.
    #[serde(default)]
    options: OutlookOptions,
}

fn score_invoices(given: Scored) -> Result<Vec<InvoiceOutlook>> {
    score_invoices_with(given, &mut |_, _| Ok(()))
}

fn score_invoices_with(given: Scored, progress: Told<'_>) -> Result<Vec<InvoiceOutlook>> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    outlooks(&model, &given.invoices, given.as_of, &given.options, &mut Stages::new(2, progress))
}

fn grade_customers(given: Scored) -> Result<Vec<CustomerGrade>> {
    grade_customers_with(given, &mut |_, _| Ok(()))
}

fn grade_customers_with(given: Scored, progress: Told<'_>) -> Result<Vec<CustomerGrade>> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    grades(&model, &given.invoices, given.as_of, &given.options, &mut Stages::new(2, progress))
}

/// Outlooks in two stages: remembering the customers, and asking.
pub(super) fn outlooks(
    model: &RiskModel,
    past: &[PastInvoice],
    as_of: Date,
    options: &OutlookOptions,
    stages: &mut Stages<'_>,
) -> Result<Vec<InvoiceOutlook>> {
    let portfolio = model.portfolio_with(past, as_of, &mut stages.next())?;
    portfolio.outlooks_in_parallel(past, options, NonZeroUsize::MIN, &mut stages.next())
}

/// Grades in the same two stages.
pub(super) fn grades(
    model: &RiskModel,
    past: &[PastInvoice],
    as_of: Date,
    options: &OutlookOptions,
    stages: &mut Stages<'_>,
) -> Result<Vec<CustomerGrade>> {
    let portfolio = model.portfolio_with(past, as_of, &mut stages.next())?;
    portfolio.grades_in_parallel(past, options, NonZeroUsize::MIN, &mut stages.next())
}
