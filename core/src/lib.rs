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
pub mod calendar;
pub mod documents;
pub mod error;
pub mod ids;
pub mod ledger;
pub mod metrics;
pub mod money;
pub mod reason;
pub mod wire;

pub use calendar::{AsOf, Date, PaymentTerms, TimeZone, Timestamp};
pub use documents::*;
pub use error::{Category, Error, Result};
pub use ids::*;
pub use ledger::{Ledger, Settings};
pub use money::{Currency, Figure, Money, Percent, Quantity, Rate, Ratio, Rounding, UnitPrice, Weight};
pub use reason::Reason;
