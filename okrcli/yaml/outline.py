"""The ids of a team's file by a light scan of its lines, for completion in the shell: a guess, in a millisecond.

No YAML is parsed: what the scan does not understand it leaves out, and it never raises. Only completion may build
on it.
"""

from __future__ import annotations

import re

Outline = tuple[tuple[str, tuple[str, ...]], ...]
"""Each objective's id with those of its key results."""

_LINE = re.compile(
    r"""(?P<lead>[ ]*+(?:-[ ]++)*+)
        (?:(?P<quote>["']?)(?P<key>[A-Za-z_]\w*+)(?P=quote)[ ]*+:(?:[ \t]++(?P<value>\S.*)?|$)
        |(?P<dash>-)?[ \t]*+(?P<open>[{\[])?)""",
    re.VERBOSE,
)
_SCALAR = re.compile(
    r""""(?P<double>(?:[^"\\]|\\.)*+)"|'(?P<single>(?:[^']|'')*+)'|(?P<plain>[^\s#,{}\[\]][^,{}\[\]\n]*)"""
)
_COMMENT = re.compile(r"\s#")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_LISTS = ("objectives", "key_results", "milestones")
_DEPTH = 64


class _Item:
    """An entry of a list: its id, and the entries of the list of interest inside it."""

    __slots__ = ("id", "items")

    def __init__(self, name: str | None = None, items: list[_Item] | None = None) -> None:
        self.id = name
        self.items: list[_Item] = [] if items is None else items

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items if item.id)


class _Open:
    """A key whose list is being scanned, at its column; `items` is none for lists of no interest."""

    __slots__ = ("column", "dash", "items")

    def __init__(self, column: int, items: list[_Item] | None) -> None:
        self.column = column
        self.items = items
        self.dash: int | None = None


def outline(text: str) -> Outline:
    """The objectives' and key results' ids of a team file's text, in order; those without an id are left out."""
    return tuple((objective.id, objective.ids) for objective in _read(text) if objective.id)


def milestones_in(text: str) -> Outline:
    """Each key result of a team file's text, as `objective/key-result`, with its milestones' ids, in the same way."""
    return tuple(
        (f"{objective.id}/{result.id}", result.ids)
        for objective in _read(text)
        for result in objective.items
        if result.id
    )


def _read(text: str) -> list[_Item]:
    text = text.removeprefix("\ufeff")
    start = re.search(r"^\s*+[{]", text)
    if start is not None and not text[: start.end() - 1].strip():
        value, _ = _flow(text, start.end() - 1, 0)
        return _items(value.get("objectives") if isinstance(value, dict) else None)
    return _scan(text)


def _scan(text: str) -> list[_Item]:
    objectives: list[_Item] = []
    stack: list[_Open] = []
    scalar: int | None = None
    skip_to = offset = 0
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        content = line.rstrip()
        indent = len(line) - len(line.lstrip(" "))
        if start < skip_to or not content or content[indent] == "#":
            continue
        if scalar is not None and indent > scalar:
            continue
        scalar = None
        match = _LINE.match(content)
        if match is None:
            continue
        for dash in re.finditer("-", match["lead"] + (match["dash"] or "")):
            _new_item(stack, dash.start())
        at = len(match["lead"])
        key, value = match["key"], match["value"]
        opening = match.start("open") if match["open"] else -1
        if opening >= 0:
            read, skip_to = _flow(text, start + opening, 0)
            _fill(stack, read)
        if key is None:
            continue
        while stack and stack[-1].column >= at:
            stack.pop()
        if value is not None and _BLOCK_SCALAR.match(value):
            scalar = at
        elif value is not None and value[0] in "[{":
            read, skip_to = _flow(text, start + match.start("value"), 0)
            if key in _LISTS:
                _add(stack, objectives, key, _items(read))
        elif key == "id" and value is not None and stack and stack[-1].items:
            stack[-1].items[-1].id = _plain(value)
        elif value is None or value.startswith(("#", "&", "!")):
            inside = _target(stack, objectives, key)
            stack.append(_Open(at, inside))
    return objectives


def _new_item(stack: list[_Open], column: int) -> None:
    while stack and stack[-1].column > column:
        stack.pop()
    if stack and stack[-1].dash in (None, column):
        stack[-1].dash = column
        if stack[-1].items is not None:
            stack[-1].items.append(_Item())


def _target(stack: list[_Open], objectives: list[_Item], key: str) -> list[_Item] | None:
    """Where the entries of a list go: to the file's objectives, to the objective at hand, or to the key result."""
    if key == "objectives" and not stack:
        return objectives
    if key == "key_results" and len(stack) == 1 and stack[0].items:
        return stack[0].items[-1].items
    if key == "milestones" and len(stack) == 2 and stack[1].items:
        return stack[1].items[-1].items
    return None


def _add(stack: list[_Open], objectives: list[_Item], key: str, items: list[_Item]) -> None:
    target = _target(stack, objectives, key)
    if target is not None:
        target += items


def _fill(stack: list[_Open], read: object) -> None:
    """An entry in braces after a dash."""
    if stack and stack[-1].items and isinstance(read, dict):
        filled = _item(read)
        stack[-1].items[-1].id = filled.id
        stack[-1].items[-1].items += filled.items


def _items(value: object) -> list[_Item]:
    return [_item(entry) for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _item(entry: dict[str, object]) -> _Item:
    name = entry.get("id")
    return _Item(name if isinstance(name, str) else None, _items(entry.get("key_results", entry.get("milestones"))))


def _plain(value: str) -> str | None:
    match = _SCALAR.match(value)
    if match is None:
        return None
    if match["plain"] is not None:
        return _bare(value) or None
    return match["double"] or match["single"] or None


def _bare(value: str) -> str:
    """A plain scalar without the comment and the blanks behind it."""
    comment = _COMMENT.search(value)
    return (value[: comment.start()] if comment else value).strip()


def _flow(text: str, offset: int, depth: int) -> tuple[object, int]:
    """A value in brackets or braces, or a scalar within, and the offset past it."""
    opening = text[offset]
    if depth > _DEPTH:
        return None, len(text)
    entries: dict[str, object] = {}
    items: list[object] = []
    key: str | None = None
    offset += 1
    while offset < len(text):
        sign = text[offset]
        if sign in "]}":
            offset += 1
            break
        if sign in ",:":
            key = None if sign == "," else key
            offset += 1
        elif sign == "#" and text[offset - 1].isspace():
            offset = _end(text, offset)
        elif sign in "[{":
            value, offset = _flow(text, offset, depth + 1)
            if opening == "{" and key is not None:
                entries[key] = value
            items.append(value)
        elif match := _SCALAR.match(text, offset):
            offset = match.end()
            if match["plain"] is None:
                word = match["double"] or match["single"] or ""
            else:
                word, colon, _ = match["plain"].partition(": ")
                if colon:
                    offset = match.start() + len(word) + 1
                elif word.endswith(":"):
                    word = word[:-1]
                word = _bare(word)
            if opening == "{" and key is None:
                key = word
            elif opening == "{" and key is not None:
                entries.setdefault(key, word)
            items.append(word)
        else:
            offset += 1
    return (entries if opening == "{" else items), offset


def _end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found
