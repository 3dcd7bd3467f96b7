#!/usr/bin/env python3
"""Holds the adapter `age` against month-end figures that were computed elsewhere, to the smallest unit.

    check_ageing.py --invoices INVOICES.csv --expected EXPECTED.csv [--age path/to/age]

EXPECTED has one line a month end: as_of, open_n, open_cents, not_due, d1_30, d31_60, d61_90, d90p (whole cents, one
currency); other columns are ignored. Every month end of the data must be there, and no other. Exit 0 when all agree.
"""

import argparse
import csv
import json
import subprocess
import sys

COLUMNS = {"not_due": "not_due", "d1_30": "1-30", "d31_60": "31-60", "d61_90": "61-90", "d90p": "90+"}


def expected_answers(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {row["as_of"]: row for row in csv.DictReader(file)}


def given_answers(age, invoices):
    run = subprocess.run(
        [age, "--invoices", invoices, "--month-ends"], stdout=subprocess.PIPE, text=True, check=True
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return {answer["as_of"]: answer["rows"] for answer in answers}


def differences(as_of, expected, rows):
    if len(rows) > 1:
        yield f"{as_of}: more than one currency"
        return
    row = rows[0] if rows else {"open_n": 0, "open_minor": 0, "columns": {}}
    given = {"open_n": row["open_n"], "open_cents": row["open_minor"]}
    given |= {theirs: row["columns"].get(ours, 0) for theirs, ours in COLUMNS.items()}
    for name, value in given.items():
        if int(expected[name]) != value:
            yield f"{as_of} {name}: expected {expected[name]}, given {value}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--invoices", required=True)
    parser.add_argument("--expected", required=True)
    parser.add_argument("--age", default="target/release/age", help="the program `age`")
    arguments = parser.parse_args()
    expected = expected_answers(arguments.expected)
    given = given_answers(arguments.age, arguments.invoices)
    found = [f"{day}: not answered" for day in expected.keys() - given.keys()]
    found += [f"{day}: not expected" for day in given.keys() - expected.keys()]
    for day in sorted(expected.keys() & given.keys()):
        found += differences(day, expected[day], given[day])
    for difference in sorted(found):
        print(difference)
    print(f"{len(expected)} month ends, {len(found)} differences")
    return 1 if found or not expected else 0


if __name__ == "__main__":
    sys.exit(main())
