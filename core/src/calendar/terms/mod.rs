//! Payment terms: when money is due, until when a discount can be taken, and in which parts it is paid.
//!
//! | terms | in words | invoice 2024-01-15 is due |
//! | --- | --- | --- |
//! | net 30 | that many calendar days after the invoice | 2024-02-14 |
//! | EOM | end of the month of the invoice | 2024-01-31 |
//! | EOM + 30 days | end of the month, then 30 days | 2024-03-01 |
//! | 30 days then EOM | 30 days, then to the end of that month | 2024-02-29 |
//! | end of following month | end of the month after the invoice's | 2024-02-29 |
//! | 15 MFI, cutoff 25 | the 15th of the month after; after the 25th, of the month after that | 2024-02-15 |
//! | 2/10 net 30 | 2 % off when paid by the 10th day, all by the 30th | 2024-02-14 |
//! | 2/10 EOM (prox) | 2 % off until the 10th of next month, all by its end | 2024-02-29 |
//! | CIA, CWO, PIA, COD, CND | before or on delivery: no credit, nothing ages | base date |
//!
//! "net 30 EOM" and its like have up to three readings that differ by up to a month. They are refused with the list
//! of readings; the engine never guesses.
//!
//! Sources: UN/EDIFACT code list 2009 (terms time relation); Directive 2011/7/EU.

mod base;
mod discount;
mod due_rule;
mod instalments;
mod raw;
mod schedule;
mod text;

pub use base::{BaseDates, TermsBase};
pub use discount::{DiscountStep, DiscountUntil, MOST_DISCOUNT_STEPS};
pub use due_rule::{DayOfMonth, DueRule, Period, PrepaymentForm};
pub use instalments::{InstalmentShare, Instalments, MOST_INSTALMENTS};
pub use schedule::{DiscountDeadline, Instalment, PaymentSchedule};

use super::BusinessDayRule;
use crate::error::Result;
use serde::Serialize;

/// When the whole amount is due: once, or in instalments.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize, borsh::BorshDeserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Due {
    /// In parts, each with a date of its own.
    Instalments(Instalments),
    /// All of it on one date.
    #[serde(untagged)]
    Once(DueRule),
}

/// When an invoice is to be paid: the rule for the due date, the base date, discounts, business-day rules.
///
/// There is no default: terms are agreed, not assumed. In JSON one flat object whose `kind` names the rule; what is
/// not given is the plain case (from the issue date, no discount, dates not moved):
/// `{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":10}}]}`.
///
/// # Examples
/// ```
/// use receivables::PaymentTerms;
/// let terms = PaymentTerms::parse("2/10 net 30")?;
/// assert_eq!(terms.to_string(), "2/10 net 30");
/// let refusal = PaymentTerms::parse("net 30 EOM").unwrap_err();
/// assert_eq!(refusal.code(), "terms_ambiguous");
/// assert_eq!(refusal.details()["readings"][0], "EOM + 30 days");
/// # Ok::<(), receivables::Error>(())
/// ```
/// Source: UN/EDIFACT code list 2009; the discount notation is that of the trade.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, borsh::BorshSerialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("unevaluatedProperties" = false)))]
pub struct PaymentTerms {
    /// The rule for the due date, or the instalments.
    #[serde(flatten)]
    due: Due,
    /// From which date the terms run; the issue date unless given.
    #[serde(default, skip_serializing_if = "TermsBase::is_default")]
    #[cfg_attr(feature = "schema", schemars(extend("default" = "issue_date")))]
    base: TermsBase,
    /// Discounts for early payment, the first that still runs applies; percentages fall from step to step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    discounts: Vec<DiscountStep>,
    /// What happens to a due date on a closed day; it is kept unless given.
    #[serde(default, skip_serializing_if = "BusinessDayRule::is_unadjusted")]
    #[cfg_attr(feature = "schema", schemars(extend("default" = "unadjusted")))]
    business_day_rule: BusinessDayRule,
    /// What happens to the last day of a discount when it is closed; it is kept unless given.
    #[serde(default, skip_serializing_if = "BusinessDayRule::is_unadjusted")]
    #[cfg_attr(feature = "schema", schemars(extend("default" = "unadjusted")))]
    discount_business_day_rule: BusinessDayRule,
}

impl PaymentTerms {
    /// Terms with one due date, from the issue date, without discounts.
    #[must_use]
    pub const fn new(rule: DueRule) -> Self {
        Self::of(Due::Once(rule))
    }

    /// That many days after the issue date; 0 is due on receipt.
    #[must_use]
    pub const fn net(days: u16) -> Self {
        Self::new(DueRule::Net { days })
    }

    /// Terms with instalments, from the issue date, without discounts.
    #[must_use]
    pub const fn instalments(instalments: Instalments) -> Self {
        Self::of(Due::Instalments(instalments))
    }

    const fn of(due: Due) -> Self {
        Self {
            due,
            base: TermsBase::IssueDate,
            discounts: Vec::new(),
            business_day_rule: BusinessDayRule::Unadjusted,
            discount_business_day_rule: BusinessDayRule::Unadjusted,
        }
    }

    /// The same terms, run from another date.
    #[must_use]
    pub fn with_base(mut self, base: TermsBase) -> Self {
        self.base = base;
        self
    }

    /// The same terms with discounts for early payment, in the order in which they are tried.
    ///
    /// # Errors
    /// [`CountOutOfRange`](crate::Error::CountOutOfRange) above [`MOST_DISCOUNT_STEPS`];
    /// [`AmountOutOfRange`](crate::Error::AmountOutOfRange) when percentages are not above 0, below 100 and falling;
    /// [`NumberOutOfRange`](crate::Error::NumberOutOfRange) when a step does not end later than the one before, or
    /// ends after the due date.
    pub fn with_discounts(mut self, discounts: Vec<DiscountStep>) -> Result<Self> {
        self.discounts = discounts;
        self.checked()
    }

    /// The same terms with a rule for due dates on closed days. Discounts are not touched.
    #[must_use]
    pub fn with_business_day_rule(mut self, rule: BusinessDayRule) -> Self {
        self.business_day_rule = rule;
        self
    }

    /// The same terms with a rule for discounts that end on closed days. Due dates are not touched.
    #[must_use]
    pub fn with_discount_business_day_rule(mut self, rule: BusinessDayRule) -> Self {
        self.discount_business_day_rule = rule;
        self
    }

    /// The rule for the due date, or the instalments.
    #[must_use]
    pub const fn due(&self) -> &Due {
        &self.due
    }

    /// From which date the terms run.
    #[must_use]
    pub const fn base(&self) -> TermsBase {
        self.base
    }

    /// The discounts, in the order in which they are tried.
    #[must_use]
    pub fn discounts(&self) -> &[DiscountStep] {
        &self.discounts
    }

    /// What happens to a due date on a closed day.
    #[must_use]
    pub const fn business_day_rule(&self) -> BusinessDayRule {
        self.business_day_rule
    }

    /// What happens to the last day of a discount when it is closed.
    #[must_use]
    pub const fn discount_business_day_rule(&self) -> BusinessDayRule {
        self.discount_business_day_rule
    }

    /// Whether the customer may pay after delivery. Where not (prepaid, on delivery), nothing is to be aged or dunned.
    #[must_use]
    pub fn grants_credit(&self) -> bool {
        match &self.due {
            Due::Once(rule) => rule.grants_credit(),
            Due::Instalments(instalments) => instalments.parts().iter().any(|part| part.due.grants_credit()),
        }
    }

    /// As [`PaymentTerms::grants_credit`], for one instalment by its number from 1.
    #[must_use]
    pub fn grants_credit_for(&self, instalment: u32) -> bool {
        match &self.due {
            Due::Once(rule) => rule.grants_credit(),
            Due::Instalments(instalments) => {
                let mut parts = instalments.parts().iter().zip(1_u32..);
                parts
                    .find(|(_, number)| *number == instalment)
                    .is_none_or(|(part, _)| part.due.grants_credit())
            }
        }
    }

    fn checked(self) -> Result<Self> {
        discount::check_steps(&self.discounts, &self.due)?;
        Ok(self)
    }
}

impl borsh::BorshDeserialize for PaymentTerms {
    fn deserialize_reader<R: borsh::io::Read>(reader: &mut R) -> borsh::io::Result<Self> {
        let (due, base, discounts, business_day_rule, discount_business_day_rule) =
            borsh::BorshDeserialize::deserialize_reader(reader)?;
        let terms = Self { due, base, discounts, business_day_rule, discount_business_day_rule };
        terms.checked().map_err(|e| borsh::io::Error::new(borsh::io::ErrorKind::InvalidData, e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<PaymentTerms> {
        crate::wire::from_json(text)
    }

    #[test]
    fn the_wire_form_is_pinned() {
        for text in [
            r#"{"kind":"net","days":30}"#,
            r#"{"kind":"end_of_month","base":"delivery_date"}"#,
            r#"{"kind":"day_of_following_month","day":15,"cutoff_day":25}"#,
            r#"{"kind":"end_of_period","period":"quarter"}"#,
            r#"{"kind":"on","due_date":"2026-03-31","business_day_rule":"following"}"#,
            r#"{"kind":"prepaid","form":"cash_with_order"}"#,
            r#"{"kind":"net","days":45,"discounts":[{"percent":"3","until":{"kind":"days","days":10}},{"percent":"2","until":{"kind":"day_of_following_month","day":20}}]}"#,
            r#"{"kind":"instalments","parts":[{"weight":"40","due":{"kind":"net","days":0}},{"weight":"60","due":{"kind":"end_of_month"}}],"rest":"last_takes_rest"}"#,
        ] {
            let terms = read(text).unwrap();
            assert_eq!(crate::wire::to_json(&terms).unwrap(), text);
            let bytes = borsh::to_vec(&terms).unwrap();
            assert_eq!(borsh::from_slice::<PaymentTerms>(&bytes).unwrap(), terms);
        }
    }

    #[test]
    fn bad_terms_name_their_field() {
        for (text, code, field) in [
            (r#"{"kind":"net"}"#, "malformed", "days"),
            (r#"{"days":30}"#, "malformed", "kind"),
            (r#"{"kind":"net","days":-1}"#, "number_out_of_range", "days"),
            (r#"{"kind":"net","days":30.5}"#, "malformed", "days"),
            (r#"{"kind":"net","days":30,"day":3}"#, "malformed", "day"),
            (r#"{"kind":"end_of_month","dayz":3}"#, "malformed", "dayz"),
            (r#"{"kind":"day_of_following_month","day":32}"#, "number_out_of_range", "day"),
            (r#"{"kind":"instalments","parts":[]}"#, "count_out_of_range", "parts"),
            (
                r#"{"kind":"instalments","parts":[{"weight":"0","due":{"kind":"net","days":1}}]}"#,
                "amount_out_of_range",
                "parts[0].weight",
            ),
            (
                r#"{"kind":"instalments","parts":[{"weight":"1","due":{"kind":"instalments","parts":[]}}]}"#,
                "malformed",
                "parts[0].due.kind",
            ),
            (
                r#"{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":31}}]}"#,
                "number_out_of_range",
                "discounts[0].until.days",
            ),
            (
                r#"{"kind":"net","days":30,"discounts":[{"percent":"2","until":{"kind":"days","days":5}},{"percent":"2","until":{"kind":"days","days":9}}]}"#,
                "amount_out_of_range",
                "discounts[1].percent",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!((error.code(), error.field().as_str()), (code, field), "{text}");
        }
    }

    #[test]
    fn a_snapshot_cannot_smuggle_unchecked_terms_in() {
        let step = DiscountStep { percent: "2".parse().unwrap(), until: DiscountUntil::Days { days: 40 } };
        let unchecked = PaymentTerms { discounts: vec![step], ..PaymentTerms::net(30) };
        assert!(borsh::from_slice::<PaymentTerms>(&borsh::to_vec(&unchecked).unwrap()).is_err());
    }
}
