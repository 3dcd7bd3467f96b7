//! What policies recovered, and how sure the difference between two is.

use super::policy::Made;
use super::population::Failed;
use crate::draw::Draw;

/// What a policy made of one failure, in cents.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// What failed.
    pub amount: f64,
    /// What was recovered.
    pub recovered: f64,
    /// Tries.
    pub tries: f64,
    /// What the tries cost.
    pub cost: f64,
}

impl Tally {
    /// Of one failure.
    #[must_use]
    pub fn of(failed: &Failed, made: &Made, fee: i64) -> Self {
        let (amount, tries) = (failed.amount as f64, made.tried.len() as f64);
        let recovered = if made.recovered { amount } else { 0.0 };
        Self { amount, recovered, tries, cost: tries * fee as f64 }
    }

    /// The sum of many.
    #[must_use]
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| Self {
            amount: sum.amount + one.amount,
            recovered: sum.recovered + one.recovered,
            tries: sum.tries + one.tries,
            cost: sum.cost + one.cost,
        })
    }

    /// Recovered less cost.
    #[must_use]
    pub fn net(&self) -> f64 {
        self.recovered - self.cost
    }
}

/// A value with the bounds between which 95 of a hundred resamples lie.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    /// Of the sample itself.
    pub value: f64,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// A figure over pairs, with the interval of a paired bootstrap: the same failures are drawn for both.
#[must_use]
pub fn interval(
    pairs: &[(Tally, Tally)],
    resamples: usize,
    figure: impl Fn(&Tally, &Tally) -> f64,
) -> Interval {
    let sums = |places: &mut dyn Iterator<Item = usize>| {
        let (mut one, mut other) = (Tally::default(), Tally::default());
        for place in places {
            one = Tally::sum([&one, &pairs[place].0]);
            other = Tally::sum([&other, &pairs[place].1]);
        }
        figure(&one, &other)
    };
    let value = sums(&mut (0..pairs.len()));
    let mut drawn: Vec<f64> = (0..resamples)
        .map(|number| {
            let mut draw = Draw::of(0x7265_7361, number);
            sums(&mut (0..pairs.len()).map(|_| draw.place(pairs.len())))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: usize| drawn[(drawn.len() - 1) * share / 1_000];
    Interval { value, low: at(25), high: at(975) }
}
