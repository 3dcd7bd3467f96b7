//! What the targets share: the checks of the ordinary tests, under an allocator that counts.

#[path = "../../tests/support/allocation.rs"]
pub mod allocation;
#[path = "../../tests/support/reading.rs"]
pub mod reading;

#[global_allocator]
static ALLOCATOR: allocation::Counting = allocation::Counting;
