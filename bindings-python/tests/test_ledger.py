"""The ledger: every way in, every question out."""

from __future__ import annotations

import datetime as dt
import json
import pickle
import threading
import time
from typing import Any

import pytest

import receivables as r
from company import FIRST, RECORDED, as_dict, as_lines, customer, facts, invoice
from receivables import _native

AS_OF = dt.date(2026, 3, 1)


def test_every_way_in_makes_the_same_ledger() -> None:
    many = facts(20)
    one_by_one, objects, dicts, lines, raw = (r.Ledger() for _ in range(5))
    for fact in many:
        assert one_by_one.apply(fact) == "new"
    assert objects.apply_all(many) == (21, 0)
    assert dicts.apply_all(as_dict(fact) for fact in reversed(many)) == (21, 0)
    assert lines.apply_json_lines(as_lines(many)) == (21, 0)
    assert raw.apply_json_lines(as_lines(many).encode() + b"\n\n").applied == 21
    assert len({ledger.digest() for ledger in (one_by_one, objects, dicts, lines, raw)}) == 1
    assert objects.apply_all(many).repeated == 21
    assert len(objects) == 21 and repr(objects) == "<receivables.Ledger of 21 facts>"
    assert r.Ledger()


def test_questions_come_back_as_objects() -> None:
    ledger = r.Ledger()
    ledger.apply_all(facts(2))
    item = ledger.open_items(as_of=AS_OF)[0]
    assert isinstance(item, r.OpenItem)
    assert (item.invoice_id, item.due_date, item.open) == ("INV-0", dt.date(2026, 1, 31), r.Money("1200.00", "EUR"))
    report = ledger.ageing(as_of=AS_OF, bucket_days=[30, 60], basis="issue_date")
    assert report.rows[0].open == r.Money("2400.00", "EUR")
    history = ledger.account(customer_id="ACME", as_of=AS_OF)
    assert list(history.facts) == facts(2)
    assert ledger.customer_ids() == ("ACME",)
    assert ledger.open_items(as_of=AS_OF, known_at=RECORDED - dt.timedelta(seconds=1)) == ()
    entry = ledger.journal(as_of=AS_OF)[0]
    assert entry.recorded == RECORDED and entry.recorded.tzinfo is dt.timezone.utc
    period = ledger.statement(customer_id="ACME", from_=FIRST, as_of=AS_OF)
    assert isinstance(period, r.Statement)
    assert json.loads(ledger.query_json("customer_ids", "{}")) == ["ACME"]


def test_snapshot() -> None:
    ledger = r.Ledger({"functional_currency": "EUR"})
    ledger.apply_all(facts(3))
    again = r.Ledger.from_bytes(ledger.to_bytes())
    assert again.digest() == ledger.digest() and len(again) == 4
    assert pickle.loads(pickle.dumps(ledger)).digest() == ledger.digest()
    assert r.Ledger(r.Settings(functional_currency="EUR")).digest() != r.Ledger().digest()
    for damaged in (b"", b"nonsense", ledger.to_bytes()[:-1]):
        with pytest.raises(r.ShapeError) as caught:
            r.Ledger.from_bytes(damaged)
        assert caught.value.code == "snapshot_unreadable"


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def circle() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


VOID: dict[str, Any] = {
    "kind": "invoice_voided",
    "id": "f-v",
    "effective": "2026-01-02",
    "recorded": "2026-01-02T09:00:00Z",
    "invoice_id": "INV-0",
}
ISSUED: dict[str, Any] = as_dict(invoice(7))


def issued(**change: Any) -> dict[str, Any]:
    return ISSUED | {"invoice": ISSUED["invoice"] | change}


BAD: list[tuple[Any, str | None, str | None]] = [
    (VOID | {"kind": "invoice_eaten"}, "name_unknown", "kind"),
    (VOID | {"id": 5}, "malformed", "id"),
    (VOID | {"id": "x" * 10_000_000}, "text_too_long", "id"),
    (VOID | {"effective": "2026-02-30"}, "date_malformed", "effective"),
    (VOID | {"effective": True}, "malformed", "effective"),
    (VOID | {"recorded": "2026-01-02T09:00:00"}, "instant_malformed", "recorded"),
    (VOID | {"invoice_id": "INV-9"}, "invoice_unknown", "invoice_id"),
    (VOID | {"invoice_id": deep(50)}, "malformed", "invoice_id"),
    (VOID | {"id": "f-i0"}, "fact_conflict", ""),
    (VOID | {"reason": {"a": 1}}, "malformed", "reason"),
    ({k: v for k, v in VOID.items() if k != "kind"}, "malformed", "kind"),
    ({}, "malformed", "kind"),
    (None, "malformed", ""),
    ([], "malformed", ""),
    ("text", "malformed", ""),
    (5, "malformed", ""),
    (issued(amount={"amount": 1.5, "currency": "EUR"}), "number_malformed", "invoice.amount.amount"),
    (issued(amount={"amount": 10**30, "currency": "EUR"}), "number_malformed", "invoice.amount.amount"),
    (issued(amount={"amount": "1", "currency": "EUR", "x": 1}), "malformed", "invoice.amount.x"),
    (issued(amount={"amount": "1.001", "currency": "EUR"}), "amount_over_precise", "invoice.amount.amount"),
    (issued(terms={"kind": "net", "days": -1}), None, None),
    (issued(lines=[{"net": {"amount": "1", "currency": "USD"}}]), "currency_mismatch", "invoice.lines[0].net"),
    (issued(lines=5), "malformed", "invoice.lines"),
]
ONLY_PYTHON: list[tuple[Any, str | None, str | None]] = [
    (VOID | {"id": "\ud800"}, "malformed", "id"),
    (VOID | {"invoice_id": deep(100_000)}, "malformed", "invoice_id"),
    (VOID | {"invoice_id": circle()}, "malformed", "invoice_id"),
    (VOID | {5: "x"}, "malformed", ""),
    (VOID | {"id": b"bytes"}, "malformed", "id"),
    (VOID | {"id": object()}, "malformed", "id"),
    (VOID | {"recorded": dt.datetime(2026, 1, 2, 9)}, "instant_malformed", "recorded"),
    (VOID | {"recorded": dt.date(2026, 1, 2)}, "instant_malformed", "recorded"),
    (VOID | {"effective": dt.datetime(2026, 1, 2, tzinfo=dt.timezone.utc)}, "date_malformed", "effective"),
    (issued(amount={"amount": float("nan"), "currency": "EUR"}), "number_malformed", "invoice.amount.amount"),
    (issued(amount={"amount": float("inf"), "currency": "EUR"}), "number_malformed", "invoice.amount.amount"),
    (issued(amount={"amount": True, "currency": "EUR"}), "number_malformed", "invoice.amount.amount"),
    (r.Money("1", "EUR"), "malformed", "kind"),
    (r.PaymentTermsNet(days=3), "name_unknown", "kind"),
]


@pytest.fixture
def ledger() -> r.Ledger:
    ledger = r.Ledger()
    ledger.apply_all(facts(2))
    return ledger


@pytest.mark.parametrize(("bad", "code", "field"), BAD + ONLY_PYTHON)
def test_bad_facts_leave_no_trace(ledger: r.Ledger, bad: Any, code: str | None, field: str | None) -> None:
    before = ledger.digest()
    with pytest.raises(r.ReceivablesError) as caught:
        ledger.apply(bad)
    assert code is None or caught.value.code == code
    assert field is None or caught.value.field == field
    with pytest.raises(r.ReceivablesError) as batch:
        ledger.apply_all([invoice(5), bad])
    assert batch.value.code == caught.value.code
    if caught.value.field or "field" in caught.value.details:
        assert batch.value.field == f"facts[1].{caught.value.field}".rstrip(".")
    assert ledger.digest() == before


@pytest.mark.parametrize(("bad", "code", "field"), BAD)
def test_json_is_refused_in_the_same_way(
    ledger: r.Ledger, bad: Any, code: str | None, field: str | None
) -> None:
    with pytest.raises(r.ReceivablesError) as as_text:
        ledger.apply_json_lines(json.dumps(bad))
    with pytest.raises(r.ReceivablesError) as as_object:
        ledger.apply_all([bad])
    assert as_text.value.code == as_object.value.code
    assert as_text.value.field == as_object.value.field


@pytest.mark.parametrize("text", ["{", '{"kind":', "[" * 100_000, "\ufeff{}", '{"kind":"\\ud800"}', "NaN", "null"])
def test_malformed_json(ledger: r.Ledger, text: str) -> None:
    before = ledger.digest()
    for given in (text, text.encode()):
        with pytest.raises(r.ShapeError) as caught:
            ledger.apply_json_lines(given)
        assert caught.value.code == "malformed" and caught.value.field.startswith("facts[0]")
    assert ledger.digest() == before


def test_other_bad_arguments(ledger: r.Ledger) -> None:
    with pytest.raises(r.ShapeError):
        ledger.apply_json_lines(b"\xff")
    with pytest.raises(TypeError):
        ledger.apply_json_lines(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        ledger.apply_all(5)  # type: ignore[arg-type]
    with pytest.raises(r.ShapeError):
        ledger.ageing(as_of=float("nan"))  # type: ignore[arg-type]
    with pytest.raises(r.ShapeError) as caught:
        ledger.ageing(as_of=AS_OF, bucket_days=[True])
    assert caught.value.code == "malformed"
    with pytest.raises(r.ShapeError) as settings:
        r.Ledger({"nonsense": 1})
    assert settings.value.code == "malformed"
    with pytest.raises(r.IdentityError) as name:
        ledger.query_json("nonsense", "{}")
    assert name.value.code == "name_unknown"


def test_no_panic_crosses_the_border() -> None:
    with pytest.raises(r.InternalError):
        _native._panic()


def test_progress_and_its_exceptions() -> None:
    text = as_lines(facts(25_000))
    told: list[tuple[int, int]] = []
    ledger = r.Ledger()
    ledger.apply_json_lines(text, progress=lambda done, total: told.append((done, total)))
    assert told == [(10_000, 25_001), (20_000, 25_001), (25_001, 25_001)]

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    fresh = r.Ledger()
    with pytest.raises(KeyboardInterrupt):
        fresh.apply_json_lines(text, progress=stop)
    assert len(fresh) == 0


def test_long_work_leaves_the_interpreter_free() -> None:
    text = as_lines(facts(30_000))
    ledger = r.Ledger()
    span: list[float] = []

    def work() -> None:
        span.append(time.perf_counter())
        ledger.apply_json_lines(text)
        span.append(time.perf_counter())

    thread = threading.Thread(target=work)
    ticks = []
    thread.start()
    while thread.is_alive():
        ticks.append(time.perf_counter())
        time.sleep(0.001)
    start, end = span
    inside = [tick for tick in ticks if start + (end - start) * 0.1 < tick < end - (end - start) * 0.1]
    assert len(inside) > 5, f"{len(inside)} of {len(ticks)} ticks in {end - start:.3f} s"


def test_many_threads_on_one_ledger() -> None:
    ledger = r.Ledger()
    ledger.apply(customer())

    def work(first: int) -> None:
        for at in range(first, first + 50):
            ledger.apply(invoice(at))
            ledger.open_items(as_of=AS_OF)

    threads = [threading.Thread(target=work, args=(at * 50,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ledger) == 201


def test_a_caseload_says_what_became_different() -> None:
    ledger = r.Ledger()
    ledger.apply_all(facts(3))
    caseload = r.Caseload()
    assert caseload.decisions() is None
    now = dt.datetime(2026, 3, 2, 10, tzinfo=dt.timezone.utc)
    first = caseload.refresh(ledger, now)
    assert isinstance(first, r.CaseloadChange) and first.looked_at == 1
    assert caseload.decisions() == ledger.decide(now=now)
    later = now + dt.timedelta(minutes=1)
    second = caseload.refresh(ledger, later)
    assert (second.looked_at, second.actions, second.withdrawn) == (0, (), ())
    assert caseload.decisions() == ledger.decide(now=later)
    with pytest.raises(r.ReceivablesError):
        r.Caseload({"version": "x"})


def test_a_caseload_with_risk_models_says_what_a_question_with_them_says() -> None:
    ledger = r.Ledger()
    ledger.apply_all(facts(3))
    caseload = r.Caseload(risk={"rules": {"unpaid_days": 60}})
    now = dt.datetime(2026, 3, 2, 10, tzinfo=dt.timezone.utc)
    caseload.refresh(ledger, now)
    assert caseload.decisions() == ledger.decide_with_risk(now=now, rules=r.ForesightRules(unpaid_days=60))
    with pytest.raises(r.ReceivablesError) as refused:
        r.Caseload(risk={"models": ["zz"]})
    assert refused.value.details["field"] == "risk.models[0].model"


def test_progress_of_a_back_test() -> None:
    ledger = r.Ledger()
    ledger.apply_all(facts(3))
    told: list[tuple[int, int]] = []
    arguments = {
        "after": json.loads(r.call_json("standard_playbook", "{}")),
        "from": "2026-01-01",
        "until": "2026-01-31",
        "now": "2026-03-02T10:00:00Z",
    }
    ledger.query_json_with("policy_backtest", json.dumps(arguments), lambda done, of: told.append((done, of)))
    assert told == [(0, 1), (1, 1)]


def test_progress_of_an_operation_and_its_exceptions() -> None:
    movement = r.BankMovement(id="M1", value_date=dt.date(2026, 2, 3), amount=r.Money("10.00", "EUR"))
    told: list[tuple[int, int]] = []
    given: dict[str, Any] = {"movements": [movement], "items": [], "customers": []}
    report = r.match_cash(**given, progress=lambda done, of: told.append((done, of)))
    assert report == r.match_cash(**given)
    assert told[0][0] == 0 and told[-1][0] == told[-1][1] > 0

    def stop(done: int, of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        r.match_cash(**given, progress=stop)
