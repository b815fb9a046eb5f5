"""One text, read by whichever parser takes it: its nodes and problems, or the fault that stopped the parser.

Events become places, values, anchors; what is wrong becomes a problem, what is fatal a stop. The differences of the
engines are known here: ruamel's own parser puts an empty value at the next token, and both end a block collection past
the comments that follow it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from okrcli.yaml.codes import DEPTH_LIMIT, FINDINGS_LIMIT, NODE_LIMIT, TextCode
from okrcli.yaml.engines import (
    Disguise,
    Engine,
    SyntaxFault,
    available,
    describe,
    disguise_flow,
    disguise_odd,
    disguise_pairs,
    disguise_tabs,
    events,
)
from okrcli.yaml.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence, Value
from okrcli.yaml.scalars import MISMATCH, REFUSED, resolve, resolve_tagged

_STYLES: dict[str | None, ScalarStyle] = {None: ScalarStyle.PLAIN, **{str(style): style for style in ScalarStyle}}
_TAG_PREFIX = "tag:yaml.org,2002:"
_CORE_TAGS = frozenset(_TAG_PREFIX + name for name in ("str", "int", "float", "bool", "null"))
_AFTER_KEY = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+:")

_EFFORT = 4_000_000
"""Characters that are parsed at most beyond a first time, to read past mistakes: about two seconds."""

_PURE_COST = 10  # times as slow as the C parser


class Problem(NamedTuple):
    """A finding to be: offsets in place of lines."""

    code: TextCode
    start: int
    end: int
    facts: dict[str, object]


class Stop(Exception):  # noqa: N818  no error: the building is over
    """Nothing more can be built; the last problem says why."""


@dataclass(slots=True)
class _Frame:
    """A collection that is being filled."""

    node: Mapping | Sequence
    base: int  # nodes counted before it
    outer_flow: bool
    deepest: int = 0  # levels of collections inside it
    key: Node | None = None


class Builder:
    """Builds one document. `root` and `problems` hold what was found so far, also after an exception of the parser."""

    def __init__(self, text: str, restore: dict[int, int]) -> None:
        self.text = text
        self.restore = restore
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.reached = 0  # the end of the last token
        self._frames: list[_Frame] = []
        self._count = 0
        # per anchor: its node (none while it is open), its nodes with aliases expanded, its levels
        self._anchors: dict[str, tuple[Node | None, int, int]] = {}
        self._documents = 0

    def consume(self, stream: Iterable[Any]) -> None:
        """Take all events. Raises `Stop`, and whatever the parser raises."""
        from ruamel.yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        flow = False
        for event in stream:
            kind = type(event)
            if kind is ScalarEvent:
                self._add(self._scalar(event, flow))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                flow = self._close(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                outer, flow = flow, bool(event.flow_style)
                self._open(event, kind is MappingStartEvent, flow, outer)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._documents += 1
                if self._documents > 1:
                    start = event.start_mark.index
                    self._problem(TextCode.SECOND_DOCUMENT, start, max(start, event.end_mark.index))
                    return

    def _problem(self, code: TextCode, start: int, end: int, **facts: object) -> None:
        if len(self.problems) < FINDINGS_LIMIT:
            self.problems.append(Problem(code, start, end, facts))

    def _fail(self, code: TextCode, start: int, end: int, **facts: object) -> Stop:
        self.root = None
        self.problems.append(Problem(code, start, end, facts))
        return Stop()

    def _counted(self, nodes: int, start: int) -> None:
        self._count += nodes
        if self._count > NODE_LIMIT:
            raise self._fail(TextCode.TOO_MANY_NODES, start, start + 1, limit=NODE_LIMIT)

    def _scalar(self, event: Any, flow: bool) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        raw: str = event.value
        if self.restore:
            raw = raw.translate(self.restore)
        style = _STYLES[event.style]
        if style is ScalarStyle.DOUBLE and REFUSED.search(raw):
            raw = self._unescaped(raw, start, end)
        value: Value
        tag = event.tag
        if tag is not None and tag != "!":
            value = self._tagged(str(tag), raw, start, end)
        elif style is ScalarStyle.PLAIN and tag is None:
            value = resolve(raw)
            if not raw:
                start, end = self._empty_place(start, end, event.anchor)
        else:
            value = raw
        if style is ScalarStyle.LITERAL or style is ScalarStyle.FOLDED:
            end = self._block_end(start, end)
        self._counted(1, start)
        node = Scalar(start, end, value, raw, style, flow, event.anchor)
        if node.anchor is not None:
            self._anchors[node.anchor] = (node, 1, 0)
        self.reached = end
        return node

    def _empty_place(self, start: int, end: int, anchor: str | None) -> tuple[int, int]:
        """Right after the colon, dash or key before: the engines disagree about where nothing is."""
        if anchor is not None:
            return start, end
        frame = self._frames[-1] if self._frames else None
        if frame is None or isinstance(frame.node, Sequence):
            return start, start
        if frame.key is None:
            return min(start, len(self.text)), min(start, len(self.text))
        match = _AFTER_KEY.match(self.text, frame.key.end)
        place = match.end() if match and match.end() <= max(start, frame.key.end + 1) else frame.key.end
        return place, place

    def _block_end(self, start: int, end: int) -> int:
        """The end of the text of a block scalar: blank lines after it belong to it only where `+` keeps them."""
        header = self.text[start:end].split("\n", 1)[0]
        if "+" in header.split("#", 1)[0]:
            return end
        return start + len(self.text[start:end].rstrip(" \t\r\n"))

    def _unescaped(self, raw: str, start: int, end: int) -> str:
        """A quoted text whose escapes say what no text may hold; the two halves of JSON's escapes are one character."""
        text = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        found = REFUSED.search(text)
        if found:
            self._problem(TextCode.CONTROL, start, end, character=f"U+{ord(found[0]):04X}", escaped=True)
        return REFUSED.sub("\ufffd", text)

    def _tagged(self, tag: str, raw: str, start: int, end: int) -> Value:
        if tag not in _CORE_TAGS:
            self._problem(TextCode.CUSTOM_TAG, start, end, tag=_written(tag))
            return raw
        value = resolve_tagged(tag.removeprefix(_TAG_PREFIX), raw)
        if value is MISMATCH:
            self._problem(TextCode.TAG_MISMATCH, start, end, tag=_written(tag), text=raw)
            return raw
        return cast(Value, value)

    def _open(self, event: Any, is_mapping: bool, flow: bool, outer_flow: bool) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if len(self._frames) >= DEPTH_LIMIT:
            raise self._fail(TextCode.TOO_DEEP, start, start + 1, limit=DEPTH_LIMIT)
        node: Mapping | Sequence
        if is_mapping:
            node = Mapping(start, end, {}, flow, event.anchor)
        else:
            node = Sequence(start, end, [], flow, event.anchor)
        expected = "map" if is_mapping else "seq"
        if event.tag is not None and event.tag not in ("!", _TAG_PREFIX + expected):
            self._problem(TextCode.CUSTOM_TAG, start, max(end, start + 1), tag=_written(str(event.tag)))
        if node.anchor is not None:
            self._anchors[node.anchor] = (None, 0, 0)
        self._frames.append(_Frame(node, self._count, outer_flow))
        self._counted(1, start)
        self.reached = end

    def _close(self, event: Any) -> bool:
        """End the innermost collection; the result says whether what goes on is inside brackets."""
        frame = self._frames.pop()
        node = frame.node
        if node.flow:
            node.end = max(event.end_mark.index, self.reached)
        else:
            node.end = max(self.reached, node.start)
        self.reached = node.end
        levels = frame.deepest + 1
        if self._frames and self._frames[-1].deepest < levels:
            self._frames[-1].deepest = levels
        if node.anchor is not None:
            self._anchors[node.anchor] = (node, self._count - frame.base, levels)
        self._add(node)
        return frame.outer_flow

    def _alias(self, event: Any) -> None:
        start, end, name = event.start_mark.index, event.end_mark.index, event.anchor
        known = self._anchors.get(name)
        node: Node
        target, nodes, levels = known or (None, 0, 0)
        if target is None:
            code = TextCode.UNKNOWN_ALIAS if known is None else TextCode.ALIAS_TO_ITSELF
            self._problem(code, start, end, name=name)
            self._counted(1, start)
            node = Scalar(start, end, None, "", aliased=True)
        else:
            if len(self._frames) + levels > DEPTH_LIMIT:
                raise self._fail(TextCode.TOO_DEEP, start, end, limit=DEPTH_LIMIT)
            self._counted(nodes, start)
            if self._frames and self._frames[-1].deepest < levels:
                self._frames[-1].deepest = levels
            node = _alias_of(target, start, end)
        self.reached = end
        self._add(node)

    def _add(self, node: Node) -> None:
        """Put a finished node into the collection that is open."""
        if not self._frames:
            self.root = node
            return
        frame = self._frames[-1]
        parent = frame.node
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif frame.key is None:
            if not isinstance(node, Scalar):
                self._problem(TextCode.COMPLEX_KEY, node.start, node.end)
            frame.key = node
        else:
            key, frame.key = frame.key, None
            if isinstance(key, Scalar):
                self._enter(parent, key, node)

    def _enter(self, parent: Mapping, key: Scalar, node: Node) -> None:
        if key.raw == "<<" and key.style is ScalarStyle.PLAIN:
            sources = node.items if isinstance(node, Sequence) else [node]
            if parent.merge is not None:
                self._duplicate(key, parent.merge[0])
            elif all(isinstance(source, Mapping) for source in sources):
                parent.merge = (key, node)
            else:
                self._problem(TextCode.BAD_MERGE, node.start, node.end)
            return
        first = parent.entries.get(key.value)
        if first is not None:
            self._duplicate(key, first[0])
        else:
            parent.entries[key.value] = (key, node)

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        self._problem(TextCode.DUPLICATE_KEY, key.start, key.end, key=key.raw, first_offset=first.start)


def _written(tag: str) -> str:
    return "!!" + tag.removeprefix(_TAG_PREFIX) if tag.startswith(_TAG_PREFIX) else tag


def _alias_of(node: Node, start: int, end: int) -> Node:
    """The node as it stands under another name: its content shared, its place that of the name."""
    if isinstance(node, Scalar):
        return Scalar(start, end, node.value, node.raw, node.style, node.flow, aliased=True)
    if isinstance(node, Sequence):
        return Sequence(start, end, node.items, node.flow, aliased=True)
    return Mapping(start, end, node.entries, node.flow, aliased=True, merge=node.merge)


class Effort:
    """What may still be spent on a file with mistakes."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = _EFFORT

    def spend(self, characters: int, engine: Engine) -> bool:
        """Whether there is enough left to read so many characters with an engine; if so they count as spent."""
        cost = characters * (1 if engine is Engine.C else _PURE_COST)
        if cost > self.left:
            return False
        self.left -= cost
        return True


class Reading(NamedTuple):
    """One run of a parser; `fault` says where it stopped early."""

    root: Node | None
    problems: list[Problem]
    fault: SyntaxFault | None


def read_text(text: str, effort: Effort) -> Reading:
    """Parse with whichever engine reads the text, the fastest first; that one explains a refusal."""
    first, *others = available()
    reading = _read_with(first, text, effort)
    if reading.fault is not None and others and effort.spend(len(text), others[0]):
        slow = _read_with(others[0], text, effort)
        if slow.fault is None:
            return slow
    return reading


def _read_with(engine: Engine, text: str, effort: Effort) -> Reading:
    disguise = disguise_odd(text)
    reading = _run(disguise, engine)
    for change in (disguise_tabs, disguise_flow, disguise_pairs) if engine is Engine.C else (disguise_tabs,):
        if reading.fault is None:
            break
        changed = change(disguise)
        if changed is not None and effort.spend(len(text), engine):
            disguise = changed
            reading = max(reading, _run(disguise, engine), key=progress)
    return reading


def progress(reading: Reading) -> int:
    """How far a reading got, in characters."""
    return reading.fault.offset if reading.fault else 1 << 62


def _run(disguise: Disguise, engine: Engine) -> Reading:
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
    return Reading(root, builder.problems, fault)
