"""Edits of a file as operations on routes, made by splicing its text: every other byte stays as it was.

Each edit is verified: the new text is read again and must say exactly the data meant, type by type. What cannot be made
so is refused with the construct that stands in the way; reformatting is never the fallback. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from okrcli.errors import EditRefusedError, Finding
from okrcli.yaml.codes import TextCode
from okrcli.yaml.compose import Composed, compose
from okrcli.yaml.expected import NoSuchPlaceError, normalise, refused_character, same, with_item, with_value, without
from okrcli.yaml.nodes import (
    Mapping,
    Node,
    Route,
    Scalar,
    Sequence,
    find_entry,
    key_node,
    locate,
    nearest,
    to_data,
)
from okrcli.yaml.source import Source, make_source
from okrcli.yaml.splice import Splice, Way, apply_way
from okrcli.yaml.style import Style, entry_lines, flow_text, pair_lines, style_at
from okrcli.yaml.ways import fill_list, insert_item, insert_key, remove_item, remove_key, replace_value, start_document


class Append(NamedTuple):
    """A new last entry of the list at the route; a missing key is made, a null filled.

    The value is plain data: dicts, lists, scalars, `datetime.date`. `block`: where no neighbour shows how, over
    several lines.
    """

    route: Route
    value: object
    block: bool = False


class Insert(NamedTuple):
    """A new entry before the one at `place` (from 0) of the list at the route; at its length, as the last."""

    route: Route
    place: int
    value: object
    block: bool = False


class SetKey(NamedTuple):
    """A key of the mapping at the route with this value: a new last key, or another value for the one there.

    `ahead`: a new key comes first, where it is a scalar's. `after`: it comes after this one, where that is there.
    """

    route: Route
    key: str
    value: object
    block: bool = False
    ahead: bool = False
    after: str | None = None


class SetScalar(NamedTuple):
    """Another value in place of the one at the route."""

    route: Route
    value: object


class Remove(NamedTuple):
    """Without the entry or the key at the route; the only one of its collection leaves `[]` or `{}`."""

    route: Route


Edit = Append | Insert | SetKey | SetScalar | Remove


def apply_edits(source: Source, edits: Iterable[Edit]) -> Source:
    """The source with the edits made one after the other; none gives the source itself.

    Raises `EditRefusedError`: reason `edit-refused`, whose findings name what stands in the way and whose `line` says
    what a person can write (none where one line does not say it), or `file-invalid` with the file's own findings where
    it cannot be read. Nothing is changed then.
    """
    queue = [edit if isinstance(edit, Remove) else edit._replace(value=normalise(edit.value)) for edit in edits]
    if not queue:
        return source
    composed = compose(source)
    if composed.root is None or composed.findings:
        raise EditRefusedError("file-invalid", findings=composed.findings, path=source.path)
    return _apply_all(source, composed.root, queue)[0]


def _apply_all(source: Source, root: Node, edits: list[Edit]) -> tuple[Source, Node]:
    """The edits one after the other: all at once where that reads as meant, else one half and then the other."""
    if len(edits) > 1:
        together = _apply_together(source, root, edits)
        if together is not None:
            return together
        half = len(edits) // 2
        return _apply_all(*_apply_all(source, root, edits[:half]), edits[half:])
    try:
        return _apply(source, root, edits[0])
    except EditRefusedError as error:
        line = _by_hand(root, edits[0])
        raise EditRefusedError(error.reason, findings=error.findings, **error.facts, line=line) from None


def _apply_together(source: Source, root: Node, edits: list[Edit]) -> tuple[Source, Node] | None:
    """Edits whose places lie apart, each in its likeliest way, read once; none where that says anything else."""
    meant, splices, longer = to_data(root), list[Splice](), dict[Route, list[Append | Insert | None]]()
    try:
        for edit in edits:
            meant = _meant(meant, edit)
            if not isinstance(edit, Remove) and refused_character(edit.value) is not None:
                return None
            _refuse_shared_text(source, root, edit)
            target = locate(root, edit.route)
            if isinstance(edit, Append | Insert) and isinstance(target, Sequence) and target.items:
                entries = longer.setdefault(edit.route, [None] * len(target.items))
                entries.insert(edit.place if isinstance(edit, Insert) else len(entries), edit)
            else:
                splices += next(_ways(source, root, edit))
        for route, entries in longer.items():
            there = 0  # entries before a new one, which all go in between those that are there
            for one in entries:
                there += one is None
                if one is not None:
                    splices += next(_item_ways(source, root, route, there, one.value, one.block))
    except (NoSuchPlaceError, EditRefusedError, LookupError, StopIteration):  # a place that the edits before make
        return None
    splices.sort(key=lambda one: (one.start, one.end))
    if any(one.end >= other.start and not _is_next(one, other) for one, other in pairwise(splices)):
        return None
    return _read_as(meant, source, tuple(splices))[0]


def _is_next(one: Splice, other: Splice) -> bool:
    """Whether two splices only put text in at one place, as one new entry of a list and the next."""
    return one.start == one.end == other.start == other.end


def _read_as(meant: object, source: Source, way: Way) -> tuple[tuple[Source, Node] | None, Composed]:
    """The source changed in a way, where it then says exactly what is meant; and how it reads."""
    changed = make_source(source.path, apply_way(source.text, way), bom=source.bom)
    composed = compose(changed)
    exact = composed.root is not None and not composed.findings and same(to_data(composed.root), meant)
    return (changed, composed.root) if exact and composed.root is not None else None, composed


def _apply(source: Source, root: Node, edit: Edit) -> tuple[Source, Node]:
    """One edit: the first way whose result reads as meant."""
    try:
        meant = _meant(to_data(root), edit)
    except NoSuchPlaceError as error:
        route = "/".join(map(str, edit.route))
        raise _refused(source, root, edit.route, TextCode.NO_SUCH_PLACE, route=route, expected=error.expected) from None
    if same(to_data(root), meant):
        return source, root
    bad = None if isinstance(edit, Remove) else refused_character(edit.value)
    if bad is not None:
        facts = {"route": "/".join(map(str, edit.route)), "character": bad}
        raise _refused(source, root, edit.route, TextCode.UNWRITABLE, **facts)
    _refuse_shared_text(source, root, edit)
    failure: Composed | None = None
    for way in _ways(source, root, edit):
        done, composed = _read_as(meant, source, way)
        if done is not None:
            return done
        failure = failure or composed
    raise _explained(source, root, edit, failure)


def _meant(data: object, edit: Edit) -> object:
    match edit:
        case Append(route, value):
            return with_item(data, route, None, value)
        case Insert(route, place, value):
            return with_item(data, route, place, value)
        case SetKey(route, key, value):
            return with_value(data, (*route, key), value)
        case SetScalar(route, value):
            return with_value(data, route, value)
        case Remove(route):
            return without(data, route)


def _ways(source: Source, root: Node, edit: Edit) -> Iterator[Way]:
    match edit:
        case Append(route, value, block):
            yield from _item_ways(source, root, route, None, value, block)
        case Insert(route, place, value, block):
            yield from _item_ways(source, root, route, place, value, block)
        case SetKey(route, key, value, block, ahead, after):
            yield from _key_ways(source, root, (*route, key), value, block, ahead=ahead, after=after)
        case SetScalar(route, value):
            yield from _key_ways(source, root, route, value, block=False)
        case Remove(route):
            parent = locate(root, route[:-1])
            if isinstance(parent, Sequence) and isinstance(route[-1], int):
                yield from remove_item(source, parent, route[-1])
            elif isinstance(parent, Mapping) and isinstance(route[-1], str):
                yield from remove_key(source, parent, route[-1])


def _item_ways(
    source: Source, root: Node, route: Route, index: int | None, value: object, block: bool
) -> Iterator[Way]:
    target = locate(root, route)
    parent = locate(root, route[:-1]) if route else None
    says_nothing = target is not None and not (isinstance(target, Sequence) and target.items)
    if isinstance(parent, Mapping) and not parent.flow and target is not None and says_nothing:
        style, entry = style_at(source, root, route), parent.entries[route[-1]]
        yield from fill_list(source, parent, *entry, [value], style, block=block)
    if isinstance(target, Sequence) and (target.items or target.flow):
        style = style_at(source, root, route)
        place = len(target.items) if index is None else index
        yield from insert_item(source, target, place, value, style, block=block)
    elif route:
        yield from _key_ways(source, root, route, [value], block)


def _key_ways(
    source: Source,
    root: Node,
    route: Route,
    value: object,
    block: bool,
    *,
    ahead: bool = False,
    after: str | None = None,
) -> Iterator[Way]:
    style = style_at(source, root, route)
    parent, key = locate(root, route[:-1]), route[-1]
    if isinstance(parent, Scalar) and isinstance(key, str) and not parent.raw:
        yield from start_document(source, key, value, style, block=block)
    elif isinstance(parent, Mapping) and isinstance(key, str) and key not in parent.entries:
        if parent.entries or parent.merge or parent.flow:
            yield from insert_key(source, parent, key, value, style, block=block, ahead=ahead, after=after)
    elif isinstance(parent, Mapping) and key in parent.entries:
        yield from replace_value(source, *parent.entries[key], value, style)
    elif isinstance(parent, Sequence) and isinstance(key, int):
        yield from replace_value(source, None, parent.items[key], value, style)


# --- refusing --------------------------------------------------------------------------------------------------------


def _by_hand(root: Node, edit: Edit) -> str | None:
    """The one line that says what the edit would have said, in the tool's own style; none where there is none."""
    if isinstance(edit, Remove) or refused_character(edit.value) is not None:
        return None
    value, style = edit.value, Style()
    if isinstance(edit, SetKey | SetScalar):
        key = edit.key if isinstance(edit, SetKey) else edit.route[-1]
        lines = pair_lines(key, value, 0, style) if isinstance(key, str) else []
    else:
        target = locate(root, edit.route)
        in_brackets = isinstance(target, Sequence) and target.flow and bool(target.items)
        lines = [flow_text(value, style)] if in_brackets else entry_lines(value, 0, style, block=edit.block)
    return lines[0] if len(lines) == 1 else None


def _refuse_shared_text(source: Source, root: Node, edit: Edit) -> None:
    """Refuse an edit whose text is reached through an alias or a merge key."""
    adds = isinstance(edit, Append | Insert)
    # a value is replaced, and a key or entry removed, where its own name stands: only the way to it must be direct
    target = edit.route if adds or isinstance(edit, SetKey) else edit.route[:-1]
    node: Node | None = root
    for length, step in enumerate((*target, None)):
        if node is None:
            return
        if node.aliased:
            name = source.text[node.start : node.end]
            raise _refusal(source, node, TextCode.THROUGH_ALIAS, name=name)
        if step is None:
            break
        if isinstance(node, Mapping) and step not in node.entries:
            _refuse_merged(source, node, step)
        node = locate(root, target[: length + 1])
    if isinstance(edit, Remove) and isinstance(node, Mapping) and edit.route[-1] not in node.entries:
        _refuse_merged(source, node, edit.route[-1])


def _refuse_merged(source: Source, mapping: Mapping, key: str | int) -> None:
    if mapping.merge is not None and find_entry(mapping, key) is not None:
        raise _refusal(source, mapping.merge[0], TextCode.THROUGH_MERGE, key=key)


def _explained(source: Source, root: Node, edit: Edit, failure: Composed | None) -> EditRefusedError:
    """Why no way worked: an anchor that is used elsewhere, or else the construct that is in the way."""
    missing = (
        next((item for item in failure.findings if item.code == TextCode.UNKNOWN_ALIAS), None) if failure else None
    )
    if missing is not None:
        return _refused(source, root, edit.route, TextCode.ANCHOR_NEEDED, name=missing.facts.get("name", ""))
    if failure is not None and failure.root is not None and not failure.findings:
        anchored = _anchored(root, edit.route)
        if anchored is not None:
            return _refusal(source, anchored, TextCode.SHARED_ANCHOR, name=anchored.anchor or "")
    node = nearest(root, edit.route)
    construct = type(node).__name__.lower()
    return _refusal(source, node, TextCode.NOT_EXACT, construct=construct, style="flow" if node.flow else "block")


def _anchored(root: Node, route: Route) -> Node | None:
    """The innermost node on a route that has an anchor."""
    nodes = (locate(root, route[:length]) for length in range(len(route), -1, -1))
    return next((node for node in nodes if node is not None and node.anchor is not None), None)


def _refused(source: Source, root: Node, route: Route, code: TextCode, /, **facts: object) -> EditRefusedError:
    place = key_node(root, route) or nearest(root, route)
    return _refusal(source, place, code, **facts)


def _refusal(source: Source, node: Node, code: TextCode, **facts: object) -> EditRefusedError:
    finding: Finding = source.finding(code, node.start, min(node.end, node.start + 80), **facts)
    return EditRefusedError("edit-refused", findings=[finding], path=source.path)
