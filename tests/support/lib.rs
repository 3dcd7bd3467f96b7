//! What the tests share: the slow reference model of the ledger, and makers of fact sequences.

pub mod model;
pub mod strategies;
