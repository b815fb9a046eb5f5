"""From a source to nodes with places, and findings: never an exception for what a file says.

One constructor over parse events for both engines. Limits are counted while the events stream in, aliases included, so
that nothing large is ever built. A mistake that can be read past is, so that one pass shows them all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

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

_EFFORT = 4_000_000
"""Characters that are parsed at most beyond a first time, to read past mistakes: about two seconds."""

_PURE_COST = 10  # times as slow as the C parser

_REPAIRS_LIMIT = 20


@dataclass(frozen=True, slots=True)
class Composed:
    """What a source says: its root (none where it cannot be read) and what is wrong with its text, by place."""

    root: Node | None
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class _Effort:
    """What may still be spent on a file with mistakes."""

    left: int = _EFFORT

    def spend(self, characters: int) -> bool:
        """Whether there is enough left for reading so many characters; if so they count as spent."""
        if characters > self.left:
            return False
        self.left -= characters
        return True


@dataclass(frozen=True, slots=True)
class _Reading:
    """One run of a parser; `fault` says where it stopped early."""

    root: Node | None
    problems: list[Problem]
    fault: SyntaxFault | None


_Reader = Callable[[list[Change]], tuple[Patch, _Reading]]


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
    effort = _Effort()
    reading = _read(patch.text, engine, effort)
    if reading.fault is not None:
        reader = partial(_again, source, engine=engine, effort=effort)
        more, patch, reading = _read_on(source, changes, reading, patch, reader)
        findings += more
    findings += [_finding(source, problem, patch) for problem in reading.problems]
    root = reading.root
    if root is not None and patch.moves:
        _move(root, patch, set())
    return Composed(root, sorted(findings, key=lambda finding: (finding.span or Span(0, 0, 0, 0), finding.code)))


def _finding(source: Source, problem: Problem, patch: Patch) -> Finding:
    facts = dict(problem.facts)
    first = facts.pop("first_offset", None)
    if isinstance(first, int):
        facts["first_line"] = source.line_of(patch.to_file(first))
    return source.finding(problem.code, patch.to_file(problem.start), patch.to_file(problem.end), **facts)


def _read(text: str, engine: Engine | None, effort: _Effort) -> _Reading:
    """Parse with the engine asked for, or with whichever reads the text; the first to be tried explains a refusal."""
    disguise = disguise_odd(text)
    first = engine or (Engine.C if c_parser() else Engine.PURE)
    reading = _run(disguise, first)
    if reading.fault is None:
        return reading
    cost = len(text) * (1 if first is Engine.C else _PURE_COST)
    for change in (disguise_tabs, disguise_flow) if first is Engine.C else (disguise_tabs,):
        changed = change(disguise)
        if changed is not None and effort.spend(cost):
            disguise = changed
            again = _run(disguise, first)
            if again.fault is None:
                return again
            reading = max(reading, again, key=_progress)
    if engine is None and first is Engine.C and effort.spend(len(text) * _PURE_COST):
        slow = _read(text, Engine.PURE, effort)
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
    source: Source, changes: list[Change], reading: _Reading, patch: Patch, reader: _Reader
) -> tuple[list[Finding], Patch, _Reading]:
    """Explain the fault, read past it, and so on until the text can be read or nothing more is known."""
    findings, blanked = lone_markers(source, changes)
    if blanked:
        changes = changes + blanked
        patch, reading = reader(changes)
    tabs = indenting_tabs(source) if reading.fault else []
    if tabs:
        findings += tab_findings(source, tabs)
        changes, patch, reading = _best_tabs(source, changes, tabs, reader)
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
        patch, reading = reader(changes)
    return findings, patch, reading


def _again(source: Source, changes: list[Change], *, engine: Engine | None, effort: _Effort) -> tuple[Patch, _Reading]:
    """One more run over the text with the changes; once too much was spent, a fault before its start."""
    patch = patch_text(source.text, changes)
    cost = len(patch.text) * (_PURE_COST if engine is Engine.PURE or not c_parser() else 1)
    if not effort.spend(cost):
        return patch, _Reading(None, [], SyntaxFault("", -1))
    return patch, _read(patch.text, engine, effort)


def _best_tabs(
    source: Source, changes: list[Change], tabs: list[tuple[int, int, int]], reader: _Reader
) -> tuple[list[Change], Patch, _Reading]:
    """Of the ways to read tabs as spaces the first that can be parsed, or that gets furthest."""
    best: tuple[list[Change], Patch, _Reading] | None = None
    for more in tab_readings(source, tabs):
        patch, reading = reader(changes + more)
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
