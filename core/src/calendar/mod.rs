//! The calendar: dates, instants, business days, contact hours, payment terms.
//!
//! Nothing here reads a clock. Sources: UN/EDIFACT code list 2009 (payment terms); Directive 2011/7/EU (late payment);
//! the holiday laws named with each calendar; the IANA time zone database.

mod as_of;
mod business_days;
mod contact_hours;
mod date;
mod easter;
mod holiday_table;
mod holidays;
mod monthly;
mod terms;
mod time_zone;
mod timestamp;
mod weekday;

pub use as_of::AsOf;
pub use business_days::{BusinessDayRule, HolidayCalendar, MOST_HOLIDAYS};
pub use contact_hours::{ContactHours, TimeOfDay};
pub use date::Date;
pub use easter::easter_sunday;
pub use holidays::PublicCalendar;
pub use monthly::{MOST_MONTHS, monthly};
pub use terms::{
    BaseDates, DayOfMonth, DiscountDeadline, DiscountStep, DiscountUntil, Due, DueRule, Instalment,
    InstalmentShare, Instalments, MOST_DISCOUNT_STEPS, MOST_INSTALMENTS, PaymentSchedule, PaymentTerms,
    Period, PrepaymentForm, TermsBase,
};
pub use time_zone::TimeZone;
pub use timestamp::Timestamp;
pub use weekday::{Weekday, Weekdays};
