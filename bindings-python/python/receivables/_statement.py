"""Bank statement files as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from receivables import _native
from receivables._types import StatementFile, StatementOptions


def parse_statement_bytes(
    data: bytes,
    *,
    options: StatementOptions | Mapping[str, Any] | None = None,
    progress: Callable[[int], object] | None = None,
) -> StatementFile:
    """Read the bytes of a bank statement file: what `parse_statement` does with text.

    Format, encoding and dialect are found in the file unless `options` state them. `progress` is called about once for
    every 64 KiB with the number of bytes read so far; an exception in it stops the reading. The interpreter lock is
    released while the file is read.

    >>> data = b":20:A\\n:25:1/2\\n:60F:C240331EUR0,\\n:61:240401C10,NTRFX\\n:62F:C240401EUR10,\\n-\\n"
    >>> file = parse_statement_bytes(data)
    >>> file.format, file.statements[0].movements[0].amount.amount
    ('mt940', Decimal('10.00'))
    """
    answer = _native._parse_statement(data, options, progress)
    assert isinstance(answer, StatementFile)
    return answer
