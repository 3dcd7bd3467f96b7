"""Money: exact, one currency, no floats."""

from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest

import receivables as r
from receivables import Money


def test_exact_value() -> None:
    money = Money("1200.5", "EUR")
    assert (money.amount, money.currency, money.minor) == (Decimal("1200.50"), "EUR", 120050)
    assert str(money.amount) == "1200.50"
    assert Money(amount=Decimal("1E+2"), currency="JPY") == Money("100", "JPY")
    assert str(Money("-0", "EUR")) == "0.00 EUR"
    match money:
        case Money(amount, currency):
            assert (amount, currency) == (Decimal("1200.5"), "EUR")


def test_arithmetic_and_order() -> None:
    one, two = Money("1.00", "EUR"), Money("2", "EUR")
    assert one + one == two and two - one == one and -one + two == one and abs(-one) == one
    assert one < two <= two and sorted([two, one]) == [one, two]
    assert len({one, Money("1", "EUR"), two}) == 2
    assert one != Money("1.00", "USD") and one != 1
    for mixed in (lambda: one + Money("1", "USD"), lambda: one < Money("1", "USD")):
        with pytest.raises(r.CurrencyError) as caught:
            mixed()
        assert caught.value.code == "currency_mismatch"


def test_copies() -> None:
    money = Money("1.10", "KWD")
    assert copy.deepcopy(money) is money
    assert pickle.loads(pickle.dumps(money)) == money
    with pytest.raises(AttributeError):
        money.amount = Decimal(2)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("amount", "currency", "code", "field"),
    [
        (1.5, "EUR", "number_malformed", "amount"),
        (float("nan"), "EUR", "number_malformed", "amount"),
        (5, "EUR", "number_malformed", "amount"),
        (True, "EUR", "number_malformed", "amount"),
        (None, "EUR", "number_malformed", "amount"),
        ("1e3", "EUR", "number_malformed", "amount"),
        ("1,5", "EUR", "number_malformed", "amount"),
        ("", "EUR", "number_malformed", "amount"),
        ("9" * 10_000_000, "EUR", "number_malformed", "amount"),
        (Decimal("NaN"), "EUR", "number_malformed", "amount"),
        (Decimal("Infinity"), "EUR", "number_malformed", "amount"),
        (Decimal("1E+999999"), "EUR", "number_malformed", "amount"),
        (Decimal("0.12345678901234567890123456789012"), "EUR", "number_malformed", "amount"),
        ("1.005", "EUR", "amount_over_precise", "amount"),
        ("99999999999999999999", "EUR", "amount_overflow", "amount"),
        ("1", "eur", "currency_unknown", "currency"),
        ("1", None, "malformed", "currency"),
        ("1", "\ud800", "malformed", "currency"),
        ("\ud800", "EUR", "malformed", "amount"),
    ],
)
def test_refusals(amount: Any, currency: Any, code: str, field: str) -> None:
    with pytest.raises(r.ReceivablesError) as caught:
        Money(amount, currency)
    assert (caught.value.code, caught.value.field) == (code, field)
