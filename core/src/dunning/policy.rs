//! A dunning policy: which steps follow a due date, in which tone, and what stops them. All of it is data.

use super::timing::ContactTimes;
use crate::calendar::Date;
use crate::documents::{Channel, ChargeKind, CrmMark, PaymentMethod, Tone};
use crate::error::{Error, Result};
use crate::ids::{Name, PolicyId};
use crate::money::{Currency, Money, Percent};
use crate::vocabulary::{document, words};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Longest window of a policy, and farthest offset of a level, in days.
pub const LONGEST_WINDOW_DAYS: i32 = 730;

words! {
    /// What a mark of the CRM does to follow-up.
    MarkEffect {
        /// Nothing is proposed; a person is told.
        Stop "stop",
        /// A person takes the case over instead of the first message.
        Human "human",
        /// Follow-up goes on; customer success is told once.
        Alert "alert",
    }
}

document! {
    /// A message of a level.
    pub struct MessagePlan {
        /// Through which channel.
        pub channel: Channel,
        /// How it sounds.
        pub tone: Tone,
        /// The host's template.
        pub template: Name,
        /// Whether the second contact gets it too.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub also_secondary: bool,
        /// Whether it carries a link to pay at once.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub payment_link: bool,
        /// Days from the day on which it leaves to the last day to pay that it names; none where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub pay_within_days: Option<u32>,
    }

    /// An attempt to collect that a level plans.
    pub struct RetryPlan {
        /// Days after the level is reached, 0 for the same day.
        #[serde(default)]
        pub after_days: u32,
        /// By which methods, the preferred one first. Only a method with a usable card or mandate on file is tried.
        pub methods: Vec<PaymentMethod>,
    }

    /// One step of a policy. It sends a message, plans a retry or hands the case to a person.
    pub struct Level {
        /// Number of the level, from 1, rising.
        pub level: u8,
        /// Days from the due date at which it is reached: below zero before, above zero after it.
        pub offset_days: i32,
        /// What is sent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub message: Option<MessagePlan>,
        /// What is tried.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub retry: Option<RetryPlan>,
        /// Whether a person takes over. Such a level does nothing else.
        #[serde(default, skip_serializing_if = "crate::documents::is_false")]
        pub escalate: bool,
        /// Fewest days since the last message to the customer before this level's message may go.
        #[serde(default = "one")]
        pub min_gap_days: u32,
        /// Least amount, one for each currency that has one, for which the level is worth taking.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub min_amount: Vec<Money>,
        /// Fee that its message asks for, one for each currency that has one.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub fee: Vec<Money>,
        /// What its message asks for besides by law or contract: late interest, compensation.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub charges: Vec<ChargeKind>,
    }

    /// How many messages a contact may get in so many days.
    pub struct ContactLimit {
        /// Most messages, 1 or more.
        pub messages: u32,
        /// Days in a row, 1 or more; 1 is a day of the company's calendar.
        pub days: u32,
    }

    /// One request for another card or mandate instead of reminders.
    pub struct MethodFirst {
        /// Days past due, without those on which the item was held back, up to which nothing else is done.
        pub quiet_days: u32,
    }

    /// When silence is enough for a person to take over.
    pub struct Unanswered {
        /// How many messages in a row went without an answer, 1 or more.
        pub messages: u32,
        /// Days after the last of them.
        pub after_days: u32,
    }

    /// What one mark of the CRM does.
    pub struct MarkRule {
        /// The mark.
        pub mark: CrmMark,
        /// What it does.
        pub effect: MarkEffect,
    }

    /// A dunning policy: one version of it.
    pub struct DunningPolicy {
        /// The policy's id.
        pub id: PolicyId,
        /// Its version, from 1. Each version of an id is an entry of its own in the playbook.
        pub version: u32,
        /// First day on which a case may begin under this version; always where not given. A case begun earlier keeps
        /// the version that was valid then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub valid_from: Option<Date>,
        /// Days past due, without the days on which the item was held back, after which a person takes over.
        pub window_days: u32,
        /// Net overdue amount, one for each currency that has one, that must be exceeded before anything happens.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub min_overdue: Vec<Money>,
        /// The steps, in rising order.
        pub levels: Vec<Level>,
        /// Hours after which an unopened message goes to the next contact; never where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub resend_unopened_after_hours: Option<u32>,
        /// Hours after which an invoice that was delivered and not viewed goes to the next contact; never where not
        /// given, as for a host that does not learn of views.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub resend_unviewed_invoice_after_hours: Option<u32>,
        /// Days before each instalment of a payment plan on which the customer is reminded of it; never where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub plan_reminder_days: Option<u32>,
        /// Business days after a promised date within which the money is still in time.
        #[serde(default = "one")]
        pub promise_grace_days: u32,
        /// From this share of what was promised on a promise or plan counts as partly kept, not as broken; none does where
        /// not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub partly_kept_percent: Option<Percent>,
        /// Business days after a reply that a person should read (a question, a claim to have paid, a refusal) during
        /// which nothing is sent.
        #[serde(default)]
        pub reply_hold_days: u32,
        /// Days after which an attempt to collect without a result no longer holds its invoices back.
        #[serde(default = "ten")]
        pub in_flight_max_days: u32,
        /// When silence is enough for a person to take over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unanswered: Option<Unanswered>,
        /// When messages leave, from when the contact answered before; where not given, when contact hours begin.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub contact_times: Option<ContactTimes>,
        /// How many messages a contact gets at most, in every currency together. One that would be too much waits.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub contact_limits: Vec<ContactLimit>,
        /// Where only a card or mandate that does not work any more keeps the money away: one request for another one,
        /// and nothing else for some days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub method_first: Option<MethodFirst>,
        /// What marks of the CRM do; a mark without a rule does nothing.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub marks: Vec<MarkRule>,
        /// Decisions of a person after which the program goes on by itself. After any other the case stays with the
        /// person.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub resume_on: Vec<Name>,
    }
}

fn one() -> u32 {
    1
}

fn ten() -> u32 {
    10
}

/// The entry of a list that is in a currency.
fn in_currency(amounts: &[Money], currency: Currency) -> Option<Money> {
    amounts.iter().copied().find(|amount| amount.currency() == currency)
}

impl DunningPolicy {
    /// What the net overdue amount must exceed in a currency: zero where the policy says nothing.
    #[must_use]
    pub fn min_overdue_in(&self, currency: Currency) -> Money {
        in_currency(&self.min_overdue, currency).unwrap_or(Money::zero(currency))
    }

    /// What a mark does; nothing without a rule.
    #[must_use]
    pub fn effect_of(&self, mark: CrmMark) -> Option<MarkEffect> {
        self.marks.iter().find(|rule| rule.mark == mark).map(|rule| rule.effect)
    }

    /// The one door: checks that the steps rise and that every step does something.
    ///
    /// # Errors
    /// [`Error::NumberOutOfRange`], [`Error::CountOutOfRange`], [`Error::IdTaken`], [`Error::AmountOutOfRange`],
    /// [`Error::Malformed`].
    pub fn check(&self) -> Result<()> {
        at_least_one("version", self.version)?;
        in_days("window_days", i64::from(self.window_days), 1)?;
        in_days("in_flight_max_days", i64::from(self.in_flight_max_days), 0)?;
        in_days("promise_grace_days", i64::from(self.promise_grace_days), 0)?;
        in_days("reply_hold_days", i64::from(self.reply_hold_days), 0)?;
        let too_much = |percent: &Percent| percent.value() > Decimal::ONE_HUNDRED;
        if let Some(percent) = self.partly_kept_percent.filter(too_much) {
            let given = i64::try_from(percent.value().ceil()).unwrap_or(i64::MAX);
            number("partly_kept_percent", given, 0, 100)?;
        }
        for (field, hours) in [
            ("resend_unopened_after_hours", self.resend_unopened_after_hours),
            ("resend_unviewed_invoice_after_hours", self.resend_unviewed_invoice_after_hours),
        ] {
            hours.map_or(Ok(()), |hours| number(field, i64::from(hours), 1, 24 * 365))?;
        }
        if let Some(unanswered) = &self.unanswered {
            at_least_one("unanswered.messages", unanswered.messages)?;
            in_days("unanswered.after_days", i64::from(unanswered.after_days), 0)?;
        }
        self.contact_times.as_ref().map_or(Ok(()), ContactTimes::check)?;
        crate::documents::at_most(self.contact_limits.len(), 10, "contact_limits")?;
        for (at, limit) in self.contact_limits.iter().enumerate() {
            at_least_one(&format!("contact_limits[{at}].messages"), limit.messages)?;
            in_days(&format!("contact_limits[{at}].days"), limit.days.into(), 1)?;
        }
        if let Some(days) = self.plan_reminder_days {
            in_days("plan_reminder_days", days.into(), 0)?;
        }
        if let Some(rule) = &self.method_first {
            in_days("method_first.quiet_days", rule.quiet_days.into(), 1)?;
        }
        amounts("min_overdue", &self.min_overdue)?;
        crate::documents::at_most(self.resume_on.len(), 100, "resume_on")?;
        let mut marks = BTreeSet::new();
        for (at, rule) in self.marks.iter().enumerate() {
            if !marks.insert(rule.mark) {
                return Err(taken(format!("marks[{at}].mark"), rule.mark));
            }
        }
        self.check_levels()
    }

    fn check_levels(&self) -> Result<()> {
        if self.levels.is_empty() || self.levels.len() > 100 {
            let given = self.levels.len();
            return Err(Error::CountOutOfRange { field: "levels".into(), least: 1, most: 100, given });
        }
        let mut last: Option<&Level> = None;
        for (at, level) in self.levels.iter().enumerate() {
            let path = format!("levels[{at}]");
            level.check().map_err(|e| e.within(&path))?;
            let least = last.map_or(1, |l| i64::from(l.level).saturating_add(1));
            number("level", i64::from(level.level), least, 255).map_err(|e| e.within(&path))?;
            let earliest = i64::from(LONGEST_WINDOW_DAYS).saturating_neg();
            let least = last.map_or(earliest, |l| i64::from(l.offset_days).saturating_add(1));
            number("offset_days", i64::from(level.offset_days), least, i64::from(self.window_days))
                .map_err(|e| e.within(&path))?;
            last = Some(level);
        }
        Ok(())
    }
}

impl Level {
    /// The least amount for which the level is worth taking; zero where it says nothing.
    #[must_use]
    pub fn min_amount_in(&self, currency: Currency) -> Money {
        in_currency(&self.min_amount, currency).unwrap_or(Money::zero(currency))
    }

    /// The fee in a currency, above zero.
    #[must_use]
    pub fn fee_in(&self, currency: Currency) -> Option<Money> {
        in_currency(&self.fee, currency).filter(|fee| fee.is_positive())
    }

    fn check(&self) -> Result<()> {
        amounts("min_amount", &self.min_amount)?;
        in_days("min_gap_days", i64::from(self.min_gap_days), 0)?;
        amounts("fee", &self.fee)?;
        let asks = !self.fee.is_empty() || !self.charges.is_empty();
        if asks && (self.message.is_none() || self.offset_days <= 0) {
            let reason = "only a message after the due date can ask for a fee or charge".into();
            return Err(Error::Malformed { field: "charges".into(), reason });
        }
        if self.charges.contains(&ChargeKind::Fee) {
            let reason = "a fee is stated as `fee`".into();
            return Err(Error::Malformed { field: "charges".into(), reason });
        }
        if let Some(days) = self.message.as_ref().and_then(|message| message.pay_within_days) {
            in_days("message.pay_within_days", days.into(), 0)?;
        }
        let acts = self.message.is_some() || self.retry.is_some();
        if acts == self.escalate {
            let reason = "expected a message or a retry, or escalate alone".into();
            return Err(Error::Malformed { field: "escalate".into(), reason });
        }
        if let Some(retry) = &self.retry {
            in_days("retry.after_days", i64::from(retry.after_days), 0)?;
            let (given, most) = (retry.methods.len(), PaymentMethod::ALL.len());
            if given == 0 || given > most {
                return Err(Error::CountOutOfRange { field: "retry.methods".into(), least: 1, most, given });
            }
        }
        let before_due = self.offset_days <= 0;
        if before_due && (self.escalate || self.retry.is_some()) {
            let reason = "before and on the due date a level can only send a message".into();
            return Err(Error::Malformed { field: "offset_days".into(), reason });
        }
        Ok(())
    }
}

pub(super) fn number(field: &str, given: i64, least: i64, most: i64) -> Result<()> {
    if (least..=most).contains(&given) {
        return Ok(());
    }
    Err(Error::NumberOutOfRange { field: field.into(), least, most, given })
}

fn in_days(field: &str, given: i64, least: i64) -> Result<()> {
    number(field, given, least, i64::from(LONGEST_WINDOW_DAYS))
}

pub(super) fn at_least_one(field: &str, given: u32) -> Result<()> {
    number(field, i64::from(given), 1, i64::from(u32::MAX))
}

fn taken(field: String, id: impl std::fmt::Display) -> Error {
    Error::IdTaken { field, id: id.to_string() }
}

/// Refuses amounts below zero and a currency that stands twice.
fn amounts(field: &str, amounts: &[Money]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (at, amount) in amounts.iter().enumerate() {
        let path = format!("{field}[{at}]");
        amount.not_negative().map_err(|e| e.within(&path))?;
        if !seen.insert(amount.currency()) {
            return Err(taken(path, amount.currency()));
        }
    }
    Ok(())
}
