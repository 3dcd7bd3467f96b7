//! Operations of the calendar: due dates and schedules, business days, splitting, contact hours.
//!
//! A `calendar` is a whole [`HolidayCalendar`], the name of a [`PublicCalendar`] (such as `"target"`), or left out:
//! then only Saturday and Sunday are closed. `terms` are an object or a text such as `"2/10 net 30"`.

use super::operation::{Operation, run};
use crate::calendar::{
    BaseDates, BusinessDayRule, ContactHours, Date, DiscountDeadline, HolidayCalendar, PaymentTerms,
    PublicCalendar, TimeZone, Timestamp, monthly,
};
use crate::error::{Error, Result};
use crate::money::{Money, RestRule, Weight, split_with};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

pub(super) const OPERATIONS: &[Operation] = &[
    Operation { name: "payment_schedule", run: |given| run(given, payment_schedule) },
    Operation { name: "due_date", run: |given| run(given, due_date) },
    Operation { name: "parse_terms", run: |given| run(given, parse_terms) },
    Operation { name: "adjust_date", run: |given| run(given, adjust_date) },
    Operation { name: "is_business_day", run: |given| run(given, is_business_day) },
    Operation { name: "plus_business_days", run: |given| run(given, plus_business_days) },
    Operation { name: "holiday_calendar", run: |given| run(given, holiday_calendar) },
    Operation { name: "monthly_dates", run: |given| run(given, monthly_dates) },
    Operation { name: "next_contact_time", run: |given| run(given, next_contact_time) },
    Operation { name: "split_amount", run: |given| run(given, split_amount) },
];

/// Reads a value from its object, or from a text by `from_text`.
fn object_or_text<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
    from_text: fn(&str) -> Result<T>,
) -> std::result::Result<T, D::Error> {
    struct Visitor<T> {
        expected: &'static str,
        from_text: fn(&str) -> Result<T>,
    }
    impl<'de, T: Deserialize<'de>> serde::de::Visitor<'de> for Visitor<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.expected)
        }
        fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<T, E> {
            (self.from_text)(text).map_err(Error::through)
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> std::result::Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
    }
    deserializer.deserialize_any(Visitor { expected, from_text })
}

/// Payment terms as an object or a text.
struct TermsGiven(PaymentTerms);

impl<'de> Deserialize<'de> for TermsGiven {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        object_or_text(deserializer, "payment terms, as an object or a text", PaymentTerms::parse).map(Self)
    }
}

/// A holiday calendar as an object or a name.
struct CalendarGiven(HolidayCalendar);

impl Default for CalendarGiven {
    fn default() -> Self {
        Self(HolidayCalendar::weekends_only())
    }
}

impl<'de> Deserialize<'de> for CalendarGiven {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let by_name = |name: &str| PublicCalendar::from_name(name)?.whole_calendar();
        object_or_text(deserializer, "a holiday calendar, as an object or a name", by_name).map(Self)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScheduleGiven {
    terms: TermsGiven,
    issue_date: Date,
    #[serde(default)]
    delivery_date: Option<Date>,
    #[serde(default)]
    receipt_date: Option<Date>,
    #[serde(default)]
    amount: Option<Money>,
    #[serde(default)]
    calendar: CalendarGiven,
}

impl ScheduleGiven {
    fn dates(&self) -> BaseDates {
        let Self { issue_date, delivery_date, receipt_date, .. } = *self;
        BaseDates { issue_date, delivery_date, receipt_date }
    }
}

/// A schedule whose amounts may be left open.
#[derive(Serialize)]
struct ScheduleResult {
    instalments: Vec<InstalmentResult>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    discounts: Vec<DiscountDeadline>,
}

#[derive(Serialize)]
struct InstalmentResult {
    number: u32,
    due_date: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Money>,
}

fn payment_schedule(given: ScheduleGiven) -> Result<ScheduleResult> {
    let (terms, dates, calendar) = (&given.terms.0, given.dates(), &given.calendar.0);
    let Some(amount) = given.amount else {
        let due_dates = terms.due_dates(&dates, calendar)?;
        let instalments = (1..)
            .zip(due_dates)
            .map(|(number, due_date)| InstalmentResult { number, due_date, amount: None })
            .collect();
        return Ok(ScheduleResult { instalments, discounts: terms.discount_deadlines(&dates, calendar)? });
    };
    let schedule = terms.schedule(&dates, amount, calendar)?;
    let instalments = schedule.instalments.iter().map(|part| InstalmentResult {
        number: part.number,
        due_date: part.due_date,
        amount: Some(part.amount),
    });
    Ok(ScheduleResult { instalments: instalments.collect(), discounts: schedule.discounts })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DueDateGiven {
    terms: TermsGiven,
    issue_date: Date,
    #[serde(default)]
    delivery_date: Option<Date>,
    #[serde(default)]
    receipt_date: Option<Date>,
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
struct DueDateResult {
    due_date: Date,
}

fn due_date(given: DueDateGiven) -> Result<DueDateResult> {
    let DueDateGiven { issue_date, delivery_date, receipt_date, .. } = given;
    let dates = BaseDates { issue_date, delivery_date, receipt_date };
    Ok(DueDateResult { due_date: given.terms.0.due_date(&dates, &given.calendar.0)? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TextGiven {
    text: String,
}

#[derive(Serialize)]
struct TermsResult {
    terms: PaymentTerms,
}

fn parse_terms(given: TextGiven) -> Result<TermsResult> {
    let terms = PaymentTerms::parse(&given.text).map_err(|e| e.within("text"))?;
    Ok(TermsResult { terms })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AdjustGiven {
    date: Date,
    rule: BusinessDayRule,
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
struct DateResult {
    date: Date,
}

fn adjust_date(given: AdjustGiven) -> Result<DateResult> {
    let date = given.calendar.0.adjust(given.date, given.rule).map_err(|e| e.within("date"))?;
    Ok(DateResult { date })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DayGiven {
    date: Date,
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
struct BusinessDayResult {
    is_business_day: bool,
}

fn is_business_day(given: DayGiven) -> Result<BusinessDayResult> {
    Ok(BusinessDayResult { is_business_day: given.calendar.0.is_business_day(given.date) })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BusinessDaysGiven {
    date: Date,
    days: i32,
    #[serde(default)]
    calendar: CalendarGiven,
}

fn plus_business_days(given: BusinessDaysGiven) -> Result<DateResult> {
    let date = given.calendar.0.plus_business_days(given.date, given.days);
    Ok(DateResult { date: date.map_err(|e| e.within("date"))? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearsGiven {
    calendar: PublicCalendar,
    first_year: i32,
    last_year: i32,
}

fn holiday_calendar(given: YearsGiven) -> Result<HolidayCalendar> {
    given.calendar.calendar(given.first_year, given.last_year)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthlyGiven {
    anchor: Date,
    count: u32,
}

#[derive(Serialize)]
struct DatesResult {
    dates: Vec<Date>,
}

fn monthly_dates(given: MonthlyGiven) -> Result<DatesResult> {
    Ok(DatesResult { dates: monthly(given.anchor, given.count)? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactGiven {
    now: Timestamp,
    time_zone: TimeZone,
    #[serde(default)]
    hours: ContactHours,
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
struct InstantResult {
    at: Timestamp,
}

fn next_contact_time(given: ContactGiven) -> Result<InstantResult> {
    let at = given.hours.next_allowed(given.now, given.time_zone, &given.calendar.0);
    Ok(InstantResult { at: at.map_err(|e| e.within("now"))? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SplitGiven {
    total: Money,
    weights: Vec<Weight>,
    #[serde(default)]
    rest: RestRule,
}

#[derive(Serialize)]
struct PartsResult {
    parts: Vec<Money>,
}

fn split_amount(given: SplitGiven) -> Result<PartsResult> {
    Ok(PartsResult { parts: split_with(given.total, &given.weights, given.rest)? })
}
