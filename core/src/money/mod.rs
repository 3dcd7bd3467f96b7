//! Money: exact amounts, currencies, named rounding, splitting without loss, exchange rates.
//!
//! No float comes near an amount. Rounding is named and happens once; a split conserves its total to the smallest
//! unit; overflow and mixed currencies are errors, never panics.
//!
//! Sources: ISO 4217 (currencies and their decimals); EN 16931 (sums and tax of an invoice); Regulation (EC) 1103/97
//! (conversion); IAS 21 (exchange differences). In words: `docs/concepts/money.md`.

mod amount;
mod convert;
mod currency;
mod currency_table;
mod decimal;
mod exact;
mod rates;
mod rounding;
mod split;
mod tax;

pub use amount::Money;
pub use convert::{
    Carrying, Conversion, RealisedDifference, Remeasurement, book, convert, realised_difference, remeasure,
    triangulate,
};
pub use currency::Currency;
pub use decimal::{Figure, Percent, Quantity, Rate, Ratio, UnitPrice, Weight, parse_decimal};
pub(crate) use exact::{power_of_ten, rounded_quotient};
pub use rates::{ExchangeRate, RateKind, RateTable};
pub use rounding::{CashRounding, Rounding, cash_round, round_to_places};
pub use split::{MOST_PARTS, RestRule, split, split_by_amounts, split_with};
pub use tax::{TaxCategory, TaxInclusive, TaxLine, TaxMethod, TaxTotals, tax_included, tax_totals};
