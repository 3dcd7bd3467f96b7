//! What the tests and the benches share: a made-up company, and readers of plain tables.

pub mod sample;
