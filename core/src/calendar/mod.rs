//! The calendar: dates, instants, business days, contact hours, payment terms.
//!
//! Nothing here reads a clock. Sources: `domain/terms.md`, `domain/dunning.md` in the project's dossier.

mod date;
mod timestamp;

pub use date::Date;
pub use timestamp::Timestamp;
