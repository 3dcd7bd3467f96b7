//! Words letter by letter: one letter wrong, left out, added, or swapped with its neighbour.

use super::numbers::count;

/// A word without one of its letters, for each letter: words that share one differ by one letter, or two changed places.
pub(super) fn variants(word: &[u8]) -> Vec<Vec<u8>> {
    if !(4..=20).contains(&word.len()) {
        return Vec::new();
    }
    let without = |at: usize| word.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, b)| *b).collect();
    (0..word.len()).map(without).collect()
}

/// How like two words without blanks are, letter by letter: 0 unless nearly the same.
pub(super) fn near(left: &[u8], right: &[u8]) -> f64 {
    let longer = left.len().max(right.len());
    let allowed = longer.checked_div(6).unwrap_or(0).min(3);
    if allowed == 0 || left.len().abs_diff(right.len()) > allowed {
        return 0.0;
    }
    match distance(left, right, allowed) {
        Some(steps) => 0.98 - count(steps) * 0.05,
        None => 0.0,
    }
}

/// Letters to change, add, leave out or swap with the next, if at most `most`.
fn distance(left: &[u8], right: &[u8], most: usize) -> Option<usize> {
    let width = right.len().saturating_add(1);
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..width).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = Vec::with_capacity(width);
        row.push(i.saturating_add(1));
        let mut least = i.saturating_add(1);
        for (j, b) in right.iter().enumerate() {
            let at = j.saturating_add(1);
            let changed = above.get(j).copied()?.saturating_add(usize::from(a != b));
            let added = row.get(j).copied()?.saturating_add(1);
            let left_out = above.get(at).copied()?.saturating_add(1);
            let mut best = changed.min(added).min(left_out);
            let swapped = i > 0
                && j > 0
                && left.get(i.saturating_sub(1)) == Some(b)
                && right.get(j.saturating_sub(1)) == Some(a);
            if swapped && let Some(two) = before.get(j.saturating_sub(1)) {
                best = best.min(two.saturating_add(1));
            }
            least = least.min(best);
            row.push(best);
        }
        if least > most {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|steps| *steps <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_swaps_as_one() {
        assert_eq!(distance(b"GROCERS", b"GROECRS", 2), Some(1));
        assert_eq!(distance(b"ABC", b"ABC", 0), Some(0));
        assert_eq!(distance(b"ABCD", b"WXYZ", 2), None);
    }
}
