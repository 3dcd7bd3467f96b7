//! From a key to the places that have it: a sorted list that is asked, so that no order of a hash reaches an output.

/// Places by the hash of a key; equal keys keep the order of their places.
#[derive(Debug, Clone, Default)]
pub(super) struct Lookup {
    entries: Vec<(u64, u32)>,
}

impl Lookup {
    /// Takes keys with places in any order; the same pair twice counts once.
    pub(super) fn new(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        Self { entries }
    }

    /// The places that have a key, rising.
    pub(super) fn find(&self, key: u64) -> impl ExactSizeIterator<Item = u32> + '_ {
        let from = self.entries.partition_point(|entry| entry.0 < key);
        let rest = self.entries.get(from..).unwrap_or_default();
        let length = rest.partition_point(|entry| entry.0 == key);
        rest.get(..length).unwrap_or_default().iter().map(|entry| entry.1)
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
