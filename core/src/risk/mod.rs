//! Risk: when each invoice will be paid, from how the customer has paid so far.
mod basis;
mod curve;
mod day;
mod explain;
mod feature;
mod fit;
mod habit;
mod loss;
mod memory;
mod model;
mod norm_cache;
mod options;
mod outlook;
mod portfolio;
mod replay;
mod rows;
mod tree;
mod velocity;

pub use curve::Curve;
pub use loss::ModelledLoss;
pub use model::RiskModel;
pub use options::RiskOptions;
pub use outlook::OutlookOptions;
pub use portfolio::Portfolio;
pub use velocity::{PaymentVelocity, VelocityChange, VelocityDriver, VelocityOptions, payment_velocity};
