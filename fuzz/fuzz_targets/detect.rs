//! Any format, told by the first lines.
#![no_main]
use libfuzzer_sys::fuzz_target;
use receivables_fuzz::reading::check_file;

fuzz_target!(|bytes: &[u8]| check_file(bytes, None));
