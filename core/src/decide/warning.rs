//! Early warnings: customer success hears of a customer who pays later than before, once, and before collections do.
//!
//! The statistic comes from elsewhere, as plain data. Here are the gates and the id.
//!
//! | held back | why |
//! | --- | --- |
//! | `no_worse` | the customer does not pay later than before by as many days as the rules ask for |
//! | `nothing_at_stake` | no more is open than the rules ask for |
//! | `crm_mark` | the CRM set a mark with which nobody alerts |
//! | `told_before` | a warning of the customer was told within so many days |

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
use std::collections::{BTreeMap, BTreeSet};

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
    let rules = playbook.early_warning.clone().unwrap_or_default();
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
        let (currency, open, overdue) = at_stake(&account, clock.today())?;
        let reasons = held(&account, warning, &rules, open, &as_of)?;
        if !reasons.is_empty() {
            let customer_id = customer_id.clone();
            found.held.push(HeldWarning { customer_id, since: warning.since, reasons });
            continue;
        }
        let pace = Reason::new("pays_later").with("since", warning.since);
        let pace = pace.with("days_late_before", warning.days_late_before);
        let pace = pace.with("days_late_since", warning.days_late_since);
        let alert = CustomerSuccessAlert { mark: None, warning: Some(warning.clone()), overdue };
        found.actions.push(Action {
            kind: ActionKind::AlertCustomerSuccess(Box::new(alert)),
            id: warning_id(customer_id, warning.since)?,
            customer_id: Some(customer_id.clone()),
            case_id: None,
            currency,
            step: Name::new("early-warning")?,
            level: None,
            policy: None,
            reasons: std::iter::once(pace).chain(warning.reasons.iter().cloned()).collect(),
            not_before: clock.day_start(warning.noticed_on)?,
            superseded: Vec::new(),
            next_change: None,
        });
    }
    Ok(found)
}

/// The id of a warning: a digest of the customer and the day from which the pace changed.
fn warning_id(customer: &CustomerId, since: Date) -> Result<ActionId> {
    ActionId::new(&digest(&["receivables/action", customer.as_str(), "early-warning", &since.to_string()]))
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
    open: Money,
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
    let done: BTreeSet<&ActionId> = account
        .facts
        .iter()
        .filter_map(|fact| match &fact.body {
            FactBody::ActionDone { outcome } => Some(&outcome.action_id),
            _ => None,
        })
        .collect();
    if !done.is_empty() {
        let days = i64::from(rules.quiet_days);
        for day in days.saturating_neg()..=days {
            let since = warning.since.plus_days(day)?;
            if done.contains(&warning_id(&warning.customer_id, since)?) {
                reasons.push(Reason::new("told_before").with("since", since).with("quiet_days", days));
                break;
            }
        }
    }
    Ok(reasons)
}
