//! What is open in each currency on a day.

use super::Ledger;
use super::book::{item_share, source_share};
use super::records::{Item, Source};
use super::totals::Totals;
use crate::calendar::AsOf;
use crate::error::Result;
use crate::money::{Currency, Money};
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// What is open in one currency.
    pub struct Balance {
        /// The currency.
        pub currency: Currency,
        /// Open items, zero or more.
        pub open_items: Money,
        /// The part of the open items that is disputed.
        pub disputed: Money,
        /// Credit memos not used up, zero or more.
        pub credit_memos: Money,
        /// Payments of known customers that belong to no item yet.
        pub unapplied: Money,
        /// Money kept on account.
        pub on_account: Money,
        /// Open items less credit memos, unapplied money and money on account: the receivables sub-ledger.
        pub receivables: Money,
        /// Payments whose payer is not known; not part of the receivables.
        pub unidentified: Money,
    }
}

impl Ledger {
    /// What is open in each currency on a day, by currency. Currencies in which nothing is open are left out.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`](crate::Error::AmountOverflow) when a total does not fit.
    pub fn balances(&self, as_of: &AsOf) -> Result<Vec<Balance>> {
        let totals = self.totals_at(as_of);
        let mut balances = Vec::new();
        for (currency, sums) in &totals.currencies {
            let money = |minor: i128| Self::wide_money(minor, *currency);
            let credits = sums.credit_memos.saturating_add(sums.unapplied).saturating_add(sums.on_account);
            if sums.open == 0 && credits == 0 && sums.unidentified == 0 {
                continue;
            }
            balances.push(Balance {
                currency: *currency,
                open_items: money(sums.open)?,
                disputed: money(sums.disputed)?,
                credit_memos: money(sums.credit_memos)?,
                unapplied: money(sums.unapplied)?,
                on_account: money(sums.on_account)?,
                receivables: money(sums.open.saturating_sub(credits))?,
                unidentified: money(sums.unidentified)?,
            });
        }
        Ok(balances)
    }

    /// The totals on a day: the live ones, corrected for whatever the question does not count.
    pub(super) fn totals_at(&self, as_of: &AsOf) -> std::borrow::Cow<'_, Totals> {
        if self.is_live(as_of) {
            return std::borrow::Cow::Borrowed(&self.book.totals);
        }
        let mut totals = self.book.totals.clone();
        let (items, sources) = self.touched_later(as_of);
        for item in items.iter().filter_map(|place| self.item(*place)) {
            totals.item_removed(item_share(item));
            if let Some(state) = self.item_state(item, as_of) {
                let then = Item { open: state.open, disputed: state.disputed, ..item.clone() };
                totals.item_added(item_share(&then));
            }
        }
        for source in sources.iter().filter_map(|place| self.source(*place).ok()) {
            totals.source_removed(source_share(source));
            if let Some(state) = self.source_state(source, as_of) {
                let then =
                    Source { available: state.available, on_account: state.on_account, ..source.clone() };
                totals.source_added(source_share(&then));
            }
        }
        std::borrow::Cow::Owned(totals)
    }

    /// The items and sources that something happened to which the question does not count.
    fn touched_later(&self, as_of: &AsOf) -> (BTreeSet<u32>, BTreeSet<u32>) {
        let later = |effective, fact| !as_of.sees(effective, self.log.recorded(fact));
        let numbered = |length| 0..super::index::place(length);
        let items = numbered(self.book.items.len()).zip(&self.book.items);
        let sources = numbered(self.book.sources.len()).zip(&self.book.sources);
        let mut items: BTreeSet<u32> =
            items.filter(|(_, i)| later(i.issue, i.fact)).map(|(place, _)| place).collect();
        let mut sources: BTreeSet<u32> =
            sources.filter(|(_, s)| later(s.date, s.fact)).map(|(place, _)| place).collect();
        for entry in self.book.entries.iter().filter(|entry| !self.sees_entry(as_of, entry)) {
            items.insert(entry.item);
            sources.insert(entry.source);
        }
        (items, sources)
    }
}
