//! Who takes what is read.

use super::model::{BankStatement, Movement};
use crate::error::Result;
use std::collections::BTreeMap;

/// Takes statements and movements as they are read, so that a file larger than memory can be worked through.
///
/// Of most files one statement is open at a time. A table may have several whose rows are mixed, one for each account and
/// currency: the line of the statement tells them apart.
///
/// An error stops the reading and is handed to the caller.
pub trait StatementSink {
    /// A movement of the statement given, which is complete only later (balances may stand behind the movements).
    ///
    /// # Errors
    /// Whatever stops the reading.
    fn movement(&mut self, statement: &BankStatement, movement: Movement) -> Result<()>;

    /// A statement is complete; its movements went to [`StatementSink::movement`] and are not in it.
    ///
    /// # Errors
    /// Whatever stops the reading.
    fn statement(&mut self, statement: BankStatement) -> Result<()>;

    /// So many bytes were read, counted as UTF-8; called about once for every 64 KiB.
    ///
    /// # Errors
    /// Whatever stops the reading.
    fn progress(&mut self, bytes: u64) -> Result<()> {
        let _ = bytes;
        Ok(())
    }
}

/// Keeps everything: what [`parse_statement`](super::parse_statement) uses.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) statements: Vec<BankStatement>,
    /// Movements of the statements that are open, by the line of their statement.
    open: BTreeMap<u64, Vec<Movement>>,
}

impl StatementSink for Collected {
    fn movement(&mut self, statement: &BankStatement, movement: Movement) -> Result<()> {
        self.open.entry(statement.line).or_default().push(movement);
        Ok(())
    }

    fn statement(&mut self, mut statement: BankStatement) -> Result<()> {
        statement.movements = self.open.remove(&statement.line).unwrap_or_default();
        self.statements.push(statement);
        Ok(())
    }
}
