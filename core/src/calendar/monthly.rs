//! A date every month, counted from one anchor so that short months do not pull the later ones forward.

use super::Date;
use crate::error::{Error, Result};

/// Most dates of one monthly series: 300 years.
pub const MOST_MONTHS: u32 = 3_600;

/// `count` dates, a month apart, the first being the anchor.
///
/// Each date is counted from the anchor, not from the date before it: a 31st becomes the last day of a shorter month
/// and is the 31st again in the next long one.
///
/// # Errors
/// [`Error::NumberOutOfRange`] above [`MOST_MONTHS`]; [`Error::DateOutOfRange`] at `dates[n]`.
///
/// # Examples
/// ```
/// use receivables::calendar::monthly;
/// let dates: Vec<String> = monthly("2024-01-31".parse()?, 4)?.iter().map(ToString::to_string).collect();
/// assert_eq!(dates, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]);
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn monthly(anchor: Date, count: u32) -> Result<Vec<Date>> {
    if count > MOST_MONTHS {
        let given = i64::from(count);
        return Err(Error::NumberOutOfRange {
            field: "count".into(),
            least: 0,
            most: MOST_MONTHS.into(),
            given,
        });
    }
    let date = |months| anchor.plus_months(months).map_err(|e| e.within(&format!("dates[{months}]")));
    (0..count).map(date).collect()
}
