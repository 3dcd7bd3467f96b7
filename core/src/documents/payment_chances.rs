//! When an invoice may be paid, day by day, as plain data: what a risk model makes and a forecast reads.

use super::vocabulary::document;
use crate::calendar::Date;
use crate::error::{Error, Result};
use crate::ids::{CustomerId, InvoiceId, Name};
use crate::money::Money;

/// One in millionths: the unit of the chances.
pub const WHOLE_MILLIONTHS: u32 = 1_000_000;

/// Most days of chances that are read of one invoice.
pub(crate) const MOST_CHANCES: usize = 4_000;

document! {
    /// The chances that what is open of an invoice is still unpaid, day by day.
    pub struct PaymentChances {
        /// Who owes it.
        pub customer_id: CustomerId,
        /// The invoice.
        pub invoice_id: InvoiceId,
        /// Number of the instalment, from 1.
        pub instalment: u32,
        /// The customer's segment.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub segment: Option<Name>,
        /// What is open, above zero.
        pub open: Money,
        /// The day to which the first chance belongs.
        pub from: Date,
        /// The chance that it is unpaid at the end of that day and of each day after it, in millionths; falling. After
        /// the last one it stays.
        pub unpaid_millionths: Vec<u32>,
    }
}

impl PaymentChances {
    /// Checks the amount, and that chances lie between none and certain and never rise.
    ///
    /// # Errors
    /// [`Error::AmountOutOfRange`], [`Error::NumberOutOfRange`], [`Error::CountOutOfRange`].
    pub fn check(&self) -> Result<()> {
        super::document_amount(self.open).map_err(|e| e.within("open"))?;
        super::at_most(self.unpaid_millionths.len(), MOST_CHANCES, "unpaid_millionths")?;
        let mut most = WHOLE_MILLIONTHS;
        for (at, chance) in self.unpaid_millionths.iter().enumerate() {
            if *chance > most {
                return Err(Error::NumberOutOfRange {
                    field: format!("unpaid_millionths[{at}]"),
                    least: 0,
                    most: i64::from(most),
                    given: i64::from(*chance),
                });
            }
            most = *chance;
        }
        Ok(())
    }

    /// The chance in millionths that it is unpaid at the end of a day; certain before the first.
    #[must_use]
    pub fn unpaid_on(&self, date: Date) -> u32 {
        let Ok(place) = usize::try_from(date.days_since(self.from)) else { return WHOLE_MILLIONTHS };
        let chances = &self.unpaid_millionths;
        chances.get(place).or(chances.last()).copied().unwrap_or(WHOLE_MILLIONTHS)
    }
}
