//! Receivables on one day, split by what is due, with what is not an invoice kept apart.

use crate::documents::vocabulary::document;
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::Money;

document! {
    /// Receivables of one currency on one day.
    pub struct ReceivablesBalance {
        /// Open items of invoices and debit memos, before any credit.
        pub gross: Money,
        /// The part not yet due.
        pub current: Money,
        /// The part past due. Current and past due add up to gross.
        pub past_due: Money,
        /// Payments of known customers that belong to no item yet, zero or more.
        pub unapplied: Money,
        /// Open credit memos and money kept on account on purpose, zero or more.
        pub credits: Money,
        /// Payments of unknown payers, zero or more: no part of the receivables, but money that no one has matched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unidentified: Option<Money>,
        /// Open items by age, youngest bucket first, for roll rates; they add up to gross.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub buckets: Vec<BucketBalance>,
    }

    /// What is open in one ageing bucket.
    pub struct BucketBalance {
        /// The bucket, such as `1-30`.
        pub name: Name,
        /// How much is open in it, zero or more.
        pub amount: Money,
    }
}

impl ReceivablesBalance {
    /// Refuses mixed currencies, amounts below zero and parts that do not add up.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`], [`Error::TotalsDisagree`].
    pub fn check(&self) -> Result<()> {
        let parts = [
            ("gross", self.gross),
            ("current", self.current),
            ("past_due", self.past_due),
            ("unapplied", self.unapplied),
            ("credits", self.credits),
            ("unidentified", self.unidentified.unwrap_or(self.gross)),
        ];
        for (name, amount) in parts {
            self.gross.same_currency(amount).map_err(|e| e.within(name))?;
            amount.not_negative().map_err(|e| e.within(name))?;
        }
        for (at, bucket) in self.buckets.iter().enumerate() {
            let path = |e: Error| e.within(&format!("buckets[{at}].amount"));
            self.gross.same_currency(bucket.amount).map_err(path)?;
            bucket.amount.not_negative().map_err(path)?;
        }
        self.agrees(self.current.plus(self.past_due)?)?;
        if self.buckets.is_empty() {
            return Ok(());
        }
        let zero = Money::zero(self.gross.currency());
        self.agrees(self.buckets.iter().try_fold(zero, |sum, bucket| sum.plus(bucket.amount))?)
    }

    fn agrees(&self, expected: Money) -> Result<()> {
        if expected == self.gross {
            return Ok(());
        }
        let (expected, found) = (expected.to_string(), self.gross.to_string());
        Err(Error::TotalsDisagree { field: "gross".into(), expected, found })
    }
}
