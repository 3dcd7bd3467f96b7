//! The book that movements are held against: customers, their items, and the indexes by which they are found.

use super::fold::{fold, letters_and_digits};
use super::lookup::{KeyKind, Lookup, key, key_of};
use super::names::NameIndex;
use crate::documents::{Customer, LearnedEvidence, MatchItem};
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::money::{Currency, Percent};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// The number of an item as digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Number {
    /// All its digits, the last 18 where there are more.
    pub(super) value: u64,
    pub(super) length: u32,
    /// Hash of its letters and length: numbers of one series have the same.
    pub(super) series: u64,
}

/// An item, in whole smallest units; a credit memo is below zero.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) customer: u32,
    pub(super) currency: Currency,
    pub(super) open: i64,
    /// Tax contained, with the sign of the open amount.
    pub(super) tax: i64,
    pub(super) issued: i32,
    pub(super) due: i32,
    /// Last day and amount of each discount.
    pub(super) discounts: Vec<(i32, i64)>,
    pub(super) number: Number,
    pub(super) disputed: bool,
}

/// A customer with what was seen of its payments.
#[derive(Debug, Clone)]
pub(super) struct Payer {
    /// The top of its group: its own place where it has none.
    pub(super) family: u32,
    /// Its items by due date.
    pub(super) items: Vec<u32>,
}

/// Customers in the order of their ids, with what finds one by its id.
#[derive(Debug)]
pub(super) struct CustomerIds<'a> {
    pub(super) list: Vec<&'a Customer>,
    places: Lookup,
}

impl<'a> CustomerIds<'a> {
    /// Takes customers in the order of their ids.
    pub(super) fn new(list: Vec<&'a Customer>) -> Self {
        let entry = |(at, customer): (usize, &&Customer)| {
            (key(KeyKind::Customer, customer.id.as_str().as_bytes()), u32::try_from(at).unwrap_or(u32::MAX))
        };
        let places = Lookup::new(list.iter().enumerate().map(entry).collect());
        Self { list, places }
    }

    /// The place of a customer.
    pub(super) fn place(&self, id: &CustomerId) -> Option<u32> {
        let is_it = |at: &u32| {
            usize::try_from(*at).ok().and_then(|at| self.list.get(at)).is_some_and(|c| c.id == *id)
        };
        self.places.find(key(KeyKind::Customer, id.as_str().as_bytes())).find(is_it)
    }
}

/// Everything that does not change from movement to movement.
#[derive(Debug, Clone, Default)]
pub(super) struct Book {
    pub(super) items: Vec<Item>,
    pub(super) payers: Vec<Payer>,
    /// Customers of one group, by the top of the group.
    pub(super) families: BTreeMap<u32, Vec<u32>>,
    /// Numbers, references and amounts to items.
    pub(super) by_item: Lookup,
    /// Accounts and customer numbers to customers.
    pub(super) by_customer: Lookup,
    pub(super) names: NameIndex,
    /// Lengths that numbers have, rising.
    pub(super) lengths: Vec<u32>,
    /// How often an account or a name was right and wrong for a customer, by key and customer.
    pub(super) seen: BTreeMap<(u64, u32), (u32, u32)>,
}

impl Book {
    /// Takes the book in: customers by id, each once; items in the order of their due dates, each with its customer.
    pub(super) fn new<'a>(
        customers: &CustomerIds<'_>,
        items: impl ExactSizeIterator<Item = (u32, &'a MatchItem)>,
        learned: &LearnedEvidence,
    ) -> Result<Self> {
        let mut book = Self::default();
        for at in 0..customers.list.len() {
            let family = top_of(at, customers);
            book.payers.push(Payer { family, items: Vec::new() });
        }
        for (at, payer) in book.payers.iter().enumerate() {
            book.families.entry(payer.family).or_default().push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        book.families.retain(|_, members| members.len() > 1);
        let mut keys = Vec::with_capacity(items.len().saturating_mul(5));
        book.items.reserve_exact(items.len());
        for (customer, item) in items {
            book.add(item, customer, &mut keys)?;
        }
        book.by_item = Lookup::new(keys);
        book.lengths.sort_unstable();
        book.lengths.dedup();
        book.order_items();
        book.learn(customers, learned);
        Ok(book)
    }

    fn add(&mut self, item: &MatchItem, customer: u32, keys: &mut Vec<(u64, u32)>) -> Result<()> {
        let at = u32::try_from(self.items.len()).map_err(|_| Error::CountOutOfRange {
            field: "items".into(),
            least: 0,
            most: usize::try_from(u32::MAX).unwrap_or(usize::MAX),
            given: self.items.len(),
        })?;
        let sign = if item.credit_memo_id.is_some() { -1 } else { 1 };
        let printed = fold(item.printed_number());
        let (number, tail) = Number::read(&printed);
        let open = item.open.minor().saturating_mul(sign);
        let currency = item.open.currency();
        if number.length > 0 {
            keys.push((key_of(KeyKind::Number, number.value, u64::from(number.length)), at));
            keys.push((key_of(KeyKind::Tail, tail, 0), at));
            self.lengths.push(number.length);
            if self.lengths.len() > 4_096 {
                self.lengths.sort_unstable();
                self.lengths.dedup();
            }
        }
        let mut refer = |folded: &[u8]| {
            let text = letters_and_digits(folded);
            keys.push((key(KeyKind::Reference, &text), at));
            let digits: Vec<u8> = text.iter().copied().filter(u8::is_ascii_digit).collect();
            if digits.len() >= 5 && digits.len() < text.len() {
                keys.push((key(KeyKind::Reference, &digits), at));
            }
        };
        item.references.iter().for_each(|r| refer(&fold(r.as_str())));
        refer(&printed);
        if let Some(reference) = &item.structured_reference {
            keys.push((structured_key(reference.as_str()), at));
        }
        keys.push((amount_key(open, currency), at));
        let off = |percent: Percent| -> i64 {
            let part = Decimal::from(open)
                .checked_mul(percent.value())
                .and_then(|p| p.checked_div(Decimal::ONE_HUNDRED));
            let mode = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
            part.and_then(|p| p.round_dp_with_strategy(0, mode).to_i64()).unwrap_or(0)
        };
        let discounts = item.discounts.iter().map(|d| (d.until.epoch_day(), off(d.percent))).collect();
        self.items.push(Item {
            customer,
            currency,
            open,
            tax: item.tax.map_or(0, |tax| tax.minor().saturating_mul(sign)),
            issued: item.issue_date.epoch_day(),
            due: item.due_date.epoch_day(),
            discounts,
            number,
            disputed: item.disputed,
        });
        Ok(())
    }

    fn order_items(&mut self) {
        for (at, item) in self.items.iter().enumerate() {
            let payer = usize::try_from(item.customer).ok().and_then(|c| self.payers.get_mut(c));
            if let (Some(payer), Ok(at)) = (payer, u32::try_from(at)) {
                payer.items.push(at);
            }
        }
        let items = &self.items;
        let of = |at: &u32| usize::try_from(*at).ok().and_then(|at| items.get(at));
        for payer in &mut self.payers {
            payer.items.sort_by_key(|at| of(at).map(|i| (i.due, i.number.value, *at)));
            payer.items.shrink_to_fit();
        }
    }

    fn learn(&mut self, customers: &CustomerIds<'_>, learned: &LearnedEvidence) {
        let mut keys = Vec::new();
        let mut names: Vec<(u32, &str)> = Vec::new();
        for (at, customer) in customers.list.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            keys.extend(customer.accounts.iter().map(|account| (account_key(account.as_str()), at)));
            let id = letters_and_digits(&fold(customer.id.as_str()));
            keys.push((key(KeyKind::Customer, &id), at));
            let digits: Vec<u8> = id.iter().copied().filter(u8::is_ascii_digit).collect();
            keys.push((key(KeyKind::Customer, without_zeros(&digits)), at));
            names.push((at, customer.name.as_str()));
            names.extend(customer.aliases.iter().map(|alias| (at, alias.as_str())));
        }
        for (list, of) in [(&learned.accounts, true), (&learned.names, false)] {
            for entry in list {
                let Some(customer) = customers.place(&entry.customer_id) else { continue };
                let seen = if of { account_key(entry.seen.as_str()) } else { name_key(entry.seen.as_str()) };
                let known = self.seen.entry((seen, customer)).or_default();
                known.0 = known.0.saturating_add(entry.confirmed);
                known.1 = known.1.saturating_add(entry.rejected);
                // More often wrong than right: dropped.
                if entry.confirmed > entry.rejected {
                    keys.push((seen, customer));
                }
            }
        }
        self.by_customer = Lookup::new(keys);
        self.names = NameIndex::new(names);
    }

    pub(super) fn item(&self, at: u32) -> Option<&Item> {
        usize::try_from(at).ok().and_then(|at| self.items.get(at))
    }

    pub(super) fn payer(&self, at: u32) -> Option<&Payer> {
        usize::try_from(at).ok().and_then(|at| self.payers.get(at))
    }

    pub(super) fn family_of(&self, customer: u32) -> u32 {
        self.payer(customer).map_or(customer, |p| p.family)
    }
}

impl Item {
    /// The discount that may be taken on a day, of the whole item.
    pub(super) fn discount_on(&self, day: i32, grace: i32) -> i64 {
        self.discounts.iter().find(|d| day <= d.0.saturating_add(grace)).map_or(0, |d| d.1)
    }
}

impl Number {
    /// Reads the digits of a folded number; gives its last group of digits too.
    pub(super) fn read(folded: &[u8]) -> (Self, u64) {
        let mut number = Self::default();
        let mut letters: Vec<u8> = Vec::new();
        let (mut tail, mut in_group) = (0_u64, false);
        let longer = |value: u64, byte: u8| {
            let digit = u64::from(byte.wrapping_sub(b'0'));
            (value % 100_000_000_000_000_000).saturating_mul(10).saturating_add(digit)
        };
        for byte in folded {
            if byte.is_ascii_digit() {
                tail = longer(if in_group { tail } else { 0 }, *byte);
                in_group = true;
                number.value = longer(number.value, *byte);
                number.length = number.length.saturating_add(1).min(18);
            } else {
                in_group = false;
                if byte.is_ascii_alphabetic() {
                    letters.push(*byte);
                }
            }
        }
        number.series = key_of(KeyKind::Number, key(KeyKind::Word, &letters), u64::from(number.length));
        (number, tail)
    }
}

/// The top of a customer's group; a circle of parents ends where it began.
fn top_of(at: usize, customers: &CustomerIds<'_>) -> u32 {
    let mut top = u32::try_from(at).unwrap_or(u32::MAX);
    let mut lowest = top;
    for _ in 0..20 {
        let customer = usize::try_from(top).ok().and_then(|t| customers.list.get(t));
        let parent = customer.and_then(|c| c.parent.as_ref());
        let Some(next) = parent.and_then(|p| customers.place(p)) else { return top };
        lowest = lowest.min(next);
        top = next;
    }
    lowest
}

pub(super) fn without_zeros(digits: &[u8]) -> &[u8] {
    let zeros = digits.iter().take_while(|b| **b == b'0').count();
    digits.get(zeros..).unwrap_or_default()
}

/// The key of an account: letters and digits; a German or French IBAN and its national form share the long tail.
pub(super) fn account_key(account: &str) -> u64 {
    key(KeyKind::Account, or_raw(account_core(&letters_and_digits(&fold(account))), account))
}

/// An IBAN without its country and check digits, so that the national writing of the same account is the same.
fn account_core(text: &[u8]) -> &[u8] {
    match text {
        [a, b, c, d, rest @ ..]
            if a.is_ascii_alphabetic()
                && b.is_ascii_alphabetic()
                && c.is_ascii_digit()
                && d.is_ascii_digit()
                && rest.len() >= 10 =>
        {
            rest
        }
        other => other,
    }
}

/// The key of a name: letters and digits; the name as it is where its script has none that fold.
pub(super) fn name_key(name: &str) -> u64 {
    key(KeyKind::Name, or_raw(&letters_and_digits(&fold(name)), name))
}

fn or_raw<'a>(folded: &'a [u8], text: &'a str) -> &'a [u8] {
    if folded.is_empty() { text.as_bytes() } else { folded }
}

/// The key of a structured reference: letters and digits, leading zeros left out.
pub(super) fn structured_key(reference: &str) -> u64 {
    key(KeyKind::Structured, without_zeros(&letters_and_digits(&fold(reference))))
}

pub(super) fn amount_key(minor: i64, currency: Currency) -> u64 {
    let bits = u64::from_le_bytes(minor.to_le_bytes());
    key_of(KeyKind::Amount, bits, key(KeyKind::Amount, currency.code().as_bytes()))
}
