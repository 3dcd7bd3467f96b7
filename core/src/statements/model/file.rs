//! One file.

use super::{BankStatement, Finding, StatementText};
use crate::vocabulary::{document, words};

words! {
    /// The formats that are read.
    StatementFormat {
        /// ISO 20022 camt.052, .053 and .054, every version.
        Camt "camt",
        /// SWIFT MT940.
        Mt940 "mt940",
        /// SWIFT MT942.
        Mt942 "mt942",
        /// BAI2.
        Bai2 "bai2",
        /// OFX 1 (SGML) and 2 (XML).
        Ofx "ofx",
        /// A Nacha file with returned entries.
        Nacha "nacha",
        /// EDI X12 820, also in CTX addenda.
        Edi820 "edi820",
        /// A table with separators.
        Csv "csv",
    }
}

document! {
    /// Which column holds what, by its name in the header or its number from 1.
    #[derive(Default)]
    pub struct CsvColumns {
        /// Booking date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub booking_date: Option<String>,
        /// Value date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value_date: Option<String>,
        /// Signed amount.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub amount: Option<String>,
        /// Amount in, where in and out have their own columns.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credit: Option<String>,
        /// Amount out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub debit: Option<String>,
        /// A word that says whether money came in or went out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub side: Option<String>,
        /// Currency.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// Name of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counterparty: Option<String>,
        /// Account of the other side.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub counterparty_account: Option<String>,
        /// What it is for; several columns are joined with blanks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub text: Vec<String>,
        /// Reference.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reference: Option<String>,
        /// Id of the transaction.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<String>,
        /// Own account.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<String>,
        /// Balance after the movement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub balance: Option<String>,
    }

    /// How a table is written. What is not given is guessed and shown in the answer.
    #[derive(Default)]
    pub struct CsvDialect {
        /// Separator: one character.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub separator: Option<String>,
        /// Quotation mark: one character.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub quote: Option<String>,
        /// The line of the header, from 1; 0 when there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub header_line: Option<u64>,
        /// Decimal mark of amounts: a point or a comma.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decimal_mark: Option<String>,
        /// Form of dates, made of `YYYY`, `YY`, `MM`, `DD` and what stands between.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date_form: Option<String>,
        /// Currency of amounts without one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub currency: Option<String>,
        /// The account of the table, by its IBAN or number, where no column gives it. Ids of movements rest on it: without it
        /// equal rows of two accounts are one movement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub account: Option<String>,
        /// Columns.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub columns: Option<CsvColumns>,
    }

    /// An entry that could not be read; only where lenient reading was asked for.
    pub struct EntryRefusal {
        /// The line of the file.
        pub line: u64,
        /// Field or path.
        pub field: String,
        /// What stands there, cut to 80 characters.
        pub found: String,
        /// What is allowed.
        pub allowed: String,
    }

    /// A file as it was read.
    pub struct StatementFile {
        /// Its format.
        pub format: StatementFormat,
        /// Version or name of the message, such as `camt.053.001.08`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub version: Option<StatementText>,
        /// Its encoding, such as `UTF-8` or `windows-1252`.
        pub encoding: String,
        /// Id of the message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message_id: Option<StatementText>,
        /// When it was made, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub created: Option<StatementText>,
        /// How a table was read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dialect: Option<CsvDialect>,
        /// The statements, in the order of the file.
        pub statements: Vec<BankStatement>,
        /// What is odd about the whole file.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub findings: Vec<Finding>,
        /// Entries that were left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub refused: Vec<EntryRefusal>,
    }
}
