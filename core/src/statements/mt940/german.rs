//! The structured `:86:` of Germany, also used in Austria, Poland and Luxembourg: a code of three digits, then
//! subfields of a mark and two digits. Purpose lines are joined without a blank; in them stand the SEPA keys.

use crate::references::read_iban;
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::model::{BankAccount, BankCode, Charge, Movement, ReturnReason, StatementText};
use crate::statements::text::{said, words};

/// Width of one purpose line.
const PURPOSE_WIDTH: usize = 27;
/// Marks that banks use before the two digits.
const MARKS: &str = "?>~@|!^$%&#<";
/// SEPA keys in purpose lines. Patterns, because those are compared without a call.
macro_rules! keys {
    ($($key:literal)+) => {
        fn known(tail: &[u8]) -> Option<&'static str> {
            $(if tail == $key.as_bytes() {
                return Some($key);
            })+
            None
        }
    };
}
keys! {
    "EREF" "KREF" "MREF" "CRED" "DEBT" "SVWZ" "ABWA" "ABWE" "PURP" "COAM" "OAMT" "IBAN" "SQTP" "ORCR" "ORMR" "DDAT" "MDAT"
    "BIC"
}

/// The key that a text ends with.
fn key_behind(text: &[u8]) -> Option<&'static str> {
    text.last_chunk::<4>().and_then(|tail| known(tail)).or_else(|| known(text.last_chunk::<3>()?))
}

/// Memory that is used again for the next movement.
#[derive(Default)]
pub(super) struct Scratch {
    text: String,
    purpose: Purpose,
}

/// Reads the details; `false` when they have another form.
pub(super) fn read(movement: &mut Movement, lines: &str, scratch: &mut Scratch) -> bool {
    let text = lines.trim_start();
    // Most details of another form say so by their first letter.
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    unfolded(text, &mut scratch.text);
    let text = scratch.text.as_str();
    let code = text.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = text.get(3..).unwrap_or_default();
    let mark = rest.bytes().next().filter(|mark| MARKS.as_bytes().contains(mark));
    let (Some(code), Some(mark)) = (code, mark) else { return false };
    // After the mark the number of the first field, two digits.
    if !rest.bytes().skip(1).take(2).all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    movement.codes.retain(|own| own.scheme != "national" || own.code != code);
    movement.codes.insert(0, BankCode { scheme: "gvc".into(), code: code.into() });
    let purpose = &mut scratch.purpose;
    purpose.clear();
    let mut account = BankAccount::default();
    let mut name = StatementText::default();
    let mut extension: Option<StatementText> = None;
    for (number, value) in subfields(rest, mark) {
        match number {
            0 => movement.text = said(value).or(movement.text.take()),
            20..=29 | 60..=65 => purpose.add(number, value),
            30 => account.bank = said(value),
            31 | 38 => own_number(&mut account, value),
            32 | 33 => name.push_str(value),
            34 => extension = said(value),
            _ => {}
        }
    }
    let party = movement.counterparty.get_or_insert_default();
    party.name = said(&name).or(party.name.take());
    if !account.is_empty() {
        party.account = Some(account);
    }
    purpose.split(movement);
    if movement.counterparty.as_ref().is_some_and(crate::statements::Party::is_empty) {
        movement.counterparty = None;
    }
    // Field 34 is the reason where something came back, and else only extends the text key.
    let returns = matches!(code, "108" | "109" | "110" | "111" | "159" | "160" | "181" | "182" | "184");
    match extension {
        Some(code) if returns && code.bytes().any(|byte| byte != b'0') => {
            movement.return_reason = Some(Box::new(ReturnReason { code: Some(code), text: None }));
        }
        Some(code) => movement.codes.push(BankCode { scheme: "text_key_extension".into(), code }),
        None => {}
    }
    true
}

/// The lines in one piece; a line of nothing but blanks counts as none.
fn unfolded(lines: &str, text: &mut String) {
    text.clear();
    let mut rest = lines;
    loop {
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if line.starts_with(|c: char| c.is_ascii_graphic()) || !line.trim().is_empty() {
            text.push_str(line);
        }
        match after.get(1..) {
            Some(after) => rest = after,
            None => return,
        }
    }
}

fn own_number(account: &mut BankAccount, value: &str) {
    match read_iban(value) {
        Some(iban) => account.iban = Some(iban.into()),
        None if account.number.is_none() => account.number = said(value),
        None => {}
    }
}

/// Number and value of each subfield.
fn subfields(text: &str, mark: u8) -> impl Iterator<Item = (u32, &str)> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let (number, value) = rest?.get(1..)?.split_at_checked(2)?;
        // A mark counts only before two digits.
        let starts = |at: &usize| {
            let behind = value.as_bytes().get(at.saturating_add(1)..).unwrap_or_default();
            matches!(behind, [b'0'..=b'9', b'0'..=b'9', ..])
        };
        let next = memchr::memchr_iter(mark, value.as_bytes()).find(starts);
        let (value, after) = match next {
            Some(at) => (value.get(..at)?, value.get(at..)),
            None => (value, None),
        };
        rest = after;
        let number = match number.as_bytes() {
            [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => {
                u32::from(*tens & 15).saturating_mul(10).saturating_add(u32::from(*ones & 15))
            }
            _ => 99,
        };
        Some((number, value))
    })
}

/// Purpose lines in one piece, with the places where a line ended before its last column.
#[derive(Default)]
struct Purpose {
    text: String,
    /// Where lines begin, and whether the line before was full.
    begins: Vec<(usize, bool)>,
    /// Where keys stand: place, key, place of the value.
    keys: Vec<(usize, &'static str, usize)>,
    full: bool,
    last: u32,
}

impl Purpose {
    fn clear(&mut self) {
        self.text.clear();
        self.begins.clear();
        (self.full, self.last) = (false, 0);
    }

    fn add(&mut self, number: u32, line: &str) {
        // A line goes on only in the next number.
        let follows = number == self.last.saturating_add(1) || (self.last, number) == (29, 60);
        self.last = number;
        self.begins.push((self.text.len(), self.full && follows));
        self.text.push_str(line);
        // Letters are counted only where there may be enough of them.
        self.full = line.len() >= PURPOSE_WIDTH && line.chars().count() >= PURPOSE_WIDTH;
    }

    fn find_keys(&mut self) {
        self.keys.clear();
        for at in memchr::memchr_iter(b'+', self.text.as_bytes()) {
            let before = self.text.as_bytes().get(..at).unwrap_or_default();
            let Some(key) = key_behind(before) else { continue };
            let start = at.saturating_sub(key.len());
            let leads = self.text.get(..start).unwrap_or_default();
            let free = leads.is_empty()
                || leads.ends_with(|c: char| c.is_whitespace())
                || self.begins.binary_search_by_key(&start, |(begin, _)| *begin).is_ok();
            if free {
                self.keys.push((start, key, at.saturating_add(1)));
            }
        }
    }

    /// Puts the parts where they belong.
    fn split(&mut self, movement: &mut Movement) {
        self.find_keys();
        let keys = &self.keys;
        let first = keys.first().map_or(self.text.len(), |(start, ..)| *start);
        if keys.is_empty() {
            // Without keys lines are plain text.
            let lines: Vec<String> = self.lines().filter_map(said).collect();
            movement.remittance.text =
                super::super::text::joined(lines.iter().map(String::as_str), PURPOSE_WIDTH);
            if lines.len() > 1 {
                movement.remittance.lines = lines;
            }
            return;
        }
        let mut free = String::with_capacity(self.text.len());
        let mut add = |text: Option<&str>| {
            let text = text.and_then(words).unwrap_or_default();
            if !free.is_empty() && !text.is_empty() {
                free.push(' ');
            }
            free.push_str(text);
        };
        add(self.text.get(..first));
        for (index, (_, key, start)) in keys.iter().enumerate() {
            let end = keys.get(index.saturating_add(1)).map_or(self.text.len(), |(next, ..)| *next);
            // An id ends where its line ends early; the purpose goes on.
            let behind = self.begins.partition_point(|(begin, _)| begin <= start);
            let mut lines = self.begins.iter().skip(behind).take_while(|(begin, _)| *begin < end);
            let early = lines.find(|(_, full)| !full);
            let cut = match early {
                Some((begin, _)) if !matches!(*key, "SVWZ" | "ABWA" | "ABWE") => *begin,
                _ => end,
            };
            let value = self.text.get(*start..cut).unwrap_or_default();
            if *key == "SVWZ" {
                add(Some(value));
            } else {
                keyed(movement, key, value);
            }
            add(self.text.get(cut..end));
        }
        movement.remittance.text = free;
    }

    /// The lines as they stood.
    fn lines(&self) -> impl Iterator<Item = &str> {
        let ends = self.begins.iter().skip(1).map(|(begin, _)| *begin).chain([self.text.len()]);
        self.begins.iter().zip(ends).filter_map(|((begin, _), end)| self.text.get(*begin..end))
    }
}

/// The value of a SEPA key.
fn keyed(movement: &mut Movement, key: &str, value: &str) {
    let Some(value) = words(value) else { return };
    let ids = &mut movement.ids;
    match key {
        "EREF" => ids.end_to_end_id = Some(value.into()),
        "KREF" => ids.customer_reference = Some(value.into()),
        "MREF" => ids.mandate_id = Some(value.into()),
        "CRED" => ids.creditor_id = Some(value.into()),
        "ABWA" | "ABWE" => movement.counterparty.get_or_insert_default().ultimate_name = Some(value.into()),
        "PURP" => movement.remittance.purpose = Some(value.into()),
        "COAM" => {
            movement.charges.extend(amount(value).map(|amount| Charge {
                amount,
                bearer: None,
                included: true,
                text: None,
            }));
        }
        "OAMT" => {
            if let Some(amount) = amount(value) {
                movement.exchange.get_or_insert_default().instructed = Some(amount);
            }
        }
        "IBAN" | "BIC" => {
            let account = movement.counterparty.get_or_insert_default().account.get_or_insert_default();
            if key == "BIC" {
                account.bank.get_or_insert_with(|| value.into());
            } else if account.iban.is_none() {
                own_number(account, value);
            }
        }
        _ => {}
    }
    if movement.exchange.as_ref().is_some_and(|exchange| exchange.is_empty()) {
        movement.exchange = None;
    }
}

/// `EUR 1,50` or `1,50 EUR` or `1,50`.
fn amount(text: &str) -> Option<BankAmount> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let currency = words.iter().find_map(|word| CurrencyCode::read(word));
    words.iter().find_map(|word| {
        let mark = if word.contains(',') { b',' } else { b'.' };
        let currency = currency.or_else(|| word.get(..3).and_then(CurrencyCode::read));
        let number = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        BankAmount::read(number, mark, currency)
    })
}
