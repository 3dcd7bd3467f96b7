//! The calendar: dates, instants, business days, contact hours, payment terms.
//!
//! Nothing here reads a clock. Sources: `domain/terms.md`, `domain/dunning.md` in the project's dossier.

mod as_of;
mod date;
mod stub;
mod timestamp;

pub use as_of::AsOf;
pub use date::Date;
pub use stub::{PaymentTerms, TimeZone};
pub use timestamp::Timestamp;
