//! Operations of late interest. A `scheme` is an object, or the name of a published one.

use super::operation::{Operation, operation_table};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::interest::{self, Compounding, LateInterest, LateInterestScheme, PrincipalPayment};
use crate::money::{Money, Percent, Rounding};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Interest on a late debt day by day, with the fixed sum of the scheme.
    late_interest,
    /// A contract's late fee of so much percent for each full month.
    monthly_late_fee,
];

/// A scheme, or the name of a published one.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum SchemeGiven {
    /// The name of a published scheme: `eu_ecb` or `uk_boe`.
    Published(Name),
    /// The scheme itself.
    Own(Box<LateInterestScheme>),
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct LateGiven {
    /// The debt, above zero.
    principal: Money,
    /// The day on which it was due.
    due_date: Date,
    /// The last day that counts: the day of payment, or today.
    until: Date,
    /// Parts that were paid before.
    #[serde(default)]
    payments: Vec<PrincipalPayment>,
    /// The rules.
    scheme: SchemeGiven,
}

fn late_interest(given: LateGiven) -> Result<LateInterest> {
    let scheme = match given.scheme {
        SchemeGiven::Own(scheme) => *scheme,
        SchemeGiven::Published(name) => {
            LateInterestScheme::published(name.as_str()).map_err(|e: Error| e.within("scheme"))?
        }
    };
    interest::late_interest(given.principal, given.due_date, given.until, &given.payments, &scheme)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MonthlyGiven {
    /// The debt, above zero.
    principal: Money,
    /// Percent for each month.
    monthly_percent: Percent,
    /// Full months since the due date.
    full_months: u32,
    /// Whether interest bears interest; not, where not given.
    #[serde(default = "simple")]
    compounding: Compounding,
    /// How the fee is rounded, half up where not given.
    #[serde(default)]
    rounding: Rounding,
}

const fn simple() -> Compounding {
    Compounding::None
}

fn monthly_late_fee(given: MonthlyGiven) -> Result<Money> {
    let (principal, percent) = (given.principal, given.monthly_percent);
    interest::monthly_late_fee(principal, percent, given.full_months, given.compounding, given.rounding)
}
