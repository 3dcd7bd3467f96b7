//! What the tests and the benches share: a made-up company, readers of plain tables, the slow reference model of the
//! ledger, makers of fact sequences, and the laws of a ledger.

pub mod agreement;
pub mod allocation;
pub mod dunning;
pub mod generate;
pub mod model;
pub mod mutation;
pub mod reading;
pub mod sample;
pub mod strategies;

// The table reader is a file of the example `full_cycle`, so that the example stands on its own.
#[path = "../../core/examples/full_cycle/invoice_csv.rs"]
pub mod invoice_csv;
#[path = "../../core/examples/full_cycle/refusal.rs"]
pub mod refusal;
