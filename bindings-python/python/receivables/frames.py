"""Risk on tables: fit, score and forecast over data frames, lists of invoices, or a ledger.

A frame is a dict of columns, or anything with `columns` whose columns have `to_list` (pandas, polars), or a pyarrow
table. Nothing of them is imported here. Answers come as a frame of the same kind; for other histories as a dict of
columns.

| column of a history | meaning |
| --- | --- |
| `customer_id`, `invoice_id` | text |
| `issue_date`, `due_date` | a date, a timestamp, or text such as `2026-01-31` |
| `amount`, `currency` | `Decimal`, whole number or text; a float counts as its shortest text, so `0.1` is ten cents and what has more decimals than the currency is refused |
| `paid_date` | the day on which it was paid; missing while it is open |
| `instalment`, `segment`, `parent_id` | may be left out |

>>> history = {
...     "customer_id": ["ALDER", "ALDER"], "invoice_id": ["1", "2"], "currency": ["EUR", "EUR"],
...     "issue_date": ["2026-01-05", "2026-02-05"], "due_date": ["2026-02-04", "2026-03-07"],
...     "amount": ["1000.00", "500.00"], "paid_date": ["2026-02-20", None],
... }
>>> model = fit(history, as_of="2026-02-25")
>>> model.score(history, as_of="2026-02-25")["invoice_id"]
['2']
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from receivables import _native
from receivables._ledger import Ledger
from receivables._native import to_json
from receivables._types import ForecastOptions, OutlookOptions, PastInvoice, RiskOptions

__all__ = ["RiskFit", "fit"]

Progress = Callable[[int, int], object]
"""Called with the steps done and the steps in all; what it raises stops the work."""

NEEDED = ("customer_id", "invoice_id", "issue_date", "due_date", "amount", "currency")
OPTIONAL = ("instalment", "segment", "parent_id", "paid_date")
OUTLOOK = (
    "customer_id", "invoice_id", "instalment", "due_date", "open", "currency", "p_late", "p_late_over_30", "early_date",
    "expected_date", "late_date", "points", "known_payments",
)


class Asked(NamedTuple):
    """What a question is called, by what it is asked of."""

    table: str
    invoices: str
    query: str


ASKED = {
    "fit": Asked("fit_table", "fit_risk", "fit_risk"),
    "score": Asked("score_table", "score_invoices", "score_invoices"),
    "grades": Asked("grade_table", "grade_customers", "grade_customers"),
    "forecast": Asked("forecast_table", "forecast_cash", "cash_forecast"),
}


@dataclass(frozen=True)
class RiskFit:
    """A fitted model. It is text: keep it, send it, hand it to `receivables.score_invoices` or to a ledger."""

    model: str
    """The model, two hexadecimal digits for each byte."""
    as_of: date
    """The day whose morning it was fitted for."""
    invoices: int
    """Invoices it was fitted to; with none it answers from its prior."""

    def score(
        self,
        history: Any,
        *,
        as_of: date | str,
        options: OutlookOptions | Mapping[str, Any] | None = None,
        progress: Progress | None = None,
    ) -> Any:
        """What is expected of every invoice that is open in the morning of a day: chances and dates.

        Chances are floats, amounts `Decimal`. `unpaid_N` is the chance of being unpaid N days from `as_of`.
        """
        if not _is_frame(history):
            rows = _ask(history, "score", self._with(as_of, options), progress)
            return _like(history, _columns_of(rows))
        answer = _ask(history, "score", self._with(as_of, options), progress)
        columns: dict[str, list[Any]] = {name: answer[name] for name in OUTLOOK}
        columns["open"] = list(map(Decimal, columns["open"]))
        for name in ("p_late", "p_late_over_30"):
            columns[name] = list(map(float, columns[name]))
        date_of = _Once(_date)
        for name in ("due_date", "early_date", "expected_date", "late_date"):
            columns[name] = date_of.each(columns[name])
        for days, chances in zip(answer["horizon_days"], answer["p_unpaid"], strict=True):
            columns[f"unpaid_{days}"] = list(map(float, chances))
        return _like(history, columns)

    def grades(
        self,
        history: Any,
        *,
        as_of: date | str,
        options: OutlookOptions | Mapping[str, Any] | None = None,
        progress: Progress | None = None,
    ) -> Any:
        """The grade of every customer with an invoice before a day."""
        answer = _ask(history, "grades", self._with(as_of, options), progress)
        columns: dict[str, list[Any]] = {
            name: [grade[name] for grade in answer] for name in ("customer_id", "grade", "health", "known_payments")
        }
        for name in ("p_late", "p_late_over_30"):
            columns[name] = [float(grade[name]) for grade in answer]
        return _like(history, columns)

    def forecast(
        self,
        history: Any,
        *,
        as_of: date | str,
        options: ForecastOptions | Mapping[str, Any] | None = None,
        progress: Progress | None = None,
    ) -> Any:
        """Cash expected from what is open, a row for each currency, segment and period, with its interval."""
        answer = _ask(history, "forecast", self._with(as_of, options), progress)
        names = ("currency", "segment", "from", "to", "expected", "low", "high", "expected_so_far", "low_so_far", "high_so_far")
        columns: dict[str, list[Any]] = {name: [] for name in names}
        for row in answer["rows"]:
            for period in row["periods"]:
                columns["currency"].append(row["currency"])
                columns["segment"].append(row.get("segment"))
                columns["from"].append(_date(period["from"]))
                columns["to"].append(_date(period["to"]))
                for name in names[4:]:
                    columns[name].append(Decimal(period[name]["amount"]))
        return _like(history, columns)

    def _with(self, as_of: date | str, options: Any) -> dict[str, Any]:
        return _given(as_of, options) | {"model": self.model}


def fit(
    history: Any,
    *,
    as_of: date | str,
    options: RiskOptions | Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> RiskFit:
    """Fits a risk model to a history as it was known in the morning of `as_of`.

    `history` is a frame, an iterable of `PastInvoice`, or a `Ledger`. `progress(done, total)` is called on the way; an
    exception in it stops the work and comes out here.
    """
    found = _ask(history, "fit", _given(as_of, options), progress)
    return RiskFit(found["model"], date.fromisoformat(found["as_of"]), found["invoices"])


def _given(as_of: date | str, options: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"as_of": _day(as_of)}
    if options is not None:
        given["options"] = options if isinstance(options, Mapping) else json.loads(to_json(options))
    return given


def _ask(history: Any, name: str, given: dict[str, Any], progress: Progress | None) -> Any:
    asked = ASKED[name]
    if isinstance(history, Ledger):
        text = json.dumps(given)
        if progress is None:
            return json.loads(history.query_json(asked.query, text))
        return json.loads(history.query_json_with(asked.query, text, progress))
    if _is_frame(history):
        return _call_json(asked.table, to_json(given | {"invoices": _table(history)}), progress)
    return _call_json(asked.invoices, json.dumps(given | {"invoices": _invoices(history)}), progress)


def _call_json(operation: str, text: str, progress: Progress | None) -> Any:
    if progress is None:
        return json.loads(_native.call_json(operation, text))
    return json.loads(_native._call_json_with(operation, text, progress))


def _columns(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame that a history is made of, all of one length."""
    names = _names(frame)
    for name in NEEDED:
        if name not in names:
            raise KeyError(f"a history needs the column {name!r}")
    for name in ("payments", "marks"):
        if name in names:
            raise ValueError(f"a table has one day of payment for each invoice: {name!r} need documents")
    columns = {name: _values(frame, name) for name in (*NEEDED, *OPTIONAL) if name in names}
    if len({len(values) for values in columns.values()}) > 1:
        raise ValueError("the columns have different lengths")
    return columns


def _invoices(history: Iterable[PastInvoice | Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [dict(one) if isinstance(one, Mapping) else json.loads(to_json(one)) for one in history]


def _table(frame: Any) -> dict[str, list[Any]]:
    """The columns of a frame as the wire has them: text and numbers, none where a value is missing."""
    columns = _columns(frame)
    day_of = _Once(_day)
    for name, values in columns.items():
        if name in ("issue_date", "due_date", "paid_date"):
            columns[name] = day_of.each(values)
        elif name == "amount":
            columns[name] = _amounts(values)
        elif name == "instalment":
            columns[name] = [1 if _missing(value) else _whole(value) for value in values]
        else:
            columns[name] = _texts(values)
    return columns


def _texts(values: list[Any]) -> list[Any]:
    try:
        "".join(values)  # The quickest way to see that all of them are texts.
    except TypeError:
        return [_text(value) for value in values]
    return values


class _Once(dict[Any, Any]):
    """The answers of a function, each worked out once: a long column has few days."""

    def __init__(self, answer: Callable[[Any], Any]) -> None:
        super().__init__()
        self.answer = answer

    def __missing__(self, value: Any) -> Any:
        found = self[value] = self.answer(value)
        return found

    def each(self, values: list[Any]) -> list[Any]:
        # One instant is two days in two zones, and equal instants are one key.
        if any(getattr(value, "tzinfo", None) is not None for value in values):
            return list(map(self.answer, values))
        try:
            return list(map(self.__getitem__, values))
        except TypeError:  # What cannot be a key is no day either; the engine says where it stands.
            return list(map(self.answer, values))


def _columns_of(outlooks: list[dict[str, Any]]) -> dict[str, list[Any]]:
    """Outlooks in columns."""
    columns: dict[str, list[Any]] = {name: [] for name in OUTLOOK}
    for outlook in outlooks:
        for name in ("customer_id", "invoice_id", "known_payments"):
            columns[name].append(outlook[name])
        columns["instalment"].append(outlook.get("instalment", 1))
        columns["open"].append(Decimal(outlook["open"]["amount"]))
        columns["currency"].append(outlook["open"]["currency"])
        for name in ("p_late", "p_late_over_30"):
            columns[name].append(float(outlook[name]))
        for name in ("due_date", "early_date", "expected_date", "late_date"):
            columns[name].append(_date(outlook.get(name)))
        columns["points"].append(outlook["score"]["points"])
        for horizon in outlook["horizons"]:
            columns.setdefault(f"unpaid_{horizon['days']}", []).append(float(horizon["p_unpaid"]))
    return columns


def _is_frame(history: Any) -> bool:
    return isinstance(history, Mapping) or hasattr(history, "columns")


def _names(frame: Any) -> Sequence[str]:
    if isinstance(frame, Mapping):
        return list(frame)
    return list(getattr(frame, "column_names", None) or frame.columns)


def _values(frame: Any, name: str) -> list[Any]:
    column = frame[name]
    dtype = getattr(column, "dtype", None)
    if getattr(dtype, "kind", "") == "M" and type(dtype).__module__.partition(".")[0] == "numpy":
        # Times of numpy have no zone: whole days are enough, and ten times as fast.
        column = column.to_numpy() if hasattr(column, "to_numpy") else column
        column = column.astype("datetime64[D]")
    for convert in ("to_list", "to_pylist", "tolist"):
        if hasattr(column, convert):
            return list(getattr(column, convert)())
    return list(column)


def _missing(value: Any) -> bool:
    # What is not a number or a time is unequal to itself; what pandas calls NA is neither equal nor unequal.
    return value is None or type(value).__name__ in ("NaTType", "NAType") or bool(value != value)


def _text(value: Any) -> Any:
    """A value as it is; none where it is missing, which the engine refuses with its place."""
    return None if _missing(value) else value


def _whole(value: Any) -> Any:
    # A column of whole numbers with a gap is one of floats.
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _day(value: Any) -> Any:
    if _missing(value):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _amounts(values: list[Any]) -> list[Any]:
    """Amounts as text, never with an exponent."""
    if set(map(type, values)) <= {Decimal, float, int, str}:
        texts = list(map(str, values))
        joined = "".join(texts)
        # Only an exponent or what is no number has a letter.
        if not any(letter in joined for letter in "eEnN"):
            return texts
    return list(map(_amount, values))


def _amount(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        # Floats of numpy show their type.
        text = repr(float(value))
        return format(Decimal(text), "f") if value == value and abs(value) < 1e300 else text
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _like(frame: Any, columns: dict[str, list[Any]]) -> Any:
    """The columns as a frame of the same kind; as they are where there is none."""
    if isinstance(frame, Mapping) or not _is_frame(frame):
        return columns
    if hasattr(type(frame), "from_pydict"):
        return type(frame).from_pydict(columns)
    return type(frame)(columns)
