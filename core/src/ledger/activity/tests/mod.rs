//! Laws of the activity of a ledger that was filled at random: it agrees with the other answers of the ledger.

mod random;

use super::told::kind_of;
use super::*;
use crate::calendar::Timestamp;
use crate::documents::{FactBody, ReceivablesBalance};

/// Periods with and without an instant of knowledge.
fn questions() -> Vec<(Date, AsOf)> {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut questions = Vec::new();
    for (from, to) in [
        ("2024-01-01", "2024-01-31"),
        ("2024-02-15", "2024-04-14"),
        ("2024-04-01", "2024-06-30"),
        ("2024-05-31", "2024-05-31"),
    ] {
        questions.push((day(from), AsOf::day(day(to))));
        for known in ["2024-03-01T01:00:00Z", "2024-05-01T00:00:00Z"] {
            questions.push((day(from), AsOf::known(day(to), known.parse::<Timestamp>().unwrap())));
        }
    }
    questions
}

fn ties(balances: Vec<(&ReceivablesBalance, Currency)>, expected: &[crate::ledger::Balance]) {
    let sum = |currency: Currency, pick: &dyn Fn(&ReceivablesBalance) -> Money| {
        let amounts = balances.iter().filter(|(_, own)| *own == currency).map(|(balance, _)| pick(balance));
        amounts.fold(Money::zero(currency), |a, b| a.plus(b).unwrap())
    };
    let open = |currency: Currency| {
        expected.iter().find(|balance| balance.currency == currency).cloned().unwrap_or_else(|| {
            let zero = Money::zero(currency);
            crate::ledger::Balance {
                currency,
                open_items: zero,
                disputed: zero,
                credit_memos: zero,
                unapplied: zero,
                on_account: zero,
                receivables: zero,
                unidentified: zero,
            }
        })
    };
    for code in random::CURRENCIES {
        let currency = Currency::new(code).unwrap();
        let (open, sum) = (open(currency), |pick: &dyn Fn(&ReceivablesBalance) -> Money| sum(currency, pick));
        assert_eq!(sum(&|b| b.gross), open.open_items);
        assert_eq!(sum(&|b| b.current.plus(b.past_due).unwrap()), open.open_items);
        assert_eq!(sum(&|b| b.unapplied), open.unapplied);
        assert_eq!(sum(&|b| b.credits), open.credit_memos.plus(open.on_account).unwrap());
        assert_eq!(sum(&|b| b.unidentified.unwrap_or(Money::zero(currency))), open.unidentified);
        let receivables =
            |b: &ReceivablesBalance| b.gross.minus(b.unapplied).and_then(|m| m.minus(b.credits)).unwrap();
        assert_eq!(sum(&receivables), open.receivables);
    }
}

#[test]
fn balances_tie_to_the_ledger_at_both_ends() {
    let mut open = 0;
    for seed in 1..=12 {
        let (ledger, _) = random::ledger(seed);
        for (from, end) in questions() {
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            let before = AsOf { as_of: from.plus_days(-1).unwrap(), known_at: end.known_at };
            let of = |pick: fn(&crate::documents::BalanceActivity) -> &ReceivablesBalance| {
                activity.balances.iter().map(|b| (pick(b), b.ending.gross.currency())).collect()
            };
            ties(of(|b| &b.beginning), &ledger.balances(&before).unwrap());
            ties(of(|b| &b.ending), &ledger.balances(&end).unwrap());
            open += activity.balances.iter().filter(|b| b.ending.gross.is_positive()).count();
        }
    }
    assert!(open > 100, "the ledgers are not empty: {open}");
}

#[test]
fn sales_of_whole_months_are_invoices_less_credit_memos() {
    let mut sold = 0;
    for seed in 1..=12 {
        let (ledger, _) = random::ledger(seed);
        for (from, to) in [("2024-01-01", "2024-01-31"), ("2024-03-01", "2024-05-31")] {
            let (from, end) = (from.parse::<Date>().unwrap(), AsOf::day(to.parse().unwrap()));
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            for code in random::CURRENCIES {
                let currency = Currency::new(code).unwrap();
                let total = |amounts: Vec<Money>| {
                    let own = amounts.into_iter().filter(|amount| amount.currency() == currency);
                    own.fold(Money::zero(currency), |a, b| a.plus(b).unwrap())
                };
                let billed = total(activity.invoices.iter().map(|invoice| invoice.amount).collect());
                let credited = total(activity.credit_memos.iter().map(|memo| memo.amount).collect());
                let months = activity.sales.iter().filter(|sales| sales.month >= from);
                assert_eq!(
                    total(months.map(|sales| sales.amount).collect()),
                    billed.minus(credited).unwrap()
                );
                sold += usize::from(billed.is_positive());
            }
        }
    }
    assert!(sold > 20, "something was sold: {sold}");
}

#[test]
fn every_activity_is_sound() {
    let mut applied = 0;
    for seed in 1..=12 {
        let (ledger, _) = random::ledger(seed);
        for (from, end) in questions() {
            let activity = ledger.activity(from, &end, &ActivityOptions::default()).unwrap();
            activity.check().unwrap();
            applied += activity.payments.iter().map(|payment| payment.applied.len()).sum::<usize>();
        }
    }
    assert!(applied > 20, "something was paid: {applied}");
}

#[test]
fn the_order_of_arrival_changes_nothing() {
    let mut compared = 0;
    for seed in 1..=12 {
        let (ledger, mut facts) = random::ledger(seed);
        facts.reverse();
        let mut turned = Ledger::default();
        if turned.apply_all(&facts).is_err() {
            continue; // Two facts of one instant that are accepted in one order only.
        }
        compared += 1;
        for (from, end) in questions() {
            let options = ActivityOptions::default();
            assert_eq!(
                ledger.activity(from, &end, &options).unwrap(),
                turned.activity(from, &end, &options).unwrap()
            );
        }
    }
    assert!(compared > 5, "most seeds are accepted in both orders: {compared}");
}

#[test]
fn the_kind_is_read_without_the_rest() {
    let (ledger, facts) = random::ledger(3);
    let mut kinds = std::collections::BTreeSet::new();
    for (place, fact) in (0..).zip(&facts) {
        assert_eq!(kind_of(ledger.log.bytes_of(place)), Some(fact.body.kind()));
        kinds.insert(fact.body.kind());
    }
    assert!(kinds.len() > 10 && FactBody::KINDS.len() > kinds.len());
}

#[test]
fn months_are_counted_back() {
    let before = |date: &str, months| oldest_month(date.parse().unwrap(), months).to_string();
    assert_eq!(before("2024-03-31", 0), "2024-03-01");
    assert_eq!(before("2024-01-15", 1), "2023-12-01");
    assert_eq!(before("2024-01-15", 24), "2022-01-01");
    assert_eq!(before("1901-01-15", 600), "1900-01-01");
}
