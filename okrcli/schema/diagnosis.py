"""What is wrong with a file that did not pass: faults of form from Pydantic's errors, and places for every fault."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress
from typing import Any

from pydantic_core import ErrorDetails

from okrcli.errors import Finding
from okrcli.schema.common import FileKind
from okrcli.schema.faults import BROKEN, Fault, Mark
from okrcli.schema.keys import explain_unknown_key, split_number, thing_at
from okrcli.schema.shape import explain, route_of
from okrcli.schema.suggest import nearest_word, number_slip
from okrcli.text.codes import FINDINGS_LIMIT
from okrcli.text.nodes import Mapping, Node, Route, Scalar, Value
from okrcli.text.routes import key_node, locate
from okrcli.text.source import Source

_UNKNOWN_KEY = ("extra_forbidden", "invalid_key")
_SHOWN = 200  # characters of a text that a message quotes


def faults_of_form(kind: FileKind, errors: list[ErrorDetails], root: Node | None, data: object) -> list[Fault]:
    """Turn Pydantic's errors into faults, and mark in `data` what checks of meaning must pass over."""
    faults: list[Fault] = []
    settled: set[Route] = set()  # places that another fault speaks for
    for detail in errors:
        if detail["type"] in _UNKNOWN_KEY:
            settled.add(detail["loc"])
            if len(faults) < FINDINGS_LIMIT:  # looking for what was meant takes its time
                fault, meant = _unknown_key(kind, detail["loc"], root)
                faults.append(fault)
                settled.add(meant)
    for place in settled:
        _set(data, place)
    for detail in errors:
        route = None if detail["type"] in _UNKNOWN_KEY else route_of(detail)
        if route is None or route in settled:
            continue
        if detail["type"] == "missing":
            *above, key = route
            facts = {"key": key, "thing": thing_at(kind.form, tuple(above))}
            faults.append(Fault("E202", tuple(above), facts, Mark.START))
        else:
            faults.append(explain(detail, route))
            _set(data, route)
    return faults


def _unknown_key(kind: FileKind, place: Route, root: Node | None) -> tuple[Fault, Route]:
    """The fault of a key that does not belong, and the place that was meant: its own where that is not known."""
    *steps, step = place
    route = tuple(steps)
    node = locate(root, route)
    key: Value = step
    present: Container[Value] = ()
    if isinstance(node, Mapping):
        present = node.entries
        key = next((name for name in node.entries if not isinstance(name, str) and str(name) == str(step)), step)
        split = split_number(node, key)
        if split is not None:
            name, written = split
            slip = number_slip(written)
            facts = {"key": name, "value": written, "item": False, "suggestion": slip.suggestion if slip else None}
            return Fault("E206", (*route, name), facts | {"other": None, "unit": None}), (*route, name)
    fault = explain_unknown_key(key, route, kind.form, present)
    nearest = fault.facts["nearest"]
    return fault, (*route, nearest) if isinstance(nearest, str) else place


def _set(data: Any, route: Route) -> None:
    """Put `BROKEN` at a route, where the way to it leads through mappings and lists."""
    with suppress(KeyError, IndexError, TypeError):  # a list or text where keys were expected: the way ends there
        for step in route[:-1]:
            data = data[step]
        data[route[-1]] = BROKEN


def find_places(source: Source, root: Node | None, faults: list[Fault]) -> list[Finding]:
    """Findings in order of place, no more than a reader can bear of each code.

    Of a file in a newer format nothing else is said: what looks like a mistake may be right there.
    """
    faults = [fault for fault in faults if fault.code == "E216"] or faults
    findings: list[Finding] = []
    counts: dict[str, int] = {}
    for fault in faults:
        counts[fault.code] = counts.get(fault.code, 0) + 1
        if counts[fault.code] <= FINDINGS_LIMIT:
            finding = _finding(source, root, fault)
            if finding not in findings:  # what an anchor says is wrong in each place that it is used
                findings.append(finding)
    return sorted(findings, key=lambda finding: (finding.span is not None, finding.span, finding.code))


def _finding(source: Source, root: Node | None, fault: Fault) -> Finding:
    node = _marked(root, fault.route, fault.mark)
    start, end = (node.start, node.end) if node is not None else (0, 0)
    facts = dict(fault.facts)
    if not isinstance(facts.get("value", ""), str) and isinstance(node, Scalar):
        facts["value"] = node.raw  # as written: `1e3`, `True`, `.inf`
    if fault.code == "E201" and isinstance(node, Scalar):
        facts["key"] = node.raw
    known = facts.get("known")
    if isinstance(known, tuple):
        facts["nearest"] = nearest_word(str(facts["id"]), known)
        facts["known"] = ", ".join(known)
    if fault.elsewhere is not None:
        other = _marked(root, fault.elsewhere, Mark.VALUE)
        facts["first_line"] = source.line_of(other.start) if other is not None else 0
    line_end = source.text.find("\n", start)
    if 0 <= line_end < end:
        end = max(start, line_end)
    return source.finding(fault.code, start, end, **{key: _shown(fact) for key, fact in facts.items()})


def _marked(root: Node | None, route: Route, mark: Mark) -> Node | None:
    """What the caret points at; where there is nothing to point at, the nearest thing around it."""
    if mark is Mark.KEY:
        return key_node(root, route) or _marked(root, route, Mark.VALUE)
    node = locate(root, route)
    while node is None and route:
        route = route[:-1]
        node = locate(root, route)
    if mark is Mark.START and isinstance(node, Mapping):
        return min((key for key, _ in node.entries.values()), key=lambda key: key.start, default=node)
    return node


def _shown(fact: object) -> object:
    """Text on one line, and not all of a long one."""
    if not isinstance(fact, str) or (len(fact) <= _SHOWN and "\n" not in fact):
        return fact
    words = " ".join(fact[: 4 * _SHOWN].split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
