//! What is open in each currency on a day.

use super::Ledger;
use super::book::{item_share, source_share};
use super::records::{Item, Source};
use super::totals::{ItemShare, SourceShare, Totals};
use crate::calendar::AsOf;
use crate::error::Result;
use crate::money::{Currency, Money};
use crate::vocabulary::document;
use std::borrow::Cow;

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

    /// The totals on a day: the live ones; corrected where only a little came later; counted afresh for a day long ago.
    pub(super) fn totals_at(&self, as_of: &AsOf) -> Cow<'_, Totals> {
        if self.is_live(as_of) {
            return Cow::Borrowed(&self.book.totals);
        }
        let (items, sources) = self.touched_later(as_of);
        let touched = items.len().saturating_add(sources.len());
        let all = self.book.items.len().saturating_add(self.book.sources.len());
        let mut totals = Totals::default();
        if touched.saturating_mul(FEW) < all {
            totals.clone_from(&self.book.totals);
            let items = items.iter().filter_map(|place| self.item(*place));
            items.clone().for_each(|item| totals.item_removed(item_share(item)));
            self.count_items(items, as_of, &mut totals);
            let sources = sources.iter().filter_map(|place| self.source(*place).ok());
            sources.clone().for_each(|source| totals.source_removed(source_share(source)));
            self.count_sources(sources, as_of, &mut totals);
        } else {
            self.count_items(self.book.items.iter(), as_of, &mut totals);
            self.count_sources(self.book.sources.iter(), as_of, &mut totals);
        }
        Cow::Owned(totals)
    }

    fn count_items<'a>(&self, items: impl Iterator<Item = &'a Item>, as_of: &AsOf, totals: &mut Totals) {
        for item in items {
            if let Some(state) = self.item_state(item, as_of) {
                totals.item_added(ItemShare {
                    open: state.open,
                    disputed: state.disputed,
                    ..item_share(item)
                });
            }
        }
    }

    fn count_sources<'a>(
        &self,
        sources: impl Iterator<Item = &'a Source>,
        as_of: &AsOf,
        totals: &mut Totals,
    ) {
        for source in sources {
            if let Some(state) = self.source_state(source, as_of) {
                let (available, on_account) = (state.available, state.on_account);
                totals.source_added(SourceShare { available, on_account, ..source_share(source) });
            }
        }
    }

    /// The items and sources that something happened to which the question does not count, each once.
    fn touched_later(&self, as_of: &AsOf) -> (Vec<u32>, Vec<u32>) {
        let later = |effective, fact| {
            effective > as_of.as_of
                || as_of.known_at.is_some_and(|known_at| self.log.recorded(fact) > known_at)
        };
        let (mut items, mut sources) = (Vec::new(), Vec::new());
        for (place, item) in (0_u32..).zip(&self.book.items) {
            if later(item.issue, item.fact) {
                items.push(place);
            }
        }
        for (place, source) in (0_u32..).zip(&self.book.sources) {
            if later(source.date, source.fact) {
                sources.push(place);
            }
        }
        for entry in self.book.entries.iter().filter(|entry| !self.sees_entry(as_of, entry)) {
            items.push(entry.item);
            sources.push(entry.source);
        }
        for places in [&mut items, &mut sources] {
            places.sort_unstable();
            places.dedup();
        }
        (items, sources)
    }
}

/// Totals are corrected, and not counted afresh, when less than one record in this many was touched later.
const FEW: usize = 8;
