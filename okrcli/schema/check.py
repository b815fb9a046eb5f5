"""Checking a file's nodes against its kind: one pass, every mistake, each with its place."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from okrcli.errors import Finding
from okrcli.schema.entry import E, Entry, FileKind
from okrcli.schema.faults import BROKEN, Fault, Mark
from okrcli.yaml.codes import FINDINGS_LIMIT
from okrcli.yaml.nodes import Mapping, Node, Route, Value, locate, to_data
from okrcli.yaml.source import Source

_UNKNOWN_KEY = ("extra_forbidden", "invalid_key")


def check(kind: FileKind[E], source: Source, root: Node | None) -> tuple[E | None, list[Finding]]:
    """What the file says, valid, and no findings; or none, and every mistake of form and meaning in order of place."""
    data: Any = to_data(root)
    if data is None:
        data = {}
    said, faults = None, list[Fault]()
    try:
        said = kind.form.model_validate(data)
    except ValidationError as error:
        faults = _faults_of_form(kind.form, error.errors(include_url=False), root, data)
    if isinstance(data, dict):
        faults += kind.check(data)
    if not faults:
        return said, []
    from okrcli.schema.places import find_places  # most files have no mistake

    return None, find_places(source, root, faults)


def _faults_of_form(form: type[Entry], errors: list[ErrorDetails], root: Node | None, data: object) -> list[Fault]:
    """Turn Pydantic's errors into faults, and mark in `data` what checks of meaning must pass over."""
    from okrcli.schema.explain import explain_value, thing_at

    faults: list[Fault] = []
    settled: set[Route] = set()  # places that a fault speaks for
    for detail in errors:
        if detail["type"] in _UNKNOWN_KEY:
            settled.add(detail["loc"])
            if len(faults) < FINDINGS_LIMIT:  # looking for what was meant takes its time
                fault, meant = _unknown_key(form, detail["loc"], root)
                faults.append(fault)
                settled.add(meant)
    for place in settled:
        _break(data, place)
    for detail in errors:
        route = detail["loc"]
        if route in settled:
            continue
        settled.add(route)
        if detail["type"] == "missing":
            *above, key = route
            facts = {"key": key, "thing": thing_at(form, tuple(above))}
            faults.append(Fault("E202", tuple(above), facts, Mark.START))
        else:
            faults.append(explain_value(form, detail))
            _break(data, route)
    return faults


def _unknown_key(form: type[Entry], place: Route, root: Node | None) -> tuple[Fault, Route]:
    """The fault of a key that does not belong, and the place that was meant: its own where that is not known."""
    from okrcli.schema.explain import explain_key, explain_split_number

    *steps, step = place
    route = tuple(steps)
    node = locate(root, route)
    key: Value = step
    present: Container[Value] = ()
    if isinstance(node, Mapping):
        present = node.entries
        key = next((name for name in node.entries if not isinstance(name, str) and str(name) == str(step)), step)
        split = explain_split_number(node, key, route)
        if split is not None:
            return split, split.route
    fault = explain_key(form, key, route, present)
    nearest = fault.facts["nearest"]
    return fault, (*route, nearest) if isinstance(nearest, str) else place


def _break(data: Any, route: Route) -> None:
    """Put `BROKEN` at a route, where the way to it leads through mappings and lists."""
    with suppress(KeyError, IndexError, TypeError):  # a list or text where keys were expected: the way ends there
        for step in route[:-1]:
            data = data[step]
        data[route[-1]] = BROKEN
