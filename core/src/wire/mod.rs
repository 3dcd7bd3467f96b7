//! The wire form: JSON text in and out, with typed errors that name the field.
//!
//! Pure functions (*operations*) and questions to a ledger (*queries*) by name: what both bindings call, and what the
//! vectors in `tests/vectors` run in all three languages.

mod allowance;
mod calendar;
mod credit;
mod decide;
mod discounts;
mod effects;
mod failures;
mod forecast;
mod interest;
mod invoice_table;
mod ledger;
mod ledger_matching;
mod ledger_risk;
mod lines;
mod matching;
#[cfg(feature = "messages")]
mod messages;
mod metrics;
mod money;
mod operation;
mod progress;
mod references;
mod retries;
mod risk;
mod risk_table;
mod routing;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "statements")]
mod statements;

pub use crate::json::{from_json, from_serde, to_json};
pub use decide::{caseload, caseload_decisions, caseload_refresh, caseload_with_risk};
pub use ledger::{QUERIES, Query, query};
pub use lines::json_lines;
pub use operation::{Operation, RunWatched, call, operations};
pub use progress::{call_with, query_with};
#[cfg(feature = "statements")]
pub use statements::parse_statement_json;
