//! Questions to a ledger that look ahead: a model fitted to its own history, outlooks, grades.

use super::progress::{Stages, Told};
use super::risk::{FittedRisk, grades, model_of, outlooks};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{CustomerGrade, InvoiceOutlook, PastInvoice};
use crate::error::Result;
use crate::ledger::Ledger;
use crate::risk::{OutlookOptions, RiskModel, RiskOptions};
use serde::Deserialize;

/// A model of the ledger's own history.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct FitQuery {
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// How to fit.
    #[serde(default)]
    options: RiskOptions,
}

pub(super) fn fit_risk(ledger: &Ledger, query: FitQuery) -> Result<FittedRisk> {
    fit_risk_with(ledger, &query, &mut |_, _| Ok(()))
}

pub(super) fn fit_risk_with(ledger: &Ledger, query: &FitQuery, progress: Told<'_>) -> Result<FittedRisk> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let past = ledger.past_invoices(&at)?;
    FittedRisk::of(&RiskModel::fit_with(&past, query.as_of, &query.options, progress)?)
}

/// Outlooks or grades out of a ledger.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ScoreQuery {
    /// The day of the question: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
    #[serde(default)]
    model: Option<String>,
    /// Horizons and grades.
    #[serde(default)]
    options: OutlookOptions,
}

/// A history with a model for it; fitting one is a stage by itself.
pub(super) fn modelled(
    ledger: &Ledger,
    at: &AsOf,
    model: Option<&str>,
    stages: &mut Stages<'_>,
) -> Result<(Vec<PastInvoice>, RiskModel)> {
    let past = ledger.past_invoices(at)?;
    let model = match model {
        Some(text) => model_of(text)?,
        None => RiskModel::fit_with(&past, at.as_of, &RiskOptions::default(), &mut stages.next())?,
    };
    Ok((past, model))
}

/// How many stages there are, with one for fitting where no model is given.
pub(super) fn stages(model: Option<&str>, others: u64) -> u64 {
    others.saturating_add(u64::from(model.is_none()))
}

pub(super) fn score_invoices(ledger: &Ledger, query: ScoreQuery) -> Result<Vec<InvoiceOutlook>> {
    score_invoices_with(ledger, &query, &mut |_, _| Ok(()))
}

pub(super) fn score_invoices_with(
    ledger: &Ledger,
    query: &ScoreQuery,
    progress: Told<'_>,
) -> Result<Vec<InvoiceOutlook>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let mut stages = Stages::new(stages(query.model.as_deref(), 2), progress);
    let (past, model) = modelled(ledger, &at, query.model.as_deref(), &mut stages)?;
    outlooks(&model, &past, query.as_of, &query.options, &mut stages)
}

pub(super) fn grade_customers(ledger: &Ledger, query: ScoreQuery) -> Result<Vec<CustomerGrade>> {
    grade_customers_with(ledger, &query, &mut |_, _| Ok(()))
}

pub(super) fn grade_customers_with(
    ledger: &Ledger,
    query: &ScoreQuery,
    progress: Told<'_>,
) -> Result<Vec<CustomerGrade>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let mut stages = Stages::new(stages(query.model.as_deref(), 2), progress);
    let (past, model) = modelled(ledger, &at, query.model.as_deref(), &mut stages)?;
    grades(&model, &past, query.as_of, &query.options, &mut stages)
}
