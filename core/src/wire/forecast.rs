//! Operations of the forecast room, and the same as questions to a ledger.

use super::invoice_table::InvoiceTable;
use super::ledger_risk::{modelled, stages};
use super::operation::{Operation, operation_table};
use super::progress::{Stages, Told};
use super::risk::model_or_prior;
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{Fact, PastInvoice, PaymentChances};
use crate::error::{Error, Result, quoted};
use crate::forecast::{
    self, ActualCash, Backtest, CashForecast, ExpectedCash, ForecastOptions, Miss, Scenario, WhatIf,
};
use crate::ids::CustomerId;
use crate::ledger::Ledger;
use crate::risk::{RiskModel, RiskOptions};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::num::NonZeroUsize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Cash expected from open invoices, by period, with intervals; by a fitted model.
    forecast_cash => forecast_cash_with,
    /// Cash expected from open invoices, like `forecast_cash`, from a history in columns: the same forecast.
    forecast_table => forecast_table_with,
    /// Cash expected from chances of payment that the host gives.
    forecast_chances,
    /// A forecast with and without a change of payment behaviour, on the same draws.
    forecast_what_if => forecast_what_if_with,
    /// Cash before and after any change of what is open or of its chances, on the same draws, with the difference in pairs.
    compare_cash => compare_cash_with,
    /// The miss of a period, split into causes that add up to it.
    explain_miss,
    /// Forecasts made at earlier days of a history, each with what was known then, held against what came in.
    backtest_forecast => backtest_forecast_with,
];

/// Open invoices and a model.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Given {
    /// The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
    #[serde(default)]
    model: Option<String>,
    /// The invoices of the customers in question, paid ones too. Those issued later are planned ones.
    invoices: Vec<PastInvoice>,
    /// The first day of the forecast: what happened on it or later is not known.
    as_of: Date,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

/// The chances of what is open, in two stages: remembering the customers, and asking.
fn chances(
    model: &RiskModel,
    past: &[PastInvoice],
    as_of: Date,
    options: &ForecastOptions,
    stages: &mut Stages<'_>,
) -> Result<Vec<PaymentChances>> {
    options.check().map_err(|e| e.within("options"))?;
    let portfolio = model.portfolio_with(past, as_of, &mut stages.next())?;
    portfolio.chances_in_parallel(past, options.days(), NonZeroUsize::MIN, &mut stages.next())
}

fn forecast_cash(given: Given) -> Result<CashForecast> {
    forecast_cash_with(given, &mut |_, _| Ok(()))
}

fn forecast_cash_with(given: Given, progress: Told<'_>) -> Result<CashForecast> {
    let model = model_or_prior(given.model.as_deref(), given.as_of)?;
    let mut stages = Stages::new(3, progress);
    let items = chances(&model, &given.invoices, given.as_of, &given.options, &mut stages)?;
    forecast::forecast_cash_with(&items, given.as_of, &given.options, &mut stages.next())
}

/// Open invoices in columns, and a model.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ForecastTable {
    /// The model, as `fit_risk` gave it; where not given, the prior: nothing is known but the customers' own invoices.
    #[serde(default)]
    model: Option<String>,
    /// The invoices of the customers in question, paid ones too. Those issued later are planned ones.
    invoices: InvoiceTable,
    /// The first day of the forecast: what happened on it or later is not known.
    as_of: Date,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

fn forecast_table(given: ForecastTable) -> Result<CashForecast> {
    forecast_table_with(given, &mut |_, _| Ok(()))
}

fn forecast_table_with(given: ForecastTable, progress: Told<'_>) -> Result<CashForecast> {
    let ForecastTable { model, invoices, as_of, options } = given;
    forecast_cash_with(Given { model, invoices: invoices.rows()?, as_of, options }, progress)
}

/// Chances of payment, and the question.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Chances {
    /// The chances of each open invoice.
    items: Vec<PaymentChances>,
    /// The first day of the forecast.
    as_of: Date,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

fn forecast_chances(given: Chances) -> Result<CashForecast> {
    forecast::forecast_cash(&given.items, given.as_of, &given.options)
}

/// Chances of payment, and a change.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Changed {
    /// The chances of each open invoice.
    items: Vec<PaymentChances>,
    /// What changes.
    scenario: Scenario,
    /// The first day of the forecast.
    as_of: Date,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

fn forecast_what_if(given: Changed) -> Result<WhatIf> {
    forecast_what_if_with(given, &mut |_, _| Ok(()))
}

fn forecast_what_if_with(given: Changed, progress: Told<'_>) -> Result<WhatIf> {
    forecast::what_if_with(&given.items, &given.scenario, given.as_of, &given.options, progress)
}

/// Chances of payment, as they are and as they would be.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Compared {
    /// The chances of each open invoice.
    before: Vec<PaymentChances>,
    /// The same, with whatever changes: invoices left out or added, others' amounts, other chances.
    after: Vec<PaymentChances>,
    /// The first day of the forecast.
    as_of: Date,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

fn compare_cash(given: Compared) -> Result<WhatIf> {
    compare_cash_with(given, &mut |_, _| Ok(()))
}

fn compare_cash_with(given: Compared, progress: Told<'_>) -> Result<WhatIf> {
    forecast::compare_cash_with(&given.before, &given.after, given.as_of, &given.options, progress)
}

/// What was expected of each invoice in a period, and what came in.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Held {
    /// What was expected.
    expected: Vec<ExpectedCash>,
    /// What came in.
    actual: Vec<ActualCash>,
}

fn explain_miss(given: Held) -> Result<Vec<Miss>> {
    forecast::explain_miss(&given.expected, &given.actual)
}

/// A history to look back on.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LookBack {
    /// The invoices with their payments.
    invoices: Vec<PastInvoice>,
    /// The days for which forecasts are made, 1 to 100; for each a model is fitted to what was known then.
    origins: Vec<Date>,
    /// The last day whose payments are known.
    known_until: Date,
    /// How to fit.
    #[serde(default)]
    risk: RiskOptions,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

fn backtest_forecast(given: LookBack) -> Result<Backtest> {
    backtest_forecast_with(given, &mut |_, _| Ok(()))
}

fn backtest_forecast_with(given: LookBack, progress: Told<'_>) -> Result<Backtest> {
    let LookBack { invoices, origins, known_until, risk, options } = given;
    let chances = |known: &[PastInvoice], origin: Date, days: u32| {
        RiskModel::fit(known, origin, &risk)?.portfolio(known, origin)?.chances(known, days)
    };
    forecast::backtest_forecast_with(&invoices, &origins, known_until, &options, chances, progress)
}

/// A forecast out of a ledger.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ForecastQuery {
    /// The first day of the forecast: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
    #[serde(default)]
    model: Option<String>,
    /// Invoices that are planned to be issued on that day or later.
    #[serde(default)]
    planned: Vec<PastInvoice>,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

/// Refuses planned invoices that are none, and those issued before a day: by then they would be facts.
fn not_before(planned: &[PastInvoice], as_of: Date) -> Result<()> {
    for (place, invoice) in planned.iter().enumerate() {
        invoice.check().map_err(|e| e.within(&format!("planned[{place}]")))?;
        if invoice.issue_date < as_of {
            let (given, earliest) = (invoice.issue_date.to_string(), as_of.to_string());
            return Err(Error::BeforeReference {
                field: format!("planned[{place}].issue_date"),
                given,
                earliest,
            });
        }
    }
    Ok(())
}

impl ForecastQuery {
    fn items(&self, ledger: &Ledger, stages: &mut Stages<'_>) -> Result<Vec<PaymentChances>> {
        let at = AsOf { as_of: self.as_of, known_at: self.known_at };
        not_before(&self.planned, self.as_of)?;
        let (mut past, model) = modelled(ledger, &at, self.model.as_deref(), stages)?;
        past.extend(self.planned.iter().cloned());
        chances(&model, &past, self.as_of, &self.options, stages)
    }
}

pub(super) fn cash_forecast(ledger: &Ledger, query: ForecastQuery) -> Result<CashForecast> {
    cash_forecast_with(ledger, &query, &mut |_, _| Ok(()))
}

pub(super) fn cash_forecast_with(
    ledger: &Ledger,
    query: &ForecastQuery,
    progress: Told<'_>,
) -> Result<CashForecast> {
    let mut stages = Stages::new(stages(query.model.as_deref(), 3), progress);
    let items = query.items(ledger, &mut stages)?;
    forecast::forecast_cash_with(&items, query.as_of, &query.options, &mut stages.next())
}

/// A forecast out of a ledger, with and without a change.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct WhatIfQuery {
    /// The first day of the forecast: what happened on it or later is not known.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The model, as `fit_risk` gave it; fitted to the ledger's own history where not given.
    #[serde(default)]
    model: Option<String>,
    /// How payment changes; a scenario, facts or both are given.
    #[serde(default)]
    scenario: Option<Scenario>,
    /// Facts that would be told besides: invoices issued, paid, credited or voided, other terms. The ledger does not
    /// keep them.
    #[serde(default)]
    facts: Vec<Fact>,
    /// Invoices that are planned to be issued on that day or later, under both.
    #[serde(default)]
    planned: Vec<PastInvoice>,
    /// Periods, intervals, seed.
    #[serde(default)]
    options: ForecastOptions,
}

pub(super) fn what_if(ledger: &Ledger, query: WhatIfQuery) -> Result<WhatIf> {
    what_if_with(ledger, query, &mut |_, _| Ok(()))
}

/// Checks a scenario, and that the ledger knows its customers: one that is misspelt must not say that nothing changes.
fn known(ledger: &Ledger, scenario: &Scenario) -> Result<()> {
    scenario.check()?;
    let (Scenario::CustomersLater { customer_ids, .. } | Scenario::CustomersDefault { customer_ids }) =
        scenario
    else {
        return Ok(());
    };
    let known: BTreeSet<&CustomerId> = ledger.customer_ids().into_iter().collect();
    for (place, id) in customer_ids.iter().enumerate() {
        if !known.contains(id) {
            let field = format!("customer_ids[{place}]");
            return Err(Error::CustomerUnknown { field, id: id.to_string() });
        }
    }
    Ok(())
}

/// Checks that a segment that pays later has invoices at all, for the same reason.
fn segment_known<'a>(scenario: &Scenario, mut invoices: impl Iterator<Item = &'a PastInvoice>) -> Result<()> {
    let Scenario::SegmentLater { segment, .. } = scenario else { return Ok(()) };
    if invoices.any(|invoice| invoice.segment.as_ref() == Some(segment)) {
        return Ok(());
    }
    Err(Error::NameUnknown { field: "scenario.segment".into(), given: quoted(segment.as_str()) })
}

pub(super) fn what_if_with(ledger: &Ledger, query: WhatIfQuery, progress: Told<'_>) -> Result<WhatIf> {
    let WhatIfQuery { as_of, known_at, model, scenario, facts, planned, options } = query;
    if scenario.is_none() && facts.is_empty() {
        let reason = "neither a scenario nor facts say what changes".to_owned();
        return Err(Error::NotPossible { field: "scenario".into(), reason });
    }
    not_before(&planned, as_of)?;
    scenario.iter().try_for_each(|scenario| known(ledger, scenario)).map_err(|e| e.within("scenario"))?;
    let at = AsOf { as_of, known_at };
    let told = |ledger: &Ledger| -> Result<Vec<PastInvoice>> {
        let mut past = ledger.past_invoices(&at)?;
        past.extend(planned.iter().cloned());
        Ok(past)
    };
    let mut stages = Stages::new(stages(model.as_deref(), if facts.is_empty() { 3 } else { 5 }), progress);
    let (past, mut changed) = (told(ledger)?, None);
    if !facts.is_empty() {
        let mut other = ledger.clone();
        for (place, fact) in facts.iter().enumerate() {
            other.apply(fact).map_err(|e| e.within(&format!("facts[{place}]")))?;
        }
        changed = Some(told(&other)?);
    }
    let invoices = past.iter().chain(changed.iter().flatten());
    scenario.iter().try_for_each(|scenario| segment_known(scenario, invoices.clone()))?;
    // The same model on both sides: what is told besides changes the invoices, not what history taught.
    let (_, model) = modelled(ledger, &at, model.as_deref(), &mut stages)?;
    let before = chances(&model, &past, as_of, &options, &mut stages)?;
    let mut after = match changed {
        Some(changed) => chances(&model, &changed, as_of, &options, &mut stages)?,
        None => before.clone(),
    };
    if let Some(scenario) = scenario {
        after = scenario.applied(&after, as_of);
    }
    forecast::compare_cash_with(&before, &after, as_of, &options, &mut stages.next())
}
