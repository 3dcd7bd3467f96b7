"""What a type checker says of a host's code: run by `test_package.py`, with every ignored line being an error."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import receivables as r

today = dt.date(2026, 3, 1)
now = dt.datetime(2026, 3, 1, 9, tzinfo=dt.timezone.utc)


def total(items: Sequence[r.OpenItem]) -> r.Money:
    sum_ = r.Money("0", "EUR")
    for item in items:
        sum_ = sum_ + item.open
    return sum_


def describe(fact: r.Fact) -> str:
    if fact.kind == "invoice_issued":
        return fact.invoice.id
    if isinstance(fact, r.PaymentReceived):
        return fact.payment.method
    return fact.id


ledger = r.Ledger(r.Settings(functional_currency="EUR"))
applied: str = ledger.apply(r.BlockLifted(id="f", effective=today, recorded=now, block_id="b"))
report: r.AgeingReport = ledger.ageing(as_of=today, basis="due_date")
parts: r.PartsResult = r.split_amount(total=r.Money("1", "EUR"), weights=[])

r.Money(1.5, "EUR")  # type: ignore[arg-type]
r.Money(1, "EUR")  # type: ignore[arg-type]
ledger.ageing(today)  # type: ignore[call-arg]
ledger.ageing(as_of="2026-03-01")  # type: ignore[arg-type]
ledger.ageing(as_of=today, basis="delivery")  # type: ignore[arg-type]
r.BlockLifted(id="f", effective=today, recorded=now)  # type: ignore[call-arg]
r.PaymentTermsNet(days="30")  # type: ignore[arg-type]
