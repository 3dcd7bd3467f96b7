//! Tables of banks: one movement a row, in whatever order of columns.
//!
//! Separator, header, decimal mark and form of dates are found in the first rows and shown in the answer
//! ([`CsvDialect`]); what a host states is taken as it is. A form of dates that the rows do not settle (is `03/04/2024`
//! in March or April?) is refused, not guessed.
//!
//! So is a number of two readings (is `1.500` a thousand and a half, or one and a half?) in a table that shows no other.
//!
//! One statement is of one account and one currency, whichever way their rows are mixed.
//!
//! Which way money went is said by signs, by columns for in and out, or by a column in which every cell is a known word.
//! Where amounts have no sign and a column has such words only within longer ones (`Debit Card`), they are read by their
//! sign, and a finding says so. A column for in or out has one sign throughout; a row with the other is refused.
//!
//! Names of columns: `core/data/csv_columns.csv`.

mod guess;
mod header;
mod number;
mod open;
mod row;
mod rows;
mod side;

use super::model::{CsvDialect, FindingKind, StatementFormat};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use open::Open;
use row::{Kind, Row, Rule, Written};
use rows::Rows;
use std::io;

/// Reads a table.
pub(super) fn read<R: io::Read>(source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Csv;
    output.expects_opening = false;
    output.expects_closing = false;
    let stated = output.options().csv.clone().unwrap_or_default();
    let (dialect, rule) = guess::dialect(source.head(), &stated)?;
    if let Some((line, column, found)) = rule.side_doubt.clone() {
        output.odd(FindingKind::DirectionBySign, line, &column, None, Some(found));
    }
    output.file.encoding = source.encoding().into();
    let first = dialect.header_line.unwrap_or(0);
    let mut rows = Rows::new(source, rule.separator, rule.quote);
    output.file.dialect = Some(dialect);
    let mut record = csv::StringRecord::new();
    let mut open = Open::default();
    let mut doubt = side::Doubt::new(&rule, stated.columns.is_some());
    let mut chunk = 0;
    loop {
        // The limit counts from row to row: a quotation without end is no row.
        rows.source().mark();
        let Some(line) = rows.next(&mut record)? else { break };
        if line <= first || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        take(output, &rule, &record, line, &mut open)?;
        if let Some((at, found)) = doubt.look(&rule, &record) {
            let column = guess::name_of(at, &rule.names);
            output.odd(FindingKind::DirectionBySign, line, &column, None, Some(found));
        }
        let read = rows.source().taken();
        if read >> 16 > chunk {
            chunk = read >> 16;
            output.progress(read)?;
        }
    }
    output.file.encoding = rows.source().encoding().into();
    if output.statement.is_none() {
        let read =
            |line| Refusal::file(line, "", "no row with a movement", "one row or more below the header");
        if output.file.refused.is_empty() && output.statements() == 0 {
            return Err(read(first.saturating_add(1)));
        }
    }
    open.end(output)
}

fn take(
    output: &mut Output<'_>,
    rule: &Rule,
    record: &csv::StringRecord,
    line: u64,
    open: &mut Open,
) -> Read<()> {
    let Row { movement, balance, account } = match row::read(rule, record, line) {
        Ok(Kind::Movement(row)) => *row,
        Ok(Kind::Words) => return Ok(()),
        Ok(Kind::Undated(amount)) => {
            output.odd(FindingKind::NotRead, line, "booking_date", None, Some(amount));
            return Ok(());
        }
        Err(refusal) => return output.refuse(refusal),
    };
    open.turn_to(output, account, rule.own_account.as_ref(), movement.amount.currency(), line)?;
    let balance = match balance {
        Written::Amount(balance) => Some(balance),
        Written::Nothing => None,
        Written::Unreadable(found) => {
            output.odd(FindingKind::NotRead, line, "balance", None, Some(found));
            None
        }
    };
    open.add(movement.amount, balance);
    output.movement(movement)
}

/// What a host and the file say together.
type Known = (CsvDialect, Rule);
