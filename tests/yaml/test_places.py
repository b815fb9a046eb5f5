"""Places: what is kept of a file's nodes says the same of every place, and is of that text alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from okrcli.workspace.load import read_team
from okrcli.yaml import compose as composing
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import Mapping, Node, Route, Sequence, locate, scalars, span_of
from okrcli.yaml.places import keep_places, keeping_places, places_in
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
    with keeping_places():
        keep_places(source, root)
        kept = places_in(source)
    assert (kept is None) == (root is None)
    for route in routes(root) if root is not None else [()]:
        for asked in (route, (*route, "nowhere"), (*route, 99), (*route, "unit")):
            assert getattr(locate(kept, asked), "start", None) == getattr(locate(root, asked), "start", None)
            for key in (False, True):
                assert span_of(source, kept, asked, key=key) == span_of(source, root, asked, key=key)
    assert [(one.start, one.end) for one in scalars(kept)] == [(one.start, one.end) for one in scalars(root)]


def test_a_sound_file_is_not_read_again_for_its_places_and_another_text_is(monkeypatch):
    before, after = (make_source(Path("team.yaml"), f"team: {name}\n") for name in ("Growth", "Grown"))
    with keeping_places():
        assert read_team(before).findings == ()
        monkeypatch.setattr(composing, "compose", lambda source: pytest.fail(f"read again: {source.text}"))
        assert span_of(before, places_in(before), ("team",)) == before.span(6, 12)
        with pytest.raises(pytest.fail.Exception, match="read again: team: Grown"):
            places_in(after)
