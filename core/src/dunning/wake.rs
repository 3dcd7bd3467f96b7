//! The earliest instant at which an answer can change by itself.

use super::clock::Clock;
use super::history::History;
use crate::calendar::{Date, Timestamp};
use crate::error::Result;

/// Collects days and instants and keeps the earliest of each that lies ahead.
#[derive(Default)]
pub(super) struct Wake {
    date: Option<Date>,
    instant: Option<Timestamp>,
}

impl Wake {
    /// Something changes when a day begins.
    pub(super) fn on(&mut self, date: Date, clock: &Clock<'_>) {
        if date > clock.today() {
            self.date = Some(self.date.map_or(date, |known| known.min(date)));
        }
    }

    /// Something changes that many days from today, if they lie ahead.
    pub(super) fn in_days(&mut self, days: i64, clock: &Clock<'_>) -> Result<()> {
        if days > 0 {
            self.on(clock.today().plus_days(days)?, clock);
        }
        Ok(())
    }

    /// Something changes at an instant.
    pub(super) fn at(&mut self, instant: Timestamp, clock: &Clock<'_>) {
        if instant > clock.now() {
            self.instant = Some(self.instant.map_or(instant, |known| known.min(instant)));
        }
    }

    /// A fact that is known already begins to count later.
    pub(super) fn date_of_facts(&mut self, history: &History<'_>, clock: &Clock<'_>) {
        history.next_effective.into_iter().for_each(|date| self.on(date, clock));
    }

    /// The earliest of all.
    pub(super) fn earliest(&self, clock: &Clock<'_>) -> Result<Option<Timestamp>> {
        let day = self.date.map(|date| clock.day_start(date)).transpose()?;
        Ok([day, self.instant].into_iter().flatten().min())
    }
}
