//! The entries of the worklist and their order.

use super::{Dossier, WorklistOptions};
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::{ActionId, CaseId, CustomerId, Name};
use crate::money::{Currency, Money, Ratio};
use crate::reason::Reason;
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What is brought before a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// The customer; none for money of an unknown payer.
    pub customer_id: Option<CustomerId>,
    /// The currency.
    pub currency: Currency,
    /// The case, where there is one.
    pub case_id: Option<CaseId>,
    /// The action that hands it over, where there is one.
    pub action_id: Option<ActionId>,
    /// Open amount past due; for money to match, its amount without a sign.
    pub overdue: Money,
    /// Oldest due date of it; the value date of money to match.
    pub oldest_due: Option<Date>,
    /// Why a person should look.
    pub reasons: Vec<Reason>,
}

document! {
    /// One entry of the worklist.
    pub struct WorklistEntry {
        /// The customer; none for money of an unknown payer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub customer_id: Option<CustomerId>,
        /// The currency.
        pub currency: Currency,
        /// The case, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub case_id: Option<CaseId>,
        /// The action that hands it over, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action_id: Option<ActionId>,
        /// Overdue amount times weights; the highest comes first. Not rounded.
        pub priority: Ratio,
        /// Open amount past due; for money to match, its amount without a sign.
        pub overdue: Money,
        /// Why a person should look.
        pub reasons: Vec<Reason>,
        /// What to do next: what the heaviest reason suggests.
        pub next_step: Name,
        /// Everything that is known of the customer; none for money of an unknown payer.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dossier: Option<Dossier>,
    }
}

/// The entry for a matter.
///
/// # Errors
/// [`Error::AmountOverflow`].
pub fn entry(
    matter: Matter,
    today: Date,
    dossier: Option<Dossier>,
    options: &WorklistOptions,
) -> Result<WorklistEntry> {
    let age = matter.oldest_due.map_or(0, |due| today.days_since(due));
    let class = options.ages.iter().rfind(|class| i64::from(class.from_days) <= i64::from(age));
    let codes: Vec<&Name> = matter.reasons.iter().map(|reason| &reason.code).collect();
    let heaviest = options.reasons.iter().filter(|r| codes.contains(&&r.code)).max_by_key(|r| r.weight);
    let unit = options.currencies.iter().find(|c| c.currency == matter.currency);
    let weights = [
        class.map(|class| class.weight.value()),
        heaviest.map(|reason| reason.weight.value()),
        unit.map(|unit| unit.weight.value()),
    ];
    let overflow = || Error::AmountOverflow { field: "priority".into() };
    let product = weights.into_iter().flatten().try_fold(matter.overdue.amount(), Decimal::checked_mul);
    Ok(WorklistEntry {
        customer_id: matter.customer_id,
        currency: matter.currency,
        case_id: matter.case_id,
        action_id: matter.action_id,
        priority: Ratio::new(product.ok_or_else(overflow)?)?,
        overdue: matter.overdue,
        next_step: heaviest.map_or(&options.next_step, |reason| &reason.next_step).clone(),
        reasons: matter.reasons,
        dossier,
    })
}

/// The order of entries: highest priority first, then customer, then currency.
pub(crate) fn by_priority(a: &WorklistEntry, b: &WorklistEntry) -> Ordering {
    b.priority.cmp(&a.priority).then_with(|| {
        (&a.customer_id, a.currency, &a.action_id).cmp(&(&b.customer_id, b.currency, &b.action_id))
    })
}

/// Puts entries in order: highest priority first, then customer, then currency.
pub fn sort(entries: &mut [WorklistEntry]) {
    entries.sort_by(by_priority);
}
