"""What people wrote, found by words: statements, notes, blockers, next steps, retrospectives, of all cycles.

Only files that may hold the words are looked into. Their texts and lines are kept as their meaning is: YAML is read for
those that changed alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from okrcli.errors import Finding
from okrcli.model import Address
from okrcli.workspace import cache
from okrcli.workspace.cycles import load_periods
from okrcli.workspace.files import cycle_ids, kpis_path, team_ids, team_path
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import Mapping, Node, Scalar
from okrcli.yaml.source import Source, load_source

_TEXTS = ("team", "objective", "key_result", "milestone", "why", "learned", "note", "blockers", "next", "title")
_NAMED = ("objectives", "key_results", "kpis")  # lists whose entries have an id that addresses are made of
_WITHIN = ("retrospective", "dropped")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'", "‐": "-", "‑": "-", "\n": " ", "\t": " "})
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")

Marks = tuple[tuple[int, int], ...]
"""Where what was looked for begins and ends in a text."""


class Said(NamedTuple):
    """A text of a file: below which ids, under which key, of which day, and the lines that it stands on, from 1."""

    ids: tuple[str, ...]
    field: str
    day: date | None
    first: int
    last: int
    text: str


class _Texts(NamedTuple):
    """All that is said in a file."""

    said: tuple[Said, ...]


class Match(NamedTuple):
    """A text that has all the words, as far as the line that the first of them is on; `line` is that of the file.

    `address` is none for a health metric, whose id is `kpi`. `field` is its key in the file, after a dot where it is
    inside another (`retrospective.why`), `day` that of its check-in or reading.
    """

    path: Path
    line: int
    address: Address | None
    kpi: str | None
    field: str
    day: date | None
    text: str
    marks: Marks


def search(root: Path, words: Sequence[str], cycle: str | None = None) -> tuple[list[Match], list[Finding]]:
    """Every text that has all of the words, of the latest cycle first, and the files that could not be read.

    Neither capitals nor accents matter, and a word may be a part of one; what has blanks in it stands so in the text.
    Health metrics come last, and not where one `cycle` is asked for.
    """
    wanted = [folded for word in words if (folded := " ".join(fold(word).split()))]
    matches: list[Match] = []
    findings: list[Finding] = []
    for path, place in _files(root, cycle):
        source, wrong = load_source(path, root)
        findings += wrong
        if source is None or not _may_hold(source.text, wanted):
            continue
        texts, mistakes = _texts_of(root, source)
        findings += mistakes
        for said in texts:
            marks = find_words(said.text, wanted)
            if marks:
                matches.append(_match(source, place, said, marks))
    return matches, findings


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents, ligatures and what typesetting made of its signs."""
    if text.isascii():
        return text.lower().replace("\n", " ").replace("\t", " ")
    return _ACCENTS.sub("", normalize("NFKD", text.casefold().translate(_LETTERS)))


def find_words(text: str, folded: Sequence[str]) -> Marks:
    """Where the words stand in a text that has all of them, in order and apart; nothing where it lacks one."""
    plain = fold(text)
    if not all(word in plain for word in folded):
        return ()
    origins = [place for place, sign in enumerate(text) for _each in fold(sign)]
    found = sorted(
        (origins[one.start()], origins[one.end() - 1] + 1)
        for word in folded
        for one in re.finditer(re.escape(word), plain)
    )
    marks: list[tuple[int, int]] = []
    for start, end in found:
        if marks and start <= marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return tuple(marks)


def _files(root: Path, cycle: str | None) -> Iterator[tuple[Path, Address | None]]:
    """Each file, with the team whose it is."""
    if cycle is None:
        starts = {one.id: one.starts for one in load_periods(root)[0]}
        cycles = sorted(cycle_ids(root), key=lambda one: starts.get(one, date.min), reverse=True)
    else:
        cycles = [cycle]
    for one in cycles:
        yield from ((team_path(root, one, team), Address(one, team)) for team in team_ids(root, one))
    if cycle is None and kpis_path(root).exists():
        yield kpis_path(root), None


def _may_hold(text: str, words: Sequence[str]) -> bool:
    """Whether a file may say the words; never no where it does: escapes and doubled quotes hide some."""
    if "\\" in text:
        return True
    folded = fold(text)
    return all(part in folded for word in words if "'" not in word for part in word.split())


def _texts_of(root: Path, source: Source) -> tuple[Sequence[Said], Sequence[Finding]]:
    """What is said in a file, from what is kept of it where it did not change."""
    entry: cache.Entry[_Texts] = cache.Entry(root, source.path.relative_to(root).as_posix(), _Texts)
    content = source.encode()
    try:
        seen = cache.see(source.path)
    except OSError:
        seen = None
    kept = cache.recall_bytes(entry, content, seen)
    if kept is not None:
        return kept.said, ()
    composed = compose(source)
    said = () if composed.root is None else tuple(_said(source, composed.root))
    if seen is not None and not composed.findings:
        cache.keep(entry, content, seen, _Texts(said))
    return said, composed.findings


def _said(
    source: Source, node: Node, keys: tuple[str, ...] = (), ids: tuple[str, ...] = (), day: date | None = None
) -> Iterator[Said]:
    key = keys[-1] if keys else ""
    if isinstance(node, Scalar):
        if key in _TEXTS or keys[-2:] == ("kpis", "kpi"):
            field = f"{keys[-2]}.{key}" if keys[-2:-1] and keys[-2] in _WITHIN else key
            yield Said(ids, field, day, source.line_of(node.start), source.line_of(node.end), node.raw)
    elif node.aliased:
        return  # said where it stands
    elif isinstance(node, Mapping):
        name, at = _raw(node, "id"), _raw(node, "date")
        ids = (*ids, name) if key in _NAMED and name else ids
        for step, (_key, value) in node.entries.items():
            if isinstance(step, str) and not step.startswith("x-"):
                yield from _said(source, value, (*keys, step), ids, _day(at) or day)
    else:
        for item in node.items:
            yield from _said(source, item, keys, ids, day)


def _raw(mapping: Mapping, key: str) -> str | None:
    value = mapping.entries[key][1] if key in mapping.entries else None
    return value.raw if isinstance(value, Scalar) else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _match(source: Source, team: Address | None, said: Said, marks: Marks) -> Match:
    first, end = marks[0]
    start = said.text.rfind("\n", 0, first) + 1
    stop = said.text.find("\n", end)
    text = said.text[start : stop if stop >= 0 else None]
    word = fold(said.text[first:end])
    lines = range(said.first, said.last + 1)
    return Match(
        path=source.path,
        line=next((one for one in lines if word in fold(source.line(one))), said.first),
        address=None if team is None else Address(team.cycle, team.team, *said.ids[:2]),
        kpi=said.ids[0] if team is None and said.ids else None,
        field=said.field,
        day=said.day,
        text=text,
        marks=tuple((one - start, other - start) for one, other in marks if other - start <= len(text)),
    )
