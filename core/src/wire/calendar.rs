//! Operations of the calendar: due dates and schedules, business days, splitting, contact hours.
//!
//! A `calendar` is a whole [`HolidayCalendar`], the name of a [`PublicCalendar`] (such as `"target"`), or left out:
//! then only Saturday and Sunday are closed. `terms` are an object or a text such as `"2/10 net 30"`.

use super::operation::{Operation, operation_table};
use crate::calendar::{
    BaseDates, BusinessDayRule, ContactHours, Date, DiscountDeadline, HolidayCalendar, PaymentTerms,
    PublicCalendar, TimeZone, Timestamp, monthly,
};
use crate::error::{Error, Result};
use crate::money::{Money, RestRule, Weight, split_with};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

pub(super) const OPERATIONS: &[Operation] = operation_table![
    /// Instalments of an invoice with their due dates, and the days up to which a discount may be taken.
    /// Amounts are split when `amount` is given.
    payment_schedule,
    /// The day on which the last instalment is due.
    due_date,
    /// Payment terms out of a text such as `2/10 net 30`.
    parse_terms,
    /// The day to which a rule moves a date that is not a business day.
    adjust_date,
    /// Whether a date is a business day.
    is_business_day,
    /// The date that many business days after (above zero) or before (below zero) a date.
    plus_business_days,
    /// The closed days of a published calendar, for some years.
    holiday_calendar,
    /// Dates one month apart, starting with the anchor; the day of the anchor, or the last of a shorter month.
    monthly_dates,
    /// The first instant from `now` on at which a person may be contacted.
    next_contact_time,
    /// An amount split by weights without losing a smallest unit.
    split_amount,
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
pub(super) struct CalendarGiven(pub(super) HolidayCalendar);

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

#[cfg(feature = "schema")]
mod or_text {
    //! How the two doors that also take a text describe themselves.
    use super::{CalendarGiven, HolidayCalendar, PaymentTerms, PublicCalendar, TermsGiven};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    impl JsonSchema for TermsGiven {
        fn schema_name() -> Cow<'static, str> {
            "PaymentTermsOrText".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let terms = generator.subschema_for::<PaymentTerms>();
            json_schema!({
                "description": "Payment terms as an object, or as a text such as `2/10 net 30`.",
                "anyOf": [terms, { "type": "string" }],
            })
        }
    }

    impl JsonSchema for CalendarGiven {
        fn schema_name() -> Cow<'static, str> {
            "CalendarOrName".into()
        }
        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let calendar = generator.subschema_for::<HolidayCalendar>();
            let name = generator.subschema_for::<PublicCalendar>();
            json_schema!({
                "description": "A holiday calendar as an object, or the name of a published one.",
                "anyOf": [calendar, name],
            })
        }
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ScheduleGiven {
    /// When an invoice is to be paid.
    terms: TermsGiven,
    /// Date on the invoice.
    issue_date: Date,
    /// Day of delivery, where the terms count from it.
    #[serde(default)]
    delivery_date: Option<Date>,
    /// Day on which the customer received the invoice, where the terms count from it.
    #[serde(default)]
    receipt_date: Option<Date>,
    /// Amount of the invoice.
    #[serde(default)]
    amount: Option<Money>,
    /// Which days are closed; Saturday and Sunday where not given.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ScheduleResult {
    /// The instalments, by number.
    instalments: Vec<InstalmentResult>,
    /// Days up to which a discount may be taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    discounts: Vec<DiscountDeadline>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct InstalmentResult {
    /// Number of the instalment, from 1.
    number: u32,
    /// When it is due.
    due_date: Date,
    /// Amount of the invoice.
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DueDateGiven {
    /// When an invoice is to be paid.
    terms: TermsGiven,
    /// Date on the invoice.
    issue_date: Date,
    /// Day of delivery, where the terms count from it.
    #[serde(default)]
    delivery_date: Option<Date>,
    /// Day on which the customer received the invoice, where the terms count from it.
    #[serde(default)]
    receipt_date: Option<Date>,
    /// Which days are closed; Saturday and Sunday where not given.
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DueDateResult {
    /// When it is due.
    due_date: Date,
}

fn due_date(given: DueDateGiven) -> Result<DueDateResult> {
    let DueDateGiven { issue_date, delivery_date, receipt_date, .. } = given;
    let dates = BaseDates { issue_date, delivery_date, receipt_date };
    Ok(DueDateResult { due_date: given.terms.0.due_date(&dates, &given.calendar.0)? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct TextGiven {
    /// The text.
    text: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct TermsResult {
    /// When an invoice is to be paid.
    terms: PaymentTerms,
}

fn parse_terms(given: TextGiven) -> Result<TermsResult> {
    let terms = PaymentTerms::parse(&given.text).map_err(|e| e.within("text"))?;
    Ok(TermsResult { terms })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct AdjustGiven {
    /// A date.
    date: Date,
    /// How the date moves.
    rule: BusinessDayRule,
    /// Which days are closed; Saturday and Sunday where not given.
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DateResult {
    /// A date.
    date: Date,
}

fn adjust_date(given: AdjustGiven) -> Result<DateResult> {
    let date = given.calendar.0.adjust(given.date, given.rule).map_err(|e| e.within("date"))?;
    Ok(DateResult { date })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DayGiven {
    /// A date.
    date: Date,
    /// Which days are closed; Saturday and Sunday where not given.
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct BusinessDayResult {
    /// Whether it is one.
    is_business_day: bool,
}

fn is_business_day(given: DayGiven) -> Result<BusinessDayResult> {
    Ok(BusinessDayResult { is_business_day: given.calendar.0.is_business_day(given.date) })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct BusinessDaysGiven {
    /// A date.
    date: Date,
    /// How many business days; below zero goes back.
    days: i32,
    /// Which days are closed; Saturday and Sunday where not given.
    #[serde(default)]
    calendar: CalendarGiven,
}

fn plus_business_days(given: BusinessDaysGiven) -> Result<DateResult> {
    let date = given.calendar.0.plus_business_days(given.date, given.days);
    Ok(DateResult { date: date.map_err(|e| e.within("date"))? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct YearsGiven {
    /// The published calendar.
    calendar: PublicCalendar,
    /// First year.
    first_year: i32,
    /// Last year.
    last_year: i32,
}

fn holiday_calendar(given: YearsGiven) -> Result<HolidayCalendar> {
    given.calendar.calendar(given.first_year, given.last_year)
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MonthlyGiven {
    /// The first date.
    anchor: Date,
    /// How many dates.
    count: u32,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DatesResult {
    /// The dates.
    dates: Vec<Date>,
}

fn monthly_dates(given: MonthlyGiven) -> Result<DatesResult> {
    Ok(DatesResult { dates: monthly(given.anchor, given.count)? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ContactGiven {
    /// The instant from which to look.
    now: Timestamp,
    /// Time zone of the person.
    time_zone: TimeZone,
    /// When a person may be contacted.
    #[serde(default)]
    hours: ContactHours,
    /// Which days are closed; Saturday and Sunday where not given.
    #[serde(default)]
    calendar: CalendarGiven,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct InstantResult {
    /// The instant.
    at: Timestamp,
}

fn next_contact_time(given: ContactGiven) -> Result<InstantResult> {
    let at = given.hours.next_allowed(given.now, given.time_zone, &given.calendar.0);
    Ok(InstantResult { at: at.map_err(|e| e.within("now"))? })
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SplitGiven {
    /// What to split.
    total: Money,
    /// The weight of each part; not all zero.
    weights: Vec<Weight>,
    /// Who gets the smallest units that are left over.
    #[serde(default)]
    rest: RestRule,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PartsResult {
    /// The parts, in the order of the weights.
    parts: Vec<Money>,
}

fn split_amount(given: SplitGiven) -> Result<PartsResult> {
    Ok(PartsResult { parts: split_with(given.total, &given.weights, given.rest)? })
}
