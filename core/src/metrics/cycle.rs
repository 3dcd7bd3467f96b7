//! How long a step takes: issue to payment, receipt to application, dispute opened to closed.
//!
//! Days are skewed by a few very slow cases, so a step is described by its median and its ninetieth percentile, not
//! by its mean.

use super::measure::{Measure, Precision, Unit, quotient};
use crate::error::Result;
use crate::vocabulary::document;

document! {
    /// The days that a step took.
    pub struct CycleTime {
        /// How many times it was seen.
        pub count: u64,
        /// The middle one; the mean of the two middle ones for an even count.
        pub median: Measure,
        /// The ninetieth percentile by nearest rank: the smallest value that at least 90 % do not exceed.
        pub p90: Measure,
    }
}

/// Median and ninetieth percentile of a list of days, in any order.
///
/// In days; both not available for an empty list.
///
/// # Errors
/// [`Error::AmountOverflow`](crate::Error::AmountOverflow) never in practice.
///
/// # Examples
/// ```
/// use receivables::metrics::{Precision, cycle_time};
/// let step = cycle_time([9, 1, 4, 2], Precision::default())?;
/// assert_eq!(step.median.value().map(|v| v.to_string()).as_deref(), Some("3.00"));
/// assert_eq!(step.p90.value().map(|v| v.to_string()).as_deref(), Some("9.00"));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn cycle_time(days: impl IntoIterator<Item = i32>, precision: Precision) -> Result<CycleTime> {
    let mut sorted: Vec<i32> = days.into_iter().collect();
    sorted.sort_unstable();
    let count = sorted.len();
    let nth = |at: usize| sorted.get(at).copied().map_or(0, i128::from);
    if count == 0 {
        let none = Measure::not_available("no_entries");
        return Ok(CycleTime { count: 0, median: none.clone(), p90: none });
    }
    let middle = nth(count.saturating_sub(1) / 2).saturating_add(nth(count / 2));
    let rank = count.saturating_mul(9).div_ceil(10).saturating_sub(1);
    Ok(CycleTime {
        count: u64::try_from(count).unwrap_or(u64::MAX),
        median: quotient(&[middle], 2, "count", Unit::Days, precision)?,
        p90: quotient(&[nth(rank)], 1, "count", Unit::Days, precision)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_rank() {
        let p90 = |n: i32| {
            cycle_time((1..=n).rev(), Precision::default()).unwrap().p90.value().unwrap().to_string()
        };
        // Rank: the least r with r/n at or above 0.9.
        for (n, expected) in
            [(1, "1.00"), (9, "9.00"), (10, "9.00"), (11, "10.00"), (20, "18.00"), (21, "19.00")]
        {
            assert_eq!(p90(n), expected, "{n}");
        }
        assert_eq!(
            cycle_time([], Precision::default()).unwrap().median,
            Measure::not_available("no_entries")
        );
    }
}
