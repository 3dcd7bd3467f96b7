//! Foresight: decisions that read a risk model.
//!
//! | what the model says | what reads it |
//! | --- | --- |
//! | the grade of the customer on the day the case began | the behaviour, and by it the policy of the case |
//! | how much of what is overdue will still be unpaid in so many days | the order of the worklist |
//! | that the customer pays later than before | an alert for customer success |
//!
//! A case keeps the view with which it began: it takes the grade only from a model that was fitted by then, and from
//! nothing but what was effective by then. So a model that is fitted later moves no running case. Where no models are
//! given, one is fitted to the ledger's own history as it was known on the first of the month in which a case began, and
//! one for the month of the question: the same ledger gives the same models.

use super::cash::cash;
use super::desk::{Answer, Desk};
use super::{Decisions, early_warnings};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{
    AccountHistory, EarlyWarning, PastInvoice, PayerBehaviour, PaymentOutlook, RiskGrade,
};
use crate::dunning::cases;
use crate::error::{Error, Result};
use crate::ids::CustomerId;
use crate::ledger::Ledger;
use crate::money::Ratio;
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::risk::{
    OutlookOptions, PaymentVelocity, RiskModel, RiskOptions, VelocityChange, VelocityOptions,
    payment_velocity,
};
use crate::vocabulary::document;
use crate::worklist::WorklistEntry;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

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
        self.outlooks.check().map_err(|e| e.within("outlooks"))
    }
}

/// What models say of the customers of a ledger.
#[derive(Debug)]
pub(super) struct Foresight<'a> {
    /// By the day up to which each was fitted.
    models: BTreeMap<Date, &'a RiskModel>,
    rules: &'a ForesightRules,
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
    let today = playbook.company.time_zone.local_date(now)?;
    let as_of = AsOf::known(today, now);
    let cash = cash(ledger, playbook, now, &as_of)?;
    let mut desk = Desk::new(playbook, now, &cash.holds)?;
    let fitted = if models.is_empty() { fitted(ledger, &desk, &as_of)? } else { Vec::new() };
    let mut foresight = Foresight { models: BTreeMap::new(), rules };
    for (at, model) in models.iter().chain(&fitted).enumerate() {
        if foresight.models.insert(model.as_of(), model).is_some() {
            return Err(Error::IdTaken { field: format!("models[{at}]"), id: model.as_of().to_string() });
        }
    }
    desk.foresee(&foresight);
    let mut all = cash.answer;
    for account in accounts(ledger, &as_of) {
        let account = account?;
        let mut answer = desk.answer(&account)?;
        foresight.weigh(&account, today, &mut answer)?;
        all.add(answer);
    }
    let pace = payment_velocity(&ledger.past_invoices(&as_of)?, today, &rules.velocity)?;
    let warnings: Vec<EarlyWarning> = pace.iter().filter_map(warning).collect();
    all.actions.extend(early_warnings(ledger, playbook, &warnings, now)?.actions);
    if let Some(date) = ledger.next_effective(&as_of) {
        all.wake(Some(desk.day_start(date)?));
    }
    // What is expected changes from day to day.
    all.wake(Some(desk.day_start(today.plus_days(1)?)?));
    Ok(all.decisions(now))
}

/// The accounts of all customers who are known.
fn accounts<'l>(ledger: &'l Ledger, as_of: &'l AsOf) -> impl Iterator<Item = Result<AccountHistory>> + 'l {
    let known = |id: &CustomerId| match ledger.account(id, as_of) {
        Err(Error::CustomerUnknown { .. }) => None,
        other => Some(other),
    };
    ledger.customer_ids().into_iter().filter_map(known)
}

/// Models as of the first of the months in which the cases of today began, and of this month.
fn fitted(ledger: &Ledger, desk: &Desk<'_>, as_of: &AsOf) -> Result<Vec<RiskModel>> {
    let first = |date: Date| Date::new(date.year(), date.month(), 1);
    let mut months = BTreeSet::from([first(as_of.as_of)?]);
    for account in accounts(ledger, as_of) {
        for case in cases(&account?, as_of.as_of)? {
            months.insert(first(case.start.min(as_of.as_of))?);
        }
    }
    let fit = |month: Date| {
        let past = ledger.past_invoices(&AsOf::known(month, desk.day_start(month)?))?;
        RiskModel::fit(&past, month, &RiskOptions::default())
    };
    months.into_iter().map(fit).collect()
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
    /// The newest model that was fitted by a day.
    fn model_by(&self, day: Date) -> Option<&'a RiskModel> {
        self.models.range(..=day).next_back().map(|(_, model)| *model)
    }

    /// The view of a customer on the day a case began, with what the model of that day says.
    pub(super) fn outlook(
        &self,
        by_rule: PaymentOutlook,
        account: &AccountHistory,
    ) -> Result<PaymentOutlook> {
        let start = by_rule.as_of;
        let Some(model) = self.model_by(start) else { return Ok(by_rule) };
        let past = PastInvoice::of_account(account, start);
        if !past.iter().any(|invoice| invoice.issue_date < start) {
            return Ok(by_rule);
        }
        let portfolio = model.portfolio(&past, start)?;
        let graded = portfolio.grade(&account.customer.id, &past, &self.rules.outlooks)?;
        let mut outlook = by_rule;
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

    /// Orders the worklist by what will still be unpaid.
    fn weigh(&self, account: &AccountHistory, today: Date, answer: &mut Answer) -> Result<()> {
        let Some(model) = self.model_by(today).filter(|_| !answer.worklist.is_empty()) else { return Ok(()) };
        let past = PastInvoice::of_account(account, today);
        let options = OutlookOptions {
            horizon_days: vec![self.rules.unpaid_days],
            without_reasons: true,
            ..self.rules.outlooks.clone()
        };
        let outlooks = model.portfolio(&past, today)?.outlooks(&past, &options)?;
        for entry in &mut answer.worklist {
            let overdue =
                outlooks.iter().filter(|o| o.due_date < today && o.open.currency() == entry.currency);
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
