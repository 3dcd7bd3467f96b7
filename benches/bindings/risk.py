"""How long a risk model takes from Python on a table of made-up invoices: best of three, processor time.

Run after `make python-build`, with `invoices.csv` of `make_data --rows N`, and `measure_risk --invoices N` beside it:
`.venv/bin/python benches/bindings/risk.py TABLE.csv`.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from receivables import frames

with open(sys.argv[1], newline="") as file:
    rows = list(csv.DictReader(file))
day = date.fromisoformat
table: dict[str, list[Any]] = {name: [row[name] for row in rows] for name in ("customer_id", "invoice_id", "currency")}
table["amount"] = [Decimal(row["amount"]) for row in rows]
for name in ("issue_date", "due_date"):
    table[name] = [day(row[name]) for row in rows]
table["paid_date"] = [day(row["paid_date"]) if row["paid_date"] else None for row in rows]
as_of = max(table["issue_date"]) + timedelta(days=1)


def best(name: str, body: Callable[[], Any]) -> Any:
    times = []
    for _ in range(3):
        start = time.process_time()
        answer = body()
        times.append(time.process_time() - start)
    print(f"{name:32} {min(times):8.3f} s  {min(times) / len(rows) * 1e6:6.2f} us an invoice of the history")
    return answer


model = best("fit", lambda: frames.fit(table, as_of=as_of))
found = best("score: remember, then outlooks", lambda: model.score(table, as_of=as_of))
print(len(found["invoice_id"]), "open")
best("forecast, 13 weeks, 10000 paths", lambda: model.forecast(table, as_of=as_of))
