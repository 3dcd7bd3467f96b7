//! From rows to a ledger: bad rows are put aside, good ones go on.

use super::input::{Content, Input};
use super::progress;
use super::refusal::Refusal;
use receivables::ledger::Applied;
use receivables::{Date, Error, Fact, FactBody, Ledger, Settings};
use std::io::BufRead;

/// What became of the input.
pub(crate) struct Outcome {
    /// The file.
    pub(crate) name: String,
    /// Rows that were not empty.
    pub(crate) rows: usize,
    /// Rows that said nothing new.
    pub(crate) repeated: usize,
    /// Rows that were refused, by line.
    pub(crate) refusals: Vec<Refusal>,
    /// All the others.
    pub(crate) ledger: Ledger,
    /// The last day of the input.
    pub(crate) last_day: Option<Date>,
}

/// The facts of one row.
struct Row {
    line: u64,
    facts: Vec<Fact>,
    /// The column that is at fault when the ledger refuses the row; told by the ledger for facts.
    column: Option<&'static str>,
}

impl Row {
    fn refuse(&self, error: Error) -> Refusal {
        let mut refusal = Refusal::new(self.line, &error);
        if let Some(column) = self.column {
            column.clone_into(&mut refusal.field);
        }
        refusal
    }
}

type Read = Result<Row, Refusal>;

/// Reads everything and applies it.
pub(crate) fn read(input: Input) -> Outcome {
    let mut refusals = Vec::new();
    let mut keep = |rows: &mut dyn Iterator<Item = Read>| -> Vec<Row> {
        rows.filter_map(|row| row.map_err(|refusal| refusals.push(refusal)).ok()).collect()
    };
    let rows = match input.content {
        Content::Facts(reader) => {
            let mut rows = keep(&mut FactLines { reader, line: 0, ended: false });
            // A fact can refer only to what was known before it.
            rows.sort_by_key(|row| row.facts.first().map(|fact| fact.recorded));
            rows
        }
        Content::Invoices(table) => keep(
            &mut table
                .map(|(line, facts)| facts.map(|facts| Row { line, facts, column: Some("invoice_id") })),
        ),
    };
    let mut outcome = Outcome {
        name: input.name,
        rows: rows.len().saturating_add(refusals.len()),
        repeated: 0,
        refusals,
        ledger: Ledger::new(Settings::default()),
        last_day: None,
    };
    apply_in_rounds(&mut outcome, rows);
    outcome.refusals.sort_by_key(|refusal| refusal.line);
    outcome
}

/// Applies the rows; those that are refused are tried again after the others, until nothing more is taken.
fn apply_in_rounds(outcome: &mut Outcome, rows: Vec<Row>) {
    let bar = progress::bar(u64::try_from(rows.len()).unwrap_or_default(), "applying");
    let mut waiting = rows;
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut refused = Vec::new();
        for row in waiting {
            match apply(&mut outcome.ledger, &row) {
                Ok(new) => {
                    bar.inc(1);
                    outcome.repeated = outcome.repeated.saturating_add(usize::from(!new));
                    outcome.last_day = outcome.last_day.max(last_day(&row.facts));
                }
                Err(refusal) => refused.push((row, refusal)),
            }
        }
        if refused.len() == before {
            outcome.refusals.extend(refused.into_iter().map(|(_, refusal)| refusal));
            break;
        }
        waiting = refused.into_iter().map(|(row, _)| row).collect();
    }
    bar.finish_and_clear();
}

/// Applies a row whole or not at all; says whether it was new.
fn apply(ledger: &mut Ledger, row: &Row) -> Result<bool, Refusal> {
    if let [fact] = row.facts.as_slice() {
        let applied = ledger.apply(fact).map_err(|error| row.refuse(error))?;
        return Ok(applied == Applied::New);
    }
    match ledger.apply_all(&row.facts) {
        Ok(batch) => Ok(batch.applied > 0),
        Err(error) => {
            // The rows below still need their customer, and nobody else tells them.
            let customers =
                row.facts.iter().filter(|fact| matches!(fact.body, FactBody::CustomerRecorded { .. }));
            for customer in customers {
                ledger.apply(customer).map_err(|error| row.refuse(error))?;
            }
            Err(row.refuse(error))
        }
    }
}

fn last_day(facts: &[Fact]) -> Option<Date> {
    facts.iter().map(|fact| fact.effective.max(fact.recorded.date())).max()
}

/// The facts of a file, one a line; empty lines are passed over.
struct FactLines<R> {
    reader: R,
    line: u64,
    ended: bool,
}

impl<R: BufRead> FactLines<R> {
    /// The next line that is not empty; none at the end.
    fn next_line(&mut self) -> Option<Result<String, Refusal>> {
        while !self.ended {
            let mut bytes = Vec::new();
            self.line = self.line.saturating_add(1);
            let read = self.reader.read_until(b'\n', &mut bytes);
            self.ended = !matches!(read, Ok(count) if count > 0);
            let text = match read {
                Ok(_) => String::from_utf8(bytes).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match text {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => return Some(Ok(text)),
                Err(reason) => {
                    let error = Error::Malformed { field: String::new(), reason };
                    return Some(Err(Refusal::new(self.line, &error)));
                }
            }
        }
        None
    }
}

impl<R: BufRead> Iterator for FactLines<R> {
    type Item = Read;
    fn next(&mut self) -> Option<Read> {
        let text = match self.next_line()? {
            Ok(text) => text,
            Err(refusal) => return Some(Err(refusal)),
        };
        let fact = Fact::from_json(text.trim_start_matches('\u{feff}'));
        let row = fact.map(|fact| Row { line: self.line, facts: vec![fact], column: None });
        Some(row.map_err(|error| Refusal::new(self.line, &error)))
    }
}
