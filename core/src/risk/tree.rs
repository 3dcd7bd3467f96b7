//! One tree: questions about features that end in a step along every shape.

use super::basis::{Coefficients, SHAPES, Slopes};
use super::feature::{FEATURES, Features};
use crate::number::whole;

/// Number of classes into which the values of a feature are cut.
pub(super) const CLASSES: usize = 32;

/// The classes of an example's features.
pub(super) type Classes = [u8; FEATURES];

/// Steps are kept as whole 16384ths: small, and the same after a snapshot.
const STEPS_IN_ONE: f64 = 16_384.0;

/// A place in a tree.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Node {
    /// The feature asked about; none at a leaf.
    feature: Option<u8>,
    /// Up to this class, and up to this value, the left branch is taken.
    class: u8,
    value: f64,
    left: u16,
    right: u16,
    /// The step, in 16384ths: used at a leaf, and everywhere to say what each question changed.
    step: [i16; SHAPES],
}

/// A tree; the first node is its root.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Tree {
    nodes: Vec<Node>,
}

/// How trees are grown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Growth {
    pub(super) leaves: usize,
    /// Holds every step back, in payments.
    pub(super) ridge: f64,
    pub(super) rate: f64,
    /// Fewest expected payments in a leaf.
    pub(super) least_weight: f64,
    /// Least gain of a question: about the number of shapes, so that noise asks none.
    pub(super) least_gain: f64,
}

/// What a tree is grown from.
pub(super) struct Ground<'a> {
    pub(super) classes: &'a [Classes],
    pub(super) slopes: &'a [Slopes],
    /// Features that may be asked about.
    pub(super) features: &'a [usize],
    /// Largest value of every class of every feature but the last.
    pub(super) edges: &'a [Vec<f64>],
    pub(super) growth: Growth,
}

/// Sums of steps, in 16384ths.
pub(super) type StepSums = [i32; SHAPES];

/// Adds sums of steps to coefficients.
pub(super) fn add_sums(sums: &StepSums, to: &mut Coefficients) {
    for (value, sum) in to.iter_mut().zip(sums) {
        *value += f64::from(*sum) / STEPS_IN_ONE;
    }
}

type Histogram = Vec<[Slopes; CLASSES]>;

/// The best question found for a leaf.
#[derive(Debug, Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    class: u8,
}

struct Leaf {
    node: usize,
    rows: Vec<usize>,
    histogram: Histogram,
    total: Slopes,
    split: Option<Split>,
}

impl Tree {
    /// Grows a tree on some of the examples: always at the leaf where a question gains most.
    pub(super) fn grow(ground: &Ground<'_>, rows: Vec<usize>) -> Self {
        let mut tree = Self { nodes: Vec::new() };
        let histogram = ground.histogram(&rows);
        let total = ground.total(&rows);
        let mut leaves = vec![tree.leaf(ground, rows, histogram, total)];
        while leaves.len() < ground.growth.leaves {
            let gain = |leaf: &Leaf| leaf.split.map_or(0.0, |split| split.gain);
            let best = leaves.iter().enumerate().fold(None, |best: Option<(usize, f64)>, (place, leaf)| {
                let gain = gain(leaf);
                if gain > best.map_or(ground.growth.least_gain, |(_, most)| most) {
                    Some((place, gain))
                } else {
                    best
                }
            });
            let Some((place, _)) = best else { break };
            let leaf = leaves.remove(place);
            leaves.extend(tree.split(ground, leaf));
        }
        tree
    }

    fn leaf(&mut self, ground: &Ground<'_>, rows: Vec<usize>, histogram: Histogram, total: Slopes) -> Leaf {
        let growth = &ground.growth;
        let step = total
            .step(growth.ridge, growth.rate)
            .map(|value| i16::try_from(whole(value * STEPS_IN_ONE)).unwrap_or(0));
        let node = self.nodes.len();
        self.nodes.push(Node { feature: None, class: 0, value: 0.0, left: 0, right: 0, step });
        let split = ground.best(&histogram, &total);
        Leaf { node, rows, histogram, total, split }
    }

    fn split(&mut self, ground: &Ground<'_>, leaf: Leaf) -> Vec<Leaf> {
        let Some(split) = leaf.split else { return vec![leaf] };
        let goes_left = |row: &usize| {
            ground.classes.get(*row).and_then(|c| c.get(split.feature)).is_some_and(|c| *c <= split.class)
        };
        let (left, right): (Vec<usize>, Vec<usize>) = leaf.rows.into_iter().partition(goes_left);
        let left_is_small = left.len() < right.len();
        let (small, large) = if left_is_small { (left, right) } else { (right, left) };
        let (histogram, total) = (ground.histogram(&small), ground.total(&small));
        let (mut rest, mut rest_total) = (leaf.histogram, leaf.total);
        for (own, other) in rest.iter_mut().flatten().zip(histogram.iter().flatten()) {
            own.minus(other);
        }
        rest_total.minus(&total);
        let small = self.leaf(ground, small, histogram, total);
        let large = self.leaf(ground, large, rest, rest_total);
        let (left, right) = if left_is_small { (small.node, large.node) } else { (large.node, small.node) };
        if let Some(node) = self.nodes.get_mut(leaf.node) {
            node.feature = u8::try_from(split.feature).ok();
            node.class = split.class;
            let edges = ground.edges.get(split.feature);
            node.value = edges.and_then(|e| e.get(usize::from(split.class))).copied().unwrap_or(f64::MAX);
            node.left = u16::try_from(left).unwrap_or(0);
            node.right = u16::try_from(right).unwrap_or(0);
        }
        vec![small, large]
    }

    fn walk(&self, mut goes_left: impl FnMut(usize, &Node) -> bool) -> Option<&Node> {
        let mut node = self.nodes.first()?;
        while let Some(feature) = node.feature {
            let next = if goes_left(usize::from(feature), node) { node.left } else { node.right };
            node = self.nodes.get(usize::from(next))?;
        }
        Some(node)
    }

    /// Adds the step of an example, by its classes.
    pub(super) fn add_by_class(&self, classes: &Classes, to: &mut Coefficients) {
        let leaf = self.walk(|f, node| classes.get(f).is_some_and(|class| *class <= node.class));
        add_step(leaf, to);
    }

    /// Adds the step of an example, by its features, in 16384ths.
    pub(super) fn add(&self, features: &Features, to: &mut StepSums) {
        let leaf = self.walk(|f, node| features.get(f).is_some_and(|value| *value <= node.value));
        if let Some(leaf) = leaf {
            for (sum, step) in to.iter_mut().zip(&leaf.step) {
                // A thousand trees of steps up to 16384 fit.
                *sum = sum.saturating_add(i32::from(*step));
            }
        }
    }

    /// Tells what each question on the way changed: the feature and the change of every coefficient.
    pub(super) fn explain(&self, features: &Features, mut tell: impl FnMut(Option<usize>, Coefficients)) {
        let mut before = [0.0; SHAPES];
        let mut asked = None;
        let mut told = |asked: Option<usize>, node: &Node| {
            let now = node.step.map(|part| f64::from(part) / STEPS_IN_ONE);
            let mut change = now;
            change.iter_mut().zip(&before).for_each(|(now, before)| *now -= before);
            before = now;
            tell(asked, change);
        };
        let leaf = self.walk(|feature, node| {
            told(asked, node);
            asked = Some(feature);
            features.get(feature).is_some_and(|value| *value <= node.value)
        });
        if let Some(leaf) = leaf {
            told(asked, leaf);
        }
    }
}

fn add_step(leaf: Option<&Node>, to: &mut Coefficients) {
    for (value, step) in to.iter_mut().zip(leaf.iter().flat_map(|leaf| &leaf.step)) {
        *value += f64::from(*step) / STEPS_IN_ONE;
    }
}

impl Ground<'_> {
    fn histogram(&self, rows: &[usize]) -> Histogram {
        let mut histogram = vec![[Slopes::ZERO; CLASSES]; self.features.len()];
        for row in rows {
            let (Some(classes), Some(slopes)) = (self.classes.get(*row), self.slopes.get(*row)) else {
                continue;
            };
            for (feature, slots) in self.features.iter().zip(&mut histogram) {
                let class = classes.get(*feature).copied().unwrap_or(0);
                if let Some(slot) = slots.get_mut(usize::from(class)) {
                    slot.plus(slopes);
                }
            }
        }
        histogram
    }

    fn total(&self, rows: &[usize]) -> Slopes {
        let mut total = Slopes::ZERO;
        for slopes in rows.iter().filter_map(|row| self.slopes.get(*row)) {
            total.plus(slopes);
        }
        total
    }

    fn best(&self, histogram: &Histogram, total: &Slopes) -> Option<Split> {
        let (growth, whole) = (&self.growth, total.weight());
        let base = total.gain(growth.ridge);
        let mut best: Option<Split> = None;
        for (feature, slots) in self.features.iter().zip(histogram) {
            let mut left = Slopes::ZERO;
            let edges = self.edges.get(*feature).map_or(0, Vec::len);
            for (class, slopes) in slots.iter().enumerate().take(edges) {
                left.plus(slopes);
                let weight = left.weight();
                if weight < growth.least_weight || whole - weight < growth.least_weight {
                    continue;
                }
                let gain = left.gain(growth.ridge) + total.gain_without(&left, growth.ridge) - base;
                if gain > best.map_or(0.0, |split| split.gain) {
                    best = u8::try_from(class).ok().map(|class| Split { gain, feature: *feature, class });
                }
            }
        }
        best
    }
}
