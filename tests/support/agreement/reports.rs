//! Every report of the ledger against the model's, and its postings against its balances.

use super::{Outcome, must, same};
use crate::model::report::{age, totals};
use crate::model::{Bucket, Credit, Item, Model, report};
use receivables::ageing::{AgeingBasis, AgeingGroup, AgeingOptions};
use receivables::ledger::{AccountRole, JournalEntry, Side};
use receivables::{AsOf, Currency, Date, Ledger};
use std::collections::{BTreeMap, BTreeSet};

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
    for (basis, by_due) in [(AgeingBasis::DueDate, true), (AgeingBasis::IssueDate, false)] {
        same_ageing(&items, &credits, ledger, at, basis, by_due)?;
    }
    balanced(ledger, at)
}

/// The open items of a ledger in the model's form, in the ledger's order.
pub(super) fn ledger_items(ledger: &Ledger, at: &AsOf) -> Result<Vec<Item>, String> {
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
        no_credit: item.no_credit,
    };
    Ok(items.iter().map(item).collect())
}

/// The open credits of a ledger in the model's form: sorted by date and id, money on account of one payment for one
/// customer as one.
pub(super) fn ledger_credits(ledger: &Ledger, at: &AsOf) -> Result<Vec<Credit>, String> {
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
        let no_credit =
            items.iter().filter(|i| i.currency == currency && i.no_credit).map(|i| i.open).sum::<i128>();
        let sums = vec![
            t.open_items - no_credit,
            no_credit,
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
                row.no_credit.unwrap_or(receivables::Money::zero(row.currency)),
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
