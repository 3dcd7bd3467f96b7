//! Who may have paid: every customer above a floor, with what speaks for each. The batch adds what its other
//! movements show of accounts and names.

use super::beliefs::Beliefs;
use super::book::Book;
use super::evidence::{Evidence, EvidenceKind};
use super::hits::Strength;
use super::numbers::{count, ln};
use super::sighting::{NAME_FLOOR, Sighting};

/// Most payers that are held against one movement.
const MOST_PAYERS: usize = 10;
/// With less rough weight than this on every customer, items of the same amount are looked at.
const SURE: f64 = 3.0;

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

/// What a movement shows of its payer, over all customers, with what the batch has taught.
struct Sight<'a> {
    book: &'a Book,
    seen: &'a Sighting<'a>,
    batch_account: Vec<(u32, f64)>,
    batch_name: Vec<(u32, f64)>,
}

/// All customers who may have paid, most likely first.
pub(super) fn find_payers(
    seen: &Sighting<'_>,
    place: usize,
    book: &Book,
    beliefs: &Beliefs,
) -> Vec<MaybePayer> {
    let batch_account = beliefs.account(seen.account, place);
    let batch_name = beliefs.name(seen.name, place);
    let sight = Sight { book, seen, batch_account, batch_name };
    sight.customers().into_iter().map(|customer| sight.payer(customer)).collect()
}

/// The same customers, without what speaks for each.
pub(super) fn customers_of(seen: &Sighting<'_>, place: usize, book: &Book, beliefs: &Beliefs) -> Vec<u32> {
    let batch_account = beliefs.account(seen.account, place);
    let batch_name = beliefs.name(seen.name, place);
    Sight { book, seen, batch_account, batch_name }.customers()
}

/// Adds to the weight of a customer in a list by customer.
fn give(rough: &mut Vec<(u32, f64)>, customer: u32, weight: f64) {
    match rough.binary_search_by_key(&customer, |r| r.0) {
        Ok(at) => {
            if let Some(known) = rough.get_mut(at) {
                known.1 += weight;
            }
        }
        Err(at) => rough.insert(at, (customer, weight)),
    }
}

impl Sight<'_> {
    fn customers(&self) -> Vec<u32> {
        let mut rough: Vec<(u32, f64)> = self.seen.rough.clone();
        for (customer, share) in self.batch_account.iter().chain(&self.batch_name) {
            give(&mut rough, *customer, 4.0 * share);
        }
        if rough.iter().all(|r| r.1 < SURE) {
            self.seen.same_amount.iter().for_each(|customer| give(&mut rough, *customer, 0.5));
        }
        rough.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        rough.truncate(MOST_PAYERS);
        rough.into_iter().map(|r| r.0).collect()
    }

    fn payer(&self, customer: u32) -> MaybePayer {
        let mut evidence = Evidence::default();
        let family = self.book.family_of(customer);
        self.account(customer, family, &mut evidence);
        self.name(customer, family, &mut evidence);
        evidence.note(EvidenceKind::CustomerNumber, self.seen.by_number.contains(&customer));
        let strong = |s: &Strength| matches!(s, Strength::Structured | Strength::Full);
        let mut strangers: Vec<u32> = Vec::new();
        for (item, _) in self.seen.named.iter().filter(|n| strong(&n.1)) {
            let Some(found) = self.book.item(*item) else { continue };
            if found.customer != customer && self.book.family_of(found.customer) != family {
                strangers.push(*item);
            }
        }
        let named =
            self.seen.named.iter().any(|(i, s)| {
                *s != Strength::Tail && self.book.item(*i).is_some_and(|i| i.customer == customer)
            });
        let known = named
            || self.seen.by_number.contains(&customer)
            || self.seen.by_account.contains(&customer)
            || self.seen.by_name.contains(&customer)
            || self.batch_account.iter().chain(&self.batch_name).any(|b| b.0 == customer)
            || self.seen.share(customer) >= NAME_FLOOR;
        evidence.note(EvidenceKind::AmountOnly, !known);
        MaybePayer { customer, evidence, strangers, known }
    }

    fn account(&self, customer: u32, family: u32, evidence: &mut Evidence) {
        let Some(account) = self.seen.account else { return };
        let (confirmed, rejected) = self.book.seen.get(&(account, customer)).copied().unwrap_or((1, 0));
        let reliable = (f64::from(confirmed) + 1.0) / (f64::from(confirmed) + f64::from(rejected) + 2.0);
        if self.seen.by_account.contains(&customer) {
            evidence.add(EvidenceKind::AccountKnown, reliable.min(0.9) / 0.75);
            evidence.note(EvidenceKind::AccountShared, self.seen.by_account.len() > 1);
        } else if self.seen.by_account.iter().any(|c| self.book.family_of(*c) != family) {
            evidence.add(EvidenceKind::AccountOfOther, 1.0);
        }
        let mine: f64 = self.batch_account.iter().filter(|b| b.0 == customer).map(|b| b.1).sum();
        let other: f64 =
            self.batch_account.iter().filter(|b| self.book.family_of(b.0) != family).map(|b| b.1).sum();
        if mine + other > 0.0 {
            let share = mine / (mine + other + 0.5);
            evidence.add(EvidenceKind::AccountInBatch, share);
            evidence.add(EvidenceKind::AccountInBatchOther, other / (mine + other + 0.5));
        } else if self.seen.by_account.is_empty() {
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
        let learned = self.seen.by_name.contains(&customer);
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
