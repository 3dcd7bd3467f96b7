//! Tests that need more than one file, in one binary.

mod caseload;
mod cash_applied;
mod corpus;
mod credit;
mod draw;
mod dunning;
mod effects;
mod forecast;
mod foresight;
mod generated;
mod invoice_csv;
mod match_weights;
mod matching;
mod matching_input;
mod metrics;
mod outlooks;
mod pace;
mod past_invoices;
mod properties;
mod risk;
mod risk_bounds;
mod sample;
mod statements;
mod thin;
mod tidy;

/// Counts what readers hold of the heap.
#[global_allocator]
static ALLOCATOR: receivables_tests::allocation::Counting = receivables_tests::allocation::Counting;
