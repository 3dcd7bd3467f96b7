//! The payment terms that the made-up seller grants.

use super::days::{after, months_after};
use receivables::{Date, PaymentTerms};

/// Terms of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Terms {
    /// All of it, so many days after the issue date.
    Net(u32),
    /// All of it after so many days; 2 % less within ten days.
    TwoTen(u32),
    /// Equal parts: the first so many days after the issue date, the others at equal steps of months.
    Parts { count: usize, first_days: u32, every_months: usize },
}

/// Days within which the discount may be taken.
pub(super) const DISCOUNT_DAYS: i64 = 10;
/// The discount in hundredths of a percent.
pub(super) const DISCOUNT_BASIS_POINTS: i64 = 200;

impl Terms {
    /// When which part of an amount is due: the parts add up, the first ones take the odd units.
    pub(super) fn parts(self, issue: Date, amount: i64) -> Vec<(Date, i64)> {
        match self {
            Self::Net(days) | Self::TwoTen(days) => vec![(after(issue, days.into()), amount)],
            Self::Parts { count, first_days, every_months } => {
                let parts = i64::try_from(count).expect("few parts");
                let first = after(issue, first_days.into());
                (0..count)
                    .map(|at| {
                        let odd = i64::try_from(at).expect("few parts") < amount % parts;
                        (months_after(first, at * every_months), amount / parts + i64::from(odd))
                    })
                    .collect()
            }
        }
    }

    /// The terms as they stand on the invoice.
    pub(super) fn on_invoice(self, _issue: Date) -> PaymentTerms {
        match self {
            Self::Net(days) | Self::TwoTen(days) => PaymentTerms::Net { days },
            Self::Parts { first_days, .. } => PaymentTerms::Net { days: first_days },
        }
    }
}
