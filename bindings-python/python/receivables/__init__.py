"""The accounts-receivable engine that a billing stack embeds: facts go in, decisions come out, every decision says why.

>>> from receivables import Money
>>> Money("1200.00", "EUR") + Money("0.50", "EUR")
Money('1200.50', 'EUR')
"""

from receivables import _native, _operations, _plan, _types
from receivables._caseload import Caseload
from receivables._errors import (
    AmountError,
    CurrencyError,
    IdentityError,
    InternalError,
    ReceivablesError,
    ShapeError,
    StateError,
)
from receivables._ledger import Batch, Ledger
from receivables._native import Money, __version__, call_json, operations, queries, to_json
from receivables._operations import *
from receivables._statement import parse_statement_bytes
from receivables._types import *

_native._register(_plan.CLASSES, _plan.UNIONS, _plan.OPERATIONS, _plan.QUERIES)

__all__ = [
    "AmountError",
    "Batch",
    "Caseload",
    "CurrencyError",
    "IdentityError",
    "InternalError",
    "Ledger",
    "Money",
    "ReceivablesError",
    "ShapeError",
    "StateError",
    "__version__",
    "call_json",
    "operations",
    "parse_statement_bytes",
    "queries",
    "to_json",
]
__all__ += _operations.__all__
__all__ += _types.__all__
