//! Intervals by drawing customers again.

use super::EffectOptions;
use crate::error::Result;
use crate::number::{float, key, real, unit, whole};
use crate::vocabulary::document;

document! {
    /// A difference summed over customers.
    pub struct PairedTotal {
        /// The sum.
        pub total: i64,
        /// Lower end of the interval; none with fewer customers than the options ask for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub low: Option<i64>,
        /// Upper end of the interval.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub high: Option<i64>,
    }
}

/// Sums differences over customers, each with an interval from the same draws of customers: one row for each customer,
/// one column for each difference. The order of the rows decides the draws.
///
/// # Errors
/// What [`EffectOptions::check`] refuses.
///
/// # Examples
/// ```
/// use receivables::effects::{EffectOptions, paired_totals};
/// // Thirty customers, each with one message less: no draw of thirty of them says anything else.
/// let rows = vec![vec![-1]; 30];
/// let totals = paired_totals(&rows, &EffectOptions::default())?;
/// assert_eq!((totals[0].total, totals[0].low, totals[0].high), (-30, Some(-30), Some(-30)));
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn paired_totals(rows: &[Vec<i64>], options: &EffectOptions) -> Result<Vec<PairedTotal>> {
    options.check()?;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let total = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).fold(0_i64, |sum, value| sum.saturating_add(*value))
    };
    let enough = rows.len() >= usize::try_from(options.min_customers).unwrap_or(usize::MAX);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::new(); columns];
    if enough {
        let values: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(|v| float(*v)).collect()).collect();
        for sample in 0..options.samples {
            let mut sums = vec![0.0; columns];
            draw(values.len(), options.seed, sample, |place| {
                for (sum, value) in sums.iter_mut().zip(values.get(place).into_iter().flatten()) {
                    *sum += value;
                }
            });
            for (column, sum) in drawn.iter_mut().zip(sums) {
                column.push(sum);
            }
        }
    }
    let totals = drawn.into_iter().enumerate().map(|(column, drawn)| {
        let ends = interval(drawn, options.share());
        PairedTotal {
            total: total(column),
            low: ends.map(|(low, _)| whole(low)),
            high: ends.map(|(_, high)| whole(high)),
        }
    });
    Ok(totals.collect())
}

/// Draws as many places as there are, with replacement: the same seed and sample draw the same places.
pub(super) fn draw(places: usize, seed: u64, sample: u32, mut each: impl FnMut(usize)) {
    let count = real(places);
    for drawn in 0..places {
        let number = unit(key(seed, u64::from(sample), u64::try_from(drawn).unwrap_or(u64::MAX)));
        let place = usize::try_from(whole(libm::floor(number * count))).unwrap_or(0);
        each(place.min(places.saturating_sub(1)));
    }
}

/// The ends between which a share of the drawn values lies; none without values.
pub(super) fn interval(mut drawn: Vec<f64>, share: f64) -> Option<(f64, f64)> {
    drawn.sort_by(f64::total_cmp);
    let last = real(drawn.len().checked_sub(1)?);
    let place = |at: f64| usize::try_from(whole(at * last)).unwrap_or(0);
    let tail = (1.0 - share) / 2.0;
    Some((*drawn.get(place(tail))?, *drawn.get(place(1.0 - tail))?))
}
