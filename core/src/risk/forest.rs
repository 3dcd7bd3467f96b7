//! All trees of a model asked at once.
//!
//! The leaves of a tree are counted from the left. A question that is answered "above" rules out the leaves on its left;
//! the first leaf that no question rules out is where the way from the root ends. So the order of the questions does not
//! matter: for every feature, the leaves left by each class of its values are worked out in advance, for all trees side
//! by side, and an answer is one pass of bitwise "and" over the features instead of a walk through every tree
//! (Lucchese et al., "QuickScorer", SIGIR 2015). Steps are whole numbers: the sums are the same as those of the walk.

use super::basis::SHAPES;
use super::feature::Features;
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
    /// The steps of all leaves, [`MOST_LEAVES`] places for each tree.
    steps: Vec<[i16; SHAPES]>,
    trees: usize,
}

/// The trees of a model, ready to be asked.
#[derive(Debug, Clone)]
pub(super) struct Forest {
    blocks: Vec<Block>,
    /// Trees too large for that.
    walked: Vec<Tree>,
}

/// A question of a tree: an answer above the value rules out the leaves from `first` up to, not including, `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fork {
    pub(super) feature: usize,
    pub(super) value: f64,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// A tree from left to right: its questions, and the steps of its leaves.
pub(super) type Unrolled = (Vec<Fork>, Vec<[i16; SHAPES]>);

impl Forest {
    pub(super) fn of(trees: &[Tree]) -> Self {
        let mut small = Vec::new();
        let mut walked = Vec::new();
        for tree in trees {
            match tree.unrolled(MOST_LEAVES) {
                Some(unrolled) => small.push(unrolled),
                None => walked.push(tree.clone()),
            }
        }
        Self { blocks: small.chunks(WIDTH).map(Block::of).collect(), walked }
    }

    /// Adds the steps of all trees, in 16384ths.
    pub(super) fn add(&self, features: &Features, to: &mut StepSums) {
        for block in &self.blocks {
            block.add(features, to);
        }
        for tree in &self.walked {
            tree.add(features, to);
        }
    }
}

impl Block {
    fn of(trees: &[Unrolled]) -> Self {
        let mut steps = vec![[0; SHAPES]; trees.len().saturating_mul(MOST_LEAVES)];
        for (places, (_, leaves)) in steps.chunks_mut(MOST_LEAVES).zip(trees) {
            places.iter_mut().zip(leaves).for_each(|(place, step)| *place = *step);
        }
        let features: std::collections::BTreeSet<usize> =
            trees.iter().flat_map(|(forks, _)| forks).map(|fork| fork.feature).collect();
        let asked = features.into_iter().map(|feature| Asked::of(feature, trees)).collect();
        Self { asked, steps, trees: trees.len() }
    }

    fn add(&self, features: &Features, to: &mut StepSums) {
        let mut alive = [u16::MAX; WIDTH];
        for asked in &self.asked {
            let class = features.get(asked.feature).map_or(0, |value| asked.class(*value));
            if let Some(left) = asked.alive.get(class) {
                alive.iter_mut().zip(left).for_each(|(alive, left)| *alive &= left);
            }
        }
        for (alive, leaves) in alive.iter().zip(self.steps.chunks_exact(MOST_LEAVES)).take(self.trees) {
            let leaf = usize::try_from(alive.trailing_zeros()).unwrap_or(0);
            for (sum, step) in to.iter_mut().zip(leaves.get(leaf).into_iter().flatten()) {
                // A thousand trees of steps up to 16384 fit.
                *sum = sum.wrapping_add(i32::from(*step));
            }
        }
    }
}

impl Asked {
    fn of(feature: usize, trees: &[Unrolled]) -> Self {
        let forks = || {
            let own = |(place, (forks, _)): (usize, &Unrolled)| -> Vec<(usize, Fork)> {
                // Nothing lies above what is not a number.
                let asks = |fork: &&Fork| fork.feature == feature && !fork.value.is_nan();
                forks.iter().filter(asks).map(|fork| (place, *fork)).collect()
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
