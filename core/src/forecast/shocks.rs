//! What a faster or slower world, and a faster or slower customer, make of a chance.
//!
//! The chance that is given to a forecast holds over all worlds and customers together: it is what comes true in the long
//! run. Shocks multiply the hazard by `exp(z + u)`, and the mean of a bent function is not the function of the mean: left
//! alone they would lower what is paid on average, and the sum of the chances would lie outside the interval that is told
//! for it. So every hazard is first set such that the mean over the shocks is the chance that was given.
//!
//! That is worked out once, for chances at fixed places; between two places everything is a straight line, so the mean
//! holds there, too.

use crate::number::{at, exp, ln, real, whole};

/// How uncertain the world is: standard deviations in the logarithm of the hazard.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    pub(super) common: f64,
    pub(super) customer: f64,
}

/// The worlds for which means are worked out: from -4 to 4 in quarters.
pub(super) const WORLDS: usize = 33;
/// The world in which everyone pays at the usual pace.
pub(super) const USUAL: usize = 16;
/// The customers who stand for all: from -3.5 to 3.5 in steps of 0.7.
pub(super) const KINDS: usize = 11;
/// Places between a chance of none and of a half, and as many from there to certain. They are closest at both ends.
const PLACES: usize = 128;

/// A chance to be unpaid, between two places.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) lower: usize,
    /// How far it is to the next place, 0 to 1.
    pub(super) way: f64,
}

/// The chances to be unpaid by world and kind of customer, for a chance at each place.
pub(super) struct Shocks {
    pub(super) spread: Spread,
    /// By place: in each world, the mean over customers.
    pub(super) worlds: Vec<[f64; WORLDS]>,
    /// By place: in the usual world, the mean over customers.
    usual: Vec<f64>,
    /// By place: in the usual world, for each kind of customer.
    kinds: Vec<[f64; KINDS]>,
    /// By place: the logarithm of the hazard over that of the chance itself.
    stretch: Vec<f64>,
}

impl Shocks {
    pub(super) fn new(spread: Spread) -> Self {
        let total = libm::sqrt(spread.common * spread.common + spread.customer * spread.customer);
        let rates = normal_points::<WORLDS>(4.0).map(|(z, weight)| (exp(total * z), weight));
        let worlds: [f64; WORLDS] =
            std::array::from_fn(|place| exp(spread.common * (real(place) / 4.0 - 4.0)));
        let kinds = normal_points::<KINDS>(3.5).map(|(u, weight)| (exp(spread.customer * u), weight));
        let mut this = Self {
            spread,
            worlds: Vec::with_capacity(COUNT),
            usual: Vec::with_capacity(COUNT),
            kinds: Vec::with_capacity(COUNT),
            stretch: Vec::with_capacity(COUNT),
        };
        for place in 0..COUNT {
            let unpaid = chance(place);
            let hazard = if total > 0.0 && unpaid < 1.0 { centred(unpaid, &rates) } else { -ln(unpaid) };
            let left = |rate: f64| if unpaid > 0.0 { exp(-hazard * rate) } else { 0.0 };
            let over_customers =
                |world: f64| kinds.iter().map(|(kind, weight)| weight * left(world * kind)).sum();
            let in_worlds: [f64; WORLDS] = worlds.map(over_customers);
            this.usual.push(in_worlds.get(USUAL).copied().unwrap_or(0.0));
            this.worlds.push(in_worlds);
            this.kinds.push(kinds.map(|(kind, _)| left(kind)));
            this.stretch.push(ln(hazard) - ln(-ln(unpaid)));
        }
        this.mend_ends();
        this
    }

    /// At the two ends a hazard is endless or none: the stretch is that of the next place.
    fn mend_ends(&mut self) {
        let second = self.stretch.get(1).copied().unwrap_or(0.0);
        let last_but_one = self.stretch.iter().rev().nth(1).copied().unwrap_or(0.0);
        if let [first, .., last] = self.stretch.as_mut_slice() {
            (*first, *last) = (second, last_but_one);
        }
    }

    /// The hazard that a lot has before shocks, for its chance to be unpaid; endless where it is sure to be paid.
    pub(super) fn hazard(&self, unpaid: f64) -> f64 {
        if unpaid <= 0.0 {
            return f64::INFINITY;
        }
        let unpaid = unpaid.min(1.0);
        -ln(unpaid) * exp(Self::between(&self.stretch, place_of(unpaid)))
    }

    /// The chance to be unpaid in the usual world.
    pub(super) fn usual(&self, place: Place) -> f64 {
        Self::between(&self.usual, place)
    }

    /// The same for each kind of customer.
    pub(super) fn kinds(&self, Place { lower, way }: Place) -> [f64; KINDS] {
        let [Some(low), Some(high)] = [lower, lower.saturating_add(1)].map(|at| self.kinds.get(at)) else {
            return [0.0; KINDS];
        };
        let mut found = *low;
        for (low, high) in found.iter_mut().zip(high) {
            *low += way * (*high - *low);
        }
        found
    }

    fn between(values: &[f64], Place { lower, way }: Place) -> f64 {
        let low = at(values, lower);
        low + way * (at(values, lower.saturating_add(1)) - low)
    }
}

/// How many places there are.
pub(super) const COUNT: usize = 2 * PLACES + 1;

/// The chance that stands at a place: half the square of its distance from the nearer end.
fn chance(place: usize) -> f64 {
    let from_end = |places: usize| {
        let share = real(places) / real(PLACES);
        share * share / 2.0
    };
    if place <= PLACES { from_end(place) } else { 1.0 - from_end((2 * PLACES).saturating_sub(place)) }
}

/// Where a chance from 0 to 1 stands.
pub(super) fn place_of(unpaid: f64) -> Place {
    let (count, is_low) = (real(PLACES), unpaid < 0.5);
    let square = 2.0 * count * count * if is_low { unpaid } else { 1.0 - unpaid }.clamp(0.0, 0.5);
    let whole_places = libm::floor(libm::sqrt(square));
    let way = ((square - whole_places * whole_places) / (2.0 * whole_places + 1.0)).clamp(0.0, 1.0);
    let places = usize::try_from(whole(whole_places)).unwrap_or(0);
    if is_low {
        Place { lower: places, way }
    } else {
        Place { lower: (2 * PLACES - 1).saturating_sub(places), way: 1.0 - way }
    }
}

/// The hazard whose chance to be unpaid, in the mean over rates, is the one given. That chance falls as the hazard rises,
/// so the range is halved until it is found.
fn centred(unpaid: f64, rates: &[(f64, f64); WORLDS]) -> f64 {
    let (mut low, mut high) = (-30.0, 25.0);
    for _ in 0..48 {
        let middle = (low + high) / 2.0;
        let hazard = exp(middle);
        let mean: f64 = rates.map(|(rate, weight)| weight * exp(-hazard * rate)).iter().sum();
        if mean > unpaid {
            low = middle;
        } else {
            high = middle;
        }
    }
    exp((low + high) / 2.0)
}

/// Points in equal steps with weights that stand for a normal draw: their mean is 0, their variance 1. Sums over such
/// points are close to the integral of a smooth function.
pub(super) fn normal_points<const POINTS: usize>(far: f64) -> [(f64, f64); POINTS] {
    let half = (real(POINTS) - 1.0) / 2.0;
    let mut points: [(f64, f64); POINTS] = std::array::from_fn(|place| {
        let point = (real(place) - half) / half * far;
        (point, exp(-point * point / 2.0))
    });
    let sum: f64 = points.iter().map(|(_, weight)| weight).sum();
    let squares: f64 = points.iter().map(|(point, weight)| weight * point * point).sum();
    let scale = libm::sqrt(sum / squares);
    points.iter_mut().for_each(|(point, weight)| (*point, *weight) = (*point * scale, *weight / sum));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPREADS: [(f64, f64); 5] = [(0.0, 0.0), (0.15, 0.4), (0.6, 0.0), (0.0, 1.0), (2.0, 2.0)];

    #[test]
    fn a_chance_stands_between_its_places() {
        for thousandth in 0..=1_000 {
            let unpaid = f64::from(thousandth) / 1_000.0;
            let Place { lower, way } = place_of(unpaid);
            assert!(lower < 2 * PLACES && (0.0..=1.0).contains(&way));
            let found = chance(lower) + way * (chance(lower + 1) - chance(lower));
            assert!((found - unpaid).abs() < 1e-12, "{unpaid} {found}");
        }
    }

    #[test]
    fn the_mean_over_worlds_is_the_chance_that_was_given() {
        for (common, customer) in SPREADS {
            let shocks = Shocks::new(Spread { common, customer });
            for unpaid in [0.0, 1e-7, 0.001, 0.03, 0.3, 0.5, 0.77, 0.99, 0.999_999, 1.0] {
                let Place { lower, way } = place_of(unpaid);
                let (low, high) = (shocks.worlds[lower], shocks.worlds[lower + 1]);
                let weights = normal_points::<WORLDS>(4.0).map(|(_, weight)| weight);
                let mean =
                    |worlds: [f64; WORLDS]| worlds.iter().zip(&weights).map(|(w, s)| w * s).sum::<f64>();
                let found = mean(low) + way * (mean(high) - mean(low));
                assert!((found - unpaid).abs() < 4e-4, "{common} {customer}: {unpaid} {found}");
                let by_kind = normal_points::<KINDS>(3.5).map(|(_, weight)| weight);
                let kinds = shocks.kinds(place_of(unpaid));
                let over_kinds: f64 = kinds.iter().zip(&by_kind).map(|(kind, weight)| kind * weight).sum();
                assert!((over_kinds - shocks.usual(place_of(unpaid))).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn a_lot_drawn_by_itself_is_paid_as_often_as_was_given() {
        // Independent of the places: a sum over many worlds, by the hazard of the lot.
        for (common, customer) in SPREADS {
            let shocks = Shocks::new(Spread { common, customer });
            let total = (common * common + customer * customer).sqrt();
            for unpaid in [0.001, 0.03, 0.3, 0.5, 0.77, 0.99] {
                let (mut sum, mut weights) = (0.0, 0.0);
                for step in -6_000..=6_000 {
                    let z = f64::from(step) / 1_000.0;
                    let weight = libm::exp(-z * z / 2.0);
                    sum += weight * libm::exp(-shocks.hazard(unpaid) * libm::exp(total * z));
                    weights += weight;
                }
                assert!(
                    (sum / weights - unpaid).abs() < 1e-3,
                    "{common} {customer}: {unpaid} {}",
                    sum / weights
                );
            }
            assert_eq!((shocks.hazard(1.0), shocks.hazard(0.0)), (0.0, f64::INFINITY));
        }
        // Without shocks the hazard is minus the logarithm.
        let none = Shocks::new(Spread { common: 0.0, customer: 0.0 });
        assert!((none.hazard(0.2) - libm::log(5.0)).abs() < 1e-9);
    }
}
