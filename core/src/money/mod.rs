//! Money: exact amounts, currencies, named rounding, splitting without loss, exchange rates.
//!
//! No float comes near an amount. Rounding is named and happens once; a split conserves its total to the smallest
//! unit; overflow and mixed currencies are errors, never panics.
//!
//! Sources: ISO 4217, EN 16931, Regulation (EC) 1103/97; `domain/money.md`, `domain/fx.md` in the project's dossier.

mod amount;
mod currency;
mod currency_table;
mod decimal;
mod split;

pub use amount::Money;
pub use currency::Currency;
pub use decimal::{Percent, Quantity, Rate, Ratio, UnitPrice, Weight, parse_decimal};
pub use split::{MOST_PARTS, RestRule, split, split_by_amounts, split_with};
