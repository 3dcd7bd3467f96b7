//! What a method costs, by contract.

use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Money, Percent, Rounding};
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// A way to be paid, with its price and what is known of its chances.
    pub struct MethodOffer {
        /// The method's name, as the host calls it.
        pub method: Name,
        /// Part of the amount.
        #[serde(default = "no_percent")]
        pub percent: Percent,
        /// Added to every payment, zero or more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub fixed: Option<Money>,
        /// The fee is at least so much.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub minimum: Option<Money>,
        /// The fee is at most so much, without `added_percent`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cap: Option<Money>,
        /// Added part of the amount that no cap covers: cross-border, conversion, instant.
        #[serde(default = "no_percent")]
        pub added_percent: Percent,
        /// Smallest payment that it takes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub least: Option<Money>,
        /// Largest payment that it takes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub most: Option<Money>,
        /// Days until the money is there.
        #[serde(default)]
        pub settlement_days: u32,
        /// Days during which the payer can take it back; final where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub reversible_days: Option<u32>,
        /// Chance of failing, percent.
        #[serde(default = "no_percent")]
        pub failure_percent: Percent,
        /// What another try costs after a failure.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub retry_cost: Option<Money>,
        /// Chance of a dispute, percent.
        #[serde(default = "no_percent")]
        pub dispute_percent: Percent,
        /// What a dispute costs besides the amount.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dispute_fee: Option<Money>,
        /// Why it may not be used now: no mandate, a hard failure, a limit reached. It may be used where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub barred: Option<Name>,
    }
}

fn no_percent() -> Percent {
    Percent::ZERO
}

impl MethodOffer {
    /// Every amount of the offer with the name of its field.
    fn amounts(&self) -> [(&'static str, Option<Money>); 7] {
        [
            ("fixed", self.fixed),
            ("minimum", self.minimum),
            ("cap", self.cap),
            ("least", self.least),
            ("most", self.most),
            ("retry_cost", self.retry_cost),
            ("dispute_fee", self.dispute_fee),
        ]
    }

    /// Checks that every amount is zero or more, in the currency of the payment.
    ///
    /// # Errors
    /// [`Error::CurrencyMismatch`], [`Error::AmountOutOfRange`], [`Error::Malformed`] where a minimum is above its cap.
    pub fn check(&self, amount: Money) -> Result<()> {
        for (field, given) in self.amounts() {
            let Some(given) = given else { continue };
            given.in_currency(amount.currency()).map_err(|e| e.within(field))?;
            given.not_negative().map_err(|e| e.within(field))?;
        }
        for (low, high, field) in [(self.minimum, self.cap, "minimum"), (self.least, self.most, "least")] {
            if low.zip(high).is_some_and(|(low, high)| low.minor() > high.minor()) {
                let reason = "expected at most the upper bound".into();
                return Err(Error::Malformed { field: field.into(), reason });
            }
        }
        Ok(())
    }
}

/// A percentage of an amount, rounded half up.
pub(super) fn part(amount: Money, percent: Percent) -> Result<Money> {
    scaled(amount, percent.value(), Decimal::ONE_HUNDRED)
}

/// `amount` × `by` ÷ `over`, rounded half up once.
pub(super) fn scaled(amount: Money, by: Decimal, over: Decimal) -> Result<Money> {
    let overflow = || Error::AmountOverflow { field: String::new() };
    let exact = amount.amount().checked_mul(by).and_then(|product| product.checked_div(over));
    Rounding::HalfUp.to_money(exact.ok_or_else(overflow)?, amount.currency())
}

/// The fee of a payment: percent of the amount and the fixed part, within minimum and cap, and what no cap covers.
///
/// # Errors
/// As [`MethodOffer::check`]; [`Error::AmountOverflow`].
///
/// # Examples
/// ```
/// use receivables::routing::{MethodOffer, method_fee};
/// let ach: MethodOffer = serde_json::from_str(
///     r#"{"method":"ach_debit","percent":"0.8","cap":{"amount":"5.00","currency":"USD"}}"#)?;
/// let amount = receivables::Money::parse("1200.00", receivables::Currency::USD)?;
/// assert_eq!(method_fee(&ach, amount)?.to_string(), "5.00 USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn method_fee(offer: &MethodOffer, amount: Money) -> Result<Money> {
    offer.check(amount)?;
    let mut fee = part(amount, offer.percent)?;
    if let Some(fixed) = offer.fixed {
        fee = fee.plus(fixed)?;
    }
    if let Some(minimum) = offer.minimum.filter(|minimum| fee.minor() < minimum.minor()) {
        fee = minimum;
    }
    if let Some(cap) = offer.cap.filter(|cap| fee.minor() > cap.minor()) {
        fee = cap;
    }
    fee.plus(part(amount, offer.added_percent)?)
}
