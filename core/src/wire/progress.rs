//! Long work that tells how far it has come, and that its caller may stop.

use super::{effects, forecast, from_json, ledger_matching, ledger_risk, to_json};
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
/// Operations that may be long, such as `match_cash`, `fit_risk`, `score_invoices`, `forecast_cash` and
/// `backtest_forecast`, tell on their way, every other at its begin and end.
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
/// `match_movements`, `fit_risk`, `score_invoices`, `grade_customers`, `cash_forecast`, `what_if` and `policy_backtest`
/// tell on their way, every other question at its begin and end.
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
        "what_if" => to_json(&forecast::what_if_with(ledger, from_json(given)?, progress)?),
        "policy_backtest" => to_json(&effects::policy_backtest_with(ledger, from_json(given)?, progress)?),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    /// What is told of a question, and the answer.
    fn told(name: &str, given: &str) -> (Vec<(u64, u64)>, String) {
        let mut ledger = Ledger::default();
        for number in 0..3 {
            let fact = format!(
                r#"{{"kind":"customer_recorded","id":"k{number}","effective":"2026-01-05","recorded":"2026-01-05T08:00:00Z","customer":{{"id":"C{number}","name":"C"}}}}"#
            );
            ledger.apply(&from_json(&fact).unwrap()).unwrap();
        }
        let mut told = Vec::new();
        let answer = query_with(&ledger, name, given, &mut |done, of| {
            told.push((done, of));
            Ok(())
        });
        let mut stop = |_, _| Err(Error::NotPossible { field: String::new(), reason: "stopped".into() });
        assert!(query_with(&ledger, name, given, &mut stop).is_err(), "{name} stops where it is told to");
        let answer = answer.unwrap();
        assert_eq!(answer, super::super::query(&ledger, name, given).unwrap(), "{name} says the same");
        (told, answer)
    }

    #[test]
    fn a_back_test_tells_of_its_customers() {
        let standard = crate::playbook::Playbook::standard().unwrap();
        let after = to_json(&standard).unwrap();
        let given = format!(
            r#"{{"after":{after},"from":"2026-01-05","until":"2026-01-31","now":"2026-02-28T12:00:00Z"}}"#
        );
        assert_eq!(told("policy_backtest", &given).0, [(0, 3), (1, 3), (2, 3), (3, 3)]);
    }

    #[test]
    fn what_if_tells_of_the_paths_of_both_forecasts() {
        let given =
            r#"{"as_of":"2026-02-01","scenario":{"kind":"all_later","days":5},"options":{"paths":200}}"#;
        let (told, _) = told("what_if", given);
        // A thousand steps each for the fit, for remembering and for asking, then the paths of both: half at 3,500.
        assert_eq!(told.last(), Some(&(4_000, 4_000)));
        assert!(told.contains(&(3_500, 4_000)) && told.is_sorted(), "{told:?}");
    }
}
