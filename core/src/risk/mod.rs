//! Risk: when each invoice will be paid, from how customers have paid so far.
//!
//! The chance of payment on each day (the *hazard*) is counted from habit (portfolio, terms, customer) and moved by
//! small trees where payment departs from habit. Everything else follows from the curve of one invoice: chances,
//! dates, expected cash, grades. `docs/concepts/risk.md` says how, and what it takes for granted.
//!
//! | question | function |
//! | --- | --- |
//! | learn from a history | [`RiskModel::fit`] |
//! | remember customers as of a day | [`RiskModel::portfolio`] |
//! | one invoice: its curve, or everything with reasons | [`Portfolio::curve`], [`Portfolio::outlook`] |
//! | many invoices, each on its own day | [`RiskModel::curves`] |
//! | how a customer stands | [`Portfolio::grade`] |
//! | who pays at another pace than before | [`payment_velocity`], one customer at a time [`payment_velocity_against`] |
//! | chances for a forecast, losses | [`Portfolio::chances`], [`Portfolio::losses`] |
//!
//! The same history and options give the same model, byte for byte; scores of a customer depend on the model, on that
//! customer's own invoices, and on those of companies under the same parent.

mod basis;
mod batch;
mod cells;
mod course;
mod curve;
mod day;
mod ending;
mod explain;
mod family;
mod feature;
mod fit;
mod forest;
mod habit;
mod loss;
mod memory;
mod model;
mod norm_cache;
mod options;
mod outlook;
mod pace;
mod plain;
mod portfolio;
mod pull;
mod replay;
mod rows;
mod steps;
mod tree;
mod velocity;
mod week;

pub use curve::Curve;
pub use loss::{LossOptions, ModelledLoss};
pub use model::RiskModel;
pub use options::RiskOptions;
pub use outlook::OutlookOptions;
pub use pace::UsualPace;
pub use portfolio::Portfolio;
pub use velocity::{
    PaymentVelocity, VelocityChange, VelocityDriver, VelocityOptions, payment_velocity,
    payment_velocity_against,
};
