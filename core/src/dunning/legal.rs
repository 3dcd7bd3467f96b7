//! What the law of a customer's country asks of whoever demands money: dated data, replaceable by the caller.
//!
//! It is a minimum, kept so that a later claim does not fail for a form. It is no legal advice, and a company in doubt
//! asks a lawyer.

use super::policy::number;
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::{Name, Note};
use crate::vocabulary::document;

document! {
    /// What one country asks for.
    pub struct LegalStep {
        /// The country (ISO 3166, two letters).
        pub country: Name,
        /// First day on which it holds.
        pub valid_from: Date,
        /// Last day; open where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_to: Option<Date>,
        /// So many reminders after the due date must go before one may ask for a fee.
        #[serde(default)]
        pub free_reminders: u32,
        /// Whether a formal notice must go before the matter leaves the company. A hand-over without one says so.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub formal_notice: bool,
        /// Where it is written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Note>,
    }
}

impl LegalStep {
    /// The shipped table.
    ///
    /// # Errors
    /// None in practice: the text it reads is part of the crate and tested.
    pub fn shipped() -> Result<&'static [Self]> {
        static READ: std::sync::OnceLock<Result<Vec<LegalStep>>> = std::sync::OnceLock::new();
        let read = READ.get_or_init(|| crate::json::from_json(include_str!("../../data/legal_steps.json")));
        read.as_deref().map_err(Clone::clone)
    }

    /// Whether it holds in a country on a day.
    #[must_use]
    pub fn holds(&self, country: &Name, day: Date) -> bool {
        self.country == *country && self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Checks a table: no two rows for one country and day.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::IdTaken`].
    pub fn check_all(table: &[Self]) -> Result<()> {
        crate::documents::at_most(table.len(), 10_000, "legal_steps")?;
        for (at, row) in table.iter().enumerate() {
            number(&format!("legal_steps[{at}].free_reminders"), row.free_reminders.into(), 0, 100)?;
            let overlaps = |other: &Self| {
                other.country == row.country
                    && row.valid_to.is_none_or(|last| other.valid_from <= last)
                    && other.valid_to.is_none_or(|last| row.valid_from <= last)
            };
            if table.iter().take(at).any(overlaps) {
                let field = format!("legal_steps[{at}].valid_from");
                return Err(Error::IdTaken { field, id: row.country.to_string() });
            }
        }
        Ok(())
    }
}
