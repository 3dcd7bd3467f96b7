//! What words of a bank text mean: that an invoice number follows, that another number follows, why money is missing,
//! that money is not a receivable. The lists are data; a caller may replace them.

use super::lookup::{KeyKind, key};
use crate::error::{Error, Result};
use crate::vocabulary::{document, words};

words! {
    /// What a word of a bank text announces.
    WordClass {
        /// The number of an invoice follows.
        Invoice "invoice",
        /// The customer's order number follows.
        Order "order",
        /// The customer's own number follows.
        Customer "customer",
        /// A number follows that names no item: of a check, a telephone, a batch.
        Other "other",
        /// A discount was taken.
        Discount "discount",
        /// Tax was withheld.
        Withholding "withholding",
        /// A bank kept a charge.
        Fee "fee",
        /// Late interest is paid on top.
        Interest "interest",
        /// Only a part is paid.
        Partial "partial",
        /// The customer kept something back: for damage, a claim, goods returned.
        Deduction "deduction",
        /// Money ahead of an invoice.
        Advance "advance",
        /// A purpose that is not a receivable: rent, refund, loan, interest, settlement of cards.
        Purpose "purpose",
        /// All from the number before to the number after.
        Range "range",
        /// The list goes on without being written out.
        More "more",
        /// Says nothing, and does not end a list of numbers.
        Neutral "neutral",
    }
}

document! {
    /// A word, or two words with a blank between, in ASCII capitals, and what it announces.
    pub struct RemittanceWord {
        /// The word.
        pub word: String,
        /// What it announces.
        pub class: WordClass,
    }
}

const WORDS: &str = include_str!("../../data/remittance_words.csv");

/// The list that comes with the crate: words of English, German, French, Dutch, Italian, Spanish and Finnish
/// remittances (`core/data/remittance_words.csv`).
///
/// # Errors
/// [`Error::Malformed`]; the list that comes with the crate does not cause it.
pub fn standard_words() -> Result<Vec<RemittanceWord>> {
    let lines = WORDS.lines().skip(1).filter(|line| !line.is_empty());
    let read = |line: &str| {
        let (word, class) = line.split_once(',')?;
        let class = WordClass::ALL.iter().copied().find(|c| c.as_str() == class)?;
        Some(RemittanceWord { word: word.to_owned(), class })
    };
    let bad = |line: &str| Error::Malformed { field: "words".into(), reason: line.to_owned() };
    lines.map(|line| read(line).ok_or_else(|| bad(line))).collect()
}

/// The words, ready to be asked.
#[derive(Debug, Clone)]
pub(super) struct WordList {
    entries: Vec<(u64, WordClass)>,
    /// Beginnings of the words that announce an invoice, rising.
    starts: Vec<Vec<u8>>,
}

impl WordList {
    pub(super) fn new(words: &[RemittanceWord]) -> Self {
        let mut entries: Vec<_> =
            words.iter().map(|w| (key(KeyKind::Word, w.word.as_bytes()), w.class)).collect();
        entries.sort_unstable();
        let invoice = words.iter().filter(|w| w.class == WordClass::Invoice);
        let starts = invoice.flat_map(|w| (2..w.word.len()).filter_map(|n| w.word.as_bytes().get(..n)));
        let mut starts: Vec<Vec<u8>> = starts.map(<[u8]>::to_vec).collect();
        starts.sort_unstable();
        starts.dedup();
        Self { entries, starts }
    }

    fn of(&self, hash: u64) -> Option<WordClass> {
        let at = self.entries.partition_point(|entry| entry.0 < hash);
        self.entries.get(at).filter(|entry| entry.0 == hash).map(|entry| entry.1)
    }

    /// What a word announces.
    pub(super) fn class(&self, word: &[u8]) -> Option<WordClass> {
        self.of(key(KeyKind::Word, word))
    }

    /// Whether letters begin a word that announces an invoice, and are no word themselves.
    pub(super) fn starts_invoice_word(&self, letters: &[u8]) -> bool {
        letters.len() >= 2
            && letters.iter().all(u8::is_ascii_alphabetic)
            && self.class(letters).is_none()
            && self.starts.binary_search_by(|s| s.as_slice().cmp(letters)).is_ok()
    }

    /// What two words in a row announce.
    pub(super) fn class_of_two(&self, first: &[u8], second: &[u8]) -> Option<WordClass> {
        if first.len().saturating_add(second.len()) > 40 {
            return None;
        }
        let mut both = Vec::with_capacity(41);
        both.extend_from_slice(first);
        both.push(b' ');
        both.extend_from_slice(second);
        self.of(key(KeyKind::Word, &both))
    }
}
