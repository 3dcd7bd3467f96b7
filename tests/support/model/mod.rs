//! The reference model of the ledger: slow, obvious, and written without looking at the ledger.
//!
//! It keeps the accepted facts in a plain list. For every question it walks the whole list again, turns each fact into
//! dated changes, and adds up those that the question sees. Nothing is cached, no timeline is kept up to date, every
//! amount is a whole number of the smallest unit in an `i128`. Where the ledger is clever, this is a loop over days.
//!
//! | question | answer |
//! | --- | --- |
//! | what does a fact change? | [`World::tell`]: the history told once, in the order of the ledger |
//! | may a fact be taken? | [`refusals`]: everything that is wrong with it; the first category counts |
//! | what is open on a day? | [`report`]: sums over changes with effective and recorded up to the question |

pub mod balance;
pub mod check;
pub mod force;
pub mod report;
pub mod rows;
pub mod schedule;
pub mod world;

pub use check::{Refusal, refusals};
pub use force::Change;
pub use report::{Aged, Bucket, Credit, Item, Totals};
pub use rows::ItemKey;
pub use schedule::instalments;
pub use world::World;

use receivables::{AsOf, Fact, FactBody, FactId};
use std::collections::BTreeSet;

/// What the model says to a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Taken.
    New,
    /// Known already, with the same content.
    Repeated,
    /// Refused; any of these codes is right (several only where two things of one category are wrong at once).
    Refused(BTreeSet<&'static str>),
}

/// The facts that were accepted, in the order of arrival.
#[derive(Debug, Clone, Default)]
pub struct Model {
    facts: Vec<Fact>,
}

impl Model {
    /// Takes a fact, recognises it, or refuses it.
    pub fn apply(&mut self, fact: &Fact) -> Verdict {
        let verdict = self.judge(fact);
        if verdict == Verdict::New {
            self.facts.push(fact.clone());
        }
        verdict
    }

    /// What [`Model::apply`] would say, without taking the fact.
    #[must_use]
    pub fn judge(&self, fact: &Fact) -> Verdict {
        if let Some(known) = self.find(&fact.id) {
            if known == fact {
                return Verdict::Repeated;
            }
            let mut codes = BTreeSet::from(["fact_conflict"]);
            codes.extend(fact.body.check().err().map(|e| e.code()));
            return Verdict::Refused(codes);
        }
        if fact.body.check().is_ok()
            && let Some(same) = self.told_by_the_network(fact)
        {
            return if same { Verdict::Repeated } else { Verdict::Refused(BTreeSet::from(["id_taken"])) };
        }
        let wrong = refusals(&self.facts, fact);
        match wrong.iter().map(|refusal| refusal.category).min() {
            None => Verdict::New,
            Some(first) => Verdict::Refused(
                wrong.iter().filter(|r| r.category == first || r.always).map(|r| r.code).collect(),
            ),
        }
    }

    /// The accepted facts, in the order of arrival.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The history told from the beginning.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World::tell(&self.facts)
    }

    /// The open items for a question.
    #[must_use]
    pub fn open_items(&self, at: &AsOf) -> Vec<Item> {
        report::open_items(&self.world(), at)
    }

    /// The open credits for a question.
    #[must_use]
    pub fn open_credits(&self, at: &AsOf) -> Vec<Credit> {
        report::open_credits(&self.world(), at)
    }

    /// Whether a return of the same payment has the network reference of this one, and if so whether it took the same.
    fn told_by_the_network(&self, fact: &Fact) -> Option<bool> {
        let FactBody::PaymentReturned { payment_return: new } = &fact.body else { return None };
        let reference = new.network_reference.as_ref()?;
        let world = self.world();
        let is_it = |row: &&rows::ReturnRow<'_>| match &row.fact.body {
            FactBody::PaymentReturned { payment_return } => {
                payment_return.payment_id == new.payment_id
                    && payment_return.network_reference.as_ref() == Some(reference)
            }
            _ => false,
        };
        let row = world.returns.iter().find(is_it)?;
        let currency = world.payments[row.payment_id].1.amount.currency();
        Some(new.amount.is_none_or(|a| i128::from(a.minor()) == row.amount && a.currency() == currency))
    }

    fn find(&self, id: &FactId) -> Option<&Fact> {
        self.facts.iter().find(|known| known.id == *id)
    }
}
