//! From one statement to the next: the closing balance of one is the opening balance of the other.

use super::model::{BankAccount, BankStatement, StatementKind, StatementText};
use super::{BankAmount, CurrencyCode};
use crate::calendar::Date;
use crate::vocabulary::{document, words};
use std::collections::BTreeMap;

words! {
    /// How two statements of an account follow each other.
    ContinuityKind {
        /// The opening balance is not the closing balance before: a statement is missing, or was changed.
        Gap "gap",
        /// Two statements have the same number and days, and the same balances: one was given twice.
        Repeated "repeated",
    }
}

document! {
    /// A break in a row of statements.
    pub struct ContinuityBreak {
        /// What is wrong.
        pub kind: ContinuityKind,
        /// The account: IBAN or number.
        pub account: String,
        /// Place of the earlier statement in the list given, from 0.
        pub earlier: u64,
        /// Place of the later one.
        pub later: u64,
        /// Closing balance of the earlier one.
        pub closing: BankAmount,
        /// Opening balance of the later one.
        pub opening: BankAmount,
        /// Its day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
    }
}

/// A statement with both balances, and what it is ordered by.
struct Link<'a> {
    at: usize,
    opens: Option<Date>,
    closes: Option<Date>,
    number: (u64, u64),
    opening: BankAmount,
    closing: BankAmount,
    statement: &'a BankStatement,
}

/// Looks for breaks in statements of any number of accounts, in any order. Statements without both balances, reports
/// and notifications are passed over.
///
/// Statements of an account and currency are put in order by their closing day, opening day, number and page.
#[must_use]
pub fn check_continuity(statements: &[BankStatement]) -> Vec<ContinuityBreak> {
    type Key<'a> = (&'a str, Option<&'a BankAccount>, Option<CurrencyCode>);
    let mut accounts: BTreeMap<Key<'_>, Vec<Link<'_>>> = BTreeMap::new();
    for (at, statement) in statements.iter().enumerate() {
        let (Some(opening), Some(closing)) = (statement.opening(), statement.closing()) else { continue };
        if statement.kind != StatementKind::Statement {
            continue;
        }
        let number =
            |text: &Option<StatementText>| text.as_deref().and_then(|text| text.parse().ok()).unwrap_or(0);
        let link = Link {
            at,
            opens: opening.date.or(statement.from),
            closes: closing.date.or(statement.to),
            number: (number(&statement.number), number(&statement.page)),
            opening: opening.amount,
            closing: closing.amount,
            statement,
        };
        // The number names the account; its owner may be spelt in another way tomorrow.
        let number = statement.account.key();
        let whole = Some(&statement.account).filter(|_| number.is_empty());
        accounts.entry((number, whole, opening.amount.currency())).or_default().push(link);
    }
    let mut breaks = Vec::new();
    for ((number, ..), mut links) in accounts {
        links.sort_by_key(|link| (link.closes, link.opens, link.number, link.at));
        for pair in links.windows(2) {
            let [earlier, later] = pair else { continue };
            let same = earlier.number == later.number
                && (earlier.opens, earlier.closes) == (later.opens, later.closes)
                && (earlier.opening, earlier.closing) == (later.opening, later.closing)
                && earlier.statement.movements == later.statement.movements;
            let moved = !later.statement.movements.is_empty() || later.statement.checks.movements > 0;
            let kind = match (same && moved, earlier.closing == later.opening) {
                (true, _) => ContinuityKind::Repeated,
                (false, false) => ContinuityKind::Gap,
                (false, true) => continue,
            };
            let place = |at: usize| u64::try_from(at).unwrap_or(u64::MAX);
            breaks.push(ContinuityBreak {
                kind,
                account: number.to_owned(),
                earlier: place(earlier.at),
                later: place(later.at),
                closing: earlier.closing,
                opening: later.opening,
                date: later.opens,
            });
        }
    }
    breaks
}
