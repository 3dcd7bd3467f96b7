//! Who takes what is read.

use super::model::{BankStatement, Movement};
use crate::error::Result;

/// Takes statements and movements as they are read, so that a file larger than memory can be worked through.
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
pub(super) struct Collected {
    pub(super) statements: Vec<BankStatement>,
    open: Vec<Movement>,
}

impl StatementSink for Collected {
    fn movement(&mut self, _: &BankStatement, movement: Movement) -> Result<()> {
        self.open.push(movement);
        Ok(())
    }

    fn statement(&mut self, mut statement: BankStatement) -> Result<()> {
        statement.movements = std::mem::take(&mut self.open);
        self.statements.push(statement);
        Ok(())
    }
}
