//! BAI2 cash management reporting.
//!
//! Records of two digits, fields between commas, a slash at the end: 01 file, 02 group, 03 account with balances and
//! totals, 16 movement, 88 continuation, 49, 98 and 99 trailers with control totals. Amounts are whole smallest units;
//! the type code says the side. Text may have commas and slashes; some banks put several records on a line or break
//! one, and leave the slash away.
//!
//! Source: Cash Management Balance Reporting Specifications version 2.

mod detail;
mod record;

use super::BankAmount;
use super::amount::CurrencyCode;
use super::dates;
use super::model::{
    BankBalance, BankBalanceKind, BankStatement, FindingKind, MovementKind, MovementStatus, StatementFormat,
    StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use super::text::{said, words};
use crate::calendar::Date;
use record::{Fields, Record, Records};
use std::io;

/// Most bytes of one record with its continuations.
const MOST_RECORD: usize = 1024 * 1024;

/// Sums that a trailer is compared with. `None` once they do not fit.
#[derive(Default, Clone, Copy)]
struct Control {
    sum: Option<i64>,
    records: u64,
    parts: u64,
}

impl Control {
    const fn new() -> Self {
        Self { sum: Some(0), records: 0, parts: 0 }
    }

    fn add(&mut self, units: i64) {
        self.sum = self.sum.and_then(|sum| sum.checked_add(units));
    }
}

/// What is open.
struct Reader<'o, 'a> {
    output: &'o mut Output<'a>,
    currency: Option<CurrencyCode>,
    group_currency: Option<CurrencyCode>,
    bank: Option<StatementText>,
    status: Option<StatementText>,
    /// Whether the group is a report before the end of its day.
    interim: bool,
    as_of: Option<Date>,
    account: Control,
    group: Control,
    file: Control,
    finished: bool,
}

/// Reads a file.
pub(super) fn read<R: io::Read>(source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Bai2;
    output.expects_opening = false;
    output.expects_closing = false;
    let mut records = Records::new(source);
    let mut reader = Reader {
        output,
        currency: None,
        group_currency: None,
        bank: None,
        status: None,
        interim: false,
        as_of: None,
        account: Control::new(),
        group: Control::new(),
        file: Control::new(),
        finished: false,
    };
    let mut open: Option<Record> = None;
    let mut chunk = 0;
    while let Some(record) = records.next()? {
        if record.code == "88" {
            match &mut open {
                Some(before) => before.continue_with(&record.body, MOST_RECORD)?,
                None => return Err(Refusal::file(record.line, "88", &record.body, "a record before it")),
            }
            continue;
        }
        if let Some(before) = open.replace(record) {
            reader.take(&before)?;
        }
        if records.taken() >> 16 > chunk {
            chunk = records.taken() >> 16;
            reader.output.progress(records.taken())?;
        }
    }
    if let Some(last) = open.take() {
        reader.take(&last)?;
    }
    if !reader.finished {
        reader.output.odd(FindingKind::Truncated, records.line(), "99", None, None);
    }
    output.file.encoding = records.encoding().into();
    output.end()
}

impl Reader<'_, '_> {
    fn take(&mut self, record: &Record) -> Read<()> {
        if self.output.file.created.is_none() && record.code != "01" {
            let found = format!("{},{}", record.code, record.body);
            return Err(Refusal::file(record.line, "01", &found, "01, the file header, first"));
        }
        let count = record.parts;
        let in_account = self.output.statement.is_some();
        self.file.records = self.file.records.saturating_add(count);
        if !matches!(record.code.as_str(), "01" | "99") {
            self.group.records = self.group.records.saturating_add(count);
        }
        if matches!(record.code.as_str(), "03" | "16" | "49") {
            self.account.records = self.account.records.saturating_add(count);
        }
        let taken = match record.code.as_str() {
            "01" => self.file_header(record),
            "02" => self.group_header(record),
            "03" => self.account_header(record),
            "16" if in_account => self.movement(record),
            "49" if in_account => self.account_trailer(record),
            "98" => self.group_trailer(record),
            "99" => self.file_trailer(record),
            _ => {
                let found = format!("{},{}", record.code, record.body);
                Err(Refusal::entry(record.line, &record.code, &found, "03, an account, before its records"))
            }
        };
        match taken {
            Ok(()) => Ok(()),
            Err(refusal) => self.output.refuse(refusal),
        }
    }

    /// 01, sender, receiver, date, time, id, record length, block size, version.
    fn file_header(&mut self, record: &Record) -> Read<()> {
        let mut fields = record.fields();
        let _sender = fields.next();
        let _receiver = fields.next();
        let (date, time) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        self.output.file.created = Some(format!("{date} {time}").trim().into());
        self.output.file.message_id = fields.next().and_then(said);
        self.output.file.version = fields.nth(2).and_then(said);
        self.file.records = record.parts;
        Ok(())
    }

    /// 02, receiver, originator, status, as-of date, time, currency, modifier.
    fn group_header(&mut self, record: &Record) -> Read<()> {
        self.output.end()?;
        self.group = Control { records: record.parts, ..Control::new() };
        let mut fields = record.fields();
        let _receiver = fields.next();
        self.bank = fields.next().and_then(said);
        self.status = fields.next().and_then(said);
        let date = fields.next().unwrap_or_default();
        let read = || Refusal::entry(record.line, "02 as-of date", date, "a date YYMMDD");
        self.as_of = match words(date) {
            Some(date) => Some(dates::short(date).ok_or_else(read)?.0),
            None => None,
        };
        self.group_currency = currency(fields.nth(1), record.line, "02 currency")?;
        // Modifiers 1 and 3 are of reports during the day, which the final ones repeat.
        self.interim = matches!(fields.next().map(str::trim), Some("1" | "3"));
        Ok(())
    }

    /// 03, account, currency, then groups of type code, amount, count, funds type.
    fn account_header(&mut self, record: &Record) -> Read<()> {
        let kind = if self.interim { StatementKind::Report } else { StatementKind::Statement };
        let mut statement = BankStatement::new(kind, record.line);
        let mut fields = record.fields();
        statement.account.number = fields.next().and_then(said);
        let own = currency(fields.next(), record.line, "03 currency")?;
        // The standard makes the dollar the currency of a group that names none.
        self.currency = own.or(self.group_currency).or(CurrencyCode::read("USD"));
        statement.account.currency = self.currency.map(|code| code.as_str().into());
        statement.account.bank.clone_from(&self.bank);
        statement.from = self.as_of;
        statement.to = self.as_of;
        statement.id.clone_from(&self.output.file.message_id);
        statement.text = match self.status.as_deref() {
            Some("2") => Some("group status 2: deletion".into()),
            Some("3") => Some("group status 3: correction".into()),
            Some("4") => Some("group status 4: test".into()),
            _ => None,
        };
        let before = self.account;
        self.account = Control { records: record.parts, parts: before.parts, ..Control::new() };
        self.group.parts = self.group.parts.saturating_add(1);
        let summaries = self.summaries(record, &mut fields);
        match summaries {
            Ok(balances) => statement.balances = balances,
            Err(refusal) => self.output.refuse(refusal)?,
        }
        self.output.begin(statement)?;
        self.output.judged = !self.moves_nothing();
        Ok(())
    }

    /// Whether the group is a deletion, a correction or a test. They are for a person: no money is posted by them, and
    /// their balances are not judged.
    fn moves_nothing(&self) -> bool {
        matches!(self.status.as_deref(), Some("2" | "3" | "4"))
    }

    fn summaries(&mut self, record: &Record, fields: &mut Fields<'_>) -> Read<Vec<BankBalance>> {
        let mut balances = Vec::new();
        while let Some(code) = fields.next() {
            let code = code.trim();
            let written = fields.next().unwrap_or_default();
            let _count = fields.next();
            detail::funds(record.line, fields)?;
            if code.is_empty() || written.trim().is_empty() {
                continue;
            }
            let units = units(written).ok_or_else(|| {
                Refusal::entry(
                    record.line,
                    &format!("03 amount of {code}"),
                    written,
                    "digits, a sign at most",
                )
            })?;
            self.account.add(units);
            if !code.starts_with('0') {
                continue;
            }
            let kind = match code {
                "010" => BankBalanceKind::Opening,
                "015" => BankBalanceKind::Closing,
                "030" => BankBalanceKind::IntermediateClosing,
                "040" => BankBalanceKind::OpeningAvailable,
                "045" => BankBalanceKind::ClosingAvailable,
                "060" => BankBalanceKind::IntermediateAvailable,
                _ => BankBalanceKind::Other,
            };
            let amount = self.amount(units);
            balances.push(BankBalance { kind, amount, date: self.as_of, code: Some(code.into()) });
            let most = self.output.options().limits.balances;
            if u64::try_from(balances.len()).unwrap_or(u64::MAX) > most {
                return Err(Refusal::beyond(record.line, "03", "balances", most));
            }
        }
        Ok(balances)
    }

    fn amount(&self, units: i64) -> BankAmount {
        let exponent =
            self.currency.and_then(|code| code.payable()).map_or(2, |currency| currency.exponent());
        BankAmount::from_units(units, u8::try_from(exponent).unwrap_or(2), self.currency)
    }

    fn movement(&mut self, record: &Record) -> Read<()> {
        let (detail, units) = detail::read(record, |units| self.amount(units))?;
        self.account.add(units);
        let mut movement = detail;
        movement.booking_date = self.as_of;
        // What looks like a return code in the words of a wire is a word.
        self.output.classify(&mut movement);
        if movement.kind != MovementKind::Return {
            movement.return_reason = None;
        }
        if self.moves_nothing() {
            movement.status = MovementStatus::Information;
        }
        self.output.movement(movement)
    }

    /// Compares a trailer: control total, then counts.
    fn compare(&mut self, record: &Record, have: Control, counts: &[u64]) -> Read<()> {
        let mut fields = record.fields();
        let total = fields.next().unwrap_or_default();
        let allowed = "digits, a sign at most";
        let field = format!("{} control total", record.code);
        let stated = units(total).ok_or_else(|| Refusal::entry(record.line, &field, total, allowed))?;
        if have.sum != Some(stated) {
            let expected = have.sum.map(|sum| sum.to_string());
            self.output.odd(
                FindingKind::ControlTotalDisagrees,
                record.line,
                &record.code,
                expected,
                Some(stated.to_string()),
            );
        }
        for count in counts {
            let text = fields.next().map(str::trim).unwrap_or_default();
            if !text.is_empty() && text.parse() != Ok(*count) {
                let (expected, found) = (Some(count.to_string()), Some(text.to_owned()));
                self.output.odd(FindingKind::CountDisagrees, record.line, &record.code, expected, found);
            }
        }
        Ok(())
    }

    fn account_trailer(&mut self, record: &Record) -> Read<()> {
        let have = self.account;
        let compared = self.compare(record, have, &[have.records]);
        if let Some(sum) = have.sum {
            self.group.add(sum);
        }
        compared?;
        self.output.end()
    }

    fn group_trailer(&mut self, record: &Record) -> Read<()> {
        self.output.end()?;
        let have = self.group;
        if let Some(sum) = have.sum {
            self.file.add(sum);
        }
        self.file.parts = self.file.parts.saturating_add(1);
        self.compare(record, have, &[have.parts, have.records])
    }

    fn file_trailer(&mut self, record: &Record) -> Read<()> {
        self.output.end()?;
        self.finished = true;
        let have = self.file;
        self.compare(record, have, &[have.parts, have.records])
    }
}

/// A currency, where one is written. One that cannot be read must not become another: all amounts hang on it.
fn currency(field: Option<&str>, line: u64, name: &str) -> Read<Option<CurrencyCode>> {
    let Some(code) = field.and_then(words) else { return Ok(None) };
    let read = CurrencyCode::read(&code.to_ascii_uppercase());
    read.map(Some).ok_or_else(|| Refusal::file(line, name, code, "a code of three letters, such as USD"))
}

/// A whole number of smallest units; nothing is zero.
pub(super) fn unsigned(text: &str) -> Option<i64> {
    units(text).filter(|_| !text.trim_start().starts_with('-'))
}

/// The same with a sign.
pub(super) fn units(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = text.strip_prefix('-').unwrap_or(text);
    if text.is_empty() {
        return Some(0);
    }
    if digits.trim_start_matches('0').len() > 18 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}
