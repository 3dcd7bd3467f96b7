//! SEPA direct debit: until when the money can go back.
//!
//! | what | Core | B2B |
//! | --- | --- | --- |
//! | return by the payer's bank | 5 TARGET days after settlement | 3 TARGET days |
//! | refund of an authorised debit, no questions | 8 weeks | none |
//! | refund of an unauthorised debit | 13 months | by law only |
//!
//! Source: EPC SEPA Direct Debit Core and B2B rulebooks; Directive (EU) 2015/2366, articles 71 and 77.

use crate::calendar::{Date, HolidayCalendar};
use crate::error::Result;
use crate::vocabulary::document;

document! {
    /// The last days on which a debit can come back.
    pub struct SepaWindows {
        /// A return under the Core scheme.
        pub core_return: Date,
        /// A return under the B2B scheme.
        pub b2b_return: Date,
        /// A refund of an authorised debit under the Core scheme.
        pub core_refund: Date,
        /// A refund of an unauthorised debit.
        pub unauthorised_refund: Date,
    }
}

/// The windows of a debit that settled on a day, `target` being the calendar of TARGET days.
///
/// # Errors
/// [`Error::DateOutOfRange`](crate::Error::DateOutOfRange) at the end of the calendar.
///
/// # Examples
/// ```
/// use receivables::calendar::PublicCalendar;
/// use receivables::failures::sepa_windows;
/// let target = PublicCalendar::from_name("target")?.whole_calendar()?;
/// let windows = sepa_windows("2024-03-28".parse()?, &target)?;
/// assert_eq!(windows.core_return.to_string(), "2024-04-08");
/// # Ok::<(), receivables::Error>(())
/// ```
pub fn sepa_windows(settlement: Date, target: &HolidayCalendar) -> Result<SepaWindows> {
    Ok(SepaWindows {
        core_return: target.plus_business_days(settlement, 5)?,
        b2b_return: target.plus_business_days(settlement, 3)?,
        core_refund: settlement.plus_days(56)?,
        unauthorised_refund: settlement.plus_months(13)?,
    })
}
