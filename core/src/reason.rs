//! Reasons: why a decision came out as it did, as data. Text is made from them, never the other way round.

use crate::ids::Name;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One reason of a decision: a stable code with its parameters.
///
/// In JSON: `{"code":"days_past_due","parameters":{"days":"11"}}`. The codes of each engine are listed in its docs.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// The stable code, snake_case.
    pub code: Name,
    /// What the code speaks of: names to texts (amounts, dates, counts), sorted by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
}

impl Reason {
    /// A reason without parameters. The code must be a short literal.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        debug_assert!(Name::new(code).is_ok(), "reason codes are short literals");
        let code = Name::new(code).unwrap_or_else(|_| Self::nameless());
        Self { code, parameters: BTreeMap::new() }
    }

    /// The same reason with one more parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.parameters.insert(name.to_owned(), value.to_string());
        self
    }

    fn nameless() -> Name {
        Name::new("other").unwrap_or_else(|_| unreachable!("a literal name is sound"))
    }
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code.as_str())?;
        for (at, (name, value)) in self.parameters.iter().enumerate() {
            write!(f, "{}{name} {value}", if at == 0 { " (" } else { ", " })?;
        }
        if self.parameters.is_empty() { Ok(()) } else { f.write_str(")") }
    }
}
