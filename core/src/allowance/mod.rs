//! Allowance for expected credit losses: what is likely never paid, by bucket of age, and how it moves; and how much a
//! customer may owe.
//!
//! Trade receivables are provided for over their lifetime from the first day (IFRS 9 5.5.15; ASC 326-20). The simple way
//! is a *provision matrix*: gross amount of each bucket times its loss rate. Rates come from the share of a cohort of
//! sales that reaches each stage ([`flow_loss_rates`]) or from how balances roll from bucket to bucket
//! ([`roll_loss_rates`]), times a forward-looking factor; [`cohort_stages`] follows invoices to their write-off. Balances that are provided for one by one leave the matrix
//! first. Credits of one debtor do not lower the exposure to another, so gross amounts are never below zero.
//!
//! Everything here is exact: rates are decimals of at most 12 places, each bucket is rounded once, half up.

mod cohort;
mod limit;
mod matrix;
mod movement;
mod rates;

pub use cohort::{AgedItem, CohortStage, RateSource, borrowed_rates, cohort_stages};
pub(crate) use limit::ninety_percent;
pub use limit::{CreditDecision, CreditLimit, CreditStanding, ExposurePart, ExposureParts, credit_decision};
pub use matrix::{
    BucketAllowance, CreditLossReport, ExposureBucket, Outlier, OverlayScenario, expected_credit_loss,
    overlay_factor,
};
pub(crate) use matrix::{part_of, rate_within};
pub use movement::{AllowanceMovement, allowance_movement};
pub use rates::{RollRates, flow_loss_rates, roll_loss_rates};
