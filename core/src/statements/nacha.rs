//! Nacha files with returned entries.
//!
//! Records of 94 letters: 1 file, 5 batch of one company, 6 entry, 7 addenda, 8 and 9 controls. Addenda 99 says why an
//! entry came back, 98 what must be corrected. The return of a debit takes money out of the company's account, the
//! return of a credit brings it back.
//!
//! The controls state counts, sums and the entry hash: the first eight digits of the routing numbers of all entries,
//! added, of which the last ten digits stand there. The control of the file states how many blocks of ten records it has.
//!
//! Source: Nacha operating rules, appendix on ACH record formats.

use super::BankAmount;
use super::amount::CurrencyCode;
use super::dates;
use super::edi820;
use super::model::{
    BankAccount, BankCode, BankStatement, FindingKind, Movement, MovementKind, MovementStatus, ReturnReason,
    StatementFormat, StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use super::text::{said, words};
use crate::calendar::Date;
use std::io;

/// Letters of a record.
const WIDTH: usize = 94;
/// Records of a block; the last one is filled with nines.
const BLOCK: u64 = 10;
/// One more than the largest entry hash.
const HASH: u64 = 10_000_000_000;

/// What is open.
struct Reader<'o, 'a> {
    output: &'o mut Output<'a>,
    date: Option<Date>,
    open: Option<Movement>,
    addenda: Vec<String>,
    /// How many addenda the open entry has.
    addenda_count: u64,
    batches: u64,
    batch: Totals,
    file: Totals,
    /// How many records the file has so far.
    records: u64,
    /// How many blocks its control states, and in which line.
    blocks: Option<(u64, u64)>,
    finished: bool,
}

/// What the controls state.
#[derive(Clone, Copy)]
struct Totals {
    /// Entries and addenda.
    entries: u64,
    /// Cents of debit and of credit entries.
    sums: [i64; 2],
    /// Sum of the first eight digits of routing numbers; nothing where one is no number, or the control has none.
    hash: Option<u64>,
}

impl Totals {
    const fn new() -> Self {
        Self { entries: 0, sums: [0; 2], hash: Some(0) }
    }

    fn route(&mut self, routing: &str) {
        let digits = Some(routing).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let number = digits.and_then(|text| text.parse::<u64>().ok());
        let sum = self.hash.zip(number).and_then(|(hash, number)| hash.checked_add(number));
        self.hash = sum.and_then(|sum| sum.checked_rem(HASH));
    }

    fn add(&mut self, side: usize, cents: i64) {
        self.entries = self.entries.saturating_add(1);
        if let Some(sum) = self.sums.get_mut(side) {
            *sum = sum.saturating_add(cents);
        }
    }
}

/// Reads a file.
pub(super) fn read<R: io::Read>(mut source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Nacha;
    let mut reader = Reader {
        output,
        date: None,
        open: None,
        addenda: Vec::new(),
        addenda_count: 0,
        batches: 0,
        batch: Totals::new(),
        file: Totals::new(),
        records: 0,
        blocks: None,
        finished: false,
    };
    let mut line = String::new();
    let mut chunk = 0;
    loop {
        if source.taken() >> 16 > chunk {
            chunk = source.taken() >> 16;
            reader.output.progress(source.taken())?;
        }
        let at = source.line();
        if !source.read_line(&mut line)? {
            break;
        }
        // A file without line breaks is one line of many records.
        let mut rest = line.as_str();
        while !rest.trim().is_empty() {
            let end = rest.char_indices().nth(WIDTH).map_or(rest.len(), |(end, _)| end);
            let (record, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            rest = after;
            if let Err(refusal) = reader.take(record, at) {
                reader.output.refuse(refusal)?;
            }
        }
    }
    reader.release()?;
    reader.compare_blocks();
    if !reader.finished {
        reader.output.odd(FindingKind::Truncated, source.line(), "9", None, None);
    }
    output.file.encoding = source.encoding().into();
    output.end()
}

/// Columns from 1, as the rules count them.
fn columns(record: &str, first: usize, last: usize) -> &str {
    let begin = record.char_indices().nth(first.saturating_sub(1)).map_or(record.len(), |(at, _)| at);
    let end = record.char_indices().nth(last).map_or(record.len(), |(at, _)| at);
    record.get(begin..end).unwrap_or_default()
}

fn cents(record: &str, first: usize, last: usize, line: u64, field: &str) -> Read<i64> {
    let text = columns(record, first, last).trim();
    super::bai2::unsigned(text).ok_or_else(|| Refusal::entry(line, field, text, "digits: cents"))
}

fn count(record: &str, first: usize, last: usize, line: u64, field: &str) -> Read<u64> {
    let text = columns(record, first, last).trim();
    text.parse().map_err(|_| Refusal::entry(line, field, text, "digits"))
}

/// The same where a control may leave it blank.
fn optional(record: &str, first: usize, last: usize, line: u64, field: &str) -> Read<Option<u64>> {
    let is_blank = columns(record, first, last).trim().is_empty();
    if is_blank { Ok(None) } else { count(record, first, last, line, field).map(Some) }
}

impl Reader<'_, '_> {
    /// Another file may follow in the same source: its controls are about it alone.
    fn next_file(&mut self) {
        if std::mem::take(&mut self.finished) {
            self.records = self.records.saturating_sub(1);
            self.compare_blocks();
            (self.records, self.batches, self.file) = (1, 0, Totals::new());
        }
    }

    /// Compares the blocks, once the records of nines that fill the last one are counted.
    fn compare_blocks(&mut self) {
        let Some((found, line)) = self.blocks.take() else { return };
        let have = self.records.div_ceil(BLOCK);
        if have != found {
            let (expected, found) = (Some(have.to_string()), Some(found.to_string()));
            self.output.odd(FindingKind::CountDisagrees, line, "9 block count", expected, found);
        }
    }

    fn take(&mut self, record: &str, line: u64) -> Read<()> {
        let code = columns(record, 1, 1);
        if !matches!(code, "7") {
            self.release()?;
        }
        self.records = self.records.saturating_add(1);
        match code {
            "1" => {
                self.next_file();
                self.output.file.created =
                    words(&format!("{} {}", columns(record, 24, 29), columns(record, 30, 33)))
                        .map(StatementText::from);
                self.output.file.message_id = said(columns(record, 34, 34));
                self.output.file.version = said(columns(record, 87, 94));
            }
            "5" => self.batch(record, line)?,
            "6" => self.entry(record, line)?,
            "7" => self.addenda(record, line)?,
            "8" => self.control(record, line)?,
            // Behind the control a block is filled with records of nines.
            "9" if self.finished => {}
            "9" => self.file_control(record, line)?,
            other => {
                return Err(Refusal::entry(line, "record type", other, "1, 5, 6, 7, 8 or 9"));
            }
        }
        Ok(())
    }

    fn batch(&mut self, record: &str, line: u64) -> Read<()> {
        let mut statement = BankStatement::new(StatementKind::Returns, line);
        statement.account = BankAccount {
            number: said(columns(record, 41, 50)),
            owner: said(columns(record, 5, 20)),
            bank: said(columns(record, 80, 87)),
            account_type: said(columns(record, 51, 53)),
            currency: Some("USD".into()),
            ..BankAccount::default()
        };
        statement.number = said(columns(record, 88, 94));
        statement.text = said(columns(record, 54, 63));
        let day = columns(record, 70, 75);
        let refuse = || Refusal::entry(line, "effective entry date", day, "a date YYMMDD");
        self.date = match words(day).filter(|day| *day != "000000") {
            Some(day) => Some(dates::short(day).ok_or_else(refuse)?.0),
            None => None,
        };
        statement.from = self.date;
        statement.to = self.date;
        self.batch = Totals::new();
        self.batches = self.batches.saturating_add(1);
        self.output.begin(statement)
    }

    fn entry(&mut self, record: &str, line: u64) -> Read<()> {
        if self.output.statement.is_none() {
            return Err(Refusal::entry(line, "6", record, "an entry behind its batch header"));
        }
        let code = columns(record, 2, 3);
        let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code {
            return Err(Refusal::entry(line, "transaction code", code, "two digits"));
        }
        // The second digit: 1 to 4 are credits, 6 to 9 are debits.
        let debit = matches!(code.as_bytes().get(1), Some(b'5'..=b'9'));
        let units = cents(record, 30, 39, line, "amount")?;
        self.batch.add(usize::from(!debit), units);
        self.file.add(usize::from(!debit), units);
        let routing = columns(record, 4, 11);
        self.batch.route(routing);
        self.file.route(routing);
        self.addenda_count = 0;
        let amount = BankAmount::from_units(units, 2, CurrencyCode::read("USD"));
        // Until an addenda says that it came back, it is an entry on its way.
        let mut movement = Movement::new(line, amount);
        movement.kind = if debit { MovementKind::Collection } else { MovementKind::Payment };
        if !debit {
            movement.amount = amount.negated();
        }
        movement.status = MovementStatus::Information;
        movement.codes.push(BankCode { scheme: "nacha_transaction".into(), code: code.into() });
        movement.booking_date = self.date;
        // An international entry has its account there, and its names in addenda.
        let international = self
            .output
            .statement
            .as_ref()
            .is_some_and(|statement| statement.account.account_type.as_deref() == Some("IAT"));
        movement.ids.customer_reference = said(columns(record, 40, 54)).filter(|_| !international);
        movement.ids.trace_number = said(columns(record, 80, 94));
        let party = movement.counterparty.get_or_insert_default();
        party.name = said(columns(record, 55, 76)).filter(|_| !international);
        let account = if international { columns(record, 40, 74) } else { columns(record, 13, 29) };
        party.account = Some(BankAccount {
            number: said(account),
            bank: said(columns(record, 4, 12)),
            ..BankAccount::default()
        });
        self.open = Some(movement);
        Ok(())
    }

    fn addenda(&mut self, record: &str, line: u64) -> Read<()> {
        self.batch.add(0, 0);
        self.file.add(0, 0);
        let Some(movement) = &mut self.open else {
            return Err(Refusal::entry(line, "7", record, "an addenda behind its entry"));
        };
        let most = self.output.options().limits.addenda;
        self.addenda_count = self.addenda_count.saturating_add(1);
        if self.addenda_count > most {
            return Err(Refusal::beyond(line, "7", "addenda", most));
        }
        let kind = columns(record, 2, 3);
        if kind != "99" && kind != "98" {
            self.addenda.push(columns(record, 4, 83).trim_end().to_owned());
            return Ok(());
        }
        let code = columns(record, 4, 6);
        movement.codes.push(BankCode { scheme: "nacha_return".into(), code: code.into() });
        movement.ids.clearing_reference = movement.ids.trace_number.take();
        movement.ids.trace_number = said(columns(record, 7, 21));
        movement.remittance.text = said(columns(record, 36, 79)).unwrap_or_default();
        if kind == "98" {
            movement.kind = MovementKind::Information;
            movement.amount = BankAmount::zero(movement.amount.currency());
        } else {
            movement.status = MovementStatus::Booked;
            // R61 to R70 undo a return that was wrong.
            let number: u32 = code.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(0);
            let undone = (61..=70).contains(&number);
            movement.kind = if undone { MovementKind::Reversal } else { MovementKind::Return };
            if !undone {
                movement.amount = movement.amount.negated();
            }
        }
        movement.return_reason = Some(Box::new(ReturnReason { code: Some(code.into()), text: None }));
        Ok(())
    }

    fn release(&mut self) -> Read<()> {
        let addenda = std::mem::take(&mut self.addenda);
        let Some(mut movement) = self.open.take() else { return Ok(()) };
        if !addenda.is_empty() {
            let text = addenda.concat();
            edi820::segments(&text, movement.amount.currency(), &mut movement.remittance);
            if movement.remittance.text.is_empty() {
                movement.remittance.text = text;
            }
        }
        self.output.movement(movement)
    }

    fn control(&mut self, record: &str, line: u64) -> Read<()> {
        let stated = Totals {
            entries: count(record, 5, 10, line, "entry count")?,
            sums: [cents(record, 21, 32, line, "debit total")?, cents(record, 33, 44, line, "credit total")?],
            hash: optional(record, 11, 20, line, "entry hash")?,
        };
        self.compare("8", line, self.batch, stated);
        self.output.end()
    }

    /// The control of the file: batches, entries and both sums.
    fn file_control(&mut self, record: &str, line: u64) -> Read<()> {
        self.output.end()?;
        self.finished = true;
        let batches = count(record, 2, 7, line, "batch count")?;
        let stated = Totals {
            entries: count(record, 14, 21, line, "entry count")?,
            sums: [cents(record, 32, 43, line, "debit total")?, cents(record, 44, 55, line, "credit total")?],
            hash: optional(record, 22, 31, line, "entry hash")?,
        };
        self.blocks = optional(record, 8, 13, line, "block count")?.map(|blocks| (blocks, line));
        if batches != self.batches {
            let (expected, found) = (Some(self.batches.to_string()), Some(batches.to_string()));
            self.output.odd(FindingKind::CountDisagrees, line, "9 batch count", expected, found);
        }
        self.compare("9", line, self.file, stated);
        Ok(())
    }

    fn compare(&mut self, field: &str, line: u64, have: Totals, stated: Totals) {
        for (have, found) in have.sums.into_iter().zip(stated.sums) {
            if have != found {
                let (expected, found) = (Some(have.to_string()), Some(found.to_string()));
                self.output.odd(FindingKind::ControlTotalDisagrees, line, field, expected, found);
            }
        }
        if let (Some(have), Some(found)) = (have.hash, stated.hash)
            && have != found
        {
            let (expected, found) = (Some(have.to_string()), Some(found.to_string()));
            self.output.odd(
                FindingKind::ControlTotalDisagrees,
                line,
                &format!("{field} entry hash"),
                expected,
                found,
            );
        }
        if have.entries != stated.entries {
            let (expected, found) = (Some(have.entries.to_string()), Some(stated.entries.to_string()));
            self.output.odd(FindingKind::CountDisagrees, line, field, expected, found);
        }
    }
}
