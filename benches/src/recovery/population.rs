//! Failed payments with the true chance of every try. All of it is assumption; `benches/README.md` lists it.

use crate::draw::Draw;
use crate::first_day;
use receivables::{Date, Timestamp};

/// Whole hours since the first day.
pub type Hour = i64;

/// A day has so many hours.
const DAY: Hour = 24;

/// A kind of decline: its code, how many of a hundred failures have it, and the odds of its first try.
struct Kind {
    code: &'static str,
    share: u64,
    odds: f64,
    /// By whole days since the failure, the last one for all after.
    since: &'static [f64],
    /// How much of the effect of pay days it feels.
    payday: f64,
}

const KINDS: &[Kind] = &[
    Kind { code: "insufficient_funds", share: 45, odds: 0.16, since: &[0.5, 0.8, 1.0], payday: 1.0 },
    Kind { code: "do_not_honor", share: 30, odds: 0.14, since: &[0.6, 1.0, 1.0, 1.0, 1.1], payday: 0.2 },
    Kind { code: "processing_error", share: 15, odds: 0.8, since: &[1.0, 1.3], payday: 0.0 },
    Kind { code: "card_velocity_exceeded", share: 10, odds: 0.35, since: &[0.4, 1.3, 1.4], payday: 0.0 },
];

/// Odds by local hour: people and banks are awake in the morning, and wages are booked at midnight.
const HOURS: [f64; 24] = [
    1.2, 0.8, 0.8, 0.8, 0.8, 0.8, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.85, 0.85,
    0.85, 0.85, 0.85, 0.85,
];

/// Odds from Monday on.
const WEEKDAYS: [f64; 7] = [1.0, 1.0, 1.05, 1.05, 1.25, 0.9, 0.8];

/// Each further try has so much of the odds of the one before.
const BY_ATTEMPT: f64 = 0.8;

/// Cents.
const AMOUNTS: [i64; 8] = [900, 1_900, 2_900, 4_900, 4_900, 9_900, 19_900, 49_900];

/// A failed payment.
#[derive(Debug, Clone)]
pub struct Failed {
    /// Its place.
    pub place: usize,
    /// When it failed.
    pub at: Hour,
    /// With which code.
    pub code: &'static str,
    /// Cents.
    pub amount: i64,
    /// Hours by which the payer's clock is ahead of UTC.
    pub ahead: Hour,
    /// The payer leaves at this hour: nothing is tried any more.
    pub lost_at: Hour,
    kind: usize,
}

/// All failures, and the truth about them.
pub struct Population {
    /// By the hour at which they failed.
    pub failed: Vec<Failed>,
    /// Share of the payers left that leaves within a day.
    pub lost_a_day: f64,
    seed: u64,
    /// By day since the first: the day of the month.
    days_of_month: Vec<u32>,
}

impl Population {
    /// So many failures over so many days.
    ///
    /// # Panics
    /// When the days lie beyond the calendar.
    #[must_use]
    pub fn new(failures: usize, days: usize, lost_a_day: f64, seed: u64) -> Self {
        let last = i64::try_from(days).expect("a count of days") + 120;
        let day_of = |day: i64| -> Date { first_day().plus_days(day).expect("a day of the calendar") };
        let days_of_month =
            (-2..last).map(|day| day_of(day).to_string()[8..].parse().expect("a day")).collect();
        let mut failed: Vec<Failed> =
            (0..failures).map(|place| draw_failure(place, days, lost_a_day, seed)).collect();
        failed.sort_by_key(|failed| (failed.at, failed.place));
        Self { failed, lost_a_day, seed, days_of_month }
    }

    /// The true chance of a try.
    #[must_use]
    pub fn chance(&self, failed: &Failed, at: Hour, attempt: usize) -> f64 {
        let kind = &KINDS[failed.kind];
        let local = at + failed.ahead;
        let day = local.div_euclid(DAY);
        let place = |number: i64| usize::try_from(number).expect("a place");
        let since = place((at - failed.at).div_euclid(DAY)).min(kind.since.len() - 1);
        let payday = match self.days_of_month[place(day + 2)] {
            1 | 2 | 15 | 16 => 2.2,
            3 | 17 => 1.5,
            28 => 1.6,
            10..=14 | 22..=24 => 0.75,
            _ => 1.0,
        };
        let mut odds = kind.odds * kind.since[since] * (1.0 + (payday - 1.0) * kind.payday);
        odds *= HOURS[place(local.rem_euclid(DAY))] * WEEKDAYS[place(day.rem_euclid(7))];
        for _ in 1..attempt {
            odds *= BY_ATTEMPT;
        }
        odds / (1.0 + odds)
    }

    /// Whether a try at an hour succeeds: the same draw whoever tries.
    #[must_use]
    pub fn succeeds(&self, failed: &Failed, at: Hour, attempt: usize) -> bool {
        let place = usize::try_from(at).expect("an hour after the first day");
        let drawn = Draw::of(self.seed ^ mix_place(failed.place), place).below(1 << 40);
        unit(drawn) < self.chance(failed, at, attempt)
    }

    /// The share of payers who are still there after so many hours of waiting.
    #[must_use]
    pub fn stays(&self, hours: Hour) -> f64 {
        let (days, rest) = (hours.div_euclid(DAY), hours.rem_euclid(DAY));
        let whole: f64 = (0..days).map(|_| 1.0 - self.lost_a_day).product();
        whole * (1.0 - self.lost_a_day * rest as f64 / DAY as f64)
    }
}

/// The instant of an hour.
///
/// # Panics
/// When it lies beyond the calendar.
#[must_use]
pub(super) fn instant(at: Hour) -> Timestamp {
    Timestamp::start_of(first_day()).plus_hours(at).expect("an instant of the calendar")
}

/// The hour of an instant.
#[must_use]
pub(super) fn hour(at: Timestamp) -> Hour {
    (at.micros() - Timestamp::start_of(first_day()).micros()) / 3_600_000_000
}

fn mix_place(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX).wrapping_mul(0xD1B5_4A32_D192_ED03)
}

fn unit(drawn: u64) -> f64 {
    drawn as f64 / (1_u64 << 40) as f64
}

fn draw_failure(place: usize, days: usize, lost_a_day: f64, seed: u64) -> Failed {
    let mut draw = Draw::of(seed, place);
    let day = i64::try_from(draw.place(days)).expect("a day");
    // Billing runs at night; some charges come during the day.
    let of_day = if draw.happens(70) { draw.below(6) } else { draw.below(24) };
    let at = (day + 1) * DAY + i64::try_from(of_day).expect("an hour");
    let mut drawn = draw.below(100);
    let mut kind = 0;
    while drawn >= KINDS[kind].share {
        drawn -= KINDS[kind].share;
        kind += 1;
    }
    let amount = AMOUNTS[draw.place(AMOUNTS.len())];
    let ahead = [0, -5, -5, 1][draw.place(4)];
    let (leaves, mut left, mut whole) = (unit(draw.below(1 << 40)), 1.0, 0);
    while left * (1.0 - lost_a_day) > leaves && whole < 400 {
        left *= 1.0 - lost_a_day;
        whole += 1;
    }
    let within = if lost_a_day > 0.0 { (left - leaves) / (left * lost_a_day) } else { 1.0 };
    let lost_at = at + whole * DAY + (within.clamp(0.0, 1.0) * DAY as f64).ceil() as i64;
    Failed { place, at, code: KINDS[kind].code, amount, ahead, lost_at, kind }
}
