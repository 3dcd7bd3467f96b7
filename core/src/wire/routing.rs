//! Operations of method routing.

use super::operation::{Operation, operation_table};
use crate::error::Result;
use crate::money::Money;
use crate::routing::{self, MethodOffer, Route, RoutingOptions};
use serde::Deserialize;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// What a payment costs by a method: percent and fixed part within minimum and cap.
    method_fee,
    /// The cheapest permitted method for a payment, with every alternative, what was left out and why.
    route_payment,
];

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct FeeGiven {
    /// The method with its price.
    offer: MethodOffer,
    /// The payment.
    amount: Money,
}

fn method_fee(given: FeeGiven) -> Result<Money> {
    routing::method_fee(&given.offer, given.amount).map_err(|e| e.within("offer"))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RouteGiven {
    /// The payment.
    amount: Money,
    /// The methods with their prices.
    offers: Vec<MethodOffer>,
    /// What the choice goes by.
    #[serde(default)]
    options: RoutingOptions,
}

fn route_payment(given: RouteGiven) -> Result<Route> {
    routing::route(given.amount, &given.offers, &given.options)
}
