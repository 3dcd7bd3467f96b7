//! Early-payment discounts: a percentage off when payment comes by a day.

use super::due_rule::{DayOfMonth, day_of_following_month};
use super::{Due, DueRule};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::money::Percent;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Most steps of one discount.
pub const MOST_DISCOUNT_STEPS: usize = 10;

/// Until when a discount can be taken. The day itself still earns it.
///
/// In JSON: `{"kind":"days","days":10}` or `{"kind":"day_of_following_month","day":10}`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum DiscountUntil {
    /// That many calendar days after the base date.
    Days {
        /// Days, base day not counted.
        days: u16,
    },
    /// A day of the month after the base date's (prox): the 10 in "2/10 EOM".
    DayOfFollowingMonth {
        /// The day.
        day: DayOfMonth,
        /// Last day of the base month that counts for it: later days count as the next month's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cutoff_day: Option<DayOfMonth>,
    },
}

impl DiscountUntil {
    /// The last day of the discount, before any business-day rule.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    pub fn date(self, base: Date) -> Result<Date> {
        match self {
            Self::Days { days } => base.plus_days(days.into()),
            Self::DayOfFollowingMonth { day, cutoff_day } => day_of_following_month(base, day, cutoff_day),
        }
    }
}

/// One step of a discount. Of several steps the first that still runs applies, so percentages fall from step to step.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DiscountStep {
    /// Percent off, above 0 and below 100.
    pub percent: Percent,
    /// Until when.
    pub until: DiscountUntil,
}

/// What stands in JSON, before the checks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "DiscountUntil")]
struct Raw {
    kind: Kind,
    #[serde(default)]
    days: Option<i64>,
    #[serde(default)]
    day: Option<DayOfMonth>,
    #[serde(default)]
    cutoff_day: Option<DayOfMonth>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Days,
    DayOfFollowingMonth,
}

impl TryFrom<Raw> for DiscountUntil {
    type Error = Error;
    fn try_from(raw: Raw) -> Result<Self> {
        match (raw.kind, raw.days, raw.day, raw.cutoff_day) {
            (Kind::Days, Some(days), None, None) => Ok(Self::Days { days: super::raw::days(days)? }),
            (Kind::DayOfFollowingMonth, None, Some(day), cutoff_day) => {
                Ok(Self::DayOfFollowingMonth { day, cutoff_day })
            }
            (Kind::Days, None, ..) => Err(super::raw::missing("days")),
            (Kind::Days, ..) => Err(super::raw::superfluous("day")),
            (Kind::DayOfFollowingMonth, _, None, _) => Err(super::raw::missing("day")),
            (Kind::DayOfFollowingMonth, ..) => Err(super::raw::superfluous("days")),
        }
    }
}

impl<'de> Deserialize<'de> for DiscountUntil {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::try_from(Raw::deserialize(deserializer)?).map_err(Error::through)
    }
}

/// Refuses steps that can never apply: not falling, not later than the one before, or after the due date.
pub(super) fn check_steps(steps: &[DiscountStep], due: &Due) -> Result<()> {
    if steps.len() > MOST_DISCOUNT_STEPS {
        let (most, given) = (MOST_DISCOUNT_STEPS, steps.len());
        return Err(Error::CountOutOfRange { field: "discounts".into(), least: 0, most, given });
    }
    let mut above = Decimal::ONE_HUNDRED;
    let mut before: Option<DiscountUntil> = None;
    for (at, step) in steps.iter().enumerate() {
        let percent = step.percent.value();
        if percent <= Decimal::ZERO || percent >= above {
            return Err(Error::AmountOutOfRange {
                field: format!("discounts[{at}].percent"),
                given: percent.to_string(),
                allowed: format!("above 0 and below {above}"),
            });
        }
        let out = |name: &str, least: i64, most: i64, given: i64| {
            Err(Error::NumberOutOfRange {
                field: format!("discounts[{at}].until.{name}"),
                least,
                most,
                given,
            })
        };
        match (before, step.until) {
            (Some(DiscountUntil::Days { days: last }), DiscountUntil::Days { days }) if days <= last => {
                return out("days", i64::from(last).saturating_add(1), u16::MAX.into(), days.into());
            }
            (
                Some(DiscountUntil::DayOfFollowingMonth { day: last, cutoff_day: same }),
                DiscountUntil::DayOfFollowingMonth { day, cutoff_day },
            ) if day <= last && same == cutoff_day => {
                return out("day", i64::from(last.value()).saturating_add(1), 31, day.value().into());
            }
            _ => {}
        }
        if let (Due::Once(DueRule::Net { days: net }), DiscountUntil::Days { days }) = (due, step.until)
            && days > *net
        {
            return out("days", 0, (*net).into(), days.into());
        }
        (above, before) = (percent, Some(step.until));
    }
    Ok(())
}
