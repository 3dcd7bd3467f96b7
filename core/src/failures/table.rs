//! The table of codes: versioned data with its sources.

use super::code::{FailureClass, FailureCode, FailureSource, PermittedAction};
use super::limit::AttemptLimit;
use crate::error::{Error, Result, quoted};
use crate::ids::{Name, Note, Reference};
use crate::vocabulary::document;
use std::collections::BTreeSet;
use std::sync::OnceLock;

document! {
    /// What a code that the table does not know permits.
    pub struct DefaultRule {
        /// How it is to be taken.
        pub class: FailureClass,
        /// What it permits.
        pub permitted: Vec<PermittedAction>,
        /// How many further tries, at most; then a person looks at it.
        pub most_retries: u32,
    }

    /// Words of a provider that stand for a code.
    pub struct TextRule {
        /// The words, in any case.
        pub contains: Name,
        /// Whose code they stand for.
        pub source: FailureSource,
        /// The code.
        pub code: Reference,
    }

    /// Every code with what it permits, and the limits of the schemes.
    pub struct FailureTable {
        /// Version, for the record.
        pub version: Name,
        /// Where it comes from.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Note>,
        /// For codes that are not in the table.
        pub default: DefaultRule,
        /// Words that stand for a code, tried in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub texts: Vec<TextRule>,
        /// How often one may try.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub limits: Vec<AttemptLimit>,
        /// The codes.
        pub codes: Vec<FailureCode>,
    }
}

impl FailureTable {
    /// The table to start from: 286 codes of cards, Visa, Mastercard, ACH, SEPA, Bacs and transfers.
    ///
    /// # Errors
    /// None in practice: the text it reads is part of the crate and tested.
    ///
    /// # Examples
    /// ```
    /// use receivables::failures::{FailureSource, FailureTable, PermittedAction};
    /// let table = FailureTable::standard()?;
    /// let r01 = table.code(FailureSource::Ach, "R01").ok_or("R01 is there")?;
    /// assert!(r01.permitted.contains(&PermittedAction::RetryLater));
    /// assert_eq!(r01.most_retries, Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn standard() -> Result<Self> {
        let table: Self = crate::json::from_json(include_str!("../../data/failure_codes.json"))?;
        table.check()?;
        Ok(table)
    }

    /// The same table, read once for the life of the process.
    ///
    /// # Errors
    /// As [`FailureTable::standard`].
    pub fn shared() -> Result<&'static Self> {
        static STANDARD: OnceLock<Result<FailureTable>> = OnceLock::new();
        STANDARD.get_or_init(Self::standard).as_ref().map_err(Clone::clone)
    }

    /// The one door: no code twice, no text that stands for a code that is not there, no empty permission.
    ///
    /// # Errors
    /// [`Error::IdTaken`], [`Error::NameUnknown`], [`Error::CountOutOfRange`] with the path of the row.
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.codes.len(), 100_000, "codes")?;
        crate::documents::at_most(self.texts.len(), 10_000, "texts")?;
        let mut known = BTreeSet::new();
        for (at, row) in self.codes.iter().enumerate() {
            if row.permitted.is_empty() {
                let field = format!("codes[{at}].permitted");
                return Err(Error::CountOutOfRange {
                    field,
                    least: 1,
                    most: PermittedAction::ALL.len(),
                    given: 0,
                });
            }
            if !known.insert((row.source, row.code.as_str())) {
                let id = format!("{} {}", row.source, row.code);
                return Err(Error::IdTaken { field: format!("codes[{at}].code"), id });
            }
        }
        for (at, text) in self.texts.iter().enumerate() {
            if !known.contains(&(text.source, text.code.as_str())) {
                let given = quoted(&format!("{} {}", text.source, text.code));
                return Err(Error::NameUnknown { field: format!("texts[{at}].code"), given });
            }
        }
        for (at, limit) in self.limits.iter().enumerate() {
            limit.check().map_err(|e| e.within(&format!("limits[{at}]")))?;
        }
        Ok(())
    }

    /// The row of a code. A Bacs code without its report is one of the `arudd` report.
    #[must_use]
    pub fn code(&self, source: FailureSource, code: &str) -> Option<&FailureCode> {
        let row =
            |wanted: &str| self.codes.iter().find(|row| row.source == source && row.code.as_str() == wanted);
        row(code).or_else(|| match source {
            FailureSource::Bacs => row(&format!("arudd/{code}")),
            _ => None,
        })
    }

    /// The row that a provider's words stand for.
    #[must_use]
    pub fn by_text(&self, text: &str) -> Option<&FailureCode> {
        let text = text.to_lowercase();
        let rule = self.texts.iter().find(|rule| text.contains(&rule.contains.as_str().to_lowercase()))?;
        self.code(rule.source, rule.code.as_str())
    }
}
