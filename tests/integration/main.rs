//! Tests that need more than one file, in one binary.

mod activity;
mod invoice_csv;
mod sample;
