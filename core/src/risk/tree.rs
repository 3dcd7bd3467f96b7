//! One tree: questions about features that end in a step along every shape.

use super::basis::{Coefficients, SHAPES, Slopes};
use super::feature::{FEATURES, Features};
use super::forest::{Fork, Unrolled, Way};
use crate::number::whole;
use crate::parallel::in_parts;
use std::num::NonZeroUsize;

/// Number of classes into which the values of a feature are cut.
pub(super) const CLASSES: usize = 32;

/// The classes of an example's features.
pub(super) type Classes = [u8; FEATURES];

/// Steps are kept as whole 16384ths: small, and the same after a snapshot.
const STEPS_IN_ONE: f64 = 16_384.0;

/// A place in a tree: a question, or a leaf, which sends every answer back to itself.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Node {
    /// Up to this value the first of the next two nodes is taken.
    value: f64,
    /// Place of the first of the next two nodes; of this one for a leaf.
    next: u16,
    /// The feature asked about.
    feature: u8,
    /// The class of the value.
    class: u8,
}

impl Node {
    /// A leaf at a place.
    const fn leaf(place: u16) -> Self {
        Self { value: f64::MAX, next: place, feature: 0, class: u8::MAX }
    }
}

/// A tree; the first node is its root. Every way is walked as often as the deepest leaf needs, so that a processor has
/// nothing to guess.
#[derive(Debug, Clone, PartialEq, borsh::BorshSerialize, borsh::BorshDeserialize)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    /// The step of every node, in 16384ths: used at the leaves, and everywhere to say what a question changed.
    steps: Vec<[i16; SHAPES]>,
    depth: u16,
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
    pub(super) threads: NonZeroUsize,
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

/// Below so many examples a thread costs more than it saves.
const ROWS_WORTH_A_THREAD: usize = 512;

/// So many examples stay near the processor while it goes through the features.
const ROWS_NEAR: usize = 64;

/// What is known of one feature at a node: the slopes of each of its classes, and the best question about it.
struct Column {
    slopes: [Slopes; CLASSES],
    split: Option<Split>,
}

impl Column {
    fn empty() -> Box<Self> {
        Box::new(Self { slopes: [Slopes::ZERO; CLASSES], split: None })
    }
}

/// A question.
#[derive(Debug, Clone, Copy)]
struct Split {
    gain: f64,
    feature: usize,
    class: u8,
}

struct Leaf {
    node: usize,
    depth: u16,
    part: Part,
    split: Option<Split>,
}

/// Examples that came to one node, with their sums.
struct Part {
    rows: Vec<usize>,
    /// By feature, as they are listed.
    columns: Vec<Box<Column>>,
    total: Slopes,
}

impl Tree {
    /// Grows a tree on some of the examples: always at the leaf where a question gains most.
    pub(super) fn grow(ground: &Ground<'_>, rows: Vec<usize>) -> Self {
        let mut tree = Self { nodes: Vec::new(), steps: Vec::new(), depth: 0 };
        let root = ground.part(rows);
        let mut leaves = vec![tree.leaf(ground, root, 0)];
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

    fn leaf(&mut self, ground: &Ground<'_>, part: Part, depth: u16) -> Leaf {
        let growth = &ground.growth;
        let step = part
            .total
            .step(growth.ridge, growth.rate)
            .map(|value| i16::try_from(whole(value * STEPS_IN_ONE)).unwrap_or(0));
        let node = self.nodes.len();
        self.nodes.push(Node::leaf(u16::try_from(node).unwrap_or(0)));
        self.steps.push(step);
        self.depth = self.depth.max(depth);
        // Of equal gains the first one stands.
        let best = |best: Option<Split>, split: Split| match best {
            Some(other) if split.gain <= other.gain => Some(other),
            _ => Some(split),
        };
        let split = part.columns.iter().filter_map(|column| column.split).fold(None, best);
        Leaf { node, depth, part, split }
    }

    fn split(&mut self, ground: &Ground<'_>, leaf: Leaf) -> Vec<Leaf> {
        let Some(split) = leaf.split else { return vec![leaf] };
        let goes_left = |row: &usize| {
            ground.classes.get(*row).and_then(|c| c.get(split.feature)).is_some_and(|c| *c <= split.class)
        };
        let (left, right): (Vec<usize>, Vec<usize>) = leaf.part.rows.into_iter().partition(goes_left);
        let left_is_small = left.len() < right.len();
        let (small, large) = if left_is_small { (left, right) } else { (right, left) };
        let (small, large) = ground.parts(small, large, (leaf.part.columns, leaf.part.total));
        let (left, right) = if left_is_small { (small, large) } else { (large, small) };
        let depth = leaf.depth.saturating_add(1);
        let (left, right) = (self.leaf(ground, left, depth), self.leaf(ground, right, depth));
        if let Some(node) = self.nodes.get_mut(leaf.node) {
            node.feature = u8::try_from(split.feature).unwrap_or(0);
            node.class = split.class;
            let edges = ground.edges.get(split.feature);
            node.value = edges.and_then(|e| e.get(usize::from(split.class))).copied().unwrap_or(f64::MAX);
            node.next = u16::try_from(left.node).unwrap_or(0);
        }
        vec![left, right]
    }

    /// The step where a way ends; `is_above` says whether an answer lies above a node's.
    fn end(&self, is_above: impl Fn(usize, &Node) -> bool) -> Option<&[i16; SHAPES]> {
        let mut place = 0_usize;
        for _ in 0..self.depth {
            let node = self.nodes.get(place)?;
            place =
                usize::from(node.next).saturating_add(usize::from(is_above(usize::from(node.feature), node)));
        }
        self.steps.get(place)
    }

    /// Adds the step of an example, by its classes.
    pub(super) fn add_by_class(&self, classes: &Classes, to: &mut Coefficients) {
        let step = self.end(|f, node| classes.get(f).is_some_and(|class| *class > node.class));
        for (value, step) in to.iter_mut().zip(step.into_iter().flatten()) {
            *value += f64::from(*step) / STEPS_IN_ONE;
        }
    }

    /// Adds the step of an example, by its features, in 16384ths.
    pub(super) fn add(&self, features: &Features, to: &mut StepSums) {
        let step = self.end(|f, node| features.get(f).is_some_and(|value| *value > node.value));
        for (sum, step) in to.iter_mut().zip(step.into_iter().flatten()) {
            // A thousand trees of steps up to 16384 fit.
            *sum = sum.wrapping_add(i32::from(*step));
        }
    }

    /// Tells what each question on the way changed, in 16384ths: the feature and the change of every coefficient.
    pub(super) fn explain(&self, features: &Features, mut tell: impl FnMut(usize, &StepSums)) {
        let mut before = self.root();
        let mut place = 0_usize;
        while let Some(node) = self.nodes.get(place) {
            if usize::from(node.next) == place {
                return;
            }
            let feature = usize::from(node.feature);
            let above = features.get(feature).is_some_and(|value| *value > node.value);
            place = usize::from(node.next).saturating_add(usize::from(above));
            let Some(step) = self.steps.get(place) else { return };
            let mut change = step.map(i32::from);
            change
                .iter_mut()
                .zip(&before)
                .for_each(|(now, before)| *now = now.wrapping_sub(i32::from(*before)));
            before = *step;
            tell(feature, &change);
        }
    }

    /// The tree from left to right; none where it has more than so many leaves.
    pub(super) fn unrolled(&self, most_leaves: usize) -> Option<Unrolled> {
        let mut unrolled = Unrolled::default();
        self.unroll(0, most_leaves, &mut Vec::new(), &mut unrolled).map(|()| unrolled)
    }

    /// Unrolls what lies below a place, where it has no more than `room` leaves; `way` has what was asked so far, and
    /// what each answer changed.
    fn unroll(&self, place: usize, room: usize, way: &mut Way, into: &mut Unrolled) -> Option<()> {
        let (node, step) = (self.nodes.get(place)?, self.steps.get(place)?);
        // Every question has a leaf at least on its other side.
        let less = room.checked_sub(1)?;
        let (next, feature) = (usize::from(node.next), usize::from(node.feature));
        if next == place {
            into.leaves.push((*step, way.clone()));
            return Some(());
        }
        let first = into.leaves.len();
        self.unroll_answer(next, less, (feature, step), way, into)?;
        let end = into.leaves.len();
        into.forks.push(Fork { feature, value: node.value, first, end });
        let rest = room.checked_sub(end.saturating_sub(first))?;
        self.unroll_answer(next.saturating_add(1), rest, (feature, step), way, into)
    }

    fn unroll_answer(
        &self,
        place: usize,
        room: usize,
        (feature, before): (usize, &[i16; SHAPES]),
        way: &mut Way,
        into: &mut Unrolled,
    ) -> Option<()> {
        let mut change = self.steps.get(place)?.map(i32::from);
        change.iter_mut().zip(before).for_each(|(now, before)| *now = now.wrapping_sub(i32::from(*before)));
        way.push((feature, change));
        self.unroll(place, room, way, into)?;
        way.pop();
        Some(())
    }

    /// The step of its root.
    pub(super) fn root(&self) -> [i16; SHAPES] {
        self.steps.first().copied().unwrap_or([0; SHAPES])
    }

    /// Whether every way ends and every question has a value: a snapshot may have been damaged.
    pub(super) fn is_sound(&self) -> bool {
        let count = self.nodes.len();
        let leads_on = |(place, node): (usize, &Node)| {
            let next = usize::from(node.next);
            !node.value.is_nan() && (next == place || (next > place && next.saturating_add(1) < count))
        };
        self.steps.len() == count && self.nodes.iter().enumerate().all(leads_on)
    }
}

impl Ground<'_> {
    /// The examples at the root.
    fn part(&self, rows: Vec<usize>) -> Part {
        let total = self.total(&rows);
        let mut columns: Vec<Option<Box<Column>>> = self.features.iter().map(|_| None).collect();
        self.by_feature(rows.len(), &mut columns, |features, part| {
            self.fill(&rows, features, part.iter_mut().map(|own| own.insert(Column::empty())));
            for (feature, column) in features.iter().zip(part.iter_mut().flatten()) {
                column.split = self.best(*feature, column, &total);
            }
        });
        Part { rows, columns: columns.into_iter().flatten().collect(), total }
    }

    /// The examples on both sides of a question: those of the smaller side are summed up, what is left is the other.
    fn parts(&self, small: Vec<usize>, large: Vec<usize>, whole: (Vec<Box<Column>>, Slopes)) -> (Part, Part) {
        let (mut columns, mut rest) = whole;
        let total = self.total(&small);
        rest.minus(&total);
        let mut pairs: Vec<_> = columns.iter_mut().map(|column| (column, None)).collect();
        self.by_feature(small.len(), &mut pairs, |features, part| {
            self.fill(&small, features, part.iter_mut().map(|(_, own)| own.insert(Column::empty())));
            for (feature, (other, own)) in features.iter().zip(part) {
                let Some(own) = own else { continue };
                other.slopes.iter_mut().zip(&own.slopes).for_each(|(other, own)| other.minus(own));
                own.split = self.best(*feature, own, &total);
                other.split = self.best(*feature, other, &rest);
            }
        });
        let own = pairs.into_iter().filter_map(|(_, own)| own).collect();
        (Part { rows: small, columns: own, total }, Part { rows: large, columns, total: rest })
    }

    /// Threads share the features, not the examples: sums stay in one order.
    fn by_feature<T: Send>(&self, rows: usize, items: &mut [T], work: impl Fn(&[usize], &mut [T]) + Sync) {
        let threads = if rows < ROWS_WORTH_A_THREAD { NonZeroUsize::MIN } else { self.threads };
        // Two parts for each: a thread that begins late takes fewer.
        let parts = threads.get().saturating_mul(2);
        in_parts(threads, items, items.len().div_ceil(parts), |first, part| {
            work(self.features.get(first..).unwrap_or_default(), part);
        });
    }

    /// Adds up the slopes of examples, class by class.
    fn fill<'a>(
        &self,
        rows: &[usize],
        features: &[usize],
        columns: impl Iterator<Item = &'a mut Box<Column>>,
    ) {
        let mut columns: Vec<&mut Column> = columns.map(AsMut::as_mut).collect();
        for near in rows.chunks(ROWS_NEAR) {
            for (feature, column) in features.iter().zip(&mut columns) {
                for row in near {
                    let class = self.classes.get(*row).and_then(|classes| classes.get(*feature));
                    let slot = class.and_then(|class| column.slopes.get_mut(usize::from(*class)));
                    if let (Some(slot), Some(slopes)) = (slot, self.slopes.get(*row)) {
                        slot.plus(slopes);
                    }
                }
            }
        }
    }

    fn total(&self, rows: &[usize]) -> Slopes {
        let mut total = Slopes::ZERO;
        for slopes in rows.iter().filter_map(|row| self.slopes.get(*row)) {
            total.plus(slopes);
        }
        total
    }

    /// The best question about a feature.
    fn best(&self, feature: usize, column: &Column, total: &Slopes) -> Option<Split> {
        let (growth, whole) = (&self.growth, total.weight());
        let base = total.gain(growth.ridge);
        let mut best: Option<Split> = None;
        let mut left = Slopes::ZERO;
        let edges = self.edges.get(feature).map_or(0, Vec::len);
        for (class, slopes) in column.slopes.iter().enumerate().take(edges) {
            left.plus(slopes);
            let weight = left.weight();
            if weight < growth.least_weight || whole - weight < growth.least_weight {
                continue;
            }
            let gain = left.gain(growth.ridge) + total.gain_without(&left, growth.ridge) - base;
            if gain > best.map_or(0.0, |split| split.gain) {
                best = u8::try_from(class).ok().map(|class| Split { gain, feature, class });
            }
        }
        best
    }
}
