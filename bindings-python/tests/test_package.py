"""The package as a whole: nothing missing, one version, examples that run, types that hold."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import receivables as r
from receivables import _operations, _plan, _queries

ROOT = Path(__file__).parents[2]


def test_every_operation_has_its_function() -> None:
    assert sorted(_operations.__all__) == sorted(r.operations()) == sorted(_plan.OPERATIONS)
    for name in r.operations():
        function = getattr(r, name)
        assert function.__doc__, name
        kinds = {p.kind for n, p in inspect.signature(function).parameters.items() if n != "given"}
        assert kinds <= {inspect.Parameter.KEYWORD_ONLY}, name


def test_every_question_has_its_method() -> None:
    methods = [name for name in vars(_queries.Queries) if not name.startswith("_")]
    assert sorted(methods) == sorted(r.queries()) == sorted(_plan.QUERIES)


def test_every_class_is_public_and_documented() -> None:
    for name, (cls, _, _) in _plan.CLASSES.items():
        assert getattr(r, name) is cls and name in r.__all__
        assert cls.__doc__


def test_one_version() -> None:
    cargo = re.search(r'^version = "(.+)"', (ROOT / "Cargo.toml").read_text(), flags=re.M)
    node = json.loads((ROOT / "bindings-node" / "package.json").read_text())
    assert cargo and r.__version__ == cargo[1] == node["version"]


@pytest.mark.parametrize("path", ["README.md", "bindings-python/README.md"])
def test_examples_of_the_readme_run(path: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / path).read_text(), flags=re.S)
    assert blocks
    for block in blocks:
        exec(compile(block, path, "exec"), {})


def test_types_hold_for_a_consumer() -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "consumer.py"]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
