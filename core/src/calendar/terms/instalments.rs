//! Instalments: shares of one amount, each with a due date of its own.

use super::DueRule;
use crate::error::{Error, Result};
use crate::money::{RestRule, Weight};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Most instalments of one invoice.
pub const MOST_INSTALMENTS: usize = 1_000;

/// One share of an amount and when it is due.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct InstalmentShare {
    /// Its weight among all shares (40 of 100, 1 of 3), above zero.
    pub weight: Weight,
    /// When it is due, counted from the base date of the terms.
    pub due: DueRule,
}

/// The shares of an amount in the order of their numbers, and who gets the smallest units left over.
///
/// In the JSON of terms: `{"kind":"instalments","parts":[{"weight":"1","due":{"kind":"net","days":30}}, …]}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Instalments {
    /// The shares, at least one.
    parts: Vec<InstalmentShare>,
    /// Who gets the smallest units left over; largest remainder unless given.
    #[serde(default, skip_serializing_if = "RestRule::is_default")]
    #[cfg_attr(feature = "schema", schemars(extend("default" = "largest_remainder")))]
    rest: RestRule,
}

impl Instalments {
    /// Takes the shares if there are 1 to [`MOST_INSTALMENTS`] and each weighs more than zero.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::AmountOutOfRange`].
    pub fn new(parts: Vec<InstalmentShare>, rest: RestRule) -> Result<Self> {
        if !(1..=MOST_INSTALMENTS).contains(&parts.len()) {
            let (most, given) = (MOST_INSTALMENTS, parts.len());
            return Err(Error::CountOutOfRange { field: "parts".into(), least: 1, most, given });
        }
        if let Some(at) = parts.iter().position(|part| part.weight.value() <= Decimal::ZERO) {
            return Err(Error::AmountOutOfRange {
                field: format!("parts[{at}].weight"),
                given: "0".into(),
                allowed: "above 0".into(),
            });
        }
        Ok(Self { parts, rest })
    }

    /// The shares, in the order of their numbers.
    #[must_use]
    pub fn parts(&self) -> &[InstalmentShare] {
        &self.parts
    }

    /// Who gets the smallest units left over.
    #[must_use]
    pub const fn rest(&self) -> RestRule {
        self.rest
    }
}

impl borsh::BorshDeserialize for Instalments {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let (parts, rest) = borsh::BorshDeserialize::deserialize_reader(reader)?;
        Self::new(parts, rest)
            .map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}
