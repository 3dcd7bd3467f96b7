//! The rules of a law or contract: dated rates, and fixed sums by debt.

use crate::calendar::Date;
use crate::error::{Error, Result, quoted};
use crate::ids::{Name, Note};
use crate::money::{Money, Percent};
use crate::vocabulary::{document, words};
use serde::Deserialize;

words! {
    /// Which rate counts when rates change.
    RateRule {
        /// The rate of each day.
        EachDay "each_day",
        /// The rate of the day after the due date, until it is paid.
        AtStart "at_start",
    }
}

document! {
    /// A yearly rate and the days on which it counts.
    pub struct DatedRate {
        /// First day.
        pub valid_from: Date,
        /// Last day; open where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_to: Option<Date>,
        /// Percent a year, reference rate and margin together.
        pub percent: Percent,
    }

    /// A fixed sum for debts below a bound.
    pub struct Compensation {
        /// For debts below this; for all others where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub below: Option<Money>,
        /// The sum.
        pub amount: Money,
    }

    /// The rules by which interest on a late payment is counted.
    pub struct LateInterestScheme {
        /// The scheme's name.
        pub name: Name,
        /// Where the rates come from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<Note>,
        /// Which rate counts.
        pub rule: RateRule,
        /// The rates, in order of their days.
        pub rates: Vec<DatedRate>,
        /// Fixed sums, smallest bound first. Paid where the debt is in their currency.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub compensation: Vec<Compensation>,
    }
}

impl LateInterestScheme {
    /// A published scheme by name: `eu_ecb` or `uk_boe`.
    ///
    /// # Errors
    /// [`Error::NameUnknown`].
    ///
    /// # Examples
    /// ```
    /// use receivables::interest::LateInterestScheme;
    /// let eu = LateInterestScheme::published("eu_ecb")?;
    /// assert_eq!(eu.rate_on("2024-05-01".parse()?)?.percent.to_string(), "12.5");
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn published(name: &str) -> Result<Self> {
        #[derive(Deserialize)]
        struct Published {
            schemes: Vec<LateInterestScheme>,
        }
        let published: Published = crate::json::from_json(include_str!("../../data/late_interest.json"))?;
        let scheme = published.schemes.into_iter().find(|scheme| scheme.name.as_str() == name);
        let scheme =
            scheme.ok_or_else(|| Error::NameUnknown { field: String::new(), given: quoted(name) })?;
        scheme.check()?;
        Ok(scheme)
    }

    /// Checks that rates follow each other and that bounds rise.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`] without rates; [`Error::Malformed`] with the path of the row.
    pub fn check(&self) -> Result<()> {
        if self.rates.is_empty() {
            return Err(Error::CountOutOfRange { field: "rates".into(), least: 1, most: 10_000, given: 0 });
        }
        crate::documents::at_most(self.rates.len(), 10_000, "rates")?;
        crate::documents::at_most(self.compensation.len(), 100, "compensation")?;
        let rising = |at: usize, list: &str, reason: &str| Error::Malformed {
            field: format!("{list}[{at}]"),
            reason: reason.into(),
        };
        for (at, pair) in self.rates.windows(2).enumerate() {
            if let [earlier, later] = pair
                && earlier.valid_to.is_none_or(|end| end >= later.valid_from)
            {
                return Err(rising(at.saturating_add(1), "rates", "begins before the one before it ends"));
            }
        }
        for (at, pair) in self.compensation.windows(2).enumerate() {
            if let [lower, higher] = pair
                && (lower.below.is_none()
                    || higher.below.is_some_and(|high| {
                        lower.below.is_some_and(|low| {
                            low.same_currency(high).is_err() || low.minor() >= high.minor()
                        })
                    }))
            {
                return Err(rising(at.saturating_add(1), "compensation", "bounds must rise"));
            }
        }
        Ok(())
    }

    /// The rate that counts on a day.
    ///
    /// # Errors
    /// [`Error::NotPossible`] where the scheme has no rate for the day: rates must be added as they are published.
    pub fn rate_on(&self, day: Date) -> Result<&DatedRate> {
        let covers = |rate: &&DatedRate| rate.valid_from <= day && rate.valid_to.is_none_or(|end| day <= end);
        self.rates.iter().find(covers).ok_or_else(|| Error::NotPossible {
            field: "scheme.rates".into(),
            reason: format!("{} has no rate for {day}", self.name),
        })
    }

    /// The fixed sum for a debt; none where the scheme has none in its currency.
    #[must_use]
    pub fn compensation_for(&self, debt: Money) -> Option<Money> {
        let rows = self.compensation.iter().filter(|row| row.amount.currency() == debt.currency());
        rows.into_iter()
            .find(|row| row.below.is_none_or(|bound| debt.minor() < bound.minor()))
            .map(|row| row.amount)
    }
}
