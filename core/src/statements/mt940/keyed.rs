//! `:86:` with words and colons: Polish mass payments (`Z RACH.: …; OD: …; TYT.: …; TNR: …`) and Dutch lines
//! (`REK: …/NAAM: …`).

use super::details::{WIDTH, set_text};
use crate::references::read_iban;
use crate::statements::model::{BankAccount, BankCode, Movement, StatementText};
use crate::statements::text::{joined, said, words};

/// Reads the details; `false` when they have another form.
pub(super) fn read(movement: &mut Movement, lines: &[&str]) -> bool {
    polish(movement, lines) || dutch(movement, lines)
}

fn account_of(text: &str) -> Option<BankAccount> {
    let text = words(text)?;
    let iban = read_iban(text).map(StatementText::from);
    let number = if iban.is_some() { None } else { Some(text.into()) };
    Some(BankAccount { iban, number, ..BankAccount::default() })
}

fn polish(movement: &mut Movement, lines: &[&str]) -> bool {
    let text = joined(lines.iter().copied(), WIDTH);
    if !text.contains("TYT.:") && !text.contains("TNR:") {
        return false;
    }
    let mut parts = text.split(';');
    let head = parts.next().unwrap_or_default().trim();
    if let Some(code) = head.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())) {
        movement.codes.push(BankCode { scheme: "national".into(), code: code.into() });
    }
    movement.text = said(head);
    for part in parts {
        let Some((key, value)) = part.split_once(':') else { continue };
        match key.trim() {
            "Z RACH." | "NA RACH." => {
                movement.counterparty.get_or_insert_default().account = account_of(value);
            }
            "OD" | "DLA" => movement.counterparty.get_or_insert_default().name = said(value),
            "TYT." => movement.remittance.text = said(value).unwrap_or_default(),
            "TNR" => movement.ids.transaction_id = said(value),
            "ID IPH" => movement.ids.customer_reference = said(value),
            _ => {}
        }
    }
    true
}

fn dutch(movement: &mut Movement, lines: &[&str]) -> bool {
    let Some((at, line)) = lines.iter().enumerate().find(|(_, line)| line.trim_start().starts_with("REK: "))
    else {
        return false;
    };
    let rest = line.trim_start().strip_prefix("REK: ").unwrap_or_default();
    let (number, name) = rest.split_once("/NAAM: ").unwrap_or((rest, ""));
    let party = movement.counterparty.get_or_insert_default();
    party.account = account_of(number);
    party.name = said(name);
    let others: Vec<_> =
        lines.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, line)| *line).collect();
    set_text(movement, &others);
    true
}
