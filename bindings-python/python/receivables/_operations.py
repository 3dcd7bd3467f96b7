# Generated from the types of the core by `make generate`. Do not edit.
"""The pure functions of the engine, each with keyword arguments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from receivables._native import Money, _call
from receivables._types import (
    BusinessDayResult,
    BusinessDayRule,
    ContactHours,
    DateResult,
    DatesResult,
    DueDateResult,
    HolidayCalendar,
    InstantResult,
    PartsResult,
    PaymentTerms,
    PublicCalendar,
    RestRule,
    ScheduleResult,
    TermsResult,
)


def adjust_date(
    *,
    date: dt.date,
    rule: BusinessDayRule,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> DateResult:
    """The day to which a rule moves a date that is not a business day.

    Args:
        date: A date.
        rule: How the date moves.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: DateResult = _call("adjust_date", {"date": date, "rule": rule, "calendar": calendar})
    return answer


def due_date(
    *,
    terms: PaymentTerms | str,
    issue_date: dt.date,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    delivery_date: dt.date | None = None,
    receipt_date: dt.date | None = None,
) -> DueDateResult:
    """The day on which the last instalment is due.

    Args:
        terms: When an invoice is to be paid.
        issue_date: Date on the invoice.
        calendar: Which days are closed; Saturday and Sunday where not given.
        delivery_date: Day of delivery, where the terms count from it.
        receipt_date: Day on which the customer received the invoice, where the terms count from it.
    """
    answer: DueDateResult = _call("due_date", {"terms": terms, "issue_date": issue_date, "calendar": calendar, "delivery_date": delivery_date, "receipt_date": receipt_date})
    return answer


def holiday_calendar(
    *,
    calendar: PublicCalendar,
    first_year: int,
    last_year: int,
) -> HolidayCalendar:
    """The closed days of a published calendar, for some years.

    Args:
        calendar: The published calendar.
        first_year: First year.
        last_year: Last year.
    """
    answer: HolidayCalendar = _call("holiday_calendar", {"calendar": calendar, "first_year": first_year, "last_year": last_year})
    return answer


def is_business_day(
    *,
    date: dt.date,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> BusinessDayResult:
    """Whether a date is a business day.

    Args:
        date: A date.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: BusinessDayResult = _call("is_business_day", {"date": date, "calendar": calendar})
    return answer


def monthly_dates(
    *,
    anchor: dt.date,
    count: int,
) -> DatesResult:
    """Dates one month apart, starting with the anchor; the day of the anchor, or the last of a shorter month.

    Args:
        anchor: The first date.
        count: How many dates.
    """
    answer: DatesResult = _call("monthly_dates", {"anchor": anchor, "count": count})
    return answer


def next_contact_time(
    *,
    now: dt.datetime,
    time_zone: str,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    hours: ContactHours | None = None,
) -> InstantResult:
    """The first instant from `now` on at which a person may be contacted.

    Args:
        now: The instant from which to look.
        time_zone: Time zone of the person.
        calendar: Which days are closed; Saturday and Sunday where not given.
        hours: When a person may be contacted.
    """
    answer: InstantResult = _call("next_contact_time", {"now": now, "time_zone": time_zone, "calendar": calendar, "hours": hours})
    return answer


def parse_terms(
    *,
    text: str,
) -> TermsResult:
    """Payment terms out of a text such as `2/10 net 30`.

    Args:
        text: The text.
    """
    answer: TermsResult = _call("parse_terms", {"text": text})
    return answer


def payment_schedule(
    *,
    terms: PaymentTerms | str,
    issue_date: dt.date,
    amount: Money | None = None,
    calendar: HolidayCalendar | PublicCalendar | None = None,
    delivery_date: dt.date | None = None,
    receipt_date: dt.date | None = None,
) -> ScheduleResult:
    """Instalments of an invoice with their due dates, and the days up to which a discount may be taken.
    Amounts are split when `amount` is given.

    Args:
        terms: When an invoice is to be paid.
        issue_date: Date on the invoice.
        amount: Amount of the invoice.
        calendar: Which days are closed; Saturday and Sunday where not given.
        delivery_date: Day of delivery, where the terms count from it.
        receipt_date: Day on which the customer received the invoice, where the terms count from it.
    """
    answer: ScheduleResult = _call("payment_schedule", {"terms": terms, "issue_date": issue_date, "amount": amount, "calendar": calendar, "delivery_date": delivery_date, "receipt_date": receipt_date})
    return answer


def plus_business_days(
    *,
    date: dt.date,
    days: int,
    calendar: HolidayCalendar | PublicCalendar | None = None,
) -> DateResult:
    """The date that many business days after (above zero) or before (below zero) a date.

    Args:
        date: A date.
        days: How many business days; below zero goes back.
        calendar: Which days are closed; Saturday and Sunday where not given.
    """
    answer: DateResult = _call("plus_business_days", {"date": date, "days": days, "calendar": calendar})
    return answer


def split_amount(
    *,
    total: Money,
    weights: Sequence[Decimal],
    rest: RestRule = "largest_remainder",
) -> PartsResult:
    """An amount split by weights without losing a smallest unit.

    Args:
        total: What to split.
        weights: The weight of each part; not all zero.
        rest: Who gets the smallest units that are left over.
    """
    answer: PartsResult = _call("split_amount", {"total": total, "weights": weights, "rest": rest})
    return answer


__all__ = [
    "adjust_date",
    "due_date",
    "holiday_calendar",
    "is_business_day",
    "monthly_dates",
    "next_contact_time",
    "parse_terms",
    "payment_schedule",
    "plus_business_days",
    "split_amount",
]
