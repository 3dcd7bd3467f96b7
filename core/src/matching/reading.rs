//! Reading the text of a movement: words and what they announce, numbers with the words before them, amounts, dates.
//!
//! A text is read once, whoever may have paid. Numbers keep their place, so that ranges and lists can be seen later.

use super::fold::{digit_like, fold, letters_and_digits};
use super::words::{WordClass, WordList};

/// Most numbers that are read from one text; a longer text is read to there.
const MOST_SPANS: usize = 1_500;
/// Longest text that is read, in bytes.
const MOST_BYTES: usize = 40_000;

/// Digits in a row, perhaps with letters that look like digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: u64,
    pub(super) length: u32,
    /// What the words before it announce.
    pub(super) class: Option<WordClass>,
    /// Letters stand right before it that announce nothing: `PR` of `PR4711`.
    pub(super) lettered: bool,
    /// It is part of an amount or a date.
    pub(super) other_use: bool,
}

/// Numbers as they might be meant: one span, or several in a row read as one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) value: u64,
    pub(super) length: u32,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// What a text says.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    pub(super) bytes: Vec<u8>,
    pub(super) spans: Vec<Span>,
    pub(super) tokens: Vec<Token>,
    /// Runs of digits that are longer than a number usually is: several may be glued together. Span of each digit.
    pub(super) runs: Vec<Vec<(u8, usize)>>,
    /// Amounts with two decimals, in hundredths, rising.
    pub(super) amounts: Vec<i64>,
    /// The same in the order of the text, each with its first span; below zero with a sign before it.
    pub(super) placed_amounts: Vec<(usize, i64)>,
    /// Hashes of letters and digits of one to seven words in a row, with the first span inside.
    pub(super) phrases: Vec<(Vec<u8>, usize)>,
    pub(super) classes: Vec<WordClass>,
    /// The text seems to be cut, or its list to go on.
    pub(super) cut: bool,
    /// Where the text ends and other fields begin.
    text_end: usize,
}

impl Reading {
    /// Reads a text.
    pub(super) fn new(text: &str, words: &WordList, lengths: &[u16]) -> Self {
        let mut cut = text.len().min(MOST_BYTES);
        while !text.is_char_boundary(cut) {
            cut = cut.saturating_sub(1);
        }
        let bytes = fold(text.get(..cut).unwrap_or_default());
        let mut reading = Self { text_end: bytes.len(), bytes, ..Self::default() };
        reading.scan(words);
        reading.cut = reading.is_cut(text, words, lengths);
        reading.mark_amounts();
        reading.mark_dates();
        reading.join();
        reading
    }

    /// Reads another field behind the text: whole numbers and references in it, and numbers run together where it is
    /// known to hold some.
    pub(super) fn add_field(&mut self, field: &str, words: &WordList, together: bool) {
        let mut other = Self::new(field, words, &[]);
        self.bytes.push(b'\n');
        let (offset, places) = (self.bytes.len(), self.spans.len());
        if places.saturating_add(other.spans.len()) > MOST_SPANS {
            return;
        }
        let moved = |place: usize| place.saturating_add(places);
        self.bytes.append(&mut other.bytes);
        for (place, mut span) in other.spans.into_iter().enumerate() {
            let token =
                Token { value: span.value, length: span.length, first: moved(place), last: moved(place) };
            if span.other_use {
                self.tokens.push(token);
            }
            (span.start, span.end) = (span.start.saturating_add(offset), span.end.saturating_add(offset));
            (span.class, span.lettered, span.other_use) = (None, true, true);
            self.spans.push(span);
        }
        let token = |t: Token| Token { first: moved(t.first), last: moved(t.last), ..t };
        self.tokens.extend(other.tokens.into_iter().map(token));
        self.phrases.extend(other.phrases.into_iter().map(|(phrase, span)| (phrase, moved(span))));
        if together {
            let digit = |(digit, span): (u8, usize)| (digit, moved(span));
            self.runs.extend(other.runs.into_iter().map(|run| run.into_iter().map(digit).collect()));
        }
    }

    /// Whether a text is as long as a field of a bank may be, or ends in the middle of a list or a word.
    fn is_cut(&self, text: &str, words: &WordList, lengths: &[u16]) -> bool {
        let length = text.chars().count();
        let trimmed = self.bytes.trim_ascii_end();
        let last = trimmed.rsplit(|b| !b.is_ascii_alphanumeric()).next().unwrap_or_default();
        let number_of = words.class(last) == Some(WordClass::Invoice) || words.starts_invoice_word(last);
        lengths.iter().any(|l| usize::from(*l) == length)
            || self.says(WordClass::More)
            || trimmed.last().is_some_and(|b| matches!(b, b',' | b';' | b'&' | b'+' | b'|' | b'-'))
            || number_of
    }

    /// Whether a place is in another field than the text; the structured reference by itself is in none.
    pub(super) fn is_field(&self, span: usize) -> bool {
        self.spans.get(span).is_some_and(|s| s.start > self.text_end)
    }

    /// Whether a number runs to the very end of a text that is cut: some of its digits may be missing.
    pub(super) fn is_last(&self, span: usize) -> bool {
        self.spans.get(span).is_some_and(|s| s.end == self.text_end)
    }

    /// Whether the text has a word that announces this.
    pub(super) fn says(&self, class: WordClass) -> bool {
        self.classes.contains(&class)
    }

    pub(super) fn between(&self, from: usize, to: usize) -> &[u8] {
        self.bytes.get(from..to).unwrap_or_default()
    }

    fn scan(&mut self, words: &WordList) {
        let bytes = std::mem::take(&mut self.bytes);
        let mut context: Option<WordClass> = None;
        let mut previous: Option<(usize, usize)> = None;
        let mut at = 0_usize;
        while let Some(start) =
            bytes.iter().skip(at).position(u8::is_ascii_alphanumeric).map(|n| at.saturating_add(n))
        {
            let length = bytes.iter().skip(start).position(|b| !b.is_ascii_alphanumeric());
            let end = length.map_or(bytes.len(), |n| start.saturating_add(n));
            let word = bytes.get(start..end).unwrap_or_default();
            if word.iter().any(u8::is_ascii_digit) {
                let class = self.scan_number(word, start, context, words);
                // A word such as CHK speaks of one number, a word such as INVOICE of a list.
                context = class.filter(|c| matches!(c, WordClass::Invoice | WordClass::Order));
                if let Some(WordClass::Other) = words.class(word) {
                    context = Some(WordClass::Other);
                }
            } else {
                let before = previous.and_then(|(s, e)| bytes.get(s..e)).unwrap_or_default();
                let class = words.class_of_two(before, word).or_else(|| words.class(word));
                // What follows a deduction says why money is missing, not what the money is for.
                let explains = class == Some(WordClass::Purpose) && self.says(WordClass::Deduction);
                if let Some(class) = class.filter(|_| !explains) {
                    if !self.classes.contains(&class) {
                        self.classes.push(class);
                    }
                    if !matches!(class, WordClass::Neutral | WordClass::Range | WordClass::More) {
                        context = Some(class);
                    }
                } else if word.len() > 1 {
                    context = None;
                }
            }
            previous = Some((start, end));
            at = end;
            if self.spans.len() >= MOST_SPANS {
                break;
            }
        }
        self.bytes = bytes;
    }

    /// The numbers of one word with digits; gives what its letters announce, or the context where they say nothing.
    fn scan_number(
        &mut self,
        word: &[u8],
        offset: usize,
        context: Option<WordClass>,
        words: &WordList,
    ) -> Option<WordClass> {
        let first = word.iter().position(u8::is_ascii_digit).unwrap_or(0);
        let prefix = word.get(..first).unwrap_or_default();
        // Letters before the first digit may be misread digits, if all of them can be.
        let misread = prefix.len() < 3 && prefix.iter().all(|b| digit_like(*b).is_some() && *b != b'D');
        let known = words.class(prefix);
        let begin = if misread && known.is_none() { 0 } else { first };
        let lettered = begin > 0 && known.is_none();
        let class = if begin > 0 { known.or(context) } else { context };
        if let Some(known) = known
            && !self.classes.contains(&known)
        {
            self.classes.push(known);
        }
        let mut at = begin;
        let mut is_first = true;
        while at < word.len() {
            let from = at;
            let (mut value, mut length, mut digits) = (0_u64, 0_u32, 0_u32);
            while let Some(byte) = word.get(at) {
                let Some(digit) = digit_like(*byte) else { break };
                if length >= 18 {
                    break;
                }
                value = value.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0')));
                length = length.saturating_add(1);
                digits = digits.saturating_add(u32::from(byte.is_ascii_digit()));
                at = at.saturating_add(1);
            }
            if digits > 0 && digits.saturating_mul(2) >= length {
                self.spans.push(Span {
                    start: offset.saturating_add(from),
                    end: offset.saturating_add(at),
                    value,
                    length,
                    class,
                    lettered: lettered && is_first,
                    other_use: false,
                });
                is_first = false;
            }
            if at == from {
                at = at.saturating_add(1);
            }
        }
        class
    }

    fn gap(&self, left: usize) -> &[u8] {
        let (Some(a), Some(b)) = (self.spans.get(left), self.spans.get(left.saturating_add(1))) else {
            return b"none";
        };
        self.between(a.end, b.start)
    }

    /// Finds amounts: digits, a point or comma, two digits; thousands may be parted by the other sign.
    fn mark_amounts(&mut self) {
        for at in 0..self.spans.len().saturating_sub(1) {
            let right = at.saturating_add(1);
            let sign = match self.gap(at) {
                [sign @ (b'.' | b',')] => *sign,
                _ => continue,
            };
            let (Some(whole), Some(cents)) = (self.spans.get(at).copied(), self.spans.get(right).copied())
            else {
                continue;
            };
            let after = self.between(cents.end, cents.end.saturating_add(2)).to_vec();
            let goes_on = matches!(after.as_slice(), [b'.' | b',' | b'/' | b'-', b'0'..=b'9'])
                || after.first().is_some_and(u8::is_ascii_alphanumeric);
            if cents.length != 2 || whole.length > 12 || goes_on {
                continue;
            }
            let mut value = whole.value;
            let mut scale = 10_u64.saturating_pow(whole.length);
            let mut left = at;
            let mut last = whole.length;
            while left > 0 && last == 3 {
                let before = left.saturating_sub(1);
                let parted = matches!(self.gap(before), [other @ (b'.' | b',' | b'\'')] if *other != sign);
                let Some(group) = self.spans.get(before).copied().filter(|g| parted && g.length <= 3) else {
                    break;
                };
                value = value.saturating_add(group.value.saturating_mul(scale));
                scale = scale.saturating_mul(10_u64.saturating_pow(group.length));
                (left, last) = (before, group.length);
            }
            // Three groups such as 25.06.19 are a date, not an amount.
            if left > 0 && left == at && matches!(self.gap(left.saturating_sub(1)), [g] if *g == sign) {
                continue;
            }
            let cents = value.saturating_mul(100).saturating_add(cents.value);
            let cents = i64::try_from(cents).unwrap_or(i64::MAX);
            self.amounts.push(cents);
            let signed = if self.has_minus(left) { cents.saturating_neg() } else { cents };
            self.placed_amounts.push((left, signed));
            for span in self.spans.iter_mut().take(right.saturating_add(1)).skip(left) {
                span.other_use = true;
            }
        }
        self.amounts.sort_unstable();
        self.amounts.dedup();
    }

    /// Whether a minus stands before a number, and before that no letter or digit.
    fn has_minus(&self, span: usize) -> bool {
        let start = self.spans.get(span).map_or(0, |s| s.start);
        match self.between(start.saturating_sub(2), start) {
            [b'-'] => true,
            [before, b'-'] => !before.is_ascii_alphanumeric(),
            _ => false,
        }
    }

    fn mark_dates(&mut self) {
        for at in 0..self.spans.len().saturating_sub(2) {
            let same = match (self.gap(at), self.gap(at.saturating_add(1))) {
                ([a @ (b'.' | b'/' | b'-')], [b]) => a == b,
                _ => false,
            };
            let Some([a, b, c]) = self.spans.get_mut(at..at.saturating_add(3)) else { continue };
            let part = |s: &Span| s.length <= 2 && (1..=31).contains(&s.value);
            let year = |s: &Span| s.length == 2 || (s.length == 4 && (1990..2100).contains(&s.value));
            if same && part(b) && ((part(a) && year(c)) || (a.length == 4 && year(a) && part(c))) {
                (a.other_use, b.other_use, c.other_use) = (true, true, true);
            }
        }
    }

    /// Makes tokens of single spans and of spans in a row, and the runs in which numbers may be glued together.
    fn join(&mut self) {
        let mut run: Vec<(u8, usize)> = Vec::new();
        for at in 0..self.spans.len() {
            let Some(span) = self.spans.get(at).copied() else { continue };
            if !span.other_use {
                self.tokens.push(Token { value: span.value, length: span.length, first: at, last: at });
            }
            let (mut value, mut length, mut last) = (span.value, span.length, at);
            while matches!(self.gap(last), [b'.' | b'-' | b'/' | b' ' | b'_'] | [b' ', b'-' | b'/', b' '])
                && last.saturating_sub(at) < 3
            {
                let Some(next) = self.spans.get(last.saturating_add(1)) else { break };
                length = length.saturating_add(next.length);
                if length > 18 {
                    break;
                }
                value = value.saturating_mul(10_u64.saturating_pow(next.length)).saturating_add(next.value);
                last = last.saturating_add(1);
                self.tokens.push(Token { value, length, first: at, last });
            }
            for byte in self.between(span.start, span.end).to_vec() {
                run.push((digit_like(byte).unwrap_or(b'0'), at));
            }
            if !matches!(self.gap(at), [] | [b'.' | b'-' | b'/' | b'_']) {
                let whole = std::mem::take(&mut run);
                if whole.len() >= 8 {
                    self.runs.push(whole);
                }
            }
        }
        self.phrases();
    }

    /// Letters and digits of one to seven words in a row, from every word that has a digit or starts a reference.
    fn phrases(&mut self) {
        let starts: Vec<(usize, usize)> = self.spans.iter().enumerate().map(|(i, s)| (s.start, i)).collect();
        let mut last_word = usize::MAX;
        for (start, span) in starts {
            let begin = self.word_start(start);
            if begin == last_word {
                continue;
            }
            last_word = begin;
            let mut phrase: Vec<u8> = Vec::new();
            let mut at = begin;
            for _ in 0..7 {
                let length = self
                    .bytes
                    .iter()
                    .skip(at)
                    .position(|b| !b.is_ascii_alphanumeric())
                    .unwrap_or(self.bytes.len());
                let end = at.saturating_add(length).min(self.bytes.len());
                phrase.extend_from_slice(&letters_and_digits(self.between(at, end)));
                if phrase.len() > 35 {
                    break;
                }
                self.phrases.push((phrase.clone(), span));
                if !self.bytes.get(end).is_some_and(|b| matches!(b, b' ' | b'-' | b'.' | b'/'))
                    || !self.bytes.get(end.saturating_add(1)).is_some_and(u8::is_ascii_alphanumeric)
                {
                    break;
                }
                at = end.saturating_add(1);
            }
            // The same without a word of letters before: PO 4711 and PO-4711.
            if let Some(before) =
                begin.checked_sub(1).filter(|b| self.bytes.get(*b).is_some_and(|c| matches!(c, b'-' | b' ')))
            {
                let from = self.word_start(before);
                if from < before && self.between(from, before).iter().all(u8::is_ascii_alphabetic) {
                    let length = self.bytes.iter().skip(begin).position(|b| !b.is_ascii_alphanumeric());
                    let end = length.map_or(self.bytes.len(), |n| begin.saturating_add(n));
                    self.phrases.push((letters_and_digits(self.between(from, end)), span));
                }
            }
        }
    }

    /// Where the word around a place starts.
    fn word_start(&self, place: usize) -> usize {
        let before = self.bytes.get(..place).unwrap_or_default();
        let letters = before.iter().rev().take_while(|b| b.is_ascii_alphanumeric()).count();
        place.saturating_sub(letters)
    }
}
