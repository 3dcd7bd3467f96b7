//! A made-up population of failed card payments with known chances, and policies that try them again on the same draws.

mod optimum;
mod policy;
mod population;
mod tally;

pub use optimum::Optimum;
pub use policy::{Ladder, Made, Planner, Policy, Rules};
pub use population::{Failed, Hour, Population};
pub use tally::{Interval, Tally, interval};
