# Generated from the types of the core by `make generate`. Do not edit.
"""The questions that a ledger answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from receivables._native import Money, _Ledger
from receivables._types import (
    OpenItem,
)


class Queries:
    """The questions that a ledger answers, each with keyword arguments."""

    __slots__ = ("_native",)

    _native: _Ledger

    def open_items(
        self,
        *,
        as_of: dt.date,
        known_at: dt.datetime | None = None,
    ) -> Sequence[OpenItem]:
        """The items that are open on a day, by due date, then invoice and instalment.

        Args:
            as_of: The day the question is about.
            known_at: Only facts recorded up to this instant; all where not given.
        """
        answer: Sequence[OpenItem] = self._native.query("open_items", {"as_of": as_of, "known_at": known_at})
        return answer


__all__ = [
    "Queries",
]
