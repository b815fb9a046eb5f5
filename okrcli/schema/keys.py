"""Keys that a mapping does not take: what was meant, where they belong, or the comma that made them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from okrcli.schema.faults import Fault, Mark
from okrcli.schema.suggest import nearest_word
from okrcli.text.nodes import Mapping, Route, Scalar, Value

_WHOLE_PART = re.compile(r"[-+]?[0-9][0-9 '’\u00a0\u202f]*")
_FRACTION = re.compile(r"[0-9]+\s*\D{0,10}")


def mapping_form(form: Any, route: Route) -> Any:
    """The description of the mapping at a route; none where the description has no such place."""
    for step in route:
        form = _bare(form)
        if form["type"] == "typed-dict" and step in form["fields"]:
            form = form["fields"][step]["schema"]
        elif form["type"] == "list":
            form = form["items_schema"]
        elif form["type"] == "dict":
            form = form["values_schema"]
        else:
            return None
    form = _bare(form)
    return form if form["type"] == "typed-dict" else None


def mappings_within(form: Any) -> Iterator[Any]:
    """Every mapping that a description holds, itself first, outer before inner."""
    form = _bare(form)
    if form["type"] == "typed-dict":
        yield form
        for field in form["fields"].values():
            yield from mappings_within(field["schema"])
    elif form["type"] == "list":
        yield from mappings_within(form["items_schema"])
    elif form["type"] == "dict":
        yield from mappings_within(form["values_schema"])


def _bare(form: Any) -> Any:
    while form["type"] in ("nullable", "custom-error"):
        form = form["schema"]
    return form


def thing_at(whole: Any, route: Route) -> str:
    """What findings call the mapping at a route."""
    form = mapping_form(whole, route)
    return form["metadata"]["name"] if form is not None else ""


def explain_unknown_key(key: Value, route: Route, whole: Any, present: Container[Value]) -> Fault:
    """The fault of a key that the mapping at `route` does not take: the nearest that it does, or where it belongs.

    `present` are the keys that the mapping has: none of them was meant.
    """
    here = mapping_form(whole, route)
    allowed = list(here["fields"]) if here is not None else []
    nearest = belongs = None
    if isinstance(key, str) and here is not None:
        places = [*mappings_within(here), *mappings_within(whole)]
        belongs = next((form["metadata"]["name"] for form in places if key in form["fields"]), None)
        absent = [name for name in allowed if name not in present]
        nearest = nearest_word(key, absent) if belongs is None else None
    facts = {
        "key": key,
        "thing": thing_at(whole, route),
        "nearest": nearest,
        "belongs": belongs,
        "allowed": ", ".join(allowed),
    }
    step = key if isinstance(key, str | int) else str(key)
    return Fault("E201", (*route, step), facts, Mark.KEY)


def split_number(node: Mapping, key: Value) -> tuple[str, str] | None:
    """The key before `key` and the number that a decimal comma cut in two: `{value: 1,5}` reads as `value: 1` and `5:`.

    None where that is not what happened.
    """
    names = list(node.entries)
    position = next((at for at, name in enumerate(names) if name == key and type(name) is type(key)), 0)
    if not node.flow or not position:
        return None
    name = names[position - 1]
    first, second = node.entries[name][1], node.entries[key]
    if not isinstance(name, str) or not isinstance(first, Scalar) or not isinstance(second[1], Scalar):
        return None
    if second[1].value is not None or not _WHOLE_PART.fullmatch(first.raw) or not _FRACTION.fullmatch(second[0].raw):
        return None
    return name, f"{first.raw},{second[0].raw}"
