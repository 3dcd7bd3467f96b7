//! Names of payers: from what a bank shows to the customers who may be meant.
//!
//! Legal forms and small words are set apart, words weigh by how rare they are in this customer base, and a word still
//! counts when it is cut, has one letter wrong, or stands elsewhere. A name never decides alone: it gives similarities.

use super::fold::fold;
use super::letters::{near, variants};
use super::lookup::{KeyKind, Lookup, key};
use super::numbers::{count, ln};

const FORMS: &str = include_str!("../../data/legal_forms.csv");
/// Most customers that one name gives.
const MOST_FOUND: usize = 8;
/// A word that stands in more names than this finds none by itself.
const MOST_POSTINGS: usize = 400;
/// Names that are looked at for words which are common each, and rare together.
const MOST_COMMON: usize = 5_000;

/// How like a customer's name a payer's name is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likeness {
    pub(super) customer: u32,
    /// From 0 to 1: 1 for the same words.
    pub(super) share: f64,
    /// Both have a legal form, and not the same.
    pub(super) other_form: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    customer: u32,
    words: Vec<u32>,
    joined: Vec<u8>,
    form: u64,
    weight: f64,
}

/// All names of all customers.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    entries: Vec<Entry>,
    words: Vec<(Vec<u8>, f64)>,
    postings: Vec<Vec<u32>>,
    lookup: Lookup,
    forms: Lookup,
    usual_weight: f64,
}

/// A name in parts.
#[derive(Debug, Clone, Default)]
struct Parts {
    words: Vec<Vec<u8>>,
    form: u64,
}

impl NameIndex {
    /// Takes names with the customer each belongs to.
    pub(super) fn new<'a>(names: impl IntoIterator<Item = (u32, &'a str)>) -> Self {
        let form = |line: &str| (key(KeyKind::Word, line.trim().as_bytes()), 0);
        let forms = Lookup::new(FORMS.lines().skip(1).map(form).collect());
        let mut index = Self { forms, ..Self::default() };
        let named: Vec<(u32, Parts)> =
            names.into_iter().map(|(customer, name)| (customer, index.parts(name))).collect();
        let mut all: Vec<&Vec<u8>> = named.iter().flat_map(|(_, parts)| &parts.words).collect();
        all.sort_unstable();
        all.dedup();
        let places: Vec<Vec<u8>> = all.into_iter().cloned().collect();
        let mut keys = Vec::new();
        let mut postings = vec![Vec::new(); places.len()];
        for (customer, parts) in named {
            let at = u32::try_from(index.entries.len()).unwrap_or(u32::MAX);
            let mut words: Vec<u32> = Vec::new();
            for word in &parts.words {
                if let Ok(place) = places.binary_search(word) {
                    words.push(u32::try_from(place).unwrap_or(u32::MAX));
                    if let Some(list) = postings.get_mut(place)
                        && list.last() != Some(&at)
                    {
                        list.push(at);
                    }
                }
            }
            let joined = parts.words.concat();
            keys.push((key(KeyKind::Name, &joined), at));
            let initials: Vec<u8> = parts.words.iter().filter_map(|w| w.first().copied()).collect();
            // Of long names the first letters of the first words do too: a branch or a place often follows.
            for length in (2..=initials.len()).filter(|l| *l == initials.len() || (3..=6).contains(l)) {
                keys.push((key(KeyKind::Initials, initials.get(..length).unwrap_or_default()), at));
            }
            index.entries.push(Entry { customer, words, joined, form: parts.form, weight: 0.0 });
        }
        index.weigh(places, postings, keys);
        index
    }

    fn weigh(&mut self, places: Vec<Vec<u8>>, postings: Vec<Vec<u32>>, mut keys: Vec<(u64, u32)>) {
        let total = count(self.entries.len()) + 1.0;
        self.usual_weight = ln(total).max(0.7);
        for (place, (word, list)) in places.into_iter().zip(&postings).enumerate() {
            let at = u32::try_from(place).unwrap_or(u32::MAX);
            keys.push((key(KeyKind::Word, &word), at));
            if word.len() >= 3 {
                keys.push((key(KeyKind::Start, word.get(..3).unwrap_or_default()), at));
            }
            keys.extend(variants(&word).into_iter().map(|v| (key(KeyKind::Variant, &v), at)));
            self.words.push((word, ln(total / (count(list.len()) + 0.5)).max(0.2)));
        }
        self.postings = postings;
        self.lookup = Lookup::new(keys);
        for entry in &mut self.entries {
            let weight =
                |w: &u32| usize::try_from(*w).ok().and_then(|w| self.words.get(w)).map_or(0.0, |w| w.1);
            entry.weight = entry.words.iter().map(weight).sum();
        }
    }

    /// The words of a name that matter, and its legal form; what follows a comma is an address.
    fn parts(&self, name: &str) -> Parts {
        let whole = self.split(&fold(name));
        let head = name.split(',').next().unwrap_or(name);
        if head.len() == name.len() {
            return whole;
        }
        let head = self.split(&fold(head));
        if head.words.is_empty() { whole } else { head }
    }

    fn split(&self, folded: &[u8]) -> Parts {
        let mut parts = Parts::default();
        let plain: Vec<u8> = folded.iter().copied().filter(|b| *b != b'.' && *b != b'\'').collect();
        for word in plain.split(|b| !b.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
            let word = plain_vowels(word);
            if self.forms.find(key(KeyKind::Word, &word)).len() > 0 {
                // Small words are in the list too; only longer ones tell one form from another.
                if word.len() >= 2
                    && !matches!(word.as_slice(), b"CO" | b"AND" | b"UND" | b"ET" | b"EN" | b"JA")
                {
                    parts.form = key(KeyKind::Word, form_root(&word));
                }
            } else {
                parts.words.push(word);
            }
        }
        parts
    }

    /// The customers whose names are like this one, most alike first.
    pub(super) fn find(&self, name: &str) -> Vec<Likeness> {
        let query = self.parts(name);
        if query.words.is_empty() {
            return Vec::new();
        }
        let matched: Vec<Vec<(u32, f64)>> = query.words.iter().map(|word| self.like_words(word)).collect();
        let mut found: Vec<(u32, f64)> = Vec::new();
        let mut common: Vec<(usize, &[u32], f64)> = Vec::new();
        for (at, words) in matched.iter().enumerate() {
            for (word, quality) in words {
                let place = usize::try_from(*word).unwrap_or(usize::MAX);
                let list = self.postings.get(place).map(Vec::as_slice).unwrap_or_default();
                let weight = self.words.get(place).map_or(0.0, |w| w.1) * quality;
                if list.len() > MOST_POSTINGS && query.words.len() > 1 {
                    common.push((at, list, weight));
                } else {
                    found.extend(list.iter().map(|entry| (*entry, weight)));
                }
            }
        }
        if found.is_empty() {
            together(&common, &mut found);
        }
        let joined = query.words.concat();
        found.extend(self.lookup.find(key(KeyKind::Name, &joined)).map(|entry| (entry, 100.0)));
        if joined.len() <= 8 {
            found.extend(self.lookup.find(key(KeyKind::Initials, &joined)).map(|entry| (entry, 1.0)));
        }
        found.sort_unstable_by_key(|f| f.0);
        let mut best: Vec<(u32, f64)> = Vec::new();
        for (entry, weight) in found {
            match best.last_mut().filter(|last| last.0 == entry) {
                Some(last) => last.1 += weight,
                None => best.push((entry, weight)),
            }
        }
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        best.truncate(40);
        self.rank(&query, &joined, &matched, &best)
    }

    fn rank(
        &self,
        query: &Parts,
        joined: &[u8],
        matched: &[Vec<(u32, f64)>],
        best: &[(u32, f64)],
    ) -> Vec<Likeness> {
        let mut likeness: Vec<Likeness> = Vec::new();
        for (entry, _) in best {
            let Some(entry) = usize::try_from(*entry).ok().and_then(|e| self.entries.get(e)) else {
                continue;
            };
            let share = self.share(query, joined, matched, entry);
            let other_form = query.form != 0 && entry.form != 0 && query.form != entry.form;
            let one = Likeness { customer: entry.customer, share, other_form };
            match likeness.iter_mut().find(|l| l.customer == one.customer) {
                Some(known) if known.share < share => *known = one,
                Some(_) => {}
                None => likeness.push(one),
            }
        }
        likeness.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.customer.cmp(&b.customer)));
        likeness.truncate(MOST_FOUND);
        likeness
    }

    /// How much of both names is in the other, by weight of words.
    fn share(&self, query: &Parts, joined: &[u8], matched: &[Vec<(u32, f64)>], entry: &Entry) -> f64 {
        if entry.joined == joined {
            return 1.0;
        }
        let mut found = 0.0;
        let mut asked = 0.0;
        for word in &entry.words {
            let weight = usize::try_from(*word).ok().and_then(|w| self.words.get(w)).map_or(0.0, |w| w.1);
            let quality = matched.iter().flatten().filter(|m| m.0 == *word).map(|m| m.1).fold(0.0, f64::max);
            found += weight * quality;
        }
        let mut held = 0.0;
        for (text, words) in query.words.iter().zip(matched) {
            let own = words.iter().filter(|m| entry.words.contains(&m.0)).map(|m| m.1).fold(0.0, f64::max);
            let rarest = |m: &(u32, f64)| {
                usize::try_from(m.0).ok().and_then(|w| self.words.get(w)).map_or(0.0, |w| w.1)
            };
            let exact = words.iter().find(|m| m.1 >= 0.99);
            let weight = exact.map_or_else(
                || if text.iter().all(u8::is_ascii_digit) { 0.3 } else { self.usual_weight * 0.6 },
                rarest,
            );
            asked += weight;
            held += weight * own;
        }
        let (found, held) = self.with_initials(query, matched, entry, (found, held));
        let (cover, held) = (found / entry.weight.max(0.1), held / asked.max(0.1));
        let by_words = cover * (0.4 + 0.6 * held) * in_order(matched, entry);
        // Cut by the bank: all that is left is the beginning.
        let is_cut = joined.len() >= 8 && entry.joined.starts_with(joined);
        let by_words = if is_cut { by_words.max(0.9) } else { by_words };
        let by_letters = near(joined, &entry.joined);
        let by_initials = if by_words < 0.3 { self.initials(joined, entry) } else { 0.0 };
        by_words.max(by_letters).max(by_initials).min(0.99)
    }

    /// How much it says that a name is the first letters of another's words, or of the first of them.
    fn initials(&self, joined: &[u8], entry: &Entry) -> f64 {
        let word = |w: &u32| usize::try_from(*w).ok().and_then(|w| self.words.get(w));
        let letters = entry.words.iter().filter_map(|w| word(w)?.0.first().copied());
        let letters: Vec<u8> = letters.collect();
        match joined.len() {
            length if length < 2 || !letters.starts_with(joined) => 0.0,
            length if length == letters.len() => 0.45,
            length if length >= 3 => 0.4,
            _ => 0.0,
        }
    }

    /// Counts a word of the query that is the first letters of the words of the name it does not have.
    fn with_initials(
        &self,
        query: &Parts,
        matched: &[Vec<(u32, f64)>],
        entry: &Entry,
        so_far: (f64, f64),
    ) -> (f64, f64) {
        let is_met = |word: &u32| matched.iter().flatten().any(|m| m.0 == *word);
        let rest: Vec<&(Vec<u8>, f64)> = entry
            .words
            .iter()
            .filter(|w| !is_met(w))
            .filter_map(|w| usize::try_from(*w).ok().and_then(|w| self.words.get(w)))
            .collect();
        let initials: Vec<u8> = rest.iter().filter_map(|w| w.0.first().copied()).collect();
        let is_rest = |(text, words): (&Vec<u8>, &Vec<(u32, f64)>)| {
            *text == initials && !words.iter().any(|m| entry.words.contains(&m.0))
        };
        if initials.is_empty()
            || initials.len() == entry.words.len()
            || !query.words.iter().zip(matched).any(is_rest)
        {
            return so_far;
        }
        let weight: f64 = rest.iter().map(|w| w.1).sum();
        (so_far.0 + 0.6 * weight, so_far.1 + 0.6 * self.usual_weight)
    }

    /// Words of the customer base like a word of the payer's name, each with how like it is.
    fn like_words(&self, word: &[u8]) -> Vec<(u32, f64)> {
        let mut found: Vec<(u32, f64)> =
            self.lookup.find(key(KeyKind::Word, word)).map(|w| (w, 1.0)).collect();
        if word.len() >= 3 {
            // One cut short, by the bank or by habit.
            for place in self.lookup.find(key(KeyKind::Start, word.get(..3).unwrap_or_default())).take(2_000)
            {
                let Some(text) = usize::try_from(place).ok().and_then(|p| self.words.get(p)).map(|w| &w.0)
                else {
                    continue;
                };
                if text.len() > word.len() && text.starts_with(word) {
                    found.push((place, if word.len() >= 5 { 0.85 } else { 0.7 }));
                }
            }
        }
        if word.len() >= 4 {
            let mut keys: Vec<u64> = variants(word).iter().map(|v| key(KeyKind::Variant, v)).collect();
            keys.push(key(KeyKind::Variant, word));
            keys.push(key(KeyKind::Word, word));
            let near = keys.iter().flat_map(|k| self.lookup.find(*k).take(50)).map(|place| (place, 0.85));
            found.extend(near);
            for variant in variants(word) {
                found.extend(self.lookup.find(key(KeyKind::Word, &variant)).map(|place| (place, 0.85)));
            }
        }
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        found.dedup_by_key(|f| f.0);
        found
    }
}

/// Names that have several words of which each alone is too common to find one: those that have the most of them.
fn together(common: &[(usize, &[u32], f64)], found: &mut Vec<(u32, f64)>) {
    let Some((word, shortest, own)) = common.iter().min_by_key(|c| (c.1.len(), c.0)) else { return };
    let shortest = shortest.get(..MOST_COMMON).unwrap_or(shortest);
    let mut weights = vec![0.0_f64; shortest.len()];
    for (_, list, weight) in common.iter().filter(|c| c.0 != *word) {
        let mut rest = list.iter().peekable();
        for (sum, entry) in weights.iter_mut().zip(shortest) {
            while rest.next_if(|other| *other < entry).is_some() {}
            *sum += if rest.peek() == Some(&entry) { *weight } else { 0.0 };
        }
    }
    let best = weights.iter().copied().fold(0.0, f64::max);
    if best > 0.0 {
        let kept = shortest.iter().zip(weights).filter(|(_, weight)| *weight >= 0.9 * best);
        found.extend(kept.map(|(entry, weight)| (*entry, weight + own)));
    }
}

/// One, or a little less where the words of both names stand in another order.
fn in_order(matched: &[Vec<(u32, f64)>], entry: &Entry) -> f64 {
    let place = |words: &Vec<(u32, f64)>| {
        entry.words.iter().position(|w| words.iter().any(|m| m.0 == *w && m.1 >= 0.8))
    };
    let places: Vec<usize> = matched.iter().filter_map(place).collect();
    if places.is_sorted() { 1.0 } else { 0.95 }
}

/// `AE`, `OE`, `UE` as `A`, `O`, `U`: how umlauts are written without them.
fn plain_vowels(word: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    for byte in word {
        if *byte == b'E' && out.len() > 1 && matches!(out.last(), Some(b'A' | b'O' | b'U')) {
            continue;
        }
        out.push(*byte);
    }
    out
}

/// Long and short spellings of one legal form.
fn form_root(form: &[u8]) -> &[u8] {
    match form {
        b"COMPANY" => b"CO",
        b"CORPORATION" => b"CORP",
        b"INCORPORATED" => b"INC",
        b"LIMITED" => b"LTD",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> NameIndex {
        NameIndex::new([
            (0, "Monroe Manufacturing Company"),
            (1, "Wagner Logistik GmbH & Co. KG"),
            (2, "Klein Druckerei e.K."),
            (3, "Klein Druckerei Eifel GmbH"),
            (4, "Krause und Böhm Großhandel UG"),
            (5, "Ramsey & Pearson Supermarkets Co"),
        ])
    }

    #[test]
    fn one_name_in_many_dresses() {
        let index = index();
        for (name, customer) in [
            ("MONROE MANUFACTUNING COMPANY", 0),
            ("MANUFACTURING MONROE", 0),
            ("WL GMBH & CO. KG", 1),
            ("KRAUSE UND BOEHM GROSSHANDEL UG, 211 HAUPTSTR., KOLN", 4),
            ("RAMSEY & PEARSON SUPERMARKETSC O", 5),
            ("KLEIN DRUCKEREI", 2),
            ("KLEIN DRUCKEREI EIF", 3),
        ] {
            assert_eq!(index.find(name).first().unwrap().customer, customer, "{name}");
        }
        assert!(index.find("STRIPE PAYMENTS").is_empty());
        assert!(index.find("GMBH & CO KG").is_empty());
    }
}
