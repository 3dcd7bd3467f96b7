//! Operations of the references room.

use super::Operation;
use super::operation::operation_table;
use crate::error::Result;
use crate::references::{self, FoundReference, ReferenceCheck, ReferenceScheme};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What a scheme says of a reference: valid or not and why, without separators, and as it is printed.
    check_reference,
    /// A number with the check digits of a scheme.
    generate_reference,
    /// Every valid reference in a free text.
    find_references,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Check {
    scheme: ReferenceScheme,
    text: String,
}

fn check_reference(given: Check) -> Result<ReferenceCheck> {
    Ok(references::check_reference(given.scheme, &given.text))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Generate {
    scheme: ReferenceScheme,
    base: String,
    #[serde(default)]
    prefix: Option<String>,
}

fn generate_reference(given: Generate) -> Result<ReferenceCheck> {
    references::generate_reference(given.scheme, &given.base, given.prefix.as_deref())
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Find {
    text: String,
    #[serde(default)]
    schemes: Option<Vec<ReferenceScheme>>,
}

fn find_references(given: Find) -> Result<Vec<FoundReference>> {
    let schemes = given.schemes.as_deref().unwrap_or(ReferenceScheme::STRONG);
    Ok(references::find_references(&given.text, schemes))
}
