//! What a host may say about a file.

use super::model::{CsvDialect, MovementKind, StatementFormat, is_false};
use crate::vocabulary::document;

document! {
    /// One row of a table of bank codes; it stands before the built-in rows.
    pub struct BankCodeRule {
        /// Whose code: `iso20022`, `swift`, `gvc`, `bai2`, `ofx`, `nacha`, `proprietary` …
        pub scheme: String,
        /// The code; for `iso20022` also its beginning, such as `PMNT-RCDT`.
        pub code: String,
        /// What a movement into the account is.
        pub credit: MovementKind,
        /// What a movement out of the account is.
        pub debit: MovementKind,
    }

    /// How a file is read. Everything may be left out: format, encoding and dialect are then found in the file.
    #[derive(Default)]
    pub struct StatementOptions {
        /// The format.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub format: Option<StatementFormat>,
        /// The encoding by its usual label, such as `iso-8859-2`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub encoding: Option<String>,
        /// Whether a bad entry is listed and left out, instead of refusing the file.
        #[serde(default, skip_serializing_if = "is_false")]
        pub lenient: bool,
        /// How a table is written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub csv: Option<CsvDialect>,
        /// Rows before the built-in table of bank codes.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub codes: Vec<BankCodeRule>,
        /// How much one statement, movement or file may hold.
        #[serde(default, skip_serializing_if = "is_usual")]
        pub limits: StatementLimits,
    }

    /// How much a file may make its reader hold at once, so that memory stays flat however long the file is. What is
    /// beyond is refused with its place, unless it says otherwise; a host that trusts its source may raise a limit.
    #[derive(Copy)]
    pub struct StatementLimits {
        /// Balances of one statement: 10,000 unless given.
        #[serde(default = "balances")]
        pub balances: u64,
        /// Payments of one batch: 100,000 unless given.
        #[serde(default = "details")]
        pub details: u64,
        /// Codes of one movement: 100 unless given.
        #[serde(default = "codes")]
        pub codes: u64,
        /// Addenda of one Nacha entry: 9,999 unless given, which is what the rules allow an entry of the class CTX.
        #[serde(default = "addenda")]
        pub addenda: u64,
        /// Segments of one EDI transaction set: 100,000 unless given. Their text is at most 16 MiB.
        #[serde(default = "segments")]
        pub segments: u64,
        /// Statements of one table that are open at once, one for each account and currency: 10,000 unless given.
        #[serde(default = "open_statements")]
        pub open_statements: u64,
        /// Transactions of one OFX file whose ids are kept to find one that stands twice: 100,000 unless given, which take
        /// some 3 MB. Later ones are compared with these only, and a finding says so.
        #[serde(default = "transactions")]
        pub transactions: u64,
    }
}

const fn balances() -> u64 {
    10_000
}

const fn details() -> u64 {
    100_000
}

const fn codes() -> u64 {
    100
}

const fn addenda() -> u64 {
    9_999
}

const fn segments() -> u64 {
    100_000
}

const fn open_statements() -> u64 {
    10_000
}

const fn transactions() -> u64 {
    100_000
}

fn is_usual(limits: &StatementLimits) -> bool {
    *limits == StatementLimits::default()
}

impl Default for StatementLimits {
    fn default() -> Self {
        Self {
            balances: balances(),
            details: details(),
            codes: codes(),
            addenda: addenda(),
            segments: segments(),
            open_statements: open_statements(),
            transactions: transactions(),
        }
    }
}
