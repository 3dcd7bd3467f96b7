//! BAI2.
#![no_main]
use libfuzzer_sys::fuzz_target;
use receivables::statements::StatementFormat;
use receivables_fuzz::reading::check_file;

fuzz_target!(|bytes: &[u8]| check_file(bytes, Some(StatementFormat::Bai2)));
