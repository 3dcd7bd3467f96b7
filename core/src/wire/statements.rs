//! Operations of the statements room. JSON has no bytes: a file comes as text, or as base64 where its encoding matters.
//! Both bindings also take the bytes themselves, by way of [`parse_statement_json`].

use super::operation::operation_table;
use super::{Operation, from_json, to_json};
use crate::calendar::Timestamp;
use crate::documents::Fact;
use crate::error::{Error, Result};
use crate::statements::{
    self, BankStatement, Collected, ContinuityBreak, Movement, PostableMovements, PostableOptions,
    ReturnablePayment, StatementFacts, StatementFile, StatementOptions, StatementSink,
};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// A bank statement file as data: statements with balances, movements and what was checked.
    parse_statement,
    /// The movements of statements that a ledger takes, each with an id that is the same whenever it is read again.
    postable_movements,
    /// What statements tell a ledger: a fact for each movement, and for each return of a payment that is known.
    statement_facts,
    /// The ids of bank movements that facts already tell of, to be given as `known` when the next file is read.
    known_movements,
    /// Breaks in rows of statements: a closing balance that is not the next opening balance.
    check_continuity,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Parse {
    /// The file as text; exactly one of `text` and `base64`.
    #[serde(default)]
    text: Option<String>,
    /// The file as base64.
    #[serde(default)]
    base64: Option<String>,
    #[serde(default)]
    options: StatementOptions,
}

fn parse_statement(given: Parse) -> Result<StatementFile> {
    let wrong = |field: &str, reason: &str| Error::Malformed { field: field.into(), reason: reason.into() };
    let bytes = match (given.text, given.base64) {
        (Some(text), None) => text.into_bytes(),
        (None, Some(coded)) => decoded(&coded).ok_or_else(|| wrong("base64", "not base64"))?,
        _ => return Err(wrong("text", "give exactly one of text and base64")),
    };
    statements::parse_statement(&bytes, &given.options)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Postable {
    statements: Vec<BankStatement>,
    #[serde(default)]
    options: PostableOptions,
    /// Ids that the ledger has.
    #[serde(default)]
    known: Vec<String>,
}

fn postable_movements(given: Postable) -> Result<PostableMovements> {
    Ok(statements::postable_movements(&given.statements, &given.options, &given.known))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Facts {
    statements: Vec<BankStatement>,
    /// Payments and attempts that a bank may send back.
    #[serde(default)]
    payments: Vec<ReturnablePayment>,
    #[serde(default)]
    options: PostableOptions,
    /// Ids of movements that the ledger has.
    #[serde(default)]
    known: Vec<String>,
    /// The instant at which the file was read.
    recorded: Timestamp,
}

fn statement_facts(given: Facts) -> Result<StatementFacts> {
    statements::statement_facts(
        &given.statements,
        &given.payments,
        &given.options,
        &given.known,
        given.recorded,
    )
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ToldFacts {
    /// Facts of a ledger, or those that were made of earlier files.
    facts: Vec<Fact>,
}

fn known_movements(given: ToldFacts) -> Result<Vec<String>> {
    Ok(statements::known_movements(&given.facts))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Continuity {
    statements: Vec<BankStatement>,
}

fn check_continuity(given: Continuity) -> Result<Vec<ContinuityBreak>> {
    Ok(statements::check_continuity(&given.statements))
}

/// Reads the bytes of a file; options and answer are JSON. `progress` is told how many bytes were read and may stop
/// the reading.
///
/// # Errors
/// As [`statements::parse_statement`]; what `progress` returns.
pub fn parse_statement_json(
    bytes: &[u8],
    options: &str,
    progress: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<String> {
    let options: StatementOptions = if options.is_empty() {
        StatementOptions::default()
    } else {
        from_json(options).map_err(|error| error.within("options"))?
    };
    let mut sink = Watched { kept: Collected::default(), progress };
    let file = statements::read_statements(bytes, &options, &mut sink)?;
    to_json(&StatementFile { statements: sink.kept.statements, ..file })
}

/// Keeps what is read and tells how far it is.
struct Watched<'a> {
    kept: Collected,
    progress: &'a mut dyn FnMut(u64) -> Result<()>,
}

impl StatementSink for Watched<'_> {
    fn movement(&mut self, statement: &BankStatement, movement: Movement) -> Result<()> {
        self.kept.movement(statement, movement)
    }

    fn statement(&mut self, statement: BankStatement) -> Result<()> {
        self.kept.statement(statement)
    }

    fn progress(&mut self, bytes: u64) -> Result<()> {
        (self.progress)(bytes)
    }
}

/// The bytes of base64 (RFC 4648), with or without padding; line breaks are passed over.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len().saturating_div(4).saturating_mul(3));
    let (mut bits, mut count, mut letters) = (0_u32, 0_u32, 0_usize);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte.checked_sub(b'A')?,
            b'a'..=b'z' => byte.checked_sub(b'a')?.checked_add(26)?,
            b'0'..=b'9' => byte.checked_sub(b'0')?.checked_add(52)?,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => continue,
            _ => return None,
        };
        letters = letters.checked_add(1)?;
        bits = (bits << 6) | u32::from(value);
        count = count.checked_add(6)?;
        if count >= 8 {
            count = count.checked_sub(8)?;
            out.push(u8::try_from((bits >> count) & 0xFF).ok()?);
        }
    }
    (letters % 4 != 1).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_the_standard() {
        // RFC 4648, section 10.
        for (text, plain) in [
            ("", ""),
            ("Zg==", "f"),
            ("Zm8=", "fo"),
            ("Zm9v", "foo"),
            ("Zm9v\nYg==", "foob"),
            ("Zm9vYmE", "fooba"),
        ] {
            assert_eq!(decoded(text), Some(plain.as_bytes().to_vec()), "{text}");
        }
        assert_eq!(decoded("Zm9vY"), None);
        assert_eq!(decoded("Zm9*"), None);
    }
}
