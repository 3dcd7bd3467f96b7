//! Tables of banks: one movement a row, in whatever order of columns.
//!
//! Separator, header, decimal mark and form of dates are found in the first rows and shown in the answer
//! ([`CsvDialect`]); what a host states is taken as it is. A form of dates that the rows do not settle (is `03/04/2024`
//! in March or April?) is refused, not guessed.
//!
//! Names of columns: `core/data/csv_columns.csv`.

mod guess;
mod header;
mod row;

use super::BankAmount;
use super::model::{
    BankAccount, BankBalance, BankBalanceKind, BankStatement, BankText, CsvDialect, StatementFormat,
    StatementKind,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::{Source, failed};
use crate::references::read_iban;
use row::{Row, Rule};
use std::io;

/// Reads a table.
pub(super) fn read<R: io::Read>(source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Csv;
    output.expects_opening = false;
    output.expects_closing = false;
    let stated = output.options().csv.clone().unwrap_or_default();
    let (dialect, rule) = guess::dialect(source.head(), &stated)?;
    output.file.encoding = source.encoding().into();
    let first = dialect.header_line.unwrap_or(0);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(rule.separator)
        .quote(rule.quote)
        .from_reader(source);
    output.file.dialect = Some(dialect);
    let mut record = csv::StringRecord::new();
    let mut balances = Balances::default();
    let mut chunk = 0;
    loop {
        let line = reader.position().line();
        // The limit counts from row to row: a quotation without end is no row.
        reader.get_mut().mark();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                return Err(match error.into_kind() {
                    csv::ErrorKind::Io(error) => failed(line, &error),
                    _ => Refusal::file(line, "", "a row that cannot be read", "text in rows and columns"),
                });
            }
        }
        let line = record.position().map_or(line, csv::Position::line);
        if line <= first || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        take(output, &rule, &record, line, &mut balances)?;
        let read = reader.get_ref().taken();
        if read >> 16 > chunk {
            chunk = read >> 16;
            output.progress(read)?;
        }
    }
    output.file.encoding = reader.get_ref().encoding().into();
    if output.statement.is_none() {
        let read =
            |line| Refusal::file(line, "", "no row with a movement", "one row or more below the header");
        if output.file.refused.is_empty() && output.statements() == 0 {
            return Err(read(first.saturating_add(1)));
        }
    }
    finish(output, &balances)
}

/// Balances after the first two rows and the last.
#[derive(Default)]
struct Balances {
    first: Option<(BankAmount, BankAmount)>,
    second: Option<(BankAmount, BankAmount)>,
    last: Option<(BankAmount, BankAmount)>,
}

fn take(
    output: &mut Output<'_>,
    rule: &Rule,
    record: &csv::StringRecord,
    line: u64,
    balances: &mut Balances,
) -> Read<()> {
    let Row { movement, balance, account } = match row::read(rule, record, line) {
        Ok(Some(row)) => row,
        // A row of words between the movements, or of totals behind them.
        Ok(None) => return Ok(()),
        Err(refusal) => return output.refuse(refusal),
    };
    let changes = match (&output.statement, &account) {
        (Some(statement), Some(account)) => *account != statement.account.key(),
        (Some(_), None) => false,
        (None, _) => true,
    };
    if changes {
        finish(output, balances)?;
        *balances = Balances::default();
        let mut statement = BankStatement::new(StatementKind::Statement, line);
        let iban = account.as_deref().and_then(read_iban).map(BankText::from);
        let number = if iban.is_some() { None } else { account };
        let currency = movement.amount.currency().map(|code| code.as_str().into());
        statement.account = BankAccount { iban, number, currency, ..BankAccount::default() };
        output.begin(statement)?;
    }
    if let Some(balance) = balance {
        let pair = (balance, movement.amount);
        if balances.first.is_none() {
            balances.first = Some(pair);
        } else if balances.second.is_none() {
            balances.second = Some(pair);
        }
        balances.last = Some(pair);
    }
    output.movement(movement)
}

/// Opening and closing balance out of the running one, whichever way the rows run.
fn finish(output: &mut Output<'_>, balances: &Balances) -> Read<()> {
    if let (Some(statement), Some(first), Some(last)) = (&mut output.statement, balances.first, balances.last)
    {
        let rises = balances.second.is_none_or(|second| {
            first.0.plus(second.1) == Some(second.0) || second.0.plus(first.1) != Some(first.0)
        });
        let (start, end) = if rises { (first, last) } else { (last, first) };
        let opening = start.0.plus(start.1.negated());
        for (kind, amount) in [(BankBalanceKind::Opening, opening), (BankBalanceKind::Closing, Some(end.0))] {
            let balance = amount.map(|amount| BankBalance { kind, amount, date: None, code: None });
            statement.balances.extend(balance);
        }
    }
    output.end()
}

/// What a host and the file say together.
type Known = (CsvDialect, Rule);
