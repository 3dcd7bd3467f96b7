//! How far a forecast looks, in which steps, and how uncertain it takes the world to be.

use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::money::Ratio;
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// How to forecast.
    pub struct ForecastOptions {
        /// Days in a period: 7 unless given, 1 to 31.
        #[serde(default = "week")]
        pub period_days: u32,
        /// Number of periods: 13 unless given, 1 to 400.
        #[serde(default = "quarter")]
        pub periods: u32,
        /// Number of paths that are drawn: 10,000 unless given, 100 to 100,000.
        #[serde(default = "paths")]
        pub paths: u32,
        /// Drives the draws. The same seed gives the same forecast.
        #[serde(default)]
        pub seed: u64,
        /// The share of paths that an interval holds, between 0.5 and 0.99: 0.8 unless given.
        #[serde(default = "eighty")]
        pub level: Ratio,
        /// How much faster or slower everyone pays together: the standard deviation of the logarithm of the hazard, 0 to
        /// 2. 0.15 unless given; a back-test says what suits a history. In back-tests over two public histories and six
        /// parts of them, intervals asked to hold 0.8 held 0.88 of the weeks up to four weeks ahead with it, 0.87 with 0.05
        /// and 0.88 with 0.25: the draws of the lots decide the width there.
        #[serde(default = "common")]
        pub common_spread: Ratio,
        /// The same for each customer by itself: 0.4 unless given. In those back-tests 0.2 and 0.6 held as often.
        #[serde(default = "own")]
        pub customer_spread: Ratio,
        /// Whether rows are split by segment, too.
        #[serde(default)]
        pub by_segment: bool,
    }
}

const fn week() -> u32 {
    7
}

const fn quarter() -> u32 {
    13
}

const fn paths() -> u32 {
    10_000
}

fn hundredths(value: i64) -> Ratio {
    Ratio::new(Decimal::new(value, 2)).unwrap_or_else(|_| unreachable!("a share between 0 and 1"))
}

fn eighty() -> Ratio {
    hundredths(80)
}

fn common() -> Ratio {
    hundredths(15)
}

fn own() -> Ratio {
    hundredths(40)
}

impl Default for ForecastOptions {
    fn default() -> Self {
        Self {
            period_days: week(),
            periods: quarter(),
            paths: paths(),
            seed: 0,
            level: eighty(),
            common_spread: common(),
            customer_spread: own(),
            by_segment: false,
        }
    }
}

impl ForecastOptions {
    /// The days that all periods cover: so many days of chances a forecast reads, at most 4,000.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.periods.saturating_mul(self.period_days).min(4_000)
    }

    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        let number = |field: &str, given: u32, least: u32, most: u32| {
            if (least..=most).contains(&given) {
                return Ok(());
            }
            let (least, most, given) = (i64::from(least), i64::from(most), i64::from(given));
            Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
        };
        number("period_days", self.period_days, 1, 31)?;
        number("periods", self.periods, 1, 400)?;
        number("paths", self.paths, 100, 100_000)?;
        let share = |field: &str, given: Ratio, least: i64, most: i64| {
            if (Decimal::new(least, 2)..=Decimal::new(most, 2)).contains(&given.value()) {
                return Ok(());
            }
            let allowed = format!("{} to {}", Decimal::new(least, 2), Decimal::new(most, 2));
            Err(Error::AmountOutOfRange { field: field.into(), given: given.to_string(), allowed })
        };
        share("level", self.level, 50, 99)?;
        share("common_spread", self.common_spread, 0, 200)?;
        share("customer_spread", self.customer_spread, 0, 200)
    }

    /// The last day of every period, when the first begins on a day.
    pub(super) fn ends(&self, as_of: Date) -> Result<Vec<Date>> {
        let end = |period: u32| {
            let days = i64::from(period).saturating_mul(i64::from(self.period_days)).saturating_sub(1);
            as_of.plus_days(days)
        };
        (1..=self.periods).map(end).collect()
    }
}
