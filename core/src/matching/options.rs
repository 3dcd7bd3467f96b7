//! What cash application goes by: limits of differences, rates, thresholds. All of it is data of the caller.

use super::evidence::{EvidenceWeight, standard_weights};
use super::words::{RemittanceWord, standard_words};
use crate::error::{Error, Result};
use crate::money::{Currency, Figure, Money, Percent, Rate};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// What one unit of a common base is worth in a currency. The base itself has the rate 1.
    pub struct MatchRate {
        /// The currency.
        pub currency: Currency,
        /// Units of it for one unit of the base.
        pub rate: Rate,
    }

    /// Limits, rates and thresholds of cash application.
    pub struct MatchOptions {
        /// Most that banks take out of one payment, one amount for each currency; none: no such difference is accepted.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub bank_fee_most: Vec<Money>,
        /// Largest small difference that is written off, for each currency. Reached only together with
        /// `rounding_percent`: the smaller limit decides.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub rounding_most: Vec<Money>,
        /// Largest small difference in percent of the items.
        #[serde(default = "hundred")]
        pub rounding_percent: Percent,
        /// Rates of tax that customers withhold, in percent of the gross amount.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub withholding_percents: Vec<Percent>,
        /// Rates in percent a year, simple and of 365 days, at which customers add late interest by themselves; none: such
        /// a payment is more than its items, and the rest stays on account.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub interest_percents: Vec<Percent>,
        /// Days after its end for which a discount is still accepted.
        #[serde(default)]
        pub discount_grace_days: u16,
        /// Rates by which a payment in one currency may settle items in another; none: it goes to review.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub rates: Vec<MatchRate>,
        /// How far from the rate such a payment may be, in percent.
        #[serde(default = "one")]
        pub rate_tolerance_percent: Percent,
        /// Days before its issue on which an item may already be paid.
        #[serde(default)]
        pub lead_days: u16,
        /// Days within which a second payment like the first counts as its duplicate.
        #[serde(default = "duplicate_days")]
        pub duplicate_days: u16,
        /// Lengths at which banks cut texts, in characters: a text of such a length may go on.
        #[serde(default = "text_lengths")]
        pub text_lengths: Vec<u16>,
        /// Steps that the search for sets of items may take for one movement and payer; 2,200,000 where not given, which
        /// looks at every set of 40 items.
        #[serde(default = "steps")]
        pub search_steps: u64,
        /// Confidence from which a match is applied without a person.
        #[serde(default = "apply_from")]
        pub apply_confidence: Figure,
        /// Runners-up that are given with each match.
        #[serde(default = "candidates")]
        pub most_candidates: u16,
        /// Words of bank texts; the standard list where not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub words: Vec<RemittanceWord>,
        /// What each kind of evidence weighs; the standard weights where not given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub weights: Vec<EvidenceWeight>,
    }
}

fn percent(value: i64) -> Percent {
    Percent::new(Decimal::new(value, 0)).unwrap_or_else(|_| unreachable!("a share of 100 is sound"))
}

fn hundred() -> Percent {
    percent(100)
}

fn one() -> Percent {
    percent(1)
}

const fn duplicate_days() -> u16 {
    10
}

/// Bacs and Faster Payments (18), a line of MT 103 and of MT 940 (35, 65), an ACH addendum (80), SEPA (140).
fn text_lengths() -> Vec<u16> {
    vec![18, 35, 65, 80, 140]
}

const fn candidates() -> u16 {
    5
}

const fn steps() -> u64 {
    2_200_000
}

fn apply_from() -> Figure {
    Figure::new(Decimal::new(95, 2)).unwrap_or_else(|_| unreachable!("a plain number is sound"))
}

impl Default for MatchOptions {
    fn default() -> Self {
        Self {
            bank_fee_most: Vec::new(),
            rounding_most: Vec::new(),
            rounding_percent: hundred(),
            withholding_percents: Vec::new(),
            interest_percents: Vec::new(),
            discount_grace_days: 0,
            rates: Vec::new(),
            rate_tolerance_percent: one(),
            lead_days: 0,
            duplicate_days: duplicate_days(),
            text_lengths: text_lengths(),
            search_steps: steps(),
            apply_confidence: apply_from(),
            most_candidates: candidates(),
            words: Vec::new(),
            weights: Vec::new(),
        }
    }
}

impl MatchOptions {
    /// Checks bounds: limits not below zero and one for each currency, a confidence from 0 to 1.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`], [`Error::IdTaken`], [`Error::CountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        for (name, limits) in [("bank_fee_most", &self.bank_fee_most), ("rounding_most", &self.rounding_most)]
        {
            for (at, limit) in limits.iter().enumerate() {
                limit.not_negative().map_err(|e| e.within(&format!("{name}[{at}]")))?;
                if limits.iter().take(at).any(|other| other.currency() == limit.currency()) {
                    let id = limit.currency().to_string();
                    return Err(Error::IdTaken { field: format!("{name}[{at}].currency"), id });
                }
            }
        }
        crate::documents::at_most(self.withholding_percents.len(), 20, "withholding_percents")?;
        crate::documents::at_most(self.interest_percents.len(), 20, "interest_percents")?;
        crate::documents::at_most(self.words.len(), 100_000, "words")?;
        let apply = self.apply_confidence.value();
        if apply < Decimal::ZERO || apply > Decimal::ONE {
            return Err(Error::AmountOutOfRange {
                field: "apply_confidence".into(),
                given: apply.to_string(),
                allowed: "0 to 1".into(),
            });
        }
        Ok(())
    }

    /// The words to go by.
    pub(super) fn word_list(&self) -> Result<Vec<RemittanceWord>> {
        if self.words.is_empty() { standard_words() } else { Ok(self.words.clone()) }
    }

    /// The weights to go by.
    pub(super) fn weight_list(&self) -> Result<Vec<EvidenceWeight>> {
        if self.weights.is_empty() { standard_weights() } else { Ok(self.weights.clone()) }
    }

    /// The limit of a list for a currency, in its smallest unit; zero where none is given.
    pub(super) fn limit(limits: &[Money], currency: Currency) -> i64 {
        limits.iter().find(|limit| limit.currency() == currency).map_or(0, |limit| limit.minor())
    }

    /// The rate of a currency.
    pub(super) fn rate(&self, currency: Currency) -> Option<Decimal> {
        self.rates.iter().find(|rate| rate.currency == currency).map(|rate| rate.rate.value())
    }
}
