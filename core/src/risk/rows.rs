//! The history as columns: checked, put in one order, ids turned into places.

use crate::calendar::Date;
use crate::documents::{Mark, PastInvoice, SettlementKind};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use crate::money::Currency;
use crate::number::{float, ln};
use std::collections::BTreeMap;

/// The kind of business an invoice belongs to: what is alike in how it is paid.
pub(super) type Group = (Currency, Option<Name>);

/// A part of an invoice that was settled on a day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The day: of a payment its value date.
    pub(super) day: i32,
    /// The day from which it counts, that or a later one: what is known of the part is known after it.
    pub(super) told: i32,
    /// Its share of the amount, 0 to 1.
    pub(super) share: f64,
    /// Whether it was paid; else it went away without payment.
    pub(super) is_paid: bool,
}

/// An invoice of the history.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// Its place in what was given.
    pub(super) given: usize,
    /// The place of its customer.
    pub(super) customer: usize,
    /// Day of issue.
    pub(super) issue: i32,
    /// Day it is due.
    pub(super) due: i32,
    /// The currency of the amount.
    pub(super) currency: Currency,
    /// The amount in units of it.
    pub(super) amount: f64,
    /// The logarithm of the amount.
    pub(super) ln_amount: f64,
    /// The place of the family of its customer; none where nobody has a parent.
    pub(super) family: Option<usize>,
    /// The place of its group; none where the model does not know it.
    pub(super) group: Option<usize>,
    /// What was settled, by the day from which it counts.
    pub(super) parts: Vec<Part>,
    /// What else happened.
    pub(super) marks: &'a [Mark],
}

impl Row<'_> {
    /// Days from issue to due date.
    pub(super) fn terms_days(&self) -> i32 {
        self.due.saturating_sub(self.issue)
    }

    /// The share that is open in the morning of a day, by the days of payment.
    pub(super) fn open_on(&self, day: i32) -> f64 {
        let settled: f64 = self.parts.iter().filter(|part| part.day < day).map(|part| part.share).sum();
        if settled > 1.0 - 1e-9 { 0.0 } else { 1.0 - settled }
    }

    /// The share that went away without payment from the one day on and before the other.
    pub(super) fn gone_within(&self, from: i32, to: i32) -> f64 {
        let gone = self.parts.iter().filter(|part| !part.is_paid && (from..to).contains(&part.day));
        gone.map(|part| part.share).sum()
    }

    /// The day of the last part, if nothing is open after it.
    pub(super) fn closed(&self) -> Option<i32> {
        let last = self.parts.iter().map(|part| part.day).max()?;
        (self.open_on(last.saturating_add(1)) <= 0.0).then_some(last)
    }
}

/// The history as columns.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    /// By issue date, then invoice and instalment.
    pub(super) rows: Vec<Row<'a>>,
    /// Customers by place, in the order of their ids.
    pub(super) customers: Vec<&'a CustomerId>,
    /// Families by place, in the order of the ids of their parents.
    pub(super) families: Vec<&'a CustomerId>,
}

/// The largest distance between two dates of one history, in days: about 60 years.
pub(super) const LONGEST_DAYS: i32 = 22_000;

impl<'a> Rows<'a> {
    /// Checks a history and puts it in order. `groups` are those the model knows, sorted.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses, [`Error::IdTaken`] for an instalment given twice,
    /// [`Error::NotPossible`] where dates lie more than about 60 years apart. The field is `[place].name`.
    pub(super) fn new(past: &'a [PastInvoice], groups: &[Group]) -> Result<Self> {
        let mut order: Vec<(&str, u32, usize)> = Vec::with_capacity(past.len());
        for (given, invoice) in past.iter().enumerate() {
            invoice.check().map_err(|e| e.within(&format!("[{given}]")))?;
            order.push((invoice.invoice_id.as_str(), invoice.instalment, given));
        }
        order.sort_unstable();
        for pair in order.windows(2) {
            if let [(a, n, _), (b, m, given)] = pair
                && (a, n) == (b, m)
            {
                return Err(Error::IdTaken { field: format!("[{given}].invoice_id"), id: (*a).to_owned() });
            }
        }
        check_span(past)?;
        let mut customers: BTreeMap<&CustomerId, usize> =
            past.iter().map(|invoice| (&invoice.customer_id, 0)).collect();
        for (place, entry) in customers.values_mut().enumerate() {
            *entry = place;
        }
        let families = families_of(past);
        let row = |(_, _, given): &(&str, u32, usize)| {
            let invoice = past.get(*given)?;
            let family = families.binary_search(&head_of(invoice)).ok();
            Some(Row { family, ..row_of(invoice, *given, *customers.get(&invoice.customer_id)?, groups) })
        };
        let mut rows: Vec<Row<'_>> = order.iter().filter_map(row).collect();
        rows.sort_by_key(|row| row.issue);
        Ok(Self { rows, customers: customers.into_keys().collect(), families })
    }
}

impl Rows<'_> {
    /// Leaves out what happened on a day or later.
    pub(super) fn know(&mut self, end: i32) {
        self.rows.retain(|row| row.issue < end);
        for row in &mut self.rows {
            row.parts.retain(|part| part.told < end);
        }
    }
}

/// The head of the family of an invoice's customer: the parent, or the customer.
pub(super) fn head_of(invoice: &PastInvoice) -> &CustomerId {
    invoice.parent_id.as_ref().unwrap_or(&invoice.customer_id)
}

/// The heads of all families, sorted; none where nobody has a parent.
fn families_of(past: &[PastInvoice]) -> Vec<&CustomerId> {
    let heads: std::collections::BTreeSet<&CustomerId> =
        past.iter().filter_map(|invoice| invoice.parent_id.as_ref()).collect();
    heads.into_iter().collect()
}

/// The groups of what was issued before a day, sorted.
pub(super) fn groups_of(past: &[PastInvoice], end: i32) -> Vec<Group> {
    let known = past.iter().filter(|invoice| invoice.issue_date.epoch_day() < end);
    let all: std::collections::BTreeSet<(Currency, Option<&Name>)> =
        known.map(|invoice| (invoice.amount.currency(), invoice.segment.as_ref())).collect();
    all.into_iter().map(|(currency, segment)| (currency, segment.cloned())).collect()
}

pub(super) fn row_of<'a>(
    invoice: &'a PastInvoice,
    given: usize,
    customer: usize,
    groups: &[Group],
) -> Row<'a> {
    let whole = float(invoice.amount.minor());
    let mut parts: Vec<Part> = invoice
        .payments
        .iter()
        .map(|part| {
            let is_paid = part.kind == SettlementKind::Payment;
            let told = part.date.epoch_day();
            let day = if is_paid { invoice.paid_on(part).epoch_day() } else { told };
            Part { day, told, share: float(part.amount.minor()) / whole, is_paid }
        })
        .collect();
    parts.sort_by_key(|part| part.told);
    let rest = 1.0 - parts.iter().map(|part| part.share).sum::<f64>();
    if let Some(day) = invoice.paid_date.map(Date::epoch_day).filter(|_| rest > 1e-9) {
        parts.push(Part { day, told: day, share: rest, is_paid: true });
    }
    let group = (invoice.amount.currency(), invoice.segment.as_ref());
    let amount = whole / scale(invoice.amount.currency());
    Row {
        given,
        customer,
        issue: invoice.issue_date.epoch_day(),
        due: invoice.due_date.epoch_day(),
        currency: invoice.amount.currency(),
        amount,
        ln_amount: ln(amount),
        family: None,
        group: groups.binary_search_by(|(c, s)| (*c, s.as_ref()).cmp(&group)).ok(),
        parts,
        marks: &invoice.marks,
    }
}

/// Smallest units in one unit of a currency.
fn scale(currency: Currency) -> f64 {
    (0..currency.exponent()).fold(1.0, |scale, _| scale * 10.0)
}

fn check_span(past: &[PastInvoice]) -> Result<()> {
    let Some(first) = past.iter().map(|invoice| invoice.issue_date.min(invoice.due_date)).min() else {
        return Ok(());
    };
    for (given, invoice) in past.iter().enumerate() {
        let payments = invoice.payments.iter().map(|part| part.date).chain(invoice.paid_date);
        let last = payments.chain([invoice.due_date, invoice.issue_date]).max().unwrap_or(first);
        if last.days_since(first) > LONGEST_DAYS {
            let reason =
                format!("{last} lies more than {LONGEST_DAYS} days after {first}, where the history begins");
            return Err(Error::NotPossible { field: format!("[{given}]"), reason });
        }
    }
    Ok(())
}
