//! A language: how it writes amounts and dates, and its texts.

use crate::documents::Tone;
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::vocabulary::{document, words};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

words! {
    /// Which form of a word follows a number (after the plural rules of Unicode CLDR, for whole numbers).
    PluralRule {
        /// One, and the rest.
        OneOther "one_other",
        /// None and one, and the rest.
        ZeroOneOther "zero_one_other",
        /// One; 2 to 4 at the end but not 12 to 14; the rest.
        OneFewMany "one_few_many",
    }
}

document! {
    /// A text that several templates of a language share. It becomes a field of its name.
    pub struct Phrase {
        /// Its name.
        pub name: Name,
        /// The field without which it is left out; always there where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub when: Option<Name>,
        /// The text, a template itself; in JSON also a list of lines.
        #[serde(deserialize_with = "text")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub text: String,
    }

    /// A template.
    pub struct MessageTemplate {
        /// Its key: what policies and actions name.
        pub key: Name,
        /// Its language (BCP 47); needed, but for templates that stand in a language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// How it sounds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tone: Option<Tone>,
        /// The subject, which comes out as one line.
        pub subject: String,
        /// The text; in JSON also a list of lines.
        #[serde(deserialize_with = "text")]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        pub body: String,
    }

    /// A language. Amounts and dates are written as Unicode CLDR has them, with the code of the currency.
    pub struct MessageLanguage {
        /// Its tag (BCP 47), such as `de` or `pt-BR`.
        pub language: Name,
        /// What stands before the decimals.
        pub decimal: String,
        /// What stands between groups of three digits; nothing where empty.
        pub group: String,
        /// Fewest digits before the first group mark, 1 or 2: with 2, `1234` but `12 345`.
        pub min_group_digits: u8,
        /// An amount: `{amount}` and `{code}`.
        pub money: String,
        /// A date: `{day}`, `{month}` and `{year}`.
        pub date: String,
        /// A date on the first of a month, where it is written in another way.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date_of_first: Option<String>,
        /// The names of the twelve months, as they stand in a date.
        pub months: Vec<String>,
        /// Which form of a word follows a number.
        pub plural: PluralRule,
        /// Names of charges and methods of payment.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub words: BTreeMap<String, String>,
        /// Texts that templates share; a later one may use an earlier one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub phrases: Vec<Phrase>,
        /// Its templates.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub templates: Vec<MessageTemplate>,
    }
}

/// A text, or a list of lines.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Given {
        Text(String),
        Lines(Vec<String>),
    }
    Ok(match Given::deserialize(deserializer)? {
        Given::Text(text) => text,
        Given::Lines(lines) => lines.join("\n"),
    })
}

impl PluralRule {
    /// Which of the forms follows a number: 0, 1 or 2.
    pub(super) const fn form(self, number: u64) -> usize {
        let is_one = match self {
            Self::ZeroOneOther => number <= 1,
            Self::OneOther | Self::OneFewMany => number == 1,
        };
        let is_few = matches!(number % 10, 2..=4) && !matches!(number % 100, 12..=14);
        match self {
            _ if is_one => 0,
            Self::OneFewMany if !is_few => 2,
            _ => 1,
        }
    }
}

/// The shipped languages.
const SHIPPED: &[&str] = &[
    include_str!("../../data/messages/en.json"),
    include_str!("../../data/messages/de.json"),
    include_str!("../../data/messages/fr.json"),
    include_str!("../../data/messages/es.json"),
    include_str!("../../data/messages/pl.json"),
];

impl MessageLanguage {
    /// The shipped languages: English, German, French, Spanish, Polish.
    ///
    /// # Errors
    /// None in practice: the texts it reads are part of the crate and tested.
    pub fn shipped() -> Result<&'static [Self]> {
        static READ: std::sync::OnceLock<Result<Vec<MessageLanguage>>> = std::sync::OnceLock::new();
        let read = READ.get_or_init(|| SHIPPED.iter().map(|text| crate::json::from_json(text)).collect());
        read.as_deref().map_err(Clone::clone)
    }

    /// Checks that a year has twelve months and nothing stands twice.
    pub(super) fn check(&self) -> Result<()> {
        if self.months.len() != 12 {
            let given = self.months.len();
            return Err(Error::CountOutOfRange { field: "months".into(), least: 12, most: 12, given });
        }
        if !(1..=2).contains(&self.min_group_digits) {
            let given = self.min_group_digits.into();
            return Err(Error::NumberOutOfRange {
                field: "min_group_digits".into(),
                least: 1,
                most: 2,
                given,
            });
        }
        crate::documents::at_most(self.phrases.len(), 1_000, "phrases")?;
        crate::documents::at_most(self.templates.len(), 10_000, "templates")?;
        let mut keys = std::collections::BTreeSet::new();
        for (at, template) in self.templates.iter().enumerate() {
            if !keys.insert(&template.key) {
                let field = format!("templates[{at}].key");
                return Err(Error::IdTaken { field, id: template.key.to_string() });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_after_numbers() {
        let forms =
            |rule: PluralRule, numbers: &[u64]| numbers.iter().map(|n| rule.form(*n)).collect::<Vec<_>>();
        assert_eq!(forms(PluralRule::OneOther, &[0, 1, 2, 11, 21]), [1, 0, 1, 1, 1]);
        assert_eq!(forms(PluralRule::ZeroOneOther, &[0, 1, 2]), [0, 0, 1]);
        // jedna faktura; 2, 3, 4, 22 faktury; 0, 5, 12, 13, 14, 21, 112 faktur.
        let polish = forms(PluralRule::OneFewMany, &[1, 2, 3, 4, 22, 0, 5, 12, 13, 14, 21, 112]);
        assert_eq!(polish, [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
    }

    #[test]
    fn every_language_has_every_template() {
        let languages = MessageLanguage::shipped().unwrap();
        assert_eq!(languages.len(), 5);
        let keys =
            |l: &MessageLanguage| l.templates.iter().map(|t| (t.key.clone(), t.tone)).collect::<Vec<_>>();
        for language in languages {
            language.check().unwrap();
            assert_eq!(keys(language), keys(&languages[0]), "{}", language.language);
        }
    }
}
