#!/usr/bin/env python3
"""The other side of the comparison: ageing of a table with polars, in whole smallest units.

    ageing_polars.py --invoices invoices.csv --last 2025-11-30 --past 2025-01-01

The file is read into a frame first; what is timed is the question: which rows are open on the day, how old they are, and
the sums by currency. Prints one JSON object like that of `replay`.
"""

import argparse
import json
import time
from datetime import date

import polars as pl

COLUMNS = ["not_due", "1-30", "31-60", "61-90", "90+"]


def table(path):
    frame = pl.read_csv(
        path,
        try_parse_dates=True,
        schema_overrides={"amount": pl.String, "issue_date": pl.Date, "due_date": pl.Date, "paid_date": pl.Date},
    )
    # All currencies of the made-up table have two decimals, always written.
    cents = pl.col("amount").str.replace(".", "", literal=True).cast(pl.Int64)
    return frame.with_columns(cents.alias("minor")).drop("amount")


def ageing(frame, day):
    late = pl.lit(day).sub(pl.col("due_date")).dt.total_days()
    limits = [late <= 0, late <= 30, late <= 60, late <= 90]
    column = pl.when(limits[0]).then(0)
    for number, limit in enumerate(limits[1:], start=1):
        column = column.when(limit).then(number)
    open_on = (pl.col("issue_date") <= day) & (pl.col("paid_date").is_null() | (pl.col("paid_date") > day))
    return (
        frame.lazy()
        .filter(open_on)
        .group_by("currency", column.otherwise(4).alias("column"))
        .agg(pl.len().alias("n"), pl.col("minor").sum())
        .collect()
    )


def answer(sums, day):
    rows = {}
    for currency, column, count, minor in sums.iter_rows():
        row = rows.setdefault(currency, {"open_n": 0, "columns": [0] * len(COLUMNS)})
        row["open_n"] += count
        row["columns"][column] += minor
    return {"as_of": day.isoformat(), "rows": rows}


def timed(times, run):
    best, result = None, None
    for _ in range(times):
        start = time.perf_counter()
        result = run()
        took = time.perf_counter() - start
        best = took if best is None else min(best, took)
    return result, best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--invoices", required=True)
    parser.add_argument("--last", required=True, type=date.fromisoformat)
    parser.add_argument("--past", required=True, type=date.fromisoformat)
    arguments = parser.parse_args()
    frame = table(arguments.invoices)
    seconds, answers = {}, {}
    for name, day in (("last", arguments.last), ("past", arguments.past)):
        sums, seconds[f"ageing_{name}"] = timed(10, lambda: ageing(frame, day))
        answers[name] = answer(sums, day)
    print(json.dumps({"rows": frame.height, "version": pl.__version__, "seconds": seconds, "answers": answers}))


if __name__ == "__main__":
    main()
