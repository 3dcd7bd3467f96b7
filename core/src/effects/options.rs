//! How much has to be known before an effect is told.

use crate::error::{Error, Result};
use crate::money::Ratio;
use crate::number::float_of;
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// How much has to be known before an effect is told, and how intervals are drawn.
    #[derive(Copy)]
    pub struct EffectOptions {
        /// Least effective number of choices of a group, 2 to 1,000,000: 50 unless given. With 50 even weights a share
        /// near a half is known to within about 0.12 at nine in ten.
        #[serde(default = "effective")]
        pub min_effective: u32,
        /// Least number of customers with a choice of the group for an interval, 2 to 1,000,000: 20 unless given. Fewer drawn again tell too narrow
        /// intervals.
        #[serde(default = "customers")]
        pub min_customers: u32,
        /// Share of the draws inside an interval, 0.5 to 0.999: 0.9 unless given.
        #[serde(default = "level")]
        pub level: Ratio,
        /// How often customers are drawn again, 100 to 20,000: 1,000 unless given.
        #[serde(default = "samples")]
        pub samples: u32,
        /// The seed of the draws: 1 unless given.
        #[serde(default = "seed")]
        pub seed: u64,
    }
}

const fn effective() -> u32 {
    50
}

const fn customers() -> u32 {
    20
}

fn level() -> Ratio {
    Ratio::new(Decimal::new(9, 1)).unwrap_or_else(|_| unreachable!("any decimal is a ratio"))
}

const fn samples() -> u32 {
    1_000
}

const fn seed() -> u64 {
    1
}

impl Default for EffectOptions {
    fn default() -> Self {
        Self {
            min_effective: effective(),
            min_customers: customers(),
            level: level(),
            samples: samples(),
            seed: seed(),
        }
    }
}

impl EffectOptions {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`]; for `level` in thousandths.
    pub fn check(&self) -> Result<()> {
        let thousandths = crate::number::whole(self.share() * 1e3);
        for (field, least, most, given) in [
            ("min_effective", 2, 1_000_000, i64::from(self.min_effective)),
            ("min_customers", 2, 1_000_000, i64::from(self.min_customers)),
            ("level", 500, 999, thousandths),
            ("samples", 100, 20_000, i64::from(self.samples)),
        ] {
            if given < least || given > most {
                return Err(Error::NumberOutOfRange { field: field.into(), least, most, given });
            }
        }
        Ok(())
    }

    /// The share of the draws inside an interval.
    pub(super) fn share(&self) -> f64 {
        float_of(self.level.value())
    }
}
