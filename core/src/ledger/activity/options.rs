//! What the facts do not say and a period needs: grace, windows, columns, how far back.

use crate::ageing::{AgeingBasis, AgeingGroup, AgeingOptions, Columns};
use crate::error::{Error, Result};
use crate::vocabulary::document;

document! {
    /// How the activity of a period is gathered.
    #[serde(default)]
    pub struct ActivityOptions {
        /// Business days after a promised day within which the money is still in time: 1 unless given, at most 366.
        pub promise_grace_days: u32,
        /// Days after a failed payment within which money still counts as recovered, at most 3,660; up to the end of
        /// the period where not given.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub recovery_days: Option<u32>,
        /// Last day of each ageing column but the open one, rising: 30, 60, 90 unless given.
        pub bucket_days: Vec<u32>,
        /// Months of sales before the month of the first day: 24 unless given, at most 600.
        pub history_months: u32,
    }
}

impl Default for ActivityOptions {
    fn default() -> Self {
        Self { promise_grace_days: 1, recovery_days: None, bucket_days: vec![30, 60, 90], history_months: 24 }
    }
}

impl ActivityOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`]; [`Error::CountOutOfRange`] for the columns.
    pub fn check(&self) -> Result<()> {
        self.columns().map(drop)
    }

    /// The columns of the balances; refuses options out of bounds.
    pub(super) fn columns(&self) -> Result<Columns> {
        at_most("promise_grace_days", self.promise_grace_days, 366)?;
        at_most("recovery_days", self.recovery_days.unwrap_or(0), 3_660)?;
        at_most("history_months", self.history_months, 600)?;
        Columns::new(&AgeingOptions {
            basis: AgeingBasis::DueDate,
            bucket_days: self.bucket_days.clone(),
            group_by: AgeingGroup::None,
        })
    }
}

fn at_most(field: &str, given: u32, most: u32) -> Result<()> {
    if given <= most {
        return Ok(());
    }
    Err(Error::NumberOutOfRange { field: field.into(), least: 0, most: most.into(), given: given.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_kept() {
        let refused = |text: &str| {
            let options: ActivityOptions = crate::json::from_json(text).unwrap();
            let error = options.check().unwrap_err();
            (error.code(), error.field())
        };
        assert_eq!(
            refused(r#"{"promise_grace_days":367}"#),
            ("number_out_of_range", "promise_grace_days".into())
        );
        assert_eq!(refused(r#"{"recovery_days":3661}"#), ("number_out_of_range", "recovery_days".into()));
        assert_eq!(refused(r#"{"history_months":601}"#), ("number_out_of_range", "history_months".into()));
        assert_eq!(refused(r#"{"bucket_days":[]}"#), ("count_out_of_range", "bucket_days".into()));
        assert!(ActivityOptions::default().check().is_ok());
    }
}
