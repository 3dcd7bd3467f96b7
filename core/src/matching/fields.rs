//! What a movement says outside its text: structured reference, end-to-end id, ids of a provider.
//!
//! Payers' banks carry an end-to-end id through, and many payers put the invoice number there. A structured reference
//! with sound check digits was made by the seller: what it holds between them is often the number of the invoice, or of
//! customer and invoice in a row. None of these fields is written for a reader, so only whole numbers, references and ends
//! of seven digits or more count in them: no short tails, no numbers with a wrong digit, no words.

use super::book::Book;
use super::lookup::{KeyKind, key_of};
use super::reading::Reading;
use super::words::WordList;
use crate::documents::BankMovement;
use crate::references::{ReferenceScheme, check_reference};

/// Most ids of a provider that are read.
const MOST_IDS: usize = 20;
/// What banks write where the payer gave no end-to-end id.
const NO_ID: [&str; 2] = ["NOTPROVIDED", "NOT PROVIDED"];

/// The text of a movement with its other fields.
pub(super) fn read(movement: &BankMovement, words: &WordList, lengths: &[u16], book: &Book) -> Reading {
    let text = movement.text.as_ref().map_or("", |t| t.as_str());
    let mut reading = Reading::new(text, words, lengths);
    if let Some(reference) = &movement.structured_reference {
        add_structured(reference.as_str(), &mut reading, words, book);
    }
    let id = movement.end_to_end_id.as_ref().map(|id| id.as_str());
    for id in id.into_iter().filter(|id| !NO_ID.contains(&id.to_ascii_uppercase().as_str())) {
        reading.add_field(id, words, false);
    }
    for id in movement.provider_ids.iter().take(MOST_IDS) {
        reading.add_field(id.as_str(), words, false);
    }
    reading
}

/// Reads a structured reference: as it stands, which may be the number of an invoice, and what it holds between its
/// check digits. Where one check digit is all there is, the reference as it stands comes first.
fn add_structured(reference: &str, reading: &mut Reading, words: &WordList, book: &Book) {
    if is_mistyped(reference) {
        return;
    }
    reading.add_field(reference, words, false);
    let digits: String = reference.chars().filter(char::is_ascii_digit).collect();
    let length = u64::try_from(digits.len()).unwrap_or(u64::MAX);
    let number = digits.parse::<u64>().unwrap_or(0);
    let is_number = book.by_item.find(key_of(KeyKind::Number, number, length)).len() > 0;
    let Some(held) = inner(reference, !is_number) else { return };
    reading.add_field(&held, words, true);
    let short = held.trim_start_matches('0');
    if short.len() < held.len() && short.len() >= 4 {
        reading.add_field(short, words, false);
    }
}

/// What a structured reference holds besides its check digits; none where they are wrong or no scheme has its form.
/// `weakly`: schemes with a single check digit count too, by which a tenth of all numbers is sound.
pub(super) fn inner(reference: &str, weakly: bool) -> Option<String> {
    const SCHEMES: [(ReferenceScheme, usize, usize); 5] = [
        (ReferenceScheme::Rf, 4, 0),
        (ReferenceScheme::SwissQr, 0, 1),
        (ReferenceScheme::BelgianOgm, 0, 2),
        (ReferenceScheme::Finnish, 0, 1),
        (ReferenceScheme::KidMod10, 0, 1),
    ];
    let counts = |scheme: &ReferenceScheme| weakly || scheme.is_strong();
    SCHEMES.iter().filter(|s| counts(&s.0)).find_map(|(scheme, before, after)| {
        let value = check_reference(*scheme, reference).value?;
        let end = value.len().checked_sub(*after)?;
        value.get(*before..end).filter(|held| held.len() >= 4).map(ToOwned::to_owned)
    })
}

/// Whether a reference says that it is an ISO 11649 one, and its check digits are wrong.
pub(super) fn is_mistyped(reference: &str) -> bool {
    let start = reference.trim_start().as_bytes();
    let says_so = matches!(start, [b'R' | b'r', b'F' | b'f', b'0'..=b'9', b'0'..=b'9', ..]);
    says_so && !check_reference(ReferenceScheme::Rf, reference).valid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_taken_off() {
        assert_eq!(inner("RF18 5390 0754 7034", false).as_deref(), Some("539007547034"));
        assert_eq!(inner("010/8068/17183", false).as_deref(), Some("0108068171"));
        assert_eq!(inner("010/8068/17180", false), None);
        // From the right 6 x 7 + 5 x 3 + 4 x 1 + 3 x 7 + 2 x 3 + 1 x 1 = 89; what is missing to 90 is the check digit.
        assert_eq!(inner("1234561", true).as_deref(), Some("123456"));
        assert_eq!(inner("1234561", false), None);
        assert_eq!(inner("thanks", true), None);
        assert!(is_mistyped("RF19 5390 0754 7034"));
        assert!(!is_mistyped("RF18 5390 0754 7034"));
        assert!(!is_mistyped("5390"));
        assert!(!is_mistyped("RF-2024-001"));
    }
}
