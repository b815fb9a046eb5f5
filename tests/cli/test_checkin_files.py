"""A check-in in one line, into files as people write them: the lines promised change, and no other byte."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from okrcli.yaml.engines import c_parser

CORPUS = Path(__file__).parents[1] / "corpus"
INDEX = json.loads((CORPUS / "index.json").read_text(encoding="utf-8"))
CASES = [
    pytest.param(entry["file"], target, id=f"{entry['file']}:{target['address']}")
    for entry in INDEX["files"]
    for target in entry["targets"]
]
OPTIONS = ["--date", "2026-08-10", "--confidence", "6", "--note", "Weekly note"]

SHARED = """\
team: Two lists that are one
objectives:
  - id: reference
    objective: Become the obvious reference
    key_results:
      - {id: theirs, key_result: Theirs, baseline: 1, target: 9, checkins: &theirs [{date: 2026-08-01, value: 2}]}
      - &all
        id: spare
        key_result: Spare
        baseline: 1
        target: 9
        checkins: &lines
          - {date: 2026-08-01, value: 3}
      - id: ours
"""
REST = "        key_result: Ours\n        baseline: 2\n        target: 8\n"


@pytest.fixture(params=["default", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The C parser where there is one, and then a machine without it."""
    if request.param == "pure":
        monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    c_parser.cache_clear()
    yield request.param
    c_parser.cache_clear()


@pytest.mark.parametrize(("file", "target"), CASES)
def test_the_promised_lines_change_and_no_other_byte(okr, workspace, parser, file: str, target: dict[str, Any]) -> None:
    path = workspace / "2026-Q3" / "team.yaml"
    before = (CORPUS / file).read_bytes()
    path.write_bytes(before)
    run = okr("checkin", f"team/{target['address']}", *target["args"], *OPTIONS)
    after = path.read_bytes()

    assert run.code == 0, run.err
    assert run.err.startswith(f"✓ Check-in for team/{target['address']}  2026-Q3/team.yaml\n")
    gone, new = differing_lines(before, after)
    if target["expect"] == "inline":
        assert (len(gone), len(new)) == (1, 1)
    elif target["expect"] == "filled":  # the key's line without the sign for nothing, then the entry's
        assert (len(gone), len(new)) in {(0, 1), (1, 2)}
    else:
        assert target["expect"] == "added"
        assert not gone
    assert b"Weekly note" in b"".join(new)
    page = json.loads(okr("show", f"team/{target['address']}", "--at", "2026-08-10", "--json").out)
    last = page["checkins"][-1]
    assert len(page["checkins"]) == target["checkins_now"] + 1
    assert (last["date"], last["confidence"], last["note"]) == ("2026-08-10", 6, "Weekly note")
    assert last["done"] == target["done"] if "done" in target else last["value"] == float(target["value"])


def differing_lines(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that are gone and those that are new, which stand in one place; every other byte is the same."""
    old, new = before.split(b"\n"), after.split(b"\n")
    first = alike(old, new)
    rest = alike(old[first:][::-1], new[first:][::-1])
    return old[first : len(old) - rest], new[first : len(new) - rest]


def alike(one: list[bytes], other: list[bytes]) -> int:
    """How many lines two lists have in common from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (line, line_) in pairs if line != line_), min(len(one), len(other)))


@pytest.mark.parametrize(
    ("ours", "place", "line"),
    [
        ("checkins: *theirs", "15:19: error E130", "{date: 2026-08-10, value: 4, note: Ours}"),
        ("checkins: *lines", "15:19: error E130", "- {date: 2026-08-10, value: 4, note: Ours}"),
        ("<<: *all", "15:9: error E131", "- {date: 2026-08-10, value: 4, note: Ours}"),
    ],
)
def test_a_refusal_says_where_why_and_what_to_write_by_hand(okr, workspace, parser, ours, place, line) -> None:
    path = workspace / "2026-Q3" / "team.yaml"
    path.write_text(SHARED + f"        {ours}\n" + REST, encoding="utf-8")
    before = path.read_bytes()
    run = okr("checkin", "ours", "4", "--note", "Ours", "--date", "2026-08-10")
    assert run.code == 3
    assert run.err.startswith(f"2026-Q3/team.yaml:{place} ")
    assert run.err.splitlines()[-1] == f"     Write this by hand; `okr edit` opens the file: {line}"
    assert path.read_bytes() == before
