//! References in free text.
#![no_main]
use libfuzzer_sys::fuzz_target;
use receivables_fuzz::reading::check_references;

fuzz_target!(|text: &str| check_references(text));
