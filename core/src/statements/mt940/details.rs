//! `:86:`, the details of a movement, in the way of the bank's country.
//!
//! | way | begins like | read by |
//! | --- | --- | --- |
//! | Germany, Austria, Poland, Luxembourg | `166?00GUTSCHRIFT?20EREF+…` | `german` |
//! | Netherlands, Belgium and the guideline of SWIFT | `/EREF/…/REMI/…` | `slashed` |
//! | words with colons | `TYT.: …; TNR: …`, `REK: …/NAAM: …` | `keyed` |
//! | free | anything | here |

use super::german::Scratch;
use super::{german, keyed, slashed};
use crate::references::read_iban;
use crate::statements::model::{BankAccount, Movement, StatementText};
use crate::statements::text::joined;

/// Width of a line of `:86:`.
pub(super) const WIDTH: usize = 65;

/// Puts the lines of the details into the movement. A charge that `:61:` and the details both name is one charge.
pub(super) fn read(movement: &mut Movement, lines: &str, scratch: &mut Scratch) {
    let before = std::mem::take(&mut movement.charges);
    put(movement, lines, scratch);
    if before.is_empty() {
        return;
    }
    let mut charges = before;
    charges.retain(|charge| !movement.charges.contains(charge));
    charges.append(&mut movement.charges);
    movement.charges = charges;
}

fn put(movement: &mut Movement, lines: &str, scratch: &mut Scratch) {
    if german::read(movement, lines, scratch) {
        return;
    }
    let lines: Vec<&str> = lines.split('\n').filter(|line| !line.trim().is_empty()).collect();
    if lines.is_empty() {
        return;
    }
    if slashed::read(movement, &lines) || keyed::read(movement, &lines) {
        return;
    }
    free(movement, &lines);
}

fn free(movement: &mut Movement, lines: &[&str]) {
    let mut lines = lines.to_vec();
    // The account and name of the other side may lead.
    if let Some((first, rest)) = lines.clone().split_first() {
        let (word, name) = first.trim().split_once(' ').unwrap_or((first.trim(), ""));
        if let Some(iban) = read_iban(word) {
            let party = movement.counterparty.get_or_insert_default();
            party.account = Some(BankAccount { iban: Some(iban.into()), ..BankAccount::default() });
            party.name = Some(name.trim())
                .filter(|name| !name.is_empty())
                .map(StatementText::from)
                .or(party.name.take());
            lines = rest.to_vec();
        }
    }
    set_text(movement, &lines);
}

/// Sets the free text; lines of full width go on in the next.
pub(super) fn set_text(movement: &mut Movement, lines: &[&str]) {
    movement.remittance.text = joined(lines.iter().copied(), WIDTH);
    if lines.len() > 1 {
        movement.remittance.lines = lines.iter().map(|line| line.trim_end().to_owned()).collect();
    }
}
