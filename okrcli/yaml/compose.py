"""From a source to nodes with places, and findings: never an exception for what a file says.

One constructor over parse events for both engines. Limits are counted while the events stream in, aliases included, so
that nothing large is ever built. A mistake that can be read past is, so that one pass shows them all.
"""

from __future__ import annotations

from collections.abc import Sequence as Listed
from functools import lru_cache, partial
from typing import NamedTuple

from okrcli.errors import Finding, Span
from okrcli.yaml.nodes import Mapping, Node, Sequence
from okrcli.yaml.parse import Effort, Problem, Reading, read_text
from okrcli.yaml.scalars import REFUSED
from okrcli.yaml.source import Source
from okrcli.yaml.splice import Patch, patch_text


class Composed(NamedTuple):
    """What a source says: its root (none where it cannot be read) and what is wrong with its text, by place.

    Others may hold the same nodes: nobody changes them.
    """

    root: Node | None
    findings: Listed[Finding] = ()


@lru_cache(maxsize=4)  # a merge reads three texts and what it makes of them, again and again
def compose(source: Source) -> Composed:
    """Read a source into nodes.

    A text of comments alone has a null scalar for its root. After findings the root, where there is one, is a best
    reading of what was meant: good for looking for more mistakes, never for editing.
    """
    effort = Effort()
    reading = None if looks_broken(source.text) else read_text(source.text, effort)
    if reading is None or reading.fault is not None:
        return _compose_past_mistakes(source, reading, effort)
    unchanged = patch_text(source.text, [])
    return _composed(reading.root, [_finding(source, problem, unchanged) for problem in reading.problems])


def looks_broken(text: str) -> bool:
    """Whether a glance is enough to see that a text has mistakes: a conflict of Git's, a control character."""
    return "<<<<<<<" in text or REFUSED.search(text) is not None


def _compose_past_mistakes(source: Source, reading: Reading | None, effort: Effort) -> Composed:
    """Read past the mistakes; `reading` is the first attempt, if there was one."""
    # Few files have a mistake in their text: what explains them is imported, and done, for those alone.
    from okrcli.yaml.recovery import conflict_hunks, control_characters, read_changed, read_on

    findings, clean = control_characters(source)
    hunks, changes = conflict_hunks(clean)
    findings += hunks
    patch = patch_text(clean.text, changes)
    if reading is None:
        reading = read_text(patch.text, effort)
    if reading.fault is not None:
        reader = partial(read_changed, clean, effort)
        more, patch, reading = read_on(clean, changes, reading, patch, reader)
        findings += more
    findings += [_finding(clean, problem, patch) for problem in reading.problems]
    if reading.root is not None and patch.moves:
        _move(reading.root, patch, set())
    return _composed(reading.root, [_as_it_stands(source, finding) for finding in findings])


def _as_it_stands(source: Source, finding: Finding) -> Finding:
    """The finding with its line from the file, where it was made from a cleaned text."""
    excerpt = source.line(finding.span.line) if finding.span else None
    return Finding(finding.code, finding.path, finding.span, finding.facts, excerpt)


def _composed(root: Node | None, findings: list[Finding]) -> Composed:
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
