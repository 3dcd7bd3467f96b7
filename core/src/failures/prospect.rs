//! The next try with each instrument, planned from the facts alone.
//!
//! | after | the next try |
//! | --- | --- |
//! | a technical failure, where the company has another route | at once over that route, once |
//! | a failure that may be tried again | the first of the best plan, drawn once: its seed is the program's, the instrument and the failure |
//! | another failure | planned anew, with what this one says; the horizon still ends with the first failure |
//! | an update of the instrument, or a new one, after a failure | the first permitted hour after it |
//! | a failure that is final, or a plan that pays no more | none, and why |
//!
//! A plan depends on what was known when the failure was told, never on when one asks.

use super::code::{FailureSource, PermittedAction};
use super::limit::attempt_limit;
use super::plan::{Window, first_slot, plan_within};
use super::plan_options::RetryQuestion;
use super::program::RetryProgram;
use super::standing::{applies, scheme_of};
use super::story::{Decline, Series, Story};
use super::success::RetrySuccess;
use super::table::FailureTable;
use super::verdict::FailureVerdict;
use crate::calendar::{HolidayCalendar, TimeZone, Timestamp};
use crate::documents::{Fact, Instrument, InstrumentStanding, PaymentMethod, RetryProspect};
use crate::error::Result;
use crate::ids::{InstrumentId, Name};
use crate::reason::Reason;

/// Until this hour of its last day by UTC a card is good wherever the payer lives: UTC+14 is ahead of all.
const LAST_DAY_HOURS: i64 = 10;

/// By what retries are planned.
#[derive(Debug, Clone)]
pub struct RetryPlanner<'a> {
    table: &'a FailureTable,
    program: &'a RetryProgram,
    /// Banks are closed on its other days.
    business_days: &'a HolidayCalendar,
    success: RetrySuccess,
    ceiling: Option<Reason>,
}

impl<'a> RetryPlanner<'a> {
    /// A planner by a program that was checked.
    ///
    /// # Errors
    /// None in practice: as [`RetryProgram::check`].
    pub fn new(
        table: &'a FailureTable,
        program: &'a RetryProgram,
        business_days: &'a HolidayCalendar,
    ) -> Result<Self> {
        let (success, ceiling) = (program.chances()?, program.room_for_returns()?);
        Ok(Self { table, program, business_days, success, ceiling })
    }

    /// The standings as [`instrument_standings`](super::instrument_standings) has them, each with what is planned; after
    /// a failure the instruments that did not fail, too.
    ///
    /// The facts are those of one customer that count at `now`.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) at the end of the calendar.
    pub fn standings<'f>(
        &self,
        facts: impl IntoIterator<Item = &'f Fact>,
        zone: TimeZone,
        now: Timestamp,
    ) -> Result<Vec<InstrumentStanding>> {
        let story = Story::new(facts);
        let mut standings = Vec::new();
        for (id, series) in &story.series {
            if let Some(last) = series.running().last() {
                let verdict = self.table.verdict(last.failure, last.at)?;
                let mut standing = series.standing(id, last, &verdict, self.table, now)?;
                standing.retry = Some(self.after_failure(id, series, last, &verdict, zone)?);
                standings.push(standing);
            } else if let (Some(last), Some((since, instrument))) = (story.last, series.on_file) {
                standings.push(InstrumentStanding {
                    instrument_id: (*id).clone(),
                    usable: true,
                    not_before: None,
                    needs_operator: false,
                    retry: Some(self.after_update(series, &last, since, instrument, zone)?),
                    reasons: vec![Reason::new("instrument_without_failure").with("instrument", id)],
                });
            }
        }
        Ok(standings)
    }

    fn after_failure(
        &self,
        id: &InstrumentId,
        series: &Series<'_>,
        last: &Decline<'_>,
        verdict: &FailureVerdict,
        zone: TimeZone,
    ) -> Result<RetryProspect> {
        let failure = last.failure;
        let mut prospect = RetryProspect {
            follows: last.at,
            invoice_ids: failure.invoice_ids.clone(),
            amount: failure.amount,
            at: None,
            plan: None,
            elsewhere: false,
            planned: 0,
            reasons: Vec::new(),
        };
        if !verdict.may_retry() {
            return Ok(prospect);
        }
        let is_ach = scheme_of(failure, verdict) == Some(FailureSource::Ach);
        if let Some(reason) = self.ceiling.as_ref().filter(|_| is_ach) {
            prospect.reasons.push(reason.clone());
            return Ok(prospect);
        }
        if self.goes_elsewhere(series, last, verdict)? {
            prospect.at = Some(last.at.max(last.known_at));
            prospect.elsewhere = true;
            prospect.planned = 1;
            prospect.reasons.push(Reason::new("retry_elsewhere").with("code", &failure.code));
            return Ok(prospect);
        }
        let options = self.program.options_in(failure.amount.currency());
        let first_at = series.running().first().map_or(last.at, |first| first.at);
        let horizon = first_at.plus_hours(i64::from(options.horizon_days).saturating_mul(24))?;
        let expires = series.on_file.and_then(|(_, instrument)| instrument.expires);
        let good_until =
            expires.map(|last| Timestamp::start_of(last).plus_hours(LAST_DAY_HOURS)).transpose()?;
        let question = RetryQuestion {
            id: Name::new(&format!("{id}/{}", last.at))?,
            amount: failure.amount,
            class: verdict.class,
            code: Some(failure.code.clone()),
            failed_at: first_at,
            // The first decline is the failure itself, the others are tries after it.
            tried: series.running().iter().skip(1).map(|decline| decline.at).collect(),
            most_retries: verdict.most_retries,
            not_before: verdict.not_before,
            not_after: Some(good_until.map_or(horizon, |end| end.min(horizon))),
            business_days: Some(self.business_days.clone()).filter(|_| is_bank_debit(failure.method)),
            limits: Vec::new(),
            time_zone: Some(zone),
        };
        let limits = self.table.limits.iter().filter(|limit| applies(limit, failure, verdict));
        let windows: Vec<Window<'_>> =
            limits.map(|limit| Window { limit, counted: series.counted(limit, failure.amount) }).collect();
        let schedule = plan_within(&question, &windows, &self.success, &options, last.known_at)?;
        prospect.planned = u32::try_from(schedule.retries.len()).unwrap_or(u32::MAX);
        prospect.plan = schedule.retries.into_iter().next();
        prospect.at = prospect.plan.as_ref().map(|plan| plan.at);
        prospect.reasons = schedule.reasons;
        Ok(prospect)
    }

    /// Whether the next try goes at once over another route: the code permits it, the company has one, the failure before
    /// did not permit it already, and no limit stands against a try now.
    fn goes_elsewhere(
        &self,
        series: &Series<'_>,
        last: &Decline<'_>,
        verdict: &FailureVerdict,
    ) -> Result<bool> {
        let permits = |verdict: &FailureVerdict| verdict.permitted.contains(&PermittedAction::RetryElsewhere);
        if !self.program.other_route || !permits(verdict) {
            return Ok(false);
        }
        let at = last.at.max(last.known_at);
        let before = series.running().iter().rev().nth(1);
        if let Some(before) = before
            && permits(&self.table.verdict(before.failure, before.at)?)
        {
            return Ok(false);
        }
        let tried = u32::try_from(series.running().len()).unwrap_or(u32::MAX).saturating_sub(1);
        let most = [verdict.most_retries, self.program.options.most_tries].into_iter().flatten().min();
        let expired =
            series.on_file.and_then(|(_, instrument)| instrument.expires).map(|end| end.plus_days(1));
        let works = match expired.transpose()? {
            Some(day) => at < Timestamp::start_of(day),
            None => true,
        };
        // The wait that a code asks for is for the same route.
        if most.is_some_and(|most| tried >= most) || !works {
            return Ok(false);
        }
        for limit in self.table.limits.iter().filter(|limit| applies(limit, last.failure, verdict)) {
            if !attempt_limit(limit, &series.counted(limit, last.failure.amount), at)?.allowed {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The first permitted hour, within the windows of the schemes: a new number on the same token may be the same card.
    fn after_update(
        &self,
        series: &Series<'_>,
        last: &Decline<'_>,
        since: Timestamp,
        instrument: &Instrument,
        zone: TimeZone,
    ) -> Result<RetryProspect> {
        let follows = since.max(last.known_at);
        let mut from = follows;
        if let Some(own) = series.declines.last() {
            let verdict = self.table.verdict(own.failure, own.at)?;
            for limit in self.table.limits.iter().filter(|limit| applies(limit, own.failure, &verdict)) {
                let counted = series.counted(limit, last.failure.amount);
                from = attempt_limit(limit, &counted, follows)?.next_allowed.unwrap_or(from).max(from);
            }
        }
        let days = Some(self.business_days).filter(|_| is_bank_debit(instrument.method));
        Ok(RetryProspect {
            follows,
            invoice_ids: last.failure.invoice_ids.clone(),
            amount: last.failure.amount,
            at: first_slot(&self.program.options, zone, days, from)?,
            plan: None,
            elsewhere: false,
            planned: 0,
            reasons: Vec::new(),
        })
    }
}

const fn is_bank_debit(method: PaymentMethod) -> bool {
    matches!(method, PaymentMethod::BankDebit)
}
