//! Ranges in a text: "0417 to 0422" names what stands between the two as well.

use super::book::{Book, Number};
use super::hits::{Group, Strength};
use super::reading::Reading;
use std::collections::BTreeSet;

/// Most numbers of a text among which ranges are looked for.
const MOST_GROUPS: usize = 2_000;
/// Most items that the ranges of a text may bring: a longer list is no list of what is paid.
const MOST_IN_RANGES: usize = 1_000;

/// Items between two numbers that are joined by a word or sign of a range.
pub(super) fn ranges(book: &Book, pool: &[u32], reading: &Reading, groups: &mut Vec<Group>) {
    let mut added = Vec::new();
    let mut seen = BTreeSet::new();
    for pair in groups.windows(2).filter(|_| groups.len() <= MOST_GROUPS) {
        if seen.len() >= MOST_IN_RANGES {
            break;
        }
        let [left, right] = pair else { continue };
        let (Some(a), Some(b)) = (reading.spans.get(left.last), reading.spans.get(right.first)) else {
            continue;
        };
        if !is_range(reading.between(a.end, b.start)) {
            continue;
        }
        let number = |g: &Group| g.items.first().and_then(|i| book.item(*i)).map(|i| i.number);
        let (Some(from), Some(to)) = (number(left), number(right)) else { continue };
        if from.series != to.series || from.value >= to.value {
            continue;
        }
        let inside = |n: &Number| n.series == from.series && n.value > from.value && n.value < to.value;
        let items = pool.iter().copied().filter(|i| book.item(*i).is_some_and(|i| inside(&i.number)));
        for item in items.filter(|item| seen.insert(*item)).take(MOST_IN_RANGES) {
            added.push(Group {
                first: left.last,
                last: right.first,
                strength: Strength::Range,
                bits: 2.0,
                items: vec![item],
                doubtful: false,
            });
        }
    }
    groups.extend(added);
}

/// Whether what stands between two numbers joins them to a range: a dash, dots, or a word such as "to".
fn is_range(between: &[u8]) -> bool {
    let text: Vec<u8> = between.iter().copied().filter(|b| *b != b' ').collect();
    let start = text.iter().position(|b| !matches!(b, b'.' | b'-')).unwrap_or(text.len());
    let (signs, rest) = text.split_at(start);
    let word_end = rest.iter().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(word_end);
    let joins = [&b"BIS"[..], b"TO", b"THRU", b"THROUGH", b"TM", b"UNTIL", b"TOT", b"A", b"AU"];
    let plain_end = after.iter().all(|b| matches!(b, b'-' | b'/' | b'.' | b'#'));
    let by_sign = matches!(signs, b"-" | b".." | b"...") && word.len() <= 4 && plain_end;
    let by_word = signs.is_empty()
        && joins.iter().any(|j| word.starts_with(j) && word.len().saturating_sub(j.len()) <= 4)
        && after.iter().all(|b| matches!(b, b'-' | b'/' | b'.' | b'#'));
    by_sign || by_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_signs_of_ranges() {
        for text in ["-", " - ", "..", " bis ", " TO ", " thru INV-", " - INV-", " BIS SI"] {
            assert!(is_range(text.to_ascii_uppercase().as_bytes()), "{text}");
        }
        for text in [", ", "/", " & ", " + INV-", " ", "; "] {
            assert!(!is_range(text.to_ascii_uppercase().as_bytes()), "{text}");
        }
    }
}
