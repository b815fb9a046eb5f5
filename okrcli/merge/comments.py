"""Comments of a text: whether a merge would lose one, and bringing along what the other side wrote.

A comment belongs to the line that it stands on or above, and that line to what it says, whose name (keys, ids) it
keeps wherever a merge puts it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from okrcli.merge.values import canonical
from okrcli.text.compose import compose
from okrcli.text.nodes import Mapping, Node, Scalar, Sequence, to_data
from okrcli.text.source import Source, make_source

_WHOLE = re.compile(r"^[ \t]*(#[^\r\n]*)", re.MULTILINE)
_TRAILING = re.compile(r"[^\s#]([ \t]+)(#[^\r\n'\"\]}]*)$", re.MULTILINE)

_Name = tuple[str, ...]


def comments(text: str) -> Counter[str]:
    """The comments with how often each occurs; a `#` inside folded text may be taken for one."""
    found = [*_WHOLE.findall(text), *(comment for _, comment in _TRAILING.findall(text))]
    return Counter(comment.strip() for comment in found)


def lost_comments(base: str, ours: str, theirs: str, result: str) -> Counter[str]:
    """The comments that a side has, that the other did not take out, and that the result lacks."""
    before, mine, yours, kept = map(comments, (base, ours, theirs, result))
    lost: Counter[str] = Counter()
    for comment in mine | yours:
        b, o, t = before[comment], mine[comment], yours[comment]
        wanted = t if o == b else o if t == b else min(o, t)
        if kept[comment] < wanted:
            lost[comment] = wanted - kept[comment]
    return lost


def bring_comments(lost: Counter[str], origin: Source, result: Source) -> Source:
    """The result with lost comments as they stand in `origin`: above or behind what they speak of there."""
    left = Counter(lost)
    names, places = dict(_named_lines(origin)), _places(result)
    lines = _lines(result)
    above: dict[int, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for number, line in enumerate(_lines(origin)):
        if whole := _WHOLE.match(line):
            if left[whole[1].strip()] > 0:
                left[whole[1].strip()] -= 1
                waiting.append(whole[0] + result.newline)
            continue
        if number not in names:
            continue
        at = _nearest(names[number], places)
        trailing = _TRAILING.search(line.rstrip("\r\n"))
        if trailing and left[trailing[2].strip()] > 0:
            left[trailing[2].strip()] -= 1
            if places.get(names[number]) != at or _TRAILING.search(lines[at].rstrip("\r\n")):
                waiting.append(" " * (len(line) - len(line.lstrip())) + trailing[2] + result.newline)
            else:
                body = lines[at].rstrip("\r\n")
                lines[at] = body + trailing[1] + trailing[2] + lines[at][len(body) :]
        above[at] += waiting
        waiting = []
    if waiting and lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += result.newline
    text = "".join("".join(above[number]) + line for number, line in enumerate(lines)) + "".join(waiting)
    return make_source(result.path, text, bom=result.bom)


def _lines(source: Source) -> list[str]:
    """The lines with their breaks, numbered as the source numbers them, from 0."""
    return [source.text[start:end] for start, end in pairwise([*source.line_starts, len(source.text)])]


def _nearest(name: _Name, places: dict[_Name, int]) -> int:
    """The line of what is named, else of the nearest thing around it."""
    return next((places[name[:size]] for size in range(len(name), 0, -1) if name[:size] in places), 0)


def _places(source: Source) -> dict[_Name, int]:
    found: dict[_Name, int] = {}
    for node, name in _named_nodes(compose(source).root, ()):
        found.setdefault(name, source.line_of(node.start) - 1)
    return found


def _named_lines(source: Source) -> Iterator[tuple[int, _Name]]:
    """The lines on which something begins, with the name of the outermost thing that does."""
    last = -1
    for node, name in _named_nodes(compose(source).root, ()):
        line = source.line_of(node.start) - 1
        if line > last:
            yield line, name
            last = line


def _named_nodes(node: Node | None, name: _Name) -> Iterator[tuple[Node, _Name]]:
    """Keys and entries in the order of the text; entries are named by id, else by what they say."""
    if node is None or isinstance(node, Scalar) or node.aliased:
        return
    if isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key, (*name, str(key.value))
            yield from _named_nodes(value, (*name, str(key.value)))
    elif isinstance(node, Sequence):
        for item in node.items:
            data = to_data(item)
            own = data.get("id") if isinstance(data, dict) else None
            inner = (*name, str(own) if own is not None else canonical(data))
            yield item, inner
            yield from _named_nodes(item, inner)
