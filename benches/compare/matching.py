#!/usr/bin/env python3
"""Asks this engine and two common Python packages the same questions of cash application, in one run.

    benches/compare/matching.py --venv DIR [--target target/release] [--queries N] [--limit SECONDS]

Who is meant by a name, among 20,000 customers: `rapidfuzz.process.extractOne`. Which sets of 40 open items make a sum,
all of them counted: OR-Tools CP-SAT, which lists every solution; it may take so many seconds for each sum. Both packages
are installed from the package index into the venv DIR, which is made where it is missing. Prints times, recall and
ratios, above 1 where this engine is faster, in Markdown; fails where counts differ.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PACKAGES = ["rapidfuzz>=3", "ortools>=9"]


def python_with_packages(folder):
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([python, "-m", "pip", "install", *quiet, *PACKAGES], check=True)
    return python


THEIRS = r"""
import json, sys, time
from pathlib import Path
folder, queries, limit = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
names = json.loads((folder / "names.json").read_text())
asked = json.loads((folder / "queries.json").read_text())[:queries]
answer = {}

from rapidfuzz import fuzz, process, utils
ids = [name[0] for name in names]
folded = [utils.default_process(name[1]) for name in names]
for label, scorer in [("WRatio", fuzz.WRatio), ("token_set_ratio", fuzz.token_set_ratio)]:
    hits, start = 0, time.perf_counter()
    for query, right in asked:
        found = process.extractOne(utils.default_process(query), folded, scorer=scorer)
        hits += found is not None and ids[found[2]] == right
    answer[label] = {"seconds": time.perf_counter() - start, "hits": hits, "queries": len(asked)}

from ortools.sat.python import cp_model

class Count(cp_model.CpSolverSolutionCallback):
    def __init__(self):
        super().__init__()
        self.found = 0

    def on_solution_callback(self):
        self.found += 1

answer["sums"] = []
for values, total in json.loads((folder / "sums.json").read_text()):
    model = cp_model.CpModel()
    taken = [model.new_bool_var(str(at)) for at in range(len(values))]
    model.add(sum(value * one for value, one in zip(values, taken)) == total)
    solver = cp_model.CpSolver()
    solver.parameters.enumerate_all_solutions = True
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = limit
    count = Count()
    start = time.perf_counter()
    status = solver.solve(model, count)
    complete = status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
    answer["sums"].append({"seconds": time.perf_counter() - start, "found": count.found, "complete": complete})
print(json.dumps(answer))
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--venv", required=True)
    parser.add_argument("--target", default="target/release")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--limit", type=float, default=60.0)
    arguments = parser.parse_args()
    python = python_with_packages(arguments.venv)
    with tempfile.TemporaryDirectory() as folder:
        program = Path(arguments.target) / "match_parts"
        ours = json.loads(subprocess.run([program, "--out", folder], check=True, capture_output=True, text=True).stdout)
        given = [python, "-c", THEIRS, folder, str(arguments.queries), str(arguments.limit)]
        theirs = json.loads(subprocess.run(given, check=True, capture_output=True, text=True).stdout)
    print("| what | ours | theirs | ratio |\n| --- | ---: | ---: | ---: |")
    own = ours["payer_seconds"] / ours["queries"]
    for label in ("WRatio", "token_set_ratio"):
        other = theirs[label]["seconds"] / theirs[label]["queries"]
        recall = f"{ours['hits'] / ours['queries']:.4f} | {theirs[label]['hits'] / theirs[label]['queries']:.4f}"
        print(f"| payer of 20,000, rapidfuzz `extractOne` with `{label}` | {own * 1e6:.1f} µs | {other * 1e6:.0f} µs | {other / own:.0f} |")
        print(f"| the right one first | {recall} | |")
    own = ours["subset_seconds"] / ours["sums"]
    failed = False
    for at, (sum_, (solutions, complete)) in enumerate(zip(theirs["sums"], ours["solutions"], strict=True)):
        sign = "" if sum_["complete"] else "> "
        print(f"| sets of 40 items, sum {at + 1}: {solutions} sets; CP-SAT found {sum_['found']} | {own * 1e3:.1f} ms "
              f"| {sign}{sum_['seconds']:.2f} s | {sign}{sum_['seconds'] / own:.0f} |")
        failed |= not complete or sum_["found"] > solutions or (sum_["complete"] and sum_["found"] != solutions)
    if failed:
        sys.exit("counts differ")


if __name__ == "__main__":
    main()
