//! From fields to text.

use super::input::{MessageDraft, MessageInput};
use super::language::{MessageLanguage, MessageTemplate, Phrase};
use super::template::Choice;
use crate::documents::ItemLine;
use crate::error::{Error, Result, quoted};
use crate::money::Money;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Rest, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior};
use std::collections::{BTreeMap, BTreeSet};

/// Largest template in bytes.
const LARGEST_TEMPLATE: usize = 100_000;
/// Steps after which a template is given up: it cannot keep a host busy.
const MOST_STEPS: u64 = 1_000_000;

/// The fields of one message. A field that it lacks is none: it may be asked for, but not written.
#[derive(Clone, Default)]
pub(super) struct Context(BTreeMap<String, Value>);

impl Context {
    fn put(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    fn put_some(&mut self, name: &str, text: Option<String>) {
        self.put(name, text.map_or(Value::from(()), Value::from));
    }

    fn lacks(&self, name: &str) -> bool {
        self.0.get(name).is_none_or(Value::is_none)
    }

    /// The same fields, but for one.
    pub(super) fn without(&self, name: &str) -> Self {
        let mut rest = self.clone();
        rest.put(name, Value::from(()));
        rest
    }
}

/// The draft of a message.
pub(super) fn draft(input: &MessageInput, choice: &Choice<'_>) -> Result<MessageDraft> {
    input.check()?;
    let context = context(input, choice)?;
    let (subject, body) = written(choice.template, choice.language, &context)?;
    Ok(MessageDraft {
        template: input.template.clone(),
        language: choice.tag.clone(),
        tone: input.tone.or(choice.template.tone),
        subject,
        body,
        reasons: choice.reasons.clone(),
    })
}

/// The fields of a message, formatted for a language.
fn context(input: &MessageInput, choice: &Choice<'_>) -> Result<Context> {
    let language = choice.language;
    let mut fields = Context::default();
    fields.put("as_of", language.date(input.as_of).into());
    fields.put("language", choice.tag.as_str().into());
    fields.put("item_count", input.items.len().into());
    fields.put("items", input.items.iter().map(|item| line(item, input, language)).collect());
    let oldest = input.items.iter().map(|item| item.due_date).min();
    fields.put_some("oldest_due_date", oldest.map(|date| language.date(date)));
    let days = oldest.map(|date| input.as_of.days_since(date).max(0));
    fields.put("days_past_due", days.map_or(Value::from(()), Value::from));
    fields.put_some("tone", input.tone.or(choice.template.tone).map(|tone| tone.to_string()));
    fields.put_some("customer_name", input.customer_name.as_ref().map(ToString::to_string));
    fields.put_some("contact_name", input.contact_name.as_ref().map(ToString::to_string));
    fields.put_some("payment_link", input.payment_link.clone());
    fields.put_some("pay_by", input.pay_by.map(|date| language.date(date)));
    fields.put_some("expires", input.expires.map(|date| language.date(date)));
    let methods: Vec<&str> = input.methods.iter().map(|method| language.word(method.as_str())).collect();
    fields.put_some("methods", (!methods.is_empty()).then(|| methods.join(", ")));
    let promise = input.broken_promise.as_ref();
    fields.put_some("promise_amount", promise.map(|promise| language.money(promise.amount)));
    fields.put_some("promise_date", promise.map(|promise| language.date(promise.deadline)));
    amounts(input, language, &mut fields)?;
    for name in super::fields().map(|(name, _)| name) {
        if !fields.0.contains_key(name) {
            fields.put(name, Value::from(()));
        }
    }
    for (name, text) in &input.values {
        if !fields.lacks(name) || language.phrases.iter().any(|phrase| phrase.name.as_str() == name) {
            let field = format!("values.{}", quoted(name));
            return Err(Error::IdTaken { field, id: name.chars().take(40).collect() });
        }
        fields.put(name, text.as_str().into());
    }
    Ok(fields)
}

fn line(item: &ItemLine, input: &MessageInput, language: &MessageLanguage) -> Value {
    let days = input.as_of.days_since(item.due_date).max(0);
    Value::from(BTreeMap::from([
        ("invoice_id", Value::from(item.invoice_id.as_str())),
        ("instalment", Value::from(item.instalment)),
        ("number", Value::from(item.number.as_str())),
        ("due_date", Value::from(language.date(item.due_date))),
        ("open", Value::from(language.money(item.open))),
        ("days_past_due", Value::from(days)),
    ]))
}

/// Sums: what is asked for, what credits took off it, and what comes on top.
fn amounts(input: &MessageInput, language: &MessageLanguage, fields: &mut Context) -> Result<()> {
    fields.put_some("total", input.total.map(|total| language.money(total)));
    let mut credit = None;
    let mut with_charges = None;
    if let Some(total) = input.total {
        let zero = Money::zero(total.currency());
        let items = input.items.iter().try_fold(zero, |sum, item| sum.plus(item.open))?;
        credit = Some(items.minus(total)?).filter(|credit| credit.is_positive());
        let charges = input.charges.iter().try_fold(total, |sum, charge| sum.plus(charge.amount))?;
        with_charges = Some(charges).filter(|_| !input.charges.is_empty());
    }
    fields.put_some("credit", credit.map(|credit| language.money(credit)));
    fields.put_some("total_with_charges", with_charges.map(|sum| language.money(sum)));
    // Charges of one kind are one line: the reader wants the sum, the host has the parts.
    let mut by_kind = BTreeMap::new();
    for charge in &input.charges {
        let sum = by_kind.entry(charge.kind).or_insert(Money::zero(charge.amount.currency()));
        *sum = sum.plus(charge.amount)?;
    }
    let named = by_kind.into_iter().map(|(kind, sum)| {
        let name = Value::from(language.word(kind.as_str()));
        Value::from(BTreeMap::from([("name", name), ("amount", Value::from(language.money(sum)))]))
    });
    let charges: Vec<Value> = named.collect();
    fields.put("charges", if charges.is_empty() { Value::from(()) } else { charges.into() });
    Ok(())
}

/// Fields by which a template is tried out: all of them are there.
pub(super) fn sample(language: &MessageLanguage, values: &[String]) -> Context {
    let mut fields = Context::default();
    for (name, _) in super::fields() {
        fields.put(name, format!("[{name}]").into());
    }
    let item =
        ["invoice_id", "number", "due_date", "open"].map(|name| (name, Value::from(format!("[{name}]"))));
    let numbers = [("instalment", Value::from(1)), ("days_past_due", Value::from(1))];
    fields
        .put("items", vec![Value::from(item.into_iter().chain(numbers).collect::<BTreeMap<_, _>>())].into());
    let charge = [("name", Value::from("[name]")), ("amount", Value::from("[amount]"))];
    fields.put("charges", vec![Value::from(BTreeMap::from(charge))].into());
    fields.put("item_count", 1.into());
    fields.put("days_past_due", 1.into());
    fields.put("language", language.language.as_str().into());
    for name in values {
        fields.put(name, format!("[{name}]").into());
    }
    fields
}

fn environment(language: &MessageLanguage) -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(MOST_STEPS));
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(|e| unreadable("template", &e))?);
    environment.set_formatter(|out, state, value| {
        if value.is_none() || value.is_undefined() {
            return Err(minijinja::Error::new(ErrorKind::UndefinedError, "a field that the message lacks"));
        }
        minijinja::escape_formatter(out, state, value)
    });
    let rule = language.plural;
    environment.add_filter("plural", move |number: u64, forms: Rest<String>| {
        let few = || minijinja::Error::new(ErrorKind::MissingArgument, "plural needs a form for each number");
        forms.get(rule.form(number)).cloned().ok_or_else(few)
    });
    Ok(environment)
}

fn unreadable(field: &str, error: &minijinja::Error) -> Error {
    let line = error.line().map(|line| format!("line {line}: ")).unwrap_or_default();
    let detail = error.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    Error::Malformed { field: field.into(), reason: format!("{line}{}{detail}", error.kind()) }
}

/// The fields that a text speaks of.
fn spoken(environment: &Environment<'_>, field: &str, text: &str) -> Result<BTreeSet<String>> {
    if text.len() > LARGEST_TEMPLATE {
        let (limit, length) = (LARGEST_TEMPLATE, text.len());
        return Err(Error::TextTooLong { field: field.into(), limit, length });
    }
    let template = environment.template_from_str(text).map_err(|e| unreadable(field, &e))?;
    let is_global = |name: &String| environment.globals().any(|(global, _)| global == name);
    Ok(template.undeclared_variables(false).into_iter().filter(|name| !is_global(name)).collect())
}

/// The phrases that a template uses, directly or by way of others, in their order; and the fields that are left.
fn parts<'a>(
    environment: &Environment<'_>,
    template: &MessageTemplate,
    language: &'a MessageLanguage,
) -> Result<(Vec<&'a Phrase>, BTreeSet<String>)> {
    let mut names = spoken(environment, "subject", &template.subject)?;
    names.extend(spoken(environment, "body", &template.body)?);
    let mut phrases = Vec::new();
    for phrase in language.phrases.iter().rev() {
        if names.remove(phrase.name.as_str()) {
            let field = format!("phrases.{}", phrase.name);
            names.extend(spoken(environment, &field, &phrase.text)?);
            names.extend(phrase.when.as_ref().map(ToString::to_string));
            phrases.push(phrase);
        }
    }
    phrases.reverse();
    Ok((phrases, names))
}

/// The fields that a template needs, its phrases taken apart.
pub(super) fn needs(template: &MessageTemplate, language: &MessageLanguage) -> Result<BTreeSet<String>> {
    parts(&environment(language)?, template, language).map(|(_, names)| names)
}

/// Subject and body.
pub(super) fn written(
    template: &MessageTemplate,
    language: &MessageLanguage,
    context: &Context,
) -> Result<(String, String)> {
    let environment = environment(language)?;
    let (phrases, names) = parts(&environment, template, language)?;
    if let Some(name) = names.iter().find(|name| !context.0.contains_key(*name)) {
        let in_subject = spoken(&environment, "subject", &template.subject)?.contains(name);
        let field = if in_subject { "subject" } else { "body" };
        return Err(Error::NameUnknown { field: field.into(), given: quoted(name) });
    }
    let mut context = context.clone();
    for phrase in phrases {
        let when = phrase.when.as_ref();
        let text = if when.is_some_and(|when| context.lacks(when.as_str())) {
            None
        } else {
            let field = format!("phrases.{}", phrase.name);
            Some(text(&environment, &field, &phrase.text, &context)?)
        };
        context.put_some(phrase.name.as_str(), text);
    }
    let subject = text(&environment, "subject", &template.subject, &context)?;
    if subject.chars().any(char::is_control) {
        let reason = "a subject is one line without control characters".into();
        return Err(Error::TextInvalid { field: "subject".into(), reason });
    }
    Ok((subject, text(&environment, "body", &template.body, &context)?))
}

/// A text with its fields put in, without blanks at the end.
fn text(environment: &Environment<'_>, field: &str, source: &str, context: &Context) -> Result<String> {
    match environment.render_str(source, &context.0) {
        Ok(text) if text.trim().is_empty() => Err(Error::TextEmpty { field: field.into() }),
        Ok(text) => Ok(text.trim_end().to_owned()),
        Err(error) if error.kind() == ErrorKind::UndefinedError => {
            let lacking = lacking(environment, source, context);
            Err(lacking.map_or_else(
                || unreadable(field, &error),
                |name| Error::NameUnknown { field: field.into(), given: quoted(&name) },
            ))
        }
        Err(error) => Err(unreadable(field, &error)),
    }
}

/// The first field, by name, that a text cannot do without and the message lacks: with all the others filled in, it
/// still cannot be written.
fn lacking(environment: &Environment<'_>, source: &str, context: &Context) -> Option<String> {
    let names = environment.template_from_str(source).ok()?.undeclared_variables(false);
    let names: BTreeSet<String> = names.into_iter().filter(|name| context.lacks(name)).collect();
    let mut filled = context.clone();
    names.iter().for_each(|name| filled.put(name, "-".into()));
    names.into_iter().find(|name| environment.render_str(source, &filled.without(name).0).is_err())
}
