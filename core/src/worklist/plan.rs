//! A day's work: which entries of the worklist a person takes up, in which order, and with which step.
//!
//! | place | what stands there |
//! | --- | --- |
//! | first | entries behind a gate, whatever they bring and however long they take |
//! | then | entries that waited too long for a person |
//! | then | the others by what they are expected to bring in a minute; where that is not known, by their priority |
//! | not today | what does not fit into the time left, and what the program deals with by itself |
//!
//! Groups: *at risk* behind a gate or for a reason named so; *leave* where the amount is small and nothing speaks against
//! the payer, so that the program goes on without a person; *easy* everything else.

use super::options::CurrencyWeight;
use super::queue::WorklistEntry;
use crate::calendar::Date;
use crate::documents::PayerBehaviour;
use crate::error::{Error, Result};
use crate::ids::{ActionId, CaseId, CustomerId, Name};
use crate::money::{Currency, Money, Ratio, Rounding};
use crate::reason::Reason;
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeSet;

words! {
    /// What kind of work an entry is.
    WorkGroup {
        /// A step of a person settles it.
        Easy "easy",
        /// The program goes on with it.
        Leave "leave",
        /// The money or the customer is in danger.
        AtRisk "at_risk",
    }
}

document! {
    /// How much more is expected to come when a step is taken, as the caller knows it.
    pub struct StepEffect {
        /// For payers of this behaviour; for all where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub behaviour: Option<PayerBehaviour>,
        /// From so many days past due of the oldest item on.
        #[serde(default)]
        pub from_days: u32,
        /// Share of the overdue amount in millionths, 0 to 1,000,000.
        pub gain_millionths: u32,
    }

    /// A step that a person can take.
    pub struct WorkStep {
        /// The step, such as `call`.
        pub step: Name,
        /// How long it takes.
        pub minutes: u32,
        /// What it brings: of those that fit, the one for the behaviour before the one for all, the oldest class first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub effects: Vec<StepEffect>,
    }

    /// How a day's work is planned.
    pub struct WorkRules {
        /// Minutes that there are.
        pub capacity_minutes: u32,
        /// Minutes of a step that is not listed.
        pub default_minutes: u32,
        /// The steps.
        pub steps: Vec<WorkStep>,
        /// Codes of reasons that are gates.
        pub gates: Vec<Name>,
        /// Codes of reasons that put an entry at risk.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub at_risk: Vec<Name>,
        /// Amounts up to which the program goes on without a person, one for each currency.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub leave_up_to: Vec<Money>,
        /// Days without a person's step after which an entry comes before all but the gates; never where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starve_after_days: Option<u32>,
        /// How much a unit of each currency weighs; 1 where not listed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub currencies: Vec<CurrencyWeight>,
    }

    /// A step with what it is expected to bring.
    pub struct WorkOption {
        /// The step.
        pub step: Name,
        /// How long it takes.
        pub minutes: u32,
        /// More money than without it, rounded down; none where it is not known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected: Option<Money>,
    }

    /// An entry with its place in the day.
    pub struct PlannedWork {
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
        /// What kind of work it is.
        pub group: WorkGroup,
        /// The step to take.
        pub step: Name,
        /// How long it takes.
        pub minutes: u32,
        /// What there is to choose from, the most money in a minute first, then as listed.
        pub options: Vec<WorkOption>,
        /// Open amount past due.
        pub overdue: Money,
        /// Days since a person last did something, or since the oldest item fell due.
        pub waiting_days: u32,
        /// Why it stands where it stands: `gate`, `waited`, `value`, `priority`, `no_time`, `left_to_program`.
        pub reasons: Vec<Reason>,
    }

    /// A day's work.
    pub struct WorkPlan {
        /// What is taken up, in order.
        pub today: Vec<PlannedWork>,
        /// What is not, in the order in which it would be.
        pub later: Vec<PlannedWork>,
        /// Minutes taken. Gates may take more than there are.
        pub minutes: u32,
    }
}

impl WorkRules {
    /// Rules to start from: eight hours, the gates of this room, and no effects, because these are for the company to
    /// know.
    ///
    /// # Errors
    /// None in practice: the text it reads is part of the crate and tested.
    pub fn standard() -> Result<Self> {
        crate::json::from_json(include_str!("../../data/standard_work.json"))
    }

    /// Checks the bounds, and that nothing stands twice.
    ///
    /// # Errors
    /// [`Error::CountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::IdTaken`], [`Error::AmountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.steps.len(), 1_000, "steps")?;
        let minutes = |field: String, given: u32| {
            if (1..=100_000).contains(&given) {
                return Ok(());
            }
            Err(Error::NumberOutOfRange { field, least: 1, most: 100_000, given: given.into() })
        };
        minutes("default_minutes".into(), self.default_minutes)?;
        let mut seen = BTreeSet::new();
        for (at, step) in self.steps.iter().enumerate() {
            let field = |name: &str| format!("steps[{at}].{name}");
            minutes(field("minutes"), step.minutes)?;
            if !seen.insert(&step.step) {
                return Err(Error::IdTaken { field: field("step"), id: step.step.to_string() });
            }
            for (place, effect) in step.effects.iter().enumerate() {
                if effect.gain_millionths > 1_000_000 {
                    let field = field(&format!("effects[{place}].gain_millionths"));
                    let given = effect.gain_millionths.into();
                    return Err(Error::NumberOutOfRange { field, least: 0, most: 1_000_000, given });
                }
            }
        }
        let mut seen = BTreeSet::new();
        for (at, amount) in self.leave_up_to.iter().enumerate() {
            let field = format!("leave_up_to[{at}]");
            amount.not_negative().map_err(|e| e.within(&field))?;
            if !seen.insert(amount.currency()) {
                return Err(Error::IdTaken { field, id: amount.currency().to_string() });
            }
        }
        Ok(())
    }
}

/// Where an entry stands, before the time is shared out.
struct Placed {
    rank: u8,
    /// What it brings in a minute, in weighted units.
    value: Option<Decimal>,
    work: PlannedWork,
}

/// A day's work out of a worklist, in which the first entry is the most pressing.
///
/// # Errors
/// What the rules refuse; [`Error::AmountOverflow`].
pub fn plan_work(entries: &[WorklistEntry], rules: &WorkRules, today: Date) -> Result<WorkPlan> {
    rules.check().map_err(|e| e.within("rules"))?;
    let mut placed = entries.iter().map(|entry| place(entry, rules, today)).collect::<Result<Vec<_>>>()?;
    // The sort is stable: what is equal keeps the order of the worklist, which is its priority.
    placed.sort_by_key(|one| (one.rank, Reverse(one.value)));
    let mut plan = WorkPlan { today: Vec::new(), later: Vec::new(), minutes: 0 };
    for Placed { rank, mut work, .. } in placed {
        let after = plan.minutes.saturating_add(work.minutes);
        if work.group == WorkGroup::Leave {
            plan.later.push(work);
        } else if rank == 0 || after <= rules.capacity_minutes {
            plan.minutes = after;
            plan.today.push(work);
        } else {
            work.reasons.push(Reason::new("no_time").with("minutes", work.minutes));
            plan.later.push(work);
        }
    }
    Ok(plan)
}

fn place(entry: &WorklistEntry, rules: &WorkRules, today: Date) -> Result<Placed> {
    let age = entry.dossier.as_ref().and_then(|d| d.items.iter().map(|item| item.days_past_due).max());
    let age = u32::try_from(age.unwrap_or_default()).unwrap_or_default();
    let behaviour = entry.dossier.as_ref().and_then(|dossier| dossier.behaviour);
    let weight = rules.currencies.iter().find(|c| c.currency == entry.currency).map(|c| c.weight.value());
    let mut options = Vec::new();
    for step in &rules.steps {
        let expected = effect(step, behaviour, age).map(|gain| share(entry.overdue, gain)).transpose()?;
        options.push(WorkOption { step: step.step.clone(), minutes: step.minutes, expected });
    }
    let per_minute = |option: &WorkOption| {
        let expected = option.expected?.amount().checked_mul(weight.unwrap_or(Decimal::ONE))?;
        expected.checked_div(Decimal::from(option.minutes))
    };
    options.sort_by_key(|option| Reverse(per_minute(option)));
    let value = options.first().and_then(per_minute);
    let suggested = || {
        let listed = rules.steps.iter().find(|step| step.step == entry.next_step);
        (entry.next_step.clone(), listed.map_or(rules.default_minutes, |step| step.minutes))
    };
    let best =
        options.first().filter(|_| value.is_some()).map(|option| (option.step.clone(), option.minutes));
    let (step, minutes) = best.unwrap_or_else(suggested);
    let waiting_days = waiting(entry, age, today);
    let gate = entry.reasons.iter().find(|reason| rules.gates.contains(&reason.code));
    let risk = entry.reasons.iter().find(|reason| rules.at_risk.contains(&reason.code));
    let small = rules.leave_up_to.iter().find(|l| l.currency() == entry.currency);
    let small = small.filter(|l| entry.overdue.minor() <= l.minor() && entry.action_id.is_none());
    let starved = rules.starve_after_days.filter(|days| waiting_days >= *days);
    let (rank, group, reason) = match (gate, risk, starved) {
        (Some(gate), ..) => (0, WorkGroup::AtRisk, Reason::new("gate").with("gate", &gate.code)),
        (None, None, _) if small.is_some() && behaviour != Some(PayerBehaviour::ChronicLate) => {
            let limit = small.copied().unwrap_or(entry.overdue);
            (3, WorkGroup::Leave, Reason::new("left_to_program").with("up_to", limit))
        }
        (None, _, Some(days)) => (1, group_of(risk), Reason::new("waited").with("days", days)),
        (None, _, None) => (2, group_of(risk), by_value(value, entry)?),
    };
    let because = risk.map(|risk| Reason::new("at_risk").with("reason", &risk.code));
    Ok(Placed {
        rank,
        value,
        work: PlannedWork {
            customer_id: entry.customer_id.clone(),
            currency: entry.currency,
            case_id: entry.case_id.clone(),
            action_id: entry.action_id.clone(),
            group,
            step,
            minutes,
            options,
            overdue: entry.overdue,
            waiting_days,
            reasons: std::iter::once(reason).chain(because).collect(),
        },
    })
}

const fn group_of(risk: Option<&Reason>) -> WorkGroup {
    if risk.is_some() { WorkGroup::AtRisk } else { WorkGroup::Easy }
}

/// Why an entry stands by its value, or by its priority.
fn by_value(value: Option<Decimal>, entry: &WorklistEntry) -> Result<Reason> {
    Ok(match value {
        Some(value) => Reason::new("value").with("per_minute", Ratio::new(value.round_dp(4).normalize())?),
        None => Reason::new("priority").with("priority", entry.priority),
    })
}

/// The effect of a step that fits: the one for the behaviour before the one for all, the oldest class first.
fn effect(step: &WorkStep, behaviour: Option<PayerBehaviour>, age: u32) -> Option<u32> {
    let fits = |effect: &&StepEffect| {
        effect.from_days <= age && (effect.behaviour.is_none() || effect.behaviour == behaviour)
    };
    let best = step.effects.iter().filter(fits).max_by_key(|e| (e.behaviour.is_some(), e.from_days));
    best.map(|effect| effect.gain_millionths)
}

fn share(amount: Money, millionths: u32) -> Result<Money> {
    let overflow = || Error::AmountOverflow { field: "expected".into() };
    let part = amount.amount().checked_mul(Decimal::from(millionths)).ok_or_else(overflow)?;
    let part = part.checked_div(Decimal::from(1_000_000)).ok_or_else(overflow)?;
    Rounding::Down.to_money(part, amount.currency())
}

/// Days since a person last called or decided; since the oldest item fell due where nobody did.
fn waiting(entry: &WorklistEntry, age: u32, today: Date) -> u32 {
    let by_person = |what: &Name| matches!(what.as_str(), "call_logged" | "human_decision");
    let log = entry.dossier.iter().flat_map(|dossier| &dossier.log);
    let last = log.filter(|line| by_person(&line.what)).map(|line| line.date).max();
    last.map_or(age, |date| u32::try_from(today.days_since(date)).unwrap_or_default())
}
