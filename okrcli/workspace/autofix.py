"""What `okr lint --fix` mends without asking: ids that are missing, entries that stand out of order of date.

The one kind of edit that works on files that are invalid; nothing is written that does not have fewer mistakes after.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from okrcli.workspace.change import Change
from okrcli.workspace.entries import short_id
from okrcli.workspace.load import read_as_named
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import Edit, Insert, Remove, SetKey, apply_edits
from okrcli.yaml.nodes import Node, Route, locate, to_data
from okrcli.yaml.source import Source, read_source
from okrcli.yaml.write import locked, write_atomically

# The lists whose entries have ids: what they hold, by the key of the list, and the key of their sentence.
_NAMED = {"objectives": "objective", "key_results": "key_result", "milestones": "milestone", "kpis": "kpi"}
_DATED = ("checkins", "readings")


class Fixed(NamedTuple):
    """A file with what was mended in it; `moved` counts entries put in order, `named` ids given."""

    change: Change[None]
    moved: int
    named: int


def fix_file(root: Path, path: Path, *, dry_run: bool = False) -> Fixed | None:
    """Mend a team's file or `kpis.yaml`; none where nothing can be mended.

    Raises InvalidFileError where the file is no text, EditRefusedError where an edit cannot be made exactly, and
    ConflictError where someone without our lock was faster. Nothing is written then, nor with `dry_run`.
    """
    if dry_run:
        return _fix(root, path)
    with locked(path, root):
        mended = _fix(root, path)
        if mended is not None:
            write_atomically(path, mended.change.after.encode(), mended.change.before.sha, root)
    return mended


def _fix(root: Path, path: Path) -> Fixed | None:
    before = read_source(path, root)
    composed = compose(before)
    if composed.root is None or composed.findings or before.apart:
        return None
    wrong = len(read_as_named(before).findings)
    edits = list(_edits(before, composed.root, to_data(composed.root), ()))
    after = apply_edits(before, edits)
    if len(read_as_named(after).findings) >= wrong:
        return None
    moved = sum(isinstance(edit, Insert) for edit in edits)
    return Fixed(Change(before, after, None, None), moved, len(edits) - 2 * moved)


def _edits(source: Source, root: Node, data: object, route: Route) -> Iterator[Edit]:
    """The edits for what stands at a route and below, in the order of the file."""
    if not isinstance(data, dict):
        return
    for key, entries in data.items():
        if not isinstance(entries, list):
            continue
        if key in _DATED:
            yield from _moves(source, root, entries, (*route, key))
        elif key in _NAMED:
            taken = [str(each["id"]) for each in entries if isinstance(each, dict) and each.get("id")]
            for number, entry in enumerate(entries):
                below: Route = (*route, key, number)
                if isinstance(entry, dict) and "id" not in entry and isinstance(entry.get(_NAMED[key]), str):
                    taken.append(short_id(entry[_NAMED[key]], taken))
                    yield SetKey(below, "id", taken[-1], ahead=True)
                yield from _edits(source, root, entry, below)


def _moves(source: Source, root: Node, entries: list[object], route: Route) -> Iterator[Edit]:
    """As few entries as possible taken out and put where their date belongs; none where one has a comment beside it."""
    days = [_day(entry) for entry in entries]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or known == sorted(known):
        return
    moving = sorted(set(range(len(known))) - set(_longest_run(known)))
    if any(_has_comment(source, root, (*route, number)) for number in moving):
        return
    order = list(range(len(known)))
    for number in moving:
        entry, place = entries[number], order.index(number)
        yield Remove((*route, place))
        order.remove(number)
        index = next(
            (at for at, other in enumerate(order) if known[other] > known[number] and other not in moving), None
        )
        index = len(order) if index is None else index
        order.insert(index, number)
        if isinstance(entry, dict):
            yield Insert(route, index, {**entry, "date": known[number]})


def _day(entry: object) -> date | None:
    try:
        return date.fromisoformat(str(entry["date"])) if isinstance(entry, dict) else None
    except (KeyError, ValueError):
        return None


def _longest_run(days: list[date]) -> list[int]:
    """The places of a longest stretch of entries, not necessarily side by side, whose dates never fall."""
    best: list[list[int]] = []
    for place, day in enumerate(days):
        before = [run for run in best if days[run[-1]] <= day]
        best.append([*max(before, key=len, default=[]), place])
    return max(best, key=len, default=[])


def _has_comment(source: Source, root: Node, route: Route) -> bool:
    """Whether a comment may stand in, beside or right above an entry: it would be lost, or left behind."""
    node = locate(root, route)
    if node is None:
        return True
    first, last = source.line_of(node.start), source.line_of(node.end)
    own = any("#" in source.line(number) for number in range(first, last + 1))
    return own or source.line(first - 1).lstrip().startswith("#")
