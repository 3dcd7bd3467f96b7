//! SWIFT MT940 (customer statement) and MT942 (interim report).
//!
//! A field is a line `:tag:` and the lines after it up to the next known tag. `:61:` is a movement, `:86:` its details
//! in the words of the bank's country; `:86:` behind the closing balance is about the statement. What stands around the
//! message (blocks in braces, names of old carriers) is passed over.
//!
//! Source: SWIFT Standards MT category 9; formats of the Dutch, German and Polish banks for `:86:`.

mod details;
mod entry;
mod field;
mod german;
mod keyed;
mod message;
mod non_swift;
mod slashed;

use super::BankAmount;
use super::amount::CurrencyCode;
use super::dates;
use super::model::{
    BankAccount, BankBalance, BankBalanceKind, BankStatement, FindingKind, Movement, StatementFormat,
    StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use super::text::said;
use crate::references::{ReferenceScheme, check_reference, read_iban};
use field::{Field, MOST_LINES, ends, fits, tag_of};
use message::{Evidence, MessageKind};
use std::io;

/// What is open while a file is read.
struct Reader<'o, 'a> {
    output: &'o mut Output<'a>,
    currency: Option<CurrencyCode>,
    bank: Option<StatementText>,
    /// A movement whose details may still come.
    open: Option<Movement>,
    /// The lines of its details.
    details: String,
    scratch: german::Scratch,
    closed: bool,
    /// Whether the movement before was refused.
    refused: bool,
    /// What kind of message is open.
    message: MessageKind,
    /// What the block before the next message says.
    block: Option<StatementKind>,
    /// Count and sum of debits and credits.
    sums: [(u64, Option<BankAmount>); 2],
}

/// Reads a file of any number of messages.
pub(super) fn read<R: io::Read>(mut source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    let mut reader = Reader {
        message: MessageKind::of_file(output),
        block: None,
        output,
        currency: None,
        bank: None,
        open: None,
        details: String::new(),
        scratch: german::Scratch::default(),
        closed: false,
        refused: false,
        sums: [(0, None), (0, None)],
    };
    let mut field = Field::default();
    let mut glue = false;
    let mut glued = String::new();
    let (mut chunk, mut any) = (0, false);
    loop {
        let at = source.line();
        let Some((mut line, returns)) = source.next_line()? else { break };
        // A tag may be broken behind its first colon.
        if glue {
            glued.clear();
            glued.push(':');
            glued.push_str(line);
            line = &glued;
        }
        glue = line == ":";
        if glue {
            continue;
        }
        if !returns || memchr::memchr(b'\r', line.as_bytes()).is_none() {
            any |= reader.line(&mut field, line, at)?;
        } else {
            // Lines may end with a carriage return alone.
            for (part, at) in line.split('\r').zip(at..) {
                any |= reader.line(&mut field, part, at)?;
            }
        }
        if source.taken() >> 16 > chunk {
            chunk = source.taken() >> 16;
            reader.output.progress(source.taken())?;
        }
    }
    reader.finish(&mut field)?;
    reader.close()?;
    output.file.encoding = source.encoding().into();
    if any {
        return Ok(());
    }
    Err(Refusal::file(1, ":20:", "no field of MT940 or MT942", ":20:, :25:, :60F:, :61:, :86:, :62F: …"))
}

impl Reader<'_, '_> {
    /// Takes a line; says whether a field begins in it.
    fn line(&mut self, field: &mut Field, line: &str, at: u64) -> Read<bool> {
        // A message may end, and the next begin, in the line of a field.
        if memchr::memchr(b'{', line.as_bytes()).is_some()
            && let Some(end) = line.find("-}{1:").filter(|end| *end > 0)
        {
            let (last, envelope) = line.split_at_checked(end).unwrap_or((line, ""));
            let any = self.line(field, last, at)?;
            self.finish(field)?;
            self.close()?;
            self.envelope(envelope);
            return Ok(any);
        }
        if let Some((tag, rest)) = tag_of(line) {
            self.finish(field)?;
            if !line.starts_with(':') && line.contains("{2:") {
                self.close()?;
                self.envelope(line);
            }
            field.start(tag, at, rest);
            return Ok(true);
        }
        if ends(line, field, self.closed) {
            self.finish(field)?;
            self.close()?;
            self.envelope(line);
        } else if !field.open {
            self.envelope(line);
        } else if field.count < MOST_LINES && fits(&field.text, line) {
            field.push(line);
        } else {
            let allowed = "up to 2000 lines and 1 MiB in a field";
            return Err(Refusal::file(at, &field.name(), "a field without end", allowed));
        }
        Ok(false)
    }

    /// A line around the message: the sender may stand in it.
    fn envelope(&mut self, line: &str) {
        let sender = line.split("{2:O94").nth(1).and_then(|block| block.get(1..)).and_then(|block| {
            // Either the time and date of input stand before the sender, or the sender comes at once.
            let block =
                if block.starts_with(|c: char| c.is_ascii_digit()) { block.get(10..)? } else { block };
            block.get(..8)
        });
        if let Some(sender) = sender.filter(|code| check_reference(ReferenceScheme::Bic, code).valid) {
            self.bank = Some(sender.into());
        }
        if let Some(kind) = message::of_block(line) {
            self.block = Some(kind);
            if self.output.statement.is_none() && self.output.statements() == 0 {
                let report = kind == StatementKind::Report;
                self.output.file.format =
                    if report { StatementFormat::Mt942 } else { StatementFormat::Mt940 };
            }
        }
    }

    /// The open statement; one without `:20:` begins by itself.
    fn statement(&mut self, line: u64) -> Read<&mut BankStatement> {
        if self.output.statement.is_none() {
            self.begin(line)?;
        }
        let none = || Refusal::file(line, "", "no statement", "a statement");
        self.output.statement.as_mut().ok_or_else(none)
    }

    fn begin(&mut self, line: u64) -> Read<()> {
        self.close()?;
        self.message = MessageKind::of_file(self.output);
        if let Some(kind) = self.block.take() {
            self.message.learn(kind, Evidence::Block);
        }
        let mut statement = BankStatement::new(self.message.kind, line);
        statement.account.bank.clone_from(&self.bank);
        self.output.begin(statement)
    }

    /// Ends the movement and the statement that are open.
    fn close(&mut self) -> Read<()> {
        self.release()?;
        self.currency = None;
        self.closed = false;
        self.sums = [(0, None), (0, None)];
        self.output.end()
    }

    /// Hands on the movement that is open, with its details.
    fn release(&mut self) -> Read<()> {
        let Some(movement) = &mut self.open else { return Ok(()) };
        details::read(movement, &self.details, &mut self.scratch);
        let side = usize::from(!movement.amount.is_negative());
        if let Some((count, sum)) = self.sums.get_mut(side) {
            *count = count.saturating_add(1);
            *sum = sum.map_or(Some(movement.amount), |sum| sum.plus(movement.amount));
        }
        match self.open.take() {
            Some(movement) => self.output.movement(movement),
            None => Ok(()),
        }
    }

    /// Takes a field that is complete.
    fn finish(&mut self, field: &mut Field) -> Read<()> {
        if !std::mem::take(&mut field.open) {
            return Ok(());
        }
        // The details of a movement that was refused are about nothing else.
        if matches!(field.tag, "86" | "NS") && self.refused {
            return Ok(());
        }
        self.refused = false;
        match self.take(field) {
            Ok(()) => Ok(()),
            Err(refusal) => {
                self.refused = field.tag == "61";
                self.output.refuse(refusal)
            }
        }
    }

    fn take(&mut self, field: &Field) -> Read<()> {
        if !matches!(field.tag, "86" | "NS") {
            self.release()?;
        }
        if field.tag == "20" {
            self.begin(field.line)?;
        } else if let Some((kind, evidence)) = message::of_field(field.tag) {
            self.statement(field.line)?;
            self.message.learn(kind, evidence);
            self.statement(field.line)?.kind = self.message.kind;
        }
        match field.tag {
            "20" => self.statement(field.line)?.id = said(field.first()),
            "21" => self.statement(field.line)?.related_id = said(field.first()),
            "25" | "25P" => self.account(field)?,
            "28" | "28C" => {
                let (number, page) = match field.first().split_once('/') {
                    Some((number, page)) => (said(number), said(page)),
                    None => (said(field.first()), None),
                };
                let statement = self.statement(field.line)?;
                (statement.number, statement.page) = (number, page);
            }
            "13" | "13D" => self.statement(field.line)?.created = said(field.first()),
            "34F" => self.floor_limit(field)?,
            "61" => self.entry(field)?,
            "86" => self.text(field)?,
            "NS" => self.non_swift(field)?,
            "90C" | "90D" => self.control(field)?,
            _ => self.balance(field)?,
        }
        Ok(())
    }

    fn account(&mut self, field: &Field) -> Read<()> {
        let has_movements = self.output.statement.as_ref().is_some_and(|s| s.checks.movements > 0);
        if has_movements && !self.closed {
            let allowed = ":86:, :61: or a closing balance behind a movement";
            return Err(Refusal::entry(field.line, &field.name(), field.first(), allowed));
        }
        let account = account_of(field.first());
        let statement = self.statement(field.line)?;
        let bank = account.bank.clone().or(statement.account.bank.take());
        statement.account = BankAccount { bank, ..account };
        Ok(())
    }

    /// The floor limit of MT942 is the only place of its currency.
    fn floor_limit(&mut self, field: &Field) -> Read<()> {
        self.statement(field.line)?;
        self.currency = self.currency.or(field.first().get(..3).and_then(CurrencyCode::read));
        Ok(())
    }

    fn entry(&mut self, field: &Field) -> Read<()> {
        self.statement(field.line)?;
        let clamped = entry::read(field, self.currency, &mut self.open)?;
        if clamped {
            self.output.odd(
                FindingKind::DateClamped,
                field.line,
                ":61:",
                None,
                field.first().get(..6).map(str::to_owned),
            );
        }
        if self.currency.is_none() {
            self.output.odd(FindingKind::CurrencyMissing, field.line, ":61:", None, None);
        }
        self.details.clear();
        self.closed = false;
        Ok(())
    }

    fn text(&mut self, field: &Field) -> Read<()> {
        let before = match &self.open {
            Some(_) => self.details.as_str(),
            None => self.output.statement.as_ref().and_then(|s| s.text.as_deref()).unwrap_or_default(),
        };
        if !fits(before, &field.text) {
            let allowed = "up to 1 MiB of text about one movement or statement";
            return Err(Refusal::file(field.line, ":86:", "text without end", allowed));
        }
        if self.open.is_some() {
            if !self.details.is_empty() {
                self.details.push('\n');
            }
            self.details.push_str(&field.text);
            return Ok(());
        }
        let lines = field.lines().filter(|line| !line.trim().is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        let statement = self.statement(field.line)?;
        if !text.is_empty() {
            match &mut statement.text {
                Some(before) => {
                    before.push_str("\n");
                    before.push_str(&text);
                }
                None => statement.text = Some(text.into()),
            }
        }
        Ok(())
    }

    fn non_swift(&mut self, field: &Field) -> Read<()> {
        if let Some(movement) = &mut self.open {
            non_swift::of_movement(movement, &field.text);
            return Ok(());
        }
        non_swift::of_statement(self.statement(field.line)?, &field.text);
        Ok(())
    }

    fn balance(&mut self, field: &Field) -> Read<()> {
        use BankBalanceKind as Kind;
        let text = field.first();
        let refuse = |found: &str, allowed: &str| Refusal::entry(field.line, &field.name(), found, allowed);
        let form = "C or D, YYMMDD, currency, amount with a comma";
        let out = match text.get(..1) {
            Some("C") => false,
            Some("D") => true,
            _ => return Err(refuse(text, form)),
        };
        let day = text.get(1..7).unwrap_or_default();
        let (date, clamped) = dates::short(day).ok_or_else(|| refuse(day, "a date YYMMDD"))?;
        let rest = text.get(7..).unwrap_or_default();
        let stated = rest.get(..3).and_then(CurrencyCode::read);
        let number = if stated.is_some() { rest.get(3..).unwrap_or_default() } else { rest };
        let currency = stated.or(self.currency);
        let amount = BankAmount::read(number.trim(), b',', currency);
        let amount =
            amount.ok_or_else(|| refuse(rest, "three letters of a currency and digits with a comma"))?;
        let kind = match field.tag {
            "60F" => Kind::Opening,
            "60M" => Kind::IntermediateOpening,
            "62F" => Kind::Closing,
            "62M" => Kind::IntermediateClosing,
            "64" => Kind::ClosingAvailable,
            _ => Kind::ForwardAvailable,
        };
        self.closed = !matches!(kind, Kind::Opening | Kind::IntermediateOpening);
        self.currency = self.currency.or(stated);
        let amount = if out { amount.negated() } else { amount };
        let balance = BankBalance { kind, amount, date: Some(date), code: Some(field.tag.into()) };
        self.statement(field.line)?.balances.push(balance);
        self.output.fits_balances(field.line, &field.name())?;
        if clamped {
            self.output.odd(FindingKind::DateClamped, field.line, &field.name(), None, Some(day.into()));
        }
        if stated.is_none() {
            self.output.odd(FindingKind::CurrencyMissing, field.line, &field.name(), None, Some(rest.into()));
        }
        Ok(())
    }

    /// Count and sum of one side in MT942.
    fn control(&mut self, field: &Field) -> Read<()> {
        let text = field.first();
        let allowed = "a count, a currency and an amount with a comma";
        let refuse = || Refusal::entry(field.line, &field.name(), text, allowed);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, rest) = text.split_at_checked(digits).ok_or_else(refuse)?;
        let currency = rest.get(..3).and_then(CurrencyCode::read).ok_or_else(refuse)?;
        let number = rest.get(3..).unwrap_or_default().trim();
        let stated = BankAmount::read(number, b',', Some(currency)).ok_or_else(refuse)?;
        self.statement(field.line)?;
        let side = usize::from(field.tag == "90C");
        let (have, sum) = self.sums.get(side).copied().unwrap_or_default();
        let sum = sum.unwrap_or(BankAmount::zero(Some(currency))).abs();
        if !count.is_empty() && count.parse() != Ok(have) {
            let found = Some(count.trim_start_matches('0').to_owned());
            self.output.odd(
                FindingKind::CountDisagrees,
                field.line,
                &field.name(),
                Some(have.to_string()),
                found,
            );
        }
        if sum.with_currency(Some(currency)) != stated {
            let (expected, found) = (Some(sum.to_string()), Some(stated.to_string()));
            self.output.odd(FindingKind::ControlTotalDisagrees, field.line, &field.name(), expected, found);
        }
        Ok(())
    }
}

/// The account in `:25:`: an IBAN, or bank and number with a slash, either with a currency behind.
fn account_of(text: &str) -> BankAccount {
    let text = text.trim();
    let cut = text.len().saturating_sub(3);
    let (head, tail) = text.split_at_checked(cut).unwrap_or((text, ""));
    let is_currency =
        head.trim_end().ends_with(|c: char| c.is_ascii_digit()) && CurrencyCode::read(tail).is_some();
    let iban = |text: &str| read_iban(text).map(StatementText::from);
    let (body, currency) = match (iban(text), is_currency) {
        (None, true) => (head.trim_end(), Some(StatementText::from(tail))),
        _ => (text, None),
    };
    let mut account = BankAccount { currency, ..BankAccount::default() };
    let parts = body.split_once('/');
    account.iban = iban(body).or_else(|| parts.and_then(|(one, two)| iban(two).or_else(|| iban(one))));
    if account.iban.is_none() {
        account.number = said(body);
    }
    let is_bank =
        |bank: &&str| (3..=11).contains(&bank.len()) && bank.bytes().all(|b| b.is_ascii_alphanumeric());
    account.bank = parts.map(|(bank, _)| bank).filter(is_bank).map(StatementText::from);
    account
}
