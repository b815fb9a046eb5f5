"""From a source to nodes with places, and findings: never an exception for what a file says.

One constructor over parse events for both engines. Limits are counted while the events stream in, aliases included, so
that nothing large is ever built. A mistake that can be read past is, so that one pass shows them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from okrcli.errors import Finding, Span
from okrcli.text.builder import Problem
from okrcli.text.engines import Engine
from okrcli.text.nodes import Mapping, Node, Sequence, to_data
from okrcli.text.patch import Patch, patch_text
from okrcli.text.persistence import read_changed, read_on
from okrcli.text.reading import Effort, read_text
from okrcli.text.recovery import conflict_hunks, control_characters
from okrcli.text.source import Source

__all__ = ["Composed", "Engine", "compose", "to_data"]


@dataclass(frozen=True, slots=True)
class Composed:
    """What a source says: its root (none where it cannot be read) and what is wrong with its text, by place."""

    root: Node | None
    findings: list[Finding] = field(default_factory=list)


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
    effort = Effort()
    reading = read_text(patch.text, engine, effort)
    if reading.fault is not None:
        reader = partial(read_changed, source, engine=engine, effort=effort)
        more, patch, reading = read_on(source, changes, reading, patch, reader)
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
