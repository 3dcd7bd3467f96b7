//! Refusals with their place.

use super::model::{EntryRefusal, StatementFormat};
use crate::error::Error;

/// A refusal on its way: the place and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    pub(super) line: u64,
    pub(super) field: String,
    pub(super) found: String,
    pub(super) allowed: String,
    /// Whether reading can go on behind it.
    pub(super) entry: bool,
}

/// What a step of reading gives.
pub(super) type Read<T> = Result<T, Refusal>;

impl Refusal {
    /// A bad entry: lenient reading leaves it out and goes on.
    pub(super) fn entry(line: u64, field: &str, found: &str, allowed: &str) -> Self {
        Self { line, field: shown(field), found: shown(found), allowed: allowed.into(), entry: true }
    }

    /// A broken file: nothing behind it can be trusted.
    pub(super) fn file(line: u64, field: &str, found: &str, allowed: &str) -> Self {
        Self { entry: false, ..Self::entry(line, field, found, allowed) }
    }

    /// More of something than a limit of the options lets a reader hold.
    pub(super) fn beyond(line: u64, field: &str, limit: &str, most: u64) -> Self {
        let found = format!("more than {most}");
        Self::file(line, field, &found, &format!("up to {most}: limits.{limit} of the options"))
    }

    /// The same with its place turned into a line, where it will be listed and not go further up.
    pub(super) fn listed(mut self, lenient: bool, line_of: impl FnOnce(u64) -> u64) -> Self {
        if lenient && self.entry {
            self.line = line_of(self.line);
        }
        self
    }

    /// The same with the field below a path.
    pub(super) fn below(mut self, path: &str) -> Self {
        self.field = if self.field.is_empty() { path.to_owned() } else { format!("{path}/{}", self.field) };
        self
    }

    pub(super) fn into_error(self, format: Option<StatementFormat>) -> Error {
        Error::StatementMalformed {
            field: self.field,
            format: format.map_or("unknown", StatementFormat::as_str).into(),
            line: self.line,
            found: self.found,
            allowed: self.allowed,
        }
    }

    pub(super) fn into_entry(self) -> EntryRefusal {
        EntryRefusal { line: self.line, field: self.field, found: self.found, allowed: self.allowed }
    }
}

/// At most 80 characters of a text, control characters shown as blanks.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
