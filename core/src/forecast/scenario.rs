//! What if: changes of payment behaviour that a forecast can be asked about.

use crate::calendar::Date;
use crate::documents::{PaymentChances, WHOLE_MILLIONTHS};
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

/// The item, paid so many days later from the day of the question on.
fn later(item: &PaymentChances, days: u32, as_of: Date) -> PaymentChances {
    let start = as_of.plus_days(-1).map_or(WHOLE_MILLIONTHS, |day| item.unpaid_on(day));
    let skip = usize::try_from(as_of.days_since(item.from)).unwrap_or(0);
    let wait = usize::try_from(days).unwrap_or(0);
    let rest = item.unpaid_millionths.iter().skip(skip).copied();
    let unpaid_millionths = std::iter::repeat_n(start, wait).chain(rest).collect();
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
