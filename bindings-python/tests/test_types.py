"""Classes: checked when constructed, frozen, real types inside."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from decimal import Decimal
from typing import Any

import pytest

import receivables as r
from company import FIRST, RECORDED, invoice

SOUND: dict[str, Any] = {
    "id": "I",
    "customer_id": "C",
    "issue_date": FIRST,
    "amount": r.Money("10.00", "EUR"),
    "terms": r.PaymentTermsNet(days=30),
}


def test_frozen_and_hashable() -> None:
    document = r.Invoice(**SOUND, references=["a", "b"])
    assert document.references == ("a", "b")
    assert hash(document) == hash(r.Invoice(**SOUND, references=("a", "b")))
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.id = "other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(document)) == document
    assert dataclasses.replace(document, id="J").id == "J"


def test_kind_is_given_by_the_class() -> None:
    assert invoice(1).kind == "invoice_issued"
    assert r.PaymentTermsNet(days=1).kind == "net"


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"id": ""}, "text_empty", "id"),
        ({"id": 7}, "malformed", "id"),
        ({"id": "x" * 10_000_000}, "text_too_long", "id"),
        ({"id": "\ud800"}, "malformed", "id"),
        ({"id": Decimal(1)}, "malformed", "id"),
        ({"id": FIRST}, "malformed", "id"),
        ({"amount": 10.0}, "malformed", "amount"),
        ({"amount": {"amount": 10.0, "currency": "EUR"}}, "number_malformed", "amount.amount"),
        ({"amount": {"amount": float("nan"), "currency": "EUR"}}, "number_malformed", "amount.amount"),
        ({"amount": {"amount": True, "currency": "EUR"}}, "number_malformed", "amount.amount"),
        ({"amount": {"amount": 10**40, "currency": "EUR"}}, "number_malformed", "amount.amount"),
        ({"amount": r.Money("-1", "EUR")}, "amount_out_of_range", "amount"),
        ({"tax": r.Money("1", "USD")}, "currency_mismatch", "tax"),
        ({"issue_date": "2026-01-01"}, "date_malformed", "issue_date"),
        ({"issue_date": RECORDED}, "date_malformed", "issue_date"),
        ({"issue_date": dt.date(1899, 12, 31)}, "date_out_of_range", "issue_date"),
        ({"exchange_rate": "1.08"}, "number_malformed", "exchange_rate"),
        ({"exchange_rate": 1.08}, "number_malformed", "exchange_rate"),
        ({"exchange_rate": Decimal("NaN")}, "number_malformed", "exchange_rate"),
        ({"earned": 1}, "malformed", "earned"),
        ({"terms": {"kind": "net", "days": True}}, "malformed", "terms.days"),
        ({"terms": {"kind": "net", "days": 10**30}}, "number_malformed", "terms.days"),
        ({"references": "abc"}, "malformed", "references"),
        ({"references": ["ok", 5]}, "malformed", "references[1]"),
        ({"lines": [r.InvoiceLine(net=r.Money("9", "EUR"))]}, "totals_disagree", "amount"),
        ({"terms": r.TaxId(kind="vat", value="1")}, "malformed", "terms.kind"),
    ],
)
def test_refused_at_construction(change: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(r.ReceivablesError) as caught:
        r.Invoice(**(SOUND | change))
    assert (caught.value.code, caught.value.field) == (code, field)


def test_every_fact_is_checked() -> None:
    members = r.Fact.__args__  # type: ignore[attr-defined]
    assert len(members) > 25
    for member in members:
        names = {field.name: None for field in dataclasses.fields(member) if field.init}
        with pytest.raises(r.ReceivablesError):
            member(**names)


def test_naive_datetimes_say_what_is_wrong() -> None:
    with pytest.raises(r.ShapeError) as caught:
        r.BlockLifted(id="f", effective=FIRST, recorded=dt.datetime(2026, 1, 1), block_id="b")
    assert (caught.value.code, caught.value.field) == ("instant_malformed", "recorded")
    assert "without a time zone" in str(caught.value)
    east = dt.timezone(dt.timedelta(hours=5, minutes=30))
    fact = r.BlockLifted(id="f", effective=FIRST, recorded=dt.datetime(2026, 1, 1, 5, tzinfo=east), block_id="b")
    assert '"recorded":"2026-01-01T05:00:00+05:30"' in r.to_json(fact)


def test_errors_can_be_pickled() -> None:
    with pytest.raises(r.AmountError) as caught:
        r.Invoice(**(SOUND | {"amount": r.Money("0", "EUR")}))
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is r.AmountError and isinstance(again, ValueError)
    assert (again.code, again.category, again.details) == ("amount_out_of_range", "amount", caught.value.details)
