//! What of a ledger's history changes only with the month: a risk model, and the usual pace of payment, each from what was
//! known on the first of a month. The same ledger gives the same, so it is made when first asked for, and kept.

use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::dunning::day_start;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::risk::{RiskModel, RiskOptions, UsualPace};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What was made of one month.
#[derive(Debug, Clone, Default)]
struct Made {
    model: Option<Arc<RiskModel>>,
    pace: Option<UsualPace>,
}

/// What was made of months so far, by their first days.
#[derive(Debug, Default)]
pub(super) struct Months(Mutex<BTreeMap<Date, Made>>);

impl Clone for Months {
    fn clone(&self) -> Self {
        Self(Mutex::new(self.made().clone()))
    }
}

/// The first day of a month.
pub(super) fn first_of(day: Date) -> Result<Date> {
    Date::new(day.year(), day.month(), 1)
}

impl Months {
    fn made(&self) -> MutexGuard<'_, BTreeMap<Date, Made>> {
        // Whoever panicked left only what was made whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last month of which anything was made.
    pub(super) fn last(&self) -> Option<Date> {
        self.made().last_key_value().map(|(month, _)| *month)
    }

    /// The model of the month of a day; the options are the same in all calls.
    pub(super) fn model(
        &self,
        ledger: &Ledger,
        zone: TimeZone,
        options: &RiskOptions,
        day: Date,
    ) -> Result<Arc<RiskModel>> {
        let month = first_of(day)?;
        // Held while it is made: others wait for it.
        let mut made = self.made();
        if let Some(model) = made.get(&month).and_then(|made| made.model.clone()) {
            return Ok(model);
        }
        let past = ledger.past_invoices(&AsOf::known(month, day_start(zone, month)?))?;
        let model = Arc::new(RiskModel::fit(&past, month, options)?);
        let kept = made.entry(month).or_default();
        kept.model = Some(Arc::clone(&model));
        kept.pace.get_or_insert(UsualPace::of(&past, month)?);
        Ok(model)
    }

    /// The usual pace as of the first of the month of a day.
    pub(super) fn pace(&self, ledger: &Ledger, zone: TimeZone, day: Date) -> Result<UsualPace> {
        let month = first_of(day)?;
        let mut made = self.made();
        if let Some(pace) = made.get(&month).and_then(|made| made.pace) {
            return Ok(pace);
        }
        let past = ledger.past_invoices(&AsOf::known(month, day_start(zone, month)?))?;
        let pace = UsualPace::of(&past, month)?;
        made.entry(month).or_default().pace = Some(pace);
        Ok(pace)
    }

    /// Whether a fact that was recorded at an instant belongs to what was made.
    pub(super) fn reads(&self, recorded: Timestamp, zone: TimeZone) -> Result<bool> {
        Ok(match self.last() {
            Some(month) => recorded <= day_start(zone, month)?,
            None => false,
        })
    }
}
