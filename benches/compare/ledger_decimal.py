#!/usr/bin/env python3
"""The other side of the comparison: a straightforward ledger in Python, with dicts and `decimal`.

    ledger_decimal.py --facts facts.jsonl --past 2025-01-01

It takes the same facts (customers, invoices, payments, allocations), checks what any ledger must check (ids, customers,
currencies, dates, no more allocated than there is), keeps each item's settlements by day, and answers what is open and
how old it is. It keeps no log, no snapshots, no second time axis and no live totals. Prints one JSON object like that
of `replay`.
"""

import argparse
import gc
import json
import resource
import time
from datetime import date, timedelta
from decimal import Decimal

LIMITS = (0, 30, 60, 90)
EXPONENT = {"EUR": 2, "USD": 2, "GBP": 2}


class Refused(Exception):
    """A fact that cannot be."""


class Item:
    __slots__ = ("id", "customer", "currency", "amount", "open", "issued", "due", "settled")

    def __init__(self, id, customer, currency, amount, issued, due):
        self.id, self.customer, self.currency, self.amount = id, customer, currency, amount
        self.open, self.issued, self.due, self.settled = amount, issued, due, []


class Source:
    __slots__ = ("id", "customer", "currency", "available", "date")

    def __init__(self, id, customer, currency, amount, day):
        self.id, self.customer, self.currency, self.available, self.date = id, customer, currency, amount, day


def read(line):
    """One fact: text to dates and decimals."""
    fact = json.loads(line)
    fact["effective"] = date.fromisoformat(fact["effective"])
    kind = fact["kind"]
    if kind == "invoice_issued":
        document = fact["invoice"]
        if document["terms"]["kind"] != "net":
            raise Refused("other terms than net")
        document["issue_date"] = date.fromisoformat(document["issue_date"])
    elif kind == "payment_received":
        document = fact["payment"]
        document["value_date"] = date.fromisoformat(document["value_date"])
    elif kind == "cash_allocated":
        document = fact["allocation"]
        for adjustment in document.get("adjustments", ()):
            adjustment["amount"]["amount"] = Decimal(adjustment["amount"]["amount"])
    else:
        return fact
    document["amount"]["amount"] = Decimal(document["amount"]["amount"])
    return fact


class Ledger:
    def __init__(self):
        self.facts, self.customers, self.items, self.sources, self.allocations = {}, {}, {}, {}, {}
        self.last = date.min

    def apply(self, fact):
        before = self.facts.get(fact["id"])
        if before is not None:
            if before != fact:
                raise Refused("fact told twice with other content")
            return
        kind = fact["kind"]
        if kind == "customer_recorded":
            self.customers[fact["customer"]["id"]] = fact["customer"]
        elif kind == "invoice_issued":
            self.issue(fact, fact["invoice"])
        elif kind == "payment_received":
            self.receive(fact, fact["payment"])
        elif kind == "cash_allocated":
            self.allocate(fact, fact["allocation"])
        else:
            raise Refused(f"unknown kind {kind}")
        self.facts[fact["id"]] = fact
        if fact["effective"] > self.last:
            self.last = fact["effective"]

    def issue(self, fact, invoice):
        amount = invoice["amount"]
        if invoice["id"] in self.items:
            raise Refused("invoice id taken")
        if invoice["customer_id"] not in self.customers:
            raise Refused("customer unknown")
        if invoice["issue_date"] != fact["effective"] or amount["amount"] <= 0:
            raise Refused("date or amount")
        due = invoice["issue_date"] + timedelta(days=invoice["terms"]["days"])
        self.items[invoice["id"]] = Item(
            invoice["id"],
            invoice["customer_id"],
            amount["currency"],
            amount["amount"],
            invoice["issue_date"],
            due,
        )

    def receive(self, fact, payment):
        amount = payment["amount"]
        customer = payment.get("customer_id")
        if payment["id"] in self.sources:
            raise Refused("payment id taken")
        if customer is not None and customer not in self.customers:
            raise Refused("customer unknown")
        if payment["value_date"] != fact["effective"] or amount["amount"] <= 0:
            raise Refused("date or amount")
        self.sources[payment["id"]] = Source(
            payment["id"], customer, amount["currency"], amount["amount"], payment["value_date"]
        )

    def allocate(self, fact, allocation):
        if allocation["id"] in self.allocations:
            raise Refused("allocation id taken")
        item, source = self.items.get(allocation["invoice_id"]), self.sources.get(allocation["payment_id"])
        if item is None or source is None:
            raise Refused("invoice or payment unknown")
        if source.customer is not None and source.customer != item.customer:
            raise Refused("another customer")
        if not item.currency == source.currency == allocation["amount"]["currency"]:
            raise Refused("another currency")
        if fact["effective"] < item.issued or fact["effective"] < source.date:
            raise Refused("before what it refers to")
        taken = allocation["amount"]["amount"]
        settled = taken + sum(a["amount"]["amount"] for a in allocation.get("adjustments", ()))
        if taken <= 0 or taken > source.available or settled > item.open:
            raise Refused("more than there is")
        source.available -= taken
        item.open -= settled
        item.settled.append((fact["effective"], settled))
        self.allocations[allocation["id"]] = allocation

    def open_items(self, day):
        """Items with what was open on a day, by due date and id."""
        found = []
        for item in self.items.values():
            if item.issued <= day:
                left = item.amount - sum(amount for when, amount in item.settled if when <= day)
                if left:
                    found.append((item.due, item.id, item, left))
        found.sort(key=lambda entry: entry[:2])
        return found


def ageing(items, day):
    """By currency: how many items, and the columns from the youngest, as decimals."""
    rows = {}
    for due, _, item, left in items:
        row = rows.setdefault(item.currency, [0, [Decimal(0)] * (len(LIMITS) + 1)])
        late = (day - due).days
        row[0] += 1
        row[1][sum(late > limit for limit in LIMITS)] += left
    return rows


def timed(times, run):
    best, result = None, None
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    return result, best


def minor(rows):
    return {
        currency: {"open_n": count, "columns": [int(column.scaleb(EXPONENT[currency])) for column in columns]}
        for currency, (count, columns) in rows.items()
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", required=True)
    parser.add_argument("--past", required=True, type=date.fromisoformat)
    arguments = parser.parse_args()
    with open(arguments.facts, encoding="utf-8") as file:
        lines = file.read().splitlines()
    # A host that knows its trade spares the collector its passes over millions of live objects.
    gc.disable()
    seconds = {}
    start = time.perf_counter()
    facts = [read(line) for line in lines]
    seconds["read"] = time.perf_counter() - start
    ledger = Ledger()
    start = time.perf_counter()
    for fact in facts:
        ledger.apply(fact)
    seconds["apply"] = time.perf_counter() - start
    answers = {}
    for name, day in (("last", ledger.last), ("past", arguments.past)):
        items, seconds[f"open_items_{name}"] = timed(3, lambda: ledger.open_items(day))
        rows, seconds[f"age_open_items_{name}"] = timed(3, lambda: ageing(items, day))
        seconds[f"ageing_{name}"] = seconds[f"open_items_{name}"] + seconds[f"age_open_items_{name}"]
        answers[name] = {"as_of": day.isoformat(), "rows": minor(rows)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    report = {"facts": len(ledger.facts), "seconds": seconds, "answers": answers, "peak_bytes": peak}
    print(json.dumps(report))


if __name__ == "__main__":
    main()
