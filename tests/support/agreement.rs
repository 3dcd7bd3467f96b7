//! Holds the ledger against the reference model, and against the laws that any ledger must keep.
//!
//! Every function takes a sequence of facts and says in words what is wrong, so that the properties, the bulk run and
//! the stored sequences share one set of checks.

use crate::model::report::{age, totals};
use crate::model::{Bucket, Credit, Item, Model, Verdict, report};
use crate::strategies::SplitMix64;
use receivables::ageing::{AgeingBasis, AgeingGroup, AgeingOptions};
use receivables::ledger::{AccountRole, Applied, JournalEntry, Side};
use receivables::{AsOf, Currency, Date, Error, Fact, Ledger, Settings, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong, in words; or nothing.
pub type Outcome = Result<(), String>;

/// What a run has seen: proof that the faults were really there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Sequences held against the model.
    pub sequences: u64,
    /// Facts given to both.
    pub facts: u64,
    /// Facts accepted, by kind.
    pub accepted: BTreeMap<&'static str, u64>,
    /// Facts recognised as repetitions.
    pub repeated: u64,
    /// Facts refused, by code.
    pub refused: BTreeMap<&'static str, u64>,
    /// Questions whose every report was compared.
    pub questions: u64,
}

impl Tally {
    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.sequences += other.sequences;
        self.facts += other.facts;
        self.repeated += other.repeated;
        self.questions += other.questions;
        for (kind, count) in &other.accepted {
            *self.accepted.entry(kind).or_default() += count;
        }
        for (code, count) in &other.refused {
            *self.refused.entry(code).or_default() += count;
        }
    }
}

/// Shows a refusal of the ledger where there should be none.
fn must<T>(result: Result<T, Error>, what: &str) -> Result<T, String> {
    result.map_err(|error| format!("{what}: the ledger refuses with {}: {error}", error.code()))
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, expected: &T, found: &T) -> Outcome {
    if expected == found {
        return Ok(());
    }
    Err(format!("{what}\n  expected {expected:#?}\n  found    {found:#?}"))
}

/// A ledger with these facts, told one by one.
///
/// # Errors
/// In words, when the ledger refuses one.
pub fn ledger_of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Result<Ledger, String> {
    let mut ledger = Ledger::new(Settings::default());
    for (at, fact) in facts.into_iter().enumerate() {
        must(ledger.apply(fact), &format!("fact {at} ({})", fact.id))?;
    }
    Ok(ledger)
}

/// Takes the facts that the ledger accepts, in their order.
#[must_use]
pub fn accepted(facts: &[Fact]) -> Vec<Fact> {
    let mut ledger = Ledger::new(Settings::default());
    facts.iter().filter(|fact| matches!(ledger.apply(fact), Ok(Applied::New))).cloned().collect()
}

/// Gives every fact to the model and to the ledger, and compares answers and reports.
///
/// # Errors
/// In words, when they differ.
pub fn agree(facts: &[Fact], after_every_fact: bool, tally: &mut Tally) -> Outcome {
    let mut model = Model::default();
    let mut ledger = Ledger::new(Settings::default());
    let mut digest = must(ledger.digest(), "digest")?;
    tally.sequences += 1;
    for (at, fact) in facts.iter().enumerate() {
        let said = format!("fact {at}: {}", fact.to_json().unwrap_or_default());
        tally.facts += 1;
        match (model.apply(fact), ledger.apply(fact)) {
            (Verdict::New, Ok(Applied::New)) => {
                *tally.accepted.entry(fact.body.kind()).or_default() += 1;
                digest = must(ledger.digest(), "digest")?;
                if after_every_fact {
                    tally.questions += 1;
                    same_reports(&model, &ledger, &AsOf::day(fact.effective))
                        .map_err(|e| format!("{said}\n{e}"))?;
                }
                continue;
            }
            (Verdict::Repeated, Ok(Applied::Repeated)) => tally.repeated += 1,
            (Verdict::Refused(codes), Err(error)) if codes.contains(error.code()) => {
                *tally.refused.entry(error.code()).or_default() += 1;
            }
            (expected, found) => {
                let found = found.map_err(|error| format!("{} {error}", error.code()));
                return Err(format!("{said}\n  expected {expected:?}\n  found    {found:?}"));
            }
        }
        same(&format!("{said}\nno trace"), &digest, &must(ledger.digest(), "digest")?)?;
    }
    for at in questions(model.facts()) {
        tally.questions += 1;
        same_reports(&model, &ledger, &at)?;
    }
    Ok(())
}

/// Questions about the days and instants of some facts: the first, the last, some between, and one long after.
#[must_use]
pub fn questions(facts: &[Fact]) -> Vec<AsOf> {
    let days: BTreeSet<Date> = facts.iter().map(|fact| fact.effective).collect();
    let instants: BTreeSet<Timestamp> = facts.iter().map(|fact| fact.recorded).collect();
    let (days, instants) = (Vec::from_iter(days), Vec::from_iter(instants));
    let Some(last) = days.last() else { return Vec::new() };
    let mut asked: Vec<Date> = some(&days, 5);
    asked.push(last.plus_days(60).unwrap());
    let mut known: Vec<Option<Timestamp>> = some(&instants, 3).into_iter().map(Some).collect();
    known.push(None);
    let of = |day: &Date| {
        known.iter().map(|known_at| AsOf { as_of: *day, known_at: *known_at }).collect::<Vec<_>>()
    };
    asked.iter().flat_map(of).collect()
}

/// Up to `count` of a list, spread evenly, with the first and the last.
fn some<T: Copy>(list: &[T], count: usize) -> Vec<T> {
    let steps = count.min(list.len()).max(1);
    (0..steps)
        .filter_map(|step| list.get(step * (list.len().max(1) - 1) / (steps - 1).max(1)).copied())
        .collect()
}

/// Compares every report with the model's.
///
/// # Errors
/// In words, when one differs.
pub fn same_reports(model: &Model, ledger: &Ledger, at: &AsOf) -> Outcome {
    let world = model.world();
    let items = report::open_items(&world, at);
    let credits = report::open_credits(&world, at);
    same(&format!("open items at {at:?}"), &items, &ledger_items(ledger, at)?)?;
    same(&format!("open credits at {at:?}"), &credits, &ledger_credits(ledger, at)?)?;
    same_balances(&items, &credits, ledger, at)?;
    let mut both = BTreeMap::from([(AgeingBasis::DueDate, true), (AgeingBasis::IssueDate, false)]);
    for (basis, by_due) in std::mem::take(&mut both) {
        same_ageing(&items, &credits, ledger, at, basis, by_due)?;
    }
    balanced(ledger, at)
}

/// The open items of a ledger in the model's form, in the ledger's order.
fn ledger_items(ledger: &Ledger, at: &AsOf) -> Result<Vec<Item>, String> {
    let items = must(ledger.open_items(at), "open_items")?;
    let item = |item: &receivables::OpenItem| Item {
        due_date: item.due_date,
        invoice_id: item.invoice_id.clone(),
        instalment: item.instalment,
        customer_id: item.customer_id.clone(),
        segment: item.segment.clone(),
        document: item.document,
        issue_date: item.issue_date,
        currency: item.open.currency(),
        amount: i128::from(item.amount.minor()),
        open: i128::from(item.open.minor()),
        disputed: i128::from(item.disputed_amount().minor()),
    };
    Ok(items.iter().map(item).collect())
}

/// The open credits of a ledger in the model's form: sorted by date and id, money on account of one payment for one
/// customer as one.
fn ledger_credits(ledger: &Ledger, at: &AsOf) -> Result<Vec<Credit>, String> {
    let credits = must(ledger.open_credits(at), "open_credits")?;
    if !credits.is_sorted_by(|a, b| (a.date, a.id.as_str()) <= (b.date, b.id.as_str())) {
        return Err(format!("open credits are not sorted by date and id: {credits:#?}"));
    }
    let mut sums: BTreeMap<Credit, i128> = BTreeMap::new();
    for credit in &credits {
        let key = Credit {
            date: credit.date,
            id: credit.id.to_string(),
            kind: credit.credit,
            customer_id: credit.customer_id.clone(),
            segment: credit.segment.clone(),
            currency: credit.open.currency(),
            open: 0,
        };
        *sums.entry(key).or_default() += i128::from(credit.open.minor());
    }
    Ok(sums.into_iter().map(|(key, open)| Credit { open, ..key }).collect())
}

fn same_balances(items: &[Item], credits: &[Credit], ledger: &Ledger, at: &AsOf) -> Outcome {
    let mut found: BTreeMap<Currency, [i128; 7]> = BTreeMap::new();
    for row in must(ledger.balances(at), "balances")? {
        let amounts = [
            row.open_items,
            row.disputed,
            row.credit_memos,
            row.unapplied,
            row.on_account,
            row.unidentified,
            row.receivables,
        ];
        found.insert(row.currency, amounts.map(|amount| i128::from(amount.minor())));
    }
    found.retain(|_, amounts| amounts.iter().any(|amount| *amount != 0));
    let mut expected: BTreeMap<Currency, [i128; 7]> = BTreeMap::new();
    for (currency, t) in totals(items, credits) {
        let disputed = items.iter().filter(|i| i.currency == currency).map(|i| i.disputed).sum();
        let sums =
            [t.open_items, disputed, t.credit_memos, t.unapplied, t.on_account, t.unidentified, t.net()];
        expected.insert(currency, sums);
    }
    same(&format!("balances at {at:?}"), &expected, &found)
}

/// The limits that the sequences are aged by: small, because their days are few.
const LIMITS: [u32; 3] = [3, 10, 30];

fn same_ageing(
    items: &[Item],
    credits: &[Credit],
    ledger: &Ledger,
    at: &AsOf,
    basis: AgeingBasis,
    by_due: bool,
) -> Outcome {
    let options = AgeingOptions { basis, bucket_days: LIMITS.to_vec(), group_by: AgeingGroup::None };
    let found = must(ledger.ageing(at, &options), "ageing")?;
    let bucket = |first, last| Bucket { first, last };
    let rest = [bucket(Some(4), Some(10)), bucket(Some(11), Some(30)), bucket(Some(31), None)];
    let mut buckets = match by_due {
        true => vec![bucket(None, Some(0)), bucket(Some(1), Some(3))],
        false => vec![bucket(None, Some(3))],
    };
    buckets.extend(rest);
    let date: fn(&Item) -> Date = if by_due { |item| item.due_date } else { |item| item.issue_date };
    let aged = age(items, at.as_of, date, &buckets);
    let mut expected: BTreeMap<Currency, (Vec<i128>, Vec<i128>)> = BTreeMap::new();
    for (currency, t) in totals(items, credits) {
        let cell = |bucket: &Bucket| aged.get(&(currency, *bucket)).copied().unwrap_or_default();
        let disputed = buckets.iter().map(|bucket| cell(bucket).1).sum();
        let sums = vec![
            t.open_items,
            disputed,
            -t.credit_memos,
            -t.unapplied,
            -t.on_account,
            t.net(),
            t.unidentified,
        ];
        expected.insert(currency, (buckets.iter().map(|bucket| cell(bucket).0).collect(), sums));
    }
    let minor = |amount: &receivables::Money| i128::from(amount.minor());
    let found: BTreeMap<Currency, (Vec<i128>, Vec<i128>)> = found
        .rows
        .iter()
        .map(|row| {
            let sums = [
                row.open,
                row.disputed,
                row.credit_memos,
                row.unapplied,
                row.on_account,
                row.total,
                row.unidentified,
            ];
            (row.currency, (row.amounts.iter().map(minor).collect(), sums.iter().map(minor).collect()))
        })
        .collect();
    same(&format!("ageing by {basis} at {at:?}"), &expected, &found)
}

/// Nothing is made or lost: every entry balances in each currency, the postings add up to the trial balance, and the
/// accounts of the receivables add up to the sub-ledger.
///
/// # Errors
/// In words, when something is off.
pub fn balanced(ledger: &Ledger, at: &AsOf) -> Outcome {
    let mut posted: BTreeMap<(AccountRole, Currency), i128> = BTreeMap::new();
    for entry in must(ledger.journal(at), "journal")? {
        if !at.sees(entry.effective, entry.recorded) {
            return Err(format!("journal at {at:?} shows {entry:#?}"));
        }
        entry_balances(&entry)?;
        for posting in &entry.postings {
            let minor = i128::from(posting.amount.minor());
            let signed = if posting.side == Side::Debit { minor } else { -minor };
            *posted.entry((posting.role, posting.amount.currency())).or_default() += signed;
        }
    }
    let mut trial: BTreeMap<(AccountRole, Currency), i128> = BTreeMap::new();
    for row in must(ledger.trial_balance(at), "trial_balance")? {
        *trial.entry((row.role, row.balance.currency())).or_default() += i128::from(row.balance.minor());
    }
    trial.retain(|_, balance| *balance != 0);
    posted.retain(|_, balance| *balance != 0);
    same(&format!("trial balance at {at:?}"), &posted, &trial)?;
    let on = |role, currency| posted.get(&(role, currency)).copied().unwrap_or_default();
    let mut currencies: BTreeSet<Currency> = posted.keys().map(|(_, currency)| *currency).collect();
    let balances = must(ledger.balances(at), "balances")?;
    currencies.extend(balances.iter().map(|row| row.currency));
    for currency in currencies {
        let row = balances.iter().find(|row| row.currency == currency);
        let of = |pick: fn(&receivables::ledger::Balance) -> receivables::Money| {
            row.map_or(0, |row| i128::from(pick(row).minor()))
        };
        let control = of(|row| row.open_items) - of(|row| row.credit_memos);
        for (role, expected) in [
            (AccountRole::ReceivablesControl, control),
            (AccountRole::UnappliedCash, -of(|row| row.unapplied)),
            (AccountRole::OnAccountCash, -of(|row| row.on_account)),
            (AccountRole::Suspense, -of(|row| row.unidentified)),
        ] {
            same(&format!("{role} in {currency} at {at:?}"), &expected, &on(role, currency))?;
        }
        let sum: i128 = posted.iter().filter(|((_, c), _)| *c == currency).map(|(_, balance)| balance).sum();
        same(&format!("all accounts in {currency} at {at:?}"), &0, &sum)?;
    }
    Ok(())
}

fn entry_balances(entry: &JournalEntry) -> Outcome {
    let mut sums: BTreeMap<Currency, i128> = BTreeMap::new();
    for posting in &entry.postings {
        let minor = i128::from(posting.amount.minor());
        if minor < 0 {
            return Err(format!("a posting below zero in {entry:#?}"));
        }
        *sums.entry(posting.amount.currency()).or_default() +=
            if posting.side == Side::Debit { minor } else { -minor };
    }
    if sums.values().all(|sum| *sum == 0) { Ok(()) } else { Err(format!("{entry:#?} does not balance")) }
}

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
                let all = format!("expected {expected}\nfound {found}");
                return Err(format!("{name} at {at:?} differ\n  expected {line}\n  found    {other}\n{all}"));
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

/// Facts of one instant may come in any order in which all are accepted; a batch may come in any order.
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
    numbers.shuffle(&mut mixed);
    let mut other = Ledger::new(Settings::default());
    let before = must(other.digest(), "digest")?;
    match other.apply_all(&mixed) {
        Ok(batch) => same("a batch", &taken.len(), &batch.applied)?,
        Err(_) => return same("a batch that failed", &before, &must(other.digest(), "digest")?),
    }
    // A fact told after one that was recorded later met what that one had done: a batch takes them the other way round.
    if !taken.is_sorted_by_key(|fact| fact.recorded) {
        return same("digest", &must(ledger.digest(), "digest")?, &must(other.digest(), "digest")?);
    }
    same_ledgers(&ledger, &other, &asked).map_err(|e| format!("{e}\nin one batch {}", ids(&mixed)))
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

/// Every law for one sequence.
///
/// # Errors
/// In words, when one is broken.
pub fn all_laws(facts: &[Fact], numbers: &mut SplitMix64) -> Outcome {
    let taken = accepted(facts);
    repeating_changes_nothing(&taken)?;
    rebuilding_changes_nothing(&taken, numbers)?;
    order_does_not_matter(&taken, numbers)?;
    later_facts_do_not_count(&taken)?;
    a_failing_batch_leaves_no_trace(facts, numbers)
}

/// Leaves facts out, one after another, as long as the sequence still fails.
#[must_use]
pub fn smallest(facts: &[Fact], fails: impl Fn(&[Fact]) -> bool) -> Vec<Fact> {
    let mut small = facts.to_vec();
    loop {
        let before = small.len();
        for at in (0..small.len()).rev() {
            let mut without = small.clone();
            without.remove(at);
            if fails(&without) {
                small = without;
            }
        }
        if small.len() == before {
            return small;
        }
    }
}
