//! What is remembered of a customer: tallies, running means, and what is open. Everything in it was known on its day.

use super::day::{ByWeekday, TERMS, band, terms_class};
use super::habit::Tally;
use super::rows::{Part, Row};
use crate::documents::MarkKind;
use crate::money::Currency;
use crate::number::{add, exp2};

/// Invoices of one issue and due date and one currency that are open.
#[derive(Debug, Clone, Copy, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct OpenLot {
    pub(super) due: i32,
    pub(super) issue: i32,
    /// How many, parts counted by share.
    pub(super) count: f64,
    pub(super) currency: Currency,
    /// Their amount in units of it, for shares within the customer.
    pub(super) amount: f64,
}

/// Amounts of one currency: unlike ones are never added.
#[derive(Debug, Clone, Copy, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
struct Amounts {
    currency: Currency,
    /// Sum of their logarithms.
    sum_ln: f64,
    count: f64,
}

impl OpenLot {
    fn is_of(&self, row: &Row<'_>) -> bool {
        (self.due, self.issue, self.currency) == (row.due, row.issue, row.currency)
    }
}

/// A mean that forgets: each value moves it by a fixed share, the first ones by more.
#[derive(Debug, Clone, Copy, Default, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Fading(pub(super) f64);

impl Fading {
    fn take(&mut self, value: f64, step: f64) {
        self.0 += step * (value - self.0);
    }
}

/// What is remembered of a customer.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Memory {
    pub(super) tally: Tally,
    pub(super) by_weekday: ByWeekday,
    /// The day on which a payment counts as one in the tally.
    base: i32,
    pub(super) open: Vec<OpenLot>,
    /// Payments, parts counted by share.
    pub(super) paid: f64,
    /// Means over payments: days late, its square, late or not, over a week late or not, days to pay.
    pub(super) days_late: Fading,
    pub(super) squared: Fading,
    pub(super) late: Fading,
    pub(super) week_late: Fading,
    pub(super) days_to_pay: Fading,
    /// Days late, forgetting fast.
    pub(super) lately: Fading,
    pub(super) sum_days_late: f64,
    /// Sum of days late and payments, by class of terms.
    pub(super) by_terms: Vec<(f64, f64)>,
    pub(super) last_payment: Option<i32>,
    /// Sum of days late and payments of the last day with a payment.
    last_day: (f64, f64),
    /// Mean days between days with payments.
    pub(super) gap_days: f64,
    /// Invoices.
    pub(super) invoices: f64,
    amounts: Vec<Amounts>,
    /// The latest due date that was paid.
    pub(super) front: Option<i32>,
    /// Disputes, failed payments, broken promises.
    pub(super) troubles: [f64; 3],
}

/// The share by which a payment moves a mean that forgets, and one that forgets fast.
const STEP: f64 = 0.12;
const FAST_STEP: f64 = 0.35;

impl Memory {
    /// A customer who is seen for the first time.
    pub(super) fn new(day: i32) -> Self {
        Self {
            tally: Tally::EMPTY,
            by_weekday: [0.0; 7],
            base: day,
            open: Vec::new(),
            paid: 0.0,
            days_late: Fading::default(),
            squared: Fading::default(),
            late: Fading::default(),
            week_late: Fading::default(),
            days_to_pay: Fading::default(),
            lately: Fading::default(),
            sum_days_late: 0.0,
            by_terms: vec![(0.0, 0.0); TERMS],
            last_payment: None,
            last_day: (0.0, 0.0),
            gap_days: 0.0,
            invoices: 0.0,
            amounts: Vec::new(),
            front: None,
            troubles: [0.0; 3],
        }
    }

    /// How much of the tally is left on a day.
    pub(super) fn fade(&self, day: i32, half_life_days: f64) -> f64 {
        exp2(-f64::from(day.saturating_sub(self.base)) / half_life_days)
    }

    /// How much one payment on a day adds to the tally; old ones are scaled down when that grows large.
    fn weight(&mut self, day: i32, half_life_days: f64) -> f64 {
        let halvings = f64::from(day.saturating_sub(self.base)) / half_life_days;
        if halvings <= 16.0 {
            return exp2(halvings);
        }
        let fade = exp2(-halvings);
        self.tally.scale(fade);
        self.by_weekday.iter_mut().for_each(|value| *value *= fade);
        self.base = day;
        1.0
    }

    /// An invoice is issued.
    pub(super) fn issued(&mut self, row: &Row<'_>) {
        self.invoices += 1.0;
        match self.amounts.iter_mut().find(|amounts| amounts.currency == row.currency) {
            Some(amounts) => {
                amounts.sum_ln += row.ln_amount;
                amounts.count += 1.0;
            }
            None => {
                self.amounts.push(Amounts { currency: row.currency, sum_ln: row.ln_amount, count: 1.0 });
            }
        }
        match self.open.iter_mut().rev().find(|lot| lot.is_of(row)) {
            Some(lot) => {
                lot.count += 1.0;
                lot.amount += row.amount;
            }
            None => {
                let (currency, amount) = (row.currency, row.amount);
                self.open.push(OpenLot { due: row.due, issue: row.issue, count: 1.0, currency, amount });
            }
        }
    }

    /// A day on which everything open might have been paid; `seen` gets each lot's band and terms.
    pub(super) fn waited(
        &mut self,
        day: i32,
        factor: f64,
        half_life_days: f64,
        mut seen: impl FnMut(usize, i32, f64),
    ) {
        let weight = self.weight(day, half_life_days) * factor;
        for lot in &self.open {
            let band = band(day.saturating_sub(lot.due));
            add(&mut self.tally.risk, band, weight * lot.count);
            seen(band, lot.due.saturating_sub(lot.issue), lot.count * factor);
        }
    }

    /// Takes back a day on which a part seemed to be open, in a band: it was paid before.
    pub(super) fn waited_in_vain(&mut self, day: i32, band: usize, count: f64, half_life_days: f64) {
        let weight = self.weight(day, half_life_days) * count;
        add(&mut self.tally.risk, band, -weight);
    }

    /// A part of an invoice is paid, on a day that counts as that day of the week.
    pub(super) fn paid(&mut self, row: &Row<'_>, part: Part, weekday: usize, half_life_days: f64) {
        let (day, share) = (part.day, part.share);
        let late = day.saturating_sub(row.due);
        let weight = self.weight(day, half_life_days) * share;
        add(&mut self.tally.paid, band(late), weight);
        add(&mut self.by_weekday, weekday, weight);
        self.close(row, share);
        self.paid += share;
        let days = f64::from(late).clamp(-60.0, 90.0);
        let is = |claim: bool| if claim { 1.0 } else { 0.0 };
        let step = share * STEP.max(1.0 / self.paid.max(1.0));
        self.days_late.take(days, step);
        self.squared.take(days * days, step);
        self.late.take(is(late > 0), step);
        self.week_late.take(is(late > 7), step);
        self.days_to_pay.take(f64::from(day.saturating_sub(row.issue)), step);
        self.lately.take(days, share * FAST_STEP.max(1.0 / self.paid.max(1.0)));
        self.sum_days_late += share * days;
        if let Some(entry) = self.by_terms.get_mut(terms_class(row.terms_days())) {
            entry.0 += share * days;
            entry.1 += share;
        }
        // What is told late may be older than the last payment.
        if self.last_payment.is_none_or(|last| last <= day) {
            self.count_day(day);
            self.last_day.0 += share * days;
            self.last_day.1 += share;
        }
        self.front = self.front.max(Some(row.due));
    }

    /// A share of an invoice is not open any more: paid, or gone without payment.
    pub(super) fn close(&mut self, row: &Row<'_>, share: f64) {
        let Some(place) = self.open.iter().position(|lot| lot.is_of(row)) else { return };
        if let Some(lot) = self.open.get_mut(place) {
            lot.count -= share;
            lot.amount -= share * row.amount;
            if lot.count < 1e-6 {
                self.open.remove(place);
            }
        }
    }

    /// The mean logarithm of the amounts of a currency; none where there are none.
    pub(super) fn mean_ln_amount(&self, currency: Currency) -> Option<f64> {
        let own = self.amounts.iter().find(|amounts| amounts.currency == currency)?;
        Some(own.sum_ln / own.count)
    }

    /// Begins a day with payments.
    fn count_day(&mut self, day: i32) {
        if self.last_payment == Some(day) {
            return;
        }
        if let Some(last) = self.last_payment {
            let gap = f64::from(day.saturating_sub(last));
            self.gap_days =
                if self.gap_days > 0.0 { self.gap_days + 0.2 * (gap - self.gap_days) } else { gap };
        }
        self.last_payment = Some(day);
        self.last_day = (0.0, 0.0);
    }

    /// Mean days late of what was paid on the last day with a payment.
    pub(super) fn last_days_late(&self) -> Option<f64> {
        (self.last_day.1 > 0.0).then(|| self.last_day.0 / self.last_day.1)
    }

    /// Something else happened to an invoice.
    pub(super) fn marked(&mut self, mark: MarkKind) {
        let place = match mark {
            MarkKind::DisputeOpened => 0,
            MarkKind::PaymentFailed => 1,
            MarkKind::PromiseBroken => 2,
            MarkKind::DisputeResolved | MarkKind::PromiseMade | MarkKind::Contacted => return,
        };
        add(&mut self.troubles, place, 1.0);
    }
}
