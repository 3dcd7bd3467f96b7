//! Customers with their past, ready to be asked about.

use super::curve::Curve;
use super::model::RiskModel;
use super::replay::{Question, Replay};
use super::rows::Rows;
use crate::calendar::Date;
use crate::documents::PastInvoice;
use crate::error::{Error, Result};

impl RiskModel {
    /// The curves of invoices of a history, each in the morning of its own day: what happens on that day or later
    /// does not count. The invoices are named by their place in `past`; each question is a place and a day that is not
    /// before the issue date. A curve starts on the day of its question.
    ///
    /// The answer for a customer depends on the model and on the customer's own invoices only, so a host may split a
    /// long list by customer over any number of threads.
    ///
    /// # Errors
    /// What [`PastInvoice::check`] refuses, [`Error::IdTaken`], [`Error::NotPossible`] for a history over many
    /// decades or a place that is not there, [`Error::BeforeReference`] for a day before the issue date.
    pub fn curves(&self, past: &[PastInvoice], asked: &[(usize, Date)]) -> Result<Vec<Curve>> {
        let rows = Rows::new(past, &self.groups).map_err(|e| e.within("invoices"))?;
        let mut places = vec![None; past.len()];
        for (place, row) in rows.rows.iter().enumerate() {
            if let Some(slot) = places.get_mut(row.given) {
                *slot = Some((place, row));
            }
        }
        let mut questions = Vec::with_capacity(asked.len());
        for (at, (given, date)) in asked.iter().enumerate() {
            let Some((row, of)) = places.get(*given).copied().flatten() else {
                let reason = format!("there is no invoice at place {given}");
                return Err(Error::NotPossible { field: format!("asked[{at}]"), reason });
            };
            let day = date.epoch_day();
            if day < of.issue {
                return Err(Error::BeforeReference {
                    field: format!("asked[{at}]"),
                    given: date.to_string(),
                    earliest: Date::from_epoch_day(of.issue)?.to_string(),
                });
            }
            questions.push(Question { day, row });
        }
        let mut curves: Vec<Curve> = asked.iter().map(|_| Curve::default()).collect();
        let end = questions.iter().map(|question| question.day).max().unwrap_or(0);
        let mut replay = Replay::new(&rows, self.norms.clone(), false, f64::from(self.options.half_life_days));
        replay.run(&questions, end, |at, shot| {
            let row = questions.get(at).and_then(|question| rows.rows.get(question.row));
            if let (Some(row), Some(question), Some(curve)) = (row, questions.get(at), curves.get_mut(at)) {
                self.draw(&shot, question.day, row.due, row.issue, curve);
            }
        });
        Ok(curves)
    }
}
