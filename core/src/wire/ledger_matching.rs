//! Cash application over a ledger: its open movements, items, customers and learned evidence.

use super::progress::Told;
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{Fact, MatchInput};
use crate::error::{Error, Result};
use crate::ids::{MovementId, Note};
use crate::ledger::Ledger;
use crate::matching::{MatchOptions, MatchReport, UndoTerms, heed_verdicts, match_cash_with, undo_facts};
use serde::Deserialize;

/// A day, and what was known.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct InputQuery {
    /// The day the question is about.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
}

/// The same, with the limits to match by.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct MatchQuery {
    /// The day the question is about.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// Limits, rates and thresholds.
    #[serde(default)]
    options: MatchOptions,
}

/// A match to take back.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct UndoQuery {
    /// The movement whose match was wrong.
    movement_id: MovementId,
    /// The day from which it does not count any more.
    effective: Date,
    /// The instant at which that becomes known.
    recorded: Timestamp,
    /// Why.
    #[serde(default)]
    reason: Option<Note>,
}

pub(super) fn undo_match(ledger: &Ledger, query: UndoQuery) -> Result<Vec<Fact>> {
    let UndoQuery { movement_id, effective, recorded, reason } = query;
    ledger.known_movement(&movement_id)?;
    let as_of = AsOf::known(effective, recorded);
    let Some((_, customer)) = ledger.matched_movements(&as_of)?.remove(&movement_id) else {
        let reason = format!("no match of {movement_id} is confirmed");
        return Err(Error::NotPossible { field: "movement_id".into(), reason });
    };
    let told = ledger.facts().collect::<Result<Vec<Fact>>>()?;
    let told = told.iter().filter(|fact| fact.recorded <= recorded);
    undo_facts(&movement_id, customer.as_ref(), told, &UndoTerms { effective, recorded, reason })
}

pub(super) fn match_input(ledger: &Ledger, query: InputQuery) -> Result<MatchInput> {
    ledger.match_input(&AsOf { as_of: query.as_of, known_at: query.known_at })
}

pub(super) fn match_movements(ledger: &Ledger, query: MatchQuery) -> Result<MatchReport> {
    match_movements_with(ledger, query, &mut |_, _| Ok(()))
}

pub(super) fn match_movements_with(
    ledger: &Ledger,
    query: MatchQuery,
    progress: Told<'_>,
) -> Result<MatchReport> {
    let MatchInput { movements, items, customers, learned, verdicts } =
        ledger.match_input(&AsOf { as_of: query.as_of, known_at: query.known_at })?;
    let report = match_cash_with(&movements, &items, &customers, &learned, &query.options, progress)?;
    Ok(heed_verdicts(report, &verdicts))
}
