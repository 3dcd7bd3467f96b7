//! The choice: what each method costs in all, and which costs least.

use super::offer::{MethodOffer, method_fee, part, scaled};
use crate::error::{Error, Result};
use crate::ids::Name;
use crate::money::{Money, Percent};
use crate::reason::Reason;
use crate::vocabulary::document;
use rust_decimal::Decimal;

document! {
    /// What the choice goes by, besides the offers.
    #[derive(Default)]
    #[serde(default)]
    pub struct RoutingOptions {
        /// Cost of capital, percent a year.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub capital_percent: Option<Percent>,
        /// Only methods that the payer cannot take back: for new or risky payers.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        pub final_only: bool,
        /// The method that the contract or the payer asks for: it wins where it is allowed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub preferred: Option<Name>,
    }

    /// What a payment is expected to cost by one method.
    pub struct MethodCost {
        /// The method.
        pub method: Name,
        /// The fee.
        pub fee: Money,
        /// Chance of failing × cost of another try.
        pub failure: Money,
        /// Chance of a dispute × (its fee + the amount).
        pub dispute: Money,
        /// Cost of the capital until the money is there.
        pub capital: Money,
        /// All of it.
        pub total: Money,
        /// Days until the money is there.
        pub settlement_days: u32,
    }

    /// A method that was left out.
    pub struct Excluded {
        /// The method.
        pub method: Name,
        /// Why.
        pub reason: Reason,
    }

    /// The choice with its alternatives.
    pub struct Route {
        /// The method to use; none where none may be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub method: Option<Name>,
        /// Every method that may be used, cheapest first.
        pub alternatives: Vec<MethodCost>,
        /// Every method that was left out, in the order given.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub excluded: Vec<Excluded>,
        /// Why this method.
        pub reasons: Vec<Reason>,
    }
}

/// The cheapest permitted method for a payment, with its reasons.
///
/// # Errors
/// [`Error::IdTaken`] for a method offered twice; what an offer refuses, with its place; [`Error::AmountOutOfRange`] for
/// an amount that is not above zero.
///
/// # Examples
/// ```
/// use receivables::routing::{MethodOffer, RoutingOptions, route};
/// let offers: Vec<MethodOffer> = serde_json::from_str(r#"[
///     {"method":"card","percent":"2.9","fixed":{"amount":"0.30","currency":"USD"},"settlement_days":2},
///     {"method":"ach_debit","percent":"0.8","cap":{"amount":"5.00","currency":"USD"},"settlement_days":4}]"#)?;
/// let amount = receivables::Money::parse("1200.00", receivables::Currency::USD)?;
/// let route = route(amount, &offers, &RoutingOptions::default())?;
/// assert_eq!(route.method.unwrap().as_str(), "ach_debit");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn route(amount: Money, offers: &[MethodOffer], options: &RoutingOptions) -> Result<Route> {
    amount.positive().map_err(|e| e.within("amount"))?;
    crate::documents::at_most(offers.len(), 1_000, "offers")?;
    let (mut alternatives, mut excluded) = (Vec::new(), Vec::new());
    for (at, offer) in offers.iter().enumerate() {
        let within = |error: Error| error.within(&format!("offers[{at}]"));
        if offers.iter().take(at).any(|earlier| earlier.method == offer.method) {
            return Err(within(Error::IdTaken { field: "method".into(), id: offer.method.to_string() }));
        }
        let cost = cost(amount, offer, options).map_err(within)?;
        match left_out(amount, offer, options) {
            Some(reason) => excluded.push(Excluded { method: offer.method.clone(), reason }),
            None => alternatives.push(cost),
        }
    }
    let key = |cost: &MethodCost| (cost.total.minor(), cost.settlement_days, cost.method.clone());
    alternatives.sort_by_key(key);
    let preferred = options.preferred.as_ref();
    let wished = alternatives.iter().find(|cost| preferred == Some(&cost.method));
    let reason = match (wished, alternatives.as_slice()) {
        (Some(cost), _) => Reason::new("preferred").with("method", &cost.method).with("total", cost.total),
        (None, []) => Reason::new("no_method_permitted"),
        (None, [only]) => Reason::new("only_method").with("method", &only.method),
        (None, [first, second, ..]) => {
            let saved = second.total.minus(first.total)?;
            let reason = Reason::new(if saved.is_zero() { "as_cheap_and_faster" } else { "cheapest" });
            reason.with("method", &first.method).with("before", &second.method).with("saves", saved)
        }
    };
    let method = wished.or(alternatives.first()).map(|cost| cost.method.clone());
    Ok(Route { method, alternatives, excluded, reasons: vec![reason] })
}

/// Why a method may not be used for an amount.
fn left_out(amount: Money, offer: &MethodOffer, options: &RoutingOptions) -> Option<Reason> {
    if let Some(barred) = &offer.barred {
        return Some(Reason::new("barred").with("because", barred));
    }
    if let Some(least) = offer.least.filter(|least| amount.minor() < least.minor()) {
        return Some(Reason::new("below_least").with("least", least));
    }
    if let Some(most) = offer.most.filter(|most| amount.minor() > most.minor()) {
        return Some(Reason::new("above_most").with("most", most));
    }
    let reversible = offer.reversible_days.filter(|days| options.final_only && *days > 0)?;
    Some(Reason::new("not_final").with("reversible_days", reversible))
}

fn cost(amount: Money, offer: &MethodOffer, options: &RoutingOptions) -> Result<MethodCost> {
    let zero = Money::zero(amount.currency());
    let fee = method_fee(offer, amount)?;
    let failure = part(offer.retry_cost.unwrap_or(zero), offer.failure_percent)?;
    let at_stake = offer.dispute_fee.unwrap_or(zero).plus(amount)?;
    let dispute = part(at_stake, offer.dispute_percent)?;
    let yearly = options.capital_percent.map_or(Decimal::ZERO, Percent::value);
    let overflow = || Error::AmountOverflow { field: String::new() };
    let by = yearly.checked_mul(Decimal::from(offer.settlement_days)).ok_or_else(overflow)?;
    let capital = scaled(amount, by, Decimal::from(36_500))?;
    let total = fee.plus(failure)?.plus(dispute)?.plus(capital)?;
    let settlement_days = offer.settlement_days;
    Ok(MethodCost { method: offer.method.clone(), fee, failure, dispute, capital, total, settlement_days })
}
