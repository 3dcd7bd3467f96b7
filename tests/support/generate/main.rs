//! Writes every generated file that is stale, and says which.

fn main() {
    for path in receivables_tests::generate::stale(true) {
        println!("{path}");
    }
}
