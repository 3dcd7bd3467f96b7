//! How an allowance moves from one reporting date to the next.

use crate::error::Result;
use crate::money::Money;
use crate::vocabulary::document;

document! {
    /// The movement of an allowance: opening + charge - write-offs + recoveries + exchange = closing.
    pub struct AllowanceMovement {
        /// At the beginning.
        pub opening: Money,
        /// What the period is charged with; below zero where the allowance was too high. It is what balances the rest.
        pub charge: Money,
        /// Written off against the allowance.
        pub write_offs: Money,
        /// Recoveries that the policy books to the allowance.
        pub recoveries: Money,
        /// Difference of exchange, of any sign.
        pub exchange: Money,
        /// At the end.
        pub closing: Money,
    }
}

/// The charge that leads from an opening allowance to a closing one.
///
/// # Errors
/// [`crate::Error::AmountOutOfRange`] for an amount below zero other than the exchange difference,
/// [`crate::Error::CurrencyMismatch`], [`crate::Error::AmountOverflow`].
pub fn allowance_movement(
    opening: Money,
    write_offs: Money,
    recoveries: Money,
    exchange: Money,
    closing: Money,
) -> Result<AllowanceMovement> {
    for (field, amount) in
        [("opening", opening), ("write_offs", write_offs), ("recoveries", recoveries), ("closing", closing)]
    {
        amount.not_negative().map_err(|e| e.within(field))?;
        amount.same_currency(opening).map_err(|e| e.within(field))?;
    }
    exchange.same_currency(opening).map_err(|e| e.within("exchange"))?;
    let charge = closing.minus(opening)?.plus(write_offs)?.minus(recoveries)?.minus(exchange)?;
    Ok(AllowanceMovement { opening, charge, write_offs, recoveries, exchange, closing })
}
