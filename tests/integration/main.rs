//! Tests over the whole crate, in one binary.

mod generated;
