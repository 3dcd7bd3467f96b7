//! What the tests share: the slow reference model of the ledger, makers of fact sequences, and the laws of a ledger.

pub mod agreement;
pub mod model;
pub mod strategies;
