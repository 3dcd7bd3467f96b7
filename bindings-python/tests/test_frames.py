"""Risk on frames: dicts of columns, pandas, polars, ledgers; progress that is told and may stop the work."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from receivables import Ledger, Money, PastInvoice, ReceivablesError, frames, score_invoices

TODAY = dt.date(2026, 3, 1)


def history() -> dict[str, list[Any]]:
    """Four customers, an invoice every two weeks: two pay on the day, two pay three weeks late."""
    columns: dict[str, list[Any]] = {name: [] for name in (*frames.NEEDED, "paid_date")}
    for place, customer in enumerate(["ALDER", "BIRCH", "CEDAR", "DOGWOOD"]):
        for number in range(12):
            issued = dt.date(2025, 9, 1) + dt.timedelta(days=14 * number + place)
            due = issued + dt.timedelta(days=30)
            paid = due + dt.timedelta(days=21 * (place % 2))
            columns["customer_id"].append(customer)
            columns["invoice_id"].append(f"{customer}-{number:02}")
            columns["issue_date"].append(issued)
            columns["due_date"].append(due)
            columns["amount"].append(Decimal(100 + number))
            columns["currency"].append("EUR")
            columns["paid_date"].append(paid if paid < TODAY else None)
    return columns


def documents(columns: dict[str, list[Any]]) -> list[PastInvoice]:
    """The same history, a document for each invoice."""
    names = ("customer_id", "invoice_id", "issue_date", "due_date", "paid_date")
    return [
        PastInvoice(
            **{name: columns[name][place] for name in names},
            amount=Money(columns["amount"][place], columns["currency"][place]),
        )
        for place in range(len(columns["invoice_id"]))
    ]


def test_columns_are_fitted_scored_and_forecast() -> None:
    columns = history()
    model = frames.fit(columns, as_of=TODAY)
    assert model.invoices == 48
    scored = model.score(columns, as_of=TODAY)
    still_open = [place for place, paid in enumerate(columns["paid_date"]) if paid is None]
    assert sorted(scored["invoice_id"]) == sorted(columns["invoice_id"][place] for place in still_open)
    late = dict(zip(scored["invoice_id"], scored["p_late"], strict=True))
    assert late["BIRCH-11"] > late["ALDER-11"]
    assert all(0 <= chance <= 1 for chance in scored["unpaid_30"])
    forecast = model.forecast(columns, as_of=TODAY, options={"paths": 200})
    assert len(forecast["expected"]) == 13
    assert all(low <= high for low, high in zip(forecast["low"], forecast["high"], strict=True))
    grades = model.grades(columns, as_of=TODAY)
    assert dict(zip(grades["customer_id"], grades["health"], strict=True))["ALDER"] > 50
    # The same model by hand gives the same answer.
    by_hand = score_invoices(model=model.model, invoices=documents(columns), as_of=TODAY)
    assert [outlook.invoice_id for outlook in by_hand] == scored["invoice_id"]


def test_columns_say_what_documents_say() -> None:
    columns, invoices = history(), documents(history())
    model = frames.fit(columns, as_of=TODAY)
    assert model == frames.fit(invoices, as_of=TODAY)
    assert model.score(columns, as_of=TODAY) == model.score(invoices, as_of=TODAY)
    assert model.grades(columns, as_of=TODAY) == model.grades(invoices, as_of=TODAY)
    options = {"paths": 200}
    forecast = model.forecast(columns, as_of=TODAY, options=options)
    assert forecast["expected"] and forecast == model.forecast(invoices, as_of=TODAY, options=options)


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ([Decimal("1E+3"), Decimal("12.50")], ["1000", "12.50"]),
        ([1e16, 0.1], ["10000000000000000", "0.1"]),
        ([float("inf"), 5], ["inf", "5"]),
        ([7, True], ["7", True]),
        (["3.00", None], ["3.00", "None"]),
    ],
)
def test_amounts_are_written_without_exponents(given: list[Any], text: list[Any]) -> None:
    assert frames._amounts(given) == text


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_data_frames_give_the_same_answer_as_columns(library: str) -> None:
    frame_library = pytest.importorskip(library)
    columns = history()
    columns["amount"] = [float(amount) for amount in columns["amount"]]
    frame = frame_library.DataFrame(columns)
    model = frames.fit(frame, as_of=TODAY)
    assert model == frames.fit(history(), as_of=TODAY)
    scored = model.score(frame, as_of=TODAY)
    assert isinstance(scored, frame_library.DataFrame)
    expected = model.score(history(), as_of=TODAY)
    assert list(scored["invoice_id"]) == expected["invoice_id"]
    assert list(scored["p_late"]) == expected["p_late"]
    if library == "pandas":
        # Timestamps and missing times are dates and missing dates.
        frame["paid_date"] = frame_library.to_datetime(frame["paid_date"])
        frame["due_date"] = frame_library.to_datetime(frame["due_date"])
        assert frames.fit(frame, as_of=TODAY) == model
        frame["segment"] = frame_library.array([None, "trade"] * (len(frame) // 2), dtype="string")
        assert frames.fit(frame, as_of=TODAY).invoices == 48
        del frame["segment"]
        frame["due_date"] = frame["due_date"].dt.tz_localize("Pacific/Auckland")  # Midnight there is the day before in UTC.
        assert frames.fit(frame, as_of=TODAY) == model
        frame["due_date"] = frame["due_date"].dt.tz_localize(None)
        # A column of whole numbers is one of floats where it has gaps.
        frame["instalment"] = [1.0, None] * (len(frame) // 2)
        assert frames.fit(frame, as_of=TODAY) == model
        assert list(model.score(frame, as_of=TODAY)["p_late"]) == expected["p_late"]
        frame.loc[0, "due_date"] = frame_library.NaT
        with pytest.raises(ReceivablesError) as refused:
            frames.fit(frame, as_of=TODAY)
        assert "invoices" in refused.value.field


@pytest.mark.parametrize("zone", [None, "Pacific/Auckland"])
def test_columns_of_numpy_and_arrow_keep_their_days(zone: str | None) -> None:
    pandas = pytest.importorskip("pandas")
    days = pandas.Series(pandas.to_datetime(["2026-03-01", "2026-03-02"])).dt.tz_localize(zone)
    expected = ["2026-03-01", "2026-03-02"]
    columns = {"numpy": days.to_numpy() if zone is None else days, "objects": days.astype(object)}
    pyarrow = pytest.importorskip("pyarrow")
    columns["arrow"] = days.astype(pandas.ArrowDtype(pyarrow.timestamp("us", tz=zone)))
    for column in columns.values():
        table = frames._table({name: column for name in frames.NEEDED})
        assert table["issue_date"] == table["due_date"] == expected


def test_one_instant_is_two_days_in_two_zones() -> None:
    auckland = dt.datetime(2026, 3, 1, tzinfo=dt.timezone(dt.timedelta(hours=13)))
    utc = dt.datetime(2026, 2, 28, 11, tzinfo=dt.timezone.utc)
    assert auckland == utc
    days = frames._Once(frames._day)
    assert days.each([auckland, utc]) == ["2026-03-01", "2026-02-28"]
    assert days.each([utc, auckland]) == ["2026-02-28", "2026-03-01"]


def test_what_a_table_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match="payments"):
        frames.fit(history() | {"payments": [None] * 48}, as_of=TODAY)


def test_an_empty_frame_is_answered_from_the_prior() -> None:
    model = frames.fit({name: [] for name in frames.NEEDED}, as_of="2026-03-01")
    assert model.invoices == 0
    new = {name: values[-1:] for name, values in history().items()}
    assert model.score(new, as_of=TODAY)["known_payments"] == [0]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("amount", float("nan"), "number_malformed"),
        ("amount", float("inf"), "number_malformed"),
        ("amount", 0.1 + 0.2, None),
        ("amount", Decimal(0), "amount_out_of_range"),
        ("amount", Decimal(-5), "amount_out_of_range"),
        ("amount", True, None),
        ("paid_date", dt.date(2020, 1, 1), "before_reference"),
        ("due_date", "31.01.2026", None),
        ("issue_date", dt.date(1900, 1, 1), "not_possible"),
        ("invoice_id", "ALDER-01", "id_taken"),
        ("currency", "EURO", None),
        ("customer_id", float("nan"), None),
        ("issue_date", None, None),
        ("due_date", float("nan"), None),
    ],
)
def test_bad_rows_are_refused_with_their_place(column: str, value: object, code: str | None) -> None:
    columns = history()
    columns[column][0] = value
    with pytest.raises(ReceivablesError) as refused:
        frames.fit(columns, as_of=TODAY)
    if code is not None:
        assert refused.value.code == code
    assert "invoices" in str(refused.value.field)


def test_a_frame_without_a_column_is_refused() -> None:
    columns = history()
    del columns["due_date"]
    with pytest.raises(KeyError, match="due_date"):
        frames.fit(columns, as_of=TODAY)
    columns = history()
    columns["amount"].pop()
    with pytest.raises(ValueError, match="lengths"):
        frames.fit(columns, as_of=TODAY)


def test_progress_is_told_and_may_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    model = frames.fit(history(), as_of=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told[0][0] == 0 and told[-1][0] == told[-1][1] and len(told) > 10
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    for ask in (model.forecast, model.score, model.grades):
        told.clear()
        ask(history(), as_of=TODAY, progress=lambda done, of: told.append((done, of)))
        assert told[0][0] == 0 and told[-1][0] == told[-1][1] and len(told) > 5
        assert [done for done, _ in told] == sorted(done for done, _ in told)

    def enough(done: int, of: int) -> None:
        if done > of / 4:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        frames.fit(history(), as_of=TODAY, progress=enough)


def test_a_ledger_is_a_history() -> None:
    ledger = Ledger()
    columns = history()
    facts: list[dict[str, Any]] = []
    for customer in sorted(set(columns["customer_id"])):
        facts.append(
            {"kind": "customer_recorded", "id": customer, "effective": "2025-01-01", "recorded": "2025-01-01T08:00:00Z",
             "customer": {"id": customer, "name": customer}}
        )
    for place, invoice in enumerate(columns["invoice_id"]):
        amount = {"amount": str(columns["amount"][place]) + ".00", "currency": "EUR"}
        issued, paid = columns["issue_date"][place], columns["paid_date"][place]
        customer = columns["customer_id"][place]
        facts.append(
            {"kind": "invoice_issued", "id": "i" + invoice, "effective": str(issued), "recorded": f"{issued}T08:00:00Z",
             "invoice": {"id": invoice, "customer_id": customer, "issue_date": str(issued), "amount": amount,
                         "terms": {"kind": "net", "days": 30}}}
        )
        if paid is not None:
            at = {"effective": str(paid), "recorded": f"{paid}T08:00:00Z"}
            payment = {"id": invoice, "customer_id": customer, "value_date": str(paid), "amount": amount,
                       "method": "bank_transfer"}
            allocation = {"id": invoice, "payment_id": invoice, "invoice_id": invoice, "amount": amount}
            facts.append({"kind": "payment_received", "id": "p" + invoice, **at, "payment": payment})
            facts.append({"kind": "cash_allocated", "id": "a" + invoice, **at, "allocation": allocation})
    ledger.apply_all(facts)
    told: list[int] = []
    model = frames.fit(ledger, as_of=TODAY, progress=lambda done, of: told.append(done))
    assert model == frames.fit(columns, as_of=TODAY)
    assert len(told) > 10
    assert model.score(ledger, as_of=TODAY) == model.score(columns, as_of=TODAY)
    assert model.forecast(ledger, as_of=TODAY) == model.forecast(columns, as_of=TODAY)
