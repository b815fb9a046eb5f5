"""Where the faults of a file's data stand in its text."""

from __future__ import annotations

from okrcli.errors import Finding
from okrcli.schema.faults import Fault, Mark
from okrcli.schema.suggest import nearest_word
from okrcli.yaml.codes import FINDINGS_LIMIT
from okrcli.yaml.nodes import Mapping, Node, Route, Scalar, key_node, locate
from okrcli.yaml.source import Source

_SHOWN = 200  # characters of a text that a message quotes


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
