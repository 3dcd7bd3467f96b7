//! Method routing: by which of the permitted methods a payment costs least, and why.
//!
//! | part of the cost | how it is counted |
//! | --- | --- |
//! | fee | percent × amount + fixed, at least the minimum, at most the cap |
//! | failure | chance of failing × what another try costs |
//! | dispute | chance of a dispute × (its fee + the amount) |
//! | capital | amount × yearly cost of capital × days until the money is there ÷ 365 |
//!
//! Every part is rounded once, half up. A method that may not be used is left out with its reason; ties go to the faster
//! one, then by name. Prices are the caller's data: no price is built in, because every contract has its own.
//!
//! Source: price lists of processors and banks; Regulation II and Regulation (EU) 2015/751 for capped interchange.

mod choice;
mod offer;

pub use choice::{Excluded, MethodCost, Route, RoutingOptions, route};
pub use offer::{MethodOffer, method_fee};
