//! Questions to a ledger about credit: the provision matrix of its own history, and what customers may still be
//! delivered.

use crate::calendar::{AsOf, Date, Timestamp};
use crate::decide::{self, CreditTerms, CustomerCredit, CustomerExposure, ProvisionMatrix, ProvisionOptions};
use crate::error::Result;
use crate::ledger::Ledger;
use serde::Deserialize;

/// A provision matrix.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ProvisionQuery {
    /// The day of the question.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// Buckets, history, method, views of the future, single balances.
    #[serde(default)]
    options: ProvisionOptions,
}

pub(super) fn provision_matrix(ledger: &Ledger, query: ProvisionQuery) -> Result<ProvisionMatrix> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    decide::provision_matrix(ledger, &at, &query.options)
}

/// Customers who get credit.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct CreditQuery {
    /// The day of the question.
    as_of: Date,
    /// Only facts recorded up to this instant; all where not given.
    #[serde(default)]
    known_at: Option<Timestamp>,
    /// The customers with their terms, each once.
    #[serde(default)]
    customers: Vec<CustomerCredit>,
    /// The terms of every other customer with something open; they are left out where not given.
    #[serde(default)]
    others: Option<CreditTerms>,
}

pub(super) fn credit_standings(ledger: &Ledger, query: CreditQuery) -> Result<Vec<CustomerExposure>> {
    let at = AsOf { as_of: query.as_of, known_at: query.known_at };
    decide::credit_standings(ledger, &at, &query.customers, query.others.as_ref())
}
