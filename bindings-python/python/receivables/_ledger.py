"""The ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from receivables import _types
from receivables._native import _Ledger
from receivables._queries import Queries


class Batch(NamedTuple):
    """What became of many facts."""

    applied: int
    """Facts that were new."""
    repeated: int
    """Facts that were known already, with the same content."""


class Ledger(Queries):
    """Facts go in, and every question about receivables is answered from them.

    A fact is one of the classes of `receivables.Fact`, or a dict in the form of its JSON. Every call may be made from
    any thread; long ones leave the interpreter free for the others.
    """

    __slots__ = ()

    def __init__(self, settings: _types.Settings | Mapping[str, Any] | None = None) -> None:
        self._native = _Ledger(settings)

    def apply(self, fact: _types.Fact | Mapping[str, Any]) -> Literal["new", "repeated"]:
        """Applies one fact, whole or not at all.

        The same fact told again has no effect; other content under a known id raises `fact_conflict`.
        """
        return self._native.apply(fact)

    def apply_all(self, facts: Iterable[_types.Fact | Mapping[str, Any]]) -> Batch:
        """Applies many facts, all or none, in whatever order they come."""
        return Batch(*self._native.apply_all(facts))

    def apply_json_lines(
        self, lines: str | bytes, progress: Callable[[int, int], object] | None = None
    ) -> Batch:
        """Applies facts given as JSON, one on each line; all or none.

        `progress(done, total)` is called now and then while the lines are read, and when the last one is; the facts
        are applied after that, in one piece. What it raises ends the call, and nothing is changed.
        """
        return Batch(*self._native.apply_json_lines(lines, progress))

    def to_bytes(self) -> bytes:
        """A snapshot. The ledger read from it, with the facts that came after, is the same ledger."""
        return self._native.to_bytes()

    @classmethod
    def from_bytes(cls, snapshot: bytes) -> Ledger:
        """Reads a snapshot; raises `snapshot_unreadable` where it is not one."""
        ledger = cls.__new__(cls)
        ledger._native = _Ledger.from_bytes(snapshot)
        return ledger

    def digest(self) -> str:
        """SHA-256 of settings and facts (and of the order of arrival, where facts came out of the order of recording): equal
        digests mean equal answers to every question.
        """
        return self._native.digest()

    def query_json(self, name: str, given: str) -> str:
        """Asks a question by name, from JSON text to JSON text."""
        return self._native.query_json(name, given)

    def query_json_with(self, name: str, given: str, progress: Callable[[int, int], object]) -> str:
        """The same, and `progress(done, total)` is called on the way; what it raises stops the work.

        It must not use the ledger: the ledger waits until the question is answered.

        `fit_risk`, `match_movements`, `cash_forecast`, `what_if` and `policy_backtest` tell on their way, other questions
        at their begin and end.
        """
        return self._native.query_json_with(name, given, progress)

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self._native)

    def __bool__(self) -> bool:
        """Always true: an empty ledger is a ledger."""
        return True

    def __repr__(self) -> str:
        return f"<receivables.Ledger of {len(self)} facts>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self).from_bytes, (self.to_bytes(),))
