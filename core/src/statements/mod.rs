//! Bank statements: every bank's file in, or refused with the place.
//!
//! Bytes in, one model out: [`BankStatement`]s of an account with balances and [`Movement`]s. Nothing is opened or stored
//! here; [`parse_statement`] takes the bytes of a file, [`read_statements`] any source, of which it keeps one line or
//! entry at a time.
//!
//! | format | what it is | streams by |
//! | --- | --- | --- |
//! | `camt` | ISO 20022 camt.052, .053, .054, every version | entry |
//! | `mt940`, `mt942` | SWIFT, with the `:86:` dialects of Germany, the Netherlands, Poland and others | entry |
//! | `bai2` | cash management reporting of the United States, Canada and Australia | record |
//! | `ofx` | Open Financial Exchange 1 (SGML) and 2 (XML) | transaction |
//! | `nacha` | returned ACH entries, dishonoured returns, notifications of change | entry |
//! | `edi820` | X12 820 payment order and remittance advice, also in CTX addenda | transaction set |
//! | `csv` | a table; separator, columns, dates and decimal mark are guessed and shown | row |
//!
//! A file that breaks its format is refused with the line, the field, what stands there and what is allowed
//! ([`Error::StatementMalformed`]). What is odd but can be read is a [`Finding`]: balances that do not add up, batches
//! that differ from their details, a 30 February. Lenient reading lists bad entries and goes on.
//!
//! Sources: ISO 20022 message definitions; SWIFT Standards MT category 9; BAI2 Cash Management Balance Reporting
//! Specifications version 2; OFX 1.6 and 2.2; Nacha operating rules, appendix on file formats; ASC X12 820.
//! In words: `docs/concepts/statements.md`.

mod amount;
mod bai2;
mod camt;
mod codes;
mod continuity;
mod dates;
mod detect;
mod edi820;
mod facts;
mod model;
mod mt940;
mod nacha;
mod ofx;
mod options;
mod output;
mod posting;
mod refuse;
mod sink;
mod source;
mod table;
mod text;
mod thousands;

pub use amount::{BankAmount, CurrencyCode};
pub use continuity::{ContinuityBreak, ContinuityKind, check_continuity};
pub use facts::{
    ReturnReview, ReturnReviewReason, ReturnablePayment, StatementFacts, known_movements, statement_facts,
};
pub use model::*;
pub use options::{BankCodeRule, StatementLimits, StatementOptions};
pub use posting::{
    LeftOut, LeftOutReason, PostableMovement, PostableMovements, PostableOptions, postable_movements,
};
pub(crate) use sink::Collected;
pub use sink::StatementSink;

#[cfg(doc)]
use crate::error::Error;
use crate::error::Result;
use output::Output;
use refuse::Read;
use source::Source;
use std::io;

/// Reads a whole file from memory.
///
/// # Errors
/// [`Error::StatementMalformed`] with the place. With [`StatementOptions::lenient`] a bad entry is no error but stands
/// in [`StatementFile::refused`].
///
/// # Examples
/// ```
/// use receivables::statements::{StatementFormat, StatementOptions, parse_statement};
/// let file = b":20:ONE\n:25:37040044/0532013000\n:28C:65/1\n:60F:C240331EUR5000,00\n\
///     :61:2404010401C1200,00NTRFNONREF//ABC123\n:86:/EREF/E2E-4711/REMI/INV-7\n:62F:C240401EUR6200,00\n-\n";
/// let read = parse_statement(file, &StatementOptions::default())?;
/// assert_eq!(read.format, StatementFormat::Mt940);
/// let movement = &read.statements[0].movements[0];
/// assert_eq!(movement.amount.to_string(), "1200.00 EUR");
/// assert_eq!(movement.ids.end_to_end_id.as_deref(), Some("E2E-4711"));
/// assert_eq!(movement.remittance.text, "INV-7");
/// assert_eq!(read.statements[0].checks.balanced, Some(true));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn parse_statement(bytes: &[u8], options: &StatementOptions) -> Result<StatementFile> {
    let mut collected = Collected::default();
    let file = run(bytes, Some(bytes), options, &mut collected)?;
    Ok(StatementFile { statements: collected.statements, ..file })
}

/// Reads a file of any size from a source and hands statements and movements to a sink as they come. The answer is the
/// file without its statements.
///
/// Memory does not grow with the file: 64 KiB of it, one line or tag of up to 1 MiB, one entry with its details, and what
/// [`StatementLimits`] lets a statement hold. Findings and refused entries are kept up to a limit.
///
/// # Errors
/// [`Error::StatementMalformed`] with the place, also when the source fails; whatever the sink returns.
pub fn read_statements(
    source: impl io::Read,
    options: &StatementOptions,
    sink: &mut dyn StatementSink,
) -> Result<StatementFile> {
    run(source, None, options, sink)
}

/// Reads from a source; `whole` are its bytes where they are in memory.
fn run(
    source: impl io::Read,
    whole: Option<&[u8]>,
    options: &StatementOptions,
    sink: &mut dyn StatementSink,
) -> Result<StatementFile> {
    let file = StatementFile {
        format: options.format.unwrap_or(StatementFormat::Csv),
        version: None,
        encoding: String::new(),
        message_id: None,
        created: None,
        dialect: None,
        statements: Vec::new(),
        findings: Vec::new(),
        refused: Vec::new(),
    };
    let mut output = Output::new(file, options, sink);
    let mut format = options.format;
    match read(source, whole, &mut output, &mut format) {
        Ok(()) => Ok(output.file),
        Err(refusal) => Err(output.halted.take().unwrap_or_else(|| refusal.into_error(format))),
    }
}

fn read(
    source: impl io::Read,
    whole: Option<&[u8]>,
    output: &mut Output<'_>,
    format: &mut Option<StatementFormat>,
) -> Read<()> {
    let source = Source::new(source, output.options().encoding.as_deref())?;
    output.file.encoding = source.encoding().into();
    let known = match *format {
        Some(known) => known,
        None => detect::format(source.head(), output.options().csv.is_some())?,
    };
    *format = Some(known);
    output.file.format = known;
    match known {
        StatementFormat::Camt => {
            let text = whole.filter(|_| source.is_utf8()).and_then(|bytes| std::str::from_utf8(bytes).ok());
            let text = text.map(|text| text.trim_start_matches('\u{feff}'));
            let input = match text {
                Some(text) => camt::Input::Memory(text, source.encoding_of(text), source.line_break()),
                None => camt::Input::Pieces(source),
            };
            camt::read(input, output)?;
        }
        StatementFormat::Mt940 | StatementFormat::Mt942 => mt940::read(source, output)?,
        StatementFormat::Bai2 => bai2::read(source, output)?,
        StatementFormat::Ofx => ofx::read(source, output)?,
        StatementFormat::Nacha => nacha::read(source, output)?,
        StatementFormat::Edi820 => edi820::read(source, output)?,
        StatementFormat::Csv => table::read(source, output)?,
    }
    output.end()
}
