//! Messages: what a reminder says, as a draft made from a template.
//!
//! The engine decides *that* something is to be said; the template says it in the customer's language. A draft is made
//! whole or not at all: a field that is not there is an error before anything is sent, never a blank in a letter.
//!
//! | part | meaning |
//! | --- | --- |
//! | template | subject and body under a key and a language, in the syntax of Jinja: `{{ total }}`, `{% if pay_line %}` |
//! | field | what a template may speak of ([`fields`] lists them); amounts and dates come formatted for the language |
//! | phrase | a text that several templates of a language share, such as the list of items; a field, too |
//! | value | a text of the host by name, such as `company_name`; it becomes a field |
//!
//! Shipped: English, German, French, Spanish and Polish, for every template that the standard playbook names. A caller
//! may replace any template, add languages, and take another text for each.
//!
//! Drafts are plain text. Nothing is escaped: a host that puts a draft into HTML escapes it itself.

mod format;
mod input;
mod language;
mod render;
mod template;

pub use input::{MessageDraft, MessageInput, MessageOptions, TemplateCheck, fields};
pub use language::{MessageLanguage, MessageTemplate, Phrase, PluralRule};
pub use template::check_template;

use crate::error::Result;

/// The draft of a message.
///
/// The template is looked up by its key in the language asked for, then in that language without its region, then in
/// the default language, then in English; the caller's templates come before the shipped ones. A draft in another
/// language than the one asked for says so in its reasons.
///
/// # Errors
/// [`Error::NameUnknown`](crate::Error::NameUnknown) at `template` where no template has the key, and at `subject` or
/// `body` for a field that is not there; [`Error::IdTaken`](crate::Error::IdTaken) for a value of the host that the
/// engine fills itself; [`Error::Malformed`](crate::Error::Malformed) for a template that cannot be read;
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow).
///
/// # Examples
/// ```
/// use receivables::messages::{MessageInput, MessageOptions, render_message};
/// let input: MessageInput = receivables::wire::from_json(r#"{
///     "template": "due_today", "language": "de", "as_of": "2026-03-02", "customer_name": "Aster GmbH",
///     "items": [{"invoice_id": "I1", "instalment": 1, "number": "R-77", "due_date": "2026-03-02",
///                "open": {"amount": "1200.00", "currency": "EUR"}}],
///     "total": {"amount": "1200.00", "currency": "EUR"}, "values": {"company_name": "Muster AG"}
/// }"#)?;
/// let draft = render_message(&input, &MessageOptions::default())?;
/// assert_eq!(draft.subject, "Heute fällig: 1.200,00\u{a0}EUR");
/// assert!(draft.body.contains("- Rechnung R-77, fällig am 2. März 2026: 1.200,00\u{a0}EUR"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn render_message(input: &MessageInput, options: &MessageOptions) -> Result<MessageDraft> {
    options.check()?;
    let choice = template::choose(input, options)?;
    render::draft(input, &choice)
}
