//! The worklist: what a person should look at, in order, with everything needed to act at once.
//!
//! The order is a rule, not a guess: overdue amount times the weight of its age class times the weight of the heaviest
//! reason. All weights are data. Equal priorities are sorted by customer, then currency.
//!
//! Every entry comes with a [`Dossier`], so that nobody has to ask what was said before.

mod dossier;
mod gates;
mod log;
mod options;
mod plan;
mod queue;

pub use dossier::{Dossier, DossierItem, PromiseCounts, dossier};
pub use gates::{GateRules, Gated, gates};
pub use log::LogEntry;
pub use options::{AgeClass, CurrencyWeight, ReasonWeight, WorklistOptions};
pub use plan::{PlannedWork, StepEffect, WorkGroup, WorkOption, WorkPlan, WorkRules, WorkStep, plan_work};
pub(crate) use queue::by_priority;
pub use queue::{Matter, WorklistEntry, entry, sort};
