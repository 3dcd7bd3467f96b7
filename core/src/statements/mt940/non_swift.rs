//! `:NS:`, a field of German and Hungarian banks: two digits and a text on each line.

use crate::statements::model::{BankAccount, BankStatement, Movement};
use crate::statements::text::said;

/// The parts of the field: number and text.
fn parts(lines: &str) -> impl Iterator<Item = (u32, &str)> {
    lines.split('\n').filter_map(|line| {
        let (number, text) = line.split_at_checked(2)?;
        Some((number.parse().ok()?, text.trim()))
    })
}

/// Owner and name of the account.
pub(super) fn of_statement(statement: &mut BankStatement, lines: &str) {
    for (number, text) in parts(lines) {
        match number {
            22 => statement.account.owner = said(text),
            23 => statement.account.name = said(text),
            _ => {}
        }
    }
}

/// Purpose, other side and posting text.
pub(super) fn of_movement(movement: &mut Movement, lines: &str) {
    let mut purpose = Vec::new();
    let mut name = Vec::new();
    let mut account = BankAccount::default();
    for (number, text) in parts(lines).filter(|(_, text)| !text.is_empty()) {
        match number {
            1..=14 => purpose.push(text.to_owned()),
            15 | 16 => name.push(text),
            17 => movement.text = Some(text.into()),
            33 => account.bank = said(text),
            34 => account.number = said(text),
            _ => {}
        }
    }
    movement.remittance.text = purpose.join(" ");
    if purpose.len() > 1 {
        movement.remittance.lines = purpose;
    }
    if !name.is_empty() {
        movement.counterparty.get_or_insert_default().name = Some(name.join(" ").into());
    }
    if !account.is_empty() {
        movement.counterparty.get_or_insert_default().account = Some(account);
    }
}
