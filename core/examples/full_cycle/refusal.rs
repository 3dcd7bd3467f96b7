//! A row that was refused: where it stands and what is wrong with it.
#![allow(unreachable_pub, reason = "the file is part of an example and of a library")]

use receivables::Error;
use std::fmt;

/// A row of the input that was refused; the rows around it go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Line of the file, from 1.
    pub line: u64,
    /// Path of the field or name of the column; empty where the whole row is at fault.
    pub field: String,
    /// The stable slug of the error.
    pub code: String,
    /// What was wrong, in words.
    pub message: String,
}

impl Refusal {
    /// An error of the engine at a line.
    #[must_use]
    pub fn new(line: u64, error: &Error) -> Self {
        Self { line, field: error.field(), code: error.code().to_owned(), message: error.to_string() }
    }

    /// The same with the field named as the file names it.
    #[must_use]
    pub fn at(line: u64, column: &str, error: Error) -> Self {
        Self::new(line, &error.at(column.to_owned()))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {} ({}): {}", self.line, self.field, self.code, self.message)
    }
}
