//! Questions to a ledger that look ahead: a model fitted to its own history, outlooks, grades.

use super::progress::Told;
use super::risk::{FittedRisk, model_of};
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

/// A history with a model for it.
pub(super) fn modelled(
    ledger: &Ledger,
    at: &AsOf,
    model: Option<&str>,
) -> Result<(Vec<PastInvoice>, RiskModel)> {
    let past = ledger.past_invoices(at)?;
    let model = match model {
        Some(text) => model_of(text)?,
        None => RiskModel::fit(&past, at.as_of, &RiskOptions::default())?,
    };
    Ok((past, model))
}

pub(super) fn score_invoices(ledger: &Ledger, query: ScoreQuery) -> Result<Vec<InvoiceOutlook>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let (past, model) = modelled(ledger, &at, query.model.as_deref())?;
    model.portfolio(&past, query.as_of)?.outlooks(&past, &query.options)
}

pub(super) fn grade_customers(ledger: &Ledger, query: ScoreQuery) -> Result<Vec<CustomerGrade>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    let (past, model) = modelled(ledger, &at, query.model.as_deref())?;
    model.portfolio(&past, query.as_of)?.grades(&past, &query.options)
}
