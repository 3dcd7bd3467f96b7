//! Risk: when each invoice will be paid, from how the customer has paid so far.
mod basis;
mod curve;
mod day;
mod explain;
mod feature;
mod fit;
mod habit;
mod memory;
mod model;
mod norm_cache;
pub(crate) mod number;
mod options;
pub(crate) mod outlook;
mod portfolio;
mod replay;
mod rows;
mod tree;

pub use curve::Curve;
pub use model::RiskModel;
pub use options::RiskOptions;
pub use outlook::OutlookOptions;
pub use portfolio::Portfolio;
