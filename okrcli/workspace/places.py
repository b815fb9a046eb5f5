"""Where in its file a thing stands."""

from __future__ import annotations

from pathlib import Path

from okrcli.errors import InvalidFileError
from okrcli.model import Address
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import Node, Route, Scalar, Sequence
from okrcli.yaml.routes import locate, span_of
from okrcli.yaml.source import read_source


def line_of(root: Path, path: Path, address: Address) -> int:
    """The line, from 1, at which the objective or key result begins; 1 where that cannot be told."""
    try:
        source = read_source(path, root)
    except InvalidFileError:
        return 1
    top = compose(source).root
    return span_of(source, top, route_of(top, address)).line if top is not None else 1


def route_of(root: Node | None, address: Address) -> Route:
    """The route to what an address names, as far as it is there."""
    route: Route = ()
    for key, wanted in (("objectives", address.objective), ("key_results", address.key_result)):
        if wanted is None:
            break
        items = locate(root, (*route, key))
        number = _index_of(items, wanted)
        if number is None:
            break
        route = (*route, key, number)
    return route


def _index_of(items: Node | None, wanted: str) -> int | None:
    if not isinstance(items, Sequence):
        return None
    for number, item in enumerate(items.items):
        name = locate(item, ("id",))
        if isinstance(name, Scalar) and name.value == wanted:
            return number
    return None
