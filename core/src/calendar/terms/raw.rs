//! The one flat JSON object behind payment terms, before the checks.

use super::{
    DayOfMonth, DiscountStep, Due, DueRule, InstalmentShare, Instalments, PaymentTerms, Period,
    PrepaymentForm, TermsBase,
};
use crate::calendar::{BusinessDayRule, Date};
use crate::error::{Error, Result};
use crate::money::RestRule;
use serde::Deserialize;

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Net,
    EndOfMonth,
    EndOfFollowingMonth,
    EndOfMonthPlusDays,
    DaysThenEndOfMonth,
    DayOfFollowingMonth,
    EndOfPeriod,
    On,
    Prepaid,
    CashOnDelivery,
    CashBeforeNextDelivery,
    Instalments,
}

/// Every field that some kind of terms has. Reading one struct keeps the path of a field at fault, refuses unknown
/// fields for every kind, and needs no buffer wherever `kind` stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "PaymentTerms")]
pub(super) struct Raw {
    kind: Kind,
    #[serde(default)]
    days: Option<i64>,
    #[serde(default)]
    day: Option<DayOfMonth>,
    #[serde(default)]
    cutoff_day: Option<DayOfMonth>,
    #[serde(default)]
    period: Option<Period>,
    #[serde(default)]
    due_date: Option<Date>,
    #[serde(default)]
    form: Option<PrepaymentForm>,
    #[serde(default)]
    parts: Option<Vec<InstalmentShare>>,
    #[serde(default)]
    rest: Option<RestRule>,
    #[serde(default)]
    base: Option<TermsBase>,
    #[serde(default)]
    discounts: Option<Vec<DiscountStep>>,
    #[serde(default)]
    business_day_rule: Option<BusinessDayRule>,
    #[serde(default)]
    discount_business_day_rule: Option<BusinessDayRule>,
}

pub(super) fn missing(field: &str) -> Error {
    Error::Malformed { field: field.into(), reason: format!("missing field `{field}`") }
}

pub(super) fn superfluous(field: &str) -> Error {
    Error::Malformed { field: field.into(), reason: format!("`{field}` does not belong to this kind") }
}

/// A number of days on the wire.
pub(super) fn days(given: i64) -> Result<u16> {
    let most = i64::from(u16::MAX);
    u16::try_from(given).map_err(|_| Error::NumberOutOfRange { field: "days".into(), least: 0, most, given })
}

impl Raw {
    fn take_days(&mut self) -> Result<u16> {
        days(self.days.take().ok_or_else(|| missing("days"))?)
    }

    fn take_rule(&mut self) -> Result<DueRule> {
        Ok(match self.kind {
            Kind::Net => DueRule::Net { days: self.take_days()? },
            Kind::EndOfMonth => DueRule::EndOfMonth,
            Kind::EndOfFollowingMonth => DueRule::EndOfFollowingMonth,
            Kind::EndOfMonthPlusDays => DueRule::EndOfMonthPlusDays { days: self.take_days()? },
            Kind::DaysThenEndOfMonth => DueRule::DaysThenEndOfMonth { days: self.take_days()? },
            Kind::DayOfFollowingMonth => DueRule::DayOfFollowingMonth {
                day: self.day.take().ok_or_else(|| missing("day"))?,
                cutoff_day: self.cutoff_day.take(),
            },
            Kind::EndOfPeriod => {
                DueRule::EndOfPeriod { period: self.period.take().ok_or_else(|| missing("period"))? }
            }
            Kind::On => DueRule::On { due_date: self.due_date.take().ok_or_else(|| missing("due_date"))? },
            Kind::Prepaid => DueRule::Prepaid { form: self.form.take().ok_or_else(|| missing("form"))? },
            Kind::CashOnDelivery => DueRule::CashOnDelivery,
            Kind::CashBeforeNextDelivery => DueRule::CashBeforeNextDelivery,
            Kind::Instalments => {
                return Err(Error::Malformed {
                    field: "kind".into(),
                    reason: "an instalment cannot have instalments".into(),
                });
            }
        })
    }

    fn take_instalments(&mut self) -> Result<Instalments> {
        let parts = self.parts.take().ok_or_else(|| missing("parts"))?;
        Instalments::new(parts, self.rest.take().unwrap_or_default())
    }

    /// Refuses fields that the kind does not have.
    fn check_rest(&self) -> Result<()> {
        let left = [
            ("days", self.days.is_some()),
            ("day", self.day.is_some()),
            ("cutoff_day", self.cutoff_day.is_some()),
            ("period", self.period.is_some()),
            ("due_date", self.due_date.is_some()),
            ("form", self.form.is_some()),
            ("parts", self.parts.is_some()),
            ("rest", self.rest.is_some()),
            ("base", self.base.is_some()),
            ("discounts", self.discounts.is_some()),
            ("business_day_rule", self.business_day_rule.is_some()),
            ("discount_business_day_rule", self.discount_business_day_rule.is_some()),
        ];
        match left.into_iter().find(|(_, is_left)| *is_left) {
            Some((field, _)) => Err(superfluous(field)),
            None => Ok(()),
        }
    }
}

impl TryFrom<Raw> for DueRule {
    type Error = Error;
    fn try_from(mut raw: Raw) -> Result<Self> {
        let rule = raw.take_rule()?;
        raw.check_rest()?;
        Ok(rule)
    }
}

impl TryFrom<Raw> for PaymentTerms {
    type Error = Error;
    fn try_from(mut raw: Raw) -> Result<Self> {
        let due = match raw.kind {
            Kind::Instalments => Due::Instalments(raw.take_instalments()?),
            _ => Due::Once(raw.take_rule()?),
        };
        let terms = Self {
            due,
            base: raw.base.take().unwrap_or_default(),
            discounts: raw.discounts.take().unwrap_or_default(),
            business_day_rule: raw.business_day_rule.take().unwrap_or_default(),
            discount_business_day_rule: raw.discount_business_day_rule.take().unwrap_or_default(),
        };
        raw.check_rest()?;
        terms.checked()
    }
}

impl<'de> Deserialize<'de> for DueRule {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::try_from(Raw::deserialize(deserializer)?).map_err(Error::through)
    }
}

impl<'de> Deserialize<'de> for PaymentTerms {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::try_from(Raw::deserialize(deserializer)?).map_err(Error::through)
    }
}
