//! One row.

use crate::calendar::Date;
use crate::references::read_iban;
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::dates;
use crate::statements::model::{BankAccount, BankText, Movement};
use crate::statements::refuse::{Read, Refusal};
use crate::statements::text::words;

/// How rows are read: columns by their place.
#[derive(Debug, Clone, Default)]
pub(super) struct Rule {
    pub(super) separator: u8,
    pub(super) quote: u8,
    pub(super) mark: u8,
    pub(super) date_form: String,
    pub(super) default_currency: Option<CurrencyCode>,
    pub(super) booking_date: Option<usize>,
    pub(super) value_date: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) credit: Option<usize>,
    pub(super) debit: Option<usize>,
    pub(super) side: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) counterparty: Option<usize>,
    pub(super) counterparty_account: Option<usize>,
    pub(super) text: Vec<usize>,
    pub(super) reference: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) balance: Option<usize>,
}

/// What a row holds.
pub(super) struct Row {
    pub(super) movement: Movement,
    pub(super) balance: Option<BankAmount>,
    pub(super) account: Option<BankText>,
}

/// Words that say that money went out.
const OUT: &[&str] = &["D", "DR", "DEBIT", "AF", "S", "SOLL", "DBIT", "OUT", "H-"];
/// Words that say that it came in.
const IN: &[&str] = &["C", "CR", "CREDIT", "BIJ", "H", "HABEN", "CRDT", "IN"];

/// Reads a row; nothing where it has neither day nor amount.
pub(super) fn read(rule: &Rule, record: &csv::StringRecord, line: u64) -> Read<Option<Row>> {
    let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).and_then(words);
    let written = [cell(rule.amount), cell(rule.credit), cell(rule.debit)];
    let days = (cell(rule.booking_date), cell(rule.value_date));
    if days.0.is_none() && days.1.is_none() || written.iter().all(Option::is_none) {
        return Ok(None);
    }
    let day = |text: Option<&str>, field: &str| -> Read<Option<Date>> {
        let Some(text) = text else { return Ok(None) };
        let refuse = || Refusal::entry(line, field, text, &format!("a date in the form {}", rule.date_form));
        dates::formed(text, &rule.date_form).map(Some).ok_or_else(refuse)
    };
    let currency = cell(rule.currency).and_then(|code| CurrencyCode::read(&code.to_ascii_uppercase()));
    let currency = currency.or(rule.default_currency);
    let number = |text: &str, field: &str| {
        let allowed = format!("a number with the decimal mark {}", char::from(rule.mark));
        amount(text, rule.mark, currency).ok_or_else(|| Refusal::entry(line, field, text, &allowed))
    };
    let [single, credit, debit] = written;
    let value = match (single, credit, debit) {
        (Some(text), ..) => {
            let value = number(text, "amount")?;
            match cell(rule.side).map(super::header::plain) {
                Some(word) if OUT.contains(&word.as_str()) => value.abs().negated(),
                Some(word) if IN.contains(&word.as_str()) => value.abs(),
                Some(word) => return Err(Refusal::entry(line, "side", &word, "a word for credit or debit")),
                None => value,
            }
        }
        (None, credit, debit) => {
            let credit = credit.map(|text| number(text, "credit")).transpose()?;
            let debit = debit.map(|text| number(text, "debit")).transpose()?;
            match (credit.filter(|c| !c.is_zero()), debit.filter(|d| !d.is_zero())) {
                (Some(_), Some(_)) => {
                    return Err(Refusal::entry(line, "credit", "both sides", "a credit or a debit in a row"));
                }
                (Some(credit), None) => credit.abs(),
                (None, Some(debit)) => debit.abs().negated(),
                (None, None) => BankAmount::zero(currency),
            }
        }
    };
    let mut movement = Movement::new(line, value);
    movement.booking_date = day(days.0, "booking_date")?;
    movement.value_date = day(days.1, "value_date")?;
    movement.ids.provider_id = cell(rule.id).map(BankText::from);
    movement.ids.customer_reference = cell(rule.reference).map(BankText::from);
    let parts: Vec<&str> = rule.text.iter().filter_map(|at| cell(Some(*at))).collect();
    movement.remittance.text = parts.join(" ");
    if let Some(name) = cell(rule.counterparty) {
        movement.counterparty.get_or_insert_default().name = Some(name.into());
    }
    if let Some(number) = cell(rule.counterparty_account) {
        let iban = read_iban(number).map(BankText::from);
        let number = if iban.is_some() { None } else { Some(number.into()) };
        let account = BankAccount { iban, number, ..BankAccount::default() };
        movement.counterparty.get_or_insert_default().account = Some(account);
    }
    let balance = cell(rule.balance).and_then(|text| amount(text, rule.mark, currency));
    Ok(Some(Row { movement, balance, account: cell(rule.account).map(BankText::from) }))
}

/// A number with blanks, apostrophes or the other mark between thousands, a minus at either end or brackets around.
pub(super) fn amount(text: &str, mark: u8, currency: Option<CurrencyCode>) -> Option<BankAmount> {
    let text = text.trim();
    let (text, brackets) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let text = text.replace('\u{2212}', "-");
    let (text, behind) = match text.strip_suffix('-') {
        Some(front) => (front.to_owned(), true),
        None => (text, false),
    };
    let other = if mark == b',' { '.' } else { ',' };
    // A code or sign of the currency may stand at either end.
    let own = text.split(|c: char| !c.is_ascii_uppercase()).find_map(CurrencyCode::read);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ',');
    let plain: String = text.chars().filter(|c| is_number(*c) && *c != other).collect();
    if text
        .chars()
        .any(|c| !is_number(c) && !c.is_whitespace() && !"'’\u{a0}€$£¥".contains(c) && own.is_none())
    {
        return None;
    }
    let value = BankAmount::read(&plain, mark, own.or(currency))?;
    Some(if brackets || behind { value.abs().negated() } else { value })
}
