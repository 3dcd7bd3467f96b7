//! Sums of weighted outcomes by customer, and what they allow to be said.

use super::EffectOptions;
use super::resample::{draw, interval};
use crate::number::{real, whole};
use crate::reason::Reason;

/// One outcome as it counts for a group.
pub(super) struct Weighed {
    /// The place of its customer.
    pub(super) customer: usize,
    /// One over the chance where the choice was of the group, else zero.
    pub(super) weight: f64,
    /// How much it counts besides: one, or its amount.
    pub(super) amount: f64,
    /// What was recovered, 0 to 1.
    pub(super) recovered: f64,
    /// What a forecast said before; zero where there is none.
    pub(super) expected: f64,
}

/// The sums of one customer.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Sums {
    choices: f64,
    amount: f64,
    expected: f64,
    weights: f64,
    weighted: f64,
    errors: f64,
}

impl Sums {
    fn add(&mut self, other: &Self) {
        self.choices += other.choices;
        self.amount += other.amount;
        self.expected += other.expected;
        self.weights += other.weights;
        self.weighted += other.weighted;
        self.errors += other.errors;
    }

    /// The share that would have been recovered had every choice been of the group; none where none was.
    fn share(&self) -> Option<f64> {
        if self.weighted <= 0.0 || self.amount <= 0.0 {
            return None;
        }
        Some((self.expected / self.amount + self.errors / self.weighted).clamp(0.0, 1.0))
    }
}

/// All outcomes as they count for one group.
pub(super) struct Weighing {
    by_customer: Vec<Sums>,
    total: Sums,
    squares: f64,
    /// Choices of the group.
    pub(super) own: u64,
}

impl Weighing {
    pub(super) fn of(customers: usize, outcomes: impl Iterator<Item = Weighed>) -> Self {
        let mut by_customer = vec![Sums::default(); customers];
        let (mut total, mut squares, mut own) = (Sums::default(), 0.0, 0_u64);
        for outcome in outcomes {
            let weighted = outcome.weight * outcome.amount;
            let one = Sums {
                choices: 1.0,
                amount: outcome.amount,
                expected: outcome.amount * outcome.expected,
                weights: outcome.weight,
                weighted,
                errors: weighted * (outcome.recovered - outcome.expected),
            };
            squares += weighted * weighted;
            own = own.saturating_add(u64::from(outcome.weight > 0.0));
            total.add(&one);
            if let Some(sums) = by_customer.get_mut(outcome.customer) {
                sums.add(&one);
            }
        }
        Self { by_customer, total, squares, own }
    }

    /// The effective number of choices: as many even weights would tell as much (Kish 1965).
    pub(super) fn effective(&self) -> f64 {
        if self.squares > 0.0 { self.total.weighted * self.total.weighted / self.squares } else { 0.0 }
    }

    pub(super) fn share(&self) -> Option<f64> {
        self.total.share()
    }

    /// Customers with a choice of the group.
    pub(super) fn customers(&self) -> usize {
        self.by_customer.iter().filter(|sums| sums.weights > 0.0).count()
    }

    /// Why nothing can be told; empty where something can. `group` stands in the reasons.
    pub(super) fn objections(&self, group: &str, options: &EffectOptions) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if self.own == 0 {
            return vec![Reason::new("no_choices").with("group", group)];
        }
        let effective = self.effective();
        if effective < f64::from(options.min_effective) {
            let few = Reason::new("few_effective").with("group", group);
            reasons.push(few.with("effective", whole(effective)).with("least", options.min_effective));
        }
        // Those with a choice of the group: the rest of the log says nothing of it.
        let customers = self.customers();
        if customers < usize::try_from(options.min_customers).unwrap_or(usize::MAX) {
            let few = Reason::new("few_customers").with("group", group);
            reasons.push(few.with("customers", customers).with("least", options.min_customers));
        }
        if let Some(mean) = self.wrong_mean_weight() {
            let wrong = Reason::new("chances_disagree").with("group", group);
            reasons.push(wrong.with("mean_weight_percent", whole(mean * 100.0)));
        }
        reasons
    }

    /// The mean weight, where it is farther from one than four standard errors (by customer): right chances of an action
    /// that can always happen give one.
    fn wrong_mean_weight(&self) -> Option<f64> {
        let mean = self.total.weights / self.total.choices;
        let departure = |sums: &Sums| sums.weights - mean * sums.choices;
        let squares: f64 = self.by_customer.iter().map(|sums| departure(sums) * departure(sums)).sum();
        let error = libm::sqrt(squares) / self.total.choices;
        ((mean - 1.0).abs() > 4.0 * error + 1e-9).then_some(mean)
    }

    /// The interval of what `figure` makes of drawn sums of this weighing and others over the same customers.
    pub(super) fn interval(
        all: &[&Self],
        options: &EffectOptions,
        figure: impl Fn(&[Option<f64>]) -> Option<f64>,
    ) -> Option<(f64, f64)> {
        let customers = all.first()?.by_customer.len();
        let mut drawn = Vec::with_capacity(usize::try_from(options.samples).unwrap_or(0));
        for sample in 0..options.samples {
            let mut sums = vec![Sums::default(); all.len()];
            draw(customers, options.seed, sample, |place| {
                for (sum, weighing) in sums.iter_mut().zip(all) {
                    if let Some(own) = weighing.by_customer.get(place) {
                        sum.add(own);
                    }
                }
            });
            let shares: Vec<Option<f64>> = sums.iter().map(Sums::share).collect();
            drawn.extend(figure(&shares));
        }
        // Draws without any choice of a group say nothing; where they are many, so is what the rest would hide.
        let said = real(drawn.len());
        if said < 0.95 * f64::from(options.samples) {
            return None;
        }
        interval(drawn, options.share())
    }
}
