//! The movement in `:61:`.

use super::field::Field;
use super::slashed;
use crate::references::read_iban;
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::dates;
use crate::statements::model::{BankAccount, BankCode, Movement};
use crate::statements::refuse::{Read, Refusal};
use crate::statements::text::said;
use std::borrow::Cow;

/// Longest customer reference; what is beyond belongs to the details.
const CUSTOMER_REFERENCE: usize = 16;

/// How an amount must be written.
const AMOUNT: &str = "digits with a comma, up to 15, and behind them a type code";

/// Reads the movement and opens it; says whether one of its dates does not exist.
pub(super) fn read(field: &Field, currency: Option<CurrencyCode>, open: &mut Option<Movement>) -> Read<bool> {
    let refuse = |part: &str, found: &str, allowed: &str| {
        Refusal::entry(field.line, &format!(":61: {part}"), found, allowed)
    };
    let mut lines = field.lines().map(str::trim_end);
    let mut text = Cow::Borrowed(lines.next().unwrap_or_default());
    // Some banks break the line before the amount.
    if memchr::memchr(b',', text.as_bytes()).is_none()
        && let Some(next) = lines.clone().next().filter(|next| next.starts_with(|c: char| c.is_ascii_digit()))
    {
        text.to_mut().push_str(next);
        lines.next();
    }
    let day = text.get(..6).unwrap_or_default();
    let (value_date, mut clamped) =
        dates::short(day).ok_or_else(|| refuse("value date", day, "a date YYMMDD"))?;
    let mut rest = text.get(6..).unwrap_or_default();
    let mut booking_date = None;
    match rest.get(..4) {
        Some(four) if four.bytes().all(|byte| byte.is_ascii_digit()) => {
            let found = dates::without_year(four, value_date);
            let (date, moved) = found.ok_or_else(|| refuse("entry date", four, "a date MMDD"))?;
            booking_date = Some(date);
            clamped |= moved;
            rest = rest.get(4..).unwrap_or_default();
        }
        Some("    ") => rest = rest.get(4..).unwrap_or_default(),
        _ => {}
    }
    let (mark, after) = mark_of(rest).ok_or_else(|| refuse("mark", rest, "C, D, RC, RD, EC or ED"))?;
    rest = after.trim_start();
    let length = rest.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b',').count();
    let (number, after) = rest.split_at_checked(length).unwrap_or_default();
    let amount = BankAmount::read(number, b',', currency);
    let amount = amount.ok_or_else(|| refuse("amount", rest, AMOUNT))?;
    // Behind it comes the type code. Anything else may be the rest of an amount with another mark.
    if !after.is_empty() && !after.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Err(refuse("amount", rest, AMOUNT));
    }
    let amount = if mark.out { amount.negated() } else { amount };
    let movement = open.insert(Movement::new(field.line, amount));
    movement.reversal = mark.reversal;
    if mark.expected {
        movement.status = crate::statements::model::MovementStatus::Pending;
    }
    movement.value_date = Some(value_date);
    movement.booking_date = booking_date;
    references(movement, after);
    let more: Vec<_> = lines.filter(|line| !line.trim().is_empty()).collect();
    if !more.is_empty() {
        let more = more.join(" ");
        let more = more.trim();
        if !slashed::supplement(movement, more) {
            slashed::add_text(movement, more);
        }
    }
    Ok(clamped)
}

/// What the credit or debit mark says.
struct Mark {
    out: bool,
    reversal: bool,
    expected: bool,
}

/// The mark and the funds code behind it. `CR` is a credit with the funds code R; a reversal is `RC` or `RD`: a
/// reversed credit takes money out.
fn mark_of(text: &str) -> Option<(Mark, &str)> {
    let (mark, rest) = if let Some(rest) = text.strip_prefix("RC") {
        (Mark { out: true, reversal: true, expected: false }, rest)
    } else if let Some(rest) = text.strip_prefix("RD") {
        (Mark { out: false, reversal: true, expected: false }, rest)
    } else if let Some(rest) = text.strip_prefix("EC") {
        (Mark { out: false, reversal: false, expected: true }, rest)
    } else if let Some(rest) = text.strip_prefix("ED") {
        (Mark { out: true, reversal: false, expected: true }, rest)
    } else if let Some(rest) = text.strip_prefix('C') {
        (Mark { out: false, reversal: false, expected: false }, rest)
    } else {
        (Mark { out: true, reversal: false, expected: false }, text.strip_prefix('D')?)
    };
    Some((mark, rest.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(rest)))
}

/// Type code, customer reference, bank reference.
fn references(movement: &mut Movement, text: &str) {
    let is_type = |code: &&str| {
        let mut letters = code.bytes();
        letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == b' ')
    };
    let mut rest = text;
    if let Some(code) = text.get(..4).filter(is_type) {
        rest = text.get(4..).unwrap_or_default();
        if let Some(own) = code.get(1..).map(str::trim).filter(|own| !own.is_empty()) {
            // Three digits are a code of the country.
            let scheme = if own.bytes().all(|byte| byte.is_ascii_digit()) { "national" } else { "swift" };
            movement.codes.push(BankCode { scheme: scheme.into(), code: own.into() });
        }
    }
    let slashes = rest.as_bytes().windows(2).position(|two| two == b"//");
    let (customer, bank) = match slashes {
        Some(at) => (rest.get(..at).unwrap_or_default(), rest.get(at.saturating_add(2)..)),
        None => (rest, None),
    };
    movement.ids.bank_reference = bank.and_then(said);
    let first = customer.split_whitespace().next().unwrap_or_default();
    if let Some(iban) = read_iban(first) {
        // Dutch banks write the account of the other side here, though it does not fit.
        let account = BankAccount { iban: Some(iban.into()), ..BankAccount::default() };
        movement.counterparty.get_or_insert_default().account = Some(account);
        movement.text = said(customer.strip_prefix(first).unwrap_or_default());
        return;
    }
    // Letters are counted only where there may be too many.
    let cut = match customer.len() > CUSTOMER_REFERENCE {
        true => customer.char_indices().nth(CUSTOMER_REFERENCE).map_or(customer.len(), |(at, _)| at),
        false => customer.len(),
    };
    let (reference, more) = customer.split_at_checked(cut).unwrap_or((customer, ""));
    movement.ids.customer_reference = said(reference);
    movement.text = said(more);
}
