//! The one model into which every format is read.

mod file;
mod kind;
mod movement;
mod party;
mod payment;
mod statement;
mod statement_text;

pub use file::{CsvColumns, CsvDialect, EntryRefusal, StatementFile, StatementFormat};
pub use kind::MovementKind;
pub use movement::{BankCode, Movement, MovementStatus, PaymentBatch, ReturnReason};
pub use party::{BankAccount, Party};
pub use payment::{
    Charge, Exchange, PaymentIds, Remittance, RemittanceAdjustment, RemittedDocument, StructuredReference,
};
pub use statement::{
    BankBalance, BankBalanceKind, BankStatement, Finding, FindingKind, StatementChecks, StatementKind,
};
pub use statement_text::StatementText;

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(crate) fn is_false(flag: &bool) -> bool {
    !*flag
}
