//! What to age by, and the report.

use crate::calendar::{AsOf, Date, Timestamp};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name, Reference};
use crate::money::{Currency, Money};
use crate::vocabulary::{document, words};

words! {
    /// From which date an item ages.
    AgeingBasis {
        /// From the due date: days past due.
        DueDate "due_date",
        /// From the date on the invoice.
        IssueDate "issue_date",
    }
}

words! {
    /// What stands in a row of its own, beside the currency.
    AgeingGroup {
        /// Nothing: one row a currency.
        None "none",
        /// Each customer.
        Customer "customer",
        /// Each segment.
        Segment "segment",
    }
}

impl AgeingGroup {
    /// The group of an item or credit.
    pub(crate) fn of(self, customer: &CustomerId, segment: Option<&Name>) -> Option<String> {
        match self {
            Self::None => None,
            Self::Customer => Some(customer.to_string()),
            Self::Segment => segment.map(Name::to_string),
        }
    }
}

document! {
    /// How to age.
    #[serde(default)]
    pub struct AgeingOptions {
        /// From which date; the due date unless given.
        pub basis: AgeingBasis,
        /// Last day of each column but the open one, rising: 30, 60, 90 unless given. At most 60 of them.
        pub bucket_days: Vec<u32>,
        /// What stands in a row of its own.
        pub group_by: AgeingGroup,
    }

    /// One row: a currency, and a customer or segment where the report is grouped.
    pub struct AgeingRow {
        /// The currency of every amount in the row.
        pub currency: Currency,
        /// The customer or segment; none where the report is not grouped or none is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub group: Option<Reference>,
        /// Open amounts, one for each column of the report.
        pub amounts: Vec<Money>,
        /// The sum of the amounts.
        pub open: Money,
        /// The part of it that is disputed.
        pub disputed: Money,
        /// How many items these are.
        pub items: u64,
        /// Open amounts whose terms grant no credit, above zero: they do not age, stand in no column and are no part of
        /// `open`. None where there are none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub no_credit: Option<Money>,
        /// Credit memos not used up, zero or less.
        pub credit_memos: Money,
        /// Payments of known customers that belong to no item yet, zero or less.
        pub unapplied: Money,
        /// Money kept on account, zero or less.
        pub on_account: Money,
        /// Open amounts, those without credit, and the three credits together: the receivables sub-ledger.
        pub total: Money,
        /// Payments of unknown payers, zero or more; no part of the total.
        pub unidentified: Money,
    }

    /// What is open, by age.
    pub struct AgeingReport {
        /// The day to which items have aged.
        pub as_of: Date,
        /// What was known then, where the question says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub known_at: Option<Timestamp>,
        /// From which date items age.
        pub basis: AgeingBasis,
        /// The names of the columns, such as `current`, `1-30`, `90+`; `90+` begins on day 91.
        pub columns: Vec<Name>,
        /// The rows, by currency, then group; without group first.
        pub rows: Vec<AgeingRow>,
    }
}

impl Default for AgeingOptions {
    fn default() -> Self {
        Self { basis: AgeingBasis::DueDate, bucket_days: vec![30, 60, 90], group_by: AgeingGroup::None }
    }
}

impl AgeingOptions {
    /// Checks that the limits of the columns rise.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        if self.bucket_days.is_empty() || self.bucket_days.len() > 60 {
            let given = self.bucket_days.len();
            return Err(Error::CountOutOfRange { field: "bucket_days".into(), least: 1, most: 60, given });
        }
        let mut least = 1_u32;
        for (at, days) in self.bucket_days.iter().enumerate() {
            if !(least..=36_500).contains(days) {
                return Err(Error::NumberOutOfRange {
                    field: format!("bucket_days[{at}]"),
                    least: least.into(),
                    most: 36_500,
                    given: (*days).into(),
                });
            }
            least = days.saturating_add(1);
        }
        Ok(())
    }
}

impl AgeingReport {
    /// An empty report for a question.
    pub(super) fn new(as_of: &AsOf, options: &AgeingOptions, columns: Vec<Name>) -> Self {
        Self { as_of: as_of.as_of, known_at: as_of.known_at, basis: options.basis, columns, rows: Vec::new() }
    }
}
