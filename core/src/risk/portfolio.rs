//! Customers with their past, ready to be asked about.

use super::curve::Curve;
use super::day::{BANDS, ByBand, TERMS, terms_class};
use super::family::Family;
use super::habit::Habit;
use super::memory::Memory;
use super::model::{Asked, RiskModel};
use super::plain::Plain;
use super::replay::{Counting, Question, Replay, Shot, habit, shot};
use super::rows::{Row, Rows, head_of, row_of};
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Customers with what is remembered of them in the morning of a day.
///
/// # Examples
/// ```
/// use receivables::documents::PastInvoice;
/// use receivables::risk::{RiskModel, RiskOptions};
///
/// let invoice = |id: &str, issued: &str, due: &str, paid: Option<&str>| -> receivables::Result<PastInvoice> {
///     Ok(PastInvoice {
///         customer_id: "ACME".parse()?,
///         invoice_id: id.parse()?,
///         instalment: 1,
///         segment: None,
///         parent_id: None,
///         issue_date: issued.parse()?,
///         due_date: due.parse()?,
///         amount: receivables::Money::parse("100.00", receivables::Currency::EUR)?,
///         payments: vec![],
///         paid_date: paid.map(str::parse).transpose()?,
///         marks: vec![],
///     })
/// };
/// let past = [
///     invoice("1", "2026-01-05", "2026-02-04", Some("2026-02-04"))?,
///     invoice("2", "2026-02-05", "2026-03-07", None)?,
/// ];
/// let today = "2026-02-20".parse()?;
/// let model = RiskModel::fit(&past, today, &RiskOptions::default())?;
/// let portfolio = model.portfolio(&past, today)?;
/// let curve = portfolio.curve(&past[1])?;
/// assert!(curve.unpaid_after(0) > curve.unpaid_after(30));
/// # Ok::<(), receivables::Error>(())
/// ```
#[derive(Debug)]
pub struct Portfolio<'m> {
    pub(super) model: &'m RiskModel,
    /// The name under which answers quote the model.
    name: Name,
    as_of: Date,
    customers: Vec<CustomerId>,
    memories: Vec<Option<Memory>>,
    hazards: Vec<ByBand>,
    /// Families by the id of their heads, in that order.
    heads: Vec<CustomerId>,
    families: Vec<Family>,
    /// What is remembered of a customer without history.
    stranger: Memory,
    /// Habits that were asked for: of a customer without history, then by customer; by class of terms.
    fresh: Habits,
    habits: Vec<Habits>,
    /// The chances of invoices of a customer without history.
    plain: Plain,
}

/// Habits by class of terms, each worked out when it is first asked for.
type Habits = [OnceLock<Box<Habit>>; TERMS];

impl RiskModel {
    /// Remembers the customers of a history as they were known in the morning of `as_of`.
    ///
    /// # Errors
    /// [`Error::BeforeReference`] for a day before that of the model, which knows what came later; what
    /// [`PastInvoice::check`] refuses, [`Error::IdTaken`], [`Error::NotPossible`] for a history over many decades.
    pub fn portfolio(&self, past: &[PastInvoice], as_of: Date) -> Result<Portfolio<'_>> {
        self.portfolio_with(past, as_of, &mut |_, _| Ok(()))
    }

    /// [`Self::portfolio`] that tells how far it has come: days told again, and days in all. What `progress` refuses
    /// stops it.
    ///
    /// # Errors
    /// As [`Self::portfolio`]; what `progress` returns.
    pub fn portfolio_with(
        &self,
        past: &[PastInvoice],
        as_of: Date,
        progress: &mut dyn FnMut(u64, u64) -> Result<()>,
    ) -> Result<Portfolio<'_>> {
        self.knows_only_before(as_of, "as_of")?;
        let mut rows = Rows::new(past, &self.groups).map_err(|e| e.within("invoices"))?;
        rows.know(as_of.epoch_day());
        let mut replay = self.replay(&rows, Counting::None);
        replay.run(&[], as_of.epoch_day(), |_, _| (), progress)?;
        let (memories, families) = (replay.memories, replay.families);
        let hazards = self.hazards();
        let customers: Vec<CustomerId> = rows.customers.into_iter().cloned().collect();
        let heads = rows.families.into_iter().cloned().collect();
        let habits = customers.iter().map(|_| Habits::default()).collect();
        let (fresh, stranger) = (Habits::default(), Memory::new(as_of.epoch_day()));
        Ok(Portfolio {
            model: self,
            name: self.name(),
            as_of,
            customers,
            memories,
            hazards,
            heads,
            families,
            fresh,
            stranger,
            habits,
            plain: Plain::default(),
        })
    }

    /// Refuses a day before that of the model, which knows what came later.
    fn knows_only_before(&self, day: Date, field: &str) -> Result<()> {
        if day < self.as_of {
            let (given, earliest) = (day.to_string(), self.as_of.to_string());
            return Err(Error::BeforeReference { field: field.into(), given, earliest });
        }
        Ok(())
    }

    fn replay<'a>(&self, rows: &'a Rows<'a>, counting: Counting) -> Replay<'a> {
        Replay::new(rows, self.norms.clone(), counting, f64::from(self.options.half_life_days))
    }

    fn hazards(&self) -> Vec<ByBand> {
        let class = |terms: i32| terms_class(terms);
        let mut all: Vec<ByBand> = Vec::with_capacity(TERMS);
        for terms in 0..=91 {
            if class(terms) == all.len() {
                all.push(self.norms.hazards(terms));
            }
        }
        all
    }

    /// The curves of invoices of a history, each in the morning of its own day: what happens on that day or later
    /// does not count. The invoices are named by their place in `past`; each question is a place and a day that is not
    /// before the issue date. A curve starts on the day of its question.
    ///
    /// The answer for a customer depends on the model, the customer's own invoices and those of sister companies, so a
    /// host may split a long list by customer, or by parent, over any number of threads.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses, [`Error::IdTaken`], [`Error::NotPossible`] for a history over many
    /// decades or a place that is not there, [`Error::BeforeReference`] for a day before the issue date.
    pub fn curves(&self, past: &[PastInvoice], asked: &[(usize, Date)]) -> Result<Vec<Curve>> {
        self.curves_counting(past, asked, Counting::None)
    }

    /// [`Self::curves`] of a model that knows few payments yet and goes on counting: what `past` tells from the day of
    /// the model on is counted into its norms as it happens, until a thousand payments are known. A model that knows more
    /// answers as [`Self::curves`] does.
    ///
    /// A young business learns from its first payments without fitting again. The answer depends on the whole of
    /// `past`, so do not split it by customer.
    ///
    /// # Errors
    /// As [`Self::curves`].
    pub fn curves_following(&self, past: &[PastInvoice], asked: &[(usize, Date)]) -> Result<Vec<Curve>> {
        self.curves_counting(past, asked, Counting::WhileFew { from: self.as_of.epoch_day() })
    }

    fn curves_counting(
        &self,
        past: &[PastInvoice],
        asked: &[(usize, Date)],
        counting: Counting,
    ) -> Result<Vec<Curve>> {
        let rows = Rows::new(past, &self.groups).map_err(|e| e.within("invoices"))?;
        let questions = questions(&rows, past.len(), asked)?;
        let mut curves: Vec<Curve> = asked.iter().map(|_| Curve::default()).collect();
        let end = questions.iter().map(|question| question.day).max().unwrap_or(0);
        let mut replay = self.replay(&rows, counting);
        let answer = |at: usize, shot: Shot<'static>| {
            let row = questions.get(at).and_then(|question| rows.rows.get(question.row));
            if let (Some(row), Some(question), Some(curve)) = (row, questions.get(at), curves.get_mut(at)) {
                self.draw(&shot, Asked::whole(question.day, row), curve);
            }
        };
        replay.run(&questions, end, answer, &mut |_, _| Ok(()))?;
        Ok(curves)
    }
}

/// The questions by place in the rows.
fn questions(rows: &Rows<'_>, given: usize, asked: &[(usize, Date)]) -> Result<Vec<Question>> {
    let mut places = vec![None; given];
    for (place, row) in rows.rows.iter().enumerate() {
        if let Some(slot) = places.get_mut(row.given) {
            *slot = Some((place, row));
        }
    }
    let mut questions = Vec::with_capacity(asked.len());
    for (at, (given, date)) in asked.iter().enumerate() {
        let Some((row, of)) = places.get(*given).copied().flatten() else {
            let reason = format!("there is no invoice at place {given}");
            return Err(Error::NotPossible { field: format!("asked[{at}]"), reason });
        };
        let day = date.epoch_day();
        if day < of.issue {
            return Err(Error::BeforeReference {
                field: format!("asked[{at}]"),
                given: date.to_string(),
                earliest: Date::from_epoch_day(of.issue)?.to_string(),
            });
        }
        questions.push(Question { day, row });
    }
    Ok(questions)
}

/// A customer of a portfolio: what is remembered, and the habits worked out so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) memory: &'a Memory,
    habits: &'a Habits,
}

impl Portfolio<'_> {
    /// The day of its questions.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    pub(super) const fn name(&self) -> &Name {
        &self.name
    }

    /// The customers who are known, by id.
    #[must_use]
    pub fn customers(&self) -> &[CustomerId] {
        &self.customers
    }

    /// The customer of an invoice, as far as there is anything to remember.
    pub(super) fn known(&self, customer: &CustomerId) -> Known<'_> {
        let place = self.customers.binary_search(customer).ok();
        let memory = place.and_then(|place| self.memories.get(place)?.as_ref());
        match memory.zip(place.and_then(|place| self.habits.get(place))) {
            Some((memory, habits)) => Known { memory, habits },
            None => self.stranger(),
        }
    }

    /// A customer without history.
    pub(super) const fn stranger(&self) -> Known<'_> {
        Known { memory: &self.stranger, habits: &self.fresh }
    }

    pub(super) fn row<'a>(&self, invoice: &'a PastInvoice) -> Row<'a> {
        let customer = self.customers.binary_search(&invoice.customer_id).unwrap_or(usize::MAX);
        let mut row = row_of(invoice, 0, customer, &self.model.groups);
        row.family = self.heads.binary_search(head_of(invoice)).ok();
        row.parts.retain(|part| part.told < self.as_of.epoch_day());
        row
    }

    /// What is known of an invoice of a customer in the morning of the day of the portfolio.
    pub(super) fn shot<'a>(&'a self, row: &Row<'_>, known: Known<'a>) -> Shot<'a> {
        let habit = Cow::Borrowed(self.habit(row, known));
        let family = row.family.and_then(|family| self.families.get(family));
        let sisters = family.and_then(|family| family.sisters(row.customer));
        shot(row, self.as_of.epoch_day(), known.memory, &self.model.norms, habit, sisters)
    }

    /// The habit of a customer on the terms of an invoice.
    pub(super) fn habit<'a>(&'a self, row: &Row<'_>, known: Known<'a>) -> &'a Habit {
        static NONE: ByBand = [0.0; BANDS];
        let class = terms_class(row.terms_days());
        let work_out = || {
            let hazards = self.hazards.get(class).unwrap_or(&NONE);
            let half_life_days = f64::from(self.model.options.half_life_days);
            Box::new(habit(self.as_of.epoch_day(), known.memory, &self.model.norms, hazards, half_life_days))
        };
        let [first, ..] = known.habits;
        known.habits.get(class).unwrap_or(first).get_or_init(work_out)
    }

    /// The chance that is scored, of an invoice of a customer without history: worked out once for all that are like it.
    pub(super) fn plain(&self, row: &Row<'_>, day: i32, work_out: impl FnOnce() -> f64) -> f64 {
        // Another day may be another day of the week.
        if day == self.as_of.epoch_day() { self.plain.of(row, day, work_out) } else { work_out() }
    }

    /// When what is open of an invoice will be paid, seen in the morning of the day of the portfolio.
    ///
    /// The invoice need not be one the portfolio knows: a new one, or one of a new customer, is answered too.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses; [`Error::BeforeReference`] for an invoice issued after that day.
    pub fn curve(&self, invoice: &PastInvoice) -> Result<Curve> {
        let mut curve = Curve::default();
        self.curve_into(invoice, &mut curve)?;
        Ok(curve)
    }

    /// The same as [`Self::curve`], in a curve that is used again.
    ///
    /// # Errors
    /// The same.
    pub fn curve_into(&self, invoice: &PastInvoice, curve: &mut Curve) -> Result<()> {
        self.check(invoice)?;
        let row = self.row(invoice);
        let shot = self.shot(&row, self.known(&invoice.customer_id));
        self.model.draw(&shot, Asked::whole(self.as_of.epoch_day(), &row), curve);
        Ok(())
    }

    pub(super) fn check(&self, invoice: &PastInvoice) -> Result<()> {
        invoice.check()?;
        if invoice.issue_date <= self.as_of {
            return Ok(());
        }
        Err(Error::BeforeReference {
            field: "as_of".into(),
            given: self.as_of.to_string(),
            earliest: invoice.issue_date.to_string(),
        })
    }
}
