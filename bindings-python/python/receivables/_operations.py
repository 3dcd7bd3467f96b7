# Generated from the types of the core by `make generate`. Do not edit.
"""The pure functions of the engine, each with keyword arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from receivables._native import Money, _call

__all__ = [
]
