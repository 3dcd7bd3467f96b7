//! Which scheme of late interest counts for whom.

use super::scheme::LateInterestScheme;
use crate::error::Result;
use crate::ids::Name;
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// Which scheme counts for a customer.
    #[derive(Default)]
    pub struct LateInterestRules {
        /// The scheme where the customer's country names none; none where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub default_scheme: Option<Name>,
        /// Scheme by country (ISO 3166, two letters).
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub by_country: BTreeMap<Name, Name>,
        /// Schemes of the company. They come before the published ones of the same name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub schemes: Vec<LateInterestScheme>,
    }
}

impl LateInterestRules {
    /// The name of the scheme for a customer's country.
    #[must_use]
    pub fn name_for(&self, country: Option<&Name>) -> Option<&Name> {
        country.and_then(|country| self.by_country.get(country)).or(self.default_scheme.as_ref())
    }

    /// The scheme of a name: the company's own, else the published one.
    ///
    /// # Errors
    /// [`Error::NameUnknown`](crate::Error::NameUnknown).
    pub fn scheme(&self, name: &Name) -> Result<LateInterestScheme> {
        match self.schemes.iter().find(|scheme| scheme.name == *name) {
            Some(own) => Ok(own.clone()),
            None => LateInterestScheme::published(name.as_str()),
        }
    }

    /// Checks that every name leads to a scheme that holds together.
    ///
    /// # Errors
    /// What a scheme refuses, with its path; [`Error::NameUnknown`](crate::Error::NameUnknown).
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.schemes.len(), 1_000, "schemes")?;
        for (at, scheme) in self.schemes.iter().enumerate() {
            scheme.check().map_err(|e| e.within(&format!("schemes[{at}]")))?;
        }
        if let Some(name) = &self.default_scheme {
            self.scheme(name).map_err(|e| e.within("default_scheme"))?;
        }
        for (country, name) in &self.by_country {
            self.scheme(name).map_err(|e| e.within(&format!("by_country.{country}")))?;
        }
        Ok(())
    }
}
