//! What the tests and the benches share: a made-up company, and readers of plain tables.

pub mod generate;
pub mod sample;

// The table reader is a file of the example `full_cycle`, so that the example stands on its own.
#[path = "../../core/examples/full_cycle/invoice_csv.rs"]
pub mod invoice_csv;
#[path = "../../core/examples/full_cycle/refusal.rs"]
pub mod refusal;
