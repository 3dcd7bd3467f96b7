//! What a draft is made from, and what it is.

use super::language::{MessageLanguage, MessageTemplate};
use crate::calendar::Date;
use crate::documents::{BrokenPromise, ChargeLine, ItemLine, PaymentMethod, Tone};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::Money;
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// What a message is to say.
    pub struct MessageInput {
        /// Key of the template.
        pub template: Name,
        /// Language to write in (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
        /// How it sounds; the template's own tone where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tone: Option<Tone>,
        /// The day on which it is written: from it the days past due are counted.
        pub as_of: Date,
        /// Name of the customer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_name: Option<Name>,
        /// Whom to greet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_name: Option<Name>,
        /// The items it is about, oldest due date first; all in the currency of the total.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub items: Vec<ItemLine>,
        /// What is asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub total: Option<Money>,
        /// What is asked for besides, not in the total.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub charges: Vec<ChargeLine>,
        /// The last day to pay.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_by: Option<Date>,
        /// A promise that was broken.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub broken_promise: Option<BrokenPromise>,
        /// Methods of payment that it speaks of.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub methods: Vec<PaymentMethod>,
        /// Last day on which the card or mandate works.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expires: Option<Date>,
        /// The host's link to pay, or to give other payment details.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payment_link: Option<String>,
        /// The host's own texts by name. They become fields, and may fill a field that is empty here.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub values: BTreeMap<String, String>,
    }

    /// Templates and languages of the caller.
    #[derive(Default)]
    pub struct MessageOptions {
        /// Language where the one asked for has no template; English where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub default_language: Option<Name>,
        /// Templates that come before the shipped ones.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub templates: Vec<MessageTemplate>,
        /// Languages that come before the shipped ones: one with the same tag takes its place.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub languages: Vec<MessageLanguage>,
    }

    /// A message, ready to be looked at and sent. Plain text.
    pub struct MessageDraft {
        /// Key of the template.
        pub template: Name,
        /// The language it is written in.
        pub language: Name,
        /// How it sounds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub tone: Option<Tone>,
        /// The subject: one line.
        pub subject: String,
        /// The text.
        pub body: String,
        /// What should be known of it: `language_not_there`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub reasons: Vec<Reason>,
    }

    /// What a template needs.
    pub struct TemplateCheck {
        /// The fields it speaks of, its phrases taken apart; sorted.
        pub fields: Vec<String>,
        /// Those that only the host can give, as `values`; sorted.
        pub host_values: Vec<String>,
        /// Fields that a message may lack and without which this template cannot be written; sorted.
        pub cannot_lack: Vec<String>,
    }
}

/// Fields that every message has, or that the host must give; and those that a message may lack.
const ALWAYS: &[&str] = &["as_of", "item_count", "items", "language"];
const SOMETIMES: &[&str] = &[
    "charges",
    "contact_name",
    "credit",
    "customer_name",
    "days_past_due",
    "expires",
    "methods",
    "oldest_due_date",
    "pay_by",
    "payment_link",
    "promise_amount",
    "promise_date",
    "tone",
    "total",
    "total_with_charges",
];
/// Fields that only the host can fill and that a message may lack.
const BY_HOST: &[&str] = &["company_phone", "sender_name"];

/// The fields of a template that the engine fills, and whether a message may lack them.
///
/// # Examples
/// ```
/// let fields: Vec<_> = receivables::messages::fields().collect();
/// assert!(fields.contains(&("items", false)) && fields.contains(&("payment_link", true)));
/// ```
pub fn fields() -> impl Iterator<Item = (&'static str, bool)> {
    let always = ALWAYS.iter().map(|name| (*name, false));
    always.chain(SOMETIMES.iter().chain(BY_HOST).map(|name| (*name, true)))
}

impl MessageInput {
    /// Checks bounds and currencies.
    pub(super) fn check(&self) -> Result<()> {
        crate::documents::at_most(self.items.len(), 10_000, "items")?;
        crate::documents::at_most(self.charges.len(), 10_000, "charges")?;
        crate::documents::at_most(self.values.len(), 1_000, "values")?;
        let first = self.items.first().map(|item| item.open).or(self.total);
        let Some(currency) = first.map(Money::currency) else { return Ok(()) };
        let amounts = self.items.iter().map(|item| item.open).chain(self.total);
        for amount in amounts.chain(self.charges.iter().map(|charge| charge.amount)) {
            amount.in_currency(currency).map_err(|e| e.within("total"))?;
        }
        Ok(())
    }
}

impl MessageOptions {
    /// Checks that nothing stands twice.
    pub(super) fn check(&self) -> Result<()> {
        crate::documents::at_most(self.templates.len(), 10_000, "templates")?;
        crate::documents::at_most(self.languages.len(), 1_000, "languages")?;
        let mut seen = BTreeSet::new();
        for (at, template) in self.templates.iter().enumerate() {
            let language = template.language.as_ref();
            if !seen.insert((&template.key, language)) {
                let language = language.map_or("no language", Name::as_str);
                let id = format!("{} in {language}", template.key);
                return Err(Error::IdTaken { field: format!("templates[{at}].key"), id });
            }
            if language.is_none() {
                let field = format!("templates[{at}].language");
                return Err(Error::Malformed { field, reason: "missing field `language`".into() });
            }
        }
        let mut seen = BTreeSet::new();
        for (at, language) in self.languages.iter().enumerate() {
            if !seen.insert(&language.language) {
                let field = format!("languages[{at}].language");
                return Err(Error::IdTaken { field, id: language.language.to_string() });
            }
            language.check().map_err(|e| e.within(&format!("languages[{at}]")))?;
        }
        Ok(())
    }
}
