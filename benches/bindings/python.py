"""How long 100,000 invoices take on their way into a ledger from Python, by each way: best of five, milliseconds.

Run after `make python-build`: `.venv/bin/python benches/bindings/python.py [COUNT]`.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
import sys
import time
from collections.abc import Callable

import receivables as r

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
DAY = dt.date(2026, 1, 1)
NOW = dt.datetime(2026, 1, 1, 9, tzinfo=dt.timezone.utc)
CUSTOMERS = 1000


def customer(at: int) -> r.CustomerRecorded:
    who = r.Customer(id=f"C{at}", name=f"Customer {at}")
    return r.CustomerRecorded(id=f"fc{at}", effective=DAY, recorded=NOW, customer=who)


def invoice(at: int) -> r.InvoiceIssued:
    document = r.Invoice(
        id=f"INV-{at}",
        customer_id=f"C{at % CUSTOMERS}",
        issue_date=DAY,
        amount=r.Money("1200.00", "EUR"),
        terms=r.PaymentTermsNet(days=30),
    )
    return r.InvoiceIssued(id=f"fi{at}", effective=DAY, recorded=NOW, invoice=document)


def best(name: str, body: Callable[[], object], per: int = COUNT) -> None:
    times = []
    for _ in range(5):
        gc.collect()
        start = time.perf_counter()
        body()
        times.append(time.perf_counter() - start)
    print(f"{name:44} {min(times) * 1000:9.1f} ms  {min(times) / per * 1e6:6.2f} us each")


known = [customer(at) for at in range(CUSTOMERS)]
objects = [invoice(at) for at in range(COUNT)]
lines = "\n".join(r.to_json(fact) for fact in objects)
dicts = [json.loads(line) for line in lines.split("\n")]
data = lines.encode()
empty = r.Ledger()
empty.apply_all(known)
start_state = empty.to_bytes()


def fresh() -> r.Ledger:
    return r.Ledger.from_bytes(start_state)


best("construct objects (checked)", lambda: [invoice(at) for at in range(COUNT)])
best("objects: to_json", lambda: [r.to_json(fact) for fact in objects])
best("objects: apply_all", lambda: fresh().apply_all(objects))
best("dicts: apply_all", lambda: fresh().apply_all(dicts))
best("JSON lines: apply_json_lines", lambda: fresh().apply_json_lines(data))


def one_by_one() -> None:
    ledger = fresh()
    for fact in objects:
        ledger.apply(fact)


best("objects: apply, one by one", one_by_one)
full = fresh()
full.apply_all(objects)
best("objects: apply_all, all repeated", lambda: full.apply_all(objects))
best("answer: open_items as objects", lambda: full.open_items(as_of=DAY))
best("answer: open_items as JSON text", lambda: full.query_json("open_items", '{"as_of":"2026-01-01"}'))
best("answer: ageing", lambda: full.ageing(as_of=DAY), 1)
