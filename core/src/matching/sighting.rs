//! What one movement shows of its payer, whatever other movements say: account, name, numbers. The first of the two
//! stages: it needs the book and nothing of the batch.

use super::book::{Book, account_key, amount_key, name_key, without_zeros};
use super::fields;
use super::fold::{fold, letters_and_digits};
use super::hits::{Strength, in_book};
use super::lookup::{KeyKind, key};
use super::names::Likeness;
use super::options::MatchOptions;
use super::reading::Reading;
use super::words::{WordClass, WordList};
use crate::documents::BankMovement;
use std::collections::BTreeMap;

/// A likeness of names below this is not looked at.
pub(super) const NAME_FLOOR: f64 = 0.25;
/// With a name at least so alike, the text is not read for names.
const CLOSE_NAME: f64 = 0.75;
/// Letters of a text that are read for names.
const MOST_NAME: usize = 140;
/// How much a name in the text counts of the same one in its own field.
const IN_TEXT: f64 = 0.9;
/// Items of the same amount find a payer where no more than so many have it.
const MOST_OF_AMOUNT: usize = 6;

/// A movement with what it shows of its payer: what [`CashBook::sight`](super::CashBook::sight) gives and
/// [`CashBook::allocate`](super::CashBook::allocate) takes.
#[derive(Debug, Clone)]
pub struct Sighting<'a> {
    pub(super) movement: &'a BankMovement,
    pub(super) day: i32,
    pub(super) account: Option<u64>,
    pub(super) name: Option<u64>,
    pub(super) likeness: Vec<Likeness>,
    pub(super) by_account: Vec<u32>,
    pub(super) by_name: Vec<u32>,
    pub(super) by_number: Vec<u32>,
    /// Items that the text or the structured reference names in the whole book.
    pub(super) named: Vec<(u32, Strength)>,
    /// Customers with a rough weight of what speaks for each, by customer.
    pub(super) rough: Vec<(u32, f64)>,
    /// Customers of items of the same amount, where few have it.
    pub(super) same_amount: Vec<u32>,
}

impl<'a> Sighting<'a> {
    /// Takes a movement with the customers whose names are like its payer's.
    pub(super) fn new(
        movement: &'a BankMovement,
        mut likeness: Vec<Likeness>,
        book: &Book,
        words: &WordList,
        options: &MatchOptions,
    ) -> Self {
        let text = movement.text.as_ref().map_or("", |t| t.as_str());
        let reading = fields::read(movement, words, &options.text_lengths, book);
        let structured = movement.structured_reference.as_ref().map(|r| r.as_str());
        let payer_name = movement.payer_name.as_ref().map(|n| n.as_str());
        let account = movement.payer_account.as_ref().map(|a| account_key(a.as_str()));
        let name = payer_name.map(name_key);
        let find = |key: Option<u64>| {
            key.map(|k| book.by_customer.find(k).collect::<Vec<u32>>()).unwrap_or_default()
        };
        let same = book.by_item.find(amount_key(movement.amount.minor(), movement.amount.currency()));
        let same_amount = if same.len() <= MOST_OF_AMOUNT {
            same.filter_map(|item| book.item(item)).map(|item| item.customer).collect()
        } else {
            Vec::new()
        };
        let by_account = find(account);
        if by_account.is_empty() && likeness.first().is_none_or(|l| l.share < CLOSE_NAME) {
            // Banks put the payer's name into the text too.
            let text: String = text.chars().take(MOST_NAME).collect();
            for mut found in book.names.find(&text) {
                found.share *= IN_TEXT;
                match likeness.iter_mut().find(|l| l.customer == found.customer) {
                    Some(known) => known.share = known.share.max(found.share),
                    None => likeness.push(found),
                }
            }
            likeness.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.customer.cmp(&b.customer)));
        }
        let mut sighting = Self {
            movement,
            day: movement.value_date.epoch_day(),
            account,
            name,
            likeness,
            by_account,
            by_name: find(name),
            by_number: numbers_of_customers(&reading, book),
            named: in_book(&reading, structured, book),
            rough: Vec::new(),
            same_amount,
        };
        sighting.rough = sighting.weigh_roughly(book);
        sighting
    }

    /// The customer that account or name alone point to.
    pub(super) fn likely(&self) -> Option<u32> {
        let by_name = self.likeness.first().filter(|l| l.share >= 0.4).map(|l| l.customer);
        by_name.or_else(|| self.by_account.first().copied())
    }

    /// How like a customer's name the payer's name is.
    pub(super) fn share(&self, customer: u32) -> f64 {
        self.likeness.iter().find(|l| l.customer == customer).map_or(0.0, |l| l.share)
    }

    fn weigh_roughly(&self, book: &Book) -> Vec<(u32, f64)> {
        let mut rough: BTreeMap<u32, f64> = BTreeMap::new();
        let mut give = |customer: u32, weight: f64| *rough.entry(customer).or_default() += weight;
        self.by_account.iter().for_each(|c| give(*c, 5.0));
        self.by_name.iter().for_each(|c| give(*c, 4.0));
        self.by_number.iter().for_each(|c| give(*c, 3.0));
        let alike = self.likeness.iter().filter(|l| l.share >= NAME_FLOOR);
        alike.for_each(|l| give(l.customer, 5.0 * l.share));
        let mut tails: BTreeMap<u32, usize> = BTreeMap::new();
        for (item, strength) in &self.named {
            let Some(found) = book.item(*item) else { continue };
            match strength {
                Strength::Structured | Strength::Full => give(found.customer, 3.0),
                Strength::Order => give(found.customer, 2.0),
                // A few digits find a payer only together with the amount.
                _ if near_amount(found.open, self.movement.amount.minor()) => give(found.customer, 1.5),
                _ => {}
            }
            if *strength == Strength::Tail {
                let counted = tails.entry(found.customer).or_default();
                *counted = counted.saturating_add(1);
            }
        }
        tails.iter().filter(|t| *t.1 >= 2).for_each(|t| give(*t.0, 1.0));
        rough.into_iter().collect()
    }
}

fn near_amount(open: i64, amount: i64) -> bool {
    // From four fifths (tax withheld) to a little more than all.
    let scaled = |v: i64, by: i64| v.saturating_mul(by);
    open > 0 && scaled(amount, 100) >= scaled(open, 79) && scaled(amount, 100) <= scaled(open, 101)
}

/// Customers whose own number stands in the text after a word that announces it, or in full.
fn numbers_of_customers(reading: &Reading, book: &Book) -> Vec<u32> {
    let mut found = Vec::new();
    for (text, span) in &reading.phrases {
        let announced = reading.spans.get(*span).is_some_and(|s| s.class == Some(WordClass::Customer));
        let lettered = text.first().is_some_and(u8::is_ascii_alphabetic) && text.len() >= 5;
        if announced || lettered {
            found.extend(book.by_customer.find(key(KeyKind::Customer, text)));
        }
        if announced && text.iter().all(u8::is_ascii_digit) {
            found.extend(book.by_customer.find(key(KeyKind::Customer, without_zeros(text))));
        }
    }
    for span in reading.spans.iter().filter(|s| s.class == Some(WordClass::Customer) && s.value > 0) {
        let digits = letters_and_digits(&fold(&span.value.to_string()));
        found.extend(book.by_customer.find(key(KeyKind::Customer, &digits)));
    }
    found.sort_unstable();
    found.dedup();
    found
}
