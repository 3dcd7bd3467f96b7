//! US ACH: until when a debit can come back, when it may be presented again, and how many returns are too many.
//!
//! Source: Nacha Operating Rules, 2.12.4 (reinitiation), Appendix Four (timeframes), and the return rate levels.

use super::code::{RateBucket, ReturnWindow};
use super::table::FailureTable;
use super::{FailureSource, PermittedAction};
use crate::calendar::{Date, HolidayCalendar};
use crate::error::{Error, Result};
use crate::money::{Figure, Percent, Rounding, rounded_quotient};
use crate::reason::Reason;
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// How often and how long an entry may be presented again.
    pub struct ReinitiationRule {
        /// How many times, at most, after the first.
        pub most: u32,
        /// Within how many days of the first settlement.
        pub days: u32,
    }

    /// Whether an entry may be presented again.
    pub struct Reinitiation {
        /// Whether it may.
        pub allowed: bool,
        /// The last day on which it may.
        pub last_day: Date,
        /// How many more times.
        pub left: u32,
        /// Why not; empty where it may.
        pub reasons: Vec<Reason>,
    }

    /// Debits and their returns over the window of the network: 60 days or two calendar months.
    pub struct ReturnCounts {
        /// Debit entries originated.
        pub debits: u32,
        /// Of them returned as unauthorised.
        pub unauthorised: u32,
        /// Of them returned for administrative reasons.
        pub administrative: u32,
        /// Of them returned for any reason.
        pub all_returns: u32,
    }

    /// The highest return rates that the network tolerates.
    pub struct ReturnCeilings {
        /// Unauthorised returns, percent of debits.
        pub unauthorised_percent: Percent,
        /// Administrative returns, percent of debits.
        pub administrative_percent: Percent,
        /// All returns, percent of debits.
        pub overall_percent: Percent,
    }

    /// Return rates, and which are above their ceiling.
    pub struct AchReturnRates {
        /// Percent, half even to two decimals.
        pub unauthorised_percent: Figure,
        /// Percent, half even to two decimals.
        pub administrative_percent: Figure,
        /// Percent, half even to two decimals.
        pub overall_percent: Figure,
        /// The rates above their ceiling, judged before rounding.
        pub breaches: Vec<RateBreach>,
    }
}

crate::vocabulary::words! {
    /// A return rate that is above its ceiling.
    RateBreach {
        /// Unauthorised returns.
        Unauthorised "unauthorised",
        /// Administrative returns.
        Administrative "administrative",
        /// All returns.
        Overall "overall",
    }
}

/// Hundredths of a percent in the whole.
const HUNDREDTHS_OF_A_PERCENT: i128 = 10_000;

impl Default for ReinitiationRule {
    /// Twice within 180 days.
    fn default() -> Self {
        Self { most: 2, days: 180 }
    }
}

impl ReturnCeilings {
    /// 0.5 % unauthorised, 3 % administrative, 15 % in all.
    ///
    /// # Errors
    /// None in practice.
    pub fn standard() -> Result<Self> {
        let percent = |tenths: i64| Percent::new(Decimal::new(tenths, 1));
        Ok(Self {
            unauthorised_percent: percent(5)?,
            administrative_percent: percent(30)?,
            overall_percent: percent(150)?,
        })
    }
}

/// The day by whose opening a return must have been made available.
///
/// # Errors
/// [`Error::DateOutOfRange`] at the end of the calendar.
///
/// # Examples
/// ```
/// use receivables::calendar::PublicCalendar;
/// use receivables::failures::{ReturnWindow, ach_return_deadline};
/// let banks = PublicCalendar::from_name("us_federal_reserve")?.whole_calendar()?;
/// let friday = "2024-03-29".parse()?;
/// assert_eq!(ach_return_deadline(friday, ReturnWindow::TwoBankingDays, &banks)?.to_string(), "2024-04-02");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn ach_return_deadline(settlement: Date, window: ReturnWindow, banks: &HolidayCalendar) -> Result<Date> {
    match window {
        ReturnWindow::TwoBankingDays => banks.plus_business_days(settlement, 2),
        ReturnWindow::SixtyCalendarDays => banks.plus_business_days(settlement.plus_days(60)?, 1),
    }
}

/// Whether an entry returned with a code may be presented again on a day, after so many times already.
///
/// # Errors
/// [`Error::NameUnknown`] for a code that the table does not have; [`Error::DateOutOfRange`].
///
/// # Examples
/// ```
/// use receivables::failures::{FailureTable, ReinitiationRule, ach_reinitiation};
/// let table = FailureTable::standard()?;
/// let rule = ReinitiationRule::default();
/// let again = ach_reinitiation(&table, &rule, "R01", "2024-01-10".parse()?, 1, "2024-07-08".parse()?)?;
/// assert!(again.allowed);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn ach_reinitiation(
    table: &FailureTable,
    rule: &ReinitiationRule,
    code: &str,
    original_settlement: Date,
    reinitiations: u32,
    on: Date,
) -> Result<Reinitiation> {
    let row = table.code(FailureSource::Ach, code);
    let row =
        row.ok_or_else(|| Error::NameUnknown { field: "code".into(), given: crate::error::quoted(code) })?;
    let last_day = original_settlement.plus_days(i64::from(rule.days))?;
    let most = row.most_retries.unwrap_or(0).min(rule.most);
    let mut reasons = Vec::new();
    if !row.permitted.contains(&PermittedAction::RetryLater) || row.most_retries.is_none() {
        reasons.push(Reason::new("code_not_presentable").with("code", code));
    } else if reinitiations >= most {
        reasons.push(Reason::new("presentments_used_up").with("used", reinitiations).with("most", most));
    }
    if on > last_day {
        reasons.push(Reason::new("window_over").with("last_day", last_day));
    }
    let left = most.saturating_sub(reinitiations);
    Ok(Reinitiation {
        allowed: reasons.is_empty(),
        last_day,
        left: if reasons.is_empty() { left } else { 0 },
        reasons,
    })
}

/// Return rates against their ceilings.
///
/// # Errors
/// [`Error::CountOutOfRange`] where more came back than was originated, or nothing was originated.
///
/// # Examples
/// ```
/// use receivables::failures::{RateBreach, ReturnCeilings, ReturnCounts, ach_return_rates};
/// let counts = ReturnCounts { debits: 12_000, unauthorised: 61, administrative: 240, all_returns: 1_500 };
/// let rates = ach_return_rates(&counts, &ReturnCeilings::standard()?)?;
/// assert_eq!(rates.unauthorised_percent.to_string(), "0.51");
/// assert_eq!(rates.breaches, [RateBreach::Unauthorised]);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn ach_return_rates(counts: &ReturnCounts, ceilings: &ReturnCeilings) -> Result<AchReturnRates> {
    let most = usize::try_from(counts.debits).unwrap_or(usize::MAX);
    let too_many = |field: &str, given: u32, most: usize| {
        let given = usize::try_from(given).unwrap_or(usize::MAX);
        Error::CountOutOfRange { field: field.into(), least: 0, most, given }
    };
    if counts.debits == 0 {
        return Err(Error::CountOutOfRange { field: "debits".into(), least: 1, most: usize::MAX, given: 0 });
    }
    if counts.all_returns > counts.debits {
        return Err(too_many("all_returns", counts.all_returns, most));
    }
    let parts = counts.unauthorised.saturating_add(counts.administrative);
    if parts > counts.all_returns {
        return Err(too_many(
            "all_returns",
            counts.all_returns,
            usize::try_from(parts).unwrap_or(usize::MAX),
        ));
    }
    let percent = |part: u32| {
        let wide = rounded_quotient(
            &[i128::from(part), HUNDREDTHS_OF_A_PERCENT],
            &[i128::from(counts.debits)],
            Rounding::HalfEven,
        );
        let hundredths = wide.and_then(|wide| i64::try_from(wide).ok()).unwrap_or(0);
        Figure::new(Decimal::new(hundredths, 2))
    };
    let above = |part: u32, ceiling: Percent| {
        // part / debits > ceiling / 100, without a division.
        let left = Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED);
        let right = ceiling.value().checked_mul(Decimal::from(counts.debits));
        left.zip(right).is_some_and(|(left, right)| left > right)
    };
    let judged = [
        (RateBreach::Unauthorised, above(counts.unauthorised, ceilings.unauthorised_percent)),
        (RateBreach::Administrative, above(counts.administrative, ceilings.administrative_percent)),
        (RateBreach::Overall, above(counts.all_returns, ceilings.overall_percent)),
    ];
    Ok(AchReturnRates {
        unauthorised_percent: percent(counts.unauthorised)?,
        administrative_percent: percent(counts.administrative)?,
        overall_percent: percent(counts.all_returns)?,
        breaches: judged.into_iter().filter(|(_, above)| *above).map(|(rate, _)| rate).collect(),
    })
}

impl From<RateBucket> for RateBreach {
    fn from(bucket: RateBucket) -> Self {
        match bucket {
            RateBucket::Unauthorised => Self::Unauthorised,
            RateBucket::Administrative => Self::Administrative,
        }
    }
}
