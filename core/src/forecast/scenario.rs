//! What if: changes of payment behaviour that a forecast can be asked about.

use super::lots::{relative, unpaid_before};
use crate::calendar::Date;
use crate::documents::{MOST_CHANCES, PaymentChances, WHOLE_MILLIONTHS};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, Name};
use crate::money::Currency;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// A change of payment behaviour.
    #[serde(tag = "kind", rename_all = "snake_case")]
    pub enum Scenario {
        /// The customers who owe most, in each currency, pay later.
        LargestCustomersLater {
            /// How many customers of each currency.
            customers: u32,
            /// By so many days, 1 to 365.
            days: u32,
        },
        /// Certain customers pay later.
        CustomersLater {
            /// Which.
            customer_ids: Vec<CustomerId>,
            /// By so many days, 1 to 365.
            days: u32,
        },
        /// A segment pays later.
        SegmentLater {
            /// Which.
            segment: Name,
            /// By so many days, 1 to 365.
            days: u32,
        },
        /// Everyone pays later.
        AllLater {
            /// By so many days, 1 to 365.
            days: u32,
        },
        /// Certain customers never pay.
        CustomersDefault {
            /// Which.
            customer_ids: Vec<CustomerId>,
        },
    }
}

impl Scenario {
    /// Checks the days, and that customers are named.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`], [`Error::CountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        let days = match self {
            Self::LargestCustomersLater { days, .. }
            | Self::CustomersLater { days, .. }
            | Self::SegmentLater { days, .. }
            | Self::AllLater { days } => Some(*days),
            Self::CustomersDefault { .. } => None,
        };
        if let Some(given) = days.filter(|days| !(1..=365).contains(days)) {
            let given = i64::from(given);
            return Err(Error::NumberOutOfRange { field: "days".into(), least: 1, most: 365, given });
        }
        match self {
            Self::CustomersLater { customer_ids, .. } | Self::CustomersDefault { customer_ids }
                if customer_ids.is_empty() =>
            {
                let field = "customer_ids".to_owned();
                Err(Error::CountOutOfRange { field, least: 1, most: 1_000_000, given: 0 })
            }
            _ => Ok(()),
        }
    }

    /// The items as they would be.
    #[must_use]
    pub fn applied(&self, items: &[PaymentChances], as_of: Date) -> Vec<PaymentChances> {
        let largest = match self {
            Self::LargestCustomersLater { customers, .. } => largest(items, *customers),
            _ => BTreeSet::new(),
        };
        let change = |item: &PaymentChances| match self {
            // Sure to have been paid before: no scenario brings it back.
            _ if unpaid_before(item, as_of) == 0 => item.clone(),
            Self::LargestCustomersLater { days, .. }
                if largest.contains(&(item.open.currency(), &item.customer_id)) =>
            {
                later(item, *days, as_of)
            }
            Self::CustomersLater { customer_ids, days } if customer_ids.contains(&item.customer_id) => {
                later(item, *days, as_of)
            }
            Self::SegmentLater { segment, days } if item.segment.as_ref() == Some(segment) => {
                later(item, *days, as_of)
            }
            Self::AllLater { days } => later(item, *days, as_of),
            Self::CustomersDefault { customer_ids } if customer_ids.contains(&item.customer_id) => {
                PaymentChances { from: as_of, unpaid_millionths: vec![WHOLE_MILLIONTHS], ..item.clone() }
            }
            _ => item.clone(),
        };
        items.iter().map(change).collect()
    }
}

/// The item, paid so many days later from the day of the question on: what may have been paid before has not been, so
/// the chances count from there.
fn later(item: &PaymentChances, days: u32, as_of: Date) -> PaymentChances {
    let start = unpaid_before(item, as_of);
    let skip = usize::try_from(as_of.days_since(item.from)).unwrap_or(0);
    let wait = usize::try_from(days).unwrap_or(0);
    let rest = item.unpaid_millionths.iter().skip(skip).map(|unpaid| relative(*unpaid, start));
    let unpaid_millionths =
        std::iter::repeat_n(WHOLE_MILLIONTHS, wait).chain(rest).take(MOST_CHANCES).collect();
    PaymentChances { from: item.from.max(as_of), unpaid_millionths, ..item.clone() }
}

/// The customers of each currency who owe most; of equal ones the first by id.
fn largest(items: &[PaymentChances], customers: u32) -> BTreeSet<(Currency, &CustomerId)> {
    let mut owed: BTreeMap<(Currency, &CustomerId), i128> = BTreeMap::new();
    for item in items {
        let sum = owed.entry((item.open.currency(), &item.customer_id)).or_default();
        *sum = sum.saturating_add(i128::from(item.open.minor()));
    }
    let mut ranked: Vec<((Currency, &CustomerId), i128)> = owed.into_iter().collect();
    ranked.sort_by(|(a, owes), (b, owed)| (a.0, owed, a.1).cmp(&(b.0, owes, b.1)));
    let mut taken: BTreeMap<Currency, u32> = BTreeMap::new();
    ranked
        .into_iter()
        .map(|(key, _)| key)
        .filter(|(currency, _)| {
            let count = taken.entry(*currency).or_default();
            *count = count.saturating_add(1);
            *count <= customers
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_never_brings_cash_sooner() {
        let as_of: Date = "2026-03-02".parse().unwrap();
        let unpaid = |day: i64| u32::try_from(1_000_000 - 20_000 * day.clamp(0, 45)).unwrap();
        for first in [-60, -20, -1, 0, 1, 10] {
            let item = PaymentChances {
                customer_id: "C".parse().unwrap(),
                invoice_id: "I".parse().unwrap(),
                instalment: 1,
                segment: None,
                open: crate::money::Money::from_minor(10_000, Currency::EUR),
                from: as_of.plus_days(first).unwrap(),
                unpaid_millionths: (0..50).map(unpaid).collect(),
            };
            let start = unpaid_before(&item, as_of);
            for days in [1, 7, 30, 365] {
                let changed = later(&item, days, as_of);
                changed.check().unwrap();
                assert_eq!(unpaid_before(&changed, as_of), WHOLE_MILLIONTHS);
                for ahead in 0..400 {
                    let day = as_of.plus_days(ahead).unwrap();
                    let sooner = as_of.plus_days(ahead - i64::from(days)).unwrap();
                    let usual = if sooner < as_of { WHOLE_MILLIONTHS } else { item.unpaid_on(sooner) };
                    let expected = if sooner < as_of { usual } else { relative(usual, start) };
                    assert_eq!(changed.unpaid_on(day), expected, "{first} {days} {ahead}");
                }
            }
        }
        // Four thousand days of chances are all that is read.
        let unpaid_millionths = (0..4_000).map(|day| 1_000_000 - day).collect();
        let customer_id: CustomerId = "C".parse().unwrap();
        let open = crate::money::Money::from_minor(10_000, Currency::EUR);
        let (invoice_id, segment) = ("I".parse().unwrap(), None);
        let long = PaymentChances {
            customer_id,
            invoice_id,
            instalment: 1,
            segment,
            open,
            from: as_of,
            unpaid_millionths,
        };
        later(&long, 365, as_of).check().unwrap();
    }
}
