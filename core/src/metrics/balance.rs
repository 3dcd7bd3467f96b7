//! Receivables on one day, split by what is due, with what is not an invoice kept apart.

use crate::documents::vocabulary::{document, words};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::Money;

words! {
    /// Which receivables DSO, turnover, collection effectiveness and the write-off rate are measured on.
    #[derive(Default)]
    ReceivablesBasis {
        /// Open items less unapplied cash and open credits: cash counts when it arrives. The default.
        #[default]
        LessCredits "less_credits",
        /// Open items as they stand.
        Gross "gross",
    }
}

document! {
    /// Receivables of one currency on one day.
    pub struct Balance {
        /// Open items of invoices and debit memos, before any credit.
        pub gross: Money,
        /// The part not yet due.
        pub current: Money,
        /// The part past due. Current and past due add up to gross.
        pub past_due: Money,
        /// Payments not applied yet, zero or more.
        pub unapplied: Money,
        /// Open credit memos, zero or more.
        pub credits: Money,
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

impl Balance {
    /// The receivables on the basis asked for.
    ///
    /// # Errors
    /// [`Error::AmountOverflow`], [`Error::CurrencyMismatch`].
    pub fn receivables(&self, basis: ReceivablesBasis) -> Result<Money> {
        match basis {
            ReceivablesBasis::Gross => Ok(self.gross),
            ReceivablesBasis::LessCredits => self.gross.minus(self.unapplied)?.minus(self.credits),
        }
    }

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

    /// The sum of two balances of one currency and the same buckets.
    pub(super) fn plus(&self, other: &Self) -> Result<Self> {
        let names = |balance: &Self| balance.buckets.iter().map(|b| b.name.clone()).collect::<Vec<_>>();
        let buckets = if names(self) == names(other) {
            let pairs = self.buckets.iter().zip(&other.buckets);
            let add = |(a, b): (&BucketBalance, &BucketBalance)| {
                Ok(BucketBalance { name: a.name.clone(), amount: a.amount.plus(b.amount)? })
            };
            pairs.map(add).collect::<Result<_>>()?
        } else {
            Vec::new()
        };
        Ok(Self {
            gross: self.gross.plus(other.gross)?,
            current: self.current.plus(other.current)?,
            past_due: self.past_due.plus(other.past_due)?,
            unapplied: self.unapplied.plus(other.unapplied)?,
            credits: self.credits.plus(other.credits)?,
            buckets,
        })
    }
}
