//! One statement of one account.

use super::{BankAccount, Movement, StatementText};
use crate::calendar::Date;
use crate::statements::BankAmount;
use crate::vocabulary::{document, words};

words! {
    /// What kind of message a statement came from.
    StatementKind {
        /// End of day, booked.
        Statement "statement",
        /// During the day: never post what the statement will bring again.
        Report "report",
        /// Single credits or debits, announced or explained.
        Notification "notification",
        /// Returned ACH entries.
        Returns "returns",
        /// What a payment is for, without the money.
        Remittance "remittance",
    }
}

words! {
    /// What a balance means.
    BankBalanceKind {
        /// Booked, at the start.
        Opening "opening",
        /// Booked, at the end.
        Closing "closing",
        /// Booked, at the start of a page or of the day so far.
        IntermediateOpening "intermediate_opening",
        /// Booked, at the end of a page or of the day so far.
        IntermediateClosing "intermediate_closing",
        /// Booked, at the end of the statement before.
        PreviousClosing "previous_closing",
        /// Available, at the start.
        OpeningAvailable "opening_available",
        /// Available, at the end.
        ClosingAvailable "closing_available",
        /// Available, in between.
        IntermediateAvailable "intermediate_available",
        /// Available on a later day.
        ForwardAvailable "forward_available",
        /// With what is expected.
        Expected "expected",
        /// For information.
        Information "information",
        /// Any other; the code says which.
        Other "other",
    }
}

words! {
    /// What is odd about a statement that can be read all the same.
    FindingKind {
        /// It has no opening balance.
        OpeningBalanceMissing "opening_balance_missing",
        /// It has no closing balance.
        ClosingBalanceMissing "closing_balance_missing",
        /// Opening balance and movements do not give the closing balance.
        BalanceDisagrees "balance_disagrees",
        /// The details of a batch do not add up to it.
        BatchDisagrees "batch_disagrees",
        /// A count in the file differs from what was read.
        CountDisagrees "count_disagrees",
        /// A control total in the file differs from what was read.
        ControlTotalDisagrees "control_total_disagrees",
        /// The account is not named.
        AccountMissing "account_missing",
        /// No currency is named.
        CurrencyMissing "currency_missing",
        /// A movement is in another currency than the opening balance.
        CurrencyDiffers "currency_differs",
        /// A day that does not exist, such as 30 February, was read as the last of its month.
        DateClamped "date_clamped",
        /// A balance without debit or credit mark was read as a credit.
        SignMissing "sign_missing",
        /// A field that the format demands is not there; it was read without.
        FieldMissing "field_missing",
        /// The bank takes back or replaces a movement that it sent before; a person must look.
        CorrectionStated "correction_stated",
        /// The file ends before its trailer.
        Truncated "truncated",
        /// A part of the file cannot be read or is not about an account, and was left out.
        NotRead "not_read",
        /// Words for money out stand beside amounts without a sign, in no column that has only such words: the amounts
        /// were read as money in.
        DirectionBySign "direction_by_sign",
        /// A movement stands twice under an id that is unique in its account, and was read once.
        DuplicateLeftOut "duplicate_left_out",
        /// An id that should be unique in its account stands at movements that differ; all were read.
        IdRepeated "id_repeated",
        /// The file has more ids than are kept: later ones were compared with the first only.
        IdsNotCompared "ids_not_compared",
    }
}

document! {
    /// A balance.
    pub struct BankBalance {
        /// What it means.
        pub kind: BankBalanceKind,
        /// Above zero when the account is in credit.
        pub amount: BankAmount,
        /// The day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        /// The code of the format, such as `OPBD`, `60F`, `015`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<StatementText>,
    }

    /// Something odd.
    pub struct Finding {
        /// What is odd.
        pub kind: FindingKind,
        /// The line of the file.
        pub line: u64,
        /// Field or path.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub field: Option<String>,
        /// What follows from the rest of the file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<String>,
        /// What stands there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub found: Option<String>,
    }

    /// What was checked.
    #[derive(Default)]
    pub struct StatementChecks {
        /// How many movements there are.
        pub movements: u64,
        /// Sum of what came in, of booked movements.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub credits: Option<BankAmount>,
        /// Sum of what went out, of booked movements; below zero.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub debits: Option<BankAmount>,
        /// Opening balance and booked movements.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub computed_closing: Option<BankAmount>,
        /// Whether that is the closing balance; left out when there is nothing to compare.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub balanced: Option<bool>,
        /// How many batches have details.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub batches: Option<u64>,
        /// What is odd.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub findings: Vec<Finding>,
    }

    /// One statement of one account.
    pub struct BankStatement {
        /// Kind of message.
        pub kind: StatementKind,
        /// The line of the file in which it begins, from 1.
        pub line: u64,
        /// The account.
        pub account: BankAccount,
        /// Id given by the bank.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub id: Option<StatementText>,
        /// Reference to an earlier message.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub related_id: Option<StatementText>,
        /// Number of the statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub number: Option<StatementText>,
        /// Number of the page in the statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<StatementText>,
        /// First day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<Date>,
        /// Last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<Date>,
        /// When it was made, as written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub created: Option<StatementText>,
        /// Balances, in the order of the file.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub balances: Vec<BankBalance>,
        /// Movements, in the order of the file.
        pub movements: Vec<Movement>,
        /// Words of the bank on the whole statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub text: Option<StatementText>,
        /// What was checked.
        pub checks: StatementChecks,
    }
}

impl BankStatement {
    /// A statement of which nothing is known yet.
    #[must_use]
    pub fn new(kind: StatementKind, line: u64) -> Self {
        Self {
            kind,
            line,
            account: BankAccount::default(),
            id: None,
            related_id: None,
            number: None,
            page: None,
            from: None,
            to: None,
            created: None,
            balances: Vec::new(),
            movements: Vec::new(),
            text: None,
            checks: StatementChecks::default(),
        }
    }

    /// The first balance of one of these kinds, the kinds in order of preference.
    #[must_use]
    pub fn balance(&self, kinds: &[BankBalanceKind]) -> Option<&BankBalance> {
        kinds.iter().find_map(|kind| self.balances.iter().find(|balance| balance.kind == *kind))
    }

    /// The balance at the start.
    #[must_use]
    pub fn opening(&self) -> Option<&BankBalance> {
        use BankBalanceKind::{IntermediateOpening, Opening, PreviousClosing};
        self.balance(&[Opening, PreviousClosing, IntermediateOpening])
    }

    /// The balance at the end.
    #[must_use]
    pub fn closing(&self) -> Option<&BankBalance> {
        use BankBalanceKind::{Closing, IntermediateClosing};
        self.balance(&[Closing, IntermediateClosing])
    }
}
