//! The next try with a card or mandate, as plain data: what the failures engine plans and follow-up proposes.

use super::vocabulary::document;
use crate::calendar::Timestamp;
use crate::ids::InvoiceId;
use crate::money::{Figure, Money};
use crate::reason::Reason;

document! {
    /// A planned try.
    pub struct PlannedRetry {
        /// Number of the try after the failure, from 1.
        pub attempt: u32,
        /// When.
        pub at: Timestamp,
        /// Its chance of success, percent, cut to four decimals.
        pub success_percent: Figure,
        /// The chance with which this instant was drawn, 1 where nothing was left to chance; cut to six decimals.
        pub drawn_with: Figure,
    }

    /// What is planned with an instrument after a failure, or after it was updated.
    pub struct RetryProspect {
        /// The failure or update that it follows. There is one next try for each.
        pub follows: Timestamp,
        /// The invoices of the failed collection; all where empty.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub invoice_ids: Vec<InvoiceId>,
        /// What failed to be collected.
        pub amount: Money,
        /// The next try; none where nothing pays or nothing is permitted any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub at: Option<Timestamp>,
        /// The next try as planned; none after an update, which is followed at once.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub plan: Option<PlannedRetry>,
        /// Whether it goes at once over another route than the attempt that failed: another acquirer or processor.
        #[serde(default, skip_serializing_if = "super::is_false")]
        pub elsewhere: bool,
        /// How many tries the plan has, the next one among them.
        pub planned: u32,
        /// Why it stops where it stops.
        pub reasons: Vec<Reason>,
    }
}
