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
    }
}
