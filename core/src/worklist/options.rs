//! The weights of the worklist.

use super::gates::GateRules;
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Currency, Weight};
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// How much the age of the oldest overdue item weighs.
    pub struct AgeClass {
        /// Fewest days past due.
        pub from_days: u32,
        /// The weight.
        pub weight: Weight,
    }

    /// How much a reason weighs, and what is to be done about it.
    pub struct ReasonWeight {
        /// Code of the reason.
        pub code: Name,
        /// The weight.
        pub weight: Weight,
        /// The next step suggested, in the host's words.
        pub next_step: Name,
    }

    /// How much one unit of a currency weighs, to compare amounts in several currencies.
    pub struct CurrencyWeight {
        /// The currency.
        pub currency: Currency,
        /// The weight of one unit; 1 for a currency that is not listed.
        pub weight: Weight,
    }

    /// The weights of the worklist.
    pub struct WorklistOptions {
        /// Age classes in rising order; below the first the weight is 1.
        pub ages: Vec<AgeClass>,
        /// Reasons; one that is not listed weighs 1.
        pub reasons: Vec<ReasonWeight>,
        /// Next step where no reason suggests one.
        pub next_step: Name,
        /// What a person looks at whatever the program does; nothing where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub gates: Option<GateRules>,
        /// Currencies.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub currencies: Vec<CurrencyWeight>,
    }
}

impl WorklistOptions {
    /// Checks that classes rise and nothing stands twice.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::IdTaken`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.ages.len(), 100, "ages")?;
        crate::documents::at_most(self.reasons.len(), 1_000, "reasons")?;
        crate::documents::at_most(self.currencies.len(), 1_000, "currencies")?;
        if let Some(gates) = &self.gates {
            gates.check().map_err(|e| e.within("gates"))?;
        }
        let mut least: i64 = 0;
        for (at, class) in self.ages.iter().enumerate() {
            let given = i64::from(class.from_days);
            if given < least {
                let field = format!("ages[{at}].from_days");
                return Err(Error::NumberOutOfRange { field, least, most: i64::from(u32::MAX), given });
            }
            least = given.saturating_add(1);
        }
        unique("reasons", "code", self.reasons.iter().map(|r| r.code.as_str()))?;
        unique("currencies", "currency", self.currencies.iter().map(|c| c.currency.code()))
    }
}

fn unique<'a>(list: &str, field: &str, names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (at, name) in names.enumerate() {
        if !seen.insert(name) {
            return Err(Error::IdTaken { field: format!("{list}[{at}].{field}"), id: name.to_owned() });
        }
    }
    Ok(())
}
