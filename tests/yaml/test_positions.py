"""Positions: what is left of a file's nodes says the same of every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import Mapping, Node, Route, Sequence, locate, span_of
from okrcli.yaml.positions import Positions, keeping_positions
from okrcli.yaml.source import make_source, read_source

HERE = Path(__file__).parents[1]
FILES = sorted([*(HERE / "corpus").glob("*.yaml"), *(HERE / "schema" / "bad").glob("*.yaml")])
SHARED = """\
base: &base {unit: leads, target: 5}
team: &name Growth
objectives:
  - {<<: *base, target: 7, lead: *name}
  - *base
"""


def routes(node: Node, here: Route = ()) -> Iterator[Route]:
    yield here
    if isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            if isinstance(key, str | int):
                yield from routes(value, (*here, key))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from routes(item, (*here, number))


@pytest.mark.parametrize("path", [*FILES, None], ids=lambda path: path.name if path else "aliases")
def test_every_place_is_where_the_nodes_have_it(path):
    source = read_source(path) if path else make_source(Path("shared.yaml"), SHARED)
    root = compose(source).root
    positions = Positions(source, root)
    if root is None:
        assert positions.span_of(source, ("team",)) == span_of(source, None, ("team",))
        return
    for route in routes(root):
        for asked in (route, (*route, "nowhere"), (*route, 99), (*route, "unit")):
            node = locate(root, asked)
            assert positions.has(asked) == (node is not None)
            assert positions.line_of(source, asked) == (None if node is None else source.line_of(node.start))
            for key in (False, True):
                assert positions.span_of(source, asked, key=key) == span_of(source, root, asked, key=key)


def test_they_know_the_text_that_they_are_of():
    source = make_source(Path("team.yaml"), "team: Growth\n")
    with keeping_positions() as kept:
        compose(source)
    compose(make_source(Path("other.yaml"), "team: Growth\n"))
    assert list(kept) == [source.path]
    assert kept[source.path].is_of(source)
    assert not kept[source.path].is_of(make_source(source.path, "team: growth\n"))
