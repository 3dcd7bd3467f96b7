//! Dated changes: of an amount, and of what is in force of an allocation.

use receivables::{Allocation, AsOf, Date, Fact, Timestamp};

/// An amount that is added from a day on, for those who knew it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// From this day on.
    pub effective: Date,
    /// Known from this instant on.
    pub recorded: Timestamp,
    /// In the smallest unit; below zero when something is taken back.
    pub delta: i128,
}

/// Adds up the changes that a question sees.
#[must_use]
pub fn total(changes: &[Change], at: &AsOf) -> i128 {
    changes.iter().filter(|c| at.sees(c.effective, c.recorded)).map(|c| c.delta).sum()
}

/// What is in force of an allocation, or a change of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Force {
    /// Taken from the source, in its currency.
    pub taken: i128,
    /// Money on the item, in its currency.
    pub cash: i128,
    /// Adjustments on the item.
    pub adjusted: i128,
}

impl Force {
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            taken: self.taken + other.taken,
            cash: self.cash + other.cash,
            adjusted: self.adjusted + other.adjusted,
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            taken: self.taken - other.taken,
            cash: self.cash - other.cash,
            adjusted: self.adjusted - other.adjusted,
        }
    }

    /// The part that goes when this much of what was taken goes: all of it with all, else money in proportion, a part of
    /// the smallest unit cut, and no adjustment; but what stays never settles less than nothing.
    pub(super) fn part(self, taken: i128) -> Self {
        if taken == self.taken {
            return self;
        }
        let mut part = Self { taken, cash: self.cash * taken / self.taken, adjusted: 0 };
        while self.cash - part.cash + self.adjusted - part.adjusted < 0 {
            part.adjusted -= 1;
        }
        part
    }
}

/// A change of what is in force of an allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForceChange<'a> {
    /// The fact that made it.
    pub cause: &'a Fact,
    /// From this day on.
    pub effective: Date,
    /// Known from this instant on.
    pub recorded: Timestamp,
    /// The change.
    pub delta: Force,
}

/// What is in force for a question.
#[must_use]
pub fn in_force(changes: &[ForceChange<'_>], at: &AsOf) -> Force {
    let seen = changes.iter().filter(|change| at.sees(change.effective, change.recorded));
    seen.fold(Force::default(), |sum, change| sum.plus(change.delta))
}

/// What an allocation is worth when nothing of it was taken back.
pub(super) fn whole(allocation: &Allocation) -> Force {
    let adjusted = allocation.adjustments.iter().map(|a| i128::from(a.amount.minor())).sum();
    Force {
        taken: i128::from(allocation.taken().minor()),
        cash: i128::from(allocation.amount.minor()),
        adjusted,
    }
}

/// Takes every change back on its own day, but not before the day of the cause: from there on nothing is left.
pub(super) fn end<'a>(live: &mut Vec<ForceChange<'a>>, cause: &'a Fact) {
    for change in live.clone() {
        live.push(ForceChange {
            cause,
            effective: change.effective.max(cause.effective),
            recorded: change.recorded.max(cause.recorded),
            delta: Force::default().minus(change.delta),
        });
    }
}
