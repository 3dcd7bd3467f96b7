#!/usr/bin/env python3
"""Runs this engine and two other ways to do the same, on the same made-up data, in one run on one machine.

    benches/compare/compare.py --venv DIR [--facts N] [--rows N] [--target target/release]

1. A ledger in plain Python with `decimal` and dicts: reading facts, applying them, what is open, ageing.
2. polars: ageing of a table of invoices. It is installed from the package index into the venv DIR, which is made where
   it is missing; without --venv this part is left out.

The answers must be equal to the smallest unit, or the run fails. Prints seconds and ratios, above 1 where this engine
is faster, in Markdown.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PAST = "2024-12-31"
POLARS = "polars>=1,<3"


def report(*command):
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout)


def python_with_polars(folder):
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, POLARS], check=True)
    return python


def same_answers(ours, theirs, what):
    if ours["answers"] != theirs["answers"]:
        sys.exit(f"compare: the answers differ: {what}\n{ours['answers']}\n{theirs['answers']}")


def lines(ours, theirs, names):
    for name, ours_key, theirs_key, count in names:
        our, their = ours["seconds"][ours_key], theirs["seconds"][theirs_key]
        rate = f"{count / our:,.0f}/s" if count else ""
        print(f"| {name} | {our:.6f} | {their:.6f} | {their / our:.1f} | {rate} |")


def heading(title):
    print(f"\n{title}\n\n| what | ours, s | theirs, s | ratio | our rate |\n| --- | ---: | ---: | ---: | ---: |")


def with_python_ledger(programs, folder):
    facts = os.path.join(folder, "facts.jsonl")
    ours = report(os.path.join(programs, "replay"), "--facts", facts, "--past", PAST)
    theirs = report(sys.executable, os.path.join(HERE, "ledger_decimal.py"), "--facts", facts, "--past", PAST)
    same_answers(ours, theirs, "ledger")
    count = ours["facts"]
    heading(f"A ledger in Python with decimal, {count:,} facts")
    lines(
        ours,
        theirs,
        [
            ("read facts from JSON", "read", "read", count),
            ("apply facts", "apply", "apply", count),
            ("open items, last day", "open_items_last", "open_items_last", None),
            ("open items, past day", "open_items_past", "open_items_past", None),
            ("ageing, last day", "ageing_last", "ageing_last", None),
            ("ageing, past day", "ageing_past", "ageing_past", None),
        ],
    )


def with_polars(programs, folder, python):
    invoices = os.path.join(folder, "invoices.csv")
    ours = report(os.path.join(programs, "replay"), "--invoices", invoices, "--past", PAST)
    last = ours["answers"]["last"]["as_of"]
    script = os.path.join(HERE, "ageing_polars.py")
    theirs = report(python, script, "--invoices", invoices, "--last", last, "--past", PAST)
    same_answers(ours, theirs, "ageing")
    heading(f"polars {theirs['version']}, a table of {theirs['rows']:,} invoices")
    lines(
        ours,
        theirs,
        [
            ("ageing by the ledger, last day", "ageing_last", "ageing_last", None),
            ("ageing by the ledger, past day", "ageing_past", "ageing_past", None),
            ("ageing of the list of open items, last day", "age_open_items_last", "ageing_last", None),
            ("ageing of the list of open items, past day", "age_open_items_past", "ageing_past", None),
        ],
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--venv", help="folder of the virtual environment for polars")
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--target", help="folder of the built programs; they are built where it is not given")
    arguments = parser.parse_args()
    programs = arguments.target
    if not programs:
        build = ["cargo", "build", "--release", "-p", "receivables-benches", "--bin", "make_data", "--bin", "replay"]
        subprocess.run(build, cwd=ROOT, check=True)
        target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
        programs = os.path.join(target, "release")
    python = python_with_polars(arguments.venv) if arguments.venv else None
    with tempfile.TemporaryDirectory() as folder:
        sizes = ["--facts", str(arguments.facts), "--rows", str(arguments.rows)]
        subprocess.run([os.path.join(programs, "make_data"), "--out", folder, *sizes], check=True)
        with_python_ledger(programs, folder)
        if python:
            with_polars(programs, folder, python)


if __name__ == "__main__":
    main()
