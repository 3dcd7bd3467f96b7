//! What is expected of a customer: plain data that one engine makes and others read.

use super::vocabulary::{document, words};
use crate::calendar::Date;
use crate::ids::{CustomerId, Name};
use crate::money::Ratio;
use crate::reason::Reason;

words! {
    /// How a customer has paid so far.
    PayerBehaviour {
        /// Pays on time, again and again.
        Reliable "reliable",
        /// Neither remarkably good nor bad.
        Standard "standard",
        /// Missed several payments lately.
        ChronicLate "chronic_late",
        /// Too little is known.
        New "new",
    }
}

document! {
    /// What is expected of a customer, as of a day.
    ///
    /// A rule gives the behaviour; what only a fitted model can say stays empty until one does.
    pub struct PaymentOutlook {
        /// The customer.
        pub customer_id: CustomerId,
        /// The day up to which the past was looked at.
        pub as_of: Date,
        /// How the customer has paid so far.
        pub behaviour: PayerBehaviour,
        /// Why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub reasons: Vec<Reason>,
        /// The model that filled the fields below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub model: Option<Name>,
        /// Probability from 0 to 1 that what is open is paid late.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub p_late: Option<Ratio>,
        /// Day on which payment is expected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub expected_date: Option<Date>,
    }
}
