//! The ledger: facts go in, and every question about receivables is answered from them.
//!
//! | question | answer |
//! | --- | --- |
//! | what is open? | [`Ledger::open_items`], [`Ledger::open_credits`], [`Ledger::balances`] |
//! | how old is it? | [`Ledger::ageing`] |
//! | what happened to a customer? | [`Ledger::statement`], [`Ledger::account`] |
//! | what does it mean for the books? | [`Ledger::journal`], [`Ledger::trial_balance`] |
//! | what happened in a period? | [`Ledger::activity`], for the metrics |
//! | is it the same ledger? | [`Ledger::digest`], [`Ledger::to_bytes`], [`Ledger::from_bytes`] |
//!
//! Every question has two times ([`AsOf`]): the day it is about, and what was known when.
//!
//! After every fact: what is allocated is at most the payment and at most the item, on every day and for everything
//! that was ever known; open items − credit memos − unapplied − on account = postings on the receivables accounts.
//!
//! The ledger knows documents. It does not know dunning, matching, risk or how it is stored.

mod account;
mod activity;
mod apply;
mod balances;
mod book;
mod changes;
mod group;
mod history;
mod index;
mod journal;
mod live_ageing;
mod log;
mod matchable;
mod open;
mod posting;
mod records;
mod settings;
mod shares;
mod snapshot;
mod statement;
mod timeline;
mod totals;

pub use activity::ActivityOptions;
pub use apply::{Applied, Batch};
pub use balances::Balance;
pub use changes::LedgerChange;
pub use journal::{AccountBalance, JournalEntry};
pub use posting::{AccountRole, Posting, Side};
pub use settings::Settings;
pub use statement::{Statement, StatementLine, StatementSection};

use crate::calendar::{AsOf, Date, HolidayCalendar, Timestamp};
use crate::documents::Fact;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId};
use crate::money::{Currency, ExchangeRate, Money, Rate, RateKind, Rounding};
use book::Book;
use index::{NONE, at};
use log::FactLog;
use records::{Entry, Item, Source, Version};

/// A ledger of receivables: one company, or one tenant.
///
/// It holds facts and what follows from them, in memory. It never stores, never calls anything, never reads a clock.
#[derive(Debug, Clone)]
pub struct Ledger {
    settings: Settings,
    holidays: HolidayCalendar,
    log: FactLog,
    book: Book,
    latest_effective: Option<Date>,
    latest_recorded: Option<Timestamp>,
    scratch: Vec<u8>,
}

impl Default for Ledger {
    fn default() -> Self {
        Self::new(Settings::default())
    }
}

impl Ledger {
    /// An empty ledger.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let holidays = settings.holidays.clone().unwrap_or_else(HolidayCalendar::weekends_only);
        Self {
            settings,
            holidays,
            log: FactLog::default(),
            book: Book::default(),
            latest_effective: None,
            latest_recorded: None,
            scratch: Vec::new(),
        }
    }

    /// What the ledger is set up with.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The number of facts taken in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.log.len()
    }

    /// Whether no fact was taken in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.log.len() == 0
    }

    /// Every fact taken in, in order of arrival.
    pub fn facts(&self) -> impl Iterator<Item = Result<Fact>> {
        self.log.facts()
    }

    /// The ids of all customers, sorted.
    #[must_use]
    pub fn customer_ids(&self) -> Vec<&CustomerId> {
        let mut ids: Vec<_> = self.book.customers.iter().map(|customer| &customer.id).collect();
        ids.sort_unstable();
        ids
    }

    /// The latest day for which any fact counts; none while the ledger is empty.
    #[must_use]
    pub const fn latest_effective(&self) -> Option<Date> {
        self.latest_effective
    }

    /// The latest instant at which any fact was recorded; none while the ledger is empty.
    #[must_use]
    pub const fn latest_recorded(&self) -> Option<Timestamp> {
        self.latest_recorded
    }

    /// The first day after the day of the question on which a fact known by then begins to count; none where all
    /// count already.
    #[must_use]
    pub fn next_effective(&self, as_of: &AsOf) -> Option<Date> {
        if self.latest_effective.is_none_or(|latest| latest <= as_of.as_of) {
            return None;
        }
        self.log.effective_dates(as_of.known_at).filter(|date| *date > as_of.as_of).min()
    }

    fn item(&self, place: u32) -> Option<&Item> {
        self.book.items.get(at(place))
    }

    fn item_or_unknown(&self, place: u32) -> Result<&Item> {
        let unknown = || Error::InvoiceUnknown { field: "invoice_id".into(), id: String::new() };
        self.item(place).ok_or_else(unknown)
    }

    /// The first instalment of an invoice, or the refusal.
    fn item_place(&self, id: &InvoiceId, field: &str) -> Result<u32> {
        let unknown = || Error::InvoiceUnknown { field: field.into(), id: id.to_string() };
        self.book.invoice(id.as_str()).ok_or_else(unknown)
    }

    fn source(&self, place: u32) -> Result<&Source> {
        let unknown = || Error::PaymentUnknown { field: "payment_id".into(), id: String::new() };
        self.book.sources.get(at(place)).ok_or_else(unknown)
    }

    /// The instant at which an entry became known: that of its fact, and not before what it takes back was known.
    fn entry_recorded(&self, entry: &Entry) -> Timestamp {
        self.entry_known(entry, self.log.recorded(entry.fact))
    }

    /// As [`Ledger::entry_recorded`], for an entry whose fact is not in the log yet.
    fn entry_known(&self, entry: &Entry, recorded: Timestamp) -> Timestamp {
        if entry.known_with == NONE { recorded } else { recorded.max(self.log.recorded(entry.known_with)) }
    }

    /// The version that counts last, whatever the day.
    fn newest<'a>(&self, versions: impl IntoIterator<Item = &'a Version>) -> Option<&'a Version> {
        versions.into_iter().max_by(|a, b| {
            (a.effective, a.recorded, self.log.id_of(a.fact)).cmp(&(
                b.effective,
                b.recorded,
                self.log.id_of(b.fact),
            ))
        })
    }

    /// An amount in the currency of the books, at its document's rate or that of the table; `None` where the ledger
    /// keeps no books in one currency.
    fn functional(&self, amount: Money, stated: Option<Rate>, on: Date) -> Result<Option<Money>> {
        let Some(books) = self.settings.functional_currency else { return Ok(None) };
        let from = amount.currency();
        if from == books {
            return Ok(Some(amount));
        }
        if let Some(rate) = stated {
            let rate = ExchangeRate::new(from, books, on, rate)?;
            return crate::money::convert(amount, books, &rate, Rounding::HalfUp).map(Some);
        }
        let missing = || Error::ExchangeRateMissing {
            field: String::new(),
            from: from.to_string(),
            to: books.to_string(),
            date: on.to_string(),
        };
        let table = self.settings.rates.as_ref().ok_or_else(missing)?;
        Ok(Some(table.convert(amount, books, on, RateKind::Spot, Rounding::HalfUp)?.amount))
    }

    /// An amount of a sum that was kept in a wide integer.
    fn wide_money(minor: i128, currency: Currency) -> Result<Money> {
        let minor = i64::try_from(minor).map_err(|_| Error::AmountOverflow { field: "total".into() })?;
        Ok(Money::from_minor(minor, currency))
    }
}
