//! Foresight: decisions that read a risk model.
//!
//! | what the model says | what reads it |
//! | --- | --- |
//! | the grade of the customer on the day the case began | the behaviour, and by it the policy of the case |
//! | how much of what is overdue will still be unpaid in so many days | the order of the worklist |
//! | that the customer pays later than before | an alert for customer success |
//!
//! A case keeps the view with which it began: it takes the grade only from a model that was fitted by then, and from
//! nothing but what was effective and known by then. So neither a model that is fitted later nor a fact that is told
//! later moves a running case. Where no models are given, one is fitted to the ledger's own history as it was known on
//! the first of the month in which a case began, and one for the month of the question: the same ledger gives the same
//! models. The usual pace, against which a change of pace is held, is that of the first of the month, too.
//!
//! A worklist is ordered by money times age times the share that will still be unpaid. Money that came in and that a
//! person matches stands among it with its amount: it does not post itself, so all of it is at stake.

use super::cash::cash;
use super::desk::Answer;
use super::months::{Months, first_of};
use super::parallel::Look;
use super::replay::known;
use super::warning::warned;
use super::{Decisions, all_decisions};
use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::documents::{
    AccountHistory, EarlyWarning, FactBody, PastInvoice, PayerBehaviour, PaymentOutlook, RiskGrade,
};
use crate::dunning::{BehaviourRules, Clock, outlook};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::money::Ratio;
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::risk::{
    OutlookOptions, PaymentVelocity, RiskModel, RiskOptions, VelocityChange, VelocityOptions,
    payment_velocity_against,
};
use crate::vocabulary::document;
use crate::worklist::WorklistEntry;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::Arc;

document! {
    /// How decisions read a risk model.
    pub struct ForesightRules {
        /// The behaviour that a grade puts in the place of the one by rule: A reliable and E chronically late unless given.
        /// A customer who is chronically late by rule stays so.
        #[serde(default = "behaviours")]
        pub behaviour_by_grade: BTreeMap<RiskGrade, PayerBehaviour>,
        /// Least number of known payments for which a grade counts: 3 unless given.
        #[serde(default = "payments")]
        pub min_known_payments: u32,
        /// The worklist is ordered by what will still be unpaid in so many days, 1 to 365: 30 unless given.
        #[serde(default = "days")]
        pub unpaid_days: u32,
        /// How a change of pace is recognised.
        #[serde(default)]
        pub velocity: VelocityOptions,
        /// Where grades begin.
        #[serde(default)]
        pub outlooks: OutlookOptions,
        /// How models are fitted where none are given: holidays, half-life, seed.
        #[serde(default)]
        pub fit: RiskOptions,
    }
}

fn behaviours() -> BTreeMap<RiskGrade, PayerBehaviour> {
    BTreeMap::from([(RiskGrade::A, PayerBehaviour::Reliable), (RiskGrade::E, PayerBehaviour::ChronicLate)])
}

const fn payments() -> u32 {
    3
}

const fn days() -> u32 {
    30
}

impl Default for ForesightRules {
    fn default() -> Self {
        Self {
            behaviour_by_grade: behaviours(),
            min_known_payments: payments(),
            unpaid_days: days(),
            velocity: VelocityOptions::default(),
            outlooks: OutlookOptions::default(),
            fit: RiskOptions::default(),
        }
    }
}

impl ForesightRules {
    /// Checks the bounds.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`]; what the options of velocity and outlooks refuse.
    pub fn check(&self) -> Result<()> {
        if self.unpaid_days == 0 || self.unpaid_days > 365 {
            let (field, given) = ("unpaid_days".into(), i64::from(self.unpaid_days));
            return Err(Error::NumberOutOfRange { field, least: 1, most: 365, given });
        }
        self.velocity.check().map_err(|e| e.within("velocity"))?;
        self.outlooks.check().map_err(|e| e.within("outlooks"))?;
        self.fit.check().map_err(|e| e.within("fit"))
    }
}

/// The risk models that have a say in decisions, and how they are read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RiskView {
    /// The models in force, in any order: the newest one, and older ones as long as cases run that began under them. Each
    /// has a say only from the day for which it was fitted on. Where none is given they are fitted, month by month, to
    /// what the ledger knew on the first of each month.
    pub models: Vec<RiskModel>,
    /// How they are read.
    pub rules: ForesightRules,
}

impl RiskView {
    /// Checks the rules, and that no two models are of one day.
    ///
    /// # Errors
    /// What [`ForesightRules::check`] refuses; [`Error::IdTaken`].
    pub fn check(&self) -> Result<()> {
        by_day(&self.models)?;
        self.rules.check().map_err(|e| e.within("rules"))
    }
}

/// Models by the day for which each was fitted.
fn by_day(models: &[RiskModel]) -> Result<BTreeMap<Date, &RiskModel>> {
    let mut days = BTreeMap::new();
    for (at, model) in models.iter().enumerate() {
        if days.insert(model.as_of(), model).is_some() {
            return Err(Error::IdTaken { field: format!("models[{at}]"), id: model.as_of().to_string() });
        }
    }
    Ok(days)
}

/// What models say of the customers of a ledger.
#[derive(Debug)]
pub(super) struct Foresight<'a> {
    ledger: &'a Ledger,
    zone: TimeZone,
    rules: &'a ForesightRules,
    /// By the day for which each was fitted; where there is none, those of the months count.
    given: BTreeMap<Date, &'a RiskModel>,
    months: &'a Months,
}

/// A model that was given, or one of a month.
enum Model<'a> {
    Given(&'a RiskModel),
    OfMonth(Arc<RiskModel>),
}

impl Model<'_> {
    fn get(&self) -> &RiskModel {
        match self {
            Self::Given(model) => model,
            Self::OfMonth(model) => model,
        }
    }
}

/// What to do now, by a ledger and risk models of it.
///
/// `models` are those in force, in any order: the newest one, and older ones as long as cases run that began under them.
/// Where none is given they are fitted, which takes as long as the history is large.
///
/// # Errors
/// As [`decide`](super::decide); what [`ForesightRules::check`] refuses; [`Error::IdTaken`] for two models of one day.
pub fn decide_with_risk(
    ledger: &Ledger,
    playbook: &Playbook,
    models: &[RiskModel],
    rules: &ForesightRules,
    now: Timestamp,
) -> Result<Decisions> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    rules.check().map_err(|e| e.within("rules"))?;
    let months = Months::default();
    let foresight = Foresight::new(ledger, playbook, models, rules, &months)?;
    let as_of = AsOf::known(foresight.zone.local_date(now)?, now);
    let cash = cash(ledger, playbook, now, &as_of)?;
    let foresight = Some(&foresight);
    let look = Look { ledger, playbook, now, as_of: &as_of, holds: &cash.holds, foresight };
    all_decisions(look, cash.answer, NonZeroUsize::MIN)
}

/// A change for the worse as a warning.
fn warning(pace: &PaymentVelocity) -> Option<EarlyWarning> {
    let reasons = pace.drivers.iter().take(5).map(|driver| {
        let reason = Reason::new("paid_later").with("invoice_id", &driver.invoice_id);
        reason.with("days_late", driver.days_late)
    });
    (pace.change == VelocityChange::Slower).then(|| EarlyWarning {
        customer_id: pace.customer_id.clone(),
        since: pace.since,
        noticed_on: pace.noticed_on,
        days_late_before: pace.days_late_before,
        days_late_since: pace.days_late_since,
        probability: Some(pace.probability),
        reasons: reasons.collect(),
    })
}

impl<'a> Foresight<'a> {
    pub(super) fn new(
        ledger: &'a Ledger,
        playbook: &Playbook,
        models: &'a [RiskModel],
        rules: &'a ForesightRules,
        months: &'a Months,
    ) -> Result<Self> {
        let zone = playbook.company.time_zone;
        Ok(Self { ledger, zone, rules, given: by_day(models)?, months })
    }

    /// What a view says of a ledger.
    pub(super) fn of(
        ledger: &'a Ledger,
        playbook: &Playbook,
        view: &'a RiskView,
        months: &'a Months,
    ) -> Result<Self> {
        Self::new(ledger, playbook, &view.models, &view.rules, months)
    }

    /// The newest model that was fitted by a day; those of the months go up to today.
    fn model_by(&self, day: Date, today: Date) -> Result<Option<Model<'a>>> {
        if self.given.is_empty() {
            let model = self.months.model(self.ledger, self.zone, &self.rules.fit, day.min(today))?;
            return Ok(Some(Model::OfMonth(model)));
        }
        Ok(self.given.range(..=day).next_back().map(|(_, model)| Model::Given(model)))
    }

    /// The view of a customer on the day a case began, by what was known then.
    pub(super) fn outlook(
        &self,
        account: &AccountHistory,
        behaviour: &BehaviourRules,
        start: Date,
        company: &Clock<'_>,
    ) -> Result<PaymentOutlook> {
        let earlier = self.as_known(account, start, company)?;
        let account = earlier.as_ref().unwrap_or(account);
        let mut outlook = outlook(account, behaviour, start)?;
        let past = PastInvoice::of_account(account, start);
        if !past.iter().any(|invoice| invoice.issue_date < start) {
            return Ok(outlook);
        }
        let Some(model) = self.model_by(start, company.today())? else { return Ok(outlook) };
        let portfolio = model.get().portfolio(&past, start)?;
        let graded = portfolio.grade(&account.customer.id, &past, &self.rules.outlooks)?;
        (outlook.model, outlook.p_late) = (Some(graded.model.clone()), Some(graded.p_late));
        let known = graded.known_payments >= self.rules.min_known_payments;
        let other = self.rules.behaviour_by_grade.get(&graded.grade).filter(|_| known);
        if let Some(other) = other.filter(|_| outlook.behaviour != PayerBehaviour::ChronicLate) {
            outlook.behaviour = *other;
            let reason = Reason::new("risk_grade").with("grade", graded.grade).with("health", graded.health);
            let reason = reason.with("known_payments", graded.known_payments).with("model", &graded.model);
            outlook.reasons.insert(0, reason);
        }
        Ok(outlook)
    }

    /// The account as it was known when a case began, where something was told later that would change it. A case that
    /// began before anything was told of the customer was taken over: what was told with the customer counts.
    fn as_known(
        &self,
        account: &AccountHistory,
        start: Date,
        company: &Clock<'_>,
    ) -> Result<Option<AccountHistory>> {
        if start > company.today() {
            return Ok(None);
        }
        let told = account.facts.iter().filter(|fact| matches!(fact.body, FactBody::CustomerRecorded { .. }));
        let begun = company.day_start(start)?;
        let known_at = told.map(|fact| fact.recorded).min().map_or(begun, |told| told.max(begun));
        let changes = |body: &FactBody| matches!(body, FactBody::InvoiceVoided { .. });
        let is_late = |effective: Date, body: &FactBody| effective <= start || changes(body);
        let mut later = account.facts.iter().filter(|fact| fact.recorded > known_at);
        if !later.any(|fact| is_late(fact.effective, &fact.body)) {
            return Ok(None);
        }
        known(self.ledger, &account.customer.id, &AsOf::known(start, known_at))
    }

    /// Orders the worklist of a customer by what will still be unpaid, warns of who pays later than before, and says when
    /// either can change by itself. Outlooks are those of the company's day, what is past due that of the customer's.
    pub(super) fn look_ahead(
        &self,
        account: &AccountHistory,
        playbook: &Playbook,
        (company, own_day): (&Clock<'_>, Date),
        answer: &mut Answer,
    ) -> Result<()> {
        let today = company.today();
        let past = PastInvoice::of_account(account, today);
        if !answer.worklist.is_empty() {
            self.weigh(&past, today, own_day, answer)?;
            answer.wake(Some(company.day_start(today.plus_days(1)?)?));
        }
        let mut open = account.items.iter().filter(|entry| entry.item.open.is_positive()).peekable();
        if open.peek().is_none() {
            return Ok(());
        }
        let pace = self.months.pace(self.ledger, self.zone, today)?;
        let changes = payment_velocity_against(&past, today, &self.rules.velocity, pace)?;
        for warning in changes.iter().filter_map(warning) {
            let known_at = AsOf::known(today, company.now());
            match warned(account, &warning, playbook, company, &known_at)? {
                Ok(action) => answer.actions.push(action),
                Err(held) => answer.held_warnings.push(held),
            }
        }
        // A payment of today is looked at tomorrow; what is past due ages from day to day; models change with the month.
        let of_today = |invoice: &PastInvoice| {
            invoice
                .paid_date
                .into_iter()
                .chain(invoice.payments.iter().map(|part| part.date))
                .any(|d| d >= today)
        };
        let next_due = open.map(|entry| entry.item.due_date.max(today)).min().unwrap_or(today);
        let next = if past.iter().any(of_today) { today } else { next_due };
        let month = first_of(first_of(today)?.plus_days(31)?)?;
        answer.wake(Some(company.day_start(next.plus_days(1)?.min(month))?));
        Ok(())
    }

    /// Orders the worklist by what will still be unpaid of what is past due on the customer's own day.
    fn weigh(&self, past: &[PastInvoice], today: Date, own_day: Date, answer: &mut Answer) -> Result<()> {
        let Some(model) = self.model_by(today, today)? else { return Ok(()) };
        let options = OutlookOptions {
            horizon_days: vec![self.rules.unpaid_days],
            curve_days: 0,
            without_reasons: true,
            ..self.rules.outlooks.clone()
        };
        let outlooks = model.get().portfolio(past, today)?.outlooks(past, &options)?;
        for entry in &mut answer.worklist {
            let overdue =
                outlooks.iter().filter(|o| o.due_date < own_day && o.open.currency() == entry.currency);
            let (mut open, mut unpaid) = (Decimal::ZERO, Decimal::ZERO);
            for outlook in overdue {
                let Some(horizon) = outlook.horizons.first() else { continue };
                let left = outlook.open.amount().checked_mul(horizon.p_unpaid.value());
                let sums = left.and_then(|left| {
                    Some((open.checked_add(outlook.open.amount())?, unpaid.checked_add(left)?))
                });
                (open, unpaid) = sums.ok_or_else(overflow)?;
            }
            if let Some(share) = unpaid.checked_div(open) {
                apply(entry, share.round_dp(6), self.rules.unpaid_days)?;
            }
        }
        Ok(())
    }
}

fn overflow() -> Error {
    Error::AmountOverflow { field: "priority".into() }
}

fn apply(entry: &mut WorklistEntry, share: Decimal, days: u32) -> Result<()> {
    entry.priority = Ratio::new(entry.priority.value().checked_mul(share).ok_or_else(overflow)?)?;
    entry.reasons.push(Reason::new("expected_unpaid").with("days", days).with("share", share.normalize()));
    entry.reasons.sort_unstable();
    Ok(())
}
