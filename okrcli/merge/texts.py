"""Merging three texts of one file: our text is the base of the result, so comments and formatting survive.

Line by line first, then whatever that leaves by edits on our text; each result is read again, and must say exactly what
the three say together. Where that cannot be, the texts keep ordinary conflict markers and the merge says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from okrcli.errors import EditRefusedError
from okrcli.merge.ancestors import ancestors, in_common
from okrcli.merge.comments import bring_comments, comments, drop_comments, wanted_comments
from okrcli.merge.edits import edits_between
from okrcli.merge.lines import Hunk, Labels, mark_differences, merge_lines, split_lines, with_markers
from okrcli.merge.tree import Address, merge_data
from okrcli.merge.values import BY_ID, MISSING, Conflict, ConflictKind, Side, changed, same
from okrcli.schema.check import check
from okrcli.schema.entry import Entry, FileKind, Merge
from okrcli.schema.kinds import file_kinds, keys_merged
from okrcli.workspace.files import CYCLE, KPIS
from okrcli.workspace.root import SETTINGS
from okrcli.yaml.compose import compose
from okrcli.yaml.edits import apply_edits
from okrcli.yaml.nodes import to_data
from okrcli.yaml.source import Source, make_source

_MOST_TRIES = 64
_BOUND = keys_merged(Merge.TOGETHER)
_WHOLES = BY_ID - {"milestones"}  # lists of what can be merged as a whole


class Merged(NamedTuple):
    """The merged file, and what the sides disagree on: with conflicts, its text holds conflict markers.

    `ours` and `theirs` are the addresses that each side alone changed, which are kept; none where texts were merged.
    """

    source: Source
    conflicts: tuple[Conflict, ...]
    ours: tuple[Address, ...] = ()
    theirs: tuple[Address, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing is left to decide."""
        return not self.conflicts


def kind_of(path: PurePath) -> FileKind[Any]:
    """The kind of file that a path in a workspace names."""
    name = {SETTINGS: "workspace", CYCLE: "cycle", KPIS: "kpis"}.get(path.name, "team")
    return next(kind for kind in file_kinds() if kind.name == name)


def merge_sources(base: Source | None, ours: Source, theirs: Source, labels: Labels | None = None) -> Merged:
    """Merge three versions of a file, `base` being none where both sides made it.

    What only one side changed comes out as that side has it, byte for byte. Line ends and byte-order mark are ours.
    """
    labels = labels or Labels()
    if ours.encode() == theirs.encode() or (base is not None and base.encode() == theirs.encode()):
        return Merged(ours, ())
    if base is not None and base.encode() == ours.encode():
        return Merged(Source(ours.path, theirs.text, theirs.bom, theirs.newline), ())
    before = _like(base.text, ours) if base is not None else ""
    after = _like(theirs.text, ours)
    hunks = merge_lines(before, ours.text, after)
    kind = kind_of(ours.path)
    data, before = ({}, before) if base is None else _base(kind, ours.path, before)
    mine, yours = (_data(kind, make_source(ours.path, text)) for text in (ours.text, after))
    if MISSING in (data, mine, yours):
        return _of_lines(ours, hunks, labels)
    wanted, other_way, conflicts = _wanted(kind, data, mine, yours)
    result = _text_for(ours, before, after, wanted)
    if result is None:
        return _unmerged(ours, hunks, labels, conflicts)
    kept = [_kept(data, side, conflicts) for side in (mine, yours)]
    if not conflicts:
        return Merged(result, (), *kept) if _data(kind, result) is not MISSING else _unmerged(ours, hunks, labels)
    try:
        theirs_text = apply_edits(result, edits_between(wanted, other_way)).text
    except EditRefusedError:
        return _unmerged(ours, hunks, labels, conflicts)
    marked = mark_differences(result.text, theirs_text, labels, ours.newline)
    if theirs_text == result.text:
        return _unmerged(ours, hunks, labels, conflicts)
    return Merged(_source(ours, marked), conflicts, *kept)


def _kept(base: object, side: object, conflicts: Iterable[Conflict]) -> tuple[Address, ...]:
    """What the side changed and nobody contests."""
    contested = {one.address for one in conflicts}
    return tuple(
        dict.fromkeys(
            one for one in changed(base, side) if not any(one[:size] in contested for size in range(1, len(one) + 1))
        )
    )


def _wanted(
    kind: FileKind[Entry], base: object, ours: object, theirs: object
) -> tuple[object, object, tuple[Conflict, ...]]:
    """What the sides say together, where they differ with our values and with theirs, and what they disagree on.

    In an entry whose values contradict each other (two measures, a target that is the baseline, a milestone that is
    done and gone) what must fit together comes from one side: first the keys that say so, then all.
    """
    whole: dict[tuple[str, ...], frozenset[str]] = {}
    for bound in (_BOUND, frozenset[str](), None):
        wanted, conflicts = merge_data(base, ours, theirs, whole=whole)
        other_way, _ = merge_data(base, ours, theirs, pick=Side.THEIRS, whole=whole)
        odd = {address for data in (wanted, other_way) for address in _at_odds(kind, data)}
        if not odd or bound is None:
            break
        whole |= dict.fromkeys(odd, bound)
    return wanted, other_way, conflicts


def _at_odds(kind: FileKind[Entry], data: Any) -> Iterator[tuple[str, ...]]:
    """The addresses of the entries whose values contradict each other."""
    for fault in kind.check(data):
        address, value = [], data
        for key, inner in pairwise(fault.route):
            value = value[key]
            if key in _WHOLES:
                address.append(str(value[inner]["id"]))
        yield tuple(address)


def _base(kind: FileKind[Entry], path: Path, text: str) -> tuple[object, str]:
    """What the base says, and its text; of several ancestors that Git could not merge what they agree on."""
    data, several = _data(kind, make_source(path, text)), ancestors(text)
    if data is MISSING and several is not None:
        both = [_data(kind, make_source(path, one)) for one in several]
        if MISSING not in both:
            return in_common(both[0], both[1]), several[0]
    return data, text


def _text_for(ours: Source, before: str, after: str, wanted: object) -> Source | None:
    """A text that says what is wanted, with the comments of both sides; none where there is no exact way to it."""
    hunks = merge_lines(before, ours.text, after)
    said = wanted_comments(before, ours.text, after)
    for text in _joined(hunks):
        source = _source(ours, text)
        if _says(source, wanted) and comments(source) == said:
            return source
    joined = "".join(line for hunk in hunks for line in hunk.ours)
    # theirs is where we begin only when an edit of ours is refused: something written by alias, or moved
    for text, others in {joined: (after, ours.text), ours.text: (after, ours.text), after: (ours.text, after)}.items():
        source = _source(ours, text)
        composed = compose(source)
        if composed.root is None or composed.findings:
            continue
        try:
            edited = apply_edits(source, edits_between(to_data(composed.root), wanted))
        except EditRefusedError:
            continue
        for other in others:  # an edit takes comments away with what they stand in
            if lost := said - comments(edited):
                edited = bring_comments(lost, _source(ours, other), edited)
        if extra := comments(edited) - said:
            edited = drop_comments(extra, _source(ours, others[0]), edited)
        if _says(edited, wanted) and not said - comments(edited):
            return edited
    return None


def _joined(hunks: list[Hunk]) -> Iterator[str]:
    """The texts with both sides' additions, in either order; none where a hunk is no addition to both."""
    ways = []
    for hunk in hunks:
        if hunk.settled:
            ways.append([hunk.ours])
        elif not hunk.base:
            mine, yours = _ended(hunk.ours, hunk.theirs)
            ways.append([mine + yours, yours + mine, mine])
        else:
            return
    for way in islice(product(*ways), _MOST_TRIES):
        yield "".join(line for lines in way for line in lines)


def _ended(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both with a line break at their end, so that lines of the other can follow."""
    newline = "\r\n" if any(line.endswith("\r\n") for line in (*ours, *theirs)) else "\n"
    mine, yours = ((*side[:-1], side[-1] if side[-1].endswith("\n") else side[-1] + newline) for side in (ours, theirs))
    return mine, yours


def _like(text: str, ours: Source) -> str:
    """A text with our line ends."""
    return text.replace("\r\n", "\n").replace("\n", ours.newline) if ours.newline != "\r" else text


def _source(ours: Source, text: str) -> Source:
    return make_source(ours.path, text, bom=ours.bom)


def _data(kind: FileKind[Entry], source: Source) -> object:
    """What a valid file says; `MISSING` where it cannot be read or is not valid."""
    composed = compose(source)
    if composed.root is None or composed.findings:
        return MISSING
    return MISSING if check(kind, source, composed.root).findings else to_data(composed.root)


def _says(source: Source, wanted: object) -> bool:
    composed = compose(source)
    return composed.root is not None and not composed.findings and same(to_data(composed.root), wanted)


def _of_lines(ours: Source, hunks: list[Hunk], labels: Labels) -> Merged:
    """What Git would make of files that mean nothing to us."""
    if all(hunk.settled for hunk in hunks):
        return Merged(_source(ours, with_markers(hunks, labels, ours.newline)), ())
    return _unmerged(ours, hunks, labels)


def _unmerged(ours: Source, hunks: list[Hunk], labels: Labels, known: tuple[Conflict, ...] = ()) -> Merged:
    """The texts with markers around whole stretches: around all where no line is in dispute but the whole is wrong."""
    if all(hunk.settled for hunk in hunks):
        theirs = tuple(line for hunk in hunks for line in hunk.theirs)
        hunks = [Hunk(False, (), tuple(split_lines(ours.text)), theirs)]
    text = with_markers(hunks, labels, ours.newline)
    return Merged(_source(ours, text), (*known, Conflict(ConflictKind.UNMERGEABLE, ())))
