//! Cash application inside a decision: what open bank movements settle, and whom to leave alone meanwhile.
//!
//! | a movement | becomes |
//! | --- | --- |
//! | whose match is sure | `apply_cash`, with the facts to tell |
//! | that went out, or whose text states a purpose that is no receivable | `apply_cash`, with the one fact that closes it |
//! | that came in from nobody known; that may be a return or an earlier payment again; whose match is not sure, was rejected before, or that the ledger would refuse | `review_match` and an entry of the worklist |
//!
//! Allocations count from the value date, or from the last day on which something changed on what they settle, where that
//! is later: so an item that a returned payment opened again is settled from then on, not before.

use super::action::{Action, ActionKind, CashApplication, MatchReview};
use super::desk::{Answer, Desk};
use crate::calendar::{AsOf, Date, Timestamp};
use crate::documents::{BankMovement, MatchInput, MatchVerdict};
use crate::dunning::Clock;
use crate::error::{Error, Result};
use crate::ids::{ActionId, CustomerId, MovementId, Name, Reference};
use crate::ledger::Ledger;
use crate::matching::{
    CashPolicy, EvidenceKind, Match, MatchDecision, PostingTerms, heed_verdicts, match_cash, match_facts,
    payment_of,
};
use crate::money::Currency;
use crate::playbook::Playbook;
use crate::reason::Reason;
use crate::worklist::{self, Matter};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Why nobody is written to about a customer's debts in a currency, and the last day on which that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hold {
    pub(super) reason: Reason,
    pub(super) until: Date,
}

/// From this confidence on another answer holds its customer too: one in five.
const LIKELY: Decimal = Decimal::from_parts(2, 0, 0, false, 1);

/// Holds by customer and currency.
pub(super) type Holds = BTreeMap<(CustomerId, Currency), Hold>;

/// What open bank movements ask for.
#[derive(Debug, Clone, Default)]
pub(super) struct Cash {
    pub(super) answer: Answer,
    pub(super) holds: Holds,
}

impl Cash {
    /// Brings up the dossiers of movements whose best customers something was said to or tried with since.
    pub(super) fn stories(
        &mut self,
        ledger: &Ledger,
        playbook: &Playbook,
        now: Timestamp,
        as_of: &AsOf,
        touched: &BTreeSet<CustomerId>,
    ) -> Result<()> {
        for entry in &mut self.answer.worklist {
            let Some(customer) = entry.customer_id.as_ref().filter(|id| touched.contains(*id)) else {
                continue;
            };
            let account = ledger.account(customer, as_of)?;
            let holds = Holds::new();
            let mut desk = Desk::new(playbook, now, &holds)?;
            entry.dossier = Some(desk.story(&account, entry.currency)?);
        }
        Ok(())
    }
}

/// What the open bank movements of a ledger ask for; nothing where the playbook leaves them alone.
pub(super) fn cash(ledger: &Ledger, playbook: &Playbook, now: Timestamp, as_of: &AsOf) -> Result<Cash> {
    let mut cash = Cash::default();
    let Some(policy) = &playbook.cash else { return Ok(cash) };
    let known = ledger.open_movements(as_of)?;
    if known.is_empty() {
        return Ok(cash);
    }
    // A past question is answered as it would have been answered then.
    let earlier = ledger.as_known_at(now);
    let ledger = earlier.as_ref().unwrap_or(ledger);
    let MatchInput { movements, items, customers, learned, verdicts } = ledger.match_input(as_of)?;
    let report = match_cash(&movements, &items, &customers, &learned, &policy.options)?;
    let report = heed_verdicts(report, &verdicts);
    let clock = Clock::new(now, &playbook.company, playbook.company.time_zone)?;
    let by_id: BTreeMap<_, _> = movements.iter().map(|movement| (&movement.id, movement)).collect();
    let matched = ledger.matched_movements(as_of)?;
    let mut teller = Teller {
        ledger,
        trial: None,
        playbook,
        policy,
        clock,
        as_of,
        known: &known,
        verdicts: &verdicts,
        matched: matched.into_values().map(|(movement, _)| movement).collect(),
    };
    for found in report.matches {
        if let Some(movement) = by_id.get(&found.movement_id) {
            teller.tell(movement, found, &mut cash)?;
        }
    }
    Ok(cash)
}

struct Teller<'a> {
    ledger: &'a Ledger,
    /// A copy to which everything that is proposed is told: what is refused there is not proposed.
    trial: Option<Ledger>,
    playbook: &'a Playbook,
    policy: &'a CashPolicy,
    clock: Clock<'a>,
    as_of: &'a AsOf,
    known: &'a BTreeMap<MovementId, Timestamp>,
    verdicts: &'a [MatchVerdict],
    /// Movements that are matched already.
    matched: Vec<BankMovement>,
}

impl Teller<'_> {
    fn tell(&mut self, movement: &BankMovement, mut found: Match, cash: &mut Cash) -> Result<()> {
        let occurrence = self.occurrence(movement)?;
        if found.decision != MatchDecision::Review {
            let application = self.application(movement, &found, occurrence);
            match application.and_then(|application| self.try_out(application)) {
                Ok(application) => {
                    self.hold(movement, &found, "cash_to_apply", cash)?;
                    cash.answer.actions.push(self.action(movement, &found, occurrence, |_| {
                        ActionKind::ApplyCash(Box::new(application))
                    })?);
                    return Ok(());
                }
                Err(reason) => {
                    found.decision = MatchDecision::Review;
                    found.reasons.push(reason);
                }
            }
        }
        self.hold(movement, &found, "match_open", cash)?;
        let action = self.action(movement, &found, occurrence, |found| {
            ActionKind::ReviewMatch(Box::new(MatchReview {
                movement: movement.clone(),
                found: found.clone(),
            }))
        })?;
        cash.answer.worklist.push(self.entry(movement, &found, &action)?);
        cash.answer.actions.push(action);
        // Dossiers show ages: they change every day.
        let tomorrow = self.clock.day_start(self.clock.today().plus_days(1)?)?;
        cash.answer.wake(Some(tomorrow));
        Ok(())
    }

    /// How often the movement was posted before.
    fn occurrence(&self, movement: &BankMovement) -> Result<u32> {
        let posted = self.verdicts.iter().filter(|v| v.confirmed && v.movement_id == movement.id).count();
        let told = u32::from(self.ledger.payer_of(&payment_of(&movement.id)?).is_some());
        Ok(u32::try_from(posted).unwrap_or(u32::MAX).max(told))
    }

    /// The facts to tell, or why a person has to look.
    fn application(
        &self,
        movement: &BankMovement,
        found: &Match,
        occurrence: u32,
    ) -> std::result::Result<CashApplication, Reason> {
        self.looks_again(movement, found)?;
        let stated = found.best.evidence.iter().any(|share| share.evidence == EvidenceKind::StatedPurpose);
        if found.decision == MatchDecision::Ignore && movement.amount.is_positive() && !stated {
            // Nobody in sight is not the same as nobody: new money is looked at once.
            return Err(Reason::new("payer_unknown"));
        }
        let posted = payment_of(&movement.id).ok().and_then(|payment| self.ledger.payer_of(&payment));
        if let (Some(Some(before)), Some(payer)) = (posted, &found.best.customer_id)
            && !self.ledger.may_pay_for(before, payer, self.as_of)
        {
            return Err(Reason::new("posted_for_another").with("customer_id", before));
        }
        let payment = payment_of(&movement.id).ok();
        let mut applied_on = movement.value_date;
        let touched = payment.and_then(|payment| self.ledger.last_change_of_payment(&payment));
        applied_on = touched.map_or(applied_on, |day| day.max(applied_on));
        for item in &found.best.items {
            let changed = match (&item.invoice_id, &item.credit_memo_id) {
                (Some(id), _) => self.ledger.last_change_of_invoice(id, item.instalment),
                (None, Some(id)) => self.ledger.last_change_of_credit_memo(id),
                (None, None) => None,
            };
            applied_on = changed.map_or(applied_on, |day| day.max(applied_on));
        }
        if applied_on > self.clock.today() {
            return Err(Reason::new("changes_ahead").with("date", applied_on));
        }
        let that_day = AsOf::known(applied_on, self.clock.now());
        for item in &found.best.items {
            let payer = found.best.customer_id.as_ref().unwrap_or(&item.customer_id);
            if !self.ledger.may_pay_for(payer, &item.customer_id, &that_day) {
                return Err(Reason::new("items_of_others").with("customer_id", &item.customer_id));
            }
        }
        let terms = PostingTerms { recorded: self.clock.now(), occurrence, applied_on: Some(applied_on) };
        let outcome = found.outcome();
        let refused = |error: Error| Reason::new("not_postable").with("error", error.code());
        let facts = match_facts(movement, &outcome, &terms).map_err(refused)?;
        Ok(CashApplication { movement: movement.clone(), outcome, confidence: found.best.confidence, facts })
    }

    /// What a batch of open movements cannot show: money that goes back, and money that came before.
    fn looks_again(&self, movement: &BankMovement, found: &Match) -> std::result::Result<(), Reason> {
        let same = |a: &Option<Reference>, b: &Option<Reference>| a.is_some() && a == b;
        let of_payer = |other: &&BankMovement| {
            same(&other.payer_account, &movement.payer_account)
                || same(&other.payer_name, &movement.payer_name)
        };
        let days = |other: &BankMovement| movement.value_date.days_since(other.value_date);
        if movement.amount.is_negative() {
            let came = |other: &&BankMovement| {
                other.amount.is_positive()
                    && days(other) >= 0
                    && (of_payer(other) || other.amount.abs().ok() == movement.amount.abs().ok())
            };
            return match self.matched.iter().find(came) {
                Some(came) => Err(Reason::new("may_be_a_return").with("movement_id", &came.id)),
                None => Ok(()),
            };
        }
        let within = i32::from(self.policy.options.duplicate_days);
        let twin = |other: &&BankMovement| {
            other.amount == movement.amount && of_payer(other) && (0..=within).contains(&days(other))
        };
        let named = found.best.evidence.iter().any(|share| share.evidence == EvidenceKind::NamedAll);
        match self.matched.iter().find(twin) {
            Some(twin) if !named => Err(Reason::new("like_an_earlier_payment").with("movement_id", &twin.id)),
            _ => Ok(()),
        }
    }

    /// Tells the facts to a copy of the ledger; what it refuses is for a person.
    fn try_out(&mut self, application: CashApplication) -> std::result::Result<CashApplication, Reason> {
        let trial = self.trial.get_or_insert_with(|| self.ledger.clone());
        let refused = |error: Error| {
            Reason::new("not_postable").with("error", error.code()).with("field", error.field())
        };
        trial.apply_all(&application.facts).map_err(refused)?;
        Ok(application)
    }

    /// Nobody whose money this is likely to be is written to for a few days.
    fn hold(
        &self,
        movement: &BankMovement,
        found: &Match,
        code: &'static str,
        cash: &mut Cash,
    ) -> Result<()> {
        let known = self.known.get(&movement.id).map(|at| self.clock.date_of(*at)).transpose()?;
        let from = known.map_or(movement.value_date, |day| day.max(movement.value_date));
        let until = from.plus_days(i64::from(self.policy.hold_days))?;
        if until < self.clock.today() || !movement.amount.is_positive() {
            return Ok(());
        }
        let mut held: BTreeSet<(CustomerId, Currency)> =
            found.best.items.iter().map(|item| (item.customer_id.clone(), item.amount.currency())).collect();
        held.extend(found.best.customer_id.iter().map(|id| (id.clone(), movement.amount.currency())));
        for other in found.others.iter().filter(|other| other.confidence.value() >= LIKELY) {
            held.extend(other.items.iter().map(|item| (item.customer_id.clone(), item.amount.currency())));
            held.extend(other.customer_id.iter().map(|id| (id.clone(), movement.amount.currency())));
        }
        for key in held {
            let reason = Reason::new(code).with("movement_id", &movement.id);
            let hold = Hold { reason, until };
            let known = cash.holds.entry(key).or_insert_with(|| hold.clone());
            if known.until < hold.until {
                *known = hold;
            }
        }
        Ok(())
    }

    fn action(
        &self,
        movement: &BankMovement,
        found: &Match,
        occurrence: u32,
        kind: impl FnOnce(&Match) -> ActionKind,
    ) -> Result<Action> {
        let kind = kind(found);
        let step = if matches!(kind, ActionKind::ApplyCash(_)) { "apply-cash" } else { "review-match" };
        let mut reasons = vec![
            Reason::new("match_found")
                .with("match", found.best.kind)
                .with("confidence", found.best.confidence),
        ];
        reasons.extend(found.reasons.iter().cloned());
        Ok(Action {
            kind,
            id: ActionId::of_movement(&movement.id, step, occurrence)?,
            customer_id: found.best.customer_id.clone(),
            case_id: None,
            currency: movement.amount.currency(),
            step: Name::new(step)?,
            level: None,
            policy: None,
            reasons,
            not_before: self.clock.day_start(movement.value_date)?,
            superseded: Vec::new(),
            next_change: None,
        })
    }

    fn entry(
        &self,
        movement: &BankMovement,
        found: &Match,
        action: &Action,
    ) -> Result<worklist::WorklistEntry> {
        let currency = movement.amount.currency();
        let known = match &found.best.customer_id {
            Some(customer) => {
                let account = self.ledger.account(customer, self.as_of)?;
                let holds = Holds::new();
                let mut desk = Desk::new(self.playbook, self.clock.now(), &holds)?;
                Some(desk.story(&account, currency)?)
            }
            None => None,
        };
        let mut reasons = vec![Reason::new("match_open").with("movement_id", &movement.id)];
        reasons.extend(action.reasons.iter().cloned());
        let matter = Matter {
            customer_id: found.best.customer_id.clone(),
            currency,
            case_id: None,
            action_id: Some(action.id.clone()),
            overdue: movement.amount.abs()?,
            oldest_due: Some(movement.value_date),
            reasons,
        };
        worklist::entry(matter, self.clock.today(), known, &self.playbook.worklist)
    }
}
