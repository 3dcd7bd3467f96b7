//! Velocity: has a customer begun to pay later (or earlier) than before, on like terms?
//!
//! Each invoice of a customer tells days late; a change of terms is no change of behaviour, so days late are compared
//! within a class of terms: what is watched is the departure from the customer's own mean on those terms, in units of
//! the customer's own spread, both drawn to the portfolio while little is known ([`UsualPace`]). Invoices still open
//! count with the days late they have at least (their expected lateness given that they are not paid); one of which more
//! was written off than paid counts like one open on the day of the write-off. What was credited was not to be paid: an
//! invoice counts from the payment of the rest, and says nothing where there is no rest.
//!
//! The watch is a two-sided cumulative sum (Page 1954): after each due date `s = max(0, s + x - k)`, alarm at `s > h`,
//! with departures cut at 3. Were mean and spread known, `k = 0.5` and `h = 5` would give a false alarm after 465
//! invoices on average (tables of Montgomery, *Statistical Quality Control*). They are not: so the mean goes on being
//! learned from what lies before a rise of a sum (a self-starting sum, Hawkins 1987), and `k` is raised by the standard
//! error of the mean, `1/√n`. By simulation of normal departures a customer who does not change then gives a false alarm
//! after 260 to 550 invoices on average, whatever the spread of customers and however many invoices each has; a test
//! holds the least of it.

use super::ending::Ending;
use super::pace::{Usual, UsualPace};
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId};
use crate::money::Ratio;
use crate::number::{exp, float_of, ratio, real, whole};
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

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
        /// Departure that is tolerated at each invoice, in standard deviations, beside the standard error of the mean: 0.5
        /// unless given.
        #[serde(default = "tolerated")]
        pub tolerated: Ratio,
        /// Sum of departures at which the alarm is given, in standard deviations: 5 unless given.
        #[serde(default = "alarm")]
        pub alarm: Ratio,
        /// Invoices of a customer that settle what is usual before anything is watched: 5 unless given, at least 3. Later
        /// ones before a change go on telling it.
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
        /// The day on which it could first be told: the invoices up to the one that gave the alarm were due, or their
        /// payments counted, or they had been left unpaid for long enough.
        pub noticed_on: Date,
        /// Usual days late before, on the terms of the invoices since.
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
#[derive(Debug)]
pub(super) struct Seen<'a> {
    pub(super) invoice: &'a PastInvoice,
    pub(super) days_late: f64,
    /// Whether it was not paid on that day, but open or given up.
    pub(super) is_unpaid: bool,
    pub(super) is_open: bool,
    /// The day it says so.
    pub(super) told_on: Date,
}

impl Seen<'_> {
    /// The class of its terms.
    pub(super) fn class(&self) -> usize {
        super::day::terms_class(self.invoice.due_date.days_since(self.invoice.issue_date))
    }
}

/// Largest departure that counts, in standard deviations.
const CUT: f64 = 3.0;
/// The customers whose pace has changed, as known in the morning of `as_of`, by customer.
///
/// # Errors
/// What [`VelocityOptions::check`] and [`PastInvoice::check`] refuse, [`Error::IdTaken`] for an instalment given twice.
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
///
/// # Errors
/// What [`PastInvoice::check`] refuses, [`Error::IdTaken`] for an instalment given twice: it would count twice.
pub(super) fn by_customer(past: &[PastInvoice], as_of: Date) -> Result<BTreeMap<&CustomerId, Vec<Seen<'_>>>> {
    let mut ids: BTreeSet<(&InvoiceId, u32)> = BTreeSet::new();
    for (at, invoice) in past.iter().enumerate() {
        invoice.check().map_err(|e| e.within(&format!("invoices[{at}]")))?;
        if !ids.insert((&invoice.invoice_id, invoice.instalment)) {
            let (field, id) = (format!("invoices[{at}].invoice_id"), invoice.invoice_id.to_string());
            return Err(Error::IdTaken { field, id });
        }
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
        changes.extend(watch(customer, &seen, usual, options)?);
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
    portfolio: UsualPace,
    options: &VelocityOptions,
) -> Result<Option<PaymentVelocity>> {
    let settle = usize::try_from(options.settled_after).unwrap_or(usize::MAX);
    let (mut from, mut found) = (0_usize, None);
    loop {
        let rest = seen.get(from..).unwrap_or_default();
        let Some((first, later)) = rest.split_at_checked(settle) else { return Ok(found) };
        let mut usual = Usual::new(portfolio, f64::from(options.least_spread_days));
        first.iter().for_each(|seen| usual.learn(seen));
        let Some(alarm) = alarm_in(later, &mut usual, options) else { return Ok(found) };
        let before =
            first.iter().chain(later.iter().take(alarm.place)).map(|seen| usual.departed_on(seen, CUT));
        let last = later.get(alarm.place).map(|seen| usual.departed_on(seen, alarm.departure));
        let driving = later.get(alarm.start..).unwrap_or_default();
        let told = before.chain(last).max();
        found = told.map(|told| describe(customer, alarm.change, &usual, driving, told)).transpose()?;
        // What is usual is learned anew from the change on: a later return is a change of its own.
        from = from.saturating_add(settle).saturating_add(alarm.start).max(from.saturating_add(1));
    }
}

/// An alarm.
struct Alarm {
    change: VelocityChange,
    /// Where the change begins, and where the alarm is given.
    start: usize,
    place: usize,
    /// How far the last invoice had to depart for it.
    departure: f64,
}

/// The first alarm. What is usual goes on being learned, but never from a run that may turn out to be a change.
fn alarm_in(later: &[Seen<'_>], usual: &mut Usual, options: &VelocityOptions) -> Option<Alarm> {
    let (tolerated, alarm) = (float_of(options.tolerated.value()), float_of(options.alarm.value()));
    let (mut slower, mut faster) = (Sum::default(), Sum::default());
    let mut learned = 0_usize;
    for (place, entry) in later.iter().enumerate() {
        let departure = usual.departure(entry).clamp(-CUT, CUT);
        let tolerated = tolerated + usual.doubt(entry);
        let before = [slower.value, faster.value];
        slower.add(place, departure - tolerated);
        faster.add(place, -departure - tolerated);
        let sums = [(&slower, VelocityChange::Slower), (&faster, VelocityChange::Faster)];
        for ((sum, change), before) in sums.into_iter().zip(before) {
            if let Some(start) = sum.start.filter(|_| sum.value > alarm) {
                return Some(Alarm { change, start, place, departure: alarm - before + tolerated });
            }
        }
        let next = place.saturating_add(1);
        let until = slower.start.unwrap_or(next).min(faster.start.unwrap_or(next));
        later.iter().take(until).skip(learned).for_each(|seen| usual.learn(seen));
        learned = learned.max(until);
    }
    None
}

fn describe(
    customer: &CustomerId,
    change: VelocityChange,
    usual: &Usual,
    driving: &[Seen<'_>],
    noticed_on: Date,
) -> Result<PaymentVelocity> {
    let (mut before, mut since, mut shift) = (0.0, 0.0, 0.0);
    let mut drivers = Vec::new();
    for seen in driving {
        let departure = usual.departure(seen);
        let expected = usual.on_terms_of(seen);
        before += expected;
        since += expected + departure * usual.spread();
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
        days_late_before: whole(before / count),
        days_late_since: whole(since / count),
        probability: ratio(odds / (1.0 + odds))?,
        drivers,
    })
}
