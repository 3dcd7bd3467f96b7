//! What a movement says outside its text: structured reference, end-to-end id, ids of a provider.
//!
//! Payers' banks carry an end-to-end id through, and many payers put the invoice number there. A structured reference
//! with sound check digits was made by the seller: what it holds between them is often the number of the invoice, or of
//! customer and invoice in a row. None of these fields is written for a reader, so only whole numbers and references
//! count in them: no short tails, no digits misread, no words.

use super::reading::Reading;
use super::words::WordList;
use crate::documents::BankMovement;
use crate::references::{ReferenceScheme, check_reference};

/// Most ids of a provider that are read.
const MOST_IDS: usize = 20;
/// What banks write where the payer gave no end-to-end id.
const NO_ID: [&str; 2] = ["NOTPROVIDED", "NOT PROVIDED"];

/// The text of a movement with its other fields.
pub(super) fn read(movement: &BankMovement, words: &WordList, lengths: &[u16]) -> Reading {
    let text = movement.text.as_ref().map_or("", |t| t.as_str());
    let mut reading = Reading::new(text, words, lengths);
    let id = movement.end_to_end_id.as_ref().map(|id| id.as_str());
    for id in id.into_iter().filter(|id| !NO_ID.contains(&id.to_ascii_uppercase().as_str())) {
        reading.add_field(id, words, false);
    }
    for id in movement.provider_ids.iter().take(MOST_IDS) {
        reading.add_field(id.as_str(), words, false);
    }
    if let Some(inner) = movement.structured_reference.as_ref().and_then(|r| inner(r.as_str())) {
        reading.add_field(&inner, words, true);
    }
    reading
}

/// What a structured reference holds besides its check digits; none where they are wrong or no scheme has its form.
pub(super) fn inner(reference: &str) -> Option<String> {
    const SCHEMES: [(ReferenceScheme, usize, usize); 5] = [
        (ReferenceScheme::Rf, 4, 0),
        (ReferenceScheme::SwissQr, 0, 1),
        (ReferenceScheme::BelgianOgm, 0, 2),
        (ReferenceScheme::Finnish, 0, 1),
        (ReferenceScheme::KidMod10, 0, 1),
    ];
    SCHEMES.iter().find_map(|(scheme, before, after)| {
        let value = check_reference(*scheme, reference).value?;
        let end = value.len().checked_sub(*after)?;
        let held = value.get(*before..end)?.trim_start_matches('0');
        (held.len() >= 4).then(|| held.to_owned())
    })
}

/// Whether a reference says that it is an ISO 11649 one, and its check digits are wrong.
pub(super) fn is_mistyped(reference: &str) -> bool {
    let letters = reference.trim_start().get(..2).is_some_and(|start| start.eq_ignore_ascii_case("RF"));
    letters && !check_reference(ReferenceScheme::Rf, reference).valid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_taken_off() {
        assert_eq!(inner("RF18 5390 0754 7034").as_deref(), Some("539007547034"));
        assert_eq!(inner("010/8068/17183").as_deref(), Some("108068171"));
        assert_eq!(inner("010/8068/17180"), None);
        assert_eq!(inner("thanks"), None);
        assert!(is_mistyped("RF19 5390 0754 7034"));
        assert!(!is_mistyped("RF18 5390 0754 7034"));
        assert!(!is_mistyped("5390"));
    }
}
