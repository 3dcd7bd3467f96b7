//! Which template, and what it needs.

use super::input::{MessageInput, MessageOptions, TemplateCheck};
use super::language::{MessageLanguage, MessageTemplate};
use super::render::{Context, needs, sample, written};
use crate::error::{Error, Result, quoted};
use crate::ids::Name;
use crate::reason::Reason;
use std::collections::BTreeSet;

/// A template with the language it is written in.
pub(super) struct Choice<'a> {
    pub(super) language: &'a MessageLanguage,
    /// The tag of the template: with its region, where it has one.
    pub(super) tag: &'a Name,
    pub(super) template: &'a MessageTemplate,
    pub(super) reasons: Vec<Reason>,
}

/// A tag and the same without its region or script.
fn with_base(tag: &Name) -> Vec<Name> {
    let base = tag.as_str().split(['-', '_']).next().unwrap_or_default();
    let base = Name::new(base).ok().filter(|base| base != tag);
    std::iter::once(tag.clone()).chain(base).collect()
}

/// The language of a tag: the caller's before the shipped one, with its region before the one without.
fn language_of<'a>(tag: &Name, options: &'a MessageOptions) -> Result<Option<&'a MessageLanguage>> {
    let shipped = MessageLanguage::shipped()?;
    let named = |name: &Name| options.languages.iter().chain(shipped).find(|l| l.language == *name);
    Ok(with_base(tag).iter().find_map(named))
}

/// The template of a key in a language.
fn template_of<'a>(
    key: &Name,
    tag: &Name,
    options: &'a MessageOptions,
) -> Result<Option<(&'a MessageLanguage, &'a Name, &'a MessageTemplate)>> {
    let Some(language) = language_of(tag, options)? else { return Ok(None) };
    let own = |t: &&MessageTemplate| t.key == *key && t.language.as_ref() == Some(tag);
    if let Some(template) = options.templates.iter().find(own) {
        return Ok(Some((language, template.language.as_ref().unwrap_or(&language.language), template)));
    }
    if language.language != *tag {
        return Ok(None);
    }
    let template = language.templates.iter().find(|t| t.key == *key);
    Ok(template.map(|template| (language, &language.language, template)))
}

/// The template of a message.
pub(super) fn choose<'a>(input: &MessageInput, options: &'a MessageOptions) -> Result<Choice<'a>> {
    let english = Name::new("en")?;
    let asked = input.language.as_ref();
    let fallbacks = [options.default_language.as_ref(), Some(&english)];
    let own: Vec<Name> = asked.map(with_base).unwrap_or_default();
    let others = fallbacks.into_iter().flatten().flat_map(with_base);
    for (at, tag) in own.iter().cloned().chain(others).enumerate() {
        let Some((language, tag, template)) = template_of(&input.template, &tag, options)? else { continue };
        let mut reasons = Vec::new();
        if let Some(asked) = asked.filter(|_| at >= own.len()) {
            reasons.push(Reason::new("language_not_there").with("asked", asked).with("used", tag));
        }
        return Ok(Choice { language, tag, template, reasons });
    }
    Err(Error::NameUnknown { field: "template".into(), given: quoted(input.template.as_str()) })
}

/// Checks a template without a message: it must be readable, speak only of fields that exist or that the host says it
/// gives, and come out whole.
///
/// `values` are the names of the texts that the host will give.
///
/// # Errors
/// [`Error::Malformed`] for a template that cannot be read or written; [`Error::NameUnknown`] at `subject` or `body`
/// for a field that nobody gives, and at `language` for one that is not there; [`Error::Malformed`] where the template
/// has no language.
pub fn check_template(
    template: &MessageTemplate,
    values: &[String],
    options: &MessageOptions,
) -> Result<TemplateCheck> {
    options.check()?;
    let missing = || Error::Malformed { field: "language".into(), reason: "missing field `language`".into() };
    let tag = template.language.as_ref().ok_or_else(missing)?;
    let unknown = || Error::NameUnknown { field: "language".into(), given: quoted(tag.as_str()) };
    let language = language_of(tag, options)?.ok_or_else(unknown)?;
    let context = sample(language, values);
    written(template, language, &context)?;
    let used = needs(template, language)?;
    let known: BTreeSet<&str> = super::fields().map(|(name, _)| name).collect();
    let cannot_lack = cannot_lack(template, language, &context, &used);
    let only_host = |name: &&String| !known.contains(name.as_str());
    Ok(TemplateCheck {
        host_values: used.iter().filter(only_host).cloned().collect(),
        cannot_lack,
        fields: used.into_iter().collect(),
    })
}

/// The fields that a message may lack and without which the template cannot be written.
fn cannot_lack(
    template: &MessageTemplate,
    language: &MessageLanguage,
    context: &Context,
    used: &BTreeSet<String>,
) -> Vec<String> {
    let may_lack = super::fields().filter(|(_, lacks)| *lacks).map(|(name, _)| name);
    may_lack
        .filter(|name| used.contains(*name))
        .filter(|name| written(template, language, &context.without(name)).is_err())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_template_comes_out_whole() {
        let always = ["customer_name", "days_past_due", "oldest_due_date", "total"];
        for language in MessageLanguage::shipped().unwrap() {
            for template in &language.templates {
                let name = format!("{} {}", language.language, template.key);
                let template =
                    MessageTemplate { language: Some(language.language.clone()), ..template.clone() };
                let host = ["company_name".to_owned()];
                let needed = check_template(&template, &host, &MessageOptions::default()).unwrap();
                assert_eq!(needed.host_values, host, "{name}");
                let expiring = template.key.as_str() == "method_expiring";
                for field in &needed.cannot_lack {
                    // What is said of a broken promise, or of charges, comes all together.
                    let together = field.starts_with("promise_") || field.contains("charge");
                    let is_sound = always.contains(&field.as_str())
                        || together
                        || (template.key.as_str() == "plan_instalment_due" && field == "pay_by")
                        || (expiring && ["expires", "methods"].contains(&field.as_str()));
                    assert!(is_sound, "{name} cannot be written without {field}");
                }
            }
        }
    }
}
