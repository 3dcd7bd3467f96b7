//! Operations: every pure function of the crate under one name, from JSON text to JSON text.
//!
//! Both bindings and the vectors in `tests/vectors` call the crate through this table, so an operation exists in all
//! three languages or in none.

use super::progress::Told;
use super::{from_json, to_json};
use crate::error::{Error, Result, quoted};
use serde::{Serialize, de::DeserializeOwned};

/// One operation: its name, and the function behind it.
#[derive(Clone, Copy)]
pub struct Operation {
    /// The name, snake_case.
    pub name: &'static str,
    /// From the JSON of the arguments (one object) to the JSON of the result.
    pub run: fn(&str) -> Result<String>,
    /// The same with progress, where the work may be long.
    pub watched: Option<RunWatched>,
    /// What it means, takes and gives: what the functions of Python and Node are generated from.
    #[cfg(feature = "schema")]
    pub signature: super::schema::Describe,
}

/// From the JSON of the arguments to the JSON of the result, told the steps done and the steps in all.
pub type RunWatched = fn(&str, &mut dyn FnMut(u64, u64) -> Result<()>) -> Result<String>;

/// Makes a table of operations out of functions `fn(Given) -> Result<Answer>`, each with its doc comment. The name of
/// the function is the name of the operation; behind an arrow stands the same with progress.
macro_rules! operation_table {
    (@watched) => { None };
    (@watched $watched:ident) => {
        Some(|given, told| crate::wire::operation::run_watched(given, $watched, told))
    };
    ($($(#[doc = $doc:literal])+ $function:ident $(=> $watched:ident)?),* $(,)?) => {
        &[$(crate::wire::Operation {
            name: stringify!($function),
            run: |given| crate::wire::operation::run(given, $function),
            watched: crate::wire::operation::operation_table!(@watched $($watched)?),
            #[cfg(feature = "schema")]
            signature: |generator| {
                crate::wire::schema::of_function($function, concat!($($doc, "\n"),+), generator)
            },
        },)*]
    };
}

pub(super) use operation_table;

/// Every operation, by room.
fn tables() -> impl Iterator<Item = &'static [Operation]> {
    [
        super::money::OPERATIONS,
        super::calendar::OPERATIONS,
        super::metrics::OPERATIONS,
        super::ledger::OPERATIONS,
        super::discounts::OPERATIONS,
        super::effects::OPERATIONS,
        super::failures::OPERATIONS,
        super::retries::OPERATIONS,
        super::matching::OPERATIONS,
        super::routing::OPERATIONS,
        super::interest::OPERATIONS,
        super::decide::OPERATIONS,
        super::risk::OPERATIONS,
        super::risk_table::OPERATIONS,
        super::forecast::OPERATIONS,
        super::allowance::OPERATIONS,
        super::ledger::ANY,
        super::references::OPERATIONS,
        #[cfg(feature = "messages")]
        super::messages::OPERATIONS,
        #[cfg(feature = "statements")]
        super::statements::OPERATIONS,
    ]
    .into_iter()
}

/// Every operation, sorted by room, then as declared.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    tables().flatten()
}

/// Runs an operation by name.
///
/// # Errors
/// [`Error::NameUnknown`] for the name; otherwise what the operation refuses.
pub fn call(operation: &str, given: &str) -> Result<String> {
    (find(operation)?.run)(given)
}

/// The operation of a name.
pub(super) fn find(operation: &str) -> Result<&'static Operation> {
    let unknown = || Error::NameUnknown { field: "operation".into(), given: quoted(operation) };
    operations().find(|o| o.name == operation).ok_or_else(unknown)
}

/// Reads the arguments, computes, writes the result: the body of every operation.
pub(super) fn run<G: DeserializeOwned, R: Serialize>(
    given: &str,
    body: fn(G) -> Result<R>,
) -> Result<String> {
    to_json(&body(from_json(given)?)?)
}

/// The body of an operation with progress.
pub(super) fn run_watched<G: DeserializeOwned, R: Serialize>(
    given: &str,
    body: fn(G, Told<'_>) -> Result<R>,
    told: Told<'_>,
) -> Result<String> {
    to_json(&body(from_json(given)?, told)?)
}
