//! Who may have paid: every customer above a floor, with what speaks for each. The first of the two stages.

use super::beliefs::Beliefs;
use super::book::{Book, account_key, amount_key, name_key, without_zeros};
use super::evidence::{Evidence, EvidenceKind};
use super::fold::{fold, letters_and_digits};
use super::hits::{Strength, in_book};
use super::lookup::{KeyKind, key};
use super::names::Likeness;
use super::numbers::{count, ln};
use super::reading::Reading;
use super::words::WordClass;
use crate::documents::BankMovement;
use std::collections::BTreeMap;

/// Most payers that are held against one movement.
const MOST_PAYERS: usize = 10;
/// A likeness of names below this is not looked at.
const NAME_FLOOR: f64 = 0.25;

/// A movement with what does not change from pass to pass.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) day: i32,
    pub(super) account: Option<u64>,
    pub(super) name: Option<u64>,
    likeness: Vec<Likeness>,
}

/// A customer who may have paid.
#[derive(Debug, Clone)]
pub(super) struct MaybePayer {
    pub(super) customer: u32,
    pub(super) evidence: Evidence,
    /// Named items of customers outside its group.
    pub(super) strangers: Vec<u32>,
    /// Something besides an amount speaks for it.
    pub(super) known: bool,
}

impl Seen {
    pub(super) fn new(movement: &BankMovement, book: &Book) -> Self {
        let name = movement.payer_name.as_ref().map(|n| n.as_str());
        Self {
            day: movement.value_date.epoch_day(),
            account: movement.payer_account.as_ref().map(|a| account_key(a.as_str())),
            name: name.map(name_key),
            likeness: name.map(|n| book.names.find(n)).unwrap_or_default(),
        }
    }

    /// The customer that account or name alone point to.
    pub(super) fn likely(&self, book: &Book) -> Option<u32> {
        let mut by_account = self.account.map(|a| book.by_customer.find(a)).into_iter().flatten();
        let by_name = self.likeness.first().filter(|l| l.share >= 0.4).map(|l| l.customer);
        by_name.or_else(|| by_account.next())
    }

    fn share(&self, customer: u32) -> f64 {
        self.likeness.iter().find(|l| l.customer == customer).map_or(0.0, |l| l.share)
    }
}

/// What a movement shows of its payer, over all customers.
struct Sight<'a> {
    book: &'a Book,
    seen: &'a Seen,
    by_account: Vec<u32>,
    by_name: Vec<u32>,
    by_number: Vec<u32>,
    batch_account: Vec<(u32, f64)>,
    batch_name: Vec<(u32, f64)>,
    named: Vec<(u32, Strength)>,
}

/// All customers who may have paid, most likely first.
pub(super) fn find_payers(
    movement: &BankMovement,
    place: usize,
    seen: &Seen,
    reading: &Reading,
    book: &Book,
    beliefs: &Beliefs,
) -> (Vec<MaybePayer>, Vec<(u32, Strength)>) {
    let structured = movement.structured_reference.as_ref().map(|r| r.as_str());
    let named = in_book(reading, structured, book);
    let find =
        |key: Option<u64>| key.map(|k| book.by_customer.find(k).collect::<Vec<u32>>()).unwrap_or_default();
    let sight = Sight {
        book,
        seen,
        by_account: find(seen.account),
        by_name: find(seen.name),
        by_number: numbers_of_customers(reading, book),
        batch_account: beliefs.account(seen.account, place),
        batch_name: beliefs.name(seen.name, place),
        named,
    };
    let mut rough: BTreeMap<u32, f64> = BTreeMap::new();
    let mut give = |customer: u32, weight: f64| *rough.entry(customer).or_default() += weight;
    sight.by_account.iter().for_each(|c| give(*c, 5.0));
    sight.by_name.iter().for_each(|c| give(*c, 4.0));
    sight.by_number.iter().for_each(|c| give(*c, 3.0));
    sight.batch_account.iter().chain(&sight.batch_name).for_each(|c| give(c.0, 4.0 * c.1));
    seen.likeness.iter().filter(|l| l.share >= NAME_FLOOR).for_each(|l| give(l.customer, 5.0 * l.share));
    let amount = movement.amount;
    for (item, strength) in &sight.named {
        let Some(found) = book.item(*item) else { continue };
        match strength {
            Strength::Structured | Strength::Full => give(found.customer, 3.0),
            Strength::Order => give(found.customer, 2.0),
            // A few digits find a payer only together with the amount.
            _ if near_amount(found.open, amount.minor()) => give(found.customer, 1.5),
            _ => {}
        }
    }
    let tails = tails_by_customer(&sight);
    tails.iter().filter(|t| t.1 >= 2).for_each(|t| give(t.0, 1.0));
    let same = book.by_item.find(amount_key(amount.minor(), amount.currency()));
    if same.len() <= 6 && rough.values().all(|w| *w < 3.0) {
        for item in same.filter_map(|item| book.item(item)) {
            *rough.entry(item.customer).or_default() += 0.5;
        }
    }
    let mut order: Vec<(u32, f64)> = rough.into_iter().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order.truncate(MOST_PAYERS);
    let payers = order.into_iter().map(|(customer, _)| sight.payer(customer)).collect();
    (payers, sight.named)
}

fn near_amount(open: i64, amount: i64) -> bool {
    // From four fifths (tax withheld) to a little more than all.
    let scaled = |v: i64, by: i64| v.saturating_mul(by);
    open > 0 && scaled(amount, 100) >= scaled(open, 79) && scaled(amount, 100) <= scaled(open, 101)
}

fn tails_by_customer(sight: &Sight<'_>) -> Vec<(u32, usize)> {
    let mut tails: BTreeMap<u32, usize> = BTreeMap::new();
    for (item, strength) in &sight.named {
        if *strength == Strength::Tail
            && let Some(item) = sight.book.item(*item)
        {
            let counted = tails.entry(item.customer).or_default();
            *counted = counted.saturating_add(1);
        }
    }
    tails.into_iter().collect()
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

impl Sight<'_> {
    fn payer(&self, customer: u32) -> MaybePayer {
        let mut evidence = Evidence::default();
        let family = self.book.family_of(customer);
        self.account(customer, family, &mut evidence);
        self.name(customer, family, &mut evidence);
        evidence.note(EvidenceKind::CustomerNumber, self.by_number.contains(&customer));
        let strong = |s: &Strength| matches!(s, Strength::Structured | Strength::Full);
        let mut strangers: Vec<u32> = Vec::new();
        for (item, _) in self.named.iter().filter(|n| strong(&n.1)) {
            let Some(found) = self.book.item(*item) else { continue };
            if found.customer != customer && self.book.family_of(found.customer) != family {
                strangers.push(*item);
            }
        }
        let named = self
            .named
            .iter()
            .any(|(i, s)| *s != Strength::Tail && self.book.item(*i).is_some_and(|i| i.customer == customer));
        let known = named
            || self.by_number.contains(&customer)
            || self.by_account.contains(&customer)
            || self.by_name.contains(&customer)
            || self.batch_account.iter().chain(&self.batch_name).any(|b| b.0 == customer)
            || self.seen.share(customer) >= NAME_FLOOR;
        evidence.note(EvidenceKind::AmountOnly, !known);
        MaybePayer { customer, evidence, strangers, known }
    }

    fn account(&self, customer: u32, family: u32, evidence: &mut Evidence) {
        let Some(account) = self.seen.account else { return };
        let (confirmed, rejected) = self.book.seen.get(&(account, customer)).copied().unwrap_or((1, 0));
        let reliable = (f64::from(confirmed) + 1.0) / (f64::from(confirmed) + f64::from(rejected) + 2.0);
        if self.by_account.contains(&customer) {
            evidence.add(EvidenceKind::AccountKnown, reliable.min(0.9) / 0.75);
            evidence.note(EvidenceKind::AccountShared, self.by_account.len() > 1);
        } else if self.by_account.iter().any(|c| self.book.family_of(*c) != family) {
            evidence.add(EvidenceKind::AccountOfOther, 1.0);
        }
        let mine: f64 = self.batch_account.iter().filter(|b| b.0 == customer).map(|b| b.1).sum();
        let other: f64 =
            self.batch_account.iter().filter(|b| self.book.family_of(b.0) != family).map(|b| b.1).sum();
        if mine + other > 0.0 {
            let share = mine / (mine + other + 0.5);
            evidence.add(EvidenceKind::AccountInBatch, share);
            evidence.add(EvidenceKind::AccountInBatchOther, other / (mine + other + 0.5));
        } else if self.by_account.is_empty() {
            evidence.add(EvidenceKind::AccountNew, 1.0);
        }
    }

    fn name(&self, customer: u32, family: u32, evidence: &mut Evidence) {
        if self.seen.name.is_none() {
            return;
        }
        let share = self.seen.share(customer);
        let kind = match share {
            s if s >= 0.95 => EvidenceKind::NameSame,
            s if s >= 0.75 => EvidenceKind::NameClose,
            s if s >= 0.5 => EvidenceKind::NamePartly,
            s if s >= NAME_FLOOR => EvidenceKind::NameWeak,
            _ => EvidenceKind::NameUnlike,
        };
        let mine: f64 = self.batch_name.iter().filter(|b| b.0 == customer).map(|b| b.1).sum();
        let all: f64 = self.batch_name.iter().map(|b| b.1).sum();
        let learned = self.by_name.contains(&customer);
        if !(kind == EvidenceKind::NameUnlike && (learned || mine > 0.0)) {
            evidence.add(kind, 1.0);
        }
        evidence.note(EvidenceKind::NameLearned, learned);
        evidence.add(EvidenceKind::NameInBatch, mine / (all + 0.5));
        let rival = self.seen.likeness.iter().filter(|l| self.book.family_of(l.customer) != family);
        let rival = rival.map(|l| l.share).fold(0.0, f64::max);
        evidence.add(EvidenceKind::NameRival, (rival - share).max(0.0));
        let other_form =
            self.seen.likeness.iter().any(|l| l.customer == customer && l.share >= 0.7 && l.other_form);
        evidence.note(EvidenceKind::OtherForm, other_form);
    }
}

/// Evidence of a name alone is bounded: how rare a book makes it.
pub(super) fn choice(of: usize, take: usize) -> f64 {
    // Logarithm of the number of ways to take so many out of so many.
    let take = take.min(of.saturating_sub(take));
    let mut bits = 0.0;
    for step in 0..take {
        bits += ln(count(of.saturating_sub(step))) - ln(count(step.saturating_add(1)));
    }
    bits
}
