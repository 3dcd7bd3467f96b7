//! Cash application as a policy of the company.

use super::options::MatchOptions;
use crate::error::Result;
use crate::vocabulary::document;

document! {
    /// How bank movements are matched, and how long follow-up waits for them.
    pub struct CashPolicy {
        /// Limits, rates and thresholds of matching.
        #[serde(default)]
        pub options: MatchOptions,
        /// Days, from the day on which the money was seen, for which nobody is written to about what it seems to settle;
        /// 5 where not given. After them follow-up goes on: a match that nobody looks at stops nothing for good.
        #[serde(default = "hold_days")]
        pub hold_days: u16,
    }
}

const fn hold_days() -> u16 {
    5
}

impl Default for CashPolicy {
    fn default() -> Self {
        Self { options: MatchOptions::default(), hold_days: hold_days() }
    }
}

impl CashPolicy {
    /// Checks the options.
    ///
    /// # Errors
    /// What [`MatchOptions::check`] refuses, with its path.
    pub fn check(&self) -> Result<()> {
        self.options.check().map_err(|e| e.within("options"))
    }
}
