"""Every vector of `tests/vectors`, as JSON text and through the function with keyword arguments."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import receivables as r
from receivables import _native

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
VECTORS = [
    pytest.param(vector, id=f"{path.stem}: {vector['name']}")
    for path in sorted(FOLDER.glob("*.json"))
    for vector in json.loads(path.read_text(encoding="utf-8"))
]


def test_there_are_vectors() -> None:
    assert len(VECTORS) > 100


def refused(call: Any, error: dict[str, Any]) -> None:
    with pytest.raises(r.ReceivablesError) as caught:
        call()
    assert caught.value.code == error["code"]
    if "field" in error:
        assert caught.value.field == error["field"]


def agrees(part: Any, found: Any) -> bool:
    """Whether an answer has what is expected of it: fields that are not named may be anything."""
    if isinstance(part, dict) and isinstance(found, dict):
        return all(name in found and agrees(value, found[name]) for name, value in part.items())
    if isinstance(part, list) and isinstance(found, list):
        return len(part) == len(found) and all(map(agrees, part, found))
    return bool(part == found)


@pytest.mark.parametrize("vector", VECTORS)
def test_text(vector: dict[str, Any]) -> None:
    def call() -> str:
        return r.call_json(vector["operation"], json.dumps(vector["given"]))

    if "error" in vector:
        refused(call, vector["error"])
    elif "expect_part" in vector:
        assert agrees(vector["expect_part"], json.loads(call()))
    else:
        assert json.loads(call()) == vector["expect"]


@pytest.mark.parametrize("vector", VECTORS)
def test_function(vector: dict[str, Any]) -> None:
    operation, given = vector["operation"], vector["given"]
    function = getattr(r, operation)
    parameters = inspect.signature(function).parameters
    if "from_" in parameters and "from" in given:  # `from` is a word of the language.
        given = {"from_" if name == "from" else name: value for name, value in given.items()}

    def call() -> object:
        return function(given) if "given" in parameters else function(**given)

    if "expect_part" in vector:
        whole = r.call_json(operation, json.dumps(vector["given"]))
        assert call() == _native._answer(operation, whole)
        return
    if "error" not in vector:
        assert call() == _native._answer(operation, json.dumps(vector["expect"]))
        return
    named = set(given) <= set(parameters)
    enough = all(name in given for name, p in parameters.items() if p.default is p.empty)
    if "given" in parameters or (named and enough):
        refused(call, vector["error"])
    else:  # An argument too many or too few: Python refuses it before we are asked.
        with pytest.raises(TypeError):
            call()
