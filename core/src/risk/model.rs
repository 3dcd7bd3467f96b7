//! A fitted model: small, the same bytes for the same history, and usable on any customer.

use super::basis::{Coefficients, SHAPES};
use super::course::{Leg, course};
use super::curve::Curve;
use super::feature::TOPICS;
use super::forest::LazyForest;
use super::habit::{Habit, Norms};
use super::options::RiskOptions;
use super::pull::{Pulls, Sides, add_sides};
use super::replay::Shot;
use super::rows::Group;
use super::tree::{StepSums, Tree, add_sums};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::number::at;

/// What a history taught: norms of the portfolio, and straight lines and trees that say where payment departs from
/// habit.
///
/// The memory of single customers is not in it: to score, give the customer's history again ([`super::Portfolio`]).
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub struct RiskModel {
    pub(super) options: RiskOptions,
    pub(super) as_of: Date,
    pub(super) groups: Vec<Group>,
    pub(super) norms: Norms,
    pub(super) invoices: u64,
    pub(super) base: Coefficients,
    pub(super) pulls: Pulls,
    pub(super) trees: Vec<Tree>,
    #[borsh(skip)]
    pub(super) forest: LazyForest,
}

/// First bytes of a model, then the version of its form.
const MARK: &[u8; 8] = b"RCVRISK\x02";

/// The most the trees may weigh against habit, and the payments at which they have half of that: invoices that are all
/// still open teach a tree only that nobody pays.
const MOST_TREES: f64 = 0.9;
const HALF_AT_PAYMENTS: f64 = 1_500.0;
/// How much of what the lines say habit takes at most, and the payments at which it takes half of that.
const MOST_LINES: f64 = 0.7;
const HALF_LINES_AT_PAYMENTS: f64 = 500.0;
/// How much of that weight they keep for an invoice after its issue date, where habit has more to say.
const LATER_TREES: f64 = 0.8;

/// Coefficients that move the odds of habit: little, for the habit that leans to what was learned, and as far as the trees
/// say.
pub(super) type Both = [Coefficients; 2];

/// Steps of the way to a score: the trees' roots, then a topic after the other.
const STEPS: usize = TOPICS.len() + 1;

/// The coefficients at each step of the way to a score.
pub(super) type Steps = [Both; STEPS];

/// A curve ends where less than this chance is left.
const PAID_FOR_SURE: f64 = 1e-4;

impl RiskModel {
    pub(super) fn from_norms(
        options: RiskOptions,
        as_of: Date,
        groups: Vec<Group>,
        norms: Norms,
        invoices: u64,
    ) -> Self {
        let (base, pulls, trees) = ([0.0; SHAPES], Pulls::default(), Vec::new());
        Self { options, as_of, groups, norms, invoices, base, pulls, trees, forest: LazyForest::default() }
    }

    /// The day whose morning it was fitted for.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// Invoices it was fitted to.
    #[must_use]
    pub const fn invoices(&self) -> u64 {
        self.invoices
    }

    /// How it was fitted.
    #[must_use]
    pub const fn options(&self) -> &RiskOptions {
        &self.options
    }

    /// The weight of the trees in the answer, from 0 (habit alone) up to 0.9: it grows with the history.
    pub(super) fn weight_of_trees(&self, is_new: bool) -> f64 {
        if self.trees.is_empty() {
            return 0.0;
        }
        let weight = MOST_TREES * self.known(HALF_AT_PAYMENTS);
        if is_new { weight } else { weight * LATER_TREES }
    }

    /// From 0 to 1: how much history there is; a half at so many payments.
    fn known(&self, half_at_payments: f64) -> f64 {
        let payments = self.norms.payments();
        payments / (payments + half_at_payments)
    }

    /// The coefficients that lean habit to what all invoices together show, and then to where the lines pull.
    pub(super) fn leaning(&self, sides: &[Sides]) -> Coefficients {
        let mut coefficients = self.base;
        sides.iter().for_each(|sides| add_sides(*sides, &mut coefficients));
        let weight = MOST_LINES * self.known(HALF_LINES_AT_PAYMENTS);
        coefficients.map(|value| weight * value)
    }

    /// The coefficients of an invoice.
    pub(super) fn coefficients(&self, shot: &Shot<'_>) -> Both {
        let mut sums = [0; SHAPES];
        self.forest.of(&self.trees).add(&shot.features, &mut sums);
        self.both(shot, &sums)
    }

    fn both(&self, shot: &Shot<'_>, sums: &StepSums) -> Both {
        let mut of_trees = self.base;
        add_sums(sums, &mut of_trees);
        [self.leaning(&[self.pulls.of(&shot.features)]), of_trees]
    }

    /// The coefficients of an invoice, and the way there: those of the trees' roots, then with one topic after the other
    /// put in.
    pub(super) fn explained(&self, shot: &Shot<'_>) -> (Both, Steps) {
        let (mut sums, topics) = self.forest.of(&self.trees).explain(&shot.features);
        let sides = self.pulls.by_topic(&shot.features);
        let mut way = self.base;
        add_sums(&sums, &mut way);
        let mut steps = [[self.leaning(&[]), way]; STEPS];
        for (topic, (step, change)) in (1..).zip(steps.iter_mut().skip(1).zip(&topics)) {
            add_sums(change, &mut way);
            *step = [self.leaning(sides.get(..topic).unwrap_or_default()), way];
            sums.iter_mut().zip(change).for_each(|(sum, change)| *sum = sum.wrapping_add(*change));
        }
        (self.both(shot, &sums), steps)
    }

    /// Draws the curve of an invoice.
    pub(super) fn draw(&self, shot: &Shot<'_>, day: i32, due: i32, issue: i32, curve: &mut Curve) {
        self.draw_with(shot, &self.coefficients(shot), (day, due, issue), curve);
    }

    /// The same with coefficients at hand.
    pub(super) fn draw_with(
        &self,
        shot: &Shot<'_>,
        [of_habit, of_trees]: &Both,
        (day, due, issue): (i32, i32, i32),
        curve: &mut Curve,
    ) {
        let trees = self.weight_of_trees(day <= issue);
        curve.clear();
        let mut course = course(&shot.habit, &self.norms.week, (day, due));
        let mut leg = Leg::EMPTY;
        // The inverse chances grow by products, so that the divisions need not wait for each other.
        let (mut by_habit, mut by_trees, mut before) = (1.0, 1.0, 1.0);
        while course.next(&mut leg) {
            let growths = leg.growths(of_habit).into_iter().zip(leg.growths(of_trees));
            for (days, (habit, tree)) in leg.days().zip(growths) {
                by_habit *= habit;
                by_trees *= tree;
                let after = trees / by_trees + (1.0 - trees) / by_habit;
                curve.add(days, before, after);
                before = after;
                if after < PAID_FOR_SURE {
                    return;
                }
            }
        }
    }

    /// The chance that an invoice is unpaid at the end of a day, by each of several sets of coefficients: of habit, and of
    /// the trees.
    pub(super) fn unpaid_by<const N: usize>(
        &self,
        habit: &Habit,
        sets: &[Both; N],
        trees: f64,
        (day, due): (i32, i32),
        until: i32,
    ) -> [f64; N] {
        let mut course = course(habit, &self.norms.week, (day, due));
        let mut leg = Leg::EMPTY;
        let unpaid = |[by_habit, by_trees]: [f64; 2]| trees / by_trees + (1.0 - trees) / by_habit;
        let mut products = [[1.0; 2]; N];
        while course.next(&mut leg) {
            let (whole, share) = leg.until(until);
            let growths = sets.each_ref().map(|set| set.each_ref().map(|part| leg.growths(part)));
            for (products, growths) in products.iter_mut().zip(&growths) {
                for (product, growths) in products.iter_mut().zip(growths) {
                    *product = growths.iter().take(whole).fold(*product, |product, growth| product * growth);
                }
            }
            if let Some(share) = share {
                let mut answers = [1.0; N];
                for (answer, (products, [habit, tree])) in
                    answers.iter_mut().zip(products.into_iter().zip(&growths))
                {
                    let [by_habit, by_trees] = products;
                    let before = unpaid(products);
                    let after = unpaid([by_habit * at(habit, whole), by_trees * at(tree, whole)]);
                    *answer = before + (after - before) * share;
                }
                return answers;
            }
        }
        products.map(unpaid)
    }

    /// The model as bytes: the same history and options give the same bytes.
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`], which cannot happen to a fitted model.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        let body = borsh::to_vec(self).map_err(|e| Error::SnapshotUnreadable { reason: e.to_string() })?;
        Ok([MARK.as_slice(), &body].concat())
    }

    /// Reads a model back.
    ///
    /// # Errors
    /// [`Error::SnapshotUnreadable`] for what is not a model, is damaged, or has another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let unreadable = |reason: &str| Error::SnapshotUnreadable { reason: reason.into() };
        let body = bytes.strip_prefix(MARK).ok_or_else(|| unreadable("not a risk model of this version"))?;
        let model: Self = borsh::from_slice(body).map_err(|e| unreadable(&e.to_string()))?;
        let trees = model.trees.iter().all(Tree::is_sound);
        if model.options.check().is_err()
            || model.norms.groups.len() != model.groups.len()
            || !trees
            || !model.pulls.is_sound()
            || !model.norms.is_sound()
            || !model.base.iter().all(|value| value.is_finite())
        {
            return Err(unreadable("its parts do not fit together"));
        }
        Ok(model)
    }
}
