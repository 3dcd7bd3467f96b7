#!/usr/bin/env python3
"""Fits the weights of the matching evidence to all labelled folders but one, and matches that one with them.

    held_out.py --python PYTHON --start WEIGHTS.csv --score SCORE.py [--target target/release] DIR DIR …

Each DIR has the layout of `match_cash` and `truth.jsonl`; `--start` are weights to begin with, `--python` an interpreter
with numpy and scipy, `--score` a program that takes a folder and answers. Three rounds of matching and fitting for each.
"""

import argparse
import subprocess
import tempfile
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", required=True)
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--score", required=True)
    parser.add_argument("--target", type=Path, default=Path("target/release"))
    parser.add_argument("folders", nargs="+", type=Path)
    arguments = parser.parse_args()
    program, fit = arguments.target / "match_cash", Path(__file__).with_name("fit_match_weights.py")
    for held_out in arguments.folders:
        others = [folder for folder in arguments.folders if folder != held_out]
        with tempfile.TemporaryDirectory() as work:
            work = Path(work)
            weights, answers = work / "weights.csv", work / "answers.jsonl"
            weights.write_text(arguments.start.read_text())
            for _ in range(3):
                evidence = [work / f"evidence{at}.jsonl" for at in range(len(others))]
                for folder, path in zip(others, evidence, strict=True):
                    given = ["--dir", folder, "--out", answers, "--evidence", path, "--weights", weights]
                    subprocess.run([program, *given], check=True)
                truths = [folder / "truth.jsonl" for folder in others]
                given = ["--evidence", *evidence, "--truth", *truths, "--start", weights]
                fitted = subprocess.run([arguments.python, fit, *given], check=True, capture_output=True, text=True)
                weights.write_text(fitted.stdout)
            subprocess.run([program, "--dir", held_out, "--out", answers, "--weights", weights], check=True)
            print(f"held out: {held_out.name}", flush=True)
            subprocess.run([arguments.python, arguments.score, held_out, answers], check=True)


if __name__ == "__main__":
    main()
