//! The laws that any ledger must keep, whatever the facts.

use super::reports::{ledger_credits, ledger_items};
use super::{Outcome, accepted, ledger_of, must, questions, same};
use crate::model::{Credit, Item};
use crate::strategies::SplitMix64;
use receivables::ageing::{AgeingGroup, AgeingOptions};
use receivables::ledger::{AccountRole, Applied, Posting, Side};
use receivables::money::{ExchangeRate, RateTable};
use receivables::{AsOf, Currency, Date, Error, Fact, Ledger, Settings, Timestamp};

/// Every report of two ledgers is the same, whatever is asked.
///
/// # Errors
/// In words, when one differs.
pub fn same_ledgers(expected: &Ledger, found: &Ledger, asked: &[AsOf]) -> Outcome {
    same("digest", &must(expected.digest(), "digest")?, &must(found.digest(), "digest")?)?;
    for at in asked {
        for (expected, found) in reports(expected, at)?.iter().zip(reports(found, at)?.iter()) {
            if let Some((line, other)) = expected.lines().zip(found.lines()).find(|(a, b)| a != b) {
                let name = expected.lines().next().unwrap_or_default();
                return Err(format!("{name} at {at:?} differ\n  expected {line}\n  found    {other}"));
            }
            same("length of a report", &expected.lines().count(), &found.lines().count())?;
        }
    }
    Ok(())
}

/// Every report of a ledger as JSON.
fn reports(ledger: &Ledger, at: &AsOf) -> Result<Vec<String>, String> {
    fn json<T: serde::Serialize>(result: Result<T, Error>, name: &str) -> Result<String, String> {
        serde_json::to_string_pretty(&must(result, name)?)
            .map(|text| format!("{name} {text}"))
            .map_err(|e| e.to_string())
    }
    let by_customer = AgeingOptions { group_by: AgeingGroup::Customer, ..AgeingOptions::default() };
    let mut all = vec![
        json(ledger.open_items(at), "open_items")?,
        json(ledger.open_credits(at), "open_credits")?,
        json(ledger.balances(at), "balances")?,
        json(ledger.ageing(at, &by_customer), "ageing")?,
        json(ledger.journal(at), "journal")?,
        json(ledger.trial_balance(at), "trial_balance")?,
    ];
    let first = Date::new(2025, 12, 1).unwrap();
    for customer in ledger.customer_ids() {
        all.push(json(ledger.statement(customer, first, at), "statement")?);
        // A customer who is not known yet has no account.
        match ledger.account(customer, at) {
            Ok(account) => all.push(json(Ok(account), "account")?),
            Err(error) => all.push(error.code().to_owned()),
        }
    }
    Ok(all)
}

/// Told again, every fact is recognised and nothing changes.
///
/// # Errors
/// In words, when something changes.
pub fn repeating_changes_nothing(taken: &[Fact]) -> Outcome {
    let mut ledger = ledger_of(taken)?;
    let before = ledger.clone();
    for fact in taken {
        same("told again", &Ok(Applied::Repeated), &ledger.apply(fact))?;
    }
    let batch = must(ledger.apply_all(taken), "apply_all of all again")?;
    same("told again", &(0, taken.len()), &(batch.applied, batch.repeated))?;
    same_ledgers(&before, &ledger, &questions(taken))
}

/// A ledger rebuilt from its own facts, from its snapshot, or from a snapshot and the facts after it, is the same.
///
/// # Errors
/// In words, when it is not.
pub fn rebuilding_changes_nothing(taken: &[Fact], numbers: &mut SplitMix64) -> Outcome {
    let ledger = ledger_of(taken)?;
    let told: Vec<Fact> = must(ledger.facts().collect(), "facts")?;
    same("facts in order of arrival", &taken.to_vec(), &told)?;
    same("number of facts", &taken.len(), &ledger.len())?;
    let asked = questions(taken);
    same_ledgers(&ledger, &ledger_of(&told)?, &asked)?;
    let (head, tail) = taken.split_at(numbers.below(taken.len() + 1));
    let snapshot = must(ledger_of(head)?.to_bytes(), "to_bytes")?;
    let mut resumed = must(Ledger::from_bytes(&snapshot), "from_bytes")?;
    same("snapshot of a snapshot", &snapshot, &must(resumed.to_bytes(), "to_bytes")?)?;
    for fact in tail {
        must(resumed.apply(fact), &format!("after the snapshot: {}", fact.id))?;
    }
    same_ledgers(&ledger, &resumed, &asked)
}

/// Facts of one instant may come in any order in which all are accepted; a batch may come in any order. Where facts were
/// told after others that were recorded later, a batch may give another ledger; then the digest is another too.
///
/// # Errors
/// In words, when the order matters.
pub fn order_does_not_matter(taken: &[Fact], numbers: &mut SplitMix64) -> Outcome {
    let ledger = ledger_of(taken)?;
    let asked = questions(taken);
    let mut mixed = taken.to_vec();
    let mut from = 0;
    while from < mixed.len() {
        let instant = mixed[from].recorded;
        let length = mixed[from..].iter().take_while(|fact| fact.recorded == instant).count();
        numbers.shuffle(&mut mixed[from..from + length]);
        from += length;
    }
    if let Ok(other) = ledger_of(&mixed) {
        same_ledgers(&ledger, &other, &asked).map_err(|e| format!("{e}\nin the order {}", ids(&mixed)))?;
    }
    let mut told = Ledger::new(Settings::default());
    must(told.apply_all(taken), "a batch in order of arrival")?;
    same_if_digests_are(&ledger, &told, &asked).map_err(|e| format!("{e}\nin one batch as told"))?;
    numbers.shuffle(&mut mixed);
    let mut other = Ledger::new(Settings::default());
    let before = must(other.digest(), "digest")?;
    let strictly = taken.is_sorted_by(|a, b| a.recorded < b.recorded);
    match other.apply_all(&mixed) {
        Ok(batch) => same("a batch", &taken.len(), &batch.applied)?,
        // Of facts of one instant a batch takes first what counts for the earlier day, and may then refuse the other.
        Err(error) if taken.is_sorted_by(|a, b| a.recorded < b.recorded) => {
            return Err(format!("{error}\nin one batch {}", ids(&mixed)));
        }
        Err(_) => return same("a batch that failed", &before, &must(other.digest(), "digest")?),
    }
    let compare = if strictly { same_ledgers } else { same_if_digests_are };
    compare(&ledger, &other, &asked).map_err(|e| format!("{e}\nin one batch {}", ids(&mixed)))
}

/// Two ledgers with the same digest give the same answers.
fn same_if_digests_are(expected: &Ledger, found: &Ledger, asked: &[AsOf]) -> Outcome {
    if must(expected.digest(), "digest")? == must(found.digest(), "digest")? {
        same_ledgers(expected, found, asked)
    } else {
        Ok(())
    }
}

fn ids(facts: &[Fact]) -> String {
    facts.iter().map(|fact| fact.id.as_str()).collect::<Vec<_>>().join(" ")
}

/// A question about a day is not answered with facts of later days, nor a question about what was known with facts
/// recorded later.
///
/// # Errors
/// In words, when it is.
pub fn later_facts_do_not_count(taken: &[Fact]) -> Outcome {
    let mut ledger = Ledger::new(Settings::default());
    for fact in taken {
        let before = ledger.clone();
        must(ledger.apply(fact), "apply")?;
        let mut asked = Vec::new();
        if let Ok(day) = fact.effective.plus_days(-1) {
            asked.push(AsOf::day(day));
        }
        let instant = Timestamp::from_micros(fact.recorded.micros() - 1).unwrap();
        asked.push(AsOf::known(fact.effective.plus_days(30).unwrap(), instant));
        for at in asked {
            same_amounts(&before, &ledger, &at).map_err(|e| format!("{} counts too early: {e}", fact.id))?;
        }
    }
    Ok(())
}

/// The reports that speak of amounts are the same. Attributes of a customer known only from later are left out, because
/// the earliest version known stands in for those before it.
fn same_amounts(before: &Ledger, after: &Ledger, at: &AsOf) -> Outcome {
    same(
        "open items",
        &ledger_items(before, at)?.without_segment(),
        &ledger_items(after, at)?.without_segment(),
    )?;
    same(
        "open credits",
        &ledger_credits(before, at)?.without_segment(),
        &ledger_credits(after, at)?.without_segment(),
    )?;
    let text = |ledger: &Ledger| {
        let journal = must(ledger.journal(at), "journal")?;
        Ok::<_, String>((must(ledger.balances(at), "balances")?, journal))
    };
    same("balances and journal", &text(before)?, &text(after)?)
}

trait WithoutSegment {
    fn without_segment(self) -> Self;
}

impl WithoutSegment for Vec<Item> {
    fn without_segment(mut self) -> Self {
        self.iter_mut().for_each(|item| item.segment = None);
        self
    }
}

impl WithoutSegment for Vec<Credit> {
    fn without_segment(mut self) -> Self {
        self.iter_mut().for_each(|credit| credit.segment = None);
        self
    }
}

/// A batch with one fact that is refused leaves the ledger as it was.
///
/// # Errors
/// In words, when it does not.
pub fn a_failing_batch_leaves_no_trace(facts: &[Fact], numbers: &mut SplitMix64) -> Outcome {
    let (head, tail) = facts.split_at(numbers.below(facts.len() + 1));
    let mut ledger = Ledger::new(Settings::default());
    for fact in head {
        let _ = ledger.apply(fact);
    }
    let before = ledger.clone();
    let asked = questions(facts);
    if let Err(error) = ledger.apply_all(tail) {
        let field = error.field();
        if !field.is_empty() && !field.starts_with("facts[") {
            return Err(format!("the field of {error} does not name the fact: {field}"));
        }
        same_ledgers(&before, &ledger, &asked)?;
    }
    Ok(())
}

/// Settings with books in EUR, and rates that move.
fn books_in_euro() -> Settings {
    let rates = [
        ("JPY", "2025-12-01", "0.0061"),
        ("JPY", "2026-01-12", "0.00647"),
        ("JPY", "2026-01-20", "0.0059"),
        ("KWD", "2025-12-01", "2.77"),
        ("KWD", "2026-01-14", "3.0113"),
        ("KWD", "2026-01-22", "2.9"),
    ];
    let rate = |(base, date, rate): &(&str, &str, &str)| {
        let base = Currency::new(base).unwrap();
        ExchangeRate::new(base, Currency::EUR, date.parse().unwrap(), rate.parse().unwrap()).unwrap()
    };
    let table = RateTable::new(366, rates.iter().map(rate)).unwrap();
    Settings { functional_currency: Some(Currency::EUR), rates: Some(table), ..Settings::default() }
}

/// With books in one currency the same facts are taken; every entry balances in the books' currency too; and a currency
/// in which nothing is open leaves nothing on the receivables accounts.
///
/// # Errors
/// In words, when it is not so.
pub fn books_in_one_currency_balance(taken: &[Fact]) -> Outcome {
    let mut ledger = Ledger::new(books_in_euro());
    for fact in taken {
        must(ledger.apply(fact), &format!("with books in EUR: {}", fact.id))?;
    }
    for at in questions(taken) {
        for entry in must(ledger.journal(&at), "journal")? {
            let signed = |posting: &Posting| {
                let minor = posting.functional.map_or(0, |money| i128::from(money.minor()));
                if posting.side == Side::Debit { minor } else { -minor }
            };
            let sum: i128 = entry.postings.iter().map(signed).sum();
            same(&format!("books of {entry:#?}"), &0, &sum)?;
        }
        let open = must(ledger.balances(&at), "balances")?;
        let open = |role: AccountRole, currency: Currency| {
            let row = open.iter().find(|row| row.currency == currency)?;
            match role {
                // Open items and credit memos stand on one account.
                AccountRole::ReceivablesControl if row.open_items.is_zero() => Some(row.credit_memos),
                AccountRole::ReceivablesControl => Some(row.open_items),
                AccountRole::UnappliedCash => Some(row.unapplied),
                AccountRole::OnAccountCash => Some(row.on_account),
                AccountRole::Suspense => Some(row.unidentified),
                _ => None,
            }
        };
        for row in must(ledger.trial_balance(&at), "trial_balance")? {
            let is_credit = matches!(
                row.role,
                AccountRole::ReceivablesControl
                    | AccountRole::UnappliedCash
                    | AccountRole::OnAccountCash
                    | AccountRole::Suspense
            );
            if is_credit && open(row.role, row.balance.currency()).is_none_or(|open| open.is_zero()) {
                let left = row.functional.map_or(0, |money| money.minor());
                same(&format!("{} in the books at {at:?}, nothing open: {row:#?}", row.role), &0, &left)?;
            }
        }
    }
    Ok(())
}

/// Every law for one sequence.
///
/// # Errors
/// In words, when one is broken.
pub fn all_laws(facts: &[Fact], numbers: &mut SplitMix64) -> Outcome {
    let taken = accepted(facts);
    repeating_changes_nothing(&taken)?;
    books_in_one_currency_balance(&taken)?;
    rebuilding_changes_nothing(&taken, numbers)?;
    order_does_not_matter(&taken, numbers)?;
    later_facts_do_not_count(&taken)?;
    a_failing_batch_leaves_no_trace(facts, numbers)
}
