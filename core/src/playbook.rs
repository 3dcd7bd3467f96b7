//! The playbook: every policy of a company in one versioned value.
//!
//! It is data through and through: it can be stored, compared and sent, and nothing in it is a constant of a function.
//! [`Playbook::standard`] is a starting point, not a recommendation for any single company.

use crate::calendar::Date;
use crate::documents::{Company, CrmMark, Customer, PayerBehaviour, PaymentOutlook, PolicyMove};
use crate::dunning::{BehaviourRules, Case, DunningPolicy, ExpiryRule, LegalStep};
use crate::error::{Error, Result, quoted};
use crate::failures::{FailureTable, RetryProgram};
use crate::ids::{Name, PolicyId};
use crate::interest::LateInterestRules;
use crate::matching::CashPolicy;
use crate::money::Money;
use crate::reason::Reason;
use crate::vocabulary::document;
use crate::worklist::WorklistOptions;
use std::collections::{BTreeMap, BTreeSet};

document! {
    /// Every policy of a company.
    pub struct Playbook {
        /// Version of the playbook, for the record.
        pub version: Name,
        /// The company.
        pub company: Company,
        /// Dunning policies: each version of each.
        pub policies: Vec<DunningPolicy>,
        /// The policy where nothing else decides.
        pub default_policy: PolicyId,
        /// The policy of a segment.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub by_segment: BTreeMap<Name, PolicyId>,
        /// The policy that a behaviour puts in the place of the default one.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        pub by_behaviour: BTreeMap<PayerBehaviour, PolicyId>,
        /// When a customer behaves how.
        pub behaviour: BehaviourRules,
        /// The weights of the worklist.
        pub worklist: WorklistOptions,
        /// What a failed payment permits; the standard table where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub failures: Option<FailureTable>,
        /// How bank movements are matched to items; they are left alone where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cash: Option<CashPolicy>,
        /// When a customer is told that a card or mandate expires; never where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expiry: Option<ExpiryRule>,
        /// When customer success is told that a customer pays later than before; with the default rules where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub early_warning: Option<EarlyWarningRules>,
        /// Which scheme of late interest counts for whom; levels that ask for interest need it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub late_interest: Option<LateInterestRules>,
        /// What the law of each country asks for; the shipped table where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub legal_steps: Option<Vec<LegalStep>>,
        /// How retries are planned after a failure; where not given, the levels of the policies fix them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub retries: Option<RetryProgram>,
    }
}

document! {
    /// When customer success is told that a customer pays later than before.
    pub struct EarlyWarningRules {
        /// Days after a warning was told: a slowdown that began before they are over counts as the one that was told.
        pub quiet_days: u32,
        /// So many days later than before at least.
        #[serde(default)]
        pub min_more_days: u32,
        /// So much is open at least, one for each currency that has a bound.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub min_open: Vec<Money>,
        /// Marks of the CRM with which nobody is told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub skip_marks: Vec<CrmMark>,
    }
}

impl Default for EarlyWarningRules {
    fn default() -> Self {
        let skip_marks = vec![CrmMark::Insolvent, CrmMark::InLegal];
        Self { quiet_days: 30, min_more_days: 1, min_open: Vec::new(), skip_marks }
    }
}

impl EarlyWarningRules {
    fn check(&self) -> Result<()> {
        if self.quiet_days > 366 {
            let given = self.quiet_days.into();
            return Err(Error::NumberOutOfRange { field: "quiet_days".into(), least: 0, most: 366, given });
        }
        let mut seen = BTreeSet::new();
        for (at, amount) in self.min_open.iter().enumerate() {
            let field = format!("min_open[{at}]");
            amount.not_negative().map_err(|e| e.within(&field))?;
            if !seen.insert(amount.currency()) {
                return Err(Error::IdTaken { field, id: amount.currency().to_string() });
            }
        }
        Ok(())
    }
}

/// The policy of a case, and why it is not the default one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyChoice<'a> {
    /// The version of the policy under which the case began.
    pub policy: &'a DunningPolicy,
    /// Why this policy; empty where it is the default one.
    pub reasons: Vec<Reason>,
}

impl Playbook {
    /// A playbook to start from: 21 days, weekdays from nine to five in UTC, gentler for reliable payers, shorter for
    /// those who are chronically late.
    ///
    /// # Errors
    /// None in practice: the text it reads is part of the crate and tested.
    ///
    /// # Examples
    /// ```
    /// let playbook = receivables::Playbook::standard()?;
    /// assert_eq!(playbook.default_policy.as_str(), "standard_21");
    /// # Ok::<(), receivables::Error>(())
    /// ```
    pub fn standard() -> Result<Self> {
        crate::json::from_json(include_str!("../data/standard_playbook.json"))
    }

    /// The one door: checks every policy and that every name leads to one.
    ///
    /// # Errors
    /// What a policy refuses, with its path; [`Error::IdTaken`], [`Error::NameUnknown`], [`Error::CountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        crate::documents::at_most(self.policies.len(), 1_000, "policies")?;
        let mut versions = BTreeSet::new();
        let mut starts = BTreeSet::new();
        for (at, policy) in self.policies.iter().enumerate() {
            policy.check().map_err(|e| e.within(&format!("policies[{at}]")))?;
            let taken =
                |field: &str, id: String| Error::IdTaken { field: format!("policies[{at}].{field}"), id };
            if !versions.insert((&policy.id, policy.version)) {
                return Err(taken("version", format!("{} version {}", policy.id, policy.version)));
            }
            if !starts.insert((&policy.id, policy.valid_from)) {
                let from = policy.valid_from.map_or_else(|| "always".into(), |date| date.to_string());
                return Err(taken("valid_from", format!("{} from {from}", policy.id)));
            }
        }
        self.known(&self.default_policy, "default_policy")?;
        for (segment, id) in &self.by_segment {
            self.known(id, &format!("by_segment.{segment}"))?;
        }
        for (behaviour, id) in &self.by_behaviour {
            self.known(id, &format!("by_behaviour.{behaviour}"))?;
        }
        self.behaviour.check().map_err(|e| e.within("behaviour"))?;
        if let Some(table) = &self.failures {
            table.check().map_err(|e| e.within("failures"))?;
        }
        if let Some(cash) = &self.cash {
            cash.check().map_err(|e| e.within("cash"))?;
        }
        if let Some(program) = &self.retries {
            program.check().map_err(|e| e.within("retries"))?;
        }
        if let Some(rule) = &self.expiry {
            rule.check().map_err(|e| e.within("expiry"))?;
        }
        if let Some(rules) = &self.early_warning {
            rules.check().map_err(|e| e.within("early_warning"))?;
        }
        if let Some(rules) = &self.late_interest {
            rules.check().map_err(|e| e.within("late_interest"))?;
        }
        LegalStep::check_all(self.legal_steps()?)?;
        self.worklist.check().map_err(|e| e.within("worklist"))
    }

    /// The table of failure codes: the playbook's own, else the standard one.
    ///
    /// # Errors
    /// None in practice.
    pub fn failure_table(&self) -> Result<&FailureTable> {
        match &self.failures {
            Some(table) => Ok(table),
            None => FailureTable::shared(),
        }
    }

    /// What the law of each country asks for: the playbook's own table, else the shipped one.
    ///
    /// # Errors
    /// None in practice.
    pub fn legal_steps(&self) -> Result<&[LegalStep]> {
        match &self.legal_steps {
            Some(own) => Ok(own),
            None => LegalStep::shipped(),
        }
    }

    fn known(&self, id: &PolicyId, field: &str) -> Result<()> {
        if self.policies.iter().any(|policy| policy.id == *id) {
            return Ok(());
        }
        Err(Error::NameUnknown { field: field.into(), given: quoted(id.as_str()) })
    }

    /// The version of a policy under which a case that began on a day runs: the last one valid by then, or the first
    /// one there is.
    fn version_on(&self, id: &PolicyId, day: Date) -> Option<&DunningPolicy> {
        let mut versions: Vec<_> = self.policies.iter().filter(|policy| policy.id == *id).collect();
        versions.sort_by_key(|policy| policy.valid_from);
        let valid = versions.iter().rfind(|policy| policy.valid_from.is_none_or(|from| from <= day));
        valid.or(versions.first()).copied()
    }

    /// The policy to which a person moved a running case.
    ///
    /// # Errors
    /// [`Error::NameUnknown`] for a policy or version that is not in the playbook.
    pub fn policy_moved_to(&self, to: &PolicyMove, decided_on: Date) -> Result<PolicyChoice<'_>> {
        let found = match to.version {
            Some(version) => self.version(&to.policy_id, version),
            None => self.version_on(&to.policy_id, decided_on),
        };
        let unknown =
            || Error::NameUnknown { field: "move_to.policy_id".into(), given: quoted(to.policy_id.as_str()) };
        let policy = found.ok_or_else(unknown)?;
        let reason = Reason::new("policy_moved")
            .with("policy", &policy.id)
            .with("version", policy.version)
            .with("on", decided_on);
        Ok(PolicyChoice { policy, reasons: vec![reason] })
    }

    /// A version of a policy, if it is there.
    #[must_use]
    pub fn version(&self, id: &PolicyId, version: u32) -> Option<&DunningPolicy> {
        self.policies.iter().find(|policy| policy.id == *id && policy.version == version)
    }

    /// The policy of a case.
    ///
    /// What is named explicitly comes first: on the invoice, then for the customer, then for the segment. Only where
    /// nothing is named does the behaviour of the customer choose in the place of the default policy.
    ///
    /// # Errors
    /// [`Error::NameUnknown`] for a policy that is not in the playbook.
    pub fn policy_for(
        &self,
        case: &Case,
        customer: &Customer,
        outlook: &PaymentOutlook,
    ) -> Result<PolicyChoice<'_>> {
        let segment = customer.segment.as_ref().and_then(|segment| self.by_segment.get(segment));
        let explicit = [
            (case.invoice_policy.as_ref(), Reason::new("policy_of_invoice")),
            (customer.dunning_policy.as_ref(), Reason::new("policy_of_customer")),
            (segment, Reason::new("policy_of_segment")),
        ];
        let named = explicit.into_iter().find_map(|(id, reason)| id.map(|id| (id, reason)));
        let by_behaviour = named.is_none();
        let (id, reason) = match (named, self.by_behaviour.get(&outlook.behaviour)) {
            (Some(named), _) => named,
            (None, chosen) => {
                let reason = Reason::new("policy_by_behaviour").with("behaviour", outlook.behaviour);
                (chosen.unwrap_or(&self.default_policy), reason)
            }
        };
        let unknown = || Error::NameUnknown { field: "dunning_policy".into(), given: quoted(id.as_str()) };
        let policy = self.version_on(id, case.start).ok_or_else(unknown)?;
        let mut reasons = Vec::new();
        if *id != self.default_policy {
            reasons.push(reason.with("policy", id).with("in_place_of", &self.default_policy));
            reasons.extend(outlook.reasons.iter().filter(|_| by_behaviour).cloned());
        }
        Ok(PolicyChoice { policy, reasons })
    }
}
