//! What happened in a period, as plain lists for the metrics.
//!
//! | question | rule |
//! | --- | --- |
//! | which facts count? | those that the question sees: effective up to its day, known at its instant |
//! | debit memos | count as invoices: receivables hold them |
//! | an invoice voided in the period it was issued in, or before the period | was never billed |
//! | an invoice of before the period, voided in it | lowers the sales of the day of the void, like a credit memo |
//! | a payment returned | stays received; what it had paid is taken back |
//! | a payment without payer, applied to items of one customer | is that customer's |
//! | balances | items, unapplied money and open credits; money on account stands with the credits |
//! | segment | that of the customer at the end of the period, in every list and at both ends |
//!
//! One walk over items, one over payments and credit memos, one over the facts: the time is linear in the ledger, but
//! for sorting.
//!
//! What the lists are for: `docs/concepts/metrics.md`.

mod ends;
mod failures;
mod invoices;
mod losses;
mod options;
mod promises;
mod sources;
mod told;

pub use options::ActivityOptions;

use super::Ledger;
use super::index::at;
use crate::calendar::{AsOf, Date};
use crate::documents::{Activity, MonthlySales, SegmentAmount};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Currency, Money};
use ends::Ends;
use std::collections::BTreeMap;

/// What belongs together in a figure: a currency and a segment.
type Group<'a> = (Currency, Option<&'a Name>);

/// A period of a ledger, as the question sees it.
struct Frame<'a> {
    ledger: &'a Ledger,
    options: &'a ActivityOptions,
    from: Date,
    /// The end of the day before the period.
    before: AsOf,
    /// The end of the period.
    end: AsOf,
    /// The first month for which sales are given.
    oldest_month: Date,
    /// The segment of each customer, by place.
    segments: Vec<Option<&'a Name>>,
}

/// An activity that is being put together.
struct Draft<'a> {
    activity: Activity,
    ends: Ends<'a>,
    sales: BTreeMap<(Date, Group<'a>), i128>,
    /// What lowers the sales of the period, with the day and document that order it.
    reductions: Vec<((Date, &'a str), SegmentAmount)>,
    bad_debts: BTreeMap<Group<'a>, i128>,
}

impl Ledger {
    /// What happened from a day to the day of the question, both included: all that the metrics need.
    ///
    /// Point in time: only facts that the question sees count, also for the balances before the period. Every list is
    /// in a fixed order. Cost and headcount are not in the facts; the host may add them.
    ///
    /// # Errors
    /// [`Error::BeforeReference`] when `from` is after the day of the question; what the options refuse;
    /// [`Error::AmountOverflow`] when a total does not fit.
    ///
    /// # Examples
    /// ```
    /// use receivables::{AsOf, Fact, ledger::{ActivityOptions, Ledger}, metrics::{MetricsOptions, measure}};
    /// let mut ledger = Ledger::default();
    /// for fact in [
    ///     r#"{"kind":"customer_recorded","id":"f1","effective":"2024-01-01","recorded":"2024-01-01T08:00:00Z",
    ///         "customer":{"id":"C1","name":"Acme"}}"#,
    ///     r#"{"kind":"invoice_issued","id":"f2","effective":"2024-01-10","recorded":"2024-01-10T08:00:00Z",
    ///         "invoice":{"id":"I1","customer_id":"C1","issue_date":"2024-01-10","terms":{"kind":"net","days":30},
    ///         "amount":{"amount":"100.00","currency":"EUR"}}}"#,
    /// ] {
    ///     ledger.apply(&Fact::from_json(fact)?)?;
    /// }
    /// let quarter = AsOf::day("2024-03-31".parse()?);
    /// let activity = ledger.activity("2024-01-01".parse()?, &quarter, &ActivityOptions::default())?;
    /// assert_eq!(activity.invoices.len(), 1);
    /// let report = measure(&activity, &MetricsOptions::default())?;
    /// // 100 open of 100 billed in 91 days.
    /// let dso = report.by_currency.first().and_then(|entry| entry.metrics.dso.value());
    /// assert_eq!(dso.map(|days| days.to_string()).as_deref(), Some("91.00"));
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn activity(&self, from: Date, as_of: &AsOf, options: &ActivityOptions) -> Result<Activity> {
        let columns = options.columns()?;
        let frame = Frame::new(self, from, as_of, options)?;
        let told = frame.told()?;
        let mut draft = Draft::new(from, as_of.as_of, Ends::new(columns));
        frame.invoices(&told, &mut draft)?;
        frame.sources(&mut draft)?;
        frame.disputes(&mut draft)?;
        frame.promises(&mut draft)?;
        frame.failures(&told, &mut draft)?;
        frame.losses(&mut draft)?;
        draft.finish()
    }
}

impl<'a> Frame<'a> {
    fn new(ledger: &'a Ledger, from: Date, end: &AsOf, options: &'a ActivityOptions) -> Result<Self> {
        if from > end.as_of {
            return Err(Error::BeforeReference {
                field: "as_of".into(),
                given: end.as_of.to_string(),
                earliest: from.to_string(),
            });
        }
        let day_before = from.plus_days(-1).map_err(|e| e.at("from".into()))?;
        let places = 0..super::index::place(ledger.book.customers.len());
        let segment = |customer| ledger.version_at(customer, end).and_then(|v| v.segment.as_ref());
        Ok(Self {
            ledger,
            options,
            from,
            before: AsOf { as_of: day_before, known_at: end.known_at },
            end: *end,
            oldest_month: oldest_month(from, options.history_months),
            segments: places.map(segment).collect(),
        })
    }

    /// Whether a day is in the period.
    fn holds(&self, date: Date) -> bool {
        (self.from..=self.end.as_of).contains(&date)
    }

    /// Whether the question counts a fact of the log.
    fn sees(&self, fact: u32) -> bool {
        self.end.sees(self.ledger.log.effective(fact), self.ledger.log.recorded(fact))
    }

    fn group(&self, currency: Currency, customer: u32) -> Group<'a> {
        (currency, self.segments.get(at(customer)).copied().flatten())
    }
}

impl<'a> Draft<'a> {
    fn new(from: Date, to: Date, ends: Ends<'a>) -> Self {
        let activity = Activity {
            from,
            to,
            invoices: Vec::new(),
            credit_memos: Vec::new(),
            payments: Vec::new(),
            balances: Vec::new(),
            sales: Vec::new(),
            disputes: Vec::new(),
            promises: Vec::new(),
            failures: Vec::new(),
            write_offs: Vec::new(),
            recoveries: Vec::new(),
            bad_debts: Vec::new(),
            cost: None,
            headcount: None,
        };
        Self { activity, ends, sales: BTreeMap::new(), reductions: Vec::new(), bad_debts: BTreeMap::new() }
    }

    /// Adds what was billed, or below zero what lowers it, to the sales of a month.
    fn sell(&mut self, date: Date, group: Group<'a>, minor: i64) {
        let sum = self.sales.entry((first_of_month(date), group)).or_default();
        *sum = sum.saturating_add(i128::from(minor));
        self.ends.touch(group);
    }

    /// Names what lowers the sales of the period.
    fn reduce(&mut self, date: Date, document: &'a str, group: Group<'a>, minor: i64) {
        self.reductions.push(((date, document), segment_amount(group, minor)));
        self.ends.touch(group);
    }

    /// Adds to the bad debt expense.
    fn lose(&mut self, group: Group<'a>, minor: i64) {
        let sum = self.bad_debts.entry(group).or_default();
        *sum = sum.saturating_add(i128::from(minor));
        self.ends.touch(group);
    }

    fn finish(mut self) -> Result<Activity> {
        let money = |minor: i128, group: Group<'_>| Ledger::wide_money(minor, group.0);
        let mut activity = self.activity;
        for ((month, group), minor) in self.sales {
            let (segment, amount) = (group.1.cloned(), money(minor, group)?);
            activity.sales.push(MonthlySales { month, segment, amount });
        }
        for group in self.ends.groups() {
            let minor = self.bad_debts.get(&group).copied().unwrap_or(0);
            let (segment, amount) = (group.1.cloned(), money(minor, group)?);
            activity.bad_debts.push(SegmentAmount { segment, amount });
        }
        self.reductions.sort_by(|a, b| a.0.cmp(&b.0));
        activity.credit_memos = self.reductions.into_iter().map(|(_, amount)| amount).collect();
        activity.balances = self.ends.finish()?;
        activity.invoices.sort_by(|a, b| (a.issue_date, &a.id).cmp(&(b.issue_date, &b.id)));
        activity.payments.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        activity.disputes.sort_by(|a, b| (a.opened_on, &a.id).cmp(&(b.opened_on, &b.id)));
        Ok(activity)
    }
}

fn segment_amount(group: Group<'_>, minor: i64) -> SegmentAmount {
    SegmentAmount { segment: group.1.cloned(), amount: Money::from_minor(minor, group.0) }
}

fn first_of_month(date: Date) -> Date {
    Date::new(date.year(), date.month(), 1).unwrap_or(date)
}

/// The first day of the month so many months before that of a date; of January 1900 at the earliest.
fn oldest_month(date: Date, months: u32) -> Date {
    let first = first_of_month(date).minus_months(months);
    first.or_else(|_| Date::new(1900, 1, 1)).unwrap_or(date)
}

#[cfg(test)]
mod tests;
