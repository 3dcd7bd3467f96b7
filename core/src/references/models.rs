//! References with a country prefix and a model that says which parts are checked.

use super::check::{Judged, ReferenceFault};
use super::digits::{digits, modulus_11};
use std::sync::LazyLock;

/// Longest reference after prefix and model.
const MOST_CHARACTERS: usize = 22;

struct Model {
    country: &'static str,
    model: &'static str,
    checked: &'static str,
}

static MODELS: LazyLock<Vec<Model>> = LazyLock::new(|| {
    let rows = include_str!("../../data/reference_models.csv").lines();
    let rows = rows.filter(|line| !line.starts_with('#')).skip(1);
    let read = |line: &'static str| {
        let mut cells = line.split(',');
        Some(Model { country: cells.next()?, model: cells.next()?, checked: cells.next()? })
    };
    rows.filter_map(read).collect()
});

/// Which parts a model checks; `None` for a model that there is not.
fn checked(country: &str, model: &str) -> Option<&'static str> {
    MODELS.iter().find(|row| row.country == country && row.model == model).map(|row| row.checked)
}

/// The groups of digits that a model checks, each with the index of its last part; `None` where one is not there.
fn groups(checked: &str, parts: &[&str]) -> Option<Vec<(String, usize)>> {
    let mut groups = Vec::new();
    for range in checked.split(';').filter(|range| !range.is_empty()) {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) else { continue };
        let first = first.saturating_sub(1);
        let last = last.min(parts.len());
        let joined: String = parts.iter().take(last).skip(first).copied().collect();
        if joined.is_empty() {
            return None;
        }
        groups.push((joined, last.saturating_sub(1)));
    }
    Some(groups)
}

/// Judges a reference that starts with its country and model.
pub(super) fn judge(country: &str, text: &str) -> Judged {
    let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let rest = packed.strip_prefix(country).ok_or(ReferenceFault::Form)?;
    let (model, reference) = rest.split_at_checked(2).ok_or(ReferenceFault::Length)?;
    let checked = checked(country, model).ok_or(ReferenceFault::ModelUnknown)?;
    if checked == "none" {
        return if reference.is_empty() { Ok((packed.clone(), packed)) } else { Err(ReferenceFault::Length) };
    }
    if reference.is_empty() || reference.len() > MOST_CHARACTERS {
        return Err(ReferenceFault::Length);
    }
    let parts: Vec<&str> = reference.split('-').collect();
    let all_digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(all_digits) {
        return Err(ReferenceFault::Form);
    }
    for (group, _) in groups(checked, &parts).ok_or(ReferenceFault::Form)? {
        let numbers = digits(&group).ok_or(ReferenceFault::Form)?;
        let (last, base) = numbers.split_last().ok_or(ReferenceFault::Length)?;
        if base.is_empty() || modulus_11(base, 13) % 10 != *last {
            return Err(ReferenceFault::CheckDigits);
        }
    }
    let printed = format!("{country}{model} {reference}");
    Ok((packed, printed))
}

/// Puts the check digits of a model behind the parts that it checks.
pub(super) fn generate(country: &str, model: &str, base: &str) -> Judged {
    let checked = checked(country, model).ok_or(ReferenceFault::ModelUnknown)?;
    let mut parts: Vec<String> = base.split('-').map(str::to_owned).collect();
    for range in checked.split(';').filter(|range| !range.is_empty()) {
        let views: Vec<&str> = parts.iter().map(String::as_str).collect();
        let (group, last) =
            groups(range, &views).ok_or(ReferenceFault::Form)?.pop().ok_or(ReferenceFault::Form)?;
        let numbers = digits(&group).ok_or(ReferenceFault::Form)?;
        if let Some(part) = parts.get_mut(last) {
            part.push(char::from(b'0'.saturating_add(modulus_11(&numbers, 13) % 10)));
        }
    }
    judge(country, &format!("{country}{model}{}", parts.join("-")))
}
