"""Reading: data, places and limits, alike under both engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrcli.errors import Finding
from okrcli.yaml.codes import DEPTH_LIMIT, NODE_LIMIT, TextCode
from okrcli.yaml.compose import Composed, compose
from okrcli.yaml.nodes import Mapping, Node, Scalar, Sequence, key_node, locate, span_of, to_data
from okrcli.yaml.source import make_source

ENGINES = pytest.mark.usefixtures("engines")


def read(text: str) -> Composed:
    return compose(make_source(Path("f.yaml"), text))


def told(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(f.code, f.span.line, f.span.column) for f in findings if f.span is not None]


def texts(node: Node, text: str) -> list[str]:
    """The text of every scalar, in the order of the file."""
    if isinstance(node, Scalar):
        return [text[node.start : node.end]]
    if isinstance(node, Sequence):
        return [part for item in node.items for part in texts(item, text)]
    return [part for key, value in node.entries.values() for part in (*texts(key, text), *texts(value, text))]


@ENGINES
def test_places_are_those_of_the_text_itself() -> None:
    text = (
        "a: [1, '🎯', \"\\u2713\", &x é] # c\nb: |-\n    x\n\n    y\n\n\n# c\nc:\nd: # c\n- ~\n-\n"
        "- e: f\u2028g\n  h: >+\n    z\n\n# end\n"
    )
    composed = read(text)
    assert composed.findings == []
    assert isinstance(composed.root, Mapping)
    assert texts(composed.root, text) == [
        *("a", "1", "'🎯'", '"\\u2713"', "&x é"),
        *("b", "|-\n    x\n\n    y", "c", "", "d", "~", "", "e", "f\u2028g", "h", ">+\n    z\n\n"),
    ]
    empty = locate(composed.root, ("c",))
    assert empty is not None
    assert text[: empty.start].endswith("\nc:")
    dash = locate(composed.root, ("d", 1))
    assert dash is not None
    assert text[: dash.start].endswith("\n-")


@ENGINES
def test_merge_keys_give_way_to_what_is_explicit() -> None:
    text = "one: &one {a: 1, b: 1}\ntwo: &two {b: 2, c: 2}\nall:\n  c: 3\n  <<: [*one, *two]\nnot: {'<<': 1}\n"
    assert to_data(read(text).root) == {
        "one": {"a": 1, "b": 1},
        "two": {"b": 2, "c": 2},
        "all": {"a": 1, "b": 1, "c": 3},
        "not": {"<<": 1},
    }


@ENGINES
def test_line_breaks_of_old_yaml_are_text() -> None:
    text = "a: x\u2028y\n# \x85b: 1\nc: 'p\x85q'\nd: \ufeffz\n"
    assert to_data(read(text).root) == {"a": "x\u2028y", "c": "p\x85q", "d": "\ufeffz"}


@ENGINES
def test_plain_text_in_braces_may_hold_colons_and_question_marks() -> None:
    text = "- {next: call Ana at 9:30, url: http://a.example/?q=1, note: really?, x: :)}\n- [a?b, c:d]\n"
    assert to_data(read(text).root) == [
        {"next": "call Ana at 9:30", "url": "http://a.example/?q=1", "note": "really?", "x": ":)"},
        ["a?b", "c:d"],
    ]


@ENGINES
def test_tabs_between_tokens_are_blanks_and_in_text_are_text() -> None:
    text = "a:\t1\t# c\nb: 'x\ty'\nc: p\tq\t\n-\t\n".replace(
        "-\t\n", "d:\t\n- {e:\t1,\tf: 2}\t\n\t\n\t# c\n- |\n \tx\t\n"
    )
    assert to_data(read(text).root) == {"a": 1, "b": "x\ty", "c": "p\tq", "d": [{"e": 1, "f": 2}, "\tx\t\n"]}


@ENGINES
def test_halves_of_a_pair_as_json_escapes_them_are_one_character() -> None:
    assert to_data(read('{"a": "\\ud83c\\udfaf"}').root) == {"a": "🎯"}


@ENGINES
@pytest.mark.parametrize("text", ["", "# only this\n", "---\n", "\n\n", "--- # c\n...\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    composed = read(text)
    assert composed.findings == []
    assert isinstance(composed.root, Scalar)
    assert composed.root.value is None


@ENGINES
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: {c: 1,\n  c: 2}\na: 3\n", [("E120", 3, 3), ("E120", 4, 1)]),
        (
            "a: !mine 1\nb: !!binary x\nc: !!int no\nd: !<tag:x> []\n",
            [("E121", 1, 4), ("E121", 2, 4), ("E129", 3, 4), ("E121", 4, 4)],
        ),
        ("a: 1\n--- # again\nb: 2\n", [("E122", 2, 1)]),
        ("a: 1\n...\nb: 2\n", [("E122", 3, 1)]),
        ("a: *b\nc: &c [*c]\n", [("E125", 1, 4), ("E126", 2, 8)]),
        ("<<: 1\n", [("E127", 1, 5)]),
        ("[a]: 1\nb: 2\n", [("E128", 1, 1)]),
        ('a: "\\e[31m"\nb: \x1b[0m\n', [("E103", 1, 4), ("E103", 2, 4)]),
        ('a: "\\ud800"\n', [("E103", 1, 4)]),
    ],
)
def test_what_yaml_allows_and_the_format_does_not(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(read(text).findings) == expected


@ENGINES
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_stops_at_once(opening: str) -> None:
    composed = read(opening * 5000)
    assert composed.root is None
    assert [f.code for f in composed.findings] == [TextCode.TOO_DEEP]
    assert read("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).findings == []


@ENGINES
def test_aliases_count_as_what_they_stand_for() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    composed = read("\n".join(lines))
    assert composed.root is None
    assert [(f.code, f.facts["limit"]) for f in composed.findings] == [(TextCode.TOO_MANY_NODES, NODE_LIMIT)]


@ENGINES
def test_depth_is_counted_through_aliases() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 80)]
    assert [f.code for f in read("\n".join(lines)).findings] == [TextCode.TOO_DEEP]


def test_routes_lead_through_aliases_and_merge_keys() -> None:
    text = "base: &b {owner: bob, tags: [x]}\nlist:\n  - *b\n  - <<: *b\n    id: k\nown: {id: z}\n"
    source = make_source(Path("f.yaml"), text)
    root = compose(source).root
    owner = locate(root, ("list", 1, "owner"))
    assert isinstance(owner, Scalar)
    assert owner.value == "bob"
    assert locate(root, ("list", 2)) is None
    assert locate(root, ("list", "id")) is None
    key = key_node(root, ("list", 1, "id"))
    assert key is not None
    assert text[key.start : key.end] == "id"


def test_a_place_is_found_for_routes_that_lead_nowhere() -> None:
    source = make_source(Path("f.yaml"), "team: X\nobjectives:\n  - id: a\n    key_results: [1]\n")
    root = compose(source).root
    spans = [
        span_of(source, root, route)
        for route in [("team",), ("objectives", 0, "id"), ("objectives", 0, "nope"), ("objectives", 9), ("no", "thing")]
    ]
    assert [(span.line, span.column) for span in spans] == [(1, 7), (3, 9), (3, 5), (2, 1), (1, 1)]
    key = span_of(source, root, ("objectives", 0, "key_results"), key=True)
    assert (key.line, key.column, key.end_column) == (4, 5, 16)
