//! Tables of banks: one movement a row, in whatever order of columns.
//!
//! Separator, header, decimal mark and form of dates are found in the first rows and shown in the answer
//! ([`CsvDialect`]); what a host states is taken as it is. A form of dates that the rows do not settle (is `03/04/2024`
//! in March or April?) is refused, not guessed.
//!
//! So is a number of two readings (is `1.500` a thousand and a half, or one and a half?) in a table that shows no other.
//!
//! One statement is of one account and one currency: where either changes from row to row, another begins.
//!
//! Names of columns: `core/data/csv_columns.csv`.

mod guess;
mod header;
mod number;
mod row;
mod rows;
mod side;

use super::BankAmount;
use super::amount::CurrencyCode;
use super::model::{BankBalance, BankBalanceKind, BankStatement, CsvDialect, StatementFormat, StatementKind};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use row::{Row, Rule};
use rows::Rows;
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
    let mut rows = Rows::new(source, rule.separator, rule.quote);
    output.file.dialect = Some(dialect);
    let mut record = csv::StringRecord::new();
    let mut balances = Balances::default();
    let mut chunk = 0;
    loop {
        // The limit counts from row to row: a quotation without end is no row.
        rows.source().mark();
        let Some(line) = rows.next(&mut record)? else { break };
        if line <= first || record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        take(output, &rule, &record, line, &mut balances)?;
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
    let currency = movement.amount.currency();
    let changes = output.statement.as_ref().is_none_or(|statement| {
        account.as_ref().is_some_and(|account| account.key() != statement.account.key())
            || currency.as_ref().map(CurrencyCode::as_str) != statement.account.currency.as_deref()
    });
    if changes {
        // A row without account is of the account above it.
        let above = output.statement.as_ref().map(|statement| &statement.account);
        let account = account.or_else(|| above.or(rule.own_account.as_ref()).cloned());
        finish(output, balances)?;
        *balances = Balances::default();
        let mut statement = BankStatement::new(StatementKind::Statement, line);
        statement.account = account.unwrap_or_default();
        statement.account.currency = currency.map(|code| code.as_str().into());
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
