//! `:86:` with keys between slashes. Values may have slashes too: only known keys divide.

use super::details::WIDTH;
use crate::references::{ReferenceScheme, check_reference, read_iban};
use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::model::{
    BankAccount, Charge, Movement, ReturnReason, StatementText, StructuredReference,
};
use crate::statements::text::{joined, said, words};

/// Keys of the Dutch and Belgian banks and of the guideline of SWIFT.
const KEYS: &[&str] = &[
    "EREF", "KREF", "IREF", "PREF", "REMI", "NAME", "IBAN", "BIC", "ADDR", "ORDP", "BENM", "ISDT", "CSID",
    "MARF", "RTRN", "TRCD", "TRTP", "CNTP", "ULTD", "ULTC", "ULTB", "PURP", "SVCL", "OCMT", "CHGS", "EXCH",
    "ACCW", "RREF", "PY", "PT", "ID", "OM", "CDTRREF", "UDTR", "ACCT", "BAI", "TYPE",
];

/// Reads the details; `false` when they have another form.
pub(super) fn read(movement: &mut Movement, lines: &[&str]) -> bool {
    let text = joined(lines.iter().copied(), WIDTH);
    if !text.starts_with('/') {
        return false;
    }
    let parts = split(&text);
    if !matches!(parts.first(), Some((0, ..))) {
        return false;
    }
    let mut free = Vec::new();
    for (index, (_, key, start)) in parts.iter().enumerate() {
        let end = parts.get(index.saturating_add(1)).map_or(text.len(), |(next, ..)| *next);
        let value = text.get(*start..end).unwrap_or_default();
        let value = value.trim();
        put(movement, key, value, &mut free);
    }
    movement.remittance.text = free.join(" ");
    if movement.counterparty.as_ref().is_some_and(crate::statements::Party::is_empty) {
        movement.counterparty = None;
    }
    true
}

/// Reads amount ordered, rate and charges out of the supplementary details in the second line of `:61:`
/// (`/OCMT/USD1300,00/EXCH/1,0825/CHGS/EUR1,50/`); `false` when they say none of them. What else stands there stays text.
pub(super) fn supplement(movement: &mut Movement, text: &str) -> bool {
    let parts = split(text);
    if !matches!(parts.first(), Some((0, ..))) {
        return false;
    }
    let (mut any, mut rest) = (false, Vec::new());
    for (index, (at, key, start)) in parts.iter().enumerate() {
        let end = parts.get(index.saturating_add(1)).map_or(text.len(), |(next, ..)| *next);
        let value = text.get(*start..end).unwrap_or_default();
        match words(value.trim().trim_matches('/')) {
            Some(value) if exchange(movement, key, value) => any = true,
            _ => rest.extend(text.get(*at..end).map(str::to_owned)),
        }
    }
    if any {
        for part in rest {
            add_text(movement, part.trim());
        }
    }
    any
}

/// Where known keys stand: place, key, place of the value. The slash that ends a value begins the next key.
fn split(text: &str) -> Vec<(usize, &'static str, usize)> {
    let mut found: Vec<(usize, &'static str, usize)> = Vec::new();
    for (at, _) in text.match_indices('/') {
        let rest = text.get(at.saturating_add(1)..).unwrap_or_default();
        let Some((word, _)) = rest.split_once('/') else { continue };
        let Some(key) = KEYS.iter().find(|key| **key == word) else { continue };
        if !belongs(key, found.last().map(|(_, before, _)| *before)) {
            continue;
        }
        // The slash behind a key may be the first of the next: `/BENM//NAME/`.
        if found.last().is_some_and(|(_, _, value)| at < value.saturating_sub(1)) {
            continue;
        }
        let value = at.saturating_add(key.len()).saturating_add(2);
        found.push((at, *key, value));
    }
    found
}

/// Whether a key can stand behind the one before it. Keys of two letters may as well be words of a text (`INV 12/PT/34`):
/// they count only where their key leads.
fn belongs(key: &str, before: Option<&str>) -> bool {
    match key {
        "PT" => before.is_none(),
        "OM" => matches!(before, None | Some("PT")),
        "PY" => matches!(before, None | Some("PT" | "OM")),
        "ID" => matches!(
            before,
            Some("NAME" | "ORDP" | "BENM" | "ADDR" | "ULTD" | "ULTC" | "ULTB" | "UDTR" | "IBAN" | "BIC")
        ),
        _ => true,
    }
}

fn put(movement: &mut Movement, key: &str, value: &str, free: &mut Vec<String>) {
    let Some(text) = words(value.trim_matches('/')) else { return };
    let said = || Some(StatementText::from(text));
    let ids = &mut movement.ids;
    match key {
        "EREF" => ids.end_to_end_id = said(),
        "KREF" | "RREF" => ids.customer_reference = said(),
        "IREF" => ids.instruction_id = said(),
        "PREF" => ids.payment_information_id = said(),
        "MARF" => ids.mandate_id = said(),
        "CSID" => ids.creditor_id = said(),
        "PURP" => movement.remittance.purpose = Some(text.trim_start_matches("CD/").into()),
        "RTRN" => {
            let (code, text) = text.split_once('/').map_or((text, None), |(c, t)| (c, Some(t)));
            let text = text.map(|text| text.trim_matches('/')).filter(|text| !text.is_empty());
            let (code, text) = (Some(code.into()), text.map(StatementText::from));
            movement.return_reason = Some(Box::new(ReturnReason { code, text }));
        }
        "REMI" | "PY" => remittance(movement, text, free),
        "CDTRREF" => reference(movement, text),
        "NAME" => movement.counterparty.get_or_insert_default().name = said(),
        "ADDR" => movement.counterparty.get_or_insert_default().address = said(),
        "ULTD" | "ULTC" | "ULTB" | "UDTR" => {
            let name = text.trim_start_matches("NAME/").into();
            movement.counterparty.get_or_insert_default().ultimate_name = Some(name);
        }
        "IBAN" => account(movement).iban = said(),
        "ACCT" => account(movement).number = said(),
        "BIC" => account(movement).bank = said(),
        "CNTP" => counterparty(movement, value),
        "TRTP" | "TYPE" => add_text(movement, text),
        _ if exchange(movement, key, text) => {}
        // What has no place of its own stays readable.
        _ => add_text(movement, &format!("/{key}/{text}")),
    }
}

/// Puts words of the bank behind those that are there.
pub(super) fn add_text(movement: &mut Movement, text: &str) {
    match &mut movement.text {
        Some(before) => {
            before.push_str(" ");
            before.push_str(text);
        }
        None => movement.text = Some(text.into()),
    }
}

/// Amount ordered, rate and charges (`USD1300,00`, `1,0825`); `false` where they cannot be read.
fn exchange(movement: &mut Movement, key: &str, text: &str) -> bool {
    let amount = || {
        let (code, number) = text.split_at_checked(3)?;
        BankAmount::read(number.trim(), b',', Some(CurrencyCode::read(code)?))
    };
    match key {
        "EXCH" if BankAmount::read(text, b',', None).is_some() => {
            movement.exchange.get_or_insert_default().rate = Some(text.into());
        }
        "OCMT" => {
            let Some(amount) = amount() else { return false };
            movement.exchange.get_or_insert_default().instructed = Some(amount.abs());
        }
        "CHGS" => {
            let Some(amount) = amount() else { return false };
            let charge = Charge { amount: amount.abs(), bearer: None, included: true, text: None };
            movement.charges.push(charge);
        }
        _ => return false,
    }
    true
}

fn account(movement: &mut Movement) -> &mut BankAccount {
    movement.counterparty.get_or_insert_default().account.get_or_insert_default()
}

/// `USTD//text/` or `STRD/CUR/reference/`, or plain text.
fn remittance(movement: &mut Movement, value: &str, free: &mut Vec<String>) {
    if let Some(text) = value.strip_prefix("USTD/") {
        free.extend(said(text.trim_matches('/')));
    } else if let Some(rest) = value.strip_prefix("STRD/") {
        reference(movement, rest.trim_matches('/').rsplit('/').next().unwrap_or_default());
    } else {
        free.push(value.to_owned());
    }
}

fn reference(movement: &mut Movement, value: &str) {
    use ReferenceScheme as Scheme;
    let order = [Scheme::Rf, Scheme::BelgianOgm, Scheme::SwissQr, Scheme::Slovenian, Scheme::Croatian];
    let valid = order.into_iter().map(|scheme| check_reference(scheme, value)).find(|check| check.valid);
    movement.remittance.references.push(StructuredReference {
        scheme: valid.as_ref().map(|check| check.scheme),
        valid: valid.is_some(),
        value: valid.and_then(|check| check.value).map_or_else(|| value.into(), StatementText::from),
        declared: None,
    });
}

/// `iban/bic/name/city`.
fn counterparty(movement: &mut Movement, value: &str) {
    let mut parts = value.split('/');
    let (number, bank, name, city) = (parts.next(), parts.next(), parts.next(), parts.next());
    let party = movement.counterparty.get_or_insert_default();
    party.name = name.and_then(said);
    party.address = city.and_then(said);
    let number: Option<StatementText> = number.and_then(said);
    let iban = number.as_deref().and_then(read_iban).map(StatementText::from);
    let number = if iban.is_some() { None } else { number };
    let account = BankAccount { iban, number, bank: bank.and_then(said), ..BankAccount::default() };
    party.account = (!account.is_empty()).then_some(account);
}
