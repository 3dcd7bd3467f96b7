//! How customers usually pay, by counting: on how many days they could have paid, and on how many they did.
//!
//! The *hazard* of a band of days is the chance that an invoice still open is paid on such a day. Counted over all
//! invoices it is the rule of the portfolio; a class of terms departs from it as far as its own payments show, a
//! customer departs from the class as far as theirs do (gamma-Poisson shrinkage: a handful of expected payments weighs
//! as much as the rule above). Open invoices count on every day they stayed open, so nothing waits for the slow ones.

use super::day::{
    BANDS, ByBand, ByWeekday, STRETCHES, TERMS, is_daily, longest_of_class, stretch, terms_class,
};
use super::week::Week;
use crate::number::{add, at, exp, ln, shrunk};

/// Payments, and the days on which they could have happened.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Tally {
    /// Payments, by amount share.
    pub(super) paid: ByBand,
    /// Days at risk, each weighed by how much is paid on its day of the week.
    pub(super) risk: ByBand,
}

impl Tally {
    pub(super) const EMPTY: Self = Self { paid: [0.0; BANDS], risk: [0.0; BANDS] };

    pub(super) fn scale(&mut self, factor: f64) {
        self.paid.iter_mut().chain(&mut self.risk).for_each(|value| *value *= factor);
    }
}

/// What holds for the whole portfolio.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Norms {
    pub(super) all: Tally,
    pub(super) by_terms: Vec<Tally>,
    /// The days of the week, and holidays.
    pub(super) week: Week,
    /// Sum of days late and payments, by group.
    pub(super) groups: Vec<(f64, f64)>,
}

/// Chance of payment on a day without any history: the documented prior.
///
/// One in a hundred on each day up to a week before the due date, rising to one in eight on the day, then falling:
/// about half is paid within two days of the due date and nine in ten within a month. This is for terms of 30 days or
/// more; on shorter ones the days up to the due date are as much likelier as the terms are shorter, at most threefold.
const PRIOR: [(usize, f64); 7] =
    [(5, 0.01), (9, 0.03), (14, 0.06), (16, 0.12), (23, 0.09), (27, 0.07), (BANDS, 0.03)];

/// Terms for which the prior stands as it is: on shorter ones as much is paid up to the due date, in fewer days.
const PRIOR_TERMS_DAYS: i32 = 30;
const SHORTEST_PRIOR_TERMS_DAYS: i32 = 10;
/// The first band after the due date.
const DUE_BAND: usize = 16;

/// Days of the prior that weigh as much as history, and payments by which a class of terms is shrunk.
const PRIOR_PAYMENTS: f64 = 2.0;
const TERMS_PAYMENTS: f64 = 20.0;
/// Payments by which a customer is shrunk: over a stretch of bands, in a band, on a day of the week.
const STRETCH_PAYMENTS: f64 = 0.7;
const BAND_PAYMENTS: f64 = 1.5;
const WEEKDAY_PAYMENTS: f64 = 40.0;
/// How far a customer's pace overall carries over to stretches without own history.
const PACE_CARRIES: f64 = 0.6;

fn prior(band: usize, terms_days: i32) -> f64 {
    let hazard = PRIOR.iter().find(|(end, _)| band < *end).map_or(0.03, |(_, hazard)| *hazard);
    let hurry = f64::from(PRIOR_TERMS_DAYS)
        / f64::from(terms_days.clamp(SHORTEST_PRIOR_TERMS_DAYS, PRIOR_TERMS_DAYS));
    if band < DUE_BAND { hazard * hurry } else { hazard }
}

impl Norms {
    /// Nothing known but the week.
    pub(super) fn new(week: Week, groups: usize) -> Self {
        Self {
            all: Tally::EMPTY,
            by_terms: vec![Tally::EMPTY; TERMS],
            week,
            groups: vec![(0.0, 0.0); groups],
        }
    }

    /// Payments, parts counted by share.
    pub(super) fn payments(&self) -> f64 {
        self.all.paid.iter().sum()
    }

    /// The factor of the day of the week of a day.
    pub(super) fn factor(&self, day: i32) -> f64 {
        self.week.factor(self.week.weekday(day))
    }

    /// The hazards by band of a class of terms: those of its longest terms, so that all of a class have the same.
    pub(super) fn hazards(&self, terms_days: i32) -> ByBand {
        let mut hazards = [0.0; BANDS];
        let longest = longest_of_class(terms_days);
        let class = self.by_terms.get(terms_class(terms_days)).unwrap_or(&self.all);
        let counted = self.all.paid.iter().zip(&self.all.risk).zip(class.paid.iter().zip(&class.risk));
        for (band, (hazard, ((paid, risk), (own_paid, own_risk)))) in
            hazards.iter_mut().zip(counted).enumerate()
        {
            let base = prior(band, longest);
            let rule = shrunk(*paid, risk * base, PRIOR_PAYMENTS) * base;
            *hazard = shrunk(*own_paid, own_risk * rule, TERMS_PAYMENTS) * rule;
        }
        hazards
    }

    /// Whether its parts are numbers: a snapshot may have been damaged.
    pub(super) fn is_sound(&self) -> bool {
        let tallies = self.by_terms.iter().chain([&self.all]);
        let counts = tallies.flat_map(|tally| tally.paid.iter().chain(&tally.risk));
        let groups = self.groups.iter().flat_map(|(sum, count)| [sum, count]);
        self.by_terms.len() == TERMS
            && self.week.is_sound()
            && counts.chain(groups).all(|value| value.is_finite())
    }

    /// Mean days late over everything.
    pub(super) fn mean_days_late(&self) -> f64 {
        let (sum, count) = self.groups.iter().fold((0.0, 0.0), |(s, n), (sum, count)| (s + sum, n + count));
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Mean days late of a group, drawn to the mean of all.
    pub(super) fn group_days_late(&self, group: Option<usize>) -> f64 {
        let mean = self.mean_days_late();
        let (sum, count) = group.and_then(|g| self.groups.get(g)).copied().unwrap_or_default();
        (sum + 5.0 * mean) / (count + 5.0)
    }
}

/// What is expected of a customer by habit alone.
#[derive(Debug, Clone)]
pub(super) struct Habit {
    /// Odds of payment on a mean day of each band.
    pub(super) odds: ByBand,
    /// The logarithm of how the customer departs from the terms.
    pub(super) departs: ByBand,
    /// How the customer departs from the days of the week.
    pub(super) weekday: ByWeekday,
    /// Its logarithm.
    pub(super) ln_weekday: ByWeekday,
}

impl Habit {
    /// The habit of a customer from their own tally, which is scaled by `fade` first.
    pub(super) fn of(
        own: &Tally,
        by_weekday: &ByWeekday,
        fade: f64,
        norms: &Norms,
        hazards: &ByBand,
    ) -> Self {
        let mut expected = [0.0; BANDS];
        for (slot, (risk, hazard)) in expected.iter_mut().zip(own.risk.iter().zip(hazards)) {
            *slot = risk * fade * hazard;
        }
        let pace = stretches(own, fade, &expected);
        let mut habit =
            Self { odds: [0.0; BANDS], departs: [0.0; BANDS], weekday: [1.0; 7], ln_weekday: [0.0; 7] };
        for (band, hazard) in hazards.iter().enumerate() {
            let pace_of = |band: usize| at(&pace, stretch(band));
            let near = |band: usize| (at(&own.paid, band) * fade, at(&expected, band) * pace_of(band));
            let (mut paid, mut risk) = near(band);
            if is_daily(band) {
                let (before, after) = (near(band.saturating_sub(1)), near(band.saturating_add(1)));
                paid = 0.5 * paid + 0.25 * (before.0 + after.0);
                risk = 0.5 * risk + 0.25 * (before.1 + after.1);
            }
            let departs = pace_of(band) * shrunk(paid, risk, BAND_PAYMENTS);
            let chance = (hazard * departs).clamp(1e-5, 0.9);
            let odds = chance / (1.0 - chance);
            set(&mut habit.odds, band, odds);
            set(&mut habit.departs, band, ln(departs).clamp(-3.0, 3.0));
        }
        habit.set_weekdays(by_weekday, fade, &norms.week.share);
        habit
    }

    fn set_weekdays(&mut self, by_weekday: &ByWeekday, fade: f64, share: &ByWeekday) {
        let payments: f64 = by_weekday.iter().sum::<f64>() * fade;
        for (day, (paid, share)) in by_weekday.iter().zip(share).enumerate() {
            let factor = shrunk(paid * fade, payments * share, WEEKDAY_PAYMENTS * share);
            set(&mut self.weekday, day, factor);
            set(&mut self.ln_weekday, day, ln(factor).clamp(-2.0, 2.0));
        }
    }
}

fn set(values: &mut [f64], place: usize, value: f64) {
    if let Some(slot) = values.get_mut(place) {
        *slot = value;
    }
}

/// How much faster than expected a customer pays in each stretch.
fn stretches(own: &Tally, fade: f64, expected: &[f64]) -> [f64; STRETCHES] {
    let (mut paid, mut risk) = ([0.0; STRETCHES], [0.0; STRETCHES]);
    for (band, (payments, expected)) in own.paid.iter().zip(expected).enumerate() {
        add(&mut paid, stretch(band), payments * fade);
        add(&mut risk, stretch(band), *expected);
    }
    let overall = shrunk(paid.iter().sum(), risk.iter().sum(), STRETCH_PAYMENTS);
    let carried = exp(PACE_CARRIES * ln(overall));
    let mut pace = [0.0; STRETCHES];
    for (slot, (paid, risk)) in pace.iter_mut().zip(paid.iter().zip(&risk)) {
        *slot = shrunk(*paid, risk * carried, STRETCH_PAYMENTS) * carried;
    }
    pace
}
