//! The accounts-receivable engine that a billing stack embeds: facts go in, decisions come out, every decision says why.
#![forbid(unsafe_code)]
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::todo,
    clippy::unimplemented
)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "tests may fail loudly"
    )
)]

pub mod ageing;
pub mod allowance;
pub mod calendar;
pub mod decide;
pub mod discounts;
pub mod documents;
pub mod dunning;
#[allow(clippy::float_arithmetic, reason = "statistics: floats never touch an amount")]
pub mod effects;
pub mod error;
pub mod failures;
#[allow(clippy::float_arithmetic, reason = "statistics: floats never touch an amount")]
pub mod forecast;
pub mod ids;
pub mod interest;
mod json;
pub mod ledger;
pub mod matching;
#[cfg(feature = "messages")]
pub mod messages;
pub mod metrics;
pub mod money;
#[allow(clippy::float_arithmetic, reason = "statistics: floats never touch an amount")]
mod number;
mod parallel;
pub mod playbook;
pub mod reason;
pub mod references;
#[allow(clippy::float_arithmetic, reason = "statistics: floats never touch an amount")]
pub mod risk;
pub mod routing;
#[cfg(feature = "statements")]
pub mod statements;
mod vocabulary;
pub mod wire;
pub mod worklist;

pub use calendar::{AsOf, Date, PaymentTerms, TimeZone, Timestamp};
pub use decide::{Action, ActionKind, Decisions, decide, decide_accounts, learn_retries};
pub use documents::*;
pub use error::{Category, Error, Result};
pub use ids::*;
pub use ledger::{Applied, Batch, Ledger, Settings};
pub use money::{Currency, Figure, Money, Percent, Quantity, Rate, Ratio, Rounding, UnitPrice, Weight};
pub use playbook::Playbook;
pub use reason::Reason;

/// The pages of `docs/concepts`: their examples are run with the tests.
#[cfg(doctest)]
mod pages {
    #[doc = include_str!("../../docs/concepts/ledger.md")]
    struct Ledger;
    #[doc = include_str!("../../docs/concepts/ageing.md")]
    struct Ageing;
    #[doc = include_str!("../../docs/concepts/money.md")]
    struct Money;
    #[doc = include_str!("../../docs/concepts/metrics.md")]
    struct Metrics;
    #[cfg(feature = "statements")]
    #[doc = include_str!("../../docs/concepts/statements.md")]
    struct Statements;
    #[cfg(feature = "messages")]
    #[doc = include_str!("../../docs/concepts/messages.md")]
    struct Messages;
    #[doc = include_str!("../../docs/concepts/failures.md")]
    struct Failures;
    #[doc = include_str!("../../docs/concepts/risk.md")]
    struct Risk;
    #[doc = include_str!("../../docs/concepts/forecast.md")]
    struct Forecast;
}
