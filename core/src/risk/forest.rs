//! All trees of a model asked at once.
//!
//! The leaves of a tree are counted from the left. A question that is answered "above" rules out the leaves on its left;
//! the first leaf that no question rules out is where the way from the root ends. So the order of the questions does not
//! matter: for every feature, the leaves left by each class of its values are worked out in advance, for all trees side
//! by side, and an answer is one pass of bitwise "and" over the features instead of a walk through every tree
//! (Lucchese et al., "QuickScorer", SIGIR 2015). Steps are whole numbers: the sums are the same as those of the walk.

use super::basis::SHAPES;
use super::feature::{Features, TOPICS, topic};
use super::tree::{StepSums, Tree};
use std::sync::OnceLock;

/// Most leaves of a tree that is asked in this way; larger ones are walked.
pub(super) const MOST_LEAVES: usize = 16;
/// Trees side by side.
const WIDTH: usize = 128;

/// Leaves that are still possible, a bit for each, by tree.
type Alive = [u16; WIDTH];

/// A feature, the values it is asked about, and what each class between them leaves.
#[derive(Debug, Clone)]
struct Asked {
    feature: usize,
    /// Rising; a value belongs to the class of the cuts below it.
    cuts: Vec<f64>,
    /// By class.
    alive: Vec<Alive>,
}

/// Up to [`WIDTH`] trees.
#[derive(Debug, Clone)]
struct Block {
    asked: Vec<Asked>,
    /// The leaves of all trees, [`MOST_LEAVES`] places for each.
    leaves: Vec<Leaf>,
    /// What the questions of a topic changed on the way to a leaf, where they did; leaf by leaf.
    changes: Vec<Change>,
    trees: usize,
}

/// What the questions of a topic changed on a way, in 16384ths. Its size is what a processor fetches at once.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Change {
    topic: usize,
    by: StepSums,
}

/// Where a way ends. Aligned, so that a processor takes its steps several at once.
#[derive(Debug, Clone, Default)]
#[repr(align(16))]
struct Leaf {
    step: [i16; SHAPES],
    /// The places of its first changes, whether there are so many or not.
    ahead: [u16; AHEAD],
    /// How many changes there are.
    count: u16,
}

/// So many places of changes are written down at a time: a processor then need not guess how many there are.
const AHEAD: usize = 4;

/// The places of all changes on the ways through a block.
struct Places {
    places: [u16; WIDTH * TOPICS.len() + AHEAD],
    count: usize,
}

/// What each topic changes, in 16384ths.
pub(super) type TopicSums = [StepSums; TOPICS.len()];

/// The trees of a model, ready to be asked.
#[derive(Debug, Clone)]
pub(super) struct Forest {
    blocks: Vec<Block>,
    /// Trees too large for that.
    walked: Vec<Tree>,
    /// The steps of all roots together.
    roots: StepSums,
}

/// A question of a tree: an answer above the value rules out the leaves from `first` up to, not including, `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fork {
    pub(super) feature: usize,
    pub(super) value: f64,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// What was asked on the way to a leaf, and what each answer changed, in 16384ths.
pub(super) type Way = Vec<(usize, StepSums)>;

/// A tree from left to right.
#[derive(Debug, Default)]
pub(super) struct Unrolled {
    pub(super) forks: Vec<Fork>,
    pub(super) leaves: Vec<([i16; SHAPES], Way)>,
}

/// Adds a step to sums: a thousand trees of steps up to 16384 fit.
fn plus<T: Copy + Into<i32>>(sums: &mut StepSums, step: &[T; SHAPES]) {
    sums.iter_mut().zip(step).for_each(|(sum, step)| *sum = sum.wrapping_add((*step).into()));
}

impl Forest {
    pub(super) fn of(trees: &[Tree]) -> Self {
        let (mut small, mut walked, mut roots) = (Vec::new(), Vec::new(), [0; SHAPES]);
        for tree in trees {
            plus(&mut roots, &tree.root());
            match tree.unrolled(MOST_LEAVES) {
                Some(unrolled) => small.push(unrolled),
                None => walked.push(tree.clone()),
            }
        }
        Self { blocks: small.chunks(WIDTH).map(Block::of).collect(), walked, roots }
    }

    /// Adds the steps of all trees, in 16384ths.
    pub(super) fn add(&self, features: &Features, to: &mut StepSums) {
        for leaf in self.blocks.iter().flat_map(|block| block.ends(features)) {
            plus(to, &leaf.step);
        }
        for tree in &self.walked {
            tree.add(features, to);
        }
    }

    /// The steps of all roots, and what each topic changes from there on: together what [`Self::add`] adds.
    pub(super) fn explain(&self, features: &Features) -> (StepSums, TopicSums) {
        let mut sums: TopicSums = [[0; SHAPES]; TOPICS.len()];
        for block in &self.blocks {
            let places = Places::of(block.ends(features));
            for place in places.places.get(..places.count).unwrap_or_default() {
                let Some(change) = block.changes.get(usize::from(*place)) else { continue };
                let Some(sums) = sums.get_mut(change.topic) else { continue };
                plus(sums, &change.by);
            }
        }
        for tree in &self.walked {
            tree.explain(features, |feature, change| {
                sums.get_mut(topic(feature)).into_iter().for_each(|sums| plus(sums, change));
            });
        }
        (self.roots, sums)
    }
}

/// What each topic changed on a way, where it did.
fn changes(way: &Way) -> impl Iterator<Item = Change> {
    let mut sums: TopicSums = [[0; SHAPES]; TOPICS.len()];
    for (feature, change) in way {
        if let Some(sums) = sums.get_mut(topic(*feature)) {
            plus(sums, change);
        }
    }
    let all = sums.into_iter().enumerate().map(|(topic, by)| Change { topic, by });
    all.filter(|change| change.by.iter().any(|sum| *sum != 0))
}

impl Places {
    fn of<'b>(leaves: impl Iterator<Item = &'b Leaf>) -> Self {
        let mut this = Self { places: [0; WIDTH * TOPICS.len() + AHEAD], count: 0 };
        for leaf in leaves {
            let count = usize::from(leaf.count);
            if let Some(slots) = this.places.get_mut(this.count..).and_then(<[u16]>::first_chunk_mut) {
                *slots = leaf.ahead;
            }
            if count > AHEAD {
                let slots = this.places.iter_mut().skip(this.count).take(count);
                let [first, ..] = leaf.ahead;
                slots.zip(first..).for_each(|(slot, place)| *slot = place);
            }
            this.count = this.count.saturating_add(count);
        }
        this
    }
}

impl Block {
    fn of(trees: &[Unrolled]) -> Self {
        let mut leaves = vec![Leaf::default(); trees.len().saturating_mul(MOST_LEAVES)];
        let mut all = Vec::new();
        for (places, tree) in leaves.chunks_mut(MOST_LEAVES).zip(trees) {
            for (place, (step, way)) in places.iter_mut().zip(&tree.leaves) {
                let first = all.len();
                all.extend(changes(way));
                // A block has 128 times 16 leaves with 9 topics each at most.
                let place_of = |ahead: usize| u16::try_from(first.saturating_add(ahead)).unwrap_or(0);
                let count = u16::try_from(all.len().saturating_sub(first)).unwrap_or(0);
                *place = Leaf { step: *step, ahead: std::array::from_fn(place_of), count };
            }
        }
        let features: std::collections::BTreeSet<usize> =
            trees.iter().flat_map(|tree| &tree.forks).map(|fork| fork.feature).collect();
        let asked = features.into_iter().map(|feature| Asked::of(feature, trees)).collect();
        Self { asked, leaves, changes: all, trees: trees.len() }
    }

    /// The leaf of every tree where the way ends.
    fn ends(&self, features: &Features) -> impl Iterator<Item = &Leaf> {
        let mut alive = [u16::MAX; WIDTH];
        for asked in &self.asked {
            let class = features.get(asked.feature).map_or(0, |value| asked.class(*value));
            if let Some(left) = asked.alive.get(class) {
                alive.iter_mut().zip(left).for_each(|(alive, left)| *alive &= left);
            }
        }
        let trees = alive.into_iter().take(self.trees).zip(self.leaves.chunks_exact(MOST_LEAVES));
        trees.filter_map(|(alive, leaves)| leaves.get(usize::try_from(alive.trailing_zeros()).ok()?))
    }
}

impl Asked {
    fn of(feature: usize, trees: &[Unrolled]) -> Self {
        let forks = || {
            let own = |(place, tree): (usize, &Unrolled)| -> Vec<(usize, Fork)> {
                // Nothing lies above what is not a number.
                let asks = |fork: &&Fork| fork.feature == feature && !fork.value.is_nan();
                tree.forks.iter().filter(asks).map(|fork| (place, *fork)).collect()
            };
            trees.iter().enumerate().flat_map(own)
        };
        let mut cuts: Vec<f64> = forks().map(|(_, fork)| fork.value).collect();
        cuts.sort_by(f64::total_cmp);
        cuts.dedup();
        let mut alive = vec![[u16::MAX; WIDTH]; cuts.len().saturating_add(1)];
        for (tree, fork) in forks() {
            let ruled_out = (fork.first..fork.end).fold(0_u16, |bits, leaf| bits | bit(leaf));
            let above = cuts.partition_point(|cut| *cut < fork.value).saturating_add(1);
            for class in alive.iter_mut().skip(above) {
                if let Some(bits) = class.get_mut(tree) {
                    *bits &= !ruled_out;
                }
            }
        }
        Self { feature, cuts, alive }
    }

    fn class(&self, value: f64) -> usize {
        self.cuts.partition_point(|cut| *cut < value)
    }
}

fn bit(leaf: usize) -> u16 {
    u32::try_from(leaf).ok().and_then(|leaf| 1_u16.checked_shl(leaf)).unwrap_or(0)
}

/// The forest of a model, worked out when it is first asked; no part of the model itself.
#[derive(Debug, Clone, Default)]
pub(super) struct LazyForest(OnceLock<Forest>);

impl LazyForest {
    pub(super) fn of(&self, trees: &[Tree]) -> &Forest {
        self.0.get_or_init(|| Forest::of(trees))
    }
}

impl PartialEq for LazyForest {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::basis::{Slope, Slopes};
    use super::super::feature::FEATURES;
    use super::super::tree::{Classes, Ground, Growth};
    use super::*;
    use crate::number::{key, unit};
    use std::num::NonZeroUsize;

    fn draw(seed: u64, stream: u64, place: usize) -> f64 {
        unit(key(seed, stream, u64::try_from(place).unwrap()))
    }

    /// A tree grown on noise; the cuts of every feature are 0, 1, 2 and so on.
    fn grown(seed: u64, leaves: usize) -> Tree {
        let class = |row: usize, feature: usize| (draw(seed, 1, row * FEATURES + feature) * 32.0).floor();
        let classes: Vec<Classes> = (0..600)
            .map(|row| std::array::from_fn(|f| (0..32).find(|c| f64::from(*c) == class(row, f)).unwrap()))
            .collect();
        let slope = |at: usize| Slope { slope: draw(seed, 2, at) - 0.5, bend: 0.1 };
        let slopes: Vec<Slopes> =
            (0..600).map(|row| Slopes(std::array::from_fn(|shape| slope(row * SHAPES + shape)))).collect();
        let ground = Ground {
            classes: &classes,
            slopes: &slopes,
            threads: NonZeroUsize::MIN,
            features: &(0..FEATURES).collect::<Vec<_>>(),
            edges: &vec![(0..31).map(f64::from).collect(); FEATURES],
            growth: Growth { leaves, ridge: 1.0, rate: 0.1, least_weight: 0.5, least_gain: 0.0 },
        };
        Tree::grow(&ground, (0..600).collect())
    }

    #[test]
    fn a_forest_answers_as_its_trees_do() {
        for (count, leaves) in [(0, 14), (1, 1), (3, 2), (140, 14), (5, 16), (4, 40)] {
            let trees: Vec<Tree> = (0..count).map(|seed| grown(seed, leaves)).collect();
            let forest = Forest::of(&trees);
            assert_eq!(forest.walked.len(), if leaves > MOST_LEAVES { trees.len() } else { 0 });
            for case in 0..60 {
                let mut features: Features =
                    std::array::from_fn(|f| (draw(case, 3, f) * 140.0).floor() / 4.0 - 2.0);
                features[usize::try_from(case).unwrap() % FEATURES] =
                    [f64::NAN, -1e9, f64::MAX][usize::try_from(case).unwrap() % 3];
                let (mut walked, mut asked) = ([0; SHAPES], [0; SHAPES]);
                trees.iter().for_each(|tree| tree.add(&features, &mut walked));
                forest.add(&features, &mut asked);
                assert_eq!(asked, walked);
                let (mut sum, topics) = forest.explain(&features);
                let mut told: TopicSums = [[0; SHAPES]; TOPICS.len()];
                for tree in &trees {
                    tree.explain(&features, |feature, change| plus(&mut told[topic(feature)], change));
                }
                assert_eq!(topics, told);
                topics.iter().for_each(|change| plus(&mut sum, change));
                assert_eq!(sum, walked);
            }
        }
    }
}
