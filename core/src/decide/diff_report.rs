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

pub(super) type Responses<'a> = BTreeMap<(&'a PolicyId, u32, Option<&'a Name>), u32>;

pub(super) fn responses(options: &PolicyDiffOptions) -> Result<Responses<'_>> {
    crate::documents::at_most(options.responses.len(), 100_000, "options.responses")?;
    let mut known = BTreeMap::new();
    for (at, response) in options.responses.iter().enumerate() {
        let field = |name: &str| format!("options.responses[{at}].{name}");
        if response.paid_millionths > 1_000_000 {
            let given = response.paid_millionths.into();
            let field = field("paid_millionths");
            return Err(Error::NumberOutOfRange { field, least: 0, most: 1_000_000, given });
        }
        let key = (&response.policy.id, response.policy.version, response.step.as_ref());
        if known.insert(key, response.paid_millionths).is_some() {
            let id = key.2.map_or_else(|| key.0.to_string(), |step| format!("{} {step}", key.0));
            return Err(Error::IdTaken { field: field("step"), id });
        }
    }
    Ok(known)
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
    /// By currency: the effect in millionths of the smallest unit, what cannot be told, and how many cases.
    pub(super) cash: BTreeMap<Currency, (i128, Money, u64)>,
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
        let none = (0_i128, Money::zero(case.currency), 0_u64);
        let sum = self.cash.entry(case.currency).or_insert(none);
        match (before, after) {
            (Some(before), Some(after)) => {
                let more = i128::from(after).saturating_sub(i128::from(before));
                let effect = i128::from(case.overdue.minor()).checked_mul(more);
                let total = effect.and_then(|effect| sum.0.checked_add(effect));
                sum.0 = total.ok_or_else(|| Error::AmountOverflow { field: "cash.expected".into() })?;
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
        if steps.is_empty() {
            return self.responses.get(&(&policy.id, policy.version, None)).copied();
        }
        let shares: Option<Vec<u32>> = steps
            .iter()
            .map(|step| self.responses.get(&(&policy.id, policy.version, Some(&step.step))).copied())
            .collect();
        shares?.into_iter().max()
    }

    pub(super) fn results(self) -> Result<(Vec<StepCount>, Vec<CashEffect>)> {
        let counts = self.counts.into_iter();
        let counts = counts.map(|(kind, (before, after))| StepCount { kind, before, after }).collect();
        let effects = self.cash.into_iter().map(|(currency, (millionths, cannot_tell, cases))| {
            let half = 500_000_i128.saturating_mul(millionths.signum());
            let minor =
                millionths.saturating_add(half).checked_div(1_000_000).and_then(|m| i64::try_from(m).ok());
            let minor = minor.ok_or_else(|| Error::AmountOverflow { field: "cash.expected".into() })?;
            let expected = Money::from_minor(minor, currency);
            Ok(CashEffect { currency, expected, cannot_tell, cannot_tell_cases: cases })
        });
        Ok((counts, effects.collect::<Result<_>>()?))
    }
}
