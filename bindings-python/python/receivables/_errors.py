"""What a refused call raises."""

from __future__ import annotations

import json
from typing import Any


class ReceivablesError(ValueError):
    """A call was refused; nothing was changed.

    The code and the details are the contract, the same in Rust, Python and Node; the text is not. All codes are in
    `docs/reference/errors.md`.
    """

    def __init__(self, message: str, code: str, category: str, details: dict[str, Any]) -> None:
        super().__init__(message)
        self.code = code
        """The stable slug, such as `currency_mismatch`."""
        self.category = category
        """`shape`, `identity`, `currency`, `amount` or `state`."""
        self.details = details
        """The typed fields of the refusal."""

    @property
    def field(self) -> str:
        """The path of the field at fault, such as `invoice.lines[2].net`; empty where it is the whole input."""
        return str(self.details.get("field", ""))

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (str(self), self.code, self.category, self.details))


class ShapeError(ReceivablesError):
    """The input cannot be read."""


class IdentityError(ReceivablesError):
    """An id is unknown, or taken by something else."""


class CurrencyError(ReceivablesError):
    """A currency is unknown, differs from the expected one, or has no exchange rate."""


class AmountError(ReceivablesError):
    """An amount, rate or share is out of its bounds."""


class StateError(ReceivablesError):
    """The input is sound, but the ledger or the policy is in a state that does not allow it."""


class InternalError(RuntimeError):
    """A fault of the engine itself. Please report it; do not go on with the ledger it came from."""


_CATEGORIES: dict[str, type[ReceivablesError]] = {
    "shape": ShapeError,
    "identity": IdentityError,
    "currency": CurrencyError,
    "amount": AmountError,
    "state": StateError,
}


def _refusal(code: str, category: str, message: str, details: str) -> ReceivablesError:
    return _CATEGORIES.get(category, ReceivablesError)(message, code, category, json.loads(details))


def _internal(reason: str) -> InternalError:
    return InternalError(f"internal fault: {reason}")
