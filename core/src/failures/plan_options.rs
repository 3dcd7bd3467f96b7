//! What a retry plan is asked for, and how plans are made.

use super::code::FailureClass;
use super::limit::AttemptLimit;
use crate::calendar::{HolidayCalendar, TimeZone, Timestamp};
use crate::error::{Error, Result};
use crate::ids::{Name, Reference};
use crate::money::{Money, Percent};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// A failure for which a plan is asked.
    pub struct RetryQuestion {
        /// What names the failure: it seeds the draw, together with `seed`.
        pub id: Name,
        /// What would be recovered, above zero.
        pub amount: Money,
        /// How the last failure is taken.
        pub class: FailureClass,
        /// The code of the last failure, where chances were learned by code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Reference>,
        /// When it first failed.
        pub failed_at: Timestamp,
        /// The tries after the failure, all in vain. Limits that count declines count the failure itself besides.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub tried: Vec<Timestamp>,
        /// How many further tries its code allows, at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_retries: Option<u32>,
        /// No try before this instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_before: Option<Timestamp>,
        /// No try after this instant.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_after: Option<Timestamp>,
        /// Where given, tries fall on its business days only, by the payer's clock: for bank debits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub business_days: Option<HolidayCalendar>,
        /// The limits of the scheme that apply.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub limits: Vec<AttemptLimit>,
        /// The payer's time zone; UTC where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub time_zone: Option<TimeZone>,
    }

    /// How plans are made.
    pub struct RetryPlanOptions {
        /// How many days ahead, 1 to 90.
        pub horizon_days: u32,
        /// Local hours at which one may try, 0 to 23.
        pub hours: Vec<u32>,
        /// Least hours between two tries.
        pub min_gap_hours: u32,
        /// How many tries after the failure, at most, whatever the code allows.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_tries: Option<u32>,
        /// What a try costs, in the currency of the amount; nothing where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fee: Option<Money>,
        /// What a day of waiting costs, percent of what is still at stake: payers who are lost meanwhile, and capital.
        #[serde(default = "nothing")]
        pub waiting_percent_a_day: Percent,
        /// The share of instants that are drawn at random, to learn from.
        #[serde(default = "nothing")]
        pub explore_percent: Percent,
        /// The seed of the draw.
        pub seed: Name,
    }
}

impl RetryPlanOptions {
    /// 21 days, every third hour of the day, a day between tries, nothing left to chance. A day of waiting costs two
    /// percent: of a hundred payers whose payment failed, two are lost each day that it stays so (they cancel, or their
    /// card or account goes). This is an assumption of ours without a source: replace it by what you see.
    ///
    /// # Errors
    /// None in practice.
    pub fn standard() -> Result<Self> {
        Ok(Self {
            horizon_days: 21,
            hours: vec![0, 3, 6, 9, 12, 15, 18, 21],
            min_gap_hours: 24,
            most_tries: None,
            fee: None,
            waiting_percent_a_day: Percent::new(Decimal::TWO)?,
            explore_percent: Percent::ZERO,
            seed: Name::new("0")?,
        })
    }

    /// Checks every bound.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`].
    pub fn check(&self, amount: Money) -> Result<()> {
        self.check_bounds()?;
        let Some(fee) = self.fee else { return Ok(()) };
        fee.in_currency(amount.currency()).map_err(|e| e.within("fee"))?;
        fee.not_negative().map(drop).map_err(|e| e.within("fee"))
    }

    pub(super) fn check_bounds(&self) -> Result<()> {
        let within = |field: &str, given: u32, least: i64, most: i64| {
            if (least..=most).contains(&i64::from(given)) {
                return Ok(());
            }
            Err(Error::NumberOutOfRange { field: field.into(), least, most, given: i64::from(given) })
        };
        within("horizon_days", self.horizon_days, 1, 90)?;
        within("min_gap_hours", self.min_gap_hours, 1, 2_160)?;
        if self.hours.is_empty() {
            return Err(Error::CountOutOfRange { field: "hours".into(), least: 1, most: 24, given: 0 });
        }
        for (at, hour) in self.hours.iter().enumerate() {
            within(&format!("hours[{at}]"), *hour, 0, 23)?;
        }
        Ok(())
    }
}

fn nothing() -> Percent {
    Percent::ZERO
}
