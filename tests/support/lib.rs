//! What the tests and the benches share.

pub mod generate;
