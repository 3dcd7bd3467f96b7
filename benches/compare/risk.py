"""Late or not, and when: ours against LightGBM on the same rows in the same run.

python3 benches/compare/risk.py --binary target/release/predict_payment --train TRAIN --test TEST --open OPEN \
    --payments PAYMENTS --truth TRUTH          needs numpy and lightgbm

The tables are those of the adapter `predict_payment`; `--truth` has `invoice_id`, `paid_date` of the invoices of `--test`.
LightGBM gets 14 features of each invoice as of its issue date, made below, and answers "late" by one model and the median
of days to pay by another. Ours answers everything at once; its time includes reading the tables.
"""

import argparse
import csv
import datetime as dt
import math
import pathlib
import subprocess
import tempfile
import time
from collections import defaultdict

import lightgbm
import numpy as np


def day(text):
    return dt.date.fromisoformat(text).toordinal()


def rows(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def features(invoices, asked):
    """What was known of each customer in the morning of each issue date; `asked` are the invoices in question."""
    events = defaultdict(list)
    for row in invoices:
        events[row["customer_id"]].append(row)
    table = []
    for row in asked:
        today, due = day(row["issue_date"]), day(row["due_date"])
        known = [other for other in events[row["customer_id"]] if day(other["issue_date"]) < today]
        paid = [other for other in known if other["paid_date"] and day(other["paid_date"]) < today]
        paid.sort(key=lambda other: other["paid_date"])
        late = [day(other["paid_date"]) - day(other["due_date"]) for other in paid]
        still = [other for other in known if not other["paid_date"] or day(other["paid_date"]) >= today]
        overdue = [today - day(other["due_date"]) for other in still if day(other["due_date"]) < today]
        table.append([
            due - today,
            math.log(float(row["amount"])),
            len(late),
            np.mean(late) if late else np.nan,
            np.std(late) if late else np.nan,
            np.mean([value > 0 for value in late]) if late else np.nan,
            np.mean(late[-5:]) if late else np.nan,
            late[-1] if late else np.nan,
            len(still),
            len(overdue),
            max(overdue, default=0),
            dt.date.fromordinal(due).weekday(),
            dt.date.fromordinal(due).day,
            dt.date.fromordinal(today).weekday(),
        ])
    return np.array(table, float)


def judge(name, late, days, p_late, median, seconds):
    order = np.argsort(np.argsort(p_late, kind="stable"), kind="stable") + 1
    ones = late.sum()
    auc = (order[late].sum() - ones * (ones + 1) / 2) / (ones * (len(late) - ones))
    p = np.clip(p_late, 1e-4, 1 - 1e-4)
    loss = -np.mean(np.where(late, np.log(p), np.log(1 - p)))
    print(f"{name:10} auc {auc:.4f}  log loss {loss:.4f}  days off {np.mean(np.abs(days - median)):.2f}  {seconds:.2f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ["binary", "train", "test", "open", "payments", "truth"]:
        parser.add_argument(f"--{name}", required=True)
    given = parser.parse_args()
    train, test = rows(given.train), rows(given.test)
    truth = {row["invoice_id"]: row["paid_date"] for row in rows(given.truth)}
    days = np.array([day(truth[row["invoice_id"]]) - day(row["issue_date"]) for row in test])
    late = np.array([truth[row["invoice_id"]] > row["due_date"] for row in test])

    with tempfile.TemporaryDirectory() as out:
        start = time.perf_counter()
        subprocess.run(
            [given.binary, "--train", given.train, "--test", given.test, "--open", given.open, "--payments",
             given.payments, "--out", out], check=True)
        seconds = time.perf_counter() - start
        ours = {row["invoice_key"]: row for row in rows(pathlib.Path(out) / "pred.csv")}
    mine = [ours[row["invoice_id"]] for row in test]
    p_late = np.array([float(row["p_late"]) for row in mine])
    judge("ours", late, days, p_late, np.array([float(row["q50"]) for row in mine]), seconds)

    start = time.perf_counter()
    since = {row["invoice_id"]: row["paid_date"] for row in rows(given.payments)}
    history = [dict(row, paid_date=row["paid_date"] or since.get(row["invoice_id"], "")) for row in train]
    history += [dict(row, paid_date=since.get(row["invoice_id"], "")) for row in test]
    done = [row for row in train if row["paid_date"]]
    learn, ask = features(train, done), features(history, test)
    was_late = np.array([row["paid_date"] > row["due_date"] for row in done])
    took = np.array([day(row["paid_date"]) - day(row["issue_date"]) for row in done])
    usual = {"n_estimators": 200, "learning_rate": 0.05, "num_leaves": 31, "verbose": -1, "n_jobs": 2}
    made = time.perf_counter() - start
    start = time.perf_counter()
    chance = lightgbm.LGBMClassifier(**usual).fit(learn, was_late).predict_proba(ask)[:, 1]
    median = lightgbm.LGBMRegressor(objective="quantile", alpha=0.5, **usual).fit(learn, took).predict(ask)
    judge("LightGBM", late, days, chance, median, time.perf_counter() - start)
    print(f"{'':10} and {made:.2f} s for its features")


if __name__ == "__main__":
    main()
