//! Operations of messages: drafts from templates, and the templates themselves.

use super::ledger::NoArguments;
use super::operation::{Operation, operation_table};
use crate::calendar::Date;
use crate::decide::Action;
use crate::error::{Error, Result};
use crate::messages::{
    self, MessageDraft, MessageInput, MessageLanguage, MessageOptions, MessageTemplate, TemplateCheck,
};
use serde::Deserialize;
use std::collections::BTreeMap;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// The draft of a message, subject and text, in the customer's language.
    render_message,
    /// The draft of the message that an action asks for.
    render_action,
    /// Checks a template without a message: what it needs, and that it comes out whole.
    check_template,
    /// The shipped languages with their templates, to look at or to start from.
    message_languages,
];

/// A message, and the templates.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Message {
    /// What it is to say.
    message: MessageInput,
    /// Templates and languages of the caller.
    #[serde(default)]
    options: MessageOptions,
}

fn render_message(given: Message) -> Result<MessageDraft> {
    messages::render_message(&given.message, &given.options).map_err(|e| within(e, "message"))
}

/// A template that is not there is the message's fault; what else is wrong is the template's or the options'.
fn within(error: Error, path: &str) -> Error {
    match &error {
        Error::NameUnknown { field, .. } | Error::IdTaken { field, .. }
            if field == "template" || field.starts_with("values.") =>
        {
            error.within(path)
        }
        _ => error,
    }
}

/// An action as `decide` gave it, and what the host adds.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct OfAction {
    /// The action: one that sends something.
    action: Action,
    /// The day on which it is written.
    as_of: Date,
    /// The host's link to pay, or to give other payment details.
    #[serde(default)]
    payment_link: Option<String>,
    /// The host's own texts by name, such as `company_name`.
    #[serde(default)]
    values: BTreeMap<String, String>,
    /// Templates and languages of the caller.
    #[serde(default)]
    options: MessageOptions,
}

fn render_action(given: OfAction) -> Result<MessageDraft> {
    let input = given.action.message_input(given.as_of, given.payment_link.as_deref())?;
    let reason = || "this kind of action sends no message".into();
    let input = input.ok_or_else(|| Error::NotPossible { field: "action.kind".into(), reason: reason() })?;
    let input = MessageInput { values: given.values, ..input };
    messages::render_message(&input, &given.options).map_err(|e| within(e, ""))
}

/// A template, and who gives what.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ToCheck {
    /// The template.
    template: MessageTemplate,
    /// The names of the texts that the host will give.
    #[serde(default)]
    values: Vec<String>,
    /// Languages of the caller.
    #[serde(default)]
    options: MessageOptions,
}

fn check_template(given: ToCheck) -> Result<TemplateCheck> {
    messages::check_template(&given.template, &given.values, &given.options)
}

fn message_languages(_: NoArguments) -> Result<Vec<MessageLanguage>> {
    MessageLanguage::shipped().map(<[MessageLanguage]>::to_vec)
}
