//! Logged choices: what a ledger knows of what came of them.

use super::action::ActionKind;
use super::cash::Holds;
use super::desk::Desk;
use super::foresight::Foresight;
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
/// What was overdue at a choice is what the ledger knew then. What was paid for it is what the ledger knows as of
/// `as_of`, by value date: from the day of the choice, where the choice did not know of it yet, up to the end of the
/// horizon. Days begin and end in `zone`, the company's, as they do for a back-test of policies. What has an earlier value
/// date was on its way already, though it was told later. Every choice counts, also where horizons overlap: shares are
/// not summed.
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
    zone: TimeZone,
) -> Result<ActionRecovery> {
    let log = ChoiceLog { ledger, zone, horizon_days, as_of: *as_of };
    let mut outcomes: Vec<LoggedOutcome> = Vec::new();
    let left_out = log.each(choices, |told| {
        outcomes.push(told.outcome);
        Ok(())
    })?;
    Ok(ActionRecovery {
        choices: u64::try_from(outcomes.len()).unwrap_or(u64::MAX),
        too_recent: left_out.too_recent,
        nothing_overdue: left_out.nothing_overdue,
        groups: recovery_by_group(&outcomes, options)?,
    })
}

/// A choice with what came of it.
pub(super) struct ChoiceAt<'a> {
    choice: &'a LoggedChoice,
    pub(super) outcome: LoggedOutcome,
    pub(super) overdue: Money,
    /// The account as it was known before the choice.
    account: &'a AccountHistory,
}

/// Choices that do not count, by why.
#[derive(Default)]
pub(super) struct LeftOut {
    pub(super) too_recent: u64,
    pub(super) nothing_overdue: u64,
    pub(super) overlapping: u64,
}

/// How a ledger is asked what came of choices.
pub(super) struct ChoiceLog<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) zone: TimeZone,
    pub(super) horizon_days: u32,
    pub(super) as_of: AsOf,
}

impl ChoiceLog<'_> {
    /// Tells what came of every choice, by customer, currency and instant, one at a time.
    pub(super) fn each(
        &self,
        choices: &[LoggedChoice],
        tell: impl FnMut(ChoiceAt<'_>) -> Result<()>,
    ) -> Result<LeftOut> {
        self.tell(choices, false, tell)
    }

    /// The same without choices within the horizon of an earlier one of the same customer and currency that counts.
    pub(super) fn apart(
        &self,
        choices: &[LoggedChoice],
        tell: impl FnMut(ChoiceAt<'_>) -> Result<()>,
    ) -> Result<LeftOut> {
        self.tell(choices, true, tell)
    }

    fn tell(
        &self,
        choices: &[LoggedChoice],
        apart: bool,
        mut tell: impl FnMut(ChoiceAt<'_>) -> Result<()>,
    ) -> Result<LeftOut> {
        let mut left_out = LeftOut::default();
        let mut last: Option<(&CustomerId, AccountHistory)> = None;
        let mut taken: Option<(&CustomerId, Currency, Date)> = None;
        for (at, choice) in self.ordered(choices)? {
            let path = |error: Error| error.within(&format!("choices[{at}]"));
            if last.as_ref().is_none_or(|(customer, _)| **customer != choice.customer_id) {
                let account = self.ledger.account(&choice.customer_id, &self.as_of).map_err(path)?;
                last = Some((&choice.customer_id, account));
            }
            let Some((_, later)) = &last else { continue };
            let window = self.window(choice)?;
            // The last day has to be over: what came on it may not all be told.
            if window.until >= self.as_of.as_of {
                left_out.too_recent = left_out.too_recent.saturating_add(1);
                continue;
            }
            let same = |(customer, currency, until): (&CustomerId, Currency, Date)| {
                *customer == choice.customer_id && currency == choice.currency && window.from <= until
            };
            if apart && taken.is_some_and(same) {
                left_out.overlapping = left_out.overlapping.saturating_add(1);
                continue;
            }
            let account = known(self.ledger, &choice.customer_id, &window.known)?;
            let measured = match &account {
                Some(account) => measure(account, later, choice.currency, &window)?,
                None => None,
            };
            let (Some((overdue, recovered)), Some(account)) = (measured, &account) else {
                left_out.nothing_overdue = left_out.nothing_overdue.saturating_add(1);
                continue;
            };
            taken = Some((&choice.customer_id, choice.currency, window.until));
            let outcome = LoggedOutcome {
                customer_id: choice.customer_id.clone(),
                group: choice.group.clone(),
                chance: choice.chance,
                recovered,
                expected: choice.expected,
            };
            outcome.check().map_err(path)?;
            tell(ChoiceAt { choice, outcome, overdue, account })?;
        }
        Ok(left_out)
    }

    /// The choices with their places, by customer, currency and instant.
    fn ordered<'c>(
        &self,
        choices: &'c [LoggedChoice],
    ) -> Result<impl Iterator<Item = (usize, &'c LoggedChoice)> + use<'c>> {
        crate::documents::at_most(choices.len(), 1_000_000, "choices")?;
        if self.horizon_days == 0 || self.horizon_days > 365 {
            let given = i64::from(self.horizon_days);
            return Err(Error::NumberOutOfRange { field: "horizon_days".into(), least: 1, most: 365, given });
        }
        let mut ordered: BTreeMap<(&CustomerId, Currency, Timestamp), (usize, &LoggedChoice)> =
            BTreeMap::new();
        for (at, choice) in choices.iter().enumerate() {
            let key = (&choice.customer_id, choice.currency, choice.at);
            if ordered.insert(key, (at, choice)).is_some() {
                let id = format!("{} {} {}", choice.customer_id, choice.currency, choice.at);
                return Err(Error::IdTaken { field: format!("choices[{at}].at"), id });
            }
        }
        Ok(ordered.into_values())
    }

    fn window(&self, choice: &LoggedChoice) -> Result<Window> {
        let before = before(choice.at)?;
        let from = self.zone.local_date(choice.at)?;
        let known = AsOf::known(self.zone.local_date(before)?, before);
        Ok(Window { known, from, until: from.plus_days(i64::from(self.horizon_days))? })
    }
}

/// What a choice knew, and the days on which payment is its outcome.
struct Window {
    known: AsOf,
    from: Date,
    until: Date,
}

/// The last instant before one: what is recorded at an instant was not known to a choice made at it.
pub(super) fn before(at: Timestamp) -> Result<Timestamp> {
    Timestamp::from_micros(at.micros().saturating_sub(1))
}

/// What was overdue in a currency, and the share of it that was paid in the window; none where nothing was overdue.
fn measure(
    then: &AccountHistory,
    later: &AccountHistory,
    currency: Currency,
    window: &Window,
) -> Result<Option<(Money, Ratio)>> {
    let day = window.known.as_of;
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
        let more = paid_in(now_known, window)?.minus(paid_in(entry, window)?)?.minor();
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

/// Money paid for an item in a window, by value date.
fn paid_in(entry: &ItemHistory, window: &Window) -> Result<Money> {
    let days = window.from..=window.until;
    let paid = entry
        .settlements
        .iter()
        .filter(|s| s.kind == SettlementKind::Payment && days.contains(&s.source_date()));
    paid.map(|s| s.amount).try_fold(Money::zero(entry.item.open.currency()), Money::plus)
}

/// What a playbook would have chosen: the group of the strongest action that it asks for at the instant.
pub(super) fn chosen(
    playbook: &Playbook,
    foresight: Option<&Foresight<'_>>,
    told: &ChoiceAt<'_>,
) -> Result<Name> {
    let holds = Holds::new();
    let mut desk = Desk::new(playbook, before(told.choice.at)?, &holds)?.foreseeing(foresight);
    let answer = desk.answer(told.account)?;
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
