//! The company that asks for its money: where it sits, when it writes, in which language.

use super::vocabulary::document;
use crate::calendar::{ContactHours, HolidayCalendar, TimeZone};
use crate::ids::Name;

document! {
    /// What every engine needs to know of the company.
    pub struct Company {
        /// Time zone in which the company's days begin and end; also that of customers without one of their own.
        pub time_zone: TimeZone,
        /// When a person at a customer may be written to or called, by the customer's clock.
        #[serde(default)]
        pub contact_hours: ContactHours,
        /// Days on which neither the company nor its bank works.
        pub holidays: HolidayCalendar,
        /// Language of messages where neither contact nor customer has one (BCP 47).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub language: Option<Name>,
    }
}
