"""Comments of a text: whether a merge would lose one, and bringing along what the other side wrote.

A comment belongs to the line that it stands on or above, and that line to what it says, whose name (keys, ids) it
keeps wherever a merge puts it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from okrcli.merge.values import BY_CONTENT, BY_ID, canonical
from okrcli.yaml.compose import compose
from okrcli.yaml.nodes import Mapping, Node, Scalar, ScalarStyle, Sequence, to_data
from okrcli.yaml.source import Source, make_source

_HASH = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)
_DATE = re.compile(r'"date": "[^"]*"')

_Name = tuple[str, ...]


class _Comment(NamedTuple):
    """A comment's text and the column that it begins in, from 0; `whole`: nothing but blanks stands before it."""

    text: str
    column: int
    whole: bool


def comments(text: str | Source) -> Counter[str]:
    """The comments with how often each occurs."""
    source = make_source(Path(), text) if isinstance(text, str) else text
    return Counter(comment.text for comment in _comments(source).values())


def wanted_comments(base: str, ours: str, theirs: str) -> Counter[str]:
    """The comments that a merge should have: those that a side wrote and those that no side took out."""
    before, mine, yours = map(comments, (base, ours, theirs))
    wanted: Counter[str] = Counter()
    for comment in mine | yours:
        b, o, t = before[comment], mine[comment], yours[comment]
        wanted[comment] = t if o == b else o if t == b else min(o, t)
    return wanted


def bring_comments(lost: Counter[str], origin: Source, result: Source) -> Source:
    """The result with lost comments as they stand in `origin`: above or behind what they speak of there."""
    left = Counter(lost)
    names, places = dict(_named_lines(origin)), _places(result)
    theirs, there, lines = _comments(origin), _comments(result), _lines(result)
    above: dict[int, list[str]] = defaultdict(list)
    waiting: list[str] = []
    for number, line in enumerate(_lines(origin)):
        comment = theirs.get(number)
        brought = comment if comment is not None and left[comment.text] > 0 else None
        if brought is not None:
            left[brought.text] -= 1
        if comment is not None and comment.whole:
            waiting += [comment.text] if brought else []
            continue
        if number not in names:
            continue
        gone = _is_gone(names[number], places)
        at = _nearest(names[number], places)
        if brought is not None and (gone or at in there or _line_of(names[number], places) != at):
            waiting.append(brought.text)
        elif brought is not None:
            body = lines[at].rstrip("\r\n")
            before = line[: brought.column]
            lines[at] = body + before[len(before.rstrip()) :] + brought.text + lines[at][len(body) :]
        if not gone:  # what speaks of something that is gone stands where it stood: above what came after it
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            above[at] += [indent + text + result.newline for text in waiting]
            waiting = []
    if waiting and lines and not lines[-1].endswith(("\r", "\n")):
        lines[-1] += result.newline
    waiting = [text + result.newline for text in waiting]
    text = "".join("".join(above[number]) + line for number, line in enumerate(lines)) + "".join(waiting)
    return make_source(result.path, text, bom=result.bom)


def drop_comments(extra: Counter[str], origin: Source, result: Source) -> Source:
    """The result without comments that a side took out: first those that `origin` has not where the result has them."""
    kept = {(comment.text, name) for _, comment, name in _speaking(origin)}
    lines = _lines(result)
    left = Counter(extra)
    for number, comment, _ in sorted(_speaking(result), key=lambda one: (one[1].text, one[2]) in kept):
        if left[comment.text] > 0:
            left[comment.text] -= 1
            body = lines[number].rstrip("\r\n")
            lines[number] = "" if comment.whole else body[: comment.column].rstrip() + lines[number][len(body) :]
    return make_source(result.path, "".join(lines), bom=result.bom)


def _speaking(source: Source) -> Iterator[tuple[int, _Comment, _Name]]:
    """The comments in order, with their line and the name of what each speaks of: what begins on it or next below."""
    names = dict(_named_lines(source))
    last = max(names, default=-1)
    for number, comment in _comments(source).items():
        at = next((line for line in range(number, last + 1) if line in names), None)
        yield number, comment, () if at is None else names[at]


def _comments(source: Source) -> dict[int, _Comment]:
    """The comments by their lines, numbered from 0; a `#` inside of a value is none."""
    found: dict[int, _Comment] = {}
    spans = list(_spans(compose(source).root, source.text))
    at = 0
    for match in _HASH.finditer(source.text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at < len(spans) and spans[at][0] <= match.start():
            continue
        number = source.line_of(match.start()) - 1
        before = source.text[source.line_starts[number] : match.start()]
        found.setdefault(number, _Comment(match[0].rstrip(), len(before), not before.strip()))
    return found


def _spans(node: Node | None, text: str) -> Iterator[tuple[int, int]]:
    """Where values and keys stand, in order; of text in block style the lines below its `|` or `>`."""
    if node is None or node.aliased:
        return
    if isinstance(node, Mapping):
        entries = [*node.entries.values(), *([node.merge] if node.merge else [])]
        for key, value in sorted(entries, key=lambda entry: entry[0].start):
            yield key.start, key.end
            yield from _spans(value, text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _spans(item, text)
    elif node.style in (ScalarStyle.LITERAL, ScalarStyle.FOLDED):
        yield text.find("\n", node.start, node.end) + 1 or node.end, node.end
    else:
        yield node.start, node.end


def _lines(source: Source) -> list[str]:
    """The lines with their breaks, numbered as the source numbers them, from 0."""
    return [source.text[start:end] for start, end in pairwise([*source.line_starts, len(source.text)])]


def _nearest(name: _Name, places: dict[_Name, int]) -> int:
    """The line of what is named, else of the nearest thing around it."""
    lines = (_line_of(name[:size], places) for size in range(len(name), 0, -1))
    return next((line for line in lines if line is not None), 0)


def _line_of(name: _Name, places: dict[_Name, int]) -> int | None:
    """The line of what is named; a key result may have gone to another objective, an entry say something else."""
    return next((places[one] for one in _also(name) if one in places), None)


def _is_gone(name: _Name, places: dict[_Name, int]) -> bool:
    """Whether the entry that something belongs to is not there any more."""
    sizes = (size for size, key in enumerate(name, 1) if key in BY_ID | BY_CONTENT and size < len(name))
    return any(_line_of(name[: size + 1], places) is None for size in sizes)


def _places(source: Source) -> dict[_Name, int]:
    found: dict[_Name, int] = {}
    for node, name in _named_nodes(compose(source).root, ()):
        found.setdefault(name, source.line_of(node.start) - 1)
        for also in _also(name):
            found.setdefault(also, source.line_of(node.start) - 1)
    return found


def _also(name: _Name) -> Iterator[_Name]:
    """A name and what else goes by it: a key result without its objective, an entry by its date alone."""
    yield name
    if name[2:3] == ("key_results",) and len(name) > 3:
        name = ("", *name[3:])
        yield name
    if any(_DATE.search(part) for part in name):
        yield tuple(found[0] if (found := _DATE.search(part)) else part for part in name)


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
