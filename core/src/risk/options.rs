//! How a risk model is fitted. The defaults serve small and large histories alike.

use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::vocabulary::document;

document! {
    /// How a risk model is fitted.
    pub struct RiskOptions {
        /// Days after which a payment counts half in a customer's habit.
        #[serde(default = "half_life")]
        pub half_life_days: u32,
        /// Number of trees; 0 leaves the habits alone.
        #[serde(default = "trees")]
        pub trees: u32,
        /// Most examples the trees are grown on; of a longer history a fixed sample of invoices is taken.
        #[serde(default = "examples")]
        pub max_examples: u32,
        /// Drives which examples and features each tree sees. The same seed gives the same model.
        #[serde(default)]
        pub seed: u64,
        /// Days on which banks are closed besides week-ends, in any order: such a day counts as the day of the week on
        /// which least is paid. [`crate::calendar::PublicCalendar`] has ready-made ones.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub holidays: Vec<Date>,
    }
}

const fn half_life() -> u32 {
    180
}

const fn trees() -> u32 {
    100
}

const fn examples() -> u32 {
    60_000
}

impl Default for RiskOptions {
    fn default() -> Self {
        Self {
            half_life_days: half_life(),
            trees: trees(),
            max_examples: examples(),
            seed: 0,
            holidays: Vec::new(),
        }
    }
}

impl RiskOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`].
    pub fn check(&self) -> Result<()> {
        let within = |field: &str, given: u32, least: u32, most: u32| {
            if (least..=most).contains(&given) {
                return Ok(());
            }
            let (least, most, given) = (i64::from(least), i64::from(most), i64::from(given));
            Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
        };
        within("half_life_days", self.half_life_days, 1, 20_000)?;
        within("trees", self.trees, 0, 1_000)?;
        within("max_examples", self.max_examples, 0, 1_000_000)?;
        let holidays = u32::try_from(self.holidays.len()).unwrap_or(u32::MAX);
        within("holidays", holidays, 0, 10_000)
    }
}
