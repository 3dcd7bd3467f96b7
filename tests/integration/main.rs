//! Tests that need more than one file, in one binary.

mod sample;
