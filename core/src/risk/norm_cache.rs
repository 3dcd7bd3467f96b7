//! Hazards by class of terms, worked out once per day.

use super::day::{BANDS, ByBand, TERMS, terms_class};
use super::habit::Norms;

/// Hazards that were asked for, with the day for which they hold.
#[derive(Debug, Default)]
pub(super) struct HazardCache {
    entries: Vec<Option<(i32, ByBand)>>,
}

impl HazardCache {
    /// The hazards of a class of terms; `day` names the state of the norms.
    pub(super) fn of(&mut self, norms: &Norms, terms_days: i32, day: i32) -> ByBand {
        self.entries.resize(TERMS, None);
        let Some(slot) = self.entries.get_mut(terms_class(terms_days)) else { return [0.0; BANDS] };
        match slot {
            Some((of, hazards)) if *of == day => *hazards,
            _ => slot.insert((day, norms.hazards(terms_days))).1,
        }
    }
}
