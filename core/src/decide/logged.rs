//! Logged choices: what a ledger knows of what came of them.

use super::action::ActionKind;
use super::cash::Holds;
use super::desk::Desk;
use super::replay::known;
use crate::calendar::{AsOf, Date, TimeZone, Timestamp};
use crate::documents::{AccountHistory, ItemHistory, SettlementKind};
use crate::effects::{EffectOptions, GroupRecovery, LoggedOutcome, recovery_by_group};
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::ledger::Ledger;
use crate::money::{Currency, Money, Ratio};
use crate::playbook::Playbook;
use crate::vocabulary::document;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

document! {
    /// A choice of the host for one customer in one currency, made with a chance that was written down.
    pub struct LoggedChoice {
        /// For whom.
        pub customer_id: CustomerId,
        /// In which currency.
        pub currency: Currency,
        /// When. What was recorded at this instant or later was not known to it.
        pub at: Timestamp,
        /// The group of actions that was chosen. A comparison of policies knows the kinds of actions, such as
        /// `send_message` or `escalate`, and `none`.
        pub group: Name,
        /// The chance with which it was chosen: above 0, at most 1.
        pub chance: Ratio,
        /// What a forecast made before the choice expected to be paid within the horizon, whatever the action: a share of
        /// what was overdue.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<Ratio>,
    }

    /// What came of logged choices.
    pub struct ActionRecovery {
        /// Choices that counted.
        pub choices: u64,
        /// Choices whose horizon is not over yet: left out.
        pub too_recent: u64,
        /// Choices for a customer with nothing overdue in the currency: left out.
        pub nothing_overdue: u64,
        /// What they tell of each group, by name.
        pub groups: Vec<GroupRecovery>,
    }
}

/// How much is recovered within so many days after each group of actions, by choices whose chances were logged.
///
/// What was overdue at a choice is what the ledger knew then; what was paid for it is what it knows as of `as_of`.
///
/// # Errors
/// [`Error::NumberOutOfRange`] for `horizon_days` (1 to 365), a chance or the options; [`Error::CustomerUnknown`] with the
/// path of the choice; [`Error::IdTaken`] for two choices of one customer, currency and instant.
pub fn recovery_by_action(
    ledger: &Ledger,
    choices: &[LoggedChoice],
    horizon_days: u32,
    options: &EffectOptions,
    as_of: &AsOf,
) -> Result<ActionRecovery> {
    let told = told(ledger, TimeZone::UTC, choices, horizon_days, as_of)?;
    let outcomes: Vec<LoggedOutcome> = told.outcomes.into_iter().map(|told| told.outcome).collect();
    Ok(ActionRecovery {
        choices: u64::try_from(outcomes.len()).unwrap_or(u64::MAX),
        too_recent: told.too_recent,
        nothing_overdue: told.nothing_overdue,
        groups: recovery_by_group(&outcomes, options)?,
    })
}

/// A choice with what came of it.
pub(super) struct Told<'a> {
    pub(super) choice: &'a LoggedChoice,
    pub(super) outcome: LoggedOutcome,
    pub(super) overdue: Money,
    /// The account as it was known before the choice.
    pub(super) account: AccountHistory,
}

/// All choices with what came of them.
#[derive(Default)]
pub(super) struct ToldChoices<'a> {
    pub(super) outcomes: Vec<Told<'a>>,
    pub(super) too_recent: u64,
    pub(super) nothing_overdue: u64,
}

/// What came of choices, by customer, then instant.
pub(super) fn told<'a>(
    ledger: &Ledger,
    zone: TimeZone,
    choices: &'a [LoggedChoice],
    horizon_days: u32,
    as_of: &AsOf,
) -> Result<ToldChoices<'a>> {
    crate::documents::at_most(choices.len(), 1_000_000, "choices")?;
    if horizon_days == 0 || horizon_days > 365 {
        let given = i64::from(horizon_days);
        return Err(Error::NumberOutOfRange { field: "horizon_days".into(), least: 1, most: 365, given });
    }
    let mut ordered: BTreeMap<(&CustomerId, Currency, Timestamp), (usize, &LoggedChoice)> = BTreeMap::new();
    for (at, choice) in choices.iter().enumerate() {
        let key = (&choice.customer_id, choice.currency, choice.at);
        if ordered.insert(key, (at, choice)).is_some() {
            let id = format!("{} {} {}", choice.customer_id, choice.currency, choice.at);
            return Err(Error::IdTaken { field: format!("choices[{at}].at"), id });
        }
    }
    let mut all = ToldChoices::default();
    let mut last: Option<(CustomerId, AccountHistory)> = None;
    for (at, choice) in ordered.into_values() {
        let path = |error: Error| error.within(&format!("choices[{at}]"));
        if last.as_ref().is_none_or(|(customer, _)| *customer != choice.customer_id) {
            let account = ledger.account(&choice.customer_id, as_of).map_err(path)?;
            last = Some((choice.customer_id.clone(), account));
        }
        let Some((_, later)) = &last else { continue };
        let before = before(choice.at)?;
        let day = zone.local_date(before)?;
        let until = day.plus_days(i64::from(horizon_days))?;
        if until > as_of.as_of {
            all.too_recent = all.too_recent.saturating_add(1);
            continue;
        }
        let account = known(ledger, &choice.customer_id, &AsOf::known(day, before))?;
        let measured = match &account {
            Some(account) => measure(account, later, choice.currency, day, until)?,
            None => None,
        };
        let (Some((overdue, recovered)), Some(account)) = (measured, account) else {
            all.nothing_overdue = all.nothing_overdue.saturating_add(1);
            continue;
        };
        let outcome = LoggedOutcome {
            customer_id: choice.customer_id.clone(),
            group: choice.group.clone(),
            chance: choice.chance,
            recovered,
            expected: choice.expected,
        };
        outcome.check().map_err(path)?;
        all.outcomes.push(Told { choice, outcome, overdue, account });
    }
    Ok(all)
}

/// The last instant before one: what is recorded at an instant was not known to a choice made at it.
pub(super) fn before(at: Timestamp) -> Result<Timestamp> {
    Timestamp::from_micros(at.micros().saturating_sub(1))
}

/// What was overdue in a currency, and the share of it that was paid up to a day; none where nothing was overdue.
fn measure(
    then: &AccountHistory,
    later: &AccountHistory,
    currency: Currency,
    day: Date,
    until: Date,
) -> Result<Option<(Money, Ratio)>> {
    let known: BTreeMap<(&InvoiceId, u32), &ItemHistory> =
        later.items.iter().map(|entry| ((&entry.item.invoice_id, entry.item.instalment), entry)).collect();
    let (mut overdue, mut recovered) = (Money::zero(currency), Money::zero(currency));
    for entry in &then.items {
        let item = &entry.item;
        let counts = item.open.currency() == currency && item.open.is_positive() && !item.no_credit;
        let now_known = known.get(&(&item.invoice_id, item.instalment));
        let Some(now_known) = now_known.filter(|known| counts && item.due_date < day && !known.voided) else {
            continue;
        };
        let more = paid_by(now_known, until)?.minus(paid_by(entry, day)?)?.minor();
        overdue = overdue.plus(item.open)?;
        recovered = recovered.plus(Money::from_minor(more.clamp(0, item.open.minor()), currency))?;
    }
    if !overdue.is_positive() {
        return Ok(None);
    }
    let share = Decimal::from(recovered.minor()).checked_div(Decimal::from(overdue.minor()));
    let overflow = || Error::AmountOverflow { field: "recovered".into() };
    Ok(Some((overdue, Ratio::new(share.ok_or_else(overflow)?.round_dp(6))?)))
}

/// Money paid for an item up to a day, by value date.
fn paid_by(entry: &ItemHistory, day: Date) -> Result<Money> {
    let paid =
        entry.settlements.iter().filter(|s| s.kind == SettlementKind::Payment && s.source_date() <= day);
    paid.map(|s| s.amount).try_fold(Money::zero(entry.item.open.currency()), Money::plus)
}

/// What a playbook would have chosen: the group of the strongest action that it asks for at the instant.
pub(super) fn chosen(playbook: &Playbook, told: &Told<'_>) -> Result<Name> {
    let holds = Holds::new();
    let mut desk = Desk::new(playbook, before(told.choice.at)?, &holds)?;
    let answer = desk.answer(&told.account)?;
    let asked = answer
        .actions
        .iter()
        .filter(|action| action.currency == told.choice.currency && action.not_before <= told.choice.at)
        .filter_map(|action| Some((strength(&action.kind)?, action.kind.as_str())));
    Name::new(asked.max().map_or("none", |(_, kind)| kind))
}

/// How strong an action is; none where it is nothing that the customer notices.
const fn strength(kind: &ActionKind) -> Option<u8> {
    match kind {
        ActionKind::Escalate(_) => Some(5),
        ActionKind::SendMessage(_) => Some(4),
        ActionKind::ResendToOtherContact(_) => Some(3),
        ActionKind::RequestPaymentMethod(_) => Some(2),
        ActionKind::RetryPayment(_) => Some(1),
        ActionKind::AlertCustomerSuccess(_) | ActionKind::ApplyCash(_) | ActionKind::ReviewMatch(_) => None,
    }
}
