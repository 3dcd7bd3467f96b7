//! The pace of payment: what is usual in a portfolio, and what is usual for a customer on each class of terms.
//!
//! Customers scatter around their own mean, and their means around that of the portfolio. How much each does says how far
//! a customer of whom little is known is drawn to the portfolio: by as many invoices as the one variance holds the other.

use super::velocity::Seen;
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::Result;
use crate::ids::CustomerId;
use crate::number::{real, whole};
use std::collections::BTreeMap;

/// Invoices that weigh as much as those of a class of terms when its mean is drawn to the customer's, and of which the
/// first estimates of a portfolio are made.
const FEW_INVOICES: f64 = 2.0;
/// Invoices that weigh as much as the customer's own when their spread is drawn to what is usual.
const INVOICES_OF_SPREAD: f64 = 6.0;
/// Spread in days where nothing is known.
const FIRST_SPREAD: f64 = 15.0;
/// A customer is drawn to the portfolio by so many invoices at most.
const MOST_WEIGHT: f64 = 20.0;

/// A count, a sum and a sum of squares of days late.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Tally {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Tally {
    fn add(&mut self, days_late: f64) {
        self.count += 1.0;
        self.sum += days_late;
        self.squares += days_late * days_late;
    }

    fn mean(&self) -> f64 {
        if self.count > 0.0 { self.sum / self.count } else { 0.0 }
    }

    /// Sum of the squared distances from the mean.
    fn scatter(&self) -> f64 {
        (self.squares - self.sum * self.mean()).max(0.0)
    }

    /// The mean, drawn to another by so many invoices.
    fn drawn(&self, to: f64, weight: f64) -> f64 {
        (self.sum + weight * to) / (self.count + weight)
    }
}

/// Tallies by class of terms.
type ByTerms = BTreeMap<usize, Tally>;

fn within(by_terms: &ByTerms) -> (f64, f64) {
    by_terms.values().fold((0.0, 0.0), |(scatter, free), tally| {
        (scatter + tally.scatter(), free + (tally.count - 1.0).max(0.0))
    })
}

/// What is usual in a portfolio: the mean of the days late, how customers scatter around their own, and by how many
/// invoices a customer is drawn to it while little is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualPace {
    mean: f64,
    /// Standard deviation of a customer's invoices around the customer's own mean on like terms, in days.
    spread: f64,
    weight: f64,
}

impl UsualPace {
    /// What is usual in a history, as known in the morning of `as_of`.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses.
    pub fn of(past: &[PastInvoice], as_of: Date) -> Result<Self> {
        Ok(Self::usual(&super::velocity::by_customer(past, as_of)?))
    }

    pub(super) fn usual(customers: &BTreeMap<&CustomerId, Vec<Seen<'_>>>) -> Self {
        let (mut scatter, mut free) = (FEW_INVOICES * FIRST_SPREAD * FIRST_SPREAD, FEW_INVOICES);
        let (mut all, mut groups, mut squared_counts) = (Tally::default(), Vec::new(), 0.0);
        for seen in customers.values() {
            let mut by_terms = ByTerms::new();
            for seen in seen.iter().filter(|seen| !seen.is_unpaid) {
                by_terms.entry(seen.class()).or_default().add(seen.days_late);
                all.add(seen.days_late);
            }
            let (own, freedom) = within(&by_terms);
            (scatter, free) = (scatter + own, free + freedom);
            squared_counts += by_terms.values().map(|tally| tally.count * tally.count).sum::<f64>();
            groups.extend(by_terms.into_values());
        }
        let mean = all.drawn(0.0, FEW_INVOICES);
        let variance = scatter / free;
        // The analysis of variance of unequal groups: what the means scatter beyond what their own invoices explain.
        let centre = all.mean();
        let between: f64 = groups.iter().map(|g| g.count * (g.mean() - centre) * (g.mean() - centre)).sum();
        let more = real(groups.len()) - 1.0;
        let size = all.count - squared_counts / all.count.max(1.0);
        let weight = if more > 0.0 && size > 0.0 {
            let between = ((between - more * variance) / size).max(variance / MOST_WEIGHT);
            variance / between
        } else {
            FEW_INVOICES
        };
        Self { mean, spread: libm::sqrt(variance), weight }
    }
}

/// What is usual for a customer, from the invoices learned so far.
#[derive(Debug)]
pub(super) struct Usual {
    portfolio: UsualPace,
    least_spread: f64,
    by_terms: ByTerms,
    all: Tally,
}

impl Usual {
    pub(super) fn new(portfolio: UsualPace, least_spread: f64) -> Self {
        Self { portfolio, least_spread, by_terms: ByTerms::new(), all: Tally::default() }
    }

    /// Learns from an invoice; one that was not paid does not say how late it would have been.
    pub(super) fn learn(&mut self, seen: &Seen<'_>) {
        if !seen.is_unpaid {
            self.by_terms.entry(seen.class()).or_default().add(seen.days_late);
            self.all.add(seen.days_late);
        }
    }

    /// Over all terms.
    fn mean(&self) -> f64 {
        self.all.drawn(self.portfolio.mean, self.portfolio.weight)
    }

    fn own(&self, seen: &Seen<'_>) -> Tally {
        self.by_terms.get(&seen.class()).copied().unwrap_or_default()
    }

    /// On the terms of an invoice.
    pub(super) fn on_terms_of(&self, seen: &Seen<'_>) -> f64 {
        self.own(seen).drawn(self.mean(), FEW_INVOICES)
    }

    pub(super) fn spread(&self) -> f64 {
        let (scatter, free) = within(&self.by_terms);
        let usual = self.portfolio.spread * self.portfolio.spread;
        let variance = (scatter + INVOICES_OF_SPREAD * usual) / (free + INVOICES_OF_SPREAD);
        libm::sqrt(variance).max(self.least_spread)
    }

    /// How far an invoice departs, in standard deviations. An unpaid one that is not later than usual yet says nothing.
    pub(super) fn departure(&self, seen: &Seen<'_>) -> f64 {
        let (usual, spread) = (self.on_terms_of(seen), self.spread());
        match seen.is_unpaid {
            true if seen.days_late <= usual => 0.0,
            true => (seen.days_late + spread / 2.0 - usual) / spread,
            false => (seen.days_late - usual) / spread,
        }
    }

    /// The first day on which an invoice departed by more than so many standard deviations: where it was not paid, the
    /// days went by until then; one that was paid said so when it was due or paid.
    pub(super) fn departed_on(&self, seen: &Seen<'_>, departure: f64) -> Date {
        let days = self.on_terms_of(seen) + self.spread() * (departure - 0.5);
        let days = whole(libm::floor(days)).saturating_add(1).max(1);
        let then = seen.invoice.due_date.plus_days(days).ok().filter(|_| seen.is_unpaid);
        then.map_or(seen.told_on, |day| day.min(seen.told_on))
    }

    /// The standard error of the mean on the terms of an invoice, in standard deviations of an invoice.
    pub(super) fn doubt(&self, seen: &Seen<'_>) -> f64 {
        1.0 / libm::sqrt(self.own(seen).count + FEW_INVOICES)
    }
}
