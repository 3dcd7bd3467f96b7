//! The receivables of a balance on a basis, and sums of balances.

use crate::documents::{BucketBalance, ReceivablesBalance};
use crate::error::Result;
use crate::money::Money;
use crate::vocabulary::words;

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

impl ReceivablesBalance {
    /// The receivables on the basis asked for.
    ///
    /// # Errors
    /// [`AmountOverflow`](crate::Error::AmountOverflow), [`CurrencyMismatch`](crate::Error::CurrencyMismatch).
    pub fn receivables(&self, basis: ReceivablesBasis) -> Result<Money> {
        match basis {
            ReceivablesBasis::Gross => Ok(self.gross),
            ReceivablesBasis::LessCredits => self.gross.minus(self.unapplied)?.minus(self.credits),
        }
    }

    /// Money that came in and that no one has matched: unapplied and unidentified.
    pub(super) fn unmatched(&self) -> Result<Money> {
        self.unidentified.map_or(Ok(self.unapplied), |unidentified| self.unapplied.plus(unidentified))
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
            unidentified: match (self.unidentified, other.unidentified) {
                (Some(one), Some(two)) => Some(one.plus(two)?),
                (one, two) => one.or(two),
            },
            buckets,
        })
    }
}
