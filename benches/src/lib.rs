//! What the benches and the comparison programs share: made-up data of any size, a stopwatch, and the memory in use.
//!
//! Everything made up is drawn from counters, so that the same size is the same data on every machine.

mod banking;
mod debtors;
mod draw;
mod history;
mod memory;
mod open_invoices;
pub mod recovery;
mod stopwatch;
mod table;
mod taking;
mod trade;

pub use banking::Banking;
pub use debtors::Debtors;
pub use draw::Draw;
pub use history::History;
pub use memory::{peak_bytes, resident_bytes};
pub use open_invoices::{OpenInvoices, customers_for};
pub use stopwatch::{Stopwatch, best_by_clock, best_of, processor_seconds};
pub use table::{TableRow, past_invoices, table_rows};
pub use taking::Taken;
pub use trade::{Trade, TradeKind};

use receivables::Date;

/// Days over which made-up invoices are issued.
pub const DAYS: usize = 700;

/// The first day of all made-up data.
///
/// # Panics
/// Never: the day exists.
#[must_use]
pub fn first_day() -> Date {
    Date::new(2024, 1, 1).expect("a day of the calendar")
}

/// The day `days` after the first.
///
/// # Panics
/// When the day lies beyond the calendar of the engine, which no size of data reaches.
#[must_use]
pub fn day(days: usize) -> Date {
    let days = i64::try_from(days).expect("a count of days");
    first_day().plus_days(days).expect("a day of the calendar")
}
