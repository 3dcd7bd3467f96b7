//! What must hold of any bytes read as a bank file, and of any text searched for references: the fuzz targets and the
//! ordinary tests share it.

use crate::allocation::most_held;
use receivables::references::{ReferenceScheme, check_reference, find_references, generate_reference};
use receivables::statements::{
    BankStatement, Movement, PostableOptions, StatementFile, StatementFormat, StatementOptions,
    StatementSink, parse_statement, postable_movements, read_statements,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Bytes that reading may hold at once whatever the size of the file: its buffers, and tables that are built once.
pub const FIXED_BYTES: usize = 1 << 20;
/// Bytes that it may hold for each byte of the file, the answer included.
pub const BYTES_FOR_EACH: usize = 400;

/// Reads the bytes in every way there is and holds the answers against each other.
///
/// # Panics
/// When something does not hold.
pub fn check_file(bytes: &[u8], format: Option<StatementFormat>) {
    let lenient = StatementOptions { lenient: true, format, ..StatementOptions::default() };
    let (read, held) = most_held(|| parse_statement(bytes, &lenient));
    let allowed = FIXED_BYTES.saturating_add(bytes.len().saturating_mul(BYTES_FOR_EACH));
    assert!(held <= allowed, "{held} bytes were held for {} bytes of input", bytes.len());

    let mut kept = Kept::default();
    let streamed = read_statements(Trickle(bytes, 0), &lenient, &mut kept)
        .map(|file| StatementFile { statements: kept.statements, ..file });
    assert_eq!(read, streamed, "in memory and in pieces");

    let strict = parse_statement(bytes, &StatementOptions { lenient: false, ..lenient });
    match (&read, &strict) {
        (Ok(read), Ok(strict)) => assert_eq!(read, strict, "nothing was refused"),
        (Ok(read), Err(_)) => assert!(!read.refused.is_empty(), "strict refuses what lenient does not list"),
        (Err(_), Ok(_)) => panic!("lenient refuses what strict reads"),
        (Err(_), Err(_)) => {}
    }
    if let Ok(file) = &read {
        check_answer(file);
    }
}

/// What must hold of every answer.
fn check_answer(file: &StatementFile) {
    for statement in &file.statements {
        let checks = &statement.checks;
        assert_eq!(checks.movements, u64::try_from(statement.movements.len()).unwrap_or(0));
        if let (Some(balanced), Some(closing)) = (checks.balanced, statement.closing()) {
            assert_eq!(balanced, checks.computed_closing == Some(closing.amount));
        }
    }
    let text = receivables::wire::to_json(file).expect("an answer has a JSON form");
    let again: StatementFile = receivables::wire::from_json(&text).expect("the JSON form can be read");
    assert_eq!(&again, file, "JSON both ways");

    let options = PostableOptions { before_statement: true, whole_batches: false };
    let first = postable_movements(&file.statements, &options, &[]);
    let known: Vec<String> = first.movements.iter().map(|movement| movement.id.clone()).collect();
    let distinct: BTreeSet<&String> = known.iter().collect();
    assert_eq!(distinct.len(), known.len(), "ids are different");
    let second = postable_movements(&file.statements, &options, &known);
    assert!(second.movements.is_empty(), "the same file again adds nothing");
    for movement in &first.movements {
        let _ = movement.bank_movement();
    }
}

/// Searches, judges and generates references of every scheme.
///
/// # Panics
/// When something does not hold.
pub fn check_references(text: &str) {
    let (found, held) = most_held(|| find_references(text, ReferenceScheme::ALL));
    let allowed = FIXED_BYTES.saturating_add(text.len().saturating_mul(BYTES_FOR_EACH));
    assert!(held <= allowed, "{held} bytes were held for {} bytes of text", text.len());
    let mut end = 0;
    for hit in &found {
        assert!(hit.start < hit.end && hit.start >= end, "hits stand in order and apart");
        end = hit.end;
        let again = check_reference(hit.scheme, &hit.text);
        assert!(again.valid && again.value.as_deref() == Some(hit.value.as_str()), "{hit:?}");
    }
    let short: String = text.chars().take(40).collect();
    for scheme in ReferenceScheme::ALL {
        let check = check_reference(*scheme, &short);
        assert_eq!(check.valid, check.value.is_some() && check.fault.is_none(), "{check:?}");
        if let (Some(value), Some(printed)) = (&check.value, &check.printed) {
            let again = check_reference(*scheme, printed);
            assert!(!check.valid || again.value.as_ref() == Some(value), "{check:?} {again:?}");
        }
        if let Ok(made) = generate_reference(*scheme, &short, None) {
            assert!(made.valid, "{made:?}");
        }
    }
}

/// Gives a few bytes at a time.
#[derive(Debug)]
pub struct Trickle<'a>(pub &'a [u8], pub usize);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.1 = self.1 % 61 + 1;
        let count = self.1.min(buffer.len()).min(self.0.len());
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

/// Keeps all that comes.
#[derive(Default)]
struct Kept {
    statements: Vec<BankStatement>,
    /// By the line of their statement: a table may have several open.
    open: BTreeMap<u64, Vec<Movement>>,
}

impl StatementSink for Kept {
    fn movement(&mut self, statement: &BankStatement, movement: Movement) -> receivables::Result<()> {
        self.open.entry(statement.line).or_default().push(movement);
        Ok(())
    }

    fn statement(&mut self, mut statement: BankStatement) -> receivables::Result<()> {
        statement.movements = self.open.remove(&statement.line).unwrap_or_default();
        self.statements.push(statement);
        Ok(())
    }
}
