#!/usr/bin/env python3
"""Puts the first inputs of every target into fuzz/corpus: the sample statements and the texts of the worked vectors.

    python3 fuzz/seeds.py
"""

import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"camt": "camt", "mt940": "mt940", "mt942": "mt942", "bai2": "bai2", "nacha": "nacha", "edi820": "edi820", "csv": "csv"}


def target_of(text):
    """The target whose format the text is in, as far as its first lines tell."""
    head = text.lstrip("\ufeff \r\n\t")
    if "OFXHEADER:" in head[:400]:
        return "ofx1"
    if "<?OFX" in head or "<OFX>" in head:
        return "ofx2"
    if head.startswith("<"):
        return "camt"
    if head.startswith((":", "{1:", "{4:")):
        return "mt942" if any(tag in head for tag in (":34F:", ":13D:", ":90D:")) else "mt940"
    if head.startswith(("01,", "02,")):
        return "bai2"
    if head.startswith("101 "):
        return "nacha"
    if head.startswith(("ISA", "ST*", "GS*", "BPR")):
        return "edi820"
    return "csv"


def texts(value):
    """Every text in the value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def main():
    count = 0

    def put(target, name, content):
        nonlocal count
        folder = ROOT / "fuzz" / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        count += 1

    for path in sorted((ROOT / "core/examples/sample_company/statements").iterdir()):
        content = path.read_bytes()
        put(target_of(content.decode("utf-8", "replace")), f"sample-{path.name}", content)
        put("detect", f"sample-{path.name}", content)
    cases = json.loads((ROOT / "tests/vectors/statements.json").read_text())
    for index, case in enumerate(cases):
        given = case["given"]
        text = given.get("text") if isinstance(given, dict) else None
        if isinstance(text, str):
            put(target_of(text), f"vector-{index:03}", text.encode())
            put("detect", f"vector-{index:03}", text.encode())
    for index, case in enumerate(json.loads((ROOT / "tests/vectors/references.json").read_text())):
        for number, text in enumerate(texts(case["given"])):
            put("references", f"vector-{index:03}-{number}", text.encode())
    print(f"{count} files")


if __name__ == "__main__":
    main()
