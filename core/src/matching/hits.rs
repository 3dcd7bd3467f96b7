//! Numbers of a text held against numbers of items: over the whole book to find payers, then among the items of one
//! payer, where a short tail, a misread digit or a range says enough.

use super::book::{Book, structured_key};
use super::lookup::{KeyKind, key, key_of};
use super::numbers::{count, ln};
use super::ranges::ranges;
use super::reading::{Reading, Token};
use super::words::WordClass;

/// How an item was named, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// By a structured reference.
    Structured,
    /// By its whole number.
    Full,
    /// By another reference of it, such as an order number.
    Order,
    /// By the last digits of its number.
    Tail,
    /// By its number with one digit wrong or two digits swapped.
    Near,
    /// Between two numbers that were named.
    Range,
}

/// A place of the text that names one item, or cannot tell several apart.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// First and last span of the place.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) strength: Strength,
    /// Log-odds against chance that some item of the pool has it.
    pub(super) bits: f64,
    /// Rising places in the pool's list of items.
    pub(super) items: Vec<u32>,
    /// What stands before it announces something else than an item.
    pub(super) doubtful: bool,
}

/// Items that the text, or the structured reference, names in the whole book: item and strength.
pub(super) fn in_book(reading: &Reading, structured: Option<&str>, book: &Book) -> Vec<(u32, Strength)> {
    let mut found: Vec<(u32, Strength)> = Vec::new();
    if let Some(reference) = structured {
        found.extend(book.by_item.find(structured_key(reference)).map(|item| (item, Strength::Structured)));
    }
    for (text, _) in &reading.phrases {
        if text.len() >= 6 {
            let whole = key(KeyKind::Structured, super::book::without_zeros(text));
            found.extend(book.by_item.find(whole).map(|item| (item, Strength::Structured)));
        }
        if text.len() >= 5 {
            let named = book.by_item.find(key(KeyKind::Reference, text));
            if named.len() <= 200 {
                found.extend(named.map(|item| (item, Strength::Order)));
            }
        }
    }
    for token in reading.tokens.iter().filter(|t| t.length >= 6) {
        let named = book.by_item.find(key_of(KeyKind::Number, token.value, u64::from(token.length)));
        found.extend(named.map(|item| (item, Strength::Full)));
    }
    for run in &reading.runs {
        for (value, length, ..) in windows(run, &book.lengths) {
            let named = book.by_item.find(key_of(KeyKind::Number, value, u64::from(length)));
            found.extend(named.map(|item| (item, Strength::Full)));
        }
    }
    for token in &reading.tokens {
        let spans = reading.spans.get(token.first);
        let announced = spans.is_some_and(|s| s.class != Some(WordClass::Other) && !s.lettered);
        if token.first == token.last && announced && token.value >= 100 && token.length <= 8 {
            let named = book.by_item.find(key_of(KeyKind::Tail, token.value, 0));
            if named.len() <= 40 {
                found.extend(named.map(|item| (item, Strength::Tail)));
            }
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|f| f.0);
    found
}

/// Numbers of known lengths inside a longer run of digits: value, length, first and last span.
fn windows(run: &[(u8, usize)], lengths: &[u32]) -> Vec<(u64, u32, usize, usize)> {
    let mut found = Vec::new();
    for length in lengths.iter().filter(|l| **l >= 7) {
        let width = usize::try_from(*length).unwrap_or(usize::MAX);
        if width > run.len() {
            continue;
        }
        for window in run.windows(width) {
            let digit = |b: &(u8, usize)| u64::from(b.0.wrapping_sub(b'0'));
            let value = window.iter().fold(0_u64, |v, b| v.wrapping_mul(10).wrapping_add(digit(b)));
            let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
            found.push((value, *length, first.1, last.1));
        }
    }
    found
}

/// The items of one payer, or one group of payers, ready to be named.
pub(super) struct Pool<'a> {
    book: &'a Book,
    pub(super) items: &'a [u32],
    by_value: Vec<(u64, u32, u32)>,
    lengths: Vec<u32>,
}

/// Most items that one number may name.
const MOST_NAMED: usize = 2_000;

impl<'a> Pool<'a> {
    pub(super) fn new(book: &'a Book, items: &'a [u32]) -> Self {
        let of = |at: &u32| book.item(*at).map(|i| (i.number.value, i.number.length, *at));
        let mut by_value: Vec<_> = items.iter().filter_map(of).filter(|n| n.1 > 0).collect();
        by_value.sort_unstable();
        let mut lengths: Vec<u32> = by_value.iter().map(|n| n.1).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self { book, items, by_value, lengths }
    }

    /// Everything that the text names among the items, one group for each place.
    pub(super) fn groups(&self, reading: &Reading, structured: Option<&str>) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut used = vec![false; reading.spans.len()];
        self.structured(reading, structured, &mut groups, &mut used);
        self.full(reading, &mut groups, &mut used);
        self.orders(reading, &mut groups, &mut used);
        self.tails(reading, &mut groups, &mut used);
        self.near(reading, &mut groups, &mut used);
        groups.sort_by_key(|g| (g.first, g.last));
        ranges(self.book, self.items, reading, &mut groups);
        groups
    }

    /// Whether the text ends in the middle of a number of the pool.
    pub(super) fn is_cut(&self, reading: &Reading, groups: &[Group]) -> bool {
        let Some(last) = reading
            .tokens
            .iter()
            .filter(|t| reading.is_last(t.last) && t.length >= 3)
            .max_by_key(|t| t.length)
        else {
            return false;
        };
        let met = groups.iter().any(|g| g.last == last.last && g.strength != Strength::Near);
        let begins = |n: &(u64, u32, u32)| {
            let rest = 10_u64.saturating_pow(n.1.saturating_sub(last.length));
            n.1 > last.length && n.0.checked_div(rest) == Some(last.value)
        };
        !met && self.by_value.iter().any(begins)
    }

    fn held(&self, items: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut held: Vec<u32> = items.take(MOST_NAMED).filter(|item| self.items.contains(item)).collect();
        held.sort_unstable();
        held.dedup();
        held
    }

    fn structured(&self, reading: &Reading, field: Option<&str>, groups: &mut Vec<Group>, used: &mut [bool]) {
        if let Some(field) = field {
            let items = self.held(self.book.by_item.find(structured_key(field)));
            if !items.is_empty() {
                groups.push(Group {
                    first: usize::MAX,
                    last: usize::MAX,
                    strength: Strength::Structured,
                    bits: 12.0,
                    items,
                    doubtful: false,
                });
            }
        }
        for (text, span) in reading.phrases.iter().filter(|p| p.0.len() >= 6) {
            let hash = key(KeyKind::Structured, super::book::without_zeros(text));
            let items = self.held(self.book.by_item.find(hash));
            if !items.is_empty() && !is_used(used, *span, *span) {
                use_up(used, *span, *span);
                groups.push(Group {
                    first: *span,
                    last: *span,
                    strength: Strength::Structured,
                    bits: 12.0,
                    items,
                    doubtful: false,
                });
            }
        }
    }

    fn full(&self, reading: &Reading, groups: &mut Vec<Group>, used: &mut [bool]) {
        let mut tokens: Vec<(u64, u32, usize, usize)> =
            reading.tokens.iter().map(|t| (t.value, t.length, t.first, t.last)).collect();
        for run in &reading.runs {
            tokens.extend(windows(run, &self.lengths));
        }
        tokens.retain(|t| t.1 >= 4);
        for (value, length, first, last) in tokens {
            let items = self.with_number(value, length);
            if items.is_empty() {
                continue;
            }
            let glued =
                !reading.tokens.iter().any(|t| t.value == value && t.first == first && t.last == last);
            let known = groups.iter().any(|g| {
                g.strength == Strength::Full && g.items == items && g.first <= last && first <= g.last
            });
            if known || (is_used(used, first, last) && !glued) {
                continue;
            }
            use_up(used, first, last);
            let bits = self.bits(length) + 2.0;
            let doubtful = length < 7 && self.doubtful(reading, first);
            groups.push(Group { first, last, strength: Strength::Full, bits, items, doubtful });
        }
    }

    fn orders(&self, reading: &Reading, groups: &mut Vec<Group>, used: &mut [bool]) {
        for (text, span) in reading.phrases.iter().filter(|p| p.0.len() >= 5) {
            if is_used(used, *span, *span) {
                continue;
            }
            let items = self.held(self.book.by_item.find(key(KeyKind::Reference, text)));
            if !items.is_empty() {
                use_up(used, *span, *span);
                groups.push(Group {
                    first: *span,
                    last: *span,
                    strength: Strength::Order,
                    bits: 9.0,
                    items,
                    doubtful: false,
                });
            }
        }
    }

    fn tails(&self, reading: &Reading, groups: &mut Vec<Group>, used: &mut [bool]) {
        let mut tokens: Vec<&Token> =
            reading.tokens.iter().filter(|t| (1..=17).contains(&t.length)).collect();
        tokens.sort_by_key(|t| (std::cmp::Reverse(t.length), t.first));
        for token in tokens {
            let joined = token.first != token.last;
            // One or two digits say something where they are announced, and are the whole number but for zeros.
            let short = token.length < 3;
            let class = reading.spans.get(token.first).and_then(|s| s.class);
            if short && (joined || token.value == 0 || class != Some(WordClass::Invoice)) {
                continue;
            }
            if is_used(used, token.first, token.last) || (joined && token.length < 5) {
                continue;
            }
            let last_cut = reading.cut && reading.is_last(token.last) && token.length <= 3;
            let doubtful = last_cut || self.doubtful(reading, token.first);
            let other_use =
                reading.spans.get(token.first..=token.last).unwrap_or_default().iter().any(|s| s.other_use);
            if (doubtful && token.length < 5) || (other_use && token.length < 7) {
                continue;
            }
            let power = 10_u64.saturating_pow(token.length);
            let is_tail = |n: &&(u64, u32, u32)| {
                n.1 > token.length
                    && n.0.checked_rem(power) == Some(token.value)
                    && (!short || n.0 == token.value)
            };
            let items: Vec<u32> = self.by_value.iter().filter(is_tail).map(|n| n.2).collect();
            if items.is_empty() {
                continue;
            }
            use_up(used, token.first, token.last);
            let bits = self.bits(digits_of(token)) - if joined { 1.0 } else { 0.0 };
            groups.push(Group {
                first: token.first,
                last: token.last,
                strength: Strength::Tail,
                bits,
                items,
                doubtful,
            });
        }
    }

    /// Numbers with one digit wrong, where nothing better was found for the place.
    fn near(&self, reading: &Reading, groups: &mut Vec<Group>, used: &mut [bool]) {
        if self.by_value.len() > 2_000 {
            return;
        }
        let mut tokens: Vec<&Token> =
            reading.tokens.iter().filter(|t| (4..=17).contains(&t.length)).collect();
        tokens.sort_by_key(|t| (std::cmp::Reverse(t.length), t.first));
        for token in tokens.into_iter().take(300) {
            let class = reading.spans.get(token.first).and_then(|s| s.class);
            let long = token.length >= 7;
            if is_used(used, token.first, token.last)
                || self.doubtful(reading, token.first)
                || (!long && (token.first != token.last || class != Some(WordClass::Invoice)))
            {
                continue;
            }
            let other_use =
                reading.spans.get(token.first..=token.last).unwrap_or_default().iter().any(|s| s.other_use);
            if other_use && !long {
                continue;
            }
            let power = 10_u64.saturating_pow(token.length);
            let is_near = |n: &&(u64, u32, u32)| {
                // A year that begins the number is not its end misread.
                let rest = 10_u64.saturating_pow(n.1.saturating_sub(token.length));
                let begins = n.1 > token.length && n.0.checked_div(rest) == Some(token.value);
                n.1 >= token.length
                    && !begins
                    && one_wrong(n.0.checked_rem(power).unwrap_or(n.0), token.value)
            };
            let items: Vec<u32> = self.by_value.iter().filter(is_near).map(|n| n.2).collect();
            if items.is_empty() || items.len() > 12 {
                continue;
            }
            use_up(used, token.first, token.last);
            let bits = self.bits(token.length) - ln(10.0 * f64::from(token.length));
            groups.push(Group {
                first: token.first,
                last: token.last,
                strength: Strength::Near,
                bits,
                items,
                doubtful: !long,
            });
        }
    }

    fn with_number(&self, value: u64, length: u32) -> Vec<u32> {
        let from = self.by_value.partition_point(|n| (n.0, n.1) < (value, length));
        let rest = self.by_value.get(from..).unwrap_or_default();
        rest.iter().take_while(|n| n.0 == value && n.1 == length).map(|n| n.2).collect()
    }

    /// Log-odds that so many digits agree with some item by chance: the more items, the less they say.
    fn bits(&self, digits: u32) -> f64 {
        let items = count(self.by_value.len()).max(1.0);
        (f64::from(digits) * std::f64::consts::LN_10 - ln(items)).clamp(0.0, 14.0)
    }

    fn doubtful(&self, reading: &Reading, span: usize) -> bool {
        reading.spans.get(span).is_some_and(|s| {
            s.lettered || matches!(s.class, Some(WordClass::Other | WordClass::Customer | WordClass::Purpose))
        })
    }
}

fn is_used(used: &[bool], first: usize, last: usize) -> bool {
    used.get(first..=last).unwrap_or_default().iter().any(|u| *u)
}

fn use_up(used: &mut [bool], first: usize, last: usize) {
    if let Some(places) = used.get_mut(first..=last) {
        places.fill(true);
    }
}

/// Digits without leading zeros.
fn digits_of(token: &Token) -> u32 {
    token.value.checked_ilog10().map_or(1, |d| d.saturating_add(1)).min(token.length)
}

/// Whether two numbers of one length differ by one digit, or by two neighbours swapped.
fn one_wrong(left: u64, right: u64) -> bool {
    let (mut a, mut b) = (left, right);
    let mut wrong: Vec<(u32, u64, u64)> = Vec::new();
    for place in 0..18 {
        if a % 10 != b % 10 {
            wrong.push((place, a % 10, b % 10));
        }
        (a, b) = (a / 10, b / 10);
    }
    match wrong.as_slice() {
        [_] => true,
        [x, y] => x.0.saturating_add(1) == y.0 && x.1 == y.2 && x.2 == y.1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_or_two_swapped() {
        assert!(one_wrong(2_019_002_391, 2_109_002_391));
        assert!(one_wrong(1_930, 1_931));
        assert!(!one_wrong(1_930, 19_401));
        assert!(!one_wrong(1_234, 1_234));
    }
}
