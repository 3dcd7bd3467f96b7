//! The program of retries of a company: how its plans are made, from what was learned, and what its schemes allow it.

use super::ach::{ReturnCeilings, ReturnCounts, ach_return_rates};
use super::plan_options::RetryPlanOptions;
use super::success::{RetryPriors, RetrySuccess};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Currency, Money};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeSet;

document! {
    /// How retries are planned after a failure.
    pub struct RetryProgram {
        /// How plans are made. Their fee is not given here, but in `fees`.
        pub options: RetryPlanOptions,
        /// What a try costs, one for each currency that has one; nothing in the others.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fees: Vec<Money>,
        /// Whether attempts can go over another route, another acquirer or processor: then a technical failure is tried
        /// there at once, where its code permits it. Once: if that fails too, the plan goes on.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub other_route: bool,
        /// The chances of success, as learned; the standard priors where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub success: Option<RetrySuccess>,
        /// The company's ACH debits and returns over the network's window. A debit is not presented again if its return
        /// would bring a rate above its ceiling; without counts nothing is held back for the rates.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ach_returns: Option<ReturnCounts>,
        /// The ceilings; those of the network where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ach_ceilings: Option<ReturnCeilings>,
    }
}

impl RetryProgram {
    /// Standard plans of at most eight tries, of which one instant in twenty is drawn, to learn from.
    ///
    /// # Errors
    /// None in practice.
    pub fn standard() -> Result<Self> {
        let options = RetryPlanOptions {
            most_tries: Some(8),
            explore_percent: "5".parse()?,
            seed: Name::new("standard-1")?,
            ..RetryPlanOptions::standard()?
        };
        Ok(Self {
            options,
            fees: Vec::new(),
            other_route: false,
            success: None,
            ach_returns: None,
            ach_ceilings: None,
        })
    }

    /// The one door: the options, one fee a currency, and counts that can be.
    ///
    /// # Errors
    /// What the options, the chances or the counts refuse; [`Error::IdTaken`] for a currency that stands twice,
    /// [`Error::Malformed`] for a fee among the options, [`Error::AmountOutOfRange`] for one below zero.
    pub fn check(&self) -> Result<()> {
        self.options.check_bounds().map_err(|e| e.within("options"))?;
        if self.options.fee.is_some() {
            let reason = "fees stand in `fees`, one a currency".into();
            return Err(Error::Malformed { field: "options.fee".into(), reason });
        }
        let mut seen = BTreeSet::new();
        for (at, fee) in self.fees.iter().enumerate() {
            fee.not_negative().map_err(|e| e.within(&format!("fees[{at}]")))?;
            if !seen.insert(fee.currency()) {
                return Err(Error::IdTaken { field: format!("fees[{at}]"), id: fee.currency().to_string() });
            }
        }
        if let Some(success) = &self.success {
            success.check().map_err(|e| e.within("success"))?;
        }
        self.room_for_returns().map(drop).map_err(|e| e.within("ach_returns"))
    }

    /// The options for plans in a currency.
    pub(super) fn options_in(&self, currency: Currency) -> RetryPlanOptions {
        let fee = self.fees.iter().copied().find(|fee| fee.currency() == currency);
        RetryPlanOptions { fee, ..self.options.clone() }
    }

    /// The chances of success.
    pub(super) fn chances(&self) -> Result<RetrySuccess> {
        match &self.success {
            Some(success) => Ok(success.clone()),
            None => Ok(RetrySuccess::unlearned(&RetryPriors::standard()?)),
        }
    }

    /// Why no ACH debit may be presented again for now; nothing where one more return keeps every ceiling.
    pub(super) fn room_for_returns(&self) -> Result<Option<Reason>> {
        let Some(counts) = &self.ach_returns else { return Ok(None) };
        let ceilings = self.ach_ceilings.clone().map_or_else(ReturnCeilings::standard, Ok)?;
        ach_return_rates(counts, &ceilings)?;
        let one_more = ReturnCounts {
            debits: counts.debits.saturating_add(1),
            all_returns: counts.all_returns.saturating_add(1),
            ..counts.clone()
        };
        let rates = ach_return_rates(&one_more, &ceilings)?;
        let breach = rates.breaches.first();
        Ok(breach.map(|rate| Reason::new("return_rate_ceiling").with("rate", rate)))
    }
}
