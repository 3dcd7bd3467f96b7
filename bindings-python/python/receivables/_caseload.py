"""The decisions of a ledger, kept up to date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from receivables import _types
from receivables._ledger import Ledger
from receivables._native import _Caseload


class Caseload:
    """The decisions of one ledger under one playbook, kept up to date from fact to fact.

    A customer is looked at again when a fact arrived that touches the account, or when the instant has come at which the
    answer can change by itself; all others keep their answer. What comes out is what `Ledger.decide` says, or
    `Ledger.decide_with_risk` where risk models have a say.
    """

    __slots__ = ("_native",)

    def __init__(
        self,
        playbook: _types.Playbook | Mapping[str, Any] | None = None,
        *,
        risk: _types.RiskView | Mapping[str, Any] | None = None,
    ) -> None:
        """Starts empty, under the standard playbook where none is given; without risk models where none have a say."""
        self._native = _Caseload(playbook, risk)

    def refresh(self, ledger: Ledger, now: datetime) -> _types.CaseloadChange:
        """Brings the answers up to an instant, and says what became different.

        The first look, one at an earlier instant and one at another ledger see every customer.
        """
        change: _types.CaseloadChange = self._native.refresh(ledger._native, now)
        return change

    def decisions(self) -> _types.Decisions | None:
        """Everything, as of the last look; none before the first."""
        decisions: _types.Decisions | None = self._native.decisions()
        return decisions

    def __repr__(self) -> str:
        return "<receivables.Caseload>"
