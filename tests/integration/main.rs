//! Tests that need more than one file, in one binary.

mod caseload;
mod dunning;
mod generated;
mod invoice_csv;
mod matching;
mod metrics;
mod properties;
mod risk;
mod sample;
mod statements;
mod tidy;
