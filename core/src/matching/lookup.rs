//! From a key to the places that have it: a sorted list that is asked, so that no order of a hash reaches an output.

/// Places by the hash of a key; equal keys keep the order of their places.
///
/// Keys are mixed well, so their first bits tell where in the list to look: a question costs one or two reads of
/// memory, however large the book.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    keys: Vec<u64>,
    places: Vec<u32>,
    /// Where the keys with each beginning start, and the end of the list.
    starts: Vec<usize>,
    /// Bits that do not belong to the beginning.
    rest_bits: u32,
}

impl Lookup {
    /// Takes keys with places in any order; the same pair twice counts once.
    pub(super) fn new(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let bits = entries.len().checked_ilog2().unwrap_or(0).clamp(2, 25).saturating_sub(1);
        let mut lookup = Self { rest_bits: 64_u32.saturating_sub(bits), ..Self::default() };
        let beginnings = 1_usize.checked_shl(bits).unwrap_or(1);
        lookup.starts = Vec::with_capacity(beginnings.saturating_add(1));
        lookup.keys = Vec::with_capacity(entries.len());
        lookup.places = Vec::with_capacity(entries.len());
        for (key, place) in entries {
            let beginning = lookup.beginning(key);
            while lookup.starts.len() <= beginning {
                lookup.starts.push(lookup.keys.len());
            }
            lookup.keys.push(key);
            lookup.places.push(place);
        }
        lookup.starts.resize(beginnings.saturating_add(1), lookup.keys.len());
        lookup
    }

    fn beginning(&self, key: u64) -> usize {
        usize::try_from(key.checked_shr(self.rest_bits).unwrap_or(0)).unwrap_or(usize::MAX)
    }

    /// The places that have a key, rising.
    pub(super) fn find(&self, key: u64) -> impl ExactSizeIterator<Item = u32> + '_ {
        let at = self.beginning(key);
        let bounds = self.starts.get(at..at.saturating_add(2)).unwrap_or_default();
        let (from, to) = match bounds {
            [from, to] => (*from, *to),
            _ => (0, 0),
        };
        let near = self.keys.get(from..to).unwrap_or_default();
        let skipped = near.partition_point(|k| *k < key);
        let length = near.get(skipped..).unwrap_or_default().partition_point(|k| *k == key);
        let first = from.saturating_add(skipped);
        self.places.get(first..first.saturating_add(length)).unwrap_or_default().iter().copied()
    }
}

/// What a key stands for; part of its hash, so that one table holds several kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyKind {
    /// All digits of an invoice number.
    Number,
    /// The last group of digits of an invoice number, without leading zeros.
    Tail,
    /// Letters and digits of another reference of an item.
    Reference,
    /// A structured creditor reference.
    Structured,
    /// An open amount, with its currency.
    Amount,
    /// A bank account.
    Account,
    /// A customer's own number.
    Customer,
    /// A name as it was seen.
    Name,
    /// A word of a name.
    Word,
    /// A word with one letter left out.
    Variant,
    /// First letters of a word.
    Start,
    /// First letters of the words of a name.
    Initials,
}

impl KeyKind {
    const fn seed(self) -> u64 {
        match self {
            Self::Number => 0x11,
            Self::Tail => 0x22,
            Self::Reference => 0x33,
            Self::Structured => 0x44,
            Self::Amount => 0x55,
            Self::Account => 0x66,
            Self::Customer => 0x77,
            Self::Name => 0x88,
            Self::Word => 0x99,
            Self::Variant => 0xAA,
            Self::Start => 0xBB,
            Self::Initials => 0xCC,
        }
    }
}

/// The hash of a text: FNV-1a with a final mix, the same on every platform.
pub(super) fn key(kind: KeyKind, text: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64 ^ kind.seed();
    for byte in text {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
    }
    mix(hash)
}

/// The hash of a number.
pub(super) fn key_of(kind: KeyKind, number: u64, extra: u64) -> u64 {
    mix(mix(number ^ kind.seed().wrapping_mul(0x9E37_79B9_7F4A_7C15)) ^ extra)
}

const fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ (hash >> 32)
}
