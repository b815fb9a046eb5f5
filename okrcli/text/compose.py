"""From a source to nodes with places, and findings: never an exception for what a file says.

One constructor over parse events for both engines. Limits are counted while the events stream in, aliases included, so
that nothing large is ever built. A mistake that can be read past is, so that one pass shows them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from okrcli.errors import Finding, Span
from okrcli.text.builder import Builder, Problem, Stop
from okrcli.text.engines import (
    Disguise,
    Engine,
    SyntaxFault,
    c_parser,
    describe,
    disguise_flow,
    disguise_odd,
    disguise_tabs,
    events,
)
from okrcli.text.nodes import Mapping, Node, Scalar, Sequence, to_data
from okrcli.text.patch import Change, Patch, patch_text
from okrcli.text.recovery import (
    conflict_hunks,
    control_characters,
    indenting_tabs,
    lone_markers,
    tab_findings,
    tab_readings,
)
from okrcli.text.source import Source
from okrcli.text.syntax import explain

__all__ = ["Composed", "Engine", "compose", "to_data"]

_PURE_LIMIT = 500_000
"""Characters of a refused text that the slow parser is asked to try as well: about a second."""

_REPAIRS_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Composed:
    """What a source says: its root (none where it cannot be read) and what is wrong with its text, by place."""

    root: Node | None
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One run of a parser; `fault` says where it stopped early."""

    root: Node | None
    problems: list[Problem]
    fault: SyntaxFault | None


def compose(source: Source, *, engine: Engine | None = None) -> Composed:
    """Read a source into nodes.

    A text of comments alone has a null scalar for its root. After findings the root, where there is one, is a best
    reading of what was meant: good for looking for more mistakes, never for editing. `engine` forces one parser;
    without it the C parser is tried first, and the other where that one refuses.
    """
    findings, changes = control_characters(source)
    hunks, blanked = conflict_hunks(source)
    findings += hunks
    changes += blanked
    patch = patch_text(source.text, changes)
    reading = _read(patch.text, engine)
    if reading.fault is not None:
        more, patch, reading = _read_on(source, changes, reading, patch, engine)
        findings += more
    findings += [
        source.finding(problem.code, patch.to_file(problem.start), patch.to_file(problem.end), **problem.facts)
        for problem in reading.problems
    ]
    root = reading.root
    if root is not None and patch.moves:
        _move(root, patch, set())
    return Composed(root, sorted(findings, key=lambda finding: (finding.span or Span(0, 0, 0, 0), finding.code)))


def _read(text: str, engine: Engine | None) -> _Reading:
    """Parse with the engine asked for, or with whichever reads the text; the first to be tried explains a refusal."""
    disguise = disguise_odd(text)
    first = engine or (Engine.C if c_parser() else Engine.PURE)
    reading = _run(disguise, first)
    if reading.fault is None:
        return reading
    again = disguise_flow(disguise) if first is Engine.C else disguise_tabs(disguise)
    if again is not None:
        second = _run(again, first)
        if second.fault is None:
            return second
        reading = max(reading, second, key=_progress)
    if engine is None and first is Engine.C and len(text) <= _PURE_LIMIT:
        slow = _read(text, Engine.PURE)
        if slow.fault is None:
            return slow
    return reading


def _progress(reading: _Reading) -> int:
    return reading.fault.offset if reading.fault else 1 << 62


def _run(disguise: Disguise, engine: Engine) -> _Reading:
    builder = Builder(disguise.text, disguise.restore)
    fault = None
    stopped = False
    try:
        builder.consume(events(disguise.text, engine))
    except Stop:
        stopped = True
    except Exception as error:  # whatever a parser raises (YAMLError, but bare ValueErrors too) is about the text
        fault = describe(error, builder.reached)
    root = builder.root
    if fault is not None or stopped:
        root = None
    elif root is None:
        root = Scalar(0, 0, None, "")
    return _Reading(root, builder.problems, fault)


def _read_on(
    source: Source, changes: list[Change], reading: _Reading, patch: Patch, engine: Engine | None
) -> tuple[list[Finding], Patch, _Reading]:
    """Explain the fault, read past it, and so on until the text can be read or nothing more is known."""
    findings, blanked = lone_markers(source, changes)
    if blanked:
        changes = changes + blanked
        patch, reading = _again(source, changes, engine)
    tabs = indenting_tabs(source) if reading.fault else []
    if tabs:
        findings += tab_findings(source, tabs)
        changes, patch, reading = _best_tabs(source, changes, tabs, engine)
    doubtful = {number + after for number, _, _ in tabs for after in (0, 1)}
    reached = -1
    for _ in range(_REPAIRS_LIMIT):
        if reading.fault is None:
            break
        fault = _in_file(reading.fault, patch)
        diagnosis = explain(source, fault)
        if fault.offset <= reached or (not diagnosis.changes and source.line_of(fault.offset) in doubtful):
            break  # the fault of our own reading, not one more of the file's
        reached = fault.offset
        findings.append(diagnosis.finding)
        if not diagnosis.changes:
            break
        changes = changes + list(diagnosis.changes)
        patch, reading = _again(source, changes, engine)
    return findings, patch, reading


def _again(source: Source, changes: list[Change], engine: Engine | None) -> tuple[Patch, _Reading]:
    patch = patch_text(source.text, changes)
    return patch, _read(patch.text, engine)


def _best_tabs(
    source: Source, changes: list[Change], tabs: list[tuple[int, int, int]], engine: Engine | None
) -> tuple[list[Change], Patch, _Reading]:
    """Of the ways to read tabs as spaces the first that can be parsed, or that gets furthest."""
    best: tuple[list[Change], Patch, _Reading] | None = None
    for more in tab_readings(source, tabs):
        patch, reading = _again(source, changes + more, engine)
        if best is None or _progress(reading) > _progress(best[2]):
            best = (changes + more, patch, reading)
        if reading.fault is None:
            break
    assert best is not None  # noqa: S101  there is always a way to read them
    return best


def _in_file(fault: SyntaxFault, patch: Patch) -> SyntaxFault:
    context = None if fault.context_offset is None else patch.to_file(fault.context_offset)
    return SyntaxFault(fault.problem, patch.to_file(fault.offset), fault.context, context)


def _move(node: Node, patch: Patch, seen: set[int]) -> None:
    """Bring the places of a tree back to the file, each node once however many names it has."""
    if id(node) in seen:
        return
    seen.add(id(node))
    node.start, node.end = patch.to_file(node.start), patch.to_file(node.end)
    if isinstance(node, Sequence):
        for item in node.items:
            _move(item, patch, seen)
    elif isinstance(node, Mapping):
        for key, value in [*node.entries.values(), *([node.merge] if node.merge else [])]:
            _move(key, patch, seen)
            _move(value, patch, seen)
