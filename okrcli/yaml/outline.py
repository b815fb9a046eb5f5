"""The ids of a team's file by a light scan of its lines, for completion in the shell: a guess, in a millisecond.

No YAML is parsed: what the scan does not understand it leaves out, and it never raises. Only completion may build
on it.
"""

from __future__ import annotations

import re
from typing import Any

Outline = tuple[tuple[str, tuple[str, ...]], ...]
"""Each objective's id with those of its key results."""

_LINE = re.compile(
    r"""(?P<lead>[ ]*+(?:-[ ]++)*+)
        (?:(?P<quote>["']?)(?P<key>[A-Za-z_]\w*+)(?P=quote)[ ]*+:(?:[ \t]++(?P<value>\S.*)?|$)
        |(?P<dash>-)?[ \t]*+(?P<open>[{\[])?)""",
    re.VERBOSE,
)
_TOKEN = re.compile(
    r"""(?<!\S)\#[^\n]*+ | (?P<sign>[][{},:]) | "(?P<double>(?:[^"\\]|\\.)*+)" | '(?P<single>(?:[^']|'')*+)'
        | (?P<plain>[^]\s#,{}[] (?:(?!:[]\s,{}[]|:$|\s\#)[^],{}[\n])*+)""",
    re.VERBOSE,
)
_ID = re.compile(r"\bid\b")
_CLOSING = {"[": "]", "{": "}"}
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")


def outline(text: str) -> Outline:
    """The objectives' and key results' ids of a team file's text, in order; those without an id are left out."""
    return tuple((name, tuple(_named(one, "key_results"))) for name, one in _named(_read(text), "objectives").items())


def milestones_in(text: str) -> Outline:
    """Each key result of a team file's text, as `objective/key-result`, with its milestones' ids, in the same way."""
    return tuple(
        (f"{above}/{name}", tuple(_named(one, "milestones")))
        for above, objective in _named(_read(text), "objectives").items()
        for name, one in _named(objective, "key_results").items()
    )


def _named(data: Any, key: str) -> dict[str, Any]:
    """The entries of a list that have an id, by it."""
    entries = data.get(key) if isinstance(data, dict) else None
    found = [one for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    return {one["id"]: one for one in found if isinstance(one.get("id"), str) and one["id"]}


def _read(text: str) -> Any:
    """Mappings, lists and texts, as far as they are understood; nothing stands for what is not."""
    top: list[Any] = [None]
    stack: list[tuple[int, Any]] = [(-1, top)]  # what is open, with its column
    scalar: int | None = None
    text = text.removeprefix("\ufeff")
    skip_to = offset = 0
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        content = line.rstrip()
        indent = len(line) - len(line.lstrip(" "))
        if start < skip_to or not content or content[indent] == "#" or (scalar is not None and indent > scalar):
            continue
        scalar = None
        match = _LINE.match(content)
        if match is None or content.startswith("---"):
            continue
        for dash in re.finditer("-", match["lead"] + (match["dash"] or "")):
            _open(stack, dash.start(), []).append(None)
        at, key, value = len(match["lead"]), match["key"], match["value"]
        if key is not None:
            entries = _open(stack, at, {})
            entries[key] = None
        if match["open"] or (value is not None and value[0] in "[{"):
            opening = match.start("open" if match["open"] else "value")
            if _ID.search(content) or content.count(content[opening]) != content.count(_CLOSING[content[opening]]):
                read, skip_to = _flow(text, start + opening)
                _fill(stack[-1][1], read)
        elif value is not None and _BLOCK_SCALAR.match(value):
            scalar = at
        elif value is not None and value[0] not in "&!#":
            token = _TOKEN.match(value) if key == "id" else None
            _fill(stack[-1][1], _word(token) if token else "")
    return top[0]


def _open(stack: list[tuple[int, Any]], column: int, new: Any) -> Any:
    """What is open at a column and of the kind of what is `new`, or else that."""
    while stack[-1][0] > column or (stack[-1][0] == column and isinstance(stack[-1][1], list) and new == {}):
        stack.pop()
    if stack[-1][0] < column or not isinstance(stack[-1][1], type(new)):
        _fill(stack[-1][1], new)
        stack.append((column, new))
    return stack[-1][1]


def _fill(open_one: Any, value: Any) -> None:
    """Put a value where the last entry or key has none yet."""
    last = -1 if isinstance(open_one, list) else next(reversed(open_one), None)
    if open_one and open_one[last] is None:
        open_one[last] = value


def _flow(text: str, offset: int) -> tuple[Any, int]:
    """A value in brackets or braces, and the offset past it."""
    stack: list[Any] = [[None]]
    expects_value = True
    for token in _TOKEN.finditer(text, offset):
        inner, sign = stack[-1], token["sign"]
        if sign in ("]", "}"):
            stack.pop()
            if len(stack) == 1:
                return stack[0][0], token.end()
        elif sign in (",", ":"):
            expects_value = sign == ":"
        elif sign or token.lastgroup:
            value: Any = {"[": [], "{": {}, None: None}[sign] if sign else _word(token)
            if isinstance(inner, list):
                inner.append(value) if len(stack) > 1 else _fill(inner, value)
            elif expects_value:
                _fill(inner, value)
            elif not sign:
                inner.setdefault(value, None)
            if sign:
                stack.append(value)
                expects_value = False
    return stack[0][0], len(text)


def _word(token: re.Match[str]) -> str:
    return token["double"] or token["single"] or (token["plain"] or "").rstrip()
