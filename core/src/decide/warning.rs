//! Early warnings: customer success hears of a customer who pays later than before, once, and before collections do.
//!
//! The statistic comes from elsewhere, as plain data. Here are the gates and the id.
//!
//! | held back | why |
//! | --- | --- |
//! | `no_worse` | the customer does not pay later than before by as many days as the rules ask for |
//! | `nothing_at_stake` | no more is open than the rules ask for |
//! | `crm_mark` | the CRM set a mark with which nobody alerts |
//! | `told_before` | the last warning of the customer was told after this slowdown began, or so few days before it that it is the same one |
//!
//! A slowdown is dated by a statistic, and its first day may move with every payment. So the id of a warning is that of the
//! customer and the occurrence: the first, and another one once that was told. Until it is told it keeps its id.

use super::action::{Action, ActionKind, CustomerSuccessAlert};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{AccountHistory, CrmMark, EarlyWarning, FactBody};
use crate::dunning::Clock;
use crate::error::{Error, Result};
use crate::ids::{ActionId, CustomerId, Name, digest};
use crate::ledger::Ledger;
use crate::money::{Currency, Money};
use crate::playbook::{EarlyWarningRules, Playbook};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::BTreeMap;

document! {
    /// A warning that is not told, and why.
    pub struct HeldWarning {
        /// The customer.
        pub customer_id: CustomerId,
        /// From which day on the customer pays later.
        pub since: Date,
        /// Why it is not told.
        pub reasons: Vec<Reason>,
    }

    /// What becomes of warnings.
    pub struct EarlyWarnings {
        /// Whom to tell what, by customer, then id.
        pub actions: Vec<Action>,
        /// What is not told, by customer, then day.
        pub held: Vec<HeldWarning>,
    }
}

/// What becomes of warnings under a playbook. Of several for one customer the latest counts.
///
/// Done when `action_done` with the action's id is told; it is not proposed again after that.
///
/// # Errors
/// What the playbook refuses; [`Error::CustomerUnknown`] with the path of the warning; [`Error::AmountOverflow`],
/// [`Error::DateOutOfRange`].
pub fn early_warnings(
    ledger: &Ledger,
    playbook: &Playbook,
    warnings: &[EarlyWarning],
    now: Timestamp,
) -> Result<EarlyWarnings> {
    playbook.check().map_err(|e| e.within("playbook"))?;
    crate::documents::at_most(warnings.len(), 1_000_000, "warnings")?;
    let clock = Clock::new(now, &playbook.company, playbook.company.time_zone)?;
    let as_of = AsOf::known(clock.today(), now);
    let mut latest: BTreeMap<&CustomerId, (usize, &EarlyWarning)> = BTreeMap::new();
    for (at, warning) in warnings.iter().enumerate() {
        let known = latest.entry(&warning.customer_id).or_insert((at, warning));
        if warning.since > known.1.since {
            *known = (at, warning);
        }
    }
    let mut found = EarlyWarnings { actions: Vec::new(), held: Vec::new() };
    for (customer_id, (at, warning)) in latest {
        let path = |error: Error| error.within(&format!("warnings[{at}]"));
        let account = ledger.account(customer_id, &as_of).map_err(path)?;
        match warned(&account, warning, playbook, &clock, &as_of)? {
            Ok(action) => found.actions.push(action),
            Err(held) => found.held.push(held),
        }
    }
    Ok(found)
}

/// What becomes of a warning of one customer: whom to tell what, or why not.
pub(super) fn warned(
    account: &AccountHistory,
    warning: &EarlyWarning,
    playbook: &Playbook,
    clock: &Clock<'_>,
    as_of: &AsOf,
) -> Result<std::result::Result<Action, HeldWarning>> {
    let standard;
    let rules = match &playbook.early_warning {
        Some(rules) => rules,
        None => {
            standard = EarlyWarningRules::default();
            &standard
        }
    };
    let customer_id = account.customer.id.clone();
    let (currency, open, overdue) = at_stake(account, clock.today())?;
    let (id, told_on) = occurrence(account, as_of)?;
    let reasons = held(account, warning, rules, (open, told_on), as_of)?;
    if !reasons.is_empty() {
        return Ok(Err(HeldWarning { customer_id, since: warning.since, reasons }));
    }
    let pace = Reason::new("pays_later").with("since", warning.since);
    let pace = pace.with("days_late_before", warning.days_late_before);
    let pace = pace.with("days_late_since", warning.days_late_since);
    let alert = CustomerSuccessAlert { mark: None, warning: Some(warning.clone()), overdue };
    Ok(Ok(Action {
        kind: ActionKind::AlertCustomerSuccess(Box::new(alert)),
        id,
        customer_id: Some(customer_id),
        case_id: None,
        currency,
        step: Name::new("early-warning")?,
        level: None,
        policy: None,
        reasons: std::iter::once(pace).chain(warning.reasons.iter().cloned()).collect(),
        not_before: clock.day_start(warning.noticed_on)?,
        superseded: Vec::new(),
        next_change: None,
    }))
}

/// The id of the next warning of a customer, and the day on which the last one was told.
fn occurrence(account: &AccountHistory, as_of: &AsOf) -> Result<(ActionId, Option<Date>)> {
    let mut done: BTreeMap<&ActionId, Date> = BTreeMap::new();
    for fact in account.facts.iter().filter(|fact| as_of.sees(fact.effective, fact.recorded)) {
        if let FactBody::ActionDone { outcome } = &fact.body {
            done.entry(&outcome.action_id).or_insert(fact.effective);
        }
    }
    let (mut number, mut told_on) = (1_u32, None);
    loop {
        let id = warning_id(&account.customer.id, number)?;
        match done.get(&id) {
            Some(day) => told_on = Some(*day),
            None => return Ok((id, told_on)),
        }
        number = number.saturating_add(1);
    }
}

/// The id of a warning: a digest of the customer and the number of the warning, from 1.
fn warning_id(customer: &CustomerId, number: u32) -> Result<ActionId> {
    ActionId::new(&digest(&["receivables/action", customer.as_str(), "early-warning", &number.to_string()]))
}

/// The currency in which most items are open (the first by code among equals), what is open in it, and what of that is
/// past due.
fn at_stake(account: &AccountHistory, today: Date) -> Result<(Currency, Money, Money)> {
    let mut by_currency: BTreeMap<Currency, (usize, Money, Money)> = BTreeMap::new();
    for entry in account.items.iter().filter(|entry| entry.item.open.is_positive()) {
        let open = entry.item.open;
        let zero = Money::zero(open.currency());
        let sums = by_currency.entry(open.currency()).or_insert((0, zero, zero));
        sums.0 = sums.0.saturating_add(1);
        sums.1 = sums.1.plus(open)?;
        if entry.item.due_date < today && !entry.item.no_credit {
            sums.2 = sums.2.plus(open)?;
        }
    }
    let most = by_currency.into_iter().rev().max_by_key(|(_, (count, ..))| *count);
    let none = || (Currency::EUR, (0, Money::zero(Currency::EUR), Money::zero(Currency::EUR)));
    let (currency, (_, open, overdue)) = most.unwrap_or_else(none);
    Ok((currency, open, overdue))
}

/// Why a warning is not told.
fn held(
    account: &AccountHistory,
    warning: &EarlyWarning,
    rules: &EarlyWarningRules,
    (open, told_on): (Money, Option<Date>),
    as_of: &AsOf,
) -> Result<Vec<Reason>> {
    let mut reasons = Vec::new();
    let worse = warning.days_late_since.saturating_sub(warning.days_late_before);
    if worse < i64::from(rules.min_more_days) {
        reasons.push(Reason::new("no_worse").with("more_days", worse).with("least", rules.min_more_days));
    }
    let least = rules.min_open.iter().find(|least| least.currency() == open.currency());
    if !open.is_positive() || least.is_some_and(|least| open.minor() < least.minor()) {
        reasons.push(Reason::new("nothing_at_stake").with("open", open));
    }
    let marks: Vec<CrmMark> = account.marks(as_of);
    let marked = rules.skip_marks.iter().filter(|mark| marks.contains(mark));
    reasons.extend(marked.map(|mark| Reason::new("crm_mark").with("mark", mark)));
    if let Some(told_on) = told_on {
        let days = i64::from(rules.quiet_days);
        if warning.since <= told_on.plus_days(days)? {
            reasons.push(Reason::new("told_before").with("told_on", told_on).with("quiet_days", days));
        }
    }
    Ok(reasons)
}
