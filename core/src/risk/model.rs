//! A fitted model: small, the same bytes for the same history, and usable on any customer.

use super::basis::{Coefficients, SHAPES};
use super::course::{Growths, Leg, course};
use super::curve::Curve;
use super::forest::LazyForest;
use super::habit::{Habit, Norms};
use super::options::RiskOptions;
use super::pull::{Pulls, Sides, add_sides};
use super::replay::Shot;
use super::rows::{Group, Row};
use super::steps::{Both, Steps};
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

/// A curve ends where less than this chance is left.
const PAID_FOR_SURE: f64 = 1e-4;

/// What is left behind the last quantile that is told.
const LEFT_BEHIND: f64 = 0.1;

/// What a curve is asked about: the day of the question, the invoice, and how far it is needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    pub(super) day: i32,
    pub(super) due: i32,
    pub(super) issue: i32,
    /// The last day that is needed for certain; beyond it the curve goes on until all told quantiles are behind.
    pub(super) until: i32,
}

impl Asked {
    /// The whole curve of an invoice from a day on.
    pub(super) const fn whole(day: i32, row: &Row<'_>) -> Self {
        Self { day, due: row.due, issue: row.issue, until: i32::MAX }
    }

    /// As far as chances to be late, quantiles and horizons of so many days need it.
    pub(super) fn told(day: i32, row: &Row<'_>, horizon_days: i32) -> Self {
        let until = day.saturating_add(horizon_days.max(30)).max(row.due.saturating_add(30));
        Self { until, ..Self::whole(day, row) }
    }
}

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

    /// How far habit leans to what was learned: the more, the more history there is.
    fn lean(&self) -> f64 {
        MOST_LINES * self.known(HALF_LINES_AT_PAYMENTS)
    }

    /// The coefficients that lean habit to what all invoices together show, and then to where the lines pull.
    fn leaning(&self, sides: Sides) -> Coefficients {
        let (mut coefficients, weight) = (self.base, self.lean());
        add_sides(sides, &mut coefficients);
        coefficients.map(|value| weight * value)
    }

    /// The coefficients of an invoice.
    pub(super) fn coefficients(&self, shot: &Shot<'_>) -> Both {
        let mut sums = [0; SHAPES];
        self.forest.of(&self.trees).add(&shot.features, &mut sums);
        self.both(self.pulls.of(&shot.features), &sums)
    }

    fn both(&self, sides: Sides, sums: &StepSums) -> Both {
        let mut of_trees = self.base;
        add_sums(sums, &mut of_trees);
        [self.leaning(sides), of_trees]
    }

    /// The coefficients of an invoice, and the way there: those of the trees' roots, then with one topic after the other
    /// put in.
    pub(super) fn explained(&self, shot: &Shot<'_>) -> (Both, Steps) {
        let (roots, topics) = self.forest.of(&self.trees).explain(&shot.features);
        let (sides, by_topic) = self.pulls.by_topic(&shot.features);
        let (mut sums, weight) = (roots, self.lean());
        for change in &topics {
            sums.iter_mut().zip(change).for_each(|(sum, change)| *sum = sum.wrapping_add(*change));
        }
        let pulls = by_topic.map(|sides| sides.map(|side| weight * side));
        (self.both(sides, &sums), Steps::new(self.both([0.0; 2], &roots), &topics, &pulls))
    }

    /// Draws the curve of an invoice.
    pub(super) fn draw(&self, shot: &Shot<'_>, asked: Asked, curve: &mut Curve) {
        self.draw_with(shot, &self.coefficients(shot), asked, curve, |_| false);
    }

    /// The same with coefficients at hand. `beside` sees every leg too, and says whether it wants more.
    pub(super) fn draw_with(
        &self,
        shot: &Shot<'_>,
        [of_habit, of_trees]: &Both,
        Asked { day, due, issue, until }: Asked,
        curve: &mut Curve,
        mut beside: impl FnMut(&Leg) -> bool,
    ) {
        let trees = self.weight_of_trees(day <= issue);
        curve.clear();
        let mut course = course(&shot.habit, &self.norms.week, (day, due));
        let mut leg = Leg::EMPTY;
        // The inverse chances grow by products, so that the divisions need not wait for each other.
        let (mut by_habit, mut by_trees, mut before) = (1.0, 1.0, 1.0);
        let (mut is_drawn, mut is_watched) = (false, true);
        while (is_watched || !is_drawn) && course.next(&mut leg) {
            is_watched = is_watched && beside(&leg);
            if is_drawn {
                continue;
            }
            let growths = leg.growths(of_habit).into_iter().zip(leg.growths(of_trees));
            for (days, (habit, tree)) in leg.days().zip(growths) {
                by_habit *= habit;
                by_trees *= tree;
                let after = trees / by_trees + (1.0 - trees) / by_habit;
                curve.add(days, before, after);
                before = after;
                if after < PAID_FOR_SURE {
                    is_drawn = true;
                    break;
                }
            }
            is_drawn = is_drawn || (before < LEFT_BEHIND && leg.reaches(until));
        }
    }

    /// The chance that an invoice is unpaid at the end of a day, by coefficients.
    pub(super) fn unpaid_by(
        &self,
        habit: &Habit,
        [of_habit, of_trees]: &Both,
        trees: f64,
        (day, due): (i32, i32),
        until: i32,
    ) -> f64 {
        let mut course = course(habit, &self.norms.week, (day, due));
        let mut leg = Leg::EMPTY;
        let (mut by_habit, mut by_trees) = (1.0, 1.0);
        let unpaid = |by_habit: f64, by_trees: f64| trees / by_trees + (1.0 - trees) / by_habit;
        while course.next(&mut leg) {
            let (whole, share) = leg.until(until);
            let (habit, tree) = (leg.growths(of_habit), leg.growths(of_trees));
            let product = |start: f64, growths: &Growths| {
                growths.iter().take(whole).fold(start, |product, growth| product * growth)
            };
            (by_habit, by_trees) = (product(by_habit, &habit), product(by_trees, &tree));
            if let Some(share) = share {
                let before = unpaid(by_habit, by_trees);
                let after = unpaid(by_habit * at(&habit, whole), by_trees * at(&tree, whole));
                return before + (after - before) * share;
            }
        }
        unpaid(by_habit, by_trees)
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
