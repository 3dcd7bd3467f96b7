//! One row.

use super::number::{amount, two_readings};
use super::side;
use crate::calendar::Date;
use crate::references::read_iban;
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::dates;
use crate::statements::model::{BankAccount, Movement, StatementText};
use crate::statements::refuse::{Read, Refusal, shown};
use crate::statements::text::words;

/// How rows are read: columns by their place.
#[derive(Debug, Clone, Default)]
pub(super) struct Rule {
    /// The header; empty where there is none.
    pub(super) names: Vec<String>,
    pub(super) separator: u8,
    pub(super) quote: u8,
    pub(super) mark: u8,
    /// Whether the mark is stated or was seen.
    pub(super) mark_known: bool,
    pub(super) date_form: String,
    pub(super) default_currency: Option<CurrencyCode>,
    pub(super) own_account: Option<BankAccount>,
    pub(super) booking_date: Option<usize>,
    pub(super) value_date: Option<usize>,
    pub(super) amount: Option<usize>,
    pub(super) credit: Option<usize>,
    pub(super) debit: Option<usize>,
    pub(super) side: Option<usize>,
    /// Whether the column of sides was found by its words.
    pub(super) side_found: bool,
    /// Whether it has only signs.
    pub(super) side_signs: bool,
    /// Line, column and cell of words for money out within longer ones, where amounts have no sign.
    pub(super) side_doubt: Option<(u64, String, String)>,
    /// Whether amounts in the columns for money in and out are below zero.
    pub(super) below: Below,
    pub(super) currency: Option<usize>,
    pub(super) counterparty: Option<usize>,
    pub(super) counterparty_account: Option<usize>,
    pub(super) text: Vec<usize>,
    pub(super) reference: Option<usize>,
    pub(super) id: Option<usize>,
    pub(super) account: Option<usize>,
    pub(super) balance: Option<usize>,
}

/// The sign of the columns for money in and out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Below {
    pub(super) credit: bool,
    pub(super) debit: bool,
}

impl Rule {
    /// The columns whose names say what they hold.
    pub(super) fn named(&self) -> Vec<usize> {
        let single = [
            self.booking_date,
            self.value_date,
            self.amount,
            self.currency,
            self.counterparty,
            self.counterparty_account,
            self.reference,
            self.id,
            self.account,
            self.balance,
        ];
        single.into_iter().flatten().chain(self.text.iter().copied()).collect()
    }
}

/// What a row holds.
pub(super) struct Row {
    pub(super) movement: Movement,
    pub(super) balance: Written,
    pub(super) account: Option<BankAccount>,
}

/// A balance as it stands in a row.
pub(super) enum Written {
    Nothing,
    Amount(BankAmount),
    Unreadable(String),
}

/// What one row is.
pub(super) enum Kind {
    Movement(Box<Row>),
    /// An amount without a day: a total, or a movement that cannot be placed.
    Undated(String),
    /// Words between the movements.
    Words,
}

/// Reads a row.
pub(super) fn read(rule: &Rule, record: &csv::StringRecord, line: u64) -> Read<Kind> {
    let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).and_then(words);
    let written = [cell(rule.amount), cell(rule.credit), cell(rule.debit)];
    let days = (cell(rule.booking_date), cell(rule.value_date));
    let Some(first) = written.into_iter().flatten().next() else { return Ok(Kind::Words) };
    if days.0.is_none() && days.1.is_none() {
        return Ok(Kind::Undated(shown(first)));
    }
    let day = |text: Option<&str>, field: &str| -> Read<Option<Date>> {
        let Some(text) = text else { return Ok(None) };
        let refuse = || Refusal::entry(line, field, text, &format!("a date in the form {}", rule.date_form));
        dates::formed(text, &rule.date_form).map(Some).ok_or_else(refuse)
    };
    let currency = currency(rule, cell(rule.currency), line)?;
    let number = |text: &str, field: &str| {
        let other = if rule.mark == b',' { b'.' } else { b',' };
        let value = amount(text, rule.mark, currency);
        if !rule.mark_known
            && text.contains(['.', ','])
            && value.is_some()
            && amount(text, other, currency).is_some_and(|o| Some(o) != value)
        {
            return Err(two_readings(line, text));
        }
        let allowed = format!("a number with the decimal mark {}", char::from(rule.mark));
        value.ok_or_else(|| Refusal::entry(line, field, text, &allowed))
    };
    let [single, credit, debit] = written;
    let value = match (single, credit, debit) {
        (Some(text), ..) => {
            let value = number(text, "amount")?;
            match rule.side {
                Some(at) => side::signed(rule, record.get(at).unwrap_or_default(), line, value)?,
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
                (Some(credit), None) => one_sign(credit, rule.below.credit, line, "credit")?.abs(),
                (None, Some(debit)) => one_sign(debit, rule.below.debit, line, "debit")?.abs().negated(),
                (None, None) => BankAmount::zero(currency),
            }
        }
    };
    let mut movement = Movement::new(line, value);
    movement.booking_date = day(days.0, "booking_date")?;
    movement.value_date = day(days.1, "value_date")?;
    movement.ids.provider_id = cell(rule.id).map(StatementText::from);
    movement.ids.customer_reference = cell(rule.reference).map(StatementText::from);
    let parts: Vec<&str> = rule.text.iter().filter_map(|at| cell(Some(*at))).collect();
    movement.remittance.text = parts.join(" ");
    if let Some(name) = cell(rule.counterparty) {
        movement.counterparty.get_or_insert_default().name = Some(name.into());
    }
    if let Some(number) = cell(rule.counterparty_account) {
        movement.counterparty.get_or_insert_default().account = Some(account(number));
    }
    let balance = match cell(rule.balance) {
        Some(text) => amount(text, rule.mark, value.currency())
            .map_or_else(|| Written::Unreadable(shown(text)), Written::Amount),
        None => Written::Nothing,
    };
    Ok(Kind::Movement(Box::new(Row { movement, balance, account: cell(rule.account).map(account) })))
}

/// The currency of a row. An empty cell takes that of all rows, but never one that says something else.
fn currency(rule: &Rule, code: Option<&str>, line: u64) -> Read<Option<CurrencyCode>> {
    let Some(code) = code else { return Ok(rule.default_currency) };
    let read = CurrencyCode::read(&code.to_ascii_uppercase());
    read.map(Some)
        .ok_or_else(|| Refusal::entry(line, "currency", code, "a code of three letters, such as EUR"))
}

/// An amount of a column for money in or out, which has one sign throughout: with both, one of them means the other
/// direction, and which one is not said.
fn one_sign(value: BankAmount, below: bool, line: u64, field: &str) -> Read<BankAmount> {
    if value.is_negative() == below {
        return Ok(value);
    }
    let allowed = "one sign in the whole column of money in or out";
    Err(Refusal::entry(line, field, &value.to_string(), allowed))
}

/// An account by its IBAN or number.
pub(super) fn account(text: &str) -> BankAccount {
    let iban = read_iban(text).map(StatementText::from);
    let number = if iban.is_some() { None } else { Some(text.into()) };
    BankAccount { iban, number, ..BankAccount::default() }
}
