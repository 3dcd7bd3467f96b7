//! STAND-IN until the ledger lands on main.

use super::{from_json, to_json};
use crate::calendar::AsOf;
use crate::documents::OpenItem;
use crate::error::{Error, Result, quoted};
use crate::stand_in::Ledger;
use serde::{Serialize, de::DeserializeOwned};

/// One question to a ledger: its name, and the function behind it.
#[derive(Clone, Copy)]
pub struct Query {
    /// The name, snake_case.
    pub name: &'static str,
    /// From a ledger and the JSON of the arguments (one object) to the JSON of the answer.
    pub run: fn(&Ledger, &str) -> Result<String>,
    /// What it means, takes and gives.
    #[cfg(feature = "schema")]
    pub signature: super::schema::Describe,
}

/// Makes a table of queries out of functions `fn(&Ledger, Given) -> Result<Answer>`, each with its doc comment.
macro_rules! query_table {
    ($($(#[doc = $doc:literal])+ $function:ident),* $(,)?) => {
        &[$(Query {
            name: stringify!($function),
            run: |ledger, given| ask(ledger, given, $function),
            #[cfg(feature = "schema")]
            signature: |generator| super::schema::of_query($function, concat!($($doc, "\n"),+), generator),
        },)*]
    };
}

const QUERIES: &[Query] = query_table![
    /// The items that are open on a day, by due date, then invoice and instalment.
    open_items,
];

/// Every query, as declared.
pub fn queries() -> impl Iterator<Item = &'static Query> {
    QUERIES.iter()
}

/// Asks a ledger by the name of the query.
///
/// # Errors
/// [`Error::NameUnknown`] for the name; otherwise what the query refuses.
pub fn query(ledger: &Ledger, name: &str, given: &str) -> Result<String> {
    let unknown = || Error::NameUnknown { field: "query".into(), given: quoted(name) };
    let found = queries().find(|q| q.name == name).ok_or_else(unknown)?;
    (found.run)(ledger, given)
}

fn ask<G: DeserializeOwned, R: Serialize>(
    ledger: &Ledger,
    given: &str,
    body: fn(&Ledger, G) -> Result<R>,
) -> Result<String> {
    to_json(&body(ledger, from_json(given)?)?)
}

fn open_items(ledger: &Ledger, given: AsOf) -> Result<Vec<OpenItem>> {
    ledger.open_items(&given)
}
