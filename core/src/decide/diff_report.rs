//! What a comparison of two playbooks says.

use crate::calendar::{Date, Timestamp};
use crate::dunning::PolicyVersion;
use crate::error::{Error, Result};
use crate::ids::{ActionId, CaseId, CustomerId, Name, PolicyId};
use crate::money::{Currency, Money};
use crate::reason::Reason;
use crate::vocabulary::document;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// How much of what is asked for comes after a step, as the caller knows it.
    pub struct StepResponse {
        /// The policy and its version.
        pub policy: PolicyVersion,
        /// The step, such as `level-3`; where not given, when the policy does nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub step: Option<Name>,
        /// The share that comes within the time the caller thinks of, in millionths: 0 to 1,000,000.
        pub paid_millionths: u32,
    }

    /// How much of what is asked for is taken to come where the caller knows nothing of it.
    pub struct AssumedResponse {
        /// The action's kind; where not given, when nothing is asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<Name>,
        /// The share that comes, in millionths: 0 to 1,000,000.
        pub paid_millionths: u32,
    }

    /// Which running cases move, and what is known of their answers.
    #[derive(Default)]
    pub struct PolicyDiffOptions {
        /// Whether every running case moves to the second playbook.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub move_all: bool,
        /// These running cases move.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub move_cases: Vec<CaseId>,
        /// How much comes after which step. Each policy and step once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub responses: Vec<StepResponse>,
        /// What is assumed where `responses` is empty: the shipped assumptions where not given, nothing where empty.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub assumed: Option<Vec<AssumedResponse>>,
    }

    /// What a playbook asks for in a case on a day.
    pub struct PlannedStep {
        /// The action's kind.
        pub kind: Name,
        /// Its id.
        pub id: ActionId,
        /// The step.
        pub step: Name,
        /// Number of the level, where a level is the cause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub level: Option<u8>,
        /// Not before this instant.
        pub not_before: Timestamp,
    }

    /// A case in which something differs.
    pub struct CaseDiff {
        /// The customer.
        pub customer_id: CustomerId,
        /// The currency.
        pub currency: Currency,
        /// The case.
        pub case_id: CaseId,
        /// Whether it runs already; if not, it begins unless what is due next is paid.
        pub running: bool,
        /// Open amount past due.
        pub overdue: Money,
        /// The policy under the first playbook.
        pub before: PolicyVersion,
        /// The policy under the second.
        pub after: PolicyVersion,
        /// The policy under the second, if the case were moved; only where it would be another.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub if_moved: Option<PolicyVersion>,
        /// What the first asks for tomorrow.
        pub steps_before: Vec<PlannedStep>,
        /// What the second asks for tomorrow.
        pub steps_after: Vec<PlannedStep>,
        /// Why the second policy is what it is: `pinned`, `moved`, `policy_gone` or what the playbook says.
        pub reasons: Vec<Reason>,
    }

    /// How often something is asked for tomorrow.
    pub struct StepCount {
        /// The action's kind.
        pub kind: Name,
        /// Under the first playbook.
        pub before: u64,
        /// Under the second.
        pub after: u64,
    }

    /// What the change brings in one currency.
    pub struct CashEffect {
        /// The currency.
        pub currency: Currency,
        /// More money than under the first playbook, below zero where less; from the cases of which it can be told.
        /// Rounded to the nearest, half away from zero, once.
        pub expected: Money,
        /// Whether that rests on assumed shares, not on what the caller knows.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub assumed: bool,
        /// Overdue amount of the cases with other steps of which it cannot be told.
        pub cannot_tell: Money,
        /// How many these are.
        pub cannot_tell_cases: u64,
    }

    /// What a change of policies would do.
    pub struct PolicyDiff {
        /// The instant of the question.
        pub now: Timestamp,
        /// The company's next day.
        pub tomorrow: Date,
        /// How many cases run or lie ahead.
        pub cases: u64,
        /// How many of them run.
        pub running: u64,
        /// Cases under another policy or version, with other steps tomorrow, or that would be elsewhere if moved; by
        /// customer, then currency.
        pub differences: Vec<CaseDiff>,
        /// What is asked for tomorrow, by kind.
        pub counts: Vec<StepCount>,
        /// Expected effect by currency; only currencies in which steps differ.
        pub cash: Vec<CashEffect>,
    }
}

/// How much comes after which step.
pub(super) enum Responses<'a> {
    /// As the caller knows it: by policy, version and step.
    Known(BTreeMap<(&'a PolicyId, u32, Option<&'a Name>), u32>),
    /// As it is assumed: by the kind of the action.
    Assumed(BTreeMap<Option<Name>, u32>),
}

fn share(field: impl Fn(&str) -> String, millionths: u32) -> Result<u32> {
    if millionths <= 1_000_000 {
        return Ok(millionths);
    }
    let (field, given) = (field("paid_millionths"), millionths.into());
    Err(Error::NumberOutOfRange { field, least: 0, most: 1_000_000, given })
}

pub(super) fn responses(options: &PolicyDiffOptions) -> Result<Responses<'_>> {
    if options.responses.is_empty() { assumed(options).map(Responses::Assumed) } else { known(options) }
}

/// What is assumed: what the caller says, else the shipped table.
fn assumed(options: &PolicyDiffOptions) -> Result<BTreeMap<Option<Name>, u32>> {
    let shipped = || crate::json::from_json(include_str!("../../data/assumed_responses.json"));
    let rows: Vec<AssumedResponse> = options.assumed.clone().map_or_else(shipped, Ok)?;
    crate::documents::at_most(rows.len(), 100, "options.assumed")?;
    let mut shares = BTreeMap::new();
    for (at, row) in rows.into_iter().enumerate() {
        let field = |name: &str| format!("options.assumed[{at}].{name}");
        let paid = share(field, row.paid_millionths)?;
        let id = row.kind.as_ref().map_or_else(String::new, ToString::to_string);
        if shares.insert(row.kind, paid).is_some() {
            return Err(Error::IdTaken { field: field("kind"), id });
        }
    }
    Ok(shares)
}

fn known(options: &PolicyDiffOptions) -> Result<Responses<'_>> {
    crate::documents::at_most(options.responses.len(), 100_000, "options.responses")?;
    let mut known = BTreeMap::new();
    for (at, response) in options.responses.iter().enumerate() {
        let field = |name: &str| format!("options.responses[{at}].{name}");
        share(field, response.paid_millionths)?;
        let key = (&response.policy.id, response.policy.version, response.step.as_ref());
        if known.insert(key, response.paid_millionths).is_some() {
            let id = key.2.map_or_else(|| key.0.to_string(), |step| format!("{} {step}", key.0));
            return Err(Error::IdTaken { field: field("step"), id });
        }
    }
    Ok(Responses::Known(known))
}

impl CaseDiff {
    pub(super) fn differs(&self) -> bool {
        self.before != self.after || self.if_moved.is_some() || self.steps_differ()
    }

    fn steps_differ(&self) -> bool {
        let names = |steps: &[PlannedStep]| -> BTreeSet<(Name, ActionId)> {
            steps.iter().map(|step| (step.kind.clone(), step.id.clone())).collect()
        };
        names(&self.steps_before) != names(&self.steps_after)
    }
}

/// What is summed up over all cases.
pub(super) struct Sums<'a> {
    pub(super) responses: Responses<'a>,
    pub(super) counts: BTreeMap<Name, (u64, u64)>,
    /// By currency: the effect in millionths of the smallest unit, where it can be told; what cannot be told, and in how
    /// many cases.
    pub(super) cash: BTreeMap<Currency, (Option<i128>, Money, u64)>,
}

impl Sums<'_> {
    pub(super) fn take(&mut self, case: &CaseDiff) -> Result<()> {
        for step in &case.steps_before {
            let count = self.counts.entry(step.kind.clone()).or_default();
            count.0 = count.0.saturating_add(1);
        }
        for step in &case.steps_after {
            let count = self.counts.entry(step.kind.clone()).or_default();
            count.1 = count.1.saturating_add(1);
        }
        if !case.overdue.is_positive() || (case.before == case.after && !case.steps_differ()) {
            return Ok(());
        }
        let (before, after) =
            (self.paid(&case.before, &case.steps_before), self.paid(&case.after, &case.steps_after));
        let none = (None, Money::zero(case.currency), 0_u64);
        let sum = self.cash.entry(case.currency).or_insert(none);
        match (before, after) {
            (Some(before), Some(after)) => {
                let more = i128::from(after).saturating_sub(i128::from(before));
                let effect = i128::from(case.overdue.minor()).checked_mul(more);
                let total = effect.and_then(|effect| sum.0.unwrap_or(0_i128).checked_add(effect));
                sum.0 = Some(total.ok_or_else(|| Error::AmountOverflow { field: "cash.expected".into() })?);
            }
            _ => {
                sum.1 = sum.1.plus(case.overdue)?;
                sum.2 = sum.2.saturating_add(1);
            }
        }
        Ok(())
    }

    /// The share that comes after what is asked for: of the step that brings most, or of doing nothing.
    fn paid(&self, policy: &PolicyVersion, steps: &[PlannedStep]) -> Option<u32> {
        let after = |step: Option<&PlannedStep>| match &self.responses {
            Responses::Known(known) => {
                known.get(&(&policy.id, policy.version, step.map(|step| &step.step))).copied()
            }
            Responses::Assumed(assumed) => assumed.get(&step.map(|step| step.kind.clone())).copied(),
        };
        if steps.is_empty() {
            return after(None);
        }
        let shares: Option<Vec<u32>> = steps.iter().map(|step| after(Some(step))).collect();
        shares?.into_iter().max()
    }

    pub(super) fn results(self) -> Result<(Vec<StepCount>, Vec<CashEffect>)> {
        let counts = self.counts.into_iter();
        let counts = counts.map(|(kind, (before, after))| StepCount { kind, before, after }).collect();
        let assumes = matches!(self.responses, Responses::Assumed(_));
        let effects = self.cash.into_iter().map(|(currency, (told, cannot_tell, cases))| {
            let millionths = told.unwrap_or(0);
            let half = 500_000_i128.saturating_mul(millionths.signum());
            let minor =
                millionths.saturating_add(half).checked_div(1_000_000).and_then(|m| i64::try_from(m).ok());
            let minor = minor.ok_or_else(|| Error::AmountOverflow { field: "cash.expected".into() })?;
            let expected = Money::from_minor(minor, currency);
            let assumed = assumes && told.is_some();
            Ok(CashEffect { currency, expected, assumed, cannot_tell, cannot_tell_cases: cases })
        });
        Ok((counts, effects.collect::<Result<_>>()?))
    }
}
