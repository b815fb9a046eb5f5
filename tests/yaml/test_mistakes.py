"""Mistakes of hand: each is named at its place, and none hides the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import make_source, parse_source

CORPUS = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "corpus").glob("*.yaml"))]

CASES = {
    "unclosed quote": ('a: 1\nb: "open\nc: 2\n', [("E111", 2, 4)], {"a": 1, "b": '"open', "c": 2}),
    "quote closed by another": ("a: 'x\nb: 'y'\nc: 2\n", [("E111", 1, 4)], {"a": "'x", "b": "y", "c": 2}),
    "unclosed bracket": ("a: [x, y\nb: 2\n", [("E112", 1, 4)], {"a": ["x", "y"], "b": 2}),
    "unclosed at the end": ("a: 1\nb: {c: 2\n", [("E112", 2, 4)], {"a": 1, "b": {"c": 2}}),
    "no space after the colon": ("a: 1\nb:2\nc: 3\n", [("E113", 2, 2)], {"a": 1, "b": 2, "c": 3}),
    "colon in text": ("a: Grow: fast\nb: 2\n", [("E114", 1, 4)], {"a": "Grow: fast", "b": 2}),
    "strange starts": (
        "a: @x\nb: %y\nc: `z`\nd: *bold* text\ne: 3\n",
        [("E114", 1, 4), ("E114", 2, 4), ("E114", 3, 4), ("E114", 4, 4)],
        {"a": "@x", "b": "%y", "c": "`z`", "d": "*bold* text", "e": 3},
    ),
    "text after brackets": ("a: [draft] text\nb: 2\n", [("E114", 1, 4)], {"a": "[draft] text", "b": 2}),
    "text after quotes": ("a: 'x' y\nb: 2\n", [("E114", 1, 4)], {"a": "'x' y", "b": 2}),
    "too far right": ("a:\n  b: 1\n    c: 2\n  d: 3\n", [("E115", 3, 5)], {"a": {"b": 1, "c": 2, "d": 3}}),
    "between two levels": ("a:\n  b: 1\n c: 2\nd: 3\n", [("E115", 3, 2)], None),
    "no colon": ("a: 1\nwords\nb: 2\n", [("E116", 2, 1)], {"a": 1, "b": 2}),
    "no colon after a key": (
        "x: 1\na\n- b: 1\n- c 2\n  d: 3\n",
        [("E116", 2, 1), ("E116", 4, 3)],
        {"x": 1, "a": [{"b": 1}, {"c": 2, "d": 3}]},
    ),
    "an entry too far right": ("- a: 1\n - b: 2\n  c: 3\n", [("E115", 2, 2)], [{"a": 1}, {"b": 2, "c": 3}]),
    "bad escape": ('a: "C:\\dir"\nb: 2\n', [("E117", 1, 7)], {"a": "C:\\dir", "b": 2}),
    "tabs": (
        "a:\n\t- b: 1\n\t  c: 2\n\t- b: 3\nd: 4\n",
        [("E104", 2, 1), ("E104", 3, 1), ("E104", 4, 1)],
        {"a": [{"b": 1, "c": 2}, {"b": 3}], "d": 4},
    ),
    "one tab among spaces": ("a:\n  - b: 1\n\tc: 2\n  - b: 3\n", [("E104", 3, 1)], None),
    "a conflict": (
        "a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> theirs\nc: d: e\n",
        [("E105", 2, 1), ("E114", 9, 4)],
        {"a": 1, "b": 2, "c": "d: e"},
    ),
    "half a conflict": ("a: 1\n=======\nb: 2\n>>>>>>> theirs\n", [("E105", 2, 1), ("E105", 4, 1)], {"a": 1, "b": 2}),
    "a key twice after a mistake": ("a: x: y\nb: 1\nb: 2\n", [("E114", 1, 4), ("E120", 3, 1)], {"a": "x: y", "b": 1}),
}


@pytest.mark.usefixtures("engines")
@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_named_and_read_past(name: str) -> None:
    text, expected, data = CASES[name]
    composed = compose(make_source(Path("f.yaml"), text))
    assert [(f.code, f.span.line, f.span.column) for f in composed.findings if f.span] == expected
    assert [f.excerpt for f in composed.findings] == [text.split("\n")[line - 1] for _, line, _ in expected]
    if data is not None:
        assert to_data(composed.root) == data


def test_all_mistakes_of_a_file_are_found_in_one_pass() -> None:
    text = (
        'team: Marketing: France\nlead: @alice\nobjectives:\n\t- id: a\n    objective: "Grow\n'
        "    owner:bob\n    why: \x07\n    id: b\n"
    )
    composed = compose(make_source(Path("f.yaml"), text))
    assert [(f.code, f.span.line) for f in composed.findings if f.span] == [
        ("E114", 1),
        ("E114", 2),
        ("E104", 4),
        ("E111", 5),
        ("E113", 6),
        ("E103", 7),
        ("E120", 8),
    ]


def test_the_sides_of_a_conflict_are_told() -> None:
    text = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> feature/x\n"
    finding = compose(make_source(Path("f.yaml"), text)).findings[0]
    assert finding.facts == {"ours": "HEAD", "theirs": "feature/x", "end_line": 6}


PIECES = b"\t|  |\"|'|[|}|:|: |- | #|&a |*a|!x |>|%|\x00|\xff|\n|\r|---\n|<<<<<<< HEAD\n|=======\n|<<: |? |\\".split(
    b"|"
)
PIECES += [b"|", b"\xe2\x80\xa8", b'"\\ud800"']


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_never_raises_and_its_findings_have_places(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(CORPUS)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(content)))
        content[place : place + data.draw(st.integers(0, 8))] = data.draw(st.sampled_from(PIECES))
    source, findings = parse_source(Path("f.yaml"), bytes(content))
    if source is None:
        assert findings
        return
    composed = compose(source)
    assert composed.root is not None or composed.findings
    to_data(composed.root)
    for finding in composed.findings:
        assert finding.span is not None
        assert finding.excerpt == source.line(finding.span.line)
        assert 1 <= finding.span.column <= len(finding.excerpt) + 1
