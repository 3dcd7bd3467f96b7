//! Cash application over a ledger: its open movements, items, customers and learned evidence.

use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::MatchInput;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::matching::{MatchOptions, MatchReport, heed_verdicts, match_cash};
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

pub(super) fn match_input(ledger: &Ledger, query: InputQuery) -> Result<MatchInput> {
    ledger.match_input(&AsOf { as_of: query.as_of, known_at: query.known_at })
}

pub(super) fn match_movements(ledger: &Ledger, query: MatchQuery) -> Result<MatchReport> {
    let given = ledger.match_input(&AsOf { as_of: query.as_of, known_at: query.known_at })?;
    let report =
        match_cash(&given.movements, &given.items, &given.customers, &given.learned, &query.options)?;
    Ok(heed_verdicts(report, &given.verdicts))
}
