//! Velocity: has a customer begun to pay later (or earlier) than before, on like terms?
//!
//! Each invoice of a customer tells days late; a change of terms is no change of behaviour, so days late are compared
//! within a class of terms: what is watched is the departure from the customer's own mean on those terms, in units of
//! the customer's own spread, both drawn to the portfolio while little is known. Invoices still open count with the
//! days late they have at least (their expected lateness given that they are not paid); one of which more was written
//! off than paid counts like one open on the day of the write-off. What was credited was not to be paid: an invoice
//! counts from the payment of the rest, and says nothing where there is no rest.
//!
//! The watch is a two-sided cumulative sum (Page 1954): after each due date `s = max(0, s + x - k)`, alarm at `s > h`.
//! With independent normal departures, `k = 0.5` and `h = 5` a customer who does not change gives a false alarm after
//! 930 invoices on average on one side, 465 on either (tables of Montgomery, *Statistical Quality Control*); real
//! departures have heavier tails, so they are cut at 3 first, which lengthens the run.

use super::ending::Ending;
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId};
use crate::money::Ratio;
use crate::number::{exp, float_of, ratio, real, whole};
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

words! {
    /// In which direction payment changed.
    VelocityChange {
        /// Later than before.
        Slower "slower",
        /// Earlier than before.
        Faster "faster",
    }
}

document! {
    /// How a change is recognised.
    pub struct VelocityOptions {
        /// Departure that is tolerated at each invoice, in standard deviations: 0.5 unless given.
        #[serde(default = "tolerated")]
        pub tolerated: Ratio,
        /// Sum of departures at which the alarm is given, in standard deviations: 5 unless given.
        #[serde(default = "alarm")]
        pub alarm: Ratio,
        /// Invoices of a customer that settle what is usual before anything is watched: 5 unless given, at least 3.
        #[serde(default = "settled")]
        pub settled_after: u32,
        /// Smallest standard deviation in days: 2 unless given, at least 1.
        #[serde(default = "least")]
        pub least_spread_days: u32,
    }

    /// An invoice that drives a change.
    pub struct VelocityDriver {
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1.
        pub instalment: u32,
        /// Its days late; where it is open, those up to now; where it was written off, those up to then.
        pub days_late: i64,
        /// Its departure in hundredths of a standard deviation.
        pub departure: i64,
        /// Whether it is still open.
        pub is_open: bool,
    }

    /// A customer who pays at another pace than before.
    pub struct PaymentVelocity {
        /// The customer.
        pub customer_id: CustomerId,
        /// In which direction.
        pub change: VelocityChange,
        /// Due date of the first invoice of the change.
        pub since: Date,
        /// The day on which it could first be told: the due date of the invoice that gave the alarm, or the day
        /// from which its payment counted.
        pub noticed_on: Date,
        /// Usual days late before, over terms.
        pub days_late_before: i64,
        /// Days late since.
        pub days_late_since: i64,
        /// Chance that there is a change at all, given even odds before: from the likelihood of the invoices since.
        pub probability: Ratio,
        /// The invoices since, by due date.
        pub drivers: Vec<VelocityDriver>,
    }
}

fn tolerated() -> Ratio {
    tenths(5)
}

fn alarm() -> Ratio {
    tenths(50)
}

fn tenths(value: i64) -> Ratio {
    Ratio::new(Decimal::new(value, 1)).unwrap_or_else(|_| unreachable!("any decimal is a ratio"))
}

const fn settled() -> u32 {
    5
}

const fn least() -> u32 {
    2
}

impl Default for VelocityOptions {
    fn default() -> Self {
        Self { tolerated: tolerated(), alarm: alarm(), settled_after: settled(), least_spread_days: least() }
    }
}

impl VelocityOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`], [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        for (field, given, most) in [("tolerated", self.tolerated, 5), ("alarm", self.alarm, 100)] {
            if given.value() <= Decimal::ZERO || given.value() > Decimal::from(most) {
                let allowed = format!("above 0, up to {most}");
                return Err(Error::AmountOutOfRange {
                    field: field.into(),
                    given: given.to_string(),
                    allowed,
                });
            }
        }
        for (field, given, least) in
            [("settled_after", self.settled_after, 3), ("least_spread_days", self.least_spread_days, 1)]
        {
            if given < least || given > 1_000 {
                let (least, given) = (i64::from(least), i64::from(given));
                return Err(Error::NumberOutOfRange { field: field.into(), least, most: 1_000, given });
            }
        }
        Ok(())
    }
}

/// What one invoice says.
struct Seen<'a> {
    invoice: &'a PastInvoice,
    days_late: f64,
    /// Whether it was not paid on that day, but open or given up.
    is_unpaid: bool,
    is_open: bool,
    /// The day it says so.
    told_on: Date,
}

/// Largest departure that counts, in standard deviations.
const CUT: f64 = 3.0;
/// Invoices that weigh as much as the customer's own when mean and spread are drawn to the portfolio's.
const PORTFOLIO_INVOICES: f64 = 2.0;

/// What is usual in a portfolio: mean and spread of the days late, to which those of a customer are drawn while little is
/// known of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualPace {
    mean: f64,
    spread: f64,
}

impl UsualPace {
    /// What is usual in a history, as known in the morning of `as_of`.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses.
    pub fn of(past: &[PastInvoice], as_of: Date) -> Result<Self> {
        let customers = by_customer(past, as_of)?;
        Ok(Self::usual(&customers))
    }

    fn usual(customers: &BTreeMap<&CustomerId, Vec<Seen<'_>>>) -> Self {
        let all = customers.values().flatten().filter(|seen| !seen.is_unpaid).map(|seen| seen.days_late);
        let (mean, spread) = mean_and_spread(all, 0.0, 15.0);
        Self { mean, spread }
    }
}

/// The customers whose pace has changed, as known in the morning of `as_of`, by customer.
///
/// # Errors
/// What [`VelocityOptions::check`] and [`PastInvoice::check`] refuse.
pub fn payment_velocity(
    past: &[PastInvoice],
    as_of: Date,
    options: &VelocityOptions,
) -> Result<Vec<PaymentVelocity>> {
    options.check().map_err(|e| e.within("options"))?;
    let customers = by_customer(past, as_of)?;
    let usual = UsualPace::usual(&customers);
    changes(customers, options, usual)
}

/// The same as [`payment_velocity`], against what was usual at another time: each customer is then told of by itself,
/// so a long list may be split in any way.
///
/// # Errors
/// As [`payment_velocity`].
pub fn payment_velocity_against(
    past: &[PastInvoice],
    as_of: Date,
    options: &VelocityOptions,
    usual: UsualPace,
) -> Result<Vec<PaymentVelocity>> {
    options.check().map_err(|e| e.within("options"))?;
    changes(by_customer(past, as_of)?, options, usual)
}

/// What the invoices of each customer say, by due date.
fn by_customer(past: &[PastInvoice], as_of: Date) -> Result<BTreeMap<&CustomerId, Vec<Seen<'_>>>> {
    for (at, invoice) in past.iter().enumerate() {
        invoice.check().map_err(|e| e.within(&format!("invoices[{at}]")))?;
    }
    let mut customers: BTreeMap<&CustomerId, Vec<Seen<'_>>> = BTreeMap::new();
    for invoice in past {
        if let Some(seen) = seen(invoice, as_of)? {
            customers.entry(&invoice.customer_id).or_default().push(seen);
        }
    }
    for seen in customers.values_mut() {
        seen.sort_by(|a, b| {
            let key = |s: &Seen<'_>| (s.invoice.due_date, s.invoice.invoice_id.clone(), s.invoice.instalment);
            key(a).cmp(&key(b))
        });
    }
    Ok(customers)
}

fn changes(
    customers: BTreeMap<&CustomerId, Vec<Seen<'_>>>,
    options: &VelocityOptions,
    usual: UsualPace,
) -> Result<Vec<PaymentVelocity>> {
    let mut changes = Vec::new();
    for (customer, seen) in customers {
        changes.extend(watch(customer, &seen, (usual.mean, usual.spread), options)?);
    }
    Ok(changes)
}

fn seen(invoice: &PastInvoice, as_of: Date) -> Result<Option<Seen<'_>>> {
    let late = |date: Date| f64::from(date.days_since(invoice.due_date)).clamp(-60.0, 180.0);
    // An unpaid invoice tells something once it is past due: it will be later than it is now.
    let unpaid = |day: Date, is_open: bool| {
        let seen = Seen { invoice, days_late: late(day), is_unpaid: true, is_open, told_on: day };
        (invoice.issue_date < day && invoice.due_date < day).then_some(seen)
    };
    Ok(match Ending::of(invoice, as_of)? {
        Ending::Open => unpaid(as_of, true),
        Ending::GivenUp(day) => unpaid(day, false),
        Ending::Paid { on, told } => {
            let told_on = told.max(invoice.due_date);
            Some(Seen { invoice, days_late: late(on), is_unpaid: false, is_open: false, told_on })
        }
        Ending::Nothing => None,
    })
}

/// Mean and standard deviation, drawn to what is usual.
fn mean_and_spread(values: impl Iterator<Item = f64>, mean: f64, spread: f64) -> (f64, f64) {
    let values: Vec<f64> = values.collect();
    let weight = real(values.len()) + PORTFOLIO_INVOICES;
    let centre = (values.iter().sum::<f64>() + PORTFOLIO_INVOICES * mean) / weight;
    let squares: f64 = values.iter().map(|value| (value - centre) * (value - centre)).sum();
    let variance = (squares + PORTFOLIO_INVOICES * spread * spread) / weight;
    (centre, libm::sqrt(variance))
}

/// What is usual for a customer on each class of terms, from the invoices that settle it.
struct Usual {
    by_terms: BTreeMap<usize, f64>,
    mean: f64,
    spread: f64,
}

impl Usual {
    fn of(seen: &[Seen<'_>], portfolio: (f64, f64), options: &VelocityOptions) -> Self {
        let (mean, spread) = mean_and_spread(seen.iter().map(|s| s.days_late), portfolio.0, portfolio.1);
        let mut terms: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        for seen in seen {
            terms.entry(class(seen.invoice)).or_default().push(seen.days_late);
        }
        let by_terms = terms
            .into_iter()
            .map(|(class, values)| (class, mean_and_spread(values.into_iter(), mean, spread).0))
            .collect();
        Self { by_terms, mean, spread: spread.max(f64::from(options.least_spread_days)) }
    }

    /// How far an invoice departs, in standard deviations.
    fn departure(&self, seen: &Seen<'_>) -> f64 {
        let usual = self.by_terms.get(&class(seen.invoice)).copied().unwrap_or(self.mean);
        let late =
            if seen.is_unpaid { seen.days_late.max(usual) + self.spread / 2.0 } else { seen.days_late };
        // An unpaid invoice that is not later than usual yet says nothing.
        if seen.is_unpaid && seen.days_late <= usual { 0.0 } else { (late - usual) / self.spread }
    }
}

fn class(invoice: &PastInvoice) -> usize {
    super::day::terms_class(invoice.due_date.days_since(invoice.issue_date))
}

/// A cumulative sum on one side, and where it began to rise.
#[derive(Default)]
struct Sum {
    value: f64,
    start: Option<usize>,
}

impl Sum {
    fn add(&mut self, place: usize, departure: f64) {
        self.value = (self.value + departure).max(0.0);
        self.start = if self.value > 0.0 { self.start.or(Some(place)) } else { None };
    }
}

/// The newest change of a customer, if it still holds.
fn watch(
    customer: &CustomerId,
    seen: &[Seen<'_>],
    portfolio: (f64, f64),
    options: &VelocityOptions,
) -> Result<Option<PaymentVelocity>> {
    let settle = usize::try_from(options.settled_after).unwrap_or(usize::MAX);
    let (tolerated, alarm) = (float_of(options.tolerated.value()), float_of(options.alarm.value()));
    let mut from = 0_usize;
    let mut found = None;
    'again: loop {
        let rest = seen.get(from..).unwrap_or_default();
        let Some((first, later)) = rest.split_at_checked(settle) else { break };
        let usual = Usual::of(first, portfolio, options);
        let (mut slower, mut faster) = (Sum::default(), Sum::default());
        let mut told_on = first.iter().map(|seen| seen.told_on).max();
        for (place, entry) in later.iter().enumerate() {
            let departure = usual.departure(entry).clamp(-CUT, CUT);
            told_on = told_on.max(Some(entry.told_on));
            slower.add(place, departure - tolerated);
            faster.add(place, -departure - tolerated);
            for (sum, change) in [(&slower, VelocityChange::Slower), (&faster, VelocityChange::Faster)] {
                if let Some(start) = sum.start.filter(|_| sum.value > alarm) {
                    let driving = later.get(start..).unwrap_or_default();
                    found =
                        Some(describe(customer, change, &usual, driving, told_on.unwrap_or(entry.told_on))?);
                    // What is usual is learned anew from the change on: a later return is a change of its own.
                    from = from.saturating_add(settle).saturating_add(start).max(from.saturating_add(1));
                    continue 'again;
                }
            }
        }
        break;
    }
    Ok(found)
}

fn describe(
    customer: &CustomerId,
    change: VelocityChange,
    usual: &Usual,
    driving: &[Seen<'_>],
    noticed_on: Date,
) -> Result<PaymentVelocity> {
    let (mut sum, mut shift) = (0.0, 0.0);
    let mut drivers = Vec::new();
    for seen in driving {
        let departure = usual.departure(seen);
        sum += usual.mean + departure * usual.spread;
        shift += departure.clamp(-CUT, CUT);
        drivers.push(VelocityDriver {
            invoice_id: seen.invoice.invoice_id.clone(),
            instalment: seen.invoice.instalment,
            days_late: whole(seen.days_late),
            departure: whole(100.0 * departure),
            is_open: seen.is_open,
        });
    }
    let count = real(driving.len()).max(1.0);
    // Twice the logarithm of the likelihood ratio of a shift of the mean is n times its square; half of it, less the
    // half logarithm of n for the freedom to choose the shift, is the logarithm of the odds.
    let evidence = shift * shift / count / 2.0 - 0.5 * crate::number::ln(count + 1.0);
    let odds = exp(evidence.clamp(-20.0, 20.0));
    let first = driving.first().map_or(noticed_on, |seen| seen.invoice.due_date);
    Ok(PaymentVelocity {
        customer_id: customer.clone(),
        change,
        since: first,
        noticed_on,
        days_late_before: whole(usual.mean),
        days_late_since: whole(sum / count),
        probability: ratio(odds / (1.0 + odds))?,
        drivers,
    })
}
