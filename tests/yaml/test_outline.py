"""The outline for completion: ids by a light scan, never an exception."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.outline import outline
from okrcli.yaml.source import parse_source

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.yaml"))


def read(path: Path) -> Any:
    source, _ = parse_source(path, path.read_bytes())
    assert source is not None
    return to_data(compose(source).root)


def ids(data: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((o["id"], tuple(k["id"] for k in o["key_results"])) for o in data["objectives"])


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_the_scan_finds_the_ids_of_the_corpus(path: Path) -> None:
    assert outline(path.read_bytes().decode("utf-8")) == ids(read(path))


@pytest.mark.parametrize("indent", [None, 2])
def test_json_is_scanned_as_well(indent: int | None) -> None:
    data = read(CORPUS[0])
    assert outline(json.dumps(data, indent=indent)) == ids(data)


def test_ids_in_braces_over_several_lines() -> None:
    text = (
        "objectives:\n- {id: a,\n   key_results: [{id: b, note: 'x: }'}, # c\n {id: c}]}\n"
        "- id: e\n  key_results:\n  - {id: f}\n"
    )
    assert outline(text) == (("a", ("b", "c")), ("e", ("f",)))


def test_what_looks_like_ids_elsewhere_is_left_out() -> None:
    text = (
        "team: X\nobjectives:\n  - id: a   # id: z\n    why: |\n      id: no\n      - id: no\n    key_results:\n"
        "      - milestones:\n          - id: step\n            milestone: M\n        id: b\n        # id: no\n"
    )
    assert outline(text) == (("a", ("b",)),)


@pytest.mark.parametrize("entry", ["- id: x{}y", "- {{id: x{}y}}", "- id: {}x", "- {{id: a{}#", "{}- id: x"])
def test_blanks_take_no_time(entry: str) -> None:
    begun = time.monotonic()
    outline("objectives:\n  " + entry.format(" " * 200_000))
    assert time.monotonic() - begun < 2


@given(st.text(alphabet="idobjectveskyrul_: -\n{}[]\"'#|>,&*\t", max_size=200))
def test_it_never_raises(text: str) -> None:
    outline(text)
    outline("objectives:\n  - id: a\n" + text)
