//! Open Financial Exchange 1 (SGML) and 2 (XML): statements of bank accounts and cards.
//!
//! Aggregates open and close; in version 1 a value ends where the next tag begins. `TRNAMT` is signed, `FITID` names a
//! transaction once and for all in its account. The format states the balance at the end only.
//!
//! So a transaction that stands twice under one `FITID` with the same content is one, and the second is left out; with
//! another content both are read. Either is a finding.
//!
//! A correction (`CORRECTFITID`) takes back or replaces a transaction of an earlier file; it is information with a
//! finding, never money. Pending transactions (`STMTTRNP`) are pending.
//!
//! Source: OFX 1.6 and 2.2.

mod ids;
mod number;
mod tags;

use super::BankAmount;
use super::amount::CurrencyCode;
use super::dates;
use super::model::{
    BankAccount, BankBalance, BankBalanceKind, BankCode, BankStatement, FindingKind, Movement,
    MovementStatus, StatementFormat, StatementKind, StatementText,
};
use super::output::Output;
use super::refuse::{Read, Refusal};
use super::source::Source;
use super::text::words;
use crate::references::read_iban;
use ids::{Ids, Seen};
use number::number;
use std::io;
use tags::Tags;

/// One of the names given. Written as patterns, because those are compared without a call.
macro_rules! one_of {
    ($name:expr, [$($known:literal),+ $(,)?]) => {
        match $name {
            $($known => Some($known),)+
            _ => None,
        }
    };
}

/// Aggregates that give their values a meaning.
fn aggregate(name: &str) -> Option<&'static str> {
    one_of!(
        name,
        [
            "AVAILBAL",
            "BAL",
            "BALLIST",
            "BANKACCTFROM",
            "BANKACCTTO",
            "BANKTRANLIST",
            "CCACCTFROM",
            "CCACCTTO",
            "CCSTMTRS",
            "CCSTMTTRNRS",
            "CURRENCY",
            "INVACCTFROM",
            "INVSTMTRS",
            "INVSTMTTRNRS",
            "LEDGERBAL",
            "ORIGCURRENCY",
            "PAYEE",
            "SONRS",
            "STATUS",
            "STMTRS",
            "STMTTRN",
            "STMTTRNP",
            "STMTTRNRS",
        ]
    )
}

/// What an investment statement has besides money; it is not read.
fn is_investment(name: &str) -> bool {
    matches!(
        name,
        "INVPOSLIST" | "INVOOLIST" | "BUYSTOCK" | "SELLSTOCK" | "BUYMF" | "SELLMF" | "REINVEST" | "INCOME"
    )
}
/// Deepest nesting of aggregates.
const DEEPEST: usize = 32;

/// What is open.
struct Reader<'o, 'a> {
    output: &'o mut Output<'a>,
    open: Vec<&'static str>,
    currency: Option<CurrencyCode>,
    transaction: Option<Transaction>,
    balance: (Option<StatementText>, Option<StatementText>),
    status: Option<StatementText>,
    ids: Ids,
    any: bool,
    first: Option<String>,
}

/// The values of one transaction.
#[derive(Default)]
struct Transaction {
    line: u64,
    amount: Option<StatementText>,
    posted: Option<StatementText>,
    available: Option<StatementText>,
    name: Option<StatementText>,
    memo: Option<StatementText>,
    rate: Option<StatementText>,
    symbol: Option<StatementText>,
    converted: bool,
    /// Not booked yet.
    pending: bool,
    /// What a correction does: `DELETE` or `REPLACE`.
    action: Option<StatementText>,
    movement: Option<Movement>,
}

/// Reads a file.
pub(super) fn read<R: io::Read>(source: Source<R>, output: &mut Output<'_>) -> Read<()> {
    output.file.format = StatementFormat::Ofx;
    output.expects_opening = false;
    output.file.version = header_version(source.head());
    let mut tags = Tags::new(source);
    let mut reader = Reader {
        output,
        open: Vec::new(),
        currency: None,
        transaction: None,
        balance: (None, None),
        status: None,
        ids: Ids::default(),
        any: false,
        first: None,
    };
    // A value belongs to the tag before it.
    let mut last = String::new();
    let mut chunk = 0;
    while tags.next()? {
        let line = tags.source().line();
        if !last.is_empty() && !tags.text.is_empty() {
            reader.value(&last, &tags.text, line)?;
        }
        last.clear();
        if tags.name == "?" {
            continue;
        }
        let name = tags.name.as_str();
        if tags.closes {
            reader.close(name, line)?;
        } else {
            reader.open(name, line)?;
            last.push_str(name);
        }
        if tags.source().taken() >> 16 > chunk {
            chunk = tags.source().taken() >> 16;
            reader.output.progress(tags.source().taken())?;
        }
    }
    let line = tags.source().line();
    reader.finish(line)?;
    output.file.encoding = tags.source().encoding().into();
    output.end()
}

/// `VERSION:102` or `VERSION="200"`.
fn header_version(head: &str) -> Option<StatementText> {
    // The second is that of the processing instruction; the first may be that of XML.
    let head = head.split("<OFX>").next().unwrap_or_default();
    let head = head.split("<?OFX").last().unwrap_or_default();
    let (_, rest) = head.split_once("VERSION")?;
    let digits: String =
        rest.chars().skip(1).skip_while(|c| *c == '"').take_while(char::is_ascii_digit).collect();
    (!digits.is_empty()).then(|| digits.into())
}

impl Reader<'_, '_> {
    fn open(&mut self, name: &str, line: u64) -> Read<()> {
        if self.first.is_none() && name.ends_with("MSGSRSV1") && name != "SIGNONMSGSRSV1" {
            self.first = Some(name.to_owned());
        }
        if self.transaction.is_none() && self.output.statement.is_some() && is_investment(name) {
            self.output.odd(FindingKind::NotRead, line, name, None, None);
        }
        let Some(name) = aggregate(name) else { return Ok(()) };
        if self.open.len() >= DEEPEST {
            let found = format!("{} open aggregates", self.open.len());
            return Err(Refusal::file(line, name, &found, "up to 32"));
        }
        match name {
            "STMTRS" | "CCSTMTRS" | "INVSTMTRS" => {
                self.any = true;
                self.currency = None;
                self.output.begin(BankStatement::new(StatementKind::Statement, line))?;
            }
            "STMTTRN" | "STMTTRNP" => {
                self.release()?;
                let pending = name == "STMTTRNP";
                self.transaction = Some(Transaction { line, pending, ..Transaction::default() });
            }
            "LEDGERBAL" | "AVAILBAL" => self.balance = (None, None),
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn close(&mut self, name: &str, line: u64) -> Read<()> {
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            self.open.truncate(at);
        }
        match name {
            "STMTTRN" | "STMTTRNP" => self.release(),
            "LEDGERBAL" => self.take_balance(BankBalanceKind::Closing, line),
            "AVAILBAL" => self.take_balance(BankBalanceKind::ClosingAvailable, line),
            "STMTRS" | "CCSTMTRS" | "INVSTMTRS" => {
                self.release()?;
                self.output.end()
            }
            _ => Ok(()),
        }
    }

    fn finish(&mut self, line: u64) -> Read<()> {
        self.release()?;
        if self.output.statement.is_some() {
            self.output.odd(FindingKind::Truncated, line, "</STMTRS>", None, None);
        }
        if self.any {
            return Ok(());
        }
        let allowed = "a statement: STMTRS, CCSTMTRS or INVSTMTRS";
        let refused = self.status.as_deref().filter(|code| *code != "0");
        let found = match (refused, &self.first) {
            (Some(code), _) => format!("STATUS CODE {code}"),
            (None, Some(first)) => first.clone(),
            (None, None) => "no statement".into(),
        };
        Err(Refusal::file(line, "OFX", &found, allowed))
    }

    fn value(&mut self, tag: &str, text: &str, line: u64) -> Read<()> {
        let Some(text) = words(text) else { return Ok(()) };
        let here = self.open.last().copied().unwrap_or_default();
        if here == "STATUS" && tag == "CODE" && self.status.as_deref().is_none_or(|code| code == "0") {
            self.status = Some(text.into());
        } else if self.transaction.is_some() {
            return self.of_transaction(here, tag, text, line);
        } else if matches!(here, "LEDGERBAL" | "AVAILBAL") {
            match tag {
                "BALAMT" => self.balance.0 = Some(text.into()),
                "DTASOF" => self.balance.1 = Some(text.into()),
                _ => {}
            }
        } else if let Some(statement) = &mut self.output.statement {
            match (here, tag) {
                ("BANKACCTFROM" | "CCACCTFROM" | "INVACCTFROM", tag) => {
                    account(&mut statement.account, tag, text)
                }
                ("BANKTRANLIST", "DTSTART") => statement.from = dates::packed(text),
                ("BANKTRANLIST", "DTEND") => statement.to = dates::packed(text),
                (_, "CURDEF") => {
                    self.currency = CurrencyCode::read(text);
                    statement.account.currency = Some(text.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn of_transaction(&mut self, here: &str, tag: &str, text: &str, line: u64) -> Read<()> {
        let most = self.output.options().limits.codes;
        let Some(open) = &mut self.transaction else { return Ok(()) };
        open.line = open.line.min(line);
        let said = || Some(StatementText::from(text));
        let movement = open.movement.get_or_insert_with(|| Movement::new(open.line, BankAmount::zero(None)));
        match (here, tag) {
            ("BANKACCTTO" | "CCACCTTO", tag) => {
                let party = movement.counterparty.get_or_insert_default();
                account(party.account.get_or_insert_default(), tag, text);
            }
            ("PAYEE", "NAME") => open.name = said(),
            ("PAYEE", "ADDR1") => movement.counterparty.get_or_insert_default().address = said(),
            ("CURRENCY" | "ORIGCURRENCY", "CURRATE") => open.rate = said(),
            ("CURRENCY" | "ORIGCURRENCY", "CURSYM") => {
                // CURRENCY says what TRNAMT is in; ORIGCURRENCY what it was converted from.
                open.converted = here == "ORIGCURRENCY";
                open.symbol = said();
            }
            (_, "TRNTYPE") => movement.codes.push(BankCode { scheme: "ofx".into(), code: text.into() }),
            (_, "TRNAMT") => open.amount = said(),
            (_, "DTPOSTED") => open.posted = said(),
            (_, "DTAVAIL") => open.available = said(),
            (_, "FITID") => movement.ids.provider_id = said(),
            (_, "CORRECTFITID") => {
                movement.status = MovementStatus::Information;
                movement.ids.transaction_id = said();
            }
            (_, "CORRECTACTION") => open.action = said(),
            (_, "DTTRAN") => open.available = said(),
            (_, "SRVRTID") => movement.ids.bank_reference = said(),
            (_, "REFNUM") => movement.ids.customer_reference = said(),
            (_, "CHECKNUM") => movement.ids.check_number = said(),
            (_, "NAME" | "EXTDNAME") => open.name = said(),
            (_, "MEMO") => open.memo = said(),
            (_, "SIC") => movement.codes.push(BankCode { scheme: "sic".into(), code: text.into() }),
            _ => {}
        }
        if u64::try_from(movement.codes.len()).unwrap_or(u64::MAX) > most {
            return Err(Refusal::beyond(line, &format!("STMTTRN/{tag}"), "codes", most));
        }
        Ok(())
    }

    /// Hands on the transaction that is open.
    fn release(&mut self) -> Read<()> {
        let Some(open) = &mut self.transaction else { return Ok(()) };
        let (line, read) = (open.line, open.complete(self.currency));
        let (movement, action) = (open.movement.take(), open.action.take());
        self.transaction = None;
        if self.output.statement.is_none() {
            let allowed = "a STMTTRN in a statement";
            return self.output.refuse(Refusal::entry(line, "STMTTRN", "no statement", allowed));
        }
        match (read, movement) {
            (Ok(()), Some(movement)) => {
                if self.is_repeated(&movement) {
                    return Ok(());
                }
                // What was booked before is not known here: the correction is told, and a person decides.
                if movement.status == MovementStatus::Information {
                    let corrected = movement.ids.transaction_id.as_deref().unwrap_or_default();
                    let found = match action {
                        Some(action) => format!("{action} {corrected}"),
                        None => corrected.to_owned(),
                    };
                    let (kind, line) = (FindingKind::CorrectionStated, movement.line);
                    self.output.odd(kind, line, "STMTTRN/CORRECTFITID", None, Some(found));
                }
                self.output.movement(movement)
            }
            (Err(refusal), _) => self.output.refuse(refusal),
            (Ok(()), None) => Ok(()),
        }
    }

    /// Whether a transaction stood before under its id with the same content.
    fn is_repeated(&mut self, movement: &Movement) -> bool {
        let Some(id) = movement.ids.provider_id.as_deref() else { return false };
        let account = self.output.statement.as_ref().map(|statement| &statement.account);
        let kind = match self.ids.see(account, id, movement, self.output.options().limits.transactions) {
            Seen::First => return false,
            Seen::Again => FindingKind::DuplicateLeftOut,
            Seen::Other => FindingKind::IdRepeated,
            Seen::Full => FindingKind::IdsNotCompared,
        };
        self.output.odd(kind, movement.line, "STMTTRN/FITID", None, Some(id.to_owned()));
        kind == FindingKind::DuplicateLeftOut
    }

    fn take_balance(&mut self, kind: BankBalanceKind, line: u64) -> Read<()> {
        let (amount, date) = std::mem::take(&mut self.balance);
        let Some(text) = amount else { return Ok(()) };
        let field = if kind == BankBalanceKind::Closing { "LEDGERBAL" } else { "AVAILBAL" };
        let Some(amount) = number(&text, self.currency) else {
            let refusal = Refusal::entry(line, &format!("{field}/BALAMT"), &text, number::ALLOWED);
            return self.output.refuse(refusal);
        };
        let date = date.as_deref().and_then(dates::packed);
        if let Some(statement) = &mut self.output.statement {
            statement.balances.push(BankBalance { kind, amount, date, code: Some(field.into()) });
        }
        self.output.fits_balances(line, field)
    }
}

impl Transaction {
    /// Makes the movement of what was read.
    fn complete(&mut self, currency: Option<CurrencyCode>) -> Read<()> {
        let line = self.line;
        let refuse = |field: &str, found: &str, allowed: &str| Refusal::entry(line, field, found, allowed);
        let stated = self.symbol.as_deref().and_then(CurrencyCode::read);
        let text = self.amount.as_deref().ok_or_else(|| refuse("STMTTRN/TRNAMT", "nothing", "an amount"))?;
        let currency = if self.converted { currency } else { stated.or(currency) };
        let amount = number(text, currency);
        let amount = amount.ok_or_else(|| refuse("STMTTRN/TRNAMT", text, number::ALLOWED))?;
        let movement = self.movement.get_or_insert_with(|| Movement::new(line, amount));
        movement.line = line;
        movement.amount = amount;
        movement.reversal = self.action.as_deref() == Some("DELETE");
        if self.pending {
            movement.status = MovementStatus::Pending;
        }
        let day = |text: &Option<StatementText>, field: &str| match text {
            Some(text) => dates::packed(text).map(Some).ok_or_else(|| refuse(field, text, "a date YYYYMMDD")),
            None => Ok(None),
        };
        movement.booking_date = day(&self.posted, "STMTTRN/DTPOSTED")?;
        movement.value_date = day(&self.available, "STMTTRN/DTAVAIL")?;
        if let Some(name) = self.name.take() {
            movement.counterparty.get_or_insert_default().name = Some(name);
        }
        movement.remittance.text = self.memo.take().map(String::from).unwrap_or_default();
        if let Some(rate) = self.rate.take() {
            let exchange = movement.exchange.get_or_insert_default();
            exchange.rate = Some(rate);
            exchange.source_currency = stated.map(|code| code.as_str().into());
        }
        Ok(())
    }
}

fn account(account: &mut BankAccount, tag: &str, text: &str) {
    match tag {
        "ACCTID" => match read_iban(text) {
            Some(iban) => account.iban = Some(iban.into()),
            None => account.number = Some(text.into()),
        },
        "BANKID" | "BROKERID" => account.bank = Some(text.into()),
        "ACCTTYPE" => account.account_type = Some(text.into()),
        _ => {}
    }
}
