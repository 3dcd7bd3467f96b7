//! ISO 20022 camt.052, .053, .054.
#![no_main]
use libfuzzer_sys::fuzz_target;
use receivables::statements::StatementFormat;
use receivables_fuzz::reading::check_file;

fuzz_target!(|bytes: &[u8]| check_file(bytes, Some(StatementFormat::Camt)));
