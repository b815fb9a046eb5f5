"""Edits, as whole texts before and after; and refusals that name what stands in the way."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from okrcli.errors import EditRefusedError
from okrcli.yaml import edits
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Append, Edit, Insert, Remove, SetKey, SetScalar, apply_edits
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import make_source

ENTRY = {"date": date(2026, 8, 10), "value": 3}
LONG = {"date": date(2026, 8, 10), "note": "word " * 24 + "end", "blockers": ["Legal is late", "b"], "next": "Ask: now"}


class Status(StrEnum):
    AT_RISK = "at_risk"


CASES: dict[str, tuple[str, list[Edit], str]] = {
    "a list of its own is made as the last key, an entry a line": (
        "k:\n  id: a\n  checkins:   # none yet\n    # later\n  z: 1\n\n# end\n",
        [SetKey(("k",), "weight", 2.0), Append(("k", "log"), ENTRY)],
        "k:\n  id: a\n  checkins:   # none yet\n    # later\n  z: 1\n  weight: 2\n"
        "  log:\n    - {date: 2026-08-10, value: 3}\n\n# end\n",
    ),
    "a long entry of a new list gets several lines": (
        "k:\n  id: a\n",
        [Append(("k", "checkins"), LONG)],
        "k:\n  id: a\n  checkins:\n    - date: 2026-08-10\n      note: " + LONG["note"] + "\n"  # type: ignore[operator]
        '      blockers:\n        - Legal is late\n        - b\n      next: "Ask: now"\n',
    ),
    "an empty value is filled where it stands": (
        "a: # c\nb: ~ # c\nc: [ ] # c\nd: []\ne: {id: x, f: , g: 1}\nh: {id: x}\n",
        [Append((key,), 1) for key in "abcd"] + [Append(("e", "f"), 1), Append(("h", "g"), 1)],
        "a: [1] # c\nb: [1] # c\nc: [ 1 ] # c\nd: [1]\ne: {id: x, f: [1] , g: 1}\nh: {id: x, g: [1]}\n",
    ),
    "a list that says nothing yet is filled below its comments, an entry a line": (
        "k:\n  checkins:  # none yet\n    # oldest first\n\n    # {date: 2026-01-01}\n\n  # the next key\n  z: ~\n"
        "l: null  # c\nm: [ ]\nn:\n  []\no:\n  ~  # c\n  # d\n\n# end\n",
        [Append(route, ENTRY) for route in (("k", "checkins"), ("k", "z"), ("l",), ("m",), ("n",), ("o",), ("o",))],
        "k:\n  checkins:  # none yet\n    # oldest first\n\n    # {date: 2026-01-01}\n"
        "    - {date: 2026-08-10, value: 3}\n\n  # the next key\n  z:\n    - {date: 2026-08-10, value: 3}\n"
        "l:  # c\n  - {date: 2026-08-10, value: 3}\n"
        "m:\n  - {date: 2026-08-10, value: 3}\nn:\n  - {date: 2026-08-10, value: 3}\no:\n    # c\n  # d\n"
        "  - {date: 2026-08-10, value: 3}\n  - {date: 2026-08-10, value: 3}\n\n# end\n",
    ),
    "so it is with Windows' line ends, and where the file ends without one": (
        "k:\r\n- id: a\r\n  log:\r\n  - 1\r\n- id: b\r\n  log: ~\r\n  # first\r\nl:\r\n  # c\r\nm:  # d",
        [Append(("k", 1, "log"), ENTRY), Append(("l",), ENTRY), Append(("m",), ENTRY), Append(("m",), ENTRY)],
        "k:\r\n- id: a\r\n  log:\r\n  - 1\r\n- id: b\r\n  log:\r\n  # first\r\n  - {date: 2026-08-10, value: 3}\r\n"
        "l:\r\n  # c\r\n- {date: 2026-08-10, value: 3}\r\nm:  # d\r\n- {date: 2026-08-10, value: 3}\r\n"
        "- {date: 2026-08-10, value: 3}",
    ),
    "a list inside braces or with an anchor is filled where it stands": (
        "a: {x: [], y: }\nb: &e []\nc: [\n  # one a line\n]\n",
        [Append(route, {"i": 1}) for route in (("a", "x"), ("a", "y"), ("b",), ("c",))],
        "a: {x: [{i: 1}], y: [{i: 1}] }\nb: &e [{i: 1}]\nc: [{i: 1}\n  # one a line\n]\n",
    ),
    "the neighbour's quotes, spaces and lists are kept": (
        """l:\n- { "date": '2026-07-01', "note": 'x', "done": [a] }   # c\n# after\n""",
        [Append(("l",), {"date": date(2026, 8, 10), "note": "it's", "done": ["b", "c"], "status": Status.AT_RISK})],
        """l:\n- { "date": '2026-07-01', "note": 'x', "done": [a] }   # c\n"""
        """- { "date": '2026-08-10', "note": 'it''s', "done": [b, c], "status": at_risk }\n# after\n""",
    ),
    "a dash alone on its line, four columns": (
        "l:\n    -\n        date: 2026-07-01\n        blockers:\n            - x\n",
        [Append(("l",), {"date": date(2026, 8, 10), "blockers": ["q"]})],
        "l:\n    -\n        date: 2026-07-01\n        blockers:\n            - x\n"
        "    -\n        date: 2026-08-10\n        blockers:\n            - q\n",
    ),
    "an entry a line in brackets": (
        "l: [\n  {a: 1}, # one\n  {a: 2}  # two\n]\nm: [\n  1,\n  2,\n  ] # end\n",
        [Append(("l",), {"a": 3}), Append(("m",), 3)],
        "l: [\n  {a: 1}, # one\n  {a: 2},  # two\n  {a: 3}\n]\nm: [\n  1,\n  2,\n  3,\n  ] # end\n",
    ),
    "JSON stays JSON": (
        '{\n  "l": [\n    {\n      "date": "2026-07-01"\n    }\n  ]\n}\n',
        [Append(("l",), {"date": date(2026, 8, 10), "by": None}), SetKey((), "closed", date(2026, 10, 5))],
        '{\n  "l": [\n    {\n      "date": "2026-07-01"\n    },\n'
        '    {\n      "date": "2026-08-10",\n      "by": null\n    }\n  ],\n'
        '  "closed": "2026-10-05"\n}\n',
    ),
    "tight JSON stays tight": (
        '{"l":[{"a":1}]}',
        [Append(("l",), {"a": 2}), SetKey((), "b", True)],
        '{"l":[{"a":1},{"a":2}],"b":true}',
    ),
    "after a block scalar that keeps its last lines": (
        "l:\n  - note: |+\n      x\n\n  # c\nm: 1\n",
        [Append(("l",), {"note": "q"})],
        "l:\n  - note: |+\n      x\n\n  - note: q\n  # c\nm: 1\n",
    ),
    "after a block scalar that does not": (
        "l:\r\n  - note: >\r\n      x\r\n\r\n\r\nm: 1",
        [Append(("l",), {"note": "q"}), SetKey((), "o", 2)],
        "l:\r\n  - note: >\r\n      x\r\n  - note: q\r\n\r\n\r\nm: 1\r\no: 2",
    ),
    "records go over several lines, as their neighbours do": (
        "objectives:\n  - id: a\n    key_results:\n      - id: k\n        target: 1\n",
        [
            Append(("objectives",), {"id": "b", "objective": "Grow: fast", "key_results": [{"id": "z", "target": 2}]}),
            Append(("objectives", 0, "key_results"), {"id": "m", "milestones": [{"id": "s", "milestone": "Step"}]}),
        ],
        "objectives:\n  - id: a\n    key_results:\n      - id: k\n        target: 1\n"
        "      - id: m\n        milestones:\n          - {id: s, milestone: Step}\n"
        '  - id: b\n    objective: "Grow: fast"\n    key_results:\n      - id: z\n        target: 2\n',
    ),
    "a file that says nothing yet": ("# c", [Append(("kpis",), {"id": "x"}, block=True)], "# c\nkpis:\n  - id: x"),
    "an entry before others": (
        "l:\n  # first\n  - a # one\n  # second\n  - b\nm: [x, y]\n",
        [Insert(("l",), 1, "p"), Insert(("l",), 0, "m"), Insert(("m",), 1, "z"), Insert(("l",), 4, "o")],
        "l:\n  # first\n  - m\n  - a # one\n  - p\n  # second\n  - b\n  - o\nm: [x, z, y]\n",
    ),
    "another value, its comment, quotes and anchor kept": (
        "a: 'x'   # c\nb: &n y # c\nc: |  # c\n  long\n\nd: [1, 2] # c\ne:\n  - 1\n  - 2\n\nf: *n\ng: !!str 1\n",
        [
            SetScalar(("a",), "it's"),
            SetKey((), "c", "short"),
            SetKey((), "d", ["x"]),
            SetKey((), "e", "none"),
            SetKey((), "f", 1),
            SetKey((), "g", 2),
        ],
        "a: 'it''s'   # c\nb: &n y # c\nc: short  # c\n\nd: [x] # c\ne: none\n\nf: 1\ng: 2\n",
    ),
    "what goes takes its lines with it": (
        "a: 1 # c\n# keep\nb:\n  - x\n  - y # c\n\nc: {d: 1, e: 2, f: 3}\ng: [\n  1, # c\n  2\n]\n"
        "h:\n  - id: i\n    j: k\n",
        [
            Remove(("a",)),
            Remove(("b", 0)),
            Remove(("c", "e")),
            Remove(("c", "f")),
            Remove(("g", 1)),
            Remove(("h", 0, "id")),
        ],
        "# keep\nb:\n  - y # c\n\nc: {d: 1}\ng: [\n  1 # c\n]\nh:\n  - j: k\n",
    ),
    "the last of a collection leaves brackets": (
        "a: # c\n  # d\n  - x # c\nb:\n  c: 1\nd: [1]\n",
        [Remove(("a", 0)), Remove(("b", "c")), Remove(("d", 0))],
        "a: [] # c\n  # d\nb: {}\nd: []\n",
    ),
    "a document's end, and no line end at the end": (
        "---\nl:\n- a\n...\n# after",
        [Append(("l",), "b")],
        "---\nl:\n- a\n- b\n...\n# after",
    ),
}


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize("name", CASES)
def test_an_edit_makes_this_text_of_that(name: str) -> None:
    before, edits, after = CASES[name]
    assert apply_edits(make_source(Path("f.yaml"), before), edits).text == after


SHARED = (
    "a: &l\n  - {x: 1}\nb: *l\nc:\n  <<: &m {list: [1], q: 1}\n  z: 2\nd: &k {p: 1}\ne: *k\ns: &n alice\nt: *n\n"
    "u: {v: *l}\n"
)


@pytest.mark.parametrize(
    ("edit", "code", "place", "facts"),
    [
        (Append(("a",), 1), "E132", (1, 4), {"name": "l"}),
        (Append(("b",), 1), "E130", (3, 4), {"name": "*l"}),
        (Append(("u", "v"), 1), "E130", (11, 8), {"name": "*l"}),
        (SetScalar(("b", 0, "x"), 2), "E130", (3, 4), {"name": "*l"}),
        (Append(("c", "list"), 1), "E131", (5, 3), {"key": "list"}),
        (Remove(("c", "q")), "E131", (5, 3), {"key": "q"}),
        (SetKey(("d",), "q", 2), "E132", (7, 4), {"name": "k"}),
        (Remove(("d",)), "E133", (7, 1), {"name": "k"}),
        (SetScalar(("s",), "bob"), "E132", (9, 4), {"name": "n"}),
        (SetScalar(("x", "y"), 1), "E135", (1, 1), {"route": "x/y", "expected": "key"}),
        (Append(("s",), 1), "E135", (9, 1), {"route": "s", "expected": "list"}),
        (SetKey((), "w", "\x1b[31m"), "E136", (1, 1), {"route": "", "character": "U+001B"}),
        (SetKey((), "w", ["\udc80"]), "E136", (1, 1), {"route": "", "character": "U+DC80"}),
    ],
)
def test_an_edit_that_would_touch_more_is_refused(
    edit: Edit, code: str, place: tuple[int, int], facts: dict[str, object]
) -> None:
    source = make_source(Path("f.yaml"), SHARED)
    with pytest.raises(EditRefusedError) as caught:
        apply_edits(source, [edit])
    finding = caught.value.findings[0]
    assert caught.value.reason == "edit-refused"
    assert finding.span is not None
    assert (finding.code, (finding.span.line, finding.span.column), finding.facts) == (code, place, facts)


def test_an_alias_itself_can_be_replaced_or_removed_and_a_merged_key_overridden() -> None:
    source = make_source(Path("f.yaml"), SHARED)
    edits: list[Edit] = [SetScalar(("t",), "bob"), Remove(("e",)), SetKey(("c",), "q", 9)]
    assert apply_edits(source, edits).text == (
        "a: &l\n  - {x: 1}\nb: *l\nc:\n  <<: &m {list: [1], q: 1}\n  z: 2\n  q: 9\nd: &k {p: 1}\ns: &n alice\nt: bob\n"
        "u: {v: *l}\n"
    )


def test_a_file_with_mistakes_is_not_edited() -> None:
    with pytest.raises(EditRefusedError) as caught:
        apply_edits(make_source(Path("f.yaml"), "a: 1\na: 2\n"), [SetKey((), "b", 1)])
    assert (caught.value.reason, [f.code for f in caught.value.findings]) == ("file-invalid", ["E120"])


def test_what_yaml_cannot_say_is_the_callers_mistake() -> None:
    with pytest.raises(TypeError):
        apply_edits(make_source(Path("f.yaml"), "a: 1\n"), [SetKey((), "b", object())])


def test_setting_what_is_there_already_changes_nothing() -> None:
    source = make_source(Path("f.yaml"), "a: '1'\nb: 1.0\n")
    assert apply_edits(source, [SetScalar(("a",), "1")]) is source


def test_many_new_entries_of_one_list_are_read_once_and_stand_in_their_order(monkeypatch):
    source = make_source(Path("a.yaml"), "team: A\nobjectives:\n  - id: old\n    objective: Old\n")
    new = [{"id": f"new-{number}", "objective": f"New {number}"} for number in range(100)]
    calls = []
    monkeypatch.setattr(edits, "compose", lambda *given, **kept: calls.append(1) or compose(*given, **kept))
    after = apply_edits(source, [Append(("objectives",), one, block=True) for one in new])
    assert to_data(compose(after).root)["objectives"] == [{"id": "old", "objective": "Old"}, *new]
    assert len(calls) == 2  # before, and after all of them
