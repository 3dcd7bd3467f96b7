//! Long work that tells how far it has come, and that its caller may stop.

use super::{forecast, from_json, ledger_matching, ledger_risk, to_json};
use crate::error::Result;
use crate::ledger::Ledger;

/// Told how many steps are done, of how many. What it refuses stops the work.
pub(super) type Told<'p> = &'p mut dyn FnMut(u64, u64) -> Result<()>;

/// Work in stages, of which each tells its own steps: together they are told as one.
pub(super) struct Stages<'p> {
    told: Told<'p>,
    begun: u64,
    stages: u64,
}

/// Steps of a stage, as they are told.
const STEPS: u64 = 1_000;

impl<'p> Stages<'p> {
    pub(super) fn new(stages: u64, told: Told<'p>) -> Self {
        Self { told, begun: 0, stages }
    }

    /// Begins the next stage: what it is to tell.
    pub(super) fn next(&mut self) -> impl FnMut(u64, u64) -> Result<()> + use<'_, 'p> {
        let before = self.begun.saturating_mul(STEPS);
        self.begun = self.begun.saturating_add(1);
        let steps = self.stages.saturating_mul(STEPS);
        let told = &mut self.told;
        move |done, of| {
            let part = STEPS.saturating_mul(done).checked_div(of).unwrap_or(STEPS);
            told(before.saturating_add(part), steps)
        }
    }
}

/// Runs an operation like [`super::call`], and tells how far it has come: steps done, and steps in all.
///
/// Operations that may be long, such as `match_cash`, `fit_risk`, `score_invoices` and `forecast_cash`, tell on their way, every other at
/// its begin and end.
///
/// # Errors
/// As [`super::call`]; what `progress` returns.
///
/// # Examples
/// ```
/// let mut told = Vec::new();
/// let given = r#"{"invoices":[],"as_of":"2026-01-31"}"#;
/// receivables::wire::call_with("fit_risk", given, &mut |done, of| {
///     told.push((done, of));
///     Ok(())
/// })?;
/// assert_eq!(told.first().map(|(done, _)| *done), Some(0));
/// assert_eq!(told.last().map(|(done, of)| done == of), Some(true));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn call_with(
    name: &str,
    given: &str,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<String> {
    let found = super::operation::find(name)?;
    match found.watched {
        Some(run) => run(given, progress),
        None => ends(progress, || (found.run)(given)),
    }
}

/// Asks a ledger like [`super::query`], and tells how far it has come.
///
/// `match_movements`, `fit_risk`, `score_invoices`, `grade_customers` and `cash_forecast` tell on their way, every other
/// question at its begin and end.
///
/// # Errors
/// As [`super::query`]; what `progress` returns.
pub fn query_with(
    ledger: &Ledger,
    name: &str,
    given: &str,
    progress: &mut dyn FnMut(u64, u64) -> Result<()>,
) -> Result<String> {
    match name {
        "fit_risk" => to_json(&ledger_risk::fit_risk_with(ledger, &from_json(given)?, progress)?),
        "match_movements" => {
            to_json(&ledger_matching::match_movements_with(ledger, from_json(given)?, progress)?)
        }
        "score_invoices" => to_json(&ledger_risk::score_invoices_with(ledger, &from_json(given)?, progress)?),
        "grade_customers" => {
            to_json(&ledger_risk::grade_customers_with(ledger, &from_json(given)?, progress)?)
        }
        "cash_forecast" => to_json(&forecast::cash_forecast_with(ledger, &from_json(given)?, progress)?),
        _ => ends(progress, || super::query(ledger, name, given)),
    }
}

/// Tells the begin and the end of work that tells nothing itself.
fn ends(progress: Told<'_>, work: impl FnOnce() -> Result<String>) -> Result<String> {
    progress(0, 1)?;
    let answer = work()?;
    progress(1, 1)?;
    Ok(answer)
}
