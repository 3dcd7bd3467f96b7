#!/usr/bin/env python3
"""Fits the weights of the matching evidence to labelled movements. Needs numpy and scipy.

    fit_match_weights.py --evidence FILE … --truth FILE … [--start core/data/match_weights.csv] [--strength 0.02]

`--evidence` is what `match_cash --evidence` writes, `--truth` the right answers of the same movements. For each movement
the answers compete; the fit makes the right ones likely (conditional logit), with a penalty that holds every weight near
the one it started from. The result is written in the form of `core/data/match_weights.csv`.
"""
import argparse
import csv
import json
import sys
from decimal import Decimal

import numpy as np
from scipy.optimize import minimize

SIGN_AT_MOST_ZERO = {"claimed", "missed", "amount_only", "name_rival", "choice_free", "choice_beside", "choice_open"}


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_right(answer, truth):
    if truth["customer"] is None:
        return answer.get("customer_id") is None
    items = {(i.get("invoice_id") or i.get("credit_memo_id")): abs(Decimal(i["amount"]["amount"])) for i in answer.get("items", [])}
    wanted = {i["id"]: abs(Decimal(i["amount"])) for i in truth["invoices"]}
    return answer.get("customer_id") in truth["customers_ok"] and items == wanted


def read(evidence, truth, kinds):
    cases = []
    place = {kind: at for at, kind in enumerate(kinds)}
    truths = {t["id"]: t for t in rows(truth)}
    for match in rows(evidence):
        answers = [match["best"], *match.get("others", [])]
        right = [is_right(answer, truths[match["movement_id"]]) for answer in answers]
        values = np.zeros((len(answers) + 1, len(kinds)))
        shares = [answer.get("evidence", []) for answer in answers] + [match.get("unlisted_evidence", [])]
        for at, share in enumerate(shares):
            for one in share:
                values[at, place[one["evidence"]]] = float(one["value"])
        if len(answers) < 2:
            continue
        # Where no answer is right, the one that was not found is.
        cases.append((values, np.array([*right, not any(right)])))
    return cases


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evidence", nargs="+", required=True)
    parser.add_argument("--truth", nargs="+", required=True)
    parser.add_argument("--start", required=True)
    parser.add_argument("--strength", type=float, default=0.02)
    arguments = parser.parse_args()
    with open(arguments.start, encoding="utf-8") as lines:
        start = {row["evidence"]: float(row["weight"]) for row in csv.DictReader(lines)}
    kinds = list(start)
    cases = []
    for evidence, truth in zip(arguments.evidence, arguments.truth, strict=True):
        part = read(evidence, truth, kinds)
        cases.extend(part)
    sizes = [len(values) for values, _ in cases]
    values = np.vstack([values for values, _ in cases])
    right = np.concatenate([right for _, right in cases])
    case = np.repeat(np.arange(len(cases)), sizes)
    begin = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    first = np.array([start[kind] for kind in kinds])

    def loss(weights):
        scores = values @ weights
        top = np.maximum.reduceat(scores, begin)
        grown = np.exp(scores - top[case])
        whole = np.add.reduceat(grown, begin)
        good = np.maximum(np.add.reduceat(grown * right, begin), 1e-300)
        share, share_right = grown / whole[case], grown * right / good[case]
        gap = weights - first
        value = -np.sum(np.log(good / whole)) + arguments.strength * np.sum(gap * gap) * len(cases) / 100
        slope = values.T @ (share - share_right) + 2 * arguments.strength * gap * len(cases) / 100
        return value, slope

    bounds = [(None, 0.0) if kind in SIGN_AT_MOST_ZERO else (None, None) for kind in kinds]
    before = loss(first)[0]
    found = minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000})
    print(f"{len(cases)} movements, loss {before:.1f} -> {found.fun:.1f}", file=sys.stderr)
    print("evidence,weight")
    for kind, weight in zip(kinds, found.x, strict=True):
        print(f"{kind},{weight:.3f}")


if __name__ == "__main__":
    main()
