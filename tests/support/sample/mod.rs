//! A made-up software company with its customers, told as facts: reproducible from a seed, at any size.
//!
//! It bills by the month and by the year, in four currencies, to three segments. Each customer has a habit of paying;
//! everything else (reminders, replies, promises, disputes, returns, write-offs …) follows from it. The story ends in
//! the middle of business: there are open items of every age, open disputes and promises, and money without an owner.
//!
//! Facts come in the order in which they were recorded. Applied to a ledger in that order, every one is accepted.

mod account;
mod bank;
mod billing;
mod book;
mod collecting;
mod days;
mod disputes;
mod entries;
mod follow_up;
mod habits;
mod joining;
mod paying;
mod place;
mod profile;
mod random;
mod terms;
mod trouble;
mod words;

use account::Account;
use profile::Profile;
use random::Stream;
use receivables::{Date, Fact};

/// What to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleOptions {
    /// Another seed gives another company.
    pub seed: u64,
    /// How many customers.
    pub customers: usize,
    /// How many months, from November 2024 on.
    pub months: usize,
}

impl Default for SampleOptions {
    /// The company that ships with the project: two years, to the end of October 2026.
    fn default() -> Self {
        Self { seed: 20_241_101, customers: 260, months: 24 }
    }
}

impl SampleOptions {
    /// The first day of the story.
    ///
    /// # Panics
    /// Never: the day exists.
    #[must_use]
    pub fn first_day(&self) -> Date {
        Date::new(2024, 11, 1).expect("a day of the calendar")
    }

    /// The last day of the story; nothing is recorded after it.
    #[must_use]
    pub fn last_day(&self) -> Date {
        days::after(days::months_after(self.first_day(), self.months), -1)
    }
}

/// All facts of the company, in the order in which they were recorded.
#[must_use]
pub fn facts(options: &SampleOptions) -> Vec<Fact> {
    let mut facts: Vec<Fact> = (0..options.customers).flat_map(|at| facts_of_customer(options, at)).collect();
    sort(&mut facts);
    facts.extend(bank::movements(options, &facts));
    sort(&mut facts);
    facts
}

fn sort(facts: &mut [Fact]) {
    facts.sort_by(|a, b| {
        let key = |fact: &Fact| (fact.recorded, fact.effective, fact.body.rank());
        key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
}

/// The facts about one customer, counted from 0, in the order of the story.
///
/// They do not depend on how many customers there are. A customer may belong to the group of one with a smaller number.
#[must_use]
pub fn facts_of_customer(options: &SampleOptions, index: usize) -> Vec<Fact> {
    let number = u64::try_from(index).unwrap_or_default();
    let mut random = Stream::new(options.seed, number * 2);
    let profile = Profile::draw(options, index, &mut random);
    let clock = Stream::new(options.seed, number * 2 + 1);
    Account::new(&profile, random, clock, options.last_day()).tell()
}

/// The facts as lines of JSON.
///
/// # Panics
/// Never: facts have a JSON form.
#[must_use]
pub fn json_lines(facts: &[Fact]) -> String {
    let mut text = String::new();
    for fact in facts {
        text.push_str(&fact.to_json().expect("facts have a JSON form"));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: SampleOptions = SampleOptions { seed: 5, customers: 30, months: 9 };

    #[test]
    fn the_same_seed_gives_the_same_bytes_and_another_one_does_not() {
        let text = json_lines(&facts(&SMALL));
        assert_eq!(text, json_lines(&facts(&SMALL)));
        assert_ne!(text, json_lines(&facts(&SampleOptions { seed: 6, ..SMALL })));
    }

    #[test]
    fn a_customer_does_not_depend_on_the_others() {
        let more = SampleOptions { customers: 31, ..SMALL };
        assert_eq!(facts_of_customer(&SMALL, 12), facts_of_customer(&more, 12));
        assert!(facts(&more).len() > facts(&SMALL).len());
    }

    #[test]
    fn facts_lie_within_the_story_and_are_in_order() {
        let told = facts(&SMALL);
        assert!(told.is_sorted_by_key(|fact| fact.recorded));
        for fact in &told {
            assert!(fact.effective >= SMALL.first_day(), "{fact:?}");
            assert!(fact.recorded.date() <= SMALL.last_day(), "{fact:?}");
            assert!(fact.effective <= fact.recorded.date(), "{fact:?}");
            assert!(fact.recorded.date().days_since(fact.effective) <= 7, "{fact:?}");
            fact.body.check().unwrap();
        }
    }
}
