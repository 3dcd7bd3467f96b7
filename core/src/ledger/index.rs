//! From an id to a place: a hash table that can be asked, never walked, so that its order can reach no output.

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// Stands for "no place" in the links between records.
pub(super) const NONE: u32 = u32::MAX;

/// Finds the place of a record by its id. The caller compares the texts: the index keeps only half of the hash.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    table: HashTable<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    half: u32,
    place: u32,
}

fn half_of(text: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    u32::try_from(hasher.finish() >> 32).unwrap_or(0)
}

/// Spreads the half over all bits, so that growing the table need not read the texts again.
fn spread(half: u32) -> u64 {
    u64::from(half).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

impl Index {
    /// The place of `text`, where `is_text` tells whether a place holds it.
    pub(super) fn find(&self, text: &str, is_text: impl Fn(u32) -> bool) -> Option<u32> {
        let half = half_of(text);
        self.table.find(spread(half), |slot| slot.half == half && is_text(slot.place)).map(|slot| slot.place)
    }

    /// Enters a place; the caller has made sure that the text is not there.
    pub(super) fn insert(&mut self, text: &str, place: u32) {
        let half = half_of(text);
        self.table.insert_unique(spread(half), Slot { half, place }, |slot| spread(slot.half));
    }

    /// Takes a place out again.
    pub(super) fn remove(&mut self, text: &str, place: u32) {
        let half = half_of(text);
        if let Ok(entry) =
            self.table.find_entry(spread(half), |slot| slot.half == half && slot.place == place)
        {
            entry.remove();
        }
    }
}

/// The next place in a list, as the links store it.
pub(super) fn place(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

/// A place as an index into a list.
pub(super) fn at(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_entered() {
        let names: Vec<String> = (0..10_000).map(|n| format!("INV-{n}")).collect();
        let mut index = Index::default();
        for (number, name) in names.iter().enumerate() {
            assert_eq!(index.find(name, |p| names[at(p)] == *name), None);
            index.insert(name, place(number));
        }
        index.remove("INV-17", 17);
        for (number, name) in names.iter().enumerate() {
            let expected = (number != 17).then_some(place(number));
            assert_eq!(index.find(name, |p| names[at(p)] == *name), expected);
        }
    }
}
