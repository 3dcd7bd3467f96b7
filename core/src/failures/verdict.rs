//! What one failure permits, and why.
//!
//! Looked up in this order: the network's advice, the code in the lists of its network, the provider's words, the default.

use super::code::{
    FailureClass, FailureCode, FailureSource, Fixer, PermittedAction, RateBucket, ReturnWindow,
};
use super::table::FailureTable;
use crate::calendar::Timestamp;
use crate::documents::{PaymentFailure, PaymentMethod, Rail};
use crate::error::Result;
use crate::ids::{Name, Note, Reference};
use crate::reason::Reason;
use crate::vocabulary::{document, words};
use std::collections::BTreeMap;

words! {
    /// What decided.
    MatchedBy {
        /// The network's advice.
        Advice "advice",
        /// The code.
        Code "code",
        /// The provider's words.
        Text "text",
        /// Nothing: the table's default.
        Default "default",
    }
}

document! {
    /// What a failure permits.
    pub struct FailureVerdict {
        /// How it is to be taken.
        pub class: FailureClass,
        /// What may be done.
        pub permitted: Vec<PermittedAction>,
        /// What decided.
        pub matched_by: MatchedBy,
        /// Whose code decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub source: Option<FailureSource>,
        /// The code that decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Reference>,
        /// What it says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub meaning: Option<Note>,
        /// Who can mend the cause.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fixer: Option<Fixer>,
        /// Before this instant the same instrument must not be tried again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub not_before: Option<Timestamp>,
        /// How many further tries of the same collection, at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most_retries: Option<u32>,
        /// The network's category.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub category: Option<u8>,
        /// Which return rate it counts in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rate_bucket: Option<RateBucket>,
        /// Until when such a return can come.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub window: Option<ReturnWindow>,
        /// The payer is told of a decline in general words only.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub generic_to_payer: bool,
        /// Why.
        pub reasons: Vec<Reason>,
    }

    /// A code that the table does not know, with how often it came.
    pub struct UnmappedCode {
        /// By which method.
        pub method: PaymentMethod,
        /// On which rail.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rail: Option<Rail>,
        /// The code.
        pub code: Reference,
        /// The advice that came with it, where there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub advice: Option<Name>,
        /// How often.
        pub count: usize,
    }
}

impl FailureVerdict {
    /// Whether the same instrument may be tried again by itself at some time.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        self.permitted
            .iter()
            .any(|action| matches!(action, PermittedAction::RetryLater | PermittedAction::RetryElsewhere))
    }
}

/// In whose lists a code is looked up, in order.
const fn lists_of(method: PaymentMethod, rail: Option<Rail>) -> &'static [FailureSource] {
    use FailureSource::{Ach, Bacs, Card, Sepa, Visa, Wire};
    match rail {
        Some(Rail::Visa) => &[Visa, Card],
        Some(Rail::Mastercard | Rail::Amex | Rail::CardOther) => &[Card],
        Some(Rail::Ach) => &[Ach],
        Some(Rail::SepaCore | Rail::SepaB2b | Rail::SepaCredit) => &[Sepa, Wire],
        Some(Rail::Bacs) => &[Bacs],
        Some(Rail::Wire | Rail::Instant | Rail::FasterPayments) => &[Wire],
        Some(Rail::Other) | None => match method {
            PaymentMethod::Card | PaymentMethod::Wallet => &[Card],
            PaymentMethod::BankDebit => &[Ach, Sepa],
            PaymentMethod::BankTransfer => &[Wire],
            PaymentMethod::Check | PaymentMethod::Cash | PaymentMethod::Other => &[],
        },
    }
}

/// In whose lists advice is looked up, in order.
const fn advice_of(method: PaymentMethod, rail: Option<Rail>) -> &'static [FailureSource] {
    use FailureSource::{CardAdvice, MastercardAdvice};
    match (method, rail) {
        (_, Some(Rail::Mastercard)) => &[MastercardAdvice, CardAdvice],
        (PaymentMethod::Card | PaymentMethod::Wallet, _) => &[CardAdvice],
        _ => &[],
    }
}

impl FailureTable {
    /// What a failure permits, `failed_at` being the instant at which it failed.
    ///
    /// # Errors
    /// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) where the wait ends after the last day of the calendar.
    ///
    /// # Examples
    /// ```
    /// use receivables::failures::{FailureClass, FailureTable, MatchedBy};
    /// use receivables::PaymentFailure;
    /// let failure: PaymentFailure = serde_json::from_str(r#"{"customer_id":"C","amount":{"amount":"49.00","currency":"USD"},
    ///     "method":"card","rail":"mastercard","code":"insufficient_funds","advice":"25"}"#)?;
    /// let verdict = FailureTable::standard()?.verdict(&failure, "2024-04-01T10:00:00Z".parse()?)?;
    /// assert_eq!((verdict.class, verdict.matched_by), (FailureClass::Soft, MatchedBy::Advice));
    /// assert_eq!(verdict.not_before, Some("2024-04-02T10:00:00Z".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn verdict(&self, failure: &PaymentFailure, failed_at: Timestamp) -> Result<FailureVerdict> {
        let advised = failure.advice.as_ref().and_then(|advice| {
            advice_of(failure.method, failure.rail).iter().find_map(|list| self.code(*list, advice.as_str()))
        });
        let coded = self.coded(failure);
        let told = || failure.text.as_ref().and_then(|text| self.by_text(text.as_str()));
        let (row, matched_by) = match (advised, coded) {
            (Some(row), _) => (Some(row), MatchedBy::Advice),
            (None, Some(row)) => (Some(row), MatchedBy::Code),
            (None, None) => told().map_or((None, MatchedBy::Default), |row| (Some(row), MatchedBy::Text)),
        };
        let mut verdict = row.map_or_else(|| self.by_default(failure), |row| of_row(row, matched_by));
        if let Some(code) = coded {
            // What the code says besides stays true, whatever the advice is.
            verdict.generic_to_payer |= code.generic_to_payer;
            verdict.rate_bucket = verdict.rate_bucket.or(code.rate_bucket);
            verdict.category = verdict.category.or(code.category);
        }
        let wait = row.and_then(|row| row.wait_hours).filter(|_| verdict.may_retry());
        verdict.not_before = wait.map(|hours| failed_at.plus_hours(i64::from(hours))).transpose()?;
        if let Some(not_before) = verdict.not_before {
            verdict.reasons.push(Reason::new("wait_advised").with("until", not_before));
        }
        Ok(verdict)
    }

    fn coded(&self, failure: &PaymentFailure) -> Option<&FailureCode> {
        lists_of(failure.method, failure.rail).iter().find_map(|list| self.code(*list, failure.code.as_str()))
    }

    fn by_default(&self, failure: &PaymentFailure) -> FailureVerdict {
        let reason = Reason::new("code_unmapped").with("code", &failure.code).with("method", failure.method);
        let rule = &self.default;
        FailureVerdict {
            class: rule.class,
            permitted: sorted(&rule.permitted),
            matched_by: MatchedBy::Default,
            source: None,
            code: None,
            meaning: None,
            fixer: None,
            not_before: None,
            most_retries: Some(rule.most_retries),
            category: None,
            rate_bucket: None,
            window: None,
            generic_to_payer: false,
            reasons: vec![reason],
        }
    }
}

fn sorted(actions: &[PermittedAction]) -> Vec<PermittedAction> {
    let mut actions = actions.to_vec();
    actions.sort_unstable();
    actions.dedup();
    actions
}

fn of_row(row: &FailureCode, matched_by: MatchedBy) -> FailureVerdict {
    let reason =
        Reason::new("code_mapped").with("source", row.source).with("code", &row.code).with("by", matched_by);
    FailureVerdict {
        class: row.class,
        permitted: sorted(&row.permitted),
        matched_by,
        source: Some(row.source),
        code: Some(row.code.clone()),
        meaning: Some(row.meaning.clone()),
        fixer: row.fixer,
        not_before: None,
        most_retries: row.most_retries,
        category: row.category,
        rate_bucket: row.rate_bucket,
        window: row.window,
        generic_to_payer: row.generic_to_payer,
        reasons: vec![reason],
    }
}

/// The codes that a table does not know, most frequent first, then by method, rail and code.
///
/// # Examples
/// ```
/// use receivables::failures::{FailureTable, unmapped_codes};
/// use receivables::PaymentFailure;
/// let failure: PaymentFailure = serde_json::from_str(r#"{"customer_id":"C","amount":{"amount":"49.00","currency":"USD"},
///     "method":"card","code":"no_such_code"}"#)?;
/// let unmapped = unmapped_codes(&FailureTable::standard()?, &[failure]);
/// assert_eq!((unmapped.len(), unmapped[0].count), (1, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn unmapped_codes<'a>(
    table: &FailureTable,
    failures: impl IntoIterator<Item = &'a PaymentFailure>,
) -> Vec<UnmappedCode> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for failure in failures {
        if table.coded(failure).is_none() {
            let key = (failure.method, failure.rail, &failure.code, failure.advice.as_ref());
            let count = counts.entry(key).or_default();
            *count = count.saturating_add(1);
        }
    }
    let mut unmapped: Vec<UnmappedCode> = counts
        .into_iter()
        .map(|((method, rail, code, advice), count)| UnmappedCode {
            method,
            rail,
            code: code.clone(),
            advice: advice.cloned(),
            count,
        })
        .collect();
    unmapped.sort_by_key(|code| std::cmp::Reverse(code.count));
    unmapped
}
