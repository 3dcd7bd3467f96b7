//! The payment terms that the made-up seller grants.

use super::days::{after, months_after};
use receivables::calendar::{DiscountStep, DiscountUntil, DueRule, InstalmentShare, Instalments};
use receivables::money::RestRule;
use receivables::{Date, PaymentTerms, Percent, Weight};

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

    /// The terms as they stand on an invoice.
    pub(super) fn on_invoice(self, issue: Date) -> PaymentTerms {
        match self {
            Self::Net(days) => PaymentTerms::net(short(days)),
            Self::TwoTen(days) => {
                let percent = "2".parse::<Percent>().expect("a percentage");
                let until = DiscountUntil::Days { days: short(DISCOUNT_DAYS) };
                let terms = PaymentTerms::net(short(days));
                terms.with_discounts(vec![DiscountStep { percent, until }]).expect("sound terms")
            }
            Self::Parts { .. } => {
                let weight = "1".parse::<Weight>().expect("a weight");
                let parts = self.parts(issue, 0).into_iter();
                let parts =
                    parts.map(|(due_date, _)| InstalmentShare { weight, due: DueRule::On { due_date } });
                let parts = Instalments::new(parts.collect(), RestRule::default()).expect("sound parts");
                PaymentTerms::instalments(parts)
            }
        }
    }
}

fn short(days: impl TryInto<u16>) -> u16 {
    days.try_into().unwrap_or(u16::MAX)
}
