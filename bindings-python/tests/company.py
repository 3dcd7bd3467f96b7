"""A small made-up company: the same facts as objects, dicts and JSON lines."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import receivables as r

RECORDED = dt.datetime(2026, 1, 1, 9, tzinfo=dt.timezone.utc)
FIRST = dt.date(2026, 1, 1)


def customer() -> r.CustomerRecorded:
    return r.CustomerRecorded(
        id="f-acme", effective=FIRST, recorded=RECORDED, customer=r.Customer(id="ACME", name="Acme Corp.")
    )


def invoice(at: int) -> r.InvoiceIssued:
    return r.InvoiceIssued(
        id=f"f-i{at}",
        effective=FIRST,
        recorded=RECORDED,
        invoice=r.Invoice(
            id=f"INV-{at}",
            customer_id="ACME",
            issue_date=FIRST,
            amount=r.Money("1200.00", "EUR"),
            terms=r.PaymentTermsNet(days=30),
        ),
    )


def facts(count: int) -> list[r.Fact]:
    return [customer(), *(invoice(at) for at in range(count))]


def as_dict(fact: r.Fact) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(r.to_json(fact))
    return read


def as_lines(many: list[r.Fact]) -> str:
    return "\n".join(r.to_json(fact) for fact in many)
