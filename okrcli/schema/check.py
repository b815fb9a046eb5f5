"""Checking a file's nodes against its kind: one pass, every mistake, each with its place."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from typing import Any, Generic, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from okrcli.errors import Finding
from okrcli.schema.entry import E, Entry, FileKind
from okrcli.schema.faults import BROKEN, ITS_KEY, Fault, Mark
from okrcli.schema.salvage import Kept, place_in_file, without_broken
from okrcli.yaml.codes import FINDINGS_LIMIT
from okrcli.yaml.nodes import Mapping, Node, Route, Value, locate, to_data
from okrcli.yaml.source import Source

NEWER = "E216"
"""The code of a format that is not known here: what looks right may mean something else there."""
OUT_OF_ORDER = "E311"
_ROUNDS = 12  # what one mistake leaves without meaning stands a few steps away from it at most
_UNKNOWN_KEY = ("extra_forbidden", "invalid_key")


class Checked(NamedTuple, Generic[E]):
    """What a file says, as far as it can be read (none where nothing can), and every mistake in it in order of place.

    `kept`: where in the file the entries stand that are left, in lists that something was left out of.
    """

    said: E | None
    findings: list[Finding]
    kept: Kept = {}  # noqa: RUF012 (nothing writes to it)


def check(kind: FileKind[E], source: Source, root: Node | None) -> Checked[E]:
    """Check a file for mistakes of form and meaning, and read the rest of it."""
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
        return Checked(said, [])
    from okrcli.schema.places import find_places  # most files have no mistake

    findings = find_places(source, root, faults)
    if not isinstance(data, dict) or any(fault.code == NEWER for fault in faults):
        return Checked(None, findings)
    for fault in faults:
        if fault.code != OUT_OF_ORDER:  # put in order, nothing is lost
            _break(data, fault.route)
    said, kept = _read_rest(kind, data)
    return Checked(said, findings, kept)


def _read_rest(kind: FileKind[E], data: dict[Any, Any]) -> tuple[E | None, Kept]:
    """What a file says without what is `BROKEN` in its data, and without what that leaves without meaning."""
    for _round in range(_ROUNDS):
        left, kept = without_broken(kind.form, data)
        if left is BROKEN:
            break
        try:
            said = kind.form.model_validate(left)
        except ValidationError as error:
            wrong = [detail["loc"] for detail in error.errors(include_url=False)]
        else:
            wrong = [fault.route for fault in kind.check(left)]
            if not wrong:
                return said, kept
        for route in wrong:
            _break(data, place_in_file(route, kept))
    return None, {}


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
    """Put `BROKEN` at a route, or where the way to it ends that leads through mappings and lists."""
    steps = list(route[:-1] if route[-1:] == (ITS_KEY,) else route)
    while steps:
        last = steps.pop()
        with suppress(KeyError, IndexError, TypeError):  # a list or text where keys were expected: the way ends there
            inner = data
            for step in steps:
                inner = inner[step]
            inner[last] = BROKEN
            return
