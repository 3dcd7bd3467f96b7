//! The movement in record 16.

use super::record::{Fields, Record, SEAM};
use super::unsigned;
use crate::calendar::Date;
use crate::statements::BankAmount;
use crate::statements::dates;
use crate::statements::edi820;
use crate::statements::model::{BankAccount, BankCode, Movement, MovementKind, ReturnReason, StatementText};
use crate::statements::refuse::{Read, Refusal};
use crate::statements::text::{said, words as words_of};

/// Reads the fields of a funds type; gives the value date, where there is one.
pub(super) fn funds(line: u64, fields: &mut Fields<'_>) -> Read<Option<Date>> {
    let Some(kind) = fields.next() else { return Ok(None) };
    match kind.trim() {
        "S" => {
            let _ = (fields.next(), fields.next(), fields.next());
        }
        "V" => {
            let (date, _time) = (fields.next().unwrap_or_default(), fields.next());
            let refuse = || Refusal::entry(line, "value date", date, "a date YYMMDD");
            return match words_of(date) {
                Some(date) => Ok(Some(dates::short(date).ok_or_else(refuse)?.0)),
                None => Ok(None),
            };
        }
        "D" => {
            let count = fields.next().unwrap_or_default();
            let refuse = || Refusal::entry(line, "distributions", count, "a number up to 99");
            let count: usize = count.trim().parse().ok().filter(|count| *count < 100).ok_or_else(refuse)?;
            for _ in 0..count {
                let _ = (fields.next(), fields.next());
            }
        }
        "" | "0" | "1" | "2" | "Z" => {}
        other => return Err(Refusal::entry(line, "funds type", other, "0, 1, 2, S, V, D or Z")),
    }
    Ok(None)
}

/// Reads a movement; gives its units too, for the control total.
pub(super) fn read(record: &Record, amount: impl Fn(i64) -> BankAmount) -> Read<(Movement, i64)> {
    let mut fields = record.fields();
    let code = fields.next().map(str::trim).unwrap_or_default();
    let written = fields.next().unwrap_or_default();
    let number: Option<u32> = if code.len() == 3 { code.parse().ok() } else { None };
    let number = number.ok_or_else(|| Refusal::entry(record.line, "16 type code", code, "three digits"))?;
    // A sign would say the side twice.
    let found = unsigned(written);
    let count =
        found.ok_or_else(|| Refusal::entry(record.line, "16 amount", written, "digits without a sign"))?;
    // The side comes from the code; 7xx are loans and 890 moves nothing.
    let out = matches!(number, 400..=699 | 960..=999);
    let value = amount(count);
    let mut movement = Movement::new(record.line, if out { value.negated() } else { value });
    if matches!(number, 1..=99 | 700..=919) {
        movement.kind = MovementKind::Information;
        movement.status = crate::statements::model::MovementStatus::Information;
    }
    movement.codes.push(BankCode { scheme: "bai2".into(), code: code.into() });
    movement.value_date = funds(record.line, &mut fields)?;
    movement.ids.bank_reference = fields.next().and_then(said);
    movement.ids.customer_reference = fields.next().and_then(said);
    if let Some(text) = fields.rest() {
        words(&mut movement, text, out);
    }
    Ok((movement, count))
}

/// The text: free words, lines with keys, or segments of an 820.
fn words(movement: &mut Movement, text: &str, out: bool) {
    let lines: Vec<&str> =
        text.split(SEAM).map(str::trim).filter(|line| !line.is_empty() && *line != "/").collect();
    let mut free = Vec::new();
    for line in &lines {
        if !keyed(movement, line, out) {
            free.push(*line);
        }
    }
    if free.iter().any(|line| line.contains("RMR*")) {
        let currency = movement.amount.currency();
        edi820::segments(&free.concat(), currency, &mut movement.remittance);
    }
    let joined = free.join(" ");
    movement.return_reason = return_code(&joined);
    if movement.remittance.text.is_empty() {
        movement.remittance.text = joined;
    } else {
        movement.text = said(&joined);
    }
    if lines.len() > 1 {
        movement.remittance.lines = lines.iter().map(|line| (*line).to_owned()).collect();
    }
}

/// A line such as `EREF: 1111`; `false` when it is none.
fn keyed(movement: &mut Movement, line: &str, out: bool) -> bool {
    let Some((key, value)) = line.split_once(':') else { return false };
    let value: Option<StatementText> = said(value);
    let (name, account, bank) = if out { ("CRNM", "CACT", "CBIC") } else { ("DBNM", "DACT", "DBIC") };
    let routing = if out { "CABA" } else { "DABA" };
    match key.trim() {
        "EREF" => movement.ids.end_to_end_id = value,
        "CREF" | "IDNM" | "CRNM" | "DBNM" | "DACT" | "CACT" | "DBIC" | "CBIC" | "DABA" | "CABA" => {
            let Some(value) = value else { return true };
            let key = key.trim();
            if key == name {
                movement.counterparty.get_or_insert_default().name = Some(value);
            } else if key == account {
                own(movement).number = Some(value);
            } else if key == bank || key == routing {
                own(movement).bank.get_or_insert(value);
            }
        }
        "CHKN" => movement.ids.check_number = value,
        "REMI" => movement.remittance.text = value.unwrap_or_default().into(),
        _ => return false,
    }
    true
}

fn own(movement: &mut Movement) -> &mut BankAccount {
    movement.counterparty.get_or_insert_default().account.get_or_insert_default()
}

/// A return code of ACH as a word of its own: `R01` to `R99`.
fn return_code(text: &str) -> Option<Box<ReturnReason>> {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let code = words.find(|word| {
        word.len() == 3 && word.starts_with('R') && word.bytes().skip(1).all(|byte| byte.is_ascii_digit())
    })?;
    Some(Box::new(ReturnReason { code: Some(code.into()), text: None }))
}
