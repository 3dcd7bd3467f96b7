//! How one due date follows from the base date.

use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::vocabulary::words;
use serde::{Deserialize, Serialize};
use std::fmt;

words! {
    /// A stretch of the calendar at whose end payment is due.
    Period {
        /// Monday to Sunday. EDIFACT 2009 code 10.
        Week "week",
        /// The 1st to 10th, 11th to 20th, 21st to the end of a month. EDIFACT 2009 code 4.
        TenDays "ten_days",
        /// The 1st to 15th, 16th to the end of a month. EDIFACT 2009 code 14.
        HalfMonth "half_month",
        /// Three months from January, April, July or October. EDIFACT 2009 code 8.
        Quarter "quarter",
        /// Six months from January or July. EDIFACT 2009 code 12.
        HalfYear "half_year",
        /// The calendar year. EDIFACT 2009 code 9.
        Year "year",
    }
}

words! {
    /// What a payment before delivery is called.
    PrepaymentForm {
        /// Cash in advance (CIA).
        CashInAdvance "cash_in_advance",
        /// Cash with order (CWO).
        CashWithOrder "cash_with_order",
        /// Payment in advance (PIA).
        PaymentInAdvance "payment_in_advance",
    }
}

/// A day of a month, 1 to 31; in a shorter month it means the last day. In JSON: a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, borsh::BorshSerialize)]
pub struct DayOfMonth(u8);

impl DayOfMonth {
    /// Takes the day if it is from 1 to 31.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`].
    pub fn new(day: i64) -> Result<Self> {
        let refuse = || Error::NumberOutOfRange { field: String::new(), least: 1, most: 31, given: day };
        u8::try_from(day).ok().filter(|day| (1..=31).contains(day)).map(Self).ok_or_else(refuse)
    }

    /// The number, 1 to 31.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }

    /// This day in the month of a date.
    fn in_month_of(self, date: Date) -> Result<Date> {
        Date::new(date.year(), date.month(), date.month_end().day().min(self.0.into()))
    }
}

impl fmt::Display for DayOfMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for DayOfMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de> Deserialize<'de> for DayOfMonth {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::new(i64::deserialize(deserializer)?).map_err(Error::through)
    }
}

impl borsh::BorshDeserialize for DayOfMonth {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let day = u8::deserialize_reader(reader)?;
        Self::new(day.into()).map_err(|_| borsh::io::ErrorKind::InvalidData.into())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for DayOfMonth {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "DayOfMonth".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "integer", "minimum": 1, "maximum": 31,
            "description": "A day of a month; in a shorter month it means the last day.",
        })
    }
}

/// How one due date follows from the base date (see [`TermsBase`](super::TermsBase)).
///
/// In JSON the `kind` says which rule it is: `{"kind":"net","days":30}`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DueRule {
    /// That many calendar days after the base date; 0 is due on receipt.
    Net {
        /// Days, base day not counted.
        days: u16,
    },
    /// The last day of the base date's month.
    EndOfMonth,
    /// The last day of the month after.
    EndOfFollowingMonth,
    /// First to the end of the month, then that many days: "EOM + 30 days".
    EndOfMonthPlusDays {
        /// Days after the end of the month.
        days: u16,
    },
    /// First that many days, then to the end of that month: "30 days then EOM".
    DaysThenEndOfMonth {
        /// Days before going to the end of the month.
        days: u16,
    },
    /// A day of the month after the base date's: "15 MFI", "20th of the month following".
    DayOfFollowingMonth {
        /// The day.
        day: DayOfMonth,
        /// Last day of the base month that counts for it: later days count as the next month's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cutoff_day: Option<DayOfMonth>,
    },
    /// The last day of the period that holds the base date.
    EndOfPeriod {
        /// The period.
        period: Period,
    },
    /// A date agreed once and for all.
    On {
        /// The date.
        due_date: Date,
    },
    /// Before delivery: no credit is given, so nothing ages. Due on the base date.
    Prepaid {
        /// What it is called.
        form: PrepaymentForm,
    },
    /// On delivery (COD): no credit. Due on the base date.
    CashOnDelivery,
    /// Before the next delivery (CND): no credit. Due on the base date.
    CashBeforeNextDelivery,
}

impl DueRule {
    /// Whether the customer may pay after delivery. Where not, nothing is to be aged or dunned.
    #[must_use]
    pub const fn grants_credit(self) -> bool {
        !matches!(self, Self::Prepaid { .. } | Self::CashOnDelivery | Self::CashBeforeNextDelivery)
    }

    /// The due date for a base date, before any business-day rule.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`].
    ///
    /// # Examples
    /// ```
    /// use receivables::calendar::DueRule;
    /// let base = "2024-01-31".parse()?;
    /// // Three readings of "30 days EOM", up to a month apart.
    /// assert_eq!(DueRule::EndOfMonthPlusDays { days: 30 }.due_date(base)?.to_string(), "2024-03-01");
    /// assert_eq!(DueRule::DaysThenEndOfMonth { days: 30 }.due_date(base)?.to_string(), "2024-03-31");
    /// assert_eq!(DueRule::EndOfFollowingMonth.due_date(base)?.to_string(), "2024-02-29");
    /// # Ok::<(), receivables::Error>(())
    /// ```
    /// Source: UN/EDIFACT code list 2009, terms time relation.
    pub fn due_date(self, base: Date) -> Result<Date> {
        match self {
            Self::Net { days } => base.plus_days(days.into()),
            Self::EndOfMonth => Ok(base.month_end()),
            Self::EndOfFollowingMonth => Ok(base.plus_months(1)?.month_end()),
            Self::EndOfMonthPlusDays { days } => base.month_end().plus_days(days.into()),
            Self::DaysThenEndOfMonth { days } => Ok(base.plus_days(days.into())?.month_end()),
            Self::DayOfFollowingMonth { day, cutoff_day } => day_of_following_month(base, day, cutoff_day),
            Self::EndOfPeriod { period } => end_of_period(base, period),
            Self::On { due_date } => Ok(due_date),
            Self::Prepaid { .. } | Self::CashOnDelivery | Self::CashBeforeNextDelivery => Ok(base),
        }
    }
}

/// A day of the month after the base date's; one month later still when the base is past the cutoff.
pub(super) fn day_of_following_month(
    base: Date,
    day: DayOfMonth,
    cutoff_day: Option<DayOfMonth>,
) -> Result<Date> {
    let is_late = cutoff_day.is_some_and(|cutoff| base.day() > cutoff.0.into());
    day.in_month_of(base.plus_months(if is_late { 2 } else { 1 })?)
}

fn end_of_period(base: Date, period: Period) -> Result<Date> {
    let on_day = |day: u32| Date::new(base.year(), base.month(), day);
    let end_of_months = |length: u32| {
        let into_period = base.month().saturating_sub(1).checked_rem(length).unwrap_or(0);
        let left = length.saturating_sub(1).saturating_sub(into_period);
        Ok(base.plus_months(left)?.month_end())
    };
    match (period, base.day()) {
        (Period::Week, _) => base.plus_days(chrono::Weekday::Sun.days_since(base.weekday()).into()),
        (Period::TenDays, 1..=10) => on_day(10),
        (Period::TenDays, 11..=20) => on_day(20),
        (Period::HalfMonth, 1..=15) => on_day(15),
        (Period::TenDays | Period::HalfMonth, _) => Ok(base.month_end()),
        (Period::Quarter, _) => end_of_months(3),
        (Period::HalfYear, _) => end_of_months(6),
        (Period::Year, _) => end_of_months(12),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_where_the_calendar_says() {
        for (base, week, ten, half, quarter, half_year, year) in [
            ("2024-02-10", "02-11", "02-10", "02-15", "03-31", "06-30", "12-31"),
            ("2024-02-20", "02-25", "02-20", "02-29", "03-31", "06-30", "12-31"),
            ("2024-07-01", "07-07", "07-10", "07-15", "09-30", "12-31", "12-31"),
            ("2024-12-31", "2025-01-05", "12-31", "12-31", "12-31", "12-31", "12-31"),
        ] {
            let ends = [week, ten, half, quarter, half_year, year];
            for (period, end) in Period::ALL.iter().zip(ends) {
                let end = if end.len() == 5 { format!("2024-{end}") } else { end.to_owned() };
                let due = DueRule::EndOfPeriod { period: *period }.due_date(base.parse().unwrap()).unwrap();
                assert_eq!(due.to_string(), end, "{period} of {base}");
            }
        }
    }

    #[test]
    fn a_day_of_the_month_is_bounded() {
        for bad in [0, 32, -1, i64::MAX] {
            assert_eq!(DayOfMonth::new(bad).unwrap_err().code(), "number_out_of_range");
        }
        assert!(borsh::from_slice::<DayOfMonth>(&[0]).is_err());
    }
}
