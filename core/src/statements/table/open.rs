//! The statements of a table: one for each account and currency, whichever way the rows are mixed.

use crate::statements::BankAmount;
use crate::statements::amount::CurrencyCode;
use crate::statements::model::{BankAccount, BankBalance, BankBalanceKind, BankStatement, StatementKind};
use crate::statements::output::{Output, Parked};
use crate::statements::refuse::{Read, Refusal};
use std::collections::BTreeMap;

/// What tells statements apart: account and currency.
type Key = (String, Option<CurrencyCode>);

/// The statements that are open: one that is read, and those that wait.
#[derive(Default)]
pub(super) struct Open {
    key: Option<Key>,
    balances: Balances,
    waiting: BTreeMap<Key, (Parked, Balances)>,
}

impl Open {
    /// Makes the statement of an account and currency the one that is read. A row without account is of the account
    /// above it, the first one of the account that the host states.
    pub(super) fn turn_to(
        &mut self,
        output: &mut Output<'_>,
        account: Option<BankAccount>,
        own: Option<&BankAccount>,
        currency: Option<CurrencyCode>,
        line: u64,
    ) -> Read<()> {
        let same = self.key.as_ref().is_some_and(|(number, of)| {
            *of == currency && account.as_ref().is_none_or(|account| account.key() == number)
        });
        if same {
            return Ok(());
        }
        let above = output.statement.as_ref().map(|statement| &statement.account);
        let account = account.or_else(|| above.or(own).cloned()).unwrap_or_default();
        let key = (account.key().to_owned(), currency);
        if let (Some(before), Some(parked)) = (self.key.take(), output.park()) {
            self.waiting.insert(before, (parked, std::mem::take(&mut self.balances)));
        }
        match self.waiting.remove(&key) {
            Some((parked, balances)) => {
                output.resume(parked);
                self.balances = balances;
            }
            None => {
                let most = output.options().limits.open_statements;
                if u64::try_from(self.waiting.len()).unwrap_or(u64::MAX) >= most {
                    return Err(Refusal::beyond(line, "account", "open_statements", most));
                }
                let mut statement = BankStatement::new(StatementKind::Statement, line);
                statement.account = account;
                statement.account.currency = currency.map(|code| code.as_str().into());
                output.begin(statement)?;
            }
        }
        self.key = Some(key);
        Ok(())
    }

    /// Counts a movement of the statement that is read, and the balance behind it, where there is one.
    pub(super) fn add(&mut self, amount: BankAmount, balance: Option<BankAmount>) {
        self.balances.add(amount, balance);
    }

    /// Ends all statements, in the order of their first rows.
    pub(super) fn end(mut self, output: &mut Output<'_>) -> Read<()> {
        if let (Some(key), Some(parked)) = (self.key.take(), output.park()) {
            self.waiting.insert(key, (parked, self.balances));
        }
        let mut all: Vec<(Parked, Balances)> = self.waiting.into_values().collect();
        all.sort_by_key(|(parked, _)| parked.line());
        for (parked, balances) in all {
            output.resume(parked);
            if let Some(statement) = &mut output.statement {
                statement.balances = balances.ends();
            }
            output.end()?;
        }
        Ok(())
    }
}

/// The first two running balances and the last, and what moved around them. Rows may have none.
#[derive(Default)]
struct Balances {
    /// The first balance, with what moved up to it.
    first: Option<(BankAmount, Sum)>,
    /// The amount of the row of the first balance.
    first_amount: Option<BankAmount>,
    /// The second, with what moved behind the first up to it, and with what moved from the first on up to before it.
    second: Option<(BankAmount, Sum, Sum)>,
    /// The last, with what moved from its row on.
    last: Option<(BankAmount, Sum)>,
    /// What moved behind the last balance, and the amount of the last row.
    behind: Sum,
    /// Whether the last row has a balance.
    closed: bool,
    /// Whether the first row has one.
    opened: bool,
    any: bool,
}

/// A sum; nothing where amounts cannot be added.
#[derive(Clone, Copy)]
struct Sum(Option<BankAmount>);

impl Default for Sum {
    fn default() -> Self {
        Self(Some(BankAmount::zero(None)))
    }
}

impl Sum {
    fn with(self, amount: BankAmount) -> Self {
        Self(self.0.and_then(|sum| sum.plus(amount)))
    }

    /// A balance with the sum added.
    fn onto(self, balance: BankAmount) -> Option<BankAmount> {
        self.0.and_then(|sum| balance.plus(sum))
    }

    /// A balance without it.
    fn off(self, balance: BankAmount) -> Option<BankAmount> {
        self.0.and_then(|sum| balance.plus(sum.negated()))
    }
}

impl Balances {
    fn add(&mut self, amount: BankAmount, balance: Option<BankAmount>) {
        let up_to = self.behind.with(amount);
        match balance {
            Some(balance) => {
                if self.first.is_none() {
                    self.first = Some((balance, up_to));
                    self.first_amount = Some(amount);
                } else if self.second.is_none() {
                    let from_first = self.first_amount.map_or(self.behind, |first| self.behind.with(first));
                    self.second = Some((balance, up_to, from_first));
                }
                self.last = Some((balance, Sum::default().with(amount)));
                self.behind = Sum::default();
            }
            None => {
                self.behind = up_to;
                if let Some((_, from)) = &mut self.last {
                    *from = from.with(amount);
                }
            }
        }
        self.opened |= !self.any && balance.is_some();
        self.closed = balance.is_some();
        self.any = true;
    }

    /// Opening and closing balance, whichever way the rows run. What moved before the first balance gives the opening
    /// one; the closing one must stand there.
    fn ends(self) -> Vec<BankBalance> {
        let (Some(first), Some(last)) = (self.first, self.last) else { return Vec::new() };
        let rises = self.second.is_none_or(|(second, behind, from_first)| {
            behind.onto(first.0) == Some(second) || from_first.onto(second) != Some(first.0)
        });
        let (opening, closing) = if rises {
            (first.1.off(first.0), self.closed.then_some(last.0))
        } else {
            (last.1.off(last.0), self.opened.then_some(first.0))
        };
        let all = [(BankBalanceKind::Opening, opening), (BankBalanceKind::Closing, closing)];
        let balance = |(kind, amount): (_, Option<BankAmount>)| {
            amount.map(|amount| BankBalance { kind, amount, date: None, code: None })
        };
        all.into_iter().filter_map(balance).collect()
    }
}
