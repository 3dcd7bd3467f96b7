//! Tests that need more than one file, in one binary.

mod generated;
mod invoice_csv;
mod matching;
mod matching_input;
mod metrics;
mod properties;
mod risk;
mod sample;
mod statements;
mod tidy;
